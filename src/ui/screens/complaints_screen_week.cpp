// A week of the log: its numbers, and which causes make up most of it.

#include "ui/screens/card_around.h"
#include "ui/screens/complaints_screen_parts.h"
#include "ui/screens/one_of.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::complaints {
namespace {

constexpr std::size_t most_weeks = 12;
constexpr std::size_t most_bars = 10;
constexpr float beside_width = 860; // design px of card; narrower, the numbers stand under the picture

const app::WeekSummary& shown(const Stage& stage) {
    return stage.model.weeks[static_cast<std::size_t>(stage.ui.week)];
}

void take_picture(const Stage& stage, app::PictureFormat format) {
    app::ExportPicture wanted;
    wanted.picture = app::Picture::pareto;
    wanted.format = format;
    wanted.week = shown(stage).monday;
    stage.context.out.emplace_back(std::move(wanted));
}

float head(const Stage& stage, const Rect& at) {
    std::array<std::string_view, most_weeks> names;
    const std::size_t count = std::min(stage.model.weeks.size(), most_weeks);
    for (std::size_t i = 0; i < count; ++i) {
        names[i] = stage.model.weeks[i].label;
    }
    const std::span<const std::string_view> options{names.data(), count};
    const std::array pieces{Segment{.id = "causes", .text = t("complaints_screen.week.causes")},
                            Segment{.id = "details", .text = t("complaints_screen.week.details")}};
    const Button png{.text = "PNG", .kind = ButtonKind::ghost, .tooltip = t("complaints_screen.week.png")};
    const Button pdf{.text = "PDF", .kind = ButtonKind::ghost, .tooltip = t("complaints_screen.week.pdf")};
    Flow flow(at.x, at.y, at.w, px(10));
    const float width = std::min(at.w, select_width(options, stage.ui.week));
    select("complaints.week", flow.next(width, px(36)), options, stage.ui.week);
    int which = stage.ui.details ? 1 : 0;
    const OneOf choice(pieces, which, at.w);
    if (choice.draw("complaints.bars", flow.next(choice.width(), px(36)).min(), which)) {
        stage.ui.details = which == 1;
    }
    if (button("complaints.png", flow.next(button_width(png), px(36)), png)) {
        take_picture(stage, app::PictureFormat::png);
    }
    if (button("complaints.pdf", flow.next(button_width(pdf), px(36)), pdf)) {
        take_picture(stage, app::PictureFormat::pdf);
    }
    const Buf<8> part("{}", static_cast<int>(app::Picture::pareto));
    return refusal(stage.context, {at.x, flow.bottom(), at.w, 0}, {app::CommandKind::ExportPicture}, px(12),
                   part);
}

float number(const Rect& at, const char* key, std::string_view value) {
    const float words = at.w * 0.62F;
    const float height = std::max(px(30), wrapped_height(t(key), type::small, words) + px(8));
    wrapped({at.x, std::round(at.y + (height - wrapped_height(t(key), type::small, words)) * 0.5F)}, words,
            t(key), type::small, theme().text2);
    text_in({at.x + words, at.y, at.w - words, height}, value, type::body_strong, theme().text, Align::right);
    horizontal(at.x, at.y + height, at.w, theme().border);
    return at.y + height + hairline();
}

std::string_view hours_words(char* buffer, std::size_t size, const std::optional<double>& hours) {
    if (!hours) {
        return "–";
    }
    const bool days = *hours >= 48;
    return t_format_to(buffer, size, days ? "complaints_screen.week.days" : "complaints_screen.week.hours",
                       fmt::arg("n", Number(days ? *hours / 24 : *hours).c_str()));
}

float numbers(const Stage& stage, const Rect& at) {
    const app::WeekSummary& w = shown(stage);
    char answer[32], close[32];
    float y = at.y;
    const auto next = [&](const char* key, std::string_view value) {
        y = number({at.x, y, at.w, 0}, key, value);
    };
    next("complaints_screen.week.received", Buf<16>("{}", w.received));
    next("complaints_screen.week.closed", Buf<16>("{}", w.closed));
    next("complaints_screen.week.open", Buf<16>("{}", w.open));
    next("complaints_screen.week.answer", hours_words(answer, sizeof answer, w.hours_to_answer));
    next("complaints_screen.week.close", hours_words(close, sizeof close, w.hours_to_close));
    if (w.satisfaction) {
        next("complaints_screen.week.satisfaction",
             Text<32>("complaints_screen.week.of_five", fmt::arg("n", Number(*w.satisfaction).c_str())));
    } else {
        next("complaints_screen.week.satisfaction", "–");
    }
    return y;
}

// ---- the picture

struct Plot {
    Rect area;
    float most; // count at the top
    float slot; // of one bar
    [[nodiscard]] float x(std::size_t i) const { return area.x + slot * (static_cast<float>(i) + 0.5F); }
    [[nodiscard]] float y(float share) const { return area.bottom() - area.h * share; }
};

void axes(const Plot& p, const Rect& at) {
    for (int i = 0; i <= 4; ++i) {
        const float share = static_cast<float>(i) / 4.0F;
        const float y = std::round(p.y(share));
        horizontal(p.area.x, y, p.area.w, theme().border);
        text_in({at.right() - px(40), y - px(9), px(40), px(18)},
                Text<16>("radar.percent", fmt::arg("n", i * 25)), type::caption, theme().text2, Align::right);
    }
}

void bars_of(const Plot& p, std::span<const app::ParetoBar> bars) {
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const float height = p.area.h * static_cast<float>(bars[i].count) / p.most;
        const float width = std::round(std::min(p.slot * 0.56F, px(72)));
        const Rect bar{std::round(p.x(i) - width * 0.5F), std::round(p.area.bottom() - height), width,
                       std::round(height)};
        fill(bar, theme().accent, fpx(4), ImDrawFlags_RoundCornersTop);
        const bool inside = bar.h > px(34);
        text_in({bar.x - px(10), inside ? bar.y + px(9) : bar.bottom() - px(21), bar.w + px(20), px(20)},
                Buf<16>("{}", bars[i].count), type::meta_bold, inside ? theme().on_accent : theme().text,
                Align::centre);
    }
}

