#include "ui/screens/radar_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::radar_page {
namespace {

enum class Mark { practice, assessed, range, before };
struct Entry {
    Mark mark;
    const char* text;
};

struct Entries {
    std::array<Entry, 4> of{};
    std::size_t count = 0;
    void add(bool drawn, Mark mark, const char* key) {
        if (drawn) {
            of[count++] = {mark, t(key)};
        }
    }
};

Entries entries_of(const AxisChart& chart) {
    const bool practice = chart.kind == EvidenceKind::practice;
    Entries entries;
    entries.add(chart.practice, Mark::practice, "radar.legend.practice");
    entries.add(chart.assessed, Mark::assessed, "radar.legend.assessed");
    entries.add(practice ? chart.practice : chart.assessed, Mark::range, "radar.legend.range");
    entries.add(chart.before, Mark::before, "radar.legend.before");
    return entries;
}

void draw_mark(Mark mark, ImVec2 at, float width, EvidenceKind kind) {
    const Theme& c = theme();
    const ImVec2 end{at.x + width, at.y};
    const ImVec2 middle{at.x + width * 0.5F, at.y};
    const bool front = (mark == Mark::practice) == (kind == EvidenceKind::practice);
    const Colour ink = front ? c.accent : quiet();
    switch (mark) {
        case Mark::practice:
            dashed_line(at, end, ink, fpx(2.5F), fpx(practice_dash.on), fpx(practice_dash.off));
            return;
        case Mark::assessed:
            line(at, end, ink, fpx(2.5F));
            disc(middle, fpx(4.5F), ink);
            return;
        case Mark::range:
            fill({at.x, at.y - px(5), width, px(10)}, with_alpha(c.accent, 0.20F), fpx(2));
            return;
        case Mark::before:
            dashed_line(at, end, c.text3, fpx(1.5F), fpx(past_dash.on), fpx(past_dash.off));
            return;
    }
}

float entry_width(const Entry& entry) {
    return px(28) + px(8) + std::ceil(text_width(entry.text, type::meta)) + 1;
}

constexpr float legend_gap = 20; ///< design px

/// Entries from `first` on that fit on one line; at least one.
std::size_t line_end(const Entries& entries, std::size_t first, float room, float& width) {
    std::size_t end = first;
    width = -px(legend_gap);
    while (end < entries.count) {
        const float wider = width + px(legend_gap) + entry_width(entries.of[end]);
        if (end > first && wider > room) {
            break;
        }
        width = wider;
        ++end;
    }
    return end;
}

} // namespace

float legend_height(const AxisChart& chart, float width) {
    const Entries entries = entries_of(chart);
    float lines = 0;
    float taken = 0;
    for (std::size_t i = 0; i < entries.count; i = line_end(entries, i, width, taken)) {
        ++lines;
    }
    return px(22) * lines;
}

void legend(const Rect& r, const AxisChart& chart) {
    const Entries entries = entries_of(chart);
    Rect rest = r;
    for (std::size_t i = 0; i < entries.count;) {
        float taken = 0;
        const std::size_t end = line_end(entries, i, r.w, taken);
        Rect line = rest.cut_top(px(22));
        line.cut_left(std::max(0.0F, std::round((r.w - taken) * 0.5F)));
        for (; i < end; ++i) {
            Rect entry = line.cut_left(entry_width(entries.of[i]), px(legend_gap));
            draw_mark(entries.of[i].mark, {entry.x, std::round(entry.mid_y()) + 0.5F}, px(28), chart.kind);
            entry.cut_left(px(36));
            text_in(entry, entries.of[i].text, type::meta, theme().text2);
        }
    }
}

} // namespace mq::ui::radar_page
