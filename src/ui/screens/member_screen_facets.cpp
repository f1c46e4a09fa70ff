// Facet by facet with their targets, the days of one of them, and the line that moves through time.

#include "ui/frame_wish.h"
#include "ui/screens/member_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::member {
namespace {

constexpr float row_height = 44;
constexpr std::size_t most_points = 64;

/// Columns; the widths follow the words of the language and the size of the text.
struct FacetTable {
    std::array<Column, 4> all;
    explicit FacetTable(float width) {
        const auto head = [](const char* key, float least, float gap, Align align = Align::left) {
            const char* title = t(key);
            return Column{
                title, std::max(least, std::ceil(text_width(title, type::caption_strong))) + px(gap), align};
        };
        all[0] = {t("radar.facet.name"), 0, Align::left};
        all[1] = head("radar.facet.level", px(24), 16);
        all[2] = head("member_screen.facet.range", std::clamp(width * 0.55F - px(150), px(90), px(180)), 18);
        all[3] = head("member_screen.facet.change",
                      std::ceil(text_width(t("radar.unclear"), type::meta_strong)), 2, Align::right);
    }
    [[nodiscard]] std::span<const Column> columns() const { return all; }
    [[nodiscard]] float name_room(float width) const { return cells_of({0, 0, width, 1}, all)[0].w - px(10); }
};

float row_px(const Stage& stage, const FacetTable& table, float width) {
    float most = 0;
    for (const std::string& name : stage.page.facet_names) {
        most = std::max(most, wrapped_height(name, type::small_strong, table.name_room(width)));
    }
    return std::max(px(row_height), std::min(most, 2 * face_of(type::small_strong).step) + px(8));
}

void change_cell(const Stage& stage, const Rect& cell, std::size_t axis) {
    if (!stage.compares()) {
        text_in(cell, "–", type::meta, theme().text3, Align::right);
        return;
    }
    const app::Estimate& now = estimate_of(stage.shown(stage.page.history.back()), axis);
    const app::Estimate& then = estimate_of(stage.shown(stage.page.history[stage.ui.then]), axis);
    if (now.thin() || then.thin()) {
        text_in(cell, t("radar.unclear"), type::meta_strong, theme().text2, Align::right);
        return;
    }
    const double change = now.mean - then.mean;
    const bool still = std::abs(change) < 0.05;
    const Colour ink = still ? theme().text2 : change > 0 ? theme().good.ink : theme().warn.ink;
    text_in(cell, Number(still ? 0.0 : change, 1, Sign::always), type::meta_strong, ink, Align::right);
}

void facet_row(const Stage& stage, const Rect& row, std::size_t i, const FacetTable& table) {
    const std::string& name = stage.page.facet_names[i];
    const app::Estimate& e = estimate_of(stage.shown(stage.page.history.back()), i);
    const bool selected = i == stage.facet();
    const Hit hit = table_row(Name("member.facet.{}", i), row, {.selected = selected, .label = name});
    if (hit.pressed) {
        stage.ui.facet = static_cast<int>(i);
        frame_wish().at_once(); // the line of its days follows in the next frame
    }
    if (!hit.visible) {
        return;
    }
    const Cells cells = cells_of(row, table.columns());
    const Type face = selected ? type::small_strong : type::small;
    const float room = cells[0].w - px(10);
    const float height = std::min(wrapped_height(name, face, room), 2 * face_of(face).step);
    wrapped_lines({cells[0].x, std::round(row.mid_y() - height * 0.5F)}, room, 2, name, face, theme().text);
    level_chip({cells[1].x, std::round(row.mid_y() - px(12))}, e.thin() || e.none() ? 0 : e.level, px(24));
    range_bar({cells[2].x, row.y + px(4), cells[2].w - px(18), row.h - px(8)},
              mark_of(e, target_of(stage, i)));
    change_cell(stage, cells[3], i);
}

void draw_track(const Rect& track, const Stage& stage, float handle_x, const Hit& hit) {
    const auto& history = stage.page.history;
    const double from = history.front().day_number;
    const double span = std::max(1.0, history.back().day_number - from);
    const float y = track.mid_y();
    fill({track.x, std::round(y - px(2)), track.w, px(4)}, theme().track, fpx(2));
    fill({handle_x, std::round(y - px(2)), track.right() - handle_x, px(4)},
         with_alpha(theme().accent, 0.26F), fpx(2));
    for (const app::HistoryPoint& point : history) {
        const auto x = static_cast<float>((point.day_number - from) / span);
        disc({track.x + track.w * x, y}, fpx(3), theme().ctl);
    }
    disc({track.right(), y}, fpx(5), theme().accent);
    disc({handle_x, y}, fpx(9), theme().accent);
    disc({handle_x, y}, fpx(7), hit.hovered || hit.held ? theme().accent_soft : theme().surface);
    if (hit.focused) {
        focus_ring({handle_x - px(9), y - px(9), px(18), px(18)}, fpx(9));
    }
}

std::size_t nearest(const Stage& stage, const Rect& track, float x) {
    const auto& history = stage.page.history;
    const double from = history.front().day_number;
    const double span = std::max(1.0, history.back().day_number - from);
    const double day = from + span * static_cast<double>((x - track.x) / std::max(1.0F, track.w));
    std::size_t best = 0;
    for (std::size_t i = 1; i < history.size(); ++i) {
        if (std::abs(history[i].day_number - day) < std::abs(history[best].day_number - day)) {
            best = i;
        }
    }
    return best;
}

} // namespace

