// What has been kept for as long as it may be: ticked, and deleted.

#include "ui/screens/form_dialog.h"
#include "ui/screens/law_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::law {
namespace {

constexpr float head_h = 60;
constexpr float row_h = 44;
constexpr float stacked_h = 64;
constexpr float side_by_side = 940; // design px of table
constexpr int rows_beyond = 8;      // kept alive outside of the view, so that Tab can walk on into them
constexpr std::array kinds{app::DueLine::Kind::candidate, app::DueLine::Kind::contract,
                           app::DueLine::Kind::evidence, app::DueLine::Kind::practice};

struct KindWords {
    const char *id, *title, *about;
};

KindWords words_of(app::DueLine::Kind kind) {
    switch (kind) {
        case app::DueLine::Kind::candidate:
            return {"candidate", "law_screen.due.candidate", "law_screen.due.candidate_about"};
        case app::DueLine::Kind::contract:
            return {"contract", "law_screen.due.contract", "law_screen.due.contract_about"};
        case app::DueLine::Kind::evidence:
            return {"evidence", "law_screen.due.evidence", "law_screen.due.evidence_about"};
        case app::DueLine::Kind::practice: break;
    }
    return {"practice", "law_screen.due.practice", "law_screen.due.practice_about"};
}

int count_of(const Stage& stage, app::DueLine::Kind kind) {
    return static_cast<int>(std::ranges::count(stage.model().due, kind, &app::DueLine::kind));
}

int chosen_of(const Stage& stage, app::DueLine::Kind kind) {
    int n = 0;
    for (std::size_t i = 0; i < stage.ui.chosen.size(); ++i) {
        n += stage.model().due[i].kind == kind && stage.ui.chosen[i] != 0 ? 1 : 0;
    }
    return n;
}

int chosen_count(const Stage& stage) {
    return static_cast<int>(std::ranges::count(stage.ui.chosen, 1));
}

void tick_mark(ImVec2 centre, bool on) {
    icon(centre, on ? Icon::check_square : Icon::square, px(20), on ? theme().accent : theme().ctl,
         on ? IconKind::fill : IconKind::regular);
}

void since_cell(const Rect& cell, const app::DueLine& line) {
    const Text<96> words(line.overdue ? "law_screen.due.overdue" : "law_screen.due.since",
                         fmt::arg("day", line.since));
    if (!line.overdue) {
        text_in(cell, words, type::meta, theme().text2, Align::right);
        return;
    }
    const Chip late{
        .text = words, .tone = Tone::bad, .icon = Icon::warning, .icon_kind = IconKind::fill, .small = true};
    const ImVec2 size = chip_size(late);
    chip({cell.right() - size.x, std::round(cell.mid_y() - size.y * 0.5F)}, late);
}

float since_width() {
    float widest = 0;
    for (const char* key : {"law_screen.due.overdue", "law_screen.due.since"}) {
        const Text<96> words(key, fmt::arg("day", "22/05/2026"));
        widest = std::max(widest, chip_size({.text = words, .icon = Icon::warning, .small = true}).x);
    }
    return std::ceil(widest) + px(10);
}

void due_row(const Stage& stage, const Rect& row, std::size_t index, bool wide, Corners corners) {
    const app::DueLine& line = stage.model().due[index];
    unsigned char& on = stage.ui.chosen[index];
    const Hit hit = table_row(Name("law.due.{}", index), row,
                              {.selected = on != 0, .corners = corners, .label = line.name});
    if (hit.pressed) {
        on = on != 0 ? 0 : 1;
    }
    if (!hit.visible) {
        return;
    }
    Rect inside = row.inset(px(16), 0);
    tick_mark({inside.x + px(10), inside.mid_y()}, on != 0);
    inside.cut_left(px(20), px(12));
    if (wide) {
        since_cell(inside.cut_right(since_width(), px(16)), line);
        const float part = std::round(inside.w * 0.28F);
        text_in(inside.cut_left(part, px(16)), line.name, type::small_strong, theme().text);
        text_in(inside.cut_left(part, px(16)), line.what, type::small, theme().text);
        text_in(inside, line.why, type::meta, theme().text2);
        return;
    }
    const float top = std::round(row.mid_y() - px(21));
    Rect first{inside.x, top, inside.w, px(22)};
    since_cell(first.cut_right(std::min(since_width(), first.w * 0.5F), px(12)), line);
    text_in(first, line.name, type::small_strong, theme().text);
    const Buf<600> about("{} · {}", line.what, line.why);
    text_in({inside.x, top + px(23), inside.w, px(18)}, about, type::meta, theme().text2);
}

/// The box ticks or clears the whole group.
void group_head(const Stage& stage, const Rect& row, app::DueLine::Kind kind) {
    const KindWords words = words_of(kind);
    const int all = count_of(stage, kind);
    const bool every = chosen_of(stage, kind) == all;
    Rect inside = row.inset(px(16), 0);
    const Button tick{.text = t(every ? "law_screen.due.none" : "law_screen.due.all"),
                      .kind = ButtonKind::ghost,
                      .size = ButtonSize::small};
    const float width = button_width(tick);
    const Rect place = inside.cut_right(width, px(12));
    if (button(Name("law.due.all.{}", words.id), {place.x + px(10), std::round(place.mid_y() - px(15)), 0, 0},
               tick)) {
        for (std::size_t i = 0; i < stage.ui.chosen.size(); ++i) {
            if (stage.model().due[i].kind == kind) {
                stage.ui.chosen[i] = every ? 0 : 1;
            }
        }
    }
    const Text<160> title("law_screen.due.group", fmt::arg("title", t(words.title)), fmt::arg("n", all));
    const float top = std::round(row.mid_y() - px(20));
    text_in({inside.x, top, inside.w, px(22)}, title, type::body_strong, theme().text);
    text_in({inside.x, top + px(22), inside.w, px(18)}, t(words.about), type::meta, theme().text2);
}

float group(const Stage& stage, const Rect& at, app::DueLine::Kind kind) {
    const int count = count_of(stage, kind);
    if (count == 0) {
        return at.y;
    }
    const bool wide = at.w >= px(side_by_side);
    const float height = px(wide ? row_h : stacked_h);
    const Rect whole = at.with_height(px(head_h) + height * static_cast<float>(count));
    fill(whole, theme().surface, fpx(12));
    group_head(stage, whole.with_height(px(head_h)), kind);
    const RowRange seen = visible_rows(whole.y + px(head_h), height, count);
    int place = 0;
    for (std::size_t i = 0; i < stage.model().due.size(); ++i) {
        if (stage.model().due[i].kind != kind) {
            continue;
        }
        if (place >= seen.first - rows_beyond && place < seen.last + rows_beyond) {
            const float y = whole.y + px(head_h) + height * static_cast<float>(place);
            due_row(stage, {at.x, y, at.w, height}, i, wide,
                    place + 1 == count ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersNone);
        }
        ++place;
    }
    border(whole, theme().border, fpx(12));
    return whole.bottom() + px(16);
}

float bar_above(const Stage& stage, const Rect& at) {
    const int n = chosen_count(stage);
    const Text<96> words(n == 0 ? "law_screen.due.erase_none" : "law_screen.due.erase", fmt::arg("n", n));
    const Button erase{.text = words,
                       .kind = ButtonKind::primary,
                       .enabled = n > 0 && stage.writes(),
                       .why_disabled = stage.writes() ? t("law_screen.due.choose") : stage.why_not()};
    const float width = button_width(erase);
    const float room = at.w - width - px(16);
    const bool beside = room >= px(260);
    const float text_w = beside ? room : at.w;
    const float height = wrapped_height(t("law_screen.due.about"), type::small, text_w);
    wrapped({at.x, beside ? std::round(at.y + std::max(0.0F, px(36) - height) * 0.5F) : at.y}, text_w,
            t("law_screen.due.about"), type::small, theme().text2);
    const Rect place =
        beside ? Rect{at.right() - width, at.y, 0, 0} : Rect{at.x, at.y + height + px(10), 0, 0};
    if (button("law.due.erase", place, erase)) {
        stage.ui.erasing = true;
        stage.ui.form_height = 1e6F;
    }
    return beside ? at.y + std::max(px(36), height) : place.y + px(36);
}

} // namespace

