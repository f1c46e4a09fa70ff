#include "app/evidence_book.h"
#include "app/export_tables.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>

// Attempts, decisions and ratings as xAPI statements. Nothing in them but ids, figures and the scenes' own
// titles: what people typed stays here.
namespace mq::app {
namespace {

using report::XapiObject;
using report::XapiStatement;

constexpr const char* platform = "Mon Qua 0.1.0";

class Statements {
public:
    Statements(ExportReader& reader, report::XapiWriter& writer, TableOf what)
        : reader_(reader), writer_(writer), what_(what) {}

    Status of_person(const Uuid& person) {
        const auto finished = reader_.store().finished(person);
        if (!finished)
            return tl::unexpected<Error>(finished.error());
        for (const store::FinishedAttempt& attempt : *finished)
            if (what_ != TableOf::evidence || attempt.mode == store::Mode::assessment)
                if (Status done = of_attempt(person, attempt); !done)
                    return done;
        if (what_ == TableOf::attempts)
            return {};
        const auto rated = reader_.store().rated(person);
        if (!rated)
            return tl::unexpected<Error>(rated.error());
        for (const store::RatedRow& row : *rated)
            if (Status done = of_rated(person, row); !done)
                return done;
        return {};
    }

private:
    XapiStatement begun(const Uuid& person, const store::RecordedEvent& told,
                        const Uuid& registration) const {
        XapiStatement out;
        out.source = told.id;
        out.person = person;
        out.registration = registration;
        out.language = "vi-VN"; // what scenes and questions are in
        out.platform = platform;
        out.at = told.event.at;
        out.utc_offset_minutes = told.event.utc_offset_minutes;
        return out;
    }

    XapiObject scene_object(const store::FinishedAttempt& attempt) {
        const domain::LocalText& title = reader_.scene(attempt.scene, attempt.id).title;
        return {
            fmt::format("scenes/{}", attempt.scene), report::XapiActivity::simulation, {title.vi, title.en}};
    }

    Status of_attempt(const Uuid& person, const store::FinishedAttempt& attempt) {
        const auto events = reader_.store().events_of(attempt.id);
        if (!events)
            return tl::unexpected<Error>(events.error());
        const XapiObject scene = scene_object(attempt);
        std::optional<Instant> started;
        for (const store::RecordedEvent& told : *events) {
            if (std::holds_alternative<store::AttemptStarted>(told.event.what))
                started = told.event.at;
            const auto* decision = std::get_if<store::Decision>(&told.event.what);
            if (decision != nullptr && what_ != TableOf::evidence)
                if (Status done = writer_.write(decided(person, attempt, scene, told, *decision)); !done)
                    return done;
            if (told.seq == attempt.seq)
                if (Status done = writer_.write(finished(person, attempt, scene, told, started)); !done)
                    return done;
        }
        return {};
    }

    XapiStatement decided(const Uuid& person, const store::FinishedAttempt& attempt, const XapiObject& scene,
                          const store::RecordedEvent& told, const store::Decision& decision) const {
        XapiStatement out = begun(person, told, attempt.id);
        out.verb = report::XapiVerb::answered;
        out.object = {
            fmt::format("{}/nodes/{}", scene.path, decision.node), report::XapiActivity::interaction, {}};
        out.parent = scene;
        out.revision = fmt::format("{}", attempt.revision);
        for (const std::string& answer : decision.answer)
            out.response += (out.response.empty() ? "" : "[,]") + answer;
        out.duration_ms = decision.elapsed_ms;
        out.result_extensions = {{"outcome", decision.outcome},
                                 {"mood-before", static_cast<double>(decision.mood_before)},
                                 {"mood-after", static_cast<double>(decision.mood_after)}};
        if (!decision.acts.empty()) {
            std::vector<std::string> acts;
            for (const store::CodedAct& act : decision.acts)
                acts.push_back(act.act);
            out.result_extensions.emplace_back("acts", std::move(acts));
        }
        out.context_extensions = {{"decision", static_cast<double>(decision.index + 1)},
                                  {"mode", mode_of(attempt)},
                                  {"hints", hints_of(decision)}};
        return out;
    }

    static std::string mode_of(const store::FinishedAttempt& attempt) {
        return attempt.mode == store::Mode::practice ? "practice" : "assessment";
    }
    static std::string hints_of(const store::Decision& decision) {
        return decision.hint_full ? "full" : decision.hint_light ? "light" : "none";
    }

    /// An assessment is passed where it reached what counts in full and met no critical error.
    report::XapiVerb verb_of(const store::FinishedAttempt& attempt) const {
        if (attempt.mode == store::Mode::practice)
            return report::XapiVerb::completed;
        const domain::ScoringParams& params = reader_.source().competency().scoring;
        const auto attained = domain::AttainedShare::checked(attempt.result.attainment.value_or(0.0));
        const bool full = attained && domain::result_of(*attained, !attempt.result.critical.empty(),
                                                        params) == domain::AttemptResult::full;
        return full ? report::XapiVerb::passed : report::XapiVerb::failed;
    }

