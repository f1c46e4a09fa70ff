#include "ui/screens/radar_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::radar_page {
namespace {

constexpr float row_height = 56; ///< design px
constexpr float side_width = 168;

// The levels that the attempt shows on this axis, in words; the same ones that the debrief uses.
class Credit {
public:
    Credit(const app::EvidenceLine& line, std::size_t axis) : Credit(levels_of(line, axis)) {}
    operator std::string_view() const { return words_; } // NOLINT: it is a text

private:
    explicit Credit(const std::array<int, 2>& levels)
        : words_(key_of(levels), fmt::arg("level", levels[1]), fmt::arg("low", levels[0]),
                 fmt::arg("high", levels[1])) {}

    static std::array<int, 2> levels_of(const app::EvidenceLine& line, std::size_t axis) {
        return axis < line.facet_levels.size() ? line.facet_levels[axis] : std::array{line.low, line.high};
    }
    static const char* key_of(const std::array<int, 2>& levels) {
        if (levels[0] == levels[1]) {
            return levels[0] == 0 ? "credit.below_one" : "credit.one";
        }
        return levels[0] == 0 ? "credit.up_to" : "credit.range";
    }
    Text<96> words_;
};

/// What stands under the title: how it was practised, and how much of this axis was reached.
struct Detail {
    Text<256> words;
    Detail(const View& view, const app::EvidenceLine& line)
        : words("radar.evidence.detail", fmt::arg("detail", line.detail),
                fmt::arg("share",
                         std::lround(line.facets[static_cast<std::size_t>(view.ui.cache.axis)] * 100))) {}
};

struct Boxes {
    Rect words, side, caret;
};

Boxes boxes_of(const Rect& row) {
    Rect inside = row.inset(px(16), 0);
    Boxes b;
    b.caret = inside.cut_right(px(16), px(8));
    b.side = inside.cut_right(std::min(px(side_width), inside.w * 0.42F), px(14));
    b.words = inside;
    return b;
}

Chip critical_chip() {
    return {.text = t("radar.evidence.critical"),
            .tone = Tone::bad,
            .icon = Icon::warning_circle,
            .icon_kind = IconKind::fill,
            .small = true};
}

float words_height(const View& view, const app::EvidenceLine& line, float width) {
    const float detail = wrapped_height(Detail(view, line).words, type::meta, width);
    return face_of(type::small).step + detail + (line.critical ? chip_size(critical_chip()).y + px(4) : 0);
}

float row_px(const View& view, const app::EvidenceLine& line, float width) {
    const Boxes b = boxes_of({0, 0, width, px(row_height)});
    return std::max(px(row_height), std::round(words_height(view, line, b.words.w)) + px(14));
}

void draw_side(const View& view, const Rect& side, const app::EvidenceLine& line, double share) {
    const float middle = std::round(side.mid_y());
    text_in({side.x, middle - px(21), side.w, px(20)},
            Credit(line, static_cast<std::size_t>(view.ui.cache.axis)), type::meta, theme().text,
            Align::right);
    Rect below{side.x, middle + px(1), side.w, px(18)};
    if (line.weight <= 0) {
        text_in(below, t("radar.evidence.weightless"), type::meta, theme().text3, Align::right);
        return;
    }
    const Text<32> percent("radar.percent", fmt::arg("n", std::lround(share * 100)));
    text_in(below.cut_right(px(44)), percent, type::meta, theme().text2, Align::right);
    bar(below.cut_right(std::min(px(72), below.w)), static_cast<float>(share), theme().text2);
}

void tell_share(const View& view, const Rect& side, const app::EvidenceLine& line, double share) {
    if (!ImGui::IsMouseHoveringRect(side.min(), side.max()) || !ImGui::IsWindowHovered()) {
        return;
    }
    if (line.weight <= 0) {
        tooltip(t("radar.evidence.weightless_about"));
        return;
    }
    tooltip(Text<256>("radar.evidence.share_about", fmt::arg("n", std::lround(share * 100)),
                      fmt::arg("axis", view.axis().name),
                      fmt::arg("weight", Number(line.weight, 2).c_str())));
}

bool evidence_row(const View& view, const Rect& row, std::size_t i) {
    const AxisEvidence& of = view.ui.cache.evidence[i];
    const app::EvidenceLine& line = view.radar.evidence[of.line];
    const Hit hit = table_row(Name("radar.evidence.{}", i), row, {.label = line.title});
    if (hit.pressed) {
        view.context.out.emplace_back(app::OpenDebrief{line.attempt});
    }
    if (hit.visible) {
        const Boxes b = boxes_of(row);
        const float height = words_height(view, line, b.words.w);
        float y = std::round(row.mid_y() - height * 0.5F);
        const float step = face_of(type::small).step;
        text_in({b.words.x, y, b.words.w, step}, line.title, type::small_strong, theme().text);
        y += step;
        y += wrapped({b.words.x, y}, b.words.w, Detail(view, line).words, type::meta, theme().text2);
        if (line.critical) {
            chip({b.words.x, y + px(4)}, critical_chip());
        }
        draw_side(view, b.side, line, of.share);
        tell_share(view, b.side, line, of.share);
        icon(b.caret.centre(), Icon::caret_right, px(16),
             hit.hovered || hit.focused ? theme().text : theme().text3);
    }
    return hit.focused;
}

float head_height() {
    return px(48);
}

float none_height(float width) {
    return wrapped_height(t("radar.evidence.none"), type::small, width - 2 * px(20)) + px(40);
}

std::string_view footnote(const View& view) {
    return t(view.practice() ? "radar.evidence.practice_note" : "radar.evidence.assessment_note");
}

void draw_title(Rect row, const View& view, std::string_view title) {
    const std::size_t n = view.ui.cache.evidence.size();
    const Text<64> caption(n == 1 ? "radar.evidence.count.one" : "radar.evidence.count.other",
                           fmt::arg("n", n));
    const float width = std::ceil(text_width(caption, type::meta)) + 1;
    if (n > 0 && text_width(title, type::body_strong) + px(16) + width <= row.w) {
        text_in(row.cut_right(width), caption, type::meta, theme().text2, Align::right);
    }
    text_in(row, title, type::body_strong, theme().text);
}

void draw_head(const View& view, const Rect& head) {
    const Rect row = head.inset(px(16), 0);
    const app::Estimate& estimate = shown(view.axis(), view.ui.kind);
    const std::string_view axis = view.axis().name;
    if (estimate.thin()) {
        draw_title(row, view, Text<160>("radar.evidence.of", fmt::arg("axis", axis)));
    } else {
        draw_title(row, view,
                   Text<160>("radar.evidence.why", fmt::arg("axis", axis),
                             fmt::arg("value", Number(estimate.mean).c_str())));
    }
}

} // namespace

