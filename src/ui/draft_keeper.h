#pragma once

// Hands a text that is being written to the store, at most once a second, so that a kill costs no more.

#include "ui/screens/context.h"

#include <string>
#include <string_view>

namespace mq::ui {

class DraftKeeper {
public:
    /// What the store has: the draft the text goes on from.
    void begin(std::string_view kept);
    /// Once a frame while it may be written in. Pushes SaveDraft, or wishes for the frame in which it is due.
    void keep(const ScreenContext& context, const Uuid& attempt, std::string_view field,
              const std::string& text);
    /// At once: the page or the program is being left.
    void keep_now(const ScreenContext& context, const Uuid& attempt, std::string_view field,
                  const std::string& text);
    /// Whether the store lacks something of it.
    [[nodiscard]] bool behind(std::string_view text) const { return text != kept_; }

private:
    std::string kept_;
    double next_ = 0; ///< not before; as ScreenContext::now
};

} // namespace mq::ui
