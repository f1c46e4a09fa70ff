#include "tour.h"

#include "app/scene_library.h"
#include "base/text.h"
#include "cli/cli.h"
#include "content/competency_file.h"
#include "domain/session.h"
#include "visitor.h"

#include <fmt/format.h>
#include <optional>

namespace mq {
namespace {

/// Knows the scene that is being played well enough to play it decently: mostly the best answer, now and then
/// one that is not, so that the look back has something to show.
class Player {
public:
    Player(const app::App& app, const std::filesystem::path& share) : app_(app) {
        auto loaded = content::load_competency_file(share / "competencies" / "a01.yaml");
        if (!loaded.competency)
            return;
        library_ = app::SceneLibrary::load(share / "scenarios", *loaded.competency);
    }

    /// What to pick now, as places among the choices shown; empty when the scene is not known.
    /// `regret`: 0 plays well, else an answer that gives away at least so much (without a critical error) is
    /// looked for.
    [[nodiscard]] std::vector<std::size_t> places(int regret) {
        const app::Play& play = *app_.model().play;
        if (!scene_ || scene_->scenario.id != play.scene_id ||
            static_cast<int>(session_.path.size()) != play.decisions)
            begin(play);
        if (!scene_)
            return {};
        const auto& state = session_.state;
        std::size_t outcome = scene_->analysis.best_outcome(state);
        for (std::size_t o = 0; regret > 0 && o < scene_->graph.outcome_count(state.at); ++o)
            if (scene_->graph.is_open(state, o) && !scene_->graph.is_critical(state.at, o) &&
                scene_->analysis.regret(state, o) >= regret &&
                scene_->analysis.regret(state, o) <= regret + 1)
                outcome = o;
        const auto answer = domain::answer_for(scene_->scenario, state.at, outcome);
        if (!answer)
            return {};
        std::vector<std::size_t> out;
        for (const std::uint8_t pick : answer->picks)
            for (std::size_t i = 0; i < play.choices.size(); ++i)
                if (play.choices[i].pick == pick)
                    out.push_back(i);
        auto next = domain::apply(scene_->scenario, scene_->graph, session_,
                                  domain::Move{domain::Move::Kind::answer, *answer});
        if (next)
            session_ = std::move(*next);
        return out;
    }

private:
    void begin(const app::Play& play) {
        scene_ = library_.find(play.scene_id);
        if (scene_)
            session_ = domain::start_session(scene_->graph, domain::Mode::practice);
    }

    const app::App& app_;
    app::SceneLibrary library_;
    app::ScenePtr scene_;
    domain::Session session_;
};

ImGuiKey digit(std::size_t place) {
    return static_cast<ImGuiKey>(ImGuiKey_1 + static_cast<int>(place));
}

class Tour {
public:
    Tour(Visitor& visitor, const app::App& app, const std::filesystem::path& share)
        : go_(visitor), app_(app), player_(app, share) {}

    void walk() {
        first_run();
        around_the_home();
        play_a_scene();
        look_back();
        try_again();
        own_pages();
        other_looks();
        assessment();
        back_up();
    }

private:
    void first_run() {
        if (app_.model().page != app::Page::first_run)
            return;
        go_.picture("first-run");
        go_.click("first.name");
        go_.type("Lê Thị Bảo Ngân");
        go_.click("first.role.trainee");
        go_.picture("first-run-filled");
        go_.click("first.start");
        go_.require(app_.model().page == app::Page::home, "the first run did not lead home");
    }

    void around_the_home() {
        go_.expect(text::given_name(app_.model().me.name));
        go_.picture("home");
        go_.press(ImGuiKey_F1);
        go_.picture("shortcuts");
        go_.press(ImGuiKey_Escape);
        go_.press(ImGuiMod_Ctrl | ImGuiKey_K);
        go_.type("goi hang");
        go_.picture("palette");
        go_.press(ImGuiKey_Escape);
    }

    void answer_address() {
        if (app_.model().page != app::Page::address)
            return;
        go_.picture("address");
        go_.click("address.year");
        go_.type("2001");
        go_.click("address.gender.female");
        go_.click("address.region.south");
        go_.picture("address-filled");
        go_.click("address.go");
    }

    void play_a_scene() {
        go_.click("home.start");
        answer_address();
        go_.require(app_.model().page == app::Page::play, "the scene did not begin");
        go_.picture("play-opening");
        go_.click("play.hint");
        go_.picture("play-hint");
        bool several = false;
        bool order = false;
        while (!go_.failed() && app_.model().play && !app_.model().play->finished) {
            const app::Play& play = *app_.model().play;
            const bool new_kind = (play.answer == domain::AnswerKind::several && !several) ||
                                  (play.answer == domain::AnswerKind::order && !order);
            several = several || play.answer == domain::AnswerKind::several;
            order = order || play.answer == domain::AnswerKind::order;
            answer(play.decisions, new_kind);
        }
        go_.picture("play-ended");
    }

    /// One decision: with the mouse every third time, else by the keys, as a person who is getting used to
    /// it.
    void answer(int decision, bool show) {
        const domain::AnswerKind kind = app_.model().play->answer;
        const std::vector<std::size_t> places = player_.places(decision == 2 ? 1 : decision == 4 ? 2 : 0);
        go_.require(!places.empty(), "the scene is not in the library");
        for (const std::size_t place : places) {
            if (kind == domain::AnswerKind::one && decision % 3 == 0)
                go_.click(fmt::format("play.option.{}", place + 1));
            else
                go_.press(digit(place));
        }
        if (decision == 4)
            go_.picture("play-in-the-middle");
        if (show)
            go_.picture(kind == domain::AnswerKind::several ? "play-several" : "play-order");
        if (decision % 3 == 0)
            go_.click("play.send");
        else
            go_.press(ImGuiKey_Enter);
        go_.require(
            !app_.model().play || app_.model().play->finished || app_.model().play->decisions == decision + 1,
            fmt::format("decision {} was not taken", decision + 1));
    }

