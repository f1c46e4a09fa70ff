#pragma once

#include "domain/scoring_standing.h"

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>

namespace mq::scoring_test {

/// The facets of A01 with the constants of scoring.md; names are enough for what is tested here.
inline domain::Competency a01() {
    domain::Competency out;
    out.id = "A01";
    out.name.vi = "Thái độ đặt khách hàng làm trung tâm";
    const std::array levels{"Kém", "Cơ bản", "Khá", "Tốt", "Xuất sắc"};
    for (int i = 0; i < domain::level_count; ++i) {
        out.levels[static_cast<std::size_t>(i)].number = i + 1;
        out.levels[static_cast<std::size_t>(i)].name.vi = levels[i];
    }
    const std::array<std::pair<const char*, const char*>, 6> facets{{{"understand", "Thấu hiểu nhu cầu"},
                                                                     {"respond", "Đáp ứng nhu cầu"},
                                                                     {"follow_up", "Theo sát đến hài lòng"},
                                                                     {"customer_view", "Góc nhìn khách hàng"},
                                                                     {"improve", "Tiếp thu & cải tiến"},
                                                                     {"autonomy", "Tự chủ & truyền đạt"}}};
    for (const auto& [id, name] : facets)
        out.facets.push_back({id, {name, ""}, {}, true});
    out.facets.back().axis = false;
    out.scoring.version = "A01-M-1";
    out.scoring.guidance_cuts = {{0.0, 5}, {0.10, 4}, {0.30, 3}, {0.60, 2}};
    return out;
}

inline constexpr std::size_t axis_count = 5;
inline constexpr domain::FacetIndex understand{std::size_t{0}}, respond{std::size_t{1}},
    follow_up{std::size_t{2}}, customer_view{std::size_t{3}}, improve{std::size_t{4}},
    autonomy{std::size_t{5}};

inline Day day(const char* iso) {
    const auto parsed = parse_day(iso);
    if (!parsed)
        throw std::runtime_error(iso);
    return *parsed;
}

inline std::string data_text(const std::string& name) {
    std::ifstream file(std::string(MONQUA_SOURCE_DIR) + "/tests/data/scoring/" + name, std::ios::binary);
    if (!file)
        throw std::runtime_error("no test data: " + name);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline nlohmann::json data_json(const std::string& name) {
    return nlohmann::json::parse(data_text(name));
}

/// An attempt that went the same on every axis.
inline domain::ScenarioEvidence attempt(const char* id, const char* scene, Day date, int difficulty,
                                        double attainment) {
    domain::ScenarioEvidence out;
    out.id = id;
    out.scenario = scene;
    out.date = date;
    out.difficulty = domain::Difficulty(difficulty);
    out.attainment = domain::AttainedShare(attainment);
    for (std::size_t axis = 0; axis < axis_count; ++axis)
        out.facets.push_back({domain::FacetIndex(axis), out.attainment});
    return out;
}

/// A rating as a test writes it down.
struct Given {
    std::string question;
    std::string rater;
    domain::FacetIndex facet;
    int value = 1;
};

inline std::vector<domain::Rating> ratings_of(const std::vector<Given>& given) {
    std::vector<domain::Rating> out;
    for (const Given& each : given)
        out.push_back({each.question, each.rater, each.facet, domain::Level(each.value)});
    return out;
}

inline domain::RatedEvidence interview(const char* id, Day date, const std::vector<Given>& given) {
    return {domain::RatedEvidence::Kind::interview, id, date, ratings_of(given)};
}

inline domain::RatedEvidence observation(const char* id, Day date, const std::vector<Given>& given) {
    return {domain::RatedEvidence::Kind::observation, id, date, ratings_of(given)};
}

} // namespace mq::scoring_test