void keep_chosen(const Stage& stage) {
    LawUi& ui = stage.ui;
    const auto same = [](const app::DueLine& a, const app::DueLine& b) {
        return a.person == b.person && a.kind == b.kind;
    };
    std::vector<unsigned char> chosen(stage.model().due.size(), 0);
    for (std::size_t i = 0; i < ui.due.size() && i < ui.chosen.size(); ++i) {
        if (ui.chosen[i] == 0) {
            continue;
        }
        const auto still = std::ranges::find_if(
            stage.model().due, [&](const app::DueLine& line) { return same(line, ui.due[i]); });
        if (still != stage.model().due.end()) {
            chosen[static_cast<std::size_t>(still - stage.model().due.begin())] = 1;
        }
    }
    ui.chosen = std::move(chosen);
    ui.due = stage.model().due;
}

float due(const Stage& stage, const Rect& at) {
    if (stage.model().due.empty()) {
        return rights::nothing_here("law.nothing_due", at,
                                    {.icon = Icon::check_circle,
                                     .title = t("law_screen.due.empty.title"),
                                     .text = t("law_screen.due.empty.text")});
    }
    float y = bar_above(stage, at);
    y = refusal(stage.context, {at.x, y, at.w, 0}, {app::CommandKind::EraseDue}, px(12)) + px(16);
    for (const app::DueLine::Kind kind : kinds) {
        y = group(stage, {at.x, y, at.w, 0}, kind);
    }
    return y - px(16);
}

