#include "app/evidence_book.h"
#include "app/export_tables.h"
#include "app/lazy_bank.h"

#include <algorithm>
#include <unordered_map>

// Every piece of evidence with what it credits, and every finished attempt: a line each.
namespace mq::app {
namespace {

using report::Field;

std::vector<report::TableColumn> columns(const Texts& texts,
                                         std::initializer_list<std::pair<const char*, double>> heads) {
    std::vector<report::TableColumn> out;
    for (const auto& [key, width] : heads)
        out.push_back({texts.get(key), width});
    return out;
}

const char* source_key(domain::Source source) {
    switch (source) {
        case domain::Source::scenario: return "standing.source.scenario";
        case domain::Source::interview: return "standing.source.interview";
        case domain::Source::observation: break;
    }
    return "standing.source.observation";
}

/// Lines of one person's standing.
class EvidenceRows {
public:
    explicit EvidenceRows(TableExport& out)
        : out_(out), bank_(out.reader.source().share / "questions", out.competency()) {}

    Status write(const ExportPerson& person, const ExportedStanding& known) {
        const domain::CreditedEvidence& credited = known.standing.credited;
        auto facet = credited.facets.begin();
        for (std::size_t i = 0; i < credited.lines.size(); ++i) {
            const domain::EvidenceLine& line = credited.lines[i];
            const std::vector<Field> begin = beginning(person, known, line);
            const std::vector<Field> end = ending(person, known, line);
            if (Status done =
                    put(begin, out_.texts().get("export.overall"), line.credit, line.weight, {}, end);
                !done)
                return done;
            for (; facet != credited.facets.end() && facet->line == i; ++facet) {
                const domain::Facet& about = out_.competency().facets[facet->facet.value()];
                if (Status done =
                        put(begin, out_.texts().of(about.name), facet->credit, facet->weight, about.id, end);
                    !done)
                    return done;
            }
        }
        return {};
    }

private:
    Status put(const std::vector<Field>& begin, const std::string& facet, domain::LevelInterval credit,
               domain::Weight weight, const std::string& facet_id, const std::vector<Field>& end) {
        std::vector<Field> row = begin;
        row.insert(row.end(), {facet, std::int64_t{credit.lo}, std::int64_t{credit.hi}, weight.value()});
        row.insert(row.end(), end.begin(), end.end());
        row.emplace_back(facet_id);
        return out_.put(row);
    }

    std::vector<Field> beginning(const ExportPerson& person, const ExportedStanding& known,
                                 const domain::EvidenceLine& line) {
        return {person.name, person.team, line.date, out_.texts().get(source_key(line.source)),
                title(known, line)};
    }

    std::string title(const ExportedStanding& known, const domain::EvidenceLine& line) {
        if (const auto* attempt = std::get_if<domain::ScenarioEvidence>(&known.records[line.evidence]))
            return out_.reader.scene_title(attempt->scenario, parse_uuid(attempt->id).value_or(Uuid{}));
        const auto& record = std::get<domain::RatedEvidence>(known.records[line.evidence]);
        const store::RatedRow* row = rated_of(known, record.id);
        std::string out = row == nullptr ? std::string() : row->title;
        const std::string& question = record.ratings[*line.rating].question;
        if (question.empty())
            return out;
        const domain::Question* asked = bank_.get().bank.question(question);
        return (out.empty() ? "" : out + " · ") +
               (asked == nullptr ? question : out_.texts().of(asked->name));
    }

    static const store::RatedRow* rated_of(const ExportedStanding& known, const std::string& id) {
        const auto found =
            std::ranges::find(known.rated, id, [](const store::RatedRow& row) { return row.id.str(); });
        return found == known.rated.end() ? nullptr : &*found;
    }

    static std::string rater_name(const store::RatedRow* row, const std::string& rater) {
        if (row != nullptr)
            for (const store::RatedRow::Cell& cell : row->cells)
                if (cell.rater.str() == rater)
                    return cell.rater_name;
        return rater;
    }

    /// Attainment, guidance, critical error or rating, rater; how old it is; ids.
    std::vector<Field> ending(const ExportPerson& person, const ExportedStanding& known,
                              const domain::EvidenceLine& line) {
        std::vector<Field> out;
        std::string id;
        std::string of;
        if (const auto* attempt = std::get_if<domain::ScenarioEvidence>(&known.records[line.evidence])) {
            out = {std::int64_t{attempt->difficulty.number()},
                   attempt->attainment.value() * 100.0,
                   attempt->guidance.value() * 100.0,
                   std::int64_t{attempt->critical ? 1 : 0},
                   Field{},
                   Field{}};
            id = attempt->id;
            of = attempt->scenario;
        } else {
            const auto& record = std::get<domain::RatedEvidence>(known.records[line.evidence]);
            const domain::Rating& rating = record.ratings[*line.rating];
            out = {Field{},
                   Field{},
                   Field{},
                   Field{},
                   std::int64_t{rating.value.number()},
                   rater_name(rated_of(known, record.id), rating.rater)};
            id = record.id;
            of = rating.question;
        }
        out.insert(out.end(), {std::int64_t{line.age_days}, person.id.str(), id, of});
        return out;
    }

