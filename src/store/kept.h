#pragma once

/// What of people is older than a day, as statements of one value (the day) that give person, id and the
/// moment it was last touched. The calendar day is that of the clock its newest finished row was written by.
namespace mq::store {

/// Practice attempts that were finished or left.
inline constexpr const char* kept_practice =
    "SELECT a.person, a.id, a.last_ms FROM attempt AS a JOIN journal AS j"
    " ON j.seq = coalesce(a.finished_seq, a.started_seq) WHERE a.mode = 'practice' AND a.state <> 'open'"
    " AND (a.last_ms + j.at_offset * 60000) / 86400000 < ?1";

/// Assessments that were finished or left, closed interviews, observations.
inline constexpr const char* kept_evidence =
    "SELECT a.person, a.id, a.last_ms FROM attempt AS a JOIN journal AS j"
    " ON j.seq = coalesce(a.finished_seq, a.started_seq) WHERE a.mode = 'assessment' AND a.state <> 'open'"
    " AND (a.last_ms + j.at_offset * 60000) / 86400000 < ?1"
    " UNION ALL SELECT person, id, last_ms FROM interview WHERE state = 'closed' AND day < ?1"
    " UNION ALL SELECT o.person, o.id, j.at_ms FROM observation AS o JOIN journal AS j USING (seq)"
    " WHERE o.day < ?1";

} // namespace mq::store
