#include "store/law_json.h"

#include "store/event_json.h"
#include "store/json_parts.h"

#include <cmath>

namespace mq::store {
namespace {

using Evidence = InterviewEvidenced;

Json cells_json(const std::vector<Evidence::Cell>& cells) {
    Json all = Json::array();
    for (const Evidence::Cell& cell : cells)
        all.push_back({{"question", cell.question},
                       {"rater", cell.rater},
                       {"facet", cell.facet},
                       {"rating", cell.rating}});
    return all;
}

std::vector<Evidence::Cell> cells_from(const Json& json) {
    std::vector<Evidence::Cell> cells;
    for (const Json& cell : json)
        cells.push_back({cell.at("question").get<std::string>(), cell.at("rater").get<int>(),
                         cell.at("facet").get<std::string>(), cell.at("rating").get<int>()});
    return cells;
}

/// A place in the panel whose severity wasn't known then is null.
Json severities_json(const std::vector<std::optional<double>>& severities) {
    Json all = Json::array();
    for (const auto& severity : severities) {
        if (severity && !std::isfinite(*severity))
            throw Trouble(ErrorKind::internal, "Chưa lưu được vì một lỗi của chương trình.",
                          "a severity that is no number");
        all.push_back(severity ? Json(*severity) : Json());
    }
    return all;
}

std::vector<std::optional<double>> severities_from(const Json& json) {
    std::vector<std::optional<double>> severities;
    for (const Json& severity : json)
        severities.push_back(severity.is_null() ? std::nullopt
                                                : std::optional<double>(severity.get<double>()));
    return severities;
}

// --- reading

Payload made_from(const Json& j) {
    return RequestMade{j.at("kind").get<std::string>(), find_text(j, "text"),
                       j.at("answer_by_ms").get<std::int64_t>(), j.at("done_by_ms").get<std::int64_t>()};
}

Payload evidence_from(const Json& j) {
    return Evidence{find_text(j, "title"), cells_from(j.at("cells")), severities_from(j.at("severities"))};
}

Payload records_from(const Json& j) {
    return RecordsErased{j.at("reason").get<std::string>(), j.at("attempts").get<std::int64_t>(),
                         j.at("rows").get<std::int64_t>()};
}

constexpr std::pair<std::string_view, ReadBody> readers[] = {
    {"access_logged",
     [](const Json& j) -> Payload {
         return AccessLogged{j.at("what").get<std::string>(), find_text(j, "detail")};
     }},
    {"request_made", made_from},
    {"request_answered",
     [](const Json& j) -> Payload {
         return RequestAnswered{j.at("accepted").get<bool>(), find_text(j, "word")};
     }},
    {"request_carried_out", [](const Json& j) -> Payload { return RequestCarriedOut{find_text(j, "word")}; }},
    {"group_noted",
     [](const Json& j) -> Payload {
         return GroupNoted{j.at("groups").get<std::map<std::string, std::string>>()};
     }},
    {"interview_evidenced", evidence_from},
    {"person_erased",
     [](const Json& j) -> Payload {
         return PersonErased{j.at("reason").get<std::string>(), j.at("rows").get<std::int64_t>()};
     }},
    {"records_erased", records_from},
    {"data_restored",
     [](const Json& j) -> Payload {
         return DataRestored{j.at("backup_seq").get<std::int64_t>(), j.at("lost_rows").get<std::int64_t>()};
     }},
    {"clock_went_back",
     [](const Json& j) -> Payload { return ClockWentBack{j.at("newest_ms").get<std::int64_t>()}; }},
};

struct Cleaner {
    void operator()(AccessLogged& e) const { e.detail = clean_text(e.detail); }
    void operator()(RequestMade& e) const { e.text = clean_text(e.text); }
    void operator()(RequestAnswered& e) const { e.word = clean_text(e.word); }
    void operator()(RequestCarriedOut& e) const { e.word = clean_text(e.word); }
    void operator()(InterviewEvidenced& e) const { e.title = clean_text(e.title); }
    template <class Other>
    void operator()(Other&) const {}
};

} // namespace

Json json_of(const AccessLogged& e) {
    Json json{{"what", e.what}};
    put_text(json, "detail", e.detail);
    return json;
}

Json json_of(const RequestMade& e) {
    Json json{{"kind", e.kind}, {"answer_by_ms", e.answer_by_ms}, {"done_by_ms", e.done_by_ms}};
    put_text(json, "text", e.text);
    return json;
}

Json json_of(const RequestAnswered& e) {
    Json json{{"accepted", e.accepted}};
    put_text(json, "word", e.word);
    return json;
}

Json json_of(const RequestCarriedOut& e) {
    Json json = Json::object();
    put_text(json, "word", e.word);
    return json;
}

Json json_of(const GroupNoted& e) {
    return {{"groups", e.groups}};
}

Json json_of(const InterviewEvidenced& e) {
    Json json{{"cells", cells_json(e.cells)}, {"severities", severities_json(e.severities)}};
    put_text(json, "title", e.title);
    return json;
}

Json json_of(const PersonErased& e) {
    return {{"reason", e.reason}, {"rows", e.rows}};
}

Json json_of(const RecordsErased& e) {
    return {{"reason", e.reason}, {"attempts", e.attempts}, {"rows", e.rows}};
}

Json json_of(const DataRestored& e) {
    return {{"backup_seq", e.backup_seq}, {"lost_rows", e.lost_rows}};
}

Json json_of(const ClockWentBack& e) {
    return {{"newest_ms", e.newest_ms}};
}

std::span<const std::pair<std::string_view, ReadBody>> law_readers() {
    return readers;
}

void clean_law(Payload& what) {
    std::visit(Cleaner{}, what);
}

} // namespace mq::store