float evidence_height(const View& view, float width) {
    if (view.ui.cache.evidence.empty()) {
        return head_height() + none_height(width);
    }
    float height = head_height() + note_height(footnote(view), width);
    for (const AxisEvidence& e : view.ui.cache.evidence) {
        height += row_px(view, view.radar.evidence[e.line], width);
    }
    return height;
}

void evidence(const View& view, const Rect& at) {
    card(at);
    Rect rest = at;
    draw_head(view, rest.cut_top(head_height()));
    view.ui.in_evidence = false;
    if (view.ui.cache.evidence.empty()) {
        horizontal(rest.x + hairline(), rest.y, rest.w - 2 * hairline(), theme().border);
        wrapped({rest.x + px(16), rest.y + px(16)}, rest.w - 2 * px(16), t("radar.evidence.none"),
                type::small, theme().text2);
        return;
    }
    for (std::size_t i = 0; i < view.ui.cache.evidence.size(); ++i) {
        const app::EvidenceLine& line = view.radar.evidence[view.ui.cache.evidence[i].line];
        view.ui.in_evidence =
            evidence_row(view, rest.cut_top(row_px(view, line, at.w)), i) || view.ui.in_evidence;
    }
    note(at, rest.h, footnote(view));
}

} // namespace mq::ui::radar_page
