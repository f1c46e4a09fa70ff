#include "domain/answers.h"

#include "base/text.h"

#include <algorithm>
#include <numeric>

namespace mq::domain {
namespace {

constexpr std::size_t most_items = 16; ///< 65,536 picks; content allows fewer

/// Words of a text, folded, with numbers apart from letters: “7h sáng” is 7, h, sang.
std::vector<std::string> words_of(std::string_view text) {
    const std::string folded = text::fold(text);
    std::vector<std::string> out;
    enum class Kind { other, letter, digit };
    Kind before = Kind::other;
    for (const char c : folded) {
        const auto byte = static_cast<unsigned char>(c);
        const bool digit = c >= '0' && c <= '9';
        const Kind kind = digit                                     ? Kind::digit
                          : (c >= 'a' && c <= 'z') || byte >= 0x80U ? Kind::letter
                                                                    : Kind::other;
        if (kind != Kind::other) {
            if (kind != before)
                out.emplace_back();
            out.back() += c;
        }
        before = kind;
    }
    return out;
}

bool has_phrase(const std::vector<std::string>& words, const std::vector<std::string>& phrase) {
    return !phrase.empty() &&
           std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
}

/// All parts of `a + b` stand in the words.
bool has_all(const std::vector<std::string>& words, std::string_view pattern) {
    while (true) {
        const std::size_t plus = pattern.find('+');
        if (!has_phrase(words, words_of(pattern.substr(0, plus))))
            return false;
        if (plus == std::string_view::npos)
            return true;
        pattern.remove_prefix(plus + 1);
    }
}

bool any_of(const std::vector<std::string>& patterns, const std::vector<std::string>& words) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::string& pattern) { return has_all(words, pattern); });
}

Picks from_mask(std::size_t mask, std::size_t count) {
    Picks out;
    for (std::size_t i = 0; i < count; ++i)
        if ((mask >> i & 1U) != 0)
            out.push_back(static_cast<std::uint8_t>(i));
    return out;
}

Picks from_acts(const ActSet& acts) {
    Picks out;
    for (std::size_t i = 0; i < act_count; ++i)
        if (acts.test(i))
            out.push_back(static_cast<std::uint8_t>(i));
    return out;
}

void collect_sets(const PickRule& rule, std::vector<ActSet>& sets) {
    ActSet named;
    for (const std::uint8_t item : rule.items)
        named.set(item);
    if (named.any())
        sets.push_back(named);
    for (const PickRule& part : rule.parts)
        collect_sets(part, sets);
}

/// Acts that the node's rules and needs never tell apart, each such class once; acts not spoken of are none.
std::vector<std::vector<std::uint8_t>> act_classes(const Node& node) {
    std::vector<ActSet> sets;
    for (const PickRule& rule : node.rules)
        collect_sets(rule, sets);
    for (const Act act : node.needs) // each counts by itself in the share
        sets.push_back(ActSet{}.set(index_of(act)));
    std::vector<std::vector<std::uint8_t>> classes;
    std::vector<std::vector<bool>> signatures;
    for (std::size_t act = 0; act < act_count; ++act) {
        std::vector<bool> signature;
        for (const ActSet& set : sets)
            signature.push_back(set.test(act));
        if (std::find(signature.begin(), signature.end(), true) == signature.end())
            continue;
        const auto at = std::find(signatures.begin(), signatures.end(), signature);
        if (at == signatures.end()) {
            signatures.push_back(signature);
            classes.push_back({static_cast<std::uint8_t>(act)});
        } else {
            classes[static_cast<std::size_t>(at - signatures.begin())].push_back(
                static_cast<std::uint8_t>(act));
        }
    }
    return classes;
}

bool each_act_set(const std::vector<std::vector<std::uint8_t>>& classes, std::size_t from, ActSet acts,
                  const std::function<bool(const Picks&)>& visit) {
    if (from == classes.size())
        return visit(from_acts(acts));
    const auto& members = classes[from];
    ActSet one = acts;
    one.set(members.front());
    ActSet all = acts;
    for (const std::uint8_t act : members)
        all.set(act);
    return each_act_set(classes, from + 1, acts, visit) && each_act_set(classes, from + 1, one, visit) &&
           (members.size() == 1 || each_act_set(classes, from + 1, all, visit));
}

