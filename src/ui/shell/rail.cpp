#include "ui/shell/rail.h"

#include "app/access.h"
#include "base/hash.h"
#include "ui/draw.h"
#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/shell/lock.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
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

void draw_brand(Rect& inside, bool collapsed) {
    if (collapsed) {
        brand_mark(inside.cut_top(32_px, 20_px).moved((inside.w - 32_px) / 2, 0).with_width(32_px));
        return;
    }
    Rect brand = inside.cut_top(40_px, 12_px);
    brand_mark(brand.cut_left(32_px, 10_px).moved(4_px, 4_px).with_height(32_px));
    text({brand.x + 4_px, brand.y - 1_px}, t("app.name"), type::title_s, theme().text);
    text({brand.x + 4_px, brand.y + 24_px}, t("rail.tagline"), type::caption, theme().text2);
}

bool draw_search(Rect& inside) {
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
    return hit.pressed;
}

bool of_work(const Destination& destination) {
    return std::ranges::count(app::pages_of(app::Role::trainee), destination.page) == 0;
}

void draw_group(Rect& inside, const char* title) {
    text_in(inside.cut_top(16_px, 8_px).moved(10_px, 0), title, type::caption_strong, theme().text2);
}

// Design px. All entries of a rail, the pages and what stands below them, are equally far apart.
constexpr float roomy_pitch = 38;
constexpr float least_pitch = 34; ///< below it the titles go, then the brand, before anything else does
constexpr float tight_pitch = 32; ///< entries of 30 or more; below it the pages scroll
constexpr float group_title = 24;
constexpr float least_above_tools = 8;
constexpr float scrolled_gap = 4; ///< between entries that scroll: a ring fits in, a neighbour doesn't show
constexpr float more_strip = 22;  ///< with the gaps around it as high as a target has to be

/// How the entries share the height there is. In a low window they stand closer together, then titles and
/// brand make room, and in a very low one the pages scroll by whole entries.
class Spacing {
public:
    float edge = 16; ///< above the first and below the person
    float pitch = 0, gap = 0;
    bool brand = true, titles = true, scrolls = false;

    Spacing(std::span<const Destination> pages, int tools, float height, bool collapsed)
        : collapsed_(collapsed), two_groups_(of_work(pages.front())), tools_(static_cast<float>(tools)) {
        const float count = static_cast<float>(pages.size()) + tools_;
        const auto fits = [&](float least) { return count * px(least) + rest() <= height; };
        titles = !collapsed;
        if (!fits(least_pitch)) {
            titles = false;
        }
        if (!fits(least_pitch)) {
            brand = false;
            edge = 10;
        }
        scrolls = !fits(tight_pitch);
        pitch = scrolls ? px(tight_pitch) : std::min(px(roomy_pitch), std::floor((height - rest()) / count));
        gap = pitch < px(roomy_pitch) ? hairline() : px(2);
    }
    [[nodiscard]] float item() const { return pitch - gap; }
    [[nodiscard]] float group_gap() const { return px(collapsed_ ? 8 : 12); }
    [[nodiscard]] float person() const { return brand ? px(48) : px(40); }
    /// Person, line and tools; the gap above them is not part of it.
    [[nodiscard]] float below() const { return person() + px(6 + 8) + tools_ * pitch - gap; }

private:
    /// All but the entries.
    [[nodiscard]] float rest() const {
        const float head = (brand ? px(52) : 0) + (collapsed_ ? 0 : px(52));
        const float groups = two_groups_ ? 2.0F : 1.0F;
        return 2 * px(edge) + head + (titles ? groups * px(group_title) : 0) + (groups - 1) * group_gap() +
               px(least_above_tools) + person() + px(6 + 8);
    }
    bool collapsed_, two_groups_;
    float tools_;
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

const char* title_of(const app::Model& model, bool working) {
    return t(!working                            ? "rail.learn"
             : model.me.role == app::Role::lead  ? "rail.lead"
             : model.me.role == app::Role::admin ? "account_form.role_admin"
                                                 : "rail.work");
}

void page_item(const ScreenContext& context, const Destination& destination, const Rect& at, bool collapsed) {
    NavItem item;
    item.icon = destination.icon;
    item.text = t(destination.text_key);
    item.selected = leads_to(context.model.page, destination.page);
    item.collapsed = collapsed;
    put_counts(context.model, destination.page, item);
    if (nav_item(destination.name, at, item))
        context.out.emplace_back(app::OpenPage{destination.page});
}

void page_items(const ScreenContext& context, Rect inside, const Spacing& spacing, bool collapsed) {
    bool first = true;
    bool working = false;
    for (const Destination& destination : destinations(context.model)) {
        if (first || working != of_work(destination)) {
            working = of_work(destination);
            if (!first)
                inside.cut_top(spacing.group_gap());
            if (spacing.titles)
                draw_group(inside, title_of(context.model, working));
        }
        first = false;
        page_item(context, destination, inside.cut_top(spacing.item(), spacing.gap), collapsed);
    }
}

/// Says that there is more this way, and leads there; an empty strip where there isn't.
bool draw_more(const char* name, const Rect& at, bool down, bool there) {
    if (!there)
        return false;
    const char* words = t(down ? "rail.further_down" : "rail.further_up");
    const HitSpec spec{.tab_stop = false, .label = words, .tooltip = words};
    const Hit hit = interact(name, at, spec);
    icon(at.centre(), down ? Icon::caret_down : Icon::caret_up, 14_px,
         hit.hovered ? theme().text : theme().text2);
    return hit.pressed;
}

/// Rows of a scroll area that are shown whole, however far it was scrolled: none is ever cut.
struct WholeRows {
    float pitch, shown, last; ///< screen pixels; rows in view; first row in view at the very end
    WholeRows(float height, float item, std::size_t count)
        : pitch(item + px(scrolled_gap)),
          shown(std::max(1.0F, std::floor((height + px(scrolled_gap)) / pitch))),
          last(std::max(0.0F, static_cast<float>(count) - shown)) {}
    [[nodiscard]] float view() const { return shown * pitch - px(scrolled_gap); }
};

/// Gives the first row in view. `turn`: rows to go on from there.
float scrolled_rows(const ScreenContext& context, const Rect& view, const WholeRows& rows, float turn,
                    bool collapsed) {
    const auto pages = destinations(context.model);
    ScrollArea scroll("rail.pages", view, scrolled_gap, ScrollBar::none);
    const float at = ImGui::GetScrollY();
    const float first = std::clamp(std::round(at / rows.pitch), 0.0F, rows.last);
    if (turn != 0) {
        ImGui::SetScrollY(std::clamp(first + turn, 0.0F, rows.last) * rows.pitch);
        frame_wish().at_once();
    }
    int& page = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("rail.shown"), -1);
    const bool came =
        std::exchange(page, static_cast<int>(context.model.page)) != static_cast<int>(context.model.page);
    const float shift = at - first * rows.pitch; // between two rows the nearer one stands at the top
    Rect row = scroll.content().with_width(view.w).with_height(rows.pitch - px(scrolled_gap)).moved(0, shift);
    bool working = of_work(pages.front());
    for (const Destination& destination : pages) {
        if (std::exchange(working, of_work(destination)) != of_work(destination))
            horizontal(row.x + 8_px, row.y - std::round(px(scrolled_gap) / 2), row.w - 16_px,
                       theme().border2);
        page_item(context, destination, row, collapsed);
        if (came && leads_to(context.model.page, destination.page)) { // not to hide where one is
            scroll.show(row.moved(0, -shift));
            frame_wish().at_once();
        }
        row = row.moved(0, rows.pitch);
    }
    scroll.finish(row.y - shift - px(scrolled_gap));
    return first;
}

