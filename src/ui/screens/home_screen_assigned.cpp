// What a lead asked for: first on the page, with one button that begins the next scene of it.

#include "ui/i18n.h"
#include "ui/screens/card_around.h"
#include "ui/screens/home_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::home {
namespace {

constexpr std::size_t few_assigned = 2;
constexpr float button_beside = 560; // design px of card; narrower, the button goes below

struct Due {
    Text<96> words;
    Tone tone;
    Icon icon;
    explicit Due(const app::AssignmentLine& line)
        : words(line.due_in < 0    ? "home.assigned.late"
                : line.due_in == 0 ? "home.assigned.today"
                                   : "home.assigned.in",
                fmt::arg("n", std::abs(line.due_in))),
          tone(line.due_in < 0    ? Tone::bad
               : line.due_in <= 1 ? Tone::warn
                                  : Tone::neutral),
          icon(line.due_in < 0 ? Icon::warning : Icon::clock) {}
    [[nodiscard]] Chip chip() const { return {.text = words, .tone = tone, .icon = icon, .small = true}; }
};

/// The first scene that is still to be played and can be.
const app::AssignedScene* next_of(const app::AssignmentLine& line) {
    const auto at = std::find_if(line.scenes.begin(), line.scenes.end(),
                                 [](const app::AssignedScene& s) { return !s.done && !s.missing; });
    return at == line.scenes.end() ? nullptr : &*at;
}

/// As from the library: goes on where it was left, asks before an assessment.
void play(const Stage& stage, const app::AssignedScene& wanted) {
    const auto& all = stage.home.scenes;
    const auto row = std::find_if(all.begin(), all.end(), [&](const app::SceneRow& s) {
        return s.id == wanted.scene && s.assessment == wanted.assessment;
    });
    if (row != all.end()) {
        return start(stage, *row);
    }
    stage.context.out.emplace_back(app::StartAttempt{wanted.scene, wanted.assessment});
}

float scene_line(const app::AssignedScene& scene, const Rect& at, bool next) {
    icon({at.x + px(9), at.y + px(11)}, scene.done ? Icon::check_circle : Icon::circle_dashed, px(17),
         scene.done ? theme().good.ink : theme().text3, scene.done ? IconKind::fill : IconKind::regular);
    const Text<64> best("home.assigned.best", fmt::arg("n", scene.best.value_or(0)));
    const std::string_view note = scene.missing      ? std::string_view(t("home.assigned.missing"))
                                  : scene.best       ? std::string_view(best)
                                  : scene.assessment ? std::string_view(t("home.assigned.assessment"))
                                                     : std::string_view{};
    const float width = note.empty() ? 0 : std::ceil(text_width(note, type::meta)) + px(13);
    const Rect words{at.x + px(28), at.y, std::max(px(40), at.w - px(28) - width), px(22)};
    const float used = text_in(words, scene.title, next ? type::small_strong : type::small,
                               scene.done ? theme().text2 : theme().text);
    text_in({words.x + used + px(12), at.y, width, px(22)}, note, type::meta, theme().text2);
    return at.y + px(24);
}

/// Who asked, with how much, until when.
float about(const app::AssignmentLine& line, const Rect& at) {
    const Due due(line);
    const Chip mark = due.chip();
    const ImVec2 size = chip_size(mark);
    Rect row = at.with_height(px(24));
    const Rect place = row.cut_right(size.x, px(12));
    chip({place.x, std::round(place.mid_y() - size.y * 0.5F)}, mark);
    const Text<320> head("home.assigned.by", fmt::arg("name", line.given_by), fmt::arg("due", line.due));
    text_in(row, head, type::body_strong, theme().text);
    const Text<160> asked(line.least > 0 ? "home.assigned.least" : "home.assigned.finish",
                          fmt::arg("n", line.least), fmt::arg("done", line.done),
                          fmt::arg("all", line.scenes.size()));
    float y = row.bottom() + wrapped({at.x, row.bottom()}, at.w, asked, type::meta, theme().text2);
    if (!line.word.empty()) {
        y += px(4) + wrapped_lines({at.x, y + px(4)}, at.w, 3, line.word, type::small, theme().text);
    }
    return y + px(8);
}

float one(const Stage& stage, const Rect& at, std::size_t index) {
    const app::AssignmentLine& line = stage.home.assigned[index];
    const app::AssignedScene* next = next_of(line);
    return card_around(at, CardLook::accent, [&](const Rect& inside) {
        float y = about(line, inside);
        const float from = y;
        const Button go{.text = t(next != nullptr && next->assessment ? "home.assigned.assess"
                                                                      : "home.assigned.practise"),
                        .kind = index == 0 ? ButtonKind::primary : ButtonKind::secondary,
                        .icon = Icon::play,
                        .icon_kind = IconKind::fill,
                        .enabled = !stage.read_only(),
                        .why_disabled = t("home.today.read_only")};
        const bool beside = inside.w >= px(button_beside);
        const float room = next != nullptr && beside ? inside.w - button_width(go) - px(20) : inside.w;
        for (const app::AssignedScene& scene : line.scenes) {
            y = scene_line(scene, {inside.x, y, room, 0}, &scene == next);
        }
        if (next == nullptr) {
            return y;
        }
        const float top = beside ? std::max(from, y - px(36)) : y + px(8);
        const float x = beside ? inside.right() - button_width(go) : inside.x;
        if (button(Name("home.assigned.{}.play", index), {x, top, 0, 0}, go)) {
            play(stage, *next);
        }
        return std::max(y, top + px(36));
    });
}

} // namespace

