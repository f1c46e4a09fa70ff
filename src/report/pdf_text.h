#pragma once

#include <hpdf.h>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mq::report {

/// A font of a document under the encoding UTF-8.
class EmbeddedFont {
public:
    EmbeddedFont() = default;
    explicit EmbeddedFont(HPDF_Font font);
    [[nodiscard]] HPDF_Font handle() const { return font_; }
    [[nodiscard]] bool has(char32_t c) const; ///< of the basic plane; the PDF library knows no other
    [[nodiscard]] float width(const std::string& text) const; ///< by the size

private:
    HPDF_Font font_ = nullptr;
    mutable std::unordered_map<char32_t, bool>
        known_; ///< the library looks through the font's table each time
};

struct Run {
    const EmbeddedFont* font;
    std::string text;
};

/// The line cut where it has to change to `signs`: for what `main` lacks and `signs` has.
[[nodiscard]] std::vector<Run> runs_of(const std::string& line, const EmbeddedFont& main,
                                       const EmbeddedFont& signs);

using Measure = std::function<float(std::string_view)>;
[[nodiscard]] std::vector<std::string> wrap_text(std::string_view text, float width, const Measure& measure);

} // namespace mq::report
