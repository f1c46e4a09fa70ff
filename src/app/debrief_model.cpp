#include "app/access.h"
#include "app/member.h"
#include "app/state.h"

#include "domain/debrief.h"
#include "domain/reply_reading.h"
#include "domain/session_text.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace mq::app {
namespace {

using namespace mq::domain;

/// Byte offset of a code point.
int byte_of(std::string_view utf8, int code_point) {
    std::size_t at = 0;
    for (; at < utf8.size(); ++at)
        if ((static_cast<unsigned char>(utf8[at]) & 0xC0U) != 0x80U && code_point-- == 0)
            break;
    return static_cast<int>(at);
}

/// Acts as a lead read them, by decision.
using Corrections = std::map<std::size_t, std::vector<std::string>>;

/// Writes the look back on one attempt: roles filled, language chosen.
class DebriefWriter {
public:
    DebriefWriter(const State& state, const LiveAttempt& attempt, Day day, const Corrections& corrections,
                  const EvidenceBook& book)
        : state_(state),
          attempt_(attempt),
          book_(book),
          corrections_(corrections),
          scene_(attempt.scene->scenario),
          competency_(state.competency()),
          texts_(state.texts),
          day_(day),
          facts_(make_debrief(scene_, attempt.scene->graph, attempt.scene->analysis, attempt.session,
                              competency_)) {}

