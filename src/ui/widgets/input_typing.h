#pragma once

// Built-in typing of Vietnamese in ImGui's own one-line field, through its callback.

#include "base/vietnamese_typing.h"

#include <imgui.h>
#include <string>

namespace mq::ui {

/// The one field that is being written in.
class InputTyping {
public:
    /// Before the field is drawn: while it has the keyboard, the characters typed since the last frame become
    /// ours, so that ImGui does not put them in itself.
    void take_characters(ImGuiID field);
    /// In the field's callback, after ImGui has done its part (Backspace, moves, paste): puts them in.
    void write(ImGuiInputTextCallbackData& data, std::size_t max_bytes);
    /// After the field was drawn: true when it was left and the last word was changed by that.
    [[nodiscard]] bool finish(ImGuiID field, std::string& value);

private:
    void follow(ImGuiInputTextCallbackData& data);
    void put(ImGuiInputTextCallbackData& data, char32_t c, std::size_t max_bytes);

    ImGuiID field_ = 0;
    vietnamese::VietnameseTyping word_;
    std::u32string typed_;
    int caret_ = 0;  ///< bytes, after what we did last
    int length_ = 0; ///< of the text then
};
[[nodiscard]] InputTyping& input_typing();

} // namespace mq::ui
