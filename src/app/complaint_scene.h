#pragma once

#include "base/error.h"
#include "store/team_events.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mq::app {

struct State;

/// The text without what may tell who somebody is: the given names, other names (words with a capital inside
/// a sentence), telephone and order numbers (three digits or more, a letter with digits), addresses of mail
/// and web. Rather too much than too little; what is left out shows as “…”.
[[nodiscard]] std::string without_people(std::string_view text, const std::vector<std::string>& names);

/// Writes the draft of a scene that an author goes on with: the head, an opening line and the six steps, with
/// prompts as remarks. `monqua check` reads it and lists what is still missing. Customer, contact, number,
/// notes and names stay out. A new file each time; never one that was there. Errors: io.
[[nodiscard]] Result<std::filesystem::path> write_scene_draft(const State& state,
                                                              const store::ComplaintLogged& complaint,
                                                              const std::filesystem::path& folder);

} // namespace mq::app
