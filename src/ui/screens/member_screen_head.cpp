// Who it is, which level holds, what can be done, and what comes next.

#include "base/hash.h"
#include "ui/screens/card_around.h"
#include "ui/screens/member_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::member {
namespace {

constexpr float level_beside = 760; // design px of card; narrower, the level goes under the name
constexpr int most_goal = 10;

std::string_view level_name(const Stage& stage, int level) {
    return stage.page.level_names[static_cast<std::size_t>(std::clamp(level, 1, 5) - 1)];
}

float back(const Stage& stage, const Rect& at) {
    const Button to_team{.text = t("member_screen.back"),
                         .kind = ButtonKind::ghost,
                         .size = ButtonSize::small,
                         .icon = Icon::caret_left};
    if (button("member.back", {at.x - px(10), at.y, 0, 0}, to_team)) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::team});
    }
    return at.y + px(30) + px(8);
}

float name_block(const Stage& stage, const Rect& at) {
    const app::HeatRow& row = stage.page.row;
    const float radius = px(28);
    avatar({at.x + radius, at.y + radius}, radius, row.initials, stable_hash(row.name));
    const float x = at.x + 2 * radius + px(16);
    const float room = at.right() - x;
    float y = at.y + px(2);
    y += wrapped_lines({x, y}, room, 2, row.name, type::title_m, theme().text);
    const Buf<900> about("{}{}{}{}{}", row.post, row.post.empty() || row.team.empty() ? "" : " · ", row.team,
                         row.tenure.empty() ? "" : " · ", row.tenure);
    y += wrapped_lines({x, y}, room, 2, about, type::small, theme().text2);
    return std::max(y, at.y + 2 * radius);
}

/// The signed level, and beside it what the evidence says; or what is missing.
struct LevelWords {
    Text<320> title, line;
    int level;
    explicit LevelWords(const Stage& stage)
        : title(stage.page.row.official ? "member_screen.level.official" : "member_screen.level.unsigned",
                fmt::arg("name", level_name(stage, stage.page.row.official.value_or(1)))),
          line(stage.page.row.reported ? "member_screen.level.evidence" : "member_screen.level.thin",
               fmt::arg("level", stage.page.row.reported.value_or(0)),
               fmt::arg("name", level_name(stage, stage.page.row.reported.value_or(1))),
               fmt::arg("low", Number(stage.page.row.overall.low).c_str()),
               fmt::arg("high", Number(stage.page.row.overall.high).c_str())),
          level(stage.page.row.official.value_or(0)) {}
};

float level_block(const Stage& stage, const Rect& at) {
    const LevelWords words(stage);
    const float side = px(44);
    level_chip(at.min(), words.level, side);
    const float x = at.x + side + px(14);
    const float room = at.right() - x;
    float y = at.y;
    y += wrapped({x, y}, room, words.title, type::body_strong, theme().text);
    y += wrapped({x, y}, room, words.line, type::meta, theme().text2);
    if (stage.page.row.appealed) {
        const Chip appeal{.text = t("member_screen.level.appealed"),
                          .tone = Tone::warn,
                          .icon = Icon::warning,
                          .small = true};
        chip({x, y + px(4)}, appeal);
        y += px(4) + chip_size(appeal).y;
    }
    return std::max(y, at.y + side);
}

float missing(const Stage& stage, const Rect& at) {
    float y = at.y;
    for (const std::string& sentence : stage.page.missing) {
        icon({at.x + px(8), y + px(10)}, Icon::circle_dashed, px(16), theme().text3);
        y += wrapped({at.x + px(24), y}, at.w - px(24), sentence, type::meta, theme().text2) + px(3);
    }
    return y;
}

struct Action {
    const char* name;
    const char* key;
    Icon icon;
    ButtonKind kind;
    bool writes;
};

constexpr std::array actions{
    Action{"member.assign", "member_screen.assign", Icon::target, ButtonKind::primary, true},
    Action{"member.talk", "member_screen.talk.add", Icon::chats, ButtonKind::secondary, true},
    Action{"member.sign", "member_screen.sign.open", Icon::check_square, ButtonKind::secondary, true},
    Action{"member.observe", "member_screen.observe", Icon::eye, ButtonKind::secondary, true},
    Action{"member.export", "member_screen.export", Icon::file_pdf, ButtonKind::ghost, false}};

void run(const Stage& stage, std::size_t action) {
    app::Commands& out = stage.context.out;
    switch (action) {
        case 0: out.emplace_back(app::BeginAssignment{{stage.page.person}, {}}); return;
        case 1: begin_talk(stage, nullptr); return;
        case 2: begin_signing(stage); return;
        case 3: out.emplace_back(app::OpenObservation{stage.page.person}); return;
        default: out.emplace_back(app::ExportPersonReport{stage.page.person}); return;
    }
}

