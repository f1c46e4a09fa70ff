#include "ui/text_edit.h"

#include "base/text.h"

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

// What is not UTF-8 is marked, a sign for each byte, so that one sees that something was there.
std::string well_formed(std::string_view s) {
    std::string out;
    while (!s.empty()) {
        const std::size_t good = text::first_invalid_utf8(s).value_or(s.size());
        out += s.substr(0, good);
        s.remove_prefix(good);
        if (!s.empty()) {
            out += "\uFFFD";
            s.remove_prefix(1);
        }
    }
    return out;
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
    return text::nfc(well_formed(out));
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
    side_ = Side::after;
    column_ = -1;
    full_ = false;
    done_.clear();
    undone_.clear();
    word_.reset();
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
    const bool over_selection = count > 0 && has_selection();
    if (!typed || over_selection || done_.empty() || !done_.back().typed || added.empty() || added == "\n") {
        return false;
    }
    const Change& last = done_.back();
    if (count > last.added.size() || at + count != last.at + last.added.size()) {
        return false;
    }
    // A new word is a new step, so that undo gives back a word at a time.
    return count > 0 || last.added.empty() || !is_gap(last.added.back()) || is_gap(added.front());
}

void TextEdit::replace(std::size_t at, std::size_t count, std::string_view added, bool typed) {
    if (joins_last(at, count, added, typed)) {
        std::string& before = done_.back().added;
        before.replace(before.size() - count, count, added);
    } else {
        if (done_.size() == most_steps) {
            done_.erase(done_.begin());
        }
        done_.push_back({at, text_.substr(at, count), std::string(added), caret_, typed});
    }
    undone_.clear();
    text_.replace(at, count, added);
    caret_ = anchor_ = at + added.size();
    side_ = Side::after;
    column_ = -1;
}

void TextEdit::put(std::size_t at, std::size_t count, std::string clean, bool typed) {
    if (at > 0 && mark_at(clean, 0)) { // a mark joins the letter before it
        const std::size_t from = before(at);
        clean = text::nfc(text_.substr(from, at - from) + clean);
        count += at - from;
        at = from;
    }
    const std::size_t kept = text_.size() - count;
    const std::size_t room = max_bytes_ > kept ? max_bytes_ - kept : 0;
    full_ = clean.size() > room;
    if (full_ && typed) {
        return; // half a word would be another word
    }
    clean.resize(whole_characters(clean, room));
    if (count > 0 || !clean.empty()) {
        replace(at, count, clean, typed);
    }
}

void TextEdit::insert(std::string_view text, bool typed) {
    word_.reset();
    // Of ten megabytes only as much is looked at as could go in: NFC makes a text of marks shorter, line
    // breaks of two characters become one.
    const std::size_t most = whole_characters(text, 8 * max_bytes_);
    const std::size_t count = selection_end() - selection_begin();
    put(selection_begin(), count, cleaned(text.substr(0, most)), typed);
    full_ = full_ || most < text.size();
}

void TextEdit::apply(const vietnamese::TypingEdit& edit, bool typed) {
    if (has_selection()) {
        put(selection_begin(), selection_end() - selection_begin(), edit.insert, typed);
    } else if (edit.remove > 0 || !edit.insert.empty()) {
        put(caret_ - edit.remove, edit.remove, edit.insert, typed);
    }
    if (full_) {
        word_.reset();
    }
}

void TextEdit::type(char32_t c, const vietnamese::TypingRules& rules) {
    if (c < 0x20 || c == 0x7F) {
        return;
    }
    if (has_selection()) {
        word_.reset();
    }
    apply(word_.type(c, rules), true);
}

void TextEdit::backspace(const vietnamese::TypingRules& rules) {
    full_ = false;
    if (has_selection() || word_.shown().empty()) {
        erase_before(false);
        const bool in_word = caret_ < text_.size() && !is_edge(text_[caret_]);
        if (!in_word) {
            word_.adopt(std::string_view(text_).substr(0, caret_), rules);
        }
        return;
    }
    const vietnamese::TypingEdit edit = word_.erase(rules);
    replace(caret_ - edit.remove, edit.remove, edit.insert, false);
}

