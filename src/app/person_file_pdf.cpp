#include "app/evidence_book.h"
#include "app/person_document.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>

// A person's file as a document: who they are, what they did in scenes, and where that leaves them.
namespace mq::app {
namespace {

constexpr std::array<const char*, 5> role_keys{"person_data.role.trainee", "person_data.role.hr",
                                               "person_data.role.lead", "person_data.role.admin",
                                               "person_data.role.candidate"};

} // namespace

report::PersonData PersonDocument::write() {
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

std::string PersonDocument::get(const char* key) const {
    return texts_.get(key);
}

std::string PersonDocument::day(Instant at) const {
    return vietnamese_day(local_day(*source_.clock, at));
}

std::string PersonDocument::moment(Instant at) const {
    const int minute = local_minute(*source_.clock, at);
    return fmt::format("{} {:02}:{:02}", day(at), minute / 60, minute % 60);
}

std::string PersonDocument::yes(bool value) const {
    return get(value ? "person_data.yes" : "person_data.no");
}

PersonDocument::Section& PersonDocument::section(const char* title) {
    out_.sections.push_back({get(title), {}});
    return out_.sections.back();
}

PersonDocument::Grid PersonDocument::grid(
    std::initializer_list<std::pair<const char*, float>> columns) const {
    Grid out;
    for (const auto& [key, share] : columns)
        out.columns.emplace_back(get(key), share);
    return out;
}

void PersonDocument::put(Section& to, Grid grid) {
    if (!grid.rows.empty())
        to.blocks.emplace_back(std::move(grid));
}

void PersonDocument::note(Section& to, std::string text) {
    if (!text.empty())
        to.blocks.emplace_back(std::move(text));
}

std::string PersonDocument::facet_name(const std::string& id) const {
    const auto facet = source_.competency().facet_index(id);
    return facet ? texts_.of(source_.competency().facets[*facet].name) : id;
}

std::string PersonDocument::level_name(int level) const {
    const auto& levels = source_.competency().levels;
    const auto at = static_cast<std::size_t>(std::clamp(level, 1, domain::level_count) - 1);
    return fmt::format("{} · {}", level, texts_.of(levels[at].name));
}

void PersonDocument::profile() {
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

std::string PersonDocument::region(domain::Region region) const {
    constexpr std::array<const char*, 3> keys{"person_data.north", "person_data.central",
                                              "person_data.south"};
    return get(keys.at(static_cast<std::size_t>(region)));
}

void PersonDocument::groups(Section& to) const {
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

void PersonDocument::consents() {
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

void PersonDocument::standing() {
    Section& to = section("person_data.section.standing");
    const domain::Standing& s = file_.standing.standing;
    const StandingCase& now = file_.explained.now;
    to.blocks.emplace_back(
        Facts{{get("person_data.as_of"), vietnamese_day(s.as_of)},
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

void PersonDocument::facets(Section& to) const {
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

void PersonDocument::lines(Section& to) const {
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

void PersonDocument::formula() {
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

std::string PersonDocument::detail_of(const FiledAttempt& one) const {
    const char* mode = one.row.mode == store::Mode::assessment ? "mode.assessment" : "mode.practice";
    std::string out = fmt::format("{} · {}", get(mode), moment(one.row.started));
    if (one.result) {
        if (one.result->attainment)
            out += " · " + texts_.format("person_data.attained",
                                         fmt::arg("n", std::lround(*one.result->attainment * 100.0)));
        out += " · " + guidance_in_words(one.row.guidance * one.row.decisions, texts_);
    } else
        out +=
            " · " + get(one.row.state == store::AttemptState::open ? "person_data.open" : "person_data.left");
    return out;
}

std::string PersonDocument::answer_of(const FiledDecision& one) const {
    std::string out = one.words.empty() ? joined(one.decision.answer) : one.words;
    for (const std::string& typed : one.decision.entries)
        if (!typed.empty() && out.find(typed) == std::string::npos)
            out += (out.empty() ? "“" : "\n“") + typed + "”";
    return out;
}

std::string PersonDocument::help_of(const store::Decision& d) const {
    std::vector<std::string> out;
    if (d.hint_light)
        out.push_back(get("person_data.hint_light"));
    if (d.hint_full)
        out.push_back(get("person_data.hint_full"));
    if (d.undone_before)
        out.push_back(get("person_data.undone"));
    return joined(out);
}

/// A moment without a title is counted: ids are for machines.
std::string PersonDocument::moment_of(const FiledDecision& one) const {
    return one.moment != one.decision.node
               ? one.moment
               : texts_.format("person_data.turn", fmt::arg("n", one.decision.index + 1));
}

void PersonDocument::attempts() {
    Section& to = section("person_data.section.attempts");
    for (const FiledAttempt& one : file_.attempts) {
        to.blocks.emplace_back(Heading{one.title, detail_of(one)});
        Grid rows = grid({{"person_data.moment", 1.7F},
                          {"person_data.answer", 4.2F},
                          {"person_data.help", 1.2F},
                          {"person_data.seconds", 0.7F}});
        for (const FiledDecision& d : one.decisions)
            rows.rows.push_back({moment_of(d), answer_of(d), help_of(d.decision),
                                 fmt::format("{}", d.decision.elapsed_ms / 1000)});
        put(to, std::move(rows));
        result(to, one);
    }
}

void PersonDocument::result(Section& to, const FiledAttempt& one) const {
    Facts facts;
    if (one.result) {
        facts.emplace_back(get("person_data.ending"), one.ending.empty() ? one.result->ending : one.ending);
        std::string parts;
        for (const auto& [facet, attained] : one.result->facets)
            parts += (parts.empty() ? "" : "; ") + facet_name(facet) + " " +
                     texts_.format("radar.percent", fmt::arg("n", std::lround(attained * 100.0)));
        facts.emplace_back(get("person_data.by_facet"), parts);
        facts.emplace_back(get("person_data.critical"), joined(one.result->critical));
        facts.emplace_back(get("person_data.customer"),
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

report::PersonData document_of(const PersonFile& file, const ExportSource& source) {
    return PersonDocument(file, source).write();
}

} // namespace mq::app
