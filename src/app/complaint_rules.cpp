#include "app/complaint_rules.h"

#include "app/complaint_times.h"
#include "app/state.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace mq::app {
namespace {

using Json = nlohmann::json;

bool blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

const char* key_of(MomentTrouble trouble) {
    switch (trouble) {
        case MomentTrouble::short_year: return "complaints.check.short_year";
        case MomentTrouble::month_first: return "complaints.check.month_first";
        case MomentTrouble::no_such_day: return "complaints.check.no_such_day";
        case MomentTrouble::year: return "complaints.check.year";
        default: return "complaints.check.unreadable";
    }
}

class Checker {
public:
    Checker(const ComplaintEntry& entry, const ComplaintRules& rules) : entry_(entry), rules_(rules) {}

    CheckedComplaint check() {
        texts();
        times();
        owner();
        return std::move(out_);
    }

private:
    void problem(const std::string& field, std::string text, bool stops = true) {
        out_.problems.push_back({field, std::move(text), stops});
    }
    void say(const std::string& field, const char* key, bool stops = true) {
        problem(field, rules_.texts->get(key), stops);
    }
    static bool names(const std::vector<NamedId>& among, const std::string& id) {
        return std::ranges::find(among, id, &NamedId::id) != among.end();
    }

    void texts() {
        store::ComplaintLogged& to = out_.logged;
        to.number = text::nfc(entry_.number);
        to.customer = entry_.customer;
        to.contact = entry_.contact;
        to.channel = entry_.channel;
        to.cause = entry_.cause;
        to.cause_detail = entry_.cause_detail;
        to.what = entry_.what;
        to.wish = entry_.wish;
        to.outcome = entry_.outcome;
        to.severity = std::clamp(entry_.severity, 1, 3);
        if (entry_.satisfaction >= 1 && entry_.satisfaction <= 5)
            to.satisfaction = entry_.satisfaction;
        if (blank(entry_.number))
            say("number", "complaints.check.number");
        if (blank(entry_.what))
            say("what", "complaints.check.what");
        if ((rules_.needs_channel || !entry_.channel.empty()) && !names(rules_.channels, entry_.channel))
            say("channel", "complaints.check.channel");
        if (!entry_.cause.empty() && !names(rules_.causes, entry_.cause))
            say("cause", "complaints.check.cause");
        if (!entry_.wish.empty() && !names(rules_.wishes, entry_.wish))
            say("wish", "complaints.check.wish");
        if (entry_.severity < 1 || entry_.severity > 3)
            say("severity", "complaints.check.severity");
        if (entry_.satisfaction < 0 || entry_.satisfaction > 5)
            say("satisfaction", "complaints.check.satisfaction");
    }

    std::optional<Instant> moment(const std::string& field, const std::string& text,
                                  std::optional<Instant> not_before) {
        if (blank(text))
            return std::nullopt;
        const ReadMoment read = read_moment(text);
        if (!read.moment) {
            problem(field, rules_.texts->format(key_of(read.trouble), fmt::arg("text", text)));
            return std::nullopt;
        }
        const Instant at = instant_of(*rules_.clock, *read.moment, not_before);
        if (at > rules_.now) {
            say(field, "complaints.check.future");
            return std::nullopt;
        }
        return at;
    }

    void times() {
        const auto received = moment("received", entry_.received, std::nullopt);
        if (received)
            out_.logged.received_ms = received->unix_ms;
        else if (blank(entry_.received))
            say("received", "complaints.check.received");
        steps(received);
        const auto closed = moment("closed", entry_.closed, received);
        if (!closed)
            return;
        if (received && *closed < *received)
            say("closed", "complaints.check.closed_early");
        out_.logged.closed_ms = closed->unix_ms;
    }

    void steps(std::optional<Instant> received) {
        std::optional<Instant> before;
        for (std::size_t i = 0; i < entry_.steps.size(); ++i) {
            const std::string field = fmt::format("step{}", i + 1);
            out_.logged.steps[i].note = entry_.steps[i].note;
            const auto at = moment(field, entry_.steps[i].at, received);
            if (!at)
                continue;
            out_.logged.steps[i].at_ms = at->unix_ms;
            if (received && *at < *received)
                say(field, "complaints.check.step_before", false);
            else if (before && *at < *before)
                say(field, "complaints.check.step_order", false);
            before = before ? std::max(*before, *at) : *at;
        }
    }

    void owner() {
        out_.logged.owner = entry_.owner;
        out_.logged.owner_name = entry_.owner_name;
        if (!entry_.owner)
            return;
        const auto at = std::ranges::find(rules_.owners, *entry_.owner, &std::pair<Uuid, std::string>::first);
        if (at != rules_.owners.end())
            out_.logged.owner_name = at->second; // as it is today
    }

