#include "app/person_file.h"

#include "app/evidence_book.h"
#include "app/lazy_bank.h"
#include "app/scene_library.h"
#include "app/standing_model.h"
#include "content/guide_file.h"
#include "content/question_file.h"
#include "report/whole_file.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <algorithm>
#include <array>
#include <map>
#include <utility>

// Everything about a person, read once.
namespace mq::app {
namespace {

constexpr store::Page all_rows{0, 1'000'000};

class Gatherer {
public:
    Gatherer(ExportReader& reader, const Uuid& person, FileScope scope, const Telling& tell)
        : reader_(reader),
          source_(reader.source()),
          store_(reader.store()),
          person_(person),
          tell_(tell),
          bank_(source_.share / "questions", source_.competency()) {
        out_.scope = scope;
    }

    Result<PersonFile> gather() {
        using Step = Status (Gatherer::*)();
        constexpr std::array<Step, 7> steps{&Gatherer::profile,  &Gatherer::consents,   &Gatherer::attempts,
                                            &Gatherer::standing, &Gatherer::interviews, &Gatherer::work_here,
                                            &Gatherer::rights};
        for (const Step step : steps)
            if (Status done = (this->*step)(); !done)
                return tl::unexpected<Error>(done.error());
        return std::move(out_);
    }

private:
    /// Into its place, or the error.
    template <class T>
    static Status take(Result<T> from, T& to) {
        if (!from)
            return tl::unexpected<Error>(from.error());
        to = std::move(*from);
        return {};
    }

    [[nodiscard]] bool go_on(double share) const { return !tell_ || tell_(share, {}); }

    Status profile() {
        std::optional<store::PersonRow> row;
        if (Status done = take(store_.person(person_), row); !done)
            return done;
        const auto known = reader_.person(person_);
        if (!row || !known)
            return fail(ErrorKind::not_found, source_.texts.get("error.no_person"), person_.str());
        out_.person = std::move(*row);
        out_.known = *known;
        out_.organisation = reader_.organisation();
        out_.made = source_.clock->now();
        std::vector<store::PlacedRow> placings;
        if (Status done = take(store_.placings(person_), placings); !done)
            return done;
        for (store::PlacedRow& placed : placings) {
            const store::TeamDefined* team = placed.placed.team ? reader_.team(*placed.placed.team) : nullptr;
            out_.placings.emplace_back(team ? team->name : std::string(), std::move(placed));
        }
        return {};
    }

    /// The guide as it read when the consent was given.
    const domain::InterviewGuide* guide(const ContentHash& hash) {
        const auto [at, fresh] = guides_.try_emplace(hash);
        if (fresh)
            if (const auto text = store_.content(hash); text && *text)
                if (auto read = content::guide_from_text((*text)->text, source_.competency()))
                    at->second = std::move(*read);
        return at->second ? &*at->second : nullptr;
    }

    Status consents() {
        std::vector<store::ConsentRow> rows;
        if (Status done = take(store_.consents(person_), rows); !done)
            return done;
        for (store::ConsentRow& row : rows) {
            FiledConsent filed{std::move(row), {}, {}};
            const domain::InterviewGuide* read = guide(filed.row.consent.wording);
            if (read != nullptr)
                for (const domain::ConsentWording& wording : read->consents)
                    if (wording.id == filed.row.consent.consent) {
                        filed.purpose = source_.texts.of(wording.purpose);
                        filed.wording = source_.texts.of(wording.text);
                    }
            out_.consents.push_back(std::move(filed));
        }
        std::ranges::reverse(out_.consents); // oldest first
        return {};
    }

    ScenePtr scene(const ContentHash& hash, const std::string& id) {
        const auto [at, fresh] = scenes_.try_emplace(hash);
        if (fresh)
            if (const auto text = store_.content(hash); text && *text)
                if (auto read = scene_from_text((*text)->text, id, source_.competency()))
                    at->second = std::move(*read);
        return at->second;
    }

