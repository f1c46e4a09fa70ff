#include "ui/screens/handbook_screen.h"

#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/screens/card_around.h"
#include "ui/screens/handbook_screen_parts.h"
#include "ui/screens/one_of.h"
#include "ui/screens/page_scroll.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace mq::ui {
namespace handbook {

void mark_wanted(const Rect& card) {
    border(card, theme().accent, fpx(12), fpx(2));
}

float lead(const Rect& at, const char* about) {
    return at.y + wrapped(at.min(), std::min(at.w, px(760)), t(about), type::small, theme().text2) + px(14);
}

} // namespace handbook

namespace {

using namespace handbook;
using app::HandbookSection;

constexpr float widest = 1144;

using Entries = std::vector<app::HandbookEntry>;

float section_title(const Rect& at, const char* title, const char* about) {
    text(at.min(), t(title), type::title_s, theme().text);
    const float y = at.y + px(28);
    return y + wrapped({at.x, y}, std::min(at.w, px(760)), t(about), type::small, theme().text2) + px(14);
}

// ---- six steps

constexpr float number_side = 36;

float step_height(const app::HandbookEntry& step, float width) {
    const float room = width - 2 * px(20);
    return px(18) + px(number_side) + px(12) + wrapped_height(step.name, type::title_s, room) + px(4) +
           wrapped_height(step.about, type::body, room) + px(20);
}

void step_card(const Rect& r, const app::HandbookEntry& step, std::size_t index, std::size_t count) {
    card(r);
    Rect inside = r.inset(px(20), px(18));
    const Rect head = inside.cut_top(px(number_side), px(12));
    const ImVec2 centre{head.x + px(number_side) * 0.5F, head.mid_y()};
    disc(centre, fpx(number_side * 0.5F), theme().accent_soft);
    text_in(head.with_width(px(number_side)), Buf<8>("{}", index + 1), type::body_strong, theme().accent_ink,
            Align::centre);
    if (index + 1 < count) { // a line on to the next one: the steps are a way
        const float from = head.x + px(number_side) + px(10);
        horizontal(from, std::round(centre.y), head.right() - px(20) - from, theme().accent_line);
        icon({head.right() - px(8), centre.y}, Icon::caret_right, px(16), theme().accent_line);
    } else {
        icon({head.right() - px(10), centre.y}, Icon::gift, px(20), theme().coral, IconKind::fill);
    }
    const float name = wrapped({inside.x, inside.y}, inside.w, step.name, type::title_s, theme().text);
    wrapped({inside.x, inside.y + name + px(4)}, inside.w, step.about, type::body, theme().text2);
}

float process(const app::Handbook& book, const Rect& at, Spot& spot) {
    const float y = lead(at, "handbook.process_about");
    const Entries& steps = book.steps;
    return grid(
        {at.x, y, at.w, 0}, steps.size(), columns_for(at.w, 3), HandbookSection::steps, spot,
        [&](std::size_t i, float width) { return step_height(steps[i], width); },
        [&](std::size_t i, const Rect& r) { step_card(r, steps[i], i, steps.size()); });
}

// ---- principles

float rule_tip_room(float width) {
    return width - 2 * px(20) - px(28);
}

float rule_height(const app::HandbookEntry& rule, float width) {
    return px(18) + wrapped_height(rule.name, type::body_strong, width - 2 * px(20)) + px(10) +
           std::max(px(22), wrapped_height(rule.about, type::small, rule_tip_room(width))) + px(18);
}

void rule_card(const Rect& r, const app::HandbookEntry& rule) {
    card(r);
    Rect inside = r.inset(px(20), px(18));
    const float name = wrapped(inside.min(), inside.w, rule.name, type::body_strong, theme().text);
    inside.cut_top(name + px(10));
    icon({inside.x + px(9), inside.y + px(10)}, Icon::lightbulb, px(18), theme().accent);
    wrapped({inside.x + px(28), inside.y}, rule_tip_room(r.w), rule.about, type::small, theme().text2);
}

float rules(const app::Handbook& book, const Rect& at, Spot& spot) {
    const float y = lead(at, "handbook.rules_about");
    const Entries& all = book.principles;
    return grid(
        {at.x, y, at.w, 0}, all.size(), columns_for(at.w, 2), HandbookSection::principles, spot,
        [&](std::size_t i, float width) { return rule_height(all[i], width); },
        [&](std::size_t i, const Rect& r) { rule_card(r, all[i]); });
}

// ---- what to avoid

constexpr float avoid_padding = 18;

float avoid_height(const app::HandbookEntry& entry, float width) {
    const float room = width - 2 * px(avoid_padding);
    return px(18) + px(30) + px(10) + wrapped_height(entry.name, type::title_s, room) + px(6) + px(18) +
           wrapped_height(entry.about, type::small, room) + px(18);
}

void avoid_card(const Rect& r, const app::HandbookEntry& entry) {
    card(r);
    Rect inside = r.inset(px(avoid_padding), px(18));
    const Rect tile = inside.cut_top(px(30), px(10)).with_width(px(30));
    icon_tile(tile, Icon::warning, theme().warn.soft, theme().warn.ink, px(18));
    inside.cut_top(wrapped(inside.min(), inside.w, entry.name, type::title_s, theme().text), px(6));
    text_in(inside.cut_top(px(18)), t("handbook.cure"), type::caption_strong, theme().good.ink);
    wrapped(inside.min(), inside.w, entry.about, type::small, theme().text2);
}

/// All five in one row where that reads well: then none of them stands alone.
int avoid_columns(float width, std::size_t count) {
    const bool one_row = count == 5 && width >= px(1080);
    return one_row ? 5 : columns_for(width, 3);
}

float five_to_avoid(const Entries& all, const Rect& at, Spot& spot) {
    const float y = section_title(at, "handbook.avoid_title", "handbook.avoid_about");
    return grid(
        {at.x, y, at.w, 0}, all.size(), avoid_columns(at.w, all.size()), HandbookSection::avoid, spot,
        [&](std::size_t i, float width) { return avoid_height(all[i], width); },
        [&](std::size_t i, const Rect& r) { avoid_card(r, all[i]); });
}

/// Name at the left and the cure at the right, or under it where it is narrow. `mark` may be none.
float list_row(const Rect& at, const app::HandbookEntry& entry, Icon mark) {
    const bool beside = at.w > px(560);
    const float indent = mark == Icon::none ? 0 : px(28);
    const float left = at.x + indent;
    const float name_width = beside ? px(250) - indent : at.w - indent;
    const float y = at.y + px(11);
    icon({at.x + px(9), y + px(10)}, mark, px(18), theme().bad.ink);
    const float name = wrapped({left, y}, name_width, entry.name, type::small_strong, theme().text);
    const float x = beside ? left + name_width + px(20) : left;
    const float top = beside ? y : y + name + px(2);
    const float about = wrapped({x, top}, at.right() - x, entry.about, type::small, theme().text2);
    return std::max(y + name, top + about) + px(11);
}

struct ListLook {
    HandbookSection section;
    const char* title;
    const char* about;
    Icon mark;
};

float list_card(const Entries& all, const Rect& at, const ListLook& look, Spot& spot) {
    float y = section_title(at, look.title, look.about);
    return card_around({at.x, y, at.w, 0}, CardLook::plain, [&](Rect inside) {
        y = inside.y - px(8);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0) {
                horizontal(inside.x, y, inside.w, theme().border);
            }
            const float top = y;
            y = list_row({inside.x, y, inside.w, 0}, all[i], look.mark);
            const Rect row{inside.x - px(12), top + px(2), inside.w + px(24), y - top - px(4)};
            if (spot.is(look.section, i, row)) {
                border(row, theme().accent, fpx(8), fpx(2));
            }
        }
        return y - px(10);
    });
}

