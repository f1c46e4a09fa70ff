#include "app/live_attempt.h"

#include "base/text.h"
#include "domain/debrief.h"
#include "domain/scoring.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::app {
namespace {

using namespace mq::domain;

/// Writes the screen's texts for one attempt: roles filled, language chosen.
class PlayWriter {
public:
    PlayWriter(const LiveAttempt& attempt, const Competency& competency, const Texts& texts)
        : attempt_(attempt), scene_(attempt.scene->scenario), competency_(competency), texts_(texts) {}

    Play write() {
        head();
        customer();
        transcript();
        moment();
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
        out_.channel = scene_.channel;
        out_.channel_name = texts_.get(fmt::format("channel.{}", static_cast<int>(scene_.channel)));
        out_.firm = texts_.of(scene_.firm);
        out_.authority = texts_.of(scene_.authority);
        out_.assessment = attempt_.session.mode == Mode::assessment;
        out_.attempt_number = attempt_.number;
        out_.decisions = static_cast<int>(attempt_.session.path.size());
        out_.finished = is_finished(attempt_.scene->graph, attempt_.session);
        out_.can_undo = !out_.assessment && !attempt_.session.path.empty() && !out_.finished;
        const int clock = clock_of(scene_, attempt_.session);
        out_.scene_clock = fmt::format("{:02}:{:02}", clock / 60 % 24, clock % 60);
    }

    void customer() {
        const Customer& customer = scene_.customer;
        const std::string& name = texts_.of(customer.name);
        const std::string given(text::given_name(name));
        out_.customer_name = texts_.language() == Language::vi
                                 ? text::capitalise(attempt_.address.customer) + " " + name
                                 : name;
        out_.customer_about = texts_.of(customer.about);
        out_.customer_initials = text::initials(name);
        out_.customer_hash = stable_hash(scene_.id);
        out_.call_line = texts_.format("play.call", fmt::arg("customer", attempt_.address.customer),
                                       fmt::arg("name", given), fmt::arg("staff", attempt_.address.staff));
        for (const CardRow& row : customer.card)
            out_.card.push_back({texts_.of(row.label), said(row.text)});
        const Findings findings = findings_of(scene_, attempt_.session);
        const auto has = [](const std::vector<std::size_t>& in, std::size_t what) {
            return std::find(in.begin(), in.end(), what) != in.end();
        };
        for (const std::size_t fact : findings.facts)
            out_.facts.push_back(said(scene_.facts[fact].text));
        // The five wishes are always listed: which of them this customer has is for the trainee to find out.
        for (std::size_t wish = 0; wish < competency_.wishes.size(); ++wish) {
            const WishState state = has(findings.confirmed, wish) ? WishState::confirmed
                                    : has(findings.heard, wish)   ? WishState::heard
                                                                  : WishState::not_asked;
            out_.wishes.push_back({texts_.of(competency_.wishes[wish].name), state});
        }
        const auto steps = steps_of(scene_, attempt_.scene->analysis, attempt_.session,
                                    competency_.steps.size(), competency_.scoring);
        const bool ended = out_.finished;
        for (std::size_t s = 0; s < steps.size(); ++s) {
            const bool current = !ended && scene_.nodes[attempt_.session.state.at].step == s;
            out_.steps.push_back({texts_.of(competency_.steps[s].name), steps[s], current});
        }
    }

    void add(LineKind kind, std::string text, float before = 0, float after = 0) {
        if (!text.empty())
            out_.lines.push_back({kind, std::move(text), before, after});
    }

    void opening_of(const State& state) {
        if (scene_.is_ending(state.at))
            return;
        const Node& node = scene_.nodes[state.at];
        if (node.clock)
            add(LineKind::clock, fmt::format("{:02}:{:02}", *node.clock / 60 % 24, *node.clock % 60));
        add(LineKind::narrator, said(node.note));
        add(LineKind::customer, said(pick_variant(node.says, state.flags, state.mood)));
    }

    void hints_of(NodeIndex node, const Guidance& guidance) {
        if (guidance.light)
            add(LineKind::hint_light, said(scene_.nodes[node].hints.light));
        if (guidance.full)
            add(LineKind::hint_full, said(scene_.nodes[node].hints.full));
    }

    void transcript() {
        out_.moods.push_back(static_cast<float>(scene_.customer.mood));
        opening_of(attempt_.scene->graph.start());
        for (std::size_t i = 0; i < attempt_.session.path.size(); ++i) {
            const domain::Decision& decision = attempt_.session.path[i];
            const Node& node = scene_.nodes[decision.before.at];
            hints_of(decision.before.at, attempt_.session.guidance[i]);
            add(LineKind::staff,
                answer_in_words(node, decision.outcome, decision.answer, attempt_.address, texts_));
            const State& after = decision.after;
            add(LineKind::customer,
                said(pick_variant(node.outcomes[decision.outcome].reply, after.flags, after.mood)));
            opening_of(after);
            out_.moods.push_back(after.mood);
            // The effect on the mood is told after the choice, under what the customer answers.
            if (after.mood != decision.before.mood)
                out_.lines.push_back({LineKind::mood_note,
                                      {},
                                      static_cast<float>(decision.before.mood),
                                      static_cast<float>(after.mood)});
        }
        if (out_.finished) {
            const Ending& ending = scene_.ending(attempt_.session.state.at);
            const State& state = attempt_.session.state;
            add(LineKind::customer, said(pick_variant(ending.says, state.flags, state.mood)));
            add(LineKind::narrator, said(ending.text));
        } else {
            hints_of(attempt_.session.state.at, attempt_.session.guidance[attempt_.session.path.size()]);
        }
    }

