#include "ui/shell/rail.h"

#include "base/hash.h"
#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>

namespace mq::ui {
namespace {

constexpr Destination practice{app::Page::home, Icon::headset, "rail.practice", "rail.practice"};
constexpr Destination attempts{app::Page::attempts, Icon::clock_counter_clockwise, "rail.attempts",
                               "rail.attempts"};
constexpr Destination radar{app::Page::radar, Icon::chart_polar, "rail.radar", "rail.radar"};
constexpr Destination handbook{app::Page::handbook, Icon::book_open_text, "rail.handbook", "rail.handbook"};
constexpr Destination interviews{app::Page::interviews, Icon::microphone, "rail.interviews",
                                 "rail.interviews"};
constexpr Destination people{app::Page::people, Icon::identification_card, "rail.people", "rail.people"};
constexpr Destination bank{app::Page::bank, Icon::list_checks, "rail.bank", "rail.bank"};

constexpr Destination team{app::Page::team, Icon::users_three, "rail.team", "rail.team"};
constexpr Destination assignments{app::Page::assignments, Icon::target, "rail.assignments",
                                  "rail.assignments"};
constexpr Destination complaints{app::Page::complaints, Icon::clipboard_text, "rail.complaints",
                                 "rail.complaints"};

constexpr std::array learner_pages{practice, attempts, radar, handbook};
constexpr std::array hr_pages{interviews, people,   bank,  team,    complaints,
                              practice,   attempts, radar, handbook};
constexpr std::array lead_pages{team,     assignments, complaints, people,  interviews,
                                practice, attempts,    radar,      handbook};

bool leads_to(app::Page shown, app::Page page) {
    if (shown == page)
        return true;
    const bool practising =
        shown == app::Page::play || shown == app::Page::debrief || shown == app::Page::address;
    return (page == app::Page::home && practising) ||
           (page == app::Page::radar && shown == app::Page::standing) ||
           (page == app::Page::interviews &&
            (shown == app::Page::plan || shown == app::Page::conduct || shown == app::Page::consensus)) ||
           (page == app::Page::people && shown == app::Page::observation) ||
           (page == app::Page::team && (shown == app::Page::member || shown == app::Page::insights)) ||
           (page == app::Page::bank && shown == app::Page::calibration);
}

void draw_head(const ScreenContext& context, Rect& inside, bool collapsed, RailAnswer& answer) {
    if (collapsed) {
        brand_mark(inside.cut_top(32_px, 20_px).moved((inside.w - 32_px) / 2, 0).with_width(32_px));
        return;
    }
    Rect brand = inside.cut_top(40_px, 12_px);
    brand_mark(brand.cut_left(32_px, 10_px).moved(4_px, 4_px).with_height(32_px));
    text({brand.x + 4_px, brand.y - 1_px}, t("app.name"), type::title_s, theme().text);
    text({brand.x + 4_px, brand.y + 24_px}, t("rail.tagline"), type::caption, theme().text2);
    const Rect search = inside.cut_top(36_px, 16_px);
    const HitSpec spec{.kind = WidgetKind::button, .label = t("rail.search"), .ring_radius = 8.0F};
    const Hit hit = interact("rail.search", search, spec);
    fill(search, hit.hovered ? theme().inset : theme().surface, 8_px);
    border(search, theme().border2, 8_px);
    icon({search.x + 18_px, search.mid_y()}, Icon::magnifying_glass, 17_px, theme().text3);
    text_in(Rect{search.x + 34_px, search.y, search.w - 96_px, search.h}, t("rail.search"), type::meta,
            theme().text3);
    const ImVec2 cap = keycap_size("Ctrl K");
    keycap({search.right() - cap.x - 8_px, search.mid_y() - cap.y / 2}, "Ctrl K");
    answer.palette = hit.pressed;
    (void)context;
}

bool of_work(const Destination& destination) {
    return std::ranges::none_of(
        learner_pages, [&](const Destination& learning) { return learning.page == destination.page; });
}

void draw_group(Rect& inside, const char* title) {
    text_in(inside.cut_top(16_px, 8_px).moved(10_px, 0), title, type::caption_strong, theme().text2);
}

void draw_pages(const ScreenContext& context, Rect& inside, bool collapsed) {
    bool first = true;
    bool working = false;
    for (const Destination& destination : destinations(context.model)) {
        if (first || working != of_work(destination)) {
            working = of_work(destination);
            if (!first)
                inside.cut_top(collapsed ? 8_px : 12_px);
            if (!collapsed)
                draw_group(inside, t(working ? "rail.work" : "rail.learn"));
        }
        first = false;
        NavItem item;
        item.icon = destination.icon;
        item.text = t(destination.text_key);
        item.selected = leads_to(context.model.page, destination.page);
        item.collapsed = collapsed;
        if (destination.page == app::Page::home && !context.model.home.unfinished.empty()) {
            item.count = static_cast<int>(context.model.home.unfinished.size());
            item.count_waits = true;
        }
        if (destination.page == app::Page::interviews && context.model.interviews.waiting > 0) {
            item.count = context.model.interviews.waiting;
            item.count_waits = true;
        }
        if (nav_item(destination.name, inside.cut_top(36_px, 2_px), item))
            context.out.emplace_back(app::OpenPage{destination.page});
    }
}

void draw_person(const ScreenContext& context, Rect inside, bool collapsed) {
    const app::Me& me = context.model.me;
    const float radius = 17_px;
    const ImVec2 centre = collapsed ? inside.centre() : ImVec2{inside.x + 8_px + radius, inside.mid_y()};
    const Rect whole = collapsed ? centred_in(inside, 40_px, 40_px) : inside;
    const Hit hit = interact("rail.me", whole,
                             {.kind = WidgetKind::button,
                              .label = me.name,
                              .tooltip = collapsed ? me.name.c_str() : nullptr,
                              .ring_radius = 8.0F});
    if (hit.hovered)
        fill(whole, theme().press, 8_px);
    avatar(centre, radius, me.initials, stable_hash(me.name));
    if (!collapsed) {
        Rect words = inside;
        words.cut_left(52_px);
        words.cut_right(8_px);
        text_in(words.with_height(words.h / 2).moved(0, 2_px), me.name, type::meta_strong, theme().text);
        const char* role = me.role == app::Role::hr     ? "role.hr"
                           : me.role == app::Role::lead ? "role.lead"
                                                        : "role.trainee";
        text_in(Rect{words.x, words.mid_y() - 2_px, words.w, words.h / 2}, t(role), type::caption,
                theme().text2);
    }
    if (hit.pressed)
        context.out.emplace_back(app::OpenPage{app::Page::settings});
}

} // namespace

std::span<const Destination> destinations(const app::Model& model) {
    switch (model.me.role) {
        case app::Role::hr: return hr_pages;
        case app::Role::lead: return lead_pages;
        case app::Role::trainee: break;
    }
    return learner_pages;
}

float rail_width(bool collapsed) {
    return collapsed ? 64_px : 232_px;
}

RailAnswer draw_rail(const ScreenContext& context, const Rect& area, bool collapsed) {
    RailAnswer answer;
    fill(area, theme().rail);
    vertical(area.right() - hairline(), area.y, area.h, theme().border);
    Rect inside = area.inset(12_px, 16_px);
    draw_head(context, inside, collapsed, answer);
    draw_pages(context, inside, collapsed);
    draw_person(context, inside.cut_bottom(48_px, 6_px), collapsed);
    horizontal(inside.x, inside.bottom(), inside.w, theme().border);
    inside.cut_bottom(8_px);
    NavItem settings{
        Icon::gear_six, t("rail.settings"), context.model.page == app::Page::settings, 0, false, {},
        collapsed};
    if (nav_item("rail.settings", inside.cut_bottom(36_px, 2_px), settings))
        context.out.emplace_back(app::OpenPage{app::Page::settings});
    NavItem shortcuts{Icon::keyboard, t("rail.shortcuts"), false, 0, false, "F1", collapsed};
    answer.shortcuts = nav_item("rail.shortcuts", inside.cut_bottom(36_px), shortcuts);
    return answer;
}

} // namespace mq::ui
