#include "app/texts.h"

namespace mq::app {

std::string Texts::get(std::string_view key) const {
    const auto at = table_.find(key);
    return at == table_.end() ? std::string(key) : at->second;
}

std::string Texts::filled(std::string_view key, fmt::format_args args) const {
    const std::string text = get(key);
    try {
        return fmt::vformat(text, args);
    } catch (const fmt::format_error&) {
        return text; // a translator's slip must not cost the person their sentence
    }
}

std::string Texts::count(std::string_view key, long long n) const {
    const std::string which = std::string(key) + (n == 1 ? ".one" : ".other");
    return format(which, fmt::arg("n", n));
}

const std::string& Texts::of(const domain::LocalText& text) const {
    return language_ == Language::en && !text.en.empty() ? text.en : text.vi;
}

std::string Texts::number(double value, int decimals) const {
    std::string out = fmt::format("{:.{}f}", value, decimals);
    if (out.starts_with('-'))
        out.replace(0, 1, "−");
    if (language_ == Language::vi)
        if (const std::size_t dot = out.find('.'); dot != std::string::npos)
            out[dot] = ',';
    return out;
}

} // namespace mq::app
