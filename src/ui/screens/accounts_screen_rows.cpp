// The table of accounts. Only the rows that can be seen are drawn.

#include "base/hash.h"
#include "ui/i18n.h"
#include "ui/screens/accounts_screen_parts.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::accounts {
namespace {

constexpr float row_height = 60;
constexpr float head_height = 36;
constexpr float with_last = 940;  // design px; narrower, the last day goes under the state
constexpr float with_state = 720; // narrower, state and role share a cell
constexpr int rows_beyond = 6;    // kept alive outside of the view, so that Tab can walk on into them

struct Row {
    const app::AccountLine& line;
    std::size_t index;
    Rect place;
};

/// Name over login; where there is no column for the role, that stands beside the login.
void person_cell(Rect cell, const app::AccountLine& line, bool with_role) {
    const Rect face = cell.cut_left(px(34), px(12));
    avatar(face.centre(), px(17), line.initials, stable_hash(line.name));
    const float top = std::round(cell.mid_y() - px(20));
    Rect name{cell.x, top, cell.w, px(22)};
    if (line.me) {
        const Chip me{.text = t("account_form.me"), .tone = Tone::accent, .small = true};
        const float width = chip_size(me).x;
        name.w = std::min(text_width(line.name, type::body_strong) + 1, cell.w - width - px(8));
        chip({std::round(name.right() + px(8)), top}, me);
    }
    text_in(name, line.name, type::body_strong, theme().text);
    const Buf<640> about("{}{}{}", line.login, with_role && !line.login.empty() ? " · " : "",
                         with_role ? std::string_view(line.role) : std::string_view());
    text_in({cell.x, top + px(22), cell.w, px(18)}, about, type::meta, theme().text2);
}

void state_cell(const Rect& cell, const app::AccountLine& line, bool last_below) {
    const Chip state{.text = line.state,
                     .tone = line.waiting_keys ? Tone::warn : Tone::neutral,
                     .icon = line.waiting_keys ? Icon::lock_simple : Icon::none,
                     .small = true};
    const ImVec2 size = chip_size(state);
    const bool fits = size.x <= cell.w;
    const float high = last_below && !line.last.empty() ? px(40) : px(22);
    const float top = std::round(cell.mid_y() - high * 0.5F);
    if (fits) {
        chip({cell.x, top}, state);
    } else {
        text_in({cell.x, top, cell.w, px(22)}, line.state, type::meta,
                line.waiting_keys ? theme().warn.ink : theme().text2);
    }
    if (last_below) {
        text_in({cell.x, top + px(24), cell.w, px(16)}, line.last, type::caption, theme().text3);
    }
}

void ask(const Stage& stage, const Row& row, bool AccountsUi::*what) {
    stage.ui.forget();
    stage.ui.person = row.line.person;
    stage.ui.*what = true;
    stage.ui.fresh = true;
}

/// What can be done about the account, from the right.
void actions(const Stage& stage, const Row& row, Rect cell) {
    const bool able = !stage.context.model.read_only;
    const auto put = [&](const char* name, const Button& b, bool AccountsUi::*what) {
        const Rect at = cell.cut_right(button_width(b), px(4));
        if (button(Name("accounts.{}.{}", name, row.index), {at.x, std::round(at.mid_y() - px(15)), 0, 0},
                   b)) {
            ask(stage, row, what);
        }
    };
    const app::AccountLine& line = row.line;
    if (line.may_remove || !line.why_not.empty()) {
        put("remove",
            {.text = t("account_form.remove"),
             .kind = ButtonKind::ghost,
             .size = ButtonSize::small,
             .enabled = able && line.may_remove,
             .why_disabled = line.may_remove ? t("settings.read_only") : line.why_not.c_str()},
            &AccountsUi::removing);
    }
    if (line.may_reset) {
        put("reset",
            {.text = t("account_form.reset"),
             .kind = ButtonKind::ghost,
             .size = ButtonSize::small,
             .enabled = able},
            &AccountsUi::resetting);
    }
    if (line.may_allow) {
        put("allow",
            {.text = t("account_form.allow"),
             .kind = ButtonKind::secondary,
             .size = ButtonSize::small,
             .enabled = able},
            &AccountsUi::allowing);
    }
}

float actions_width(const app::Accounts& accounts) {
    bool allow = false;
    bool reset = false;
    bool remove = false;
    for (const app::AccountLine& line : accounts.lines) {
        allow = allow || line.may_allow;
        reset = reset || line.may_reset;
        remove = remove || line.may_remove || !line.why_not.empty();
    }
    float width = 0;
    for (const auto& [there, key] : {std::pair{allow, "account_form.allow"},
                                     {reset, "account_form.reset"},
                                     {remove, "account_form.remove"}}) {
        width += there ? button_width({.text = t(key), .size = ButtonSize::small}) + px(4) : 0;
    }
    return width;
}

/// Columns that fit: person, role, state, last, what can be done.
struct Plan {
    float role = 0, state = 0, last = 0, actions = 0;
    Plan(const app::Accounts& accounts, float width) : actions(actions_width(accounts)) {
        role = width >= px(with_state) ? px(130) : 0;
        state = width >= px(with_last) ? px(210) : width >= px(with_state) ? px(170) : px(130);
        last = width >= px(with_last) ? px(150) : 0;
    }
};

void draw_row(const Stage& stage, const Row& row, const Plan& plan, bool first) {
    const Rect& place = row.place;
    if (!visible(place)) {
        return actions(stage, row, place.inset(px(16), 0));
    }
    if (!first) {
        horizontal(place.x, place.y, place.w, theme().border);
    }
    Rect inside = place.inset(px(16), 0);
    actions(stage, row, inside.cut_right(plan.actions, px(12)));
    if (plan.last > 0) {
        const std::string_view last = row.line.last.empty() ? std::string_view(t("account_form.never"))
                                                            : std::string_view(row.line.last);
        text_in(inside.cut_right(plan.last, px(12)), last, type::meta, theme().text2);
    }
    state_cell(inside.cut_right(plan.state, px(12)), row.line, plan.last == 0);
    if (plan.role > 0) {
        text_in(inside.cut_right(plan.role, px(12)), row.line.role, type::small, theme().text);
    }
    person_cell(inside, row.line, plan.role == 0);
}

void head_row(const Rect& at, const Plan& plan) {
    Rect inside = at.inset(px(16), 0);
    const auto title = [](const Rect& cell, const char* key) {
        text_in(cell, t(key), type::caption_strong, theme().text3);
    };
    inside.cut_right(plan.actions, px(12));
    if (plan.last > 0) {
        title(inside.cut_right(plan.last, px(12)), "account_form.last");
    }
    title(inside.cut_right(plan.state, px(12)), "account_form.state");
    if (plan.role > 0) {
        title(inside.cut_right(plan.role, px(12)), "account_form.role");
    }
    title(inside, "account_form.person");
}

} // namespace

float table(const Stage& stage, const Rect& at) {
    const app::Accounts& accounts = stage.model();
    const auto count = static_cast<int>(accounts.lines.size());
    const float height = px(row_height);
    const Plan plan(accounts, at.w);
    const Rect whole = at.with_height(px(head_height) + height * static_cast<float>(count));
    fill(whole, theme().surface, fpx(12));
    head_row(whole.with_height(px(head_height)), plan);
    const float top = whole.y + px(head_height);
    horizontal(whole.x, top, whole.w, theme().border);
    const RowRange seen = visible_rows(top, height, count);
    for (int i = std::max(0, seen.first - rows_beyond); i < std::min(count, seen.last + rows_beyond); ++i) {
        const Row row{accounts.lines[static_cast<std::size_t>(i)],
                      static_cast<std::size_t>(i),
                      {at.x, top + height * static_cast<float>(i), at.w, height}};
        draw_row(stage, row, plan, i == 0);
    }
    border(whole, theme().border, fpx(12));
    return whole.bottom();
}

} // namespace mq::ui::accounts
