#pragma once

#include "base/ids.h"
#include "store/key_ring.h"

#include <filesystem>
#include <memory>

/// The device key: it lies in the profile of this PC's user, apart from the database, and opens what needs
/// no passphrase. Whoever can read the profile has it.
namespace mq::store {

/// A device key and what the database calls it: made from the key, and telling nothing of it.
struct DeviceKey {
    std::shared_ptr<const LockedKey> key;
    Uuid name;
};

/// Null where there is none. Throws Trouble: damaged, io.
[[nodiscard]] DeviceKey read_device_key(const std::filesystem::path& folder, const Uuid& database);

/// Reads it, or makes one that is on the disk whole before this returns; readable by its owner alone.
/// Throws Trouble: damaged, io.
[[nodiscard]] DeviceKey make_device_key(const std::filesystem::path& folder, const Uuid& database);

} // namespace mq::store
