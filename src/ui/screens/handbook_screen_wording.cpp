// Wording that helps: what one can say at each moment, what not, and why.

#include "ui/i18n.h"
#include "ui/screens/handbook_screen_parts.h"
#include "ui/widgets.h"

#include <cmath>

namespace mq::ui::handbook {
namespace {

constexpr float padding = 20;
constexpr float indent = 14; // of the sentences, behind their line

float room_of(float width) {
    return width - 2 * px(padding);
}

/// Draws, or only measures; gives the height of what is inside the card without its lower padding.
float contents(const app::HandbookWording& moment, const Rect& inside, bool draw) {
    float y = inside.y;
    const auto words = [&](float left, std::string_view text, Type type, Colour ink, float gap) {
        const float room = inside.w - left;
        y +=
            (draw ? wrapped({inside.x + left, y}, room, text, type, ink) : wrapped_height(text, type, room)) +
            gap;
    };
    words(0, moment.name, type::title_s, theme().text, px(2));
    words(0, moment.when, type::small, theme().text2, px(12));
    words(0, t("handbook.say"), type::caption_strong, theme().good.ink, px(4));
    for (const std::string& line : moment.say) {
        const float top = y;
        words(px(indent), Buf<768>("“{}”", line), type::body, theme().text, px(8));
        if (draw) {
            fill({inside.x, top + px(2), px(3), y - top - px(12)}, theme().good.line, fpx(1.5F));
        }
    }
    y += px(4);
    words(0, t("handbook.dont_say"), type::caption_strong, theme().bad.ink, px(4));
    const float top = y;
    words(px(indent), Buf<768>("“{}”", moment.avoid), type::body, theme().text, px(2));
    words(px(indent), moment.why, type::small, theme().text2, 0);
    if (draw) {
        fill({inside.x, top + px(2), px(3), y - top - px(4)}, theme().bad.line, fpx(1.5F));
    }
    return y - inside.y;
}

float height_of(const app::HandbookWording& moment, float width) {
    return std::ceil(contents(moment, {0, 0, room_of(width), 0}, false)) + px(18) + px(20);
}

void moment_card(const Rect& r, const app::HandbookWording& moment) {
    card(r);
    contents(moment, {r.x + px(padding), r.y + px(18), room_of(r.w), 0}, true);
}

} // namespace

float wording(const app::Handbook& book, const Rect& at, Spot& spot) {
    const float y = lead(at, "handbook.wording_about");
    const auto& all = book.wording;
    return grid(
        {at.x, y, at.w, 0}, all.size(), columns_for(at.w, 2), app::HandbookSection::wording, spot,
        [&](std::size_t i, float width) { return height_of(all[i], width); },
        [&](std::size_t i, const Rect& r) { moment_card(r, all[i]); });
}

} // namespace mq::ui::handbook
