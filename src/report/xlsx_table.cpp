#include "report/xlsx_table.h"

#include "base/text.h"
#include "report/level_colours.h"
#include "report/whole_file.h"

#include <fmt/format.h>
#include <xlsxwriter.h>
#include <array>
#include <ctime>
#include <optional>
#include <set>
#include <utility>

namespace mq::report {
namespace {

constexpr lxw_row_t rows_a_sheet = 1'048'576; // of the format, the head's included
constexpr std::size_t longest_text = 32'767;  // of the format, in characters
constexpr std::size_t longest_name = 31;      // of a sheet, likewise
constexpr int unix_epoch = 25'569;            // 1970-01-01 in the days of spreadsheets
constexpr int minutes_a_day = 1440;

/// The first `most` characters.
std::string cut(std::string text, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && characters++ == most) {
            text.resize(i);
            break;
        }
    return text;
}

/// What the format allows as the name of a sheet.
std::string sheet_name(std::string_view wanted, int part) {
    std::string name;
    for (const char c : cell_text(wanted))
        if (std::string_view("[]:*?/\\'\t\r\n").find(c) == std::string_view::npos)
            name += c;
    const std::string suffix = part > 1 ? fmt::format(" ({})", part) : std::string();
    return cut(name, longest_name - suffix.size()) + suffix;
}

struct Formats {
    explicit Formats(lxw_workbook* book) {
        head = workbook_add_format(book);
        format_set_bold(head);
        format_set_text_wrap(head);
        format_set_align(head, LXW_ALIGN_VERTICAL_CENTER);
        format_set_bg_color(head, 0xF1EFEA);
        format_set_bottom(head, LXW_BORDER_THIN);
        format_set_bottom_color(head, 0x918E86);
        text = plain(book, nullptr);
        figure = plain(book, "0.00##");
        whole = plain(book, "0");
        day = plain(book, "dd/mm/yyyy");
        moment = plain(book, "dd/mm/yyyy hh:mm");
        unknown = mark(book);
        format_set_font_color(unknown, 0x606675);
        format_set_border(unknown, LXW_BORDER_DASHED);
        format_set_border_color(unknown, 0x918E86);
        for (std::size_t i = 0; i < levels.size(); ++i) {
            levels.at(i) = mark(book);
            format_set_bold(levels.at(i));
            format_set_bg_color(levels.at(i), level_colours.at(i).fill);
            format_set_font_color(levels.at(i), level_colours.at(i).number);
            format_set_border(levels.at(i), LXW_BORDER_THIN); // so that greys stay apart in print
            format_set_border_color(levels.at(i), 0xFFFFFF);
        }
    }

    static lxw_format* plain(lxw_workbook* book, const char* numbers) {
        lxw_format* out = workbook_add_format(book);
        format_set_align(out, LXW_ALIGN_VERTICAL_CENTER);
        if (numbers != nullptr)
            format_set_num_format(out, numbers);
        return out;
    }
    static lxw_format* mark(lxw_workbook* book) {
        lxw_format* out = plain(book, nullptr);
        format_set_align(out, LXW_ALIGN_CENTER);
        return out;
    }

    lxw_format* head = nullptr;
    lxw_format* text = nullptr;
    lxw_format* figure = nullptr;
    lxw_format* whole = nullptr;
    lxw_format* day = nullptr;
    lxw_format* moment = nullptr;
    lxw_format* unknown = nullptr;
    std::array<lxw_format*, 5> levels{};
};

/// Puts one field into a cell.
struct IntoCell {
    lxw_worksheet* sheet;
    lxw_row_t row;
    lxw_col_t column;
    const Formats& formats;

    lxw_error operator()(std::monostate) const { return LXW_NO_ERROR; }
    lxw_error operator()(const std::string& text) const {
        const std::string shown = cut(cell_text(text), longest_text);
        return shown.empty() ? LXW_NO_ERROR
                             : worksheet_write_string(sheet, row, column, shown.c_str(), formats.text);
    }
    lxw_error operator()(std::int64_t value) const {
        return worksheet_write_number(sheet, row, column, static_cast<double>(value), formats.whole);
    }
    lxw_error operator()(double value) const {
        return worksheet_write_number(sheet, row, column, value, formats.figure);
    }
    lxw_error operator()(LevelMark mark) const {
        if (mark.level < 1 || mark.level > 5)
            return worksheet_write_string(sheet, row, column, "?", formats.unknown);
        return worksheet_write_number(sheet, row, column, mark.level,
                                      formats.levels.at(static_cast<std::size_t>(mark.level - 1)));
    }
    lxw_error operator()(Day day) const {
        return worksheet_write_number(sheet, row, column, day.number + unix_epoch, formats.day);
    }
    lxw_error operator()(const WallTime& at) const {
        const double days = at.day.number + unix_epoch + static_cast<double>(at.minute) / minutes_a_day;
        return worksheet_write_number(sheet, row, column, days, formats.moment);
    }
};

class XlsxTables final : public TableWriter {
public:
    XlsxTables(WholeFile file, lxw_workbook* book) : file_(std::move(file)), book_(book), formats_(book) {}
    ~XlsxTables() override {
        if (book_ != nullptr)
            lxw_workbook_free(book_);
    }

