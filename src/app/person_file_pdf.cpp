#include "app/evidence_book.h"
#include "app/law.h"
#include "app/person_file.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>

// A person's file as a document for that person to read.
namespace mq::app {
namespace {

using Section = report::PersonData::Section;
using Heading = report::PersonData::Heading;
using Facts = report::PersonData::Facts;
using Grid = report::PersonData::Grid;

constexpr std::array<const char*, 5> role_keys{"person_data.role.trainee", "person_data.role.hr",
                                               "person_data.role.lead", "person_data.role.admin",
                                               "person_data.role.candidate"};
constexpr std::array<const char*, 5> interview_keys{
    "person_data.interview.planned", "person_data.interview.rating", "person_data.interview.open",
    "person_data.interview.closed", "person_data.interview.cancelled"};
constexpr std::array<const char*, 5> signoff_keys{
    "person_report.state_official", "person_report.state_appealed", "person_report.state_upheld",
    "person_report.state_withdrawn", "person_report.state_replaced"};

template <class T>
std::string joined(const std::vector<T>& parts, const char* between = ", ") {
    std::string out;
    for (const auto& part : parts)
        out += (out.empty() ? "" : between) + fmt::format("{}", part);
    return out;
}

class Document {
public:
    Document(const PersonFile& file, const ExportSource& source)
        : file_(file), source_(source), texts_(source.texts), book_(law_book(source.share)) {}

