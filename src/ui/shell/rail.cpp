#include "ui/shell/rail.h"

#include "app/access.h"
#include "base/hash.h"
#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/shell/lock.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <vector>

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

constexpr Destination accounts{app::Page::accounts, Icon::identification_card, "account_form.title",
                               "rail.accounts"};
constexpr Destination care{app::Page::care, Icon::shield_check, "account_form.care", "rail.care"};

constexpr Destination law{app::Page::law, Icon::shield_check, "access.law", "rail.law"};

constexpr std::array known{practice, attempts,    radar,      handbook, interviews, people, bank,
                           team,     assignments, complaints, accounts, care,       law};

/// Of a role, as the app says it.
std::vector<Destination> destinations_of(app::Role role) {
    std::vector<Destination> out;
    for (const app::Page page : app::pages_of(role))
        if (const auto* at = std::ranges::find(known, page, &Destination::page); at != known.end())
            out.push_back(*at);
    return out;
}

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

/// The settings, and what they lead to where the rail has no entry for it.
bool shows_settings(const app::Model& model) {
    const auto on_rail = [&](app::Page page) {
        return std::ranges::find(app::pages_of(model.me.role), page) != app::pages_of(model.me.role).end();
    };
    return model.page == app::Page::settings || model.page == app::Page::my_data ||
           ((model.page == app::Page::accounts || model.page == app::Page::care) && !on_rail(model.page));
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
    return std::ranges::count(app::pages_of(app::Role::trainee), destination.page) == 0;
}

void draw_group(Rect& inside, const char* title) {
    text_in(inside.cut_top(16_px, 8_px).moved(10_px, 0), title, type::caption_strong, theme().text2);
}

constexpr float item_height = 36;
constexpr float tight_height = 31; ///< below it the pages scroll instead
constexpr float group_gap = 12;
constexpr float group_title = 24;

/// How the pages share the height there is: closer together in a low window, and in a very low one they
/// scroll.
struct Spacing {
    float item = 0, gap = 0;
    bool titles = true;
    bool scrolls = false;

    Spacing(std::span<const Destination> pages, float room, bool collapsed) {
        const auto count = static_cast<float>(pages.size());
        const float groups = of_work(pages.front()) ? 2.0F : 1.0F;
        const auto rest = [&] {
            return (titles && !collapsed ? groups * px(group_title) : 0.0F) +
                   (groups - 1) * (collapsed ? px(8) : px(group_gap));
        };
        const float wanted = px(item_height) + px(2);
        titles = count * wanted + rest() <= room || count * px(tight_height) + rest() <= room;
        const float pitch = std::floor((room - rest()) / count);
        scrolls = pitch < px(tight_height);
        item = scrolls ? px(item_height) : std::min(px(item_height), pitch - hairline());
        gap = std::clamp((scrolls ? wanted : pitch) - item, hairline(), px(2));
    }
};

void put_counts(const app::Model& model, app::Page page, NavItem& item) {
    if (page == app::Page::home) {
        item.count = static_cast<int>(model.home.unfinished.size());
    }
    if (page == app::Page::interviews) {
        item.count = model.interviews.waiting;
    }
    if (page == app::Page::accounts) {
        item.count = model.accounts.waiting_for_me;
    }
    item.count_waits = item.count > 0;
}

/// Gives the bottom of the last one.
float page_items(const ScreenContext& context, Rect inside, const Spacing& spacing, bool collapsed,
                 Rect& selected) {
    bool first = true;
    bool working = false;
    for (const Destination& destination : destinations(context.model)) {
        if (first || working != of_work(destination)) {
            working = of_work(destination);
            if (!first)
                inside.cut_top(collapsed ? 8_px : px(group_gap));
            if (!collapsed && spacing.titles)
                draw_group(inside, t(!working                                    ? "rail.learn"
                                     : context.model.me.role == app::Role::lead  ? "rail.lead"
                                     : context.model.me.role == app::Role::admin ? "account_form.role_admin"
                                                                                 : "rail.work"));
        }
        first = false;
        NavItem item;
        item.icon = destination.icon;
        item.text = t(destination.text_key);
        item.selected = leads_to(context.model.page, destination.page);
        item.collapsed = collapsed;
        put_counts(context.model, destination.page, item);
        const Rect at = inside.cut_top(spacing.item, spacing.gap);
        if (item.selected)
            selected = at;
        if (nav_item(destination.name, at, item))
            context.out.emplace_back(app::OpenPage{destination.page});
    }
    return inside.y;
}

