#include "content/table_reading.h"

#include <fmt/format.h>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

// What an archive would unpack to is known from its list of parts (PKWARE APPNOTE 4.3.12 and 4.3.16), before
// anything is unpacked.
namespace mq::content {
namespace {

constexpr std::size_t end_size = 22;
constexpr std::size_t entry_size = 46;
constexpr std::size_t local_size = 30;
constexpr std::size_t longest_remark = 65'535;

std::uint64_t number_at(std::string_view bytes, std::size_t at, int width) {
    std::uint64_t out = 0;
    for (int i = width - 1; i >= 0; --i)
        out = out << 8U | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return out;
}

std::optional<std::size_t> end_record(std::string_view bytes) {
    if (bytes.size() < end_size)
        return std::nullopt;
    const std::size_t first =
        bytes.size() > end_size + longest_remark ? bytes.size() - end_size - longest_remark : 0;
    for (std::size_t at = bytes.size() - end_size + 1; at-- > first;)
        if (bytes.substr(at, 4) == std::string_view("PK\5\6", 4))
            return at;
    return std::nullopt;
}

/// A part stays within its archive wherever it is unpacked.
bool safe_name(std::string_view name) {
    return !name.empty() && name.front() != '/' && name.find('\\') == std::string_view::npos &&
           name.find(':') == std::string_view::npos && name.find('\0') == std::string_view::npos &&
           name != ".." && !name.starts_with("../") && !name.ends_with("/..") &&
           name.find("/../") == std::string_view::npos;
}

enum class Finding { fine, damaged, hostile, bomb, locked };

class Directory {
public:
    Directory(std::string_view bytes, const TableLimits& limits) : bytes_(bytes), limits_(limits) {}

    Finding check() {
        const auto end = end_record(bytes_);
        if (!end)
            return Finding::damaged;
        const std::uint64_t count = number_at(bytes_, *end + 10, 2);
        const std::uint64_t size = number_at(bytes_, *end + 12, 4);
        std::uint64_t at = number_at(bytes_, *end + 16, 4);
        if (at + size > *end || count == 0)
            return Finding::damaged;
        if (count > limits_.parts)
            return Finding::bomb;
        const std::uint64_t stop = at + size;
        for (std::uint64_t i = 0; i < count; ++i)
            if (const Finding one = entry(at, stop); one != Finding::fine)
                return one;
        return Finding::fine;
    }

private:
    Finding entry(std::uint64_t& at, std::uint64_t stop) {
        if (at + entry_size > stop || bytes_.substr(at, 4) != std::string_view("PK\1\2", 4))
            return Finding::damaged;
        const auto field = [&](std::size_t offset, int width) {
            return number_at(bytes_, at + offset, width);
        };
        const std::uint64_t flags = field(8, 2);
        const std::uint64_t method = field(10, 2);
        const std::uint64_t packed = field(20, 4);
        const std::uint64_t unpacked = field(24, 4);
        const std::uint64_t name_length = field(28, 2);
        const std::uint64_t mode = field(38, 4) >> 16U;
        const std::uint64_t begins = field(42, 4);
        const std::uint64_t next = at + entry_size + name_length + field(30, 2) + field(32, 2);
        if (next > stop)
            return Finding::damaged;
        const std::string_view name = bytes_.substr(at + entry_size, name_length);
        at = next;
        if ((flags & 1U) != 0)
            return Finding::locked;
        constexpr std::uint64_t kind_of_file = 0170000;
        constexpr std::uint64_t link = 0120000;
        if (!safe_name(name) || (mode & kind_of_file) == link || !names_.insert(std::string(name)).second)
            return Finding::hostile;
        unpacked_ += unpacked;
        if (unpacked_ > limits_.unpacked ||
            (unpacked > limits_.small_part && unpacked > packed * limits_.packed_times))
            return Finding::bomb;
        const bool stored = method == 0;
        if ((!stored && method != 8) || (stored && packed != unpacked) ||
            begins + local_size + packed > bytes_.size())
            return Finding::damaged;
        return Finding::fine;
    }

    std::string_view bytes_;
    const TableLimits& limits_;
    std::uint64_t unpacked_ = 0;
    std::set<std::string> names_;
};

} // namespace

Status check_archive(std::string_view bytes, const std::string& name, const TableLimits& limits) {
    switch (Directory(bytes, limits).check()) {
        case Finding::fine: return {};
        case Finding::damaged:
            return table_error(
                ErrorKind::bad_input, name,
                "Tệp Excel bị hỏng hoặc chưa chép xong. Hãy mở bằng Excel rồi lưu lại dạng .xlsx.");
        case Finding::locked:
            return table_error(ErrorKind::bad_input, name,
                               "Tệp có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại.");
        case Finding::hostile:
            return table_error(
                ErrorKind::refused, name,
                "Tệp nén có tên phần không an toàn nên không được mở. Hãy lấy lại tệp từ nơi gửi.");
        case Finding::bomb:
            return table_error(
                ErrorKind::refused, name,
                fmt::format("Tệp nén bung ra quá lớn (nhiều nhất {} MB). Hãy chia thành nhiều tệp.",
                            limits.unpacked >> 20U));
    }
    return {};
}

} // namespace mq::content
