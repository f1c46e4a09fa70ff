// When, with which questions, with scenes or without, and the consent at the end.

#include "ui/screens/plan_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::plan {
namespace {

constexpr std::size_t most_kits = 64;

struct FieldSpec {
    const char *name, *label, *example;
    std::string_view field;
    std::size_t max_bytes;
};

float one_field(const Stage& stage, const Rect& at, std::string& value, const FieldSpec& f) {
    const TextInput spec{.label = t(f.label),
                         .placeholder = t(f.example),
                         .error = problem_of(stage, f.field),
                         .max_bytes = f.max_bytes};
    if (text_input(f.name, at, value, spec).changed) {
        mend(stage, f.field);
    }
    point_at(stage, f.field, at);
    return at.y + text_input_height(spec, at.w);
}

/// Side by side where there is room.
float two_fields(const Stage& stage, const Rect& at, std::string& first, const FieldSpec& left,
                 std::string& second, const FieldSpec& right) {
    if (at.w < px(420)) {
        const float y = one_field(stage, at, first, left) + px(14);
        return one_field(stage, {at.x, y, at.w, 0}, second, right);
    }
    const float y = one_field(stage, at.column(0, 2, px(16)), first, left);
    return std::max(y, one_field(stage, at.column(1, 2, px(16)), second, right));
}

// How many questions and minutes, and whether they fit.
float kit_lines(const app::KitChoice& kit, const Rect& at) {
    const Text<192> words("plan.kit_line", fmt::arg("n", kit.questions.size()),
                          fmt::arg("needed", kit.needed), fmt::arg("minutes", kit.minutes));
    float y = at.y + wrapped(at.min(), at.w, words, type::meta, theme().text2);
    if (!kit.about.empty()) {
        y += wrapped({at.x, y}, at.w, kit.about, type::meta, theme().text2);
    }
    if (kit.needed > kit.minutes) {
        const Notice tight{.text = t("plan.kit_tight"), .tone = Tone::warn, .icon = Icon::timer};
        notice({at.x, y + px(8), at.w, 0}, tight);
        y += px(8) + notice_height(tight, at.w);
    }
    return y;
}

} // namespace

float when(const Stage& stage, const Rect& at) {
    PlanUi& ui = stage.ui;
    float y = section(at, t("plan.when"));
    y = two_fields(stage, {at.x, y, at.w, 0}, ui.post,
                   {"plan.post", "plan.post", "plan.post_example", "post", 400}, ui.round,
                   {"plan.round", "plan.round", "plan.round_example", "round", 200}) +
        px(14);
    return two_fields(stage, {at.x, y, at.w, 0}, ui.day,
                      {"plan.day", "plan.day", "plan.day_example", "day", 24}, ui.time,
                      {"plan.time", "plan.time", "plan.time_example", "time", 16});
}

float what(const Stage& stage, const Rect& at) {
    PlanUi& ui = stage.ui;
    float y = section(at, t("plan.what"));
    const auto& kits = stage.form.kits;
    if (kits.empty()) {
        return y + wrapped({at.x, y}, at.w, t("plan.no_kits"), type::small, theme().text2);
    }
    std::array<std::string_view, most_kits> names;
    int chosen = -1;
    const std::size_t count = std::min(kits.size(), most_kits);
    for (std::size_t i = 0; i < count; ++i) {
        names[i] = kits[i].name;
        chosen = kits[i].id == ui.kit ? static_cast<int>(i) : chosen;
    }
    if (select("plan.kit", {at.x, y, at.w, 0}, {names.data(), count}, chosen)) {
        ui.kit = kits[static_cast<std::size_t>(chosen)].id;
        mend(stage, "kit");
    }
    point_at(stage, "kit", {at.x, y, at.w, 0});
    y += px(36 + 8);
    if (const app::KitChoice* kit = chosen_kit(stage)) {
        y = kit_lines(*kit, {at.x, y, at.w, 0});
    }
    if (const std::string_view problem = problem_of(stage, "kit"); !problem.empty()) {
        y += px(4) + wrapped({at.x, y + px(4)}, at.w, problem, type::meta, theme().bad.ink);
    }
    return y;
}

float session(const Stage& stage, const Rect& at) {
    const auto& scenes = stage.form.session_scenes;
    if (scenes.empty()) {
        return at.y;
    }
    float y = section(at, t("plan.session"));
    checkbox("plan.session", {at.x, y, at.w, 0}, t("plan.session_box"), stage.ui.session);
    y += checkbox_size(t("plan.session_box"), at.w).y + px(6);
    const float left = at.x + px(28);
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        const Buf<16> number("{}.", i + 1);
        text_in({left, y, px(20), px(20)}, number, type::meta, theme().text2);
        y += wrapped({left + px(20), y}, at.w - px(48), scenes[i], type::meta,
                     stage.ui.session ? theme().text : theme().text2);
    }
    return y + px(24);
}

// The text as it will be kept, whole; the box is empty until a person ticks it, and the last thing before the
// button.
float consent(const Stage& stage, const Rect& at) {
    PlanUi& ui = stage.ui;
    const app::ConsentText& words = consent_of(stage);
    float y = section(at, t("plan.consent"));
    const float room = at.w - 2 * px(16);
    const float purpose = wrapped_height(words.purpose, type::small_strong, room);
    const float height = purpose + px(6) + wrapped_height(words.text, type::small, room) + 2 * px(14);
    const Rect whole{at.x, y, at.w, height};
    fill(whole, theme().inset, fpx(10));
    border(whole, theme().border, fpx(10));
    wrapped({whole.x + px(16), whole.y + px(14)}, room, words.purpose, type::small_strong, theme().text);
    wrapped({whole.x + px(16), whole.y + px(14) + purpose + px(6)}, room, words.text, type::small,
            theme().text2);
    y = whole.bottom() + px(14);
    const char* agreed = t(ui.staff ? "plan.agreed_staff" : "plan.agreed");
    if (checkbox("plan.consent", {at.x, y, at.w, 0}, agreed, ui.consent, !words.text.empty())) {
        mend(stage, "consent");
    }
    point_at(stage, "consent", {at.x, y, at.w, 0});
    y += checkbox_size(agreed, at.w).y;
    if (const std::string_view problem = problem_of(stage, "consent"); !problem.empty()) {
        y += px(6) + wrapped({at.x, y + px(6)}, at.w, problem, type::meta, theme().bad.ink);
    }
    return y;
}

} // namespace mq::ui::plan
