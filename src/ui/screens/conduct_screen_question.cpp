// The question, what may be asked besides, and what to listen for.

#include "ui/frame_wish.h"
#include "ui/screens/conduct_screen_parts.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace mq::ui::conduct {
namespace {

constexpr float label_width = 112; // design px; beside the probes where there is room
constexpr float beside = 620;      // width from which there is

/// Labels stand at the left of what they name, or above it where the page is narrow.
struct Labelled {
    Rect contents;
    Labelled(const Rect& at, const char* label) : contents(at) {
        const Rect line{at.x, at.y, at.w, face_of(type::small).step};
        text_in(line, label, type::meta_strong, theme().text2);
        if (at.w >= px(beside)) {
            contents.cut_left(px(label_width));
        } else {
            contents.y += line.h + px(6);
        }
    }
};

struct Grid {
    Rect at;
    int columns;
    float gap = px(20);
    explicit Grid(const Rect& r) : at(r), columns(r.w >= px(440) ? 2 : 1) {}
    [[nodiscard]] Rect cell(int column, float y) const {
        const Rect c = Rect{at.x, y, at.w, 0}.column(column, columns, gap);
        return c;
    }
};

void tick_probe(const Stage& stage, std::size_t index, const Rect& cell) {
    bool on = asked(stage.ui.form, static_cast<int>(index));
    if (checkbox(Name("conduct.probe.{}", index), cell, stage.question.probes[index], on, !stage.locked) &&
        !stage.save_key) {
        set_asked(stage.ui.form, static_cast<int>(index), on);
    }
}

float own_probes(const Stage& stage, const Rect& at) {
    const auto& all = stage.question.probes;
    if (all.empty()) {
        return at.y;
    }
    const Labelled part(at, t("conduct.probes"));
    const Grid grid(part.contents);
    float y = part.contents.y;
    for (std::size_t i = 0; i < all.size(); i += static_cast<std::size_t>(grid.columns)) {
        float height = 0;
        for (int c = 0; c < grid.columns && i + static_cast<std::size_t>(c) < all.size(); ++c) {
            const Rect cell = grid.cell(c, y);
            const std::size_t index = i + static_cast<std::size_t>(c);
            tick_probe(stage, index, cell);
            height = std::max(height, checkbox_size(all[index], cell.w).y);
        }
        y += height + px(10);
    }
    return y;
}

// Without these two the competency can't be judged: they stand apart and are asked for.
float fixed_probe(const Stage& stage, const Rect& cell, const char* name, std::string_view words, bool& on,
                  app::MissingAt place) {
    bool wanted = on;
    if (checkbox(name, cell, words, wanted, !stage.locked) && !stage.save_key) {
        on = wanted;
    }
    const float y = cell.y + checkbox_size(words, cell.w).y;
    return y + lack_line(stage, {cell.x, y, cell.w, 0}, lack_at(stage, place));
}

float fixed_probes(const Stage& stage, const Rect& at) {
    const Labelled part(at, t("conduct.fixed"));
    const Grid grid(part.contents);
    app::AnswerForm& form = stage.ui.form;
    const float first = fixed_probe(stage, grid.cell(0, part.contents.y), "conduct.fixed.hard",
                                    stage.question.hard_probe, form.asked_hard, app::MissingAt::hard);
    const Rect second = grid.columns > 1 ? grid.cell(1, part.contents.y) : grid.cell(0, first + px(10));
    return std::max(first, fixed_probe(stage, second, "conduct.fixed.help", stage.question.help_probe,
                                       form.asked_help, app::MissingAt::help)) +
           px(10);
}

struct GuideColumn {
    const char* title;
    Icon icon;
    Colour ink;
    std::span<const std::string> lines;
};

float guide_height(const GuideColumn& column, float width) {
    float height = px(24);
    for (const std::string& line : column.lines) {
        height += wrapped_height(line, type::small, width - px(24)) + px(4);
    }
    return height;
}

void draw_guide(const GuideColumn& column, const Rect& at) {
    text_in({at.x, at.y, at.w, px(20)}, column.title, type::meta_strong, theme().text2);
    float y = at.y + px(24);
    for (const std::string& line : column.lines) {
        icon({at.x + px(8), y + face_of(type::small).step * 0.5F}, column.icon, px(14), column.ink);
        y += wrapped({at.x + px(24), y}, at.w - px(24), line, type::small, theme().text) + px(4);
    }
}

float open_guide(const Stage& stage, const Rect& at) {
    const GuideColumn listen{t("conduct.listen"), Icon::check, theme().good.ink, stage.question.listen};
    const GuideColumn flags{t("conduct.flags"), Icon::warning, theme().warn.ink, stage.question.red_flags};
    const bool two = at.w >= px(560);
    const float width = two ? at.inset(px(16), 0).column(0, 2, px(24)).w : at.w - 2 * px(16);
    const float left = guide_height(listen, width);
    const float right = guide_height(flags, width);
    const Rect whole = at.with_height((two ? std::max(left, right) : left + px(12) + right) + 2 * px(12));
    fill(whole, theme().inset, fpx(10));
    border(whole, theme().border, fpx(10));
    const Rect in = whole.inset(px(16), px(12));
    draw_guide(listen, two ? in.column(0, 2, px(24)) : in);
    draw_guide(flags, two ? in.column(1, 2, px(24)) : in.moved(0, left + px(12)));
    return whole.bottom();
}

} // namespace

