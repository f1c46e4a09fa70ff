#include "report/person_data.h"

#include "report/pdf_table.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::report {
namespace {

const Style body{.size = 9.0F};
const Style small{.size = 8.2F, .ink = inks::text2};
const Style cell{.size = 8.2F};
const Style strong{.size = 8.2F, .face = Face::semibold};
const Style inner{.size = 9.6F, .face = Face::semibold};

class Writer {
public:
    Writer(const PersonData& data, Pages& pages) : data_(data), pages_(pages) {}

    void write() {
        title();
        contents();
        for (std::size_t i = 0; i < data_.sections.size(); ++i)
            section(i);
    }

private:
    [[nodiscard]] std::string word(std::string_view key) const { return data_.words.get(key); }

    [[nodiscard]] std::string numbered(std::size_t index) const {
        return fmt::format("{}. {}", index + 1, data_.sections[index].title);
    }

    void title() {
        const float wide = pages_.canvas().width(small, data_.made);
        pages_.canvas().text(Pages::right - wide, pages_.y, small, data_.made);
        pages_.paragraph({.size = 8.5F, .face = Face::semibold, .ink = inks::text2}, data_.organisation,
                         Pages::left, Pages::width - wide - 20.0F);
        pages_.space(4.0F);
        pages_.rule(inks::text, 1.1F);
        pages_.space(9.0F);
        pages_.paragraph({.size = 9.0F, .face = Face::semibold, .ink = inks::accent},
                         word("person_data.title"));
        pages_.paragraph({.size = 20.0F, .face = Face::bold, .leading = 1.28F}, data_.person);
        pages_.space(6.0F);
        pages_.paragraph(body, word("person_data.about"));
        pages_.space(3.0F);
        pages_.paragraph(body, data_.scope);
        pages_.space(10.0F);
    }

    void contents() {
        pages_.heading(word("person_data.contents"));
        for (std::size_t i = 0; i < data_.sections.size(); ++i)
            pages_.paragraph(body, numbered(i));
        pages_.space(12.0F);
    }

    void section(std::size_t index) {
        const PersonData::Section& of = data_.sections[index];
        pages_.need(70.0F);
        pages_.canvas().bookmark(of.title, pages_.y);
        pages_.heading(numbered(index), 48.0F);
        if (of.blocks.empty())
            pages_.paragraph(small, word("person_data.nothing"));
        for (const PersonData::Block& block : of.blocks)
            std::visit([&](const auto& what) { put(of, what); }, block);
        pages_.space(10.0F);
    }

    void put(const PersonData::Section&, const PersonData::Heading& heading) {
        pages_.space(5.0F);
        pages_.need(54.0F);
        pages_.paragraph(inner, heading.title);
        if (!heading.detail.empty())
            pages_.paragraph(small, heading.detail);
        pages_.space(2.0F);
    }

    void put(const PersonData::Section&, const PersonData::Note& note) {
        pages_.paragraph(body, note);
        pages_.space(4.0F);
    }

    void put(const PersonData::Section&, const PersonData::Facts& facts) {
        Table table(pages_, {{"", 1.0F}, {"", 2.6F}}, Table::Ruling::none);
        for (const auto& [name, value] : facts)
            table.row({{{name, small}}, {{value.empty() ? "–" : value, cell}}});
        table.end();
        pages_.space(5.0F);
    }

    void put(const PersonData::Section& of, const PersonData::Grid& grid) {
        std::vector<Column> columns;
        for (const auto& [head, share] : grid.columns)
            columns.push_back({head, share});
        Table table(pages_, std::move(columns));
        table.on_next_page(of.title);
        for (const std::vector<std::string>& row : grid.rows) {
            std::vector<Cell> cells;
            for (std::size_t i = 0; i < grid.columns.size(); ++i) {
                const std::string text = i < row.size() && !row[i].empty() ? row[i] : "–";
                cells.push_back({{text, i == 0 ? strong : cell}});
            }
            table.row(cells);
        }
        table.end();
        pages_.space(6.0F);
    }

    const PersonData& data_;
    Pages& pages_;
};

float running_head(Canvas& canvas, const PersonData& data) {
    const Style style{.size = 7.5F, .ink = inks::text3};
    constexpr float y = 32.0F;
    const std::string title = data.words.get("person_data.title");
    const float wide = canvas.width(style, title);
    canvas.text(Pages::right - wide, y, style, title);
    canvas.text(Pages::left, y, style, canvas.fit(style, Pages::width - wide - 20.0F, data.person).front());
    canvas.line(Pages::left, y + 13.0F, Pages::right, y + 13.0F, inks::rule, 0.5F);
    return y + 26.0F;
}

} // namespace

Status write_person_data(const PersonData& data, const Fonts& fonts, const std::filesystem::path& path) {
    auto canvas =
        Canvas::open(fonts, data.words.get("person_data.title") + " – " + data.person, data.organisation);
    if (!canvas)
        return tl::unexpected(canvas.error());
    Pages pages(*canvas);
    pages.head = [&](Canvas& on) { return running_head(on, data); };
    pages.new_page();
    Writer(data, pages).write();
    pages.finish({data.words.get("person_data.foot"), [&](int page, int count) {
                      return data.words.format("person_data.page", fmt::arg("page", page),
                                               fmt::arg("pages", count));
                  }});
    return canvas->save(path);
}

} // namespace mq::report
