#include "report/pdf_canvas.h"

#include "report/pdf_text.h"
#include "report/whole_file.h"

#include <fmt/format.h>
#include <hpdf.h>
#include <algorithm>
#include <array>
#include <utility>

namespace mq::report {
namespace {

struct Trouble {
    HPDF_STATUS error = HPDF_OK; ///< the first one
    HPDF_STATUS detail = 0;
};

// Called from C: it must not throw. The library itself refuses to go on after an error.
void keep_first(HPDF_STATUS error, HPDF_STATUS detail, void* user) {
    auto* trouble = static_cast<Trouble*>(user);
    if (trouble->error == HPDF_OK)
        *trouble = {error, detail};
}

void set_fill(HPDF_Page page, Ink ink) {
    HPDF_Page_SetRGBFill(page, ink.red, ink.green, ink.blue);
}

void set_stroke(HPDF_Page page, Ink ink, float thickness) {
    HPDF_Page_SetRGBStroke(page, ink.red, ink.green, ink.blue);
    HPDF_Page_SetLineWidth(page, thickness);
}

void paint(HPDF_Page page, const Look& look) {
    if (look.fill && look.stroke)
        HPDF_Page_FillStroke(page);
    else if (look.fill)
        HPDF_Page_Fill(page);
    else if (look.stroke)
        HPDF_Page_Stroke(page);
    else
        HPDF_Page_EndPath(page);
}

constexpr float up(float y) {
    return page_height - y;
}

/// Corners by Bézier curves: a quarter of a circle to within .03 %.
void round_path(HPDF_Page page, const Rect& r, float radius) {
    const float k = radius * 0.5523F;
    const float x0 = r.x;
    const float x1 = r.x + r.width;
    const float y0 = up(r.y + r.height);
    const float y1 = up(r.y);
    HPDF_Page_MoveTo(page, x0 + radius, y0);
    HPDF_Page_LineTo(page, x1 - radius, y0);
    HPDF_Page_CurveTo(page, x1 - radius + k, y0, x1, y0 + radius - k, x1, y0 + radius);
    HPDF_Page_LineTo(page, x1, y1 - radius);
    HPDF_Page_CurveTo(page, x1, y1 - radius + k, x1 - radius + k, y1, x1 - radius, y1);
    HPDF_Page_LineTo(page, x0 + radius, y1);
    HPDF_Page_CurveTo(page, x0 + radius - k, y1, x0, y1 - radius + k, x0, y1 - radius);
    HPDF_Page_LineTo(page, x0, y0 + radius);
    HPDF_Page_CurveTo(page, x0, y0 + radius - k, x0 + radius - k, y0, x0 + radius, y0);
    HPDF_Page_ClosePath(page);
}

} // namespace

struct Canvas::Pdf {
    Pdf() : doc(HPDF_New(keep_first, &trouble)) {}
    Pdf(const Pdf&) = delete;
    Pdf& operator=(const Pdf&) = delete;
    ~Pdf() {
        if (doc != nullptr)
            HPDF_Free(doc);
    }

    void load(Face face, const std::filesystem::path& path) {
        // Embedded: a personnel file is opened years later, elsewhere.
        const char* name = HPDF_LoadTTFontFromFile(doc, path.c_str(), HPDF_TRUE);
        if (name != nullptr)
            fonts.at(static_cast<std::size_t>(face)) = EmbeddedFont(HPDF_GetFont(doc, name, "UTF-8"));
    }
    [[nodiscard]] const EmbeddedFont& font(Face face) const {
        return fonts.at(static_cast<std::size_t>(face));
    }
    [[nodiscard]] float width(const Style& style, const std::string& printable_text) const {
        float sum = 0.0F;
        for (const Run& run : runs_of(printable_text, font(style.face), font(Face::signs)))
            sum += run.font->width(run.text) * style.size;
        return sum;
    }
    [[nodiscard]] bool failed() const { return doc == nullptr || trouble.error != HPDF_OK; }
    [[nodiscard]] std::string words() const {
        return fmt::format("libharu {:#06x}, {}", trouble.error, trouble.detail);
    }