void erase_due_dialog(const Stage& stage) {
    if (!stage.ui.erasing) {
        return;
    }
    FormDialog dialog("law.due.confirm", stage.ui.erasing, px(520), stage.ui.form_height);
    if (!dialog) {
        return;
    }
    const Rect at = dialog.inside();
    const Text<128> title("law_screen.due.confirm", fmt::arg("n", chosen_count(stage)));
    float y = at.y + wrapped(at.min(), at.w, title, type::title_s, theme().text) + px(8);
    for (const app::DueLine::Kind kind : kinds) {
        const int n = chosen_of(stage, kind);
        if (n > 0) {
            const Text<160> line("law_screen.due.group", fmt::arg("title", t(words_of(kind).title)),
                                 fmt::arg("n", n));
            y += wrapped({at.x, y}, at.w, line, type::body, theme().text) + px(2);
        }
    }
    const Notice warning{.text = t("law_screen.due.confirm_text"),
                         .tone = Tone::bad,
                         .icon = Icon::warning,
                         .icon_kind = IconKind::fill,
                         .title = t("law_screen.erase.title")};
    notice({at.x, y + px(10), at.w, 0}, warning);
    const Rect row = dialog.finish(y + px(10) + notice_height(warning, at.w));
    if (ImGui::IsWindowAppearing()) {
        focus("law.due.confirm.safe");
    }
    const TwoAnswer answer = two_answers("law.due.confirm", row, {.text = t("law_screen.due.keep")},
                                         {.text = t("law_screen.erase.go"),
                                          .kind = ButtonKind::danger,
                                          .enabled = stage.writes(),
                                          .why_disabled = stage.why_not()});
    if (answer == TwoAnswer::main) {
        app::EraseDue wanted;
        for (std::size_t i = 0; i < stage.ui.chosen.size(); ++i) {
            if (stage.ui.chosen[i] != 0) {
                wanted.what.push_back({stage.model().due[i].person, stage.model().due[i].kind});
            }
        }
        stage.context.out.emplace_back(std::move(wanted));
    }
    if (answer != TwoAnswer::none) {
        dialog.close();
    }
}

} // namespace mq::ui::law
