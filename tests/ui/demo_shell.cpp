#include "ui/demo_shell.h"

#include "app/demo.h"
#include "base/ids.h"
#include "ui/i18n.h"

#include <fmt/format.h>
#include <stdexcept>
#include <vector>

namespace mq::ui::test {
namespace {

constexpr std::int64_t now_ms = 1'795'000'000'000; // 2026-11-18

std::filesystem::path share() {
    return std::filesystem::path(MONQUA_SHARE);
}

void take_texts(const app::App& app) {
    std::vector<TextPair> pairs;
    for (const auto& [key, text] : app.texts().table())
        pairs.emplace_back(key, text);
    set_texts(pairs);
}

} // namespace

DemoShell::DemoShell(const Screen& screen)
    : folder_(std::filesystem::temp_directory_path() / fmt::format("monqua-shell-{:016x}", entropy_seed())),
      clock_(Instant{now_ms}, 7 * 60) {
    std::filesystem::create_directories(folder_);
    if (const Status done = app::fill_demo(share(), folder_, clock_, 1); !done)
        throw std::runtime_error(done.error().message);
    app::AppOptions options;
    options.share = share();
    options.data_dir = folder_;
    options.clock = &clock_;
    options.seed = 3;
    app_ = app::App::open(options);
    take_texts(*app_);
    harness_ = std::make_unique<Harness>([this] { draw(); }, screen);
    harness_->settle();
}

DemoShell::~DemoShell() {
    harness_.reset();
    app_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void DemoShell::draw() {
    shell_.draw(app_->model(), commands_, harness_ ? harness_->now() : 0.0);
    if (commands_.empty())
        return;
    app::Commands now;
    now.swap(commands_);
    app_->run(now); // the frame is finished; what it asked for is done before the next
}

void DemoShell::run(const app::Command& command) {
    app_->run(command);
    harness_->settle();
}

void DemoShell::answer() {
    const app::Play& play = *app_->model().play;
    std::vector<std::uint8_t> picks;
    for (const app::Choice& choice : play.choices)
        picks.push_back(choice.pick);
    if (play.answer != domain::AnswerKind::order)
        picks.resize(1);
    run(app::Choose{play.attempt, picks, 0});
}

void DemoShell::play_to_the_end() {
    run(app::StartAttempt{app_->model().home.scenes.front().id, false});
    while (!app_->model().play->finished)
        answer();
}

void DemoShell::show(app::Page page) {
    if (page == app::Page::play) {
        run(app::StartAttempt{app_->model().home.scenes.front().id, false});
        for (int i = 0; i < 3; ++i)
            answer();
    } else if (page == app::Page::debrief) {
        run(app::OpenPage{app::Page::attempts});
        for (const app::AttemptLine& line : app_->model().attempts.lines)
            if (line.finished && !line.assessment)
                return run(app::OpenDebrief{line.attempt});
    } else {
        run(app::OpenPage{page});
    }
}

const char* name_of(app::Page page) {
    switch (page) {
        case app::Page::first_run: return "first_run";
        case app::Page::home: return "home";
        case app::Page::address: return "address";
        case app::Page::play: return "play";
        case app::Page::debrief: return "debrief";
        case app::Page::radar: return "radar";
        case app::Page::standing: return "standing";
        case app::Page::attempts: return "attempts";
        case app::Page::handbook: return "handbook";
        case app::Page::settings: return "settings";
        case app::Page::interviews: return "interviews";
        case app::Page::plan: return "plan";
        case app::Page::conduct: return "conduct";
        case app::Page::consensus: return "consensus";
        case app::Page::people: return "people";
        case app::Page::observation: return "observation";
        case app::Page::calibration: return "calibration";
        case app::Page::bank: return "bank";
        case app::Page::team: return "team";
        case app::Page::member: return "member";
        case app::Page::insights: return "insights";
        case app::Page::assignments: return "assignments";
        case app::Page::complaints: return "complaints";
        case app::Page::session: return "session";
        case app::Page::login: return "login";
        case app::Page::accounts: return "accounts";
        case app::Page::care: return "care";
        case app::Page::law: return "law";
        case app::Page::my_data: return "my_data";
    }
    return "";
}

} // namespace mq::ui::test
