#pragma once

#include "content/benchmark_file.h"
#include "content/guide_file.h"
#include "content/kits_file.h"
#include "content/question_file.h"

#include <string>
#include <vector>

namespace mq::content {

template <class T>
struct InFile {
    std::string file;
    T loaded;
};

/// Everything read of a folder of questions. The checks take out what they find an error in.
struct BankDraft {
    std::string folder; ///< in messages
    std::vector<InFile<LoadedQuestion>> questions;
    std::vector<InFile<LoadedGuide>> guides;
    std::vector<InFile<LoadedKits>> kits;
    std::vector<InFile<LoadedBenchmark>> benchmarks;
};

/// What shows only across files; `whole` as in QuestionFolder::finish.
[[nodiscard]] std::vector<Diagnostic> check_bank(BankDraft& draft, const domain::Competency& competency,
                                                 bool whole);

/// Whether there is enough of everything in a folder without errors (bank_coverage.cpp).
[[nodiscard]] std::vector<Diagnostic> check_coverage(const BankDraft& draft,
                                                     const domain::Competency& competency);

} // namespace mq::content
