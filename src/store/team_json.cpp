#include "store/team_json.h"

#include "store/event_json.h"
#include "store/json_parts.h"

#include <cmath>

namespace mq::store {
namespace {

using Strings = std::vector<std::string>;

void put_uuid(Json& json, const char* key, const std::optional<Uuid>& id) {
    if (id)
        json[key] = id->str();
}

std::optional<Uuid> find_uuid(const Json& json, const char* key) {
    if (!json.contains(key))
        return std::nullopt;
    return get_uuid(json, key);
}

Json ids_json(const std::vector<Uuid>& ids) {
    Json all = Json::array();
    for (const Uuid& id : ids)
        all.push_back(id.str());
    return all;
}

std::vector<Uuid> ids_from(const Json& json) {
    std::vector<Uuid> ids;
    for (const Json& id : json) {
        const auto parsed = parse_uuid(id.get<std::string>());
        if (!parsed)
            throw_damaged("a list of ids holds something else");
        ids.push_back(*parsed);
    }
    return ids;
}

using Step = ComplaintLogged::Step;

Json steps_json(const std::array<Step, 6>& steps) {
    Json all = Json::array();
    for (const Step& step : steps) {
        Json json = Json::object();
        put(json, "at_ms", step.at_ms);
        put_text(json, "note", step.note);
        all.push_back(std::move(json));
    }
    return all;
}

std::array<Step, 6> steps_from(const Json& json) {
    std::array<Step, 6> steps;
    if (json.size() != steps.size())
        throw_damaged("a complaint has another number of steps");
    for (std::size_t i = 0; i < steps.size(); ++i)
        steps[i] = {find<std::int64_t>(json.at(i), "at_ms"), find_text(json.at(i), "note")};
    return steps;
}

// --- reading

Payload team_from(const Json& j) {
    TeamDefined e;
    e.name = j.at("name").get<std::string>();
    e.parent = find_uuid(j, "parent");
    e.lead = find_uuid(j, "lead");
    e.aim_level = j.at("aim_level").get<int>();
    e.aim_people = j.at("aim_people").get<int>();
    e.closed = j.at("closed").get<bool>();
    return e;
}

Payload target_from(const Json& j) {
    return TargetSet{find_text(j, "post"), j.at("level").get<int>(),
                     j.at("facets").get<std::map<std::string, int>>()};
}

Payload level_from(const Json& j) {
    LevelSigned e;
    e.level = j.at("level").get<int>();
    e.reported = find<int>(j, "reported");
    e.scoring_version = j.at("scoring_version").get<std::string>();
    e.competency_content = get_hash(j, "competency_content");
    e.day = j.at("day").get<int>();
    e.position = j.at("position").get<std::int64_t>();
    e.word = find_text(j, "word");
    e.signer_name = find_text(j, "signer_name");
    return e;
}

Payload work_from(const Json& j) {
    WorkAssigned e;
    e.people = ids_from(j.at("people"));
    e.team = find_uuid(j, "team");
    e.scenes = j.at("scenes").get<Strings>();
    e.due_day = j.at("due_day").get<int>();
    e.least = j.at("least").get<double>();
    e.word = find_text(j, "word");
    e.giver_name = find_text(j, "giver_name");
    return e;
}

Payload coaching_from(const Json& j) {
    CoachingNoted e;
    e.day = j.at("day").get<int>();
    e.facet = find_text(j, "facet");
    e.plan = find_text(j, "plan");
    e.done = find_text(j, "done");
    e.check = find_text(j, "check");
    e.act = find_text(j, "act");
    e.next_day = find<int>(j, "next_day");
    e.closed = j.at("closed").get<bool>();
    e.coach_name = find_text(j, "coach_name");
    return e;
}

Payload complaint_from(const Json& j) {
    ComplaintLogged e;
    e.number = j.at("number").get<std::string>();
    e.customer = find_text(j, "customer");
    e.contact = find_text(j, "contact");
    e.channel = find_text(j, "channel");
    e.cause = find_text(j, "cause");
    e.cause_detail = find_text(j, "cause_detail");
    e.what = find_text(j, "what");
    e.wish = find_text(j, "wish");
    e.owner = find_uuid(j, "owner");
    e.owner_name = find_text(j, "owner_name");
    e.severity = j.at("severity").get<int>();
    e.received_ms = j.at("received_ms").get<std::int64_t>();
    e.steps = steps_from(j.at("steps"));
    e.closed_ms = find<std::int64_t>(j, "closed_ms");
    e.outcome = find_text(j, "outcome");
    e.satisfaction = find<int>(j, "satisfaction");
    return e;
}

constexpr std::pair<std::string_view, ReadBody> readers[] = {
    {"team_defined", team_from},
    {"person_placed",
     [](const Json& j) -> Payload {
         return PersonPlaced{find_uuid(j, "team"), find<int>(j, "joined_day")};
     }},
    {"target_set", target_from},
    {"level_signed", level_from},
    {"signoff_appealed", [](const Json& j) -> Payload { return SignoffAppealed{find_text(j, "word")}; }},
    {"appeal_answered",
     [](const Json& j) -> Payload {
         return AppealAnswered{j.at("upheld").get<bool>(), find_text(j, "word"),
                               find_text(j, "answerer_name")};
     }},
    {"work_assigned", work_from},
    {"assignment_withdrawn",
     [](const Json& j) -> Payload { return AssignmentWithdrawn{find_text(j, "word")}; }},
    {"weekly_goal_set", [](const Json& j) -> Payload { return WeeklyGoalSet{j.at("scenes").get<int>()}; }},
    {"coaching_noted", coaching_from},
    {"complaint_logged", complaint_from},
};

// --- NFC

template <class... Texts>
void clean_all(Texts&... texts) {
    ((texts = clean_text(texts)), ...);
}

struct Cleaner {
    void operator()(TeamDefined& e) const { clean_all(e.name); }
    void operator()(TargetSet& e) const { clean_all(e.post); }
    void operator()(LevelSigned& e) const { clean_all(e.word, e.signer_name); }
    void operator()(SignoffAppealed& e) const { clean_all(e.word); }
    void operator()(AppealAnswered& e) const { clean_all(e.word, e.answerer_name); }
    void operator()(WorkAssigned& e) const { clean_all(e.word, e.giver_name); }
    void operator()(AssignmentWithdrawn& e) const { clean_all(e.word); }
    void operator()(CoachingNoted& e) const { clean_all(e.plan, e.done, e.check, e.act, e.coach_name); }
    void operator()(ComplaintLogged& e) const {
        clean_all(e.number, e.customer, e.contact, e.cause_detail, e.what, e.owner_name, e.outcome);
        for (Step& step : e.steps)
            clean_all(step.note);
    }
    template <class Other>
    void operator()(Other&) const {}
};

} // namespace

Json json_of(const TeamDefined& e) {
    Json json{
        {"name", e.name}, {"aim_level", e.aim_level}, {"aim_people", e.aim_people}, {"closed", e.closed}};
    put_uuid(json, "parent", e.parent);
    put_uuid(json, "lead", e.lead);
    return json;
}

Json json_of(const PersonPlaced& e) {
    Json json = Json::object();
    put_uuid(json, "team", e.team);
    put(json, "joined_day", e.joined_day);
    return json;
}

Json json_of(const TargetSet& e) {
    Json json{{"level", e.level}, {"facets", e.facets}};
    put_text(json, "post", e.post);
    return json;
}

Json json_of(const LevelSigned& e) {
    Json json{{"level", e.level},
              {"scoring_version", e.scoring_version},
              {"competency_content", e.competency_content.hex()},
              {"day", e.day},
              {"position", e.position}};
    put(json, "reported", e.reported);
    put_text(json, "word", e.word);
    put_text(json, "signer_name", e.signer_name);
    return json;
}

Json json_of(const SignoffAppealed& e) {
    Json json = Json::object();
    put_text(json, "word", e.word);
    return json;
}

Json json_of(const AppealAnswered& e) {
    Json json{{"upheld", e.upheld}};
    put_text(json, "word", e.word);
    put_text(json, "answerer_name", e.answerer_name);
    return json;
}

Json json_of(const WorkAssigned& e) {
    if (!std::isfinite(e.least)) // JSON would have null there
        throw Trouble(ErrorKind::internal, "Chưa lưu được vì một lỗi của chương trình.",
                      "an attainment that is no number");
    Json json{
        {"people", ids_json(e.people)}, {"scenes", e.scenes}, {"due_day", e.due_day}, {"least", e.least}};
    put_uuid(json, "team", e.team);
    put_text(json, "word", e.word);
    put_text(json, "giver_name", e.giver_name);
    return json;
}

Json json_of(const AssignmentWithdrawn& e) {
    Json json = Json::object();
    put_text(json, "word", e.word);
    return json;
}

Json json_of(const WeeklyGoalSet& e) {
    return {{"scenes", e.scenes}};
}

Json json_of(const CoachingNoted& e) {
    Json json{{"day", e.day}, {"closed", e.closed}};
    put(json, "next_day", e.next_day);
    put_text(json, "facet", e.facet);
    put_text(json, "plan", e.plan);
    put_text(json, "done", e.done);
    put_text(json, "check", e.check);
    put_text(json, "act", e.act);
    put_text(json, "coach_name", e.coach_name);
    return json;
}

Json json_of(const ComplaintLogged& e) {
    Json json{{"number", e.number},
              {"severity", e.severity},
              {"received_ms", e.received_ms},
              {"steps", steps_json(e.steps)}};
    put_uuid(json, "owner", e.owner);
    put(json, "closed_ms", e.closed_ms);
    put(json, "satisfaction", e.satisfaction);
    put_text(json, "customer", e.customer);
    put_text(json, "contact", e.contact);
    put_text(json, "channel", e.channel);
    put_text(json, "cause", e.cause);
    put_text(json, "cause_detail", e.cause_detail);
    put_text(json, "what", e.what);
    put_text(json, "wish", e.wish);
    put_text(json, "owner_name", e.owner_name);
    put_text(json, "outcome", e.outcome);
    return json;
}

std::span<const std::pair<std::string_view, ReadBody>> team_readers() {
    return readers;
}

void clean_team(Payload& what) {
    std::visit(Cleaner{}, what);
}

} // namespace mq::store
