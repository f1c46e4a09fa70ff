#pragma once

// Pictures of screens in a real window, for those who work on them: `PROGRAM FOLDER FONTS [PART-OF-NAME]`.
// No test runs these programs, since what is beautiful is judged by eye.

#include "base/error.h"
#include "ui/layout.h"
#include "ui/sample_texts.h"

#include <fmt/format.h>
#include <array>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace mq::test {

struct PictureSize {
    const char* name;
    int width, height; ///< pixels
    float scale = 1;
    int text = 100; ///< percent
    bool dark = false;
    bool english = false;
};

/// The design's size, a small window, a laptop at 150 %, dark, English.
inline constexpr std::array usual_sizes{
    PictureSize{"1440", 1440, 900}, PictureSize{"1280", 1280, 720}, PictureSize{"150", 1366, 768, 1.5F},
    PictureSize{"dark", 1440, 900, 1, 100, true}, PictureSize{"en", 1440, 900, 1, 100, false, true}};

struct PictureFrame {
    const PictureSize& size;
    int number = 0; ///< from 0
    double now = 0; ///< seconds, from 0

    /// The mouse goes to a place in shares of the window.
    void mouse(float x, float y) const;
    /// And turns its wheel there; positive: up.
    void wheel(float x, float y, float steps) const;
};
using DrawPicture = std::function<void(const PictureFrame&)>;

/// Draws for so long in a window of that size and look, then keeps what is seen.
[[nodiscard]] Status take_picture(const std::filesystem::path& file, const std::filesystem::path& fonts,
                                  const PictureSize& size, double seconds, const DrawPicture& draw);

/// An empty rail in place of the shell's; gives the page beside it. `task`: narrow in a wide window too.
[[nodiscard]] ui::Rect beside_rail(ui::Rect area, bool task = false);

struct PictureArguments {
    std::filesystem::path folder, fonts;
    std::string wanted; ///< part of a picture's name; empty: all
    [[nodiscard]] bool wants(const std::string& name) const { return name.find(wanted) != std::string::npos; }
};
/// Says how the program is called where it was called otherwise.
[[nodiscard]] std::optional<PictureArguments> picture_arguments(int count, char** arguments);

/// Every shot at every size, `SHOT.SIZE.png`. `begin(size, shot)` makes what draws its frames. Gives what
/// main() gives.
template <class Sizes, class Shots, class Begin>
int take_pictures(int count, char** arguments, const Sizes& sizes, const Shots& shots, double seconds,
                  Begin begin) {
    const auto asked = picture_arguments(count, arguments);
    if (!asked) {
        return 2;
    }
    for (const PictureSize& size : sizes) {
        use_texts(size.english ? app::Language::en : app::Language::vi);
        for (const auto& shot : shots) {
            const std::string name = fmt::format("{}.{}", shot.name, size.name);
            if (!asked->wants(name)) {
                continue;
            }
            const DrawPicture draw = begin(size, shot);
            if (const Status done =
                    take_picture(asked->folder / (name + ".png"), asked->fonts, size, seconds, draw);
                !done) {
                std::fprintf(stderr, "%s: %s\n", name.c_str(), done.error().message.c_str());
                return 1;
            }
        }
    }
    return 0;
}

} // namespace mq::test
