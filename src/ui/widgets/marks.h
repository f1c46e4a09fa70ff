#pragma once

// Marks that are looked at, not clicked. Levels are 1..5; 0 stands for "chưa đủ" everywhere.

#include "ui/widgets/core.h"

#include <span>

namespace mq::ui {

/// 24 px by default (20, 32, 56): `level` 0 is the dashed ? chip. Top left corner at `at`, side in screen
/// pixels.
void level_chip(ImVec2 at, int level, float side);
/// A wide cell with the number in the middle (07).
void level_cell(const Rect& r, int level);

/// An estimate on the scale 1 to 5. NaN: not known.
struct Estimate {
    float value;
    float low, high;   ///< range
    bool thin = false; ///< too little evidence: dashed, hollow
    float target;      ///< NaN: none
};
[[nodiscard]] Estimate no_estimate();
/// In a box at least 16 px high (24 with a target); NaN value and thin draws the bare track.
void range_bar(const Rect& r, const Estimate& e);
/// Five segments with names below; `level` 0..5 is the one shown full.
void big_scale(const Rect& r, const Estimate& e, int level, std::span<const std::string_view> names);

void progress(const Rect& r, float fraction);           ///< 6 px high in the middle of r, 0 to 1
void bar(const Rect& r, float fraction, Colour colour); ///< the same with a colour
void gain_bar(const Rect& r, float before,
              float after);        ///< fractions 0 to 1; what came on top in accent (03)
void progress_dots(ImVec2 centre); ///< unknown length: three dots, asks for frames
void ring_progress(ImVec2 centre, float radius, float fraction, std::string_view text);
[[nodiscard]] float difficulty_dots_width();
void difficulty_dots(ImVec2 left_middle, int filled, int of = 5);
/// Round pips of guidance left: filled ones are left. Gives the width drawn.
float pips(ImVec2 left_middle, int left, int of);
void avatar(ImVec2 centre, float radius, std::string_view initials, std::uint64_t id_hash);

/// The last values of the mood as a small line with dots.
void sparkline(const Rect& r, std::span<const float> moods);

enum class VerdictMark : std::uint8_t { good, fair, bad };
/// Disc with check, half ring, disc with cross: three shapes, 18 px high by default.
void verdict_mark(ImVec2 centre, float radius, VerdictMark mark);
[[nodiscard]] Tone tone_of(VerdictMark mark);
[[nodiscard]] Icon icon_of(VerdictMark mark); ///< for chips, with IconKind::fill (circle_half: regular)

} // namespace mq::ui
