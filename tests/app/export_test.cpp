#include "app/app_fixture.h"
#include "app/export_reports.h"
#include "app/export_tables.h"
#include "app/people_fixture.h"

#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

using namespace mq;
using namespace mq::tests;

namespace {

namespace fs = std::filesystem;

constexpr Day today{20'413};
const std::string dangerous = "=HYPERLINK(\"x\")" + std::string(185, 'a');

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t out = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++out;
    return out;
}

store::Event about(const Uuid& person, const Uuid& subject, store::Payload what) {
    return {Instant{today.number * std::int64_t{86'400'000}},
            420,
            person,
            subject,
            std::move(what),
            std::nullopt};
}

/// Four people with six assessments each: two of them in a part of a team, one of these with a dangerous
/// name, who was interviewed, observed and signed.
struct Firm {
    Sandbox sandbox;
    TemporaryFolder data;
    FixedClock clock{Instant{today.number * std::int64_t{86'400'000} + 10 * 3'600'000}, 420};
    std::vector<Uuid> people;
    Uuid team;
    Uuid part;
    Uuid rater;
    app::ExportSource source;
    fs::path out;

    Firm() {
        const FrozenCompetency a01 = frozen_competency();
        auto store = open_database(data.file());
        people = add_people(store, a01, 4, 6, today);
        const Instant now = clock.now();
        team = store.new_id(now);
        part = store.new_id(now);
        rater = people[3];
        std::vector<store::Event> events;
        store::TeamDefined whole;
        whole.name = "Đội, Hà Nội";
        whole.aim_level = 2;
        whole.aim_people = 3;
        events.push_back(about({}, team, whole));
        store::TeamDefined inner;
        inner.name = "Tổ 1";
        inner.parent = team;
        events.push_back(about({}, part, inner));
        events.push_back(about(people[0], {}, store::PersonPlaced{part, 20'000}));
        events.push_back(about(people[1], {}, store::PersonPlaced{part, std::nullopt}));
        events.push_back(about(people[2], {}, store::PersonPlaced{team, std::nullopt}));
        store::Profile profile;
        profile.name = dangerous;
        profile.post = "@SUM(A1:A9)";
        events.push_back(about(people[0], {}, store::ProfileChanged{profile}));
        store::TargetSet target;
        target.level = 4;
        events.push_back(about({}, store.new_id(now), target));
        store::LevelSigned level;
        level.level = 3;
        level.scoring_version = "A01-M-1";
        level.competency_content = a01.content.hash;
        level.day = today.number;
        level.word = "Chờ thêm bằng chứng.";
        level.signer_name = "Lê Quốc Bảo";
        events.push_back(about(people[0], store.new_id(now), level));
        store::ComplaintLogged complaint;
        complaint.number = "KN-001";
        complaint.channel = "phone";
        complaint.what = "+84 gọi mãi không ai nghe";
        complaint.received_ms = now.unix_ms;
        events.push_back(about({}, store.new_id(now), complaint));
        const auto done = store.append(events, {&a01.content, 1});
        REQUIRE_MESSAGE(done.has_value(), done.error().message);
        auto made = app::export_source(data.file(), sandbox.share(), clock);
        REQUIRE_MESSAGE(made.has_value(), made.error().message);
        source = std::move(*made);
        out = sandbox.folder() / "out";
        fs::create_directories(out);
    }

    [[nodiscard]] app::ExportDone table(app::TableOf what, app::TableFormat format, const fs::path& file,
                                        const Uuid& of = {}) const {
        const auto done = app::export_table(source, {what, format, of, file}, {});
        REQUIRE_MESSAGE(done.has_value(), done.error().message);
        return *done;
    }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(out), fs::directory_iterator()));
    }
};

constexpr std::array all_tables{app::TableOf::people, app::TableOf::evidence, app::TableOf::attempts,
                                app::TableOf::complaints};

void wait(app::App& app) {
    wait_until_idle(app);
    app.poll();
}

} // namespace