    void moment() {
        if (out_.finished)
            return;
        const State& state = attempt_.session.state;
        const Node& node = scene_.nodes[state.at];
        out_.answer = node.answer;
        out_.prompt = said(node.ask);
        for (const std::uint8_t pick : display_order(attempt_, state.at)) {
            if (node.answer == AnswerKind::one) {
                if (attempt_.scene->graph.is_open(state, pick))
                    out_.choices.push_back({pick, said(node.outcomes[pick].text)});
            } else {
                out_.choices.push_back({pick, said(node.items[pick].text)});
            }
        }
        out_.handlers = node.handlers;
        for (const LogField& field : node.fields) {
            LogQuestion question{field.id, said(field.label), {}};
            for (const Item& choice : field.choices)
                question.choices.push_back({choice.id, said(choice.text)});
            out_.fields.push_back(std::move(question));
        }
        if (const auto cut_in = scene_.triggered(state.at, Trigger::cut_in))
            out_.cut_in = said(node.outcomes[*cut_in].text);
        if (scene_.triggered(state.at, Trigger::late))
            out_.timer_seconds = node.timer_seconds;
        drafts(node);
        offer_hint(node);
    }

    void drafts(const Node& node) {
        out_.draft_field = store::draft_of_node(node.id);
        for (const store::Draft& draft : attempt_.drafts)
            if (is_draft_of(draft.field, out_.draft_field))
                out_.drafts.push_back({draft.field, draft.text});
    }

    void offer_hint(const Node& node) {
        const ScoringParams& params = competency_.scoring;
        const Session& session = attempt_.session;
        const Guidance& here = session.guidance[session.path.size()];
        double used = 0.0;
        for (const Guidance& guidance : session.guidance)
            used += guidance.weight(params);
        // The share is over the decisions of the whole attempt; until it ends, over those that the best way
        // takes.
        const int expected =
            std::max(attempt_.scene->analysis.best_path_decisions(), decision_count(session) + 1);
        HintOffer& offer = out_.hint;
        offer.used = used;
        offer.cap_now = guidance_cap(guidance_share(used, expected), params).number();
        offer.cap_after = offer.cap_now;
        if (out_.assessment)
            return;
        const bool light_left = !here.light && !here.full && !node.hints.light.empty();
        const bool full_left = !here.full && !node.hints.full.empty();
        offer.available = light_left || full_left;
        if (!offer.available)
            return;
        offer.next = light_left ? HintKind::light : HintKind::full;
        Guidance then = here;
        (light_left ? then.light : then.full) = true;
        offer.price = then.weight(params) - here.weight(params);
        offer.cap_after = guidance_cap(guidance_share(used + offer.price, expected), params).number();
    }

    const LiveAttempt& attempt_;
    const Scenario& scene_;
    const Competency& competency_;
    const Texts& texts_;
    Play out_;
};

} // namespace

namespace {

std::string log_in_words(const Node& node, const Answer& answer, const Address& address, const Texts& texts) {
    std::string out;
    for (std::size_t f = 0; f < node.fields.size() && f < answer.entries.size(); ++f) {
        const LogField& field = node.fields[f];
        std::string entry = answer.entries[f];
        for (const Item& choice : field.choices)
            if (choice.id == answer.entries[f])
                entry = fill_roles(texts.of(choice.text), address);
        out +=
            fmt::format("{}{}: {}", f == 0 ? "" : "\n", texts.of(field.label), entry.empty() ? "–" : entry);
    }
    return out;
}

std::string route_in_words(const Node& node, const Answer& answer, const Address& address,
                           const Texts& texts) {
    std::string handler;
    std::string told;
    for (const std::uint8_t pick : answer.picks) {
        const std::string name = fill_roles(texts.of(node.items[pick].text), address);
        if (pick < node.handlers)
            handler = name;
        else
            told += (told.empty() ? "" : ", ") + name;
    }
    return texts.format("play.route_handler", fmt::arg("name", handler)) + "\n" +
           (told.empty() ? texts.get("play.route_told_nobody")
                         : texts.format("play.route_told", fmt::arg("names", told)));
}

} // namespace

std::string answer_in_words(const Node& node, std::size_t outcome, const Answer& answer,
                            const Address& address, const Texts& texts) {
    if (node.answer == AnswerKind::one || answer.trigger != Trigger::answer)
        return fill_roles(texts.of(node.outcomes[outcome].text), address);
    if (node.answer == AnswerKind::type) // an example has roles, what a person typed has none
        return answer.entries.empty() ? std::string{}
               : answer.entries[0] == node.outcomes[outcome].example.vi
                   ? fill_roles(texts.of(node.outcomes[outcome].example), address)
                   : answer.entries[0];
    if (node.answer == AnswerKind::log)
        return log_in_words(node, answer, address, texts);
    if (node.answer == AnswerKind::route)
        return route_in_words(node, answer, address, texts);
    std::string out;
    for (std::size_t i = 0; i < answer.picks.size(); ++i) {
        if (i > 0)
            out += '\n';
        out += node.answer == AnswerKind::order ? fmt::format("{}. ", i + 1) : std::string("• ");
        out += fill_roles(texts.of(node.items[answer.picks[i]].text), address);
    }
    return out;
}

Play play_model(const LiveAttempt& attempt, const Competency& competency, const Texts& texts) {
    return PlayWriter(attempt, competency, texts).write();
}

} // namespace mq::app
