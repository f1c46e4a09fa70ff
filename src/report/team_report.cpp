#include "report/team_report.h"

#include "report/level_colours.h"
#include "report/pdf_page.h"
#include "report/pdf_table.h"

#include <algorithm>
#include <numeric>

namespace mq::report {
namespace {

const Style body{.size = 9.0F};
const Style small{.size = 8.2F, .ink = inks::text2};
const Style tiny{.size = 7.2F, .ink = inks::text2, .leading = 1.3F};
const Style cell{.size = 8.2F};
const Style strong{.size = 8.5F, .face = Face::semibold};
const Style head{.size = 7.2F, .face = Face::semibold, .ink = inks::text2, .leading = 1.25F};

constexpr float name_width = 138.0F;
constexpr float level_width = 74.0F;
constexpr float padding = 3.5F;

class Writer {
public:
    Writer(const TeamReport& report, Pages& pages) : report_(report), pages_(pages) {}

    void write() {
        title();
        distribution();
        heat_map();
        needs();
        unknown();
        method();
    }

private:
    [[nodiscard]] std::string word(std::string_view key) const { return report_.words.get(key); }
    [[nodiscard]] Canvas& canvas() const { return pages_.canvas(); }

    void title() {
        const std::string made = report_.words.format("team_report.as_of", fmt::arg("day", report_.as_of));
        const float wide = canvas().width(small, made);
        canvas().text(Pages::right - wide, pages_.y, small, made);
        pages_.paragraph({.size = 8.5F, .face = Face::semibold, .ink = inks::text2}, report_.organisation,
                         Pages::left, Pages::width - wide - 20.0F);
        pages_.space(4.0F);
        pages_.rule(inks::text, 1.1F);
        pages_.space(9.0F);
        pages_.paragraph({.size = 9.0F, .face = Face::semibold, .ink = inks::accent},
                         word("team_report.title"));
        pages_.paragraph({.size = 20.0F, .face = Face::bold, .leading = 1.28F}, report_.team);
        std::string line = report_.words.format("team_report.people", fmt::arg("n", report_.rows.size()));
        if (!report_.lead.empty())
            line += " · " + report_.words.format("team_report.lead", fmt::arg("name", report_.lead));
        pages_.paragraph(small, line);
        pages_.space(8.0F);
    }

    /// A bar with a part for each level, as wide as its people are many.
    void distribution() {
        pages_.heading(word("team_report.distribution"), 60.0F);
        constexpr float height = 22.0F;
        constexpr float gap = 3.0F;
        const int all = std::accumulate(report_.counts.begin(), report_.counts.end(), 0);
        const auto kinds =
            static_cast<float>(std::ranges::count_if(report_.counts, [](int n) { return n > 0; }));
        if (all == 0)
            return pages_.paragraph(body, word("team_report.nobody"));
        constexpr float least = 20.0F;
        const float free = Pages::width - gap * (kinds - 1.0F) - least * kinds;
        float x = Pages::left;
        for (const int level : {1, 2, 3, 4, 5, 0}) {
            const int people = report_.counts.at(static_cast<std::size_t>(level));
            if (people == 0)
                continue;
            const float wide = least + free * static_cast<float>(people) / static_cast<float>(all);
            part(level, people, {x, pages_.y, wide, height});
            x += wide + gap;
        }
        pages_.space(height + 6.0F);
        legend();
        for (const std::string& line : {report_.aim, report_.weakest})
            if (!line.empty())
                pages_.paragraph(body, line);
        pages_.space(10.0F);
    }

    void part(int level, int people, const Rect& rect) {
        Style number{.size = 10.0F, .face = Face::bold, .ink = inks::text2, .leading = 1.0F};
        Look look{.stroke = inks::control, .thickness = 0.6F, .radius = 4.0F, .dashed = true};
        if (level > 0) {
            const LevelColour& colour = level_colours.at(static_cast<std::size_t>(level - 1));
            number.ink = ink(colour.number);
            look = {.fill = ink(colour.fill), .stroke = inks::text2, .thickness = 0.4F, .radius = 4.0F};
        }
        canvas().box(rect, look);
        const std::string text = fmt::format("{}", people);
        canvas().text(rect.x + (rect.width - canvas().width(number, text)) / 2.0F,
                      rect.y + (rect.height - number.line()) / 2.0F, number, text);
    }

