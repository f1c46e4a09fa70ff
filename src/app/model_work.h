#pragma once

#include <string>

namespace mq::app {

/// Long work that runs aside (an import, an export, standings of thousands): shown with how far it is, and to
/// be stopped by CancelWork.
struct RunningWork {
    std::string title;  ///< “Đang xuất bảng nhiệt của cả công ty”
    std::string line;   ///< how far, in words: “1.240 trên 5.000 người”; may be empty
    double share = 0.0; ///< 0..1; below 0: unknown
    bool can_cancel = true;
};

} // namespace mq::app
