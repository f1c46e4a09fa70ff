#include "report/person_report.h"

#include "report/pdf_table.h"
#include "report/person_parts.h"

#include <algorithm>

namespace mq::report {
namespace {

const Style label{.size = 7.5F, .face = Face::semibold, .ink = inks::text3};
const Style body{.size = 9.0F};
const Style small{.size = 8.2F, .ink = inks::text2};
const Style cell{.size = 8.2F};
const Style strong{.size = 8.2F, .face = Face::semibold};

class Writer {
public:
    Writer(const PersonReport& report, Pages& pages) : report_(report), pages_(pages) {}

    void write() {
        title();
        result();
        radar();
        facets();
        trend();
        reasons();
        signoffs();
        evidence();
        method();
    }

private:
    [[nodiscard]] std::string word(std::string_view key) const { return report_.words.get(key); }

    [[nodiscard]] std::string level_word(const std::optional<int>& level) const {
        if (!level || *level < 1 || *level > 5)
            return word("person_report.insufficient");
        return report_.level_names.at(static_cast<std::size_t>(*level - 1));
    }

    [[nodiscard]] std::string range(const ReportEstimate& estimate) const {
        return report_.words.number(estimate.low) + "–" + report_.words.number(estimate.high);
    }

    void title() {
        const std::string made = report_.words.format("person_report.as_of", fmt::arg("day", report_.as_of));
        const float wide = pages_.canvas().width(small, made);
        pages_.canvas().text(Pages::right - wide, pages_.y, small, made);
        pages_.paragraph({.size = 8.5F, .face = Face::semibold, .ink = inks::text2}, report_.organisation,
                         Pages::left, Pages::width - wide - 20.0F);
        pages_.space(4.0F);
        pages_.rule(inks::text, 1.1F);
        pages_.space(9.0F);
        pages_.paragraph({.size = 9.0F, .face = Face::semibold, .ink = inks::accent},
                         word("person_report.title"));
        pages_.paragraph({.size = 20.0F, .face = Face::bold, .leading = 1.28F}, report_.person);
        std::string who = report_.post;
        for (const std::string& more :
             {report_.team, report_.joined.empty() ? std::string()
                                                   : report_.words.format("person_report.joined",
                                                                          fmt::arg("day", report_.joined))})
            if (!more.empty())
                who += (who.empty() ? "" : " · ") + more;
        if (!who.empty())
            pages_.paragraph(small, who);
        pages_.space(7.0F);
    }

    void result() {
        constexpr float height = 74.0F;
        constexpr float chip_x = Pages::left + 14.0F;
        constexpr float x = chip_x + 52.0F;
        constexpr float bar_x = Pages::left + 276.0F;
        constexpr float bar = Pages::right - bar_x - 14.0F;
        pages_.need(height + 8.0F);
        Canvas& canvas = pages_.canvas();
        const float y = pages_.y;
        canvas.box({Pages::left, y, Pages::width, height},
                   {.fill = inks::wash, .stroke = inks::rule, .thickness = 0.6F, .radius = 5.0F});
        level_chip(canvas, chip_x, y + 17.0F, report_.reported.value_or(0), 40.0F);
        const auto line = [&](float below, const Style& style, const std::string& text) {
            canvas.text(x, y + below, style, canvas.fit(style, bar_x - x - 8.0F, text).front());
        };
        line(10.0F, label, report_.competency);
        line(21.0F, {.size = 15.0F, .face = Face::bold, .leading = 1.3F}, level_word(report_.reported));
        const bool known = report_.overall.stimuli > 0;
        line(43.0F, {.size = 8.5F, .ink = inks::text2},
             known ? report_.words.format("person_report.range",
                                          fmt::arg("mean", report_.words.number(report_.overall.mean)),
                                          fmt::arg("low", report_.words.number(report_.overall.low)),
                                          fmt::arg("high", report_.words.number(report_.overall.high)))
                   : word("person_report.no_evidence"));
        std::optional<RangeMark> mark;
        if (known)
            mark = RangeMark{report_.overall.mean, report_.overall.low, report_.overall.high};
        range_bar(canvas, bar_x, y + 12.0F, bar, mark, true);
        const auto other = [&](float at, const char* key, const std::optional<int>& level, const char* none) {
            canvas.text(at, y + 37.0F, label, word(key));
            if (level)
                level_label(canvas, at, y + 50.0F, *level, level_word(level), small);
            else
                canvas.text(at, y + 50.0F, small, word(none));
        };
        other(bar_x, "person_report.official", report_.official, "person_report.not_signed");
        other(bar_x + bar / 2.0F, "person_report.target",
              report_.target > 0 ? std::optional(report_.target) : std::nullopt, "person_report.no_target");
        pages_.y = y + height + 10.0F;
    }

