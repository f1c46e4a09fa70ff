// The level that a lead signed: what it is, since when, and what can be said against it.

#include "ui/screens/lead_parts.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/radar_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::radar_page {
namespace {

constexpr float side = 32; ///< design px of the level's chip

struct Words {
    Text<320> title, line;
    explicit Words(const app::SignoffLine& of)
        : title("radar.official.title", fmt::arg("level", of.level), fmt::arg("name", of.level_name)),
          line("radar.official.line", fmt::arg("by", of.by), fmt::arg("day", of.when),
               fmt::arg("state", of.state_line)) {}
};

Button appeal_button(const View& view) {
    return {.text = t("radar.official.appeal"),
            .size = ButtonSize::small,
            .enabled = !view.context.model.read_only,
            .why_disabled = t("member_screen.read_only")};
}

struct Measured {
    float words, text, button;
    Measured(const View& view, float inside) {
        const app::SignoffLine& of = *view.radar.official;
        const Words w(of);
        words = inside - px(side) - px(14);
        text = wrapped_height(w.title, type::body_strong, words) + wrapped_height(w.line, type::meta, words);
        if (!of.word.empty()) {
            text += px(4) + wrapped_height(of.word, type::small, words);
        }
        button = of.may_appeal ? px(10) + px(30) : 0;
    }
};

} // namespace

float official_height(const View& view, float width) {
    const Measured m(view, width - 2 * px(20));
    return 2 * px(16) + std::max(px(side), m.text) + m.button;
}

void official(const View& view, const Rect& at) {
    const app::SignoffLine& of = *view.radar.official;
    const Rect inside = card(at);
    const Measured m(view, inside.w);
    const Words words(of);
    level_chip({inside.x, inside.y + px(2)}, of.level, px(side));
    const float x = inside.x + px(side) + px(14);
    float y = inside.y;
    y += wrapped({x, y}, m.words, words.title, type::body_strong, theme().text);
    y += wrapped({x, y}, m.words, words.line, type::meta, theme().text2);
    if (!of.word.empty()) {
        wrapped({x, y + px(4)}, m.words, of.word, type::small, theme().text);
    }
    if (of.may_appeal && button("radar.appeal", {x, inside.y + std::max(px(side), m.text) + px(10), 0, 0},
                                appeal_button(view))) {
        forget_left_text();
        view.ui.appeal.clear();
        view.ui.appeal_tried = false;
        view.ui.appealing = true;
    }
}

void appeal_dialog(const View& view) {
    if (!view.radar.official) {
        view.ui.appealing = false;
    }
    if (lead::ask(view.ui.appealing, view.ui.appeal, view.ui.appeal_tried,
                  lead::ask_for_appeal("radar.appeal.ask", view.context))) {
        view.context.out.emplace_back(app::AppealLevel{view.radar.official->id, view.ui.appeal});
    }
}

} // namespace mq::ui::radar_page
