#include "ui/frame_wish.h"
#include "ui/screens/play_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::play {
namespace {

constexpr float beside_avatar = 32 + 10;
constexpr float widest_bubble = 620;
constexpr float widest_note = 640;

float bubble_room(float width) {
    return std::min(px(widest_bubble), width - px(beside_avatar) - px(24));
}

float note_room(float width) {
    return std::min(px(widest_note), width);
}

Notice hint_notice(const app::Line& line) {
    const bool light = line.kind == app::LineKind::hint_light;
    return {.text = line.text,
            .tone = Tone::info,
            .icon = Icon::lightbulb,
            .title = t(light ? "play.hint_light_title" : "play.hint_full_title")};
}

float gap_above(app::LineKind kind) {
    return kind == app::LineKind::mood_note ? px(4) : px(12);
}

float height_of(const app::Line& line, float width) {
    switch (line.kind) {
        case app::LineKind::narrator: return wrapped_height(line.text, type::small, note_room(width)) + px(4);
        case app::LineKind::clock: return px(24);
        case app::LineKind::customer: return std::max(px(32), bubble_size(line.text, bubble_room(width)).y);
        case app::LineKind::staff: return bubble_size(line.text, bubble_room(width)).y;
        case app::LineKind::hint_light:
        case app::LineKind::hint_full: return notice_height(hint_notice(line), note_room(width));
        case app::LineKind::mood_note: break;
    }
    return px(24);
}

/// “Vẫn bực, đã dịu hơn” or “Từ bực sang bình tĩnh”, and the numbers.
void mood_note(const app::Line& line, const Rect& r) {
    const int from = mood_zone(line.mood_before);
    const int to = mood_zone(line.mood_after);
    const bool up = line.mood_after > line.mood_before;
    const char* key = from != to ? (up ? "play.note.moved_up" : "play.note.moved_down")
                      : !up      ? "play.note.tenser"
                      : to < 3   ? "play.note.calmer"
                                 : "play.note.happier";
    const Text<128> words(key, fmt::arg("from", t(Buf<32>("play.mood_in.{}", from))),
                          fmt::arg("to", t(Buf<32>("play.mood_in.{}", to))));
    const Text<64> numbers(up ? "play.note.up" : "play.note.down",
                           fmt::arg("from", std::lround(line.mood_before)),
                           fmt::arg("to", std::lround(line.mood_after)));
    icon({r.x + px(10), r.mid_y()}, mood_icon(line.mood_after), px(16), mood_colour(line.mood_after),
         IconKind::fill);
    const Piece pieces[] = {{words, type::meta_strong, theme().text2, px(26)},
                            {numbers, type::meta, theme().text2, px(8)}};
    pieces_in(r, pieces);
}

void clock_divider(const Stage& stage, std::size_t index, const app::Line& line, const Rect& r) {
    // How it began depends on the channel; later the clock only says that it is later.
    const Buf<32> key("play.begins.{}", static_cast<int>(stage.play.channel));
    const std::string_view which = index == 0 ? std::string_view(key) : std::string_view("play.clock");
    divider_text(r, Text<96>(which, fmt::arg("time", line.text)));
}

void draw_line(const Stage& stage, std::size_t index, const Rect& r) {
    const app::Line& line = stage.play.lines[index];
    const float room = bubble_room(r.w);
    switch (line.kind) {
        case app::LineKind::narrator: {
            const float width = note_room(r.w);
            wrapped({std::round(r.mid_x() - width * 0.5F), r.y + px(2)}, width, line.text, type::small,
                    theme().text2, Align::centre);
            break;
        }
        case app::LineKind::clock: clock_divider(stage, index, line, r); break;
        case app::LineKind::customer:
            avatar({r.x + px(16), r.y + px(16)}, px(16), stage.play.customer_initials,
                   stage.play.customer_hash);
            if (speaking(stage) && index == stage.ui.speech.line) {
                bubble_until({r.x + px(beside_avatar), r.y}, room, line.text, stage.ui.speech.bytes);
            } else {
                bubble({r.x + px(beside_avatar), r.y}, room, line.text, Speaker::customer);
            }
            break;
        case app::LineKind::staff: bubble({r.right(), r.y}, room, line.text, Speaker::me); break;
        case app::LineKind::hint_light:
        case app::LineKind::hint_full: {
            const float width = note_room(r.w);
            notice({std::round(r.mid_x() - width * 0.5F), r.y, width, r.h}, hint_notice(line));
            break;
        }
        case app::LineKind::mood_note: mood_note(line, {r.x + px(beside_avatar), r.y, r.w, r.h}); break;
    }
}

const std::vector<float>& tops_of(const Stage& stage, float width) {
    PlayLines& lines = stage.ui.lines;
    const auto& all = stage.play.lines;
    if (lines.revision == stage.play.revision && lines.width == width && lines.scale == scale() &&
        lines.tops.size() == all.size() + 1) {
        return lines.tops;
    }
    lines.tops.resize(all.size() + 1);
    float y = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        y += i == 0 ? 0 : gap_above(all[i].kind);
        lines.tops[i] = y;
        y += height_of(all[i], width);
    }
    lines.tops[all.size()] = y;
    lines.revision = stage.play.revision;
    lines.width = width;
    lines.scale = scale();
    return lines.tops;
}

