// People and scenes of an assignment: found by typing, taken and dropped by a press.

#include "base/hash.h"
#include "base/text.h"
#include "ui/screens/assignments_screen_parts.h"
#include "ui/screens/one_of.h"
#include "ui/screens/person_fields.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::assignments {
namespace {

constexpr std::size_t most_offers = 5; // more are found by typing more
constexpr std::size_t most_teams = 48;

template <class T>
bool contains(const std::vector<T>& all, const T& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

float section(const Rect& at, const char* key) {
    text_in({at.x, at.y, at.w, px(26)}, t(key), type::title_s, theme().text);
    return at.y + px(36);
}

/// Something that was taken, with a cross; true when it is dropped.
bool taken_row(const Name& name, const Rect& at, std::string_view words, std::string_view note) {
    Rect row = at;
    fill(row, theme().accent_soft, fpx(8));
    row = row.inset(px(12), 0);
    const Rect remove = row.cut_right(px(30), px(8));
    const bool gone =
        icon_button(name, centred_in(remove, px(30), px(30)),
                    {.icon = Icon::x, .label = t("assignments_screen.form.drop"), .icon_size = px(15)});
    const float width =
        note.empty() ? 0 : std::min(std::ceil(text_width(note, type::meta)) + 1, row.w * 0.4F);
    text_in(row.cut_right(width, px(12)), note, type::meta, theme().text2, Align::right);
    text_in(row, words, type::small, theme().text);
    return gone;
}

/// Something that can be taken; true when it is.
bool offered_row(const Name& name, const Rect& at, std::string_view words, std::string_view note) {
    const Hit hit = table_row(name, at, {.label = words});
    if (hit.visible) {
        Rect row = at.inset(px(12), 0);
        icon({row.x + px(8), row.mid_y()}, Icon::plus, px(15), theme().text2);
        row.cut_left(px(26));
        const float width = std::min(std::ceil(text_width(note, type::meta)) + 1, row.w * 0.5F);
        text_in(row.cut_right(width, px(12)), note, type::meta, theme().text2, Align::right);
        text_in(row, words, type::small, theme().text);
    }
    return hit.pressed;
}

float more_note(const Rect& at, std::size_t found) {
    if (found <= most_offers) {
        return at.y;
    }
    const Text<96> more("assignments_screen.form.more", fmt::arg("n", found - most_offers));
    return at.y + px(4) +
           wrapped({at.x + px(12), at.y + px(4)}, at.w - px(12), more, type::meta, theme().text3);
}

// ---- people

float taken_people(const Stage& stage, const Rect& at) {
    AssignmentDraft& d = stage.ui.draft;
    float y = at.y;
    std::size_t gone = d.people.size();
    for (std::size_t i = 0; i < d.people.size(); ++i, y += px(42)) {
        const auto& all = stage.model.people;
        const auto known =
            std::find_if(all.begin(), all.end(), [&](const auto& p) { return p.id == d.people[i]; });
        const bool found = known != all.end();
        if (taken_row(Name("assignments.form.person.{}.drop", i), {at.x, y, at.w, px(36)},
                      found ? std::string_view(known->name) : std::string_view{},
                      found ? std::string_view(known->team) : std::string_view{})) {
            gone = i;
        }
    }
    if (gone < d.people.size()) {
        d.people.erase(d.people.begin() + static_cast<std::ptrdiff_t>(gone));
        d.people_search.stale = true;
    }
    return y;
}

float find_people(const Stage& stage, const Rect& at) {
    AssignmentDraft& d = stage.ui.draft;
    AssignmentSearch& search = d.people_search;
    if (text_input("assignments.form.people", at, search.typed,
                   {.placeholder = t("assignments_screen.form.find_person"),
                    .icon = Icon::magnifying_glass,
                    .max_bytes = 200})
            .changed) {
        search.stale = true;
    }
    float y = at.y + px(36) + px(6);
    const std::size_t shown = std::min(search.found.size(), most_offers);
    for (std::size_t i = 0; i < shown; ++i, y += px(36)) {
        const auto& person = stage.model.people[search.found[i]];
        if (offered_row(Name("assignments.form.person.{}", i), {at.x, y, at.w, px(36)}, person.name,
                        person.team)) {
            d.people.push_back(person.id);
            forget_left_text();
            search.typed.clear();
            search.stale = true;
        }
    }
    return more_note({at.x, y, at.w, 0}, search.found.size());
}

float choose_team(const Stage& stage, const Rect& at) {
    AssignmentDraft& d = stage.ui.draft;
    std::array<std::string_view, most_teams + 1> names;
    std::array<std::array<char, 256>, most_teams> texts;
    const std::size_t count = std::min(stage.model.teams.size(), most_teams);
    names[0] = t("assignments_screen.form.no_team");
    int chosen = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const app::TeamNode& team = stage.model.teams[i];
        names[i + 1] = t_format_to(texts[i].data(), texts[i].size(), "assignments_screen.form.team_line",
                                   fmt::arg("name", team.name), fmt::arg("n", team.people));
        chosen = d.team == team.id ? static_cast<int>(i) + 1 : chosen;
    }
    if (select("assignments.form.team", at.with_width(std::min(at.w, px(420))), {names.data(), count + 1},
               chosen)) {
        d.team = chosen == 0 ? std::nullopt
                             : std::optional(stage.model.teams[static_cast<std::size_t>(chosen) - 1].id);
    }
    const float y = at.y + px(36) + px(8);
    return y + wrapped({at.x, y}, at.w, t("assignments_screen.form.team_about"), type::meta, theme().text2);
}

// ---- scenes

const app::SceneChoice* scene_of(const Stage& stage, std::string_view id) {
    const auto& all = stage.model.scenes;
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto& s) { return s.id == id; });
    return at == all.end() ? nullptr : &*at;
}

