#pragma once

#include "domain/reply_coder.h"

#include <filesystem>
#include <future>
#include <memory>

namespace mq::app {

/// The coder of typed replies, read aside from its folder when a scene comes up that asks for one: its words
/// are a megabyte, and most sittings begin with a look at the home page. For one thread.
class LazyCoder {
public:
    LazyCoder() = default;
    explicit LazyCoder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Begins to read, once; returns at once.
    void prepare();
    /// Waits for the end of the reading. Null when the words can't be read; the log says why.
    [[nodiscard]] const domain::ReplyCoder* get();

private:
    std::filesystem::path folder_;
    std::future<std::unique_ptr<domain::ReplyCoder>> reading_; ///< valid while it runs
    std::unique_ptr<domain::ReplyCoder> coder_;
    bool begun_ = false;
};

} // namespace mq::app
