#include "ui/screens/calibration_screen_parts.h"

#include "ui/screens/card_around.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::calibration {
namespace {

void level_or_none(ImVec2 at, const std::optional<int>& level) {
    level_chip(at, level.value_or(0), px(24));
}

float result(const app::BenchmarkResult& r, const Rect& at) {
    float y = at.y + wrapped(at.min(), at.w, r.facet, type::body_strong, theme().text) + px(8);
    Flow flow(at.x, y, at.w, px(24));
    const auto one = [&](const char* key, const std::optional<int>& level) {
        const std::string_view words = t(key);
        const Rect place = flow.next(px(32) + std::ceil(text_width(words, type::small)) + 1, px(26));
        level_or_none({place.x, place.y + px(1)}, level);
        text_in({place.x + px(32), place.y, place.w - px(32), place.h}, words, type::small, theme().text2);
    };
    one("calibrate.mine", r.mine);
    one("calibrate.reference", r.reference);
    y = flow.bottom() + px(8);
    return y + wrapped({at.x, y}, at.w, r.reason, type::small, theme().text2);
}

struct Figure {
    const char* title;
    std::string_view value;
    std::string_view words;
};

void figure(const Rect& at, const Figure& f) {
    Rect inside = card(at);
    text_in(inside.cut_top(face_of(type::meta).step, px(4)), t(f.title), type::meta, theme().text2);
    text_in(inside.cut_top(px(30), px(4)), f.value, type::title_m, theme().text);
    wrapped_lines(inside.min(), inside.w, 3, f.words, type::meta, theme().text2);
}

std::string_view leniency_words(const app::Calibration& m) {
    if (!m.leniency) {
        return m.reading;
    }
    return t(*m.leniency > 0.05    ? "calibrate.lenient"
             : *m.leniency < -0.05 ? "calibrate.strict"
                                   : "calibrate.even");
}

float figures(const app::Calibration& m, const Rect& at) {
    const bool row = at.w >= px(560);
    const Rect all = at.with_height(px(136));
    const Rect first = row ? all.column(0, 2, px(16)) : all;
    const Rect second = row ? all.column(1, 2, px(16)) : all.moved(0, px(152));
    const std::string_view none = t("calibrate.too_few");
    const Number lenient(m.leniency.value_or(0), 2, Sign::always);
    figure(first, {"calibrate.leniency", m.leniency ? std::string_view(lenient) : none, leniency_words(m)});
    const Number kappa(m.kappa.value_or(0), 2);
    const Text<192> range("calibrate.kappa_range", fmt::arg("reading", m.reading),
                          fmt::arg("low", Number(m.low.value_or(0), 2).c_str()),
                          fmt::arg("high", Number(m.high.value_or(0), 2).c_str()));
    const bool with_range = m.kappa && m.low && m.high;
    figure(second, {"calibrate.kappa", m.kappa ? std::string_view(kappa) : none,
                    with_range ? std::string_view(range) : std::string_view(m.reading)});
    return second.bottom();
}

/// Left of the middle is stricter, right of it milder; the ends are two levels away.
void bias_bar(const Rect& r, double leniency) {
    const Theme& c = theme();
    const float middle = std::round(r.mid_x());
    const float y = std::round(r.mid_y());
    fill({r.x, y - px(2), r.w, px(4)}, c.track, fpx(2));
    fill({middle - px(1), y - px(8), px(2), px(16)}, c.ctl);
    const float at = r.mid_x() + r.w * 0.5F * static_cast<float>(std::clamp(leniency / 2, -1.0, 1.0));
    disc({at, r.mid_y()}, fpx(5.5F), c.accent);
}

float biases(const app::Calibration& m, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        card_title(inside, t("calibrate.facets"));
        float y = inside.y;
        for (const app::FacetBias& bias : m.facets) {
            Rect row{inside.x, y, inside.w, px(34)};
            const Rect count = row.cut_right(px(72));
            const Rect value = row.cut_right(px(56), px(8));
            text_in(row.cut_left(std::min(px(220), row.w * 0.5F), px(12)), bias.name, type::small,
                    theme().text);
            bias_bar(row, bias.leniency);
            text_in(value, Number(bias.leniency, 1, Sign::always), type::small_strong, theme().text,
                    Align::right);
            text_in(count, Text<32>("calibrate.ratings", fmt::arg("n", bias.n)), type::meta, theme().text2,
                    Align::right);
            y += px(34);
        }
        return y + px(4) +
               wrapped({inside.x, y + px(4)}, inside.w, t("calibrate.facets_about"), type::meta,
                       theme().text2);
    });
}

