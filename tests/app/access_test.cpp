#include "app/access.h"
#include "app/app_fixture.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <array>
#include <set>

using namespace mq;
using namespace mq::tests;
using app::Matter;
using app::Page;
using app::Role;

namespace {

constexpr std::array roles{Role::trainee, Role::hr, Role::lead, Role::admin};

struct Row {
    Matter matter;
    std::array<bool, 4> who; ///< in the order of `roles`
};

/// What the product says, said again.
constexpr std::array table{Row{Matter::own_practice, {true, true, true, true}},
                           Row{Matter::team_standings, {false, false, true, false}},
                           Row{Matter::teams, {false, false, true, false}},
                           Row{Matter::assignments, {false, false, true, false}},
                           Row{Matter::observations, {false, false, true, false}},
                           Row{Matter::complaints, {false, true, true, false}},
                           Row{Matter::panel, {false, true, true, false}},
                           Row{Matter::interviews, {false, true, false, false}},
                           Row{Matter::candidates, {false, true, false, false}},
                           Row{Matter::staff_list, {false, true, true, false}},
                           Row{Matter::question_bank, {false, true, false, false}},
                           Row{Matter::corrections, {false, false, true, false}},
                           Row{Matter::packs, {false, true, false, false}},
                           Row{Matter::exports, {false, false, true, false}},
                           Row{Matter::rights, {false, true, false, false}},
                           Row{Matter::keys, {false, true, true, false}},
                           Row{Matter::accounts, {false, false, false, true}},
                           Row{Matter::care, {false, false, false, true}}};

bool expected(Role role, Matter matter) {
    const auto row = std::ranges::find(table, matter, &Row::matter);
    REQUIRE(row != table.end());
    return row->who[static_cast<std::size_t>(std::ranges::find(roles, role) - roles.begin())];
}

std::vector<app::Command> one_of_each() {
    return {
#define MONQUA_ONE(name) app::Command(app::name{}),
        MONQUA_COMMANDS(MONQUA_ONE)
#undef MONQUA_ONE
    };
}

/// A program that somebody with that role has begun to use. Without accounts everybody looks after the data.
struct Room {
    explicit Room(Role role) {
        app = sandbox.open();
        REQUIRE_MESSAGE(app->model().fatal.empty(), app->model().fatal);
        app->run(app::CompleteFirstRun{"Lê Thị Bảo Ngân", role, {}});
        REQUIRE(app->model().page == Page::home);
        REQUIRE(app->model().me.role == role);
        for (const char* key :
             {"access.leads_only", "access.hr_only", "access.leads_and_hr", "access.admins_only"})
            sentences.insert(app->texts().get(key));
    }
    /// The sentence that says whose matter it is instead; empty: it wasn't refused for that.
    std::string refusal(const app::Command& command) {
        const std::uint64_t before = app->model().notices.empty() ? 0 : app->model().notices.back().id;
        app->run(command);
        for (const app::Notice& notice : app->model().notices)
            if (notice.id > before && notice.kind == app::NoticeKind::error &&
                sentences.contains(notice.text))
                return notice.text;
        return {};
    }

    Sandbox sandbox;
    std::unique_ptr<app::App> app;
    std::set<std::string> sentences;
};

bool of_who_looks_after(Matter matter) {
    return matter == Matter::accounts || matter == Matter::care;
}

} // namespace

TEST_CASE("access: who may what, cell by cell") {
    for (const Row& row : table)
        for (std::size_t i = 0; i < roles.size(); ++i) {
            CAPTURE(static_cast<int>(row.matter));
            CAPTURE(i);
            CHECK(app::may(roles[i], row.matter) == row.who[i]);
        }
    CHECK(static_cast<std::size_t>(Matter::care) + 1 == table.size()); // no row is missing
}

TEST_CASE("access: nobody gets to a page that isn't theirs, and nothing changes for trying") {
    for (const Role role : roles) {
        Room room(role);
        for (int number = 0; number <= static_cast<int>(Page::my_data); ++number) {
            const auto page = static_cast<Page>(number);
            const Matter matter = app::matter_of(page);
            CAPTURE(static_cast<int>(role));
            CAPTURE(number);
            room.app->run(app::OpenPage{Page::home});
            const std::string refused = room.refusal(app::OpenPage{page});
            const bool may = expected(role, matter) || of_who_looks_after(matter);
            CHECK(refused.empty() == may);
            if (!may)
                CHECK(room.app->model().page == Page::home);
        }
    }
}

TEST_CASE("access: every command that isn't theirs is refused by the program itself") {
    // These do more than ask, or end what the test looks at.
    const std::set<app::CommandKind> not_tried{
        app::CommandKind::RetryOpening,  app::CommandKind::OpenReadOnly,    app::CommandKind::BackUp,
        app::CommandKind::BackUpNow,     app::CommandKind::CheckData,       app::CommandKind::PreviewRestore,
        app::CommandKind::RestoreBackup, app::CommandKind::ChangeProfile,   app::CommandKind::ErasePerson,
        app::CommandKind::EraseDue,      app::CommandKind::ExportPersonData};
    for (const Role role : roles) {
        Room room(role);
        for (const app::Command& command : one_of_each()) {
            const Matter matter = app::matter_of(command.kind());
            // An appeal goes to HR as a request does.
            const bool appeal = command.kind() == app::CommandKind::AnswerAppeal && role == Role::hr;
            const bool may = expected(role, matter) || of_who_looks_after(matter) || appeal;
            if (may && not_tried.contains(command.kind()))
                continue;
            CAPTURE(static_cast<int>(role));
            CAPTURE(app::name_of(command.kind()));
            if (!may)
                room.app->run(app::OpenPage{Page::home});
            const std::string refused = room.refusal(command);
            CHECK(refused.empty() == may);
            if (!may)
                CHECK(room.app->model().page == Page::home);
        }
    }
}

TEST_CASE("access: the rail of each role leads to pages it may open") {
    for (const Role role : roles) {
        const auto pages = app::pages_of(role);
        CHECK(std::set<Page>(pages.begin(), pages.end()).size() == pages.size());
        for (const Page page : pages) {
            CAPTURE(static_cast<int>(page));
            CHECK(expected(role, app::matter_of(page)));
        }
        CHECK(std::ranges::count(pages, Page::home) == 1);
    }
    CHECK(std::ranges::count(app::pages_of(Role::lead), Page::interviews) == 0);
    CHECK(std::ranges::count(app::pages_of(Role::hr), Page::team) == 0);
}
