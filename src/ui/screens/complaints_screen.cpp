#include "ui/screens/complaints_screen.h"

#include "base/text.h"
#include "ui/screens/complaints_screen_parts.h"
#include "ui/screens/one_of.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui {
namespace complaints {
namespace {

constexpr std::size_t most_causes = 24;

bool passes(const Stage& stage, const app::ComplaintLine& line, std::string_view folded) {
    const ComplaintsUi& ui = stage.ui;
    const auto cause = static_cast<std::size_t>(ui.cause);
    switch (static_cast<ComplaintFilter>(ui.filter)) {
        case ComplaintFilter::open:
            if (!line.open) {
                return false;
            }
            break;
        case ComplaintFilter::slow:
            if (!line.slow) {
                return false;
            }
            break;
        case ComplaintFilter::closed:
            if (line.open) {
                return false;
            }
            break;
        case ComplaintFilter::all: break;
    }
    if (cause > 0 && cause <= stage.model.causes.size() &&
        line.cause_id != stage.model.causes[cause - 1].id) {
        return false;
    }
    return folded.empty() || line.searchable.find(folded) != std::string::npos;
}

void refresh(const Stage& stage) {
    ComplaintsUi& ui = stage.ui;
    if (ui.revision == stage.model.revision && !ui.stale) {
        return;
    }
    ui.revision = stage.model.revision;
    ui.stale = false;
    ui.week = std::clamp(ui.week, 0, std::max(0, static_cast<int>(stage.model.weeks.size()) - 1));
    ui.cause = std::clamp(ui.cause, 0, static_cast<int>(stage.model.causes.size()));
    const std::string folded = text::fold(ui.query);
    ui.lines.clear();
    for (std::size_t i = 0; i < stage.model.lines.size(); ++i) {
        if (passes(stage, stage.model.lines[i], folded)) {
            ui.lines.push_back(i);
        }
    }
}

void hand_out(const Stage& stage, app::TableFormat format) {
    stage.context.out.emplace_back(app::ExportTable{app::TableOf::complaints, format, {}, ""});
}

float title(const Stage& stage, const Rect& at) {
    const std::array all{
        Button{.text = t("complaints_screen.xlsx"), .kind = ButtonKind::ghost, .icon = Icon::file_xls},
        Button{.text = t("complaints_screen.csv"), .kind = ButtonKind::ghost, .icon = Icon::file_csv},
        Button{.text = t("complaints_screen.import.open"),
               .icon = Icon::arrow_down,
               .enabled = stage.writes(),
               .why_disabled = t("member_screen.read_only")},
        Button{.text = t("complaints_screen.add"),
               .kind = ButtonKind::primary,
               .icon = Icon::plus,
               .enabled = stage.writes(),
               .why_disabled = t("member_screen.read_only")}};
    constexpr std::array names{"complaints.xlsx", "complaints.csv", "complaints.import", "complaints.add"};
    float widths = px(8) * 3;
    for (const Button& b : all) {
        widths += button_width(b);
    }
    const float words = std::ceil(text_width(t("complaints_screen.title"), type::title_l));
    const bool beside = words + px(24) + widths <= at.w;
    text_in(at.with_height(px(36)), t("complaints_screen.title"), type::title_l, theme().text);
    Flow flow(beside ? at.right() - widths - 1 : at.x, beside ? at.y : at.y + px(44),
              beside ? widths + 1 : at.w, px(8));
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!button(names[i], flow.next(button_width(all[i]), px(36)), all[i])) {
            continue;
        }
        switch (i) {
            case 0: hand_out(stage, app::TableFormat::xlsx); break;
            case 1: hand_out(stage, app::TableFormat::csv); break;
            case 2: stage.ui.importing = true; break;
            default: stage.context.out.emplace_back(app::BeginComplaint{}); break;
        }
    }
    return flow.bottom();
}