    void radar() {
        constexpr float height = 262.0F;
        pages_.need(height);
        put_radar(pages_.canvas(), {Pages::left, pages_.y, Pages::width, height - 14.0F}, report_);
        pages_.space(height + 6.0F);
    }

    [[nodiscard]] std::string change(const PersonAxis& axis) const {
        if (!axis.before || axis.estimate.stimuli == 0)
            return "–";
        const double by = axis.estimate.mean - *axis.before;
        const std::string number = report_.words.number(by);
        return by >= 0.05 ? "+" + number : by > -0.05 ? report_.words.number(0.0) : number;
    }

    void facets() {
        Table table(pages_, {{word("person_report.facet"), 3.0F},
                             {word("person_report.level"), 1.7F},
                             {word("person_report.range_80"), 1.4F},
                             {word("person_report.evidence_count"), 1.5F},
                             {word("person_report.change_30"), 1.2F},
                             {word("person_report.target"), 1.0F}});
        for (const PersonAxis& axis : report_.axes) {
            const ReportEstimate& e = axis.estimate;
            const bool thin = e.thin || e.stimuli == 0;
            table.row({{{axis.name, strong}},
                       {{thin ? word("person_report.thin") : level_word(e.level), cell, thin ? 0 : e.level}},
                       {{e.stimuli > 0 ? range(e) : "–", cell}},
                       {{fmt::format("{}", e.stimuli), cell}},
                       {{change(axis), cell}},
                       {{axis.target > 0 ? fmt::format("{}", axis.target) : "–", cell}}});
        }
        table.end();
        pages_.space(6.0F);
    }

    void trend() {
        if (report_.trend.size() < 2)
            return;
        constexpr float height = 118.0F;
        pages_.heading(word("person_report.trend"), height + 16.0F);
        pages_.paragraph({.size = 7.8F, .ink = inks::text2}, word("person_report.trend_note"));
        pages_.space(4.0F);
        put_trend(pages_.canvas(), {Pages::left, pages_.y, Pages::width, height}, report_);
        pages_.space(height + 12.0F);
    }

    void list(const char* head, const std::vector<std::string>& lines) {
        if (lines.empty())
            return;
        pages_.heading(word(head));
        for (const std::string& line : lines)
            pages_.item(body, line);
        pages_.space(8.0F);
    }

    void reasons() {
        list("person_report.missing", report_.missing);
        list("person_report.holds_back", report_.holds_back);
    }

    void signoffs() {
        if (report_.signoffs.empty())
            return;
        pages_.heading(word("person_report.signoffs"), 40.0F);
        Table table(pages_, {{word("person_report.level"), 1.2F},
                             {word("person_report.signed"), 1.8F},
                             {word("person_report.state"), 1.6F},
                             {word("person_report.word"), 3.0F}});
        for (const PersonSignoff& one : report_.signoffs)
            table.row({{{one.level, strong}},
                       {{one.by, cell}, {one.when, small}},
                       {{one.state, cell}},
                       {{one.word.empty() ? "–" : one.word, cell}}});
        table.end();
        pages_.space(6.0F);
    }