float pitfalls(const app::Handbook& book, const Rect& at, Spot& spot) {
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    float y = five_to_avoid(book.avoid, at, spot);
    if (!book.mistakes.empty()) {
        y = list_card(
            book.mistakes, below(y + px(28)),
            {HandbookSection::mistakes, "handbook.mistakes_title", "handbook.mistakes_about", Icon::none},
            spot);
    }
    if (!book.critical.empty()) {
        y = list_card(
            book.critical, below(y + px(28)),
            {HandbookSection::critical, "handbook.critical_title", "handbook.critical_about", Icon::warning},
            spot);
    }
    return y;
}

// ---- gifts

float gift_height(const app::HandbookGift& gift, float width) {
    return px(18) + wrapped_height(gift.text, type::body, width - 2 * px(20) - px(46)) + px(8) +
           wrapped_height(
               Text<320>("handbook.gift_note", fmt::arg("scene", gift.scene), fmt::arg("day", gift.day)),
               type::meta, width - 2 * px(20) - px(46)) +
           px(18);
}

void gift_card(const Rect& r, const app::HandbookGift& gift) {
    card(r);
    const Rect inside = r.inset(px(20), px(18));
    brand_mark({inside.x, inside.y, px(30), px(30)});
    const float left = inside.x + px(46);
    const float room = inside.right() - left;
    const float words = wrapped({left, inside.y}, room, gift.text, type::body, theme().text);
    wrapped({left, inside.y + words + px(8)}, room,
            Text<320>("handbook.gift_note", fmt::arg("scene", gift.scene), fmt::arg("day", gift.day)),
            type::meta, theme().text3);
}

