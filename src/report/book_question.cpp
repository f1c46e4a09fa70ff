#include "report/book_parts.h"

#include <algorithm>
#include <array>

namespace mq::report {
namespace {

constexpr float gap = 20.0F; // between the two columns
constexpr float half = (Pages::width - gap) / 2.0F;

const TwoTongues small_both{{.size = 8.4F}, {.size = 6.9F, .ink = inks::text3, .leading = 1.34F}};

void put_head(BookSheet& sheet, std::size_t index) {
    Pages& pages = sheet.pages;
    Canvas& canvas = pages.canvas();
    const domain::Question& question = sheet.book.questions[index];
    const auto line = [&](const Words& words) {
        return words.format("report.book.question", fmt::arg("number", index + 1),
                            fmt::arg("count", sheet.book.questions.size()), fmt::arg("id", question.id),
                            fmt::arg("minutes", question.minutes));
    };
    canvas.bookmark(std::to_string(index + 1) + ". " + question.name.vi, pages.y);
    pages.y = put_label(canvas, Pages::left, pages.y, {line(sheet.book.vi), line(sheet.book.en)}) + 2.0F;
    const TwoTongues text{{.size = 12.0F, .face = Face::semibold, .leading = 1.36F},
                          {.size = 8.8F, .ink = inks::text3, .leading = 1.36F}};
    pages.y = put_both(canvas, Pages::left, pages.y, Pages::width, text, question.text) + 7.0F;
}

/// What stands in a column: a label, or a point below it.
struct Entry {
    enum class Kind : unsigned char { label, box, dash } kind;
    domain::LocalText text;
};

constexpr float entry_indent = 15.0F;

void add_entries(std::vector<Entry>& column, domain::LocalText label, Entry::Kind kind,
                 const std::vector<domain::LocalText>& points) {
    if (points.empty())
        return;
    column.push_back({Entry::Kind::label, std::move(label)});
    for (const domain::LocalText& point : points)
        column.push_back({kind, point});
}

std::vector<domain::LocalText> tag_names(const domain::Question& question, bool good) {
    std::vector<domain::LocalText> names;
    for (const domain::EvidenceTag& tag : question.tags) {
        if (tag.good == good)
            names.push_back(tag.name);
    }
    return names;
}

float entry_height(const Canvas& canvas, const Entry& entry, float wide) {
    if (entry.kind == Entry::Kind::label)
        return 17.0F;
    return height_of_both(canvas, wide - entry_indent, small_both, entry.text) + 3.0F;
}

void put_entry(Canvas& canvas, const Entry& entry, float x, float y, float wide) {
    if (entry.kind == Entry::Kind::label) {
        put_label(canvas, x, y + 5.0F, entry.text);
        return;
    }
    if (entry.kind == Entry::Kind::box)
        tick_box(canvas, x, y + 1.5F, 8.5F, false);
    else
        canvas.text(x + 2.0F, y, small_both.vi, "–");
    put_both(canvas, x + entry_indent, y, wide - entry_indent, small_both, entry.text);
}

/// Side by side where both fit on the page, else one after the other over the whole width.
void put_columns(Pages& pages, const std::vector<Entry>& left, const std::vector<Entry>& right) {
    Canvas& canvas = pages.canvas();
    const auto height = [&](const std::vector<Entry>& column) {
        float sum = 0.0F;
        for (const Entry& entry : column)
            sum += entry_height(canvas, entry, half);
        return sum;
    };
    const bool beside = std::max(height(left), height(right)) <= pages.room();
    const float begin = pages.y;
    float lowest = begin;
    for (const auto* column : {&left, &right}) {
        const float x = beside && column == &right ? Pages::left + half + gap : Pages::left;
        const float wide = beside ? half : Pages::width;
        if (beside)
            pages.y = begin;
        for (const Entry& entry : *column) {
            const float high = entry_height(canvas, entry, wide);
            pages.need(high + (entry.kind == Entry::Kind::label ? 30.0F : 0.0F));
            put_entry(canvas, entry, x, pages.y, wide);
            pages.space(high);
        }
        lowest = std::max(beside ? lowest : 0.0F, pages.y);
    }
    pages.y = lowest + 6.0F;
}

void put_points(BookSheet& sheet, const domain::Question& question) {
    using enum Entry::Kind;
    std::vector<Entry> left;
    add_entries(left, sheet.words("report.book.probes"), box, question.probes);
    add_entries(left, sheet.words("report.book.fixed"), box, {sheet.book.fixed.hard, sheet.book.fixed.help});
    add_entries(left, sheet.words("report.book.heard"), box, tag_names(question, true));
    std::vector<Entry> right;
    add_entries(right, sheet.words("report.book.listen"), dash, question.listen);
    add_entries(right, sheet.words("report.book.red_flags"), dash, question.red_flags);
    add_entries(right, sheet.words("report.book.against"), box, tag_names(question, false));
    put_columns(sheet.pages, left, right);
}

/// A ruled box with its label.
void put_star_box(BookSheet& sheet, const Rect& rect, const char* key) {
    Canvas& canvas = sheet.pages.canvas();
    canvas.box(rect, {.stroke = inks::control, .thickness = 0.7F, .radius = 3.0F});
    const float y = put_label(canvas, rect.x + 7.0F, rect.y + 4.0F, sheet.words(key));
    constexpr float line = 19.0F; // what a hand writes
    for (float at = y + line - 3.0F; at < rect.y + rect.height - 5.0F; at += line)
        writing_line(canvas, rect.x + 7.0F, at, rect.width - 14.0F);
}

/// Two by two, over all that is left of the page.
void put_star(BookSheet& sheet) {
    Pages& pages = sheet.pages;
    constexpr float least = 2.0F * 78.0F;
    pages.need(least);
    constexpr float between = 8.0F;
    const float high = (pages.room() - between) / 2.0F;
    constexpr float wide = (Pages::width - between) / 2.0F;
    constexpr std::array<const char*, 4> keys{"report.book.situation", "report.book.task",
                                              "report.book.action", "report.book.result"};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const float x = Pages::left + static_cast<float>(i % 2) * (wide + between);
        const float y = pages.y + static_cast<float>(i / 2) * (high + between);
        put_star_box(sheet, {x, y, wide, high}, keys.at(i));
    }
    pages.y = Pages::bottom;
}

constexpr float anchor_gap = 8.0F;
constexpr float anchor_width = (Pages::width - 4.0F * anchor_gap) / 5.0F;
const TwoTongues anchor_both{{.size = 7.7F, .leading = 1.38F},
                             {.size = 6.5F, .ink = inks::text3, .leading = 1.32F}};

float anchors_height(const BookSheet& sheet, const domain::AnchorRow& row) {
    constexpr float general_line = 9.0F;
    float high = 0.0F;
    for (const domain::Anchor& anchor : row.anchors) {
        const float words = height_of_both(sheet.pages.canvas(), anchor_width, anchor_both, anchor.text);
        high = std::max(high, words + (anchor.general ? general_line : 0.0F));
    }
    return high;
}

/// A circle to mark, its level, and what the level stands for.
void put_anchor(BookSheet& sheet, const domain::Anchor& anchor, std::size_t level, float x, float y) {
    Canvas& canvas = sheet.pages.canvas();
    constexpr float radius = 8.5F;
    const Style number{.size = 9.5F, .face = Face::bold, .ink = inks::text2, .leading = 1.0F};
    canvas.circle(x + radius, y + radius, radius, {.stroke = inks::text2, .thickness = 0.9F});
    const std::string digit = std::to_string(level + 1);
    canvas.text(x + radius - canvas.width(number, digit) / 2.0F, y + radius - number.line() / 2.0F, number,
                digit);
    const domain::LocalText& name = sheet.competency.levels.at(level).name;
    const TwoTongues both{{.size = 8.0F, .face = Face::semibold, .leading = 1.25F},
                          {.size = 6.4F, .ink = inks::text3, .leading = 1.2F}};
    put_both(canvas, x + 2.0F * radius + 5.0F, y, anchor_width - 2.0F * radius - 5.0F, both, name);
    y = put_both(canvas, x, y + 2.0F * radius + 4.0F, anchor_width, anchor_both, anchor.text);
    if (anchor.general)
        canvas.text(x, y, {.size = 6.2F, .face = Face::semibold, .ink = inks::text3},
                    sheet.book.vi.get("report.general"));
}

void put_facet_name(BookSheet& sheet, const domain::Facet& facet) {
    Pages& pages = sheet.pages;
    const Style name{.size = 11.0F, .face = Face::bold, .leading = 1.3F};
    const Style english{.size = 8.0F, .ink = inks::text3, .leading = 1.3F * 11.0F / 8.0F};
    pages.canvas().text(Pages::left, pages.y, name, facet.name.vi);
    pages.canvas().text(Pages::left + pages.canvas().width(name, facet.name.vi) + 7.0F, pages.y, english,
                        facet.name.en);
    pages.space(name.line() + 5.0F);
}

constexpr float reason_line = 21.0F;

/// Height of a facet without its lines for the reason.
float facet_height(const BookSheet& sheet, const domain::AnchorRow& row) {
    return 86.0F + anchors_height(sheet, row);
}

void put_facet(BookSheet& sheet, const domain::AnchorRow& row, int reason_lines) {
    Pages& pages = sheet.pages;
    Canvas& canvas = pages.canvas();
    pages.need(facet_height(sheet, row) + static_cast<float>(reason_lines) * reason_line);
    put_facet_name(sheet, sheet.competency.facets.at(row.facet.value()));
    for (std::size_t level = 0; level < row.anchors.size(); ++level)
        put_anchor(sheet, row.anchors.at(level), level,
                   Pages::left + static_cast<float>(level) * (anchor_width + anchor_gap), pages.y);
    pages.space(32.0F + anchors_height(sheet, row));
    canvas.circle(Pages::left + 5.0F, pages.y + 5.5F, 5.0F, {.stroke = inks::text2, .thickness = 0.9F});
    put_label(canvas, Pages::left + 16.0F, pages.y, sheet.words("report.book.not_enough"));
    pages.space(17.0F);
    put_label(canvas, Pages::left, pages.y, sheet.words("report.book.reason"));
    for (int i = 0; i < reason_lines; ++i) {
        pages.space(reason_line);
        writing_line(canvas, Pages::left, pages.y + 6.0F, Pages::width);
    }
    pages.space(24.0F);
}

/// As many as fill the page, so that nobody writes smaller than they need to.
int reason_lines(const BookSheet& sheet, const domain::Question& question) {
    float used = 0.0F;
    for (const domain::AnchorRow& row : question.facets)
        used += facet_height(sheet, row) + 3.0F;
    const float each = (sheet.pages.room() - used) / static_cast<float>(question.facets.size());
    return std::clamp(static_cast<int>(each / reason_line), 2, 8);
}

} // namespace

void put_asking(BookSheet& sheet, std::size_t index) {
    sheet.pages.new_page();
    put_head(sheet, index);
    put_points(sheet, sheet.book.questions[index]);
    put_star(sheet);
}

void put_rating(BookSheet& sheet, std::size_t index) {
    Pages& pages = sheet.pages;
    const domain::Question& question = sheet.book.questions[index];
    if (question.facets.empty())
        return;
    pages.new_page();
    const auto line = [&](const Words& words, const std::string& name) {
        return words.format("report.book.rating", fmt::arg("number", index + 1), fmt::arg("name", name));
    };
    pages.y = put_label(pages.canvas(), Pages::left, pages.y,
                        {line(sheet.book.vi, question.name.vi), line(sheet.book.en, question.name.en)}) +
              8.0F;
    const int lines = reason_lines(sheet, question);
    for (const domain::AnchorRow& row : question.facets)
        put_facet(sheet, row, lines);
}

} // namespace mq::report
