#include "ui/screens/calibration_screen.h"

#include "ui/screens/calibration_screen_parts.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace calibration {
namespace {

constexpr float list_width = 270; // design px
constexpr float with_list = 820;  // of contents; narrower, the list is a select
constexpr float two_columns = 800;

void load(const Stage& stage) {
    CalibrationUi& ui = stage.ui;
    const app::BenchmarkTask& task = stage.task();
    if (ui.task == task.id && ui.revision == stage.model.revision) {
        return;
    }
    if (ui.task != task.id) {
        ui.task = task.id;
        ui.open = 0;
        ui.to_top = true;
        ui.cells.clear();
        for (const app::RatingRow& row : task.rows) {
            ui.cells.push_back({row.facet, row.rating, row.not_enough, row.reason});
        }
    }
    ui.revision = stage.model.revision;
}

void title(const Stage& stage, Rect& page) {
    Rect row = page.cut_top(px(40), px(4));
    const Rect back = row.cut_left(px(32), px(8));
    if (icon_button("calib.back", centred_in(back, px(32), px(32)),
                    {.icon = Icon::caret_left, .label = t("calibrate.back")})) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::bank});
    }
    text_in(row, t("calibrate.title"), type::title_l, theme().text);
    const float height = wrapped_height(t("calibrate.about"), type::small, page.w);
    wrapped(page.cut_top(height, px(16)).min(), page.w, t("calibrate.about"), type::small, theme().text2);
}

void list_row(const Stage& stage, const Rect& row, std::size_t i) {
    const app::BenchmarkTask& task = stage.model.tasks[i];
    const bool now = !stage.ui.summary && i == stage.model.current;
    const Hit hit = table_row(Name("calib.task.{}", i), row,
                              {.selected = now, .first = true, .corners = all_corners, .label = task.who});
    if (hit.pressed) {
        show_task(stage, i);
    }
    if (!hit.visible) {
        return;
    }
    Rect inside = row.inset(px(12), px(6));
    if (task.done) {
        const Rect mark = inside.cut_right(px(20), px(6));
        icon(mark.centre(), Icon::check_circle, px(18), theme().good.ink, IconKind::fill);
    }
    text_in(inside.cut_left(px(24)), Buf<8>("{}", i + 1), now ? type::small_strong : type::small,
            theme().text2);
    text_in(inside.cut_top(inside.h * 0.5F), task.who, now ? type::small_strong : type::small, theme().text);
    text_in(inside, task.question, type::caption, theme().text2);
}

void list(const Stage& stage, const Rect& at) {
    card(at);
    Rect inside = at.inset(px(8), px(14));
    const app::Calibration& m = stage.model;
    const Rect head = inside.cut_top(px(22), px(6)).inset(px(12), 0);
    text_in(head, Text<64>("calibrate.progress", fmt::arg("n", m.done), fmt::arg("all", m.tasks.size())),
            type::small_strong, theme().text);
    const float share =
        m.tasks.empty() ? 0.0F : static_cast<float>(m.done) / static_cast<float>(m.tasks.size());
    progress(inside.cut_top(px(8), px(10)).inset(px(12), 0), share);
    const Rect mine = inside.cut_top(px(38), px(6));
    const Hit hit = table_row("calib.summary", mine,
                              {.selected = stage.ui.summary,
                               .first = true,
                               .corners = all_corners,
                               .label = t("calibrate.summary")});
    if (hit.pressed) {
        stage.ui.summary = stage.ui.to_top = true;
    }
    icon({mine.x + px(22), mine.mid_y()}, Icon::trend_up, px(18), theme().accent_ink);
    text_in({mine.x + px(40), mine.y, mine.w - px(52), mine.h}, t("calibrate.summary"), type::small_strong,
            theme().text);
    ScrollArea scroll("calib.list", inside, 0);
    Rect rows = scroll.content();
    for (std::size_t i = 0; i < m.tasks.size(); ++i) {
        list_row(stage, rows.cut_top(px(52)), i);
    }
    scroll.finish(rows.y);
}