float buttons(const Stage& stage, const Rect& at) {
    Flow flow(at.x, at.y, at.w, px(8));
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const Action& a = actions[i];
        const bool signs = i == 2;
        const bool enabled = (stage.writes() || !a.writes) && (!signs || stage.page.may_sign);
        const char* why =
            signs && stage.writes() ? stage.page.sign_hint.c_str() : t("member_screen.read_only");
        const Button b{
            .text = t(a.key), .kind = a.kind, .icon = a.icon, .enabled = enabled, .why_disabled = why};
        if (button(a.name, flow.next(button_width(b), px(36)), b)) {
            run(stage, i);
        }
    }
    float y = refusal(stage.context, {at.x, flow.bottom(), at.w, 0},
                      {app::CommandKind::ExportPersonReport, app::CommandKind::SetWeeklyGoal,
                       app::CommandKind::BeginAssignment, app::CommandKind::OpenObservation},
                      px(12));
    if (!stage.page.may_sign && !stage.page.sign_hint.empty()) {
        y += px(8);
        y += wrapped({at.x, y}, at.w, stage.page.sign_hint, type::meta, theme().text2);
    }
    return y;
}

/// The goal of a week, chosen from a list.
float goal(const Stage& stage, const Rect& at) {
    std::array<std::array<char, 24>, most_goal + 1> texts{};
    std::array<std::string_view, most_goal + 1> options;
    options[0] = t("member_screen.goal.none");
    for (int n = 1; n <= most_goal; ++n) {
        auto& text = texts[static_cast<std::size_t>(n)];
        options[static_cast<std::size_t>(n)] =
            t_format_to(text.data(), text.size(), "member_screen.goal.scenes", fmt::arg("n", n));
    }
    int chosen = std::clamp(stage.page.weekly_goal, 0, most_goal);
    const Select spec{.prefix = t("member_screen.goal.prefix"), .enabled = stage.writes()};
    const float width = std::min(at.w, select_width(options, chosen, spec));
    if (select("member.goal", {at.x, at.y, width, px(36)}, options, chosen, spec)) {
        stage.context.out.emplace_back(app::SetWeeklyGoal{{stage.page.person}, chosen});
    }
    const Text<96> done("member_screen.goal.done", fmt::arg("n", stage.page.finished_this_week));
    const float words = std::ceil(text_width(done, type::meta)) + 1;
    if (width + px(12) + words <= at.w) {
        text_in({at.x + width + px(12), at.y, words, px(36)}, done, type::meta, theme().text2);
        return at.y + px(36);
    }
    return at.y + px(36) + px(6) + wrapped({at.x, at.y + px(42)}, at.w, done, type::meta, theme().text2);
}

float goal_width(const Stage& stage) {
    const Text<96> done("member_screen.goal.done", fmt::arg("n", stage.page.finished_this_week));
    const std::array<std::string_view, 1> none{t("member_screen.goal.none")};
    const float box = select_width(none, 0, {.prefix = t("member_screen.goal.prefix")});
    return box + px(12) + std::ceil(text_width(done, type::meta)) + px(8);
}

float next_step(const Stage& stage, const Rect& at) {
    const app::NextStep& next = stage.page.next;
    const Button give{.text = t("member_screen.next.give"),
                      .size = ButtonSize::small,
                      .enabled = stage.writes(),
                      .why_disabled = t("member_screen.read_only")};
    const float give_width = next.scene.empty() ? 0 : button_width(give) + px(12);
    const float room = at.w - px(28) - give_width;
    icon({at.x + px(9), at.y + px(10)}, Icon::lightbulb, px(20), theme().accent);
    float y = at.y;
    y += wrapped({at.x + px(28), y}, room, t("member_screen.next.title"), type::meta_strong, theme().text);
    y += wrapped({at.x + px(28), y}, room, next.text, type::small, theme().text2);
    if (!next.scene.empty()) {
        const float top = std::round((at.y + y - px(30)) * 0.5F);
        if (button("member.next.give", {at.right() - give_width + px(12), top, 0, 0}, give)) {
            stage.context.out.emplace_back(app::BeginAssignment{{stage.page.person}, {next.scene}});
        }
    }
    return y;
}

float foot(const Stage& stage, const Rect& at) {
    const float goal_room = goal_width(stage);
    if (stage.page.next.text.empty()) {
        return goal(stage, at);
    }
    if (goal_room + px(320) > at.w) {
        const float y = next_step(stage, at) + px(14);
        return goal(stage, {at.x, y, at.w, 0});
    }
    const float left = next_step(stage, {at.x, at.y, at.w - goal_room - px(24), 0});
    return std::max(left, goal(stage, {at.right() - goal_room, at.y + px(2), goal_room, 0}));
}

} // namespace

float head(const Stage& stage, const Rect& at) {
    const float top = back(stage, at);
    return card_around({at.x, top, at.w, 0}, CardLook::plain, [&](const Rect& inside) {
        const bool beside = inside.w >= px(level_beside);
        const float level_w = beside ? std::round(inside.w * 0.42F) : inside.w;
        const float name_w = beside ? inside.w - level_w - px(24) : inside.w;
        const float name_end = name_block(stage, {inside.x, inside.y, name_w, 0});
        const float level_y = beside ? inside.y + px(4) : name_end + px(12);
        const Rect level_at{beside ? inside.right() - level_w : inside.x, level_y, level_w, 0};
        float level_end = level_block(stage, level_at);
        if (!stage.page.missing.empty()) {
            level_end = missing(stage, {level_at.x + px(58), level_end + px(6), level_at.w - px(58), 0});
        }
        float y = std::max(name_end, level_end) + px(16);
        y = buttons(stage, {inside.x, y, inside.w, 0}) + px(16);
        horizontal(inside.x, y, inside.w, theme().border);
        return foot(stage, {inside.x, y + px(14), inside.w, 0});
    });
}

} // namespace mq::ui::member