float gifts(const ScreenContext& context, const Rect& at) {
    const std::vector<app::HandbookGift>& all = context.model.handbook.gifts;
    if (all.empty()) {
        const Rect place{at.x, at.y, at.w, px(300)};
        card(place);
        if (empty_state("handbook.no_gifts", place,
                        {.icon = Icon::gift,
                         .title = t("handbook.no_gifts"),
                         .text = t("handbook.no_gifts_text"),
                         .action = t("handbook.practise")})) {
            context.out.emplace_back(app::OpenPage{app::Page::home});
        }
        return place.bottom();
    }
    const float y = lead(at, "handbook.gifts_about");
    Spot none;
    return grid(
        {at.x, y, at.w, 0}, all.size(), columns_for(at.w, 2), HandbookSection::steps, none,
        [&](std::size_t i, float width) { return gift_height(all[i], width); },
        [&](std::size_t i, const Rect& r) { gift_card(r, all[i]); });
}

float part(const ScreenContext& context, HandbookPart which, const Rect& at, Spot& spot) {
    const app::Handbook& book = context.model.handbook;
    switch (which) {
        case HandbookPart::process: return process(book, at, spot);
        case HandbookPart::principles: return rules(book, at, spot);
        case HandbookPart::pitfalls: return pitfalls(book, at, spot);
        case HandbookPart::wording: return wording(book, at, spot);
        case HandbookPart::gifts: break;
    }
    return gifts(context, at);
}

HandbookPart part_of(HandbookSection section) {
    switch (section) {
        case HandbookSection::steps: return HandbookPart::process;
        case HandbookSection::principles: return HandbookPart::principles;
        case HandbookSection::wording: return HandbookPart::wording;
        default: return HandbookPart::pitfalls;
    }
}

/// Turns to the entry that the handbook was opened for, once.
void turn_to_asked(const app::Handbook& book, HandbookUi& ui) {
    if (ui.wanted_of == book.revision) {
        return;
    }
    ui.wanted_of = book.revision;
    ui.wanted = book.asked;
    if (book.asked) {
        ui.part = part_of(book.asked->section);
        ui.show_wanted = true;
    }
}

/// The way back to the debrief that led here.
float way_back(const ScreenContext& context, const Rect& at) {
    const app::Handbook& book = context.model.handbook;
    if (book.back.empty()) {
        return at.y;
    }
    const Text<256> words("handbook.back", fmt::arg("title", book.back));
    Button back{
        .text = words, .kind = ButtonKind::secondary, .size = ButtonSize::small, .icon = Icon::caret_left};
    if (button_width(back) > at.w) {
        back.text = t("handbook.back_short");
    }
    if (button("handbook.back", {at.x, at.y, 0, 0}, back)) {
        context.out.emplace_back(app::OpenPage{app::Page::debrief});
    }
    return at.y + px(30) + px(14);
}

float head(const ScreenContext& context, HandbookUi& ui, Rect at) {
    at.y = way_back(context, at);
    text(at.min(), t("handbook.title"), type::title_l, theme().text);
    float y = at.y + px(36);
    y += wrapped({at.x, y}, std::min(at.w, px(760)), t("handbook.about"), type::body, theme().text2) + px(16);
    const std::array segments{Segment{"process", t("handbook.process"), Icon::list_checks},
                              Segment{"rules", t("handbook.rules"), Icon::handshake},
                              Segment{"avoid", t("handbook.avoid"), Icon::warning},
                              Segment{"wording", t("handbook.wording"), Icon::chat_teardrop_text},
                              Segment{"gifts", t("handbook.gifts"), Icon::gift}};
    int chosen = static_cast<int>(ui.part);
    const OneOf choice(segments, chosen, at.w);
    if (choice.draw("handbook.part", {at.x, y}, chosen)) {
        ui.part = static_cast<HandbookPart>(chosen);
        ui.wanted.reset();
        ImGui::SetScrollY(0);
    }
    return y + px(36) + px(20);
}

} // namespace

void draw_handbook(const ScreenContext& context, HandbookUi& ui, const Rect& area) {
    const app::Handbook& book = context.model.handbook;
    turn_to_asked(book, ui);
    PageScroll scroll("handbook.page", area, PageScroll::Keys::arrows);
    Rect at = scroll.column();
    at.w = std::min(at.w, px(widest));
    const float y = head(context, ui, at);
    const bool nothing = ui.part == HandbookPart::wording
                             ? book.wording.empty()
                             : book.steps.empty() && book.principles.empty() && book.avoid.empty();
    if (nothing && ui.part != HandbookPart::gifts) {
        const Rect place{at.x, y, at.w, px(300)};
        card(place);
        empty_state(
            "handbook.empty", place,
            {.icon = Icon::book_open_text, .title = t("handbook.empty"), .text = t("handbook.empty_text")});
        scroll.finish(place.bottom() + px(24));
        return;
    }
    Spot spot{ui.wanted};
    scroll.finish(part(context, ui.part, {at.x, y, at.w, 0}, spot) + px(24));
    if (ui.show_wanted && !spot.place.empty()) {
        ui.show_wanted = false;
        scroll.show(spot.place.grown(px(16)));
        frame_wish().at_once();
    }
}

} // namespace mq::ui