void line_of(const Plot& p, std::span<const app::ParetoBar> bars) {
    std::array<ImVec2, most_bars> points;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        points[i] = {p.x(i), p.y(static_cast<float>(bars[i].cumulative))};
    }
    polyline({points.data(), bars.size()}, theme().text, fpx(2));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        disc(points[i], fpx(5.5F), theme().surface);
        disc(points[i], fpx(4), theme().text);
        const long percent = std::lround(bars[i].cumulative * 100);
        const Rect words{points[i].x - px(24), points[i].y - px(25), px(48), px(18)};
        fill({words.x + px(5), words.y + px(1), words.w - px(10), px(16)}, with_alpha(theme().surface, 0.85F),
             fpx(4));
        text_in(words, Text<16>("radar.percent", fmt::arg("n", percent)), type::caption_strong, theme().text,
                Align::centre);
    }
}

} // namespace

void pareto(const Rect& at, std::span<const app::ParetoBar> all) {
    const auto bars = all.first(std::min(all.size(), most_bars));
    if (bars.empty() || !visible(at)) {
        return;
    }
    const float names = 2 * face_of(type::meta).step + px(8);
    Plot p{{at.x, at.y + px(26), at.w - px(48), at.h - px(26) - names}, 1, 0};
    // All of them are 100 %, so that a bar and the line are read on one scale and meet at the first.
    p.most = static_cast<float>(bars.front().count / std::max(0.01, bars.front().cumulative));
    p.most = std::max(1.0F, p.most);
    p.slot = p.area.w / static_cast<float>(bars.size());
    axes(p, at);
    bars_of(p, bars);
    line_of(p, bars);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        wrapped_lines({std::round(p.x(i) - p.slot * 0.5F) + px(3), p.area.bottom() + px(6)}, p.slot - px(6),
                      2, bars[i].name, type::meta, theme().text2, Align::centre);
    }
}

float week(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](const Rect& inside) {
        const app::WeekSummary& w = shown(stage);
        float y = head(stage, inside) + px(14);
        const auto& bars = stage.ui.details ? w.details : w.causes;
        const bool beside = inside.w >= px(beside_width);
        const float right = beside ? px(300) : inside.w;
        const float left = beside ? inside.w - right - px(32) : inside.w;
        const Rect picture{inside.x, y, left, px(250)};
        if (bars.empty()) {
            wrapped({picture.x, picture.y + px(20)}, std::min(left, px(460)),
                    t("complaints_screen.week.no_bars"), type::small, theme().text2);
        } else {
            pareto(picture, bars);
        }
        const float top = beside ? y : (bars.empty() ? y + px(72) : picture.bottom() + px(14));
        const float end = numbers(stage, {beside ? inside.right() - right : inside.x, top, right, 0});
        y = std::max(beside && !bars.empty() ? picture.bottom() : top, end);
        if (!w.line.empty()) {
            y += px(14) + wrapped({inside.x, y + px(14)}, inside.w, w.line, type::small_strong, theme().text);
        }
        return y;
    });
}

} // namespace mq::ui::complaints
