#include "report/figures.h"

#include "report/figure_pen.h"
#include "report/whole_file.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace mq::report {
namespace {

const Ink data = ink(0x4450B8);
const Ink band = ink(0xD9DCF3);
const PenText small{.size = 12.0, .ink = inks::text2};
const PenText axis_left{.size = 12.0, .ink = inks::text2, .align = Align::right};
const PenText axis_below{.size = 12.0, .ink = inks::text2, .align = Align::centre};
const PenText figure_text{.size = 12.0, .face = Face::semibold, .align = Align::centre};

constexpr double margin = 36.0;
constexpr double legend_width = 150.0;

/// Title, sentence, foot; gives what is left for the picture.
Area put_frame(Pen& pen, const FigureHead& head) {
    const PenText title{.size = 22.0, .face = Face::bold};
    const PenText sentence{.size = 14.0, .ink = inks::text2};
    constexpr double wide = figure_width - 2.0 * margin;
    double y = margin + 8.0;
    for (const std::string& line : pen.fit(title, wide, head.title, 2)) {
        pen.text(margin, y, title, line);
        y += 28.0;
    }
    for (const std::string& line : pen.fit(sentence, wide, head.sentence, 2)) {
        pen.text(margin, y, sentence, line);
        y += 20.0;
    }
    constexpr double foot = figure_height - 26.0;
    pen.line(margin, foot - 16.0, figure_width - margin, foot - 16.0, inks::rule, 1.0);
    for (const std::string& line : pen.fit(small, wide - 90.0, head.foot, 1))
        pen.text(margin, foot, small, line);
    pen.text(figure_width - margin, foot, {.size = 12.0, .ink = inks::text3, .align = Align::right},
             "Món Quà");
    y += 10.0;
    return {margin, y, wide, foot - 30.0 - y};
}

/// Said in the picture's place where there is nothing to draw.
void put_nothing(Pen& pen, const Area& room, const FigureHead& head) {
    pen.text(room.x + room.width / 2.0, room.y + room.height / 2.0,
             {.size = 15.0, .ink = inks::text2, .align = Align::centre}, head.words.get("figure.nothing"));
}

/// A step of 1, 2 or 5 × 10ⁿ, so that about `marks` of them reach `most`.
double step_for(double most, int marks) {
    const double raw = std::max(most, 1e-9) / marks;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (raw <= factor * power)
            return factor * power;
    return 10.0 * power;
}

/// Every which label has room, the last one among them.
std::size_t label_step(Pen& pen, const std::vector<std::string>& labels, double each) {
    double widest = 0.0;
    for (const std::string& label : labels)
        widest = std::max(widest, pen.width(axis_below, label));
    return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil((widest + 8.0) / each)));
}

// --- people by level

void put_level_legend(Pen& pen, double x, double y, const std::array<std::string, 5>& names,
                      const std::string& unknown) {
    for (const int level : {0, 5, 4, 3, 2, 1}) { // as the bars are stacked
        const Area chip{x, y - 10.0, 20.0, 20.0};
        pen.level(chip, level);
        pen.text(x + 10.0, y,
                 {.size = 12.0, .face = Face::bold, .ink = Pen::on_level(level), .align = Align::centre},
                 level == 0 ? "?" : fmt::format("{}", level));
        const std::string& name = level == 0 ? unknown : names.at(static_cast<std::size_t>(level - 1));
        pen.text(x + 28.0, y, small, pen.fit(small, legend_width - 30.0, name, 1).front());
        y += 28.0;
    }
}

int people_of(const DistributionFigure::Month& month) {
    return std::accumulate(month.counts.begin(), month.counts.end(), 0);
}

