#include "cli/score_json.h"
#include "content/competency_file.h"
#include "domain/scoring/scoring_fixture.h"
#include "processor_time.h"
#include "ui/allocations.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <random>
#include <vector>

using namespace mq;
using namespace mq::scoring_test;
using nlohmann::json;

namespace {

constexpr double tolerance = 1e-6 + 1e-12; // both sides are rounded to 6 decimals

/// Every place where two documents differ; numbers may by the tolerance.
void differences(const json& have, const json& want, const std::string& path, std::vector<std::string>& out) {
    if (have.is_number() && want.is_number()) {
        if (std::abs(have.get<double>() - want.get<double>()) > tolerance)
            out.push_back(path + ": " + have.dump() + " instead of " + want.dump());
    } else if (have.is_object() && want.is_object()) {
        for (const auto& [key, value] : want.items()) {
            if (have.contains(key))
                differences(have[key], value, path + "/" + key, out);
            else
                out.push_back(path + "/" + key + " is not there");
        }
        for (const auto& [key, value] : have.items())
            if (!want.contains(key))
                out.push_back(path + "/" + key + " is too much");
    } else if (have.is_array() && want.is_array() && have.size() == want.size()) {
        for (std::size_t i = 0; i < have.size(); ++i)
            differences(have[i], want[i], path + "/" + std::to_string(i), out);
    } else if (have != want) {
        out.push_back(path + ": " + have.dump() + " instead of " + want.dump());
    }
}

/// Input and expected output of every reference case.
std::vector<std::pair<std::string, std::string>> reference_cases() {
    namespace fs = std::filesystem;
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& entry : fs::directory_iterator(std::string(MONQUA_SOURCE_DIR) + "/tests/data/scoring")) {
        const std::string expected = entry.path().filename().string();
        const std::string ending = ".expected.json";
        if (!expected.ends_with(ending) || expected.starts_with("grm-"))
            continue;
        const std::string stem = expected.substr(0, expected.size() - ending.size());
        out.emplace_back(stem == "worked-example" ? stem + ".input.json" : stem + ".json", expected);
    }
    return out;
}

void check_case(const std::string& input, const std::string& expected, const domain::Competency& competency) {
    CAPTURE(input);
    const auto document = cli::score_document(data_text(input), competency);
    REQUIRE(document.has_value());
    std::vector<std::string> found;
    differences(json::parse(*document), data_json(expected), "", found);
    for (const std::string& difference : found)
        FAIL_CHECK(difference);
}

std::string message_of(const std::string& text) {
    const auto result = cli::score_document(text, a01());
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == ErrorKind::bad_input);
    return result.error().message;
}

json small_document() {
    return json::parse(R"({"as_of": "2026-11-01", "severity": {}, "evidence": [
        {"source": "scenario", "id": "S1", "scenario": "a", "date": "2026-10-01", "difficulty": 2, "attainment": 0.9,
         "facets": {"respond": 0.9}, "guidance": 0.0, "critical": false},
        {"source": "interview", "id": "I1", "date": "2026-10-02",
         "ratings": [{"question": "Q1", "rater": "A", "facet": "respond", "rating": 4}]},
        {"source": "observation", "id": "O1", "date": "2026-10-03",
         "ratings": [{"rater": "A", "facet": "respond", "rating": 4}]}]})");
}

/// The small document with one place changed.
std::string with(const char* pointer, json value) {
    json document = small_document();
    document[json::json_pointer(pointer)] = std::move(value);
    return document.dump();
}

std::string without(const char* object, const char* key) {
    json document = small_document();
    document[json::json_pointer(object)].erase(key);
    return document.dump();
}

bool starts_with_a_line(const std::string& message, const std::string& beginning) {
    return message.starts_with(beginning) || message.find("\n" + beginning) != std::string::npos;
}

} // namespace

TEST_CASE("score: every reference case agrees on every field to 6 decimals") {
    const auto cases = reference_cases();
    CHECK(cases.size() == 25);
    for (const auto& [input, expected] : cases)
        check_case(input, expected, a01());
}

TEST_CASE("score: the competency that is shipped has the constants the references were made with") {
    const auto path = std::string(MONQUA_SOURCE_DIR) + "/assets/competencies/a01.yaml";
    const auto loaded = content::load_competency_file(path);
    REQUIRE(loaded.competency.has_value());
    for (const auto& [input, expected] : reference_cases())
        check_case(input, expected, *loaded.competency);
}

