#include "app/handbook_wording.h"

#include <spdlog/spdlog.h>

namespace mq::app {

const std::vector<content::WordingMoment>& HandbookMoments::moments() {
    if (read_)
        return moments_;
    read_ = true;
    auto loaded = content::load_handbook_file(file_);
    if (content::count(loaded.diagnostics).errors > 0)
        spdlog::error("handbook: {}", content::line_of(loaded.diagnostics.front()));
    moments_ = std::move(loaded.wording);
    return moments_;
}

} // namespace mq::app