/// Instead of the list, where there is no room for it: earlier, later, the summary.
void strip(const Stage& stage, Rect row) {
    const app::Calibration& m = stage.model;
    const Button back{.text = t("calibrate.before"), .icon = Icon::caret_left, .enabled = m.current > 0};
    const Button on{.text = t("calibrate.next"),
                    .icon_after = Icon::caret_right,
                    .enabled = m.current + 1 < m.tasks.size()};
    const Button all{.text = t(stage.ui.summary ? "calibrate.answers" : "calibrate.summary"),
                     .kind = ButtonKind::ghost};
    if (button("calib.before", row.cut_left(button_width(back), px(8)), back)) {
        show_task(stage, m.current - 1);
    }
    if (button("calib.after", row.cut_left(button_width(on), px(8)), on)) {
        show_task(stage, m.current + 1);
    }
    if (button("calib.toggle", row.cut_right(std::min(button_width(all), row.w), px(8)), all)) {
        stage.ui.summary = !stage.ui.summary;
    }
    text_in(row, Text<64>("calibrate.progress", fmt::arg("n", m.done), fmt::arg("all", m.tasks.size())),
            type::small, theme().text2);
}

float contents(const Stage& stage, const Rect& at) {
    if (stage.ui.summary) {
        return summary(stage, at);
    }
    const auto judged = [&](const Rect& place) {
        return stage.task().done ? results(stage, place) : ratings(stage, place);
    };
    if (at.w < px(two_columns)) {
        const float y = answer(stage, at) + px(16);
        return judged({at.x, y, at.w, 0});
    }
    Rect left = at;
    const Rect right = left.cut_right(std::round(at.w * 0.52F), px(16));
    return std::max(answer(stage, left), judged(right));
}

void page(const Stage& stage, const Rect& area) {
    Rect rest = page_column(area);
    rest.h = area.bottom() - rest.y;
    title(stage, rest);
    if (rest.w >= px(with_list)) {
        Rect side = rest.cut_left(px(list_width), px(16));
        side.h -= px(16);
        list(stage, side);
    } else {
        strip(stage, rest.cut_top(px(36), px(14)));
    }
    ImGui::PushID(stage.task().id.c_str()); // each answer's boxes have their own caret and undo
    {
        ScrollArea scroll("calib.page", rest);
        if (stage.ui.to_top) {
            ImGui::SetScrollY(0);
            stage.ui.to_top = false;
        }
        const Rect at = scroll.content();
        const float y = contents(stage, at);
        scroll.finish(refusal(stage.context, {at.x, y, at.w, 0},
                              {app::CommandKind::SaveBenchmark, app::CommandKind::ShowBenchmark}, px(12)) +
                      px(16));
    }
    ImGui::PopID();
}

} // namespace

void show_task(const Stage& stage, std::size_t task) {
    stage.ui.summary = false;
    stage.ui.to_top = true;
    if (task != stage.model.current) {
        stage.context.out.emplace_back(app::ShowBenchmark{task});
    }
}

bool all_rated(const Stage& stage) {
    return std::all_of(stage.ui.cells.begin(), stage.ui.cells.end(),
                       [](const auto& cell) { return rating::chosen_of(cell) != rating::nothing; });
}

void save(const Stage& stage) {
    if (!stage.task().done && !stage.context.model.read_only && all_rated(stage)) {
        stage.context.out.emplace_back(app::SaveBenchmark{stage.task().id, stage.ui.cells});
    }
}

} // namespace calibration

void draw_calibration(const ScreenContext& context, CalibrationUi& ui, const Rect& area) {
    const app::Calibration& model = context.model.calibration;
    if (model.current >= model.tasks.size()) {
        if (empty_state("calib.empty", area,
                        {.icon = Icon::check_square,
                         .title = t("calibrate.empty.title"),
                         .text = t("calibrate.empty.text"),
                         .action = t("calibrate.back")})) {
            context.out.emplace_back(app::OpenPage{app::Page::bank});
        }
        return;
    }
    const calibration::Stage stage{context, ui, model};
    calibration::load(stage);
    if (!ui.summary && shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter)) {
        calibration::save(stage);
    }
    const bool idle = !ImGui::GetIO().WantTextInput && !ImGui::IsAnyItemActive();
    if (idle && shortcut(ImGuiKey_Escape)) {
        context.out.emplace_back(app::OpenPage{app::Page::bank});
    }
    calibration::page(stage, area);
}

} // namespace mq::ui
