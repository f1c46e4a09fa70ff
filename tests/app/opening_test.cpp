#include "app/app_fixture.h"

#include "app/demo.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <fstream>

using namespace mq;
using namespace mq::tests;

TEST_CASE("the first run wants a name and a folder that can be written, and says what is wrong") {
    const Sandbox sandbox;
    auto app = sandbox.open();
    REQUIRE(app->model().page == app::Page::first_run);
    app->run(app::CompleteFirstRun{"   ", app::Role::trainee, {}});
    CHECK(app->model().page == app::Page::first_run);
    CHECK(app->model().notices.size() == 1);
    app->run(app::CompleteFirstRun{"Ngân", app::Role::trainee, "tạm/đây"});
    CHECK(app->model().notices.size() == 2);
    app->run(app::CompleteFirstRun{"Ngân", app::Role::trainee, "/proc/monqua"});
    CHECK(app->model().notices.size() == 3);
    CHECK(app->model().page == app::Page::first_run);
    app::Settings english = app->model().settings;
    english.language = app::Language::en;
    app->run(app::ChangeSettings{english}); // there is no file yet to keep it in
    const std::filesystem::path elsewhere = sandbox.folder() / "nơi khác";
    app->run(app::CompleteFirstRun{"Nga\xCC\x82n", app::Role::lead, elsewhere.string()});
    CHECK(app->model().page == app::Page::home);
    CHECK(app->model().me.name == "Ngân"); // NFC
    CHECK(std::filesystem::exists(elsewhere / "monqua.db"));
    app.reset();
    app = sandbox.open(); // the folder is remembered
    CHECK(app->model().page == app::Page::home);
    CHECK(app->model().me.name == "Ngân");
    CHECK(app->model().me.role == app::Role::lead);
    CHECK(app->model().settings.language == app::Language::en);
}

TEST_CASE("settings are kept, and the language changes every text at run time") {
    const Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const std::string vietnamese = app->model().home.greeting;
    app::Settings settings = app->model().settings;
    settings.language = app::Language::en;
    settings.theme = app::ThemeChoice::dark;
    settings.text_percent = 130;
    settings.practice_clock = false;
    settings.typing = {vietnamese::Method::off, vietnamese::ToneRule::classic};
    settings.typing_used = vietnamese::Method::vni;
    app->run(app::ChangeSettings{settings});
    CHECK(app->model().home.greeting != vietnamese);
    CHECK(app->texts().get("mode.practice") == "Practice");
    app.reset();
    app = sandbox.open();
    CHECK(app->model().settings == settings);
    CHECK(app->model().home.greeting != vietnamese);
}

TEST_CASE("a file that is no database, or a newer one, is refused with a sentence and left alone") {
    const Sandbox sandbox;
    std::filesystem::create_directories(sandbox.data());
    const std::string bytes(4096, 'x');
    std::ofstream(sandbox.data() / "monqua.db") << bytes;
    auto app = sandbox.open();
    CHECK_FALSE(app->model().fatal.empty());
    std::ifstream in(sandbox.data() / "monqua.db");
    CHECK(std::string((std::istreambuf_iterator<char>(in)), {}) == bytes);
    std::filesystem::remove(sandbox.data() / "monqua.db");
    app->run(app::RetryOpening{});
    CHECK(app->model().fatal.empty());
    CHECK(app->model().page == app::Page::first_run);
}

TEST_CASE("a second window is told, and may look without writing") {
    const Sandbox sandbox;
    auto first = sandbox.open_with_person();
    auto second = sandbox.open();
    CHECK_FALSE(second->model().fatal.empty());
    second->run(app::OpenReadOnly{});
    CHECK(second->model().fatal.empty());
    CHECK(second->model().read_only);
    CHECK_FALSE(second->model().banner.empty());
    second->run(app::StartAttempt{first_scene(*second, false), false});
    if (second->model().page == app::Page::address)
        second->run(app::AnswerAddress{});
    CHECK(second->model().page != app::Page::play);
    CHECK_FALSE(second->model().notices.empty());
}

TEST_CASE("a broken scene file costs the others nothing and is named") {
    const Sandbox sandbox;
    std::ofstream(sandbox.share() / "scenarios" / "chat" / "hong.yaml") << "scene: 1\nid: hong\ntitel: sai\n";
    auto app = sandbox.open_with_person();
    REQUIRE(app->model().home.broken.size() == 1);
    CHECK(app->model().home.broken[0].file == "chat/hong.yaml");
    CHECK(app->model().home.scenes.size() >= 6);
}

TEST_CASE("reading pages costs SQL once, standing still costs none") {
    const Sandbox sandbox;
    auto app = sandbox.open_with_person();
    app->run(app::OpenPage{app::Page::attempts});
    const auto before = app->sql_statements();
    for (int frame = 0; frame < 100; ++frame)
        CHECK_FALSE(app->model().home.greeting.empty());
    CHECK(app->sql_statements() == before);
    app->run(app::OpenPage{app::Page::radar});
    app->run(app::OpenPage{app::Page::home});
    CHECK(app->sql_statements() == before); // both are worked out from what is in memory
}

TEST_CASE("the demo is a believable team: the same each time, sound, and with something to see") {
    const Sandbox sandbox;
    const auto done = app::fill_demo(sandbox.share(), sandbox.data(), sandbox.clock, 5);
    REQUIRE_MESSAGE(done.has_value(), (done ? std::string() : done.error().message));
    auto app = sandbox.open();
    REQUIRE(app->model().page == app::Page::home);
    CHECK(app->model().me.name == "Trần Minh Khôi");
    app->run(app::OpenPage{app::Page::radar});
    const auto& axes = app->model().radar.axes;
    CHECK(std::count_if(axes.begin(), axes.end(), [](const auto& a) { return a.practice.stimuli >= 2; }) >=
          3);
    CHECK(app->model().radar.evidence.size() >= 4);
    app->run(app::OpenPage{app::Page::attempts});
    CHECK(app->model().attempts.lines.size() == 27);
    CHECK(app->model().home.unfinished.size() == 1);
    app->run(app::OpenPage{app::Page::handbook});
    CHECK_FALSE(app->model().handbook.gifts.empty());
    CHECK_FALSE(app::fill_demo(sandbox.share(), sandbox.data(), sandbox.clock, 5).has_value());
}

TEST_CASE("a backup runs aside while one goes on, and says when it is done") {
    const Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const std::filesystem::path to = sandbox.folder() / "sao lưu" / "một.db";
    app->run(app::BackUp{to.string()}); // a folder that is not there yet, as at the first backup
    REQUIRE(app->busy());
    begin(*app, first_scene(*app, false), false); // written while the copy is made
    wait_until_idle(*app);
    CHECK(std::filesystem::exists(to));
    CHECK(app->model().notices.back().kind == app::NoticeKind::good);
    app->run(app::BackUp{"/proc/monqua/không.db"});
    wait_until_idle(*app);
    CHECK(app->model().notices.back().kind == app::NoticeKind::error);
}