bool each_subset(std::size_t count, bool empty_too, const std::function<bool(const Picks&)>& visit) {
    for (std::size_t mask = empty_too ? 0 : 1; mask < (std::size_t{1} << count); ++mask)
        if (!visit(from_mask(mask, count)))
            return false;
    return true;
}

bool each_order(std::size_t count, const std::function<bool(const Picks&)>& visit) {
    Picks picks(count);
    std::iota(picks.begin(), picks.end(), std::uint8_t{0});
    do
        if (!visit(picks))
            return false;
    while (std::next_permutation(picks.begin(), picks.end()));
    return true;
}

bool each_route(const Node& node, const std::function<bool(const Picks&)>& visit) {
    const std::size_t told = std::min(node.items.size(), most_items) - node.handlers;
    for (std::size_t handler = 0; handler < node.handlers; ++handler)
        for (std::size_t mask = 0; mask < (std::size_t{1} << told); ++mask) {
            Picks picks{static_cast<std::uint8_t>(handler)};
            for (const std::uint8_t t : from_mask(mask, told))
                picks.push_back(static_cast<std::uint8_t>(node.handlers + t));
            if (!visit(picks))
                return false;
        }
    return true;
}

bool rising(const Picks& picks, std::size_t count) {
    return std::is_sorted(picks.begin(), picks.end()) &&
           std::adjacent_find(picks.begin(), picks.end()) == picks.end() &&
           (picks.empty() || picks.back() < count);
}

bool is_order(const Picks& picks, std::size_t count) {
    Picks sorted = picks;
    std::sort(sorted.begin(), sorted.end());
    return sorted.size() == count && rising(sorted, count);
}

/// Entries that fill exactly these fields rightly: others get a wrong choice, or stay blank.
std::vector<std::string> entries_for(const Node& node, const Picks& right) {
    std::vector<std::string> out;
    for (std::size_t f = 0; f < node.fields.size(); ++f) {
        const LogField& field = node.fields[f];
        const bool wanted = std::find(right.begin(), right.end(), f) != right.end();
        if (field.choices.empty()) {
            out.push_back(wanted ? field.shown.vi : std::string{});
            continue;
        }
        std::string entry;
        for (std::size_t c = 0; c < field.choices.size() && entry.empty(); ++c)
            if (field.is_right(field.choices[c].id) == wanted)
                entry = field.choices[c].id;
        out.push_back(std::move(entry));
    }
    return out;
}

Answer answer_of(const Node& node, const Picks& picks, const Outcome& outcome) {
    Answer out;
    if (node.answer == AnswerKind::log) {
        out.entries = entries_for(node, picks);
    } else if (node.answer == AnswerKind::type) {
        out.entries = {outcome.example.vi};
        for (const std::uint8_t act : picks)
            out.acts.set(act);
    } else {
        out.picks = picks;
    }
    return out;
}

} // namespace

bool LogField::is_right(std::string_view entry) const {
    if (!choices.empty())
        return std::any_of(right.begin(), right.end(),
                           [&](std::uint8_t c) { return choices[c].id == entry; });
    const std::vector<std::string> words = words_of(entry);
    return !words.empty() && any_of(accept, words) && !any_of(refuse, words);
}

Picks picks_of(const Node& node, const Answer& answer) {
    if (node.answer == AnswerKind::type)
        return from_acts(answer.acts);
    if (node.answer != AnswerKind::log)
        return answer.picks;
    Picks out;
    for (std::size_t f = 0; f < node.fields.size() && f < answer.entries.size(); ++f)
        if (node.fields[f].is_right(answer.entries[f]))
            out.push_back(static_cast<std::uint8_t>(f));
    return out;
}

std::optional<std::size_t> outcome_by_rules(const Node& node, const Picks& picks) {
    for (std::size_t i = 0; i < node.rules.size(); ++i)
        if (node.rules[i].holds(picks))
            return i;
    return std::nullopt;
}

