#include "store/pack_body.h"

#include "store/foreign_json.h"

namespace mq::store {
namespace {

Json event_json(const Event& event) {
    return {{"at_ms", event.at.unix_ms},
            {"offset", event.utc_offset_minutes},
            {"of_interview", !event.attempt.is_nil()},
            {"body", Json::parse(to_body(event.what))}};
}

/// Of that kind alone, whatever the body claims.
Event event_from(const Json& json, std::string_view kind, const Uuid& person, const Uuid& interview) {
    Event event{Instant{json.at("at_ms").get<std::int64_t>()},
                json.at("offset").get<int>(),
                person,
                {},
                {},
                std::nullopt};
    if (json.at("of_interview").get<bool>())
        event.attempt = interview;
    event.what = from_body(kind, json.at("body").dump());
    return event;
}

Json events_json(const std::vector<Event>& events) {
    Json all = Json::array();
    for (const Event& event : events)
        all.push_back(event_json(event));
    return all;
}

Json content_json(const Content& content) {
    return {{"kind", word_of(content.kind)},
            {"id", content.id},
            {"revision", content.revision},
            {"text", content.text}};
}

Content content_from(const Json& json) {
    Content content{{},
                    get_word<ContentKind>(json, "kind"),
                    json.at("id").get<std::string>(),
                    json.at("revision").get<int>(),
                    json.at("text").get<std::string>()};
    content.hash = content_hash(content.text);
    return content;
}

[[noreturn]] void throw_unreadable(const std::string& detail) {
    throw Trouble(ErrorKind::damaged, "Không đọc được nội dung trong gói này. Hãy xin gửi lại gói.", detail);
}

template <class Work>
auto reading(std::string_view text, Work&& work) {
    const Result<Json> json = parse_foreign(text);
    if (!json)
        throw_unreadable(json.error().detail);
    try {
        return work(*json);
    } catch (const Json::exception& e) {
        throw_unreadable(e.what());
    }
}

} // namespace

std::string to_text(const InvitationBody& body) {
    Json contents = Json::array();
    for (const Content& content : body.contents)
        contents.push_back(content_json(content));
    const Json json{{"person", body.person.str()},
                    {"profile", Json::parse(profile_body(body.profile))},
                    {"plan", event_json(body.plan)},
                    {"consents", events_json(body.consents)},
                    {"contents", std::move(contents)}};
    return json.dump();
}

std::string to_text(const ResultBody& body) {
    const Json json{{"answers", events_json(body.answers)}, {"handed_in", event_json(body.handed_in)}};
    return json.dump();
}

InvitationBody invitation_from(std::string_view text, const Uuid& interview) {
    return reading(text, [&](const Json& json) {
        InvitationBody body;
        body.person = get_uuid(json, "person");
        body.profile = profile_from(json.at("profile").dump());
        body.plan = event_from(json.at("plan"), "interview_planned", body.person, interview);
        for (const Json& consent : json.at("consents"))
            body.consents.push_back(event_from(consent, "consent_recorded", body.person, interview));
        for (const Json& content : json.at("contents"))
            body.contents.push_back(content_from(content));
        return body;
    });
}

ResultBody result_from(std::string_view text, const Uuid& interview, const Uuid& rater) {
    return reading(text, [&](const Json& json) {
        ResultBody body;
        for (const Json& answer : json.at("answers")) {
            body.answers.push_back(event_from(answer, "answer_rated", {}, interview));
            body.answers.back().actor = rater;
        }
        body.handed_in = event_from(json.at("handed_in"), "ratings_handed_in", {}, interview);
        body.handed_in.actor = rater;
        return body;
    });
}

} // namespace mq::store