void scrolled_pages(const ScreenContext& context, Rect at, const Spacing& spacing, bool collapsed) {
    float& turn = *ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID("rail.turn"), 0);
    const Rect up = at.cut_top(px(more_strip), px(scrolled_gap));
    const Rect below = at.cut_bottom(px(more_strip), px(scrolled_gap));
    const WholeRows rows(at.h, spacing.item(), destinations(context.model).size());
    const float first =
        scrolled_rows(context, at.with_height(rows.view()), rows, std::exchange(turn, 0.0F), collapsed);
    const Rect down = below.moved(0, rows.view() - at.h);
    const float by = std::max(1.0F, rows.shown - 1);
    turn -= draw_more("rail.further_up", up, false, first > 0) ? by : 0;
    turn += draw_more("rail.further_down", down, true, first < rows.last) ? by : 0;
    if (turn != 0)
        frame_wish().at_once();
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
    const bool lockable = can_lock(context.model);
    const Spacing spacing(destinations(context.model), lockable ? 3 : 2, area.h, collapsed);
    Rect inside = area.inset(12_px, px(spacing.edge));
    Rect below = inside.cut_bottom(spacing.below(), px(least_above_tools));
    if (spacing.brand)
        draw_brand(inside, collapsed);
    answer.palette = !collapsed && draw_search(inside);
    if (spacing.scrolls)
        scrolled_pages(context, inside, spacing, collapsed);
    else
        page_items(context, inside, spacing, collapsed);
    draw_person(context, below.cut_bottom(spacing.person(), 6_px), collapsed);
    horizontal(below.x, below.bottom(), below.w, theme().border);
    below.cut_bottom(8_px);
    NavItem settings{Icon::gear_six, t("rail.settings"), shows_settings(context.model), 0, false, {},
                     collapsed};
    if (nav_item("rail.settings", below.cut_bottom(spacing.item(), spacing.gap), settings))
        context.out.emplace_back(app::OpenPage{app::Page::settings});
    if (lockable) {
        const NavItem lock{.icon = Icon::lock_simple,
                           .text = lock_text(context.model),
                           .keycap = "Ctrl L",
                           .collapsed = collapsed};
        answer.lock = nav_item("rail.lock", below.cut_bottom(spacing.item(), spacing.gap), lock);
    }
    NavItem shortcuts{Icon::keyboard, t("rail.shortcuts"), false, 0, false, "F1", collapsed};
    answer.shortcuts = nav_item("rail.shortcuts", below.cut_bottom(spacing.item()), shortcuts);
    return answer;
}

} // namespace mq::ui
