#include "app/people_fixture.h"
#include "app/recompute.h"
#include "store/page_seal.h"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

using namespace mq;
using namespace mq::tests;

namespace {

constexpr Day today{20'413};

struct Checked {
    int code = -1;
    nlohmann::json report;
};

Checked db_check(const std::filesystem::path& file) {
    const std::string command =
        std::string(MONQUA_PROGRAM) + " db check '" + file.string() + "' --json 2>/dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string out;
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        out.append(buffer.data(), n);
    const int status = pclose(pipe);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, nlohmann::json::parse(out)};
}

} // namespace

TEST_CASE("db check works kept standings out again: exit 0 where they agree, 1 where one doesn't") {
    const TemporaryFolder folder;
    const FrozenCompetency a01 = frozen_competency();
    std::vector<Uuid> people;
    {
        auto store = open_database(folder.file());
        people = add_people(store, a01, 2, 5, today);
        std::vector<store::StandingRow> rows;
        const Status done =
            app::recompute_standings(folder.file(), today, a01.parameters(), {}, [&](store::StandingRow row) {
                rows.push_back(std::move(row));
                return true;
            });
        REQUIRE(done.has_value());
        REQUIRE(store.keep_standings(rows, {&a01.content, 1}).has_value());
    }
    const Checked good = db_check(folder.file());
    CHECK(good.code == 0);
    CHECK(good.report["sound"] == true);
    CHECK(good.report["facts"]["standings"] == "2");
    {
        SQLite::Database database(folder.file().string(), SQLite::OPEN_READWRITE, 1'000,
                                  store::sealing_vfs());
        database.exec(
            "UPDATE standing SET body = CAST(replace(CAST(body AS TEXT), '\"statistical\":', "
            "'\"statistical\":1') AS BLOB) WHERE person = (SELECT max(person) FROM standing)");
    }
    const Checked bad = db_check(folder.file());
    CHECK(bad.code == 1);
    CHECK(bad.report["sound"] == false);
    REQUIRE(bad.report["findings"].size() == 1);
    const auto& finding = bad.report["findings"][0];
    CHECK(finding["severity"] == "error");
    CHECK(finding["code"] == "standing");
    const std::string detail = finding["detail"];
    CHECK(detail.find(std::max(people[0], people[1]).str()) != std::string::npos);
    CHECK(detail.find(iso_day(today)) != std::string::npos);
    CHECK(detail.find("A01-M-1") != std::string::npos);
}