struct SceneNote {
    Text<320> words;
    explicit SceneNote(const app::SceneChoice& scene)
        : words(scene.assessment ? "assignments_screen.form.assessment_note"
                                 : "assignments_screen.form.practice_note",
                fmt::arg("n", scene.difficulty), fmt::arg("trains", scene.trains)) {}
};

float taken_scenes(const Stage& stage, const Rect& at) {
    AssignmentDraft& d = stage.ui.draft;
    float y = at.y;
    std::size_t gone = d.scenes.size();
    for (std::size_t i = 0; i < d.scenes.size(); ++i, y += px(42)) {
        const app::SceneChoice* scene = scene_of(stage, d.scenes[i]);
        const app::SceneChoice none;
        const SceneNote note(scene == nullptr ? none : *scene);
        if (taken_row(Name("assignments.form.scene.{}.drop", i), {at.x, y, at.w, px(36)},
                      scene == nullptr ? std::string_view(d.scenes[i]) : std::string_view(scene->title),
                      scene == nullptr ? std::string_view{} : std::string_view(note.words))) {
            gone = i;
        }
    }
    if (gone < d.scenes.size()) {
        d.scenes.erase(d.scenes.begin() + static_cast<std::ptrdiff_t>(gone));
        d.scene_search.stale = true;
    }
    return y;
}

float scene_filters(const Stage& stage, const Rect& at) {
    AssignmentDraft& d = stage.ui.draft;
    const std::array pieces{Segment{.id = "any", .text = t("assignments_screen.form.any_kind")},
                            Segment{.id = "practice", .text = t("assignments_screen.form.practice")},
                            Segment{.id = "assessment", .text = t("assignments_screen.form.assessment")}};
    std::array<std::array<char, 32>, 5> texts{};
    std::array<std::string_view, 6> levels;
    levels[0] = t("assignments_screen.form.any_difficulty");
    for (std::size_t i = 0; i < 5; ++i) {
        levels[i + 1] = t_format_to(texts[i].data(), texts[i].size(), "assignments_screen.form.difficulty",
                                    fmt::arg("n", i + 1));
    }
    Flow flow(at.x, at.y, at.w, px(10));
    const OneOf choice(pieces, d.kind, at.w);
    if (choice.draw("assignments.form.kind", flow.next(choice.width(), px(36)).min(), d.kind)) {
        d.scene_search.stale = true;
    }
    const float width = std::min(at.w, select_width(levels, d.difficulty));
    if (select("assignments.form.difficulty", flow.next(width, px(36)), levels, d.difficulty)) {
        d.scene_search.stale = true;
    }
    return flow.bottom();
}

