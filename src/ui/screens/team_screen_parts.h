#pragma once

// What the source files of the team's page share.

#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/screens/team_screen.h"
#include "ui/widgets.h"

#include <optional>
#include <string>
#include <string_view>

namespace mq::ui::team {

struct Stage {
    const ScreenContext& context;
    TeamUi& ui;
    LeadUi& lead;
    const app::TeamPage& model;
    [[nodiscard]] bool writes() const { return model.may_edit && !context.model.read_only; }
};

/// Filters and orders anew where something changed.
void refresh(const Stage& stage);
/// Whether a filter hides anybody.
[[nodiscard]] bool filtered(const TeamUi& ui);
void clear_filters(TeamUi& ui);

void head(const Stage& stage, const Rect& row);
[[nodiscard]] float cards_height(float width);
void cards(const Stage& stage, Rect at);
/// Gives the height of what was drawn.
float filters(const Stage& stage, const Rect& at);
/// The strip that offers to put the last change back; gives its height with the gap below, 0: nothing.
float undo_strip(const Stage& stage, const Rect& at);
/// Says that a change was asked for which can be put back; the strip comes when it was done.
void offer_undo(const Stage& stage, std::string line);

/// The table as a card; with `whole` in its full height inside the page's own scrolling.
void table(const Stage& stage, const Rect& at, bool whole);
[[nodiscard]] float table_height(const Stage& stage, float width);

void toggle_choice(const Stage& stage, std::size_t place, bool range);
[[nodiscard]] bool is_chosen(const TeamUi& ui, const Uuid& person);

void open_teams(const Stage& stage);
void open_member_form(const Stage& stage);
void open_targets(const Stage& stage);
void dialogs(const Stage& stage);
void teams_dialog(const Stage& stage);
void team_form(const Stage& stage);
void member_form(const Stage& stage);
void targets_dialog(const Stage& stage);

/// Frame of the dialogs: title, contents that scroll where the window is low, buttons `name.safe` and
/// `name.other` below. Draw in inside(), then finish(bottom).
class FormDialog {
public:
    /// `command`: what it asks for, refused in it.
    FormDialog(const Stage& stage, TeamDialog which, const char* name, float width, float form_height,
               std::optional<app::CommandKind> command = std::nullopt);
    ~FormDialog();
    FormDialog(const FormDialog&) = delete;
    FormDialog& operator=(const FormDialog&) = delete;
    explicit operator bool() const { return static_cast<bool>(*dialog_); }
    [[nodiscard]] Rect begin(std::string_view title, std::string_view about = {});
    /// 1: the safe button, 2: the other one.
    int finish(float bottom, const Button& safe, const Button& other);
    void close() { dialog_->close(); }

private:
    const Stage& stage_;
    TeamDialog which_;
    const char* name_;
    std::optional<app::CommandKind> command_;
    bool open_;
    std::optional<Dialog> dialog_;
    Rect foot_;
    std::optional<ScrollArea> scroll_;
};

/// So many days before an ISO day; empty when that is none.
[[nodiscard]] std::string days_before(std::string_view iso, int days);

} // namespace mq::ui::team
