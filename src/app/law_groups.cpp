#include "app/directory.h"
#include "app/handlers.h"
#include "app/law.h"

#include <fmt/format.h>
#include <algorithm>

// Which groups people say they belong to: optional, kept apart, for impact ratios alone. Whoever looks after
// rights writes down what somebody said, and sees whether there is an answer, never which.
namespace mq::app {
namespace {

using Groups = std::map<std::string, std::string>;

/// What is recorded of that person; nothing: no answer, or none that may be read here.
Result<std::optional<Groups>> recorded(const store::Store& store, const Uuid& person) {
    auto notes = store.group_notes();
    if (!notes)
        return tl::unexpected<Error>(notes.error());
    const auto at = std::ranges::find(*notes, person, &store::GroupNoteRow::person);
    if (at == notes->end())
        return std::optional<Groups>();
    return std::optional(std::move(at->groups));
}

/// An answer about others counts only where they applied here; more isn't asked of anybody.
Status require_applicant(const State& state, const Uuid& person) {
    if (person == state.model.me.id)
        return {};
    const auto who = applicants(*state.store);
    if (!who)
        return tl::unexpected<Error>(who.error());
    if (who->contains(person))
        return {};
    return fail(ErrorKind::refused, state.texts.get("law.error.not_applicant"), person.str());
}

Result<Groups> wanted(const State& state, const SaveGroups& command, const Groups& before) {
    const auto book = law_book(state);
    if (!book)
        return tl::unexpected<Error>(book.error());
    Groups out;
    for (const std::string& dimension : command.kept) {
        if (book->dimension(dimension) == nullptr)
            return fail(ErrorKind::bad_input, state.texts.get("law.error.group"), dimension);
        if (const auto said = before.find(dimension); said != before.end())
            out.insert(*said);
    }
    for (const auto& [dimension, choice] : command.groups) {
        const content::GroupDimension* known = book->dimension(dimension);
        if (known == nullptr ||
            std::ranges::find(known->choices, choice, &content::GroupDimension::Choice::id) ==
                known->choices.end())
            return fail(ErrorKind::bad_input, state.texts.get("law.error.group"), dimension + "=" + choice);
        out[dimension] = choice;
    }
    return out;
}

} // namespace

Result<std::set<Uuid>> applicants(const store::Store& store) {
    const auto people = store.people();
    if (!people)
        return tl::unexpected<Error>(people.error());
    const auto interviews = store.interviews();
    if (!interviews)
        return tl::unexpected<Error>(interviews.error());
    std::set<Uuid> out;
    for (const store::PersonRow& person : *people)
        if (person.profile.role == store::Role::candidate)
            out.insert(person.id);
    for (const store::InterviewRow& row : *interviews)
        if (!row.plan.staff)
            out.insert(row.person);
    return out;
}

std::vector<MyData::GroupChoice> group_choices(const content::LawBook& book, const Texts& texts) {
    std::vector<MyData::GroupChoice> out;
    for (const content::GroupDimension& dimension : book.groups) {
        MyData::GroupChoice choice{dimension.id, texts.of(dimension.title), {}, {}, -1};
        for (const auto& one : dimension.choices) {
            choice.ids.push_back(one.id);
            choice.names.push_back(texts.of(one.title));
        }
        out.push_back(std::move(choice));
    }
    return out;
}

Status add_group_form(State& state, const content::LawBook& book, LawPage& out) {
    const auto who = applicants(*state.store);
    if (!who)
        return tl::unexpected<Error>(who.error());
    const auto notes = state.store->group_notes();
    if (!notes)
        return tl::unexpected<Error>(notes.error());
    const auto known = directory(state);
    if (!known)
        return tl::unexpected<Error>(known.error());
    std::set<Uuid> answered;
    for (const store::GroupNoteRow& note : *notes)
        if (!note.groups.empty())
            answered.insert(note.person);
    for (const DirectoryEntry& entry : (*known)->people)
        if (who->contains(entry.id))
            out.people.push_back({entry.id, entry.name, entry.searchable, answered.contains(entry.id)});
    out.groups = group_choices(book, state.texts);
    if (!out.people.empty())
        out.groups_line = state.texts.format(
            "law.groups_line",
            fmt::arg("said", std::ranges::count(out.people, true, &LawPage::Somebody::answered)),
            fmt::arg("all", out.people.size()));
    return {};
}

Status handle(State& state, const SaveGroups& command) {
    if (Status done = require_rights(state, command.person); !done)
        return done;
    if (Status done = require_applicant(state, command.person); !done)
        return done;
    const auto before = recorded(*state.store, command.person);
    if (!before)
        return tl::unexpected<Error>(before.error());
    auto groups = wanted(state, command, before->value_or(Groups{}));
    if (!groups)
        return tl::unexpected<Error>(groups.error());
    const bool same = *before && **before == *groups;
    if (!same)
        if (Status done = write_about(state, command.person, Uuid{}, {store::GroupNoted{std::move(*groups)}});
            !done)
            return done;
    return law_done(state, state.texts.get("law.groups_saved"));
}

} // namespace mq::app