TEST_CASE("score: the comparison sees a difference in any place") {
    std::vector<std::string> found;
    differences(json::parse(R"({"a": [1, 2.000002], "b": null, "d": 1})"),
                json::parse(R"({"a": [1, 2], "b": 3, "c": 1})"), "", found);
    CHECK(found.size() == 4);
}

TEST_CASE("score: one document on standard output, in the documented order, ended by a newline") {
    const auto document = cli::score_document(small_document().dump(), a01());
    REQUIRE(document.has_value());
    CHECK(document->ends_with("}\n"));
    const auto ordered = nlohmann::ordered_json::parse(*document);
    std::vector<std::string> keys;
    for (const auto& [key, value] : ordered.items())
        keys.push_back(key);
    CHECK(keys == std::vector<std::string>{"version", "overall", "facets", "evidence"});
    keys.clear();
    for (const auto& [key, value] : ordered["facets"].items())
        keys.push_back(key);
    CHECK(keys == std::vector<std::string>{"understand", "respond", "follow_up", "customer_view", "improve"});
    CHECK(ordered["evidence"][2]["id"] == "O1/A/respond");
}

TEST_CASE("score: severity and facets may be left out, and mean nobody and nothing observed") {
    json document = small_document();
    document.erase("severity");
    document["evidence"][0].erase("facets");
    const auto result = cli::score_document(document.dump(), a01());
    REQUIRE(result.has_value());
    CHECK(json::parse(*result)["facets"]["respond"]["stimuli"] == 2);
}

TEST_CASE("score: what is wrong is named by its place") {
    struct Bad {
        std::string text;
        const char* beginning;
    };
    const Bad bad[] = {
        {without("", "as_of"), "/as_of: thiếu"},
        {without("", "evidence"), "/evidence: thiếu"},
        {without("/evidence/0", "id"), "/evidence/0/id: thiếu"},
        {without("/evidence/0", "source"), "/evidence/0/source: thiếu"},
        {without("/evidence/0", "scenario"), "/evidence/0/scenario: thiếu"},
        {without("/evidence/0", "date"), "/evidence/0/date: thiếu"},
        {without("/evidence/0", "difficulty"), "/evidence/0/difficulty: thiếu"},
        {without("/evidence/0", "attainment"), "/evidence/0/attainment: thiếu"},
        {without("/evidence/0", "guidance"), "/evidence/0/guidance: thiếu"},
        {without("/evidence/0", "critical"), "/evidence/0/critical: thiếu"},
        {without("/evidence/1", "ratings"), "/evidence/1/ratings: thiếu"},
        {without("/evidence/1/ratings/0", "question"), "/evidence/1/ratings/0/question: thiếu"},
        {without("/evidence/2/ratings/0", "rater"), "/evidence/2/ratings/0/rater: thiếu"},
        {without("/evidence/2/ratings/0", "facet"), "/evidence/2/ratings/0/facet: thiếu"},
        {without("/evidence/2/ratings/0", "rating"), "/evidence/2/ratings/0/rating: thiếu"},
        {"[]", "/: cần một đối tượng"},
        {with("/evidence", "x"), "/evidence: cần một danh sách"},
        {with("/evidence/0", 3), "/evidence/0: cần một đối tượng"},
        {with("/evidence/0/id", 3), "/evidence/0/id: cần một chuỗi"},
        {with("/evidence/0/id", ""), "/evidence/0/id: không được để trống"},
        {with("/evidence/0/difficulty", "2"), "/evidence/0/difficulty: cần một số"},
        {with("/evidence/0/difficulty", 0), "/evidence/0/difficulty: 0 nằm ngoài khoảng 1 đến 5"},
        {with("/evidence/0/difficulty", 6), "/evidence/0/difficulty: 6 nằm ngoài"},
        {with("/evidence/0/difficulty", 2.5), "/evidence/0/difficulty: cần một số nguyên"},
        {with("/evidence/0/attainment", 1.01), "/evidence/0/attainment: 1.01 nằm ngoài"},
        {with("/evidence/0/attainment", -0.01), "/evidence/0/attainment: -0.01 nằm ngoài"},
        {with("/evidence/0/attainment", true), "/evidence/0/attainment: cần một số"},
        {with("/evidence/0/guidance", 2), "/evidence/0/guidance: 2 nằm ngoài"},
        {with("/evidence/0/critical", 0), "/evidence/0/critical: cần true hoặc false"},
        {with("/evidence/0/facets", json::array()), "/evidence/0/facets: cần một đối tượng"},
        {with("/evidence/0/facets/speed", 0.5), "/evidence/0/facets/speed: không biết khía cạnh"},
        {with("/evidence/0/facets/respond", 7), "/evidence/0/facets/respond: 7 nằm ngoài"},
        {with("/evidence/0/date", "2026-02-30"), "/evidence/0/date: “2026-02-30” không phải là ngày"},
        {with("/evidence/0/date", "1/10/2026"), "/evidence/0/date: “1/10/2026” không phải là ngày"},
        {with("/evidence/0/date", "2026-11-02"), "/evidence/0/date: 2026-11-02 ở sau ngày tính 2026-11-01"},
        {with("/evidence/1/date", "2026-11-02"), "/evidence/1/date: 2026-11-02 ở sau ngày tính"},
        {with("/as_of", "hôm nay"), "/as_of: “hôm nay” không phải là ngày"},
        {with("/evidence/0/source", "exam"), "/evidence/0/source: không biết nguồn “exam”"},
        {with("/evidence/1/id", "S1"), "/evidence/1/id: trùng với /evidence/0/id"},
        {with("/evidence/1/ratings/0", 1), "/evidence/1/ratings/0: cần một đối tượng"},
        {with("/evidence/1/ratings/0/rating", 6), "/evidence/1/ratings/0/rating: 6 nằm ngoài khoảng 1 đến 5"},
        {with("/evidence/2/ratings/0/rating", 0), "/evidence/2/ratings/0/rating: 0 nằm ngoài"},
        {with("/evidence/1/ratings/0/facet", "mood"),
         "/evidence/1/ratings/0/facet: không biết khía cạnh “mood”"},
        {with("/evidence/1/ratings/1", small_document()["evidence"][1]["ratings"][0]),
         "/evidence/1/ratings/1: cùng câu hỏi, người chấm và khía cạnh với /evidence/1/ratings/0"},
        {with("/severity/B", "x"), "/severity/B: cần một số"},
        {with("/severity/B", 5), "/severity/B: 5 nằm ngoài khoảng -4 đến 4"},
        {with("/severity/a~1b", "x"), "/severity/a~1b: cần một số"},
    };
    for (const Bad& each : bad) {
        const std::string message = message_of(each.text);
        CAPTURE(message);
        CAPTURE(each.beginning);
        CHECK(starts_with_a_line(message, each.beginning));
        CHECK(std::count(message.begin(), message.end(), '\n') == 0);
    }
}

