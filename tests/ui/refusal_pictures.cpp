// Pictures of refusals beside what they came from, and of the four kinds of toasts, in a real window:
// `ui_refusal_pictures FOLDER FONTS [PART-OF-NAME]`. Not a test: what is beautiful is judged by eye.
#include "ui/picture.h"
#include "ui/refusal_cases.h"
#include "ui/registry.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <array>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace mq;
using Size = test::PictureSize;

constexpr std::array sizes{Size{"1440", 1440, 900}, Size{"150", 1366, 768, 1.5F},
                           Size{"dark", 1440, 900, 1, 100, true}};

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

struct Shot {
    std::string name;
    test::RefusalCase shown;
    bool with_error = false; ///< among the toasts
};

std::vector<Shot> shots() {
    std::vector<Shot> out;
    for (const test::RefusalCase& shown : test::refusal_cases()) {
        out.push_back({shown.name, shown});
    }
    out.push_back({toasts.name, toasts});
    out.push_back({"toasts-error", toasts, true});
    return out;
}

/// The whole interface over the case's model; of the commands only those about notices are run.
struct Picture {
    app::Model model;
    Play play;
    ui::Shell shell;
    app::Commands out;
    explicit Picture(const Shot& shot)
        : model(shot.shown.model()), play(shot.shown, model, shot.with_error) {}
    void draw(const test::PictureFrame& frame) {
        play.step(frame.number);
        out.clear();
        shell.draw(model, out, frame.now);
        for (const app::Command& command : out) {
            if (const auto* gone = command.as<app::DismissNotice>()) {
                std::erase_if(model.notices, [&](const app::Notice& n) { return n.id == gone->id; });
            }
        }
    }
};

test::DrawPicture begin(const Size&, const Shot& shot) {
    ui::registry().record(true);
    return [picture = std::make_shared<Picture>(shot)](const test::PictureFrame& frame) {
        picture->draw(frame);
    };
}

} // namespace

int main(int count, char** arguments) {
    return test::take_pictures(count, arguments, sizes, shots(), 1.2, begin);
}
