#include "store/key_file.h"

#include "base/secret.h"
#include "store/trouble.h"
#include "store/whole_file.h"

#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <algorithm>

namespace mq::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view heading = "monqua-key 1\n";
constexpr std::size_t longest_file = 1'024; // bytes

fs::path file_of(const fs::path& folder, const Uuid& database) {
    return folder / (database.str() + ".key");
}

DeviceKey named(KeyView bytes) {
    DeviceKey device;
    device.key = std::make_shared<const LockedKey>(bytes);
    const KeyBytes name = derived_key(bytes, "monqua device name");
    std::copy_n(name.view().begin(), device.name.bytes.size(), device.name.bytes.begin());
    return device;
}

[[noreturn]] void throw_unreadable(const fs::path& file) {
    throw Trouble(ErrorKind::damaged,
                  fmt::format("Tệp khoá “{}” bị hỏng. Hãy chép lại tệp đó từ bản lưu, hoặc dời nó đi rồi "
                              "đăng nhập bằng mật khẩu.",
                              file.string()),
                  "device key");
}

} // namespace

DeviceKey read_device_key(const fs::path& folder, const Uuid& database) {
    const fs::path file = file_of(folder, database);
    std::error_code error;
    if (folder.empty() || !fs::exists(file, error))
        return {};
    std::string text = read_whole(file, longest_file);
    KeyBytes key;
    std::size_t length = 0;
    const bool whole = text.starts_with(heading) &&
                       sodium_hex2bin(key.fill().data(), key_bytes, text.data() + heading.size(),
                                      text.size() - heading.size(), "\n", &length, nullptr) == 0 &&
                       length == key_bytes;
    wipe(text);
    if (!whole)
        throw_unreadable(file);
    return named(key.view());
}

DeviceKey make_device_key(const fs::path& folder, const Uuid& database) {
    if (auto there = read_device_key(folder, database); there.key)
        return there;
    const fs::path file = file_of(folder, database);
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Trouble(not_writable(folder, error.message()));
    ::chmod(folder.c_str(), S_IRWXU); // the file itself is closed to others in any case
    const KeyBytes key = KeyBytes::random();
    std::string text(heading);
    std::array<char, 2 * key_bytes + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), key.view().data(), key_bytes);
    text.append(hex.data());
    text.push_back('\n');
    sodium_memzero(hex.data(), hex.size());
    write_whole(file, text);
    wipe(text);
    return named(key.view());
}

} // namespace mq::store
