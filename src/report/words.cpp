#include "report/words.h"

namespace mq::report {

std::string Words::get(std::string_view key) const {
    const auto found = table.find(key);
    return found == table.end() ? std::string(key) : found->second;
}

std::string Words::filled(std::string_view key, fmt::format_args args) const {
    std::string text = get(key);
    try {
        return fmt::vformat(text, args);
    } catch (const fmt::format_error&) {
        return text;
    }
}

std::string Words::number(double value, int decimals) const {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (decimal_comma) {
        if (const auto dot = text.find('.'); dot != std::string::npos)
            text[dot] = ',';
    }
    return text;
}

} // namespace mq::report
