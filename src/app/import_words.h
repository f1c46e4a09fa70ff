#pragma once

#include "app/complaint_rules.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How tables of complaints name their columns and values. The words are data (assets/text, table_import), of
/// both languages at once: a Vietnamese office may well keep an English sheet.
namespace mq::app {

/// Fields of a complaint that a column may go to, in the order of the form; the required ones are those that
/// a complaint can't be told apart or counted without.
struct ImportFieldInfo {
    std::string_view id;
    bool required = false;
};
[[nodiscard]] const std::vector<ImportFieldInfo>& import_fields();
[[nodiscard]] std::string import_field_name(std::string_view id, const ComplaintRules& rules);

/// Field id → column.
using ImportMapping = std::map<std::string, std::size_t, std::less<>>;

class ImportWords {
public:
    ImportWords(const ComplaintRules& rules, const Texts& other_language);

    /// Each column to one field at most, by the closest name; `remembered` (folded head by field) comes
    /// first.
    [[nodiscard]] ImportMapping guess(const std::vector<std::string>& heads,
                                      const std::map<std::string, std::string>& remembered) const;
    /// How many of a row's cells are the name of a field.
    [[nodiscard]] std::size_t heads_in(const std::vector<std::string>& cells) const;

    // By name, id or another word for it; nothing where none fits.
    [[nodiscard]] std::optional<std::string> channel(std::string_view text) const;
    [[nodiscard]] std::optional<std::string> cause(std::string_view text) const;
    [[nodiscard]] std::optional<std::string> wish(std::string_view text) const;
    [[nodiscard]] std::optional<int> severity(std::string_view text) const;     ///< 1..3
    [[nodiscard]] std::optional<int> satisfaction(std::string_view text) const; ///< 1..5; 5, 4/5, 4 sao
    [[nodiscard]] std::optional<Uuid> owner(std::string_view text) const;       ///< one person of that name

private:
    using Words = std::map<std::string, std::string, std::less<>>;
    static std::optional<std::string> find(const Words& words, std::string_view text);

    std::map<std::string, std::vector<std::string>> heads_; ///< folded, by field
    Words channels_;
    Words causes_;
    Words wishes_;
    Words severities_;
    std::map<std::string, std::optional<Uuid>, std::less<>> owners_; ///< nothing: two of that name
};

/// A head as mappings are remembered by: letters and digits alone, folded.
[[nodiscard]] std::string folded_head(std::string_view head);

} // namespace mq::app
