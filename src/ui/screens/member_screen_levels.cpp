// Signed levels: who signed which and why, appeals and their answers, and signing itself.

#include "ui/screens/form_dialog.h"
#include "ui/screens/member_screen_parts.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::member {
namespace {

constexpr float five_beside = 400; // design px; narrower, the levels have no names below

void open_appeal(const Stage& stage, const app::SignoffLine& line) {
    stage.ui.word.clear();
    stage.ui.tried = false;
    stage.ui.signoff = line.id;
    stage.ui.appealing = true;
}

void open_answer(const Stage& stage, const app::SignoffLine& line) {
    stage.ui.word.clear();
    stage.ui.tried = false;
    stage.ui.signoff = line.id;
    stage.ui.upheld = -1;
    stage.ui.answering = true;
    stage.ui.form_height = 1e6F;
}

float quoted(const Rect& at, const char* key, std::string_view by, std::string_view words) {
    if (words.empty()) {
        return at.y;
    }
    const Text<320> head(key, fmt::arg("name", by));
    const float height = face_of(type::meta_strong).step + wrapped_height(words, type::small, at.w - px(16));
    fill({at.x, at.y + px(6), px(3), height}, theme().border2, fpx(1.5F));
    float y = at.y + px(6);
    y += wrapped({at.x + px(16), y}, at.w - px(16), head, type::meta_strong, theme().text2);
    y += wrapped({at.x + px(16), y}, at.w - px(16), words, type::small, theme().text);
    return y + px(2);
}

float one_signoff(const Stage& stage, const Rect& at, std::size_t i) {
    const app::SignoffLine& line = stage.page.signoffs[i];
    const bool waits = line.appealed && line.answer.empty();
    level_chip({at.x, at.y + px(2)}, line.level, px(32));
    const Rect body{at.x + px(46), at.y, std::min(at.w - px(46), px(820)), 0};
    Rect row = body.with_height(px(24)).with_width(at.w - px(46));
    const Chip mark{.text = line.state_line,
                    .tone = waits        ? Tone::warn
                            : line.holds ? Tone::good
                                         : Tone::neutral,
                    .icon = waits        ? Icon::warning
                            : line.holds ? Icon::check_circle
                                         : Icon::clock_counter_clockwise,
                    .small = true};
    const ImVec2 size = chip_size(mark);
    const Buf<160> title("{} · {}", line.level, line.level_name);
    const bool beside = size.x + px(160) < row.w;
    if (beside) {
        const Rect place = row.cut_right(size.x, px(10));
        chip({place.x, std::round(place.mid_y() - size.y * 0.5F)}, mark);
    }
    text_in(row, title, type::small_strong, theme().text);
    float y = body.y + px(24);
    if (!beside) {
        y += wrapped({body.x, y}, body.w, line.state_line, type::meta_strong, theme().text2);
    }
    const Text<640> about(line.reported ? "member_screen.sign.line" : "member_screen.sign.line_thin",
                          fmt::arg("by", line.by), fmt::arg("day", line.when),
                          fmt::arg("level", line.reported.value_or(0)), fmt::arg("version", line.version));
    y += wrapped({body.x, y}, body.w, about, type::meta, theme().text2);
    if (!line.word.empty()) {
        y += wrapped({body.x, y + px(2)}, body.w, line.word, type::small, theme().text) + px(2);
    }
    y = quoted({body.x, y, body.w, 0}, "member_screen.appeal.said", stage.page.row.name, line.appeal);
    y = quoted({body.x, y, body.w, 0}, "member_screen.answer.said", line.answered_by, line.answer);
    const bool may_appeal = line.may_appeal;
    const bool may_answer = line.may_answer;
    if (stage.writes() && (may_appeal || may_answer)) {
        const Button b{.text = t(may_appeal ? "member_screen.appeal.open" : "member_screen.answer.open"),
                       .size = ButtonSize::small};
        if (button(Name("member.signoff.{}.{}", i, may_appeal ? "appeal" : "answer"),
                   {body.x, y + px(8), 0, 0}, b)) {
            (may_appeal ? open_appeal : open_answer)(stage, line);
        }
        y += px(38);
    }
    return std::max(y, at.y + px(36));
}

// ---- the dialog that signs

float levels_height(float width) {
    return width >= px(five_beside) ? px(84) : px(48);
}

void level_choice(const Stage& stage, const Rect& at) {
    const bool names = at.w >= px(five_beside);
    for (int i = 1; i <= 5; ++i) {
        const Rect box = at.column(i - 1, 5, px(8));
        const bool on = stage.ui.level == i;
        const std::string& name = stage.page.level_names[static_cast<std::size_t>(i - 1)];
        const Hit hit = interact(Name("member.sign.{}", i), box,
                                 {.kind = WidgetKind::choice,
                                  .on = on,
                                  .label = name,
                                  .tooltip = names ? nullptr : name.c_str(),
                                  .ring_radius = fpx(10)});
        fill(box, on ? theme().accent_soft : hit.hovered ? theme().hover : theme().surface, fpx(10));
        border(box, on ? theme().accent : theme().border2, fpx(10), on ? px(2) : 0);
        level_chip({std::round(box.mid_x() - px(14)), box.y + px(10)}, i, px(28));
        if (names) {
            text_in({box.x + px(4), box.y + px(46), box.w - px(8), px(26)}, name,
                    on ? type::meta_strong : type::meta, theme().text, Align::centre);
        }
        if (hit.pressed) {
            stage.ui.level = i;
        }
    }
}

const char* why_not_sign(const Stage& stage) {
    const MemberUi& ui = stage.ui;
    if (ui.level == 0) {
        return "member_screen.sign.need_level";
    }
    const bool differs = stage.page.row.reported != ui.level;
    return differs && !has_letters(ui.word) ? "member_screen.sign.need_word" : nullptr;
}

void sign_dialog(const Stage& stage) {
    MemberUi& ui = stage.ui;
    const app::HeatRow& row = stage.page.row;
    ui.signing = ui.signing || just_refused(stage.context, {app::CommandKind::SignLevel});
    const Text<320> title("member_screen.sign.title", fmt::arg("name", row.name));
    const Text<320> says(
        row.reported ? "member_screen.sign.says" : "member_screen.sign.says_thin",
        fmt::arg("level", row.reported.value_or(0)),
        fmt::arg(
            "name",
            stage.page.level_names[static_cast<std::size_t>(std::clamp(row.reported.value_or(1), 1, 5) - 1)]),
        fmt::arg("low", Number(row.overall.low).c_str()), fmt::arg("high", Number(row.overall.high).c_str()));
    const Notice means{.text = t("member_screen.sign.means"), .icon = Icon::info};
    const TextBox spec{.label = t("member_screen.sign.word"),
                       .placeholder = t("member_screen.sign.word_example"),
                       .max_bytes = 2000,
                       .min_lines = 2};
    const char* why = why_not_sign(stage);
    FormDialog dialog("member.sign.form", ui.signing, px(580), ui.form_height);
    if (!dialog) {
        return;
    }
    const Rect at = dialog.inside();
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    float y = lead::titled(at, title, says);
    if (!stage.page.sign_hint.empty()) {
        y += wrapped({at.x, y}, at.w, stage.page.sign_hint, type::meta, theme().text2) + px(8);
    }
    level_choice(stage, below(y).with_height(levels_height(at.w)));
    y += levels_height(at.w) + px(14);
    const float box = text_box_height("member.sign.word", ui.word, spec, at.w);
    text_box("member.sign.word", below(y).with_height(box), ui.word, spec);
    y += box + px(14);
    notice(below(y), means);
    y += notice_height(means, at.w);
    y = refusal(stage.context, below(y), {app::CommandKind::SignLevel}, px(14));
    const TwoAnswer answer =
        two_answers("member.sign", dialog.finish(y), {.text = t("member_screen.sign.back")},
                    {.text = t("member_screen.sign.go"),
                     .kind = ButtonKind::primary,
                     .enabled = why == nullptr,
                     .why_disabled = why == nullptr ? nullptr : t(why)});
    if (answer == TwoAnswer::main) {
        stage.context.out.emplace_back(app::SignLevel{stage.page.person, ui.level, ui.word});
    }
    if (answer != TwoAnswer::none) {
        dialog.close();
    }
}

void appeal_dialog(const Stage& stage) {
    MemberUi& ui = stage.ui;
    if (lead::ask(ui.appealing, ui.word, ui.tried, lead::ask_for_appeal("member.appeal", stage.context))) {
        stage.context.out.emplace_back(app::AppealLevel{ui.signoff, ui.word});
    }
}

void answer_dialog(const Stage& stage) {
    MemberUi& ui = stage.ui;
    ui.answering = ui.answering || just_refused(stage.context, {app::CommandKind::AnswerAppeal});
    FormDialog dialog("member.answer.form", ui.answering, px(540), ui.form_height);
    if (!dialog) {
        return;
    }
    const Rect at = dialog.inside();
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    const RadioCard keep{.icon = Icon::check_circle,
                         .title = t("member_screen.answer.keep"),
                         .text = t("member_screen.answer.keep_about"),
                         .selected = ui.upheld == 1};
    const RadioCard drop{.icon = Icon::arrow_counter_clockwise,
                         .title = t("member_screen.answer.drop"),
                         .text = t("member_screen.answer.drop_about"),
                         .selected = ui.upheld == 0};
    float y = lead::titled(at, t("member_screen.answer.title"), {}) + px(8);
    if (radio_card("member.answer.keep", below(y).with_height(radio_card_height(keep, at.w)), keep)) {
        ui.upheld = 1;
    }
    y += radio_card_height(keep, at.w) + px(8);
    if (radio_card("member.answer.drop", below(y).with_height(radio_card_height(drop, at.w)), drop)) {
        ui.upheld = 0;
    }
    y += radio_card_height(drop, at.w) + px(14);
    const TextBox spec{.label = t("member_screen.answer.word"),
                       .placeholder = t("member_screen.answer.example"),
                       .max_bytes = 2000,
                       .min_lines = 2};
    const float box = text_box_height("member.answer.word", ui.word, spec, at.w);
    text_box("member.answer.word", below(y).with_height(box), ui.word, spec);
    y = refusal(stage.context, below(y + box), {app::CommandKind::AnswerAppeal}, px(14));
    const TwoAnswer answer =
        two_answers("member.answer", dialog.finish(y), {.text = t("member_screen.answer.back")},
                    {.text = t("member_screen.answer.go"),
                     .kind = ButtonKind::primary,
                     .enabled = ui.upheld >= 0 && has_letters(ui.word),
                     .why_disabled = t("member_screen.answer.need")});
    if (answer == TwoAnswer::main) {
        stage.context.out.emplace_back(app::AnswerAppeal{ui.signoff, ui.upheld == 1, ui.word});
    }
    if (answer != TwoAnswer::none) {
        dialog.close();
    }
}

} // namespace

void begin_signing(const Stage& stage) {
    MemberUi& ui = stage.ui;
    forget_left_text();
    ui.level = stage.page.row.reported.value_or(0);
    ui.word.clear();
    ui.tried = false;
    ui.signing = true;
    ui.form_height = 1e6F;
}

float levels(const Stage& stage, const Rect& at) {
    float y = at.y;
    if (stage.page.signoffs.empty()) {
        y = lead::nothing(at, "member_screen.sign.none");
    }
    for (std::size_t i = 0; i < stage.page.signoffs.size(); ++i) {
        if (i > 0) {
            horizontal(at.x, y, at.w, theme().border);
            y += px(14);
        }
        y = one_signoff(stage, {at.x, y, at.w, 0}, i) + px(14);
    }
    return y - px(8);
}

void dialogs(const Stage& stage) {
    sign_dialog(stage);
    appeal_dialog(stage);
    answer_dialog(stage);
}

} // namespace mq::ui::member
