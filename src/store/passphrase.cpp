#include "store/passphrase.h"

#include "base/text.h"
#include "store/accounts.h"
#include "store/trouble.h"

#include <sodium.h>
#include <algorithm>
#include <array>
#include <cstddef>

namespace mq::store {
namespace {

constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
static_assert(letters.size() == 32);
constexpr std::size_t told_letters = 28; // of five bits each
constexpr std::size_t check_letters = 4;
constexpr std::size_t group = 4;

[[noreturn]] void throw_mistyped() {
    throw Trouble(ErrorKind::bad_input,
                  "Mã khôi phục chưa đúng: có chữ gõ sai hoặc thiếu. Mã gồm 8 nhóm, mỗi nhóm 4 chữ.",
                  "recovery code");
}

void append_check(std::string& code) {
    std::array<unsigned char, crypto_generichash_BYTES_MIN> digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(code.data()),
                       told_letters, nullptr, 0);
    for (std::size_t i = 0; i < check_letters; ++i)
        code.push_back(letters[digest[i] % letters.size()]);
}

} // namespace

static_assert(salt_bytes == crypto_pwhash_SALTBYTES);

Effort effort(bool interactive) {
    if (interactive)
        return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
    return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

std::string new_salt() {
    std::string salt(salt_bytes, '\0');
    randombytes_buf(salt.data(), salt.size());
    return salt;
}

void require_passphrase(const Secret& passphrase) {
    if (text::first_invalid_utf8(passphrase.text()))
        throw Trouble(ErrorKind::bad_input, "Mật khẩu có ký tự không đọc được.", "passphrase is not UTF-8");
    if (text::length(passphrase.text()) < fewest_passphrase_letters)
        throw Trouble(ErrorKind::refused, "Mật khẩu phải có ít nhất 10 ký tự.", "passphrase too short");
}

KeyBytes key_of_passphrase(const Secret& passphrase, std::string_view salt, const Effort& effort) {
    if (text::first_invalid_utf8(passphrase.text()))
        throw Trouble(ErrorKind::bad_input, "Mật khẩu có ký tự không đọc được.", "passphrase is not UTF-8");
    if (salt.size() != salt_bytes || effort.ops < 1 || effort.memory < 1 ||
        effort.memory > static_cast<std::int64_t>(crypto_pwhash_MEMLIMIT_SENSITIVE))
        throw_damaged("limits of a passphrase");
    std::string typed = text::nfc(passphrase.text());
    KeyBytes key;
    const int done = crypto_pwhash(key.fill().data(), key_bytes, typed.data(), typed.size(),
                                   reinterpret_cast<const unsigned char*>(salt.data()),
                                   static_cast<unsigned long long>(effort.ops),
                                   static_cast<std::size_t>(effort.memory), crypto_pwhash_ALG_ARGON2ID13);
    wipe(typed);
    if (done != 0)
        throw Trouble(ErrorKind::internal,
                      "Chưa kiểm tra được mật khẩu vì máy không đủ bộ nhớ. Hãy đóng bớt chương trình khác.",
                      "argon2id");
    return key;
}

Secret new_recovery_code_text() {
    std::string code;
    code.reserve(64);
    for (std::size_t i = 0; i < told_letters; ++i)
        code.push_back(letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))]);
    append_check(code);
    std::string grouped;
    grouped.reserve(64);
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (i > 0 && i % group == 0)
            grouped.push_back('-');
        grouped.push_back(code[i]);
    }
    Secret secret{grouped};
    wipe(code);
    wipe(grouped);
    return secret;
}

Secret read_recovery_code(const Secret& typed) {
    std::string code;
    code.reserve(64);
    bool good = true;
    for (char c : typed.text()) {
        if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n')
            continue;
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
        good =
            good && letters.find(c) != std::string_view::npos && code.size() < told_letters + check_letters;
        if (good)
            code.push_back(c);
    }
    std::string checked = code.substr(0, told_letters);
    checked.reserve(64);
    if (good && code.size() == told_letters + check_letters)
        append_check(checked);
    good = good && checked.size() == told_letters + check_letters && checked == code;
    Secret read{code};
    wipe(code);
    wipe(checked);
    if (!good)
        throw_mistyped();
    return read;
}

KeyBytes key_of_code(const Secret& code, std::string_view salt) {
    // No slow hash: there is nothing to guess in 140 random bits.
    const Secret read = read_recovery_code(code);
    KeyBytes key;
    crypto_generichash(key.fill().data(), key_bytes,
                       reinterpret_cast<const unsigned char*>(read.text().data()), read.text().size(),
                       reinterpret_cast<const unsigned char*>(salt.data()), salt.size());
    return key;
}

int wait_after(int tries) {
    constexpr int first_wait = 30;
    constexpr int longest_wait = 3'600;
    if (tries < free_tries)
        return 0;
    const int doublings = std::min(tries - free_tries, 7);
    return std::min(first_wait << static_cast<unsigned>(doublings), longest_wait);
}

std::string login_mark(const Uuid& database, std::string_view login) {
    const std::string name = "monqua login\n" + text::fold(login);
    std::string mark(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(mark.data()), mark.size(),
                       reinterpret_cast<const unsigned char*>(name.data()), name.size(),
                       database.bytes.data(), database.bytes.size());
    return mark;
}

} // namespace mq::store
