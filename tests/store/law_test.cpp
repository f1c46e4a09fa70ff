#include "interview_fixture.h"
#include "law_fixture.h"
#include "store/event_json.h"
#include "store/journal.h"
#include "store/trouble.h"

#include <algorithm>
#include <limits>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

constexpr std::int64_t day_ms = 86'400'000;
const std::string composed = "Hường";
const std::string decomposed = "Hu\xCC\x9Bo\xCC\x9B\xCC\x80ng";

InterviewEvidenced evidence() {
    return {"Nhân viên chăm sóc · vòng 1",
            {{"q1", 0, "respond", 3}, {"q1", 1, "respond", 4}, {"q2", 0, "own", 5}},
            {0.25, std::nullopt}};
}

} // namespace

namespace mq::store::test {

RequestMade request(const std::string& kind, const std::string& text) {
    return {kind, text, noon.unix_ms + day_ms, noon.unix_ms + 2 * day_ms};
}

std::vector<Payload> every_law_event() {
    return {AccessLogged{"export", "xlsx"},
            AccessLogged{"member_page", {}},
            request("correct", "Em tên Hường ạ."),
            request(),
            RequestAnswered{false, "Hồ sơ đang được dùng để trả lời khiếu nại."},
            RequestAnswered{},
            RequestCarriedOut{"Đã sửa tên."},
            RequestCarriedOut{},
            GroupNoted{{{"sex", "female"}}},
            GroupNoted{},
            evidence(),
            InterviewEvidenced{},
            PersonErased{"request", 12},
            RecordsErased{"practice_6_months", 3, 40},
            DataRestored{120, 7},
            ClockWentBack{noon.unix_ms}};
}

} // namespace mq::store::test

TEST_CASE("texts of requests and the log of who looked are kept in NFC") {
    CHECK(cleaned(AccessLogged{"export", decomposed}) == Payload(AccessLogged{"export", composed}));
    CHECK(cleaned(request("access", decomposed)) == Payload(request("access", composed)));
    CHECK(cleaned(RequestAnswered{true, decomposed}) == Payload(RequestAnswered{true, composed}));
    CHECK(cleaned(RequestCarriedOut{decomposed}) == Payload(RequestCarriedOut{composed}));
    CHECK(cleaned(InterviewEvidenced{decomposed, {}, {}}) == Payload(InterviewEvidenced{composed, {}, {}}));
    CHECK_THROWS_AS(static_cast<void>(cleaned(request("access", "\xFF"))), Trouble);
}

TEST_CASE("a body of the law's rows that says something else is damaged") {
    const char* bodies[][2] = {
        {"access_logged", R"({"v":4})"},
        {"request_made", R"({"kind":"access","v":4})"},
        {"request_answered", R"({"accepted":"yes","v":4})"},
        {"group_noted", R"({"groups":[1],"v":4})"},
        {"interview_evidenced", R"({"cells":[{"question":"q"}],"severities":[],"v":4})"},
        {"interview_evidenced", R"({"cells":[],"severities":["x"],"v":4})"},
        {"person_erased", R"({"reason":"request","v":4})"},
        {"clock_went_back", R"({"v":4})"},
    };
    for (const auto& [kind, body] : bodies) {
        CAPTURE(body);
        CHECK_THROWS_AS(static_cast<void>(from_body(kind, body)), Trouble);
    }
    InterviewEvidenced e = evidence();
    e.severities[0] = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(static_cast<void>(to_body(e)), Trouble);
}

TEST_CASE("each kind of row is sealed for those who must be able to read it") {
    const Uuid somebody = UuidMaker(9).next(noon.unix_ms);
    const auto purpose = [&](const char* kind) { return purpose_of_kind(kind, somebody); };
    CHECK(purpose("profile_changed") == Purpose::profile);
    CHECK(purpose("consent_recorded") == Purpose::rights);
    CHECK(purpose("request_made") == Purpose::rights);
    CHECK(purpose("access_logged") == Purpose::rights);
    CHECK(purpose_of_kind("access_logged", Uuid{}) == Purpose::common);
    CHECK(purpose("group_noted") == Purpose::group);
    CHECK(purpose("answer_rated") == Purpose::interview);
    CHECK(purpose("interview_evidenced") == Purpose::evidence);
    CHECK(purpose("decision") == Purpose::evidence);
    CHECK(purpose_of_kind("complaint_logged", Uuid{}) == Purpose::evidence);
    CHECK(purpose_of_kind("team_defined", Uuid{}) == Purpose::common);
    CHECK(purpose_of_kind("person_erased", Uuid{}) == Purpose::common);
}