void put_bar(Pen& pen, const DistributionFigure::Month& month, const Area& room, int most) {
    double y = room.bottom();
    for (const int level : {1, 2, 3, 4, 5, 0}) {
        const int people = month.counts.at(static_cast<std::size_t>(level));
        if (people == 0)
            continue;
        const double high = room.height * people / most;
        const Area part{room.x, y - high, room.width, high};
        pen.level(part, level);
        if (level > 0)
            pen.line(part.x, part.y, part.right(), part.y, inks::white, 1.5);
        if (high >= 15.0 && room.width >= 16.0) {
            const std::string number = fmt::format("{}", people);
            const PenText style{
                .size = 12.0, .face = Face::bold, .ink = Pen::on_level(level), .align = Align::centre};
            if (level == 1) // on the hatching
                pen.box({part.x + part.width / 2.0 - pen.width(style, number) / 2.0 - 3.0,
                         y - high / 2.0 - 7.0, pen.width(style, number) + 6.0, 14.0},
                        ink(0xF6D08F));
            pen.text(part.x + part.width / 2.0, y - high / 2.0, style, number);
        }
        y -= high;
    }
}

void draw(Pen& pen, const DistributionFigure& figure) {
    const Area room = put_frame(pen, figure.head);
    int most = 0;
    std::vector<std::string> labels;
    for (const auto& month : figure.months) {
        most = std::max(most, people_of(month));
        labels.push_back(month.label);
    }
    if (most == 0)
        return put_nothing(pen, room, figure.head);
    const Area plot{room.x + 44.0, room.y + 22.0, room.width - 44.0 - legend_width - 24.0,
                    room.height - 52.0};
    const double step = std::max(1.0, step_for(most, 5));
    pen.text(room.x, plot.y - 20.0, small, figure.head.words.get("figure.people"));
    for (double n = 0.0; n <= most + 0.01; n += step) {
        const double y = plot.bottom() - plot.height * n / most;
        pen.line(plot.x, y, plot.right(), y, inks::rule, 1.0);
        pen.text(plot.x - 8.0, y, axis_left, fmt::format("{:.0f}", n));
    }
    const double each = plot.width / static_cast<double>(figure.months.size());
    const double wide = std::min(each * 0.7, 72.0);
    const std::size_t every = label_step(pen, labels, each);
    for (std::size_t i = 0; i < figure.months.size(); ++i) {
        const double x = plot.x + each * (static_cast<double>(i) + 0.5);
        put_bar(pen, figure.months[i], {x - wide / 2.0, plot.y, wide, plot.height}, most);
        if ((figure.months.size() - 1 - i) % every == 0)
            pen.text(x, plot.bottom() + 18.0, axis_below, labels[i]);
    }
    pen.line(plot.x, plot.bottom(), plot.right(), plot.bottom(), inks::control, 1.0);
    put_level_legend(pen, plot.right() + 24.0, plot.y + 10.0, figure.level_names,
                     figure.head.words.get("figure.unknown"));
}

// --- one facet over time