    /// Titles of moments and what was said, where the frozen scene can be read.
    void put_in_words(FiledAttempt& attempt, const std::vector<store::RecordedEvent>& events) {
        for (FiledDecision& one : attempt.decisions)
            one.moment = one.decision.node;
        const ScenePtr frozen = scene(attempt.row.content, attempt.row.scene);
        if (!frozen)
            return;
        const auto live = rebuild(attempt.row.id, frozen, events);
        if (!live) {
            spdlog::warn("attempt {}: {} {}", attempt.row.id.str(), live.error().message,
                         live.error().detail);
            return;
        }
        const auto& path = live->session.path;
        const domain::Scenario& scenario = frozen->scenario;
        for (std::size_t i = 0; i < std::min(path.size(), attempt.decisions.size()); ++i) {
            const domain::Node& node = scenario.nodes[path[i].before.at];
            FiledDecision& one = attempt.decisions[i];
            if (!source_.texts.of(node.title).empty())
                one.moment = source_.texts.of(node.title);
            one.words = answer_in_words(node, path[i].outcome, path[i].answer, live->address, source_.texts);
        }
        for (const domain::Ending& ending : scenario.endings)
            if (attempt.result && ending.id == attempt.result->ending)
                attempt.ending = source_.texts.of(ending.title);
    }

    Result<FiledAttempt> attempt(store::AttemptRow row) {
        FiledAttempt out;
        out.row = std::move(row);
        out.title = reader_.scene_title(out.row.scene, out.row.id);
        const auto events = store_.events_of(out.row.id);
        if (!events)
            return tl::unexpected<Error>(events.error());
        for (const store::RecordedEvent& recorded : *events) {
            const store::Payload& what = recorded.event.what;
            if (const auto* begun = std::get_if<store::AttemptStarted>(&what))
                out.begun = *begun;
            else if (const auto* finished = std::get_if<store::AttemptFinished>(&what))
                out.result = *finished;
            else if (const auto* reflection = std::get_if<store::Reflection>(&what))
                out.reflections.push_back(reflection->text);
            else if (const auto* corrected = std::get_if<store::ActsCorrected>(&what))
                out.corrections.push_back(*corrected);
            else if (std::holds_alternative<store::Undone>(what))
                ++out.undone;
        }
        const auto decisions = store_.decisions(out.row.id);
        if (!decisions)
            return tl::unexpected<Error>(decisions.error());
        for (const store::DecisionRow& decision : *decisions)
            out.decisions.push_back({decision.decision, {}, {}});
        put_in_words(out, *events);
        return out;
    }

    Status attempts() {
        store::AttemptFilter filter;
        filter.person = person_;
        std::vector<store::AttemptRow> rows;
        if (Status done = take(store_.attempts(filter, all_rows), rows); !done)
            return done;
        std::ranges::reverse(rows);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto filed = attempt(std::move(rows[i]));
            if (!filed)
                return tl::unexpected<Error>(filed.error());
            out_.attempts.push_back(std::move(*filed));
            if (!go_on(0.6 * static_cast<double>(i + 1) / static_cast<double>(rows.size())))
                return stopped(source_.texts);
        }
        return {};
    }

    [[nodiscard]] std::string rater_name(const std::string& id) const {
        for (const store::RatedRow& row : out_.standing.rated)
            for (const store::RatedRow::Cell& cell : row.cells)
                if (cell.rater.str() == id && !cell.rater_name.empty())
                    return cell.rater_name;
        return source_.texts.get("person_data.rater");
    }

    Status standing() {
        if (Status done = take(reader_.standing(person_), out_.standing); !done)
            return done;
        const StandingSource source{
            *source_.estimator,
            source_.texts,
            source_.today(),
            out_.standing.records,
            [&](const domain::ScenarioEvidence& attempt) {
                return AttemptWords{
                    reader_.scene_title(attempt.scenario, parse_uuid(attempt.id).value_or(Uuid{})),
                    source_.texts.format(
                        "person_data.guidance_share",
                        fmt::arg("share", source_.texts.number(attempt.guidance.value(), 2)))};
            },
            out_.standing.severities,
            [&](const std::string& id) {
                const domain::Question* asked = bank_.get().bank.question(id);
                return asked ? source_.texts.of(asked->name) : id;
            },
            [&](const std::string& id) { return rater_name(id); }};
        out_.explained = explain_standing(source, out_.standing.standing, {});
        return {};
    }

