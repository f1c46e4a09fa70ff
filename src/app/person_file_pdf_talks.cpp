#include "app/person_document.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

// A person's file as a document: what others said of them, and what they asked for.
namespace mq::app {
namespace {

constexpr std::array<const char*, 5> interview_keys{
    "person_data.interview.planned", "person_data.interview.rating", "person_data.interview.open",
    "person_data.interview.closed", "person_data.interview.cancelled"};
constexpr std::array<const char*, 5> signoff_keys{
    "person_report.state_official", "person_report.state_appealed", "person_report.state_upheld",
    "person_report.state_withdrawn", "person_report.state_replaced"};

} // namespace

std::string PersonDocument::question_name(const FiledInterview& of, const std::string& id,
                                          const Texts& texts) {
    for (const domain::Question& question : of.questions)
        if (question.id == id)
            return texts.of(question.name);
    return id;
}

std::string PersonDocument::ratings_of(const std::vector<store::FacetRating>& ratings) const {
    std::string out;
    for (const store::FacetRating& one : ratings) {
        out += (out.empty() ? "" : "\n") + facet_name(one.facet) + ": ";
        out += one.rating ? fmt::format("{}", *one.rating) : get("person_data.not_seen");
        if (!one.reason.empty())
            out += " – " + one.reason;
    }
    return out;
}

std::string PersonDocument::notes_of(const store::AnswerRated& one) const {
    std::string out;
    for (const auto& [key, text] :
         {std::pair("person_data.situation", &one.situation), std::pair("person_data.task", &one.task),
          std::pair("person_data.action", &one.action), std::pair("person_data.result", &one.result)})
        if (!text->empty())
            out += (out.empty() ? "" : "\n") + get(key) + ": " + *text;
    return out;
}

void PersonDocument::one_interview(Section& to, const FiledInterview& one) const {
    const store::InterviewPlanned& plan = one.row.plan;
    const std::string title = plan.post + (plan.round.empty() ? "" : " · " + plan.round);
    std::vector<std::string> panel;
    for (const store::PanelRow& member : one.row.panel)
        panel.push_back(member.name);
    to.blocks.emplace_back(Heading{
        title, fmt::format("{} · {} · {}", moment(Instant{plan.planned_ms}),
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

void PersonDocument::interviews() {
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

void PersonDocument::rated(Section& to) const {
    for (const store::RatedRow& row : file_.standing.rated) {
        if (row.observation)
            continue;
        to.blocks.emplace_back(Heading{row.title, vietnamese_day(row.day)});
        Grid rows =
            grid({{"person_data.question", 2.0F}, {"person_data.facet", 2.4F}, {"person_data.rating", 1.0F}});
        for (const store::RatedRow::Cell& cell : row.cells)
            rows.rows.push_back({cell.question, facet_name(cell.facet), fmt::format("{}", cell.rating)});
        put(to, std::move(rows));
    }
}

void PersonDocument::observations() {
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

void PersonDocument::talks() {
    Section& to = section("person_data.section.talks");
    for (const store::CoachingRow& row : file_.talks) {
        const store::CoachingNoted& note = row.note;
        to.blocks.emplace_back(
            Heading{vietnamese_day(Day{note.day}),
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

void PersonDocument::levels() {
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

void PersonDocument::assignments() {
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
        rows.rows.push_back({row.work.giver_name + "\n" + day(row.at), vietnamese_day(Day{row.work.due_day}),
                             joined(titles, "\n"),
                             row.withdrawn ? get("person_data.withdrawn") : row.work.word});
    }
    put(to, std::move(rows));
}

void PersonDocument::benchmarks() {
    if (file_.benchmarks.empty())
        return; // of interviewers alone
    Section& to = section("person_data.section.benchmarks");
    Grid rows = grid({{"person_data.day", 1.2F}, {"person_data.what", 1.4F}, {"person_data.ratings", 4.0F}});
    for (const store::BenchmarkRow& row : file_.benchmarks)
        rows.rows.push_back({day(row.at), row.rated.benchmark, ratings_of(row.rated.ratings)});
    put(to, std::move(rows));
}

std::string PersonDocument::kind_of(const std::string& id) const {
    const content::RequestRule* rule = book_ ? book_->request(id) : nullptr;
    return rule ? texts_.of(rule->title) : id;
}

void PersonDocument::requests() {
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

void PersonDocument::access() {
    Section& to = section("person_data.section.access");
    Grid rows = grid({{"person_data.when", 1.4F}, {"person_data.who", 2.0F}, {"person_data.what", 3.0F}});
    for (const FiledAccess& one : file_.access)
        rows.rows.push_back({moment(one.row.at), one.who.empty() ? get("law.somebody") : one.who,
                             access_in_words(one.row.what, texts_)});
    put(to, std::move(rows));
}

} // namespace mq::app
