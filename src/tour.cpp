#include "tour.h"

#include "base/text.h"
#include "cli/cli.h"
#include "tour_hr.h"
#include "tour_lead.h"
#include "tour_scene.h"
#include "visitor.h"

#include <fmt/format.h>

namespace mq {
namespace {

class Tour {
public:
    Tour(Visitor& visitor, const app::App& app, const std::filesystem::path& share)
        : go_(visitor), app_(app), scene_(visitor, app, share) {}

    void walk() {
        first_run();
        around_the_home();
        play_a_scene();
        look_back();
        try_again();
        own_words();
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
        scene_.play_on();
        go_.picture("play-ended");
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

    /// Scenes with the ways to answer that have not come up: a typed reply is looked back on, the others are
    /// left when they have been seen.
    void own_words() {
        using domain::AnswerKind;
        for (const AnswerKind kind : {AnswerKind::type, AnswerKind::log, AnswerKind::route}) {
            const app::PlayableScene* scene = scene_.player().practice_with(kind);
            if (scene == nullptr || (kind != AnswerKind::type && scene_.seen(kind)))
                continue;
            start_from_palette(*scene);
            if (kind == AnswerKind::type) {
                scene_.play_on();
                look_at_own_words();
                continue;
            }
            while (!go_.failed() && app_.model().play && !app_.model().play->finished && !scene_.seen(kind))
                scene_.answer();
            go_.press(ImGuiKey_Escape);
            go_.click("play.leave.drop");
        }
    }

    void start_from_palette(const app::PlayableScene& scene) {
        go_.press(ImGuiMod_Ctrl | ImGuiKey_K);
        go_.type(scene.scenario.title.vi);
        int entry = 0;
        while (go_.has(fmt::format("palette.{}", entry + 1)))
            ++entry; // attempts that were left open come first
        go_.click(fmt::format("palette.{}", entry));
        answer_address();
        go_.require(app_.model().play && app_.model().play->scene_id == scene.scenario.id,
                    fmt::format("“{}” did not begin", scene.scenario.id));
    }

    void look_at_own_words() {
        scene_.listen();
        go_.click("play.debrief");
        go_.click("debrief.skip");
        go_.require(app_.model().debrief && app_.model().debrief->reflected, "the question was not skipped");
        if (go_.failed())
            return;
        const auto& decisions = app_.model().debrief->decisions;
        for (std::size_t i = 0; i < decisions.size(); ++i)
            if (decisions[i].kind == domain::AnswerKind::type) {
                if (go_.has(fmt::format("debrief.retry.{}", i + 1))) // only rows that are shut have it
                    go_.click(fmt::format("debrief.decision.{}", i + 1));
                break;
            }
        go_.picture("debrief-own-words");
        handbook_and_back();
        go_.click("rail.practice");
    }

    /// From what the open decision names to the handbook, and back to it.
    void handbook_and_back() {
        const char* link = go_.has("debrief.missing.1") ? "debrief.missing.1" : "debrief.book.step";
        if (!go_.has(link))
            return;
        go_.click(link);
        go_.require(app_.model().page == app::Page::handbook, "the link did not lead to the handbook");
        go_.picture("handbook-from-debrief");
        go_.press(ImGuiKey_Home);
        go_.click("handbook.back");
        go_.require(app_.model().page == app::Page::debrief, "the way back did not lead to the debrief");
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
        go_.click("handbook.part.process"); // it remembers the part of the last visit
        go_.picture("handbook");
        go_.click("handbook.part.wording");
        go_.picture("handbook-wording");
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
    TourScene scene_;
};

} // namespace

int run_tour(platform::Loop& loop, platform::Window& window, const platform::FrameFunction& frame,
             const app::App& app, const std::filesystem::path& share, const std::filesystem::path& pictures,
             int& taken) {
    Visitor visitor(loop, window, frame, pictures, taken);
    if (app.model().me.role == app::Role::hr)
        walk_hr_tour(visitor, app, share);
    else if (app.model().me.role == app::Role::lead)
        walk_lead_tour(visitor, app);
    else
        Tour(visitor, app, share).walk();
    taken = visitor.taken();
    if (!visitor.failed())
        return cli::exit_good;
    fmt::print(stderr, "monqua --tour: {}\n", visitor.trouble());
    return cli::exit_problems;
}

} // namespace mq
