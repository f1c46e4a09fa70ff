// What was given: a card a line, with its people below once it is opened.

#include "base/hash.h"
#include "ui/screens/assignments_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::assignments {
namespace {

constexpr float row_height = 72;
constexpr float person_height = 44;
constexpr float with_bar = 760; // design px of card; narrower, the progress is only in words

struct Mark {
    Tone tone;
    Icon icon;
};

Mark mark_of(app::AssignmentStage stage) {
    switch (stage) {
        case app::AssignmentStage::late: return {Tone::bad, Icon::warning};
        case app::AssignmentStage::done: return {Tone::good, Icon::check_circle};
        case app::AssignmentStage::done_late: return {Tone::warn, Icon::check_circle};
        case app::AssignmentStage::withdrawn: return {Tone::neutral, Icon::minus};
        case app::AssignmentStage::open: break;
    }
    return {Tone::neutral, Icon::clock};
}

void put_chip(Rect& row, const Chip& c) {
    const ImVec2 size = chip_size(c);
    if (size.x + px(120) > row.w) {
        return;
    }
    const Rect place = row.cut_right(size.x, px(12));
    chip({place.x, std::round(place.mid_y() - size.y * 0.5F)}, c);
}

/// Late ones, done ones or withdrawn, whichever must be known first.
void state_chip(Rect& row, const app::GivenLine& line) {
    const Text<64> late("assignments_screen.late", fmt::arg("n", line.people_late));
    if (line.withdrawn) {
        put_chip(row, {.text = t("assignments_screen.withdrawn"), .icon = Icon::minus, .small = true});
    } else if (line.people_late > 0) {
        put_chip(row, {.text = late, .tone = Tone::bad, .icon = Icon::warning, .small = true});
    } else if (line.people_done >= static_cast<int>(line.people.size())) {
        put_chip(row, {.text = t("assignments_screen.all_done"),
                       .tone = Tone::good,
                       .icon = Icon::check_circle,
                       .small = true});
    }
}

void due_words(const Rect& cell, const app::GivenLine& line) {
    const Text<96> when(line.due_in < 0    ? "assignments_screen.due_past"
                        : line.due_in == 0 ? "assignments_screen.due_today"
                                           : "assignments_screen.due_in",
                        fmt::arg("n", std::abs(line.due_in)));
    const float top = std::round(cell.mid_y() - px(19));
    text_in({cell.x, top, cell.w, px(20)}, line.due, type::small, theme().text, Align::right);
    text_in({cell.x, top + px(20), cell.w, px(18)},
            line.withdrawn ? std::string_view{} : std::string_view(when), type::meta, theme().text2,
            Align::right);
}

void head_row(const Stage& stage, const Rect& at, std::size_t index, bool open, Corners corners) {
    const app::GivenLine& line = stage.model.lines[index];
    const Hit hit = table_row(Name("assignments.row.{}", index), at,
                              {.selected = open, .first = true, .corners = corners, .label = line.title});
    if (hit.pressed) {
        stage.ui.opened = open ? std::nullopt : std::optional(line.id);
    }
    if (!hit.visible) {
        return;
    }
    Rect row = at.inset(px(18), 0);
    icon({row.right() - px(7), row.mid_y()}, open ? Icon::caret_up : Icon::caret_down, px(16), theme().text3);
    row.cut_right(px(14), px(14));
    due_words(row.cut_right(px(116), px(16)), line);
    const Text<64> count("assignments_screen.done_of", fmt::arg("done", line.people_done),
                         fmt::arg("all", line.people.size()));
    Rect progress_at = row.cut_right(at.w >= px(with_bar) ? px(170) : px(96), px(16));
    const float share = line.people.empty()
                            ? 0
                            : static_cast<float>(line.people_done) / static_cast<float>(line.people.size());
    const float top = std::round(progress_at.mid_y() - px(16));
    text_in({progress_at.x, top, progress_at.w, px(20)}, count, type::meta, theme().text2);
    progress({progress_at.x, top + px(22), progress_at.w, px(10)}, share);
    state_chip(row, line);
    const Buf<900> about("{}  ·  {}", line.to, line.given_by);
    const float y = std::round(at.mid_y() - px(21));
    text_in({row.x, y, row.w, px(22)}, line.title, type::body_strong, theme().text);
    text_in({row.x, y + px(23), row.w, px(18)}, about, type::meta, theme().text2);
}

float person_row(const app::GivenLine& line, const app::GivenLine::Person& person, Rect row) {
    const float bottom = row.bottom();
    const Mark look = mark_of(person.stage);
    const float radius = px(15);
    avatar({row.x + radius, row.mid_y()}, radius, person.initials, stable_hash(person.name));
    row.cut_left(2 * radius, px(12));
    const Text<48> done("assignments_screen.scenes_of", fmt::arg("done", person.done),
                        fmt::arg("all", line.scenes));
    put_chip(row, {.text = person.line, .tone = look.tone, .icon = look.icon, .small = true});
    const float words = std::ceil(text_width(done, type::meta)) + 1;
    if (words + px(160) < row.w) {
        text_in(row.cut_right(words, px(16)), done, type::meta, theme().text2, Align::right);
    }
    text_in(row, person.name, type::small, theme().text);
    return bottom;
}

float detail(const Stage& stage, const Rect& at, const app::GivenLine& line) {
    float y = at.y + px(4);
    const Text<160> asked(line.least > 0 ? "assignments_screen.asked_least" : "assignments_screen.asked_done",
                          fmt::arg("n", line.least), fmt::arg("scenes", line.scenes),
                          fmt::arg("day", line.when));
    y += wrapped({at.x, y}, at.w, asked, type::meta, theme().text2);
    if (!line.word.empty()) {
        y +=
            wrapped({at.x, y + px(4)}, std::min(at.w, px(760)), line.word, type::small, theme().text) + px(4);
    }
    y += px(6);
    for (const app::GivenLine::Person& person : line.people) {
        y = person_row(line, person, {at.x, y, at.w, px(person_height)});
    }
    const bool ended = line.withdrawn || line.people_done >= static_cast<int>(line.people.size());
    if (!ended) {
        const Button withdraw{.text = t("assignments_screen.withdraw.open"),
                              .size = ButtonSize::small,
                              .enabled = stage.writes(),
                              .why_disabled = t("member_screen.read_only")};
        if (button("assignments.withdraw.open", {at.x, y + px(8), 0, 0}, withdraw)) {
            stage.ui.withdrawing = true;
            stage.ui.withdrawn = line.id;
            stage.ui.word.clear();
            stage.ui.tried = false;
        }
        y += px(38);
    }
    return y + px(14);
}

/// As high as the detail of it will be: the ground is drawn first.
float detail_height(const app::GivenLine& line, float width) {
    const Text<160> asked(line.least > 0 ? "assignments_screen.asked_least" : "assignments_screen.asked_done",
                          fmt::arg("n", line.least), fmt::arg("scenes", line.scenes),
                          fmt::arg("day", line.when));
    const float word =
        line.word.empty() ? 0 : wrapped_height(line.word, type::small, std::min(width, px(760))) + px(8);
    const bool ended = line.withdrawn || line.people_done >= static_cast<int>(line.people.size());
    return px(4) + wrapped_height(asked, type::meta, width) + word + px(6) +
           px(person_height) * static_cast<float>(line.people.size()) + (ended ? 0 : px(38)) + px(14);
}

} // namespace

float rows(const Stage& stage, const Rect& at) {
    float y = at.y;
    for (const std::size_t index : stage.ui.lines) {
        const app::GivenLine& line = stage.model.lines[index];
        const bool open = stage.ui.opened == line.id;
        const Rect inside{at.x + px(18), y + px(row_height), at.w - px(36), 0};
        const float height = px(row_height) + (open ? px(8) + detail_height(line, inside.w) : 0);
        const Rect whole{at.x, y, at.w, height};
        fill(whole, theme().surface, fpx(12));
        head_row(stage, whole.with_height(px(row_height)), index, open,
                 open ? ImDrawFlags_RoundCornersTop : all_corners);
        if (open) {
            detail(stage, inside.moved(0, px(8)), line);
        }
        border(whole, theme().border, fpx(12));
        y = whole.bottom() + px(10);
    }
    return y;
}

} // namespace mq::ui::assignments
