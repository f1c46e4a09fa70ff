#pragma once

#include "store/commit_counter.h"
#include "store/database.h"
#include "store/key_file.h"
#include "store/key_vault.h"
#include "store/lock_file.h"
#include "store/reader.h"
#include "store/store.h"
#include "store/trouble.h"

#include <memory>

namespace mq::store {

struct Store::Impl {
    Impl(std::filesystem::path where, OpenOptions how);

    std::filesystem::path path;
    OpenOptions options;
    OpenReport report;
    std::shared_ptr<Vault> vault;
    std::shared_ptr<KeyVault> keys; ///< the same, where texts are sealed in this file; else null
    DeviceKey device_key;
    UuidMaker ids;
    std::unique_ptr<LockFile>
        lock;      ///< members go in reverse: the database is closed before the lock is let go
    Reader reader; ///< its database is the one we work with, also when it writes
    CommitCounter counter;
    Uuid device;
    std::uint64_t version = 0;

    [[nodiscard]] Database& database() const { return *reader.database; }
    [[nodiscard]] Instant now() const;

    void open_to_read();
    void open_to_write();
    /// Counts a commit: raises the version, and notes the last row outside the database.
    void committed(std::int64_t last_seq);
    void require_writable() const;
    [[nodiscard]] bool interactive() const { return !options.keys || options.keys->interactive; }
    /// Refuses where nothing is sealed.
    [[nodiscard]] KeyVault& sealing() const;
    /// From now on that is open, and nothing else.
    void use(std::shared_ptr<const KeyRing> ring);
    /// Lets this PC open the common key from now on. In the caller's transaction.
    void remember_device();
    /// What could not be written down while the common key was closed.
    void tell_lost_writes();

private:
    void require_never_used() const;
    void prepare_file(bool exists);
    void migrate_file();
    void seal_pages();
    void settle_identity();
    void compare_counter();
    void note_lost_writes(std::int64_t counted, std::int64_t found);
    void open_keys();
    void make_keys();
    void sweep();

    std::optional<WritesLost> untold_;
};

} // namespace mq::store
