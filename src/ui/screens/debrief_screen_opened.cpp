// One decision, opened: what was said on both sides, what would have served better, and why.

#include "ui/screens/debrief_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::debrief {
namespace {

constexpr float wide_indent = 135; // under the name of the step, as in the picture

struct Pen {
    float x, y, w;
    void words(std::string_view text, Type type, Colour colour, float gap) {
        y += wrapped({x, y}, w, text, type, colour) + gap;
    }
};

/// “Khách:” and what was said, in two columns; one under the other where it is narrow.
void said(Pen& pen, const char* who, std::string_view words, Colour ink) {
    if (words.empty()) {
        return;
    }
    const float label = std::min(px(92), pen.w * 0.3F);
    const float left = wrapped({pen.x, pen.y}, label - px(8), who, type::small, theme().text2);
    const float right = wrapped({pen.x + label, pen.y}, pen.w - label, words, type::small, ink);
    pen.y += std::max(left, right) + px(6);
}

bool has_table(const app::DebriefDecision& d) {
    return d.kind == domain::AnswerKind::log && d.trigger == domain::Trigger::answer && !d.log.empty();
}

void what_was_answered(const Stage& stage, int decision, const app::DebriefDecision& d, Pen& pen) {
    const bool answered = d.trigger == domain::Trigger::answer;
    if (answered && d.kind == domain::AnswerKind::type) {
        pen.y = typed_reply(stage, decision, {pen.x, pen.y, pen.w, 0});
    } else if (has_table(d)) {
        pen.y = log_table(d, {pen.x, pen.y, pen.w, 0});
    } else {
        const bool done = d.kind == domain::AnswerKind::route || d.kind == domain::AnswerKind::order;
        said(pen, t(answered && done ? "debrief.you_did" : "debrief.you_said"), d.said, theme().text);
    }
}

void conversation(const Stage& stage, int decision, const app::DebriefDecision& d, Pen& pen) {
    pen.y = trigger_note(d, {pen.x, pen.y, pen.w, 0});
    said(pen, t("debrief.customer_said"), d.customer_said, theme().text);
    what_was_answered(stage, decision, d, pen);
    said(pen, t("debrief.customer_answered"), d.reply, theme().text);
    said(pen, t("debrief.effect"), d.why, theme().text);
    pen.y += px(4);
}

const char* better_title(const app::DebriefDecision& d) {
    if (d.kind == domain::AnswerKind::type) {
        return t("debrief.better_example"); // one of many ways to say it
    }
    return t(d.better.find('\n') == std::string::npos ? "debrief.better" : "debrief.better_list");
}

void better(const app::DebriefDecision& d, Pen& pen) {
    if (d.better.empty()) {
        return;
    }
    if (has_table(d)) { // what should stand there is in it already
        said(pen, t("debrief.better_log"), d.better_why, theme().text);
        pen.y += px(4);
        return;
    }
    const float room = pen.w - 2 * px(14);
    const float words = wrapped_height(d.better, type::small, room);
    const float why = d.better_why.empty() ? 0 : px(4) + wrapped_height(d.better_why, type::small, room);
    const Rect box{pen.x, pen.y, pen.w, px(10 + 22) + words + why + px(12)};
    fill(box, theme().good.soft, fpx(10));
    border(box, theme().good.line, fpx(10));
    icon({box.x + px(14) + px(8), box.y + px(10) + px(10)}, Icon::arrow_elbow_down_right, px(16),
         theme().good.ink);
    text({box.x + px(14 + 24), box.y + px(10)}, better_title(d), type::meta_strong, theme().good.ink);
    const float y = box.y + px(10 + 22);
    wrapped({box.x + px(14), y}, room, d.better, type::small, theme().text);
    if (why > 0) {
        wrapped({box.x + px(14), y + words + px(4)}, room, d.better_why, type::small, theme().text2);
    }
    pen.y = box.bottom() + px(10);
}

/// Leads to an entry of the handbook.
void handbook_link(const Stage& stage, const char* name, ImVec2 at, const app::HandbookRef& entry) {
    if (link(name, at, t("debrief.in_handbook"), type::meta_strong, Icon::caret_right)) {
        open_handbook(stage, entry);
    }
}

void critical(const Stage& stage, const app::DebriefDecision& d, Pen& pen) {
    if (!d.critical) {
        return;
    }
    const Text<256> title("debrief.critical", fmt::arg("name", d.critical_name));
    const Notice n{.text = t("debrief.critical_about"),
                   .tone = Tone::bad,
                   .icon = Icon::warning_circle,
                   .icon_kind = IconKind::fill,
                   .title = title};
    const float height = notice_height(n, pen.w);
    notice({pen.x, pen.y, pen.w, height}, n);
    pen.y += height + px(6);
    if (d.critical_entry) {
        handbook_link(stage, "debrief.book.critical", {pen.x, pen.y}, *d.critical_entry);
        pen.y += px(20);
    }
    pen.y += px(6);
}

/// A chip that leads to the handbook.
void entry_chip(const Stage& stage, const char* name, ImVec2 at, const Chip& c,
                const app::HandbookRef& entry) {
    const ImVec2 size = chip_size(c);
    const Rect r{std::round(at.x), std::round(at.y), size.x, size.y};
    const Hit hit = interact(name, r,
                             {.kind = WidgetKind::link,
                              .label = c.text,
                              .tooltip = t("debrief.in_handbook"),
                              .ring_radius = r.h * 0.5F});
    chip(at, c);
    if (hit.hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        border(r, theme().accent_line, r.h * 0.5F);
    }
    if (hit.pressed) {
        open_handbook(stage, entry);
    }
}

/// A chip and its tip beside it; the tip goes below where it would be squeezed, and a name too long for a
/// chip is written out.
void principle(const Stage& stage, const app::DebriefDecision& d, std::size_t i, Pen& pen) {
    const std::string_view name = d.principles[i];
    const std::string_view tip = i < d.principle_tips.size() ? std::string_view(d.principle_tips[i]) : "";
    const bool has_entry = i < d.principle_entries.size();
    const Name widget("debrief.book.principle.{}", i + 1);
    const Chip c{
        .text = name, .tone = Tone::accent, .icon = Icon::book_open_text, .icon_kind = IconKind::fill};
    const ImVec2 size = chip_size(c);
    if (size.x > pen.w) {
        pen.words(name, type::meta_strong, theme().accent_ink, px(2));
        pen.words(tip, type::meta, theme().text2, px(2));
        if (has_entry) {
            handbook_link(stage, widget, {pen.x, pen.y}, d.principle_entries[i]);
            pen.y += px(20);
        }
        pen.y += px(6);
        return;
    }
    if (has_entry) {
        entry_chip(stage, widget, {pen.x, pen.y}, c, d.principle_entries[i]);
    } else {
        chip({pen.x, pen.y}, c);
    }
    const float beside = pen.w - size.x - px(10);
    if (beside >= px(200)) {
        const float height = wrapped_height(tip, type::meta, beside);
        wrapped({pen.x + size.x + px(10), pen.y + px(4)}, beside, tip, type::meta, theme().text2);
        pen.y += std::max(size.y, height + px(4)) + px(6);
    } else {
        pen.y += size.y + px(4);
        pen.words(tip, type::meta, theme().text2, px(8));
    }
}

void principles(const Stage& stage, const app::DebriefDecision& d, Pen& pen) {
    for (std::size_t i = 0; i < d.principles.size(); ++i) {
        principle(stage, d, i, pen);
    }
}

void marked(std::string_view words, Icon which, Colour ink, Pen& pen) {
    const float left = px(16 + 8);
    icon({pen.x + px(8), pen.y + px(9)}, which, px(16), ink, IconKind::fill);
    pen.y += wrapped({pen.x + left, pen.y}, pen.w - left, words, type::meta, theme().text2) + px(4);
}

/// The same with a link to the handbook: behind the words, below them where they fill the line.
void marked_entry(const Stage& stage, const char* name, std::string_view words, Icon which, Colour ink,
                  const app::HandbookRef& entry, Pen& pen) {
    const float left = px(16 + 8);
    const float after = left + std::ceil(text_width(words, type::meta)) + px(12);
    const float wanted = link_width(t("debrief.in_handbook"), type::meta_strong, Icon::caret_right);
    const float y = pen.y;
    marked(words, which, ink, pen);
    if (after + wanted <= pen.w) {
        handbook_link(stage, name, {pen.x + after, y}, entry);
        return;
    }
    handbook_link(stage, name, {pen.x + left, pen.y - px(2)}, entry);
    pen.y += px(20);
}

void step(const Stage& stage, const app::DebriefDecision& d, Pen& pen) {
    if (d.step_entry && !d.step_name.empty()) {
        const Text<256> words("debrief.step_of", fmt::arg("n", d.step_entry->index + 1),
                              fmt::arg("name", d.step_name));
        marked_entry(stage, "debrief.book.step", words, Icon::list_checks, theme().accent, *d.step_entry,
                     pen);
    }
}

void marks(const Stage& stage, const app::DebriefDecision& d, Pen& pen) {
    step(stage, d, pen);
    for (std::size_t i = 0; i < d.pitfalls.size(); ++i) {
        const Text<256> words("debrief.met", fmt::arg("name", d.pitfalls[i]));
        if (i < d.pitfall_entries.size()) {
            marked_entry(stage, Name("debrief.book.pitfall.{}", i + 1), words, Icon::warning_circle,
                         theme().bad.ink, d.pitfall_entries[i], pen);
        } else {
            marked(words, Icon::warning_circle, theme().bad.ink, pen);
        }
    }
    for (const std::string& behaviour : d.behaviours_shown) {
        marked(Text<512>("debrief.shown", fmt::arg("text", behaviour)), Icon::check_circle, theme().good.ink,
               pen);
    }
    for (const std::string& behaviour : d.behaviours_failed) {
        marked(Text<512>("debrief.not_shown", fmt::arg("text", behaviour)), Icon::x_circle, theme().bad.ink,
               pen);
    }
    if (!d.guidance.empty()) {
        marked(Text<128>("debrief.helped", fmt::arg("guidance", d.guidance)), Icon::lightbulb,
               theme().info.ink, pen);
    }
}

void buttons(const Stage& stage, int decision, Pen& pen) {
    const Button again{.text = t("debrief.retry"),
                       .kind = ButtonKind::primary,
                       .size = ButtonSize::small,
                       .icon = Icon::git_branch,
                       .keycap = "R"};
    const Button talk{.text = t("debrief.transcript"), .kind = ButtonKind::ghost, .size = ButtonSize::small};
    Flow flow(pen.x, pen.y + px(4), pen.w, px(8));
    if (can_retry(stage) &&
        button("debrief.retry", flow.next(std::min(button_width(again), pen.w), px(30)), again)) {
        retry(stage, decision);
    }
    if (button("debrief.transcript", flow.next(button_width(talk), px(30)), talk)) {
        stage.ui.transcript_open = true;
    }
    pen.y = flow.bottom();
}

} // namespace

float opened(const Stage& stage, int decision, const Rect& at) {
    const app::DebriefDecision& d = stage.look.decisions[static_cast<std::size_t>(decision)];
    const float indent = at.w >= px(600) ? px(wide_indent) : px(20);
    Pen pen{at.x + indent, at.y + px(2), at.w - indent - px(16)};
    conversation(stage, decision, d, pen);
    better(d, pen);
    critical(stage, d, pen);
    principles(stage, d, pen);
    marks(stage, d, pen);
    buttons(stage, decision, pen);
    return pen.y + px(14);
}

} // namespace mq::ui::debrief
