#include "window_program.h"

#include "app/demo.h"
#include "base/ids.h"
#include "platform/loop.h"
#include "platform/paths.h"
#include "platform/self_measure.h"
#include "platform/window.h"
#include "tour.h"
#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <fmt/format.h>
#include <cstdlib>
#include <fstream>
#include <future>

namespace mq {
namespace {

constexpr std::uint64_t demo_seed = 20'261'121;

/// A folder of our own under the system's temporary one; gone when the program ends.
class ThrowAwayFolder {
public:
    ThrowAwayFolder()
        : path_(std::filesystem::temp_directory_path() / fmt::format("monqua-{:016x}", entropy_seed())) {
        std::filesystem::create_directories(path_);
    }
    ~ThrowAwayFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ThrowAwayFolder(const ThrowAwayFolder&) = delete;
    ThrowAwayFolder& operator=(const ThrowAwayFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::optional<platform::WindowPlace> saved_place(const std::filesystem::path& config) {
    std::ifstream in(config.parent_path() / "window");
    std::string line;
    if (!in || !std::getline(in, line))
        return std::nullopt;
    return platform::parse_place(line);
}

void save_place(const std::filesystem::path& config, const platform::WindowPlace& place) {
    std::error_code ignored;
    std::filesystem::create_directories(config.parent_path(), ignored);
    std::ofstream(config.parent_path() / "window")
        << platform::to_text(place) << '\n'; // worth no error: only a place
}

/// What the App is opened with, and whether this run leaves traces in the person's own folders.
struct Setting {
    app::AppOptions app;
    bool lasting = true;
    std::unique_ptr<ThrowAwayFolder> folder;
};

Result<Setting> setting_for(const cli::WindowRequest& request, const std::filesystem::path& share) {
    Setting out;
    out.app.share = share;
    if (request.demo || request.tour) {
        out.lasting = false;
        out.app.automatic_backups = false; // nothing to be kept
        if (request.tour &&
            request.data_dir) { // a journey that looks into the data afterwards names their folder
            out.app.data_dir = *request.data_dir;
        } else {
            out.folder = std::make_unique<ThrowAwayFolder>();
            out.app.data_dir = out.folder->path() / "data";
        }
        if (!request.demo)
            return out; // the tour begins with a first run
        const auto who = request.demo_lead ? app::DemoPerson::lead
                         : request.demo_hr ? app::DemoPerson::hr
                                           : app::DemoPerson::trainee;
        if (Status done = app::fill_demo(share, out.app.data_dir, SystemClock(), demo_seed, who); !done)
            return tl::unexpected<Error>(done.error());
        return out;
    }
    out.app.key_dir = cli::key_folder(platform::config_file());
    if (request.data_dir) {
        out.app.data_dir = *request.data_dir;
        out.lasting = false; // a folder named for this run is not remembered for the next
        return out;
    }
    auto data = platform::data_folder();
    if (!data)
        return tl::unexpected<Error>(data.error());
    out.app.data_dir = std::move(*data);
    out.app.config_file = platform::config_file();
    return out;
}

} // namespace

WindowRun::WindowRun(platform::Window& window, app::App& app) : window_(window), app_(app) {
    take_texts();
}

void WindowRun::take_texts() {
    const auto& table = app_.texts().table();
    std::vector<ui::TextPair> pairs;
    pairs.reserve(table.size());
    for (const auto& [key, text] : table)
        pairs.emplace_back(key, text);
    language_ = app_.model().settings.language;
    ui::set_texts(pairs, language_ == app::Language::vi ? ',' : '.');
}

void WindowRun::take_look() {
    const app::Settings& settings = app_.model().settings;
    if (settings.language != language_)
        take_texts();
    ui::Look look;
    look.fonts = window_.fonts();
    look.theme = settings.theme == app::ThemeChoice::dark ? ui::ThemeKind::dark : ui::ThemeKind::light;
    look.text_scale = static_cast<float>(settings.text_percent) / 100.0F;
    look.monitor_scale = window_.scale();
    look.reduced_motion = settings.reduced_motion || still_;
    ui::set_look(look);
    window_.set_background(ui::theme().canvas);
}

platform::FrameWish WindowRun::frame(const platform::FrameInfo& info) {
    if (info.scale_changed)
        take_look();
    if (info.close_requested)
        shell_.request_close();
    shell_.draw(app_.model(), commands_, info.now);
    platform::FrameWish wish;
    wish.seconds =
        std::min({ui::frame_wish().take(), app_.seconds_to_next_day(), app_.seconds_to_next_backup()});
    constexpr double while_busy = 0.1; // seconds between two looks at what runs aside
    if (app_.busy())
        wish.seconds = std::min(wish.seconds, while_busy);
    wish.quit = shell_.wants_quit();
    return wish;
}

void WindowRun::after_frame() {
    if (first_frame_ms_ < 0.0)
        first_frame_ms_ = platform::ms_since_process_start();
    const Day today = local_day(clock_, clock_.now());
    if (day_ && *day_ != today)
        commands_.emplace_back(app::DayChanged{});
    day_ = today;
    if (app_.busy() || app_.seconds_to_next_backup() <= 0.0) {
        app_.poll();
        if (!app_.busy())
            window_.touch();
    }
    if (commands_.empty())
        return;
    app::Commands now;
    now.swap(commands_);
    app_.run(now);
    take_look();
    window_.touch();
}

namespace {

/// One window, one database. `pictures`: see run_tour.
int run_once(const cli::WindowRequest& request, const std::filesystem::path& share, int& pictures) {
    auto setting = setting_for(request, share);
    if (!setting) {
        fmt::print(stderr, "monqua: {}\n", setting.error().message);
        return cli::exit_wrong_use;
    }
    // The data are opened on a second thread while the window is made: neither waits for the other.
    auto opening = std::async(std::launch::async, [&] { return app::App::open(setting->app); });
    platform::WindowOptions options;
    options.fonts = share / "fonts";
    options.scale = request.scale;
    if (setting->lasting)
        options.place = saved_place(setting->app.config_file);
    if (request.width)
        options.place = platform::WindowPlace{{0, 0, *request.width, *request.height}, false};
    auto window = platform::Window::open(options);
    auto app = opening.get();
    if (!window) {
        fmt::print(stderr, "monqua: {} ({})\n", window.error().message, window.error().detail);
        return cli::exit_problems;
    }
    WindowRun run(**window, *app);
    // Pictures want a screen at rest, and a software renderer takes a second for a quarter of moving needle.
    if (request.tour)
        run.keep_still();
    run.take_look();
    platform::Loop loop(**window);
    loop.after_frame([&run] { run.after_frame(); });
    const platform::FrameFunction frame = [&run](const platform::FrameInfo& info) { return run.frame(info); };
    if (request.tour)
        return run_tour(loop, **window, frame, *app, share, *request.tour, pictures);
    if (request.bench_first_frame) {
        loop.settle(frame);
        fmt::print("first_frame_ms {:.2f}\npss_kib {}\n", run.first_frame_ms(), platform::pss_kib());
        return cli::exit_good;
    }
    loop.run(frame);
    if (setting->lasting)
        save_place(setting->app.config_file, (*window)->place());
    return cli::exit_good;
}

} // namespace

int run_window(const cli::WindowRequest& request, const std::filesystem::path& share) {
    int pictures = 0;
    const int code = run_once(request, share, pictures);
    // A whole tour goes on with HR's day and a lead's, each over a database of its own.
    const bool whole_tour = request.tour && !request.demo && !request.data_dir;
    if (code != cli::exit_good || !whole_tour)
        return code;
    cli::WindowRequest hr = request;
    hr.demo = hr.demo_hr = true;
    if (const int hr_code = run_once(hr, share, pictures); hr_code != cli::exit_good)
        return hr_code;
    cli::WindowRequest lead = request;
    lead.demo = lead.demo_lead = true;
    return run_once(lead, share, pictures);
}

} // namespace mq