TEST_CASE("people, evidence, attempts and complaints become tables; a team is itself and its parts") {
    const Firm firm;
    CHECK(firm.table(app::TableOf::people, app::TableFormat::csv, firm.out / "all.csv").rows == 4);
    CHECK(firm.table(app::TableOf::people, app::TableFormat::csv, firm.out / "team.csv", firm.team).rows ==
          3);
    CHECK(firm.table(app::TableOf::people, app::TableFormat::csv, firm.out / "part.csv", firm.part).rows ==
          2);
    CHECK(firm.table(app::TableOf::attempts, app::TableFormat::csv, firm.out / "a.csv", firm.part).rows ==
          12);
    CHECK(firm.table(app::TableOf::evidence, app::TableFormat::csv, firm.out / "e.csv").rows > 24);
    CHECK(firm.table(app::TableOf::complaints, app::TableFormat::csv, firm.out / "c.csv").rows == 1);
    const std::string people = bytes_of(firm.out / "part.csv");
    CHECK(people.find("\"'=HYPERLINK(\"\"x\"\")") != std::string::npos);
    CHECK(people.find(",'@SUM(A1:A9),Tổ 1,") != std::string::npos);
    CHECK(people.find("\r\n=") == std::string::npos);
    CHECK(people.find(firm.people[0].str()) != std::string::npos);
    CHECK(bytes_of(firm.out / "c.csv").find("'+84 gọi mãi") != std::string::npos);
    CHECK(bytes_of(firm.out / "e.csv").find("respond") != std::string::npos);
    CHECK_FALSE(app::export_table(
        firm.source, {app::TableOf::people, app::TableFormat::csv, firm.rater, firm.out / "x.csv"}, {}));
    CHECK_FALSE(fs::exists(firm.out / "x.csv"));
}

