#include "report/pdf_text.h"

#include "base/text.h"
#include "report/pdf_canvas.h"

#include <fmt/format.h>
#include <hpdf_font.h>
#include <hpdf_fontdef.h>
#include <hpdf_streams.h>
#include <algorithm>
#include <utility>

namespace mq::report {
namespace {

/// Bytes of the character that begins with `lead`, in valid UTF-8.
std::size_t bytes_of(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

char32_t code_point(std::string_view character) {
    const auto lead = static_cast<unsigned char>(character.front());
    const std::size_t size = character.size();
    char32_t c = size == 1 ? lead : static_cast<char32_t>(lead & (0x7FU >> size));
    for (std::size_t i = 1; i < size; ++i)
        c = (c << 6U) | (static_cast<unsigned char>(character[i]) & 0x3FU);
    return c;
}

template <class Do>
void each_character(std::string_view text, const Do& visit) {
    while (!text.empty()) {
        const std::size_t size = std::min(bytes_of(text.front()), text.size());
        visit(text.substr(0, size));
        text.remove_prefix(size);
    }
}

constexpr std::string_view no_sign = "\u25A1"; // □

bool joins_unseen(char32_t c) { // zero width, marks of direction, variation selectors, byte order mark
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xAD;
}

std::string without_broken_bytes(std::string_view text) {
    std::string whole;
    while (const auto bad = text::first_invalid_utf8(text)) {
        whole.append(text.substr(0, *bad)).append(no_sign);
        text.remove_prefix(*bad + 1);
    }
    return whole.append(text);
}

/// Adds words to lines until one doesn't fit. Widths add up: the library knows no kerning.
class Wrapper {
public:
    Wrapper(float width, const Measure& measure) : width_(width), space_(measure(" ")), measure_(measure) {}

    void word(std::string_view word) {
        const float wide = measure_(word);
        if (!line_.empty() && used_ + space_ + wide <= width_) {
            append(" ", space_);
        } else if (!line_.empty()) {
            end_line();
        }
        if (wide <= width_)
            append(word, wide);
        else
            each_character(word, [&](std::string_view character) { broken(character); });
    }
    void end_line() {
        lines_.push_back(std::exchange(line_, {}));
        used_ = 0.0F;
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(lines_); }

private:
    void append(std::string_view text, float wide) {
        line_ += text;
        used_ += wide;
    }
    void broken(std::string_view character) {
        const float wide = measure_(character);
        if (!line_.empty() && used_ + wide > width_)
            end_line();
        append(character, wide);
    }

    float width_;
    float space_;
    const Measure& measure_;
    std::string line_;
    float used_ = 0.0F;
    std::vector<std::string> lines_;
};

/// A ToUnicode CMap (ISO 32000-1, 9.10.3) under which each code is its own character.
std::string identity_map() {
    std::string map =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr int rows = 256;       // a range may not leave its high byte
    constexpr int rows_a_part = 64; // of 100 allowed
    for (int row = 0; row < rows; ++row) {
        if (row % rows_a_part == 0)
            map += fmt::format("{} beginbfrange\n", rows_a_part);
        map += fmt::format("<{0:02X}00> <{0:02X}FF> <{0:02X}00>\n", row);
        if (row % rows_a_part == rows_a_part - 1)
            map += "endbfrange\n";
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

} // namespace

std::string printable(std::string_view text) {
    const std::string composed = text::nfc(without_broken_bytes(text));
    std::string shown;
    each_character(composed, [&](std::string_view character) {
        const char32_t c = code_point(character);
        if (joins_unseen(c))
            return;
        if (c == '\n')
            shown += '\n';
        else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
            shown += ' ';
        else
            shown += c > 0xFFFF ? no_sign : character;
    });
    return shown;
}

EmbeddedFont::EmbeddedFont(HPDF_Font font) : font_(font) {
    if (font_ == nullptr)
        return;
    // The library's own map from codes to characters is one that readers don't understand, and then nothing
    // can be searched or copied. Under its encoding UTF-8 the codes are the characters.
    HPDF_Stream map = static_cast<HPDF_FontAttr>(font_->attr)->cmap_stream->stream;
    HPDF_MemStream_FreeData(map);
    HPDF_Stream_WriteStr(map, identity_map().c_str());
}

bool EmbeddedFont::has(char32_t c) const {
    if (font_ == nullptr || c > 0xFFFF)
        return false;
    const auto [place, fresh] = known_.try_emplace(c, false);
    if (fresh) {
        const auto* attributes = static_cast<HPDF_FontAttr>(font_->attr);
        place->second = HPDF_TTFontDef_GetGlyphid(attributes->fontdef, static_cast<HPDF_UINT16>(c)) != 0;
    }
    return place->second;
}

float EmbeddedFont::width(const std::string& text) const {
    if (font_ == nullptr)
        return 0.0F;
    const auto* bytes = reinterpret_cast<const HPDF_BYTE*>(text.c_str());
    return static_cast<float>(HPDF_Font_TextWidth(font_, bytes, static_cast<HPDF_UINT>(text.size())).width) /
           1000.0F;
}

std::vector<Run> runs_of(const std::string& line, const EmbeddedFont& main, const EmbeddedFont& signs) {
    std::vector<Run> runs;
    each_character(line, [&](std::string_view character) {
        const char32_t c = code_point(character);
        const EmbeddedFont* font = !main.has(c) && signs.has(c) ? &signs : &main;
        if (runs.empty() || runs.back().font != font)
            runs.push_back({font, {}});
        runs.back().text += character;
    });
    return runs;
}

std::vector<std::string> wrap_text(std::string_view text, float width, const Measure& measure) {
    Wrapper wrapper(width, measure);
    while (true) {
        const auto end = text.find_first_of(" \n");
        const std::string_view word = text.substr(0, end);
        if (!word.empty())
            wrapper.word(word);
        if (end == std::string_view::npos)
            break;
        if (text[end] == '\n')
            wrapper.end_line();
        text.remove_prefix(end + 1);
    }
    wrapper.end_line();
    return wrapper.take();
}

} // namespace mq::report
