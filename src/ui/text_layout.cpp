#include "ui/text_layout.h"

#include <imgui_internal.h>
#include <array>
#include <bit>
#include <cstring>

namespace mq::ui {
namespace {

constexpr std::size_t table_size = 8192; // a power of two, four times what the fullest screen asks for
constexpr std::size_t most_entries = table_size / 2;
constexpr std::size_t most_lines = 128 * 1024;

struct Entry {
    std::uint64_t key = 0; // 0: free
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    float width = 0;
};

struct Cache {
    std::array<Entry, table_size> table;
    std::size_t entries = 0;
    std::vector<TextLine> lines;
    std::vector<TextLine> scratch;
    std::uint64_t made = 0;

    void forget_all() {
        table.fill({});
        entries = 0;
        lines.clear();
    }
};

Cache& cache() {
    static Cache the_cache;
    return the_cache;
}

std::uint64_t stir(std::uint64_t h, std::uint64_t value) {
    h = (h ^ value) * 0x9E3779B97F4A7C15ULL;
    return h ^ (h >> 29U);
}

// Eight bytes a step: a page of text must cost microseconds, as it is hashed in every frame.
std::uint64_t key_of(std::string_view text, const Face& face, float width) {
    std::uint64_t h = stir(0x243F6A8885A308D3ULL, text.size());
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        h = stir(h, word);
    }
    std::uint64_t rest = 0;
    if (i < text.size()) {
        std::memcpy(&rest, text.data() + i, text.size() - i);
    }
    h = stir(h, rest);
    // its place alone could be that of a font which went with another context
    h = stir(h, reinterpret_cast<std::uintptr_t>(face.font) ^
                    (static_cast<std::uint64_t>(face.font->FontId) << 48U));
    h = stir(h, (static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(face.size)) << 32U) |
                    std::bit_cast<std::uint32_t>(width));
    return h == 0 ? 1 : h;
}

// Widths of single lines: the same thousand again in every frame. A newer one takes the place of an older.
struct Width {
    std::uint64_t key = 0; // 0: free
    float width = 0;
};

constexpr std::size_t widths_kept = 4096; // a power of two

std::array<Width, widths_kept>& widths() {
    static std::array<Width, widths_kept> the_widths;
    return the_widths;
}

float added_up(std::string_view text, const Face& face) {
    ImFontBaked* baked = face.font->GetFontBaked(face.size);
    float width = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::uint32_t code = 0;
        at += decode(text, at, code);
        width += baked->GetCharAdvance(code);
    }
    return width;
}

bool is_blank(std::uint32_t code) {
    return code == ' ' || code == '\t' || code == 0x3000;
}

bool joins_previous(std::uint32_t code) { // combining marks of text that is not NFC
    return code >= 0x0300 && code <= 0x036F;
}

// Breaks one text; kept as an object so that each step is small.
class Breaker {
public:
    Breaker(std::string_view text, const Face& face, float width, std::vector<TextLine>& out)
        : text_(text), baked_(face.font->GetFontBaked(face.size)), width_(width), out_(out) {}

    void run() {
        while (at_ < text_.size()) {
            std::uint32_t code = 0;
            const std::size_t bytes = decode(text_, at_, code);
            if (code == '\n') {
                emit(at_, x_ - blank_width_);
                start(at_ + bytes);
            } else if (is_blank(code)) {
                blank(code, bytes);
            } else {
                letter(code, bytes);
            }
        }
        emit(text_.size(), x_ - blank_width_);
    }

private:
    void start(std::size_t at) {
        begin_ = break_ = at_ = at;
        x_ = break_x_ = blank_width_ = 0;
    }

    void blank(std::uint32_t code, std::size_t bytes) {
        if (blank_width_ == 0) { // the end of a word
            break_ = at_;
            break_x_ = x_;
        }
        const float advance = baked_->GetCharAdvance(code);
        x_ += advance;
        blank_width_ += advance;
        at_ += bytes;
        word_ = at_;
    }

    void letter(std::uint32_t code, std::size_t bytes) {
        const float advance = baked_->GetCharAdvance(code);
        if (x_ + advance > width_ && at_ > begin_ && !joins_previous(code)) {
            wrap();
            return; // the same letter again, on the new line
        }
        blank_width_ = 0;
        x_ += advance;
        at_ += bytes;
    }

    void wrap() {
        if (break_ > begin_) {
            const std::size_t next = word_;
            emit(break_, break_x_);
            start(next);
        } else if (blank_width_ > 0) { // only blanks before this word
            start(at_);
        } else {
            emit(at_, x_);
            start(at_);
        }
    }

    void emit(std::size_t end, float width) {
        while (end > begin_ && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) {
            --end;
        }
        out_.push_back(
            {static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(end), std::max(0.0F, width)});
    }

    std::string_view text_;
    ImFontBaked* baked_;
    float width_;
    std::vector<TextLine>& out_;
    std::size_t begin_ = 0; // of the line
    std::size_t at_ = 0;    // where we read
    std::size_t break_ = 0; // end of the last whole word of the line
    std::size_t word_ = 0;  // start of the word we are in, while break_ > begin_
    float x_ = 0, break_x_ = 0;
    float blank_width_ = 0; // of the blanks just read
};

} // namespace

std::size_t decode(std::string_view text, std::size_t at, std::uint32_t& code) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        code = first;
        return 1;
    }
    const int bytes = ImTextCharFromUtf8(&code, text.data() + at, text.data() + text.size());
    return bytes > 0 ? static_cast<std::size_t>(bytes) : 1;
}

float measure(std::string_view text, const Face& face) {
    constexpr std::size_t soon_added_up = 4; // bytes: sooner than looked up
    if (text.size() <= soon_added_up) {
        return added_up(text, face);
    }
    const std::uint64_t key = key_of(text, face, 0);
    Width& known = widths()[key & (widths_kept - 1)];
    if (known.key != key) {
        known = {key, added_up(text, face)};
    }
    return known.width;
}

void break_lines(std::string_view text, const Face& face, float width, std::vector<TextLine>& lines) {
    lines.clear();
    Breaker(text, face, width, lines).run();
}

TextLayout layout_of(std::string_view text, const Face& face, float width) {
    Cache& c = cache();
    const std::uint64_t key = key_of(text, face, width);
    std::size_t slot = key & (table_size - 1);
    for (; c.table[slot].key != 0; slot = (slot + 1) & (table_size - 1)) {
        const Entry& e = c.table[slot];
        if (e.key == key) {
            return {{c.lines.data() + e.first, e.count}, e.width};
        }
    }
    break_lines(text, face, width, c.scratch);
    if (c.entries >= most_entries || c.lines.size() + c.scratch.size() > most_lines) {
        c.forget_all();
        slot = key & (table_size - 1);
    }
    Entry& made = c.table[slot];
    made = {key, static_cast<std::uint32_t>(c.lines.size()), static_cast<std::uint32_t>(c.scratch.size()), 0};
    for (const TextLine& l : c.scratch) {
        made.width = std::max(made.width, l.width);
    }
    c.lines.insert(c.lines.end(), c.scratch.begin(), c.scratch.end());
    ++c.entries;
    ++c.made;
    return {{c.lines.data() + made.first, made.count}, made.width};
}

std::uint64_t layouts_made() {
    return cache().made;
}

} // namespace mq::ui
