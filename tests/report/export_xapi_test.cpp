#include "report/sample_report.h"
#include "report/uuid5.h"
#include "report/xapi.h"

#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace mq;
using namespace mq::report;
using mq::report::test::TempFolder;

namespace {

Uuid id(int n) {
    Uuid out;
    out.bytes[0] = 1;
    out.bytes[15] = static_cast<std::uint8_t>(n);
    return out;
}

XapiStatement rating() {
    XapiStatement out;
    out.source = id(1);
    out.part = "Q1/r/respond";
    out.person = id(2);
    out.verb = XapiVerb::scored;
    out.object = {"questions/Câu 1/facets/respond", XapiActivity::interview, {"Đáp ứng", "Respond"}};
    out.score = XapiScore{0.5, 3.0, 1.0, 5.0};
    out.instructor = id(3);
    out.registration = id(4);
    out.language = "vi-VN";
    out.at = Instant{1'773'041'405'120};
    out.utc_offset_minutes = 420;
    return out;
}

} // namespace

TEST_CASE("names become version 5 UUIDs as RFC 9562 has them") {
    const auto dns = parse_uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    REQUIRE(dns.has_value());
    CHECK(uuid5(*dns, "www.example.com").str() == "2ed6657d-e927-568b-95e1-2665a8aea6a2"); // its appendix A.4
    CHECK(uuid5(*dns, std::string(200, 'a')) != uuid5(*dns, std::string(201, 'a')));
}

TEST_CASE("durations and moments are ISO 8601") {
    CHECK(iso_duration(0) == "PT0S");
    CHECK(iso_duration(-5) == "PT0S");
    CHECK(iso_duration(1'234) == "PT1.23S");
    CHECK(iso_duration(62'000) == "PT1M2S");
    CHECK(iso_duration(60'500) == "PT1M0.50S");
    CHECK(iso_duration(3'600'000) == "PT1H");
    CHECK(iso_duration(90'061'000) == "PT25H1M1S");
    CHECK(iso_moment(Instant{1'773'041'405'120}, 420) == "2026-03-09T14:30:05.120+07:00");
    CHECK(iso_moment(Instant{0}, 0) == "1970-01-01T00:00:00.000Z");
    CHECK(iso_moment(Instant{0}, -210) == "1969-12-31T20:30:00.000-03:30");
    CHECK(iso_moment(Instant{-1}, 0) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("a statement says who, what and how well, and names nobody") {
    const auto said = nlohmann::json::parse(xapi_line(rating()));
    CHECK(said["actor"]["account"]["name"] == id(2).str());
    CHECK_FALSE(said["actor"].contains("name"));
    CHECK_FALSE(said["actor"].contains("mbox"));
    CHECK(said["verb"]["id"] == "http://adlnet.gov/expapi/verbs/scored");
    CHECK(said["object"]["id"] == std::string(xapi_base) + "questions/C%C3%A2u%201/facets/respond");
    CHECK(said["object"]["definition"]["name"]["vi-VN"] == "Đáp ứng");
    CHECK(said["result"]["score"] ==
          nlohmann::json{{"scaled", 0.5}, {"raw", 3.0}, {"min", 1.0}, {"max", 5.0}});
    CHECK(said["context"]["instructor"]["account"]["name"] == id(3).str());
    CHECK(said["context"]["registration"] == id(4).str());
    CHECK(said["timestamp"] == "2026-03-09T14:30:05.120+07:00");
    CHECK(said["version"] == "1.0.3");
    CHECK(xapi_line(rating()) == xapi_line(rating()));
    XapiStatement other = rating();
    other.part = "Q2/r/respond";
    CHECK(nlohmann::json::parse(xapi_line(other))["id"] != said["id"]);
    other.score = XapiScore{7.0, 9.0, 1.0, 5.0}; // out of its range: a store would refuse it
    const auto clamped = nlohmann::json::parse(xapi_line(other))["result"]["score"];
    CHECK(clamped["scaled"] == 1.0);
    CHECK(clamped["raw"] == 5.0);
}

TEST_CASE("statements are written as one JSON array, also when there are none") {
    const TempFolder folder;
    for (const int statements : {0, 1, 3}) {
        const auto path = folder.path() / "a.json";
        auto writer = XapiWriter::open(path);
        REQUIRE(writer.has_value());
        for (int i = 0; i < statements; ++i) {
            XapiStatement one = rating();
            one.source = id(10 + i);
            REQUIRE(writer->write(one).has_value());
        }
        REQUIRE(writer->finish().has_value());
        std::ifstream in(path);
        CHECK(nlohmann::json::parse(in).size() == static_cast<std::size_t>(statements));
    }
    {
        auto writer = XapiWriter::open(folder.path() / "b.json");
        REQUIRE(writer.has_value());
        REQUIRE(writer->write(rating()).has_value());
    }
    CHECK(folder.files() == 1); // what wasn't finished is gone
}
