#include "ui/screens/radar_screen_principles.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::radar_page {

namespace {

struct CountWords {
    Text<128> text;
    explicit CountWords(const app::PitfallRate& rate)
        : text("pitfalls.count", fmt::arg("times", rate.times), fmt::arg("n", rate.decisions)) {}
};

struct FewWords {
    Text<320> text;
    explicit FewWords(const app::Principles& model)
        : text("pitfalls.few", fmt::arg("have", model.all.decisions),
               fmt::arg("need", model.least_decisions)) {}
};

/// Lines of the chart: whole numbers, six at most.
struct RateScale {
    std::array<Buf<8>, 6> words;
    std::array<std::string_view, 6> lines;
    std::size_t count;
    float highest;

    explicit RateScale(std::span<const TrendPoint> points) : RateScale(step_of(points), points) {}

private:
    static float most_of(std::span<const TrendPoint> points) {
        float most = 1;
        for (const TrendPoint& point : points) {
            most = std::max(most, point.value);
        }
        return most;
    }
    static int step_of(std::span<const TrendPoint> points) {
        return static_cast<int>(std::ceil(most_of(points) / 5));
    }
    RateScale(int step, std::span<const TrendPoint> points)
        : words{Buf<8>("{}", 0),        Buf<8>("{}", step),     Buf<8>("{}", 2 * step),
                Buf<8>("{}", 3 * step), Buf<8>("{}", 4 * step), Buf<8>("{}", 5 * step)},
          count(static_cast<std::size_t>(std::ceil(most_of(points) / static_cast<float>(step))) + 1),
          highest(static_cast<float>(step) * static_cast<float>(count - 1)) {
        for (std::size_t i = 0; i < count; ++i) {
            lines[i] = words[i];
        }
    }
};

float title_height(float width) {
    return wrapped_height(t("pitfalls.trend_title"), type::body_strong, width);
}

bool has_chart(const PrinciplesView& view) {
    return view.model.all.per_ten && view.model.all.line.size() >= 2;
}

// What stands above the chart.
float figures_height(const PrinciplesView& view, float width) {
    const app::PitfallRate& all = view.model.all;
    if (!all.per_ten) {
        return wrapped_height(FewWords(view.model).text, type::small, width);
    }
    const CompareWords compare(all);
    return face_of(type::title_l).step + px(2) + wrapped_height(CountWords(all).text, type::meta, width) +
           (compare.known ? wrapped_height(compare.text, type::meta, width) : 0) + px(8) + px(20);
}

void draw_figures(const PrinciplesView& view, Rect r) {
    const app::PitfallRate& all = view.model.all;
    if (!all.per_ten) {
        wrapped(r.min(), r.w, FewWords(view.model).text, type::small, theme().text2);
        return;
    }
    const RateText number(*all.per_ten);
    const std::array pieces = {Piece{number, type::title_l, theme().text, 0},
                               Piece{t("pitfalls.per_ten"), type::small, theme().text2, px(8)}};
    pieces_in(r.cut_top(face_of(type::title_l).step, px(2)), pieces);
    r.cut_top(wrapped(r.min(), r.w, CountWords(all).text, type::meta, theme().text2));
    const CompareWords compare(all);
    if (compare.known) {
        r.cut_top(wrapped(r.min(), r.w, compare.text, type::meta, theme().text2));
    }
    r.cut_top(px(8));
    draw_pitfall_change(r.with_height(px(20)), words_of(all.change));
}

} // namespace

std::span<const TrendPoint> rate_points(const std::vector<app::RatePoint>& line,
                                        const std::vector<std::string>& tips, RatePoints& out) {
    const std::size_t count = std::min(line.size(), out.size());
    const std::size_t first = line.size() - count;
    for (std::size_t i = 0; i < count; ++i) {
        const app::RatePoint& from = line[first + i];
        out[i] = {.day = static_cast<double>(from.day_number),
                  .value = static_cast<float>(from.per_ten),
                  .label = from.day,
                  .tooltip = first + i < tips.size() ? tips[first + i].c_str() : nullptr};
    }
    return {out.data(), count};
}

RateText::RateText(double rate)
    : text_("{}{}", rate > 0 && rate < 0.05 ? "<" : "",
            std::string_view(Number(rate > 0 ? std::max(rate, 0.1) : 0.0, rate > 0 ? 1 : 0))) {}

CompareWords::CompareWords(const app::PitfallRate& rate)
    : known(rate.recent && rate.before),
      text("pitfalls.compare", fmt::arg("recent", RateText(rate.recent.value_or(0)).c_str()),
           fmt::arg("before", RateText(rate.before.value_or(0)).c_str())) {}

ChangeWords words_of(domain::PitfallChange change) {
    switch (change) {
        case domain::PitfallChange::fewer: return {t("pitfalls.fewer"), theme().good.ink, Icon::arrow_down};
        case domain::PitfallChange::more: return {t("pitfalls.more"), theme().warn.ink, Icon::arrow_up};
        case domain::PitfallChange::same: return {t("pitfalls.same"), theme().text2, Icon::minus};
        case domain::PitfallChange::unknown: break;
    }
    return {t("pitfalls.unknown"), theme().text3, Icon::none};
}

void draw_pitfall_change(Rect r, const ChangeWords& words) {
    if (words.icon != Icon::none) {
        const Rect mark = r.cut_left(px(16), px(4));
        icon(mark.centre(), words.icon, px(16), words.ink);
    }
    text_in(r, words.text, words.icon == Icon::none ? type::meta : type::meta_strong, words.ink);
}

float rate_height(const PrinciplesView& view, float width, float room) {
    const float inside = width - 2 * px(20);
    const float words = 2 * px(16) + title_height(inside) + px(10) + figures_height(view, inside);
    if (!view.model.all.per_ten) {
        return words;
    }
    if (!has_chart(view)) {
        return words + px(12) + wrapped_height(t("pitfalls.few_days"), type::meta, inside);
    }
    return words + px(12) + std::clamp(room - words - px(12), px(170), px(260));
}

void rate_card(const PrinciplesView& view, const Rect& at) {
    Rect inside = card(at);
    inside.cut_top(
        wrapped(inside.min(), inside.w, t("pitfalls.trend_title"), type::body_strong, theme().text) + px(10));
    draw_figures(view, inside.cut_top(figures_height(view, inside.w), px(12)));
    if (!view.model.all.per_ten) {
        return;
    }
    if (!has_chart(view)) {
        wrapped(inside.min(), inside.w, t("pitfalls.few_days"), type::meta, theme().text2);
        return;
    }
    RatePoints buffer;
    const auto points = rate_points(view.model.all.line, view.ui.cache.tips, buffer);
    const RateScale scale(points);
    trend("radar.rate", inside,
          {.points = points,
           .levels = {scale.lines.data(), scale.count},
           .lowest = 0,
           .highest = scale.highest});
}

} // namespace mq::ui::radar_page
