#pragma once

#include "base/hash.h"
#include "base/ids.h"
#include "store/words.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

/// Parts that the bodies of events are written and read with. What they throw at a wrong body is Trouble
/// (damaged) or the JSON library's own exception.
namespace mq::store {

using Json = nlohmann::json; // its objects are sorted by key

template <class T>
void put(Json& json, const char* key, const std::optional<T>& value) {
    if (value)
        json[key] = *value;
}

/// Leaves out what is empty.
inline void put_text(Json& json, const char* key, const std::string& text) {
    if (!text.empty())
        json[key] = text;
}

template <class E>
void put_word(Json& json, const char* key, const std::optional<E>& value) {
    if (value)
        json[key] = word_of(*value);
}

template <class T>
std::optional<T> find(const Json& json, const char* key) {
    const auto at = json.find(key);
    if (at == json.end())
        return std::nullopt;
    return at->template get<T>();
}

inline std::string find_text(const Json& json, const char* key) {
    return find<std::string>(json, key).value_or(std::string());
}

template <class E>
E get_word(const Json& json, const char* key) {
    return from_word<E>(json.at(key).get<std::string>());
}

template <class E>
std::optional<E> find_word(const Json& json, const char* key) {
    const auto at = json.find(key);
    if (at == json.end())
        return std::nullopt;
    return from_word<E>(at->get<std::string>());
}

inline Uuid get_uuid(const Json& json, const char* key) {
    const auto id = parse_uuid(json.at(key).get<std::string>());
    if (!id)
        throw_damaged(fmt::format("{} is no id", key));
    return *id;
}

inline ContentHash get_hash(const Json& json, const char* key) {
    const auto hex = json.at(key).get<std::string>();
    ContentHash hash;
    if (hex.size() != hash.bytes.size() * 2 || hex.find_first_not_of("0123456789abcdef") != std::string::npos)
        throw_damaged(fmt::format("{} is no hash", key));
    for (std::size_t i = 0; i < hash.bytes.size(); ++i)
        hash.bytes[i] = static_cast<std::uint8_t>(std::stoi(hex.substr(i * 2, 2), nullptr, 16));
    return hash;
}

} // namespace mq::store
