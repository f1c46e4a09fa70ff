// People by level: one bar now, and a bar a month.

#include "ui/charts_team.h"
#include "ui/i18n.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace {

constexpr std::size_t most_shares = 8;

void share_fill(const Rect& box, int level, float radius) {
    if (level < 1) {
        dashed_border(box, theme().ctl, radius);
    } else {
        fill(box, level_colour(level).fill, radius);
    }
}

Colour share_ink(int level) {
    return level < 1 ? theme().text2 : level_colour(level).number;
}

float name_width(std::string_view name) {
    return std::ceil(text_width(name, type::caption)) + px(6);
}

/// Where the pieces of a bar begin and how wide each is at least.
struct Pieces {
    int total = 0;
    int count = 0;
    float names = 0; ///< width that all names ask for
    explicit Pieces(std::span<const Share> shares) {
        for (const Share& s : shares) {
            total += s.count;
            count += s.count > 0 ? 1 : 0;
            names += s.count > 0 ? std::max(px(28), name_width(s.name)) : 0;
        }
    }
};

// Each piece its least, and what is left by count.
void place(std::span<const Share> shares, const Pieces& pieces, float room, bool named,
           std::array<float, most_shares>& widths) {
    float left = room - px(4) * static_cast<float>(pieces.count - 1);
    float wanted = 0; // of those whose share is more than their least
    std::array<bool, most_shares> fixed{};
    const auto least = [&](std::size_t i) {
        return named ? std::max(px(28), name_width(shares[i].name)) : px(24);
    };
    for (int pass = 0; pass < static_cast<int>(most_shares); ++pass) {
        float open = left;
        wanted = 0;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            open -= fixed[i] ? least(i) : 0;
            wanted += !fixed[i] ? static_cast<float>(shares[i].count) : 0;
        }
        bool again = false;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            if (shares[i].count == 0 || fixed[i]) {
                widths[i] = fixed[i] ? least(i) : 0;
                continue;
            }
            widths[i] = std::floor(open * static_cast<float>(shares[i].count) / std::max(1.0F, wanted));
            if (widths[i] < least(i)) {
                fixed[i] = true;
                again = true;
            }
        }
        if (!again) {
            return;
        }
    }
}

} // namespace

void level_distribution(const Rect& r, std::span<const Share> all) {
    const auto shares = all.first(std::min(all.size(), most_shares));
    const Pieces pieces(shares);
    if (pieces.total == 0) {
        return;
    }
    const bool named = pieces.names + px(4) * static_cast<float>(pieces.count - 1) <= r.w;
    std::array<float, most_shares> widths{};
    place(shares, pieces, r.w, named, widths);
    float x = r.x;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const Share& s = shares[i];
        if (s.count == 0) {
            continue;
        }
        const Rect box{x, r.y, widths[i], px(24)};
        share_fill(box, s.level, fpx(6));
        text_in(box, Buf<16>("{}", s.count), type::meta_bold, share_ink(s.level), Align::centre);
        if (named) {
            text_in({x, box.bottom() + px(3), widths[i], px(18)}, s.name, type::caption, theme().text2,
                    Align::centre);
        } else if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(box.min(), box.max())) {
            tooltip(s.name);
        }
        x += widths[i] + px(4);
    }
}

void hatch(const Rect& r, Colour colour, float step) {
    const Clip clip(r);
    for (float x = r.x - r.h; x < r.right(); x += step) {
        line({x, r.bottom()}, {x + r.h, r.y}, colour, hairline());
    }
}

