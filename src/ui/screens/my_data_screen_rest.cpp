// What is kept and until when, all of it to take away, requests, and who looked.

#include "ui/screens/card_around.h"
#include "ui/screens/form_dialog.h"
#include "ui/screens/my_data_screen_parts.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::my_data {
namespace {

void send_export(const Stage& stage) {
    stage.context.out.emplace_back(app::ExportPersonData{stage.me(), stage.ui.folder});
    stage.ui.folder_sent = true;
}

/// What the program said against that field of a form, while it still is what was sent.
std::string_view error_of(const Stage& stage, std::string_view field, bool holds) {
    const bool here = stage.model().field == field;
    return holds && here ? std::string_view(stage.model().error) : std::string_view();
}

float export_card(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](const Rect& inside) {
        const bool busy = stage.context.model.work.has_value();
        float y = inside.y +
                  wrapped(inside.min(), inside.w, t("my_data.export.title"), type::title_s, theme().text) +
                  px(4);
        y += wrapped({inside.x, y}, inside.w, t("my_data.export.about"), type::small, theme().text2) + px(12);
        const Button go{.text = t("my_data.export.go"),
                        .kind = ButtonKind::primary,
                        .icon = Icon::file_pdf,
                        .enabled = !busy,
                        .why_disabled = t("law_screen.busy")};
        const float width = button_width(go);
        const TextInput spec{.label = t("my_data.export.folder"),
                             .placeholder = t("my_data.export.example"),
                             .error = error_of(stage, "folder", stage.ui.folder_sent),
                             .max_bytes = 2000};
        const bool beside = inside.w - width - px(8) >= px(300);
        const Rect field{inside.x, y, beside ? inside.w - width - px(8) : inside.w, 0};
        const Edited folder = text_input("my_data.export.folder", field, stage.ui.folder, spec);
        stage.ui.folder_sent = stage.ui.folder_sent && !folder.changed;
        const float label = face_of(type::meta_strong).step + px(6);
        const float bottom = y + text_input_height(spec, field.w);
        const Rect place =
            beside ? Rect{field.right() + px(8), y + label, 0, 0} : Rect{inside.x, bottom + px(10), 0, 0};
        const bool pressed = button("my_data.export.go", place, go);
        if ((folder.submitted || pressed) && !busy) {
            send_export(stage);
        }
        y = beside ? bottom : place.y + px(36);
        const float said =
            refusal(stage.context, {inside.x, y, inside.w, 0}, {app::CommandKind::ExportPersonData}, px(12));
        if (said > y) {
            return said;
        }
        if (!stage.model().exported.empty() && spec.error.empty()) {
            const Text<2400> done("my_data.export.done", fmt::arg("folder", stage.model().exported));
            const Notice strip{
                .text = done, .tone = Tone::good, .icon = Icon::check_circle, .icon_kind = IconKind::fill};
            notice({inside.x, y + px(12), inside.w, 0}, strip);
            y += px(12) + notice_height(strip, inside.w);
        }
        return y;
    });
}

float kept_card(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](const Rect& inside) {
        float y = inside.y +
                  wrapped(inside.min(), inside.w, t("my_data.kept.title"), type::title_s, theme().text) +
                  px(10);
        if (stage.model().kept.empty()) {
            return y + wrapped({inside.x, y}, inside.w, t("my_data.kept.empty"), type::small, theme().text2);
        }
        for (const app::LawText& one : stage.model().kept) {
            horizontal(inside.x, y, inside.w, theme().border);
            y += px(10);
            y += wrapped({inside.x, y}, inside.w, one.title, type::body_strong, theme().text) + px(2);
            y += wrapped({inside.x, y}, inside.w, one.text, type::small, theme().text2) + px(10);
        }
        return y - px(8);
    });
}

float request_card(const app::RequestLine& line, const Rect& at) {
    return card_around(at, CardLook::plain, [&](const Rect& inside) {
        float y = inside.y + wrapped(inside.min(), inside.w, line.kind, type::body_strong, theme().text);
        y += wrapped({inside.x, y}, inside.w,
                     Text<120>("law_screen.requests.sent_on", fmt::arg("when", line.when)), type::meta,
                     theme().text2) +
             px(8);
        y = rights::request_chips({inside.x, y, inside.w, 0}, line) + px(10);
        if (!line.text.empty()) {
            y += wrapped({inside.x, y}, inside.w, line.text, type::small, theme().text) + px(8);
        }
        if (!line.word.empty()) {
            const Text<4200> answer("my_data.request.answer", fmt::arg("word", line.word));
            const Notice strip{.text = answer, .icon = Icon::chat_teardrop_text};
            notice({inside.x, y, inside.w, 0}, strip);
            y += notice_height(strip, inside.w) + px(8);
        }
        return y - px(8);
    });
}

void begin_request(const Stage& stage) {
    stage.ui.asking = true;
    stage.ui.sent = stage.ui.changed = false;
    stage.ui.form_height = 1e6F;
}