    void legend() {
        float x = Pages::left;
        for (const int level : {1, 2, 3, 4, 5, 0}) {
            const std::string name = level > 0 ? report_.level_names.at(static_cast<std::size_t>(level - 1))
                                               : word("team_report.unknown");
            x += level_label(canvas(), x, pages_.y, level, name, small) + 14.0F;
        }
        pages_.space(small.line() + 5.0F);
    }

    [[nodiscard]] float facet_width() const {
        return (Pages::width - name_width - level_width) /
               static_cast<float>(std::max<std::size_t>(1, report_.facets.size()));
    }
    [[nodiscard]] float facet_x(std::size_t facet) const {
        return Pages::left + name_width + level_width + facet_width() * static_cast<float>(facet);
    }

    void map_head() {
        float height = 0.0F;
        const auto put = [&](float x, float wide, const std::string& text, bool centred) {
            float y = pages_.y;
            for (const std::string& line : canvas().fit(head, wide, text, 3)) {
                canvas().text(centred ? x + (wide - canvas().width(head, line)) / 2.0F : x, y, head, line);
                y += head.line();
            }
            height = std::max(height, y - pages_.y);
        };
        put(Pages::left, name_width - 8.0F, word("team_report.person"), false);
        put(Pages::left + name_width, level_width - 6.0F, word("team_report.level"), false);
        for (std::size_t i = 0; i < report_.facets.size(); ++i)
            put(facet_x(i) + 2.0F, facet_width() - 4.0F, report_.facets[i], true);
        pages_.space(height + 3.0F);
        pages_.rule(inks::text2, 0.8F);
    }

    void heat_map() {
        pages_.heading(word("team_report.map"), 90.0F);
        pages_.paragraph(tiny, word("team_report.map_note"));
        pages_.space(4.0F);
        map_head();
        for (const TeamReportRow& row : report_.rows)
            map_row(row);
        pages_.space(12.0F);
    }

    void map_row(const TeamReportRow& row) {
        std::vector<std::string> names = canvas().fit(strong, name_width - 10.0F, row.name, 3);
        const std::vector<std::string> posts =
            row.post.empty() ? std::vector<std::string>{} : canvas().fit(tiny, name_width - 10.0F, row.post);
        const float text =
            strong.line() * static_cast<float>(names.size()) + tiny.line() * static_cast<float>(posts.size());
        const float height = std::max(text, 25.0F) + 2.0F * padding;
        if (pages_.room() < height) {
            pages_.new_page();
            map_head();
        }
        float y = pages_.y + (height - text) / 2.0F;
        for (const std::string& line : names) {
            canvas().text(Pages::left, y, strong, line);
            y += strong.line();
        }
        for (const std::string& line : posts)
            canvas().text(Pages::left, y, tiny, line);
        level(row, pages_.y + (height - 21.0F) / 2.0F);
        for (std::size_t i = 0; i < row.facets.size(); ++i)
            square(row.facets[i],
                   {facet_x(i) + 2.0F, pages_.y + padding, facet_width() - 4.0F, height - 2.0F * padding});
        pages_.space(height);
        pages_.rule(inks::rule, 0.5F);
    }

    void level(const TeamReportRow& row, float y) {
        const float x = Pages::left + name_width;
        level_chip(canvas(), x, y + 2.0F, row.reported.value_or(0), 17.0F);
        const bool known = row.overall.stimuli > 0;
        const std::string range =
            known ? report_.words.number(row.overall.low) + "–" + report_.words.number(row.overall.high)
                  : word("team_report.thin");
        const bool signed_off = row.official.has_value();
        canvas().text(x + 22.0F, signed_off ? y - 1.0F : y + 4.5F, small, range);
        if (signed_off)
            canvas().text(x + 22.0F, y + small.line() - 2.0F, tiny,
                          report_.words.format("team_report.official", fmt::arg("level", *row.official)));
    }

