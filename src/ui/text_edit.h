#pragma once

// Editing of a text of several wrapped lines: caret, selection, undo. Knows nothing of the screen; the widget
// tells it where lines break. Offsets are bytes of UTF-8, always on the edge of a character.

#include "base/vietnamese_typing.h"
#include "ui/text_layout.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mq::ui {

enum class Motion : unsigned char {
    left,
    right,
    word_left,
    word_right,
    line_start,
    line_end,
    up,
    down,
    start,
    end
};
enum class Keep : unsigned char { caret, selection }; ///< whether the selection's other end stays
/// Where a long word is broken, one offset is the end of a line and the start of the next.
enum class Side : unsigned char { after, before };

class TextEdit {
public:
    /// Takes the text over; the undo list starts empty and the caret stands at the end.
    void begin(std::string_view text, std::size_t max_bytes);
    /// The value was changed from outside: keeps the caret near where it was.
    void reload(std::string_view text);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::size_t caret() const { return caret_; }
    [[nodiscard]] bool has_selection() const { return caret_ != anchor_; }
    [[nodiscard]] std::size_t selection_begin() const { return caret_ < anchor_ ? caret_ : anchor_; }
    [[nodiscard]] std::size_t selection_end() const { return caret_ < anchor_ ? anchor_ : caret_; }
    [[nodiscard]] std::string_view selected() const;
    /// Whether the last insert was cut short by the limit.
    [[nodiscard]] bool full() const { return full_; }

    /// Replaces the selection. Carriage returns and control characters are left out, broken UTF-8 is marked,
    /// the rest is put into NFC; what goes over the limit is not taken. Typed letters in a row are one step
    /// of undo.
    void insert(std::string_view text, bool typed = false);
    /// A character from the keyboard: Vietnamese by the rules, else as insert() does.
    void type(char32_t c, const vietnamese::TypingRules& rules);
    /// Backspace without Ctrl, inside a word that is being typed as well.
    void backspace(const vietnamese::TypingRules& rules);
    /// The word that is being typed is finished, as by a space.
    void end_word();
    void erase_before(bool word); ///< Backspace
    void erase_after(bool word);  ///< Delete
    void select_all();
    void select_word_at(std::size_t at);
    void select_paragraph_at(std::size_t at);
    void place(std::size_t at, Keep keep, Side side = Side::after);
    /// `lines` as break_lines gives them for text(); up and down keep to the column they began at.
    void move(Motion motion, Keep keep, std::span<const TextLine> lines, const Face& face);
    bool undo();
    bool redo();

    /// Line that the caret stands on.
    [[nodiscard]] std::size_t caret_line(std::span<const TextLine> lines) const;
    /// Offset in a line nearest to x (screen pixels from its start).
    [[nodiscard]] static std::size_t offset_at(std::string_view text, const TextLine& line, float x,
                                               const Face& face);

private:
    struct Change {
        std::size_t at = 0;
        std::string removed, added;
        std::size_t caret_before = 0;
        bool typed = false;
    };
    void replace(std::size_t at, std::size_t count, std::string_view added, bool typed);
    void put(std::size_t at, std::size_t count, std::string clean, bool typed);
    void apply(const vietnamese::TypingEdit& edit, bool typed);
    bool joins_last(std::size_t at, std::size_t count, std::string_view added, bool typed) const;
    void vertical(int by, Keep keep, std::span<const TextLine> lines, const Face& face);
    [[nodiscard]] std::size_t before(std::size_t at) const;
    [[nodiscard]] std::size_t after(std::size_t at) const;
    [[nodiscard]] std::size_t word_before(std::size_t at) const;
    [[nodiscard]] std::size_t word_after(std::size_t at) const;

    std::string text_;
    std::size_t max_bytes_ = 0;
    std::size_t caret_ = 0;
    std::size_t anchor_ = 0;
    Side side_ = Side::after;           // of the caret, where two lines share its offset
    vietnamese::VietnameseTyping word_; // ends before the caret
    float column_ = -1;                 // wanted x of up and down; below 0: where the caret is
    bool full_ = false;
    std::vector<Change> done_, undone_;
};

} // namespace mq::ui
