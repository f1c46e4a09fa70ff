// Pictures of a lead's pages in a real window: `ui_team_pictures FOLDER FONTS [PART-OF-NAME]`. Not a test:
// what is beautiful is judged by eye.
#include "ui/picture.h"
#include "ui/sample_team.h"
#include "ui/screens/insights_screen.h"
#include "ui/screens/team_screen.h"
#include "ui/shell.h"

#include <array>
#include <memory>

namespace {

using namespace mq;
using Size = test::PictureSize;

constexpr std::array sizes{Size{"1440", 1440, 900},
                           Size{"1280", 1280, 720},
                           Size{"150", 1366, 768, 1.5F},
                           Size{"small", 1280, 720, 1.5F},
                           Size{"dark", 1440, 900, 1, 100, true},
                           Size{"en", 1440, 900, 1, 100, false, true}};

/// A chord is pressed, or the mouse is put somewhere, before the picture is taken.
struct Shot {
    const char* name;
    app::Model (*model)();
    ImVec2 mouse{-1, -1};
    ImGuiKeyChord press = 0;
    float wheel = 0;
};

app::Model with_work(app::Model model) {
    model.work =
        app::RunningWork{"Đang xuất bảng nhiệt của cả công ty", "1.240 trên 5.000 người", 0.25, true};
    return model;
}

app::Model failed() {
    app::Model model = test::team_model();
    model.team.problem = "database disk image is malformed";
    return model;
}

const std::array shots{Shot{"team", test::team_model},
                       Shot{"team-hover", test::team_model, {900, 340}},
                       Shot{"team-cell", test::team_model, {0.53F, 0.5F}},
                       Shot{"team-compared", test::compared_team},
                       Shot{"team-firm", [] { return test::firm_model(5000); }, {0.5F, 0.7F}, 0, -30},
                       Shot{"team-long", test::long_team},
                       Shot{"team-empty", test::empty_team},
                       Shot{"team-failed", failed},
                       Shot{"team-work", [] { return with_work(test::team_model()); }},
                       Shot{"team-export", test::team_model, {-1, -1}, ImGuiMod_Ctrl | ImGuiKey_E},
                       Shot{"keys", test::team_model, {-1, -1}, ImGuiKey_F1},
                       Shot{"palette", test::team_model, {-1, -1}, ImGuiMod_Ctrl | ImGuiKey_K},
                       Shot{"insights", test::insights_sample},
                       Shot{"insights-end", test::insights_sample, {0.75F, 0.6F}, 0, -40},
                       Shot{"insights-firm", [] { return test::insights_firm(5000); }, {0.75F, 0.6F}, 0, -40},
                       Shot{"insights-long", test::long_insights},
                       Shot{"insights-empty", test::empty_insights}};

void press(ImGuiKeyChord chord, bool down) {
    ImGuiIO& io = ImGui::GetIO();
    if ((chord & ImGuiMod_Ctrl) != 0) {
        io.AddKeyEvent(ImGuiMod_Ctrl, down);
    }
    io.AddKeyEvent(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_), down);
}

test::DrawPicture begin(const Size&, const Shot& shot) {
    return [&shot, model = shot.model(), shell = std::make_shared<ui::Shell>(),
            out = app::Commands()](const test::PictureFrame& frame) mutable {
        if (shot.mouse.x >= 0) {
            const bool share = shot.mouse.x <= 1;
            const float scale = frame.size.scale;
            frame.mouse(share ? shot.mouse.x : shot.mouse.x * scale / static_cast<float>(frame.size.width),
                        share ? shot.mouse.y : shot.mouse.y * scale / static_cast<float>(frame.size.height));
        }
        if (shot.wheel != 0 && frame.number < 11) {
            ImGui::GetIO().AddMouseWheelEvent(0, shot.wheel);
        }
        if (shot.press != 0 && (frame.number == 3 || frame.number == 5)) {
            press(shot.press, frame.number == 3);
        }
        shell->draw(model, out, frame.now);
    };
}

} // namespace

int main(int count, char** arguments) {
    return test::take_pictures(count, arguments, sizes, shots, 1.0, begin);
}
