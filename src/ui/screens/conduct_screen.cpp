#include "ui/screens/conduct_screen.h"

#include "ui/screens/conduct_screen_parts.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>

namespace mq::ui {
namespace conduct {
namespace {

constexpr float bar_height = 64;
constexpr float foot_height = 64;
constexpr float side_width = 284;
constexpr float with_side = 1060; // design px of the page; narrower, the list is a row of numbers

constexpr std::array level_keys{ImGuiKey_0, ImGuiKey_1, ImGuiKey_2, ImGuiKey_3, ImGuiKey_4, ImGuiKey_5};

/// Takes over the model's question where another one is shown, or the model changed under it.
void load(const ScreenContext& context, ConductUi& ui) {
    const app::Conduct& conduct = *context.model.conduct;
    const app::ConductQuestion& question = conduct.questions[conduct.current];
    const bool other_turn = ui.interview != conduct.interview || ui.rater != conduct.rater;
    const bool other = other_turn || ui.question != question.id;
    if (!other && ui.revision == conduct.revision) {
        return;
    }
    if (other_turn) {
        ui.paused = ui.asking = false;
        ui.taken_over = conduct.rater == context.model.me.id;
    }
    if (other) {
        ui.row = 0;
        ui.to_top = true;
        ui.spent = 0;
    }
    ui.interview = conduct.interview;
    ui.rater = conduct.rater;
    ui.question = question.id;
    ui.revision = conduct.revision;
    ui.form = form_of(question);
    ui.kept = ui.shown = ui.form;
    ui.to_lack = ui.saving && !other;
    ui.focus_notes = ui.notes_next && other;
    ui.saving = ui.notes_next = false;
    ui.spent = std::max(ui.spent, static_cast<double>(question.elapsed_ms) / 1000.0);
}

void move_row(const Stage& stage, int by) {
    ConductUi& ui = stage.ui;
    const auto last = static_cast<int>(ui.form.cells.size()) - 1;
    ui.row = static_cast<std::size_t>(std::clamp(static_cast<int>(ui.row) + by, 0, std::max(0, last)));
    ui.show_row = true;
}

// Alt with a digit, since letters and digits belong to the notes and to whoever types Vietnamese in them.
void rating_keys(const Stage& stage) {
    for (int level = 0; level <= 5; ++level) {
        const ImGuiKey key = level_keys[static_cast<std::size_t>(level)];
        const auto pad = static_cast<ImGuiKey>(ImGuiKey_Keypad0 + level);
        if (!stage.locked && (shortcut(ImGuiMod_Alt | key) || shortcut(ImGuiMod_Alt | pad))) {
            rate(stage, stage.ui.row, level);
            move_row(stage, 1);
        }
    }
    if (shortcut(ImGuiMod_Alt | ImGuiKey_DownArrow)) {
        move_row(stage, 1);
    }
    if (shortcut(ImGuiMod_Alt | ImGuiKey_UpArrow)) {
        move_row(stage, -1);
    }
}

void keys(const Stage& stage) {
    rating_keys(stage);
    if (stage.save_key) {
        main_action(stage);
    }
    const ImGuiIO& io = ImGui::GetIO();
    if (!io.WantTextInput && !ImGui::IsAnyItemActive() && shortcut(ImGuiKey_Escape)) {
        leave(stage);
    }
}

float banner(const Stage& stage, const Rect& at) {
    if (!stage.locked) {
        return at.y;
    }
    const Text<256> handed("conduct.handed_in", fmt::arg("name", stage.conduct.rater_name));
    const Notice n{.text = stage.conduct.handed_in ? std::string_view(handed)
                           : stage.conduct.live    ? std::string_view(t("conduct.read_only"))
                                                   : std::string_view(t("conduct.not_live")),
                   .tone = Tone::info,
                   .icon = Icon::lock_simple};
    notice(at.with_height(0), n);
    return at.y + notice_height(n, at.w) + px(16);
}

// What lacks and has no place of its own on the page.
float lacks_together(const Stage& stage, const Rect& at) {
    const app::ConductQuestion& q = stage.question;
    float y = at.y;
    for (std::size_t i = q.missing_at.size(); i < q.missing.size(); ++i) {
        y += lack_line(stage, {at.x, y, at.w, 0}, q.missing[i]);
    }
    return y > at.y ? y + px(12) : y;
}

void body(const Stage& outer, const Rect& view, bool numbers) {
    ImGui::PushID(outer.question.id.c_str()); // each question's boxes have their own caret, scroll and undo
    {
        PageScroll scroll("conduct.page", view);
        Stage stage = outer;
        stage.scroll = &scroll;
        if (stage.ui.to_top) {
            stage.ui.to_top = false;
            ImGui::SetScrollY(0);
        }
        if (stage.ui.focus_notes && !stage.locked) {
            stage.ui.focus_notes = false;
            focus("conduct.star.0");
        }
        const Rect whole = scroll.content();
        const float side = px(28);
        const Rect column{whole.x + side, whole.y + px(20), whole.w - 2 * side, 0};
        const auto below = [&](float y) { return Rect{column.x, y, column.w, 0}; };
        float y = numbers ? question_numbers(stage, column) + px(14) : column.y;
        y = banner(stage, below(y));
        const float said = refusal(stage.context, below(y),
                                   {app::CommandKind::SaveAnswer, app::CommandKind::HandInRatings,
                                    app::CommandKind::ShowQuestion, app::CommandKind::SaveAnswerDraft},
                                   0);
        y = said > y ? said + px(16) : y;
        if (just_refused(stage.context, {app::CommandKind::SaveAnswer})) {
            stage.ui.kept = {}; // not handed in: still to be kept
        }
        y = question_head(stage, below(y)) + px(14);
        y = lacks_together(stage, below(y));
        y = probes(stage, below(y)) + px(6);
        y = guide(stage, below(y)) + px(18);
        y = notes(stage, below(y)) + px(12);
        y = tags(stage, below(y)) + px(24);
        y = ratings(stage, below(y)) + px(8);
        if (numbers) {
            y = panel_card(stage, below(y + px(16)));
        }
        scroll.finish(y + px(16));
        stage.ui.show_row = stage.ui.to_lack = false;
    }
    ImGui::PopID();
}

void page(const Stage& stage, Rect area) {
    const bool numbers = area.w < px(with_side);
    top_bar(stage, area.cut_top(px(bar_height)));
    if (!numbers) {
        question_list(stage, area.cut_left(px(side_width)));
    }
    const Rect strip = area.cut_bottom(px(foot_height));
    body(stage, area, numbers);
    foot(stage, strip);
    hand_in_question(stage);
}

} // namespace

void show_question(const Stage& stage, std::size_t question) {
    ConductUi& ui = stage.ui;
    if (question == stage.conduct.current) {
        return;
    }
    keep_drafts_of(stage.context, ui, true);
    stage.context.out.emplace_back(app::ShowQuestion{question});
}

void save(const Stage& stage) {
    ConductUi& ui = stage.ui;
    if (stage.locked) {
        return;
    }
    ui.form.elapsed_ms = static_cast<std::int64_t>(ui.spent * 1000);
    const bool then_next = stage.conduct.current + 1 < stage.conduct.questions.size();
    stage.context.out.emplace_back(app::SaveAnswer{stage.question.id, ui.form, then_next});
    ui.kept = ui.form;
    ui.saving = true;
}

void leave(const Stage& stage) {
    keep_drafts_of(stage.context, stage.ui, true);
    stage.context.out.emplace_back(app::OpenPage{app::Page::interviews});
}

std::optional<std::size_t> next_unsaved(const Stage& stage) {
    const auto& all = stage.conduct.questions;
    for (std::size_t step = 1; step < all.size(); ++step) {
        const std::size_t at = (stage.conduct.current + step) % all.size();
        if (!all[at].saved) {
            return at;
        }
    }
    return std::nullopt;
}

} // namespace conduct

void draw_conduct(const ScreenContext& context, ConductUi& ui, const Rect& area) {
    const std::optional<app::Conduct>& conduct = context.model.conduct;
    const int frame = ImGui::GetFrameCount();
    const bool came_back = ui.frame != frame - 1 && ui.frame != frame;
    ui.frame = frame;
    if (!conduct || conduct->questions.empty()) {
        if (empty_state("conduct.empty", area,
                        {.icon = Icon::microphone,
                         .title = t("conduct.empty.title"),
                         .text = t("conduct.empty.text"),
                         .action = t("conduct.empty.action")})) {
            context.out.emplace_back(app::OpenPage{app::Page::interviews});
        }
        return;
    }
    if (came_back) { // somebody else may have sat down meanwhile
        ui.taken_over = conduct->rater == context.model.me.id;
    }
    conduct::load(context, ui);
    const bool locked = conduct->handed_in || !conduct->live || context.model.read_only;
    const conduct::Stage stage{.context = context,
                               .ui = ui,
                               .conduct = *conduct,
                               .question = conduct->questions[conduct->current],
                               .locked = locked,
                               .save_key = ui.taken_over && shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter)};
    if (!ui.taken_over) {
        ui.last_now = context.now;
        conduct::hand_over(stage, area);
        return;
    }
    conduct::run_clock(stage, came_back);
    conduct::keys(stage);
    conduct::page(stage, area);
    keep_drafts_of(context, ui);
}

} // namespace mq::ui
