// HR writes down what somebody asked for by word of mouth, by letter, by telephone.

#include "ui/screens/form_dialog.h"
#include "ui/screens/law_screen_parts.h"
#include "ui/screens/refusal.h"

namespace mq::ui::law {
namespace {

const char* lacking(const Stage& stage) {
    if (!stage.writes()) {
        return stage.why_not();
    }
    return stage.ui.fresh.person ? nullptr : t("law_screen.new.need_person");
}

float contents(const Stage& stage, const Rect& at) {
    NewRequest& f = stage.ui.fresh;
    float y = at.y + wrapped(at.min(), at.w, t("law_screen.new.title"), type::title_s, theme().text) + px(4);
    y += wrapped({at.x, y}, at.w, t("law_screen.new.about"), type::meta, theme().text2) + px(16);
    y = who(stage, f, {"law.new", "law_screen.new.who", "law_screen.new.nobody", stage.error_of("person")},
            {at.x, y, at.w, 0}) +
        px(16);
    const auto names = rights::kind_names();
    select("law.new.kind", {at.x, y, at.w, 0}, names, f.kind, {.label = t("law_screen.new.kind")});
    y += px(24) + px(36) + px(4);
    y += wrapped({at.x, y}, at.w, rights::kind_about(f.kind), type::meta, theme().text2);
    const std::string_view wrong = stage.error_of("kind");
    if (!wrong.empty()) {
        y += wrapped({at.x, y + px(4)}, at.w, wrong, type::meta, theme().bad.ink) + px(4);
    }
    const TextBox spec{.label = t("law_screen.new.text"),
                       .placeholder = t("law_screen.new.text_example"),
                       .error = stage.error_of("text"),
                       .max_bytes = 4000,
                       .grows = true,
                       .min_lines = 3,
                       .max_lines = 8};
    y += px(16);
    const float height = text_box_height("law.new.text", f.text, spec, at.w);
    text_box("law.new.text", {at.x, y, at.w, height}, f.text, spec);
    return refusal(stage.context, {at.x, y + height, at.w, 0}, {app::CommandKind::MakeRequest}, px(14));
}

} // namespace

void new_request_dialog(const Stage& stage) {
    NewRequest& f = stage.ui.fresh;
    if (!f.open) {
        return;
    }
    FormDialog dialog("law.new.form", f.open, px(560), stage.ui.form_height);
    if (!dialog) {
        return;
    }
    const Rect row = dialog.finish(contents(stage, dialog.inside()));
    const char* why = lacking(stage);
    const TwoAnswer answer = two_answers("law.new", row, {.text = t("law_screen.new.leave")},
                                         {.text = t("law_screen.new.go"),
                                          .kind = ButtonKind::primary,
                                          .enabled = why == nullptr,
                                          .why_disabled = why});
    if (answer == TwoAnswer::safe) {
        dialog.close();
    }
    if (answer == TwoAnswer::main) {
        stage.context.out.emplace_back(app::MakeRequest{stage.model().people[*f.person].person,
                                                        static_cast<app::RequestKind>(f.kind), f.text});
        stage.ui.sent = true;
    }
}

} // namespace mq::ui::law
