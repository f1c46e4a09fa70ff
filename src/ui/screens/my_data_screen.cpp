#include "ui/screens/my_data_screen.h"

#include "ui/screens/my_data_screen_parts.h"
#include "ui/screens/one_of.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/person_fields.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace mq::ui {
namespace my_data {
namespace {

constexpr float widest = 900;

void refresh(const Stage& stage) {
    MyDataUi& ui = stage.ui;
    if (ui.person != stage.me()) { // what one wrote is not for the next at this PC
        ui = {};
        ui.person = stage.me();
        ui.written = stage.context.model.law.written;
    }
    if (ui.written != stage.context.model.law.written) {
        ui.written = stage.context.model.law.written;
        if (ui.sent) {
            forget_left_text();
            ui.sent = ui.asking = false;
            ui.text.clear();
        }
    }
    if (ui.revision != stage.model().revision) {
        ui.revision = stage.model().revision;
        ui.shown.resize(stage.model().access.size());
        std::iota(ui.shown.begin(), ui.shown.end(), std::size_t{0});
    }
}

float tabs(const Stage& stage, const Rect& at) {
    const std::array pieces{Segment{.id = "consents", .text = t("my_data.tab.consents")},
                            Segment{.id = "kept", .text = t("my_data.tab.kept")},
                            Segment{.id = "requests", .text = t("my_data.tab.requests")},
                            Segment{.id = "access", .text = t("my_data.tab.access")},
                            Segment{.id = "law", .text = t("my_data.tab.law")}};
    const OneOf choice(pieces, stage.ui.tab, at.w);
    choice.draw("my_data.tab", at.min(), stage.ui.tab);
    return at.y + px(36);
}

float tab(const Stage& stage, const Rect& at) {
    switch (static_cast<MyDataTab>(stage.ui.tab)) {
        case MyDataTab::consents: return consents(stage, at);
        case MyDataTab::kept: return kept(stage, at);
        case MyDataTab::requests: return requests(stage, at);
        case MyDataTab::access: return access(stage, at);
        case MyDataTab::law: break;
    }
    return rights::plain_page(at, stage.model().law, "law_screen.no_plain");
}

} // namespace
} // namespace my_data

void draw_my_data(const ScreenContext& context, MyDataUi& ui, const Rect& area) {
    const my_data::Stage stage{context, ui};
    my_data::refresh(stage);
    ImGui::PushID(ui.tab); // each tab is read from its top
    {
        PageScroll scroll("my_data.page", area);
        Rect at = scroll.column();
        at.w = std::min(at.w, px(my_data::widest));
        float y = at.y + wrapped(at.min(), at.w, t("my_data.title"), type::title_l, theme().text) + px(2);
        y += wrapped({at.x, y}, at.w, t("my_data.about"), type::small, theme().text2) + px(14);
        y = my_data::tabs(stage, {at.x, y, at.w, 0}) + px(16);
        scroll.finish(my_data::tab(stage, {at.x, y, at.w, 0}) + px(24));
    }
    ImGui::PopID();
    my_data::request_dialog(stage);
}

} // namespace mq::ui
