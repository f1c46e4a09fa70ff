#include "app/consensus.h"
#include "app/evidence_book.h"
#include "app/live_interview.h"
#include "app/person_standing.h"
#include "app/state.h"
#include "base/text.h"
#include "domain/panel.h"
#include "domain/panel_agreement.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::app {
namespace {

const store::FacetRating* rating_of(const store::AnswerRated& answer, std::string_view facet) {
    const auto at = std::ranges::find(answer.ratings, facet, &store::FacetRating::facet);
    return at == answer.ratings.end() ? nullptr : &*at;
}

std::optional<domain::Level> level_of(const std::optional<int>& rating) {
    return rating ? domain::Level::checked(*rating) : std::nullopt;
}

PanelRating panel_rating(const OpenInterview& open, const store::PanelRow& member,
                         const store::AnswerRow& row, const std::string& facet) {
    PanelRating out;
    out.rater = member.rater;
    out.name = member.name;
    out.initials = text::initials(member.name);
    out.star = {row.latest.situation, row.latest.task, row.latest.action, row.latest.result};
    if (const store::FacetRating* now = rating_of(row.latest, facet)) {
        out.rating = now->rating;
        out.not_enough = !now->rating;
        out.reason = now->reason;
    }
    if (row.first)
        if (const store::FacetRating* then = rating_of(*row.first, facet);
            then && then->rating != out.rating) {
            out.first = then->rating;
            const auto reason = open.change_reasons.find({member.rater, row.latest.question, facet});
            if (reason != open.change_reasons.end())
                out.change_reason = reason->second;
        }
    return out;
}

class CellWriter {
public:
    CellWriter(const State& state, const OpenInterview& open) : state_(state), open_(open) {}

    [[nodiscard]] std::vector<ConsensusCell> cells() const {
        std::vector<ConsensusCell> out;
        for (std::size_t q = 0; q < open_.questions.size(); ++q)
            for (const domain::AnchorRow& row : open_.questions[q].facets)
                out.push_back(cell(q, row));
        return out;
    }

private:
    [[nodiscard]] ConsensusCell cell(std::size_t index, const domain::AnchorRow& row) const {
        const domain::Question& question = open_.questions[index];
        const RatingRow words = rating_row(state_, row);
        ConsensusCell out;
        out.question = question.id;
        out.number = static_cast<int>(index) + 1;
        out.question_name = state_.texts.of(question.name);
        out.question_text = state_.texts.of(question.text);
        out.facet = words.facet;
        out.facet_name = words.name;
        out.anchors = words.anchors;
        std::vector<std::optional<domain::Level>> given;
        for (const store::PanelRow& member : open_.row.panel)
            for (const store::AnswerRow& answer : open_.answers)
                if (answer.latest.rater == member.rater && answer.latest.question == question.id) {
                    out.ratings.push_back(panel_rating(open_, member, answer, out.facet));
                    given.push_back(level_of(out.ratings.back().rating));
                }
        out.spread = domain::spread_of(given);
        out.discuss = out.spread >= domain::spread_to_discuss;
        out.first_spread = first_spread(question.id, out.facet);
        if (const auto middle = domain::middle_of(given))
            out.middle = middle->number();
        for (const store::SettledRow& settled : open_.settled)
            if (settled.cell.question == out.question && settled.cell.facet == out.facet) {
                out.settled = true;
                out.final_rating = settled.cell.rating;
                out.final_reason = settled.cell.reason;
            }
        return out;
    }

    /// Of the ratings that agreement is worked out from; nothing below two of them.
    [[nodiscard]] std::optional<int> first_spread(std::string_view question, std::string_view facet) const {
        std::vector<std::optional<domain::Level>> first;
        for (const store::PanelRow& member : open_.row.panel)
            for (const store::AnswerRow& answer : open_.answers)
                if (member.handed_in && !member.left && answer.latest.rater == member.rater &&
                    answer.latest.question == question)
                    if (const auto* given = rating_of(answer.first ? *answer.first : answer.latest, facet);
                        given && given->rating)
                        first.push_back(level_of(given->rating));
        return first.size() < 2 ? std::nullopt : std::optional(domain::spread_of(first));
    }