    TableExport& out_;
    LazyBank bank_;
};

std::string names_of(const std::vector<std::string>& ids, const domain::Competency& competency,
                     const Texts& texts) {
    std::string out;
    for (const std::string& id : ids) {
        const auto at = competency.pitfall_index(id);
        out += (out.empty() ? "" : "; ") + (at ? texts.of(competency.pitfalls[*at].name) : id);
    }
    return out;
}

std::vector<Field> row_of(TableExport& out, const ExportPerson& person,
                          const store::FinishedAttempt& attempt) {
    const Texts& texts = out.texts();
    const domain::Competency& competency = out.competency();
    const SceneWords& scene = out.reader.scene(attempt.scene, attempt.id);
    const bool practice = attempt.mode == store::Mode::practice;
    std::vector<Field> row{person.name,
                           person.team,
                           wall_time(*out.reader.source().clock, attempt.finished),
                           texts.of(scene.title),
                           texts.get(practice ? "mode.practice" : "mode.assessment"),
                           channel_name(scene.channel, texts),
                           std::int64_t{attempt.difficulty}};
    const auto percent = [](double share) { return Field{share * 100.0}; };
    row.push_back(attempt.result.attainment ? percent(*attempt.result.attainment) : Field{});
    for (std::size_t i = 0; i < competency.axis_count(); ++i) {
        const auto facet = attempt.result.facets.find(competency.facets[i].id);
        row.push_back(facet == attempt.result.facets.end() ? Field{} : percent(facet->second));
    }
    row.insert(row.end(), {percent(attempt.result.guidance), std::int64_t{attempt.result.decisions},
                           static_cast<std::int64_t>(attempt.result.critical.size()),
                           names_of(attempt.result.pitfalls, competency, texts),
                           std::int64_t{attempt.result.csat}, std::int64_t{attempt.result.ces},
                           std::int64_t{attempt.result.nps}, attempt.result.scoring_version, person.id.str(),
                           attempt.id.str(), attempt.scene, std::int64_t{attempt.revision}});
    return row;
}

report::TableHead attempts_head(const TableExport& out) {
    const Texts& texts = out.texts();
    report::TableHead head;
    head.name = texts.get("export.sheet.attempts");
    head.frozen = 1;
    head.columns = columns(texts, {{"export.col.person", 26},
                                   {"export.col.team", 20},
                                   {"export.col.finished", 17},
                                   {"export.col.scene", 34},
                                   {"export.col.mode", 11},
                                   {"export.col.channel", 12},
                                   {"export.col.difficulty", 9},
                                   {"export.col.attainment", 10}});
    for (std::size_t i = 0; i < out.competency().axis_count(); ++i)
        head.columns.push_back({texts.format("export.facet.attainment",
                                             fmt::arg("facet", texts.of(out.competency().facets[i].name))),
                                12.0});
    const auto rest = columns(texts, {{"export.col.guidance", 10},
                                      {"export.col.decisions", 10},
                                      {"export.col.critical", 10},
                                      {"export.col.pitfalls", 30},
                                      {"export.col.csat", 8},
                                      {"export.col.ces", 8},
                                      {"export.col.nps", 8},
                                      {"export.col.scoring", 11},
                                      {"export.col.person_id", 38},
                                      {"export.col.attempt_id", 38},
                                      {"export.col.scene_id", 26},
                                      {"export.col.revision", 9}});
    head.columns.insert(head.columns.end(), rest.begin(), rest.end());
    return head;
}

} // namespace

Status put_evidence(TableExport& out) {
    const report::TableHead head{
        out.texts().get("export.sheet.evidence"),
        columns(
            out.texts(),
            {{"export.col.person", 26},      {"export.col.team", 20},       {"export.col.day", 12},
             {"export.col.source", 12},      {"export.col.title", 40},      {"export.col.facet", 22},
             {"export.col.lo", 8},           {"export.col.hi", 8},          {"export.col.line_weight", 10},
             {"export.col.difficulty", 9},   {"export.col.attainment", 10}, {"export.col.guidance", 10},
             {"export.col.critical", 10},    {"export.col.rating", 8},      {"export.col.rater", 22},
             {"export.col.age", 10},         {"export.col.person_id", 38},  {"export.col.evidence_id", 38},
             {"export.col.stimulus_id", 22}, {"export.col.facet_id", 14}}),
        1};
    if (Status done = out.writer.begin(head); !done)
        return done;
    EvidenceRows rows(out);
    for (std::size_t i = 0; i < out.people.size(); ++i) {
        if (Status done = out.told(i, out.people.size()); !done)
            return done;
        const auto known = out.reader.standing(out.people[i].id);
        if (!known)
            return tl::unexpected<Error>(known.error());
        if (Status done = rows.write(out.people[i], *known); !done)
            return done;
    }
    return {};
}

Status put_attempts(TableExport& out) {
    if (Status done = out.writer.begin(attempts_head(out)); !done)
        return done;
    for (std::size_t i = 0; i < out.people.size(); ++i) {
        if (Status done = out.told(i, out.people.size()); !done)
            return done;
        const auto finished = out.reader.store().finished(out.people[i].id);
        if (!finished)
            return tl::unexpected<Error>(finished.error());
        for (const store::FinishedAttempt& attempt : *finished)
            if (Status done = out.put(row_of(out, out.people[i], attempt)); !done)
                return done;
    }
    return {};
}

} // namespace mq::app
