#pragma once

#include "content/reader.h"
#include "domain/scoring_params.h"

namespace mq::content {

/// Reads `scoring:` of a competency file. Every constant must be there; none is taken from the code.
[[nodiscard]] domain::ScoringParams read_scoring(Reader& reader, yaml::Node section, Mark where);

} // namespace mq::content