    [[nodiscard]] std::string credit(const PersonEvidence& line) const {
        return line.low == line.high ? fmt::format("{}", line.low)
                                     : fmt::format("{}–{}", line.low, line.high);
    }

    void evidence() {
        pages_.heading(word("person_report.evidence"), 60.0F);
        if (report_.evidence.empty()) {
            pages_.paragraph(body, word("person_report.no_evidence"));
            pages_.space(8.0F);
            return;
        }
        pages_.paragraph({.size = 7.8F, .ink = inks::text2}, word("person_report.evidence_note"));
        pages_.space(3.0F);
        Table table(pages_, {{word("person_report.day"), 1.3F},
                             {word("person_report.source"), 1.2F},
                             {word("person_report.what"), 4.4F},
                             {word("person_report.shows"), 0.9F},
                             {word("person_report.weight"), 1.0F}});
        table.on_next_page(word("person_report.evidence"));
        for (const PersonEvidence& line : report_.evidence) {
            Cell what{{line.title, cell}};
            if (!line.note.empty())
                what.push_back({line.note, {.size = 7.5F, .ink = inks::text2}});
            table.row({{{line.day, cell}},
                       {{line.source, cell}},
                       what,
                       {{credit(line), strong}},
                       {{report_.words.number(line.weight, 2), cell}}});
        }
        table.end();
        pages_.space(8.0F);
    }

    void method() {
        pages_.heading(word("person_report.method"), 60.0F);
        for (const char* key :
             {"person_report.method_evidence", "person_report.method_range", "person_report.method_level",
              "person_report.method_signed", "person_report.method_rights"}) {
            pages_.paragraph({.size = 8.6F}, word(key));
            pages_.space(3.5F);
        }
        pages_.paragraph(
            {.size = 8.6F, .face = Face::semibold},
            report_.words.format("person_report.version", fmt::arg("scoring", report_.scoring),
                                 fmt::arg("competency", report_.competency), fmt::arg("day", report_.as_of)));
        pages_.space(10.0F);
        if (report_.constants.empty())
            return;
        pages_.heading(word("person_report.constants"), 60.0F);
        Table table(pages_, {{word("person_report.constant"), 3.0F}, {word("person_report.value"), 1.0F}});
        table.on_next_page(word("person_report.constants"));
        for (const ReportFact& fact : report_.constants)
            table.row({{{fact.name, cell}}, {{fact.value, strong}}});
        table.end();
    }

    const PersonReport& report_;
    Pages& pages_;
};

float running_head(Canvas& canvas, const PersonReport& report) {
    const Style style{.size = 7.5F, .ink = inks::text3};
    constexpr float y = 32.0F;
    const std::string title = report.words.get("person_report.title");
    const float wide = canvas.width(style, title);
    canvas.text(Pages::right - wide, y, style, title);
    canvas.text(Pages::left, y, style, canvas.fit(style, Pages::width - wide - 20.0F, report.person).front());
    canvas.line(Pages::left, y + 13.0F, Pages::right, y + 13.0F, inks::rule, 0.5F);
    return y + 26.0F;
}

} // namespace

Status write_person_report(const PersonReport& report, const Fonts& fonts,
                           const std::filesystem::path& path) {
    auto canvas = Canvas::open(fonts, report.words.get("person_report.title") + " – " + report.person,
                               report.organisation);
    if (!canvas)
        return tl::unexpected(canvas.error());
    Pages pages(*canvas);
    pages.head = [&](Canvas& on) { return running_head(on, report); };
    pages.new_page();
    Writer(report, pages).write();
    pages.finish({report.words.get("person_report.foot"), [&](int page, int count) {
                      return report.words.format("person_report.page", fmt::arg("page", page),
                                                 fmt::arg("pages", count));
                  }});
    return canvas->save(path);
}

} // namespace mq::report
