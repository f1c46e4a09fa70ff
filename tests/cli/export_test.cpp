#include "app/people_fixture.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <array>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

using namespace mq;
using namespace mq::tests;

namespace {

namespace fs = std::filesystem;

constexpr Day today{20'413};

struct Ran {
    int code = -1;
    std::string out;
};

Ran monqua(const std::string& arguments) {
    const std::string command = std::string(MONQUA_PROGRAM) + " " + arguments + " 2>/dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    Ran ran;
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        ran.out.append(buffer.data(), n);
    const int status = pclose(pipe);
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

/// Three people; the first two are called the same.
struct Desk {
    TemporaryFolder folder;
    std::vector<Uuid> people;
    Uuid team;
    std::string data;
    fs::path out;

    Desk() {
        const FrozenCompetency a01 = frozen_competency();
        auto store = open_database(folder.file());
        people = add_people(store, a01, 3, 5, today);
        const Instant at{today.number * std::int64_t{86'400'000}};
        team = store.new_id(at);
        std::vector<store::Event> events;
        store::TeamDefined defined;
        defined.name = "Đội Hà Nội";
        events.push_back({at, 420, {}, team, defined, std::nullopt});
        for (std::size_t i = 0; i < 3; ++i) {
            store::Profile profile;
            profile.name = i < 2 ? "Lê Thị Hoa" : "Trần Minh Khôi";
            events.push_back({at, 420, people[i], {}, store::ProfileChanged{profile}, std::nullopt});
        }
        events.push_back({at, 420, people[2], {}, store::PersonPlaced{team, std::nullopt}, std::nullopt});
        REQUIRE(store.append(events).has_value());
        out = folder.file().parent_path();
        data = "--data '" + out.string() + "' ";
    }
    [[nodiscard]] std::string to(const char* name) const { return "--out '" + (out / name).string() + "' "; }
};

} // namespace

TEST_CASE("export writes a table of everybody or of a team, and says how much") {
    const Desk desk;
    for (const char* format : {"csv", "xlsx", "xapi"})
        for (const char* what : {"people", "evidence", "attempts"}) {
            CAPTURE(format);
            CAPTURE(what);
            fs::remove(desk.out / "a");
            const Ran ran = monqua("export " + desk.data + desk.to("a") + "--json --format " + format +
                                   " --what " + what);
            REQUIRE(ran.code == 0);
            const auto said = nlohmann::json::parse(ran.out);
            CHECK(said["people"] == 3);
            CHECK(said["rows"].get<int>() >= 3);
            CHECK(said["file"] == (desk.out / "a").string());
            CHECK(fs::file_size(desk.out / "a") > 100);
        }
    const Ran team = monqua("export " + desk.data + desk.to("t.csv") + "--team 'Đội Hà Nội' --json");
    CHECK(nlohmann::json::parse(team.out)["rows"] == 1);
    CHECK(monqua("export " + desk.data + desk.to("t.csv") + "--team " + desk.team.str()).code == 0);
}

TEST_CASE("wrong use is 2, what can't be written 1, and neither leaves a file") {
    const Desk desk;
    CHECK(monqua("export " + desk.data).code == 2);
    CHECK(monqua("export " + desk.data + desk.to("a") + "--format doc").code == 2);
    CHECK(monqua("export " + desk.data + desk.to("a") + "--what everything").code == 2);
    CHECK(monqua("export " + desk.data + desk.to("a") + "--team 'Đội nào đó'").code == 2);
    CHECK(monqua("export " + desk.data + desk.to("a") + "--what complaints --format xapi").code == 2);
    CHECK(monqua("export --data /none/such " + desk.to("a")).code == 2);
    CHECK_FALSE(fs::exists(desk.out / "a"));
    fs::create_directory(desk.out / "folder");
    CHECK(monqua("export " + desk.data + desk.to("folder")).code == 1);
    CHECK(monqua("export " + desk.data + "--out '" + (desk.out / "none" / "a").string() + "'").code == 2);
    CHECK(monqua("report " + desk.data + desk.to("a")).code == 2);
    CHECK(monqua("report person 'Không Ai' " + desk.data + desk.to("a")).code == 2);
    CHECK_FALSE(fs::exists(desk.out / "a"));
}

TEST_CASE("report finds a person by id or by a name that only they have") {
    const Desk desk;
    const Ran one = monqua("report person 'Trần Minh Khôi' --json " + desk.data + desk.to("p.pdf"));
    REQUIRE(one.code == 0);
    CHECK(nlohmann::json::parse(one.out)["id"] == desk.people[2].str());
    const Ran several = monqua("report person 'Lê Thị Hoa' --json " + desk.data + desk.to("h.pdf"));
    CHECK(several.code == 2);
    const std::string detail = nlohmann::json::parse(several.out)["error"]["detail"];
    CHECK(detail.find(desk.people[0].str()) != std::string::npos);
    CHECK(detail.find(desk.people[1].str()) != std::string::npos);
    CHECK_FALSE(fs::exists(desk.out / "h.pdf"));
    CHECK(monqua("report person " + desk.people[0].str() + " " + desk.data + desk.to("h.pdf")).code == 0);
    CHECK(monqua("report team 'Đội Hà Nội' " + desk.data + desk.to("t.pdf")).code == 0);
    for (const char* name : {"p.pdf", "h.pdf", "t.pdf"})
        CHECK(fs::file_size(desk.out / name) > 1000);
}