float find_scenes(const Stage& stage, const Rect& at) {
    AssignmentDraft& d = stage.ui.draft;
    AssignmentSearch& search = d.scene_search;
    float y = scene_filters(stage, at) + px(8);
    if (text_input("assignments.form.scenes", {at.x, y, at.w, 0}, search.typed,
                   {.placeholder = t("assignments_screen.form.find_scene"),
                    .icon = Icon::magnifying_glass,
                    .max_bytes = 200})
            .changed) {
        search.stale = true;
    }
    y += px(36) + px(6);
    const std::size_t shown = std::min(search.found.size(), most_offers);
    for (std::size_t i = 0; i < shown; ++i, y += px(36)) {
        const app::SceneChoice& scene = stage.model.scenes[search.found[i]];
        if (offered_row(Name("assignments.form.scene.{}", i), {at.x, y, at.w, px(36)}, scene.title,
                        SceneNote(scene).words)) {
            d.scenes.push_back(scene.id);
            search.stale = true;
        }
    }
    if (shown == 0) {
        return y + wrapped({at.x + px(12), y}, at.w, t("assignments_screen.form.no_scene"), type::small,
                           theme().text2);
    }
    return more_note({at.x, y, at.w, 0}, search.found.size());
}

} // namespace

void find_matches(const Stage& stage) {
    AssignmentDraft& d = stage.ui.draft;
    if (d.people_search.stale) {
        d.people_search.stale = false;
        const std::string wanted = text::fold(d.people_search.typed);
        d.people_search.found.clear();
        for (std::size_t i = 0; i < stage.model.people.size(); ++i) {
            const auto& person = stage.model.people[i];
            if (!contains(d.people, person.id) && person.searchable.find(wanted) != std::string::npos) {
                d.people_search.found.push_back(i);
            }
        }
    }
    if (d.scene_search.stale) {
        d.scene_search.stale = false;
        const std::string wanted = text::fold(d.scene_search.typed);
        d.scene_search.found.clear();
        for (std::size_t i = 0; i < stage.model.scenes.size(); ++i) {
            const app::SceneChoice& scene = stage.model.scenes[i];
            const bool kind = d.kind == 0 || (d.kind == 2) == scene.assessment;
            const bool level = d.difficulty == 0 || scene.difficulty == d.difficulty;
            if (kind && level && !contains(d.scenes, scene.id) &&
                scene.searchable.find(wanted) != std::string::npos) {
                d.scene_search.found.push_back(i);
            }
        }
    }
}

float to_whom(const Stage& stage, const Rect& at) {
    AssignmentDraft& d = stage.ui.draft;
    float y = section(at, "assignments_screen.form.to");
    const std::array pieces{Segment{.id = "people", .text = t("assignments_screen.form.by_people")},
                            Segment{.id = "team", .text = t("assignments_screen.form.by_team")}};
    int chosen = d.by_team ? 1 : 0;
    if (OneOf(pieces, chosen, at.w).draw("assignments.form.to", {at.x, y}, chosen)) {
        d.by_team = chosen == 1;
    }
    y += px(36) + px(10);
    if (d.by_team) {
        return choose_team(stage, {at.x, y, at.w, 0});
    }
    y = taken_people(stage, {at.x, y, at.w, 0});
    return find_people(stage, {at.x, y, at.w, 0});
}

float which_scenes(const Stage& stage, const Rect& at) {
    float y = section(at, "assignments_screen.form.which");
    y = taken_scenes(stage, {at.x, y, at.w, 0});
    return find_scenes(stage, {at.x, y, at.w, 0});
}

} // namespace mq::ui::assignments