void draw(Pen& pen, const TrendFigure& figure) {
    const Area room = put_frame(pen, figure.head);
    if (figure.points.empty())
        return put_nothing(pen, room, figure.head);
    const Area plot{room.x + 110.0, room.y + 12.0, room.width - 150.0, room.height - 62.0};
    const auto y_of = [&](double level) {
        return plot.bottom() - plot.height * (std::clamp(level, 0.6, 5.4) - 0.6) / 4.8;
    };
    for (int level = 1; level <= 5; ++level) {
        pen.line(plot.x, y_of(level), plot.right(), y_of(level), inks::rule, 1.0);
        const std::string name =
            fmt::format("{} {}", level, figure.level_names.at(static_cast<std::size_t>(level - 1)));
        pen.text(plot.x - 10.0, y_of(level), axis_left, pen.fit(axis_left, 96.0, name, 1).front());
    }
    const int first = figure.points.front().day;
    const int days = figure.points.back().day - first;
    const auto x_of = [&](const TrendFigure::Point& point) {
        return days == 0 ? plot.x + plot.width / 2.0
                         : plot.x + 14.0 + (plot.width - 28.0) * (point.day - first) / days;
    };
    Path area;
    Path line;
    for (const auto& point : figure.points) {
        area.emplace_back(x_of(point), y_of(point.high));
        line.emplace_back(x_of(point), y_of(point.mean));
    }
    for (auto point = figure.points.rbegin(); point != figure.points.rend(); ++point)
        area.emplace_back(x_of(*point), y_of(point->low));
    pen.area(area, band);
    pen.polyline(line, data, 2.5);
    double free_before = figure_width;
    for (std::size_t i = figure.points.size(); i-- > 0;) { // from the last on, which must have its label
        const auto& point = figure.points[i];
        const auto [x, y] = line[i];
        pen.circle(x, y, 4.5, data, inks::white);
        const double wide = pen.width(axis_below, point.label);
        if (x + wide / 2.0 + 8.0 > free_before)
            continue;
        pen.text(x, plot.bottom() + 16.0, axis_below, point.label);
        pen.text(x, plot.bottom() + 34.0, {.size = 11.0, .ink = inks::text3, .align = Align::centre},
                 figure.head.words.format("figure.n", fmt::arg("n", point.people)));
        pen.text(x, y - 15.0, {.size = 13.0, .face = Face::bold, .ink = data, .align = Align::centre},
                 figure.head.words.number(point.mean));
        free_before = x - wide / 2.0;
    }
}

// --- things to avoid by channel

Ink heat(double share) {
    const Ink low = ink(0xFBF0D9);
    const Ink high = ink(0x7A3B12);
    const auto between = [&](float a, float b) { return a + (b - a) * static_cast<float>(share); };
    return {between(low.red, high.red), between(low.green, high.green), between(low.blue, high.blue)};
}

void draw(Pen& pen, const PitfallFigure& figure) {
    const Area room = put_frame(pen, figure.head);
    constexpr std::size_t most_rows = 12;
    const std::size_t rows = std::min(figure.rows.size(), most_rows);
    double most = 0.0;
    for (std::size_t i = 0; i < rows; ++i)
        for (const auto& rate : figure.rows[i].rates)
            most = std::max(most, rate.value_or(0.0));
    if (rows == 0 || figure.channels.empty())
        return put_nothing(pen, room, figure.head);
    constexpr double names = 280.0;
    const double each = (room.width - names) / static_cast<double>(figure.channels.size());
    constexpr double heads = 40.0;
    const double high = std::min(52.0, (room.height - heads - 4.0) / static_cast<double>(rows));
    for (std::size_t c = 0; c < figure.channels.size(); ++c) {
        const double x = room.x + names + each * (static_cast<double>(c) + 0.5);
        pen.text(x, room.y + 8.0, figure_text,
                 pen.fit(figure_text, each - 8.0, figure.channels[c], 1).front());
        if (c < figure.decisions.size())
            pen.text(x, room.y + 25.0, {.size = 11.0, .ink = inks::text3, .align = Align::centre},
                     figure.head.words.format("figure.decisions", fmt::arg("n", figure.decisions[c])));
    }
    for (std::size_t r = 0; r < rows; ++r) {
        const PitfallFigure::Row& row = figure.rows[r];
        const double y = room.y + heads + high * static_cast<double>(r);
        const PenText name{.size = 13.0};
        const auto lines = pen.fit(name, names - 14.0, row.pitfall, high >= 34.0 ? 2 : 1);
        double at = y + high / 2.0 - 8.5 * static_cast<double>(lines.size() - 1);
        for (const std::string& line : lines) {
            pen.text(room.x, at, name, line);
            at += 17.0;
        }
        for (std::size_t c = 0; c < row.rates.size() && c < figure.channels.size(); ++c) {
            const Area cell{room.x + names + each * static_cast<double>(c) + 2.0, y + 2.0, each - 4.0,
                            high - 4.0};
            const auto& rate = row.rates[c];
            if (!rate) {
                pen.frame({cell.x + 0.5, cell.y + 0.5, cell.width - 1.0, cell.height - 1.0}, inks::rule, 1.0,
                          true);
                pen.text(cell.x + cell.width / 2.0, cell.y + cell.height / 2.0,
                         {.size = 13.0, .ink = inks::text3, .align = Align::centre}, "?");
                continue;
            }
            const double share = most > 0.0 ? *rate / most : 0.0;
            pen.box(cell, inks::wash);
            pen.box({cell.x, cell.y, cell.width * share, cell.height}, heat(0.15 + 0.55 * share));
            const std::string number = figure.head.words.number(*rate);
            const PenText style{.size = 13.0, .face = Face::semibold, .align = Align::right};
            const double wide = pen.width(style, number);
            pen.box({cell.right() - wide - 10.0, cell.y + cell.height / 2.0 - 9.0, wide + 8.0, 18.0},
                    inks::white);
            pen.text(cell.right() - 6.0, cell.y + cell.height / 2.0, style, number);
        }
    }
}