    void describe(const WorkbookFacts& facts) {
        std::string title = cell_text(facts.title);
        std::string author = cell_text(facts.author);
        std::string program = "Món Quà";
        lxw_doc_properties properties{};
        properties.title = title.data();
        properties.author = author.data();
        properties.company = author.data();
        properties.comments = program.data();
        properties.created = static_cast<time_t>(facts.made.unix_ms / 1000);
        workbook_set_properties(book_, &properties);
    }

    Status begin(const TableHead& head) override {
        end_sheet();
        head_ = head;
        part_ = 1;
        return new_sheet();
    }

    Status row(std::span<const Field> fields) override {
        if (row_ == rows_a_sheet) {
            end_sheet();
            ++part_;
            if (Status done = new_sheet(); !done)
                return done;
        }
        lxw_col_t column = 0;
        for (const Field& field : fields)
            if (const lxw_error error = std::visit(IntoCell{sheet_, row_, column++, formats_}, field);
                error != LXW_NO_ERROR)
                return trouble(error);
        ++row_;
        return {};
    }

    Status finish() override {
        end_sheet();
        const lxw_error error = workbook_close(std::exchange(book_, nullptr));
        if (error != LXW_NO_ERROR)
            return trouble(error);
        return file_.put_in_place();
    }

private:
    static Status trouble(lxw_error error) {
        const bool disk = error == LXW_ERROR_CREATING_XLSX_FILE || error == LXW_ERROR_CREATING_TMPFILE ||
                          error == LXW_ERROR_READING_TMPFILE || error == LXW_ERROR_ZIP_FILE_OPERATION ||
                          error == LXW_ERROR_ZIP_FILE_ADD || error == LXW_ERROR_ZIP_CLOSE;
        return fail(
            disk ? ErrorKind::io : ErrorKind::internal,
            disk ? "Chưa ghi được bảng tính: ổ đĩa đã đầy hoặc báo lỗi. Hãy giải phóng chỗ rồi làm lại."
                 : "Chưa lập được bảng tính vì một lỗi của chương trình.",
            lxw_strerror(error));
    }

    /// Two sheets may not have one name.
    std::string free_name() {
        std::string name = sheet_name(head_.name, part_);
        for (int i = 2; !names_.insert(text::fold(name)).second; ++i)
            name = sheet_name(head_.name, i);
        return name;
    }

    Status new_sheet() {
        sheet_ = workbook_add_worksheet(book_, free_name().c_str());
        if (sheet_ == nullptr)
            return trouble(LXW_ERROR_SHEETNAME_ALREADY_USED);
        lxw_col_t column = 0;
        for (const TableColumn& one : head_.columns) {
            worksheet_set_column(sheet_, column, column, one.width, nullptr);
            ++column;
        }
        constexpr double head_height = 32.0; // two lines, in points
        worksheet_set_row(sheet_, 0, head_height, nullptr);
        worksheet_freeze_panes(sheet_, 1, static_cast<lxw_col_t>(head_.frozen));
        worksheet_repeat_rows(sheet_, 0, 0);
        worksheet_set_landscape(sheet_);
        worksheet_set_paper(sheet_, 9); // A4
        worksheet_fit_to_pages(sheet_, 1, 0);
        column = 0;
        for (const TableColumn& one : head_.columns)
            if (const lxw_error error = worksheet_write_string(
                    sheet_, 0, column++, cut(cell_text(one.head), longest_text).c_str(), formats_.head);
                error != LXW_NO_ERROR)
                return trouble(error);
        row_ = 1;
        return {};
    }

    void end_sheet() {
        if (sheet_ != nullptr && !head_.columns.empty())
            worksheet_autofilter(sheet_, 0, 0, row_ > 1 ? row_ - 1 : 1,
                                 static_cast<lxw_col_t>(head_.columns.size() - 1));
        sheet_ = nullptr;
    }

    WholeFile file_;
    lxw_workbook* book_;
    Formats formats_;
    TableHead head_;
    std::set<std::string> names_; ///< of sheets, folded: the format compares them so
    lxw_worksheet* sheet_ = nullptr;
    lxw_row_t row_ = 0;
    int part_ = 1;
};

} // namespace

Result<std::unique_ptr<TableWriter>> xlsx_tables(const std::filesystem::path& path,
                                                 const WorkbookFacts& facts) {
    auto file = WholeFile::open(path);
    if (!file)
        return tl::unexpected<Error>(file.error());
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    lxw_workbook* book = workbook_new_opt(file->part().c_str(), &options);
    if (book == nullptr)
        return fail(ErrorKind::internal, "Không đủ bộ nhớ để lập bảng tính.", "workbook_new_opt");
    auto tables = std::make_unique<XlsxTables>(std::move(*file), book);
    tables->describe(facts);
    return std::unique_ptr<TableWriter>(std::move(tables));
}

} // namespace mq::report
