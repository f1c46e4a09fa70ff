#pragma once

// What lies over the screen: modals, toasts, popups.

#include "ui/widgets/core.h"

#include <array>
#include <string>

namespace mq::ui {

enum class ModalAnswer : std::uint8_t { none, safe, other };

struct Modal {
    std::string_view title{}; ///< a question
    std::string_view text{};  ///< what is kept or lost
    std::string_view safe{};  ///< button `name.safe`: has the focus, is what Esc does
    std::string_view other{}; ///< button `name.other`; may be empty
    bool other_is_danger = false;
    bool safe_is_primary = false; ///< else the other one is
};
/// Shown while `open`; an answer closes it. Call it last in the screen's frame.
ModalAnswer modal(const char* name, bool& open, const Modal& m);

/// A modal with contents of the caller's own: `if (Dialog d("name", open, 560_px, height); d) { draw in
/// d.inside() }`. Esc closes it (open becomes false).
class Dialog {
public:
    Dialog(const char* name, bool& open, float width, float height, float padding = 24.0F);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;
    explicit operator bool() const { return shown_; }
    [[nodiscard]] Rect inside() const { return inside_; }
    void close();

private:
    bool& open_;
    bool shown_ = false;
    Rect inside_;
};

/// A small popup beside a widget (menu of the account). Open it with open_popup(name) in the same window.
void open_popup(const char* name);
class Popup {
public:
    Popup(const char* name, const Rect& beside, float width, float height, bool above = false);
    ~Popup();
    Popup(const Popup&) = delete;
    Popup& operator=(const Popup&) = delete;
    explicit operator bool() const { return shown_; }
    [[nodiscard]] Rect inside() const { return inside_; }
    void close();

private:
    bool shown_ = false;
    Rect inside_;
};

/// Each has a shape of its own, and its colour: a ring with an i, a tick on a disc, a triangle, a ! on a
/// disc.
enum class ToastKind : std::uint8_t { info, done, warning, error };
struct Toast {
    ToastKind kind = ToastKind::info;
    std::string text{};
    std::string action{}; ///< link at the right, `toast.N.action`; empty: none
    int action_id = 0;    ///< what draw() gives when it is pressed
};
/// Bottom right, three at most (the oldest goes). 5 s, 8 s with an action or a warning; an error stays until
/// it is closed with `toast.N.close` (its label is `close_label`).
class Toasts {
public:
    void push(Toast toast);
    /// Last in the frame, outside of any window. Gives the action that was pressed, else 0.
    int draw(const char* close_label);
    [[nodiscard]] std::size_t count() const { return count_; }
    void clear();

private:
    struct Shown {
        Toast toast;
        double until = 0;
        int number = 0;
    };
    void remove(std::size_t i);
    int draw_one(Shown& shown, const Rect& at, const char* close_label, bool& close);
    std::array<Shown, 3> shown_;
    std::size_t count_ = 0;
    int next_number_ = 0;
};

} // namespace mq::ui
