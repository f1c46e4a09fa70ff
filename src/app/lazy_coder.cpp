#include "app/lazy_coder.h"

#include "content/acts_file.h"

#include <spdlog/spdlog.h>

namespace mq::app {

void LazyCoder::prepare() {
    if (begun_)
        return;
    begun_ = true;
    reading_ = std::async(std::launch::async, [folder = folder_]() -> std::unique_ptr<domain::ReplyCoder> {
        auto acts = content::load_acts_folder(folder);
        if (acts.lexicon)
            return std::make_unique<domain::ReplyCoder>(std::move(*acts.lexicon));
        spdlog::error("acts: {}", acts.diagnostics.empty() ? "" : content::line_of(acts.diagnostics.front()));
        return nullptr;
    });
}

const domain::ReplyCoder* LazyCoder::get() {
    prepare();
    if (reading_.valid())
        coder_ = reading_.get();
    return coder_.get();
}

} // namespace mq::app
