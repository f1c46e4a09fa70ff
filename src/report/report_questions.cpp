#include "report/report_parts.h"

#include <algorithm>

namespace mq::report {
namespace {

const Style body{};
const Style cell{.size = 8.2F};
const Style cell_strong{.size = 8.2F, .face = Face::semibold};
const Style cell_note{.size = 7.4F, .ink = inks::text2};
const Style label{.size = 7.5F, .face = Face::semibold, .ink = inks::text3};

void put_question_head(ReportSheet& sheet, const ReportQuestion& question, std::size_t number) {
    Pages& pages = sheet.pages;
    const std::string place = sheet.report.words.format(
        "report.question", fmt::arg("number", number), fmt::arg("count", sheet.report.questions.size()),
        fmt::arg("id", question.id), fmt::arg("revision", question.revision));
    pages.canvas().bookmark(std::to_string(number) + ". " + question.name, pages.y);
    pages.paragraph(label, place);
    pages.paragraph({.size = 13.0F, .face = Face::bold, .leading = 1.3F}, question.name);
    pages.space(2.0F);
    pages.paragraph(body, question.text);
    pages.space(6.0F);
}

void put_ticks(ReportSheet& sheet, const std::string& key, const std::vector<ReportTick>& ticks) {
    if (ticks.empty())
        return;
    Pages& pages = sheet.pages;
    pages.need(label.line() + cell.line());
    pages.paragraph(label, sheet.word(key));
    for (const ReportTick& tick : ticks)
        pages.item(cell, tick.text + " (" + sheet.raters(tick.raters) + ")");
    pages.space(4.0F);
}

void put_tags(ReportSheet& sheet, const std::vector<ReportTick>& tags) {
    std::vector<ReportTick> good;
    std::vector<ReportTick> bad;
    for (const ReportTick& tag : tags)
        (tag.good ? good : bad).push_back(tag);
    put_ticks(sheet, "report.heard", good);
    put_ticks(sheet, "report.against", bad);
}

void put_notes(ReportSheet& sheet, const ReportQuestion& question) {
    if (question.notes.empty())
        return;
    Table table(sheet.pages, {{sheet.word("report.notes"), 0.8F},
                              {sheet.word("report.situation"), 1.0F},
                              {sheet.word("report.task"), 1.0F},
                              {sheet.word("report.action"), 1.25F},
                              {sheet.word("report.result"), 1.0F}});
    table.on_next_page(sheet.report.words.format("report.continued", fmt::arg("name", question.name)));
    for (const ReportNotes& notes : question.notes) {
        std::vector<Cell> row{{{sheet.rater(notes.rater), cell_strong}}};
        for (const std::string& part : notes.star)
            row.push_back({{part.empty() ? "–" : part, cell}});
        table.row(row);
    }
    table.end();
    sheet.pages.space(6.0F);
}

std::string rating_word(const ReportSheet& sheet, const std::optional<int>& level) {
    return level ? std::to_string(*level) + " " + sheet.level_word(level) : sheet.level_word(level);
}

Cell reason_cell(const ReportSheet& sheet, const ReportRating& rating) {
    Cell reason{{rating.reason.empty() ? "–" : rating.reason, cell}};
    if (!rating.changed)
        return reason;
    reason.push_back(
        {sheet.report.words.format("report.changed", fmt::arg("first", rating_word(sheet, rating.first)),
                                   fmt::arg("now", rating_word(sheet, rating.rating))),
         {.size = 7.4F, .face = Face::semibold, .ink = inks::text2},
         {}});
    reason.push_back({rating.change_reason, cell_note});
    return reason;
}

Cell anchor_cell(const ReportSheet& sheet, const ReportRating& rating) {
    Cell anchor{{rating.anchor.empty() ? "–" : rating.anchor, cell}};
    if (rating.general)
        anchor.push_back({sheet.word("report.general"), cell_note});
    return anchor;
}

void put_settled(ReportSheet& sheet, const ReportCell& facet) {
    Pages& pages = sheet.pages;
    constexpr float indent = 84.0F;
    pages.need(2.0F * body.line());
    pages.canvas().text(Pages::left, pages.y, label, sheet.word("report.settled"));
    if (!facet.settled) {
        pages.paragraph(cell, sheet.word("report.unsettled"), Pages::left + indent, Pages::width - indent);
    } else {
        const Style strong{.size = 9.0F, .face = Face::semibold};
        const std::string word = sheet.level_word(facet.final_rating);
        level_label(pages.canvas(), Pages::left + indent, pages.y, facet.final_rating.value_or(0), word,
                    strong);
        pages.space(strong.line() + 1.5F);
        pages.paragraph(cell, facet.final_reason, Pages::left + indent, Pages::width - indent);
    }
    pages.space(12.0F);
}

void put_facet_head(ReportSheet& sheet, const ReportCell& facet) {
    Pages& pages = sheet.pages;
    const Style name{.size = 10.0F, .face = Face::semibold};
    pages.need(150.0F); // a row that is not small too: its name never stays behind alone
    const auto rated =
        std::count_if(facet.ratings.begin(), facet.ratings.end(), [](const ReportRating& rating) {
            return (rating.changed ? rating.first : rating.rating).has_value();
        });
    std::string spread;
    if (rated >= 2 && facet.spread == 0)
        spread = sheet.word("report.same");
    else if (rated >= 2)
        spread = sheet.report.words.format(facet.discuss ? "report.spread_discuss" : "report.spread",
                                           fmt::arg("n", facet.spread));
    const float wide = pages.canvas().width(cell_note, spread);
    pages.canvas().text(Pages::right - wide, pages.y + 1.5F, cell_note, spread);
    pages.paragraph(name, facet.facet, Pages::left, Pages::width - wide - 16.0F);
    pages.space(3.0F);
}

void put_facet(ReportSheet& sheet, const ReportCell& facet) {
    put_facet_head(sheet, facet);
    Table table(sheet.pages, {{sheet.word("report.rater"), 0.95F},
                              {sheet.word("report.rating"), 0.95F},
                              {sheet.word("report.anchor"), 1.7F},
                              {sheet.word("report.reason"), 1.7F}});
    table.on_next_page(sheet.report.words.format("report.continued", fmt::arg("name", facet.facet)));
    for (const ReportRating& rating : facet.ratings)
        table.row({{{sheet.rater(rating.rater), cell_strong}},
                   {{sheet.level_word(rating.rating), cell, rating.rating.value_or(0)}},
                   anchor_cell(sheet, rating),
                   reason_cell(sheet, rating)});
    table.end();
    put_settled(sheet, facet);
}

} // namespace

void put_questions(ReportSheet& sheet) {
    constexpr float worth_beginning = 330.0F; // else the question begins on a page of its own
    std::size_t number = 0;
    for (const ReportQuestion& question : sheet.report.questions) {
        ++number;
        if (number == 1 || sheet.pages.room() < worth_beginning) {
            sheet.pages.new_page();
        } else {
            sheet.pages.space(4.0F);
            sheet.pages.rule(inks::text, 1.1F);
            sheet.pages.space(10.0F);
        }
        put_question_head(sheet, question, number);
        put_ticks(sheet, "report.asked", question.probes);
        put_tags(sheet, question.tags);
        sheet.pages.space(4.0F);
        put_notes(sheet, question);
        for (const ReportCell& facet : question.cells)
            put_facet(sheet, facet);
    }
}

} // namespace mq::report
