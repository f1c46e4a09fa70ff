#include "ui/text_edit.h"

#include <algorithm>

namespace mq::ui {
namespace {

constexpr std::size_t most_steps = 500;

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool is_gap(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

bool is_edge(char c) {
    return is_gap(c) || c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '(' ||
           c == ')' || c == '"' || c == '/';
}

// Combining marks that follow a letter: the caret never stands between them.
bool mark_at(std::string_view s, std::size_t at) {
    if (at >= s.size()) {
        return false;
    }
    std::uint32_t code = 0;
    return decode(s, at, code) > 1 && code >= 0x0300 && code <= 0x036F;
}

std::string cleaned(std::string_view s) {
    std::string out;
    out.reserve(s.size());
    for (std::size_t i = 0; i < s.size(); ++i) {
        const char c = s[i];
        if (c == '\r') {
            out += i + 1 < s.size() && s[i + 1] == '\n' ? "" : "\n";
        } else if (c == '\t') {
            out += ' ';
        } else if (c == '\n' || static_cast<unsigned char>(c) >= 0x20) {
            out += c == 0x7F ? ' ' : c;
        }
    }
    return out;
}

std::size_t whole_characters(std::string_view s, std::size_t room) {
    if (s.size() <= room) {
        return s.size();
    }
    while (room > 0 && is_continuation(s[room])) {
        --room;
    }
    return room;
}

} // namespace

void TextEdit::begin(std::string_view text, std::size_t max_bytes) {
    text_ = text;
    max_bytes_ = max_bytes;
    caret_ = anchor_ = text_.size();
    column_ = -1;
    full_ = false;
    done_.clear();
    undone_.clear();
}

void TextEdit::reload(std::string_view text) {
    const std::size_t caret = caret_;
    begin(text, max_bytes_);
    std::size_t at = std::min(caret, text_.size());
    while (at > 0 && at < text_.size() && is_continuation(text_[at])) {
        --at;
    }
    caret_ = anchor_ = at;
}

std::string_view TextEdit::selected() const {
    return std::string_view(text_).substr(selection_begin(), selection_end() - selection_begin());
}

bool TextEdit::joins_last(std::size_t at, std::size_t count, std::string_view added, bool typed) const {
    if (!typed || done_.empty() || !done_.back().typed || count != 0 || added == "\n") {
        return false;
    }
    const Change& last = done_.back();
    // A new word is a new step, so that undo gives back a word at a time.
    const bool new_word = !last.added.empty() && is_gap(last.added.back()) && !is_gap(added.front());
    return at == last.at + last.added.size() && !new_word;
}

void TextEdit::replace(std::size_t at, std::size_t count, std::string_view added, bool typed) {
    const bool joined = joins_last(at, count, added, typed);
    if (joined) {
        done_.back().added += added;
    } else {
        if (done_.size() == most_steps) {
            done_.erase(done_.begin());
        }
        done_.push_back({at, text_.substr(at, count), std::string(added), caret_, typed});
    }
    undone_.clear();
    text_.replace(at, count, added);
    caret_ = anchor_ = at + added.size();
    column_ = -1;
}

void TextEdit::insert(std::string_view text, bool typed) {
    const std::string clean = cleaned(text);
    const std::size_t begin = selection_begin();
    const std::size_t count = selection_end() - begin;
    const std::size_t kept = text_.size() - count;
    const std::size_t room = max_bytes_ > kept ? max_bytes_ - kept : 0;
    const std::string_view taken = std::string_view(clean).substr(0, whole_characters(clean, room));
    full_ = taken.size() < clean.size();
    if (count > 0 || !taken.empty()) {
        replace(begin, count, taken, typed);
    }
}

void TextEdit::erase_before(bool word) {
    full_ = false;
    if (has_selection()) {
        replace(selection_begin(), selection_end() - selection_begin(), {}, false);
    } else if (caret_ > 0) {
        const std::size_t from = word ? word_before(caret_) : before(caret_);
        replace(from, caret_ - from, {}, false);
    }
}

void TextEdit::erase_after(bool word) {
    full_ = false;
    if (has_selection()) {
        replace(selection_begin(), selection_end() - selection_begin(), {}, false);
    } else if (caret_ < text_.size()) {
        const std::size_t to = word ? word_after(caret_) : after(caret_);
        replace(caret_, to - caret_, {}, false);
    }
}

void TextEdit::select_all() {
    anchor_ = 0;
    caret_ = text_.size();
    column_ = -1;
}

void TextEdit::select_word_at(std::size_t at) {
    std::size_t from = std::min(at, text_.size());
    while (from > 0 && !is_edge(text_[from - 1])) {
        --from;
    }
    std::size_t to = std::min(at, text_.size());
    while (to < text_.size() && !is_edge(text_[to])) {
        ++to;
    }
    anchor_ = from;
    caret_ = to;
    column_ = -1;
}

void TextEdit::place(std::size_t at, Keep keep) {
    caret_ = std::min(at, text_.size());
    if (keep == Keep::caret) {
        anchor_ = caret_;
    }
    column_ = -1;
}

void TextEdit::move(Motion motion, Keep keep, std::span<const TextLine> lines, const Face& face) {
    const bool drop = keep == Keep::caret && has_selection();
    const std::size_t line = line_of(lines, caret_);
    switch (motion) {
        case Motion::left: place(drop ? selection_begin() : before(caret_), keep); return;
        case Motion::right: place(drop ? selection_end() : after(caret_), keep); return;
        case Motion::word_left: place(word_before(caret_), keep); return;
        case Motion::word_right: place(word_after(caret_), keep); return;
        case Motion::line_start: place(lines[line].begin, keep); return;
        case Motion::line_end: place(lines[line].end, keep); return;
        case Motion::start: place(0, keep); return;
        case Motion::end: place(text_.size(), keep); return;
        case Motion::up: vertical(-1, keep, lines, face); return;
        case Motion::down: vertical(1, keep, lines, face); return;
    }
}

void TextEdit::vertical(int by, Keep keep, std::span<const TextLine> lines, const Face& face) {
    const std::size_t line = line_of(lines, caret_);
    const std::string_view all = text_;
    const float x =
        column_ >= 0 ? column_ : measure(all.substr(lines[line].begin, caret_ - lines[line].begin), face);
    if (by < 0 && line == 0) {
        place(0, keep);
    } else if (by > 0 && line + 1 == lines.size()) {
        place(text_.size(), keep);
    } else {
        place(offset_at(all, lines[by < 0 ? line - 1 : line + 1], x, face), keep);
    }
    column_ = x;
}

bool TextEdit::undo() {
    if (done_.empty()) {
        return false;
    }
    Change change = std::move(done_.back());
    done_.pop_back();
    text_.replace(change.at, change.added.size(), change.removed);
    caret_ = anchor_ = std::min(change.caret_before, text_.size());
    column_ = -1;
    full_ = false;
    undone_.push_back(std::move(change));
    return true;
}

bool TextEdit::redo() {
    if (undone_.empty()) {
        return false;
    }
    Change change = std::move(undone_.back());
    undone_.pop_back();
    text_.replace(change.at, change.removed.size(), change.added);
    caret_ = anchor_ = change.at + change.added.size();
    column_ = -1;
    change.typed = false; // what is typed next is a step of its own
    done_.push_back(std::move(change));
    return true;
}

std::size_t TextEdit::line_of(std::span<const TextLine> lines, std::size_t at) {
    const auto next =
        std::upper_bound(lines.begin(), lines.end(), at,
                         [](std::size_t offset, const TextLine& l) { return offset < l.begin; });
    return next == lines.begin() ? 0 : static_cast<std::size_t>(next - lines.begin()) - 1;
}

std::size_t TextEdit::offset_at(std::string_view text, const TextLine& line, float x, const Face& face) {
    float left = 0;
    for (std::size_t at = line.begin; at < line.end;) {
        std::uint32_t code = 0;
        std::size_t end = at + decode(text, at, code);
        while (end < line.end && mark_at(text, end)) {
            end += decode(text, end, code);
        }
        const float width = measure(text.substr(at, end - at), face);
        if (x < left + width * 0.5F) {
            return at;
        }
        left += width;
        at = end;
    }
    return line.end;
}

std::size_t TextEdit::before(std::size_t at) const {
    if (at == 0) {
        return 0;
    }
    do {
        --at;
    } while (at > 0 && (is_continuation(text_[at]) || mark_at(text_, at)));
    return at;
}

std::size_t TextEdit::after(std::size_t at) const {
    if (at >= text_.size()) {
        return text_.size();
    }
    do {
        ++at;
    } while (at < text_.size() && (is_continuation(text_[at]) || mark_at(text_, at)));
    return at;
}

std::size_t TextEdit::word_before(std::size_t at) const {
    while (at > 0 && is_edge(text_[at - 1])) {
        --at;
    }
    while (at > 0 && !is_edge(text_[at - 1])) {
        --at;
    }
    return at;
}

std::size_t TextEdit::word_after(std::size_t at) const {
    while (at < text_.size() && !is_edge(text_[at])) {
        ++at;
    }
    while (at < text_.size() && is_edge(text_[at])) {
        ++at;
    }
    return at;
}

} // namespace mq::ui
