#pragma once

#include "app/model.h"

#include <fmt/args.h>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace mq::app {

/// The sentences of one language, by key. Read from assets/text; missing keys come back as the key itself.
class Texts {
public:
    using Table = std::map<std::string, std::string, std::less<>>;

    Texts() = default;
    Texts(Language language, Table table) : language_(language), table_(std::move(table)) {}

    [[nodiscard]] Language language() const { return language_; }
    [[nodiscard]] const Table& table() const { return table_; }
    [[nodiscard]] std::string get(std::string_view key) const;
    /// Fills `{name}` with fmt::arg("name", value). A text that doesn't fit its arguments comes back
    /// unfilled.
    template <class... Args>
    [[nodiscard]] std::string format(std::string_view key, const Args&... args) const {
        return filled(key, fmt::make_format_args(args...));
    }
    /// `key.one` for 1, else `key.other`, with `{n}`.
    [[nodiscard]] std::string count(std::string_view key, long long n) const;
    /// The text of a content file in this language; Vietnamese where the other is missing.
    [[nodiscard]] const std::string& of(const domain::LocalText& text) const;
    /// A number with the language's decimal mark: 2,4.
    [[nodiscard]] std::string number(double value, int decimals = 1) const;

private:
    [[nodiscard]] std::string filled(std::string_view key, fmt::format_args args) const;

    Language language_ = Language::vi;
    Table table_;
};

} // namespace mq::app
