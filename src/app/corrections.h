#pragma once

#include "base/error.h"
#include "domain/competency.h"
#include "store/accounts.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mq::app {

/// A typed reply as a lead read it: one more labelled reply to learn from and to measure the coder with.
struct CorrectedReply {
    std::string id;                ///< `<attempt>/<decision>`, decisions counted from 1 as the debrief does
    std::string channel;           ///< phone, counter, email, chat, social
    std::string customer;          ///< what the reply answers, in Vietnamese, roles filled
    std::string reply;             ///< as it was typed, NFC
    std::vector<std::string> acts; ///< ids, in the order of the scheme; the newest correction counts
};

/// Every corrected reply of a database, in the order in which the attempts were begun. Only looks: the file
/// is opened read-only, and the scenes are those that were frozen with the attempts. Fails as Store::open
/// does, and with `damaged` when an attempt can't be rebuilt.
[[nodiscard]] Result<std::vector<CorrectedReply>> corrected_replies(
    const std::filesystem::path& database, const domain::Competency& competency,
    const std::optional<store::KeyPlace>& keys = {});

} // namespace mq::app
