#include "cli/agree_json.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/table_input.h"

#include "domain/agreement/agreement_fixture.h"

#include <doctest/doctest.h>
#include <cmath>

using namespace mq;
using namespace mq::cli;
using namespace mq::agreement_test;
using nlohmann::json;

namespace {

json document(const domain::RatingTable& table, const std::string& measure,
              const std::string& weights = "quadratic", const std::string& level = "ordinal") {
    const auto request = agree_request(measure, weights, level);
    REQUIRE(request);
    return json::parse(agree_document(table, *request));
}

std::string summary(const domain::RatingTable& table, const std::string& measure) {
    return agree_summary(table, *agree_request(measure, "quadratic", "ordinal"));
}

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const std::string data = std::string(MONQUA_SOURCE_DIR) + "/tests/data/agreement/";

} // namespace

TEST_CASE("JSON of each measure has the keys of the specification") {
    const json kappa = document(reference_table("kundel-polansky-2003.csv"), "kappa");
    CHECK(kappa.size() == 7);
    CHECK(kappa.at("measure") == "kappa");
    CHECK(kappa.at("weights") == "quadratic");
    CHECK(kappa.at("n") == 110);
    CHECK(kappa.at("kappa") == 0.76412);
    CHECK(kappa.at("se") == 0.039961);
    CHECK(kappa.at("lo") == 0.685798);
    CHECK(kappa.at("hi") == 0.842442);
    const json alpha = document(reference_table("krippendorff-2011.csv"), "alpha");
    CHECK(alpha == json{{"measure", "alpha"}, {"level", "ordinal"}, {"alpha", 0.815388}});
    const json icc = document(reference_table("shrout-fleiss-1979.csv"), "icc");
    CHECK(icc.size() == 2);
    CHECK(icc.at("icc").size() == 6);
    CHECK(icc.at("icc").at("ICC2,k") == json{{"icc", 0.620051}, {"lo", 0.071137}, {"hi", 0.927232}});
    const json fleiss = document(reference_table("fleiss-1971.csv"), "fleiss");
    CHECK(fleiss == json{{"measure", "fleiss"}, {"kappa", 0.430245}});
    const json severity = document(reference_table("shrout-fleiss-1979.csv"), "severity");
    CHECK(severity.size() == 3);
    CHECK(severity.at("leniency") ==
          json{{"J1", 2.375}, {"J2", -2.791667}, {"J3", -0.958333}, {"J4", 1.375}});
    CHECK(severity.at("severity") == json{{"J1", -0.75}, {"J2", 0.75}, {"J3", 0.359375}, {"J4", -0.515625}});
}

TEST_CASE("what can't be computed is null with a reason, in the same shape") {
    const domain::RatingTable equal = table_of({{3.0, 3.0}, {3.0, 3.0}});
    const json kappa = document(equal, "kappa", "none");
    CHECK(kappa.at("n") == 2);
    for (const char* key : {"kappa", "se", "lo", "hi"})
        CHECK(kappa.at(key).is_null());
    CHECK_FALSE(kappa.at("reason").get<std::string>().empty());
    CHECK(document(equal, "alpha").at("alpha").is_null());
    CHECK(document(equal, "fleiss").at("kappa").is_null());
    const json icc = document(equal, "icc");
    CHECK(icc.at("icc").at("ICC3,k").at("icc").is_null());
    CHECK(icc.contains("reason"));
    const json alone = document(table_of({{3.0}}), "severity");
    CHECK(alone.at("leniency").at("A").is_null());
    CHECK(says(alone.at("reason"), "A: "));
    for (const char* measure : {"kappa", "alpha", "icc", "fleiss", "severity"})
        CHECK(document(domain::RatingTable({}), measure).contains("reason"));
}

