#include "report/pdf_table.h"

#include <algorithm>
#include <utility>

namespace mq::report {
namespace {

constexpr float cell_gutter = 9.0F;
constexpr float text_gutter = 20.0F; // columns of text without lines between them
constexpr float padding = 4.0F;      // above and below a row
constexpr float highest_whole_row = 260.0F;
constexpr float item_indent = 10.0F;

Style head_style() {
    return {.size = 7.5F, .face = Face::semibold, .ink = inks::text2};
}

float chip_width(const Style& style) {
    return style.size * 1.35F + chip_gap;
}

} // namespace

float Table::Line::height() const {
    return level ? std::max(style.line(), style.size * 1.35F + 3.0F) : style.line();
}

Table::Table(Pages& pages, std::vector<Column> columns, Ruling ruling)
    : pages_(pages), columns_(std::move(columns)), ruling_(ruling) {
    for (const Column& column : columns_)
        shares_ += column.share;
}

float Table::gutter() const {
    return ruling_ == Ruling::none ? text_gutter : cell_gutter;
}

float Table::column_width(std::size_t column) const {
    const float all = Pages::width - gutter() * static_cast<float>(columns_.size() - 1);
    return all * columns_[column].share / shares_;
}

Table::Lines Table::lines_of(const Cell& cell, float wide) const {
    Lines lines;
    for (const Piece& piece : cell) {
        const float chip = piece.level ? chip_width(piece.style) : 0.0F;
        const float indent = piece.item ? item_indent : chip;
        auto level = piece.level;
        bool dash = piece.item;
        for (std::string& text : pages_.canvas().wrap(piece.style, wide - indent, piece.text))
            lines.push_back({std::move(text), piece.style, std::exchange(level, std::nullopt), indent,
                             std::exchange(dash, false)});
    }
    return lines;
}

void Table::draw_head() {
    if (ruling_ == Ruling::none)
        return;
    const Style style = head_style();
    Canvas& canvas = pages_.canvas();
    float x = Pages::left;
    float height = 0.0F;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        float y = pages_.y;
        for (const std::string& line : canvas.wrap(style, column_width(i), columns_[i].head)) {
            canvas.text(x, y, style, line);
            y += style.line();
        }
        height = std::max(height, y - pages_.y);
        x += column_width(i) + gutter();
    }
    pages_.y += height + 2.5F;
    pages_.rule(inks::text2, 0.8F);
}

void Table::go_on() {
    pages_.new_page();
    if (!title_.empty()) {
        pages_.paragraph({.size = 8.5F, .face = Face::semibold, .ink = inks::text2}, title_);
        pages_.space(3.0F);
    }
    draw_head();
}

void Table::draw_line(const Line& line, float x, float y) {
    if (line.dash)
        pages_.canvas().text(x, y, line.style, "–");
    const float text_y = y + (line.height() - line.style.line()) / 2.0F;
    if (line.level)
        level_label(pages_.canvas(), x, text_y, *line.level, line.text, line.style);
    else
        pages_.canvas().text(x + line.indent, text_y, line.style, line.text);
}

bool Table::draw_part(const std::vector<Lines>& cells, std::vector<std::size_t>& next) {
    float x = Pages::left;
    float lowest = pages_.y;
    bool done = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        float y = pages_.y + padding;
        std::size_t& line = next[i];
        for (; line < cells[i].size() && y + cells[i][line].height() <= Pages::bottom; ++line) {
            draw_line(cells[i][line], x, y);
            y += cells[i][line].height();
        }
        done = done && line == cells[i].size();
        lowest = std::max(lowest, y);
        x += column_width(i) + gutter();
    }
    pages_.y = lowest + padding;
    return done;
}

void Table::row(const std::vector<Cell>& cells) {
    std::vector<Lines> lines;
    float height = 0.0F;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        lines.push_back(lines_of(cells[i], column_width(i)));
        float cell = 2.0F * padding;
        for (const Line& line : lines.back())
            cell += line.height();
        height = std::max(height, cell);
    }
    constexpr float head_height = 16.0F;
    const float wanted = (height > highest_whole_row ? 60.0F : height) + (started_ ? 0.0F : head_height);
    const bool breaks = pages_.room() < wanted;
    if (breaks)
        go_on();
    else if (!started_)
        draw_head();
    else if (ruling_ == Ruling::lines)
        pages_.rule(inks::rule, 0.5F);
    started_ = true;
    std::vector<std::size_t> next(cells.size(), 0);
    while (!draw_part(lines, next))
        go_on();
}

void Table::end() {
    if (started_ && ruling_ == Ruling::lines)
        pages_.rule(inks::rule, 0.5F);
    pages_.space(4.0F);
}

} // namespace mq::report
