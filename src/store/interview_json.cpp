#include "store/interview_json.h"

#include "store/event_json.h"
#include "store/json_parts.h"

namespace mq::store {
namespace {

using Strings = std::vector<std::string>;

Json people_json(const std::vector<PanelMember>& people) {
    Json all = Json::array();
    for (const PanelMember& member : people)
        all.push_back({{"id", member.id.str()}, {"name", member.name}});
    return all;
}

std::vector<PanelMember> people_from(const Json& json) {
    std::vector<PanelMember> people;
    for (const Json& member : json)
        people.push_back({get_uuid(member, "id"), member.at("name").get<std::string>()});
    return people;
}

Json questions_json(const std::vector<FrozenQuestion>& questions) {
    Json all = Json::array();
    for (const FrozenQuestion& question : questions) {
        Json json{{"id", question.id}, {"revision", question.revision}, {"content", question.content.hex()}};
        if (!question.facets.empty())
            json["facets"] = question.facets;
        all.push_back(std::move(json));
    }
    return all;
}

std::vector<FrozenQuestion> questions_from(const Json& json) {
    std::vector<FrozenQuestion> questions;
    for (const Json& q : json)
        questions.push_back({q.at("id").get<std::string>(), q.at("revision").get<int>(),
                             get_hash(q, "content"), find<Strings>(q, "facets").value_or(Strings())});
    return questions;
}

Json ratings_json(const std::vector<FacetRating>& ratings) {
    Json all = Json::array();
    for (const FacetRating& rating : ratings) {
        Json json{{"facet", rating.facet}};
        put(json, "rating", rating.rating);
        put_text(json, "reason", rating.reason);
        all.push_back(std::move(json));
    }
    return all;
}

std::vector<FacetRating> ratings_from(const Json& json) {
    std::vector<FacetRating> ratings;
    for (const Json& rating : json)
        ratings.push_back({rating.at("facet").get<std::string>(), find<int>(rating, "rating"),
                           find_text(rating, "reason")});
    return ratings;
}

Payload consent_from(const Json& j) {
    return ConsentRecorded{j.at("consent").get<std::string>(), j.at("revision").get<int>(),
                           get_hash(j, "wording"), j.at("given").get<bool>()};
}

Payload planned_from(const Json& j) {
    InterviewPlanned e;
    e.post = j.at("post").get<std::string>();
    e.round = find_text(j, "round");
    e.staff = j.at("staff").get<bool>();
    e.planned_ms = j.at("planned_ms").get<std::int64_t>();
    e.kit = j.at("kit").get<std::string>();
    e.kit_name = j.at("kit_name").get<std::string>();
    e.minutes = j.at("minutes").get<int>();
    e.questions = questions_from(j.at("questions"));
    e.guide = get_hash(j, "guide");
    e.competency_content = get_hash(j, "competency_content");
    e.scoring_version = j.at("scoring_version").get<std::string>();
    e.panel = people_from(j.at("panel"));
    return e;
}

Payload rated_from(const Json& j) {
    AnswerRated e;
    e.rater = get_uuid(j, "rater");
    e.question = j.at("question").get<std::string>();
    e.situation = find_text(j, "situation");
    e.task = find_text(j, "task");
    e.action = find_text(j, "action");
    e.result = find_text(j, "result");
    e.probes = j.at("probes").get<std::vector<int>>();
    e.asked_hard = j.at("asked_hard").get<bool>();
    e.asked_help = j.at("asked_help").get<bool>();
    e.tags = j.at("tags").get<Strings>();
    e.ratings = ratings_from(j.at("ratings"));
    e.elapsed_ms = j.at("elapsed_ms").get<std::int64_t>();
    e.change_reason = find_text(j, "change_reason");
    return e;
}

Payload observation_from(const Json& j) {
    ObservationRecorded e;
    e.observer = get_uuid(j, "observer");
    e.observer_name = j.at("observer_name").get<std::string>();
    e.live_play = j.at("live_play").get<bool>();
    e.scene = find_text(j, "scene");
    e.what = find_text(j, "what");
    e.channel = find_text(j, "channel");
    e.difficulty = j.at("difficulty").get<int>();
    e.help = j.at("help").get<int>();
    e.steps_done = j.at("steps_done").get<Strings>();
    e.pitfalls = j.at("pitfalls").get<Strings>();
    e.ratings = ratings_from(j.at("ratings"));
    e.word = find_text(j, "word");
    e.own_view = find_text(j, "own_view");
    e.guide = get_hash(j, "guide");
    return e;
}

Payload settled_from(const Json& j) {
    return CellSettled{j.at("question").get<std::string>(), j.at("facet").get<std::string>(),
                       find<int>(j, "rating"), find_text(j, "reason")};
}

Payload decided_from(const Json& j) {
    return CandidateDecided{j.at("hired").get<bool>(), j.at("keep_evidence").get<bool>(),
                            find<int>(j, "delete_day")};
}

Payload benchmark_from(const Json& j) {
    return BenchmarkRated{j.at("benchmark").get<std::string>(), j.at("revision").get<int>(),
                          get_hash(j, "content"), ratings_from(j.at("ratings"))};
}

constexpr std::pair<std::string_view, ReadBody> readers[] = {
    {"consent_recorded", consent_from},
    {"interview_planned", planned_from},
    {"answer_rated", rated_from},
    {"ratings_handed_in", [](const Json& j) -> Payload { return RatingsHandedIn{get_uuid(j, "rater")}; }},
    {"panel_member_left",
     [](const Json& j) -> Payload {
         return PanelMemberLeft{get_uuid(j, "rater"), find_text(j, "reason")};
     }},
    {"cell_settled", settled_from},
    {"interview_closed",
     [](const Json& j) -> Payload {
         return InterviewClosed{find_text(j, "summary"), people_from(j.at("signatures")),
                                j.value("severities", std::map<std::string, double>())};
     }},
    {"interview_cancelled",
     [](const Json& j) -> Payload { return InterviewCancelled{find_text(j, "reason")}; }},
    {"candidate_decided", decided_from},
    {"observation_recorded", observation_from},
    {"benchmark_rated", benchmark_from},
    {"pack_taken",
     [](const Json& j) -> Payload {
         return PackTaken{get_uuid(j, "pack"), get_hash(j, "bytes"), get_uuid(j, "device")};
     }},
    {"session_planned",
     [](const Json& j) -> Payload { return SessionPlanned{j.at("scenes").get<Strings>()}; }},
};

// --- NFC

void clean(std::string& text) {
    text = clean_text(text);
}
void clean(std::vector<PanelMember>& people) {
    for (PanelMember& member : people)
        clean(member.name);
}
void clean(std::vector<FacetRating>& ratings) {
    for (FacetRating& rating : ratings)
        clean(rating.reason);
}
template <class... Parts>
void clean_all(Parts&... parts) {
    (clean(parts), ...);
}

struct Cleaner {
    void operator()(InterviewPlanned& e) const { clean_all(e.post, e.round, e.kit_name, e.panel); }
    void operator()(AnswerRated& e) const {
        clean_all(e.situation, e.task, e.action, e.result, e.ratings, e.change_reason);
    }
    void operator()(PanelMemberLeft& e) const { clean(e.reason); }
    void operator()(CellSettled& e) const { clean(e.reason); }
    void operator()(InterviewClosed& e) const { clean_all(e.summary, e.signatures); }
    void operator()(InterviewCancelled& e) const { clean(e.reason); }
    void operator()(ObservationRecorded& e) const {
        clean_all(e.observer_name, e.what, e.ratings, e.word, e.own_view);
    }
    void operator()(BenchmarkRated& e) const { clean(e.ratings); }
    template <class Other>
    void operator()(Other&) const {}
};

} // namespace

Json json_of(const ConsentRecorded& e) {
    return {
        {"consent", e.consent}, {"revision", e.revision}, {"wording", e.wording.hex()}, {"given", e.given}};
}

Json json_of(const InterviewPlanned& e) {
    Json json{{"post", e.post},
              {"staff", e.staff},
              {"planned_ms", e.planned_ms},
              {"kit", e.kit},
              {"kit_name", e.kit_name},
              {"minutes", e.minutes},
              {"questions", questions_json(e.questions)},
              {"guide", e.guide.hex()},
              {"competency_content", e.competency_content.hex()},
              {"scoring_version", e.scoring_version},
              {"panel", people_json(e.panel)}};
    put_text(json, "round", e.round);
    return json;
}

Json json_of(const AnswerRated& e) {
    Json json{{"rater", e.rater.str()},
              {"question", e.question},
              {"probes", e.probes},
              {"asked_hard", e.asked_hard},
              {"asked_help", e.asked_help},
              {"tags", e.tags},
              {"ratings", ratings_json(e.ratings)},
              {"elapsed_ms", e.elapsed_ms}};
    put_text(json, "situation", e.situation);
    put_text(json, "task", e.task);
    put_text(json, "action", e.action);
    put_text(json, "result", e.result);
    put_text(json, "change_reason", e.change_reason);
    return json;
}

Json json_of(const RatingsHandedIn& e) {
    return {{"rater", e.rater.str()}};
}

Json json_of(const PanelMemberLeft& e) {
    Json json{{"rater", e.rater.str()}};
    put_text(json, "reason", e.reason);
    return json;
}

Json json_of(const CellSettled& e) {
    Json json{{"question", e.question}, {"facet", e.facet}};
    put(json, "rating", e.rating);
    put_text(json, "reason", e.reason);
    return json;
}

Json json_of(const InterviewClosed& e) {
    Json json{{"signatures", people_json(e.signatures)}};
    put_text(json, "summary", e.summary);
    if (!e.severities.empty())
        json["severities"] = e.severities;
    return json;
}

Json json_of(const InterviewCancelled& e) {
    Json json = Json::object();
    put_text(json, "reason", e.reason);
    return json;
}

Json json_of(const CandidateDecided& e) {
    Json json{{"hired", e.hired}, {"keep_evidence", e.keep_evidence}};
    put(json, "delete_day", e.delete_day);
    return json;
}

Json json_of(const ObservationRecorded& e) {
    Json json{{"observer", e.observer.str()},
              {"observer_name", e.observer_name},
              {"live_play", e.live_play},
              {"difficulty", e.difficulty},
              {"help", e.help},
              {"steps_done", e.steps_done},
              {"pitfalls", e.pitfalls},
              {"ratings", ratings_json(e.ratings)},
              {"guide", e.guide.hex()}};
    put_text(json, "scene", e.scene);
    put_text(json, "what", e.what);
    put_text(json, "channel", e.channel);
    put_text(json, "word", e.word);
    put_text(json, "own_view", e.own_view);
    return json;
}

Json json_of(const BenchmarkRated& e) {
    return {{"benchmark", e.benchmark},
            {"revision", e.revision},
            {"content", e.content.hex()},
            {"ratings", ratings_json(e.ratings)}};
}

Json json_of(const PackTaken& e) {
    return {{"pack", e.pack.str()}, {"bytes", e.bytes.hex()}, {"device", e.device.str()}};
}

Json json_of(const SessionPlanned& e) {
    return {{"scenes", e.scenes}};
}

std::span<const std::pair<std::string_view, ReadBody>> interview_readers() {
    return readers;
}

void clean_interview(Payload& what) {
    std::visit(Cleaner{}, what);
}

} // namespace mq::store
