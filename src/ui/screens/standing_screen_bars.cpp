// How likely each level is, with the estimate and its interval over the bars, and each level or higher
// against the line that a level is claimed with.

#include "ui/screens/standing_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace mq::ui::standing_page {
namespace {

constexpr int levels = 5;
constexpr float side_by_side = 600; ///< design px of the card's inside
constexpr float chart_height = 232;
constexpr float tail_row = 32;

double share_of(const std::array<double, 5>& of, int level) {
    return of[static_cast<std::size_t>(level - 1)];
}

long percent(double share) {
    return std::lround(share * 100);
}

struct Percent {
    Text<16> words;
    explicit Percent(double share) : words("radar.percent", fmt::arg("n", percent(share))) {}
};

// ---- what the card says of the estimate

struct FiguresWords {
    Text<160> words;
    explicit FiguresWords(const app::StandingFigures& of)
        : words(of.none()   ? "standing.bars.prior"
                : of.thin() ? "standing.bars.figures_thin"
                            : "standing.bars.figures",
                fmt::arg("value", Number(of.mean).c_str()), fmt::arg("low", Number(of.low).c_str()),
                fmt::arg("high", Number(of.high).c_str())) {}
};

struct Heading {
    Text<192> title;
    FiguresWords figures;
    explicit Heading(const View& view)
        : title("standing.bars.title", fmt::arg("view", view.name())), figures(view.now(view.at())) {}
    [[nodiscard]] float height(float width) const {
        return wrapped_height(title, type::body_strong, width) + px(2) +
               wrapped_height(figures.words, type::meta, width) + px(14);
    }
};

void draw_heading(Rect& inside, const Heading& h) {
    const float title = wrapped(inside.min(), inside.w, h.title, type::body_strong, theme().text);
    wrapped({inside.x, inside.y + title + px(2)}, inside.w, h.figures.words, type::meta, theme().text2);
    inside.cut_top(h.height(inside.w));
}

// ---- the five bars

/// Where a point of the scale lies: every level is as wide as its bar.
struct Scale {
    float x, w;
    [[nodiscard]] float at(double value) const {
        return x + w * static_cast<float>((std::clamp(value, 0.5, 5.5) - 0.5) / levels);
    }
};

/// The interval as a bar with ends, the estimate as a dot on it.
void interval(const Scale& scale, float y, const app::StandingFigures& of, bool ghost) {
    const Colour ink = ghost ? theme().accent : of.none() || of.thin() ? theme().ctl : theme().text;
    const float left = std::round(scale.at(of.low));
    const float right = std::round(scale.at(of.high));
    const float middle = std::round(y) + 0.5F;
    const float thickness = std::max(hairline(), fpx(1.5F));
    if (ghost || of.thin()) {
        dashed_line({left, middle}, {right, middle}, ink, thickness, fpx(5), fpx(3));
    } else {
        line({left, middle}, {right, middle}, ink, thickness);
    }
    for (const float end : {left, right}) {
        line({end, middle - fpx(4)}, {end, middle + fpx(4)}, ink, thickness);
    }
    const ImVec2 dot{scale.at(of.mean), middle};
    disc(dot, fpx(7), theme().surface);
    if (ghost) {
        diamond(dot, fpx(6), theme().surface, ink, fpx(1.5F));
    } else if (of.thin()) {
        ring(dot, fpx(5.5F), ink, fpx(1.5F));
    } else {
        disc(dot, fpx(5.5F), ink);
    }
}

struct BarPlace {
    Rect bar; ///< from the top of the highest possible to the base
    float tallest;
};

void share_text(const Rect& r, const View& view, int level, double mass) {
    const bool claimed = view.now(view.at()).claimed == level;
    text_in(r, Percent(mass).words, claimed ? type::small_strong : type::small,
            claimed ? theme().text : theme().text2, Align::centre);
}

void mass_bar(const View& view, const BarPlace& place, int level, double mass, bool prior) {
    const float share = ease_to(ImGui::GetID(Name("standing.mass.{}", level)),
                                static_cast<float>(mass) / place.tallest, 0.2F);
    const float height = std::max(hairline(), std::round(place.bar.h * share));
    const Rect bar{place.bar.x, place.bar.bottom() - height, place.bar.w, height};
    const Colour colour = level_colour(level).fill;
    if (prior) {
        fill(bar, with_alpha(theme().track, 0.6F), fpx(5), ImDrawFlags_RoundCornersTop);
        dashed_border(bar, theme().ctl, fpx(4));
    } else {
        fill(bar, view.trying() ? with_alpha(colour, 0.42F) : colour, fpx(5), ImDrawFlags_RoundCornersTop);
    }
    if (!view.trying()) { // else both figures stand below, clear of the broken lines
        share_text({bar.x - px(4), bar.y - px(21), bar.w + px(8), px(20)}, view, level, mass);
    }
}

void ghost_bar(const BarPlace& place, int level, double mass) {
    const float share = ease_to(ImGui::GetID(Name("standing.ghost.{}", level)),
                                static_cast<float>(mass) / place.tallest, 0.2F);
    const float height = std::max(px(2), std::round(place.bar.h * share));
    dashed_border({place.bar.x, place.bar.bottom() - height, place.bar.w, height}, theme().accent, fpx(4),
                  fpx(1.5F), fpx(5), fpx(3));
}

double tallest(const app::StandingFigures& now, const app::StandingFigures* then) {
    double most = *std::max_element(now.levels.begin(), now.levels.end());
    if (then != nullptr) {
        most = std::max(most, *std::max_element(then->levels.begin(), then->levels.end()));
    }
    return std::max(most, 0.05);
}

void masses(const View& view, Rect r) {
    const app::StandingFigures& now = view.now(view.at());
    const app::StandingFigures* then = view.then(view.at());
    const Scale scale{r.x, r.w};
    interval(scale, r.y + px(10), now, false);
    if (then != nullptr) {
        interval(scale, r.y + px(30), *then, true);
    }
    r.cut_top(px(42) + px(20));
    const float foot = px(24) + (then != nullptr ? px(40) : 0);
    const Rect names = r.cut_bottom(foot);
    horizontal(r.x, r.bottom(), r.w, theme().border2);
    for (int level = 1; level <= levels; ++level) {
        const Rect cell = r.column(level - 1, levels, 0);
        const Rect bar = cell.inset(std::round(cell.w * 0.14F), 0);
        const BarPlace place{bar, static_cast<float>(tallest(now, then))};
        mass_bar(view, place, level, share_of(now.levels, level), now.none());
        const Rect name = names.column(level - 1, levels, 0);
        text_in({name.x, name.y + px(4), name.w, px(20)},
                Buf<96>("{} {}", level, view.page.level_names[static_cast<std::size_t>(level - 1)]),
                type::meta, theme().text2, Align::centre);
        if (then != nullptr) {
            ghost_bar(place, level, share_of(then->levels, level));
            share_text({name.x, name.y + px(24), name.w, px(20)}, view, level, share_of(now.levels, level));
            text_in({name.x, name.y + px(44), name.w, px(20)}, Percent(share_of(then->levels, level)).words,
                    type::meta_strong, theme().accent_ink, Align::centre);
        }
    }
}

// ---- each level or higher

struct TailWords {
    Text<48> words;
    explicit TailWords(int level)
        : words(level == levels ? "standing.bars.top_level" : "standing.bars.from_level",
                fmt::arg("n", level)) {}
};

struct TailBoxes {
    float label, figure;
    TailBoxes() : label(0), figure(std::ceil(text_width("100%", type::meta_strong)) + px(8)) {
        for (int level = 1; level <= levels; ++level) {
            label = std::max(label, std::ceil(text_width(TailWords(level).words, type::meta)) + px(10));
        }
    }
    [[nodiscard]] Rect track(const Rect& row, bool trying) const {
        return {row.x + label, row.y, row.w - label - figure - px(18) - (trying ? figure : 0), row.h};
    }
};

void tail_mark(const Rect& track, double share, Colour ink) {
    const float x = std::round(track.x + track.w * static_cast<float>(share));
    line({x, track.mid_y() - fpx(8)}, {x, track.mid_y() + fpx(8)}, ink, fpx(2));
}

void tail_row_of(const View& view, Rect row, int level, const TailBoxes& boxes) {
    const app::StandingFigures& now = view.now(view.at());
    const app::StandingFigures* then = view.then(view.at());
    const double share = share_of(now.at_least, level);
    const bool past = !now.none() && share >= view.page.claim;
    const Rect track = boxes.track(row, then != nullptr);
    text_in({row.x, row.y, boxes.label, row.h}, TailWords(level).words, type::meta, theme().text);
    const float shown =
        ease_to(ImGui::GetID(Name("standing.tail.{}", level)), static_cast<float>(share), 0.2F);
    const Colour ink = past ? theme().text2 : theme().ctl;
    bar(track, shown, then != nullptr ? with_alpha(ink, 0.5F) : ink);
    Rect right{track.right() + px(4), row.y, row.right() - track.right() - px(4), row.h};
    if (then != nullptr) {
        const double other = share_of(then->at_least, level);
        tail_mark(track, other, theme().accent);
        text_in(right.cut_right(boxes.figure), Percent(other).words, type::meta_strong, theme().accent_ink,
                Align::right);
    }
    text_in(right.cut_right(boxes.figure), Percent(share).words, past ? type::meta_strong : type::meta,
            past ? theme().text : theme().text2, Align::right);
    if (past) {
        icon({right.x + px(7), row.mid_y()}, Icon::check, px(14), theme().good.ink);
    }
}

float tails_height(const View& view, float width) {
    const Text<128> about("standing.bars.line_about", fmt::arg("n", percent(view.page.claim)));
    return px(28) + px(22) + px(tail_row) * levels + px(6) + wrapped_height(about, type::caption, width);
}

void tails(const View& view, Rect r) {
    text_in(r.cut_top(px(22), px(6)), t("standing.bars.at_least"), type::small_strong, theme().text);
    const TailBoxes boxes;
    const Rect named = r.cut_top(px(22));
    Rect rows = r.cut_top(px(tail_row) * levels, px(6));
    const Rect track = boxes.track(rows, view.trying());
    const float x = std::round(track.x + track.w * static_cast<float>(view.page.claim)) + 0.5F;
    const Text<32> name("standing.bars.line", fmt::arg("n", percent(view.page.claim)));
    const float half = std::ceil(text_width(name, type::caption_strong)) * 0.5F + 1;
    text_in({x - half, named.y, 2 * half, named.h}, name, type::caption_strong, theme().text2, Align::centre);
    for (int level = 1; level <= levels; ++level) {
        tail_row_of(view, rows.cut_top(px(tail_row)), level, boxes);
    }
    dashed_line({x, named.bottom()}, {x, rows.y - px(4)}, theme().text2, std::max(hairline(), fpx(1.5F)),
                fpx(4), fpx(3));
    const Text<128> about("standing.bars.line_about", fmt::arg("n", percent(view.page.claim)));
    wrapped(r.min(), r.w, about, type::caption, theme().text3);
}

// ---- the card

float legend_height(const View& view, float width) {
    return wrapped_height(t("standing.bars.legend"), type::caption, width) +
           (view.trying() ? wrapped_height(t("standing.bars.legend_if"), type::caption, width) : 0);
}

float masses_height(const View& view, float width) {
    return px(chart_height) + px(8) + legend_height(view, width);
}

void masses_with_legend(const View& view, Rect r) {
    const Rect foot = r.cut_bottom(legend_height(view, r.w), px(8));
    masses(view, r);
    const float first = wrapped(foot.min(), foot.w, t("standing.bars.legend"), type::caption, theme().text3);
    if (view.trying()) {
        wrapped({foot.x, foot.y + first}, foot.w, t("standing.bars.legend_if"), type::caption,
                theme().accent_ink);
    }
}

struct Halves {
    bool beside;
    float left, right;
    explicit Halves(float inside) : beside(inside >= px(side_by_side)), left(inside), right(inside) {
        if (beside) {
            left = std::round((inside - px(32)) * 0.55F);
            right = inside - px(32) - left;
        }
    }
};

} // namespace

float bars_height(const View& view, float width) {
    const float inside = width - 2 * px(20);
    const Halves halves(inside);
    const float left = masses_height(view, halves.left);
    const float right = tails_height(view, halves.right);
    return 2 * px(16) + Heading(view).height(inside) +
           (halves.beside ? std::max(left, right) : left + px(20) + right);
}

void bars(const View& view, const Rect& at) {
    Rect inside = card(at);
    draw_heading(inside, Heading(view));
    const Halves halves(inside.w);
    if (halves.beside) {
        masses_with_legend(view, inside.with_width(halves.left));
        const Rect right{inside.right() - halves.right, inside.y, halves.right, inside.h};
        vertical(right.x - px(16), inside.y, inside.h, theme().border);
        tails(view, right);
        return;
    }
    masses_with_legend(view, inside.cut_top(masses_height(view, inside.w), px(20)));
    tails(view, inside);
}

} // namespace mq::ui::standing_page