float severities(const app::Calibration& m, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        card_title(inside, t("calibrate.panels"));
        float y = inside.y;
        if (m.severities.empty()) {
            return y + wrapped({inside.x, y}, inside.w, t("calibrate.no_panels"), type::small, theme().text2);
        }
        for (const app::SeverityLine& line : m.severities) {
            Rect row{inside.x, y, inside.w, px(48)};
            const Chip mark{.text = t(line.train ? "calibrate.train" : "calibrate.watch"),
                            .tone = Tone::info,
                            .icon = Icon::info,
                            .small = true};
            if (line.flag || line.train) {
                const ImVec2 size = chip_size(mark);
                const Rect place = row.cut_right(size.x, px(12));
                chip({place.x, std::round(place.mid_y() - size.y * 0.5F)}, mark);
            }
            const Text<96> people("calibrate.people", fmt::arg("n", line.people));
            const Buf<640> words("{} · {}", std::string_view(people), line.reading);
            text_in(row.cut_top(px(24)), line.name, type::small_strong, theme().text);
            text_in(row.with_height(px(20)), words, type::meta, theme().text2);
            y += px(52);
        }
        return y;
    });
}

} // namespace

float answer(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        const app::BenchmarkTask& task = stage.task();
        float y = inside.y;
        y += wrapped({inside.x, y}, inside.w, task.who, type::meta, theme().text2) + px(2);
        y += wrapped({inside.x, y}, inside.w, task.question, type::title_s, theme().text) + px(12);
        for (const std::string& paragraph : task.answer) {
            y += wrapped({inside.x, y}, inside.w, paragraph, type::body, theme().text) + px(10);
        }
        return y - px(10);
    });
}

float ratings(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        const app::BenchmarkTask& task = stage.task();
        card_title(inside, t("calibrate.rate"));
        float y = rating::lacks(inside, stage.model.missing) + px(4);
        const std::size_t count = std::min(task.rows.size(), stage.ui.cells.size());
        for (std::size_t i = 0; i < count; ++i) {
            bool open = (stage.ui.open >> i & 1U) != 0;
            y = rating::facet(Name("calib.facet.{}", i), {inside.x, y, inside.w, 0},
                              {.row = task.rows[i],
                               .cell = stage.ui.cells[i],
                               .open = open,
                               .none_word = t("calibrate.not_enough"),
                               .enabled = !stage.context.model.read_only}) +
                px(18);
            stage.ui.open = open ? stage.ui.open | 1U << i : stage.ui.open & ~(1U << i);
        }
        const bool ready = all_rated(stage) && !stage.context.model.read_only;
        const Button b{.text = t("calibrate.save"),
                       .kind = ButtonKind::primary,
                       .keycap = "Ctrl Enter",
                       .enabled = ready,
                       .why_disabled = t("calibrate.rate_all")};
        if (!ready) {
            y += wrapped({inside.x, y}, inside.w, t("calibrate.rate_all"), type::meta, theme().warn.ink) +
                 px(8);
        }
        if (button("calib.save", {inside.x, y, std::min(button_width(b), inside.w), 0}, b)) {
            save(stage);
        }
        return y + px(36);
    });
}

float results(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        card_title(inside, t("calibrate.compare"));
        float y = inside.y +
                  wrapped(inside.min(), inside.w, t("calibrate.compare_about"), type::small, theme().text2) +
                  px(16);
        for (const app::BenchmarkResult& r : stage.task().results) {
            y = result(r, {inside.x, y, inside.w, 0}) + px(18);
        }
        const bool last = stage.model.current + 1 >= stage.model.tasks.size();
        const Button b{.text = t(last ? "calibrate.to_summary" : "calibrate.next"),
                       .kind = ButtonKind::primary,
                       .icon_after = Icon::caret_right};
        if (button("calib.next", {inside.x, y, 0, 0}, b)) {
            if (last) {
                stage.ui.summary = stage.ui.to_top = true;
            } else {
                show_task(stage, stage.model.current + 1);
            }
        }
        return y + px(36);
    });
}

float summary(const Stage& stage, const Rect& at) {
    const app::Calibration& m = stage.model;
    float y = figures(m, at) + px(16);
    if (!m.facets.empty()) {
        y = biases(m, {at.x, y, at.w, 0}) + px(16);
    }
    return severities(m, {at.x, y, at.w, 0});
}

} // namespace mq::ui::calibration