TEST_CASE("score: a name that looks like a field left out is told") {
    json document = small_document();
    document["evidence"][0]["facet"] = document["evidence"][0]["facets"];
    document["evidence"][0].erase("facets");
    CHECK(message_of(document.dump()) == "/evidence/0/facet: không biết trường này; có phải facets không?");
}

TEST_CASE("score: several problems are told at once, no more than can be read") {
    json document = small_document();
    document["evidence"][0]["difficulty"] = 9;
    document["evidence"][1]["date"] = "x";
    CHECK(starts_with_a_line(message_of(document.dump()), "/evidence/0/difficulty"));
    CHECK(starts_with_a_line(message_of(document.dump()), "/evidence/1/date"));
    document["evidence"] = json::array();
    for (int i = 0; i < 100; ++i)
        document["evidence"].push_back(i);
    const std::string message = message_of(document.dump());
    CHECK(std::count(message.begin(), message.end(), '\n') == 20);
    CHECK(message.ends_with("… và 80 lỗi nữa"));
}

TEST_CASE("score: what isn't JSON is named by line and column") {
    CHECK(message_of("") == "Không phải JSON: dòng 1, cột 1.");
    CHECK(message_of("{\n \"ngày\": x}") == "Không phải JSON: dòng 2, cột 10.");
    CHECK(message_of("{} {}") == "Không phải JSON: dòng 1, cột 4.");
    CHECK(message_of("{\"a\": \"\xff\"}") == "Không phải UTF-8: dòng 1, cột 8.");
    CHECK(message_of(R"({"severity": {"B": 1e999}})") == "Có số quá lớn, ngay sau /severity/B.");
    CHECK(message_of(R"({"evidence": [{"id": "1"}, {"id": "1", "id": "2"}]})") ==
          "/evidence/1/id: tên này đứng hai lần.");
}