namespace {

struct Bars {
    Rect plot;
    float pitch = 0, width = 0;
    int most = 1;
};

Bars bars_of(const Rect& r, std::span<const LevelMonth> months) {
    Bars b;
    b.plot = {r.x, r.y + px(18), r.w, r.h - px(18) - px(24)};
    for (const LevelMonth& month : months) {
        int total = 0;
        for (const int n : month.counts) {
            total += n;
        }
        b.most = std::max(b.most, total);
    }
    b.pitch = r.w / static_cast<float>(std::max<std::size_t>(months.size(), 1));
    b.width = std::floor(std::clamp(b.pitch * 0.72F, px(10), px(56)));
    return b;
}

void one_bar(const Bars& b, const LevelMonth& month, float x) {
    const auto height = [&](int n) { return b.plot.h * static_cast<float>(n) / static_cast<float>(b.most); };
    float bottom = b.plot.bottom();
    int total = 0;
    constexpr std::array order{1, 2, 3, 4, 5, 0}; // the best on top of those who have a level
    for (const int level : order) {
        const int n = month.counts[static_cast<std::size_t>(level)];
        if (n == 0) {
            continue;
        }
        total += n;
        const float top = bottom - height(n);
        const Rect box{x, std::round(top), b.width, std::round(bottom) - std::round(top) - hairline()};
        if (level == 0) {
            hatch(box, theme().ctl, fpx(6));
            border(box, theme().ctl, fpx(2));
        } else {
            fill(box, level_colour(level).fill, fpx(2));
        }
        if (box.h >= px(15) && text_width(Buf<16>("{}", n), type::caption_strong) + px(4) <= b.width) {
            if (level == 0) { // a quiet place for the number among the lines
                fill(centred_in(box, text_width(Buf<16>("{}", n), type::caption) + px(6), px(15)),
                     theme().surface, fpx(4));
            }
            text_in(box, Buf<16>("{}", n), type::caption_strong, share_ink(level), Align::centre);
        }
        bottom = top;
    }
    if (total > 0 && b.pitch >= px(26)) {
        text_in({x - b.pitch, std::round(bottom) - px(18), b.width + 2 * b.pitch, px(16)},
                Buf<16>("{}", total), type::caption, theme().text3, Align::centre);
    }
}

} // namespace

void level_months(const char* name, const Rect& r, std::span<const LevelMonth> months) {
    if (registry().recording()) {
        registry().add_widget(name, WidgetKind::chart, r, ImGui::GetID(name), true).value = "months";
    }
    if (!visible(r) || months.empty()) {
        return;
    }
    const Bars b = bars_of(r, months);
    horizontal(r.x, b.plot.bottom(), r.w, theme().border2);
    float label_end = r.right() + b.pitch; // labels from the newest back, where there is room
    for (std::size_t i = months.size(); i-- > 0;) {
        const float left = r.x + b.pitch * static_cast<float>(i);
        const float x = std::round(left + (b.pitch - b.width) * 0.5F);
        one_bar(b, months[i], x);
        const float width = std::ceil(text_width(months[i].label, type::caption)) + 1;
        const float at = std::clamp(left + (b.pitch - width) * 0.5F, r.x, std::max(r.x, r.right() - width));
        if (at + width + px(8) <= label_end) {
            text_in({std::round(at), b.plot.bottom() + px(5), width, px(16)}, months[i].label, type::caption,
                    theme().text2);
            label_end = at;
        }
        const Rect column{left, r.y, b.pitch, r.h};
        if (months[i].tooltip != nullptr && ImGui::IsWindowHovered() &&
            ImGui::IsMouseHoveringRect(column.min(), column.max())) {
            tooltip(months[i].tooltip);
        }
    }
}

float level_legend(const Rect& r, std::span<const std::string_view> names, std::string_view thin) {
    Flow flow(r.x, r.y, r.w, px(12));
    const auto entry = [&](int level, std::string_view name) {
        const float width = px(26) + std::ceil(text_width(name, type::caption)) + 1;
        const Rect at = flow.next(width, px(20));
        if (level > 0) {
            level_chip({at.x, at.y}, level, px(20));
        } else {
            const Rect box{at.x, at.y, px(20), px(20)};
            hatch(box, theme().ctl, fpx(6));
            border(box, theme().ctl, fpx(4));
        }
        text_in({at.x + px(26), at.y, at.w - px(26), at.h}, name, type::caption, theme().text2);
    };
    for (std::size_t i = 0; i < names.size(); ++i) {
        entry(static_cast<int>(i) + 1, names[i]);
    }
    entry(0, thin);
    return flow.bottom() - r.y;
}

} // namespace mq::ui