    const ComplaintEntry& entry_;
    const ComplaintRules& rules_;
    CheckedComplaint out_;
};

template <class Items>
std::vector<NamedId> named(const Texts& texts, const Items& items) {
    std::vector<NamedId> out;
    for (const auto& item : items)
        out.push_back({item.id, texts.of(item.name), texts.of(item.about)});
    return out;
}

} // namespace

bool CheckedComplaint::stops() const {
    return std::ranges::any_of(problems, [](const auto& problem) { return problem.stops; });
}

Result<ComplaintRules> complaint_rules(State& state) {
    const auto people = directory(state);
    if (!people)
        return tl::unexpected<Error>(people.error());
    ComplaintRules out;
    out.clock = state.clock;
    out.now = state.clock->now();
    out.texts = std::make_shared<const Texts>(state.texts);
    for (std::size_t i = 0; i < complaint_channels.size(); ++i) // in the order of domain::Channel
        out.channels.push_back(
            {std::string(complaint_channels[i]), state.texts.get(fmt::format("channel.{}", i)), {}});
    out.causes = named(state.texts, state.competency().causes);
    out.wishes = named(state.texts, state.competency().wishes);
    out.steps = named(state.texts, state.competency().steps);
    for (const DirectoryEntry* person : (*people)->staff_of({}, Sight::nothing))
        out.owners.emplace_back(person->id, person->name);
    return out;
}

CheckedComplaint check_complaint(const ComplaintEntry& entry, const ComplaintRules& rules) {
    return Checker(entry, rules).check();
}

ComplaintEntry entry_of(const store::ComplaintLogged& logged, const Clock& clock) {
    const auto text = [&](std::optional<std::int64_t> ms) {
        return ms ? entry_moment(clock, Instant{*ms}) : std::string();
    };
    ComplaintEntry out{logged.number,
                       logged.customer,
                       logged.contact,
                       logged.channel,
                       logged.cause,
                       logged.cause_detail,
                       logged.what,
                       logged.wish,
                       logged.owner,
                       logged.owner_name,
                       logged.severity,
                       text(logged.received_ms),
                       {},
                       text(logged.closed_ms),
                       logged.outcome,
                       logged.satisfaction.value_or(0)};
    for (std::size_t i = 0; i < out.steps.size(); ++i)
        out.steps[i] = {text(logged.steps[i].at_ms), logged.steps[i].note};
    return out;
}

std::string number_key(std::string_view number) {
    std::string out;
    for (const char c : text::nfc(number))
        if (c != ' ')
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

std::string next_number(const std::vector<std::string>& keys, int year) {
    const std::string prefix = fmt::format("kn-{}-", year);
    int last = 0;
    for (const std::string& key : keys) {
        if (!key.starts_with(prefix))
            continue;
        int number = 0;
        const char* const end = key.data() + key.size();
        if (std::from_chars(key.data() + prefix.size(), end, number).ptr == end && number < 1'000'000'000)
            last = std::max(last, number);
    }
    return fmt::format("KN-{}-{:04}", year, last + 1);
}

std::string text_of(const ComplaintEntry& entry) {
    Json steps = Json::array();
    for (const ComplaintEntry::Step& step : entry.steps)
        steps.push_back({{"at", step.at}, {"note", step.note}});
    return Json{{"number", entry.number},
                {"customer", entry.customer},
                {"contact", entry.contact},
                {"channel", entry.channel},
                {"cause", entry.cause},
                {"cause_detail", entry.cause_detail},
                {"what", entry.what},
                {"wish", entry.wish},
                {"owner", entry.owner ? entry.owner->str() : std::string()},
                {"owner_name", entry.owner_name},
                {"severity", entry.severity},
                {"received", entry.received},
                {"steps", std::move(steps)},
                {"closed", entry.closed},
                {"outcome", entry.outcome},
                {"satisfaction", entry.satisfaction}}
        .dump(-1, ' ', false, Json::error_handler_t::replace); // half a letter is no reason to lose the rest
}

std::optional<ComplaintEntry> complaint_from(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        const auto word = [&](const char* key) { return json.at(key).get<std::string>(); };
        ComplaintEntry out{word("number"),
                           word("customer"),
                           word("contact"),
                           word("channel"),
                           word("cause"),
                           word("cause_detail"),
                           word("what"),
                           word("wish"),
                           parse_uuid(word("owner")),
                           word("owner_name"),
                           json.at("severity").get<int>(),
                           word("received"),
                           {},
                           word("closed"),
                           word("outcome"),
                           json.at("satisfaction").get<int>()};
        for (std::size_t i = 0; i < out.steps.size(); ++i) {
            const Json& step = json.at("steps").at(i);
            out.steps[i] = {step.at("at").get<std::string>(), step.at("note").get<std::string>()};
        }
        return out;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

} // namespace mq::app
