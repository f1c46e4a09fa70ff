#include "report/csv_table.h"

#include "base/text.h"
#include "report/whole_file.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <utility>

namespace mq::report {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

/// What a spreadsheet may take for the beginning of a formula; the last four are full-width = + - @.
constexpr std::array<std::string_view, 11> beginnings{
    "=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

bool is_spoken_for(std::string_view text) {
    return std::ranges::any_of(beginnings, [&](std::string_view b) { return text.starts_with(b); });
}

std::string number(double value) {
    std::string out = fmt::format("{:.4f}", value);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.ends_with('.'))
        out.pop_back();
    return out == "-0" ? "0" : out;
}

struct AsCsv {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return csv_text(text); }
    std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
    std::string operator()(double value) const { return number(value); }
    std::string operator()(LevelMark mark) const {
        return mark.level > 0 ? fmt::format("{}", mark.level) : std::string();
    }
    std::string operator()(Day day) const { return iso_day(day); }
    std::string operator()(const WallTime& at) const {
        return fmt::format("{} {:02}:{:02}", iso_day(at.day), at.minute / 60, at.minute % 60);
    }
};

class CsvTable final : public TableWriter {
public:
    explicit CsvTable(WholeFile file) : file_(std::move(file)) {}

    Status begin(const TableHead& head) override {
        if (begun_)
            return fail(ErrorKind::internal, "Một tệp CSV chỉ chứa một bảng.");
        begun_ = true;
        std::string line(byte_order_mark);
        for (const TableColumn& column : head.columns)
            line += (&column == &head.columns.front() ? "" : ",") + csv_text(column.head);
        return file_.write(line + "\r\n");
    }
    Status row(std::span<const Field> fields) override {
        line_.clear();
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (i > 0)
                line_ += ',';
            line_ += std::visit(AsCsv{}, fields[i]);
        }
        line_ += "\r\n";
        return file_.write(line_);
    }
    Status finish() override { return file_.put_in_place(); }

private:
    WholeFile file_;
    std::string line_;
    bool begun_ = false;
};

} // namespace

std::string cell_text(std::string_view raw) {
    std::string whole;
    while (const auto bad = text::first_invalid_utf8(raw)) {
        whole.append(raw.substr(0, *bad)).append(replacement);
        raw.remove_prefix(*bad + 1);
    }
    whole.append(raw);
    std::erase_if(whole, [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
    });
    return text::nfc(whole);
}

std::string csv_text(std::string_view raw) {
    std::string text = cell_text(raw);
    if (is_spoken_for(text))
        text.insert(0, 1, '\'');
    const bool quoted = text.find_first_of("\",\r\n\t") != std::string::npos ||
                        (!text.empty() && (text.front() == ' ' || text.back() == ' '));
    if (!quoted)
        return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

Result<std::unique_ptr<TableWriter>> csv_table(const std::filesystem::path& path) {
    auto file = WholeFile::open(path);
    if (!file)
        return tl::unexpected<Error>(file.error());
    return std::unique_ptr<TableWriter>(std::make_unique<CsvTable>(std::move(*file)));
}

} // namespace mq::report