// --- practice against progress

void draw(Pen& pen, const PracticeFigure& figure) {
    const Area room = put_frame(pen, figure.head);
    if (figure.points.empty())
        return put_nothing(pen, room, figure.head);
    const Area plot{room.x + 58.0, room.y + 30.0, room.width - 92.0, room.height - 88.0};
    double most = 1.0;
    double widest = 0.5;
    for (const auto& point : figure.points) {
        most = std::max(most, static_cast<double>(point.practice));
        widest = std::max(widest, std::abs(point.change));
    }
    const double step_x = std::max(1.0, step_for(most, 8));
    const double step_y = step_for(widest, 3);
    most = step_x * std::ceil(most / step_x);
    widest = step_y * std::ceil(widest / step_y);
    const auto x_of = [&](double practice) { return plot.x + plot.width * practice / most; };
    const auto y_of = [&](double change) {
        return plot.y + plot.height * (1.0 - (change + widest) / (2.0 * widest));
    };
    for (double n = 0.0; n <= most + 0.01; n += step_x) {
        pen.line(x_of(n), plot.y, x_of(n), plot.bottom(), inks::rule, 0.7);
        pen.text(x_of(n), plot.bottom() + 16.0, axis_below, fmt::format("{:.0f}", n));
    }
    const auto marks = static_cast<int>(std::lround(widest / step_y));
    for (int i = -marks; i <= marks; ++i) {
        pen.line(plot.x, y_of(i * step_y), plot.right(), y_of(i * step_y),
                 i == 0 ? inks::control : inks::rule, i == 0 ? 1.3 : 0.7);
        pen.text(plot.x - 8.0, y_of(i * step_y), axis_left,
                 (i > 0 ? "+" : "") + figure.head.words.number(i * step_y, step_y < 0.1 ? 2 : 1));
    }
    pen.text(room.x, room.y + 8.0, small, figure.head.words.get("figure.change"));
    pen.text(plot.right(), plot.bottom() + 38.0, {.size = 12.0, .ink = inks::text2, .align = Align::right},
             figure.head.words.get("figure.practice"));
    constexpr std::size_t named = 25; // more names would cover each other
    std::vector<Area> taken;
    for (const auto& point : figure.points)
        pen.circle(x_of(point.practice), y_of(point.change), 5.5, point.change >= 0.0 ? data : inks::white,
                   data);
    if (figure.points.size() > named)
        return;
    for (const auto& point : figure.points) {
        const PenText style{.size = 11.5, .ink = inks::text};
        const std::string name = pen.fit(style, 150.0, point.name, 1).front();
        const double wide = pen.width(style, name);
        double x = x_of(point.practice) + 9.0;
        if (x + wide > plot.right() + 30.0)
            x = x_of(point.practice) - 9.0 - wide;
        const double aside = std::abs(y_of(point.change) - y_of(0.0)) < 9.0 ? -10.0 : 0.0;
        const Area label{x, y_of(point.change) + aside - 7.0, wide, 14.0};
        const bool covers = std::ranges::any_of(taken, [&](const Area& other) {
            return label.x < other.right() && other.x < label.right() && label.y < other.bottom() &&
                   other.y < label.bottom();
        });
        if (covers)
            continue;
        taken.push_back(label);
        pen.text(label.x, label.y + 7.0, style, name);
    }
}

