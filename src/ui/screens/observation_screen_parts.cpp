#include "ui/screens/observation_screen_parts.h"

#include "ui/screens/card_around.h"
#include "ui/screens/one_of.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace mq::ui::observation {
namespace {

constexpr float side_by_side = 128; // design px of a box on a scale; narrower, they stand below one another
constexpr float label_gap = 8;

bool has(const std::vector<std::string>& all, const std::string& id) {
    return std::find(all.begin(), all.end(), id) != all.end();
}

void put(std::vector<std::string>& all, const std::string& id, bool on) {
    const auto at = std::find(all.begin(), all.end(), id);
    if (on && at == all.end()) {
        all.push_back(id);
    } else if (!on && at != all.end()) {
        all.erase(at);
    }
}

float label(const Rect& at, const char* key) {
    return at.y + wrapped(at.min(), at.w, t(key), type::meta_strong, theme().text) + px(label_gap);
}

float box(const char* name, const Rect& at, std::string& value, const char* key, const char* example,
          bool enabled, int lines) {
    const TextBox spec{.label = t(key),
                       .placeholder = t(example),
                       .enabled = enabled,
                       .max_bytes = 4000,
                       .grows = true,
                       .min_lines = lines,
                       .max_lines = 6,
                       .limit_text = t("rating.full")};
    const float height = text_box_height(name, value, spec, at.w);
    text_box(name, at.with_height(height), value, spec);
    return at.y + height;
}

float kind(const Stage& stage, const Rect& at) {
    const std::array pieces{Segment{.id = "real", .text = t("observe.real"), .icon = Icon::headset},
                            Segment{.id = "live", .text = t("observe.live"), .icon = Icon::users_three}};
    int chosen = stage.entry().live_play ? 1 : 0;
    const OneOf choice(pieces, chosen, at.w);
    if (choice.draw("obs.kind", at.min(), chosen) && !stage.locked) {
        stage.entry().live_play = chosen == 1;
    }
    return at.y + px(36);
}

float scene(const Stage& stage, const Rect& at) {
    const auto& all = stage.form.scenes;
    const auto chosen_at = std::find_if(
        all.begin(), all.end(), [&](const app::NamedChoice& c) { return c.id == stage.entry().scene; });
    int chosen = chosen_at == all.end() ? -1 : static_cast<int>(chosen_at - all.begin());
    const Rect place = at.with_width(std::min(at.w, px(520)));
    const Select spec{.label = t("observe.scene"), .enabled = !stage.locked && !all.empty()};
    if (select("obs.scene", place, stage.ui.scenes, chosen, spec) && chosen >= 0) {
        stage.entry().scene = all[static_cast<std::size_t>(chosen)].id;
    }
    return at.y + px(22) + px(36);
}

/// Chips of which one, or several, are on.
template <class On, class Press>
float chips(const Rect& at, const char* name, std::span<const app::NamedChoice> all, Tone tone, On on,
            Press press) {
    Flow flow(at.x, at.y, at.w, px(8));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Chip one{.text = all[i].name, .tone = tone};
        const ImVec2 size = chip_toggle_size(one);
        if (chip_toggle(Name("{}.{}", name, i), flow.next(size.x, size.y).min(), one, on(all[i].id))) {
            press(all[i].id);
        }
    }
    return flow.bottom();
}

float channel(const Stage& stage, const Rect& at) {
    const float y = label(at, "observe.channel");
    return chips(
        {at.x, y, at.w, 0}, "obs.channel", stage.form.channels, Tone::accent,
        [&](const std::string& id) { return stage.entry().channel == id; },
        [&](const std::string& id) {
            if (!stage.locked) {
                stage.entry().channel = id;
            }
        });
}

float steps(const Stage& stage, const Rect& at) {
    float y = label(at, "observe.steps");
    const int columns = at.w >= px(620) ? 3 : at.w >= px(380) ? 2 : 1;
    float row_height = 0;
    for (std::size_t i = 0; i < stage.form.steps.size(); ++i) {
        const app::NamedChoice& step = stage.form.steps[i];
        const int column = static_cast<int>(i) % columns;
        if (column == 0 && i > 0) {
            y += row_height + px(10);
            row_height = 0;
        }
        const Rect place = Rect{at.x, y, at.w, px(24)}.column(column, columns, px(16));
        bool on = has(stage.entry().steps, step.id);
        if (checkbox(Name("obs.step.{}", i), place.with_height(0), step.name, on, !stage.locked)) {
            put(stage.entry().steps, step.id, on);
        }
        row_height = std::max(row_height, checkbox_size(step.name, place.w).y);
    }
    return y + row_height;
}

// ---- a scale from 1 to 5 in the words of the model

bool beside(float width) {
    return (width - 4 * px(8)) / 5 >= px(side_by_side);
}

float scale_box_height(std::string_view words, float width, bool in_row) {
    return in_row ? px(10) + px(20) + px(2) +
                        std::min(wrapped_height(words, type::meta, width - px(20)),
                                 4 * face_of(type::meta).step) +
                        px(10)
                  : px(40);
}

