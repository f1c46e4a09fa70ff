#include "visitor.h"

#include "ui/registry.h"

#include <fmt/format.h>

namespace mq {
namespace {

constexpr int most_scrolls = 120;
constexpr double patience_s = 3.0; ///< a thing that has not appeared by then is missing

} // namespace

Visitor::Visitor(platform::Loop& loop, platform::Window& window, platform::FrameFunction frame,
                 std::filesystem::path pictures, int taken)
    : loop_(loop), input_(window), frame_(std::move(frame)), pictures_(std::move(pictures)), number_(taken) {
    std::error_code ignored;
    std::filesystem::create_directories(pictures_, ignored);
    ui::registry().record(true);
    draw();
    draw();
}

Visitor::~Visitor() {
    ui::registry().record(false);
}

void Visitor::fail(std::string what) {
    if (!failed())
        trouble_ = std::move(what);
}

void Visitor::draw() {
    if (loop_.settle(frame_))
        fail("the program wanted to quit");
}

bool Visitor::has(std::string_view name) const {
    return ui::registry().find(name) != nullptr;
}

void Visitor::rest(double seconds) {
    if (!failed() && loop_.run_for(seconds, frame_))
        fail("the program wanted to quit");
}

bool Visitor::bring_into_view(std::string_view name) {
    for (double waited = 0.0; !has(name) && waited < patience_s && !failed(); waited += 0.1)
        rest(0.1);
    for (int i = 0; i < most_scrolls; ++i) {
        const ui::WidgetRecord* widget = ui::registry().find(name);
        if (widget == nullptr) {
            fail(fmt::format("“{}” is not there", name));
            return false;
        }
        const ui::Rect seen = widget->seen();
        const bool whole = seen.h >= widget->rect.h - 1.0F && seen.w >= widget->rect.w - 1.0F;
        if (whole || widget->rect.h > widget->clip.h)
            return true;
        const ui::Rect clip = widget->clip;
        const bool below = widget->rect.bottom() > clip.bottom();
        input_.move(clip.mid_x(), clip.mid_y());
        draw();
        input_.wheel(0.0F, below ? -1.0F : 1.0F);
        draw();
    }
    return true;
}

void Visitor::click(std::string_view name) {
    if (failed() || !bring_into_view(name))
        return;
    if (const std::string why = ui::why_not_clickable(name); !why.empty())
        return fail(fmt::format("“{}”: {}", name, why));
    const ImVec2 aim = ui::aim_of(*ui::registry().find(name));
    input_.move(aim.x, aim.y);
    draw();
    if (const std::string why = ui::why_not_hit(name); !why.empty())
        return fail(fmt::format("“{}”: {}", name, why));
    input_.press(); // ImGui takes the two in different frames by itself; a button held meanwhile would be
                    // drawn on and on
    input_.release();
    draw();
}

void Visitor::type(std::string_view text) {
    if (failed())
        return;
    input_.text(text);
    draw();
}

void Visitor::press(ImGuiKeyChord chord) {
    if (failed())
        return;
    input_.chord(chord);
    draw();
}

void Visitor::expect(std::string_view text) {
    for (double waited = 0.0; !ui::registry().shows(text) && waited < patience_s && !failed(); waited += 0.1)
        rest(0.1);
    if (!ui::registry().shows(text))
        fail(fmt::format("the text “{}” is not on the screen", text));
}

void Visitor::expect_widget(std::string_view name) {
    if (!failed())
        (void)bring_into_view(name);
}

void Visitor::require(bool holds, std::string_view what) {
    if (!holds)
        fail(std::string(what));
}

void Visitor::picture(std::string_view name) {
    if (failed())
        return;
    draw();
    const std::string file = fmt::format("{:02}-{}.png", ++number_, name);
    if (const Status done = loop_.save_screenshot(pictures_ / file, frame_); !done)
        fail(done.error().message);
}

} // namespace mq
