#pragma once

#include "ui/screens/law_parts.h"
#include "ui/screens/law_screen.h"

namespace mq::ui::law {

struct Stage {
    const ScreenContext& context;
    LawUi& ui;
    [[nodiscard]] const app::LawPage& model() const { return context.model.law; }
    [[nodiscard]] bool writes() const { return !context.model.read_only && !context.model.work; }
    /// Why not; asked only where it can't be written.
    [[nodiscard]] const char* why_not() const {
        return t(context.model.read_only ? "law_screen.read_only" : "law_screen.busy");
    }
    /// The error of the field of an open form; empty: none.
    [[nodiscard]] std::string_view error_of(std::string_view field) const {
        return model().field == field ? std::string_view(model().error) : std::string_view{};
    }
};

// ---- one tab each; each gives its bottom
float requests(const Stage& stage, const Rect& at);
float due(const Stage& stage, const Rect& at);
float access(const Stage& stage, const Rect& at);
float impact(const Stage& stage, const Rect& at);

/// What was ticked goes on as long as its lines are there.
void keep_chosen(const Stage& stage);
void find_access(const Stage& stage);
/// People whose names fit what was typed; whoever was chosen stays, where they are still there.
void find_people(const Stage& stage, PersonPick& pick);
/// The field a person is looked for in, or who was chosen; gives the bottom. Widgets `name.who`,
/// `name.person.0`, …, `name.drop`.
struct Who {
    const char* name;
    const char *label, *nobody; ///< texts
    std::string_view error{};
};
float who(const Stage& stage, PersonPick& pick, const Who& spec, const Rect& at);
/// What HR writes down of what people said of their groups, and the button for it.
float groups_card(const Stage& stage, const Rect& at);
void open_request(const Stage& stage, const app::RequestLine& line);

// ---- dialogs, last in the frame
void request_dialog(const Stage& stage);
void new_request_dialog(const Stage& stage);
void erase_due_dialog(const Stage& stage);
void groups_dialog(const Stage& stage);

} // namespace mq::ui::law