void show_lack(const Stage& stage, const Rect& where) {
    if (stage.scroll != nullptr && stage.ui.to_lack) {
        stage.scroll->show(where.grown(px(24)));
        stage.ui.to_lack = false;
        frame_wish().at_once(); // it is there in the next frame
    }
}

float lack_line(const Stage& stage, const Rect& at, std::string_view sentence) {
    if (sentence.empty()) {
        return 0;
    }
    const float height = px(6) + wrapped_height(sentence, type::meta, at.w - px(22));
    icon({at.x + px(8), at.y + px(6) + face_of(type::meta).step * 0.5F}, Icon::warning_circle, px(16),
         theme().bad.ink, IconKind::fill);
    wrapped({at.x + px(22), at.y + px(6)}, at.w - px(22), sentence, type::meta, theme().bad.ink);
    show_lack(stage, at.with_height(height));
    return height;
}

float question_head(const Stage& stage, const Rect& at) {
    const app::ConductQuestion& q = stage.question;
    Flow flow(at.x, at.y, at.w, px(8));
    for (const app::RatingRow& row : q.rows) {
        const Chip facet{.text = row.name, .tone = Tone::accent};
        const ImVec2 size = chip_size(facet);
        const Rect place = flow.next(std::min(size.x, at.w), size.y);
        const Clip clip(place);
        chip(place.min(), facet);
    }
    const Chip kind{.text = q.kind};
    if (!q.kind.empty()) {
        const ImVec2 size = chip_size(kind);
        chip(flow.next(size.x, size.y).min(), kind);
    }
    const Text<64> place("conduct.place", fmt::arg("n", stage.conduct.current + 1),
                         fmt::arg("all", stage.conduct.questions.size()));
    const float width = std::ceil(text_width(place, type::meta)) + 1;
    text_in(flow.next(width, chip_size(kind).y), place, type::meta, theme().text2);
    const float y = flow.bottom() + px(10);
    const float widest = std::min(at.w, px(860)); // longer lines are hard to read out
    return y + wrapped({at.x, y}, widest, q.text, type::title_m, theme().text);
}

float probes(const Stage& stage, const Rect& at) {
    const float y = own_probes(stage, at);
    return fixed_probes(stage, {at.x, y + (y > at.y ? px(6) : 0), at.w, 0});
}

float guide(const Stage& stage, const Rect& at) {
    if (stage.question.listen.empty() && stage.question.red_flags.empty()) {
        return at.y;
    }
    bool& open = stage.ui.guide_open;
    const Button fold{.text = t("conduct.guide"),
                      .kind = ButtonKind::ghost,
                      .size = ButtonSize::small,
                      .icon = open ? Icon::caret_down : Icon::caret_right};
    // The ghost's padding sticks out, so that its icon stands under the other labels.
    if (button("conduct.guide", {at.x - px(10), at.y, 0, 0}, fold) && !stage.save_key) {
        open = !open;
    }
    const float y = at.y + button_height(ButtonSize::small);
    return open ? open_guide(stage, {at.x, y + px(6), at.w, 0}) : y;
}

} // namespace mq::ui::conduct
