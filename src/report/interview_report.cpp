#include "report/interview_report.h"

#include "report/report_parts.h"

namespace mq::report {

std::string ReportSheet::level_word(const std::optional<int>& level) const {
    if (!level || *level < 1 || *level > 5)
        return word("report.not_enough");
    return report.level_names.at(static_cast<std::size_t>(*level - 1));
}

std::string ReportSheet::rater(std::size_t index) const {
    return index < report.panel.size() ? report.panel[index] : std::string();
}

std::string ReportSheet::raters(const std::vector<std::size_t>& indices) const {
    if (indices.size() > 1 && indices.size() == report.panel.size())
        return word("report.everybody");
    std::string names;
    for (const std::size_t index : indices)
        names += (names.empty() ? "" : ", ") + rater(index);
    return names;
}

namespace {

float running_head(Canvas& canvas, const InterviewReport& report) {
    const Style style{.size = 7.5F, .ink = inks::text3};
    constexpr float y = 32.0F;
    const std::string title = report.words.get("report.title");
    const float wide = canvas.width(style, title);
    canvas.text(Pages::right - wide, y, style, title);
    const std::string who = report.person + " · " + report.post;
    canvas.text(Pages::left, y, style, canvas.fit(style, Pages::width - wide - 20.0F, who).front());
    canvas.line(Pages::left, y + 13.0F, Pages::right, y + 13.0F, inks::rule, 0.5F);
    return y + 26.0F;
}

} // namespace

Status write_interview_report(const InterviewReport& report, const Fonts& fonts,
                              const std::filesystem::path& path) {
    const std::string title = report.words.get("report.title") + " – " + report.person;
    auto canvas = Canvas::open(fonts, title, report.organisation);
    if (!canvas)
        return tl::unexpected(canvas.error());
    Pages pages(*canvas);
    pages.head = [&](Canvas& on) { return running_head(on, report); };
    pages.new_page();
    ReportSheet sheet{report, pages};
    put_summary(sheet);
    put_questions(sheet);
    put_method(sheet);
    pages.finish({report.words.get("report.foot"), [&](int page, int count) {
                      return report.words.format("report.page", fmt::arg("page", page),
                                                 fmt::arg("pages", count));
                  }});
    return canvas->save(path);
}

} // namespace mq::report