namespace {

/// Opens everything but interviews while it is closed, as a lead's account does.
class LeadsVault final : public Vault {
public:
    [[nodiscard]] Result<Sealed> seal(const SealContext& context, std::string_view plain) override {
        return plain_.seal(context, plain);
    }
    [[nodiscard]] Result<std::string> open(const SealContext& context, const Sealed& sealed) const override {
        if (closed && context.purpose == Purpose::interview)
            return fail(ErrorKind::refused, "Hãy đăng nhập.");
        return plain_.open(context, sealed);
    }
    bool closed = false;

private:
    PlainVault plain_;
};

/// Ratings by question and facet, with the severity of who gave them and nobody's name.
std::vector<std::string> inputs(const RatedRow& row) {
    std::vector<std::string> all;
    for (const RatedRow::Cell& cell : row.cells) {
        const auto severity = row.severities.find(cell.rater.str());
        all.push_back(cell.question + " " + cell.facet + " " + std::to_string(cell.rating) + " " +
                      (severity == row.severities.end() ? "-" : std::to_string(severity->second)));
    }
    std::ranges::sort(all);
    return all;
}

InterviewEvidenced evidenced(const RatedRow& row, const std::vector<PanelMember>& panel) {
    InterviewEvidenced e{row.title, {}, {}};
    const auto place = [&](const Uuid& rater) {
        return static_cast<int>(std::ranges::find(panel, rater, &PanelMember::id) - panel.begin());
    };
    for (const RatedRow::Cell& cell : row.cells)
        e.cells.push_back({cell.question, place(cell.rater), cell.facet, cell.rating});
    for (const PanelMember& member : panel) {
        const auto severity = row.severities.find(member.id.str());
        e.severities.push_back(severity == row.severities.end() ? std::nullopt
                                                                : std::optional(severity->second));
    }
    return e;
}

} // namespace

TEST_CASE("whoever can't read an interview's own rows gets the same ratings and severities, without names") {
    const auto vault = std::make_shared<LeadsVault>();
    OpenOptions options = quiet_options();
    options.vault = vault;
    InterviewWorld w(false, options);
    w.open_ratings();
    CHECK_FALSE(w.write(InterviewEvidenced{}).has_value()); // not closed yet
    InterviewClosed closed;
    closed.summary = "Đạt";
    closed.severities = {{w.panel[0].id.str(), 0.25}, {w.panel[2].id.str(), -0.5}};
    w.done(closed);
    const auto full = need(w.store.rated(w.candidate));
    REQUIRE(full.size() == 1);
    vault->closed = true;
    CHECK(need(w.store.rated(w.candidate)).empty());
    vault->closed = false;
    const auto before = need(w.store.newest_evidence(w.candidate));
    w.done(evidenced(full[0], w.panel));
    CHECK(need(w.store.newest_evidence(w.candidate)) > before); // what a lead worked out is old now
    CHECK(inputs(need(w.store.rated(w.candidate)).at(0)) == inputs(full[0]));
    vault->closed = true;
    const auto nameless = need(w.store.rated(w.candidate));
    REQUIRE(nameless.size() == 1);
    CHECK(inputs(nameless[0]) == inputs(full[0]));
    CHECK(nameless[0].id == full[0].id);
    CHECK(nameless[0].seq == full[0].seq);
    CHECK(nameless[0].day == full[0].day);
    CHECK(nameless[0].title == full[0].title);
    for (const RatedRow::Cell& cell : nameless[0].cells) {
        CHECK(cell.rater_name.empty());
        CHECK(std::ranges::find(w.panel, cell.rater, &PanelMember::id) == w.panel.end());
    }
    CHECK(need(w.store.rated_interviews()).empty()); // severities of raters are HR's
    CHECK(w.store.rebuild_projections().error().kind == ErrorKind::refused);
    vault->closed = false;
    CHECK(w.store.rebuild_projections().has_value());
    w.check_sound();
}