/// Where the newest words begin: what the customer said last, or the hint that was just given.
std::size_t newest_line(const app::Play& play) {
    std::size_t at = play.lines.size();
    while (at > 0) {
        --at;
        const app::LineKind kind = play.lines[at].kind;
        if (kind == app::LineKind::customer || kind == app::LineKind::hint_light ||
            kind == app::LineKind::hint_full) {
            break;
        }
    }
    return at;
}

} // namespace

float transcript_height(const Stage& stage, float width) {
    return tops_of(stage, width).back();
}

void transcript(const Stage& stage, const Rect& at) {
    const std::vector<float>& tops = tops_of(stage, at.w);
    for (std::size_t i = 0; i < stage.play.lines.size(); ++i) {
        const float next = i + 1 < stage.play.lines.size() ? gap_above(stage.play.lines[i + 1].kind) : 0;
        const Rect r{at.x, at.y + tops[i], at.w, tops[i + 1] - tops[i] - next};
        if (speaking(stage) && i > stage.ui.speech.line) {
            break; // its room is kept, so that nothing moves when it comes
        }
        if (visible(r)) {
            draw_line(stage, i, r);
        }
    }
}

void follow(const Stage& stage, const Rect& view, float start, bool newest_first) {
    PlayUi& ui = stage.ui;
    if (ui.scroll_due == 0 || stage.play.lines.empty()) {
        return;
    }
    --ui.scroll_due;
    frame_wish().at_once();
    const std::vector<float>& tops = ui.lines.tops;
    const float origin = ImGui::GetScrollY() + start - view.y; // of the transcript in the area's own measure
    if (ui.looking_back >= 0) {
        const auto line = std::min(static_cast<std::size_t>(ui.looking_back), stage.play.lines.size() - 1);
        ImGui::SetScrollY(std::max(0.0F, origin + tops[line] - px(12)));
    } else if (newest_first) {
        ImGui::SetScrollY(std::max(0.0F, origin + tops[newest_line(stage.play)] - px(12)));
    } else {
        ImGui::SetScrollY(1e6F);
    }
}

void look_back(const Stage& stage) {
    PlayUi& ui = stage.ui;
    const auto& lines = stage.play.lines;
    int at = ui.looking_back < 0 ? static_cast<int>(lines.size()) : ui.looking_back;
    // To the line before what the trainee said last: the exchange, not the single line.
    for (--at; at > 0; --at) {
        if (lines[static_cast<std::size_t>(at)].kind == app::LineKind::staff) {
            break;
        }
    }
    ui.looking_back = std::max(0, at);
    ui.scroll_due = settle_frames;
}

} // namespace mq::ui::play