    Result<FiledInterview> interview(store::InterviewRow row) {
        FiledInterview out;
        out.row = std::move(row);
        for (const store::FrozenQuestion& frozen : out.row.plan.questions)
            if (const auto text = store_.content(frozen.content); text && *text)
                if (auto read = content::question_from_text((*text)->text, source_.competency()))
                    out.questions.push_back(std::move(*read));
        const bool open =
            out.row.state == store::InterviewState::open || out.row.state == store::InterviewState::closed;
        if (!open)
            return out; // nobody sees a rating before all have handed in
        if (Status done = take(store_.panel_answers(out.row.id), out.answers); !done)
            return tl::unexpected<Error>(done.error());
        if (Status done = take(store_.settled(out.row.id), out.settled); !done)
            return tl::unexpected<Error>(done.error());
        return out;
    }

    Status interviews() {
        if (!go_on(0.65))
            return stopped(source_.texts);
        if (Status done = take(store_.observations(person_), out_.observations); !done)
            return done;
        if (out_.scope != FileScope::hr)
            return {};
        store::InterviewFilter filter;
        filter.person = person_;
        std::vector<store::InterviewRow> rows;
        if (Status done = take(store_.interviews(filter), rows); !done)
            return done;
        std::ranges::reverse(rows);
        for (store::InterviewRow& row : rows) {
            auto filed = interview(std::move(row));
            if (!filed)
                return tl::unexpected<Error>(filed.error());
            out_.interviews.push_back(std::move(*filed));
        }
        return take(store_.candidate_decision(person_), out_.decision);
    }

    Status work_here() {
        if (Status done = take(store_.coaching(person_), out_.talks); !done)
            return done;
        if (Status done = take(store_.signoffs(person_), out_.signoffs); !done)
            return done;
        if (Status done = take(store_.assignments(person_), out_.assignments); !done)
            return done;
        if (Status done = take(store_.weekly_goal(person_), out_.weekly_goal); !done)
            return done;
        return take(store_.benchmarks(person_), out_.benchmarks);
    }

    Status rights() {
        if (!go_on(0.7))
            return stopped(source_.texts);
        if (Status done = take(store_.requests(person_), out_.requests); !done)
            return done;
        std::vector<store::AccessRow> rows;
        if (Status done = take(store_.access_log(person_, all_rows), rows); !done)
            return done;
        std::map<Uuid, std::string> names;
        for (store::AccessRow& row : rows) {
            const auto [at, fresh] = names.try_emplace(row.actor);
            if (fresh)
                if (const auto who = store_.person(row.actor); who && *who)
                    at->second = (*who)->profile.name;
            out_.access.push_back({std::move(row), at->second});
        }
        std::vector<store::GroupNoteRow> notes;
        if (Status done = take(store_.group_notes(), notes); !done)
            return done;
        for (store::GroupNoteRow& note : notes)
            if (note.person == person_)
                out_.groups = std::move(note.groups);
        return {};
    }

    ExportReader& reader_;
    const ExportSource& source_;
    const store::Store& store_;
    Uuid person_;
    const Telling& tell_;
    LazyBank bank_;
    std::map<ContentHash, ScenePtr> scenes_;
    std::map<ContentHash, std::optional<domain::InterviewGuide>> guides_;
    PersonFile out_;
};

} // namespace

Result<PersonFile> gather_person(ExportReader& reader, const Uuid& person, FileScope scope,
                                 const Telling& tell) {
    return Gatherer(reader, person, scope, tell).gather();
}

Result<PersonExported> export_person_data(const ExportSource& source, const Uuid& person, FileScope scope,
                                          const std::filesystem::path& folder, const Telling& tell) {
    auto reader = ExportReader::open(source);
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const auto fonts = report::find_fonts(source.share / "fonts");
    if (!fonts)
        return tl::unexpected<Error>(fonts.error());
    const auto file = gather_person(*reader, person, scope, tell);
    if (!file)
        return tl::unexpected<Error>(file.error());
    const std::string stem = "du-lieu-" + iso_day(local_day(*source.clock, file->made));
    PersonExported out{folder, folder / (stem + ".pdf"), folder / (stem + ".json"),
                       file->person.profile.name};
    if (Status done = report::write_person_data(document_of(*file, source), *fonts, out.pdf); !done)
        return tl::unexpected<Error>(done.error());
    if (tell && !tell(0.9, {}))
        return stopped(source.texts);
    if (Status done = report::write_whole_file(out.json, json_of(*file, source)); !done)
        return tl::unexpected<Error>(done.error());
    return out;
}

} // namespace mq::app
