#pragma once

// The field for a passphrase or a recovery code. It isn't ImGui's: that one keeps copies of what was typed in
// its own state, where nobody overwrites them, and copies what is shown to the clipboard.

#include "base/secret.h"
#include "ui/widgets/inputs.h"

#include <string>
#include <string_view>

namespace mq::ui {

/// What is typed of a secret: one place in memory that never grows, overwritten when it is taken or dropped.
class PassphraseBuffer {
public:
    static constexpr std::size_t max_bytes = 512; ///< of UTF-8; more is not taken

    PassphraseBuffer();
    ~PassphraseBuffer();
    PassphraseBuffer(const PassphraseBuffer&) = delete;
    PassphraseBuffer& operator=(const PassphraseBuffer&) = delete;

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    [[nodiscard]] std::size_t letters() const; ///< code points
    /// Hands it over and overwrites what was typed.
    [[nodiscard]] Secret take();
    void clear();

    [[nodiscard]] std::size_t caret() const { return caret_; } ///< byte offset
    [[nodiscard]] bool all_selected() const { return all_; }
    /// Control characters are left out; with `code`, so is all but letters and digits, which become capital.
    void insert(char32_t letter, bool code);
    void insert(std::string_view pasted, bool code);
    void erase_before(bool everything);
    void erase_after(bool everything);
    void move(bool right, bool to_the_end);
    void place(std::size_t at); ///< byte offset of the beginning of a letter
    void select_all() { all_ = !text_.empty(); }

    bool shown = false; ///< letters instead of dots

private:
    void erase(std::size_t from, std::size_t to);
    std::string text_;
    std::size_t caret_ = 0;
    bool all_ = false;
};

struct PassphraseInput {
    std::string_view label{};
    const char* placeholder = ""; ///< the rule, not an example
    std::string_view error{};     ///< one sentence below; empty: none
    Icon icon = Icon::lock_simple;
    bool code = false;  ///< a recovery code: letters and digits in groups of four, shown as they are typed
    bool large = false; ///< 44 instead of 36 px
    bool enabled = true;
};

/// With label, error and, while it is being written in with Caps Lock on, a line that says so.
[[nodiscard]] float passphrase_input_height(const char* name, const PassphraseInput& spec, float width);
/// At the top left of `at`, as wide as it is. Letters are taken as they come, without the built-in typing of
/// Vietnamese; pasting works, copying doesn't. `name.show` shows what is typed. Enter submits and leaves the
/// keyboard in the field.
Edited passphrase_input(const char* name, const Rect& at, PassphraseBuffer& value,
                        const PassphraseInput& spec = {});

} // namespace mq::ui
