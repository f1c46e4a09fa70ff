#pragma once

#include "base/error.h"
#include "base/ids.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace mq::store {

inline constexpr std::string_view pairing_suffix = ".mqpair";

/// Whose PCs exchange packs. Who has the seed can read and make their packs, so the pairing file is handed
/// over like a key, never by the way the packs go.
struct Organisation {
    Uuid id;
    std::string name;                    ///< NFC
    std::array<std::uint8_t, 32> seed{}; ///< zero where it isn't for the account at work: HR's key opens it
    [[nodiscard]] bool has_seed() const;
    friend bool operator==(const Organisation&, const Organisation&) = default;
};

/// A new one, its seed from the system's entropy.
[[nodiscard]] Organisation make_organisation(const Uuid& id, std::string name);

/// The pairing file: JSON with format, version, id, name and the seed in base64.
[[nodiscard]] std::string pairing_text(const Organisation& organisation);
/// Errors: bad_input (not a pairing file, or not whole), newer_data.
[[nodiscard]] Result<Organisation> read_pairing(std::string_view text);

/// Written beside and renamed, so that there is never half of it; readable by its owner alone.
[[nodiscard]] Status export_pairing(const std::filesystem::path& path, const Organisation& organisation);
[[nodiscard]] Result<Organisation> import_pairing(const std::filesystem::path& path);

} // namespace mq::store