    Trouble trouble;
    HPDF_Doc doc = nullptr;
    std::array<EmbeddedFont, 4> fonts;
    std::vector<HPDF_Page> pages;
    HPDF_Page page = nullptr;
};

Canvas::Canvas(std::unique_ptr<Pdf> pdf) : pdf_(std::move(pdf)) {}
Canvas::~Canvas() = default;
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;

Result<Canvas> Canvas::open(const Fonts& fonts, const std::string& title, const std::string& author) {
    auto pdf = std::make_unique<Pdf>();
    if (pdf->doc == nullptr)
        return fail(ErrorKind::internal, "Không đủ bộ nhớ để lập tài liệu.", "HPDF_New");
    HPDF_UseUTFEncodings(pdf->doc);
    HPDF_SetCurrentEncoder(pdf->doc, "UTF-8");
    HPDF_SetCompressionMode(pdf->doc, HPDF_COMP_ALL);
    pdf->load(Face::regular, fonts.regular);
    pdf->load(Face::semibold, fonts.semibold);
    pdf->load(Face::bold, fonts.bold);
    if (!fonts.signs.empty())
        pdf->load(Face::signs, fonts.signs);
    if (pdf->failed())
        return fail(ErrorKind::not_found, "Không đọc được phông chữ để lập tài liệu.",
                    fmt::format("{}: {}", fonts.regular.string(), pdf->words()));
    HPDF_SetInfoAttr(pdf->doc, HPDF_INFO_TITLE, printable(title).c_str());
    HPDF_SetInfoAttr(pdf->doc, HPDF_INFO_AUTHOR, printable(author).c_str());
    HPDF_SetInfoAttr(pdf->doc, HPDF_INFO_CREATOR, "Món Quà");
    return Canvas(std::move(pdf));
}

void Canvas::add_page() {
    pdf_->page = HPDF_AddPage(pdf_->doc);
    if (pdf_->page == nullptr)
        return;
    HPDF_Page_SetWidth(pdf_->page, page_width);
    HPDF_Page_SetHeight(pdf_->page, page_height);
    pdf_->pages.push_back(pdf_->page);
}

int Canvas::pages() const {
    return static_cast<int>(pdf_->pages.size());
}

void Canvas::select(int page) {
    pdf_->page = pdf_->pages.at(static_cast<std::size_t>(page - 1));
}

void Canvas::bookmark(const std::string& title, float y) {
    HPDF_Outline entry =
        HPDF_CreateOutline(pdf_->doc, nullptr, printable(title).c_str(), HPDF_GetEncoder(pdf_->doc, "UTF-8"));
    HPDF_Destination destination = HPDF_Page_CreateDestination(pdf_->page);
    if (entry == nullptr || destination == nullptr)
        return;
    HPDF_Destination_SetFitH(destination, up(std::max(0.0F, y - 8.0F)));
    HPDF_Outline_SetDestination(entry, destination);
}

float Canvas::width(const Style& style, std::string_view text) const {
    return pdf_->width(style, printable(text));
}

std::vector<std::string> Canvas::wrap(const Style& style, float width, std::string_view text) const {
    return wrap_text(printable(text), width,
                     [&](std::string_view part) { return pdf_->width(style, std::string(part)); });
}

std::vector<std::string> Canvas::fit(const Style& style, float width, std::string_view text,
                                     std::size_t most) const {
    std::vector<std::string> lines = wrap(style, width, text);
    if (lines.size() <= most)
        return lines;
    lines = wrap(style, width - this->width(style, "…"), text);
    lines.resize(std::min(lines.size(), most));
    lines.back() += "…";
    return lines;
}

void Canvas::text(float x, float y, const Style& style, std::string_view line) {
    constexpr float cap_height = 0.70F; // of Be Vietnam Pro: capitals stand in the middle of their line
    HPDF_Page page = pdf_->page;
    if (page == nullptr || line.empty())
        return;
    const float baseline = up(y + style.line() / 2.0F + style.size * cap_height / 2.0F);
    HPDF_Page_BeginText(page);
    set_fill(page, style.ink);
    HPDF_Page_MoveTextPos(page, x, baseline);
    for (const Run& run : runs_of(printable(line), pdf_->font(style.face), pdf_->font(Face::signs))) {
        HPDF_Page_SetFontAndSize(page, run.font->handle(), style.size);
        HPDF_Page_ShowText(page, run.text.c_str());
    }
    HPDF_Page_EndText(page);
}

void Canvas::line(float x0, float y0, float x1, float y1, Ink ink, float thickness) {
    polyline({{x0, y0}, {x1, y1}}, ink, thickness);
}

void Canvas::polyline(const std::vector<std::pair<float, float>>& points, Ink ink, float thickness) {
    if (pdf_->page == nullptr || points.size() < 2)
        return;
    set_stroke(pdf_->page, ink, thickness);
    HPDF_Page_MoveTo(pdf_->page, points.front().first, up(points.front().second));
    for (std::size_t i = 1; i < points.size(); ++i)
        HPDF_Page_LineTo(pdf_->page, points[i].first, up(points[i].second));
    HPDF_Page_Stroke(pdf_->page);
}

void Canvas::polygon(const std::vector<std::pair<float, float>>& points, const Look& look,
                     const std::vector<std::pair<float, float>>& hole) {
    HPDF_Page page = pdf_->page;
    if (page == nullptr || points.size() < 2)
        return;
    if (look.fill)
        set_fill(page, *look.fill);
    if (look.stroke)
        set_stroke(page, *look.stroke, look.thickness);
    constexpr std::array<HPDF_UINT16, 1> dash{3};
    if (look.dashed)
        HPDF_Page_SetDash(page, dash.data(), 1, 0);
    for (const auto* path : {&points, &hole}) {
        for (std::size_t i = 0; i < path->size(); ++i)
            (i == 0 ? HPDF_Page_MoveTo : HPDF_Page_LineTo)(page, (*path)[i].first, up((*path)[i].second));
        if (path->size() > 2)
            HPDF_Page_ClosePath(page);
    }
    if (look.fill && !look.stroke)
        HPDF_Page_Eofill(page);
    else
        paint(page, look);
    if (look.dashed)
        HPDF_Page_SetDash(page, nullptr, 0, 0);
}

void Canvas::box(const Rect& rect, const Look& look) {
    HPDF_Page page = pdf_->page;
    if (page == nullptr)
        return;
    if (look.fill)
        set_fill(page, *look.fill);
    if (look.stroke)
        set_stroke(page, *look.stroke, look.thickness);
    constexpr std::array<HPDF_UINT16, 1> dash{2};
    if (look.dashed)
        HPDF_Page_SetDash(page, dash.data(), 1, 0);
    const float radius = std::min({look.radius, rect.width / 2.0F, rect.height / 2.0F});
    if (radius > 0.0F)
        round_path(page, rect, radius);
    else
        HPDF_Page_Rectangle(page, rect.x, up(rect.y + rect.height), rect.width, rect.height);
    paint(page, look);
    if (look.dashed)
        HPDF_Page_SetDash(page, nullptr, 0, 0);
}

void Canvas::circle(float x, float y, float radius, const Look& look) {
    Look round = look;
    round.radius = radius;
    box({x - radius, y - radius, 2.0F * radius, 2.0F * radius}, round);
}

Status Canvas::save(const std::filesystem::path& path) {
    HPDF_SaveToStream(pdf_->doc);
    if (pdf_->failed())
        return fail(ErrorKind::internal, "Chưa lập được tài liệu vì một lỗi của chương trình.",
                    pdf_->words());
    std::string bytes(HPDF_GetStreamSize(pdf_->doc), '\0');
    HPDF_UINT32 size = static_cast<HPDF_UINT32>(bytes.size());
    HPDF_ResetStream(pdf_->doc);
    HPDF_ReadFromStream(pdf_->doc, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
    if (pdf_->failed() || size != bytes.size())
        return fail(ErrorKind::internal, "Chưa lập được tài liệu vì một lỗi của chương trình.",
                    pdf_->words());
    return write_whole_file(path, bytes);
}

} // namespace mq::report