    XapiStatement finished(const Uuid& person, const store::FinishedAttempt& attempt, const XapiObject& scene,
                           const store::RecordedEvent& told, const std::optional<Instant>& started) const {
        XapiStatement out = begun(person, told, attempt.id);
        out.verb = verb_of(attempt);
        out.object = scene;
        out.revision = fmt::format("{}", attempt.revision);
        if (attempt.result.attainment)
            out.score =
                report::XapiScore{*attempt.result.attainment, *attempt.result.attainment * 100.0, 0.0, 100.0};
        out.completion = true;
        if (out.verb != report::XapiVerb::completed)
            out.success = out.verb == report::XapiVerb::passed;
        if (started)
            out.duration_ms = told.event.at.unix_ms - started->unix_ms;
        const store::AttemptFinished& result = attempt.result;
        out.result_extensions = {{"ending", result.ending},
                                 {"guidance", result.guidance},
                                 {"csat", static_cast<double>(result.csat)},
                                 {"ces", static_cast<double>(result.ces)},
                                 {"nps", static_cast<double>(result.nps)},
                                 {"critical-errors", result.critical},
                                 {"pitfalls", result.pitfalls}};
        for (const auto& [facet, share] : result.facets)
            out.result_extensions.emplace_back("facets/" + facet, share);
        out.context_extensions = {{"mode", mode_of(attempt)},
                                  {"difficulty", static_cast<double>(attempt.difficulty)},
                                  {"scoring-version", result.scoring_version}};
        return out;
    }

    Status of_rated(const Uuid& person, const store::RatedRow& row) {
        const auto events = reader_.store().events_after(row.seq - 1, 1); // the row that made it evidence
        if (!events)
            return tl::unexpected<Error>(events.error());
        if (events->empty() || events->front().seq != row.seq)
            return {}; // deleted since
        for (const store::RatedRow::Cell& cell : row.cells)
            if (Status done = writer_.write(rated(person, row, cell, events->front())); !done)
                return done;
        return {};
    }

    XapiStatement rated(const Uuid& person, const store::RatedRow& row, const store::RatedRow::Cell& cell,
                        const store::RecordedEvent& told) const {
        const domain::Competency& competency = reader_.source().competency();
        XapiStatement out = begun(person, told, row.id);
        out.part = fmt::format("{}/{}/{}", cell.question, cell.rater.str(), cell.facet);
        out.verb = report::XapiVerb::scored;
        const auto facet = competency.facet_index(cell.facet);
        const domain::LocalText name =
            facet ? competency.facets[*facet].name : domain::LocalText{cell.facet, {}};
        out.object = {row.observation ? fmt::format("facets/{}", cell.facet)
                                      : fmt::format("questions/{}/facets/{}", cell.question, cell.facet),
                      row.observation ? report::XapiActivity::observation : report::XapiActivity::interview,
                      {name.vi, name.en}};
        constexpr double levels = 5.0;
        out.score = report::XapiScore{(cell.rating - 1) / (levels - 1), static_cast<double>(cell.rating), 1.0,
                                      levels};
        if (!cell.rater.is_nil())
            out.instructor = cell.rater;
        out.context_extensions = {{"facet", cell.facet},
                                  {"competency", competency.id + " " + competency.version}};
        return out;
    }

    ExportReader& reader_;
    report::XapiWriter& writer_;
    TableOf what_;
};

} // namespace

Result<ExportDone> export_statements(ExportReader& reader, const TableRequest& request, const Telling& tell) {
    const Texts& texts = reader.source().texts;
    if (request.what == TableOf::complaints)
        return fail(ErrorKind::bad_input, texts.get("export.error.no_xapi"));
    auto writer = report::XapiWriter::open(request.file);
    if (!writer)
        return tl::unexpected<Error>(writer.error());
    Statements statements(reader, *writer, request.what);
    const std::vector<ExportPerson> people = reader.staff(request.team);
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (tell && !tell(static_cast<double>(i) / static_cast<double>(people.size()),
                          texts.format("export.progress", fmt::arg("n", i), fmt::arg("all", people.size()))))
            return stopped(texts);
        if (Status done = statements.of_person(people[i].id); !done)
            return tl::unexpected<Error>(done.error());
    }
    if (Status done = writer->finish(); !done)
        return tl::unexpected<Error>(done.error());
    return ExportDone{request.file, writer->statements(), static_cast<std::int64_t>(people.size())};
}

} // namespace mq::app
