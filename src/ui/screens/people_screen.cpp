#include "ui/screens/people_screen.h"

#include "app/access.h"
#include "base/text.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/people_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui {
namespace people {
namespace {

constexpr float two_columns = 860; // design px of contents; narrower, list and detail take turns

bool passes(const app::PersonLine& line, int filter, std::string_view folded) {
    const auto wanted = static_cast<PeopleFilter>(filter);
    return (wanted == PeopleFilter::all || (wanted == PeopleFilter::candidates) == line.candidate) &&
           (folded.empty() || line.searchable.find(folded) != std::string::npos);
}

void refresh(const Stage& stage) {
    PeopleUi& ui = stage.ui;
    const Uuid opened = stage.model.open ? stage.model.open->id : Uuid{};
    if (ui.opened != opened) {
        ui.opened = opened;
        ui.list_wanted = !stage.model.open;
        ui.deciding = false;
        ui.decision = -1;
        ui.keep = false;
        ui.work = {};
    }
    if (ui.revision == stage.model.revision && !ui.stale) {
        return;
    }
    ui.revision = stage.model.revision;
    ui.stale = false;
    const std::string folded = text::fold(ui.query);
    ui.lines.clear();
    for (std::size_t i = 0; i < stage.model.lines.size(); ++i) {
        if (passes(stage.model.lines[i], ui.filter, folded)) {
            ui.lines.push_back(i);
        }
    }
}

void search(const Stage& stage, const Rect& at) {
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_F)) {
        focus("people.search");
    }
    const TextInput spec{
        .placeholder = t("persons.search"), .icon = Icon::magnifying_glass, .max_bytes = 200};
    if (text_input("people.search", at, stage.ui.query, spec).changed) {
        stage.ui.stale = true;
    }
}

void filters(const Stage& stage, Rect& page) {
    const std::array pieces{Segment{.id = "all", .text = t("persons.all")},
                            Segment{.id = "candidates", .text = t("persons.candidates")},
                            Segment{.id = "staff", .text = t("persons.staff")}};
    Flow flow(page.x, page.y, page.w, px(12));
    const float pieces_w = segmented_width(pieces);
    if (segmented("people.filter", flow.next(pieces_w, px(36)).min(), pieces, stage.ui.filter)) {
        stage.ui.stale = true;
    }
    const float left = page.w - pieces_w - px(12);
    const float width = left >= px(200) ? std::min(px(320), left) : page.w;
    search(stage, flow.next(width, px(36)));
    page.cut_top(flow.bottom() - page.y, px(14));
}

void title(const Stage& stage, Rect& page) {
    Rect row = page.cut_top(px(40), px(12));
    const Button plan{.text = t("persons.plan"), .kind = ButtonKind::primary, .icon = Icon::plus};
    const bool plans = app::may(stage.context.model.me.role, app::Matter::interviews);
    const float width = plans ? button_width(plan) : 0.0F;
    if (plans && button("people.plan", {row.right() - width, std::round(row.mid_y() - px(18)), 0, 0}, plan)) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::plan});
    }
    row.w -= width + px(16);
    const float words = text_in(row, t("persons.title"), type::title_l, theme().text);
    row.cut_left(words + px(12));
    if (row.w > px(60)) {
        const auto n = static_cast<int>(stage.ui.lines.size());
        text_in(row.moved(0, px(3)), Text<48>("persons.count", fmt::arg("n", n)), type::small, theme().text2);
    }
}

void nobody_found(const Stage& stage, const Rect& at) {
    card(at.with_height(px(230)));
    if (empty_state("people.none", at.with_height(px(230)),
                    {.icon = Icon::magnifying_glass,
                     .title = t("persons.none.title"),
                     .text = t("persons.none.text"),
                     .action = t("persons.none.action")})) {
        stage.ui.query.clear();
        stage.ui.filter = 0;
        stage.ui.stale = true;
    }
}

void list_column(const Stage& stage, const Rect& at) {
    if (stage.ui.lines.empty()) {
        return nobody_found(stage, {at.x, at.y, at.w, at.h});
    }
    ScrollArea scroll("people.list", at);
    list(stage, scroll.content(), scroll);
}

void detail_card(const Stage& stage, const Rect& at, bool alone) {
    card(at);
    Rect inside = at.inset(px(20), px(14));
    if (alone) {
        const Button back{.text = t("persons.back"),
                          .kind = ButtonKind::ghost,
                          .size = ButtonSize::small,
                          .icon = Icon::caret_left};
        if (button("people.back", {inside.x - px(8), inside.y, 0, 0}, back)) {
            stage.ui.list_wanted = true;
        }
        inside.cut_top(px(30), px(6));
    }
    ImGui::PushID(static_cast<int>(stage.model.open->line)); // each person's page is read from its top
    {
        Rect view = inside;
        view.w += px(12); // the scrollbar keeps clear of what is written
        ScrollArea scroll("people.detail", view);
        Rect content = scroll.content();
        content.w = std::min(content.w, inside.w);
        scroll.finish(detail(stage, content) + px(8));
    }
    ImGui::PopID();
}

void page(const Stage& stage, const Rect& area) {
    Rect rest = page_column(area);
    rest.h = area.bottom() - rest.y - px(16);
    const bool open = stage.model.open && stage.model.open->line < stage.model.lines.size();
    const bool wide = rest.w >= px(two_columns);
    if (open && !wide && !stage.ui.list_wanted) {
        return detail_card(stage, rest, true);
    }
    title(stage, rest);
    filters(stage, rest);
    if (open && wide) {
        detail_card(stage, rest.cut_right(std::clamp(rest.w * 0.44F, px(380), px(520)), px(20)), false);
    }
    list_column(stage, rest);
}

} // namespace
} // namespace people

void draw_people(const ScreenContext& context, PeopleUi& ui, const Rect& area) {
    const app::People& model = context.model.people;
    const people::Stage stage{context, ui, model};
    people::refresh(stage);
    if (model.lines.empty()) {
        if (empty_state("people.empty", area,
                        {.icon = Icon::identification_card,
                         .title = t("persons.empty.title"),
                         .text = t("persons.empty.text"),
                         .action = app::may(context.model.me.role, app::Matter::interviews)
                                       ? std::string_view(t("persons.plan"))
                                       : std::string_view{}})) {
            context.out.emplace_back(app::OpenPage{app::Page::plan});
        }
        return;
    }
    people::page(stage, area);
    people::decision_dialog(stage);
    people::work_dialog(stage);
}

} // namespace mq::ui
