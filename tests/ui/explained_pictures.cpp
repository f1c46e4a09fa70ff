// Pictures of the page that explains a standing, in a real window: `ui_explained_pictures FOLDER FONTS
// [PART-OF-NAME]`. Not a test: what is beautiful is judged by eye.
#include "ui/picture.h"
#include "ui/sample_explained.h"
#include "ui/screens/standing_screen.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <array>
#include <memory>

namespace {

using namespace mq;
using Size = test::PictureSize;

constexpr std::array sizes{Size{"1440", 1440, 900},
                           Size{"tall", 1440, 2000},
                           Size{"1280", 1280, 720},
                           Size{"1280tall", 1280, 2300},
                           Size{"150", 1366, 768, 1.5F},
                           Size{"150tall", 1366, 3600, 1.5F},
                           Size{"130", 1440, 900, 1, 130},
                           Size{"dark", 1440, 2000, 1, 100, true},
                           Size{"en", 1440, 2000, 1, 100, false, true}};

struct Shot {
    const char* name;
    test::Records (*records)();
    int leave_out; ///< of the heaviest lines
    int view;
    bool long_words = false;
};

constexpr std::array shots{Shot{"none", [] { return test::Records{}; }, 0, 0},
                           Shot{"few", test::few_records, 0, 0},
                           Shot{"placed", test::placed_records, 0, 0},
                           Shot{"placed-if", test::placed_records, 2, 0},
                           Shot{"facet-if", test::placed_records, 1, 5},
                           Shot{"human", test::human_records, 0, 0},
                           Shot{"autonomy", test::autonomy_records, 0, 2},
                           Shot{"critical", test::critical_records, 0, 0},
                           Shot{"critical-if", test::critical_records, 1, 0},
                           Shot{"many", [] { return test::many_records(200); }, 1, 0},
                           Shot{"long", test::critical_records, 1, 0, true}};

test::DrawPicture begin(const Size& size, const Shot& shot) {
    test::Explained explained(shot.records(), size.english ? app::Language::en : app::Language::vi,
                              shot.long_words);
    for (int i = 0; i < shot.leave_out; ++i) {
        explained.run({app::ToggleWhatIf{explained.page().lines[static_cast<std::size_t>(i)].id}});
    }
    auto screen = std::make_shared<ui::StandingUi>();
    screen->view = shot.view;
    return [screen, model = explained.model(), out = app::Commands()](const test::PictureFrame&) mutable {
        const ui::Frame whole;
        ui::draw_standing({model, out, 0}, *screen, test::beside_rail(whole.area()));
    };
}

} // namespace

int main(int count, char** arguments) {
    return test::take_pictures(count, arguments, sizes, shots, 0.5, begin);
}
