#include "ui/screens/bank_screen.h"

#include "base/text.h"
#include "ui/screens/bank_screen_parts.h"
#include "ui/screens/page_scroll.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui {
namespace bank {
namespace {

constexpr float two_columns = 820; // design px of contents; narrower, the detail stands below the list

void collect_facets(const app::Bank& model, std::vector<std::string_view>& facets) {
    facets.assign(1, t("questions.all_facets"));
    for (const app::BankQuestion& q : model.questions) {
        for (const app::RatingRow& row : q.rows) {
            if (std::find(facets.begin(), facets.end(), row.name) == facets.end()) {
                facets.emplace_back(row.name);
            }
        }
    }
}

bool measures(const app::BankQuestion& q, std::string_view facet) {
    return std::any_of(q.rows.begin(), q.rows.end(), [&](const auto& row) { return row.name == facet; });
}

void refresh(const Stage& stage) {
    BankUi& ui = stage.ui;
    if (ui.revision != stage.model.revision || ui.facets.empty()) {
        ui.revision = stage.model.revision;
        collect_facets(stage.model, ui.facets);
        ui.stale = true;
        if (ui.saved && stage.model.problem.empty()) {
            ui.form.open = false;
        }
        ui.saved = false;
        ui.kit = std::min(ui.kit, stage.model.kits.empty() ? 0 : stage.model.kits.size() - 1);
    }
    ui.facets.front() = t("questions.all_facets"); // texts may be set anew between frames
    if (!ui.stale) {
        return;
    }
    ui.stale = false;
    ui.facet = ui.facet < static_cast<int>(ui.facets.size()) ? ui.facet : 0;
    const std::string folded = text::fold(ui.query);
    ui.lines.clear();
    for (std::size_t i = 0; i < stage.model.questions.size(); ++i) {
        const app::BankQuestion& q = stage.model.questions[i];
        if ((ui.facet == 0 || measures(q, ui.facets[static_cast<std::size_t>(ui.facet)])) &&
            (folded.empty() || q.searchable.find(folded) != std::string::npos)) {
            ui.lines.push_back(i);
        }
    }
    if (!ui.lines.empty() && std::find(ui.lines.begin(), ui.lines.end(), ui.question) == ui.lines.end()) {
        ui.question = ui.lines.front();
    }
}

void title(const Stage& stage, Rect& page) {
    Rect row = page.cut_top(px(40), px(12));
    const Button practise{.text = t("questions.practise"), .icon = Icon::check_square};
    const float width = button_width(practise);
    if (button("bank.calibration", {row.right() - width, std::round(row.mid_y() - px(18)), 0, 0}, practise)) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::calibration});
    }
    row.w -= width + px(16);
    text_in(row, t("questions.title"), type::title_l, theme().text);
}

void search(const Stage& stage, Flow& flow, float room) {
    BankUi& ui = stage.ui;
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_F)) {
        focus("bank.search");
    }
    const TextInput spec{
        .placeholder = t("questions.search"), .icon = Icon::magnifying_glass, .max_bytes = 200};
    const Rect place = flow.next(std::min(px(260), room), px(36));
    ui.stale = text_input("bank.search", place, ui.query, spec).changed || ui.stale;
    const Select facet{.prefix = t("questions.facet")};
    const float width = std::min(select_width(ui.facets, ui.facet, facet), room);
    ui.stale = select("bank.facet", flow.next(width, px(36)), ui.facets, ui.facet, facet) || ui.stale;
}

void bar(const Stage& stage, Rect& page) {
    const std::array pieces{Segment{.id = "questions", .text = t("questions.tab_questions")},
                            Segment{.id = "kits", .text = t("questions.tab_kits")}};
    Flow flow(page.x, page.y, page.w, px(12));
    if (segmented("bank.tab", flow.next(segmented_width(pieces), px(36)).min(), pieces, stage.ui.tab)) {
        stage.ui.to_top = true;
    }
    if (stage.ui.tab == 0) {
        search(stage, flow, page.w);
    } else {
        const Button make{.text = t("questions.new_kit"),
                          .kind = ButtonKind::primary,
                          .icon = Icon::plus,
                          .enabled = !stage.context.model.read_only,
                          .why_disabled = t("questions.read_only")};
        if (button("bank.new", flow.next(button_width(make), px(36)), make)) {
            begin_kit(stage, nullptr, false);
        }
    }
    page.cut_top(flow.bottom() - page.y, px(14));
}

