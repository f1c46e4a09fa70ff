#include "report/report_parts.h"

#include <algorithm>

namespace mq::report {
namespace {

const Style label{.size = 7.5F, .face = Face::semibold, .ink = inks::text3};
const Style body{};
const Style small{.size = 8.5F, .ink = inks::text2};
const Style column_text{.size = 8.8F};
const Style strong{.size = 9.5F, .face = Face::semibold};

/// Label and text in a part of the page's width; returns the y below. Doesn't break.
float fact(Canvas& canvas, float x, float y, float wide, const std::string& name, const std::string& value) {
    canvas.text(x, y, label, name);
    y += label.line() + 0.5F;
    for (const std::string& line : canvas.wrap(body, wide, value)) {
        canvas.text(x, y, body, line);
        y += body.line();
    }
    return y;
}

void put_title(ReportSheet& sheet) {
    Pages& pages = sheet.pages;
    const InterviewReport& report = sheet.report;
    const Style house{.size = 8.5F, .face = Face::semibold, .ink = inks::text2};
    const std::string made = report.words.format("report.made", fmt::arg("day", report.report_date));
    const float wide = pages.canvas().width(small, made);
    pages.canvas().text(Pages::right - wide, pages.y, small, made);
    pages.paragraph(house, report.organisation, Pages::left, Pages::width - wide - 20.0F);
    pages.space(4.0F);
    pages.rule(inks::text, 1.1F);
    pages.space(9.0F);
    pages.paragraph({.size = 9.0F, .face = Face::semibold, .ink = inks::accent}, sheet.word("report.title"));
    pages.canvas().bookmark(report.person, pages.y);
    pages.paragraph({.size = 20.0F, .face = Face::bold, .leading = 1.28F}, report.person);
    pages.space(4.0F);
}

void put_facts(ReportSheet& sheet) {
    Pages& pages = sheet.pages;
    const InterviewReport& report = sheet.report;
    const float column = (Pages::width - 20.0F) / 2.0F;
    std::string panel;
    for (const std::string& name : report.panel)
        panel += (panel.empty() ? "" : ", ") + name;
    const std::array<ReportFact, 4> facts{{{sheet.word("report.post"), report.post},
                                           {sheet.word("report.date"), report.date},
                                           {sheet.word("report.kit"), report.kit},
                                           {sheet.word("report.panel"), panel}}};
    for (std::size_t i = 0; i < facts.size(); i += 2) {
        const float a = fact(pages.canvas(), Pages::left, pages.y, column, facts[i].name, facts[i].value);
        const float b = fact(pages.canvas(), Pages::left + column + 20.0F, pages.y, column, facts[i + 1].name,
                             facts[i + 1].value);
        pages.y = std::max(a, b) + 4.0F;
    }
}

std::string range_text(const ReportSheet& sheet, const ReportEstimate& estimate) {
    const Words& words = sheet.report.words;
    return words.format("report.range", fmt::arg("mean", words.number(estimate.mean)),
                        fmt::arg("low", words.number(estimate.low)),
                        fmt::arg("high", words.number(estimate.high)));
}

std::optional<RangeMark> mark_of(const ReportEstimate& estimate) {
    if (estimate.stimuli == 0)
        return std::nullopt;
    return RangeMark{estimate.mean, estimate.low, estimate.high};
}

constexpr float bar_x = Pages::left + 276.0F; ///< where the scales begin

/// Level, estimate and day at the left of the result's box.
void put_level(ReportSheet& sheet, float y) {
    Canvas& canvas = sheet.pages.canvas();
    const ReportStanding& standing = sheet.report.standing;
    constexpr float chip_x = Pages::left + 14.0F;
    constexpr float x = chip_x + 52.0F;
    level_chip(canvas, chip_x, y + 17.0F, standing.reported.value_or(0), 40.0F);
    const auto line = [&](float below, const Style& style, const std::string& text) {
        canvas.text(x, y + below, style, canvas.fit(style, bar_x - x - 8.0F, text).front());
    };
    line(10.0F, label, sheet.report.competency);
    line(21.0F, {.size = 15.0F, .face = Face::bold, .leading = 1.3F},
         standing.reported ? sheet.level_word(standing.reported) : sheet.word("report.insufficient"));
    line(41.0F, small,
         standing.overall.stimuli > 0 ? range_text(sheet, standing.overall)
                                      : sheet.word("report.no_evidence"));
    line(54.0F, {.size = 7.5F, .ink = inks::text3},
         sheet.report.words.format("report.as_of", fmt::arg("day", standing.as_of)));
}

/// The level in a box of its own, with range, demonstrated and statistical level.
void put_result(ReportSheet& sheet) {
    Pages& pages = sheet.pages;
    Canvas& canvas = pages.canvas();
    const ReportStanding& standing = sheet.report.standing;
    constexpr float height = 74.0F;
    pages.need(height + 8.0F);
    const float y = pages.y;
    canvas.box({Pages::left, y, Pages::width, height},
               {.fill = inks::wash, .stroke = inks::rule, .thickness = 0.6F, .radius = 5.0F});
    put_level(sheet, y);
    constexpr float bar = Pages::right - bar_x - 14.0F;
    range_bar(canvas, bar_x, y + 12.0F, bar, mark_of(standing.overall), true);
    const auto other = [&](float x, const char* key, const std::optional<int>& level) {
        canvas.text(x, y + 36.0F, label, sheet.word(key));
        level_label(canvas, x, y + 49.0F, level.value_or(0),
                    level ? sheet.level_word(level) : sheet.word("report.thin"), small);
    };
    other(bar_x, "report.demonstrated", standing.demonstrated);
    other(bar_x + bar / 2.0F, "report.statistical", standing.statistical);
    pages.y = y + height + 10.0F;
}

void put_axes(ReportSheet& sheet) {
    Pages& pages = sheet.pages;
    Canvas& canvas = pages.canvas();
    constexpr float line = 17.0F;
    constexpr float bar = 180.0F;
    constexpr float chip_x = Pages::left + 166.0F;
    for (const ReportAxis& axis : sheet.report.standing.axes) {
        pages.need(line + 8.0F);
        const ReportEstimate& estimate = axis.estimate;
        canvas.text(Pages::left, pages.y, body,
                    canvas.fit(body, chip_x - Pages::left - 8.0F, axis.name).front());
        const int level = estimate.thin || estimate.stimuli == 0 ? 0 : estimate.level;
        level_label(canvas, chip_x, pages.y, level,
                    level > 0 ? sheet.level_word(level) : sheet.word("report.thin"), body);
        const bool last = &axis == &sheet.report.standing.axes.back();
        range_bar(canvas, bar_x, pages.y + 2.5F, bar, mark_of(estimate), last);
        if (estimate.stimuli > 0) {
            const Style style{.size = 8.0F, .ink = inks::text2};
            const std::string range =
                sheet.report.words.number(estimate.low) + "–" + sheet.report.words.number(estimate.high);
            canvas.text(Pages::right - canvas.width(style, range), pages.y + 0.7F, style, range);
        }
        pages.space(line);
    }
    pages.space(8.0F);
}

const Style column_head{.size = 10.0F, .face = Face::semibold, .leading = 1.85F};

void add_list(Cell& cell, const std::string& head, const std::vector<std::string>& lines) {
    if (lines.empty())
        return;
    cell.push_back({head, column_head});
    for (const std::string& line : lines)
        cell.push_back({.text = line, .style = column_text, .item = true});
}

std::string agreement_text(const ReportSheet& sheet) {
    const ReportAgreement& agreement = sheet.report.agreement;
    const Words& words = sheet.report.words;
    if (!agreement.value)
        return agreement.reading;
    std::string text = words.format("report.statistic", fmt::arg("name", agreement.statistic),
                                    fmt::arg("value", words.number(*agreement.value, 2)));
    if (agreement.low && agreement.high)
        text += words.format("report.interval", fmt::arg("low", words.number(*agreement.low, 2)),
                             fmt::arg("high", words.number(*agreement.high, 2)));
    return text + ": " + agreement.reading;
}

void add_agreement(Cell& cell, const ReportSheet& sheet) {
    const ReportAgreement& agreement = sheet.report.agreement;
    cell.push_back({sheet.word("report.agreement"), column_head});
    cell.push_back({agreement_text(sheet), {.size = 8.8F, .face = Face::semibold}});
    if (agreement.units > 0)
        cell.push_back({sheet.report.words.format("report.counts", fmt::arg("units", agreement.units),
                                                  fmt::arg("exact", agreement.exact),
                                                  fmt::arg("within", agreement.within_one),
                                                  fmt::arg("apart", agreement.apart)),
                        column_text});
    if (!agreement.line.empty())
        cell.push_back({agreement.line, {.size = 8.0F, .ink = inks::text2}});
}

void add_consents(Cell& cell, const ReportSheet& sheet) {
    std::vector<std::string> lines;
    for (const ReportConsent& consent : sheet.report.consents) {
        const std::string state = sheet.word(consent.given ? "report.given" : "report.refused");
        lines.push_back(consent.purpose + ": " + state + (consent.when.empty() ? "" : ", " + consent.when));
    }
    add_list(cell, sheet.word("report.consents"), lines);
}

/// What holds the level back beside how sure the panel is and what was agreed to.
void put_background(ReportSheet& sheet) {
    Cell left;
    add_list(left, sheet.word("report.holds_back"), sheet.report.standing.holds_back);
    add_list(left, sheet.word("report.missing"), sheet.report.standing.missing);
    Cell right;
    add_agreement(right, sheet);
    add_consents(right, sheet);
    Table columns(sheet.pages, {{"", 1.0F}, {"", 1.0F}}, Table::Ruling::none);
    columns.row({left, right});
    columns.end();
}

void put_decision(ReportSheet& sheet) {
    const ReportDecision& decision = sheet.report.decision;
    Cell left;
    if (!sheet.report.summary.empty())
        left = {{sheet.word("report.summary"), column_head}, {sheet.report.summary, column_text}};
    Cell right{{sheet.word("report.decision"), column_head},
               {decision.what.empty() ? sheet.word("report.undecided") : decision.what, strong}};
    if (!decision.reason.empty())
        right.push_back({decision.reason, column_text});
    if (!decision.who.empty())
        right.push_back({decision.when.empty() ? decision.who : decision.who + ", " + decision.when,
                         {.size = 8.0F, .ink = inks::text2}});
    Table columns(sheet.pages, {{"", 1.0F}, {"", 1.0F}}, Table::Ruling::none);
    columns.row(left.empty() ? std::vector<Cell>{right} : std::vector<Cell>{left, right});
    columns.end();
}

constexpr std::size_t signature_columns = 3;
constexpr float signature_gap = 18.0F;
constexpr float signature_width = (Pages::width - signature_gap * static_cast<float>(signature_columns - 1)) /
                                  static_cast<float>(signature_columns);

std::vector<std::string> name_lines(const Canvas& canvas, const ReportSignature& who) {
    return canvas.fit(small, signature_width, who.name, 3);
}

float signature_height(const Canvas& canvas, const ReportSignature& who) {
    return 47.0F + static_cast<float>(name_lines(canvas, who).size()) * small.line();
}

void put_signature(ReportSheet& sheet, const ReportSignature& who, float x) {
    Canvas& canvas = sheet.pages.canvas();
    const float y = sheet.pages.y;
    canvas.text(x, y, label, canvas.fit(label, signature_width, who.role).front());
    if (!who.when.empty())
        canvas.text(x, y + 12.0F, {.size = 7.5F, .ink = inks::text2},
                    sheet.report.words.format("report.signed", fmt::arg("day", who.when)));
    writing_line(canvas, x, y + 38.0F, signature_width);
    float at = y + 40.0F;
    for (const std::string& line : name_lines(canvas, who)) {
        canvas.text(x, at, small, line);
        at += small.line();
    }
}

void put_signatures(ReportSheet& sheet) {
    Pages& pages = sheet.pages;
    const auto& all = sheet.report.signatures;
    std::vector<float> rows((all.size() + signature_columns - 1) / signature_columns, 0.0F);
    float together = 14.0F; // the note's
    for (std::size_t i = 0; i < all.size(); ++i)
        rows[i / signature_columns] =
            std::max(rows[i / signature_columns], signature_height(pages.canvas(), all[i]));
    for (const float row : rows)
        together += row;
    pages.space(5.0F);
    pages.heading(sheet.word("report.signatures"),
                  std::min(together, 300.0F)); // not apart if it can be helped
    pages.paragraph({.size = 7.5F, .ink = inks::text2}, sheet.word("report.sign_note"));
    pages.space(3.0F);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::size_t column = i % signature_columns;
        if (column == 0)
            pages.need(rows[i / signature_columns]);
        put_signature(sheet, all[i],
                      Pages::left + static_cast<float>(column) * (signature_width + signature_gap));
        if (column == signature_columns - 1 || i + 1 == all.size())
            pages.space(rows[i / signature_columns]);
    }
}

} // namespace

void put_summary(ReportSheet& sheet) {
    put_title(sheet);
    put_facts(sheet);
    put_result(sheet);
    put_axes(sheet);
    put_background(sheet);
    put_decision(sheet);
    put_signatures(sheet);
}

} // namespace mq::report
