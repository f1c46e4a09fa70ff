#include "ui/screens/one_of.h"

#include "ui/widgets/inputs.h"

#include <algorithm>
#include <array>

namespace mq::ui {
namespace {

using Words = std::array<std::string_view, 8>;

Words words_of(std::span<const Segment> segments, std::string_view first_word) {
    Words words{};
    std::transform(segments.begin(), segments.end(), words.begin(), [](const Segment& s) { return s.text; });
    if (!first_word.empty()) {
        words[0] = first_word;
    }
    return words;
}

} // namespace

OneOf::OneOf(std::span<const Segment> segments, int chosen, float room, std::string_view prefix,
             std::string_view first_word)
    : segments_(segments.first(std::min(segments.size(), most))),
      prefix_(prefix),
      first_word_(first_word),
      width_(segmented_width(segments)),
      pieces_(width_ <= room) {
    if (!pieces_) {
        const Words words = words_of(segments_, first_word_);
        width_ = std::min(
            room, select_width(std::span(words).first(segments_.size()), chosen, {.prefix = prefix_}));
    }
}

bool OneOf::draw(const char* name, ImVec2 at, int& chosen) const {
    if (pieces_) {
        return segmented(name, at, segments_, chosen);
    }
    const Words words = words_of(segments_, first_word_);
    return select(name, {at.x, at.y, width_, 0}, std::span(words).first(segments_.size()), chosen,
                  {.prefix = prefix_});
}

} // namespace mq::ui