TEST_CASE("no JSON holds a number that JSON can't") {
    for (std::uint64_t seed = 0; seed < 60; ++seed)
        for (const char* measure : {"kappa", "alpha", "icc", "fleiss", "severity"}) {
            const json got = document(
                table_of(random_rows(seed, seed % 6, 2 + seed % 2, 2 + seed % 5), 2 + seed % 2), measure);
            if (got.dump().find("null") != std::string::npos) // NaN would be written as null as well
                CHECK(got.dump().find("reason") != std::string::npos);
            CHECK(got.dump().find("-0.0,") == std::string::npos);
        }
}

TEST_CASE("the summary reads the figure, and says when there are too few") {
    const std::string kappa = summary(reference_table("kundel-polansky-2003.csv"), "kappa");
    CHECK(says(kappa, "0,764"));
    CHECK(says(kappa, "Đồng thuận tốt; đạt ngưỡng 0,61"));
    CHECK_FALSE(says(kappa, "n chưa đủ"));
    CHECK(says(summary(reference_table("krippendorff-2011.csv"), "alpha"), "n chưa đủ: 11, cần ít nhất 30"));
    CHECK(says(summary(reference_table("shrout-fleiss-1979.csv"), "icc"), "n chưa đủ: 6, cần ít nhất 30"));
    CHECK(
        says(summary(reference_table("shrout-fleiss-1979.csv"), "severity"), "n chưa đủ: 6, cần ít nhất 10"));
    CHECK(says(summary(reference_table("fleiss-1971.csv"), "fleiss"), "Đồng thuận trung bình"));
    CHECK(says(summary(table_of(random_rows(1, 40, 3)), "alpha"), "lấy mẫu lại"));
    CHECK(says(summary(table_of(random_rows(1, 40, 3)), "icc"), "Đọc theo cả khoảng"));
    CHECK(says(summary(table_of({{1.0, 1.0}}), "kappa"), "không xác định"));
    Rows rows(12, {1.0, 3.0});
    CHECK(says(summary(table_of(rows), "severity"), "cần tập huấn lại"));
}

TEST_CASE("words of the command line: defaults are the caller's, others are refused with the known ones") {
    CHECK(agree_request("alpha", "none", "ratio")->level == domain::AlphaLevel::ratio);
    CHECK(says(agree_request("pearson", "none", "ratio").error().message,
               "kappa, alpha, icc, fleiss, severity"));
    CHECK(says(agree_request("kappa", "cubic", "ratio").error().message, "none, linear, quadratic"));
    CHECK(
        says(agree_request("alpha", "none", "likert").error().message, "nominal, ordinal, interval, ratio"));
}

TEST_CASE("exit codes: 0 also where nothing can be computed, 2 for wrong use") {
    AgreeOptions options;
    options.file = data + "cohen-1968.csv";
    options.measure = "kappa";
    options.json = true;
    CHECK(agree_command(options) == exit_good);
    options.json = false;
    CHECK(agree_command(options) == exit_good);
    options.measure = "fleis";
    CHECK(agree_command(options) == exit_wrong_use);
    options.measure = "icc";
    options.file = data + "README.md";
    CHECK(agree_command(options) == exit_wrong_use);
    options.file = data + "none-of-these.csv";
    CHECK(agree_command(options) == exit_wrong_use);
}

TEST_CASE("the command line knows agree") {
    const std::string file = data + "shrout-fleiss-1979.csv";
    const auto code = [](std::vector<const char*> words) {
        words.insert(words.begin(), "monqua");
        return std::get<int>(run(static_cast<int>(words.size()), words.data(), "."));
    };
    CHECK(code({"agree", file.c_str(), "--measure", "icc", "--json"}) == exit_good);
    CHECK(code({"agree", file.c_str(), "--measure", "kappa", "--json"}) ==
          exit_good); // four raters: null, a reason
    CHECK(code({"agree", file.c_str()}) == exit_wrong_use);
    CHECK(code({"agree", "--measure", "icc"}) == exit_wrong_use);
    CHECK(code({"agree", file.c_str(), "--measure", "alpha", "--level", "likert"}) == exit_wrong_use);
}
