#include "store/event_json.h"

#include "base/text.h"
#include "store/interview_json.h"
#include "store/json_parts.h"
#include "store/law_json.h"
#include "store/team_json.h"

#include <fmt/format.h>
#include <cmath>

namespace mq::store {
namespace {

double number(double value) {
    if (!std::isfinite(value))
        throw Trouble(ErrorKind::internal, "Chưa lưu được vì một lỗi của chương trình.",
                      "a result that is no number");
    return value;
}

std::map<std::string, double> numbers(const std::map<std::string, double>& values) {
    for (const auto& [key, value] : values)
        number(value);
    return values;
}

Json spoken_json(const SpokenAs& as) {
    return {{"age", as.age}, {"gender", word_of(as.gender)}, {"region", word_of(as.region)}};
}

SpokenAs spoken_from(const Json& json) {
    return {json.at("age").get<int>(), get_word<domain::Gender>(json, "gender"),
            get_word<domain::Region>(json, "region")};
}

// --- kinds

Json json_of(const Profile& p) {
    Json json{{"name", p.name}, {"role", word_of(p.role)}, {"address_asked", p.address_asked}};
    put(json, "birth_year", p.birth_year);
    put_word(json, "gender", p.gender);
    put_word(json, "region", p.region);
    put_text(json, "post", p.post);
    put_text(json, "contact", p.contact);
    put(json, "left_day", p.left_day);
    return json;
}

Profile profile_of(const Json& json) {
    Profile p;
    p.name = json.at("name").get<std::string>();
    p.role = get_word<Role>(json, "role");
    p.birth_year = find<int>(json, "birth_year");
    p.gender = find_word<domain::Gender>(json, "gender");
    p.region = find_word<domain::Region>(json, "region");
    p.address_asked = json.at("address_asked").get<bool>();
    p.post = find_text(json, "post");
    p.contact = find_text(json, "contact");
    p.left_day = find<int>(json, "left_day");
    return p;
}

Json json_of(const PersonAdded& e) {
    return {{"profile", json_of(e.profile)}};
}
Json json_of(const ProfileChanged& e) {
    return {{"profile", json_of(e.profile)}};
}

Json json_of(const AttemptStarted& e) {
    Json json{{"scene", e.scene},
              {"revision", e.revision},
              {"content", e.content.hex()},
              {"competency_content", e.competency_content.hex()},
              {"competency_version", e.competency_version},
              {"scoring_version", e.scoring_version},
              {"mode", word_of(e.mode)},
              {"difficulty", e.difficulty},
              {"shuffle_seed", e.shuffle_seed}};
    if (e.trainee)
        json["trainee"] = spoken_json(*e.trainee);
    if (e.branch)
        json["branch"] = {{"attempt", e.branch->attempt.str()}, {"decision", e.branch->decision}};
    return json;
}

AttemptStarted started_of(const Json& json) {
    AttemptStarted e;
    e.scene = json.at("scene").get<std::string>();
    e.revision = json.at("revision").get<int>();
    e.content = get_hash(json, "content");
    e.competency_content = get_hash(json, "competency_content");
    e.competency_version = json.at("competency_version").get<std::string>();
    e.scoring_version = json.at("scoring_version").get<std::string>();
    e.mode = get_word<Mode>(json, "mode");
    e.difficulty = json.at("difficulty").get<int>();
    e.shuffle_seed = json.at("shuffle_seed").get<std::uint64_t>();
    if (json.contains("trainee"))
        e.trainee = spoken_from(json.at("trainee"));
    if (json.contains("branch")) {
        const Json& branch = json.at("branch");
        e.branch = BranchPoint{get_uuid(branch, "attempt"), branch.at("decision").get<int>()};
    }
    return e;
}

Json json_of(const CodedAct& act) {
    return {{"act", act.act}, {"confidence", act.confidence}, {"words", act.words}};
}

CodedAct coded_act_of(const Json& json) {
    return {json.at("act").get<std::string>(), json.at("confidence").get<double>(),
            json.at("words").get<std::vector<std::pair<int, int>>>()};
}

Json json_of(const Decision& e) {
    Json out{{"index", e.index},
             {"node", e.node},
             {"answer", e.answer},
             {"outcome", e.outcome},
             {"mood_before", e.mood_before},
             {"mood_after", e.mood_after},
             {"hint_light", e.hint_light},
             {"hint_full", e.hint_full},
             {"undone_before", e.undone_before},
             {"elapsed_ms", e.elapsed_ms}};
    if (!e.entries.empty())
        out["entries"] = e.entries;
    for (const CodedAct& act : e.acts)
        out["acts"].push_back(json_of(act));
    if (e.unsure)
        out["unsure"] = true;
    return out;
}

Decision decision_of(const Json& json) {
    Decision e;
    e.index = json.at("index").get<int>();
    e.node = json.at("node").get<std::string>();
    e.answer = json.at("answer").get<std::vector<std::string>>();
    e.outcome = json.at("outcome").get<std::string>();
    e.mood_before = json.at("mood_before").get<int>();
    e.mood_after = json.at("mood_after").get<int>();
    e.hint_light = json.at("hint_light").get<bool>();
    e.hint_full = json.at("hint_full").get<bool>();
    e.undone_before = json.at("undone_before").get<bool>();
    e.elapsed_ms = json.at("elapsed_ms").get<std::int64_t>();
    if (json.contains("entries"))
        e.entries = json.at("entries").get<std::vector<std::string>>();
    if (json.contains("acts"))
        for (const Json& act : json.at("acts"))
            e.acts.push_back(coded_act_of(act));
    e.unsure = json.value("unsure", false);
    return e;
}

Json json_of(const HintTaken& e) {
    return {{"index", e.index}, {"node", e.node}, {"level", word_of(e.level)}};
}
Json json_of(const Undone& e) {
    return {{"index", e.index}};
}
Json json_of(const AttemptAbandoned& e) {
    return {{"reason", e.reason}};
}
Json json_of(const Reflection& e) {
    return {{"text", e.text}};
}
Json json_of(const ActsCorrected& e) {
    return {{"index", e.index}, {"acts", e.acts}};
}
Json json_of(const NoteSaved& e) {
    return {{"saved", e.saved}};
}
Json json_of(const WritesLost& e) {
    return {{"expected_seq", e.expected_seq}, {"found_seq", e.found_seq}};
}

Json json_of(const AttemptFinished& e) {
    Json json{{"ending", e.ending},
              {"facets", numbers(e.facets)},
              {"principles", numbers(e.principles)},
              {"points", e.points},
              {"guidance", number(e.guidance)},
              {"decisions", e.decisions},
              {"critical", e.critical},
              {"pitfalls", e.pitfalls},
              {"csat", e.csat},
              {"ces", e.ces},
              {"nps", e.nps},
              {"scoring_version", e.scoring_version}};
    if (e.attainment)
        json["attainment"] = number(*e.attainment);
    return json;
}

AttemptFinished finished_of(const Json& json) {
    AttemptFinished e;
    e.ending = json.at("ending").get<std::string>();
    e.attainment = find<double>(json, "attainment");
    e.facets = json.at("facets").get<std::map<std::string, double>>();
    e.principles = json.at("principles").get<std::map<std::string, double>>();
    e.points = json.at("points").get<std::map<std::string, int>>();
    e.guidance = json.at("guidance").get<double>();
    e.decisions = json.at("decisions").get<int>();
    e.critical = json.at("critical").get<std::vector<std::string>>();
    e.pitfalls = json.at("pitfalls").get<std::vector<std::string>>();
    e.csat = json.at("csat").get<int>();
    e.ces = json.at("ces").get<int>();
    e.nps = json.at("nps").get<int>();
    e.scoring_version = json.at("scoring_version").get<std::string>();
    return e;
}

constexpr std::pair<std::string_view, ReadBody> readers[] = {
    {"person_added", [](const Json& j) -> Payload { return PersonAdded{profile_of(j.at("profile"))}; }},
    {"profile_changed", [](const Json& j) -> Payload { return ProfileChanged{profile_of(j.at("profile"))}; }},
    {"attempt_started", [](const Json& j) -> Payload { return started_of(j); }},
    {"decision", [](const Json& j) -> Payload { return decision_of(j); }},
    {"hint",
     [](const Json& j) -> Payload {
         return HintTaken{j.at("index").get<int>(), j.at("node").get<std::string>(),
                          get_word<HintLevel>(j, "level")};
     }},
    {"undone", [](const Json& j) -> Payload { return Undone{j.at("index").get<int>()}; }},
    {"attempt_finished", [](const Json& j) -> Payload { return finished_of(j); }},
    {"attempt_abandoned",
     [](const Json& j) -> Payload { return AttemptAbandoned{j.at("reason").get<std::string>()}; }},
    {"reflection", [](const Json& j) -> Payload { return Reflection{j.at("text").get<std::string>()}; }},
    {"note_saved", [](const Json& j) -> Payload { return NoteSaved{j.at("saved").get<bool>()}; }},
    {"acts_corrected",
     [](const Json& j) -> Payload {
         return ActsCorrected{j.at("index").get<int>(), j.at("acts").get<std::vector<std::string>>()};
     }},
    {"writes_lost",
     [](const Json& j) -> Payload {
         return WritesLost{j.at("expected_seq").get<std::int64_t>(), j.at("found_seq").get<std::int64_t>()};
     }},
};

void clean_profile(Profile& profile) {
    for (std::string* text : {&profile.name, &profile.post, &profile.contact})
        *text = clean_text(*text);
}

/// Text of ids and codes must be UTF-8 as well: dump() is strict about it.
std::string written(const Json& json) {
    try {
        std::string body = json.dump();
        if (body.size() > 4 * max_text_bytes)
            throw Trouble(ErrorKind::bad_input,
                          "Chưa lưu được: nội dung dài quá giới hạn. Hãy rút ngắn rồi lưu lại.");
        return body;
    } catch (const Json::type_error& e) {
        throw Trouble(ErrorKind::bad_input, "Chưa lưu được: nội dung có ký tự không phải UTF-8.", e.what());
    }
}

/// Reads, and turns what the JSON library throws into damaged.
template <class Work>
auto reading(std::string_view body, Work&& work) {
    try {
        return work(Json::parse(body));
    } catch (const Json::exception& e) {
        throw_damaged(e.what());
    }
}

} // namespace

std::string clean_text(const std::string& text) {
    if (text.size() > max_text_bytes)
        throw Trouble(
            ErrorKind::bad_input,
            fmt::format("Chưa lưu được: nội dung dài {} KB, nhiều nhất là {} KB. Hãy rút ngắn rồi lưu lại.",
                        text.size() / 1024, max_text_bytes / 1024));
    if (const auto at = text::first_invalid_utf8(text))
        throw Trouble(ErrorKind::bad_input, "Chưa lưu được: nội dung có ký tự không phải UTF-8.",
                      fmt::format("byte {}", *at));
    return text::nfc(text);
}

Payload cleaned(const Payload& what) {
    Payload clean = what;
    if (auto* added = std::get_if<PersonAdded>(&clean))
        clean_profile(added->profile);
    if (auto* changed = std::get_if<ProfileChanged>(&clean))
        clean_profile(changed->profile);
    clean_interview(clean);
    clean_team(clean);
    clean_law(clean);
    if (auto* reflection = std::get_if<Reflection>(&clean))
        reflection->text = clean_text(reflection->text);
    if (auto* decision = std::get_if<Decision>(&clean))
        for (std::string& entry : decision->entries)
            entry = clean_text(entry);
    return clean;
}

std::string to_body(const Payload& what) {
    Json json = std::visit([](const auto& e) { return json_of(e); }, what);
    json["v"] = event_version;
    return written(json);
}

Payload from_body(std::string_view kind, std::string_view body) {
    for (const auto& known : {std::span<const std::pair<std::string_view, ReadBody>>(readers),
                              interview_readers(), team_readers(), law_readers()})
        for (const auto& [name, read] : known)
            if (name == kind)
                return reading(body, read);
    throw_damaged("unknown kind of event: " + std::string(kind.substr(0, 40)));
}

std::string result_body(const AttemptFinished& result) {
    return written(json_of(result));
}
AttemptFinished result_from(std::string_view body) {
    return reading(body, finished_of);
}
std::string profile_body(const Profile& profile) {
    return written(json_of(profile));
}
Profile profile_from(std::string_view body) {
    return reading(body, profile_of);
}
std::string answer_body(const std::vector<std::string>& answer) {
    return written(Json(answer));
}

std::vector<std::string> answer_from(std::string_view body) {
    return reading(body, [](const Json& json) { return json.get<std::vector<std::string>>(); });
}

} // namespace mq::store
