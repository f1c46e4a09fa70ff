#include "ui/screens/home_screen.h"

#include "base/text.h"
#include "ui/i18n.h"
#include "ui/screens/home_screen_parts.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui {
namespace home {
namespace {

constexpr std::size_t few_unfinished = 2;

float header(const Stage& stage, const Rect& at) {
    const int done = stage.home.finished_this_week;
    const Text<96> week(done == 0   ? "home.week.none"
                        : done == 1 ? "home.week.one"
                                    : "home.week.other",
                        fmt::arg("n", done));
    const Rect title = at.with_height(px(34));
    const float week_width = std::ceil(text_width(week, type::meta_strong)) + 1;
    const bool beside = at.w > px(560);
    text_in(title.with_width(at.w - (beside ? week_width + px(24) : 0)), stage.home.greeting, type::title_l,
            theme().text);
    const Colour ink = done == 0 ? theme().text2 : theme().text;
    if (beside) {
        text_in({at.right() - week_width, at.y, week_width, title.h}, week, type::meta_strong, ink,
                Align::right);
    }
    float y = title.bottom() + px(2);
    y += wrapped({at.x, y}, at.w, stage.home.date_line, type::body, theme().text2);
    if (!beside) {
        y += wrapped({at.x, y}, at.w, week, type::meta_strong, ink);
    }
    return y;
}

/// "Luyện tiếp" and, right of it, "Bỏ"; gives the width they take. An assessment is one pass: it waits, it
/// isn't thrown away.
float unfinished_buttons(const Stage& stage, const Rect& row, const app::Unfinished& open,
                         std::size_t index) {
    const char* words = open.assessment ? "home.unfinished.resume_assessment" : "home.unfinished.resume";
    const bool enabled = !stage.read_only();
    const Button resume{.text = t(words), .size = ButtonSize::small, .icon = Icon::play, .enabled = enabled};
    const Button drop{.text = t("home.unfinished.drop"),
                      .kind = ButtonKind::ghost,
                      .size = ButtonSize::small,
                      .enabled = enabled};
    const float drop_width = open.assessment ? 0 : button_width(drop) + px(4);
    const float width = button_width(resume) + drop_width;
    const Rect place = centred_in({row.right() - width, row.y, width, row.h}, width, px(30));
    if (button(Name("home.unfinished.{}.resume", index), {place.x, place.y, 0, 0}, resume)) {
        stage.context.out.emplace_back(app::ResumeAttempt{open.attempt});
    }
    const Rect drop_at{place.right() - button_width(drop), place.y, 0, 0};
    if (!open.assessment && button(Name("home.unfinished.{}.drop", index), drop_at, drop)) {
        stage.ui.abandoning = true;
        stage.ui.abandoned = open;
    }
    return width;
}

void unfinished_row(const Stage& stage, const Rect& row, const app::Unfinished& open, std::size_t index) {
    fill(row, theme().surface, fpx(12));
    border(row, theme().border, fpx(12));
    icon_tile(centred_in({row.x + px(12), row.y, px(36), row.h}, px(36), px(36)),
              Icon::clock_counter_clockwise, theme().accent_soft, theme().accent_ink, px(20));
    Rect inside = row.inset(px(16), 0);
    inside.cut_left(px(44));
    inside.cut_right(unfinished_buttons(stage, inside, open, index), px(16));
    const Text<512> line("home.unfinished.line", fmt::arg("title", open.title));
    const Text<192> note(open.assessment ? "home.unfinished.note_assessment" : "home.unfinished.note",
                         fmt::arg("when", open.when), fmt::arg("n", open.decisions));
    const float top = std::round(row.mid_y() - px(20));
    text_in({inside.x, top, inside.w, px(22)}, line, type::body_strong, theme().text);
    text_in({inside.x, top + px(22), inside.w, px(18)}, note, type::meta, theme().text2);
}

void ask_about_assessment(const Stage& stage) {
    HomeUi& ui = stage.ui;
    const Text<1024> words(ui.assessed_before ? "home.assess.again" : "home.assess.text",
                           fmt::arg("title", ui.assessed_title));
    const Modal question{.title = t("home.assess.title"),
                         .text = words,
                         .safe = t("home.assess.later"),
                         .other = t("home.assess.start")};
    if (modal("home.assess", ui.assessing, question) == ModalAnswer::other) {
        stage.context.out.emplace_back(app::StartAttempt{ui.assessed_id, true});
    }
}

void ask_about_abandoning(const Stage& stage) {
    HomeUi& ui = stage.ui;
    const Text<1024> words("home.abandon.text", fmt::arg("title", ui.abandoned.title),
                           fmt::arg("n", ui.abandoned.decisions));
    const Modal question{.title = t("home.abandon.title"),
                         .text = words,
                         .safe = t("home.abandon.keep"),
                         .other = t("home.abandon.drop"),
                         .other_is_danger = true};
    if (modal("home.abandon", ui.abandoning, question) == ModalAnswer::other) {
        stage.context.out.emplace_back(app::AbandonAttempt{ui.abandoned.attempt});
    }
}

void keys(const Stage& stage) {
    if (stage.home.recommended && !stage.read_only() && shortcut(ImGuiKey_Enter)) {
        start(stage, stage.home.scenes[*stage.home.recommended]);
    }
}

void no_scenes(const Rect& at) {
    card(at);
    empty_state("home.empty", at,
                {.icon = Icon::chats, .title = t("home.empty.title"), .text = t("home.empty.text")});
}

float broken_list(const std::vector<app::BrokenFile>& broken, const Rect& at) {
    float y = at.y + wrapped(at.min(), at.w, t("home.broken.how"), type::meta, theme().text2) + px(8);
    for (const app::BrokenFile& file : broken) {
        y += wrapped({at.x, y}, at.w, file.file, type::meta_strong, theme().text);
        y += wrapped({at.x, y}, at.w, file.problem, type::meta, theme().text2);
        if (file.problems > 1) {
            const Text<64> more("home.broken.more", fmt::arg("n", file.problems - 1));
            y += wrapped({at.x, y}, at.w, more, type::meta, theme().text3);
        }
        y += px(8);
    }
    return y;
}

} // namespace

Icon channel_icon(domain::Channel channel) {
    constexpr std::array icons{Icon::phone, Icon::storefront, Icon::envelope_simple, Icon::chat_circle_dots,
                               Icon::share_network};
    return icons[static_cast<std::size_t>(channel)];
}

void start(const Stage& stage, const app::SceneRow& scene) {
    if (scene.unfinished) {
        stage.context.out.emplace_back(app::ResumeAttempt{*scene.unfinished});
    } else if (scene.assessment) {
        stage.ui.assessing = true;
        stage.ui.assessed_id = scene.id;
        stage.ui.assessed_title = scene.title;
        stage.ui.assessed_before = scene.attempts > 0;
    } else {
        stage.context.out.emplace_back(app::StartAttempt{scene.id, false});
    }
}

float unfinished(const Stage& stage, const Rect& at) {
    const std::vector<app::Unfinished>& open = stage.home.unfinished;
    if (open.empty()) {
        return at.y;
    }
    const bool folded = !stage.ui.all_unfinished && open.size() > few_unfinished;
    const std::size_t count = folded ? few_unfinished : open.size();
    float y = at.y;
    for (std::size_t i = 0; i < count; ++i) {
        unfinished_row(stage, {at.x, y, at.w, px(56)}, open[i], i);
        y += px(56) + px(8);
    }
    if (open.size() > few_unfinished) {
        const Text<96> all("home.unfinished.all", fmt::arg("n", open.size()));
        const std::string_view words = folded ? std::string_view(all) : t("home.unfinished.fewer");
        if (link("home.unfinished.all", {at.x, y}, words, type::meta_strong,
                 folded ? Icon::caret_down : Icon::caret_up)) {
            stage.ui.all_unfinished = folded;
        }
        y += px(18) + px(8);
    }
    return y + px(8);
}

float broken_files(const Stage& stage, const Rect& at) {
    const std::vector<app::BrokenFile>& broken = stage.home.broken;
    if (broken.empty() || stage.context.model.me.role != app::Role::lead) {
        return at.y;
    }
    const Text<96> line(broken.size() == 1 ? "home.broken.one" : "home.broken.other",
                        fmt::arg("n", broken.size()));
    icon({at.x + px(9), at.y + px(9)}, Icon::warning_circle, px(18), theme().warn.ink);
    const float width =
        text_in({at.x + px(26), at.y, at.w - px(120), px(18)}, line, type::meta, theme().text2);
    const bool open = stage.ui.broken_open;
    if (link("home.broken.show", {at.x + px(26) + width + px(12), at.y},
             t(open ? "home.broken.hide" : "home.broken.show"), type::meta_strong,
             open ? Icon::caret_up : Icon::caret_down)) {
        stage.ui.broken_open = !open;
    }
    const float y = at.y + px(26);
    return open ? broken_list(broken, {at.x + px(26), y, std::min(at.w - px(26), px(760)), 0}) : y;
}

void questions(const Stage& stage) {
    if (stage.ui.assessing) {
        ask_about_assessment(stage);
    }
    if (stage.ui.abandoning) {
        ask_about_abandoning(stage);
    }
}

} // namespace home

void draw_home(const ScreenContext& context, HomeUi& ui, const Rect& area) {
    const home::Stage stage{context, context.model.home, ui};
    home::refresh(stage);
    home::keys(stage);
    {
        PageScroll scroll("home.page", area);
        Rect at = scroll.column();
        const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
        using Kind = app::CommandKind;
        float y = home::header(stage, at);
        y = refusal(context, below(y), {Kind::StartAttempt, Kind::ResumeAttempt, Kind::AbandonAttempt},
                    px(14)) +
            px(18);
        y = home::assigned(stage, below(y));
        y = home::goal(stage, below(y));
        y = home::unfinished(stage, below(y));
        if (stage.home.scenes.empty()) {
            const Rect place{at.x, y, at.w, px(280)};
            home::no_scenes(place);
            y = place.bottom() + px(20);
        } else {
            y = home::today(stage, below(y)) + px(20);
            y = home::library(stage, below(y)) + px(16);
        }
        y = home::broken_files(stage, below(y));
        scroll.finish(y + px(16));
    }
    home::questions(stage);
}

} // namespace mq::ui