float filters(const Stage& stage, const Rect& at) {
    ComplaintsUi& ui = stage.ui;
    const Text<48> open("complaints_screen.filter.open", fmt::arg("n", stage.model.open));
    const Text<48> slow("complaints_screen.filter.slow", fmt::arg("n", stage.model.slow));
    const std::array pieces{Segment{.id = "open", .text = open}, Segment{.id = "slow", .text = slow},
                            Segment{.id = "closed", .text = t("complaints_screen.filter.closed")},
                            Segment{.id = "all", .text = t("complaints_screen.filter.all")}};
    Flow flow(at.x, at.y, at.w, px(12));
    const OneOf choice(pieces, ui.filter, at.w);
    if (choice.draw("complaints.filter", flow.next(choice.width(), px(36)).min(), ui.filter)) {
        ui.stale = true;
    }
    std::array<std::string_view, most_causes + 1> names;
    const std::size_t count = std::min(stage.model.causes.size(), most_causes);
    names[0] = t("complaints_screen.filter.any_cause");
    for (std::size_t i = 0; i < count; ++i) {
        names[i + 1] = stage.model.causes[i].name;
    }
    const Select spec{.prefix = t("complaints_screen.filter.cause")};
    const std::span<const std::string_view> options{names.data(), count + 1};
    const float wide = std::min(at.w, std::min(px(300), select_width(options, ui.cause, spec)));
    if (select("complaints.cause", flow.next(wide, px(36)), options, ui.cause, spec)) {
        ui.stale = true;
    }
    const float left = at.w - choice.width() - wide - px(24);
    const Rect field = flow.next(left >= px(180) ? std::min(left, px(320)) : at.w, px(36));
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_F)) {
        focus("complaints.search");
    }
    if (text_input("complaints.search", field, ui.query,
                   {.placeholder = t("complaints_screen.filter.search"),
                    .icon = Icon::magnifying_glass,
                    .max_bytes = 200})
            .changed) {
        ui.stale = true;
    }
    return flow.bottom();
}

float nothing_found(const Stage& stage, const Rect& at) {
    const Rect whole = at.with_height(px(240));
    card(whole);
    if (empty_state("complaints.none", whole,
                    {.icon = Icon::magnifying_glass,
                     .title = t("complaints_screen.none.title"),
                     .text = t("complaints_screen.none.text"),
                     .action = t("complaints_screen.none.action")})) {
        stage.ui.query.clear();
        stage.ui.filter = static_cast<int>(ComplaintFilter::all);
        stage.ui.cause = 0;
        stage.ui.stale = true;
    }
    return whole.bottom();
}

void empty(const Stage& stage, const Rect& area) {
    Rect page = page_column(area);
    text_in(page.cut_top(px(36), px(16)), t("complaints_screen.title"), type::title_l, theme().text);
    const Rect whole = page.with_height(std::clamp(area.bottom() - page.y - px(24), px(300), px(440)));
    card(whole);
    const Button take{.text = t("complaints_screen.import.open"),
                      .icon = Icon::arrow_down,
                      .enabled = stage.writes(),
                      .why_disabled = t("member_screen.read_only")};
    const Rect upper{whole.x, whole.y, whole.w, whole.h - px(60)};
    if (empty_state("complaints.empty", upper,
                    {.icon = Icon::clipboard_text,
                     .title = t("complaints_screen.empty.title"),
                     .text = t("complaints_screen.empty.text"),
                     .action = stage.writes() ? t("complaints_screen.add") : "",
                     .small_button = false})) {
        stage.context.out.emplace_back(app::BeginComplaint{});
    }
    const float width = button_width(take);
    if (button("complaints.import", {std::round(whole.mid_x() - width * 0.5F), whole.bottom() - px(76), 0, 0},
               take)) {
        stage.ui.importing = true;
    }
}

void log(const Stage& stage, const Rect& area) {
    PageScroll scroll("complaints.page", area);
    const Rect at = scroll.column();
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    using Kind = app::CommandKind;
    float y = title(stage, at);
    y = refusal(stage.context, below(y), {Kind::ExportTable, Kind::BeginComplaint, Kind::OpenComplaint},
                px(12)) +
        px(16);
    if (!stage.model.weeks.empty()) {
        y = week(stage, below(y)) + px(16);
    }
    y = filters(stage, below(y)) + px(14);
    y = stage.ui.lines.empty() ? nothing_found(stage, below(y)) : rows(stage, below(y));
    scroll.finish(y + px(16));
}

} // namespace

Severity severity_of(int severity) {
    switch (severity) {
        case 3: return {"complaints_screen.severity.high", Icon::warning, Tone::bad};
        case 2: return {"complaints_screen.severity.middle", Icon::circle_half, Tone::warn};
        default: return {"complaints_screen.severity.low", Icon::circle_dashed, Tone::neutral};
    }
}

} // namespace complaints

void draw_complaints(const ScreenContext& context, ComplaintsUi& ui, const Rect& area) {
    const complaints::Stage stage{context, context.model.complaints, ui};
    complaints::follow_form(stage);
    complaints::refresh(stage);
    if (ui.was_open && !stage.model.import.open) { // it was taken in, or left
        ui.importing = false;
    }
    if (!ui.was_open && stage.model.import.open && ui.path.empty()) {
        ui.path = stage.model.import.path;
    }
    ui.was_open = stage.model.import.open;
    if (ui.writing) {
        return complaints::form(stage, area);
    }
    if (ui.importing || stage.model.import.open) {
        return complaints::import(stage, area);
    }
    if (stage.model.lines.empty()) {
        return complaints::empty(stage, area);
    }
    complaints::log(stage, area);
}

} // namespace mq::ui
