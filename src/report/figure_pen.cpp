#include "report/figure_pen.h"

#include "report/level_colours.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <algorithm>
#include <array>

namespace mq::report {
namespace {

constexpr double png_scale = 2.0;
constexpr double pdf_scale = 0.75; // points of a unit: 10 × 6.25 inches

cairo_status_t append(void* to, const unsigned char* bytes, unsigned count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

struct CairoGone {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, CairoGone>;
using ContextPtr = std::unique_ptr<cairo_t, CairoGone>;
using FacePtr = std::unique_ptr<cairo_font_face_t, CairoGone>;

/// A font file as cairo takes it. Cairo may hold it longer than we do, so it takes library and face along.
class LoadedFont {
public:
    static Result<FacePtr> load(const std::filesystem::path& path) {
        auto files = std::make_unique<LoadedFont>();
        if (FT_Init_FreeType(&files->library_) != 0 ||
            FT_New_Face(files->library_, path.c_str(), 0, &files->face_) != 0)
            return fail(ErrorKind::not_found, "Không đọc được phông chữ để vẽ hình.", path.string());
        FacePtr out(cairo_ft_font_face_create_for_ft_face(files->face_, 0));
        static const cairo_user_data_key_t key{};
        if (cairo_font_face_set_user_data(out.get(), &key, files.get(), gone) != CAIRO_STATUS_SUCCESS)
            return fail(ErrorKind::internal, "Không đủ bộ nhớ để vẽ hình.");
        static_cast<void>(files.release()); // cairo's now
        return out;
    }
    LoadedFont() = default;
    LoadedFont(const LoadedFont&) = delete;
    LoadedFont& operator=(const LoadedFont&) = delete;
    ~LoadedFont() {
        if (face_ != nullptr)
            FT_Done_Face(face_);
        if (library_ != nullptr)
            FT_Done_FreeType(library_);
    }

private:
    static void gone(void* files) { delete static_cast<LoadedFont*>(files); }
    FT_Library library_ = nullptr;
    FT_Face face_ = nullptr;
};

} // namespace

struct Pen::Surface {
    SurfacePtr surface;
    ContextPtr context;
    std::array<FacePtr, 3> faces;

    void colour(Ink ink) const {
        cairo_set_source_rgb(context.get(), static_cast<double>(ink.red), static_cast<double>(ink.green),
                             static_cast<double>(ink.blue));
    }
    void font(const PenText& style) const {
        cairo_set_font_face(context.get(), faces.at(static_cast<std::size_t>(style.face)).get());
        cairo_set_font_size(context.get(), style.size);
    }
    void trace(const Path& path) const {
        for (std::size_t i = 0; i < path.size(); ++i)
            (i == 0 ? cairo_move_to : cairo_line_to)(context.get(), path[i].first, path[i].second);
    }
    void stroke(double thickness, bool dashed) const {
        const double dash = 4.0;
        cairo_set_line_width(context.get(), thickness);
        cairo_set_dash(context.get(), &dash, dashed ? 1 : 0, 0.0);
        cairo_stroke(context.get());
    }
};

double Pen::width(const PenText& style, std::string_view text) {
    surface_.font(style);
    cairo_text_extents_t extents{};
    cairo_text_extents(surface_.context.get(), printable(text).c_str(), &extents);
    return extents.x_advance;
}

double Pen::text(double x, double y, const PenText& style, std::string_view text) {
    constexpr double cap_height = 0.70; // of Be Vietnam Pro
    const double wide = width(style, text);
    const double left = style.align == Align::left     ? x
                        : style.align == Align::centre ? x - wide / 2.0
                                                       : x - wide;
    surface_.colour(style.ink);
    cairo_move_to(surface_.context.get(), left, y + style.size * cap_height / 2.0);
    cairo_show_text(surface_.context.get(), printable(text).c_str());
    return wide;
}

std::vector<std::string> Pen::fit(const PenText& style, double wide, std::string_view text,
                                  std::size_t most) {
    std::vector<std::string> lines;
    std::string rest = printable(text);
    while (!rest.empty() && lines.size() < most) {
        std::size_t end = rest.size();
        const bool last = lines.size() + 1 == most;
        const auto shown = [&] { return rest.substr(0, end) + (last && end < rest.size() ? "…" : ""); };
        while (end > 0 && width(style, shown()) > wide) {
            const auto space = rest.rfind(' ', end - 1);
            if (space != std::string::npos && space > 0) {
                end = space;
                continue;
            }
            do { // a word wider than the line is broken between characters
                --end;
            } while (end > 1 && (static_cast<unsigned char>(rest[end]) & 0xC0U) == 0x80U);
        }
        lines.push_back(shown());
        rest.erase(0, std::max<std::size_t>(end, 1));
        rest.erase(0, rest.find_first_not_of(' '));
    }
    return lines;
}

void Pen::line(double x0, double y0, double x1, double y1, Ink ink, double thickness, bool dashed) {
    surface_.colour(ink);
    surface_.trace({{x0, y0}, {x1, y1}});
    surface_.stroke(thickness, dashed);
}

void Pen::polyline(const Path& path, Ink ink, double thickness) {
    surface_.colour(ink);
    surface_.trace(path);
    cairo_set_line_join(surface_.context.get(), CAIRO_LINE_JOIN_ROUND);
    surface_.stroke(thickness, false);
}

void Pen::area(const Path& path, Ink ink) {
    surface_.colour(ink);
    surface_.trace(path);
    cairo_close_path(surface_.context.get());
    cairo_fill(surface_.context.get());
}

void Pen::box(const Area& area, Ink fill) {
    surface_.colour(fill);
    cairo_rectangle(surface_.context.get(), area.x, area.y, area.width, area.height);
    cairo_fill(surface_.context.get());
}

void Pen::frame(const Area& area, Ink ink, double thickness, bool dashed) {
    surface_.colour(ink);
    cairo_rectangle(surface_.context.get(), area.x, area.y, area.width, area.height);
    surface_.stroke(thickness, dashed);
}

void Pen::circle(double x, double y, double radius, Ink fill, std::optional<Ink> rim) {
    constexpr double whole = 6.283185307179586;
    surface_.colour(fill);
    cairo_new_sub_path(surface_.context.get());
    cairo_arc(surface_.context.get(), x, y, radius, 0.0, whole);
    if (!rim)
        return cairo_fill(surface_.context.get());
    cairo_fill_preserve(surface_.context.get());
    surface_.colour(*rim);
    surface_.stroke(1.2, false);
}

Ink Pen::on_level(int level) {
    return level >= 1 && level <= 5 ? ink(level_colours.at(static_cast<std::size_t>(level - 1)).number)
                                    : inks::text2;
}

void Pen::level(const Area& area, int level) {
    if (level < 1 || level > 5) {
        box(area, inks::white);
        return frame({area.x + 0.5, area.y + 0.5, area.width - 1.0, area.height - 1.0}, inks::control, 1.0,
                     true);
    }
    box(area, ink(level_colours.at(static_cast<std::size_t>(level - 1)).fill));
    if (level != 1) // the greys of 1 and 2 are alike: 1 is hatched
        return;
    cairo_t* context = surface_.context.get();
    cairo_save(context);
    cairo_rectangle(context, area.x, area.y, area.width, area.height);
    cairo_clip(context);
    constexpr double step = 7.0;
    for (double x = area.x - area.height; x < area.right(); x += step)
        line(x, area.bottom(), x + area.height, area.y, ink(0xC9973F), 1.0);
    cairo_restore(context);
}

Result<std::string> drawn(const Fonts& fonts, FigureFormat format, const std::string& title,
                          const std::function<void(Pen&)>& draw) {
    std::string bytes;
    Pen::Surface surface;
    const bool png = format == FigureFormat::png;
    const double scale = png ? png_scale : pdf_scale;
    if (png)
        surface.surface.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                                         static_cast<int>(figure_width * scale),
                                                         static_cast<int>(figure_height * scale)));
    else
        surface.surface.reset(
            cairo_pdf_surface_create_for_stream(append, &bytes, figure_width * scale, figure_height * scale));
    if (!png)
        cairo_pdf_surface_set_metadata(surface.surface.get(), CAIRO_PDF_METADATA_TITLE,
                                       printable(title).c_str());
    surface.context.reset(cairo_create(surface.surface.get()));
    cairo_scale(surface.context.get(), scale, scale);
    const std::array<const std::filesystem::path*, 3> files{&fonts.regular, &fonts.semibold, &fonts.bold};
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto face = LoadedFont::load(*files.at(i));
        if (!face)
            return tl::unexpected<Error>(face.error());
        surface.faces.at(i) = std::move(*face);
    }
    Pen pen(surface);
    pen.box({0.0, 0.0, figure_width, figure_height}, inks::white);
    draw(pen);
    cairo_status_t status = cairo_status(surface.context.get());
    surface.context.reset();
    if (png && status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png_stream(surface.surface.get(), append, &bytes);
    cairo_surface_finish(surface.surface.get());
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface.surface.get());
    if (status != CAIRO_STATUS_SUCCESS)
        return fail(ErrorKind::internal, "Chưa vẽ được hình vì một lỗi của chương trình.",
                    cairo_status_to_string(status));
    return bytes;
}

} // namespace mq::report
