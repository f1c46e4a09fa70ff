// What only informs doesn't look like a success: four kinds of notices, each with a shape and a colour of its
// own.
#include "ui/whole_window.h"

#include <doctest/doctest.h>
#include <map>
#include <utility>
#include <vector>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

/// Where in the font's picture the glyphs of a toast lie: the same for the same shapes, whatever their
/// colour.
std::vector<std::pair<float, float>> glyphs_of(const char* window) {
    const ImGuiWindow* toast = ImGui::FindWindowByName(window);
    REQUIRE(toast != nullptr);
    std::vector<std::pair<float, float>> out;
    for (const ImDrawVert& v : toast->DrawList->VtxBuffer) {
        out.emplace_back(v.uv.x, v.uv.y);
    }
    return out;
}

std::vector<ImU32> colours_of(const char* window) {
    std::vector<ImU32> out;
    for (const ImDrawVert& v : ImGui::FindWindowByName(window)->DrawList->VtxBuffer) {
        out.push_back(v.col);
    }
    return out;
}

} // namespace

TEST_CASE("the four kinds of a notice differ by shape and by colour, light and dark") {
    for (const ThemeKind theme : {ThemeKind::light, ThemeKind::dark}) {
        CAPTURE(static_cast<int>(theme));
        std::vector<std::vector<std::pair<float, float>>> shapes;
        std::vector<std::vector<ImU32>> colours;
        WholeWindow whole_(sample::shown_as(sample::sample_home(), app::Page::home, app::Role::trainee),
                           {.theme = theme});
        for (const auto kind : {app::NoticeKind::info, app::NoticeKind::good, app::NoticeKind::warning,
                                app::NoticeKind::error}) {
            const std::size_t number = shapes.size() + 1;
            whole_.model.notices.push_back({number, kind, "Đã dừng."});
            whole_.harness.frame(4);
            const std::string window = fmt::format("toast.{}", number);
            shapes.push_back(glyphs_of(window.c_str()));
            colours.push_back(colours_of(window.c_str()));
        }
        for (std::size_t a = 0; a < shapes.size(); ++a) {
            for (std::size_t b = a + 1; b < shapes.size(); ++b) {
                CAPTURE(a);
                CAPTURE(b);
                CHECK(shapes[a] != shapes[b]);
                CHECK(colours[a] != colours[b]);
            }
        }
    }
}

TEST_CASE("information and success go after five seconds, a warning after eight, an error stays") {
    const std::map<app::NoticeKind, std::pair<bool, bool>> there{{app::NoticeKind::info, {false, false}},
                                                                 {app::NoticeKind::good, {false, false}},
                                                                 {app::NoticeKind::warning, {true, false}},
                                                                 {app::NoticeKind::error, {true, true}}};
    for (const auto& [kind, after] : there) {
        CAPTURE(static_cast<int>(kind));
        WholeWindow whole_(sample::shown_as(sample::sample_home(), app::Page::home, app::Role::trainee));
        whole_.model.notices.push_back({refusal_id, kind, "Đã dừng."});
        whole_.harness.frame(3);
        CHECK(WholeWindow::toast());
        whole_.harness.wait(6);
        CHECK(WholeWindow::toast() == after.first);
        whole_.harness.wait(9); // time passes with the frames it wishes for
        CHECK(WholeWindow::toast() == after.second);
    }
}
