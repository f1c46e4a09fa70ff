#include "ui/screens/fatal_backup.h"

#include "ui/i18n.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace {

constexpr float widest = 620;
constexpr float share_below = 0.42F; ///< of the page: the offer stands right under what happened

void ask(const ScreenContext& context, FatalBackupUi& ui) {
    const app::FatalBackup& offer = *context.model.fatal_backup;
    const Text<400> title("care_screen.restore.title", fmt::arg("when", offer.backup.when));
    const Buf<900> words("{} {}", offer.loses, t("care_screen.fatal.keeps"));
    const Modal question{.title = title,
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
    Rect below = area.cut_bottom(std::round(area.h * share_below));
    const float width = std::min(below.w - px(32), px(widest));
    const Rect place = centred_in(below, width, below.h);
    const bool busy = context.model.work.has_value();
    const Button go{.text = t("care_screen.fatal.restore"),
                    .size = ButtonSize::small,
                    .icon = Icon::arrow_counter_clockwise,
                    .enabled = !busy,
                    .why_disabled = t("care_screen.busy")};
    const Text<400> title("care_screen.fatal.title", fmt::arg("when", offer.backup.when));
    const Buf<700> about("{} · {}", offer.backup.kind, offer.backup.size);
    const float room = place.w - px(40) - px(64);
    const float words_h = wrapped_height(title, type::body_strong, room) +
                          wrapped_height(about, type::meta, room) +
                          wrapped_height(offer.loses, type::small, room);
    const Rect whole = place.with_height(words_h + px(16) * 2 + px(4) + px(14) + px(30));
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
