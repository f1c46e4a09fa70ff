#include "ui/screens/team_pick.h"

#include "ui/i18n.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace {

constexpr float row_height = 36;
constexpr int most_rows = 9;

void node_words(const Rect& r, const app::TeamNode& node, bool chosen) {
    Rect words = r.inset(px(10), 0);
    words.cut_left(px(16) * static_cast<float>(std::min(node.depth, 6)));
    const Buf<16> people("{}", node.people);
    text_in(words.cut_right(px(48), px(8)), people, type::meta, theme().text3, Align::right);
    text_in(words, node.name, chosen ? type::meta_strong : type::meta, theme().text);
}

bool node_row(const char* name, const Rect& r, const app::TeamNode& node, bool chosen) {
    const Hit hit = interact(name, r, {.kind = WidgetKind::choice, .on = chosen, .label = node.name});
    if (!hit.visible) {
        return hit.pressed;
    }
    if (chosen || hit.hovered || hit.focused) {
        fill(r, hit.hovered || hit.focused ? (hit.held ? theme().press : theme().hover) : theme().accent_soft,
             fpx(7));
    }
    if (hit.focused) {
        border(r, theme().accent, fpx(7), px(2));
    }
    node_words(r, node, chosen);
    return hit.pressed;
}

std::optional<Uuid> open_tree(const char* name, const Rect& beside, std::span<const app::TeamNode> teams,
                              const Uuid& shown) {
    const auto count = static_cast<int>(teams.size());
    const float height = px(row_height) * static_cast<float>(std::clamp(count, 1, most_rows)) + 2 * px(6);
    const float width = std::min(px(400), viewport().w - px(32));
    Popup popup(Name("{}.tree", name), beside, width, height);
    std::optional<Uuid> picked;
    if (!popup) {
        return picked;
    }
    ScrollArea area(Name("{}.scroll", name), popup.inside(), 4);
    Rect row = area.content().with_height(px(row_height));
    for (int i = 0; i < count; ++i, row.y += row.h) {
        const app::TeamNode& node = teams[static_cast<std::size_t>(i)];
        const Name entry("{}.{}", name, i);
        if (ImGui::IsWindowAppearing() && (node.id == shown)) {
            focus(entry);
        }
        if (node_row(entry, row, node, node.id == shown)) {
            picked = node.id;
            popup.close();
        }
    }
    area.finish(row.y);
    return picked;
}

} // namespace

std::optional<Uuid> team_pick(const char* name, const Rect& row, std::span<const app::TeamNode> teams,
                              const Uuid& shown, std::string_view title, std::string_view count) {
    const float count_w = count.empty() ? 0 : std::ceil(text_width(count, type::small)) + px(10);
    const float caret = px(26);
    const bool counted = row.w > count_w + px(200);
    const float room = row.w - caret - (counted ? count_w : 0);
    const float title_w = std::min(std::ceil(text_width(title, type::title_l)) + 1, room);
    const Rect box{row.x, row.y, title_w + caret, row.h};
    const Hit hit = interact(
        name, box,
        {.kind = WidgetKind::choice, .label = title, .tooltip = t("team_screen.pick"), .ring_radius = 8});
    if (hit.hovered) {
        fill({box.x - px(6), box.y, box.w + px(6), box.h}, theme().hover, fpx(8));
    }
    text_in({row.x, row.y, title_w, row.h}, title, type::title_l, theme().text);
    icon({box.right() - px(12), row.mid_y() + px(2)}, Icon::caret_down, px(18), theme().text2);
    if (counted) {
        text_in(Rect{box.right() + px(10), row.y, count_w, row.h}.moved(0, px(3)), count, type::small,
                theme().text2);
    }
    const Name tree("{}.tree", name);
    if (hit.pressed) {
        open_popup(tree);
    }
    return open_tree(name, box, teams, shown);
}

void TeamOptions::fill(std::span<const app::TeamNode> teams, std::string_view none) {
    names_.clear();
    ids_.clear();
    if (!none.empty()) {
        names_.emplace_back(none);
        ids_.emplace_back();
    }
    for (const app::TeamNode& node : teams) {
        if (node.id.is_nil() && !none.empty()) {
            continue; // “none” says it
        }
        const int deep = none.empty() ? node.depth : std::max(0, node.depth - 1);
        names_.push_back(std::string(static_cast<std::size_t>(std::min(deep, 6)) * 4, ' ') + node.name);
        ids_.push_back(node.id.is_nil() ? std::nullopt : std::optional(node.id));
    }
    views_.assign(names_.begin(), names_.end());
}

std::optional<Uuid> TeamOptions::team(int entry) const {
    const auto at = static_cast<std::size_t>(entry);
    return entry >= 0 && at < ids_.size() ? ids_[at] : std::nullopt;
}

int TeamOptions::entry(const std::optional<Uuid>& team) const {
    const auto found = std::find(ids_.begin(), ids_.end(), team);
    return found == ids_.end() ? 0 : static_cast<int>(found - ids_.begin());
}

Grouped::Grouped(long long number) {
    const Buf<32> plain("{}", number < 0 ? -number : number);
    const std::string_view digits = plain;
    char* out = buffer_;
    if (number < 0) {
        *out++ = '-';
    }
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            *out++ = decimal_mark() == ',' ? '.' : ',';
        }
        *out++ = digits[i];
    }
    *out = '\0';
}

int menu(const char* name, const Rect& beside, std::span<const MenuEntry> entries) {
    float widest = px(180);
    for (const MenuEntry& entry : entries) {
        widest = std::max(widest, text_width(entry.text, type::meta) + px(64));
    }
    const float height = px(row_height) * static_cast<float>(entries.size()) + 2 * px(6);
    // Under the right edge of the button, so that it stays in the window.
    Popup popup(name, {beside.right() - widest, beside.y, widest, beside.h}, widest, height);
    int picked = -1;
    if (!popup) {
        return picked;
    }
    Rect inside = popup.inside();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Rect row = inside.cut_top(px(row_height));
        const Name entry("{}.{}", name, i);
        if (i == 0 && ImGui::IsWindowAppearing()) {
            focus(entry);
        }
        const Hit hit = interact(entry, row, {.label = entries[i].text});
        if (hit.hovered || hit.focused) {
            fill(row, hit.held ? theme().press : theme().hover, fpx(7));
        }
        if (hit.focused) {
            border(row, theme().accent, fpx(7), px(2));
        }
        icon({row.x + px(18), row.mid_y()}, entries[i].icon, px(18), theme().text2);
        text_in({row.x + px(36), row.y, row.w - px(44), row.h}, entries[i].text, type::meta, theme().text);
        if (hit.pressed) {
            picked = static_cast<int>(i);
            popup.close();
        }
    }
    return picked;
}

} // namespace mq::ui
