// What a frame of each screen costs without GL, beside a clipped table of a thousand rows in the same run.

#include "ui/demo_shell.h"
#include "ui/explained_page.h"
#include "ui/lead_page.h"
#include "ui/sample_complaints.h"
#include "ui/sample_conduct.h"
#include "ui/sample_panel.h"
#include "ui/sample_team.h"
#include "ui/screens/complaints_screen.h"
#include "ui/screens/conduct_screen.h"
#include "ui/screens/interviews_screen.h"
#include "ui/screens/people_screen.h"
#include "ui/screens/plan_screen.h"
#include "ui/widgets.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

struct Cost {
    double median = 0; ///< microseconds a frame
    double p99 = 0;
};

Cost cost_of(const std::function<void()>& frame) {
    constexpr int warm = 60;
    constexpr int frames = 2'000;
    for (int i = 0; i < warm; ++i)
        frame();
    std::vector<double> us;
    us.reserve(frames);
    for (int i = 0; i < frames; ++i) {
        const auto start = std::chrono::steady_clock::now();
        frame();
        us.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(us.begin(), us.end());
    return {us[frames / 2], us[frames * 99 / 100]};
}

void clipped_table() {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("reference", nullptr, ImGuiWindowFlags_NoDecoration);
    if (ImGui::BeginTable("rows", 6, ImGuiTableFlags_ScrollY | ImGuiTableFlags_Borders)) {
        ImGuiListClipper clipper;
        clipper.Begin(1'000);
        while (clipper.Step())
            for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
                ImGui::TableNextRow();
                for (int column = 0; column < 6; ++column) {
                    ImGui::TableNextColumn();
                    ImGui::Text("Dòng %d, cột %d", row, column);
                }
            }
        ImGui::EndTable();
    }
    ImGui::End();
}

/// A line of the table, beside the reference; `statements`: of SQL, while 100 frames were drawn.
void tell(const char* name, const Cost& cost, const Cost& reference, std::uint64_t allocations,
          std::uint64_t statements) {
    std::printf("%-16s %7.1fu %7.1fu %8.2f %8.2f %7llu %6llu\n", name, cost.median, cost.p99,
                cost.median / reference.median, cost.p99 / reference.p99,
                static_cast<unsigned long long>(allocations), static_cast<unsigned long long>(statements));
}

/// A screen as it lies there, or wheeled through up and down with the mouse over its middle.
void screen(const char* name, Harness& harness, bool wheeled, const Cost& reference) {
    int number = 0;
    const auto frame = [&] {
        if (wheeled) {
            ImGui::GetIO().AddMousePosEvent(700, 600);
            ImGui::GetIO().AddMouseWheelEvent(0, (++number / 400) % 2 == 0 ? -3.0F : 3.0F);
        }
        (void)harness.allocations_in(1);
    };
    const Cost cost = cost_of(frame);
    tell(name, cost, reference, harness.allocations_in(100), 0);
}

template <class Ui, void (*draw_screen)(const ScreenContext&, Ui&, const Rect&)>
void of_model(const char* name, app::Model model, bool wheeled, const Cost& reference) {
    OneScreen<Ui, draw_screen> page(std::move(model));
    screen(name, page.harness, wheeled, reference);
}

/// Lists of thousands and forms with texts far too long: more than the demo's database holds.
void long_screens(const Cost& reference) {
    of_model<TeamPageUi, draw_team_page>("team 5000", sample::firm_model(5'000), true, reference);
    of_model<PeopleUi, draw_people>("people 5000", sample::people_model(5'000), true, reference);
    of_model<ComplaintsUi, draw_complaints>("complaints 5000", sample::complaints_model(5'000), true,
                                            reference);
    of_model<InsightsUi, draw_insights>("insights 5000", sample::insights_firm(5'000), true, reference);
    of_model<InterviewsUi, draw_interviews>("interviews 200", sample::long_interviews(200), true, reference);
    of_model<PlanUi, draw_plan>("plan, long", sample::long_plan(), false, reference);
    of_model<ConductUi, draw_conduct>("conduct, long", sample::long_conduct(), false, reference);
    ExplainedPage standing(sample::many_records(200));
    screen("standing 200", standing.harness, true, reference);
}

/// A text box that is full, with the caret in it.
void full_box(const Cost& reference) {
    std::string text;
    Harness harness([&] {
        const Frame frame;
        text_box("note", {40, 40, 600, 0}, text, {});
    });
    harness.click("note");
    while (text.size() < 16'000) {
        text += "Chị cần em giúp gì thêm không ạ? ";
    }
    screen("box of 16 KB", harness, false, reference);
}

} // namespace

int main() {
    Cost reference;
    {
        Harness harness(clipped_table);
        reference = cost_of([&] { (void)harness.allocations_in(1); });
    }
    std::printf("%-16s %8s %8s %8s %8s %7s %6s\n", "screen", "median", "p99", "ratio", "p99 rat", "allocs",
                "SQL");
    std::printf("%-16s %7.1fu %7.1fu\n", "table", reference.median, reference.p99);
    long_screens(reference);
    full_box(reference);
    DemoShell shell;
    for (const app::Page page : all_pages) {
        shell.show(page);
        const Cost cost = cost_of([&] { (void)shell.harness().allocations_in(1); });
        const auto statements = shell.app().sql_statements();
        const auto allocations = shell.harness().allocations_in(100);
        tell(ui::test::name_of(page), cost, reference, allocations,
             shell.app().sql_statements() - statements);
    }
    return 0;
}
