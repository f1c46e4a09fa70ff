#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "store/law_events.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace mq::store {

struct RequestRow {
    Uuid id;
    Uuid person;
    Uuid actor; ///< who wrote it down
    Instant at;
    RequestMade request;
    std::optional<RequestAnswered> answered;
    Instant answered_at;
    std::optional<RequestCarriedOut> done;
    Instant done_at;
};

struct AccessRow {
    Instant at;
    Uuid actor;
    Uuid person;
    AccessLogged what;
};

struct GroupNoteRow {
    Uuid person;
    std::map<std::string, std::string> groups;
};

/// What an erasure took away.
struct Erased {
    std::int64_t rows = 0; ///< journal rows without text from now on
    std::int64_t attempts = 0;
};

/// What is kept of a person beyond its time: the newest day of each kind; nothing where there is none.
struct KeptRow {
    Uuid person;
    std::int64_t practice = 0; ///< finished or left practice attempts last touched before the asked day
    std::optional<Instant> oldest_practice;
    std::int64_t evidence = 0; ///< assessments, closed interviews, observations before the asked day
    std::optional<Instant> oldest_evidence;
};

} // namespace mq::store
