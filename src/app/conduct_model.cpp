#include "app/access.h"
#include "app/live_interview.h"
#include "app/state.h"
#include "base/text.h"
#include "domain/panel.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::app {
namespace {

constexpr std::array<const char*, 3> kind_keys{"interview.kind.past", "interview.kind.process",
                                               "interview.kind.hypothetical"};

std::string names_of_facets(const State& state, const domain::Question& question) {
    std::string out;
    for (const domain::AnchorRow& row : question.facets)
        out += (out.empty() ? "" : " · ") + state.texts.of(state.competency().facets[row.facet.value()].name);
    return out;
}

std::vector<std::string> in_words(const State& state, const std::vector<domain::LocalText>& texts) {
    std::vector<std::string> out;
    for (const domain::LocalText& text : texts)
        out.push_back(state.texts.of(text));
    return out;
}

void fill(ConductQuestion& out, const AnswerForm& form) {
    out.star = form.star;
    for (const int probe : form.asked)
        if (probe >= 0 && static_cast<std::size_t>(probe) < out.asked.size())
            out.asked[static_cast<std::size_t>(probe)] = true;
    out.asked_hard = form.asked_hard;
    out.asked_help = form.asked_help;
    for (TagChoice& tag : out.tags)
        tag.on = std::ranges::find(form.tags, tag.id) != form.tags.end();
    for (RatingRow& row : out.rows)
        if (const auto cell = std::ranges::find(form.cells, row.facet, &AnswerForm::Cell::facet);
            cell != form.cells.end()) {
            row.rating = cell->rating;
            row.not_enough = cell->not_enough;
            row.reason = cell->reason;
        }
    out.elapsed_ms = form.elapsed_ms;
}

ConductQuestion question_model(const State& state, const LiveInterview& live, std::size_t index) {
    const domain::Question& question = live.questions[index];
    ConductQuestion out;
    out.id = question.id;
    out.name = state.texts.of(question.name);
    out.text = state.texts.of(question.text);
    out.kind = state.texts.get(kind_keys[static_cast<std::size_t>(question.kind)]);
    out.facets_line = names_of_facets(state, question);
    out.minutes = question.minutes;
    out.probes = in_words(state, question.probes);
    out.hard_probe = state.texts.of(live.fixed.hard);
    out.help_probe = state.texts.of(live.fixed.help);
    out.listen = in_words(state, question.listen);
    out.red_flags = in_words(state, question.red_flags);
    out.asked.resize(out.probes.size());
    for (const domain::EvidenceTag& tag : question.tags)
        out.tags.push_back({tag.id, state.texts.of(tag.name), tag.good, false});
    for (const domain::AnchorRow& row : question.facets)
        out.rows.push_back(rating_row(state, row));
    for (const store::AnswerRow& answer : live.answers)
        if (answer.latest.question == question.id) {
            fill(out, form_of(answer.latest));
            out.saved = true;
        }
    const std::string field = draft_of_answer(live.rater, question.id);
    for (const store::Draft& draft : live.drafts)
        if (draft.field == field)
            if (const auto form = answer_form_from(draft.text)) {
                fill(out, *form);
                out.drafted = true;
            }
    out.missing = live.missing[index].texts;
    out.missing_at = live.missing[index].places;
    return out;
}

std::string lack_in_words(const State& state, const domain::Gap& gap, const std::vector<RatingRow>& rows) {
    constexpr std::array<const char*, 8> keys{
        "interview.lack.situation", "interview.lack.task", "interview.lack.action", "interview.lack.result",
        "interview.lack.hard",      "interview.lack.help", "interview.lack.rating", "interview.lack.reason"};
    const std::string facet = gap.cell < rows.size() ? rows[gap.cell].name : "";
    return state.texts.format(keys[static_cast<std::size_t>(gap.what)], fmt::arg("facet", facet));
}

} // namespace

