#pragma once

#include "app/import_words.h"
#include "app/model_complaints.h"
#include "content/table_file.h"
#include "store/team_events.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

/// A table of complaints before it is taken in: which column is what, what would be taken, what is wrong
/// where.
namespace mq::app {

/// What would become of a table with a mapping.
struct ImportVerdict {
    std::vector<std::vector<std::string>> preview; ///< first rows that would be taken, by field
    std::vector<ImportProblem> problems;           ///< at most `problems_kept`
    int problem_count = 0;
    int rows = 0; ///< below the head, blank ones left out
    int known = 0;
    int skipped = 0;
    std::vector<store::ComplaintLogged> take; ///< in the order of the table
};
inline constexpr std::size_t problems_kept = 200;
inline constexpr std::size_t preview_rows = 20;

struct ImportDesk {
    std::string path;
    std::string file;
    std::shared_ptr<const content::TableFile> table; ///< none: being read, or it can't be
    std::size_t head = 0;                            ///< row of the heads
    std::vector<std::string> heads;
    ImportMapping mapping;
    ImportVerdict verdict;
    bool reading = false;
    bool again = false; ///< the mapping changed while it was being looked at
    std::string error;
    std::uint64_t number = 0; ///< of this import, so that what comes late of another isn't taken
};

/// Row of the heads: of the first ones, the one with the most names of fields; else the first that isn't
/// blank.
[[nodiscard]] std::size_t head_row(const content::Table& table, const ImportWords& words);
[[nodiscard]] std::vector<std::string> heads_of(const content::Table& table, std::size_t row);

/// Looks at every row. `known`: by number_key. `go_on` is asked now and then with how far it is, 0..1; false
/// ends it early with what was found.
[[nodiscard]] ImportVerdict examine(const content::TableFile& file, std::size_t head,
                                    const ImportMapping& mapping, const ComplaintRules& rules,
                                    const ImportWords& words,
                                    const std::unordered_map<std::string, Uuid>& known,
                                    const std::function<bool(double)>& go_on = {});

} // namespace mq::app
