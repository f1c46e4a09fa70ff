#include "ui/frame_wish.h"

namespace mq::ui {

FrameWish& frame_wish() {
    static FrameWish wish;
    return wish;
}

} // namespace mq::ui
