#pragma once

#include "report/pdf_page.h"

#include <string>
#include <vector>

namespace mq::report {

/// A part of a cell: text, with a level's chip before it when `level` is 0 (not enough) or 1..5.
struct Piece {
    std::string text;
    Style style;
    std::optional<int> level = std::nullopt;
    bool item = false; ///< a dash before it
};
using Cell = std::vector<Piece>; ///< below each other

struct Column {
    std::string head;
    float share = 1.0F; ///< of the width, by the sum of all
};

/// A table as wide as the page. Its head is repeated on each page; a row that is higher than what is left is
/// moved to the next page, one that is higher than a good part of a page is cut between lines.
class Table {
public:
    enum class Ruling : unsigned char { lines, none }; ///< none: columns of text, without head and lines

    Table(Pages& pages, std::vector<Column> columns, Ruling ruling = Ruling::lines);
    /// Stands above the repeated head: what the table is about.
    void on_next_page(std::string title) { title_ = std::move(title); }
    void row(const std::vector<Cell>& cells);
    /// A line under the last row.
    void end();

private:
    struct Line {
        std::string text;
        Style style;
        std::optional<int> level;
        float indent = 0.0F;
        bool dash = false;
        [[nodiscard]] float height() const;
    };
    using Lines = std::vector<Line>;

    [[nodiscard]] float gutter() const;
    [[nodiscard]] float column_width(std::size_t column) const;
    [[nodiscard]] Lines lines_of(const Cell& cell, float wide) const;
    void draw_head();
    void go_on(); ///< on a new page
    /// Draws what fits of the cells from `next` on; true when all is drawn.
    bool draw_part(const std::vector<Lines>& cells, std::vector<std::size_t>& next);
    void draw_line(const Line& line, float x, float y);

    Pages& pages_;
    std::vector<Column> columns_;
    Ruling ruling_;
    std::string title_;
    float shares_ = 0.0F;
    bool started_ = false;
};

} // namespace mq::report