TEST_CASE("score: hostile documents are refused, and none is worked on without end") {
    const double begin = tests::processor_seconds();
    CHECK(message_of(std::string(9u << 20, ' ')) == "Tệp lớn 9.0 MiB, quá giới hạn 8 MiB.");
    CHECK(message_of(std::string(1'000'000, '[')).find("lồng nhau quá sâu (tối đa 32 lớp)") !=
          std::string::npos);
    std::string many = "[";
    while (many.size() < (7u << 20))
        many += "1,";
    CHECK(message_of(many + "1]") == "Tệp có hơn 200000 giá trị, quá giới hạn.");
    const auto asked_for = [](int empties) { // grows with the square where reading does
        std::string document = R"({"as_of": "2026-11-01", "evidence": [{})";
        for (int i = 0; i < empties; ++i)
            document += ",{}";
        document += "]}";
        const std::uint64_t before = ui::test::allocated_bytes();
        CHECK(message_of(document).ends_with("lỗi nữa"));
        return ui::test::allocated_bytes() - before;
    };
    const std::uint64_t half = asked_for(30'000);
    CHECK(asked_for(60'000) * 10 < half * 22);
    CHECK(tests::processor_seconds() - begin < tests::endless_seconds);
}

TEST_CASE("score: a name in decomposed letters is the same name") {
    json document = small_document();
    document["severity"]["Ba\xcc\x89o"] = 0.5;                         // Bảo, decomposed
    document["evidence"][2]["ratings"][0]["rater"] = "B\xe1\xba\xa3o"; // Bảo, composed
    const auto input = cli::read_score_input(document.dump(), a01());
    REQUIRE(input.has_value());
    CHECK(input->severities.contains("B\xe1\xba\xa3o"));
}

TEST_CASE("score: a document cut short anywhere is refused") {
    const std::string whole = small_document().dump();
    int refused = 0;
    for (std::size_t size = 0; size < whole.size(); ++size)
        if (!cli::score_document(whole.substr(0, size), a01()).has_value())
            ++refused;
    CHECK(refused == static_cast<int>(whole.size()));
}

TEST_CASE(
    "score: a document with a byte changed is refused or scored, and a score is always a distribution") {
    const std::string whole = data_text("case-07.json");
    const std::string bytes = "{}[]\",:0159.-eE \\nrtfu\n\x80";
    std::mt19937 random{42};
    int scored = 0;
    for (int run = 0; run < 3000; ++run) {
        std::string changed = whole;
        for (unsigned i = 0; i <= random() % 2; ++i)
            changed[random() % changed.size()] = bytes[random() % bytes.size()];
        CAPTURE(run);
        const auto result = cli::score_document(changed, a01());
        if (!result.has_value()) {
            CHECK_FALSE(result.error().message.empty());
            continue;
        }
        ++scored;
        double sum = 0.0;
        const json document = json::parse(*result);
        for (const auto& level : document["overall"]["levels"])
            sum += level.get<double>();
        CHECK(sum == doctest::Approx(1.0).epsilon(1e-5));
    }
    CHECK(scored > 100);  // the changes are small enough to reach the estimator
    CHECK(scored < 2900); // and large enough to be refused
}

TEST_CASE("score: the summary says what is missing, in Vietnamese") {
    const auto text = cli::score_summary(data_text("worked-example.input.json"), a01());
    REQUIRE(text.has_value());
    CHECK(text->find("Mức: chưa đủ bằng chứng. Còn thiếu:\n  · 0 trục có từ 2 nguồn trở lên") !=
          std::string::npos);
    CHECK(text->find("Ước lượng 3,27 (độ lệch 0,42), 80 % nằm trong 2,8–3,8.") != std::string::npos);
    CHECK(text->find("3 – Khá") != std::string::npos);
    CHECK(text->find("Tính đến 01/11/2026: 16 dòng") != std::string::npos);
}

TEST_CASE("score: the summary says which rule lowered the level") {
    const auto critical = cli::score_summary(data_text("critical-in-a-retake-of-weight-zero.json"), a01());
    REQUIRE(critical.has_value());
    CHECK(critical->find("Mức: 2 – Cơ bản") != std::string::npos);
    CHECK(critical->find("Giới hạn: lỗi nghiêm trọng ở S9 ngày 31/10/2026: không quá mức 2") !=
          std::string::npos);
    const auto nobody = cli::score_summary(data_text("four-without-a-human.json"), a01());
    REQUIRE(nobody.has_value());
    CHECK(nobody->find("Giới hạn: từ mức 4 cần ít nhất một cuộc phỏng vấn hoặc phiếu quan sát") !=
          std::string::npos);
    const auto alone = cli::score_summary(data_text("five-one-rater-only.json"), a01());
    REQUIRE(alone.has_value());
    CHECK(alone->find("Giới hạn: mức 5 cần 2 người chấm cho điểm 5 ở “Tự chủ & truyền đạt”") !=
          std::string::npos);
    CHECK_FALSE(cli::score_summary("[", a01()).has_value());
}
