// Pictures of home, first run, the question for forms of address, settings and handbook in a real window,
// over the demo's data: `ui_home_pictures FOLDER SHARE [PART-OF-NAME]`. Not a test: what is beautiful is
// judged by eye.
#include "app/app.h"
#include "app/demo.h"
#include "ui/i18n.h"
#include "ui/picture.h"
#include "ui/registry.h"
#include "ui/screens/address_screen.h"
#include "ui/screens/first_run_screen.h"
#include "ui/screens/handbook_screen.h"
#include "ui/screens/home_screen.h"
#include "ui/screens/settings_screen.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <fmt/format.h>
#include <imgui.h>
#include <array>
#include <cstdio>

namespace {

using namespace mq;
using Size = test::PictureSize;

constexpr std::array sizes{Size{"1440", 1440, 900, 1},
                           Size{"1280", 1280, 720, 1},
                           Size{"150", 1366, 768, 1.5F},
                           Size{"150-130", 1366, 768, 1.5F, 130},
                           Size{"dark", 1440, 900, 1, 100, true},
                           Size{"en", 1440, 900, 1, 100, false, true}};

struct Screens {
    ui::HomeUi home;
    ui::FirstRunUi first;
    ui::AddressUi address;
    ui::SettingsUi settings;
    ui::HandbookUi handbook;
    float scroll = 0; ///< steps of the wheel down before the picture
};

struct Shot {
    const char* name;
    app::Page page;
    void (*prepare)(app::Model&, Screens&);
};

void nothing(app::Model& model, Screens& screens) {
    (void)model;
    (void)screens;
}

const std::array shots{
    Shot{"home", app::Page::home, nothing},
    Shot{"home-end", app::Page::home,
         [](app::Model& m, Screens& s) {
             s.scroll = 40;
             m.me.role = app::Role::lead;
             m.home.broken = {{"scenarios/chat/don-hang-tre.yaml",
                               "Dòng 41: lựa chọn “b” dẫn tới nút “hen-lai” chưa có.", 3}};
             s.home.broken_open = true;
         }},
    Shot{"home-open", app::Page::home,
         [](app::Model& m, Screens&) {
             m.home.scenes[1].unfinished = m.me.id;
             m.home.unfinished = {
                 {m.me.id, m.home.scenes[1].id, m.home.scenes[1].title, "Hôm qua", 4, false},
                 {m.me.id, m.home.scenes.back().id, m.home.scenes.back().title, "09/11", 2, true},
                 {m.me.id, m.home.scenes[0].id, m.home.scenes[0].title, "02/11", 7, false}};
         }},
    Shot{"home-filter", app::Page::home,
         [](app::Model&, Screens& s) { s.home.filter.query = "khong co gi the nay"; }},
    Shot{"home-assess", app::Page::home,
         [](app::Model& m, Screens& s) {
             s.home.assessing = true;
             s.home.assessed_title = m.home.scenes.back().title;
         }},
    Shot{"home-new", app::Page::home,
         [](app::Model& m, Screens&) {
             m.home.unfinished.clear();
             m.home.finished_this_week = 0;
             m.home.axes.resize(5);
             for (auto& axis : m.home.axes) {
                 axis.practice = {};
             }
             for (auto& row : m.home.scenes) {
                 row.unfinished.reset();
                 row.best_score.reset();
                 row.attempts = 0;
             }
         }},
    Shot{"first", app::Page::first_run, nothing},
    Shot{"first-error", app::Page::first_run,
         [](app::Model&, Screens& s) {
             s.first.started = s.first.name_left = s.first.folder_left = true;
             s.first.folder = "tai-lieu/mon-qua";
         }},
    Shot{"address", app::Page::address,
         [](app::Model& m, Screens&) {
             m.me.birth_year.reset();
             m.me.trainee = {};
             m.pending_scene = m.home.scenes.front().id;
         }},
    Shot{"settings", app::Page::settings, nothing},
    Shot{"handbook", app::Page::handbook, nothing},
    Shot{"handbook-rules", app::Page::handbook,
         [](app::Model&, Screens& s) { s.handbook.part = ui::HandbookPart::principles; }},
    Shot{"handbook-avoid", app::Page::handbook,
         [](app::Model&, Screens& s) { s.handbook.part = ui::HandbookPart::pitfalls; }},
    Shot{"handbook-gifts", app::Page::handbook,
         [](app::Model&, Screens& s) { s.handbook.part = ui::HandbookPart::gifts; }},
    Shot{"handbook-none", app::Page::handbook, [](app::Model& m, Screens& s) {
             s.handbook.part = ui::HandbookPart::gifts;
             m.handbook.gifts.clear();
         }}};

void draw(const Shot& shot, const ui::ScreenContext& context, Screens& screens) {
    const ui::Frame frame;
    switch (shot.page) {
        case app::Page::first_run: return ui::draw_first_run(context, screens.first, frame.area());
        case app::Page::address: return ui::draw_address(context, screens.address, frame.area());
        default: break;
    }
    const ui::Rect area = test::beside_rail(frame.area());
    switch (shot.page) {
        case app::Page::settings: return ui::draw_settings(context, screens.settings, area);
        case app::Page::handbook: return ui::draw_handbook(context, screens.handbook, area);
        default: return ui::draw_home(context, screens.home, area);
    }
}

Status take(const test::PictureArguments& asked, const std::string& name, const Size& size, const Shot& shot,
            app::Model model) {
    Screens screens;
    shot.prepare(model, screens);
    model.page = shot.page;
    app::Commands out;
    return test::take_picture(asked.folder / (name + ".png"), asked.fonts / "fonts", size, 0.5,
                              [&](const test::PictureFrame& frame) {
                                  if (screens.scroll > 0) {
                                      frame.wheel(0.99F, 0.5F, -screens.scroll);
                                  }
                                  draw(shot, {model, out, frame.now}, screens);
                              });
}

void take_texts(const app::App& app, bool english) {
    std::vector<ui::TextPair> pairs;
    for (const auto& [key, text] : app.texts().table()) {
        pairs.emplace_back(key, text);
    }
    ui::set_texts(pairs, english ? '.' : ',');
}

int run(const test::PictureArguments& asked) {
    const SystemClock clock;
    app::AppOptions options;
    options.share = asked.fonts;
    options.data_dir =
        std::filesystem::temp_directory_path() / fmt::format("mq-pictures-{:x}", entropy_seed());
    if (const Status done = app::fill_demo(options.share, options.data_dir, clock, 7); !done) {
        fmt::print(stderr, "{}\n", done.error().message);
        return 1;
    }
    const auto app = app::App::open(options);
    for (const Size& size : sizes) {
        app::Settings settings = app->model().settings;
        settings.language = size.english ? app::Language::en : app::Language::vi;
        app->run(app::ChangeSettings{settings});
        take_texts(*app, size.english);
        app->run(app::OpenPage{app::Page::handbook});
        for (const Shot& shot : shots) {
            const std::string name = fmt::format("{}.{}", shot.name, size.name);
            if (!asked.wants(name)) {
                continue;
            }
            if (const Status done = take(asked, name, size, shot, app->model()); !done) {
                fmt::print(stderr, "{}\n", done.error().message);
                return 1;
            }
        }
    }
    std::filesystem::remove_all(options.data_dir);
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    const auto asked = test::picture_arguments(count, arguments);
    return asked ? run(*asked) : 2;
}
