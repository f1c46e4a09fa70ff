#include "store/organisation.h"

#include "store/event_json.h"
#include "store/foreign_json.h"
#include "store/json_parts.h"
#include "store/seal_rows.h"
#include "store/store_impl.h"
#include "store/whole_file.h"

#include <sodium.h>
#include <algorithm>
#include <cstring>
#include <utility>

namespace mq::store {
namespace {

constexpr const char* pairing_format = "monqua-pairing";
constexpr int pairing_version = 1;
constexpr std::size_t longest_pairing = 64U << 10U; // bytes

std::string base64(const std::array<std::uint8_t, 32>& bytes) {
    std::string text(sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // its final NUL
    return text;
}

[[noreturn]] void not_whole(const char* what) {
    throw Trouble(ErrorKind::bad_input,
                  "Tệp ghép máy này không đọc được hoặc thiếu nội dung. Hãy xuất lại từ máy của bộ phận nhân "
                  "sự.",
                  what);
}

std::array<std::uint8_t, 32> seed_from(const std::string& text) {
    std::array<std::uint8_t, 32> seed{};
    std::size_t length = 0;
    const char* end = nullptr;
    const int done = sodium_base642bin(seed.data(), seed.size(), text.data(), text.size(), nullptr, &length,
                                       &end, sodium_base64_VARIANT_ORIGINAL);
    if (done != 0 || length != seed.size() || end != text.data() + text.size())
        not_whole("seed");
    return seed;
}

Organisation pairing_from(const Json& json) {
    if (!json.is_object() || json.value("format", std::string()) != pairing_format)
        throw Trouble(ErrorKind::bad_input, "Đây không phải tệp ghép máy của Món Quà.", "format");
    const int version = json.at("version").get<int>();
    if (version > pairing_version)
        throw Trouble(ErrorKind::newer_data,
                      "Tệp ghép máy này do bản Món Quà mới hơn tạo. Hãy cập nhật chương trình rồi mở lại.",
                      fmt::format("version {}", version));
    const auto id = parse_uuid(json.at("id").get<std::string>());
    if (!id || id->is_nil() || version < 1)
        not_whole("id or version");
    Organisation organisation{*id, clean_text(json.at("name").get<std::string>()), {}};
    organisation.seed = seed_from(json.at("seed").get<std::string>());
    return organisation;
}

/// Everybody may know whose PC it is; with the seed one reads packs of ratings, so it is HR's.
const SealContext name_context{{}, Purpose::common, row_name("organisation_name")};
const SealContext seed_context{{}, Purpose::interview, row_name("organisation_seed")};

/// Sealed in one value: the key's number in eight bytes, then the text. A file without keys has the text
/// alone.
std::string packed(const Sealed& sealed) {
    std::string value(sizeof sealed.key, '\0');
    std::memcpy(value.data(), &sealed.key, sizeof sealed.key);
    return value + sealed.bytes;
}

std::optional<std::string> unpacked(const Vault& vault, const SealContext& context,
                                    const std::string& value) {
    Sealed sealed;
    if (value.size() < sizeof sealed.key)
        throw_damaged("what is kept of the organisation");
    std::memcpy(&sealed.key, value.data(), sizeof sealed.key);
    sealed.bytes = value.substr(sizeof sealed.key);
    return opened_text(vault, context, sealed);
}

/// Without the seed where it isn't for the account at work; nothing where not even the name is.
std::optional<Organisation> kept_organisation(Database& database, const Vault& vault) {
    auto row = database.query(
        "SELECT (SELECT value FROM meta WHERE key = 'organisation'),"
        " (SELECT value FROM meta WHERE key = 'organisation_name'),"
        " (SELECT value FROM meta WHERE key = 'organisation_seed'),"
        " EXISTS (SELECT 1 FROM meta WHERE key = 'organisation_sealed')");
    if (!row.next() || row.is_null(0))
        return std::nullopt;
    const bool sealed = row.number(3) != 0;
    const auto name = sealed ? unpacked(vault, name_context, row.text(1)) : row.text(1);
    const auto seed = sealed ? unpacked(vault, seed_context, row.text(2)) : row.text(2);
    if (!name)
        return std::nullopt;
    Organisation organisation{row.uuid(0), *name, {}};
    if (seed && seed->size() != organisation.seed.size())
        throw_damaged("the organisation's seed");
    if (seed)
        std::ranges::copy(*seed, organisation.seed.begin());
    return organisation;
}

void keep(Database& database, Vault& vault, const Organisation& organisation) {
    const std::string name = clean_text(organisation.name);
    const std::string seed(organisation.seed.begin(), organisation.seed.end());
    const Sealed sealed_name = must(vault.seal(name_context, name));
    const Sealed sealed_seed = must(vault.seal(seed_context, seed));
    const bool sealed = sealed_name.key != 0 && sealed_seed.key != 0;
    const std::string name_value = sealed ? packed(sealed_name) : name;
    const std::string seed_value = sealed ? packed(sealed_seed) : seed;
    database
        .query(
            "INSERT OR REPLACE INTO meta VALUES ('organisation', ?), ('organisation_name', ?),"
            " ('organisation_seed', ?)",
            organisation.id, Blob{name_value}, Blob{seed_value})
        .run();
    database.run(sealed ? "INSERT OR REPLACE INTO meta VALUES ('organisation_sealed', 1)"
                        : "DELETE FROM meta WHERE key = 'organisation_sealed'");
}

} // namespace

void seal_organisation(Database& database, const Vault& from, Vault& to) {
    if (const auto kept = kept_organisation(database, from))
        keep(database, to, *kept);
}

bool Organisation::has_seed() const {
    return sodium_is_zero(seed.data(), seed.size()) == 0;
}

Organisation make_organisation(const Uuid& id, std::string name) {
    Organisation organisation{id, std::move(name), {}};
    randombytes_buf(organisation.seed.data(), organisation.seed.size());
    return organisation;
}

std::string pairing_text(const Organisation& organisation) {
    const Json json{{"format", pairing_format},
                    {"version", pairing_version},
                    {"id", organisation.id.str()},
                    {"name", organisation.name},
                    {"seed", base64(organisation.seed)}};
    return json.dump(2) + "\n";
}

Result<Organisation> read_pairing(std::string_view text) {
    return guarded([&] {
        const Result<Json> json = parse_foreign(text);
        if (!json)
            not_whole(json.error().detail.c_str());
        try {
            return pairing_from(*json);
        } catch (const Json::exception& e) {
            not_whole(e.what());
        }
    });
}

Status export_pairing(const std::filesystem::path& path, const Organisation& organisation) {
    return guarded([&] { write_whole(path, pairing_text(organisation)); });
}

Result<Organisation> import_pairing(const std::filesystem::path& path) {
    return guarded([&] { return must(read_pairing(read_whole(path, longest_pairing))); });
}

Result<std::optional<Organisation>> Store::organisation() const {
    return guarded([&] { return kept_organisation(impl_->database(), *impl_->vault); });
}

Status Store::set_organisation(const Organisation& organisation, Replace replace) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        Transaction transaction(impl.database());
        const auto kept = kept_organisation(impl.database(), *impl.vault);
        const bool another =
            kept && (kept->id != organisation.id || (kept->has_seed() && kept->seed != organisation.seed));
        if (another && replace == Replace::no)
            throw Trouble(ErrorKind::refused,
                          fmt::format("Máy này đã ghép với đơn vị “{}”. Đổi sang đơn vị khác thì không nhận "
                                      "được gói của đơn vị cũ nữa.",
                                      kept->name),
                          kept->id.str());
        keep(impl.database(), *impl.vault, organisation);
        transaction.commit();
        impl.committed(0);
    });
}

const Uuid& Store::device() const {
    return impl_->device;
}

} // namespace mq::store
