#pragma once

#include "content/diagnostics.h"
#include "content/names.h"
#include "content/yaml_tree.h"
#include "domain/competency.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mq::content {

/// Which words in braces a text may have.
enum class Roles { none, address };

/// Takes values out of a tree and reports what doesn't fit; the second step of reading a file (shape).
/// Every function returns nothing (or an empty text) after reporting, and the caller reads on.
class Reader {
public:
    explicit Reader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }
    [[nodiscard]] Speller& speller() { return speller_; }

    void error(Mark at, std::string_view code, std::string message);

    /// A map or list where it is asked for; anything else is reported. `what` names it in the message.
    [[nodiscard]] bool is_map(yaml::Node node, std::string_view what);
    [[nodiscard]] bool is_list(yaml::Node node, std::string_view what);
    [[nodiscard]] std::optional<std::string_view> word(yaml::Node node, std::string_view what);
    /// A whole number within [low, high].
    [[nodiscard]] std::optional<int> integer(yaml::Node node, std::string_view what, int low, int high);
    [[nodiscard]] std::optional<double> number(yaml::Node node, std::string_view what, double low,
                                               double high);
    [[nodiscard]] std::optional<bool> boolean(yaml::Node node, std::string_view what);
    /// Index of one of the names.
    [[nodiscard]] std::optional<std::size_t> choice(yaml::Node node, std::string_view what,
                                                    std::span<const std::string_view> names);
    /// `"HH:MM"` or `"+D HH:MM"` in minutes from midnight of the first day.
    [[nodiscard]] std::optional<int> clock(yaml::Node node, std::string_view what);
    /// A text, or `{vi: …, en: …}`; Vietnamese must be there.
    [[nodiscard]] domain::LocalText text(yaml::Node node, std::string_view what, Roles roles);
    /// A value or a list of values: calls `visit(Node)` for each.
    template <class F>
    void each_of(yaml::Node node, F&& visit) {
        if (node.is_list())
            node.each(visit);
        else
            visit(node);
    }
    /// Reports a name that isn't there, with the nearest that is; gives the nearest's index back.
    std::optional<std::size_t> unknown_name(Mark at, std::string_view code, std::string_view what,
                                            std::string_view word, std::span<const std::string_view> names);

private:
    void wrong_type(yaml::Node node, std::string_view what, std::string_view wanted);
    std::string vietnamese(yaml::Node node, std::string_view what, Roles roles);
    std::string english(yaml::Node node);
    void unknown_text_key(yaml::Node key, yaml::Node value);
    void check_roles(yaml::Node node, Roles roles);
    void check_role(yaml::Node node, std::size_t open, std::string_view inside, Roles roles);

    Diagnostics& diagnostics_;
    Speller speller_;
};

/// The entries of a map whose keys are fixed. Unknown keys are reported when it is made; the value of a
/// misspelt key is read as the one that was meant, so that one slip is one message and what stands there is
/// checked too.
class Fields {
public:
    static constexpr std::size_t most = 32;

    /// `what` names the map in messages, `where` is pointed at for what is missing, `known` outlives it.
    Fields(Reader& reader, yaml::Node map, std::string_view what, Mark where,
           std::span<const std::string_view> known);

    /// The entry's value; absent when it isn't there.
    [[nodiscard]] yaml::Node get(std::string_view key) const;
    /// The same, and reports it as missing.
    [[nodiscard]] yaml::Node need(std::string_view key, std::string_view code = "missing-key");
    [[nodiscard]] Mark where() const { return where_; }
    [[nodiscard]] std::string_view what() const { return what_; }

private:
    Reader& reader_;
    std::string_view what_;
    Mark where_;
    std::span<const std::string_view> known_;
    std::array<yaml::Node, most> values_{};
    bool readable_ = false; ///< it is a map; else what is missing has been said already
};

/// The roles that a text may name, as written in braces (small first letter).
[[nodiscard]] std::span<const std::string_view> role_names();

} // namespace mq::content
