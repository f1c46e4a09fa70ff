#pragma once

#include <string>
#include <string_view>

namespace mq {

/// A passphrase or a recovery code on its way from the person to the vault: overwritten when it goes, and
/// never printed. It can't be kept from swap or a debugger; the threat page says so.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string_view text) : text_(text) {}
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept;
    Secret& operator=(const Secret& other);
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }

private:
    std::string text_;
};

/// Overwrites what stands there, also where the compiler sees nobody read it again.
void wipe(std::string& text);

} // namespace mq
