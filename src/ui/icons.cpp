#include "ui/icons.h"

#include "ui/font_awesome.h"
#include "ui/theme.h"

#include <algorithm>
#include <array>

namespace mq::ui {
namespace {

struct Substitute {
    Icon icon;
    std::uint16_t regular;
    std::uint16_t fill;
};

// Font Awesome 4.7, nearest in meaning.
constexpr std::array substitutes = {
    Substitute{Icon::arrow_counter_clockwise, 0xF0E2, 0xF0E2},
    Substitute{Icon::arrow_down, 0xF063, 0xF063},
    Substitute{Icon::arrow_elbow_down_right, 0xF149, 0xF149},
    Substitute{Icon::arrow_elbow_left_up, 0xF148, 0xF148},
    Substitute{Icon::arrow_up, 0xF062, 0xF062},
    Substitute{Icon::arrows_clockwise, 0xF021, 0xF021},
    Substitute{Icon::arrows_down_up, 0xF0DC, 0xF0DC},
    Substitute{Icon::book_open_text, 0xF02D, 0xF02D},
    Substitute{Icon::bookmark_simple, 0xF097, 0xF02E},
    Substitute{Icon::caret_down, 0xF107, 0xF107},
    Substitute{Icon::caret_left, 0xF104, 0xF104},
    Substitute{Icon::caret_right, 0xF105, 0xF105},
    Substitute{Icon::caret_up, 0xF106, 0xF106},
    Substitute{Icon::caret_up_down, 0xF0DC, 0xF0DC},
    Substitute{Icon::calendar_blank, 0xF133, 0xF133},
    Substitute{Icon::chart_bar, 0xF080, 0xF080},
    Substitute{Icon::chart_polar, 0xF140, 0xF140},
    Substitute{Icon::chat_circle_dots, 0xF27B, 0xF27A},
    Substitute{Icon::chat_teardrop_text, 0xF0E5, 0xF075},
    Substitute{Icon::chats, 0xF0E6, 0xF086},
    Substitute{Icon::check, 0xF00C, 0xF00C},
    Substitute{Icon::check_circle, 0xF05D, 0xF058},
    Substitute{Icon::check_square, 0xF046, 0xF14A},
    Substitute{Icon::circle_dashed, 0xF10C, 0xF10C},
    Substitute{Icon::circle_half, 0xF042, 0xF042},
    Substitute{Icon::clipboard_text, 0xF0EA, 0xF0EA},
    Substitute{Icon::clock, 0xF017, 0xF017},
    Substitute{Icon::clock_counter_clockwise, 0xF1DA, 0xF1DA},
    Substitute{Icon::envelope_simple, 0xF003, 0xF0E0},
    Substitute{Icon::eye, 0xF06E, 0xF06E},
    Substitute{Icon::eye_slash, 0xF070, 0xF070},
    Substitute{Icon::file_csv, 0xF0F6, 0xF15C},
    Substitute{Icon::file_pdf, 0xF1C1, 0xF1C1},
    Substitute{Icon::file_png, 0xF1C5, 0xF1C5},
    Substitute{Icon::file_xls, 0xF1C3, 0xF1C3},
    Substitute{Icon::file_x, 0xF016, 0xF15B},
    Substitute{Icon::gear_six, 0xF013, 0xF013},
    Substitute{Icon::gift, 0xF06B, 0xF06B},
    Substitute{Icon::git_branch, 0xF126, 0xF126},
    Substitute{Icon::handshake, 0xF2B5, 0xF2B5},
    Substitute{Icon::headset, 0xF025, 0xF025},
    Substitute{Icon::identification_card, 0xF2C3, 0xF2C2},
    Substitute{Icon::info, 0xF05A, 0xF05A},
    Substitute{Icon::keyboard, 0xF11C, 0xF11C},
    Substitute{Icon::lightbulb, 0xF0EB, 0xF0EB},
    Substitute{Icon::list_checks, 0xF0AE, 0xF0AE},
    Substitute{Icon::lock_simple, 0xF023, 0xF023},
    Substitute{Icon::magnifying_glass, 0xF002, 0xF002},
    Substitute{Icon::microphone, 0xF130, 0xF130},
    Substitute{Icon::minus, 0xF068, 0xF068},
    Substitute{Icon::paper_plane_right, 0xF1D9, 0xF1D8},
    Substitute{Icon::pause, 0xF04C, 0xF04C},
    Substitute{Icon::pencil_simple_line, 0xF040, 0xF040},
    Substitute{Icon::phone, 0xF095, 0xF095},
    Substitute{Icon::play, 0xF04B, 0xF04B},
    Substitute{Icon::plus, 0xF067, 0xF067},
    Substitute{Icon::question, 0xF29C, 0xF059},
    Substitute{Icon::seal_check, 0xF0A3, 0xF0A3},
    Substitute{Icon::share_network, 0xF1E0, 0xF1E0},
    Substitute{Icon::shield_check, 0xF132, 0xF132},
    Substitute{Icon::shuffle, 0xF074, 0xF074},
    Substitute{Icon::smiley, 0xF118, 0xF118},
    Substitute{Icon::smiley_angry, 0xF119, 0xF119},
    Substitute{Icon::smiley_meh, 0xF11A, 0xF11A},
    Substitute{Icon::smiley_sad, 0xF119, 0xF119},
    Substitute{Icon::smiley_wink, 0xF118, 0xF118},
    Substitute{Icon::sort_ascending, 0xF160, 0xF160},
    Substitute{Icon::sparkle, 0xF0D0, 0xF0D0},
    Substitute{Icon::square, 0xF096, 0xF0C8},
    Substitute{Icon::storefront, 0xF290, 0xF290},
    Substitute{Icon::target, 0xF05B, 0xF05B},
    Substitute{Icon::timer, 0xF017, 0xF017},
    Substitute{Icon::tree_structure, 0xF0E8, 0xF0E8},
    Substitute{Icon::trend_up, 0xF201, 0xF201},
    Substitute{Icon::user, 0xF2C0, 0xF007},
    Substitute{Icon::user_plus, 0xF234, 0xF234},
    Substitute{Icon::users_three, 0xF0C0, 0xF0C0},
    Substitute{Icon::warning, 0xF071, 0xF071},
    Substitute{Icon::warning_circle, 0xF06A, 0xF06A},
    Substitute{Icon::x, 0xF00D, 0xF00D},
    Substitute{Icon::x_circle, 0xF05C, 0xF057},
};

} // namespace

std::uint16_t font_awesome_of(Icon icon, bool fill) {
    // A switch of 70 cases would be no clearer, and a map would allocate; a frame draws some fifty icons.
    const auto* const found = std::find_if(substitutes.begin(), substitutes.end(),
                                           [&](const Substitute& s) { return s.icon == icon; });
    if (found == substitutes.end()) {
        return 0xF10C; // an empty circle
    }
    return fill ? found->fill : found->regular;
}

Icon mood_icon(float mood) {
    constexpr std::array faces = {Icon::smiley_angry, Icon::smiley_sad, Icon::smiley_meh, Icon::smiley,
                                  Icon::smiley_wink};
    return faces[static_cast<std::size_t>(mood_zone(mood))];
}

} // namespace mq::ui
