#pragma once

#include "ui/layout.h"

namespace mq::ui {

/// A page that scrolls as a whole, by wheel and by Page Up, Page Down, Home and End; with `arrows` also by Up and Down,
/// for pages that are read more than used. Otherwise a ScrollArea.
class PageScroll : public ScrollArea {
public:
    enum class Keys { pages, arrows };
    PageScroll(const char* name, const Rect& view, Keys keys = Keys::pages);
};

/// The column of a page: padding of 32 across (16 in narrow windows) and 20 above.
[[nodiscard]] Rect page_column(const Rect& content);

} // namespace mq::ui
