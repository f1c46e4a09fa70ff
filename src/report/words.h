#pragma once

#include <fmt/args.h>
#include <fmt/format.h>
#include <map>
#include <string>
#include <string_view>

namespace mq::report {

/// The fixed words of a document in one language: the keys `report.*` of the text files. A caller hands in
/// the whole table of that language. A missing key comes back as the key itself.
struct Words {
    using Table = std::map<std::string, std::string, std::less<>>;

    Table table;
    bool decimal_comma = true; ///< 2,4 instead of 2.4

    [[nodiscard]] std::string get(std::string_view key) const;
    /// Fills `{name}` with fmt::arg("name", value). A text that doesn't fit its arguments comes back
    /// unfilled.
    template <class... Args>
    [[nodiscard]] std::string format(std::string_view key, const Args&... args) const {
        return filled(key, fmt::make_format_args(args...));
    }
    [[nodiscard]] std::string number(double value, int decimals = 1) const;

private:
    [[nodiscard]] std::string filled(std::string_view key, fmt::format_args args) const;
};

} // namespace mq::report
