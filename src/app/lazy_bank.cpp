#include "app/lazy_bank.h"

#include <spdlog/spdlog.h>

namespace mq::app {

const content::QuestionBankLoaded& LazyBank::get() {
    if (loaded_)
        return *loaded_;
    std::error_code ignored;
    if (!competency_ || !std::filesystem::is_directory(folder_, ignored))
        return loaded_.emplace();
    loaded_ = content::load_question_bank(folder_, *competency_);
    for (const content::Diagnostic& problem : loaded_->diagnostics)
        if (problem.severity == content::Severity::error)
            spdlog::warn("questions: {}", content::line_of(problem));
    return *loaded_;
}

} // namespace mq::app