void draw_pages(const ScreenContext& context, const Rect& at, bool collapsed) {
    const Spacing spacing(destinations(context.model), at.h, collapsed);
    Rect selected;
    if (!spacing.scrolls) {
        page_items(context, at, spacing, collapsed, selected);
        return;
    }
    ScrollArea scroll("rail.pages", at, 4);
    scroll.finish(page_items(context, scroll.content().with_width(at.w), spacing, collapsed, selected));
    int& shown = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("rail.shown"), -1);
    if (shown != static_cast<int>(context.model.page) && !selected.empty()) { // not to hide where one is
        shown = static_cast<int>(context.model.page);
        scroll.show(selected);
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
        const char* role = me.role == app::Role::hr      ? "role.hr"
                           : me.role == app::Role::lead  ? "role.lead"
                           : me.role == app::Role::admin ? "account_form.role_admin"
                                                         : "role.trainee";
        text_in(Rect{words.x, words.mid_y() - 2_px, words.w, words.h / 2}, t(role), type::caption,
                theme().text2);
    }
    if (hit.pressed)
        context.out.emplace_back(app::OpenPage{app::Page::settings});
}

} // namespace

std::span<const Destination> destinations(const app::Model& model) {
    using enum app::Role;
    static const std::array by_role{destinations_of(trainee), destinations_of(hr), destinations_of(lead),
                                    destinations_of(admin)};
    return by_role[static_cast<std::size_t>(model.me.role)];
}

float rail_width(bool collapsed) {
    return collapsed ? 64_px : 232_px;
}

RailAnswer draw_rail(const ScreenContext& context, const Rect& area, bool collapsed) {
    RailAnswer answer;
    fill(area, theme().rail);
    vertical(area.right() - hairline(), area.y, area.h, theme().border);
    Rect inside = area.inset(12_px, 16_px);
    const bool lockable = can_lock(context.model);
    const float below = 48 + 6 + 8 + 36 + 2 + 36 + (lockable ? 38.0F : 0.0F); // person, line, settings, keys
    const Spacing spacing(destinations(context.model), inside.h - 52_px - px(below), collapsed);
    if (!collapsed || !spacing.scrolls) // the mark is the first to go
        draw_head(context, inside, collapsed, answer);
    draw_pages(context, inside.with_height(inside.h - px(below) - 8_px), collapsed);
    draw_person(context, inside.cut_bottom(48_px, 6_px), collapsed);
    horizontal(inside.x, inside.bottom(), inside.w, theme().border);
    inside.cut_bottom(8_px);
    NavItem settings{Icon::gear_six, t("rail.settings"), shows_settings(context.model), 0, false, {},
                     collapsed};
    if (nav_item("rail.settings", inside.cut_bottom(36_px, 2_px), settings))
        context.out.emplace_back(app::OpenPage{app::Page::settings});
    if (lockable) {
        const NavItem lock{.icon = Icon::lock_simple,
                           .text = lock_text(context.model),
                           .keycap = "Ctrl L",
                           .collapsed = collapsed};
        answer.lock = nav_item("rail.lock", inside.cut_bottom(36_px, 2_px), lock);
    }
    NavItem shortcuts{Icon::keyboard, t("rail.shortcuts"), false, 0, false, "F1", collapsed};
    answer.shortcuts = nav_item("rail.shortcuts", inside.cut_bottom(36_px), shortcuts);
    return answer;
}

} // namespace mq::ui