TEST_CASE("a request is made, answered and carried out in that order, by the person it is about") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid other = add_person(store, "Lê Vy");
    const Uuid id = store.new_id(noon);
    const auto refused = [&](const Uuid& whose, const Uuid& of, Payload what) {
        const auto rows = need(store.events_after(0, 1'000)).size();
        const auto written = store.append(event(whose, of, std::move(what)));
        REQUIRE_FALSE(written.has_value());
        CHECK(written.error().kind == ErrorKind::refused);
        CHECK(need(store.events_after(0, 1'000)).size() == rows);
    };
    refused(person, id, RequestAnswered{});
    refused(person, id, RequestCarriedOut{});
    refused(person, {}, request());
    refused(person, id, request("wish"));
    refused(id, id, request());
    need(store.append(event(person, id, request("erase", "Xin xoá ạ."))));
    refused(person, id, request());
    refused(person, id, RequestCarriedOut{});
    refused(other, id, RequestAnswered{});
    refused(person, id, RequestAnswered{false, " "});
    need(store.append(event(person, id, RequestAnswered{true, {}}, Instant{noon.unix_ms + 1})));
    refused(person, id, RequestAnswered{});
    need(store.append(event(person, id, RequestCarriedOut{"Xong."}, Instant{noon.unix_ms + 2})));
    refused(person, id, RequestCarriedOut{});
    const Uuid second = store.new_id(noon);
    need(store.append(event(other, second, request("appeal"))));
    need(store.append(event(other, second, RequestAnswered{false, "Đã xem lại, mức vẫn đúng."})));
    refused(other, second, RequestCarriedOut{});

    for (const bool rebuilt : {false, true}) {
        CAPTURE(rebuilt);
        if (rebuilt)
            need(store.rebuild_projections());
        const auto all = need(store.requests());
        REQUIRE(all.size() == 2);
        CHECK(all[0].id == second);
        CHECK_FALSE(all[0].answered.value().accepted);
        CHECK_FALSE(all[0].done.has_value());
        CHECK(all[1].request.text == "Xin xoá ạ.");
        CHECK(all[1].answered_at.unix_ms == noon.unix_ms + 1);
        CHECK(all[1].done_at.unix_ms == noon.unix_ms + 2);
        CHECK(need(store.requests(person)).size() == 1);
    }
    CHECK(need(check(folder.file())).sound());
}

TEST_CASE("who looked at whom is kept newest first, and the newest groups of a person hold") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid other = add_person(store, "Lê Vy");
    Event looked = event(person, {}, AccessLogged{"member_page", {}});
    looked.actor = other;
    need(store.append(looked));
    need(store.append(event(person, {}, AccessLogged{"export", "xlsx"})));
    need(store.append(event({}, {}, AccessLogged{"report", "pdf"})));
    const auto rows = need(store.access_log(person));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].what.detail == "xlsx");
    CHECK(rows[1].actor == other);
    CHECK(need(store.access_log({})).size() == 3);
    CHECK(need(store.access_log({}, {1, 1})).at(0).what.what == "export");
    need(store.append(event(person, {}, GroupNoted{{{"sex", "female"}}})));
    need(store.append(event(other, {}, GroupNoted{{{"sex", "male"}}})));
    need(store.append(event(other, {}, GroupNoted{})));
    const auto notes = need(store.group_notes());
    REQUIRE(notes.size() == 2);
    CHECK(std::ranges::find(notes, person, &GroupNoteRow::person)->groups.at("sex") == "female");
    CHECK(std::ranges::find(notes, other, &GroupNoteRow::person)->groups.empty());
    CHECK(need(check(folder.file())).sound());
}
