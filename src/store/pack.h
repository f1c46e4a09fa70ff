#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"
#include "store/interviews.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// Panels whose members sit at different PCs: an invitation takes the interview to a member's PC, a result
/// brings that member's ratings back. Only PCs of the same organisation can read each other's packs.
namespace mq::store {

class Store;

inline constexpr std::size_t largest_pack = 8U << 20U; ///< bytes
inline constexpr std::string_view pack_suffix = ".mqpack";

enum class PackKind : std::uint8_t {
    invitation, ///< plan, frozen texts, the candidate's name and post, consents; nobody's ratings
    result,     ///< one member's ratings, handed in
};

struct Pack {
    Uuid id;
    std::string bytes; ///< of the file
};

/// For one member who is still to rate. Errors: not_found, refused (closed, cancelled; not of the panel, left
/// or handed in; no organisation; larger than largest_pack).
[[nodiscard]] Result<Pack> make_invitation(Store& store, const Uuid& interview, const Uuid& rater,
                                           Instant at);

/// One member's ratings as they were handed in. Errors: as above, and refused before handing in.
[[nodiscard]] Result<Pack> make_result(Store& store, const Uuid& interview, const Uuid& rater, Instant at);

/// When a pack is taken in, and by whom.
struct Taking {
    Instant at;
    int utc_offset_minutes = 0;
    std::optional<Uuid> actor{}; ///< nothing: the candidate's own record names nobody
};

struct PackOutcome {
    PackKind kind = PackKind::result;
    bool already = false; ///< all of it was known: nothing was written
    Uuid interview;
    Uuid rater;
    int answers = 0;                                ///< in the pack
    InterviewState state = InterviewState::planned; ///< of the interview, afterwards
};

/// Takes a pack in, all of it or nothing. The order of packs doesn't matter, and one that is known changes
/// nothing. Errors: bad_input (not a pack, too large), newer_data, damaged (altered), refused (no
/// organisation, another's, the same id with other content, and all that the interview doesn't allow).
[[nodiscard]] Result<PackOutcome> take_pack(Store& store, std::string_view bytes, const Taking& taking);

/// Written beside and renamed, so that there is never half of it.
[[nodiscard]] Status write_pack(const std::filesystem::path& path, const Pack& pack);
/// Errors: not_found, io, bad_input (larger than largest_pack).
[[nodiscard]] Result<std::string> read_pack(const std::filesystem::path& path);

} // namespace mq::store
