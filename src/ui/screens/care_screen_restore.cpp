// Before a restore: what is in the backup, what would be lost, where the present file goes.

#include "ui/screens/care_screen_parts.h"
#include "ui/screens/form_dialog.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::care {
namespace {

float lost_kinds(const app::RestorePreview& shown, const Rect& at) {
    float y = at.y;
    for (const app::RestorePreview::Kind& kind : shown.kinds) {
        Rect row{at.x, y, at.w, px(32)};
        horizontal(row.x, row.y, row.w, theme().border);
        text_in(row.cut_right(px(90), px(12)), kind.count, type::small_strong, theme().text, Align::right);
        text_in(row, kind.name, type::small, theme().text2);
        y += px(32);
    }
    return y;
}

/// A sentence with an icon at its left.
float sentence(const Rect& at, Icon which, Colour ink, std::string_view words, Type face = type::small) {
    icon({at.x + px(9), at.y + face_of(face).step * 0.5F}, which, px(18), ink);
    return at.y + wrapped({at.x + px(30), at.y}, at.w - px(30), words, face, theme().text);
}

float problem(const app::RestorePreview& shown, const Rect& at) {
    const Notice strip{.text = shown.problem, .tone = Tone::bad, .icon = Icon::warning};
    notice({at.x, at.y, at.w, 0}, strip);
    return at.y + notice_height(strip, at.w);
}

float contents(const app::RestorePreview& shown, const Rect& at) {
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    const bool usable = shown.problem.empty();
    const char* title = t(usable ? "care_screen.restore.title" : "care_screen.restore.cannot");
    float y = at.y + wrapped(at.min(), at.w, title, type::title_s, theme().text) + px(4);
    const Buf<700> about("{} · {}{}{}", shown.backup.when, shown.backup.kind,
                         shown.backup.kind.empty() ? "" : " · ", shown.backup.size);
    y += wrapped({at.x, y}, at.w, about, type::meta, theme().text2) + px(14);
    if (!usable) {
        y = problem(shown, below(y)) + px(12);
    }
    if (!shown.newest.empty()) {
        y = sentence(below(y), Icon::clock, theme().text2, shown.newest) + px(10);
    }
    if (!usable) {
        return y;
    }
    const bool loses = !shown.kinds.empty();
    y = sentence(below(y), loses ? Icon::warning : Icon::check_circle,
                 loses ? theme().warn.ink : theme().good.ink, shown.loses, type::small_strong) +
        px(6);
    if (loses) {
        y = lost_kinds(shown, {at.x + px(30), y, at.w - px(30), 0}) + px(6);
    }
    y = sentence(below(y + px(4)), Icon::shield_check, theme().text2, shown.keeps) + px(12);
    const Notice happens{.text = t("care_screen.restore.happens"), .tone = Tone::warn, .icon = Icon::info};
    notice({at.x, y, at.w, 0}, happens);
    return y + notice_height(happens, at.w);
}

} // namespace

void restore_dialog(const Stage& stage) {
    if (!stage.model().restore) {
        return;
    }
    const app::RestorePreview& shown = *stage.model().restore;
    FormDialog dialog("care.restore", stage.ui.restoring, px(560), stage.ui.form_height);
    if (!dialog) {
        return;
    }
    stage.ui.shown = true;
    const Rect row = dialog.finish(contents(shown, dialog.inside()));
    if (ImGui::IsWindowAppearing()) {
        focus("care.restore.safe");
    }
    const bool read_only = stage.context.model.read_only;
    const bool sound = shown.problem.empty();
    const Button safe{.text = t(sound ? "care_screen.restore.keep" : "care_screen.restore.close")};
    const Button go{.text = sound ? std::string_view(t("care_screen.restore.go")) : std::string_view{},
                    .kind = ButtonKind::danger,
                    .enabled = !read_only && !stage.busy(),
                    .why_disabled = t(read_only ? "care_screen.restore.read_only" : "care_screen.busy")};
    const TwoAnswer answer = two_answers("care.restore", row, safe, go);
    if (answer == TwoAnswer::safe) {
        stage.context.out.emplace_back(app::LeaveRestore{});
    } else if (answer == TwoAnswer::main) {
        stage.ui.accepted = shown.backup.path;
        stage.context.out.emplace_back(app::RestoreBackup{shown.backup.path});
    }
    if (answer != TwoAnswer::none) {
        stage.ui.shown = false; // said already
        dialog.close();
    }
}

} // namespace mq::ui::care
