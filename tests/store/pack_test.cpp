#include "store/pack.h"
#include "interview_fixture.h"
#include "store/pack_format.h"
#include "store/trouble.h"

#include <algorithm>
#include <array>
#include <random>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

const Taking taking{Instant{noon.unix_ms + 5'000}, hanoi, std::nullopt};

OpenOptions other_pc(std::uint64_t seed) {
    OpenOptions options = quiet_options();
    options.id_seed = seed;
    options.machine = "may-" + std::to_string(seed);
    return options;
}

std::string refusal_of(const Result<PackOutcome>& outcome, ErrorKind kind = ErrorKind::refused) {
    REQUIRE_FALSE(outcome.has_value());
    CHECK(std::string(name_of(outcome.error().kind)) == name_of(kind));
    return outcome.error().message;
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// HR's PC with the plan, and a PC for each of the three raters.
class Panel {
public:
    explicit Panel(std::uint64_t seed = 1) {
        hr.make_plan();
        organisation = make_organisation(UuidMaker(seed).next(noon.unix_ms), "Bảo hiểm xã hội Minh An");
        need(hr.store.set_organisation(organisation));
    }
    /// Takes the invitation, rates both questions and hands in; the result.
    Pack result_of(std::size_t rater, int rating) {
        Store pc =
            open_store(hr.folder.file(("pc" + std::to_string(rater) + ".db").c_str()), other_pc(100 + rater));
        need(pc.set_organisation(organisation));
        const Pack invitation = need(make_invitation(hr.store, hr.interview, hr.panel[rater].id, noon));
        static_cast<void>(need(take_pack(pc, invitation.bytes, taking)));
        for (const char* question : {"A01-Q2", "A01-Q1"})
            static_cast<void>(need(pc.append(hr.of_interview(hr.answer(rater, question, rating)))));
        static_cast<void>(need(pc.append(hr.of_interview(RatingsHandedIn{hr.panel[rater].id}))));
        return need(make_result(pc, hr.interview, hr.panel[rater].id, noon));
    }
    std::array<Pack, 3> results() { return {result_of(0, 2), result_of(1, 3), result_of(2, 5)}; }

    /// The pack with its content changed, sealed and signed anew by one who holds the seed.
    std::string forged(const Pack& pack, const std::string& from, const std::string& to) const {
        OpenedPack opened = open_pack(organisation, pack.bytes);
        const std::size_t at = opened.body.find(from);
        REQUIRE(at != std::string::npos);
        opened.body.replace(at, from.size(), to);
        return seal_pack(organisation, opened.envelope, opened.body);
    }
    std::size_t rows() { return need(hr.store.events_after(0, 10'000)).size(); }

    InterviewWorld hr;
    Organisation organisation;
};

struct Answers {
    std::vector<AnswerRated> latest;
    std::vector<Instant> at;
    friend bool operator==(const Answers&, const Answers&) = default;
};

Answers answers_in(const InterviewWorld& w) {
    Answers all;
    for (const AnswerRow& row : need(w.store.panel_answers(w.interview))) {
        CHECK_FALSE(row.first.has_value());
        all.latest.push_back(row.latest);
        all.at.push_back(row.at);
    }
    return all;
}

} // namespace

TEST_CASE("an invitation takes the plan to a member's PC, with its texts, the candidate and the consents") {
    Panel p;
    p.hr.done(ConsentRecorded{"selection", 1, guide_text().hash, true});
    p.hr.done(ConsentRecorded{"selection", 2, guide_text().hash, true});
    p.hr.rate_all(0, 5); // somebody rated at HR's PC already
    const Pack pack = need(make_invitation(p.hr.store, p.hr.interview, p.hr.panel[1].id, noon));
    for (const char* said : {"Thu Hà", "chăm sóc", "Gia hạn", "A01-Q1"})
        CHECK_FALSE(holds(pack.bytes, said));
    CHECK_FALSE(holds(open_pack(p.organisation, pack.bytes).body, "Gia hạn")); // no ratings inside either
    Store pc = open_store(p.hr.folder.file("pc.db"), other_pc(7));
    need(pc.set_organisation(p.organisation));
    const PackOutcome outcome = need(take_pack(pc, pack.bytes, taking));
    CHECK(outcome.kind == PackKind::invitation);
    CHECK_FALSE(outcome.already);
    CHECK(outcome.state == InterviewState::planned);
    const InterviewRow row = need(pc.interview(p.hr.interview)).value();
    CHECK(row.plan == p.hr.plan());
    CHECK(row.day == need(p.hr.store.interview(p.hr.interview))->day);
    for (const PanelRow& member : row.panel)
        CHECK(member.answers == 0);
    const Profile profile = need(pc.person(p.hr.candidate)).value().profile;
    CHECK(profile.name == "Nguyễn Thu Hà");
    CHECK(profile.role == Role::candidate);
    CHECK(profile.post == "Nhân viên chăm sóc khách hàng");
    const auto consents = need(pc.consents(p.hr.candidate));
    REQUIRE(consents.size() == 1); // the newest of each purpose
    CHECK(consents[0].consent.revision == 2);
    CHECK(consents[0].id == p.hr.interview);
    CHECK(need(pc.content(question_text("A01-Q2").hash))->text == question_text("A01-Q2").text);
    const auto rows = need(pc.events_after(0, 100)).size();
    CHECK(need(take_pack(pc, pack.bytes, taking)).already);
    const Pack again = need(make_invitation(p.hr.store, p.hr.interview, p.hr.panel[1].id, noon));
    CHECK(need(take_pack(pc, again.bytes, taking)).already); // another pack that says the same
    CHECK(need(take_pack(p.hr.store, pack.bytes, taking)).already);
    CHECK(need(pc.events_after(0, 100)).size() == rows);
    CHECK(need(check(p.hr.folder.file("pc.db"))).sound());
}

TEST_CASE("results in any order give the same answers, and open the interview with the last") {
    std::optional<Answers> expected;
    std::array<std::size_t, 3> order{0, 1, 2};
    do {
        CAPTURE(order[0]);
        CAPTURE(order[1]);
        Panel p;
        const auto packs = p.results();
        for (int i = 0; i < 3; ++i) {
            const PackOutcome outcome =
                need(take_pack(p.hr.store, packs.at(order.at(static_cast<std::size_t>(i))).bytes, taking));
            CHECK_FALSE(outcome.already);
            CHECK(outcome.answers == 2);
            CHECK(outcome.state == (i < 2 ? InterviewState::rating : InterviewState::open));
        }
        const auto rows = p.rows();
        for (const Pack& pack : packs)
            CHECK(need(take_pack(p.hr.store, pack.bytes, taking)).already);
        CHECK(p.rows() == rows);
        Answers answers = answers_in(p.hr);
        REQUIRE(answers.latest.size() == 6);
        CHECK(answers.latest[0] == p.hr.answer(0, "A01-Q1", 2));
        CHECK(answers.latest[5] == p.hr.answer(2, "A01-Q2", 5));
        if (!expected)
            expected = answers;
        CHECK(answers == *expected);
        need(p.hr.store.rebuild_projections());
        CHECK(answers_in(p.hr) == *expected);
        p.hr.check_sound();
    } while (std::ranges::next_permutation(order).found);
}

TEST_CASE("what a pack brought says who rated, when, and which pack it was") {
    Panel p;
    const Pack pack = p.result_of(1, 3);
    static_cast<void>(
        need(take_pack(p.hr.store, pack.bytes, {taking.at, taking.utc_offset_minutes, p.hr.panel[0].id})));
    CHECK(need(p.hr.store.pack_taken(pack.id)) == content_hash(pack.bytes));
    const auto all = need(p.hr.store.events_after(0, 100));
    const Event& taken = all.back().event;
    CHECK(std::get<PackTaken>(taken.what).pack == pack.id);
    CHECK(std::get<PackTaken>(taken.what).device != p.hr.store.device());
    CHECK(taken.actor == p.hr.panel[0].id);
    CHECK(taken.at == taking.at);
    CHECK(all[all.size() - 3].event.actor == p.hr.panel[1].id);
    CHECK(all[all.size() - 3].event.at == noon);
}

TEST_CASE("ratings that were begun here are replaced by those handed in elsewhere, and stay in the journal") {
    Panel p;
    p.hr.done(p.hr.answer(1, "A01-Q1", 1));
    need(p.hr.store.save_draft(p.hr.interview, draft_of_rating(p.hr.panel[1].id, "A01-Q2"), "dở", noon));
    const auto rows = p.rows();
    static_cast<void>(need(take_pack(p.hr.store, p.result_of(1, 4).bytes, taking)));
    CHECK(need(p.hr.store.own_answers(p.hr.interview, p.hr.panel[1].id)).at(0).latest ==
          p.hr.answer(1, "A01-Q1", 4));
    CHECK(p.rows() == rows + 4);
    CHECK(need(p.hr.store.drafts(p.hr.interview, draft_of_rating(p.hr.panel[1].id))).empty());
}

TEST_CASE("500 alterations of one byte, and every cutting short, are refused and change nothing") {
    Panel p;
    const std::string whole = p.result_of(0, 3).bytes;
    const auto rows = p.rows();
    std::mt19937 random(20'251'121);
    std::uniform_int_distribution<std::size_t> place(0, whole.size() - 1);
    std::uniform_int_distribution<int> change(1, 255);
    for (int i = 0; i < 500; ++i) {
        std::string altered = whole;
        const std::size_t at = place(random);
        altered[at] = static_cast<char>(static_cast<unsigned char>(altered[at]) ^ change(random));
        CAPTURE(at);
        const auto outcome = take_pack(p.hr.store, altered, taking);
        REQUIRE_FALSE(outcome.has_value());
        CHECK_FALSE(outcome.error().message.empty());
        CHECK(outcome.error().kind != ErrorKind::internal);
    }
    for (std::size_t length = 0; length < whole.size(); length += 1 + length / 16)
        CHECK_FALSE(take_pack(p.hr.store, whole.substr(0, length), taking).has_value());
    CHECK(holds(refusal_of(take_pack(p.hr.store, whole + "x", taking), ErrorKind::damaged), "đã bị sửa"));
    CHECK(holds(refusal_of(take_pack(p.hr.store, "không phải gói", taking), ErrorKind::bad_input),
                "không phải gói"));
    CHECK(p.rows() == rows);
    CHECK_FALSE(need(take_pack(p.hr.store, whole, taking)).already);
}

TEST_CASE("a pack of another organisation, of a newer program or too large is refused with its reason") {
    Panel p;
    const Pack pack = p.result_of(0, 3);
    Panel stranger(2);
    CHECK(holds(refusal_of(take_pack(stranger.hr.store, pack.bytes, taking)), "đơn vị khác"));
    Organisation same_id = make_organisation(p.organisation.id, "Mạo danh"); // another seed
    need(stranger.hr.store.set_organisation(same_id, Store::Replace::yes));
    CHECK(
        holds(refusal_of(take_pack(stranger.hr.store, pack.bytes, taking), ErrorKind::damaged), "đã bị sửa"));
    InterviewWorld alone;
    CHECK(holds(refusal_of(take_pack(alone.store, pack.bytes, taking)), "chưa ghép"));
    OpenedPack opened = open_pack(p.organisation, pack.bytes);
    opened.envelope.version = pack_version + 1;
    CHECK(holds(
        refusal_of(take_pack(p.hr.store, seal_pack(p.organisation, opened.envelope, opened.body), taking),
                   ErrorKind::newer_data),
        "mới hơn"));
    CHECK(holds(refusal_of(take_pack(p.hr.store, pack.bytes + std::string(largest_pack, ' '), taking),
                           ErrorKind::bad_input),
                "8 MB"));
    CHECK_THROWS_AS(
        static_cast<void>(seal_pack(p.organisation, opened.envelope, std::string(largest_pack, ' '))),
        Trouble);
}

TEST_CASE("a result that the interview doesn't allow is refused whole, though sealed and signed") {
    Panel p;
    const Pack pack = p.result_of(0, 3);
    const auto rows = p.rows();
    const auto refused = [&](const std::string& from, const std::string& to) {
        return refusal_of(take_pack(p.hr.store, p.forged(pack, from, to), taking));
    };
    const std::string facet_at = R"("facet":"autonomy","rating":3)";
    CHECK(holds(refused(facet_at, R"("facet":"autonomy","rating":9)"), "từ 1 đến 5"));
    CHECK(holds(refused(facet_at, R"("facet":"autonomy","rating":0)"), "từ 1 đến 5"));
    CHECK(holds(refused(facet_at, R"("facet":"understand","rating":3)"), "không đo trục"));
    CHECK(holds(refused(R"("question":"A01-Q2")", R"("question":"A01-Q9")"), "câu hỏi này không có"));
    CHECK(holds(refused(p.hr.panel[0].id.str(), p.hr.panel[1].id.str()), "điểm của người khác"));
    const auto damaged = [&](const std::string& from, const std::string& to) {
        return refusal_of(take_pack(p.hr.store, p.forged(pack, from, to), taking), ErrorKind::damaged);
    };
    CHECK_FALSE(damaged(R"("answers":)", R"("replies":)").empty());
    CHECK_FALSE(damaged(R"("rating":3)", R"("rating":"3")").empty());
    CHECK(p.rows() == rows);
    CHECK(need(p.hr.store.interview(p.hr.interview))->panel[0].answers == 0);
}

TEST_CASE("a result of an unknown, closed or cancelled interview, or of one outside the panel, is refused") {
    Panel p;
    const auto packs = p.results();
    Panel elsewhere; // the same ids, as everything is seeded; so under another organisation's roof
    need(elsewhere.hr.store.set_organisation(p.organisation, Store::Replace::yes));
    OpenedPack opened = open_pack(p.organisation, packs[0].bytes);
    opened.envelope.interview = p.hr.candidate;
    const std::string unknown = seal_pack(p.organisation, opened.envelope, opened.body);
    CHECK(holds(refusal_of(take_pack(p.hr.store, unknown, taking)), "không có buổi phỏng vấn đó"));
    opened = open_pack(p.organisation, packs[0].bytes);
    const std::string rater = opened.envelope.rater.str();
    for (std::size_t at = opened.body.find(rater); at != std::string::npos; at = opened.body.find(rater))
        opened.body.replace(at, rater.size(), p.hr.candidate.str());
    opened.envelope.rater = p.hr.candidate;
    const std::string outsider = seal_pack(p.organisation, opened.envelope, opened.body);
    CHECK(holds(refusal_of(take_pack(p.hr.store, outsider, taking)), "không có trong hội đồng"));
    p.hr.done(PanelMemberLeft{p.hr.panel[2].id, "Bận"});
    CHECK(holds(refusal_of(take_pack(p.hr.store, packs[2].bytes, taking)), "đã rời"));
    static_cast<void>(need(take_pack(p.hr.store, packs[0].bytes, taking)));
    p.hr.done(PanelMemberLeft{p.hr.panel[1].id, "Bận"});
    p.hr.done(InterviewClosed{{}, {p.hr.panel[0]}});
    CHECK(holds(refusal_of(take_pack(p.hr.store, packs[1].bytes, taking)), "đã chốt"));
    CHECK(need(take_pack(p.hr.store, packs[0].bytes, taking)).already); // known before
    elsewhere.hr.done(InterviewCancelled{"Rút."});
    CHECK(holds(refusal_of(take_pack(elsewhere.hr.store, packs[0].bytes, taking)), "đã huỷ"));
}

TEST_CASE("the same pack id with other content is refused; another pack with the same ratings is known") {
    Panel p;
    const Pack pack = p.result_of(0, 3);
    static_cast<void>(need(take_pack(p.hr.store, pack.bytes, taking)));
    const auto rows = p.rows();
    const std::string other = p.forged(pack, "Nộp kịp.", "Nộp trễ.");
    CHECK(holds(refusal_of(take_pack(p.hr.store, other, taking)), "cùng mã nhưng khác nội dung"));
    OpenedPack opened = open_pack(p.organisation, pack.bytes);
    opened.envelope.pack = p.hr.store.new_id(noon);
    CHECK(
        need(take_pack(p.hr.store, seal_pack(p.organisation, opened.envelope, opened.body), taking)).already);
    opened.body = open_pack(p.organisation, other).body;
    CHECK(holds(
        refusal_of(take_pack(p.hr.store, seal_pack(p.organisation, opened.envelope, opened.body), taking)),
        "đã nộp"));
    CHECK(p.rows() == rows);
}

TEST_CASE("packs are made only of what may leave the PC") {
    Panel p;
    const Uuid ha = p.hr.panel[0].id;
    const auto fails = [](const Result<Pack>& pack) {
        REQUIRE_FALSE(pack.has_value());
        return pack.error().message;
    };
    CHECK(holds(fails(make_result(p.hr.store, p.hr.interview, ha, noon)), "chưa nộp"));
    p.hr.rate_all(0, 3);
    CHECK(holds(fails(make_result(p.hr.store, p.hr.interview, ha, noon)), "chưa nộp"));
    p.hr.hand_in(0);
    p.hr.rate_all(1, 1);
    const Pack own = need(make_result(p.hr.store, p.hr.interview, ha, noon));
    CHECK_FALSE(holds(open_pack(p.organisation, own.bytes).body, p.hr.panel[1].id.str()));
    CHECK(holds(fails(make_invitation(p.hr.store, p.hr.interview, ha, noon)), "đã nộp"));
    CHECK(holds(fails(make_invitation(p.hr.store, p.hr.interview, p.hr.candidate, noon)), "không có trong"));
    CHECK(holds(fails(make_invitation(p.hr.store, p.hr.candidate, ha, noon)), "Không tìm thấy"));
    p.hr.done(PanelMemberLeft{p.hr.panel[2].id, "Bận"});
    CHECK(holds(fails(make_invitation(p.hr.store, p.hr.interview, p.hr.panel[2].id, noon)), "đã rời"));
    p.hr.done(InterviewCancelled{"Rút."});
    CHECK(holds(fails(make_invitation(p.hr.store, p.hr.interview, p.hr.panel[1].id, noon)), "đã huỷ"));
    InterviewWorld alone;
    alone.make_plan();
    CHECK(holds(fails(make_invitation(alone.store, alone.interview, alone.panel[0].id, noon)), "chưa ghép"));
}

TEST_CASE("a rating that was changed after the opening travels as it was handed in") {
    InterviewWorld w;
    w.panel.resize(1);
    w.make_plan();
    need(w.store.set_organisation(make_organisation(w.store.new_id(noon), "Minh An")));
    w.rate_all(0, 2);
    w.hand_in(0);
    w.done(w.answer(0, "A01-Q1", 4, "Đọc lại ghi chú."), Instant{noon.unix_ms + 60'000});
    const Pack pack = need(make_result(w.store, w.interview, w.panel[0].id, noon));
    const std::string body = open_pack(need(w.store.organisation()).value(), pack.bytes).body;
    CHECK_FALSE(holds(body, "Đọc lại"));
    CHECK_FALSE(holds(body, R"("rating":4)"));
    CHECK(need(take_pack(w.store, pack.bytes, taking)).already);
}

TEST_CASE("an invitation to an interview that is planned otherwise here is refused") {
    Panel p;
    const Pack pack = need(make_invitation(p.hr.store, p.hr.interview, p.hr.panel[0].id, noon));
    const std::string other = p.forged(pack, R"("minutes":45)", R"("minutes":46)");
    CHECK(holds(refusal_of(take_pack(p.hr.store, other, taking)), "kế hoạch khác"));
    OpenedPack opened = open_pack(p.organisation, pack.bytes);
    opened.envelope.rater = p.hr.candidate;
    CHECK(holds(
        refusal_of(take_pack(p.hr.store, seal_pack(p.organisation, opened.envelope, opened.body), taking)),
        "không có trong hội đồng"));
}

TEST_CASE("a pack's file is there whole or not at all, and too large a one isn't read") {
    Panel p;
    const Pack pack = p.result_of(0, 3);
    const fs::path file = p.hr.folder.file("phieu.mqpack");
    write_bytes(file, "cũ");
    need(write_pack(file, pack));
    CHECK(need(read_pack(file)) == pack.bytes);
    CHECK((fs::status(file).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
          fs::perms::none);
    const Status nowhere = write_pack(p.hr.folder.file("không có") / "x.mqpack", pack);
    REQUIRE_FALSE(nowhere.has_value());
    CHECK(nowhere.error().kind == ErrorKind::io);
    for (const auto& entry : fs::directory_iterator(p.hr.folder.path()))
        CHECK_FALSE(holds(entry.path().string(), ".part-"));
    fs::resize_file(file, largest_pack + 1);
    const auto large = read_pack(file);
    REQUIRE_FALSE(large.has_value());
    CHECK(large.error().kind == ErrorKind::bad_input);
    CHECK(read_pack(p.hr.folder.file("none.mqpack")).error().kind == ErrorKind::not_found);
    CHECK(read_pack(p.hr.folder.path()).error().kind == ErrorKind::io);
}

TEST_CASE("an organisation is kept in the file, paired by a file, and not replaced by accident") {
    const TempFolder folder;
    const Organisation own = [&] {
        Store store = open_store(folder.file());
        CHECK_FALSE(need(store.organisation()).has_value());
        const Organisation made = make_organisation(store.new_id(noon), "Công ty Minh An");
        CHECK(made.seed != make_organisation(made.id, made.name).seed);
        need(store.set_organisation(made));
        return made;
    }();
    Store store = open_store(folder.file());
    CHECK(need(store.organisation()) == own);
    const fs::path file = folder.file("minh-an.mqpair");
    need(export_pairing(file, own));
    const Organisation read = need(import_pairing(file));
    CHECK(read == own);
    need(store.set_organisation(read)); // the same again
    const Organisation other = make_organisation(store.new_id(noon), "Công ty khác");
    const Status refused = store.set_organisation(other);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::refused);
    CHECK(holds(refused.error().message, "Công ty Minh An"));
    CHECK(need(store.organisation()) == own);
    need(store.set_organisation(other, Store::Replace::yes));
    CHECK(need(store.organisation()) == other);
    CHECK(need(check(folder.file())).sound());
}

TEST_CASE("a pairing file that isn't one, isn't whole or is newer is told apart") {
    const Organisation own = make_organisation(UuidMaker(4).next(noon.unix_ms), "Minh An");
    const std::string text = pairing_text(own);
    const auto kind_of_error = [](const std::string& bad) {
        const auto read = read_pairing(bad);
        REQUIRE_FALSE(read.has_value());
        CHECK_FALSE(read.error().message.empty());
        return read.error().kind;
    };
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string copy = text;
        REQUIRE(copy.find(from) != std::string::npos);
        return copy.replace(copy.find(from), from.size(), to);
    };
    for (const std::string& bad :
         {std::string(), std::string("{}"), std::string("[1]"), text.substr(0, text.size() / 2),
          changed("monqua-pairing", "monqua-pack"), changed("\"version\": 1", "\"version\": 0"),
          changed(own.id.str(), "019aa4b6"), changed("\"seed\": \"", "\"seed\": \"AAAA"),
          changed("\"seed\": \"", "\"seed\": \"*"), changed("\"seed\"", "\"sead\"")})
        CHECK(kind_of_error(bad) == ErrorKind::bad_input);
    CHECK(kind_of_error(changed("\"version\": 1", "\"version\": 2")) == ErrorKind::newer_data);
}
