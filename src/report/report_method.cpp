#include "report/report_parts.h"

namespace mq::report {

void put_method(ReportSheet& sheet) {
    Pages& pages = sheet.pages;
    const Style body{};
    pages.new_page();
    pages.canvas().bookmark(sheet.word("report.method"), pages.y);
    pages.paragraph({.size = 13.0F, .face = Face::bold, .leading = 1.3F}, sheet.word("report.method"));
    pages.space(6.0F);
    for (const char* key : {"report.method_structured", "report.method_single", "report.method_weights",
                            "report.method_range", "report.method_levels", "report.method_agreement",
                            "report.method_defaults", "report.method_rights"}) {
        pages.paragraph(body, sheet.word(key));
        pages.space(5.0F);
    }
    pages.paragraph(
        body, sheet.report.words.format("report.method_version", fmt::arg("scoring", sheet.report.scoring),
                                        fmt::arg("competency", sheet.report.competency),
                                        fmt::arg("kit", sheet.report.kit)));
    pages.space(12.0F);
    if (sheet.report.constants.empty())
        return;
    const Style cell{.size = 8.2F};
    const Style strong{.size = 8.2F, .face = Face::semibold};
    pages.heading(sheet.word("report.constants"), 60.0F);
    Table table(pages, {{sheet.word("report.constant"), 3.0F}, {sheet.word("report.value"), 1.0F}});
    for (const ReportFact& fact : sheet.report.constants)
        table.row({{{fact.name, cell}}, {{fact.value, strong}}});
    table.end();
}

} // namespace mq::report
