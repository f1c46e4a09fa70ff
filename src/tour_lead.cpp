#include "tour_lead.h"

#include <fmt/format.h>
#include <algorithm>
#include <filesystem>
#include <string>

namespace mq {
namespace {

class LeadTour {
public:
    LeadTour(Visitor& visitor, const app::App& app) : go_(visitor), app_(app) {}

    void walk() {
        team();
        pictures();
        member();
        observe();
        assign();
        complaints();
        hand_out();
    }

private:
    /// Work aside ends.
    void wait() {
        constexpr int most_waits = 200;
        for (int n = 0; app_.busy() && n < most_waits && !go_.failed(); ++n)
            go_.rest(0.1);
        go_.require(!app_.busy(), "work aside did not end");
    }

    void team() {
        go_.click("rail.team");
        go_.require(app_.model().page == app::Page::team, "the team's page did not open");
        wait();
        const auto& page = app_.model().team;
        go_.require(page.rows.size() == 12, "the demo's team is not whole");
        go_.require(std::ranges::all_of(page.counts, [](int people) { return people > 0; }),
                    "the demo's team lacks a level");
        go_.expect("Lâm Tuấn Kiệt");
        go_.picture("lead-team");
        go_.click("team.search");
        go_.type("ngoc anh");
        go_.expect("Vương Ngọc Ánh");
        go_.picture("lead-team-search");
        for (int n = 0; n < 8; ++n)
            go_.press(ImGuiKey_Backspace);
        go_.click("team.manage");
        go_.picture("lead-team-manage");
        go_.press(ImGuiKey_Escape);
    }

    void pictures() {
        go_.click("team.view.pictures");
        go_.require(app_.model().page == app::Page::insights, "the pictures of the team did not open");
        wait();
        go_.require(!app_.model().insights.months.empty(), "the team has no history");
        go_.picture("lead-insights");
        go_.click("insights.view.table");
        go_.require(app_.model().page == app::Page::team, "the way back did not lead to the table");
    }

    void member() {
        go_.click("team.cell.0.0"); // whose whole row lies under its cells
        go_.require(app_.model().page == app::Page::member, "the person's page did not open");
        wait();
        go_.picture("lead-member");
        for (const char* tab :
             {"attempts", "ratings", "pitfalls", "assignments", "talks", "levels", "profile"}) {
            go_.click(fmt::format("member.tab.{}", tab));
            go_.picture(fmt::format("lead-member-{}", tab));
        }
        go_.click("member.back");
        go_.require(app_.model().page == app::Page::team, "the way back did not lead to the team");
    }

    void observe() {
        go_.click("rail.people");
        go_.require(!app_.model().people.lines.empty(), "the list of staff is empty");
        if (go_.failed())
            return;
        go_.click("people.row.0");
        go_.require(app_.model().people.open.has_value(), "the person did not open");
        go_.picture("lead-person");
        go_.click("people.observe");
        go_.require(app_.model().page == app::Page::observation, "the observation did not open");
        go_.picture("lead-observation");
        go_.click("obs.back");
    }

    void assign() {
        go_.click("rail.assignments");
        go_.require(app_.model().assignments.lines.size() == 3, "the demo lacks an assignment");
        go_.picture("lead-assignments");
        go_.click("assignments.give");
        go_.picture("lead-assignments-form");
        go_.click("assignments.form.back");
    }

    void complaints() {
        go_.click("rail.complaints");
        go_.require(app_.model().complaints.lines.size() == 40, "the demo's log is not whole");
        go_.picture("lead-complaints");
        go_.click("complaints.add");
        go_.picture("lead-complaint-form");
        go_.click("complaints.form.back");
        go_.click("complaints.import");
        go_.picture("lead-complaints-import");
        go_.click("complaints.import.back");
    }

    [[nodiscard]] std::size_t documents() const {
        std::error_code ignored;
        const std::filesystem::path folder = std::filesystem::path(app_.model().data_dir) / "documents";
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator(folder, ignored), {}));
    }

    void hand_out() {
        go_.click("rail.team");
        const std::size_t before = documents();
        for (const char* kind : {"team.export.0", "team.export.1", "team.export.2"}) {
            if (!go_.has(kind))
                continue; // a low or narrow window has them in a menu
            go_.click(kind);
            wait();
        }
        if (go_.has("team.export.0"))
            go_.require(documents() == before + 3, "a table or report was not handed out");
        go_.picture("lead-team-handed-out");
    }

    Visitor& go_;
    const app::App& app_;
};

} // namespace

void walk_lead_tour(Visitor& visitor, const app::App& app) {
    LeadTour(visitor, app).walk();
}

} // namespace mq