    report::PersonData write() {
        out_.words = {texts_.table(), texts_.language() == Language::vi};
        out_.organisation = file_.organisation;
        out_.person = file_.person.profile.name;
        out_.made = moment(file_.made);
        out_.scope = get(file_.scope == FileScope::hr ? "person_data.scope_hr" : "person_data.scope_own");
        profile();
        consents();
        standing();
        formula();
        attempts();
        interviews();
        observations();
        talks();
        levels();
        assignments();
        benchmarks();
        requests();
        access();
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string get(const char* key) const { return texts_.get(key); }
    [[nodiscard]] std::string day(Instant at) const { return vietnamese_day(local_day(*source_.clock, at)); }
    [[nodiscard]] std::string moment(Instant at) const {
        const int minute = local_minute(*source_.clock, at);
        return fmt::format("{} {:02}:{:02}", day(at), minute / 60, minute % 60);
    }
    [[nodiscard]] std::string yes(bool value) const {
        return get(value ? "person_data.yes" : "person_data.no");
    }

    Section& section(const char* title) {
        out_.sections.push_back({get(title), {}});
        return out_.sections.back();
    }
    [[nodiscard]] Grid grid(std::initializer_list<std::pair<const char*, float>> columns) const {
        Grid out;
        for (const auto& [key, share] : columns)
            out.columns.emplace_back(get(key), share);
        return out;
    }
    static void put(Section& to, Grid grid) {
        if (!grid.rows.empty())
            to.blocks.emplace_back(std::move(grid));
    }
    static void note(Section& to, std::string text) {
        if (!text.empty())
            to.blocks.emplace_back(std::move(text));
    }

    [[nodiscard]] std::string facet_name(const std::string& id) const {
        const auto facet = source_.competency().facet_index(id);
        return facet ? texts_.of(source_.competency().facets[*facet].name) : id;
    }
    [[nodiscard]] std::string level_name(int level) const {
        const auto& levels = source_.competency().levels;
        const auto at = static_cast<std::size_t>(std::clamp(level, 1, domain::level_count) - 1);
        return fmt::format("{} · {}", level, texts_.of(levels[at].name));
    }

    void profile() {
        const store::Profile& p = file_.person.profile;
        Facts facts{
            {get("person_data.name"), p.name},
            {get("person_data.role_head"), get(role_keys.at(static_cast<std::size_t>(p.role)))},
            {get("person_data.post"), p.post},
            {get("person_data.contact"), p.contact},
            {get("person_data.birth_year"), p.birth_year ? fmt::format("{}", *p.birth_year) : ""},
            {get("person_data.gender"),
             p.gender ? get(*p.gender == domain::Gender::female ? "person_data.female" : "person_data.male")
                      : ""},
            {get("person_data.region"), p.region ? region(*p.region) : ""},
            {get("person_data.team"), file_.known.team},
            {get("person_data.joined"), file_.known.joined ? vietnamese_day(*file_.known.joined) : ""},
            {get("person_data.contract_ends"), p.left_day ? vietnamese_day(Day{*p.left_day}) : ""},
            {get("person_data.added"), day(file_.person.added)}};
        Section& to = section("person_data.section.profile");
        to.blocks.emplace_back(std::move(facts));
        Grid placings = grid({{"person_data.since", 1.0F}, {"person_data.team", 3.0F}});
        for (const auto& [team, placed] : file_.placings)
            placings.rows.push_back({day(placed.at), team});
        put(to, std::move(placings));
        groups(to);
    }

    [[nodiscard]] std::string region(domain::Region region) const {
        constexpr std::array<const char*, 3> keys{"person_data.north", "person_data.central",
                                                  "person_data.south"};
        return get(keys.at(static_cast<std::size_t>(region)));
    }

    void groups(Section& to) const {
        if (file_.groups.empty() || !book_)
            return;
        Facts said;
        for (const auto& [id, choice] : file_.groups) {
            const content::GroupDimension* dimension = book_->dimension(id);
            std::string name = choice;
            if (dimension != nullptr)
                for (const auto& one : dimension->choices)
                    if (one.id == choice)
                        name = texts_.of(one.title);
            said.emplace_back(dimension ? texts_.of(dimension->title) : id, name);
        }
        to.blocks.emplace_back(Heading{get("person_data.groups"), get("person_data.groups_note")});
        to.blocks.emplace_back(std::move(said));
    }

    void consents() {
        Section& to = section("person_data.section.consents");
        for (const FiledConsent& one : file_.consents) {
            const store::ConsentRecorded& c = one.row.consent;
            to.blocks.emplace_back(
                Heading{one.purpose.empty() ? c.consent : one.purpose,
                        texts_.format(c.given ? "law.consent.given" : "law.consent.taken_back",
                                      fmt::arg("day", day(one.row.at)), fmt::arg("revision", c.revision))});
            note(to, one.wording);
        }
    }

    void standing() {
        Section& to = section("person_data.section.standing");
        const domain::Standing& s = file_.standing.standing;
        const StandingCase& now = file_.explained.now;
        to.blocks.emplace_back(Facts{
            {get("person_data.as_of"), vietnamese_day(s.as_of)},
            {get("person_data.reported"),
             s.reported ? level_name(s.reported->number()) : get("person_report.insufficient")},
            {get("person_data.estimate"),
             s.weight.counts()
                 ? texts_.format("person_report.range", fmt::arg("mean", texts_.number(s.overall.mean, 2)),
                                 fmt::arg("low", texts_.number(s.overall.q10)),
                                 fmt::arg("high", texts_.number(s.overall.q90)))
                 : ""}});
        for (const std::string& why : {now.statistical_why, now.demonstrated_why, now.reported_why})
            note(to, why);
        for (const std::string& missing : now.missing)
            note(to, missing);
        for (const StandingGate& gate : now.gates)
            note(to, gate.why);
        facets(to);
        lines(to);
    }

    void facets(Section& to) const {
        Grid out = grid({{"person_data.facet", 3.0F},
                         {"person_data.mean", 1.0F},
                         {"person_data.range", 1.4F},
                         {"person_data.evidence", 1.0F}});
        const StandingCase& now = file_.explained.now;
        for (std::size_t v = 1; v < now.views.size() && v < file_.explained.views.size(); ++v) {
            const StandingFigures& f = now.views[v];
            if (!f.none())
                out.rows.push_back({file_.explained.views[v], texts_.number(f.mean, 2),
                                    fmt::format("{}–{}", texts_.number(f.low), texts_.number(f.high)),
                                    fmt::format("{}", f.stimuli)});
        }
        put(to, std::move(out));
    }

    void lines(Section& to) const {
        Grid out = grid({{"person_data.what", 3.2F},
                         {"person_data.shows", 1.6F},
                         {"person_data.weight", 0.9F},
                         {"person_data.weight_why", 3.0F}});
        for (const StandingLine& line : file_.explained.lines) {
            const auto& overall = line.credits.empty() ? std::nullopt : line.credits.front();
            out.rows.push_back({line.title + "\n" + line.detail, overall ? overall->words : "",
                                overall ? texts_.number(overall->weight, 3) : "",
                                line.nothing_why.empty() ? line.weight_why : line.nothing_why});
        }
        if (!out.rows.empty())
            to.blocks.emplace_back(Heading{get("person_data.lines"), get("person_data.lines_note")});
        put(to, std::move(out));
    }

    void formula() {
        Section& to = section("person_data.section.formula");
        const domain::Competency& competency = source_.competency();
        to.blocks.emplace_back(
            Facts{{get("person_data.competency"), fmt::format("{} {}", competency.id, competency.version)},
                  {get("person_data.scoring"), competency.scoring.version}});
        for (const char* key : {"person_report.method_evidence", "person_report.method_range",
                                "person_report.method_level", "person_report.method_signed"})
            note(to, get(key));
        for (const ScoringGroup& group : file_.explained.constants) {
            to.blocks.emplace_back(Heading{group.title, {}});
            Facts facts;
            for (const ScoringConstant& one : group.constants)
                facts.emplace_back(one.name, one.value);
            to.blocks.emplace_back(std::move(facts));
        }
    }

    [[nodiscard]] std::string detail_of(const FiledAttempt& one) const {
        const char* mode = one.row.mode == store::Mode::assessment ? "mode.assessment" : "mode.practice";
        std::string out = fmt::format("{} · {}", get(mode), moment(one.row.started));
        if (one.result) {
            if (one.result->attainment)
                out += " · " + texts_.format("person_data.attained",
                                             fmt::arg("n", std::lround(*one.result->attainment * 100.0)));
            out += " · " + guidance_in_words(one.row.guidance * one.row.decisions, texts_);
        } else
            out += " · " +
                   get(one.row.state == store::AttemptState::open ? "person_data.open" : "person_data.left");
        return out;
    }

    [[nodiscard]] std::string answer_of(const FiledDecision& one) const {
        std::string out = one.words.empty() ? joined(one.decision.answer) : one.words;
        for (const std::string& typed : one.decision.entries)
            if (!typed.empty() && out.find(typed) == std::string::npos)
                out += (out.empty() ? "“" : "\n“") + typed + "”";
        return out;
    }

    [[nodiscard]] std::string help_of(const store::Decision& d) const {
        std::vector<std::string> out;
        if (d.hint_light)
            out.push_back(get("person_data.hint_light"));
        if (d.hint_full)
            out.push_back(get("person_data.hint_full"));
        if (d.undone_before)
            out.push_back(get("person_data.undone"));
        return joined(out);
    }

    void attempts() {
        Section& to = section("person_data.section.attempts");
        for (const FiledAttempt& one : file_.attempts) {
            to.blocks.emplace_back(Heading{one.title, detail_of(one)});
            Grid rows = grid({{"person_data.moment", 1.7F},
                              {"person_data.answer", 4.2F},
                              {"person_data.help", 1.2F},
                              {"person_data.seconds", 0.7F}});
            for (const FiledDecision& d : one.decisions)
                rows.rows.push_back({d.moment, answer_of(d), help_of(d.decision),
                                     fmt::format("{}", d.decision.elapsed_ms / 1000)});
            put(to, std::move(rows));
            result(to, one);
        }
    }

    void result(Section& to, const FiledAttempt& one) const {
        Facts facts;
        if (one.result) {
            facts.emplace_back(get("person_data.ending"),
                               one.ending.empty() ? one.result->ending : one.ending);
            std::string parts;
            for (const auto& [facet, attained] : one.result->facets)
                parts += (parts.empty() ? "" : "; ") + facet_name(facet) + " " +
                         texts_.format("radar.percent", fmt::arg("n", std::lround(attained * 100.0)));
            facts.emplace_back(get("person_data.by_facet"), parts);
            facts.emplace_back(get("person_data.critical"), joined(one.result->critical));
            facts.emplace_back(
                get("person_data.customer"),
                texts_.format("person_data.csat", fmt::arg("csat", one.result->csat),
                              fmt::arg("ces", one.result->ces), fmt::arg("nps", one.result->nps)));
        }
        for (const std::string& text : one.reflections)
            if (!text.empty())
                facts.emplace_back(get("person_data.reflection"), text);
        if (!one.corrections.empty())
            facts.emplace_back(get("person_data.corrected"), fmt::format("{}", one.corrections.size()));
        if (!facts.empty())
            to.blocks.emplace_back(std::move(facts));
    }

    [[nodiscard]] static std::string question_name(const FiledInterview& of, const std::string& id,
                                                   const Texts& texts) {
        for (const domain::Question& question : of.questions)
            if (question.id == id)
                return texts.of(question.name);
        return id;
    }

    [[nodiscard]] std::string ratings_of(const std::vector<store::FacetRating>& ratings) const {
        std::string out;
        for (const store::FacetRating& one : ratings) {
            out += (out.empty() ? "" : "\n") + facet_name(one.facet) + ": ";
            out += one.rating ? fmt::format("{}", *one.rating) : get("person_data.not_seen");
            if (!one.reason.empty())
                out += " – " + one.reason;
        }
        return out;
    }

    [[nodiscard]] std::string notes_of(const store::AnswerRated& one) const {
        std::string out;
        for (const auto& [key, text] :
             {std::pair("person_data.situation", &one.situation), std::pair("person_data.task", &one.task),
              std::pair("person_data.action", &one.action), std::pair("person_data.result", &one.result)})
            if (!text->empty())
                out += (out.empty() ? "" : "\n") + get(key) + ": " + *text;
        return out;
    }

    void one_interview(Section& to, const FiledInterview& one) const {
        const store::InterviewPlanned& plan = one.row.plan;
        const std::string title = plan.post + (plan.round.empty() ? "" : " · " + plan.round);
        std::vector<std::string> panel;
        for (const store::PanelRow& member : one.row.panel)
            panel.push_back(member.name);
        to.blocks.emplace_back(Heading{
            title,
            fmt::format("{} · {} · {}", moment(Instant{plan.planned_ms}),
                        get(interview_keys.at(static_cast<std::size_t>(one.row.state))), joined(panel))});
        Grid rows = grid({{"person_data.question", 1.6F},
                          {"person_data.rater_head", 1.1F},
                          {"person_data.notes", 3.0F},
                          {"person_data.ratings", 2.2F}});
        for (const store::AnswerRow& answer : one.answers) {
            std::string rater;
            for (const store::PanelRow& member : one.row.panel)
                if (member.rater == answer.latest.rater)
                    rater = member.name;
            rows.rows.push_back({question_name(one, answer.latest.question, texts_), rater,
                                 notes_of(answer.latest), ratings_of(answer.latest.ratings)});
        }
        put(to, std::move(rows));
        if (one.row.closed)
            note(to, one.row.closed->summary);
    }

    void interviews() {
        Section& to = section("person_data.section.interviews");
        if (file_.scope == FileScope::own)
            note(to, get("person_data.interviews_own"));
        for (const FiledInterview& one : file_.interviews)
            one_interview(to, one);
        if (file_.scope == FileScope::own)
            rated(to);
        if (file_.decision)
            note(to, get(!file_.decision->hired          ? "people.refused"
                         : file_.decision->keep_evidence ? "people.hired_kept"
                                                         : "people.hired"));
    }

    void rated(Section& to) const {
        for (const store::RatedRow& row : file_.standing.rated) {
            if (row.observation)
                continue;
            to.blocks.emplace_back(Heading{row.title, vietnamese_day(row.day)});
            Grid rows = grid(
                {{"person_data.question", 2.0F}, {"person_data.facet", 2.4F}, {"person_data.rating", 1.0F}});
            for (const store::RatedRow::Cell& cell : row.cells)
                rows.rows.push_back({cell.question, facet_name(cell.facet), fmt::format("{}", cell.rating)});
            put(to, std::move(rows));
        }
    }

    void observations() {
        Section& to = section("person_data.section.observations");
        for (const store::ObservationRow& row : file_.observations) {
            const store::ObservationRecorded& sheet = row.sheet;
            to.blocks.emplace_back(
                Heading{sheet.what, fmt::format("{} · {}", vietnamese_day(row.day), sheet.observer_name)});
            to.blocks.emplace_back(Facts{{get("person_data.ratings"), ratings_of(sheet.ratings)},
                                         {get("person_data.word"), sheet.word},
                                         {get("person_data.own_view"), sheet.own_view}});
        }
    }

    void talks() {
        Section& to = section("person_data.section.talks");
        for (const store::CoachingRow& row : file_.talks) {
            const store::CoachingNoted& note = row.note;
            to.blocks.emplace_back(Heading{
                vietnamese_day(Day{note.day}),
                note.facet.empty() ? note.coach_name
                                   : fmt::format("{} · {}", note.coach_name, facet_name(note.facet))});
            to.blocks.emplace_back(
                Facts{{get("person_data.plan"), note.plan},
                      {get("person_data.done"), note.done},
                      {get("person_data.check"), note.check},
                      {get("person_data.act"), note.act},
                      {get("person_data.next_day"), note.next_day ? vietnamese_day(Day{*note.next_day}) : ""},
                      {get("person_data.closed"), yes(note.closed)}});
        }
    }

    void levels() {
        Section& to = section("person_data.section.levels");
        Grid rows = grid({{"person_data.level", 1.2F},
                          {"person_data.signed", 1.8F},
                          {"person_data.state", 1.4F},
                          {"person_data.word", 3.2F}});
        for (const store::SignoffRow& row : file_.signoffs) {
            std::string word = row.level.word;
            if (!row.appeal.empty())
                word += (word.empty() ? "" : "\n") +
                        texts_.format("person_report.appeal", fmt::arg("word", row.appeal));
            if (row.answer)
                word += "\n" + texts_.format("person_report.answer", fmt::arg("word", row.answer->word),
                                             fmt::arg("name", row.answer->answerer_name));
            rows.rows.push_back({level_name(row.level.level), row.level.signer_name + "\n" + day(row.at),
                                 get(signoff_keys.at(static_cast<std::size_t>(row.state))), word});
        }
        put(to, std::move(rows));
    }

    void assignments() {
        Section& to = section("person_data.section.assignments");
        if (file_.weekly_goal > 0)
            note(to, texts_.format("person_data.weekly_goal", fmt::arg("n", file_.weekly_goal)));
        Grid rows = grid({{"person_data.given", 1.6F},
                          {"person_data.due", 1.2F},
                          {"person_data.scenes", 3.2F},
                          {"person_data.word", 2.0F}});
        for (const store::AssignmentRow& row : file_.assignments) {
            std::vector<std::string> titles;
            for (const std::string& scene : row.work.scenes) {
                const auto known = source_.scenes.find(scene);
                titles.push_back(known == source_.scenes.end() ? scene : texts_.of(known->second.title));
            }
            rows.rows.push_back({row.work.giver_name + "\n" + day(row.at),
                                 vietnamese_day(Day{row.work.due_day}), joined(titles, "\n"),
                                 row.withdrawn ? get("person_data.withdrawn") : row.work.word});
        }
        put(to, std::move(rows));
    }

    void benchmarks() {
        if (file_.benchmarks.empty())
            return; // of interviewers alone
        Section& to = section("person_data.section.benchmarks");
        Grid rows =
            grid({{"person_data.day", 1.2F}, {"person_data.what", 1.4F}, {"person_data.ratings", 4.0F}});
        for (const store::BenchmarkRow& row : file_.benchmarks)
            rows.rows.push_back({day(row.at), row.rated.benchmark, ratings_of(row.rated.ratings)});
        put(to, std::move(rows));
    }

    [[nodiscard]] std::string kind_of(const std::string& id) const {
        const content::RequestRule* rule = book_ ? book_->request(id) : nullptr;
        return rule ? texts_.of(rule->title) : id;
    }

    void requests() {
        Section& to = section("person_data.section.requests");
        Grid rows = grid({{"person_data.day", 1.1F},
                          {"person_data.kind", 1.4F},
                          {"person_data.text", 2.6F},
                          {"person_data.outcome", 2.4F}});
        for (const store::RequestRow& row : file_.requests) {
            std::string outcome = get(row.done                                  ? "law.state.done"
                                      : row.answered && !row.answered->accepted ? "law.state.refused"
                                      : row.answered                            ? "law.state.working"
                                                                                : "law.state.waiting");
            if (row.answered && !row.answered->word.empty())
                outcome += "\n" + row.answered->word;
            if (row.done && !row.done->word.empty())
                outcome += "\n" + row.done->word;
            rows.rows.push_back({day(row.at), kind_of(row.request.kind), row.request.text, outcome});
        }
        put(to, std::move(rows));
    }

    void access() {
        Section& to = section("person_data.section.access");
        Grid rows = grid({{"person_data.when", 1.4F}, {"person_data.who", 2.0F}, {"person_data.what", 3.0F}});
        for (const FiledAccess& one : file_.access)
            rows.rows.push_back({moment(one.row.at), one.who.empty() ? get("law.somebody") : one.who,
                                 access_in_words(one.row.what, texts_)});
        put(to, std::move(rows));
    }

    const PersonFile& file_;
    const ExportSource& source_;
    const Texts& texts_;
    Result<content::LawBook> book_;
    report::PersonData out_;
};

} // namespace

report::PersonData document_of(const PersonFile& file, const ExportSource& source) {
    return Document(file, source).write();
}

} // namespace mq::app
