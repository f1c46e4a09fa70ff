// The complaint log: a form with a label at the left and a field at the right of each row, in two columns
// where there is room.

#include "ui/screens/play_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::play {
namespace {

constexpr float two_columns = 700;
constexpr float label_above = 300; // narrower columns have the label over the field
constexpr float column_gap = 28;
constexpr float row_gap = 10;
constexpr float field_row = 36;
constexpr std::size_t most_choices = 32;
constexpr std::size_t most_entry_bytes = 512;

/// Where the parts of the form go.
struct Form {
    int columns;
    float column, label; ///< widths; label 0: it stands above

    Form(const app::Play& play, float room) : columns(room >= px(two_columns) ? 2 : 1) {
        column = columns == 2 ? std::floor((room - px(column_gap)) * 0.5F) : room;
        float widest = 0;
        for (const app::LogQuestion& field : play.fields) {
            widest = std::max(widest, std::ceil(text_width(field.label, type::small)) + 1);
        }
        label = column >= px(label_above) ? std::min(widest + px(14), std::floor(column * 0.42F)) : 0;
    }

    [[nodiscard]] float cell_height(const app::LogQuestion& field) const {
        const float words = wrapped_height(field.label, type::small, label > 0 ? label - px(14) : column);
        return label > 0 ? std::max(px(field_row), words) : words + px(4) + px(field_row);
    }
    [[nodiscard]] float row_height(const app::Play& play, std::size_t first) const {
        float height = 0;
        for (std::size_t i = first;
             i < std::min(play.fields.size(), first + static_cast<std::size_t>(columns)); ++i) {
            height = std::max(height, cell_height(play.fields[i]));
        }
        return height;
    }
};

Rect inside_of(const Rect& form) {
    return form.inset(px(16), px(14));
}

void choice_field(const Rect& at, const char* name, const app::LogQuestion& field, std::string& entry) {
    std::array<std::string_view, most_choices> options{t("play.log_blank")};
    const std::size_t count = std::min(field.choices.size() + 1, options.size());
    int chosen = 0;
    for (std::size_t i = 1; i < count; ++i) {
        options[i] = field.choices[i - 1].text;
        if (field.choices[i - 1].id == entry) {
            chosen = static_cast<int>(i);
        }
    }
    if (select(name, at, {options.data(), count}, chosen)) {
        entry = chosen == 0 ? std::string() : field.choices[static_cast<std::size_t>(chosen) - 1].id;
    }
}

void text_field(const Stage& stage, const Rect& at, std::size_t index, std::string& entry) {
    const Name name("play.field.{}", index + 1);
    // ImGui takes an edit back when it is left by Esc; here Esc only leaves.
    const bool leaves = ImGui::GetIO().WantTextInput && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    const std::string before = leaves ? entry : std::string();
    const TextInput spec{.enabled = !read_only(stage), .max_bytes = most_entry_bytes};
    const Edited edited = text_input(name, at, entry, spec);
    if (leaves) {
        entry = before;
    }
    if (edited.submitted && !ImGui::GetIO().KeyCtrl && index + 1 < stage.play.fields.size()) {
        focus(Name("play.field.{}", index + 2)); // Enter goes on to the next field, as in a form
    }
}

void cell(const Stage& stage, const Form& form, std::size_t index, Rect r) {
    const app::LogQuestion& field = stage.play.fields[index];
    if (form.label > 0) {
        const float words = form.label - px(14);
        const float height = wrapped_height(field.label, type::small, words);
        wrapped({r.x, std::round(r.y + std::max(0.0F, (px(field_row) - height) * 0.5F))}, words, field.label,
                type::small, theme().text2);
        r.cut_left(form.label);
    } else {
        r.cut_top(wrapped(r.min(), r.w, field.label, type::small, theme().text2), px(4));
    }
    std::string& entry = stage.ui.entries[index];
    const Rect place = r.with_height(px(field_row));
    if (field.choices.empty()) {
        text_field(stage, place, index, entry);
    } else {
        choice_field(place, Name("play.field.{}", index + 1), field, entry);
    }
}

} // namespace

std::size_t blank_fields(const PlayUi& ui) {
    return static_cast<std::size_t>(std::count_if(
        ui.entries.begin(), ui.entries.end(),
        [](const std::string& entry) { return entry.find_first_not_of(" \t\n") == std::string::npos; }));
}

float log_height(const Stage& stage, float width) {
    const Form form(stage.play, width - 2 * px(16));
    float height = 2 * px(14);
    for (std::size_t i = 0; i < stage.play.fields.size(); i += static_cast<std::size_t>(form.columns)) {
        height += form.row_height(stage.play, i) + (i > 0 ? px(row_gap) : 0);
    }
    return height;
}

void log_form(const Stage& stage, const Rect& at) {
    fill(at, theme().surface, fpx(10));
    border(at, theme().border, fpx(10));
    const Rect inside = inside_of(at);
    const Form form(stage.play, inside.w);
    if (stage.ui.focus_entry && !stage.ui.leaving) {
        stage.ui.focus_entry = false;
        focus("play.field.1");
    }
    float y = inside.y;
    for (std::size_t i = 0; i < stage.play.fields.size(); i += static_cast<std::size_t>(form.columns)) {
        const float height = form.row_height(stage.play, i);
        for (std::size_t c = 0; c < static_cast<std::size_t>(form.columns); ++c) {
            if (i + c < stage.play.fields.size()) {
                const float x = inside.x + static_cast<float>(c) * (form.column + px(column_gap));
                cell(stage, form, i + c, {x, y, form.column, height});
            }
        }
        y += height + px(row_gap);
    }
}

} // namespace mq::ui::play
