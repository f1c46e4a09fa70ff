#include "interview_fixture.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

ObservationRecorded sheet(const Uuid& observer) {
    ObservationRecorded e;
    e.observer = observer;
    e.observer_name = "Lê Hà";
    e.what = "Gọi lại khách về hoá đơn sai";
    e.channel = "phone";
    e.difficulty = 3;
    e.help = 4;
    e.steps_done = {"listen", "apologize"};
    e.pitfalls = {"blame", "blame"};
    e.ratings = {{"understand", 4, "Hỏi đủ."}, {"respond", 3, {}}, {"autonomy", std::nullopt, {}}};
    e.word = "Hỏi tốt.";
    e.own_view = "Em hơi vội.";
    e.guide = guide_text().hash;
    return e;
}

Uuid observe(InterviewWorld& w, Instant at) {
    const Uuid id = w.store.new_id(at);
    const std::vector<Content> contents{guide_text()};
    static_cast<void>(need(w.write(event(w.candidate, id, sheet(w.panel[0].id), at), contents)));
    return id;
}

} // namespace

TEST_CASE("closed interviews and observations are evidence in the order they became it") {
    on_both([](InterviewWorld& w) {
        w.open_ratings(2); // Hà 2, Nam 3, Vy 4
        w.done(w.answer(0, "A01-Q1", 3, "Nghe lại."));
        w.done(CellSettled{"A01-Q1", "respond", 5, "Thống nhất."});
        const Uuid observed = observe(w, Instant{noon.unix_ms + 86'400'000});
        CHECK(need(w.store.rated(w.candidate)).size() == 1); // the interview isn't closed yet
        CHECK(need(w.store.rated_interviews()).empty());
        w.done(InterviewClosed{"Đồng ý.", w.panel}, Instant{noon.unix_ms + 2 * 86'400'000});
        const auto rows = need(w.store.rated(w.candidate));
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].observation);
        CHECK(rows[0].id == observed);
        CHECK(rows[0].title == "Gọi lại khách về hoá đơn sai");
        REQUIRE(rows[0].cells.size() == 2); // what could not be judged is no rating
        CHECK(rows[0].cells[0].rating == 4);
        CHECK(rows[0].cells[0].question.empty());
        CHECK(rows[0].cells[0].rater_name == "Lê Hà");
        CHECK(iso_day(rows[0].day) == "2025-11-22");
        CHECK(rows[1].title == "Nhân viên chăm sóc khách hàng · Vòng 2");
        CHECK(iso_day(rows[1].day) == "2025-11-23");
        CHECK(rows[0].seq < rows[1].seq);
        REQUIRE(rows[1].cells.size() == 12);
        CHECK(rows[1].cells[0].rating == 3); // the latest of Hà
        CHECK(rows[1].cells[2].rater_name == "Đỗ Nam");
        CHECK(rows[1].cells[2].rating == 3);
        CHECK(need(w.store.rated_interviews()).size() == 1);
        CHECK(need(w.store.rated(w.panel[0].id)).empty());
    });
}

