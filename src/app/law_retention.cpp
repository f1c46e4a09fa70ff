#include "app/directory.h"
#include "app/law.h"
#include "app/law_clock.h"
#include "app/state.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>

// How long things are kept, and what falls due.
namespace mq::app {
namespace {

Retention retention_of(const content::LawBook& book) {
    return {book.practice_months, book.evidence_months, book.late_after_days};
}

/// Gathers what deletion depends on, person by person.
class Gatherer {
public:
    Gatherer(State& state, const content::LawBook& book) : state_(state), book_(book) {}

    Result<std::vector<KeptOf>> gather() {
        if (Status done = records(); !done)
            return tl::unexpected<Error>(done.error());
        if (Status done = recruitment(); !done)
            return tl::unexpected<Error>(done.error());
        if (Status done = contracts(); !done)
            return tl::unexpected<Error>(done.error());
        std::vector<KeptOf> out;
        for (auto& [person, kept] : people_)
            out.push_back(std::move(kept));
        return out;
    }

private:
    KeptOf& of(const Uuid& person) {
        KeptOf& out = people_[person];
        out.person = person;
        return out;
    }

    [[nodiscard]] std::optional<Day> day_of(const std::optional<Instant>& at) const {
        return at ? std::optional(local_day(*state_.clock, *at)) : std::nullopt;
    }

    Status records() {
        const Day today = state_.today();
        const auto rows = state_.store->kept_beyond(first_kept(today, book_.practice_months),
                                                    first_kept(today, book_.evidence_months));
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        for (const store::KeptRow& row : *rows) {
            KeptOf& to = of(row.person);
            to.practice = row.practice;
            to.oldest_practice = day_of(row.oldest_practice);
            to.evidence = row.evidence;
            to.oldest_evidence = day_of(row.oldest_evidence);
        }
        return {};
    }

    Status consents(KeptOf& to) {
        const auto rows = state_.store->consents(to.person);
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        const auto keep = std::ranges::find_if(
            *rows, [](const store::ConsentRow& row) { return row.consent.consent == "keep"; });
        to.agreed_to_keep = keep != rows->end() && keep->consent.given;
        to.keep_withdrawn = keep != rows->end() && !keep->consent.given &&
                            std::any_of(keep, rows->end(), [](const store::ConsentRow& row) {
                                return row.consent.consent == "keep" && row.consent.given;
                            });
        return {};
    }

    Status decision(const Uuid& person, bool interviewed) {
        const auto decided = state_.store->candidate_decision(person);
        if (!decided)
            return tl::unexpected<Error>(decided.error());
        if (!*decided)
            return {};
        KeptOf& to = of(person);
        to.decided = true;
        to.hired = (*decided)->hired;
        if ((*decided)->delete_day)
            to.delete_on = Day{*(*decided)->delete_day};
        to.recruitment_kept = interviewed;
        return consents(to);
    }

    Status recruitment() {
        const auto interviews = state_.store->interviews();
        if (!interviews)
            return tl::unexpected<Error>(interviews.error());
        std::map<Uuid, bool> applied; ///< whether an interview of theirs is still there
        for (const store::InterviewRow& row : *interviews)
            if (!row.plan.staff)
                applied[row.person] = true;
        const auto known = directory(state_);
        if (!known)
            return tl::unexpected<Error>(known.error());
        for (const DirectoryEntry& entry : (*known)->people)
            if (entry.role == store::Role::candidate)
                applied.try_emplace(entry.id, false);
        for (const auto& [person, interviewed] : applied)
            if (Status done = decision(person, interviewed); !done)
                return done;
        return {};
    }

    Status contracts() {
        const auto people = state_.store->people();
        if (!people)
            return tl::unexpected<Error>(people.error());
        for (const store::PersonRow& person : *people)
            if (person.profile.left_day) {
                KeptOf& to = of(person.id);
                to.left = Day{*person.profile.left_day};
                if (Status done = consents(to); !done)
                    return done;
            }
        return {};
    }

