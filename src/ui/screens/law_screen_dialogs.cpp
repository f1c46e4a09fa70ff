// A request: what was asked, the answer, what was done, and, where that is it, deleting somebody for good.

#include "base/text.h"
#include "ui/screens/form_dialog.h"
#include "ui/screens/law_screen_parts.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>

namespace mq::ui::law {
namespace {

enum class Step : unsigned char { answer, finish, erase, read };

Step step_of(const app::RequestLine& line) {
    if (!line.answered) {
        return Step::answer;
    }
    if (!line.accepted || line.done) {
        return Step::read;
    }
    return line.erases ? Step::erase : Step::finish;
}

const app::RequestLine* opened(const Stage& stage) {
    const auto& all = stage.model().requests;
    const auto found = std::ranges::find(all, stage.ui.request.id, &app::RequestLine::id);
    return found == all.end() ? nullptr : &*found;
}

float gap_below(float y, float gap) {
    return y + px(gap);
}

/// A heading and what was written; nothing where that is nothing.
float written(const Rect& at, const char* key, std::string_view words) {
    if (words.empty()) {
        return at.y;
    }
    float y = at.y + wrapped(at.min(), at.w, t(key), type::caption_strong, theme().text3) + px(2);
    y += wrapped({at.x, y}, at.w, words, type::body, theme().text);
    return gap_below(y, 14);
}

float head(const Stage& stage, const app::RequestLine& line, const Rect& at) {
    const Text<500> title("law_screen.requests.title", fmt::arg("kind", line.kind),
                          fmt::arg("name", line.name));
    float y = at.y + wrapped(at.min(), at.w, title, type::title_s, theme().text) + px(4);
    y += wrapped({at.x, y}, at.w, Text<120>("law_screen.requests.sent_on", fmt::arg("when", line.when)),
                 type::meta, theme().text2) +
         px(8);
    y = rights::request_chips({at.x, y, at.w, 0}, line) + px(14);
    y = written({at.x, y, at.w, 0}, "law_screen.requests.asked", line.text);
    y = written({at.x, y, at.w, 0}, "law_screen.requests.answered", line.word);
    const Button take_out{.text = t("law_screen.requests.export"),
                          .size = ButtonSize::small,
                          .icon = Icon::file_pdf,
                          .enabled = !stage.context.model.work,
                          .why_disabled = t("law_screen.busy")};
    if (button("law.request.export", {at.x, y, 0, 0}, take_out)) {
        stage.context.out.emplace_back(app::ExportPersonData{line.person, {}});
    }
    return refusal(stage.context, {at.x, y + px(30), at.w, 0}, {app::CommandKind::ExportPersonData}, px(12)) +
           px(18);
}

float word_box(const Stage& stage, const Rect& at, const char* label, const char* example) {
    const TextBox spec{.label = t(label),
                       .placeholder = t(example),
                       .error = stage.error_of("word"),
                       .max_bytes = 4000,
                       .grows = true,
                       .min_lines = 3,
                       .max_lines = 8};
    std::string& word = stage.ui.request.word;
    const float height = text_box_height("law.request.word", word, spec, at.w);
    text_box("law.request.word", at.with_height(height), word, spec);
    return at.y + height;
}

float answer_form(const Stage& stage, const Rect& at) {
    OpenedRequest& r = stage.ui.request;
    const RadioCard yes{.icon = Icon::check_circle,
                        .title = t("law_screen.answer.yes"),
                        .text = t("law_screen.answer.yes_about"),
                        .selected = r.answer == 1};
    const RadioCard no{.icon = Icon::x_circle,
                       .title = t("law_screen.answer.no"),
                       .text = t("law_screen.answer.no_about"),
                       .selected = r.answer == 0};
    float y = at.y;
    if (radio_card("law.request.yes", {at.x, y, at.w, radio_card_height(yes, at.w)}, yes)) {
        r.answer = 1;
    }
    y += radio_card_height(yes, at.w) + px(8);
    if (radio_card("law.request.no", {at.x, y, at.w, radio_card_height(no, at.w)}, no)) {
        r.answer = 0;
    }
    y += radio_card_height(no, at.w) + px(14);
    return word_box(stage, {at.x, y, at.w, 0},
                    r.answer == 0 ? "law_screen.answer.reason" : "law_screen.answer.word",
                    "law_screen.answer.example");
}

float erase_form(const Stage& stage, const app::RequestLine& line, const Rect& at) {
    OpenedRequest& r = stage.ui.request;
    const Notice warning{.text = t("law_screen.erase.text"),
                         .tone = Tone::bad,
                         .icon = Icon::warning,
                         .icon_kind = IconKind::fill,
                         .title = t("law_screen.erase.title")};
    notice({at.x, at.y, at.w, 0}, warning);
    float y = at.y + notice_height(warning, at.w) + px(14);
    const Text<500> label("law_screen.erase.type", fmt::arg("name", line.name));
    y += wrapped({at.x, y}, at.w, label, type::meta_strong, theme().text) + px(6);
    const TextInput spec{.placeholder = "", .max_bytes = 1000};
    if (text_input("law.request.name", {at.x, y, at.w, 0}, r.name, spec).changed) {
        r.matches = has_letters(r.name) && text::fold(r.name) == text::fold(line.name);
    }
    return y + text_input_height(spec, at.w);
}

float form(const Stage& stage, const app::RequestLine& line, const Rect& at) {
    switch (step_of(line)) {
        case Step::answer: return answer_form(stage, at);
        case Step::finish: return word_box(stage, at, "law_screen.finish.word", "law_screen.finish.example");
        case Step::erase: return erase_form(stage, line, at);
        case Step::read: break;
    }
    return at.y - px(18);
}

/// The main button; no text: there is nothing to do.
Button main_button(const Stage& stage, const app::RequestLine& line) {
    const OpenedRequest& r = stage.ui.request;
    const Step step = step_of(line);
    const bool no_reason = r.answer == 0 && !has_letters(r.word);
    const char* lacks = step == Step::answer && r.answer < 0 ? t("law_screen.answer.choose")
                        : step == Step::answer && no_reason  ? t("law_screen.answer.need_reason")
                        : step == Step::erase && !r.matches  ? t("law_screen.erase.need_name")
                                                             : nullptr;
    if (step == Step::read) {
        return {};
    }
    return {.text = t(step == Step::erase    ? "law_screen.erase.go"
                      : step == Step::finish ? "law_screen.finish.go"
                                             : "law_screen.answer.go"),
            .kind = step == Step::erase ? ButtonKind::danger : ButtonKind::primary,
            .enabled = lacks == nullptr && stage.writes(),
            .why_disabled = stage.writes() ? lacks : stage.why_not()};
}

void send(const Stage& stage, const app::RequestLine& line) {
    OpenedRequest& r = stage.ui.request;
    switch (step_of(line)) {
        case Step::answer:
            stage.context.out.emplace_back(app::AnswerRequest{line.id, r.answer == 1, r.word});
            break;
        case Step::finish: stage.context.out.emplace_back(app::FinishRequest{line.id, r.word}); break;
        case Step::erase:
            stage.context.out.emplace_back(app::ErasePerson{line.person, "request", line.id});
            break;
        case Step::read: break;
    }
    stage.ui.sent = true;
}

} // namespace

void request_dialog(const Stage& stage) {
    const app::RequestLine* line = stage.ui.request.open ? opened(stage) : nullptr;
    if (line == nullptr) {
        stage.ui.request.open = false; // gone with the person it was about
        return;
    }
    FormDialog dialog("law.request", stage.ui.request.open, px(600), stage.ui.form_height);
    if (!dialog) {
        return;
    }
    const Rect at = dialog.inside();
    const float top = head(stage, *line, at);
    const float bottom = form(stage, *line, {at.x, top, at.w, 0});
    const Rect row =
        dialog.finish(refusal(stage.context, {at.x, bottom, at.w, 0},
                              {app::CommandKind::AnswerRequest, app::CommandKind::FinishRequest}, px(14)));
    if (ImGui::IsWindowAppearing()) {
        focus("law.request.safe");
    }
    const Button main = main_button(stage, *line);
    const Button safe{.text = t(main.text.empty() ? "law_screen.close" : "law_screen.later")};
    const TwoAnswer answer = two_answers("law.request", row, safe, main);
    const bool erases = step_of(*line) == Step::erase;
    if (answer == TwoAnswer::main) {
        send(stage, *line);
    }
    if (answer == TwoAnswer::safe || (answer == TwoAnswer::main && erases)) { // deleting goes on aside
        dialog.close();
    }
}

} // namespace mq::ui::law
