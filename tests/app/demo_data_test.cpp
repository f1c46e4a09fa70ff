#include "app/demo_data.h"

#include "app/app_fixture.h"
#include "app/care.h"
#include "app/demo_firm.h"
#include "base/text.h"
#include "content/competency_file.h"
#include "store/store.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace mq;
using namespace mq::tests;

namespace {

/// A share folder with questions as well, and a folder to write in.
struct Firm40 {
    Sandbox sandbox;
    Day today = *parse_day("2026-11-20");
    Firm40() {
        std::filesystem::create_directory_symlink(std::filesystem::path(MONQUA_SOURCE_DIR) / "questions",
                                                  sandbox.share() / "questions");
    }
    [[nodiscard]] Result<app::DemoDataMade> write(
        const char* name, std::uint64_t seed, std::function<bool(const char*, double)> progress = {}) const {
        app::DemoDataWish wish;
        wish.people = 40;
        wish.years = 1;
        wish.seed = seed;
        wish.now = app::evening_of(today);
        wish.progress = std::move(progress);
        return app::write_demo_data(sandbox.share(), file(name), wish);
    }
    [[nodiscard]] std::filesystem::path file(const char* name) const { return sandbox.folder() / name; }
    [[nodiscard]] store::Store open(const char* name) const {
        store::OpenOptions options;
        options.read_only = true;
        auto store = store::Store::open(file(name), options);
        REQUIRE(store.has_value());
        return std::move(*store);
    }
};

std::vector<store::RecordedEvent> journal_of(const store::Store& store) {
    auto rows = store.events_after(0, 1'000'000);
    REQUIRE(rows.has_value());
    return std::move(*rows);
}

} // namespace

TEST_CASE("a made-up firm's database is the same for the same seed, and sound") {
    const Firm40 firm;
    const auto made = firm.write("one.db", 7);
    REQUIRE_MESSAGE(made.has_value(), (made ? "" : made.error().message + made.error().detail));
    REQUIRE(firm.write("two.db", 7).has_value());
    REQUIRE(firm.write("other.db", 8).has_value());
    const auto journal = journal_of(firm.open("one.db"));
    const auto again = journal_of(firm.open("two.db"));
    REQUIRE(journal.size() == again.size());
    CHECK(journal.size() == static_cast<std::size_t>(made->rows));
    for (std::size_t i = 0; i < journal.size(); ++i)
        REQUIRE_MESSAGE((journal[i].id == again[i].id && journal[i].event == again[i].event),
                        "row " << journal[i].seq);
    CHECK(journal_of(firm.open("other.db")).size() != journal.size());
    const auto care = app::check_database(firm.file("one.db"));
    REQUIRE(care.has_value());
    CHECK(care->sound);
    CHECK(std::ranges::none_of(care->findings,
                               [](const app::CareFinding& finding) { return finding.severity != "note"; }));
}

TEST_CASE(
    "a made-up firm has teams of eight to fifteen with leads, evidence of all kinds, and fresh summaries") {
    const Firm40 firm;
    REQUIRE(firm.write("firm.db", 7).has_value());
    const store::Store store = firm.open("firm.db");
    const auto people = store.people();
    const auto teams = store.teams();
    const auto placed = store.placed();
    REQUIRE((people && teams && placed));
    CHECK(people->size() == 40);
    CHECK(std::ranges::count_if(*people, [](const store::PersonRow& person) {
              return person.profile.role == store::Role::candidate;
          }) == 2);
    std::map<Uuid, int> sizes;
    for (const store::PlacedRow& row : *placed)
        if (row.placed.team)
            ++sizes[*row.placed.team];
    int ends = 0;
    for (const store::TeamRow& team : *teams) {
        CHECK(team.team.lead.has_value());
        if (team.team.aim_level == 0)
            continue; // it has parts
        ++ends;
        CHECK(sizes[team.id] >= 8);
        CHECK(sizes[team.id] <= 15);
    }
    CHECK(ends == 3);
    std::map<std::string, int> kinds;
    for (const store::RecordedEvent& row : journal_of(store))
        ++kinds[store::kind_of(row.event.what)];
    for (const char* kind :
         {"attempt_finished", "decision", "interview_closed", "observation_recorded", "level_signed",
          "work_assigned", "coaching_noted", "weekly_goal_set", "complaint_logged", "target_set"})
        CHECK_MESSAGE(kinds[kind] > 0, kind);
    const auto competency = content::load_competency_file(firm.sandbox.share() / "competencies" / "a01.yaml");
    const auto stale = store.stale_summaries(firm.today, competency.hash);
    REQUIRE(stale.has_value());
    CHECK(stale->empty());
    const auto groups = store.groups(Uuid{});
    REQUIRE(groups.has_value());
    CHECK(groups->size() == 36);
}

TEST_CASE("a made-up firm takes no other file's place, and leaves nothing when it is stopped") {
    const Firm40 firm;
    const auto stopped = firm.write("stopped.db", 7, [](const char*, double share) { return share < 0.3; });
    REQUIRE_FALSE(stopped.has_value());
    CHECK(stopped.error().kind == ErrorKind::refused);
    for (const auto& entry : std::filesystem::directory_iterator(firm.sandbox.folder()))
        CHECK(entry.path().filename().string().find("stopped") == std::string::npos);
    REQUIRE(firm.write("there.db", 7).has_value());
    const auto size = std::filesystem::file_size(firm.file("there.db"));
    const auto twice = firm.write("there.db", 8);
    REQUIRE_FALSE(twice.has_value());
    CHECK(twice.error().kind == ErrorKind::refused);
    CHECK(std::filesystem::file_size(firm.file("there.db")) == size);
}

TEST_CASE("names of a made-up firm are in composed form and mostly differ") {
    const app::Firm firm = app::make_firm(400, *parse_day("2025-11-20"), *parse_day("2026-11-20"), 5);
    REQUIRE(firm.people.size() == 400);
    std::vector<std::string> names;
    for (const app::FirmPerson& person : firm.people)
        names.push_back(person.profile.name);
    for (const std::string& name : names)
        CHECK(text::nfc(name) == name);
    std::ranges::sort(names);
    const auto same = std::ranges::unique(names);
    CHECK(names.size() - same.size() > 380);
}