    State& state_;
    const content::LawBook& book_;
    std::map<Uuid, KeptOf> people_;
};

struct OwnKept {
    int count = 0;
    std::optional<Day> newest;
    void add(Day day) {
        ++count;
        newest = newest ? std::max(*newest, day) : day;
    }
};

LawText kept_text(const Texts& texts, const char* title, const char* key, const OwnKept& own, int months) {
    LawText out{texts.get(title), texts.format(key, fmt::arg("months", months))};
    if (own.newest)
        out.text += " " + texts.format("law.kept.so_far", fmt::arg("n", own.count),
                                       fmt::arg("day", vietnamese_day(months_on(*own.newest, months))));
    else
        out.text += " " + texts.get("law.kept.none");
    return out;
}

} // namespace

Result<std::vector<Due>> due_now(State& state, const content::LawBook& book) {
    const auto kept = Gatherer(state, book).gather();
    if (!kept)
        return tl::unexpected<Error>(kept.error());
    return what_is_due(*kept, state.today(), retention_of(book));
}

std::vector<DueLine> due_lines(State& state, const content::LawBook& book, const std::vector<Due>& due) {
    const auto known = directory(state);
    const Texts& texts = state.texts;
    std::vector<DueLine> out;
    for (const Due& one : due) {
        DueLine line;
        line.person = one.person;
        line.kind = one.kind;
        const DirectoryEntry* entry = known ? (*known)->find(one.person) : nullptr;
        line.name = entry ? entry->name : texts.get("law.somebody");
        line.since = vietnamese_day(one.since);
        line.overdue = one.overdue;
        const bool staff = entry && entry->role != store::Role::candidate;
        switch (one.kind) {
            case DueLine::Kind::practice:
                line.what = texts.count("law.due.practice", one.count);
                line.why = texts.format("law.due.practice_why", fmt::arg("months", book.practice_months));
                break;
            case DueLine::Kind::evidence:
                line.what = texts.count("law.due.evidence", one.count);
                line.why = texts.format("law.due.evidence_why", fmt::arg("months", book.evidence_months));
                break;
            case DueLine::Kind::candidate:
                line.what = texts.get(staff ? "law.due.recruitment" : "law.due.candidate");
                line.why = texts.get(staff ? "law.due.recruitment_why" : "law.due.candidate_why");
                break;
            case DueLine::Kind::contract:
                line.what = texts.get("law.due.contract");
                line.why = texts.get("law.due.contract_why");
                break;
        }
        out.push_back(std::move(line));
    }
    return out;
}

Result<std::vector<LawText>> kept_texts(State& state, const content::LawBook& book) {
    const Texts& texts = state.texts;
    OwnKept practice;
    OwnKept evidence;
    for (const store::FinishedAttempt& attempt : state.finished)
        (attempt.mode == store::Mode::practice ? practice : evidence).add(attempt.day);
    for (const store::AttemptRow& attempt : state.unfinished)
        (attempt.mode == store::Mode::practice ? practice : evidence)
            .add(local_day(*state.clock, attempt.last));
    for (const store::RatedRow& row : state.rated)
        evidence.add(row.day);
    std::vector<LawText> out;
    out.push_back(
        kept_text(texts, "law.kept.practice_title", "law.kept.practice", practice, book.practice_months));
    out.push_back(
        kept_text(texts, "law.kept.evidence_title", "law.kept.evidence", evidence, book.evidence_months));
    const auto me = state.store->person(state.model.me.id);
    if (!me)
        return tl::unexpected<Error>(me.error());
    LawText contract{texts.get("law.kept.contract_title"), texts.get("law.kept.contract")};
    if (*me && (*me)->profile.left_day)
        contract.text += " " + texts.format("law.kept.contract_day",
                                            fmt::arg("day", vietnamese_day(Day{*(*me)->profile.left_day})));
    out.push_back(std::move(contract));
    const auto decided = state.store->candidate_decision(state.model.me.id);
    if (!decided)
        return tl::unexpected<Error>(decided.error());
    if (*decided && (*decided)->delete_day)
        out.push_back({texts.get("law.kept.recruitment_title"),
                       texts.format("law.kept.recruitment",
                                    fmt::arg("day", vietnamese_day(Day{*(*decided)->delete_day})))});
    else if (*decided)
        out.push_back({texts.get("law.kept.recruitment_title"), texts.get("law.kept.recruitment_agreed")});
    out.push_back({texts.get("law.kept.rights_title"), texts.get("law.kept.rights")});
    return out;
}

} // namespace mq::app