TEST_CASE("the workbook of people has heat map, evidence, attempts and a legend") {
    const Firm firm;
    const auto done = firm.table(app::TableOf::people, app::TableFormat::xlsx, firm.out / "a.xlsx");
    CHECK(done.people == 4);
    CHECK(done.rows > 4 + 24);
    const std::string bytes = bytes_of(firm.out / "a.xlsx");
    for (const char* part : {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet4.xml"})
        CHECK(bytes.find(part) != std::string::npos);
    CHECK(bytes.find("xl/worksheets/sheet5.xml") == std::string::npos);
    for (const app::TableOf what : all_tables)
        CHECK(firm.table(what, app::TableFormat::xlsx, firm.out / "b.xlsx").rows > 0);
}

TEST_CASE("statements follow the rules of xAPI, name nobody, and are the same each time") {
    const Firm firm;
    const auto done = firm.table(app::TableOf::people, app::TableFormat::xapi, firm.out / "a.json");
    static_cast<void>(firm.table(app::TableOf::people, app::TableFormat::xapi, firm.out / "b.json"));
    const std::string bytes = bytes_of(firm.out / "a.json");
    CHECK(bytes == bytes_of(firm.out / "b.json"));
    CHECK(bytes.find("HYPERLINK") == std::string::npos);
    const auto statements = nlohmann::json::parse(bytes);
    REQUIRE(statements.size() == static_cast<std::size_t>(done.rows));
    REQUIRE(statements.size() >= 24); // an attempt each
    std::set<std::string> ids;
    for (const auto& one : statements) {
        CHECK(ids.insert(one.at("id")).second);
        const auto id = parse_uuid(one.at("id").get<std::string>());
        REQUIRE(id.has_value());
        CHECK((id->bytes[6] >> 4U) == 5);
        CHECK((id->bytes[8] >> 6U) == 2);
        CHECK(one.at("actor").at("objectType") == "Agent");
        CHECK(one.at("actor").size() == 2);
        CHECK(parse_uuid(one.at("actor").at("account").at("name").get<std::string>()).has_value());
        CHECK(one.at("verb").at("id").get<std::string>().starts_with("http://adlnet.gov/expapi/verbs/"));
        CHECK(one.at("object").at("id").get<std::string>().starts_with("https://"));
        CHECK(one.at("version") == "1.0.3");
        CHECK(one.at("timestamp").get<std::string>().find('T') == 10);
        CHECK(parse_uuid(one.at("context").at("registration").get<std::string>()).has_value());
        const auto& result = one.at("result");
        if (result.contains("score")) {
            const double scaled = result["score"].at("scaled");
            CHECK(scaled >= -1.0);
            CHECK(scaled <= 1.0);
        }
        if (result.contains("duration"))
            CHECK(result["duration"].get<std::string>().starts_with("PT"));
        if (one["verb"]["id"].get<std::string>().ends_with("passed"))
            CHECK(result.at("success") == true);
        if (one["verb"]["id"].get<std::string>().ends_with("failed"))
            CHECK(result.at("success") == false);
        if (result.contains("extensions"))
            for (const auto& [key, value] : result["extensions"].items())
                CHECK(key.starts_with("https://"));
    }
    CHECK(app::export_table(firm.source,
                            {app::TableOf::complaints, app::TableFormat::xapi, {}, firm.out / "c.json"}, {})
              .error()
              .kind == ErrorKind::bad_input);
}

TEST_CASE("a stopped export leaves no file, nor does one that can't be written") {
    const Firm firm;
    for (const app::TableFormat format :
         {app::TableFormat::csv, app::TableFormat::xlsx, app::TableFormat::xapi})
        for (const app::TableOf what :
             {app::TableOf::people, app::TableOf::evidence, app::TableOf::attempts}) {
            int told = 0;
            const auto stop = [&told](double, std::string) { return ++told < 3; };
            const auto done = app::export_table(firm.source, {what, format, {}, firm.out / "a"}, stop);
            REQUIRE_FALSE(done.has_value());
            CHECK(done.error().kind == ErrorKind::refused);
            CHECK(firm.files() == 0);
            CHECK(app::export_table(firm.source, {what, format, {}, firm.out / "none" / "a"}, {})
                      .error()
                      .kind == ErrorKind::not_found);
        }
}

TEST_CASE("reports of a person and of a team; who isn't there has none") {
    const Firm firm;
    CHECK(app::export_person_report(firm.source, firm.people[0], firm.out / "x.pdf", {}).error().kind ==
          ErrorKind::not_found); // no fonts there
    fs::create_directory_symlink(MONQUA_FONTS_DIR, firm.sandbox.share() / "fonts");
    REQUIRE(app::export_person_report(firm.source, firm.people[0], firm.out / "p.pdf", {}).has_value());
    REQUIRE(app::export_team_report(firm.source, firm.team, firm.out / "t.pdf", {}).has_value());
    REQUIRE(app::export_team_report(firm.source, {}, firm.out / "all.pdf", {}).has_value());
    for (const char* name : {"p.pdf", "t.pdf", "all.pdf"})
        CHECK(bytes_of(firm.out / name).starts_with("%PDF-"));
    CHECK_FALSE(app::export_person_report(firm.source, firm.team, firm.out / "n.pdf", {}).has_value());
    CHECK_FALSE(app::export_team_report(firm.source, firm.rater, firm.out / "n.pdf", {}).has_value());
    const auto stop = [](double, std::string) { return false; };
    CHECK_FALSE(app::export_team_report(firm.source, firm.team, firm.out / "n.pdf", stop).has_value());
    CHECK_FALSE(fs::exists(firm.out / "n.pdf"));
}

TEST_CASE("somebody is found by id or by the exact name") {
    const Firm firm;
    const auto reader = app::ExportReader::open(firm.source);
    REQUIRE(reader.has_value());
    CHECK(reader->teams_called("Đội, Hà Nội").size() == 1);
    CHECK(reader->teams_called(firm.part.str()).size() == 1);
    CHECK(reader->teams_called("Hà Nội").empty());
    CHECK(reader->people_called(dangerous).size() == 1);
    CHECK(reader->people_called(firm.people[2].str()).size() == 1);
    CHECK(reader->person(firm.people[0])->official == 3);
    CHECK(reader->person(firm.people[0])->target == 4);
}

TEST_CASE("the application exports aside and names the file; a trainee exports nobody else") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const auto documents = sandbox.data() / "documents";
    app->run(app::ExportTable{});
    wait(*app);
    CHECK_FALSE(fs::exists(documents)); // a trainee
    app::ChangeProfile lead;
    lead.name = app->model().me.name;
    lead.role = app::Role::lead;
    app->run(lead);
    app->run(app::ExportTable{app::TableOf::people, app::TableFormat::csv, {}, {}});
    CHECK(app->model().work.has_value());
    wait(*app);
    REQUIRE(fs::exists(documents));
    const fs::path made = fs::directory_iterator(documents)->path();
    CHECK(made.extension() == ".csv");
    REQUIRE_FALSE(app->model().notices.empty());
    CHECK(app->model().notices.back().text.find(made.string()) != std::string::npos);
    CHECK(count(bytes_of(made), "\r\n") == 2);
    const fs::path chosen = sandbox.folder() / "chosen.xlsx";
    app->run(app::ExportTable{app::TableOf::attempts, app::TableFormat::xlsx, {}, chosen.string()});
    wait(*app);
    CHECK(fs::exists(chosen));
}
