#pragma once

#include "base/error.h"
#include "base/hash.h"
#include "content/diagnostics.h"
#include "domain/question.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

/// What came of reading a benchmark answer.
struct LoadedBenchmark {
    std::optional<domain::Benchmark> benchmark; ///< only when the file has no error
    std::string id;                             ///< as far as it could be read; may be empty
    std::vector<Diagnostic> diagnostics;        ///< in the order of the file
    std::string nfc_text;                       ///< what was read; kept with the calibrations that used it
    ContentHash hash;                           ///< of nfc_text
    Mark id_at;
    Mark question_at;
};

/// Reads and checks a benchmark answer (`questions/benchmarks/*.yaml`, first key `benchmark`). `file` is the
/// name in messages; its last part without `.yaml` must be the id in lower case.
[[nodiscard]] LoadedBenchmark load_benchmark(std::string_view bytes, std::string file,
                                             const domain::Competency& competency);

/// Reads a benchmark's frozen text back, without the rules for authors; see question_from_text.
[[nodiscard]] Result<domain::Benchmark> benchmark_from_text(std::string_view nfc_text,
                                                            const domain::Competency& competency);

} // namespace mq::content