void TextEdit::end_word() {
    if (!word_.shown().empty()) {
        apply(word_.end(), true);
    }
}

void TextEdit::erase_before(bool word) {
    full_ = false;
    word_.reset();
    if (has_selection()) {
        replace(selection_begin(), selection_end() - selection_begin(), {}, false);
    } else if (caret_ > 0) {
        const std::size_t from = word ? word_before(caret_) : before(caret_);
        replace(from, caret_ - from, {}, false);
    }
}

void TextEdit::erase_after(bool word) {
    full_ = false;
    word_.reset();
    if (has_selection()) {
        replace(selection_begin(), selection_end() - selection_begin(), {}, false);
    } else if (caret_ < text_.size()) {
        const std::size_t to = word ? word_after(caret_) : after(caret_);
        replace(caret_, to - caret_, {}, false);
    }
}

void TextEdit::select_all() {
    place(0, Keep::caret);
    place(text_.size(), Keep::selection);
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
    place(from, Keep::caret);
    place(to, Keep::selection);
}

void TextEdit::select_paragraph_at(std::size_t at) {
    at = std::min(at, text_.size());
    const std::size_t before = at == 0 ? std::string::npos : text_.rfind('\n', at - 1);
    place(before == std::string::npos ? 0 : before + 1, Keep::caret);
    place(text_.find('\n', at), Keep::selection);
}

void TextEdit::place(std::size_t at, Keep keep, Side side) {
    word_.reset();
    side_ = side;
    caret_ = std::min(at, text_.size());
    if (keep == Keep::caret) {
        anchor_ = caret_;
    }
    column_ = -1;
}

void TextEdit::move(Motion motion, Keep keep, std::span<const TextLine> lines, const Face& face) {
    const bool drop = keep == Keep::caret && has_selection();
    const std::size_t line = caret_line(lines);
    switch (motion) {
        case Motion::left: place(drop ? selection_begin() : before(caret_), keep); return;
        case Motion::right: place(drop ? selection_end() : after(caret_), keep); return;
        case Motion::word_left: place(word_before(caret_), keep); return;
        case Motion::word_right: place(word_after(caret_), keep); return;
        case Motion::line_start: place(lines[line].begin, keep); return;
        case Motion::line_end: place(lines[line].end, keep, Side::before); return;
        case Motion::start: place(0, keep); return;
        case Motion::end: place(text_.size(), keep); return;
        case Motion::up: vertical(-1, keep, lines, face); return;
        case Motion::down: vertical(1, keep, lines, face); return;
    }
}

void TextEdit::vertical(int by, Keep keep, std::span<const TextLine> lines, const Face& face) {
    const std::size_t line = caret_line(lines);
    const std::string_view all = text_;
    const float x =
        column_ >= 0 ? column_ : measure(all.substr(lines[line].begin, caret_ - lines[line].begin), face);
    if (by < 0 && line == 0) {
        place(0, keep);
    } else if (by > 0 && line + 1 == lines.size()) {
        place(text_.size(), keep);
    } else {
        const TextLine& to = lines[by < 0 ? line - 1 : line + 1];
        const std::size_t at = offset_at(all, to, x, face);
        place(at, keep, at == to.end ? Side::before : Side::after);
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
    place(change.caret_before, Keep::caret);
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
    place(change.at + change.added.size(), Keep::caret);
    change.typed = false; // what is typed next is a step of its own
    done_.push_back(std::move(change));
    return true;
}

std::size_t TextEdit::caret_line(std::span<const TextLine> lines) const {
    const auto next =
        std::upper_bound(lines.begin(), lines.end(), caret_,
                         [](std::size_t offset, const TextLine& l) { return offset < l.begin; });
    const auto line = static_cast<std::size_t>(std::max<std::ptrdiff_t>(next - lines.begin(), 1)) - 1;
    const bool shared = line > 0 && lines[line].begin == caret_ && lines[line - 1].end == caret_;
    return shared && side_ == Side::before ? line - 1 : line;
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