    const State& state_;
    const OpenInterview& open_;
};

/// First ratings, as handed in: a unit is a question × facet (scoring.md 5).
domain::UnitRatings first_ratings(const State& state, const OpenInterview& open) {
    domain::UnitRatings out;
    for (const domain::Question& question : open.questions)
        for (const domain::AnchorRow& row : question.facets) {
            auto& unit = out.emplace_back();
            for (const store::PanelRow& member : open.row.panel) {
                if (!member.handed_in || member.left)
                    continue;
                auto& rating = unit.emplace_back();
                for (const store::AnswerRow& answer : open.answers)
                    if (answer.latest.rater == member.rater && answer.latest.question == question.id)
                        if (const auto* given = rating_of(answer.first ? *answer.first : answer.latest,
                                                          state.competency().facets[row.facet.value()].id))
                            rating = given->rating;
            }
        }
    return out;
}

constexpr std::array<const char*, 9> reading_keys{
    "agreement.too_few",    "agreement.not_defined", "agreement.weak",
    "agreement.moderate",   "agreement.substantial", "agreement.almost_perfect",
    "agreement.unreliable", "agreement.tentative",   "agreement.reliable"};

PanelAgreement agreement_of(const State& state, const domain::UnitRatings& units) {
    std::vector<domain::CellRatings> cells;
    for (const auto& unit : units) {
        auto& cell = cells.emplace_back();
        for (const auto& rating : unit)
            cell.push_back(level_of(rating));
    }
    const domain::PanelCounts counts = domain::count_spreads(cells);
    const domain::PanelFigure figure = domain::panel_agreement(units);
    PanelAgreement out{counts.units, counts.exact, counts.within_one, counts.apart, {}, figure.value,
                       figure.low,   figure.high,  figure.gate,       {},           {}};
    const Texts& texts = state.texts;
    if (figure.statistic == domain::PanelStatistic::none) {
        out.line = texts.get("agreement.alone");
        return out;
    }
    out.statistic =
        texts.get(figure.statistic == domain::PanelStatistic::kappa ? "agreement.kappa" : "agreement.alpha");
    out.reading = texts.get(reading_keys[static_cast<std::size_t>(figure.reading)]);
    out.line =
        figure.reading == domain::PanelReading::too_few
            ? texts.format("agreement.needs", fmt::arg("have", figure.units), fmt::arg("need", figure.fewest))
            : texts.format("agreement.gate", fmt::arg("gate", texts.number(figure.gate, 2)));
    return out;
}

void add_standing(const State& state, const domain::Standing& standing, Consensus& out) {
    const domain::Competency& competency = state.competency();
    for (std::size_t f = 0; f < competency.axis_count(); ++f)
        out.standing.push_back(
            {state.texts.of(competency.facets[f].name), estimate_of(standing.facets[f], competency.scoring)});
    out.overall = overall_of(standing);
    if (standing.reported) {
        out.reported = standing.reported->number();
        out.reported_name = state.texts.of(competency.levels[standing.reported->index()].name);
    }
    for (const domain::Missing missing : standing.missing)
        out.missing.push_back(missing_in_words(missing, standing, competency.scoring, state.texts));
}

} // namespace

namespace {

/// An answer is written whole each time, with the reason for the one cell that changed in it.
void add_change_reasons(const std::vector<store::RecordedEvent>& events, OpenInterview& out) {
    std::map<std::pair<Uuid, std::string>, store::AnswerRated> before;
    for (const store::RecordedEvent& event : events) {
        const auto* answer = std::get_if<store::AnswerRated>(&event.event.what);
        if (answer == nullptr)
            continue;
        store::AnswerRated& last = before[{answer->rater, answer->question}];
        if (!answer->change_reason.empty())
            for (const store::FacetRating& rating : answer->ratings)
                if (const auto* then = rating_of(last, rating.facet); then && then->rating != rating.rating)
                    out.change_reasons[{answer->rater, answer->question, rating.facet}] =
                        answer->change_reason;
        last = *answer;
    }
}

} // namespace

Result<OpenInterview> load_open_interview(State& state, const Uuid& interview) {
    auto frozen = load_interview(state, interview);
    if (!frozen)
        return tl::unexpected<Error>(frozen.error());
    OpenInterview out;
    static_cast<FrozenInterview&>(out) = std::move(*frozen);
    auto answers = state.store->panel_answers(interview);
    if (!answers)
        return tl::unexpected<Error>(answers.error());
    out.answers = std::move(*answers);
    auto settled = state.store->settled(interview);
    if (!settled)
        return tl::unexpected<Error>(settled.error());
    out.settled = std::move(*settled);
    const auto events = state.store->events_of(interview);
    if (!events)
        return tl::unexpected<Error>(events.error());
    add_change_reasons(*events, out);
    return out;
}

Result<Consensus> consensus_model(State& state, const OpenInterview& open) {
    Consensus out;
    out.interview = open.row.id;
    out.person_id = open.row.person;
    out.person = open.person;
    out.initials = text::initials(open.person);
    out.line = open.post;
    out.stage = static_cast<InterviewStage>(open.row.state);
    out.panel = panel_badges(state, open.row);
    out.cells = CellWriter(state, open).cells();
    for (const ConsensusCell& cell : out.cells)
        if (!cell.settled) {
            ++out.unsettled;
            out.to_discuss += cell.discuss ? 1 : 0;
        }
    out.agreement = agreement_of(state, first_ratings(state, open));
    const auto standing = standing_with(state, open);
    if (!standing)
        return tl::unexpected<Error>(standing.error());
    add_standing(state, *standing, out);
    if (open.row.closed) {
        out.summary = open.row.closed->summary;
        for (const store::PanelMember& member : open.row.closed->signatures)
            out.signatures.push_back(member.name);
        out.closed_on = vietnamese_day(open.row.day);
    }
    return out;
}

} // namespace mq::app
