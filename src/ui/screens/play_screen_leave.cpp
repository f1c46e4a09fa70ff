// The question before a scene is left in the middle.

#include "ui/screens/play_screen_parts.h"

#include <algorithm>

namespace mq::ui::play {
namespace {

struct LeaveButtons {
    Button keep, stay, drop;
    explicit LeaveButtons(const app::Play& play)
        : keep{.text = t("play.leave.keep"), .kind = ButtonKind::primary},
          stay{.text = t(play.assessment ? "play.leave.stay_assessment" : "play.leave.stay")},
          drop{.text = t("play.leave.drop"), .kind = ButtonKind::ghost},
          offers_drop(!play.assessment) {} // one pass: it waits, it isn't thrown away
    bool offers_drop;
    [[nodiscard]] bool one_row(float width) const {
        return !offers_drop || button_width(keep) + button_width(stay) + button_width(drop) + px(16) <= width;
    }
};

void leave_buttons(const Stage& stage, const Rect& row, Dialog& dialog) {
    const LeaveButtons b(stage.play);
    Rect first = row.with_height(px(36));
    if (ImGui::IsWindowAppearing()) {
        focus("play.leave.stay");
    }
    const Rect keep_at = first.cut_right(button_width(b.keep), px(8));
    const Rect stay_at = first.cut_right(button_width(b.stay));
    const Rect drop_at = b.one_row(row.w) ? row : row.moved(0, px(44));
    if (b.offers_drop && button("play.leave.drop", {drop_at.x, drop_at.y, 0, 0}, b.drop)) {
        dialog.close();
        stage.context.out.emplace_back(app::AbandonAttempt{stage.play.attempt});
    }
    if (button("play.leave.stay", stay_at, b.stay)) {
        dialog.close();
    }
    if (button("play.leave.keep", keep_at, b.keep)) {
        dialog.close();
        stage.context.out.emplace_back(app::OpenPage{app::Page::home});
    }
}

} // namespace

void leave_question(const Stage& stage) {
    if (!stage.ui.leaving) {
        return;
    }
    const float width = px(480);
    const float room = std::min(width, viewport().w - px(32)) - 2 * px(24);
    const Text<512> words(stage.play.assessment ? "play.leave.text_assessment" : "play.leave.text",
                          fmt::arg("n", stage.play.decisions));
    const char* title = t(stage.play.assessment ? "play.leave.title_assessment" : "play.leave.title");
    const float title_height = wrapped_height(title, type::title_s, room);
    const float text_height = wrapped_height(words, type::body, room);
    const float rows = px(LeaveButtons(stage.play).one_row(room) ? 36 : 80);
    Dialog dialog("play.leave", stage.ui.leaving, width,
                  px(44) + title_height + px(6) + text_height + px(20) + rows);
    if (!dialog) {
        return;
    }
    Rect inside = dialog.inside();
    wrapped(inside.cut_top(title_height, px(6)).min(), room, title, type::title_s, theme().text);
    wrapped(inside.cut_top(text_height, px(20)).min(), room, words, type::body, theme().text2);
    leave_buttons(stage, inside, dialog);
}

} // namespace mq::ui::play
