#include "law_fixture.h"
#include "store/event_json.h"
#include "store/journal.h"
#include "store/trouble.h"

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
