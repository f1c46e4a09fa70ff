#include "ui/widgets/input_typing.h"

#include "ui/typing.h"

#include <algorithm>
#include <string_view>

namespace mq::ui {

InputTyping& input_typing() {
    static InputTyping typing;
    return typing;
}

void InputTyping::take_characters(ImGuiID field) {
    if (field != field_) {
        field_ = field;
        word_.reset();
        caret_ = length_ = -1;
    }
    typed_.clear();
    ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl && !io.KeyAlt) {
        return;
    }
    for (const ImWchar c : io.InputQueueCharacters) {
        if (c >= 0x20 && c != 0x7F) {
            typed_.push_back(static_cast<char32_t>(c));
        }
    }
    io.InputQueueCharacters.resize(0);
}

// ImGui erases by itself; where that was in our word, the rest of it may have to change as well (a tone that
// moves, keys that come back).
void InputTyping::follow(ImGuiInputTextCallbackData& data) {
    if (data.CursorPos == caret_ && data.BufTextLen == length_ && !data.HasSelection()) {
        return;
    }
    const int gone = length_ - data.BufTextLen;
    const bool erased = ImGui::IsKeyPressed(ImGuiKey_Backspace) && !ImGui::GetIO().KeyCtrl &&
                        !data.HasSelection() && gone > 0 && data.CursorPos == caret_ - gone;
    const std::string_view before(data.Buf, static_cast<std::size_t>(data.CursorPos));
    if (!erased) {
        word_.reset();
    } else if (word_.shown().empty()) {
        const bool at_end = data.CursorPos == data.BufTextLen || data.Buf[data.CursorPos] == ' ';
        at_end ? word_.adopt(before, typing_aid().rules) : word_.reset();
    } else {
        const vietnamese::TypingEdit edit = word_.erase(typing_aid().rules);
        const int more = std::max(0, static_cast<int>(edit.remove) - gone);
        data.DeleteChars(data.CursorPos - more, more);
        data.InsertChars(data.CursorPos, edit.insert.c_str());
    }
}

void InputTyping::put(ImGuiInputTextCallbackData& data, char32_t c, std::size_t max_bytes) {
    if (data.HasSelection()) {
        const int begin = std::min(data.SelectionStart, data.SelectionEnd);
        data.DeleteChars(begin, std::max(data.SelectionStart, data.SelectionEnd) - begin);
        word_.reset();
    }
    const vietnamese::TypingEdit edit = word_.type(c, typing_aid().rules);
    const auto kept = static_cast<std::size_t>(data.BufTextLen) - edit.remove;
    if (kept + edit.insert.size() > max_bytes) {
        word_.reset();
        return;
    }
    data.DeleteChars(data.CursorPos - static_cast<int>(edit.remove), static_cast<int>(edit.remove));
    data.InsertChars(data.CursorPos, edit.insert.c_str());
}

void InputTyping::write(ImGuiInputTextCallbackData& data, std::size_t max_bytes) {
    follow(data);
    for (const char32_t c : typed_) {
        put(data, c, max_bytes);
    }
    typed_.clear();
    caret_ = data.CursorPos;
    length_ = data.BufTextLen;
}

bool InputTyping::finish(ImGuiID field, std::string& value) {
    if (field != field_) {
        return false;
    }
    field_ = 0;
    const auto caret = static_cast<std::size_t>(std::max(caret_, 0));
    const std::string shown = word_.shown();
    const bool there = !shown.empty() && caret >= shown.size() && caret <= value.size() &&
                       value.compare(caret - shown.size(), shown.size(), shown) == 0;
    const vietnamese::TypingEdit edit = word_.end();
    if (!there || (edit.remove == 0 && edit.insert.empty())) {
        return false;
    }
    value.replace(caret - edit.remove, edit.remove, edit.insert);
    return true;
}

} // namespace mq::ui
