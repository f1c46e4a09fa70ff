#pragma once

#include "content/yaml_tree.h"

#include <optional>
#include <string>
#include <vector>

namespace mq::content::yaml {

/// What the parser stumbled over, in its own words.
struct Stumble {
    std::string problem;
    std::string context;
    Mark at;         ///< of the problem
    Mark context_at; ///< where the thing began that couldn't be read
};

/// A problem that doesn't stop the reading of the file.
struct Finding {
    Mark at;
    std::string code;
    std::string message;
};

struct Built {
    std::vector<Cell> cells;
    std::string arena;
    std::vector<Finding> findings;
    std::optional<Stumble> stumble; ///< a syntax error; cells are of no use then
    bool refused = false; ///< over a limit or not one document: the last finding says which; nothing to mend
};

/// Runs the parser's events over the text and lays the values out, within the limits.
[[nodiscard]] Built build(const SourceText& source);

} // namespace mq::content::yaml