    app::Debrief write() {
        head();
        ending();
        for (std::size_t i = 0; i < facts_.decisions.size(); ++i)
            decision(i);
        process();
        facets();
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string said(const LocalText& text) const {
        return fill_roles(texts_.of(text), attempt_.address);
    }

    void head() {
        out_.attempt = attempt_.id;
        out_.scene_id = scene_.id;
        out_.title = texts_.of(scene_.title);
        out_.attempt_number = attempt_.number;
        out_.assessment = attempt_.session.mode == Mode::assessment;
        out_.day = day_in_words(day_, state_.today(), texts_);
        out_.score = static_cast<int>(std::lround(facts_.overall.value * 100.0));
        out_.level_low = facts_.credit.lo;
        out_.level_high = facts_.credit.hi;
        out_.level_line = interval_in_words(facts_.credit.lo, facts_.credit.hi, texts_);
        for (const Guidance& guidance : attempt_.session.guidance)
            out_.guidance_used += guidance.weight(competency_.scoring);
        out_.csat = facts_.csat;
        out_.ces = facts_.ces;
        out_.nps = facts_.nps;
        out_.first_response = minutes_in_words(facts_.first_response_minutes, texts_);
        out_.resolution = minutes_in_words(facts_.resolution_minutes, texts_);
        out_.gift = said(scene_.gift);
    }

    void ending() {
        const Ending& ending = scene_.ending(facts_.ending);
        const auto& last = attempt_.session.state;
        out_.result = ending.result;
        out_.ending_title = texts_.of(ending.title);
        out_.ending_text = said(ending.text);
        out_.ending_quote = said(pick_variant(ending.says, last.flags, last.mood));
        out_.summary = texts_.format("debrief.summary", fmt::arg("from", scene_.customer.mood),
                                     fmt::arg("to", static_cast<int>(last.mood)),
                                     fmt::arg("n", static_cast<int>(facts_.decisions.size())));
    }

    [[nodiscard]] std::string answer_text(const Node& node, std::size_t outcome,
                                          const std::optional<Answer>& answer) const {
        return answer ? answer_in_words(node, outcome, *answer, attempt_.address, texts_)
                      : said(node.outcomes[outcome].text);
    }

    void decision(std::size_t i) {
        const DecisionReview& facts = facts_.decisions[i];
        const State_& before = attempt_.session.path[i].before;
        const Node& node = scene_.nodes[facts.node];
        const Outcome& outcome = node.outcomes[facts.outcome];
        DebriefDecision item;
        if (node.step) {
            item.step_name = texts_.of(competency_.steps[*node.step].name);
            item.step_entry = HandbookRef{HandbookSection::steps, static_cast<int>(*node.step)};
        }
        item.said = answer_text(node, facts.outcome, facts.answer);
        item.customer_said = said(pick_variant(node.says, before.flags, before.mood));
        const auto& after = attempt_.session.path[i].after;
        item.reply = said(pick_variant(outcome.reply, after.flags, after.mood));
        item.verdict = facts.verdict;
        item.kind = node.answer;
        item.trigger = outcome.trigger;
        if (outcome.trigger == Trigger::answer)
            what_was_typed(item, node, facts, i);
        item.critical = facts.critical;
        if (outcome.critical) {
            item.critical_name = texts_.of(competency_.critical_errors[*outcome.critical].name);
            item.critical_entry = HandbookRef{HandbookSection::critical, static_cast<int>(*outcome.critical)};
        }
        item.mood_before = facts.mood_before;
        item.mood_after = facts.mood_after;
        item.regret = facts.regret;
        item.why = said(outcome.why);
        if (facts.better_answer && facts.verdict != Verdict::good) {
            item.better = answer_text(node, facts.better, facts.better_answer);
            // The same outcome with more of it right: its why has been told already.
            item.better_why = facts.better == facts.outcome ? texts_.get("debrief.more_of_the_same")
                                                            : said(node.outcomes[facts.better].why);
        }
        principles(item, outcome, node.outcomes[facts.better]);
        for (const std::size_t p : outcome.pitfalls) {
            item.pitfalls.push_back(texts_.of(competency_.pitfalls[p].name));
            item.pitfall_entries.push_back(pitfall_entry(competency_, p));
        }
        for (const std::size_t b : outcome.shows)
            item.behaviours_shown.push_back(texts_.of(competency_.behaviours[b].text));
        for (const std::size_t b : outcome.fails)
            item.behaviours_failed.push_back(texts_.of(competency_.behaviours[b].text));
        const double help = facts.guidance.weight(competency_.scoring);
        if (help > 0.0)
            item.guidance = guidance_in_words(help, texts_);
        item.clock = fmt::format("{:02}:{:02}", facts.clock / 60 % 24, facts.clock % 60);
        count(facts.verdict);
        out_.decisions.push_back(std::move(item));
    }

    void what_was_typed(DebriefDecision& item, const Node& node, const DecisionReview& facts, std::size_t i) {
        if (node.answer == AnswerKind::type)
            typed_reply(item, node, facts, i);
        if (node.answer != AnswerKind::log)
            return;
        for (std::size_t f = 0; f < node.fields.size() && f < facts.answer.entries.size(); ++f) {
            const LogField& field = node.fields[f];
            LogLine line{texts_.of(field.label), facts.answer.entries[f], said(field.shown),
                         field.is_right(facts.answer.entries[f])};
            for (const Item& choice : field.choices)
                if (choice.id == facts.answer.entries[f])
                    line.entry = said(choice.text);
            item.log.push_back(std::move(line));
        }
    }

    [[nodiscard]] std::string act_name(std::string_view id) const {
        return texts_.get(fmt::format("act.{}", id));
    }

    void typed_reply(DebriefDecision& item, const Node& node, const DecisionReview& facts, std::size_t i) {
        item.unsure = facts.answer.unsure;
        ActSet has = facts.answer.acts;
        if (const auto reading = attempt_.readings.find(i); reading != attempt_.readings.end())
            for (const store::CodedAct& coded : reading->second)
                add_act(item, node, coded);
        if (const auto corrected = corrections_.find(i); corrected != corrections_.end())
            has = correct(item, node, corrected->second);
        for (const Act act : node.needs)
            if (!has.test(index_of(act))) {
                item.missing_acts.push_back(act_name(id_of(act)));
                item.missing_entries.push_back(wording_entry(state_, act));
            }
    }

    void add_act(DebriefDecision& item, const Node& node, const store::CodedAct& coded) const {
        const auto among = [](const std::vector<Act>& list, Act wanted) {
            return std::find(list.begin(), list.end(), wanted) != list.end();
        };
        const auto act = act_named(coded.act);
        if (!act)
            return;
        TypedAct out{coded.act,
                     act_name(coded.act),
                     hurts(*act),
                     among(node.needs, *act),
                     among(node.early, *act),
                     coded.confidence < doubtful_below,
                     {}};
        for (const auto& [begin, end] : coded.words)
            out.words.emplace_back(byte_of(item.said, begin), byte_of(item.said, end));
        item.acts.push_back(std::move(out));
    }

    /// Puts the lead's reading in the place of the first one; where both found an act, its words stay marked.
    ActSet correct(DebriefDecision& item, const Node& node, const std::vector<std::string>& acts) const {
        const std::vector<TypedAct> first = std::exchange(item.acts, {});
        for (const TypedAct& act : first)
            item.first_reading += (item.first_reading.empty() ? "" : ", ") + act.name;
        if (first.empty())
            item.first_reading = texts_.get("debrief.no_act");
        ActSet has;
        for (const std::string& id : acts) {
            add_act(item, node, {id, 1.0, {}});
            if (const auto act = act_named(id))
                has.set(index_of(*act));
            for (const TypedAct& before : first)
                if (before.id == id)
                    item.acts.back().words = before.words;
        }
        item.corrected = acts;
        item.unsure = false;
        return has;
    }

    /// The principles this decision lived or broke; where it touched none, those that the better way lives.
    void principles(DebriefDecision& item, const Outcome& made, const Outcome& better) const {
        for (const Outcome* from : {&made, &better}) {
            for (std::size_t p = 0; p < competency_.principles.size(); ++p) {
                if (from->points.principles[p] == 0)
                    continue;
                item.principles.push_back(texts_.of(competency_.principles[p].name));
                item.principle_entries.push_back({HandbookSection::principles, static_cast<int>(p)});
                item.principle_tips.push_back(texts_.of(competency_.principles[p].tip));
            }
            if (!item.principles.empty())
                return;
        }
    }

    void count(Verdict verdict) {
        if (verdict == Verdict::good)
            ++out_.good;
        else if (verdict == Verdict::fair)
            ++out_.fair;
        else
            ++out_.wrong;
    }

    void process() {
        for (std::size_t s = 0; s < facts_.steps.size(); ++s)
            out_.steps.push_back({texts_.of(competency_.steps[s].name), facts_.steps[s], false});
        for (std::size_t p = 0; p < competency_.pitfalls.size(); ++p) {
            const Pitfall& pitfall = competency_.pitfalls[p];
            PitfallLine line{texts_.of(pitfall.name), texts_.of(pitfall.cure), {}, pitfall.to_avoid};
            for (std::size_t i = 0; i < facts_.pitfalls.size(); ++i)
                if (facts_.pitfalls[i] == p)
                    line.decisions.push_back(static_cast<int>(facts_.pitfall_at[i]) + 1);
            if (pitfall.to_avoid || !line.decisions.empty())
                out_.pitfalls.push_back(std::move(line));
        }
        for (std::size_t f = 0; f < scene_.facts.size(); ++f) {
            const bool found = std::find(facts_.facts_found.begin(), facts_.facts_found.end(), f) !=
                               facts_.facts_found.end();
            (found ? out_.facts_found : out_.facts_missed).push_back(said(scene_.facts[f].text));
        }
    }

    void facets() {
        const Estimator& estimator = *state_.estimator;
        const std::string id = attempt_.id.str();
        std::vector<FacetEstimate> before;
        std::vector<FacetEstimate> after;
        if (out_.assessment) {
            before =
                estimator.standing(book_.assessed_without(id), state_.today(), book_.severities()).facets;
            after = estimator.standing(book_.assessed(), state_.today(), book_.severities()).facets;
        } else {
            before = estimator.practice(book_.practice_without(id), state_.today()).facets;
            after = estimator.practice(book_.practice(), state_.today()).facets;
        }
        for (std::size_t f = 0; f < competency_.axis_count(); ++f) {
            FacetGain gain;
            gain.name = texts_.of(competency_.facets[f].name);
            if (facts_.facets[f].observed)
                gain.attainment = facts_.facets[f].value;
            gain.before = estimate_of(before[f], competency_.scoring);
            gain.after = estimate_of(after[f], competency_.scoring);
            out_.facets.push_back(std::move(gain));
        }
    }

    using State_ = domain::State;
    const app::State& state_;
    const LiveAttempt& attempt_;
    const EvidenceBook& book_; ///< of the person who played
    const Corrections& corrections_;
    const Scenario& scene_;
    const Competency& competency_;
    const Texts& texts_;
    Day day_;
    domain::Debrief facts_;
    app::Debrief out_;
};

/// Whose attempt it is, with what is known of them.
struct Player {
    EvidenceBook book;
    std::string name;
};

/// Nothing for the person at this PC. Others' attempts are for who leads them.
Result<std::optional<Player>> other_player(const State& state, const Uuid& person) {
    if (person == state.model.me.id)
        return std::nullopt;
    if (Status done = allowed(state, Matter::team_standings, person); !done)
        return tl::unexpected<Error>(done.error());
    const auto row = state.store->person(person);
    if (!row)
        return tl::unexpected<Error>(row.error());
    const auto finished = state.store->finished(person);
    if (!finished)
        return tl::unexpected<Error>(finished.error());
    const auto rated = state.store->rated(person);
    if (!rated)
        return tl::unexpected<Error>(rated.error());
    return Player{EvidenceBook(*finished, *rated, state.competency()),
                  *row ? (*row)->profile.name : state.texts.get("member.gone")};
}

/// The newest of each decision counts.
Corrections corrections_of(const std::vector<store::RecordedEvent>& events) {
    Corrections out;
    for (const store::RecordedEvent& recorded : events)
        if (const auto* corrected = std::get_if<store::ActsCorrected>(&recorded.event.what))
            out[static_cast<std::size_t>(corrected->index)] = corrected->acts;
    return out;
}

/// What only the person who played writes and sees: reflection, notebook, what to play next.
void add_own(const State& state, const LiveAttempt& attempt, const store::AttemptRow& row,
             const std::vector<store::RecordedEvent>& events, Debrief& out) {
    out.gift_saved = row.noted;
    out.reflected = row.reflected;
    out.draft_field = store::draft_of_reflection;
    for (const store::Draft& draft : attempt.drafts)
        if (draft.field == out.draft_field)
            out.draft = draft.text;
    for (const store::RecordedEvent& recorded : events)
        if (const auto* reflection = std::get_if<store::Reflection>(&recorded.event.what))
            out.reflection = reflection->text;
    const Home home = home_model(state);
    if (home.recommended)
        out.next_scene = home.scenes[*home.recommended].id;
}

} // namespace

Result<Debrief> debrief_model(const State& state, const Uuid& id) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const auto row = state.store->attempt(id);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return fail(ErrorKind::not_found, state.texts.get("error.no_attempt"), id.str());
    const auto player = other_player(state, (*row)->person);
    if (!player)
        return tl::unexpected<Error>(player.error());
    const auto attempt = load_attempt(state, id);
    if (!attempt)
        return tl::unexpected<Error>(attempt.error());
    if (!is_finished(attempt->scene->graph, attempt->session))
        return fail(ErrorKind::refused, state.texts.get("error.not_finished"), id.str());
    const auto events = state.store->events_of(id);
    if (!events)
        return tl::unexpected<Error>(events.error());
    const Corrections corrections = corrections_of(*events);
    const EvidenceBook& book = *player ? (*player)->book : state.book;
    Debrief out = DebriefWriter(state, *attempt, (*row)->day, corrections, book).write();
    out.person = (*row)->person;
    out.can_correct = may_see(state, Matter::corrections, out.person) && !state.model.read_only;
    if (*player) {
        out.of = (*player)->name;
        out.reflected = true; // there is nothing to be asked of who only reads
    } else {
        add_own(state, *attempt, **row, *events, out);
    }
    return out;
}

} // namespace mq::app
