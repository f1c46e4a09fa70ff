#include "ui/screens/person_fields.h"

#include "base/clock.h"
#include "ui/i18n.h"
#include "ui/screens/one_of.h"
#include "ui/widgets.h"
#include "ui/widgets/field.h"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <charconv>
#include <span>

namespace mq::ui {
namespace {

constexpr int first_year = 1900; ///< of a date; earlier ones are years that are still being typed

std::string_view without_blanks(std::string_view typed) {
    const std::size_t from = typed.find_first_not_of(' ');
    return from == std::string_view::npos ? std::string_view{}
                                          : typed.substr(from, typed.find_last_not_of(' ') + 1 - from);
}

/// `chosen` counts from 0, where 0 is the first of `segments`.
ChoiceField choice_field(const char* name, const Rect& at, std::string_view label,
                         std::span<const Segment> segments, int& chosen) {
    draw_field_label(at, label);
    const OneOf choice(segments, chosen, at.w);
    const float label_height = field_label_height(label);
    const ImGuiIO& io = ImGui::GetIO();
    const char* piece = segments[static_cast<std::size_t>(chosen)].id;
    const bool submitted = io.NavVisible && ImGui::GetFocusID() == ImGui::GetID(Name("{}.{}", name, piece)) &&
                           ImGui::IsKeyPressed(ImGuiKey_Enter, false);
    const bool changed = choice.draw(name, {at.x, at.y + label_height}, chosen);
    return {label_height + px(36), changed, submitted};
}

} // namespace

std::optional<int> birth_year_of(std::string_view typed) {
    int year = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), year);
    const bool whole = error == std::errc{} && end == typed.data() + typed.size();
    if (!whole || year < first_birth_year || year > last_birth_year) {
        return std::nullopt;
    }
    return year;
}

bool birth_year_wrong(std::string_view typed) {
    return !typed.empty() && !birth_year_of(typed);
}

YearField birth_year_field(const char* name, const Rect& at, std::string& typed, bool show_error) {
    const Text<128> wrong("address.year_wrong", fmt::arg("from", first_birth_year),
                          fmt::arg("to", last_birth_year));
    TextInput spec;
    spec.label = t("address.year");
    spec.placeholder = t("address.year_example");
    spec.digits_only = true;
    spec.max_bytes = 4;
    if (show_error && birth_year_wrong(typed)) {
        spec.error = wrong;
    }
    const Rect place = at.with_width(std::min(at.w, px(300))); // wide enough for the error in one line
    const Edited edited = text_input(name, place, typed, spec);
    return {text_input_height(spec, place.w), edited.left, edited.changed, edited.submitted};
}

ChoiceField gender_field(const char* name, const Rect& at, int& gender) {
    const std::array segments{Segment{"unsaid", t("address.unsaid"), Icon::none},
                              Segment{"female", t("address.female"), Icon::none},
                              Segment{"male", t("address.male"), Icon::none}};
    int chosen = gender + 1;
    const ChoiceField field = choice_field(name, at, t("address.gender"), segments, chosen);
    gender = chosen - 1;
    return field;
}

ChoiceField region_field(const char* name, const Rect& at, std::string_view label, int& region) {
    const std::array segments{Segment{"unsaid", t("address.unsaid"), Icon::none},
                              Segment{"north", t("address.north"), Icon::none},
                              Segment{"central", t("address.central"), Icon::none},
                              Segment{"south", t("address.south"), Icon::none}};
    int chosen = region + 1;
    const ChoiceField field = choice_field(name, at, label, segments, chosen);
    region = chosen - 1;
    return field;
}

std::optional<domain::Gender> gender_of(int chosen) {
    return chosen < 0 ? std::nullopt : std::optional(static_cast<domain::Gender>(chosen));
}

std::optional<domain::Region> region_of(int chosen) {
    return chosen < 0 ? std::nullopt : std::optional(static_cast<domain::Region>(chosen));
}

void forget_left_text() {
    ImGui::GetCurrentContext()->InputTextDeactivatedState.ID = 0;
}

bool has_letters(std::string_view name) {
    return name.find_first_not_of(" \t\n\r") != std::string_view::npos;
}

std::optional<std::string> iso_of(std::string_view typed) {
    typed = without_blanks(typed);
    std::array<int, 3> parts{}; // day, month, year
    std::size_t at = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto [end, error] = std::from_chars(typed.data() + at, typed.data() + typed.size(), parts[i]);
        if (error != std::errc{} || parts[i] < (i == 2 ? first_year : 1)) {
            return std::nullopt;
        }
        at = static_cast<std::size_t>(end - typed.data());
        if (i < 2 && (at >= typed.size() || typed[at++] != '/')) {
            return std::nullopt;
        }
    }
    std::string iso = fmt::format("{:04}-{:02}-{:02}", parts[2], parts[1], parts[0]);
    return at == typed.size() && parse_day(iso) ? std::optional(std::move(iso)) : std::nullopt;
}

} // namespace mq::ui
