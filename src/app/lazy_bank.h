#pragma once

#include "content/question_bank.h"

#include <filesystem>
#include <optional>

namespace mq::app {

/// The questions of interviews, read when they are first asked for: most people never open an interview.
class LazyBank {
public:
    LazyBank() = default;
    LazyBank(std::filesystem::path folder, const domain::Competency& competency)
        : folder_(std::move(folder)), competency_(&competency) {}

    /// Reads the folder the first time. Empty where there is none.
    [[nodiscard]] const content::QuestionBankLoaded& get();

private:
    std::filesystem::path folder_;
    const domain::Competency* competency_ = nullptr;
    std::optional<content::QuestionBankLoaded> loaded_;
};

} // namespace mq::app
