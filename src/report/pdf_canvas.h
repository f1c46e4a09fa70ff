#pragma once

#include "base/error.h"
#include "report/fonts.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mq::report {

inline constexpr float page_width = 595.28F; ///< A4, in points (1/72 inch) as all lengths here
inline constexpr float page_height = 841.89F;

/// A colour, 0..1 each.
struct Ink {
    float red = 0.0F;
    float green = 0.0F;
    float blue = 0.0F;
};
[[nodiscard]] constexpr Ink ink(unsigned rgb) {
    return {static_cast<float>((rgb >> 16U) & 0xFFU) / 255.0F,
            static_cast<float>((rgb >> 8U) & 0xFFU) / 255.0F, static_cast<float>(rgb & 0xFFU) / 255.0F};
}

namespace inks { // the screen's light theme, a little darker where paper is weaker than a screen
inline constexpr Ink text = ink(0x1F2430);
inline constexpr Ink text2 = ink(0x4A515F);
inline constexpr Ink text3 = ink(0x606675);
inline constexpr Ink rule = ink(0xCFCBC1);
inline constexpr Ink control = ink(0x6E6B64);
inline constexpr Ink wash = ink(0xF4F2EE);
inline constexpr Ink accent = ink(0x3943A3);
inline constexpr Ink white = ink(0xFFFFFF);
} // namespace inks

enum class Face : unsigned char { regular, semibold, bold, signs };

struct Style {
    float size = 9.5F;
    Face face = Face::regular;
    Ink ink = inks::text;
    float leading = 1.42F; ///< line height by size: room for stacked Vietnamese marks
    [[nodiscard]] float line() const { return size * leading; }
};

struct Rect {
    float x = 0.0F;
    float y = 0.0F; ///< of the top edge
    float width = 0.0F;
    float height = 0.0F;
};

struct Look {
    std::optional<Ink> fill = std::nullopt;
    std::optional<Ink> stroke = std::nullopt;
    float thickness = 0.7F;
    float radius = 0.0F;
    bool dashed = false;
};

/// Pages of A4 to draw on; x from the left edge, y from the top edge down. Errors of the PDF library are kept
/// until `save`; drawing after one does nothing.
class Canvas {
public:
    /// Errors: a font that is missing or can't be embedded.
    [[nodiscard]] static Result<Canvas> open(const Fonts& fonts, const std::string& title,
                                             const std::string& author);
    ~Canvas();
    Canvas(Canvas&&) noexcept;
    Canvas& operator=(Canvas&&) noexcept;

    void add_page();
    [[nodiscard]] int pages() const;
    void select(int page); ///< 1..pages()
    /// An entry of the reader's table of contents that leads to `y` of this page.
    void bookmark(const std::string& title, float y);

    [[nodiscard]] float width(const Style& style, std::string_view text) const;
    /// Lines no wider than `width`; a word that is wider itself is broken. `\n` begins a new line.
    [[nodiscard]] std::vector<std::string> wrap(const Style& style, float width, std::string_view text) const;
    /// The same, at most `most` lines; where that cuts something off, “…” says so.
    [[nodiscard]] std::vector<std::string> fit(const Style& style, float width, std::string_view text,
                                               std::size_t most = 1) const;
    /// One line whose box of height style.line() begins at `y`.
    void text(float x, float y, const Style& style, std::string_view line);

    void line(float x0, float y0, float x1, float y1, Ink ink, float thickness = 0.7F);
    void polyline(const std::vector<std::pair<float, float>>& points, Ink ink, float thickness);
    /// Closed, unless it is a single line; what `hole` encloses is left unfilled (even-odd rule).
    void polygon(const std::vector<std::pair<float, float>>& points, const Look& look,
                 const std::vector<std::pair<float, float>>& hole = {});
    void box(const Rect& rect, const Look& look);
    void circle(float x, float y, float radius, const Look& look);

    /// Writes the document whole or not at all; see write_whole_file.
    [[nodiscard]] Status save(const std::filesystem::path& path);

private:
    struct Pdf;
    explicit Canvas(std::unique_ptr<Pdf> pdf);
    std::unique_ptr<Pdf> pdf_;
};

/// Text as it can be set: valid UTF-8 in NFC, spaces for control characters, a box for what no font has.
[[nodiscard]] std::string printable(std::string_view text);

} // namespace mq::report