float assigned(const Stage& stage, const Rect& at) {
    const std::size_t count = stage.home.assigned.size();
    if (count == 0) {
        return at.y;
    }
    const std::size_t shown = stage.ui.all_assigned ? count : std::min(count, few_assigned);
    float y = at.y;
    for (std::size_t i = 0; i < shown; ++i) {
        y = one(stage, {at.x, y, at.w, 0}, i) + px(10);
    }
    if (count > few_assigned) {
        const Text<64> all("home.assigned.all", fmt::arg("n", count));
        const bool folded = !stage.ui.all_assigned;
        if (link("home.assigned.all", {at.x, y}, folded ? std::string_view(all) : t("home.assigned.fewer"),
                 type::meta_strong, folded ? Icon::caret_down : Icon::caret_up)) {
            stage.ui.all_assigned = folded;
        }
        y += px(28);
    }
    return y + px(6);
}

float goal(const Stage& stage, const Rect& at) {
    const app::Home& home = stage.home;
    if (home.weekly_goal <= 0 && home.due_line.empty()) {
        return at.y;
    }
    const bool ring = home.weekly_goal > 0;
    const float left = ring ? px(56) : 0;
    const Text<128> words(home.finished_this_week >= home.weekly_goal ? "home.goal.met" : "home.goal.left",
                          fmt::arg("goal", home.weekly_goal), fmt::arg("done", home.finished_this_week),
                          fmt::arg("left", std::max(0, home.weekly_goal - home.finished_this_week)));
    const float room = at.w - left;
    const float first = ring ? face_of(type::small_strong).step : 0;
    const float second = home.due_line.empty() ? 0 : wrapped_height(home.due_line, type::small, room);
    const float height = std::max(ring ? px(44) : 0.0F, first + second);
    if (ring) {
        const float share =
            static_cast<float>(home.finished_this_week) / static_cast<float>(home.weekly_goal);
        ring_progress({at.x + px(22), at.y + height * 0.5F}, px(20), std::min(share, 1.0F),
                      Buf<16>("{}/{}", home.finished_this_week, home.weekly_goal));
    }
    float y = std::round(at.y + (height - first - second) * 0.5F);
    if (ring) {
        text_in({at.x + left, y, room, first}, words, type::small_strong, theme().text);
        y += first;
    }
    wrapped({at.x + left, y}, room, home.due_line, type::small, theme().text2);
    return at.y + height + px(16);
}

} // namespace mq::ui::home
