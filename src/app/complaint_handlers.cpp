#include "app/complaint_desk.h"
#include "app/complaint_scene.h"
#include "app/complaint_times.h"
#include "app/handlers.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::app {
namespace {

/// Drafts lie with who writes them: two people may have one of the same complaint.
std::string draft_field(const std::optional<Uuid>& id) {
    return "complaint:" + (id ? id->str() : std::string("new"));
}

Result<std::optional<ComplaintEntry>> draft_of(State& state, const std::optional<Uuid>& id) {
    const std::string field = draft_field(id);
    const auto drafts = state.store->drafts(state.model.me.id, field);
    if (!drafts)
        return tl::unexpected<Error>(drafts.error());
    for (const store::Draft& draft : *drafts)
        if (draft.field == field)
            return complaint_from(draft.text);
    return std::nullopt;
}

Status keep_draft(State& state, const std::optional<Uuid>& id, const std::string& text) {
    const std::uint64_t before = state.store->data_version();
    Status done = state.store->save_draft(state.model.me.id, draft_field(id), text, state.clock->now());
    if (done)
        complaints_unchanged(state, before);
    return done;
}

ComplaintEntry fresh_entry(const State& state, const ComplaintDesk& desk) {
    std::vector<std::string> keys;
    keys.reserve(desk.numbers.size());
    for (const auto& [key, id] : desk.numbers)
        keys.push_back(key);
    ComplaintEntry out;
    out.number = next_number(keys, std::stoi(iso_day(state.today()).substr(0, 4)));
    out.received = entry_moment(*state.clock, state.clock->now());
    return out;
}

/// Who logged it and when, in words.
std::string made_line(State& state, const store::ComplaintRow& row) {
    std::string name;
    const auto events = state.store->events_of(row.id);
    const auto people = directory(state);
    if (events && !events->empty() && events->front().event.actor && people)
        if (const DirectoryEntry* person = (*people)->find(*events->front().event.actor))
            name = person->name;
    const std::string when = shown_moment(*state.clock, row.made);
    return name.empty()
               ? when
               : state.texts.format("complaints.made", fmt::arg("name", name), fmt::arg("when", when));
}

Status show_form(State& state, ComplaintForm form, ComplaintEntry saved) {
    auto draft = draft_of(state, form.id);
    if (!draft)
        return tl::unexpected<Error>(draft.error());
    form.draft = *draft && **draft != saved;
    form.entry = form.draft ? std::move(**draft) : std::move(saved);
    state.model.complaints.form = std::move(form);
    if (Status done = show_complaints(state); !done)
        return done;
    state.model.page = Page::complaints;
    return {};
}

/// At their fields where the form is open; else the first of them is the error.
Status tell_problems(State& state, const SaveComplaint& command, CheckedComplaint checked) {
    auto& form = state.model.complaints.form;
    if (!form || form->id != command.id) {
        const auto first = std::ranges::find_if(checked.problems, &ComplaintForm::Problem::stops);
        return fail(ErrorKind::bad_input, first->text);
    }
    form->entry = command.entry;
    form->problems = std::move(checked.problems);
    state.model.complaints.revision = raise(state.model);
    return keep_draft(state, command.id, text_of(command.entry)); // nothing typed is lost
}

} // namespace

Status handle(State& state, const BeginComplaint&) {
    const auto desk = complaint_desk(state);
    if (!desk)
        return tl::unexpected<Error>(desk.error());
    return show_form(state, {}, fresh_entry(state, **desk));
}

Status handle(State& state, const OpenComplaint& command) {
    const auto desk = complaint_desk(state);
    if (!desk)
        return tl::unexpected<Error>(desk.error());
    const store::ComplaintRow* row = find_complaint(**desk, command.id);
    if (!row)
        return fail(ErrorKind::not_found, state.texts.get("complaints.error.none"), command.id.str());
    ComplaintForm form;
    form.id = row->id;
    form.closed = row->entry.closed_ms.has_value();
    form.versions = row->versions;
    form.made = made_line(state, *row);
    return show_form(state, std::move(form), entry_of(row->entry, *state.clock));
}

/// What was typed stays a draft: it is there when the form is opened again.
Status handle(State& state, const LeaveComplaint&) {
    if (!state.model.complaints.form)
        return {};
    state.model.complaints.form.reset();
    state.model.complaints.revision = raise(state.model);
    return {};
}

// Taken in without a new revision: who writes it has it on the screen already.
Status handle(State& state, const SaveComplaintDraft& command) {
    const auto desk = complaint_desk(state);
    if (!desk)
        return tl::unexpected<Error>(desk.error());
    auto& form = state.model.complaints.form;
    if (!form)
        return fail(ErrorKind::refused, state.texts.get("complaints.error.none"));
    const store::ComplaintRow* row = form->id ? find_complaint(**desk, *form->id) : nullptr;
    const bool as_saved = row && entry_of(row->entry, *state.clock) == command.entry;
    if (Status done = keep_draft(state, form->id, as_saved ? std::string() : text_of(command.entry)); !done)
        return done;
    form->entry = command.entry;
    return {};
}

Status handle(State& state, const SaveComplaint& command) {
    const auto desk = complaint_desk(state);
    if (!desk)
        return tl::unexpected<Error>(desk.error());
    if (command.id && !find_complaint(**desk, *command.id))
        return fail(ErrorKind::not_found, state.texts.get("complaints.error.none"), command.id->str());
    const auto rules = complaint_rules(state);
    if (!rules)
        return tl::unexpected<Error>(rules.error());
    CheckedComplaint checked = check_complaint(command.entry, *rules);
    const auto taken = (*desk)->numbers.find(number_key(command.entry.number));
    if (taken != (*desk)->numbers.end() && taken->second != command.id)
        checked.problems.push_back({"number",
                                    state.texts.format("complaints.check.number_taken",
                                                       fmt::arg("next", fresh_entry(state, **desk).number)),
                                    true});
    if (checked.stops())
        return tell_problems(state, command, std::move(checked));
    std::string said = state.texts.format("complaints.saved", fmt::arg("number", checked.logged.number));
    const bool remarks = !checked.problems.empty();
    for (const ComplaintForm::Problem& remark : checked.problems)
        said += ' ' + remark.text;
    const Uuid id = command.id.value_or(state.store->new_id(state.clock->now()));
    if (Status done = write_complaints(state, {{id, std::move(checked.logged)}}); !done)
        return done;
    if (Status done = keep_draft(state, command.id, {}); !done)
        return done;
    state.model.complaints.form.reset();
    notify(state, remarks ? NoticeKind::warning : NoticeKind::good, std::move(said));
    return show_complaints(state);
}

Status handle(State& state, const MakeSceneOf& command) {
    const auto desk = complaint_desk(state);
    if (!desk)
        return tl::unexpected<Error>(desk.error());
    const store::ComplaintRow* row = find_complaint(**desk, command.id);
    if (!row)
        return fail(ErrorKind::not_found, state.texts.get("complaints.error.none"), command.id.str());
    const auto file = write_scene_draft(state, row->entry, state.data_dir / "drafts");
    if (!file)
        return tl::unexpected<Error>(file.error());
    notify(state, NoticeKind::good,
           state.texts.format("complaints.scene_made", fmt::arg("file", file->string())));
    return {};
}

} // namespace mq::app
