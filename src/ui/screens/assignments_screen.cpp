#include "ui/screens/assignments_screen.h"

#include "base/text.h"
#include "ui/screens/assignments_screen_parts.h"
#include "ui/screens/one_of.h"
#include "ui/screens/page_scroll.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui {
namespace assignments {
namespace {

bool ended(const app::GivenLine& line) {
    return line.withdrawn || line.people_done >= static_cast<int>(line.people.size());
}

bool passes(const Stage& stage, const app::GivenLine& line, std::string_view folded) {
    const auto wanted = static_cast<AssignmentFilter>(stage.ui.filter);
    const bool fits = wanted == AssignmentFilter::all || (wanted == AssignmentFilter::ended) == ended(line);
    return fits && (folded.empty() || line.searchable.find(folded) != std::string::npos);
}

void refresh(const Stage& stage) {
    AssignmentsUi& ui = stage.ui;
    if (stage.model.form_open && ui.asked != stage.model.revision) { // each asking has a revision of its own
        ui.asked = stage.model.revision;
        begin(stage, true);
    }
    if (ui.draft.sent && stage.model.lines.size() > ui.draft.lines) { // it has become one of the list
        ui.draft = {};
    }
    if (ui.revision == stage.model.revision && !ui.stale) {
        return;
    }
    ui.revision = stage.model.revision;
    ui.stale = false;
    ui.draft.people_search.stale = ui.draft.scene_search.stale = true;
    const std::string folded = text::fold(ui.query);
    ui.lines.clear();
    for (std::size_t i = 0; i < stage.model.lines.size(); ++i) {
        if (passes(stage, stage.model.lines[i], folded)) {
            ui.lines.push_back(i);
        }
    }
}

Button give_button(const Stage& stage) {
    return {.text = t("assignments_screen.give"),
            .kind = ButtonKind::primary,
            .icon = Icon::plus,
            .enabled = stage.writes(),
            .why_disabled = t("member_screen.read_only")};
}

float title(const Stage& stage, const Rect& at) {
    const Button give = give_button(stage);
    const float width = button_width(give);
    Rect row = at.with_height(px(36));
    if (button("assignments.give", {row.right() - width, row.y, 0, 0}, give)) {
        begin(stage, false);
    }
    row.w -= width + px(16);
    text_in(row, t("assignments_screen.title"), type::title_l, theme().text);
    return row.bottom();
}

float filters(const Stage& stage, const Rect& at) {
    AssignmentsUi& ui = stage.ui;
    const std::array pieces{Segment{.id = "open", .text = t("assignments_screen.filter.open")},
                            Segment{.id = "ended", .text = t("assignments_screen.filter.ended")},
                            Segment{.id = "all", .text = t("assignments_screen.filter.all")}};
    Flow flow(at.x, at.y, at.w, px(12));
    const OneOf choice(pieces, ui.filter, at.w);
    if (choice.draw("assignments.filter", flow.next(choice.width(), px(36)).min(), ui.filter)) {
        ui.stale = true;
    }
    const float left = at.w - choice.width() - px(12);
    const Rect field = flow.next(left >= px(200) ? std::min(px(340), left) : at.w, px(36));
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_F)) {
        focus("assignments.search");
    }
    if (text_input("assignments.search", field, ui.query,
                   {.placeholder = t("assignments_screen.filter.search"),
                    .icon = Icon::magnifying_glass,
                    .max_bytes = 200})
            .changed) {
        ui.stale = true;
    }
    return flow.bottom();
}

float nothing_found(const Stage& stage, const Rect& at) {
    const Rect whole = at.with_height(px(250));
    card(whole);
    const bool plain = stage.ui.query.empty() && stage.ui.filter == static_cast<int>(AssignmentFilter::open);
    if (empty_state("assignments.none", whole,
                    {.icon = plain ? Icon::check_circle : Icon::magnifying_glass,
                     .title = t(plain ? "assignments_screen.none.done" : "assignments_screen.none.title"),
                     .text = t(plain ? "assignments_screen.none.done_text" : "assignments_screen.none.text"),
                     .action = t("assignments_screen.none.action")})) {
        stage.ui.query.clear();
        stage.ui.filter = static_cast<int>(AssignmentFilter::all);
        stage.ui.stale = true;
    }
    return whole.bottom();
}

float empty(const Stage& stage, const Rect& at) {
    const Rect whole = at.with_height(px(340));
    card(whole);
    if (empty_state("assignments.empty", whole,
                    {.icon = Icon::target,
                     .title = t("assignments_screen.empty.title"),
                     .text = t("assignments_screen.empty.text")})) {
        begin(stage, false);
    }
    return whole.bottom();
}

void withdraw_dialog(const Stage& stage) {
    AssignmentsUi& ui = stage.ui;
    if (lead::ask(ui.withdrawing, ui.word, ui.tried,
                  {.name = "assignments.withdraw",
                   .title = t("assignments_screen.withdraw.title"),
                   .about = t("assignments_screen.withdraw.about"),
                   .label = "assignments_screen.withdraw.word",
                   .example = "assignments_screen.withdraw.example",
                   .missing = "assignments_screen.withdraw.word",
                   .safe = "assignments_screen.withdraw.keep",
                   .other = "assignments_screen.withdraw.go",
                   .danger = true,
                   .needed = false,
                   .context = &stage.context,
                   .command = app::CommandKind::WithdrawAssignment})) {
        stage.context.out.emplace_back(app::WithdrawAssignment{ui.withdrawn, ui.word});
    }
}

} // namespace
} // namespace assignments

void draw_assignments(const ScreenContext& context, AssignmentsUi& ui, const Rect& area) {
    const assignments::Stage stage{context, context.model.assignments, ui};
    assignments::refresh(stage);
    if (ui.draft.open) {
        return assignments::form(stage, area);
    }
    {
        PageScroll scroll("assignments.page", area);
        const Rect at = scroll.column();
        const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
        float y = assignments::title(stage, at) + px(16);
        if (stage.model.lines.empty()) {
            y = assignments::empty(stage, below(y));
        } else {
            y = assignments::filters(stage, below(y)) + px(14);
            y = ui.lines.empty() ? assignments::nothing_found(stage, below(y))
                                 : assignments::rows(stage, below(y));
        }
        scroll.finish(y + px(16));
    }
    assignments::withdraw_dialog(stage);
}

} // namespace mq::ui