float facets_height(const Stage& stage, float width) {
    const FacetTable table(width);
    return px(36) + row_px(stage, table, width) * static_cast<float>(stage.axes()) + px(2);
}

void facets(const Stage& stage, const Rect& at) {
    card(at);
    Rect rest = at;
    const FacetTable table(at.w);
    table_head(rest.cut_top(px(36)), table.columns());
    const float height = row_px(stage, table, at.w);
    for (std::size_t i = 0; i < stage.axes(); ++i) {
        facet_row(stage, rest.cut_top(height), i, table);
    }
}

void trend_card(const Stage& stage, const Rect& at) {
    Rect inside = card(at);
    const Text<320> title("member_screen.trend.title",
                          fmt::arg("facet", stage.page.facet_names[stage.facet()]));
    const auto& history = stage.page.history;
    const std::size_t count = std::min(history.size(), most_points);
    std::array<TrendPoint, most_points> points;
    const std::size_t first = history.size() - count;
    std::size_t known = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const app::HistoryPoint& from = history[first + i];
        const app::Estimate& e = estimate_of(stage.shown(from), stage.facet());
        if (e.none()) {
            continue;
        }
        const std::string_view day = std::string_view(from.label).substr(0, 5); // 09/03
        points[known++] = {static_cast<double>(from.day_number),
                           e.thin() ? no_value : static_cast<float>(e.mean),
                           static_cast<float>(e.low),
                           static_cast<float>(e.high),
                           day,
                           first + i < stage.ui.tips.size() ? stage.ui.tips[first + i].c_str() : nullptr};
    }
    const float both =
        text_width(title, type::body_strong) + px(16) + text_width(t("radar.trend.band"), type::meta);
    card_title(inside, title, known < 2 || both > inside.w ? "" : t("radar.trend.band"));
    if (known < 2) {
        wrapped(inside.min(), std::min(inside.w, px(460)), t("member_screen.trend.few"), type::small,
                theme().text2);
        return;
    }
    const int target = target_of(stage, stage.facet());
    const Text<48> target_words("member_screen.trend.target", fmt::arg("n", target));
    trend("member.trend", inside,
          {.points = {points.data(), known},
           .levels = stage.ui.level_names,
           .target = target > 0 ? static_cast<float>(target) : no_value,
           .target_label = target_words});
}

void slider(const Stage& stage, const Rect& at) {
    const auto& history = stage.page.history;
    MemberUi& ui = stage.ui;
    Rect rest = at;
    const Text<96> words(stage.compares() ? "member_screen.slider.against" : "member_screen.slider.today",
                         fmt::arg("day", history[std::min(ui.then, history.size() - 1)].label));
    const Rect head = rest.cut_top(px(24), px(2));
    text_in(head, words, type::meta_strong, theme().text, Align::centre);
    const Rect track = rest.with_height(px(30)).inset(px(12), 0);
    const Hit hit =
        interact("member.slider", track.grown(0),
                 {.kind = WidgetKind::toggle, .label = words, .tooltip = t("member_screen.slider.how")});
    const bool in_hand = ImGui::IsItemFocused();
    if (hit.held && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        ui.then = nearest(stage, track, ImGui::GetIO().MousePos.x);
        frame_wish().at_once();
    }
    if (in_hand) {
        const bool left = claimed_key(ImGuiKey_LeftArrow, "member.slider");
        const bool right = claimed_key(ImGuiKey_RightArrow, "member.slider");
        if (left && ui.then > 0) {
            --ui.then;
        }
        if (right && ui.then + 1 < history.size()) {
            ++ui.then;
        }
    }
    const double from = history.front().day_number;
    const double span = std::max(1.0, history.back().day_number - from);
    const auto share = static_cast<float>((history[ui.then].day_number - from) / span);
    draw_track(track, stage, track.x + track.w * share, hit);
}

} // namespace mq::ui::member
