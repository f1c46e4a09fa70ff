#pragma once

#include "app/app_fixture.h"
#include "app/people_fixture.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mq::tests {

/// One finished attempt, as a test states it.
struct Played {
    std::string scene = "scene-1";
    store::Mode mode = store::Mode::assessment;
    int difficulty = 2;
    double attainment = 0.7;
    int decisions = 8;
    std::vector<std::string> pitfalls{};
};

/// The PC of “Lê Quốc Bảo”, who leads a team, in a firm with evidence. The database is written through the
/// store while the application isn't open.
class TeamDesk {
public:
    explicit TeamDesk(store::Role role = store::Role::lead);

    /// The application goes, `write` gets the store, the application comes again.
    void write(const std::function<void(store::Store&)>& write);
    /// Looks at what is in the file while the application is open.
    [[nodiscard]] store::Store look() const { return open_database(file(), true); }
    void open();

    [[nodiscard]] const app::Model& model() const { return app->model(); }
    [[nodiscard]] Uuid me() const { return me_; }
    [[nodiscard]] Day today() const { return local_day(sandbox.clock, sandbox.clock.now()); }
    [[nodiscard]] std::filesystem::path file() const { return sandbox.data() / "monqua.db"; }
    /// Runs it and gives the message it was refused with; empty: it was done.
    std::string refusal(const app::Command& command);
    void does(const app::Command& command);
    /// Polls until nothing runs aside.
    void wait();
    void next_day();
    [[nodiscard]] const app::HeatRow& row(const Uuid& person) const;

    Sandbox sandbox;
    FrozenCompetency a01;
    std::unique_ptr<app::App> app;

private:
    Uuid me_;
};

Uuid add_person(store::Store& store, const std::string& name, Day day,
                store::Role role = store::Role::trainee, const std::string& post = {});
Uuid add_team(store::Store& store, const std::string& name, Day day, std::optional<Uuid> lead = {},
              std::optional<Uuid> parent = {}, int aim_level = 0, int aim_people = 0);
void place(store::Store& store, const Uuid& person, std::optional<Uuid> team, Day day,
           std::optional<Day> joined = {});
void finish(store::Store& store, const FrozenCompetency& a01, const Uuid& person, Day day,
            const Played& played);

} // namespace mq::tests
