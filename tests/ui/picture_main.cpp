// Draws the component sheet in a real window and keeps it as a PNG: `ui_pictures FOLDER FONTS`.
// For those who work on the kit; no test runs it, since what is beautiful is judged by eye.
#include "platform/loop.h"
#include "platform/synthetic_input.h"
#include "platform/window.h"
#include "ui/frame_wish.h"
#include "ui/gallery.h"

#include <fmt/format.h>
#include <imgui.h>
#include <array>
#include <cstdio>

namespace {

struct Shot {
    mq::ui::ThemeKind theme;
    float scale;
    int page;
    const char* with = ""; ///< what else is open: "list", "modal", "toasts", "typing"
};

void open_more(mq::platform::Window& window, mq::ui::Gallery& gallery, std::string_view what) {
    mq::platform::SyntheticInput input(window);
    const auto click = [&](const char* name) {
        const ImVec2 at = mq::ui::aim_of(*mq::ui::registry().find(name));
        input.click(at.x, at.y);
    };
    if (what == "list") {
        click("gallery.select");
    } else if (what == "modal") {
        gallery.modal_open = true;
        window.touch();
    } else if (what == "toasts") {
        gallery.toasts.push({.kind = mq::ui::ToastKind::done, .text = "Đã lưu bản nháp."});
        gallery.toasts.push({.kind = mq::ui::ToastKind::done,
                             .text = "Đã chốt mức 3 cho câu 4.",
                             .action = "Hoàn tác",
                             .action_id = 1});
        gallery.toasts.push({.kind = mq::ui::ToastKind::error,
                             .text = "Chưa xuất được PDF: ổ đĩa đã đầy.",
                             .action = "Thử lại"});
        const ImVec2 at = mq::ui::aim_of(*mq::ui::registry().find("gallery.primary.4"));
        input.move(at.x, at.y);
    } else if (what == "typing") {
        gallery.note =
            "Dạ em nghe chị. Ba lần gọi mà chưa xong thì em hiểu chị bực. Chị kể giúp em lần cuối này, em "
            "ghi lại và theo đến cùng ạ. ẲỔẪ";
        click("gallery.reply");
    } else if (what == "keys") {
        for (int i = 0; i < 8; ++i) {
            input.chord(ImGuiKey_Tab);
        }
    }
}

mq::Status take(const std::string& folder, const std::string& fonts, const Shot& shot) {
    mq::platform::WindowOptions options;
    options.fonts = fonts;
    options.scale = shot.scale;
    options.place = mq::platform::WindowPlace{};
    options.place->area = {0, 0, static_cast<int>(1440 * shot.scale), static_cast<int>(900 * shot.scale)};
    auto window = mq::platform::Window::open(options);
    if (!window) {
        return tl::unexpected(window.error());
    }
    mq::ui::Gallery gallery;
    gallery.page = shot.page;
    gallery.option = shot.page == 1 ? 1 : 0;
    mq::platform::Loop loop(**window);
    mq::ui::registry().record(true);
    const auto frame = [&](const mq::platform::FrameInfo&) {
        mq::ui::draw_gallery(gallery);
        gallery.toasts.draw("Đóng");
        return mq::platform::FrameWish{mq::ui::frame_wish().take()};
    };
    mq::ui::set_look({.fonts = (*window)->fonts(), .theme = shot.theme, .monitor_scale = shot.scale});
    loop.run_for(0.3, frame);
    open_more(**window, gallery, shot.with);
    loop.run_for(0.9, frame);
    const bool dark = shot.theme == mq::ui::ThemeKind::dark;
    return loop.save_screenshot(fmt::format("{}/{}-{:.0f}-{}{}.png", folder, dark ? "dark" : "light",
                                            shot.scale * 100, shot.page, shot.with),
                                frame);
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fputs("ui_pictures FOLDER FONTS\n", stderr);
        return 2;
    }
    using mq::ui::ThemeKind;
    constexpr std::array shots = {
        Shot{ThemeKind::light, 1, 0},          Shot{ThemeKind::light, 1, 1},
        Shot{ThemeKind::light, 1, 2},          Shot{ThemeKind::dark, 1, 0},
        Shot{ThemeKind::dark, 1, 1},           Shot{ThemeKind::dark, 1, 2},
        Shot{ThemeKind::light, 1.5F, 0},       Shot{ThemeKind::light, 1.5F, 1},
        Shot{ThemeKind::light, 1.5F, 2},       Shot{ThemeKind::light, 1, 2, "list"},
        Shot{ThemeKind::light, 1, 0, "modal"}, Shot{ThemeKind::light, 1, 0, "toasts"},
        Shot{ThemeKind::dark, 1, 0, "toasts"}, Shot{ThemeKind::light, 1, 1, "typing"},
        Shot{ThemeKind::light, 1, 1, "keys"}};
    for (const Shot& shot : shots) {
        if (const mq::Status done = take(arguments[1], arguments[2], shot); !done) {
            std::fprintf(stderr, "%s\n", done.error().message.c_str());
            return 1;
        }
    }
    return 0;
}