    void look_back() {
        go_.click("play.debrief");
        go_.require(app_.model().page == app::Page::debrief, "the debrief did not open");
        go_.picture("debrief-first-question");
        go_.click("debrief.reflection");
        go_.type("Hỏi hạn của khách sớm hơn, trước khi nói cách làm.");
        go_.click("debrief.save");
        go_.require(app_.model().debrief && app_.model().debrief->reflected, "the reflection was not kept");
        go_.picture("debrief");
        for (int i = 0; i < 2; ++i)
            go_.press(ImGuiKey_RightArrow);
        go_.picture("debrief-decision");
        go_.click("debrief.gift");
        go_.require(app_.model().debrief && app_.model().debrief->gift_saved, "the gift was not kept");
    }

    void try_again() {
        go_.press(ImGuiKey_R);
        go_.require(app_.model().page == app::Page::play, "trying again did not begin");
        go_.picture("play-again");
        go_.press(ImGuiKey_P);
        go_.picture("play-paused");
        go_.press(ImGuiKey_P);
        go_.press(ImGuiKey_Escape);
        go_.picture("play-leaving");
        go_.click("play.leave.keep");
        go_.require(app_.model().page == app::Page::home, "leaving did not lead home");
        go_.require(!app_.model().home.unfinished.empty(), "the attempt that was left is not offered again");
        go_.picture("home-unfinished");
    }

    void own_pages() {
        go_.click("rail.radar");
        go_.picture("radar");
        why_this_level();
        go_.click("radar.kind.principles");
        go_.expect_widget("radar.principle_row.0");
        go_.picture("radar-principles");
        go_.press(ImGuiKey_End);
        go_.picture("radar-pitfalls");
        go_.click("radar.kind.practice");
        go_.press(ImGuiMod_Ctrl | ImGuiKey_2);
        go_.picture("attempts");
        go_.click("rail.handbook");
        go_.picture("handbook");
        go_.click("rail.settings");
        go_.picture("settings");
    }

    /// The page that explains the standing, from the radar where it says something of one, else from the
    /// palette; and what would be without the heaviest evidence.
    void why_this_level() {
        if (go_.has("radar.explain")) {
            go_.click("radar.explain");
        } else {
            go_.press(ImGuiMod_Ctrl | ImGuiKey_K);
            go_.type("vi sao toi");
            go_.press(ImGuiKey_Enter);
        }
        go_.require(app_.model().page == app::Page::standing, "the standing was not explained");
        go_.picture("standing");
        if (!app_.model().standing.lines.empty()) {
            go_.click("standing.line.0.use");
            go_.require(app_.model().standing.without.has_value(), "nothing was left out");
            go_.picture("standing-what-if");
            go_.click("standing.restore");
            go_.require(!app_.model().standing.without, "what was left out did not come back");
        }
        go_.click("standing.back");
        go_.require(app_.model().page == app::Page::radar, "the way back did not lead to the radar");
    }

    void other_looks() {
        go_.click("settings.theme.dark");
        go_.picture("settings-dark");
        go_.click("rail.radar");
        go_.picture("radar-dark");
        if (go_.has("radar.explain")) {
            go_.click("radar.explain");
            go_.picture("standing-dark");
        }
        go_.click("rail.practice");
        go_.picture("home-dark");
        go_.click("rail.settings");
        go_.click("settings.theme.light");
        go_.click("settings.language.en");
        go_.expect("Settings");
        go_.click("rail.practice");
        go_.picture("home-english");
        go_.click("rail.settings");
        go_.click("settings.language.vi");
        for (int i = 0; i < 2; ++i)
            go_.press(ImGuiMod_Ctrl | ImGuiKey_Equal);
        go_.require(app_.model().settings.text_percent == 130, "the text did not grow");
        go_.click("rail.practice");
        go_.picture("home-large-text");
        go_.press(ImGuiMod_Ctrl | ImGuiKey_0);
    }

    void assessment() {
        for (const app::SceneRow& row : app_.model().home.scenes) {
            if (!row.assessment)
                continue;
            go_.click(fmt::format("home.scene.{}", row.id));
            go_.picture("assessment-asked");
            go_.click("home.assess.other");
            go_.require(app_.model().play && app_.model().play->assessment, "the assessment did not begin");
            go_.picture("assessment");
            go_.press(ImGuiMod_Ctrl | ImGuiKey_1);
            return;
        }
    }

    void back_up() {
        go_.click("rail.settings");
        go_.click("settings.back_up");
        go_.expect(text_before(app_.texts().get("settings.backed_up"), '{'));
        go_.picture("backed-up");
    }

    /// The words of a sentence before its first place for an argument.
    static std::string text_before(const std::string& text, char mark) {
        return text.substr(0, text.find(mark));
    }

    Visitor& go_;
    const app::App& app_;
    Player player_;
};

} // namespace

int run_tour(platform::Loop& loop, platform::Window& window, const platform::FrameFunction& frame,
             const app::App& app, const std::filesystem::path& share, const std::filesystem::path& pictures) {
    Visitor visitor(loop, window, frame, pictures);
    Tour(visitor, app, share).walk();
    if (!visitor.failed())
        return cli::exit_good;
    fmt::print(stderr, "monqua --tour: {}\n", visitor.trouble());
    return cli::exit_problems;
}

} // namespace mq
