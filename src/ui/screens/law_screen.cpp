#include "ui/screens/law_screen.h"

#include "ui/screens/law_screen_parts.h"
#include "ui/screens/one_of.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/person_fields.h"

#include <algorithm>
#include <array>

namespace mq::ui {
namespace law {
namespace {

constexpr float widest = 1144;

void close_forms(LawUi& ui) {
    ui.request = {};
    ui.fresh = {};
    ui.groups = {};
    ui.sent = false;
}

void refresh(const Stage& stage) {
    LawUi& ui = stage.ui;
    if (ui.written != stage.model().written) {
        ui.written = stage.model().written;
        if (ui.sent) {
            forget_left_text();
            close_forms(ui);
        }
    }
    if (ui.revision != stage.model().revision) {
        ui.revision = stage.model().revision;
        ui.stale = true;
        keep_chosen(stage);
        find_people(stage, ui.fresh);
        find_people(stage, ui.groups);
    }
    if (ui.stale) {
        ui.stale = false;
        find_access(stage);
    }
}

float tabs(const Stage& stage, const Rect& at) {
    const std::array pieces{Segment{.id = "requests", .text = t("law_screen.tab.requests")},
                            Segment{.id = "due", .text = t("law_screen.tab.due")},
                            Segment{.id = "access", .text = t("law_screen.tab.access")},
                            Segment{.id = "impact", .text = t("law_screen.tab.impact")},
                            Segment{.id = "plain", .text = t("law_screen.tab.plain")}};
    int chosen = static_cast<int>(stage.model().tab);
    const OneOf choice(pieces, chosen, at.w);
    if (choice.draw("law.tab", at.min(), chosen)) {
        stage.context.out.emplace_back(app::OpenLaw{static_cast<app::LawTab>(chosen)});
    }
    return at.y + px(36);
}

float title(const Stage& stage, const Rect& at) {
    const bool requests_shown = stage.model().tab == app::LawTab::requests;
    const Button fresh{.text = t("law_screen.requests.new"),
                       .kind = ButtonKind::primary,
                       .icon = Icon::plus,
                       .enabled = stage.writes(),
                       .why_disabled = stage.why_not()};
    const float width = button_width(fresh);
    const bool beside = at.w - width >= px(420);
    const float room = requests_shown && beside ? at.w - width - px(20) : at.w;
    const float y = at.y + wrapped(at.min(), room, t("law_screen.title"), type::title_l, theme().text);
    if (!requests_shown) {
        return y;
    }
    const Rect place = beside ? Rect{at.right() - width, at.y, 0, 0} : Rect{at.x, y + px(10), 0, 0};
    if (button("law.new", place, fresh)) {
        stage.ui.fresh = {};
        stage.ui.fresh.open = true;
        stage.ui.form_height = 1e6F;
        find_people(stage, stage.ui.fresh);
    }
    return beside ? y : y + px(46);
}

float tab(const Stage& stage, const Rect& at) {
    switch (stage.model().tab) {
        case app::LawTab::requests: return requests(stage, at);
        case app::LawTab::due: return due(stage, at);
        case app::LawTab::access: return access(stage, at);
        case app::LawTab::impact: return impact(stage, at);
        case app::LawTab::plain: break;
    }
    return rights::plain_page(at, stage.model().plain, "law_screen.no_plain");
}

} // namespace
} // namespace law

void draw_law(const ScreenContext& context, LawUi& ui, const Rect& area) {
    const law::Stage stage{context, ui};
    law::refresh(stage);
    ImGui::PushID(static_cast<int>(stage.model().tab)); // each tab is read from its top
    {
        PageScroll scroll("law.page", area);
        Rect at = scroll.column();
        at.w = std::min(at.w, px(law::widest));
        float y = law::title(stage, at) + px(14);
        y = law::tabs(stage, {at.x, y, at.w, 0}) + px(16);
        scroll.finish(law::tab(stage, {at.x, y, at.w, 0}) + px(24));
    }
    ImGui::PopID();
    law::request_dialog(stage);
    law::new_request_dialog(stage);
    law::erase_due_dialog(stage);
    law::groups_dialog(stage);
}

} // namespace mq::ui
