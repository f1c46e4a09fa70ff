// The customer's words as they come: on the phone and at the counter word by word, in a chat message by
// message. A letter and a post are there at once. Meanwhile one can listen, hear it all at once, or cut in.

#include "ui/frame_wish.h"
#include "ui/screens/play_screen_parts.h"
#include "ui/text_layout.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::play {
namespace {

constexpr double letters_a_second = 16;    // a natural pace of speaking, blanks included
constexpr double breath = 0.3;             // seconds after a sentence
constexpr double between_lines = 0.5;      // seconds
constexpr double typed_a_second = 20;      // letters of a message in a chat
constexpr double shortest_message = 0.8;   // seconds
constexpr double longest_message = 3.0;    // seconds
constexpr double longest_still_speech = 4; // seconds that a line shown at once counts as being said

enum class Pace { at_once, words, messages };

Pace pace_of(const app::Play& play) {
    switch (play.channel) {
        case domain::Channel::phone:
        case domain::Channel::counter: return Pace::words;
        case domain::Channel::chat: return Pace::messages;
        case domain::Channel::email:
        case domain::Channel::social: break;
    }
    return play.cut_in.empty() ? Pace::at_once : Pace::messages;
}

/// A word or a message: where it ends, the wait before it is seen, and how long it takes to say.
struct Part {
    std::size_t end = 0;
    double before = 0;
    double during = 0;
};

bool is_blank(char c) {
    return c == ' ' || c == '\n';
}

bool ends_sentence(std::string_view text, std::size_t end) {
    return end > 0 && (text[end - 1] == '.' || text[end - 1] == '!' || text[end - 1] == '?' ||
                       text.substr(0, end).ends_with("…"));
}

Part next_part(std::string_view text, std::size_t at, Pace pace) {
    Part part{at, 0, 0};
    double letters = 0;
    bool done = false;
    while (!done && part.end < text.size()) {
        std::uint32_t code = 0;
        part.end += decode(text, part.end, code);
        ++letters;
        const bool at_gap = part.end == text.size() || is_blank(text[part.end]);
        done = at_gap && (pace == Pace::words || ends_sentence(text, part.end) || text[part.end] == '\n');
    }
    while (part.end < text.size() && is_blank(text[part.end])) {
        ++part.end; // the gap belongs to what is before it
        ++letters;
    }
    if (pace == Pace::words) {
        const std::size_t last = text.find_last_not_of(" \n", part.end - 1);
        const bool pauses = last != std::string_view::npos && ends_sentence(text, last + 1);
        part.during = letters / letters_a_second + (pauses ? breath : 0);
    } else {
        part.before = std::clamp(letters / typed_a_second, shortest_message, longest_message);
    }
    return part;
}

/// How far the customer has come after some seconds, and when the next word comes.
struct Progress {
    bool over = true;
    std::size_t line = 0, bytes = 0;
    double next = 0;  ///< seconds
    double whole = 0; ///< seconds that were spoken in all, once it is over
};

/// Goes through one line; false when it is not over yet.
bool say_line(std::string_view text, Pace pace, double& left, Progress& progress) {
    while (progress.bytes < text.size()) {
        const Part part = next_part(text, progress.bytes, pace);
        if (left < part.before) {
            progress.next = part.before - left;
            return false;
        }
        progress.bytes = part.end;
        left -= part.before;
        if (left < part.during) {
            progress.next = part.during - left;
            return false;
        }
        left -= part.during;
    }
    return true;
}

Progress progress_after(const Stage& stage, double seconds, Pace pace) {
    const auto& lines = stage.play.lines;
    Progress out;
    double left = seconds;
    for (out.line = stage.ui.speech.from; out.line < lines.size(); ++out.line) {
        const app::Line& line = lines[out.line];
        const bool said = line.kind == app::LineKind::customer;
        const bool told = line.kind == app::LineKind::narrator || line.kind == app::LineKind::clock;
        out.bytes = 0;
        out.over = !said || say_line(line.text, pace, left, out);
        if (out.over && (said || told)) {
            out.over = left >= between_lines || out.line + 1 == lines.size();
            out.next = between_lines - left;
            left -= between_lines;
        }
        if (!out.over) {
            return out;
        }
    }
    out.whole = seconds - left;
    return out;
}

/// With less motion nothing comes word by word; there is only a while in which the customer counts as
/// speaking, where something depends on that.
double still_speech(const Stage& stage, Pace pace) {
    if (stage.play.cut_in.empty() && stage.play.timer_seconds == 0) {
        return 0;
    }
    return std::min(longest_still_speech, progress_after(stage, 1e6, pace).whole);
}

/// What the trainee said last is behind; what has been on the screen already isn't said again.
std::size_t newest_words(const Stage& stage, bool first_time) {
    const auto& lines = stage.play.lines;
    std::size_t from = lines.size();
    while (from > 0 && lines[from - 1].kind != app::LineKind::staff) {
        --from;
    }
    return first_time ? from : std::max(from, std::min(stage.ui.lines_seen, lines.size()));
}

// ---- the row above the answers

struct Listening {
    Button all;
    Text<96> words;
    Text<768> cut_in;
    float label = 0;       ///< width of “Khách đang nói…”
    float cut_in_room = 0; ///< for the words of cutting in
    bool beside = true;    ///< cutting in stands in the same row

