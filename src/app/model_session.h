#pragma once

#include "app/model_estimate.h"
#include "base/ids.h"

#include <cstddef>
#include <string>
#include <vector>

/// What a candidate sees of their guided session. See model.h.
namespace mq::app {

struct SessionScene {
    std::string id;
    std::string title;
    std::string line; ///< “Điện thoại · khoảng 10 phút”
    bool done = false;
    bool begun = false; ///< left in its middle: it is gone on with
};

struct GuidedSession {
    Revision revision = 0;
    Uuid interview;
    std::string post; ///< “Chuyên viên CSKH · Vòng 2”
    std::vector<SessionScene> scenes;
    std::size_t next = 0; ///< into scenes; their number: all are done
    int done = 0;
    int minutes = 0; ///< that the scenes which are left take
};

} // namespace mq::app
