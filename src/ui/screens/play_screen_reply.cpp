// A reply in one's own words.

#include "ui/screens/play_screen_parts.h"

namespace mq::ui::play {
namespace {

constexpr std::size_t nearly_full = most_reply_bytes / 10 * 9;
constexpr float full_row = 22;

TextBox box_of(const Stage& stage) {
    return {.placeholder = t("play.reply_example"),
            .enabled = !read_only(stage),
            .max_bytes = most_reply_bytes,
            .enter_submits = enter_sends(stage.play),
            .grows = true,
            .min_lines = 3,
            .max_lines = 6,
            .icon = Icon::pencil_simple_line,
            .limit_text = t("play.reply_full")};
}

bool tells_length(const PlayUi& ui) {
    return !ui.entries.empty() && ui.entries[0].size() >= nearly_full;
}

} // namespace

bool enter_sends(const app::Play& play) {
    return play.channel == domain::Channel::chat || play.channel == domain::Channel::social;
}

bool reply_empty(const PlayUi& ui) {
    return ui.entries.empty() || ui.entries[0].find_first_not_of(" \t\r\n") == std::string::npos;
}

float reply_height(const Stage& stage, float width) {
    const float box = text_box_height("play.reply", stage.ui.entries[0], box_of(stage), width);
    return box + (tells_length(stage.ui) ? px(full_row) : 0);
}

void reply_box(const Stage& stage, const Rect& at) {
    PlayUi& ui = stage.ui;
    Rect box = at;
    if (tells_length(ui)) {
        const std::size_t percent = ui.entries[0].size() * 100 / most_reply_bytes;
        text_in(box.cut_bottom(px(full_row)).inset(px(2), 0),
                Text<96>("play.reply_nearly_full", fmt::arg("n", percent)), type::meta, theme().text2,
                Align::right);
    }
    if (ui.focus_entry && !ui.leaving) {
        ui.focus_entry = false;
        focus("play.reply");
    }
    if (text_box("play.reply", box, ui.entries[0], box_of(stage)).submitted) {
        send(stage);
    }
}

} // namespace mq::ui::play
