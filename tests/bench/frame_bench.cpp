// What a frame of each screen costs without GL, beside a clipped table of a thousand rows in the same run.

#include "ui/demo_shell.h"
#include "ui/layout.h"
#include "ui/sample_team.h"
#include "ui/screens/team_screen.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;

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

/// The heat map of five thousand people while one wheels through it, the mouse on a cell.
void scrolled_team(double reference_median, double reference_p99) {
    const app::Model model = mq::test::firm_model(5'000);
    TeamUi ui;
    LeadUi lead;
    app::Commands out;
    int frame = 0;
    Harness harness([&] {
        ImGui::GetIO().AddMousePosEvent(700, 600);
        ImGui::GetIO().AddMouseWheelEvent(0, (++frame / 400) % 2 == 0 ? -3.0F : 3.0F);
        const Frame window;
        Rect area = window.area();
        area.cut_left(px(232));
        draw_team({model, out, 1.0}, ui, lead, area);
    });
    const Cost cost = cost_of([&] { (void)harness.allocations_in(1); });
    std::printf("%-12s %7.1fu %7.1fu %8.2f %8.2f %7llu %6d\n", "team 5000", cost.median, cost.p99,
                cost.median / reference_median, cost.p99 / reference_p99,
                static_cast<unsigned long long>(harness.allocations_in(100)), 0);
}

} // namespace

int main() {
    Cost reference;
    {
        Harness harness(clipped_table);
        reference = cost_of([&] { (void)harness.allocations_in(1); });
    }
    std::printf("%-12s %8s %8s %8s %8s %7s %6s\n", "screen", "median", "p99", "ratio", "p99 rat", "allocs",
                "SQL");
    std::printf("%-12s %7.1fu %7.1fu\n", "table", reference.median, reference.p99);
    scrolled_team(reference.median, reference.p99);
    DemoShell shell;
    for (const app::Page page : all_pages) {
        shell.show(page);
        const Cost cost = cost_of([&] { (void)shell.harness().allocations_in(1); });
        const auto statements = shell.app().sql_statements();
        const auto allocations = shell.harness().allocations_in(100);
        std::printf("%-12s %7.1fu %7.1fu %8.2f %8.2f %7llu %6llu\n", ui::test::name_of(page), cost.median,
                    cost.p99, cost.median / reference.median, cost.p99 / reference.p99,
                    static_cast<unsigned long long>(allocations),
                    static_cast<unsigned long long>(shell.app().sql_statements() - statements));
    }
    return 0;
}
