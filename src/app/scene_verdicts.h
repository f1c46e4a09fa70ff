#pragma once

#include "base/hash.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace mq::app {

/// Which scene files passed the checker on this PC, by the hash of their bytes, so that a start need not
/// check them again. It holds for one build of the program and one competency; of another, nothing is
/// remembered.
class SceneVerdicts {
public:
    SceneVerdicts() = default; ///< remembers nothing
    /// A file that isn't there or can't be read remembers nothing.
    SceneVerdicts(std::filesystem::path file, const ContentHash& competency);

    /// Hash of the NFC text of a file that passed.
    [[nodiscard]] std::optional<ContentHash> passed(const ContentHash& bytes) const;
    /// Writes them in the place of what was remembered, where they differ; a failure only costs time at the
    /// next start.
    void keep(const std::map<ContentHash, ContentHash>& passed) const;
    [[nodiscard]] bool remembers() const { return !file_.empty(); }

private:
    [[nodiscard]] std::string heading() const;

    std::filesystem::path file_;
    std::string stamp_; ///< of program and competency
    std::map<ContentHash, ContentHash> passed_;
};

} // namespace mq::app
