#include "app/app_fixture.h"

#include "app/scene_library.h"
#include "base/ids.h"
#include "content/competency_file.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <chrono>
#include <thread>

namespace mq::tests {
namespace {

constexpr std::int64_t start_ms = 1'795'000'000'000; // 2026-11-18, in the morning in Hanoi

} // namespace

Sandbox::Sandbox()
    : clock(Instant{start_ms}, 7 * 60),
      folder_(std::filesystem::temp_directory_path() / fmt::format("monqua-test-{:016x}", entropy_seed())) {
    std::filesystem::create_directories(folder_ / "share");
    const std::filesystem::path source(MONQUA_SOURCE_DIR);
    for (const char* part : {"competencies", "text", "acts", "handbook"})
        std::filesystem::create_directory_symlink(source / "assets" / part, folder_ / "share" / part);
    std::filesystem::copy(source / "scenarios", folder_ / "share" / "scenarios",
                          std::filesystem::copy_options::recursive);
}

Sandbox::~Sandbox() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::filesystem::path Sandbox::share() const {
    return folder_ / "share";
}

std::unique_ptr<app::App> Sandbox::open(bool read_only) const {
    app::AppOptions options;
    options.share = share();
    options.data_dir = data();
    options.config_file = folder_ / "config" / "config.json";
    options.key_dir = keys;
    options.quick_keys = true;
    options.clock = &clock;
    options.seed = 7;
    options.read_only = read_only;
    return app::App::open(options);
}

std::unique_ptr<app::App> Sandbox::open_with_person() const {
    auto app = open();
    REQUIRE_MESSAGE(app->model().fatal.empty(), app->model().fatal);
    REQUIRE(app->model().page == app::Page::first_run);
    app->run(app::CompleteFirstRun{"Lê Thị Bảo Ngân", app::Role::trainee, {}});
    REQUIRE(app->model().page == app::Page::home);
    return app;
}

void wait_until_idle(app::App& app) {
    constexpr std::chrono::milliseconds between{2};
    for (std::chrono::milliseconds slept{0}; app.busy() && slept < std::chrono::minutes(2);
         slept += between) {
        std::this_thread::sleep_for(between);
        app.poll();
    }
    REQUIRE_FALSE(app.busy());
}

std::string first_scene(const app::App& app, bool assessment) {
    for (const app::SceneRow& row : app.model().home.scenes)
        if (row.assessment == assessment)
            return row.id;
    FAIL("no such scene in the library");
    return {};
}

app::ScenePtr scene_of(const Sandbox& sandbox, const std::string& id) {
    auto loaded = content::load_competency_file(sandbox.share() / "competencies" / "a01.yaml");
    REQUIRE(loaded.competency.has_value());
    const auto library = app::SceneLibrary::load(sandbox.share() / "scenarios", *loaded.competency);
    const app::ScenePtr scene = library.find(id);
    REQUIRE(scene != nullptr);
    return scene;
}

void begin(app::App& app, const std::string& id, bool assessment) {
    app.run(app::StartAttempt{id, assessment});
    if (app.model().page == app::Page::address)
        app.run(app::AnswerAddress{});
    REQUIRE(app.model().page == app::Page::play);
}

app::Choose choice_of(const Uuid& attempt, const domain::Scenario& scene, const domain::Answer& answer) {
    app::Choose out{attempt, answer.picks, 1'000};
    const domain::Address address = domain::address_for(scene.customer, {});
    for (const std::string& entry : answer.entries)
        out.entries.push_back(domain::fill_roles(entry, address));
    out.trigger = answer.trigger;
    return out;
}

void play_to_end(app::App& app, const app::PlayableScene& scene, bool best, int at_most) {
    domain::Session shadow = domain::start_session(scene.graph, domain::Mode::practice);
    // The shadow follows what was already decided, so that an attempt can be taken up in its middle.
    REQUIRE(app.model().play.has_value());
    const int before = app.model().play->decisions;
    for (int i = 0; i < before + at_most && !app.model().play->finished; ++i) {
        const auto& state = shadow.state;
        std::size_t outcome = scene.analysis.best_outcome(state);
        if (!best)
            for (std::size_t o = 0; o < scene.graph.outcome_count(state.at); ++o)
                if (scene.graph.is_open(state, o) &&
                    scene.analysis.regret(state, o) > scene.analysis.regret(state, outcome))
                    outcome = o;
        const auto answer = domain::answer_for(scene.scenario, state.at, outcome);
        REQUIRE(answer.has_value());
        if (i >= before) {
            app.run(choice_of(app.model().play->attempt, scene.scenario, *answer));
            REQUIRE_MESSAGE(app.model().notices.empty(),
                            (app.model().notices.empty() ? std::string() : app.model().notices.back().text));
        }
        auto next = domain::apply(scene.scenario, scene.graph, shadow,
                                  domain::Move{domain::Move::Kind::answer, *answer});
        REQUIRE(next.has_value());
        shadow = std::move(*next);
    }
}

} // namespace mq::tests
