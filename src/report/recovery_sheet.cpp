#include "report/recovery_sheet.h"

#include "report/pdf_page.h"

#include <algorithm>

namespace mq::report {
namespace {

constexpr float frame_height = 86.0F;
constexpr std::size_t groups_a_line = 4;

void put_head(Pages& pages, const RecoverySheet& sheet) {
    pages.paragraph({.size = 8.5F, .face = Face::semibold, .ink = inks::text2}, "Món Quà");
    pages.space(4.0F);
    pages.rule(inks::text, 1.1F);
    pages.space(10.0F);
    pages.paragraph({.size = 20.0F, .face = Face::bold, .leading = 1.28F},
                    sheet.words.get("recovery_sheet.title"));
    pages.space(8.0F);
    const Style line{.size = 10.5F, .leading = 1.5F};
    pages.paragraph(line, sheet.words.format("recovery_sheet.account", fmt::arg("name", sheet.name),
                                             fmt::arg("login", sheet.login)));
    pages.paragraph(line, sheet.words.format("recovery_sheet.day", fmt::arg("day", sheet.day)));
    pages.space(14.0F);
}

/// Large, in groups, a few on a line: it is typed from paper.
void put_code(Pages& pages, const RecoverySheet& sheet) {
    const Style style{.size = 20.0F, .face = Face::semibold, .leading = 1.6F};
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < sheet.groups.size(); ++i) {
        if (i % groups_a_line == 0)
            lines.emplace_back();
        else
            lines.back() += " – ";
        lines.back() += sheet.groups[i];
    }
    const float height = std::max(frame_height, static_cast<float>(lines.size()) * style.line() + 32.0F);
    Canvas& canvas = pages.canvas();
    canvas.box({Pages::left, pages.y, Pages::width, height},
               {.fill = inks::wash, .stroke = inks::control, .radius = 6.0F});
    float y = pages.y + (height - static_cast<float>(lines.size()) * style.line()) / 2.0F;
    for (const std::string& line : lines) {
        canvas.text(Pages::left + (Pages::width - canvas.width(style, line)) / 2.0F, y, style, line);
        y += style.line();
    }
    pages.y += height + 16.0F;
}

} // namespace

Status write_recovery_sheet(const RecoverySheet& sheet, const Fonts& fonts,
                            const std::filesystem::path& path) {
    auto canvas = Canvas::open(fonts, sheet.words.get("recovery_sheet.title"), "Món Quà");
    if (!canvas)
        return tl::unexpected(canvas.error());
    Pages pages(*canvas);
    pages.new_page();
    put_head(pages, sheet);
    put_code(pages, sheet);
    const Style style{.size = 10.0F, .leading = 1.5F};
    for (const char* key :
         {"recovery_sheet.use", "recovery_sheet.once", "recovery_sheet.keep", "recovery_sheet.lost"}) {
        pages.item(style, sheet.words.get(key));
        pages.space(3.0F);
    }
    pages.finish({sheet.words.get("recovery_sheet.foot"), [](int, int) { return std::string(); }});
    return canvas->save(path);
}

} // namespace mq::report
