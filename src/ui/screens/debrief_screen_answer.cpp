// What was answered, where that is more than a choice: a typed reply with the words that were found in it, a
// filled log beside what should stand there, an answer that came too early or not at all.

#include "ui/screens/debrief_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::debrief {
namespace {

constexpr std::size_t most_marks = 48;
constexpr float label_column = 92; // as in the rest of an opened decision

Tone tone_of(const app::TypedAct& act) {
    return act.hurts ? Tone::bad : act.early ? Tone::warn : act.needed ? Tone::good : Tone::info;
}

/// The words of all acts, as places to mark, and whose they are.
struct Marks {
    std::array<Highlight, most_marks> marks{};
    std::array<std::size_t, most_marks> act{};
    std::size_t count = 0;

    explicit Marks(const app::DebriefDecision& d) {
        for (std::size_t a = 0; a < d.acts.size(); ++a) {
            for (const auto& [begin, end] : d.acts[a].words) {
                if (count < most_marks) {
                    marks[count] = {static_cast<std::size_t>(begin), static_cast<std::size_t>(end),
                                    tone_of(d.acts[a])};
                    act[count++] = a;
                }
            }
        }
    }
    [[nodiscard]] std::span<const Highlight> all() const { return {marks.data(), count}; }
};

/// The chips of one row, in the order in which they are listed.
struct Row {
    const char* label;
    bool (*holds)(const app::TypedAct&);
    Icon icon;
};

constexpr std::array rows{
    Row{"debrief.acts_found", [](const app::TypedAct& a) { return !a.early && !a.hurts; }, Icon::check},
    Row{"debrief.acts_early", [](const app::TypedAct& a) { return a.early && !a.hurts; }, Icon::clock},
    Row{"debrief.acts_hurt", [](const app::TypedAct& a) { return a.hurts; }, Icon::x}};

/// Chips beside a label, wrapped; the label only before the first of its kind.
class ChipRow {
public:
    ChipRow(const char* label_key, const Rect& at)
        : label_(label_key), at_(at), flow_(at.x + px(label_column), at.y, at.w - px(label_column), px(6)) {}
    void add(const Chip& c) {
        begin();
        const ImVec2 size = chip_size(c);
        const float room = at_.w - px(label_column);
        if (size.x > room) { // a name too long for a chip is written out
            const float height = wrapped_height(c.text, type::meta, room);
            const Rect r = flow_.next(room, height + px(4));
            wrapped({r.x, r.y + px(2)}, room, c.text, type::meta, meaning_of(c.tone).ink);
            return;
        }
        chip(flow_.next(size.x, size.y).min(), c);
    }
    /// A link with a mark before it; true when it was pressed.
    bool add_link(const char* name, std::string_view words, Icon mark) {
        begin();
        const float lead = px(14 + 5);
        const float width = lead + link_width(words, type::meta_strong, Icon::caret_right);
        const float room = at_.w - px(label_column);
        if (width + px(4) > room) { // a name too long for a link is written out
            const float height = wrapped_height(words, type::meta, room);
            const Rect r = flow_.next(room, height + px(24));
            wrapped({r.x, r.y + px(2)}, room, words, type::meta, theme().text2);
            return link(name, {r.x, r.y + height + px(4)}, t("handbook.wording"), type::meta_strong,
                        Icon::caret_right);
        }
        const Rect r = flow_.next(width + px(4), px(22));
        icon({r.x + px(7), r.mid_y()}, mark, px(14), theme().text2);
        return link(name, {r.x + lead, r.y + px(1)}, words, type::meta_strong, Icon::caret_right);
    }
    /// Where the next row begins.
    [[nodiscard]] float bottom() const {
        const float label =
            first_ ? 0 : px(1) + wrapped_height(t(label_), type::small, px(label_column) - px(8));
        return first_ ? at_.y : std::max(flow_.bottom(), at_.y + label) + px(8);
    }

private:
    void begin() {
        if (first_) {
            first_ = false;
            wrapped({at_.x, at_.y + px(1)}, px(label_column) - px(8), t(label_), type::small, theme().text2);
        }
    }
    const char* label_;
    Rect at_;
    Flow flow_;
    bool first_ = true;
};

void add_act(ChipRow& row, const app::TypedAct& act, Icon icon) {
    const Text<128> likely("debrief.act_likely", fmt::arg("name", act.name));
    row.add({.text = act.likely ? std::string_view(likely) : std::string_view(act.name),
             .tone = tone_of(act),
             .icon = act.likely ? Icon::question : icon,
             .small = true});
}

/// The acts that the reply lacks, each leading to wording that helps.
float missing_acts(const Stage& stage, const app::DebriefDecision& d, const Rect& at) {
    ChipRow row("debrief.acts_missing", at);
    for (std::size_t i = 0; i < d.missing_acts.size(); ++i) {
        const auto entry = i < d.missing_entries.size() ? d.missing_entries[i] : std::nullopt;
        if (!entry) {
            row.add({.text = d.missing_acts[i], .icon = Icon::circle_dashed, .small = true, .outline = true});
        } else if (row.add_link(Name("debrief.missing.{}", i + 1), d.missing_acts[i], Icon::circle_dashed)) {
            open_handbook(stage, *entry);
        }
    }
    return row.bottom();
}

float act_chips(const Stage& stage, const app::DebriefDecision& d, Rect at) {
    for (const Row& kind : rows) {
        ChipRow row(kind.label, at);
        for (const app::TypedAct& act : d.acts) {
            if (kind.holds(act)) {
                add_act(row, act, kind.icon);
            }
        }
        at.y = row.bottom();
    }
    return missing_acts(stage, d, at);
}

/// Says under the mouse which act the words make.
void tell_act(const app::DebriefDecision& d, const Marks& marks, ImVec2 at, float width) {
    const float height = wrapped_height(d.said, type::small, width);
    if (!ImGui::IsMouseHoveringRect(at, {at.x + width, at.y + height}) || !ImGui::IsWindowHovered()) {
        return;
    }
    const int mark = highlight_at(ImGui::GetMousePos(), at, width, d.said, type::small, marks.all());
    if (mark >= 0) {
        tooltip(d.acts[marks.act[static_cast<std::size_t>(mark)]].name);
    }
}

float unsure_note(const Rect& at) {
    const Notice n{.text = t("debrief.unsure_about"),
                   .tone = Tone::warn,
                   .icon = Icon::question,
                   .title = t("debrief.unsure")};
    const float height = notice_height(n, at.w);
    notice(at.with_height(height), n);
    return at.y + height + px(10);
}

// ---- log

constexpr float log_row_gap = 10;

struct LogColumns {
    float label, entry, right, mark; ///< widths
    explicit LogColumns(float width) {
        mark = std::ceil(std::max({text_width(t("debrief.log_is_right"), type::meta_strong),
                                   text_width(t("debrief.log_is_wrong"), type::meta_strong),
                                   text_width(t("debrief.log_is_blank"), type::meta_strong)})) +
               px(24);
        const float room = width - mark - 3 * px(12) - 2 * px(14);
        label = std::floor(room * 0.3F);
        entry = std::floor(room * 0.35F);
        right = room - label - entry;
    }
};

float log_row_height(const app::LogLine& line, const LogColumns& c) {
    return std::max(
               {wrapped_height(line.label, type::small, c.label),
                wrapped_height(line.entry.empty() ? std::string_view("–") : line.entry, type::small, c.entry),
                wrapped_height(line.right, type::small, c.right)}) +
           px(log_row_gap);
}

void log_mark(const app::LogLine& line, Rect r) {
    const bool blank = line.entry.empty();
    const Meaning ink = meaning_of(line.is_right ? Tone::good : blank ? Tone::warn : Tone::bad);
    icon({r.x + px(8), r.mid_y()},
         line.is_right ? Icon::check_circle
         : blank       ? Icon::circle_dashed
                       : Icon::x_circle,
         px(16), ink.ink, blank ? IconKind::regular : IconKind::fill);
    r.cut_left(px(22));
    text_in(r,
            t(line.is_right ? "debrief.log_is_right"
              : blank       ? "debrief.log_is_blank"
                            : "debrief.log_is_wrong"),
            type::meta_strong, ink.ink);
}

void log_row(const app::LogLine& line, const LogColumns& c, Rect r) {
    r = r.inset(px(14), 0);
    const float y = r.y + px(log_row_gap) * 0.5F;
    const auto cell = [&](float width, std::string_view words, Colour ink) {
        const Rect place = r.cut_left(width, px(12));
        wrapped({place.x, y}, width, words, type::small, ink);
    };
    cell(c.label, line.label, theme().text2);
    cell(c.entry, line.entry.empty() ? std::string_view("–") : line.entry,
         line.is_right ? theme().text : theme().text2);
    cell(c.right, line.right, theme().text);
    log_mark(line, {r.x, y, r.w, px(20)});
}

} // namespace

