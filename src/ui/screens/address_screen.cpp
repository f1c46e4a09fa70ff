#include "ui/screens/address_screen.h"

#include "ui/i18n.h"
#include "ui/screens/form_card.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace {

constexpr float card_width = 620;

struct Stage {
    const ScreenContext& context;
    AddressUi& ui;
};

void begin(const Stage& stage) {
    const app::Me& me = stage.context.model.me;
    AddressUi& ui = stage.ui;
    forget_left_text();
    ui = {};
    if (me.birth_year) {
        ui.birth_year = std::to_string(*me.birth_year);
    }
    ui.gender = me.trainee.gender ? static_cast<int>(*me.trainee.gender) : -1;
    ui.region = me.trainee.region ? static_cast<int>(*me.trainee.region) : -1;
}

void answer(const Stage& stage) {
    const AddressUi& ui = stage.ui;
    if (birth_year_wrong(ui.birth_year)) {
        stage.ui.year_left = true;
        return;
    }
    stage.context.out.emplace_back(
        app::AnswerAddress{birth_year_of(ui.birth_year), gender_of(ui.gender), region_of(ui.region)});
}

void back(const Stage& stage) {
    stage.context.out.emplace_back(app::OpenPage{app::Page::home});
}

std::string_view pending_title(const app::Model& model) {
    for (const app::SceneRow& scene : model.home.scenes) {
        if (scene.id == model.pending_scene) {
            return scene.title;
        }
    }
    return {};
}

float form(const Stage& stage, const Rect& at) {
    AddressUi& ui = stage.ui;
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    float y = at.y;
    if (const std::string_view scene = pending_title(stage.context.model); !scene.empty()) {
        text_in({at.x, y, at.w, px(18)}, scene, type::meta_strong, theme().text2);
        y += px(18) + px(6);
    }
    y += wrapped({at.x, y}, at.w, t("address.title"), type::title_l, theme().text) + px(4);
    y += wrapped({at.x, y}, at.w, t("address.about"), type::body, theme().text2) + px(24);
    const YearField year = birth_year_field("address.year", below(y), ui.birth_year, ui.year_left);
    ui.year_left = (ui.year_left || year.left) && !year.changed;
    y += year.height + px(18);
    const ChoiceField gender = gender_field("address.gender", below(y), ui.gender);
    y += gender.height + px(18);
    const ChoiceField region = region_field("address.region", below(y), t("address.region"), ui.region);
    y += region.height + px(18);
    if (year.submitted || gender.submitted || region.submitted) {
        answer(stage);
    }
    const Notice em{.text = t(stage.context.model.guest.empty() ? "address.em" : "session.address_em"),
                    .tone = Tone::neutral,
                    .icon = Icon::info};
    notice({at.x, y, at.w, 0}, em);
    return refusal(stage.context, below(y + notice_height(em, at.w)), {app::CommandKind::AnswerAddress},
                   px(14));
}

void foot(const Stage& stage, Rect inside) {
    const bool wrong = birth_year_wrong(stage.ui.birth_year) && stage.ui.year_left;
    const Button leave{.text = t("address.back"), .kind = ButtonKind::ghost, .icon = Icon::caret_left};
    const Button skip{.text = t("address.skip"), .kind = ButtonKind::ghost};
    const Button go{.text = t("address.go"),
                    .kind = ButtonKind::primary,
                    .keycap = "Enter",
                    .enabled = !wrong,
                    .why_disabled = t("address.need_year")};
    const auto placed = [](const Rect& r) { return centred_in(r, r.w, px(36)); };
    const Rect go_at = placed(inside.cut_right(button_width(go), px(8)));
    const Rect skip_at = placed(inside.cut_right(button_width(skip), px(8)));
    // The ghost's padding sticks out to the left, so that its words stand under those of the form.
    if (button("address.back", placed(inside.cut_left(button_width(leave), px(8))).moved(-px(14), 0),
               leave)) {
        back(stage);
    }
    if (wrong) {
        text_in(inside, t("address.need_year"), type::meta, theme().text2, Align::right);
    }
    if (button("address.skip", skip_at, skip)) {
        stage.context.out.emplace_back(app::AnswerAddress{});
    }
    if (button("address.go", go_at, go)) {
        answer(stage);
    }
}

} // namespace

void draw_address(const ScreenContext& context, AddressUi& ui, const Rect& area) {
    const Stage stage{context, ui};
    const bool came_back = ui.frame != ImGui::GetFrameCount() - 1 && ui.frame != ImGui::GetFrameCount();
    if (came_back) {
        begin(stage);
    }
    ui.frame = ImGui::GetFrameCount();
    if (shortcut(ImGuiKey_Enter)) {
        answer(stage);
    } else if (shortcut(ImGuiKey_Escape)) {
        back(stage);
    }
    FormCard card("address.page", area, px(card_width), ui.form_height);
    if (came_back) {
        focus("address.year");
    }
    const float bottom = form(stage, card.inside());
    foot(stage, card.finish(bottom));
}

} // namespace mq::ui
