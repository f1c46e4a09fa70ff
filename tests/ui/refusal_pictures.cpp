// Pictures of refusals beside what they came from, and of the four kinds of toasts, in a real window:
// `ui_refusal_pictures FOLDER FONTS [PART-OF-NAME]`. Not a test: what is beautiful is judged by eye.
#include "platform/loop.h"
#include "platform/window.h"
#include "ui/refusal_cases.h"
#include "ui/registry.h"
#include "ui/sample_texts.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <fmt/format.h>
#include <imgui.h>
#include <array>
#include <cstdio>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace mq;

struct Size {
    const char* name;
    int width, height;
    float scale = 1;
    bool dark = false;
};

constexpr std::array sizes{Size{"1440", 1440, 900}, Size{"150", 1366, 768, 1.5F},
                           Size{"dark", 1440, 900, 1, true}};

const test::RefusalCase toasts{
    "toasts", [] { return test::shown_as(test::sample_home(), app::Page::home, app::Role::trainee); },
    app::CommandKind::DayChanged};

std::vector<std::string> words_of(const char* list) {
    std::istringstream names(list);
    std::vector<std::string> out;
    for (std::string name; names >> name;) {
        out.push_back(name);
    }
    return out;
}

/// One step of the picture: clicks that open the form, then the notices.
class Play {
public:
    Play(const test::RefusalCase& shown, app::Model& model, bool with_error)
        : shown_(shown), model_(model), with_error_(with_error), clicks_(words_of(shown.opened_by)) {}

    void step(int frame) {
        constexpr int apart = 6;
        const auto click = static_cast<std::size_t>(frame / apart);
        ImGuiIO& io = ImGui::GetIO();
        if (click >= 1 && click <= clicks_.size()) {
            const ui::WidgetRecord* widget = ui::registry().find(clicks_[click - 1]);
            if (widget != nullptr) {
                io.AddMousePosEvent(widget->rect.mid_x(), widget->rect.mid_y());
            }
            io.AddMouseButtonEvent(0, frame % apart == 3);
        }
        if (frame == static_cast<int>(clicks_.size() + 1) * apart + 2) {
            say();
        }
    }

private:
    void say() {
        if (std::string_view(shown_.name) != "toasts") {
            model_.notices.push_back(test::refusal_of(shown_, 1));
            return;
        }
        using Kind = app::NoticeKind;
        model_.notices = {
            {1, Kind::good, "Đã xuất xong: /home/ha/monqua/documents/bang-nhiet-2026-11-22.xlsx"},
            {2, Kind::warning, "Đã ghi 38 khiếu nại vào sổ. 2 dòng có lỗi nên bỏ qua."},
            {3, Kind::info, "Đã dừng. Không có gì thay đổi."}};
        if (with_error_) {
            model_.notices[0] = {1, Kind::error, test::refused_words};
        }
    }
    const test::RefusalCase& shown_;
    app::Model& model_;
    bool with_error_; ///< among the toasts
    std::vector<std::string> clicks_;
};

Status take(const std::string& file, const std::string& fonts, const Size& size,
            const test::RefusalCase& shown, bool with_error) {
    platform::WindowOptions options;
    options.fonts = fonts;
    options.scale = size.scale;
    options.place = platform::WindowPlace{{0, 0, size.width, size.height}, false};
    auto window = platform::Window::open(options);
    if (!window) {
        return tl::unexpected(window.error());
    }
    app::Model model = shown.model();
    app::Commands out;
    ui::Shell shell;
    platform::Loop loop(**window);
    ui::set_look({.fonts = (*window)->fonts(),
                  .theme = size.dark ? ui::ThemeKind::dark : ui::ThemeKind::light,
                  .monitor_scale = size.scale});
    (*window)->set_background(ui::theme().canvas);
    ui::registry().record(true);
    Play play(shown, model, with_error);
    int frames = 0;
    const auto frame = [&](const platform::FrameInfo& info) {
        play.step(frames++);
        out.clear();
        shell.draw(model, out, info.now);
        for (const app::Command& command : out) {
            if (const auto* gone = command.as<app::DismissNotice>()) {
                std::erase_if(model.notices, [&](const app::Notice& n) { return n.id == gone->id; });
            }
        }
        return platform::FrameWish{0.02, false};
    };
    loop.run_for(1.2, frame);
    return loop.save_screenshot(file, frame);
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fputs("ui_refusal_pictures FOLDER FONTS [PART-OF-NAME]\n", stderr);
        return 2;
    }
    const std::string_view wanted = count > 3 ? arguments[3] : "";
    test::use_texts(app::Language::vi);
    std::vector<test::RefusalCase> all = test::refusal_cases();
    all.push_back(toasts);
    for (const Size& size : sizes) {
        for (const test::RefusalCase& shown : all) {
            for (const bool with_error : {false, true}) {
                const bool toast = std::string_view(shown.name) == "toasts";
                const std::string name =
                    fmt::format("{}{}.{}", shown.name, with_error ? "-error" : "", size.name);
                if ((with_error && !toast) || name.find(wanted) == std::string::npos) {
                    continue;
                }
                if (const auto done = take(fmt::format("{}/{}.png", arguments[1], name), arguments[2], size,
                                           shown, with_error);
                    !done) {
                    std::fprintf(stderr, "%s: %s\n", name.c_str(), done.error().message.c_str());
                    return 1;
                }
            }
        }
    }
    return 0;
}