float broken(const Stage& stage, const Rect& at) {
    if (stage.model.broken.empty()) {
        return at.y;
    }
    const Notice n{.text = t("questions.broken_about"),
                   .tone = Tone::neutral,
                   .icon = Icon::file_x,
                   .title = t("questions.broken")};
    const float height = notice_height(n, at.w);
    notice(at.with_height(height), n);
    float y = at.y + height + px(8);
    for (const std::string& line : stage.model.broken) {
        y += wrapped({at.x + px(16), y}, at.w - px(32), line, type::caption, theme().text2) + px(4);
    }
    return y;
}

float left_column(const Stage& stage, const Rect& at) {
    const float y = (stage.ui.tab == 0 ? question_rows(stage, at) : kit_rows(stage, at)) + px(16);
    return broken(stage, {at.x, y, at.w, 0});
}

float right_column(const Stage& stage, const Rect& at) {
    if (stage.ui.tab == 0) {
        return question_detail(stage, at);
    }
    return stage.ui.form.open ? kit_editor(stage, at) : kit_detail(stage, at);
}

void page(const Stage& stage, const Rect& area) {
    Rect rest = page_column(area);
    rest.h = area.bottom() - rest.y;
    title(stage, rest);
    bar(stage, rest);
    if (rest.w < px(two_columns)) {
        ScrollArea scroll("bank.page", rest);
        const Rect at = scroll.content();
        const float y = left_column(stage, at) + px(16);
        scroll.finish(right_column(stage, {at.x, y, at.w, 0}) + px(16));
        return;
    }
    const Rect right = rest.cut_right(std::round(rest.w * 0.56F), px(20));
    {
        ScrollArea scroll("bank.list", rest);
        scroll.finish(left_column(stage, scroll.content()) + px(16));
    }
    ScrollArea scroll("bank.detail", right);
    if (stage.ui.to_top) {
        ImGui::SetScrollY(0);
        stage.ui.to_top = false;
    }
    scroll.finish(right_column(stage, scroll.content()) + px(16));
}

void delete_question(const Stage& stage) {
    BankUi& ui = stage.ui;
    if (ui.kit >= stage.model.kits.size()) {
        return;
    }
    const app::KitChoice& kit = stage.model.kits[ui.kit];
    const Text<320> title_of("questions.delete.title", fmt::arg("name", kit.name));
    if (modal("bank.delete_modal", ui.deleting,
              {.title = title_of,
               .text = t("questions.delete.text"),
               .safe = t("questions.delete.keep"),
               .other = t("questions.delete.go"),
               .other_is_danger = true}) == ModalAnswer::other) {
        stage.context.out.emplace_back(app::DeleteKit{kit.id});
        ui.kit = 0;
    }
}

} // namespace

const app::BankQuestion* question_of(const app::Bank& model, std::string_view id) {
    const auto at = std::find_if(model.questions.begin(), model.questions.end(),
                                 [&](const app::BankQuestion& q) { return q.id == id; });
    return at == model.questions.end() ? nullptr : &*at;
}

int minutes_of(const app::Bank& model, const std::vector<std::string>& questions) {
    int sum = 0;
    for (const std::string& id : questions) {
        const app::BankQuestion* q = question_of(model, id);
        sum += q == nullptr ? 0 : q->minutes;
    }
    return sum;
}

float covered(const Stage& stage, const Rect& at, const std::vector<std::string>& questions) {
    Flow flow(at.x, at.y, at.w, px(8));
    for (std::size_t i = 1; i < stage.ui.facets.size(); ++i) {
        const bool on = std::any_of(questions.begin(), questions.end(), [&](const std::string& id) {
            const app::BankQuestion* q = question_of(stage.model, id);
            return q != nullptr && measures(*q, stage.ui.facets[i]);
        });
        const Chip one{.text = stage.ui.facets[i],
                       .tone = on ? Tone::good : Tone::neutral,
                       .icon = on ? Icon::check : Icon::minus,
                       .small = true};
        const ImVec2 size = chip_size(one);
        chip(flow.next(size.x, size.y).min(), one);
    }
    return flow.bottom();
}

} // namespace bank

void draw_bank(const ScreenContext& context, BankUi& ui, const Rect& area) {
    const app::Bank& model = context.model.bank;
    const bank::Stage stage{context, ui, model};
    if (model.questions.empty() && model.broken.empty()) {
        empty_state("bank.empty", area,
                    {.icon = Icon::list_checks,
                     .title = t("questions.empty.title"),
                     .text = t("questions.empty.text")});
        return;
    }
    bank::refresh(stage);
    bank::page(stage, area);
    bank::delete_question(stage);
}

} // namespace mq::ui