    Listening(const Stage& stage, float width)
        : all{.text = t(look().reduced_motion ? "play.heard_all" : "play.hear_all"),
              .kind = ButtonKind::ghost,
              .size = ButtonSize::small,
              .keycap = "Space"},
          words(pace_of(stage.play) == Pace::messages ? "play.customer_types" : "play.customer_speaks"),
          cut_in("play.cut_in", fmt::arg("text", stage.play.cut_in)) {
        label = px(28) + std::ceil(text_width(words, type::body_strong)) + px(16);
        const float beside_room = width - label - button_width(all) - px(8) - frame();
        beside = text_width(cut_in, type::meta) <= beside_room;
        cut_in_room = beside ? std::ceil(text_width(cut_in, type::meta)) + 1 : width - frame();
    }
    /// What a button of the cut-in has around its words: padding, and the key.
    static float frame() { return px(10) + px(10) + keycap_size("X").x + px(8); }
    [[nodiscard]] float cut_in_height() const {
        return std::max(px(30), wrapped_height(cut_in, type::meta, cut_in_room) + px(12));
    }
};

/// A discreet button: what one would say is written out, however long.
void cut_in_button(const Stage& stage, const Rect& r, const Listening& l) {
    const Hit hit =
        interact("play.cut_in", r, {.enabled = !read_only(stage), .label = l.cut_in, .ring_radius = fpx(7)});
    if (hit.visible) {
        const Theme& c = theme();
        fill(r, mix(c.surface, hit.held ? c.press : c.hover, hit.held ? 1 : fade(hit.id, hit.hovered)),
             fpx(7));
        border(r, c.border2, fpx(7));
        const float height = wrapped_height(l.cut_in, type::meta, l.cut_in_room);
        wrapped({r.x + px(10), std::round(r.mid_y() - height * 0.5F)}, l.cut_in_room, l.cut_in, type::meta,
                c.text2);
        const ImVec2 cap = keycap_size("X");
        keycap({r.right() - px(10) - cap.x, std::round(r.mid_y() - cap.y * 0.5F)}, "X");
    }
    if (hit.pressed) {
        cut_in(stage);
    }
}

} // namespace

void begin_speech(const Stage& stage, bool first_time) {
    PlaySpeech& speech = stage.ui.speech;
    speech = {};
    const Pace pace = pace_of(stage.play);
    const bool still = look().reduced_motion;
    speech.from = newest_words(stage, first_time);
    const auto& lines = stage.play.lines;
    const bool any = std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(speech.from), lines.end(),
                                 [](const app::Line& line) { return line.kind == app::LineKind::customer; });
    speech.over = !any || pace == Pace::at_once || (still && still_speech(stage, pace) <= 0);
    speech.began = !speech.over;
}

void listen(const Stage& stage) {
    PlayUi& ui = stage.ui;
    if (!ui.stands) {
        ui.time += stage.context.now - ui.last_now;
    }
    ui.last_now = stage.context.now;
    // In practice everything waits for a person who is elsewhere; an assessment goes on.
    ui.stands = !stage.play.assessment && (ui.paused || ui.leaving || ImGui::GetIO().AppFocusLost);
    if (ui.speech.over) {
        return;
    }
    const Pace pace = pace_of(stage.play);
    Progress now = progress_after(stage, ui.time, pace);
    if (look().reduced_motion) {
        const double whole = still_speech(stage, pace);
        now = {ui.time >= whole, stage.play.lines.size(), 0, whole - ui.time, whole};
    }
    ui.speech.line = now.line;
    ui.speech.bytes = now.bytes;
    if (now.over) {
        hear_out(stage);
    } else if (!ui.stands) {
        frame_wish().in(now.next + 0.001);
    }
}

void hear_out(const Stage& stage) {
    PlayUi& ui = stage.ui;
    if (ui.speech.over) {
        return;
    }
    ui.speech.over = true;
    ui.speech.ended = ui.time;
    ui.focus_entry = stage.play.answer == domain::AnswerKind::type && !stage.play.finished;
    frame_wish().at_once();
}

void cut_in(const Stage& stage) {
    if (stage.play.cut_in.empty() || !speaking(stage) || read_only(stage)) {
        return;
    }
    app::Choose choose{stage.play.attempt, {}, 0};
    choose.trigger = domain::Trigger::cut_in;
    push_answer(stage, std::move(choose));
}

float listening_height(const Stage& stage, float width) {
    if (!stage.ui.speech.began) {
        return 0;
    }
    const Listening l(stage, width);
    if (stage.play.cut_in.empty()) {
        return px(30);
    }
    return l.beside ? l.cut_in_height() : px(30) + px(6) + l.cut_in_height();
}

void listening(const Stage& stage, const Rect& r) {
    const Listening l(stage, r.w);
    Rect row = r.with_height(px(30));
    icon({row.x + px(9), row.mid_y()}, Icon::chat_circle_dots, px(18), theme().accent_ink);
    text_in({row.x + px(28), row.y, l.label - px(28), row.h}, l.words, type::body_strong, theme().text);
    const float width = button_width(l.all);
    const Rect all = row.cut_right(width, px(8));
    if (!stage.play.cut_in.empty()) {
        const float cut_in_width = l.cut_in_room + Listening::frame();
        const Rect beside{row.right() - cut_in_width, row.y, cut_in_width, l.cut_in_height()};
        const Rect below{r.x, row.bottom() + px(6), r.w, l.cut_in_height()};
        cut_in_button(stage, l.beside ? beside : below, l);
    }
    if (button("play.hear_all", all, l.all)) {
        hear_out(stage);
    }
}

void hear_out_by_click(const Stage& stage, const Rect& words) {
    if (speaking(stage) && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && ImGui::IsWindowHovered() &&
        ImGui::IsMouseHoveringRect(words.min(), words.max())) {
        hear_out(stage);
    }
}

} // namespace mq::ui::play
