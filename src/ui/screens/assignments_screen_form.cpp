// A new assignment: to whom, which scenes, until when.

#include "ui/screens/assignments_screen_parts.h"
#include "ui/screens/form_card.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>

namespace mq::ui::assignments {
namespace {

constexpr float card_width = 800;
constexpr int most_tenths = 10;

const char* why_not(const Stage& stage) {
    const AssignmentDraft& d = stage.ui.draft;
    if (!stage.writes()) {
        return "member_screen.read_only";
    }
    const bool nobody = d.by_team ? !d.team : d.people.empty();
    return nobody                 ? "assignments_screen.need.people"
           : d.scenes.empty()     ? "assignments_screen.need.scenes"
           : !lead::is_day(d.due) ? "assignments_screen.need.due"
                                  : nullptr;
}

void send(const Stage& stage) {
    AssignmentDraft& d = stage.ui.draft;
    if (why_not(stage) != nullptr) {
        return;
    }
    app::AssignScenes wanted;
    if (d.by_team) {
        wanted.team = d.team;
    } else {
        wanted.people = d.people;
    }
    wanted.scenes = d.scenes;
    wanted.due = lead::kept_day(d.due);
    wanted.least = d.least * 10;
    wanted.word = d.word;
    stage.context.out.emplace_back(std::move(wanted));
    d.lines = stage.model.lines.size();
    d.sent = true;
}

float until_when(const Stage& stage, const Rect& at) {
    AssignmentDraft& d = stage.ui.draft;
    std::array<std::array<char, 24>, most_tenths + 1> texts{};
    std::array<std::string_view, most_tenths + 1> options;
    options[0] = t("assignments_screen.form.finishing");
    for (int n = 1; n <= most_tenths; ++n) {
        auto& text = texts[static_cast<std::size_t>(n)];
        options[static_cast<std::size_t>(n)] =
            t_format_to(text.data(), text.size(), "assignments_screen.form.least_of", fmt::arg("n", n * 10));
    }
    const bool wrong = has_letters(d.due) && !lead::is_day(d.due);
    const TextInput due{.label = t("assignments_screen.form.due"),
                        .placeholder = t("member_screen.day_example"),
                        .error = wrong ? t("member_screen.day_wrong") : "",
                        .icon = Icon::calendar_blank,
                        .max_bytes = 24};
    const bool two = at.w >= px(460);
    const Rect first = two ? at.column(0, 2, px(16)) : at;
    text_input("assignments.form.due", first, d.due, due);
    float y = at.y + text_input_height(due, first.w);
    const Rect second = two ? at.column(1, 2, px(16)) : Rect{at.x, y + px(14), at.w, 0};
    select("assignments.form.least", second, options, d.least, {.label = t("assignments_screen.form.least")});
    y = std::max(y, second.y + face_of(type::meta_strong).step + px(6) + px(36));
    const TextBox word{.label = t("assignments_screen.form.word"),
                       .placeholder = t("assignments_screen.form.word_example"),
                       .max_bytes = 2000,
                       .grows = true,
                       .min_lines = 2,
                       .max_lines = 6};
    const Rect box{at.x, y + px(14), at.w, 0};
    const float height = text_box_height("assignments.form.word", d.word, word, box.w);
    text_box("assignments.form.word", box.with_height(height), d.word, word);
    return box.y + height;
}

void foot(const Stage& stage, Rect inside) {
    const char* why = why_not(stage);
    const auto placed = [](const Rect& r) { return centred_in(r, r.w, px(36)); };
    const Button back{
        .text = t("assignments_screen.form.back"), .kind = ButtonKind::ghost, .icon = Icon::caret_left};
    const Button go{.text = t("assignments_screen.form.go"),
                    .kind = ButtonKind::primary,
                    .keycap = "Ctrl Enter",
                    .enabled = why == nullptr,
                    .why_disabled = why == nullptr ? nullptr : t(why)};
    if (button("assignments.form.back", placed(inside.cut_left(button_width(back), px(12))).moved(-px(14), 0),
               back)) {
        forget_left_text();
        stage.ui.draft = {};
    }
    if (button("assignments.form.go", placed(inside.cut_right(button_width(go), px(14))), go)) {
        send(stage);
    }
    if (why != nullptr) {
        text_in(inside, t(why), type::meta, theme().text2, Align::right);
    }
}

} // namespace

void begin(const Stage& stage, bool as_asked) {
    forget_left_text();
    AssignmentDraft& d = stage.ui.draft;
    d = {};
    d.open = true;
    d.due = lead::shown_day(stage.model.due);
    if (as_asked) {
        d.people = stage.model.chosen_people;
        d.scenes = stage.model.chosen_scenes;
    }
    stage.ui.form_height = 1e6F;
}

void form(const Stage& stage, const Rect& area) {
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter)) {
        send(stage);
    }
    find_matches(stage);
    FormCard card("assignments.form", area, px(card_width), stage.ui.form_height);
    const Rect at = card.inside();
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    float y = at.y;
    y += wrapped({at.x, y}, at.w, t("assignments_screen.form.title"), type::title_l, theme().text) + px(18);
    y = to_whom(stage, below(y)) + px(24);
    y = which_scenes(stage, below(y)) + px(24);
    text_in({at.x, y, at.w, px(26)}, t("assignments_screen.form.when"), type::title_s, theme().text);
    y = until_when(stage, below(y + px(38)));
    y = refusal(stage.context, below(y), {app::CommandKind::AssignScenes}, px(16));
    foot(stage, card.finish(y));
}

} // namespace mq::ui::assignments