void scale_words(const Rect& r, int number, std::string_view words, bool on, bool in_row) {
    const Buf<8> digit("{}", number);
    const Colour ink = on ? theme().accent_ink : theme().text;
    if (in_row) {
        const Rect inside = r.inset(px(10), px(10));
        text_in(inside.with_height(px(20)), digit, type::small_strong, ink);
        wrapped_lines({inside.x, inside.y + px(22)}, inside.w, 4, words, type::meta,
                      on ? theme().text : theme().text2);
        return;
    }
    Rect inside = r.inset(px(12), 0);
    text_in(inside.cut_left(px(16), px(8)), digit, type::small_strong, ink);
    text_in(inside, words, type::meta, on ? theme().text : theme().text2);
}

float scale(const char* name, const Rect& at, const std::array<std::string, 5>& words, int& value,
            bool enabled) {
    const bool in_row = beside(at.w);
    const float width = in_row ? std::floor((at.w - 4 * px(8)) / 5) : at.w;
    float height = 0;
    for (const std::string& one : words) {
        height = std::max(height, scale_box_height(one, width, in_row));
    }
    float y = at.y;
    for (int i = 0; i < 5; ++i) {
        const std::string& text = words[static_cast<std::size_t>(i)];
        const Rect r = in_row ? at.with_height(height).column(i, 5, px(8)) : Rect{at.x, y, at.w, height};
        y += in_row ? 0 : height + px(6);
        const bool on = value == i + 1;
        const Hit hit = interact(Name("{}.{}", name, i + 1), r,
                                 {.kind = WidgetKind::choice,
                                  .enabled = enabled,
                                  .on = on,
                                  .label = text,
                                  .ring_radius = fpx(10)});
        if (hit.pressed) {
            value = i + 1;
        }
        if (hit.visible) {
            const Theme& c = theme();
            fill(r, on ? c.accent_soft : hit.hovered ? c.inset : c.surface, fpx(10));
            border(r, on ? c.accent : c.border2, fpx(10), on ? px(2) : 0);
            scale_words(r, i + 1, text, on, in_row);
        }
    }
    return in_row ? at.y + height : y - px(6);
}

} // namespace

float circumstances(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        card_title(inside, t("observe.circumstances"));
        float y = kind(stage, inside) + px(16);
        if (stage.entry().live_play) {
            y = scene(stage, {inside.x, y, inside.w, 0}) + px(16);
        }
        y = box("obs.what", {inside.x, y, inside.w, 0}, stage.entry().what, "observe.what",
                "observe.what_example", !stage.locked, 2) +
            px(16);
        return channel(stage, {inside.x, y, inside.w, 0});
    });
}

float seen(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        card_title(inside, t("observe.seen"));
        float y = steps(stage, inside) + px(18);
        y = label({inside.x, y, inside.w, 0}, "observe.pitfalls");
        return chips(
            {inside.x, y, inside.w, 0}, "obs.pitfall", stage.form.pitfalls, Tone::warn,
            [&](const std::string& id) { return has(stage.entry().pitfalls, id); },
            [&](const std::string& id) {
                if (!stage.locked) {
                    put(stage.entry().pitfalls, id, !has(stage.entry().pitfalls, id));
                }
            });
    });
}

float measures(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        card_title(inside, t("observe.measures"));
        float y = label(inside, "observe.difficulty");
        y = scale("obs.difficulty", {inside.x, y, inside.w, 0}, stage.form.difficulty_names,
                  stage.entry().difficulty, !stage.locked) +
            px(18);
        y = label({inside.x, y, inside.w, 0}, "observe.help");
        return scale("obs.help", {inside.x, y, inside.w, 0}, stage.form.help_names, stage.entry().help,
                     !stage.locked);
    });
}

float facets(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        card_title(inside, t("observe.facets"));
        float y = inside.y +
                  wrapped(inside.min(), inside.w, t("observe.facets_about"), type::small, theme().text2) +
                  px(12);
        const std::size_t count = std::min(stage.form.rows.size(), stage.entry().cells.size());
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) {
                horizontal(inside.x, y, inside.w, theme().border);
                y += px(12);
            }
            bool open = (stage.ui.open >> i & 1U) != 0;
            y = rating::facet(Name("obs.facet.{}", i), {inside.x, y, inside.w, 0},
                              {.row = stage.form.rows[i],
                               .cell = stage.entry().cells[i],
                               .open = open,
                               .none_word = t("observe.not_seen"),
                               .none_is_default = true,
                               .enabled = !stage.locked}) +
                px(14);
            stage.ui.open = open ? stage.ui.open | 1U << i : stage.ui.open & ~(1U << i);
        }
        return y - px(14);
    });
}

float words(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        card_title(inside, t("observe.talk"));
        const float y = box("obs.word", inside, stage.entry().word, "observe.word", "observe.word_example",
                            !stage.locked, 2) +
                        px(14);
        return box("obs.own_view", {inside.x, y, inside.w, 0}, stage.entry().own_view, "observe.own_view",
                   "observe.own_view_example", !stage.locked, 2);
    });
}

} // namespace mq::ui::observation
