// The boxes of one question: what is in them, what is kept of them, and the clock that runs meanwhile.

#include "ui/frame_wish.h"
#include "ui/screens/conduct_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace conduct {
namespace {

constexpr double draft_every = 1.0; // seconds
constexpr double longest_gap = 5.0; // between two frames: a PC that slept did not interview

void put(std::vector<int>& sorted, int value, bool on) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), value);
    const bool there = at != sorted.end() && *at == value;
    if (on && !there) {
        sorted.insert(at, value);
    } else if (!on && there) {
        sorted.erase(at);
    }
}

bool still_lacks(const Stage& stage, const app::MissingPlace& place) {
    const app::AnswerForm& form = stage.ui.form;
    switch (place.at) {
        case app::MissingAt::hard: return !form.asked_hard;
        case app::MissingAt::help: return !form.asked_help;
        case app::MissingAt::rating:
            return place.row < form.cells.size() && !form.cells[place.row].rating &&
                   !form.cells[place.row].not_enough;
        case app::MissingAt::reason:
            return place.row < form.cells.size() && asks_reason(form.cells[place.row]) &&
                   blank(form.cells[place.row].reason);
        case app::MissingAt::situation:
        case app::MissingAt::task:
        case app::MissingAt::action:
        case app::MissingAt::result: break;
    }
    return blank(form.star[static_cast<std::size_t>(place.at)]);
}

} // namespace

app::AnswerForm form_of(const app::ConductQuestion& question) {
    app::AnswerForm form;
    form.star = question.star;
    for (std::size_t i = 0; i < question.asked.size(); ++i) {
        if (question.asked[i]) {
            form.asked.push_back(static_cast<int>(i));
        }
    }
    form.asked_hard = question.asked_hard;
    form.asked_help = question.asked_help;
    for (const app::TagChoice& tag : question.tags) {
        if (tag.on) {
            form.tags.push_back(tag.id);
        }
    }
    for (const app::RatingRow& row : question.rows) {
        form.cells.push_back({row.facet, row.rating, row.not_enough, row.reason});
    }
    form.elapsed_ms = question.elapsed_ms;
    return form;
}

bool same_contents(const app::AnswerForm& a, const app::AnswerForm& b) {
    return a.star == b.star && a.asked == b.asked && a.asked_hard == b.asked_hard &&
           a.asked_help == b.asked_help && a.tags == b.tags && a.cells == b.cells;
}

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool to_save(const Stage& stage) {
    const app::ConductQuestion& q = stage.question;
    return !q.saved || q.drafted || !same_contents(stage.ui.form, stage.ui.shown);
}

bool asked(const app::AnswerForm& form, int probe) {
    return std::binary_search(form.asked.begin(), form.asked.end(), probe);
}

void set_asked(app::AnswerForm& form, int probe, bool on) {
    put(form.asked, probe, on);
}

bool tagged(const app::AnswerForm& form, std::string_view tag) {
    return std::find(form.tags.begin(), form.tags.end(), tag) != form.tags.end();
}

void set_tagged(app::AnswerForm& form, const app::ConductQuestion& question, std::size_t tag, bool on) {
    std::vector<std::string> wanted;
    for (std::size_t i = 0; i < question.tags.size(); ++i) {
        const std::string& id = question.tags[i].id;
        if (i == tag ? on : tagged(form, id)) {
            wanted.push_back(id);
        }
    }
    form.tags = std::move(wanted);
}

bool asks_reason(const app::AnswerForm::Cell& cell) {
    return !cell.not_enough && cell.rating && *cell.rating != 3;
}

std::string_view lack_at(const Stage& stage, app::MissingAt at, std::size_t row) {
    const app::ConductQuestion& q = stage.question;
    for (std::size_t i = 0; i < std::min(q.missing.size(), q.missing_at.size()); ++i) {
        const app::MissingPlace& place = q.missing_at[i];
        if (place.at == at && place.row == row && still_lacks(stage, place)) {
            return q.missing[i];
        }
    }
    return {};
}

int lacks(const Stage& stage) {
    const app::ConductQuestion& q = stage.question;
    int count = 0;
    for (std::size_t i = 0; i < q.missing.size(); ++i) {
        count += i >= q.missing_at.size() || still_lacks(stage, q.missing_at[i]) ? 1 : 0;
    }
    return count;
}

void rate(const Stage& stage, std::size_t row, int level) {
    if (row >= stage.ui.form.cells.size() || stage.locked) {
        return;
    }
    app::AnswerForm::Cell& cell = stage.ui.form.cells[row];
    cell.not_enough = level == 0;
    cell.rating = level == 0 ? std::nullopt : std::optional(level);
    stage.ui.row = row;
}

void run_clock(const Stage& stage, bool came_back) {
    ConductUi& ui = stage.ui;
    const double step = came_back ? 0 : std::clamp(stage.context.now - ui.last_now, 0.0, longest_gap);
    ui.last_now = stage.context.now;
    if (stage.locked || ui.paused || !to_save(stage)) {
        return;
    }
    ui.spent += step;
    frame_wish().in(1.002 - (ui.spent - std::floor(ui.spent)));
}

} // namespace conduct

namespace {

const app::ConductQuestion* question_of(const app::Model& model, const ConductUi& ui) {
    if (!model.conduct || model.conduct->interview != ui.interview || model.conduct->rater != ui.rater) {
        return nullptr;
    }
    const auto& all = model.conduct->questions;
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto& q) { return q.id == ui.question; });
    return at == all.end() ? nullptr : &*at;
}

bool writable(const app::Model& model) {
    return !model.read_only && model.conduct->live && !model.conduct->handed_in;
}

} // namespace

bool has_unsaved_text(const app::Model& model, const ConductUi& ui) {
    const app::ConductQuestion* question = question_of(model, ui);
    return question != nullptr && writable(model) &&
           !conduct::same_contents(ui.form, conduct::form_of(*question));
}

void keep_drafts_of(const ScreenContext& context, ConductUi& ui, bool leaving) {
    const app::ConductQuestion* question = question_of(context.model, ui);
    if (question == nullptr || !writable(context.model)) {
        return;
    }
    const bool now = leaving || context.model.page != app::Page::conduct;
    const auto spent = static_cast<std::int64_t>(ui.spent * 1000);
    const bool written = !conduct::same_contents(ui.form, ui.kept);
    // Time alone is worth keeping when the question is left, not every second.
    const bool waited = now && !question->saved && spent - ui.kept.elapsed_ms >= 1000;
    if (!written && !waited) {
        return;
    }
    if (!now && context.now < ui.next_draft) {
        frame_wish().in(ui.next_draft - context.now);
        return;
    }
    ui.form.elapsed_ms = spent;
    context.out.emplace_back(app::SaveAnswerDraft{ui.question, ui.form});
    ui.kept = ui.form;
    ui.next_draft = context.now + conduct::draft_every;
}

} // namespace mq::ui
