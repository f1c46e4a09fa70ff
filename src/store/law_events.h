#pragma once

#include "base/ids.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Journal rows that the law asks for (scoring.md 7), and those that tell of care. Sealed as Purpose::rights
/// where they have a person, as Purpose::common where they name nobody.
namespace mq::store {

/// Somebody looked at, exported or printed what is about `person`; `actor` did it.
struct AccessLogged {
    std::string what;   ///< code: member_page, interview, attempt, export, report, person_export, recovery
    std::string detail; ///< such as the format of an export; may be empty
    friend bool operator==(const AccessLogged&, const AccessLogged&) = default;
};

/// A person asks for what the law gives them. The event's `attempt` is the request's id.
struct RequestMade {
    std::string kind; ///< access, correct, withdraw, restrict, object, erase, appeal
    std::string text; ///< in their words; may be empty
    std::int64_t answer_by_ms = 0;
    std::int64_t done_by_ms = 0;
    friend bool operator==(const RequestMade&, const RequestMade&) = default;
};

/// Answered (accepted or refused with a reason), later carried out.
struct RequestAnswered {
    bool accepted = true;
    std::string word; ///< needed when refused
    friend bool operator==(const RequestAnswered&, const RequestAnswered&) = default;
};
struct RequestCarriedOut {
    std::string word;
    friend bool operator==(const RequestCarriedOut&, const RequestCarriedOut&) = default;
};

/// Which groups a person says they belong to, for impact ratios; stored apart (Purpose::group), optional.
/// The newest row of a person holds; empty: taken back.
struct GroupNoted {
    std::map<std::string, std::string> groups; ///< dimension id → group id
    friend bool operator==(const GroupNoted&, const GroupNoted&) = default;
};

/// What leads and the person may know of a closed interview: the ratings the estimate needs, without names,
/// notes or reasons. Sealed as Purpose::evidence; the event's `attempt` is the interview.
struct InterviewEvidenced {
    struct Cell {
        std::string question; ///< id
        int rater = 0;        ///< 0-based place in the panel; no name
        std::string facet;
        int rating = 1; ///< 1..5
        friend bool operator==(const Cell&, const Cell&) = default;
    };
    std::string title; ///< post and round
    std::vector<Cell> cells;
    std::vector<std::optional<double>> severities; ///< by place in the panel, as InterviewClosed froze them
    friend bool operator==(const InterviewEvidenced&, const InterviewEvidenced&) = default;
};

/// Record of a deletion; names nobody. `person` of the event is nil.
struct PersonErased {
    std::string reason;    ///< code: request, not_hired, contract_ended, retention
    std::int64_t rows = 0; ///< journal rows whose text is gone
    friend bool operator==(const PersonErased&, const PersonErased&) = default;
};
struct RecordsErased {
    std::string reason; ///< code: practice_6_months, evidence_24_months, request
    std::int64_t attempts = 0;
    std::int64_t rows = 0;
    friend bool operator==(const RecordsErased&, const RecordsErased&) = default;
};

/// A backup took the place of the file.
struct DataRestored {
    std::int64_t backup_seq = 0; ///< newest journal row of the backup
    std::int64_t lost_rows = 0;  ///< rows of the file that was replaced which the backup lacks
    friend bool operator==(const DataRestored&, const DataRestored&) = default;
};

/// The PC's clock stands before the newest row: from here on times are not to be trusted, the order is.
struct ClockWentBack {
    std::int64_t newest_ms = 0;
    friend bool operator==(const ClockWentBack&, const ClockWentBack&) = default;
};

} // namespace mq::store
