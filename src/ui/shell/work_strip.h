#pragma once

#include "ui/screens/context.h"

#include <string>

namespace mq::ui {

/// Long work that runs aside, in a strip of its own at the foot of the page: what is being done, how far it
/// is, and a button that stops it. It takes its room from the page, so that it covers nothing. Short work is
/// over before it shows.
class WorkStrip {
public:
    /// Cuts its room off `area`, none while nothing runs.
    void draw(const ScreenContext& context, Rect& area);

private:
    double since_ = -1; ///< when the work was first seen; below 0: none runs
    bool stopping_ = false;
    std::string title_; ///< of the work that is shown
};

} // namespace mq::ui
