#include "ui/screens/fatal_backup.h"

#include "ui/i18n.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace {

constexpr float widest = 620;
constexpr float room_above = 280; ///< design px for what happened: the offer stands right under it

void ask(const ScreenContext& context, FatalBackupUi& ui) {
    const app::FatalBackup& offer = *context.model.fatal_backup;
    const Buf<900> words("{} {}", offer.loses, t("care_screen.fatal.keeps"));
    const Modal question{.title = t("care_screen.restore.title"),
                         .text = words,
                         .safe = t("care_screen.fatal.not_yet"),
                         .other = t("care_screen.restore.go"),
                         .other_is_danger = true};
    if (modal("fatal.backup.question", ui.asking, question) == ModalAnswer::other) {
        context.out.emplace_back(app::RestoreBackup{offer.backup.path});
    }
}

} // namespace

void draw_fatal_backup(const ScreenContext& context, FatalBackupUi& ui, Rect& area) {
    if (!context.model.fatal_backup) {
        return;
    }
    const app::FatalBackup& offer = *context.model.fatal_backup;
    const float width = std::min(area.w - px(32), px(widest));
    const bool busy = context.model.work.has_value();
    const Button go{.text = t("care_screen.fatal.restore"),
                    .size = ButtonSize::small,
                    .icon = Icon::arrow_counter_clockwise,
                    .enabled = !busy,
                    .why_disabled = t("care_screen.busy")};
    const char* title = t("care_screen.fatal.title");
    const Buf<900> about("{} · {} · {}", offer.backup.when, offer.backup.kind, offer.backup.size);
    const float room = width - px(40) - px(64);
    const float words_h = wrapped_height(title, type::body_strong, room) +
                          wrapped_height(about, type::meta, room) +
                          wrapped_height(offer.loses, type::small, room);
    const float height = words_h + px(16) * 2 + px(4) + px(14) + px(30);
    const float above = std::min(px(room_above), area.h - height - px(16));
    area.cut_top(std::max(0.0F, std::round((area.h - above - height) * 0.4F)));
    const Rect whole{std::round(area.mid_x() - width * 0.5F), area.y + above, width, height};
    area.h = above;
    card(whole);
    Rect inside = whole.inset(px(20), px(16));
    icon_tile({inside.x, inside.y, px(48), px(48)}, Icon::shield_check, theme().good.soft, theme().good.ink,
              px(26), IconKind::fill);
    inside.cut_left(px(48), px(16));
    float y = inside.y + wrapped(inside.min(), room, title, type::body_strong, theme().text);
    y += wrapped({inside.x, y}, room, about, type::meta, theme().text2) + px(4);
    y += wrapped({inside.x, y}, room, offer.loses, type::small, theme().text) + px(14);
    if (button("fatal.backup", {inside.x, y, 0, 0}, go)) {
        ui.asking = true;
    }
    ask(context, ui);
}

} // namespace mq::ui
