#include "base/clock.h"
#include "content/workbook_parts.h"

#include <fmt/format.h>
#include <charconv>
#include <cmath>

namespace mq::content {
namespace {

std::optional<double> double_of(std::string_view text) {
    double out = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(out))
        return std::nullopt;
    return out;
}

class SheetListener final : public XmlListener {
public:
    SheetListener(const std::vector<bool>& dates, bool from_1904, const TableProgress& progress,
                  const TableLimits& limits)
        : dates_(dates), from_1904_(from_1904), progress_(progress), limits_(limits) {}

    void begin(const XmlStart& element) override {
        in_text_ = false;
        if (element.name == "row")
            begin_row(element);
        else if (element.name == "c")
            begin_cell(element);
        else if (element.name == "rPh")
            aside_ = true;
        else if (in_cell_ && !aside_)
            in_text_ = element.name == "v" || element.name == "t";
    }
    void text(std::string_view piece) override {
        if (!in_text_)
            return;
        if (text_.size() + piece.size() > limits_.cell_bytes)
            throw TableTooLarge(fmt::format("có ô dài hơn {} KB", limits_.cell_bytes >> 10U));
        text_ += piece;
    }
    void end(std::string_view name) override {
        in_text_ = false;
        if (name == "rPh")
            aside_ = false;
        if (name == "row")
            ++row_;
        if (name == "c" && in_cell_)
            end_cell();
    }
    SheetCells found;

private:
    void begin_row(const XmlStart& element) {
        if (const auto row = double_of(element.attribute("r")); row && *row >= 1)
            row_ = place(*row, limits_.rows, "dòng");
        column_ = 0;
        if (progress_ && row_ % 1'000 == 0 && !progress_(element.share))
            throw ReadingStopped();
    }
    static std::uint32_t place(double from_1, std::size_t limit, const char* what) {
        if (from_1 > static_cast<double>(limit))
            throw TableTooLarge(fmt::format("có hơn {} {}", limit, what));
        return static_cast<std::uint32_t>(from_1) - 1;
    }
    /// The column of `AB12`; its row is the row's own.
    void begin_cell(const XmlStart& element) {
        double column = 0;
        for (const char c : element.attribute("r"))
            if (c >= 'A' && c <= 'Z')
                column = column * 26 + (c - 'A' + 1);
            else
                break;
        if (column >= 1)
            column_ = place(column, limits_.columns, "cột");
        type_ = element.attribute("t");
        const auto format = double_of(element.attribute("s"));
        date_ = format && *format >= 0 && *format < static_cast<double>(dates_.size()) &&
                dates_[static_cast<std::size_t>(*format)];
        text_.clear();
        in_cell_ = true;
    }
    void end_cell() {
        in_cell_ = false;
        place(double(row_) + 1, limits_.rows, "dòng");
        place(double(column_) + 1, limits_.columns, "cột");
        if (found.cells.size() >= limits_.cells)
            throw TableTooLarge(fmt::format("có hơn {} ô", limits_.cells));
        if (!text_.empty())
            keep();
        ++column_;
    }
    void keep() {
        if (type_ == "s") {
            std::uint32_t index = 0;
            const auto end = text_.data() + text_.size();
            if (std::from_chars(text_.data(), end, index).ptr != end)
                throw NotAWorkbook("an index of a shared text that is no number");
            found.cells.push_back({row_, column_, index, true, false});
        } else if (type_ == "b") {
            put(text_ == "1" ? "TRUE" : "FALSE", false);
        } else if (type_ == "str" || type_ == "inlineStr" || type_ == "e") {
            put(text_, false);
        } else if (type_ == "d") {
            put(text_.substr(0, text_.find('.')), false);
        } else {
            keep_number();
        }
    }
    void keep_number() {
        const auto value = double_of(text_);
        if (!value)
            return put(text_, false);
        if (date_)
            if (auto day = serial_date(*value, from_1904_))
                return put(std::move(*day), false);
        put(fmt::format("{}", *value), true);
    }
    void put(std::string text, bool number) {
        bytes_ += text.size();
        if (bytes_ > limits_.text_bytes)
            throw TableTooLarge(fmt::format("dài hơn {} MB", limits_.text_bytes >> 20U));
        found.texts.push_back(std::move(text));
        found.cells.push_back(
            {row_, column_, static_cast<std::uint32_t>(found.texts.size() - 1), false, number});
    }

    const std::vector<bool>& dates_;
    bool from_1904_;
    const TableProgress& progress_;
    const TableLimits& limits_;
    std::uint32_t row_ = 0;
    std::uint32_t column_ = 0;
    std::string type_;
    std::string text_;
    std::size_t bytes_ = 0;
    bool date_ = false;
    bool in_cell_ = false;
    bool in_text_ = false;
    bool aside_ = false;
};

} // namespace

std::optional<std::string> serial_date(double serial, bool from_1904) {
    constexpr int origin_1900 = -25'569; // 1899-12-30, so that days from 1900-03-01 on are right
    constexpr int origin_1904 = -24'107; // 1904-01-01
    if (!(serial >= 0.0) || serial >= 2'958'466.0)
        return std::nullopt;
    const auto minutes = static_cast<long long>(std::llround(serial * 1'440.0));
    const auto day = minutes / 1'440;
    const auto minute = minutes % 1'440;
    const std::string time = fmt::format("{:02}:{:02}", minute / 60, minute % 60);
    if (day == 0 && !from_1904)
        return time;
    const std::string date =
        iso_day(Day{static_cast<std::int32_t>(day) + (from_1904 ? origin_1904 : origin_1900)});
    return minute == 0 ? date : date + ' ' + time;
}

SheetCells sheet_cells(const WorkbookArchive& archive, const std::string& part,
                       const std::vector<bool>& dates, bool from_1904, const TableProgress& progress,
                       const TableLimits& limits) {
    auto bytes = archive.part(part);
    if (!bytes)
        throw NotAWorkbook("no " + part);
    SheetListener listener(dates, from_1904, progress, limits);
    read_xml(std::move(*bytes), listener);
    return std::move(listener.found);
}

} // namespace mq::content
