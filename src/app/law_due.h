#pragma once

#include "app/model_law.h"
#include "base/clock.h"
#include "base/ids.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// What falls due for deletion, from what is kept. Pure.
namespace mq::app {

/// How long things are kept, and the days that follow from it (law.yaml).
struct Retention {
    int practice_months = 6;
    int evidence_months = 24;
    int late_after_days = 30;
};

/// What is kept of one person, as far as deletion depends on it.
struct KeptOf {
    Uuid person;
    std::int64_t practice = 0; ///< runs that are over
    std::optional<Day> oldest_practice;
    std::int64_t evidence = 0; ///< results that are over
    std::optional<Day> oldest_evidence;
    bool decided = false;          ///< HR has recorded what became of a candidate
    bool hired = false;            ///< then
    std::optional<Day> delete_on;  ///< as recorded with the decision
    bool recruitment_kept = false; ///< something of the recruitment is still there
    std::optional<Day> left;       ///< last day of the contract
    bool agreed_to_keep = false;   ///< the newest consent to keep is given
    bool keep_withdrawn = false;   ///< it was given once and taken back
};

struct Due {
    Uuid person;
    DueLine::Kind kind = DueLine::Kind::practice;
    Day since; ///< first day on which it was over
    bool overdue = false;
    std::int64_t count = 0; ///< of practice and evidence: how many
};

/// By day, the longest due first. Who as a whole is due has no lines for parts.
[[nodiscard]] std::vector<Due> what_is_due(std::span<const KeptOf> kept, Day today,
                                           const Retention& retention);

} // namespace mq::app
