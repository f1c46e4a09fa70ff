#include "ui/screens/care_screen.h"

#include "ui/screens/care_screen_parts.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace care {
namespace {

constexpr float widest = 1144;

const char* why_not_write(const Stage& stage) {
    return stage.busy() ? t("care_screen.busy") : nullptr;
}

/// The title, with both buttons beside it where there is room, else below.
float head(const Stage& stage, const Rect& at) {
    const char* why = why_not_write(stage);
    const Button check{.text = t("care_screen.check"),
                       .icon = Icon::magnifying_glass,
                       .enabled = why == nullptr,
                       .why_disabled = why};
    const Button now{.text = t("care_screen.back_up"),
                     .kind = ButtonKind::primary,
                     .icon = Icon::shield_check,
                     .enabled = why == nullptr,
                     .why_disabled = why};
    const float buttons = button_width(check) + px(8) + button_width(now);
    const bool beside = at.w - buttons - px(20) >= px(360);
    const float room = beside ? at.w - buttons - px(20) : at.w;
    float y = at.y + wrapped(at.min(), room, t("care_screen.title"), type::title_l, theme().text);
    const float left = beside ? at.right() - buttons : at.x;
    const float top = beside ? at.y : y + px(12);
    if (button("care.check", {left, top, 0, 0}, check)) {
        stage.context.out.emplace_back(app::CheckData{});
    }
    if (button("care.back_up", {left + button_width(check) + px(8), top, 0, 0}, now)) {
        stage.context.out.emplace_back(app::BackUpNow{});
    }
    return std::max(y, top + px(36));
}

void refresh(const Stage& stage) {
    CareUi& ui = stage.ui;
    if (ui.shown && !ui.restoring && stage.model().restore) { // closed with Esc
        stage.context.out.emplace_back(app::LeaveRestore{});
    }
    ui.shown = false;
    if (ui.revision == stage.model().revision) {
        return;
    }
    ui.revision = stage.model().revision;
    const auto& restore = stage.model().restore;
    const bool wanted = restore && restore->backup.path != ui.accepted;
    if (ui.restoring != wanted) {
        ui.restoring = wanted;
        ui.form_height = 1e6F;
    }
}

} // namespace

void preview(const Stage& stage, const std::string& path) {
    stage.ui.accepted.clear();
    stage.ui.own_file = path == stage.ui.path;
    stage.context.out.emplace_back(app::PreviewRestore{path});
}

} // namespace care

void draw_care(const ScreenContext& context, CareUi& ui, const Rect& area) {
    const care::Stage stage{context, ui};
    care::refresh(stage);
    {
        PageScroll scroll("care.page", area);
        Rect at = scroll.column();
        at.w = std::min(at.w, px(care::widest));
        const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
        using Kind = app::CommandKind;
        float y = care::head(stage, at);
        y = refusal(context, below(y), {Kind::CheckData, Kind::BackUpNow, Kind::RestoreBackup}, px(12)) +
            px(16);
        if (!ui.own_file) {
            const float said = refusal(context, below(y), {Kind::PreviewRestore}, 0);
            y = said > y ? said + px(16) : y;
        }
        y = care::restored_banner(stage, below(y));
        y = care::state_card(stage, below(y)) + px(16);
        y = care::check_card(stage, below(y));
        y = care::backups(stage, below(y)) + px(16);
        y = care::own_file(stage, below(y));
        scroll.finish(y + px(24));
    }
    care::restore_dialog(stage);
}

} // namespace mq::ui
