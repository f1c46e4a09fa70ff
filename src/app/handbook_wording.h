#pragma once

#include "content/handbook_file.h"

#include <filesystem>
#include <vector>

namespace mq::app {

/// Wording that helps, read from its file when it is first needed: the home page does without. For one
/// thread.
class HandbookMoments {
public:
    HandbookMoments() = default;
    explicit HandbookMoments(std::filesystem::path file) : file_(std::move(file)) {}

    /// Empty when the file can't be read or has an error; the log says why.
    [[nodiscard]] const std::vector<content::WordingMoment>& moments();

private:
    std::filesystem::path file_;
    std::vector<content::WordingMoment> moments_;
    bool read_ = false;
};

} // namespace mq::app