    void square(const ReportEstimate& estimate, const Rect& rect) {
        const bool known = estimate.stimuli > 0 && !estimate.thin && estimate.level > 0;
        Style number{.size = 10.0F, .face = Face::bold, .ink = inks::text3, .leading = 1.0F};
        Look look{.stroke = inks::control, .thickness = 0.6F, .radius = 3.0F, .dashed = true};
        if (known) {
            const LevelColour& colour = level_colours.at(static_cast<std::size_t>(estimate.level - 1));
            number.ink = ink(colour.number);
            look = {.fill = ink(colour.fill), .stroke = inks::text2, .thickness = 0.3F, .radius = 3.0F};
        }
        canvas().box(rect, look);
        const std::string text = known ? fmt::format("{}", estimate.level) : "?";
        canvas().text(rect.x + (rect.width - canvas().width(number, text)) / 2.0F,
                      rect.y + (rect.height - number.line()) / 2.0F, number, text);
    }

    void needs() {
        pages_.heading(word("team_report.needs"), 40.0F);
        if (report_.needs.empty())
            return pages_.paragraph(body, word("team_report.no_needs"));
        Table table(pages_, {{word("team_report.person"), 1.5F}, {word("team_report.why"), 3.0F}});
        table.on_next_page(word("team_report.needs"));
        for (const TeamReportNeed& need : report_.needs)
            table.row({{{need.name, strong}}, {{need.why, cell}}});
        table.end();
        if (report_.more_needs > 0)
            pages_.paragraph(small,
                             report_.words.format("team_report.more", fmt::arg("n", report_.more_needs)));
    }

    void unknown() {
        if (report_.unknown.empty())
            return pages_.space(8.0F);
        std::string names;
        for (const std::string& name : report_.unknown)
            names += (names.empty() ? "" : ", ") + name;
        pages_.space(6.0F);
        pages_.paragraph(body,
                         report_.words.format("team_report.too_little", fmt::arg("n", report_.unknown.size()),
                                              fmt::arg("names", names)));
        pages_.space(10.0F);
    }

    void method() {
        pages_.space(6.0F);
        pages_.heading(word("team_report.method"), 60.0F);
        for (const char* key : {"team_report.method_level", "team_report.method_range",
                                "team_report.method_thin", "team_report.method_use"}) {
            pages_.paragraph({.size = 8.6F}, word(key));
            pages_.space(3.5F);
        }
        pages_.paragraph({.size = 8.6F, .face = Face::semibold},
                         report_.words.format("team_report.version", fmt::arg("scoring", report_.scoring),
                                              fmt::arg("competency", report_.competency)));
    }

    const TeamReport& report_;
    Pages& pages_;
};

float running_head(Canvas& canvas, const TeamReport& report) {
    const Style style{.size = 7.5F, .ink = inks::text3};
    constexpr float y = 32.0F;
    const std::string title = report.words.get("team_report.title");
    const float wide = canvas.width(style, title);
    canvas.text(Pages::right - wide, y, style, title);
    canvas.text(Pages::left, y, style, canvas.fit(style, Pages::width - wide - 20.0F, report.team).front());
    canvas.line(Pages::left, y + 13.0F, Pages::right, y + 13.0F, inks::rule, 0.5F);
    return y + 26.0F;
}

} // namespace

Status write_team_report(const TeamReport& report, const Fonts& fonts, const std::filesystem::path& path) {
    auto canvas =
        Canvas::open(fonts, report.words.get("team_report.title") + " – " + report.team, report.organisation);
    if (!canvas)
        return tl::unexpected(canvas.error());
    Pages pages(*canvas);
    pages.head = [&](Canvas& on) { return running_head(on, report); };
    pages.new_page();
    Writer(report, pages).write();
    pages.finish({report.words.get("team_report.foot"), [&](int page, int count) {
                      return report.words.format("team_report.page", fmt::arg("page", page),
                                                 fmt::arg("pages", count));
                  }});
    return canvas->save(path);
}

} // namespace mq::report