RatingRow rating_row(const State& state, const domain::AnchorRow& row) {
    RatingRow out;
    const domain::Facet& facet = state.competency().facets[row.facet.value()];
    out.facet = facet.id;
    out.name = state.texts.of(facet.name);
    for (std::size_t i = 0; i < out.anchors.size(); ++i)
        out.anchors[i] = {static_cast<int>(i) + 1, state.texts.of(state.competency().levels[i].name),
                          state.texts.of(row.anchors[i].text), row.anchors[i].general};
    return out;
}

std::vector<PanelBadge> panel_badges(const State& state, const store::InterviewRow& row) {
    const Uuid& me = state.model.me.id;
    const bool by_id = std::ranges::find(row.panel, me, &store::PanelRow::rater) != row.panel.end();
    std::vector<PanelBadge> out;
    for (const store::PanelRow& member : row.panel)
        out.push_back({member.rater, member.name, text::initials(member.name), member.answers,
                       member.handed_in, member.left,
                       by_id ? member.rater == me : is_my_seat(state, member)}); // see is_my_seat
    return out;
}

Lacking lacking_in(const State& state, const AnswerForm& form, const std::vector<RatingRow>& rows) {
    domain::AnswerSoFar answer;
    for (std::size_t i = 0; i < form.star.size(); ++i)
        answer.star[i] = form.star[i];
    answer.asked_hard = form.asked_hard;
    answer.asked_help = form.asked_help;
    for (const RatingRow& row : rows) {
        domain::CellSoFar cell;
        const auto at = std::ranges::find(form.cells, row.facet, &AnswerForm::Cell::facet);
        if (at != form.cells.end()) {
            cell.rating = at->rating && !at->not_enough ? domain::Level::checked(*at->rating) : std::nullopt;
            cell.not_enough = at->not_enough;
            cell.reason = at->reason;
        }
        answer.cells.push_back(cell);
    }
    Lacking out;
    for (const domain::Gap& gap : domain::gaps_in(answer)) {
        out.texts.push_back(lack_in_words(state, gap, rows));
        out.places.push_back({static_cast<MissingAt>(gap.what), gap.cell});
    }
    return out;
}

std::string moment_in_words(const State& state, Instant at) {
    const int minute = local_minute(*state.clock, at);
    return fmt::format("{}, {:02}:{:02}", vietnamese_day(local_day(*state.clock, at)), minute / 60,
                       minute % 60);
}

std::string post_line(const store::InterviewPlanned& plan) {
    return plan.round.empty() ? plan.post : fmt::format("{} · {}", plan.post, plan.round);
}

Conduct conduct_model(const State& state, const LiveInterview& live) {
    Conduct out;
    out.interview = live.row.id;
    out.rater = live.rater;
    out.person = live.person;
    out.initials = text::initials(live.person);
    out.line = fmt::format("{} · {}", live.post, moment_in_words(state, Instant{live.row.plan.planned_ms}));
    out.kit = live.row.plan.kit_name;
    out.minutes = live.row.plan.minutes;
    for (std::size_t i = 0; i < live.questions.size(); ++i)
        out.questions.push_back(question_model(state, live, i));
    out.current = std::min(live.current, out.questions.empty() ? 0 : out.questions.size() - 1);
    out.saved = static_cast<int>(std::ranges::count_if(out.questions, &ConductQuestion::saved));
    out.panel = panel_badges(state, live.row);
    for (const store::PanelRow& member : live.row.panel)
        if (member.rater == live.rater) {
            out.rater_name = member.name;
            out.handed_in = member.handed_in;
        }
    if (live.saved.unix_ms > 0) {
        const int minute = local_minute(*state.clock, live.saved);
        out.saved_at = state.texts.format(
            "interview.saved_at", fmt::arg("time", fmt::format("{:02}:{:02}", minute / 60, minute % 60)));
    }
    out.live =
        live.row.state == store::InterviewState::planned || live.row.state == store::InterviewState::rating;
    return out;
}

} // namespace mq::app