// --- causes

void draw(Pen& pen, const ParetoFigure& figure) {
    const Area room = put_frame(pen, figure.head);
    if (figure.bars.empty() || figure.bars.front().count == 0)
        return put_nothing(pen, room, figure.head);
    const int most = figure.bars.front().count;
    const Area plot{room.x + 44.0, room.y + 30.0, room.width - 100.0, room.height - 96.0};
    const double step = std::max(1.0, step_for(most, 5));
    pen.text(room.x, room.y + 8.0, small, figure.head.words.get("figure.complaints"));
    pen.text(room.right(), room.y + 8.0, {.size = 12.0, .ink = inks::text2, .align = Align::right},
             figure.head.words.get("figure.cumulative"));
    for (double n = 0.0; n <= most + 0.01; n += step) {
        const double y = plot.bottom() - plot.height * n / most;
        pen.line(plot.x, y, plot.right(), y, inks::rule, 0.7);
        pen.text(plot.x - 8.0, y, axis_left, fmt::format("{:.0f}", n));
    }
    for (const int percent : {0, 20, 40, 60, 80, 100})
        pen.text(plot.right() + 8.0, plot.bottom() - plot.height * percent / 100.0, small,
                 fmt::format("{} %", percent));
    const double each = plot.width / static_cast<double>(figure.bars.size());
    const double wide = std::min(each * 0.66, 120.0);
    Path line;
    for (std::size_t i = 0; i < figure.bars.size(); ++i) {
        const auto& bar = figure.bars[i];
        const double x = plot.x + each * (static_cast<double>(i) + 0.5);
        const double high = plot.height * bar.count / most;
        pen.box({x - wide / 2.0, plot.bottom() - high, wide, high}, ink(0x9AA3DE));
        pen.text(x, plot.bottom() - (high >= 22.0 ? 12.0 : high + 10.0), figure_text,
                 fmt::format("{}", bar.count));
        double y = plot.bottom() + 16.0;
        for (const std::string& name : pen.fit(axis_below, each - 8.0, bar.name, 3)) {
            pen.text(x, y, axis_below, name);
            y += 16.0;
        }
        line.emplace_back(x, plot.bottom() - plot.height * std::clamp(bar.cumulative, 0.0, 1.0));
    }
    pen.line(plot.x, plot.bottom(), plot.right(), plot.bottom(), inks::control, 1.0);
    pen.polyline(line, inks::text, 1.8);
    for (std::size_t i = 0; i < line.size(); ++i) {
        pen.circle(line[i].first, line[i].second, 4.0, inks::white, inks::text);
        const PenText style{.size = 12.0, .face = Face::bold, .align = Align::centre};
        const std::string share = fmt::format("{:.0f} %", figure.bars[i].cumulative * 100.0);
        const double half = pen.width(style, share) / 2.0 + 3.0;
        pen.box({line[i].first - half, line[i].second - 23.0, 2.0 * half, 15.0}, inks::white);
        pen.text(line[i].first, line[i].second - 15.0, style, share);
    }
}

} // namespace

Status write_figure(const Figure& figure, const Fonts& fonts, FigureFormat format,
                    const std::filesystem::path& path) {
    const FigureHead& head = std::visit([](const auto& f) -> const FigureHead& { return f.head; }, figure);
    const auto bytes = drawn(fonts, format, head.title,
                             [&](Pen& pen) { std::visit([&](const auto& f) { draw(pen, f); }, figure); });
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    return write_whole_file(path, *bytes);
}

} // namespace mq::report
