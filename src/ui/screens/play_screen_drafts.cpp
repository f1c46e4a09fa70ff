// What is written at a moment: there again after the page, the scene or the program was left, and when a
// decision is taken back.

#include "ui/screens/play_screen_parts.h"

#include <algorithm>

namespace mq::ui {
namespace play {
namespace {

constexpr std::size_t most_drafts = 32;

bool blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// What the app keeps under this name; empty: nothing.
std::string_view kept_in(const app::Play& play, std::string_view field) {
    const auto at = std::find_if(play.drafts.begin(), play.drafts.end(),
                                 [&](const app::Draft& draft) { return draft.field == field; });
    return at == play.drafts.end() ? std::string_view{} : std::string_view(at->text);
}

void put_away(PlayUi& ui, const Uuid& attempt) {
    std::erase_if(ui.drafts,
                  [&](const PlayDraft& d) { return d.attempt == attempt && d.field == ui.draft_field; });
    if (std::all_of(ui.entries.begin(), ui.entries.end(), blank)) {
        return;
    }
    if (ui.drafts.size() == most_drafts) {
        ui.drafts.erase(ui.drafts.begin());
    }
    ui.drafts.push_back({attempt, ui.draft_field, ui.entries});
}

std::size_t entries_of(const app::Play& play) {
    return play.answer == domain::AnswerKind::log    ? play.fields.size()
           : play.answer == domain::AnswerKind::type ? 1
                                                     : 0;
}

/// A reply is kept under the name of the moment, a field of the log with its own behind it.
std::string field_of(const app::Play& play, std::size_t entry) {
    return play.answer == domain::AnswerKind::log ? play.draft_field + ":" + play.fields[entry].id
                                                  : play.draft_field;
}

} // namespace

void change_entries(const Stage& stage, const PlayMoment& before) {
    const app::Play& play = stage.play;
    PlayUi& ui = stage.ui;
    put_away(ui, before.attempt);
    const std::size_t count = entries_of(play);
    ui.draft_field = play.draft_field;
    ui.entries.assign(count, {});
    ui.fields.assign(count, {});
    ui.keepers.assign(count, {});
    const auto mine = std::find_if(ui.drafts.begin(), ui.drafts.end(), [&](const PlayDraft& d) {
        return d.attempt == play.attempt && d.field == play.draft_field && d.entries.size() == count;
    });
    for (std::size_t i = 0; i < count; ++i) {
        ui.fields[i] = field_of(play, i);
        const std::string_view kept = kept_in(play, ui.fields[i]);
        ui.keepers[i].begin(kept);
        ui.entries[i] = mine != ui.drafts.end() ? mine->entries[i] : std::string(kept);
    }
}

} // namespace play

namespace {

/// Whether the entries are of a moment that an answer has ended, that was taken back, or whose attempt was
/// dropped: they are not for the store any more.
bool is_over(const app::Model& model, const PlayUi& ui) {
    return !model.play ||
           (model.play->attempt == ui.moment.attempt && model.play->decisions != ui.moment.decisions);
}

} // namespace

bool has_unsaved_text(const app::Model& model, const PlayUi& ui) {
    if (ui.draft_field.empty() || is_over(model, ui)) {
        return false;
    }
    const bool here = model.play->attempt == ui.moment.attempt;
    for (std::size_t i = 0; i < ui.entries.size(); ++i) {
        if (here ? play::kept_in(*model.play, ui.fields[i]) != ui.entries[i]
                 : ui.keepers[i].behind(ui.entries[i])) {
            return true;
        }
    }
    return false;
}

void keep_drafts_of(const ScreenContext& context, PlayUi& ui, bool leaving) {
    if (ui.draft_field.empty() || is_over(context.model, ui)) {
        return;
    }
    const bool here =
        context.model.page == app::Page::play && context.model.play->attempt == ui.moment.attempt;
    for (std::size_t i = 0; i < ui.entries.size(); ++i) {
        if (here && !leaving) {
            ui.keepers[i].keep(context, ui.moment.attempt, ui.fields[i], ui.entries[i]);
        } else {
            ui.keepers[i].keep_now(context, ui.moment.attempt, ui.fields[i], ui.entries[i]);
        }
    }
}

} // namespace mq::ui
