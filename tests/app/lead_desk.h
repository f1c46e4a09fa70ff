#pragma once

#include "app/app_fixture.h"
#include "store/store.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mq::tests {

/// The PC of “Trần Văn Quý”, who leads. Others are put into the database beside the program; who sits at the
/// PC can be changed.
class LeadDesk {
public:
    LeadDesk();

    [[nodiscard]] const app::Model& model() const { return app->model(); }
    [[nodiscard]] const Uuid& lead() const { return lead_; }
    [[nodiscard]] Day today() const { return local_day(sandbox.clock, sandbox.clock.now()); }
    [[nodiscard]] std::string in_days(int days) const { return iso_day(Day{today().number + days}); }

    void reopen(); ///< drops the application and opens it again
    void pass_days(int days);
    void sit_down(const Uuid& person); ///< at this PC from now on
    /// With the database, while the program is closed.
    void in_store(const std::function<void(store::Store&)>& work);

    [[nodiscard]] bool refuses(const app::Command& command);
    void does(const app::Command& command);
    [[nodiscard]] std::string last_error() const; ///< sentence of the newest notice

    /// Staff work in a team of the lead.
    Uuid add(const std::string& name, store::Role role = store::Role::trainee, const std::string& post = {});
    /// Who leads the team above: sees the same people. After somebody was added.
    Uuid add_head(const std::string& name);
    /// A team with these people.
    Uuid add_team(const std::string& name, const std::vector<Uuid>& people);

    struct Result {
        std::string scene;
        double attainment = 1.0;
        bool assessment = false;
        int days_ago = 0;
        std::vector<std::string> pitfalls{};
        int decisions = 8;
        bool critical = false;
        bool branch = false; ///< taken up from the middle of another
    };
    /// Finished attempts, as a pack from another PC would bring them, each that many days ago.
    void finish(const Uuid& person, const std::vector<Result>& results);

    /// Ids of scenes of the library, by use.
    [[nodiscard]] std::vector<std::string> scenes(bool assessment) const;
    /// What the journal says of that kind, in its order.
    template <class T>
    [[nodiscard]] std::vector<store::Event> said() {
        std::vector<store::Event> out;
        in_store([&](store::Store& store) {
            const auto rows = store.events_after(0, 1'000'000).value();
            for (const store::RecordedEvent& row : rows)
                if (std::holds_alternative<T>(row.event.what))
                    out.push_back(row.event);
        });
        return out;
    }

    Sandbox sandbox;
    std::unique_ptr<app::App> app;

private:
    Uuid lead_;
    Uuid own_team_; ///< of the staff who are added; nil: nobody yet
};

/// Enough of different assessment scenes for a level, over the last hundred days, and some practice between
/// them: sixteen results, the better ones last.
[[nodiscard]] std::vector<LeadDesk::Result> months_of_work(const LeadDesk& desk);

} // namespace mq::tests
