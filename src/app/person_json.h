#pragma once

#include "app/person_file.h"

#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

/// A person's file as JSON. Inside of json_of.
namespace mq::app {

using Json = nlohmann::ordered_json;

template <class E, std::size_t n>
const char* name_of(const std::array<const char*, n>& names, E value) {
    const auto at = static_cast<std::size_t>(value);
    return at < n ? names.at(at) : "?";
}

/// UTC, to the millisecond.
[[nodiscard]] std::string json_moment(Instant at);

template <class T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

template <class Rows, class One>
Json list(const Rows& rows, One&& one) {
    Json out = Json::array();
    for (const auto& row : rows)
        out.push_back(one(row));
    return out;
}

[[nodiscard]] Json attempt_json(const FiledAttempt& attempt);
/// With what it was worked out from, in the form that `monqua score` reads (scoring.md 4).
[[nodiscard]] Json standing_json(const PersonFile& file, const ExportSource& source);
[[nodiscard]] Json formula_json(const PersonFile& file, const ExportSource& source);

} // namespace mq::app
