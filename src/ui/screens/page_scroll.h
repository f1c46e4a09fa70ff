#pragma once

#include "ui/layout.h"

namespace mq::ui {

/// A page that scrolls as a whole, by wheel and by Page Up, Page Down, Home and End; with `arrows` also by Up
/// and Down, for pages that are read more than used. Otherwise a ScrollArea.
class PageScroll : public ScrollArea {
public:
    enum class Keys { pages, arrows };
    PageScroll(const char* name, const Rect& view, Keys keys = Keys::pages);
    /// The column to draw in: padding of 32 across (16 in narrow windows; the scrollbar lies in it) and 20
    /// above.
    [[nodiscard]] Rect column() const;
};

/// The same for any box that is drawn from its top.
[[nodiscard]] Rect page_column(const Rect& content);

} // namespace mq::ui
