// The four cards: what each picture is of, what it says, what it rests on, and how to take it along.

#include "ui/screens/insights_screen_parts.h"
#include "ui/screens/team_pick.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::insights {
namespace {

constexpr std::size_t most_pitfalls = 8;
constexpr float pitfall_row = 38;

struct CardWords {
    const char* name;
    std::string_view title, says, rests;
    app::Picture picture;
    bool known = true; ///< there is something to take along
};

void take_along(const Stage& stage, const CardWords& words, Rect& title) {
    const Button b{.text = t("insights_screen.take"),
                   .kind = ButtonKind::ghost,
                   .size = ButtonSize::small,
                   .icon_after = Icon::caret_down,
                   .enabled = words.known,
                   .why_disabled = t("insights_screen.take_why_not")};
    const Rect at = title.cut_right(button_width(b) - px(10), px(12)); // its text ends at the margin
    const Rect box{at.x, std::round(at.mid_y() - px(15)), at.w + px(10), px(30)};
    const Name list("insights.{}.formats", words.name);
    if (button(Name("insights.{}.take", words.name), {box.x, box.y, 0, 0}, b)) {
        open_popup(list);
    }
    const std::array formats{MenuEntry{Icon::file_png, t("insights_screen.png")},
                             MenuEntry{Icon::file_pdf, t("insights_screen.pdf")}};
    const int picked = menu(list, box, formats);
    if (picked < 0) {
        return;
    }
    app::ExportPicture wanted;
    wanted.picture = words.picture;
    wanted.format = picked == 0 ? app::PictureFormat::png : app::PictureFormat::pdf;
    wanted.team = stage.model.shown;
    wanted.facet = static_cast<std::size_t>(stage.ui.facet);
    stage.context.out.emplace_back(wanted);
}

/// Title, sentence and what it rests on; gives the room for the picture.
Rect frame(const Stage& stage, const Rect& at, const CardWords& words) {
    Rect inside = card(at);
    inside.h += px(4);
    Rect title = inside.cut_top(px(30), px(4));
    take_along(stage, words, title);
    text_in(title, words.title, type::title_s, theme().text);
    const std::string_view says = words.says.empty() ? t("insights_screen.says_nothing") : words.says;
    const float lines = std::min(2 * px(20), wrapped_height(says, type::small, inside.w));
    wrapped_lines(inside.min(), inside.w, 2, says, type::small, theme().text2);
    inside.cut_top(lines, px(10));
    if (words.known) {
        text_in(inside.cut_bottom(px(18), px(6)), words.rests, type::caption, theme().text3);
    }
    return inside;
}

void too_little(const Rect& r, std::string_view words) {
    const float width = std::min(r.w, px(320));
    const float height = wrapped_height(words, type::small, width);
    icon({r.mid_x(), r.mid_y() - height * 0.5F - px(20)}, Icon::chart_bar, px(28), theme().text3);
    wrapped({std::round(r.mid_x() - width * 0.5F), std::round(r.mid_y() - height * 0.5F)}, width, words,
            type::small, theme().text2, Align::centre);
}

} // namespace

void distribution_card(const Stage& stage, const Rect& at) {
    const Text<160> rests("insights_screen.rests.people", fmt::arg("n", Grouped(stage.model.people).c_str()));
    Rect room = frame(stage, at,
                      {"distribution", t("insights_screen.distribution"), stage.model.distribution_line,
                       rests, app::Picture::distribution, !stage.ui.months.empty()});
    if (stage.ui.months.empty()) {
        return too_little(room, t("insights_screen.no_months"));
    }
    const bool narrow = room.w < px(430);
    level_legend(room.cut_bottom(narrow ? px(48) : px(20), px(6)), stage.ui.level_names,
                 t("team_screen.thin_short"));
    level_months("insights.months", room, stage.ui.months);
}

void trend_card(const Stage& stage, const Rect& at) {
    InsightsUi& ui = stage.ui;
    const auto facet = static_cast<std::size_t>(ui.facet);
    int people = 0;
    if (!stage.model.months.empty() && facet < stage.model.months.back().people.size()) {
        people = stage.model.months.back().people[facet];
    }
    const Text<160> rests("insights_screen.rests.evidence", fmt::arg("n", people));
    Rect room = frame(stage, at,
                      {"trend", t("insights_screen.trend"), stage.model.trend_line, rests,
                       app::Picture::trends, !ui.trend.empty()});
    if (!ui.facets.empty()) {
        Rect row = room.cut_top(px(36), px(8));
        const float width = std::min(select_width(ui.facets, ui.facet), row.w);
        select("insights.facet", row.cut_left(width, px(12)), ui.facets, ui.facet);
        if (row.w > px(80)) {
            text_in(row, t("insights_screen.band"), type::caption, theme().text3);
        }
    }
    if (ui.trend.empty()) {
        return too_little(room, t("insights_screen.no_trend"));
    }
    trend("insights.trend", room, {.points = ui.trend, .levels = ui.level_names});
}

// ---- pitfalls

