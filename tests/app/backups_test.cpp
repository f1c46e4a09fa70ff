#include "store/backups.h"
#include "app/app_fixture.h"
#include "store/store.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

using namespace mq;
using namespace mq::tests;

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t minute_ms = 60'000;

void wait(app::App& app) {
    app.poll();
    wait_until_idle(app);
}

std::vector<store::BackupEntry> backups_of(const Sandbox& sandbox) {
    const auto listed = store::list_backups(sandbox.data() / "monqua.db");
    REQUIRE(listed.has_value());
    return *listed;
}

void write_something(app::App& app) {
    app::Settings settings = app.model().settings;
    settings.text_percent = settings.text_percent == 100 ? 130 : 100;
    app.run(app::ChangeSettings{settings});
}

/// Turns bits round in every page but the first.
void spoil(const fs::path& file) {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    const auto size = static_cast<std::streamoff>(fs::file_size(file));
    for (std::streamoff at = 4'096 + 200; at < size; at += 4'096) {
        bytes.seekp(at);
        bytes.put('\x5a');
    }
}

bool said(const app::App& app, app::NoticeKind kind) {
    return std::ranges::any_of(app.model().notices,
                               [&](const app::Notice& notice) { return notice.kind == kind; });
}

} // namespace

TEST_CASE(
    "a backup comes by itself after the start, then after half an hour in which something was written") {
    Sandbox sandbox;
    { auto app = sandbox.open_with_person(); }
    auto app = sandbox.open();
    CHECK(backups_of(sandbox).empty());
    CHECK(app->seconds_to_next_backup() == doctest::Approx(15.0));
    app->poll();
    CHECK_FALSE(app->busy()); // not yet: the first page comes first
    sandbox.clock.advance_ms(15'000);
    CHECK(app->seconds_to_next_backup() <= 0.0);
    wait(*app);
    REQUIRE(backups_of(sandbox).size() == 1);
    CHECK(app->model().notices.empty()); // quiet

    CHECK(std::isinf(app->seconds_to_next_backup())); // nothing was written since: no waking up either
    sandbox.clock.advance_ms(31 * minute_ms);
    wait(*app);
    CHECK(backups_of(sandbox).size() == 1);

    write_something(*app);
    CHECK(app->seconds_to_next_backup() <= 0.0); // the half hour is over already
    wait(*app);
    CHECK(backups_of(sandbox).size() == 2);
    write_something(*app);
    CHECK(app->seconds_to_next_backup() == doctest::Approx(30.0 * 60.0));
    wait(*app);
    CHECK(backups_of(sandbox).size() == 2);
    sandbox.clock.advance_ms(30 * minute_ms);
    wait(*app);
    CHECK(backups_of(sandbox).size() == 3);
    for (const store::BackupEntry& entry : backups_of(sandbox))
        CHECK(store::check(entry.path)->sound());
}

TEST_CASE("a start with nothing new makes no backup; a clock that was set back waits for nothing") {
    Sandbox sandbox;
    {
        auto app = sandbox.open_with_person();
        sandbox.clock.advance_ms(15'000);
        wait(*app);
    }
    REQUIRE(backups_of(sandbox).size() == 1);
    auto app = sandbox.open();
    sandbox.clock.advance_ms(15'000);
    wait(*app);
    CHECK(backups_of(sandbox).size() == 1);
    write_something(*app);
    sandbox.clock.advance_ms(-24 * 60 * minute_ms);
    CHECK(app->seconds_to_next_backup() == 0.0);
    wait(*app);
    CHECK(backups_of(sandbox).size() == 2);
    write_something(*app);
    CHECK(app->seconds_to_next_backup() == doctest::Approx(30.0 * 60.0));
}

TEST_CASE("a backup that fails is said once a day, and tried again") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    std::ofstream(sandbox.data() / "backups") << "a file where the folder should be";
    sandbox.clock.advance_ms(15'000);
    wait(*app);
    REQUIRE(app->model().notices.size() == 1);
    CHECK(app->model().notices[0].kind == app::NoticeKind::error);
    for (int i = 0; i < 3; ++i) {
        sandbox.clock.advance_ms(30 * minute_ms);
        CHECK(app->seconds_to_next_backup() <= 0.0);
        wait(*app);
    }
    CHECK(app->model().notices.size() == 1);
    sandbox.clock.advance_ms(24 * 60 * minute_ms);
    wait(*app);
    CHECK(app->model().notices.size() == 2);
    fs::remove(sandbox.data() / "backups");
    sandbox.clock.advance_ms(30 * minute_ms);
    wait(*app);
    CHECK(backups_of(sandbox).size() == 1);
}

TEST_CASE("the page of care lists backups with what each lacks, makes one and checks the data") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    app->run(app::OpenPage{app::Page::care});
    wait(*app);
    CHECK(app->model().care.backups.empty());
    CHECK_FALSE(app->model().care.last.empty());
    app->run(app::BackUpNow{});
    wait(*app);
    CHECK(said(*app, app::NoticeKind::good));
    begin(*app, first_scene(*app, false), false);
    app->run(app::OpenPage{app::Page::care});
    wait(*app);
    const app::CarePage& care = app->model().care;
    REQUIRE(care.backups.size() == 1);
    CHECK(care.backups[0].kind == app->texts().get("backups.kind.by_hand"));
    CHECK(care.backups[0].lacks != app->texts().get("backups.lacks_nothing"));
    CHECK(fs::exists(care.backups[0].path));
    app->run(app::CheckData{});
    wait(*app);
    REQUIRE(app->model().care.check.has_value());
    CHECK(app->model().care.check->sound);
}

TEST_CASE("a restore is looked at first, keeps the old file, says so in the journal, and has a way back") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    app->run(app::BackUpNow{});
    wait(*app);
    const std::string backup = backups_of(sandbox).front().path.string();
    begin(*app, first_scene(*app, false), false);
    app->run(app::OpenPage{app::Page::care});
    wait(*app);
    app->run(app::RestoreBackup{backup}); // nobody has seen what it would cost
    CHECK(app->model().notices.back().kind == app::NoticeKind::error);
    app->run(app::PreviewRestore{backup});
    wait(*app);
    const auto preview = app->model().care.restore;
    REQUIRE(preview.has_value());
    CHECK(preview->sound);
    CHECK(preview->problem.empty());
    CHECK(preview->loses != app->texts().get("backups.loses_nothing"));
    REQUIRE_FALSE(preview->kinds.empty());
    CHECK_FALSE(preview->newest.empty());

    sandbox.clock.advance_ms(minute_ms);
    app->run(app::RestoreBackup{backup});
    wait(*app);
    CHECK(app->model().fatal.empty());
    CHECK(app->model().banner.empty());
    CHECK(app->model().page == app::Page::care);
    CHECK(app->model().home.unfinished.empty());
    CHECK(app->model().me.name == "Lê Thị Bảo Ngân");
    CHECK_FALSE(app->model().care.restored.empty());
    CHECK(app->model().notices.back().kind == app::NoticeKind::good);
    wait(*app);
    const auto kept = backups_of(sandbox).front();
    CHECK(kept.kind == store::BackupKind::before_change);
    CHECK(app->model().care.restored.find(kept.path.filename().string()) != std::string::npos);
    CHECK(app->model().care.way_back == kept.path.string());

    app->run(app::PreviewRestore{kept.path.string()});
    wait(*app);
    app->run(app::RestoreBackup{kept.path.string()});
    wait(*app);
    CHECK(app->model().home.unfinished.size() == 1);
    app.reset();
    const auto store = store::Store::open(sandbox.data() / "monqua.db");
    REQUIRE(store.has_value());
    CHECK(store->opened().lost_writes == 0);
    const auto rows = store->events_after(0, 1'000);
    REQUIRE(rows.has_value());
    CHECK(std::ranges::count_if(*rows, [](const store::RecordedEvent& row) {
              return std::holds_alternative<store::DataRestored>(row.event.what);
          }) == 1); // the first one went with the file that it told of
    CHECK(store::check(sandbox.data() / "monqua.db")->sound());
}

TEST_CASE("beside a damaged file the newest good backup is offered, and takes its place") {
    Sandbox sandbox;
    {
        auto app = sandbox.open_with_person();
        app->run(app::BackUpNow{});
        wait(*app);
        begin(*app, first_scene(*app, false), false);
    }
    const fs::path good = backups_of(sandbox).front().path;
    spoil(sandbox.data() / "monqua.db");
    auto app = sandbox.open();
    REQUIRE_FALSE(app->model().fatal.empty());
    CHECK_FALSE(app->model().fatal_backup.has_value());
    wait(*app);
    REQUIRE(app->model().fatal_backup.has_value());
    CHECK(app->model().fatal_backup->backup.path == good.string());
    CHECK(app->model().fatal_backup->loses != app->texts().get("backups.loses_nothing"));
    app->run(app::RestoreBackup{good.string()});
    wait(*app);
    CHECK(app->model().fatal.empty());
    CHECK_FALSE(app->model().fatal_backup.has_value());
    CHECK(app->model().me.name == "Lê Thị Bảo Ngân");
    CHECK(said(*app, app::NoticeKind::good));
}

TEST_CASE("a backup that fails its check is told, and can't be put in place") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    app->run(app::BackUpNow{});
    wait(*app);
    const fs::path backup = backups_of(sandbox).front().path;
    spoil(backup);
    app->run(app::PreviewRestore{backup.string()});
    wait(*app);
    REQUIRE(app->model().care.restore.has_value());
    CHECK_FALSE(app->model().care.restore->sound);
    CHECK_FALSE(app->model().care.restore->problem.empty());
    app->run(app::RestoreBackup{backup.string()});
    CHECK_FALSE(app->busy());
    app->run(app::LeaveRestore{});
    CHECK_FALSE(app->model().care.restore.has_value());
}

TEST_CASE("sealed data are checked, backed up sealed, and restored with the keys of this PC") {
    Sandbox sandbox;
    app::AppOptions options;
    options.share = sandbox.share();
    options.data_dir = sandbox.data();
    options.key_dir = sandbox.folder() / "keys";
    options.clock = &sandbox.clock;
    options.quick_keys = true;
    auto app = app::App::open(options);
    app->run(app::CompleteFirstRun{"Nguyễn Thị Kỳ Duyên", app::Role::trainee, {}, {}, {}});
    wait(*app);
    REQUIRE(app->model().page == app::Page::home);
    app->run(app::BackUpNow{});
    wait(*app);
    const std::string backup = backups_of(sandbox).front().path.string();
    std::ifstream in(backup, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    CHECK(bytes.find("Kỳ Duyên") == std::string::npos);
    app->run(app::CheckData{});
    wait(*app);
    REQUIRE(app->model().care.check.has_value());
    CHECK(app->model().care.check->sound);
    write_something(*app);
    begin(*app, first_scene(*app, false), false);
    app->run(app::PreviewRestore{backup});
    wait(*app);
    REQUIRE(app->model().care.restore.has_value());
    CHECK(app->model().care.restore->problem.empty());
    app->run(app::RestoreBackup{backup});
    wait(*app);
    CHECK(app->model().fatal.empty());
    CHECK(app->model().me.name == "Nguyễn Thị Kỳ Duyên"); // came in by the user's profile
    CHECK(app->model().home.unfinished.empty());
    app.reset();
    store::OpenOptions how;
    how.keys = store::KeyPlace{options.key_dir, nullptr, false};
    const auto store = store::Store::open(sandbox.data() / "monqua.db", how);
    REQUIRE(store.has_value());
    const auto rows = store->events_after(0, 1'000);
    REQUIRE(rows.has_value());
    CHECK(std::ranges::any_of(*rows, [](const store::RecordedEvent& row) {
        return std::holds_alternative<store::DataRestored>(row.event.what);
    }));
}
