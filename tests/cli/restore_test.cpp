#include "app/people_fixture.h"
#include "store/backups.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

using namespace mq;
using namespace mq::tests;

namespace {

struct Said {
    int code = -1;
    nlohmann::json report;
};

Said run(const std::string& arguments) {
    const std::string command = std::string(MONQUA_PROGRAM) + " db " + arguments + " --json 2>/dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string out;
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        out.append(buffer.data(), n);
    const int status = pclose(pipe);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            nlohmann::json::parse(out, nullptr, false)}; // one document, or the test fails below
}

std::string quoted(const std::filesystem::path& path) {
    return "'" + path.string() + "'";
}

} // namespace

TEST_CASE("db restore says what would be lost, does it with --yes alone, and keeps the replaced file") {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.file();
    const FrozenCompetency a01 = frozen_competency();
    {
        auto store = open_database(file);
        static_cast<void>(add_people(store, a01, 1, 2, Day{20'413}));
    }
    const auto backup =
        store::back_up_and_rotate(file, store::BackupKind::hourly, Instant{1'763'700'000'000});
    REQUIRE(backup.has_value());
    {
        auto store = open_database(file);
        static_cast<void>(add_people(store, a01, 1, 1, Day{20'414}));
    }
    const Said listed = run("backups " + quoted(file));
    CHECK(listed.code == 0);
    REQUIRE(listed.report["backups"].size() == 1);
    CHECK(listed.report["backups"][0]["kind"] == "automatic");
    CHECK(listed.report["backups"][0]["made"] == "2025-11-21T04:40:00Z");
    const auto lacks = listed.report["backups"][0]["lacks"].get<std::int64_t>();
    CHECK(lacks > 0);

    const Said compared = run("restore " + quoted(file) + " " + quoted(backup->path));
    CHECK(compared.code == 0);
    CHECK(compared.report["restored"] == false);
    CHECK(compared.report["sound"] == true);
    CHECK(compared.report["lacks"] == lacks);
    CHECK_FALSE(compared.report["lacks_by_kind"].empty());
    CHECK(store::holds_the_same(file, backup->path).value() == false); // nothing was done

    const std::filesystem::path aside = folder.file().parent_path() / "aside.db";
    const Said copied =
        run("restore " + quoted(file) + " " + quoted(backup->path) + " --side " + quoted(aside));
    CHECK(copied.code == 0);
    CHECK(store::holds_the_same(aside, backup->path).value());
    CHECK(store::holds_the_same(file, backup->path).value() == false);

    const Said restored = run("restore " + quoted(file) + " " + quoted(backup->path) + " --yes");
    CHECK(restored.code == 0);
    CHECK(restored.report["restored"] == true);
    CHECK(restored.report["lost_rows"] == lacks);
    CHECK(std::filesystem::exists(restored.report["kept"].get<std::string>()));
    CHECK(open_database(file).opened().lost_writes == 0);
}

TEST_CASE("db restore refuses what is no sound backup with exit 1 or 2") {
    const TemporaryFolder folder;
    { auto store = open_database(folder.file()); }
    CHECK(run("restore " + quoted(folder.file()) + " '/không/có.db' --yes").code == 2);
    const auto backup = store::back_up_and_rotate(folder.file(), store::BackupKind::hourly, Instant{0});
    REQUIRE(backup.has_value());
    FILE* bytes = std::fopen(backup->path.c_str(), "r+b");
    REQUIRE(bytes != nullptr);
    std::fseek(bytes, 3 * 4'096 + 77, SEEK_SET);
    std::fputc('\x5a', bytes);
    std::fclose(bytes);
    const Said damaged = run("restore " + quoted(folder.file()) + " " + quoted(backup->path) + " --yes");
    CHECK(damaged.code == 1);
    CHECK(damaged.report["sound"] == false);
    CHECK(damaged.report["restored"] == false);
}