namespace {

struct PitfallColumns {
    float name_w = 0, first = 0, width = 0;
    std::size_t count = 0;
    PitfallColumns(const Stage& stage, const Rect& r) {
        count = std::max<std::size_t>(1, stage.model.channels.size());
        name_w = std::round(r.w * 0.32F);
        first = r.x + name_w + px(8);
        width = std::floor((r.right() - first) / static_cast<float>(count));
    }
    [[nodiscard]] Rect at(const Rect& row, std::size_t i) const {
        return {first + width * static_cast<float>(i) + px(2), row.y, width - px(4), row.h};
    }
};

void channel_heads(const Stage& stage, const Rect& row, const PitfallColumns& c) {
    text_in({row.x, row.y, c.name_w, row.h}, t("insights_screen.pitfall"), type::caption_strong,
            theme().text3);
    for (std::size_t i = 0; i < stage.model.channels.size(); ++i) {
        const Rect cell = c.at(row, i);
        const std::string_view name = stage.model.channels[i];
        const float height = std::min(wrapped_height(name, type::caption_strong, cell.w), 2 * px(16));
        wrapped_lines({cell.x, cell.y + px(32) - height}, cell.w, 2, name, type::caption_strong,
                      theme().text2, Align::centre);
        const int n = i < stage.model.decisions.size() ? stage.model.decisions[i] : 0;
        text_in({cell.x, cell.y + px(32), cell.w, px(16)},
                Text<32>("insights_screen.decisions", fmt::arg("n", Grouped(n).c_str())), type::caption,
                theme().text3, Align::centre);
    }
}

/// A shade by how often, with a bar below for eyes that don't tell shades apart, and the number.
void rate_cell(const Rect& cell, std::optional<double> rate, double most) {
    const Rect box{cell.x, cell.y + px(4), cell.w, cell.h - px(8)};
    if (!rate) {
        text_in(box, "–", type::small, theme().text3, Align::centre);
        return;
    }
    const auto share = static_cast<float>(most > 0 ? std::clamp(*rate / most, 0.0, 1.0) : 0.0);
    fill(box, mix(theme().inset, theme().accent_line, share), fpx(6));
    const Rect bar_at{box.x + px(6), box.bottom() - px(6), box.w - px(12), px(3)};
    if (share > 0) {
        fill(bar_at.with_width(std::max(px(2), bar_at.w * share)), theme().accent, fpx(1.5F));
    }
    text_in({box.x, box.y, box.w, box.h - px(4)}, Number(*rate), type::meta_strong, theme().text,
            Align::centre);
}

} // namespace

float pitfalls_height(const Stage& stage) {
    const auto rows = static_cast<float>(std::min(stage.model.pitfalls.size(), most_pitfalls));
    return px(32 + 34 + 50 + 54 + 28) + px(pitfall_row) * rows;
}

void pitfalls_card(const Stage& stage, const Rect& at) {
    int decisions = 0;
    for (const int n : stage.model.decisions) {
        decisions += n;
    }
    const Text<160> rests("insights_screen.rests.decisions", fmt::arg("n", Grouped(decisions).c_str()));
    Rect room = frame(stage, at,
                      {"pitfalls", t("insights_screen.pitfalls"), stage.model.pitfall_line, rests,
                       app::Picture::pitfalls, !stage.model.pitfalls.empty()});
    if (stage.model.pitfalls.empty()) {
        return too_little(room, t("insights_screen.no_pitfalls"));
    }
    const PitfallColumns c(stage, room);
    channel_heads(stage, room.cut_top(px(50), px(4)), c);
    for (std::size_t i = 0; i < std::min(stage.model.pitfalls.size(), most_pitfalls); ++i) {
        const app::PitfallByChannel& line = stage.model.pitfalls[i];
        const Rect row = room.cut_top(px(pitfall_row));
        text_in({row.x, row.y, c.name_w, row.h}, line.pitfall, type::meta, theme().text);
        for (std::size_t channel = 0; channel < line.rates.size() && channel < c.count; ++channel) {
            rate_cell(c.at(row, channel), line.rates[channel], stage.ui.most_rate);
        }
    }
}

// ---- practice

namespace {

void point_label(const Rect& room, const ScatterHit& hit, const app::PracticePoint& person) {
    const Text<480> words("insights_screen.point", fmt::arg("name", person.name),
                          fmt::arg("n", person.practice),
                          fmt::arg("change", std::string_view(Number(person.change, 1, Sign::always))));
    const float width = std::min(std::ceil(text_width(words, type::meta_strong)) + px(20), room.w);
    const float left = std::clamp(hit.at.x - width * 0.5F, room.x, room.right() - width);
    const bool below = hit.at.y - px(46) < room.y;
    const Rect box{std::round(left), std::round(hit.at.y + (below ? px(14) : -px(44))), width, px(30)};
    fill(box, theme().surface, fpx(8));
    border(box, theme().border2, fpx(8));
    text_in(box.inset(px(10), 0), words, type::meta_strong, theme().text);
}

} // namespace

void practice_card(const Stage& stage, const Rect& at) {
    InsightsUi& ui = stage.ui;
    const Text<160> rests("insights_screen.rests.people",
                          fmt::arg("n", Grouped(static_cast<long long>(ui.points.size())).c_str()));
    const Rect room = frame(stage, at,
                            {"practice", t("insights_screen.practice"), stage.model.practice_line, rests,
                             app::Picture::practice, !ui.points.empty()});
    if (ui.points.empty()) {
        return too_little(room, t("insights_screen.no_practice"));
    }
    const ScatterHit hit =
        scatter("insights.points", room,
                {ui.points, t("insights_screen.x_label"), t("insights_screen.y_label")}, ui.walked);
    if (hit.hovered < 0) {
        return;
    }
    const app::PracticePoint& person = stage.model.points[ui.people[static_cast<std::size_t>(hit.hovered)]];
    point_label(room, hit, person);
    if (hit.pressed) {
        stage.context.out.emplace_back(app::OpenMember{person.person});
    }
}

} // namespace mq::ui::insights
