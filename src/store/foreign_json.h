#pragma once

#include "base/error.h"
#include "store/json_parts.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// JSON that another PC wrote: what it would cost is known before it is kept.
namespace mq::store {

inline constexpr std::size_t deepest_foreign = 32;   ///< objects and lists inside each other
inline constexpr std::size_t most_foreign = 200'000; ///< values and keys together
inline constexpr double largest_foreign = 0x1p53;    ///< a number beyond it fits no whole number we keep

/// Goes through the text without keeping anything and stops at the first limit or mistake.
class ForeignWatcher final : public nlohmann::json_sax<Json> {
public:
    std::string trouble; ///< why it was stopped

    bool null() override { return count(); }
    bool boolean(bool) override { return count(); }
    bool number_integer(number_integer_t n) override { return number(static_cast<double>(n)); }
    bool number_unsigned(number_unsigned_t n) override { return number(static_cast<double>(n)); }
    bool number_float(number_float_t n, const string_t&) override { return number(n); }
    bool string(string_t&) override { return count(); }
    bool binary(binary_t&) override { return count(); }
    bool key(string_t&) override { return count(); }
    bool start_object(std::size_t) override { return open(); }
    bool start_array(std::size_t) override { return open(); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& e) override {
        trouble = e.what();
        return false;
    }

private:
    bool stop(const char* why) {
        trouble = why;
        return false;
    }
    bool count() { return ++values_ <= most_foreign || stop("too many values"); }
    bool number(double n) { return std::abs(n) <= largest_foreign ? count() : stop("a number too large"); }
    bool open() { return ++depth_ <= deepest_foreign ? count() : stop("nested too deep"); }
    bool close() {
        --depth_;
        return true;
    }
    std::size_t depth_ = 0;
    std::size_t values_ = 0;
};

/// Nothing but `bad_input`, with the reason as detail: the sentence is the caller's.
[[nodiscard]] inline Result<Json> parse_foreign(std::string_view text) {
    ForeignWatcher watcher;
    if (!Json::sax_parse(text, &watcher))
        return fail(ErrorKind::bad_input, "Không đọc được tệp này.", watcher.trouble);
    return Json::parse(text);
}

} // namespace mq::store