/// What isn't about one field: below all of them.
float form_error(const Rect& at, std::string_view words) {
    if (words.empty()) {
        return at.y;
    }
    const Notice strip{.text = words, .tone = Tone::bad, .icon = Icon::warning};
    notice({at.x, at.y + px(12), at.w, 0}, strip);
    return at.y + px(12) + notice_height(strip, at.w);
}

float form(const Stage& stage, const Rect& at) {
    MyDataUi& ui = stage.ui;
    float y = at.y + wrapped(at.min(), at.w, t("my_data.request.title"), type::title_s, theme().text) + px(4);
    y += wrapped({at.x, y}, at.w, t("my_data.request.about"), type::meta, theme().text2) + px(16);
    const bool holds = ui.sent && !ui.changed;
    const auto names = rights::kind_names();
    const bool other = select("my_data.request.kind", {at.x, y, at.w, 0}, names, ui.kind,
                              {.label = t("law_screen.new.kind")});
    y += px(24) + px(36) + px(4);
    y += wrapped({at.x, y}, at.w, rights::kind_about(ui.kind), type::meta, theme().text2);
    if (const std::string_view wrong = error_of(stage, "kind", holds); !wrong.empty()) {
        y += px(4) + wrapped({at.x, y + px(4)}, at.w, wrong, type::meta, theme().bad.ink);
    }
    y += px(16);
    const TextBox spec{.label = t("my_data.request.text"),
                       .placeholder = t("my_data.request.example"),
                       .error = error_of(stage, "text", holds),
                       .max_bytes = 4000,
                       .grows = true,
                       .min_lines = 3,
                       .max_lines = 8};
    const float height = text_box_height("my_data.request.text", ui.text, spec, at.w);
    const bool typed = text_box("my_data.request.text", {at.x, y, at.w, height}, ui.text, spec).changed;
    ui.changed = ui.changed || other || typed;
    return form_error({at.x, y + height, at.w, 0}, error_of(stage, "", holds));
}

/// A correction and an appeal say what is meant.
bool needs_text(int kind) {
    return kind == static_cast<int>(app::RequestKind::correct) ||
           kind == static_cast<int>(app::RequestKind::appeal);
}

} // namespace

float kept(const Stage& stage, const Rect& at) {
    const float y = export_card(stage, at) + px(16);
    return kept_card(stage, {at.x, y, at.w, 0});
}

float requests(const Stage& stage, const Rect& at) {
    const Button ask{.text = t("my_data.request.new"),
                     .kind = ButtonKind::primary,
                     .icon = Icon::plus,
                     .enabled = stage.writes(),
                     .why_disabled = t("my_data.read_only")};
    if (button("my_data.request.new", {at.x, at.y, 0, 0}, ask)) {
        begin_request(stage);
    }
    float y = at.y + px(36) + px(14);
    if (stage.model().requests.empty()) {
        return rights::nothing_here("my_data.no_requests", {at.x, y, at.w, 0},
                                    {.icon = Icon::envelope_simple,
                                     .title = t("my_data.request.empty.title"),
                                     .text = t("my_data.request.empty.text")});
    }
    for (const app::RequestLine& line : stage.model().requests) {
        y = request_card(line, {at.x, y, at.w, 0}) + px(12);
    }
    return y - px(12);
}

float access(const Stage& stage, const Rect& at) {
    if (stage.model().access.empty()) {
        return rights::nothing_here("my_data.no_access", at,
                                    {.icon = Icon::eye,
                                     .title = t("my_data.access.empty.title"),
                                     .text = t("my_data.access.empty.text")});
    }
    const float y =
        at.y + wrapped(at.min(), at.w, t("my_data.access.about"), type::small, theme().text2) + px(12);
    return rights::access_table({at.x, y, at.w, 0}, {stage.model().access, stage.ui.shown, false});
}

void request_dialog(const Stage& stage) {
    MyDataUi& ui = stage.ui;
    if (!ui.asking) {
        return;
    }
    FormDialog dialog("my_data.request.form", ui.asking, px(560), ui.form_height);
    if (!dialog) {
        return;
    }
    const Rect row = dialog.finish(form(stage, dialog.inside()));
    const bool lacks = needs_text(ui.kind) && !has_letters(ui.text);
    const TwoAnswer answer =
        two_answers("my_data.request", row, {.text = t("my_data.request.leave")},
                    {.text = t("my_data.request.go"),
                     .kind = ButtonKind::primary,
                     .enabled = !lacks && stage.writes(),
                     .why_disabled = t(lacks ? "my_data.request.need_text" : "my_data.read_only")});
    if (answer == TwoAnswer::safe) {
        dialog.close();
    }
    if (answer == TwoAnswer::main) {
        stage.context.out.emplace_back(
            app::MakeRequest{stage.me(), static_cast<app::RequestKind>(ui.kind), ui.text});
        ui.sent = true;
        ui.changed = false;
    }
}

} // namespace mq::ui::my_data