bool fits(const Node& node, const Answer& answer) {
    switch (node.answer) {
        case AnswerKind::one: return answer.picks.size() == 1 && answer.picks.front() < node.outcomes.size();
        case AnswerKind::several: return !answer.picks.empty() && rising(answer.picks, node.items.size());
        case AnswerKind::order: return is_order(answer.picks, node.items.size());
        case AnswerKind::type: return answer.entries.size() == 1 && !text::fold(answer.entries[0]).empty();
        case AnswerKind::log: return answer.entries.size() == node.fields.size();
        case AnswerKind::route:
            return !answer.picks.empty() && rising(answer.picks, node.items.size()) &&
                   answer.picks.front() < node.handlers &&
                   (answer.picks.size() == 1 || answer.picks[1] >= node.handlers);
    }
    return false;
}

double share_of(const Node& node, const Picks& picks) {
    if (node.answer == AnswerKind::log && !node.fields.empty())
        return static_cast<double>(picks.size()) / static_cast<double>(node.fields.size());
    if (node.answer != AnswerKind::type || node.needs.empty())
        return 1.0;
    const auto found = std::count_if(node.needs.begin(), node.needs.end(), [&](Act act) {
        return std::find(picks.begin(), picks.end(), index_of(act)) != picks.end();
    });
    return static_cast<double>(found) / static_cast<double>(node.needs.size());
}

bool each_pick(const Node& node, const std::function<bool(const Picks&)>& visit) {
    const std::size_t items = std::min(node.items.size(), most_items);
    switch (node.answer) {
        case AnswerKind::one: return true;
        case AnswerKind::several: return each_subset(items, false, visit);
        case AnswerKind::order: return each_order(items, visit);
        case AnswerKind::type: return each_act_set(act_classes(node), 0, {}, visit);
        case AnswerKind::log: return each_subset(std::min(node.fields.size(), most_items), true, visit);
        case AnswerKind::route: return each_route(node, visit);
    }
    return true;
}

void set_share_ranges(Node& node) {
    if (node.answer != AnswerKind::log && node.answer != AnswerKind::type)
        return;
    std::vector<bool> met(node.outcomes.size(), false);
    const auto note = [&](std::size_t o, double share) {
        Outcome& outcome = node.outcomes[o];
        outcome.share_low = met[o] ? std::min(outcome.share_low, share) : share;
        outcome.share_high = met[o] ? std::max(outcome.share_high, share) : share;
        met[o] = true;
    };
    each_pick(node, [&](const Picks& picks) {
        const double share = share_of(node, picks);
        if (const auto o = outcome_by_rules(node, picks))
            note(*o, share);
        if (node.unsure) // whatever was found, when other readings are as likely
            note(*node.unsure, share);
        return true;
    });
}

std::optional<Answer> answer_for(const Scenario& scene, NodeIndex node_index, std::size_t outcome) {
    const Node& node = scene.nodes[node_index];
    if (node.outcomes[outcome].trigger != Trigger::answer) {
        Answer out;
        out.trigger = node.outcomes[outcome].trigger;
        return out;
    }
    if (node.answer == AnswerKind::one)
        return Answer{{static_cast<std::uint8_t>(outcome)}};
    std::optional<Picks> best;
    double best_share = -1.0;
    const bool graded = node.answer == AnswerKind::log || node.answer == AnswerKind::type;
    each_pick(node, [&](const Picks& picks) {
        const double share = share_of(node, picks);
        if (share > best_share && outcome_by_rules(node, picks) == outcome) {
            best = picks;
            best_share = share;
        }
        return graded || !best;
    });
    if (!best)
        return std::nullopt;
    return answer_of(node, *best, node.outcomes[outcome]);
}

Answer typed_answer(const Node& node, std::string reply, const ReplyReading& reading) {
    const ActSet found = reading.found;
    const ActSet doubtful = reading.doubtful;
    Answer out;
    out.entries = {std::move(reply)};
    out.acts = found;
    const auto as_read = outcome_by_rules(node, from_acts(found));
    const auto turned = [&](const ActSet& turn) { return outcome_by_rules(node, from_acts(found ^ turn)); };
    out.unsure = doubtful.any() && turned(doubtful) != as_read;
    for (std::size_t act = 0; act < act_count && !out.unsure; ++act)
        if (doubtful.test(act))
            out.unsure = turned(ActSet{}.set(act)) != as_read;
    return out;
}

} // namespace mq::domain