float typed_reply(const Stage& stage, int decision, const Rect& at) {
    const app::DebriefDecision& d = stage.look.decisions[static_cast<std::size_t>(decision)];
    const Marks marks(d);
    const float label = std::min(px(label_column), at.w * 0.3F);
    const float words = at.w - label;
    const float left = wrapped(at.min(), label - px(8), t("debrief.you_said"), type::small, theme().text2);
    const ImVec2 place{at.x + label, at.y};
    const float right = wrapped_highlighted(place, words, d.said, type::small, theme().text, marks.all());
    tell_act(d, marks, place, words);
    Rect below{at.x, at.y + std::max(left, right) + px(8), at.w, 0};
    below.y = act_chips(stage, d, below);
    below.y = d.unsure ? unsure_note(below) : below.y;
    return correction(stage, decision, below);
}

float log_table(const app::DebriefDecision& d, const Rect& at) {
    const LogColumns c(at.w);
    float height = px(30);
    for (const app::LogLine& line : d.log) {
        height += log_row_height(line, c);
    }
    const Rect box = at.with_height(height);
    fill(box, theme().surface, fpx(10));
    border(box, theme().border, fpx(10));
    Rect head = box.with_height(px(30)).inset(px(14), 0);
    text_in(head.cut_left(c.label, px(12)), t("debrief.log_field"), type::caption_strong, theme().text3);
    text_in(head.cut_left(c.entry, px(12)), t("debrief.log_entry"), type::caption_strong, theme().text3);
    text_in(head.cut_left(c.right, px(12)), t("debrief.log_right"), type::caption_strong, theme().text3);
    float y = box.y + px(30);
    for (const app::LogLine& line : d.log) {
        const float row = log_row_height(line, c);
        horizontal(box.x, y, box.w, theme().border);
        log_row(line, c, {box.x, y, box.w, row});
        y += row;
    }
    return box.bottom() + px(10);
}

float trigger_note(const app::DebriefDecision& d, const Rect& at) {
    if (d.trigger == domain::Trigger::answer) {
        return at.y;
    }
    const bool late = d.trigger == domain::Trigger::late;
    const Notice n{.text = t(late ? "debrief.late" : "debrief.cut_in"),
                   .tone = Tone::warn,
                   .icon = late ? Icon::timer : Icon::warning_circle};
    const float height = notice_height(n, at.w);
    notice(at.with_height(height), n);
    return at.y + height + px(10);
}

} // namespace mq::ui::debrief
