#include "ui/screens/accounts_screen.h"

#include "ui/i18n.h"
#include "ui/screens/accounts_screen_parts.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/refusal.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {

namespace accounts {
namespace {

constexpr float widest = 1144;
constexpr float title_beside = 560; // design px; narrower, the button goes under the title

float head(const Stage& stage, const Rect& at) {
    const bool may_add = stage.model().may_add;
    const Button add{.text = t("account_form.add"),
                     .kind = ButtonKind::primary,
                     .icon = Icon::user_plus,
                     .enabled = !stage.context.model.read_only,
                     .why_disabled = t("settings.read_only")};
    const float width = button_width(add);
    const bool beside = at.w >= px(title_beside);
    const float room = beside && may_add ? at.w - width - px(20) : at.w;
    float y = at.y + wrapped(at.min(), room, t("account_form.title"), type::title_l, theme().text) + px(4);
    y += wrapped({at.x, y}, room, t("account_form.about"), type::body, theme().text2);
    if (!may_add) {
        return y;
    }
    const Rect place = beside ? Rect{at.right() - width, at.y, 0, 0} : Rect{at.x, y + px(12), 0, 0};
    if (button("accounts.add", place, add)) {
        open_form(stage);
    }
    return beside ? y : y + px(48);
}

float waiting(const Stage& stage, const Rect& at) {
    const int count = stage.model().waiting_for_me;
    if (count == 0) {
        return at.y;
    }
    const Text<256> title("account_form.waiting_title", fmt::arg("n", count));
    const Notice strip{.text = t("account_form.waiting_about"),
                       .tone = Tone::warn,
                       .icon = Icon::lock_simple,
                       .title = title};
    notice({at.x, at.y, at.w, 0}, strip);
    return at.y + notice_height(strip, at.w) + px(16);
}

} // namespace
} // namespace accounts

void AccountsUi::forget() {
    passphrase.clear();
    name.clear();
    login.clear();
    adding = resetting = removing = allowing = false;
    login_typed = sent = fresh = false;
    role = app::Role::trainee;
    person = {};
}

void draw_accounts(const ScreenContext& context, AccountsUi& ui, const Rect& area) {
    const accounts::Stage stage{context, ui};
    ui.revision = stage.model().revision;
    {
        PageScroll scroll("accounts.page", area);
        Rect at = scroll.column();
        at.w = std::min(at.w, px(accounts::widest));
        using Kind = app::CommandKind;
        float y = accounts::head(stage, at);
        y = refusal(context, {at.x, y, at.w, 0}, {Kind::RemoveAccount, Kind::AllowKeys}, px(14)) + px(18);
        y = accounts::waiting(stage, {at.x, y, at.w, 0});
        if (stage.model().lines.empty()) {
            const EmptyState none{.icon = Icon::identification_card,
                                  .title = t("account_form.empty_title"),
                                  .text = t("account_form.empty_text")};
            const Rect place{at.x, y, at.w, std::max(px(260), area.bottom() - y - px(40))};
            empty_state("accounts.empty", place, none);
            y = place.bottom();
        } else {
            y = accounts::table(stage, {at.x, y, at.w, 0});
        }
        scroll.finish(y + px(24));
    }
    accounts::dialogs(stage);
}

} // namespace mq::ui