TEST_CASE("what a standing rests on counts interviews and observations as well, by row and day") {
    on_both([](InterviewWorld& w) {
        const Instant later{noon.unix_ms + 86'400'000};
        static_cast<void>(play(w.store, w.candidate, 1, started("chu-ky-so-cham", Mode::assessment)));
        CHECK(need(w.store.people_assessed()) == std::vector{w.candidate});
        static_cast<void>(observe(w, later));
        w.open_ratings();
        const auto last = [&] { return need(w.store.events_after(0, 1'000)).back().seq; };
        const Day today{local_day(FixedClock(noon, hanoi), noon)};
        const Day tomorrow{today.number + 1};
        CHECK(need(w.store.count_assessed(w.candidate, last(), tomorrow)) == 2);
        CHECK(need(w.store.count_assessed(w.candidate, last(), today)) == 1);
        w.done(InterviewClosed{{}, w.panel}, later);
        CHECK(need(w.store.count_assessed(w.candidate, last(), tomorrow)) == 3);
        CHECK(need(w.store.count_assessed(w.candidate, last() - 1, tomorrow)) == 2);
        CHECK(need(w.store.count_assessed(w.candidate, last(), today)) == 1);
        CHECK(need(w.store.count_assessed(w.panel[0].id, last(), tomorrow)) == 0);
    });
    InterviewWorld only_observed;
    static_cast<void>(observe(only_observed, noon));
    CHECK(need(only_observed.store.people_assessed()) == std::vector{only_observed.candidate});
    InterviewWorld only_interviewed;
    only_interviewed.open_ratings();
    CHECK(need(only_interviewed.store.people_assessed()).empty());
    only_interviewed.done(InterviewClosed{{}, only_interviewed.panel});
    CHECK(need(only_interviewed.store.people_assessed()) == std::vector{only_interviewed.candidate});
}

TEST_CASE("an observation is kept whole, once, and within its scales") {
    on_both([](InterviewWorld& w) {
        const Uuid id = observe(w, noon);
        const auto rows = need(w.store.observations(w.candidate));
        REQUIRE(rows.size() == 1);
        CHECK(rows[0].id == id);
        CHECK(rows[0].sheet == sheet(w.panel[0].id));
        CHECK_FALSE(w.write(event(w.candidate, id, sheet(w.panel[0].id))).has_value());
        ObservationRecorded wrong = sheet(w.panel[0].id);
        wrong.ratings[0].rating = 9;
        CHECK_FALSE(w.write(event(w.candidate, w.store.new_id(noon), wrong)).has_value());
        wrong = sheet(w.panel[0].id);
        wrong.difficulty = 0;
        CHECK_FALSE(w.write(event(w.candidate, w.store.new_id(noon), wrong)).has_value());
        CHECK_FALSE(w.write(event(w.panel[1].id, w.store.new_id(noon), sheet(w.panel[0].id))).has_value());
        CHECK(need(w.store.observations(w.candidate)).size() == 1);
    });
}

TEST_CASE("consents newest first, the latest decision, benchmarks in order") {
    on_both([](InterviewWorld& w) {
        w.make_plan();
        const ContentHash wording = guide_text().hash;
        CHECK_FALSE(need(w.store.candidate_decision(w.candidate)).has_value());
        w.done(ConsentRecorded{"selection", 1, wording, true});
        static_cast<void>(need(w.write(event(w.candidate, {}, ConsentRecorded{"keep", 2, wording, false}))));
        const auto consents = need(w.store.consents(w.candidate));
        REQUIRE(consents.size() == 2);
        CHECK(consents[0].consent == ConsentRecorded{"keep", 2, wording, false});
        CHECK(consents[0].id.is_nil());
        CHECK(consents[1].id == w.interview);
        w.done(CandidateDecided{false, true, 20'500});
        w.done(CandidateDecided{true, true, std::nullopt});
        CHECK(need(w.store.candidate_decision(w.candidate)) == CandidateDecided{true, true, std::nullopt});
        const BenchmarkRated first{"B01", 1, wording, {{"respond", 4, "Rõ."}}};
        const BenchmarkRated second{"B01", 1, wording, {{"respond", std::nullopt, {}}}};
        for (const BenchmarkRated& rated : {first, second})
            static_cast<void>(need(w.write(event(w.candidate, {}, rated))));
        const auto benchmarks = need(w.store.benchmarks(w.candidate));
        REQUIRE(benchmarks.size() == 2);
        CHECK(benchmarks[0].rated == first);
        CHECK(benchmarks[1].rated == second);
        CHECK_FALSE(w.write(event(w.candidate, {}, BenchmarkRated{"B01", 1, wording, {{"respond", 0, {}}}}))
                        .has_value());
        for (const Payload& what : {Payload(ConsentRecorded{"keep", 2, wording, true}), Payload(first),
                                    Payload(CandidateDecided{})})
            CHECK_FALSE(w.write(event(w.panel[0].id, {}, what)).has_value()); // nobody of that id
    });
}

TEST_CASE("a pack is taken in once") {
    on_both([](InterviewWorld& w) {
        w.make_plan();
        const PackTaken taken{w.store.new_id(noon), content_hash("bytes"), w.store.new_id(noon)};
        CHECK_FALSE(need(w.store.pack_taken(taken.pack)).has_value());
        w.done(taken);
        CHECK(need(w.store.pack_taken(taken.pack)) == taken.bytes);
        CHECK(w.refusal(taken).find("đã được nhận") != std::string::npos);
    });
}

TEST_CASE("drafts of ratings are their rater's alone, and go with what became of them") {
    on_both([](InterviewWorld& w) {
        w.make_plan();
        const Uuid ha = w.panel[0].id;
        const Uuid nam = w.panel[1].id;
        for (const Uuid& rater : {ha, nam})
            for (const char* question : {"A01-Q1", "A01-Q2"})
                need(w.store.save_draft(w.interview, draft_of_rating(rater, question), "ghi chú", noon));
        need(w.store.save_draft(w.interview, draft_of_cell("A01-Q1", "respond"), "vì", noon));
        need(w.store.save_draft(w.interview, "summary", "tóm", noon));
        CHECK(need(w.store.drafts(w.interview)).size() == 2); // no rater's
        CHECK(need(w.store.drafts(w.interview, "rate")).empty());
        CHECK(need(w.store.drafts(w.interview, "rate:")).empty());
        CHECK(need(w.store.drafts(w.interview, draft_of_rating(ha))).size() == 2);
        CHECK(need(w.store.drafts(w.interview, draft_of_rating(nam, "A01-Q1"))).size() == 1);
        w.done(w.answer(0, "A01-Q1", 3));
        CHECK(need(w.store.drafts(w.interview, draft_of_rating(ha))) ==
              std::vector<Draft>{{draft_of_rating(ha, "A01-Q2"), "ghi chú"}});
        w.hand_in(0);
        CHECK(need(w.store.drafts(w.interview, draft_of_rating(ha))).empty());
        CHECK(need(w.store.drafts(w.interview, draft_of_rating(nam))).size() == 2);
        w.done(PanelMemberLeft{nam, {}});
        CHECK(need(w.store.drafts(w.interview, draft_of_rating(nam))).empty());
        w.done(PanelMemberLeft{w.panel[2].id, {}});
        w.done(CellSettled{"A01-Q1", "respond", 3, "vì"});
        CHECK(need(w.store.drafts(w.interview)) == std::vector<Draft>{{"summary", "tóm"}});
        w.done(InterviewClosed{"tóm", w.panel});
        CHECK(need(w.store.drafts(w.interview)).empty());
        need(w.store.save_draft(w.candidate, draft_of_observation, "đang ghi", noon));
        CHECK(need(w.store.drafts(w.candidate)).size() == 1);
        static_cast<void>(observe(w, noon));
        CHECK(need(w.store.drafts(w.candidate)).empty());
    });
}

TEST_CASE("what is said of people in an interview lies nowhere in clear, and is sealed for who may read it") {
    class Watching final : public Vault {
    public:
        Result<Sealed> seal(const SealContext& context, std::string_view plain) override {
            purposes.push_back(context.purpose);
            return Sealed{std::string(plain.rbegin(), plain.rend()), 7};
        }
        Result<std::string> open(const SealContext&, const Sealed& sealed) const override {
            return std::string(sealed.bytes.rbegin(), sealed.bytes.rend());
        }
        std::vector<Purpose> purposes;
    };
    const auto vault = std::make_shared<Watching>();
    OpenOptions options = quiet_options();
    options.vault = vault;
    InterviewWorld w(false, options);
    vault->purposes.clear();
    w.open_ratings();
    w.done(CellSettled{"A01-Q1", "respond", 3, "vì neo"});
    need(w.store.save_draft(w.interview, "summary", "dang viet tom tat", noon));
    for (const Purpose purpose : vault->purposes)
        CHECK(purpose == Purpose::interview);
    vault->purposes.clear();
    w.done(ConsentRecorded{"selection", 1, guide_text().hash, true});
    CHECK(vault->purposes == std::vector{Purpose::rights});
    vault->purposes.clear();
    static_cast<void>(observe(w, noon));
    static_cast<void>(need(w.write(event(w.candidate, {}, BenchmarkRated{"B01", 1, guide_text().hash, {}}))));
    for (const Purpose purpose : vault->purposes)
        CHECK(purpose == Purpose::evidence);
    const std::string bytes = read_bytes(w.folder.file()) + read_bytes(w.folder.file("monqua.db-wal"));
    for (const char* said : {"Gia hạn", "\"rating\"", "chăm sóc", "Lê Hà", "vì neo", "dang viet", "Em hơi"})
        CHECK_MESSAGE(bytes.find(said) == std::string::npos, said);
}

TEST_CASE("the events of an interview are found through the journal's index on its subject") {
    InterviewWorld w;
    w.open_ratings();
    SQLite::Database database(w.folder.file().string(), SQLite::OPEN_READONLY);
    SQLite::Statement plan(database,
                           "EXPLAIN QUERY PLAN SELECT seq FROM journal WHERE subject = ?1 AND"
                           " (kind <> 'answer_rated' OR EXISTS (SELECT 1 FROM interview WHERE"
                           " id = ?1 AND opened_seq IS NOT NULL)) ORDER BY seq");
    REQUIRE(plan.executeStep());
    CHECK(plan.getColumn(3).getString().find("journal_by_subject") != std::string::npos);
    CHECK(need(w.store.events_of(w.interview)).size() == 10); // plan, 3 × (2 answers and handing in)
}

TEST_CASE("a table of interviews that was tampered with is told, and rebuilt from the journal") {
    InterviewWorld w;
    w.open_ratings();
    REQUIRE(run_sql(w.folder.file(), "UPDATE panel SET handed_seq = NULL WHERE number = 1").empty());
    REQUIRE(run_sql(w.folder.file(), "DELETE FROM answer WHERE question = 'A01-Q2'").empty());
    const auto report = need(check(w.folder.file()));
    CHECK_FALSE(report.sound());
    CHECK(report.findings.size() == 2);
    CHECK(report.findings.at(1).message.find("answer") != std::string::npos);
    need(w.store.rebuild_projections());
    w.check_sound();
}

TEST_CASE("a backup holds the interview") {
    InterviewWorld w;
    w.open_ratings();
    static_cast<void>(need(w.store.backup_to(w.folder.file("copy.db"))));
    const Store copy = open_store(w.folder.file("copy.db"));
    CHECK(need(copy.panel_answers(w.interview)).size() == 6);
    CHECK(need(check(w.folder.file("copy.db"))).sound());
}

TEST_CASE("a profile written before there were posts and contacts still reads, and the new ones come back") {
    InterviewWorld w;
    CHECK(need(w.store.person(w.candidate))->profile.post == "Nhân viên chăm sóc khách hàng");
    CHECK(need(w.store.person(w.candidate))->profile.contact.empty());
    Profile profile = need(w.store.person(w.candidate))->profile;
    profile.contact = "0912 345 678";
    static_cast<void>(need(w.write(event(w.candidate, {}, ProfileChanged{profile}))));
    CHECK(need(w.store.person(w.candidate))->profile == profile);
}
