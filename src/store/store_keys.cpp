#include "store/device.h"
#include "store/migrate.h"
#include "store/seal_rows.h"
#include "store/store_impl.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace mq::store {
namespace {

namespace fs = std::filesystem;

/// In `meta` from the moment that rows were sealed until no plain byte is left of them.
constexpr const char* sweeping = "unswept";

void add_common_key(Database& database) {
    database
        .query("INSERT INTO person_key (id, person, purpose, pair) VALUES (?, ?, ?, ?)", common_key, Uuid{},
               static_cast<int>(Purpose::common), common_pair)
        .run();
}

void add_first_keys(Database& database, const DeviceKey& device, Instant now) {
    add_common_key(database);
    hold_for_device(database, common_pair, device, KeyBytes::random().view());
    for (const PairKind kind : {PairKind::evidence, PairKind::interview}) {
        const auto pair = PairSecret::random();
        const std::int64_t number = add_pair(database, kind, pair->public_half(), now);
        hold_for_device(database, number, device, pair->secret());
    }
}

bool other_backups(const fs::path& database) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(database.parent_path() / "backups", ignored))
        if (entry.path().extension() == ".db")
            return true;
    return false;
}

void append_sentence(std::string& text, const std::string& sentence) {
    if (!text.empty())
        text.push_back(' ');
    text += sentence;
}

} // namespace

KeyVault& Store::Impl::sealing() const {
    if (!keys)
        throw Trouble(ErrorKind::refused, "Tệp dữ liệu này không niêm phong nên không có tài khoản.",
                      "nothing is sealed");
    return *keys;
}

void Store::Impl::use(std::shared_ptr<const KeyRing> ring) {
    keys->use(std::move(ring));
    ++version; // what can be read is not what it was
}

void Store::Impl::remember_device() {
    if (!options.keys || options.keys->folder.empty() || !keys->ring()->common)
        return;
    device_key = make_device_key(options.keys->folder, database_id(database()));
    if (!held_by_device(database(), common_pair, device_key))
        hold_for_device(database(), common_pair, device_key, keys->ring()->common->view());
}

void Store::Impl::open_keys() {
    if (options.vault)
        return; // somebody else's business
    const bool there = has_keys(database());
    if (!there && (!options.keys || report.read_only))
        return;
    require_sodium();
    if (!there)
        make_keys();
    std::shared_ptr<const KeyRing> ring = options.keys ? options.keys->ring : nullptr;
    if (options.keys && !ring)
        device_key = read_device_key(options.keys->folder, database_id(database()));
    if (!ring)
        ring = ring_of_device(database(), device_key);
    keys = std::make_shared<KeyVault>(database(), std::move(ring));
    vault = keys;
    if (!report.read_only)
        sweep();
}

void Store::Impl::make_keys() {
    const bool texts = has_texts(database());
    if (texts && report.backup.empty())
        report.backup = backup_before_migrating(path, schema_of(database()), now());
    // On the disk before anything is sealed with it.
    device_key = make_device_key(options.keys->folder, database_id(database()));
    Transaction transaction(database());
    add_first_keys(database(), device_key, now());
    if (texts) {
        KeyVault sealing(database(), ring_of_device(database(), device_key));
        const auto clean = guarded([&] { seal_rows(database(), PlainVault(), sealing); });
        sqlite3_rollback_hook(database().handle(), nullptr, nullptr); // it goes before the connection does
        if (!clean)
            throw Trouble(clean.error());
        database().query("INSERT INTO meta VALUES (?, ?)", sweeping, report.backup.string()).run();
    }
    transaction.commit();
}

void Store::Impl::sweep() {
    std::string plain;
    {
        auto row = database().query("SELECT value FROM meta WHERE key = ?", sweeping);
        if (!row.next())
            return;
        plain = row.text(0);
    }
    // Whoever reads the file now keeps its plain pages in the log; the next opening tries again.
    if (!rewrite_pages(database()) || !keys->ring()->everything)
        return;
    if (!plain.empty() && fs::exists(plain)) {
        if (!says_the_same(database(), *keys, plain)) {
            append_sentence(
                report.warning,
                fmt::format("Dữ liệu đã được niêm phong nhưng so lại không khớp với bản sao lưu “{}”. "
                            "Hãy giữ bản đó và chạy “monqua db check”.",
                            plain));
            return;
        }
        fs::remove(plain);
        if (report.backup == plain)
            report.backup.clear();
    }
    if (other_backups(path))
        append_sentence(report.warning,
                        "Dữ liệu đã được niêm phong, nhưng các bản sao lưu cũ trong thư mục “backups” thì "
                        "chưa: ai có tệp cũng đọc được. Hãy xoá chúng khi không cần nữa.");
    Transaction transaction(database());
    database().query("DELETE FROM meta WHERE key = ?", sweeping).run();
    transaction.commit();
}

bool Store::sealed() const {
    return impl_->keys != nullptr;
}

bool Store::locked() const {
    return impl_->keys && !impl_->keys->ring()->everything && !impl_->keys->ring()->account;
}

const std::optional<Uuid>& Store::account_open() const {
    static const std::optional<Uuid> none;
    return impl_->keys ? impl_->keys->ring()->account : none;
}

void Store::lock() {
    if (!impl_->keys)
        return;
    const auto ring = guarded([&] { return ring_of_device(impl_->database(), impl_->device_key); });
    impl_->use(ring ? *ring : std::make_shared<const KeyRing>());
}

std::shared_ptr<const KeyRing> Store::ring() const {
    return impl_->keys ? impl_->keys->ring() : nullptr;
}

} // namespace mq::store
