#pragma once

#include "store/database.h"
#include "store/events.h"
#include "store/vault.h"

#include <cstdint>
#include <functional>

namespace mq::store {

/// Keeps people, attempts, decisions, interviews and teams as the journal says, one row of it after the
/// other.
class Projector {
public:
    /// `database`: where the derived tables are.
    Projector(Database& database, Vault& vault) : database_(database), vault_(vault) {}
    /// Throws Trouble (refused) when the event doesn't fit what came before: an attempt that isn't there, is
    /// somebody else's or no longer open, a decision out of turn; a rating by one who is not of the panel or
    /// has handed in, one outside 1..5, an interview that is settled or closed before all have handed in …
    void apply(const RecordedEvent& row);
    /// Throws Trouble (refused) where a row names somebody who isn't there besides the person it is about.
    /// Asked when the row is written and never when it is replayed: by then they may have been deleted.
    void require_named(const RecordedEvent& row);

private:
    void on(const RecordedEvent& row, const PersonAdded& e);
    void on(const RecordedEvent& row, const ProfileChanged& e);
    void on(const RecordedEvent& row, const AttemptStarted& e);
    void on(const RecordedEvent& row, const Decision& e);
    void on(const RecordedEvent& row, const HintTaken& e);
    void on(const RecordedEvent& row, const Undone& e);
    void on(const RecordedEvent& row, const AttemptFinished& e);
    void on(const RecordedEvent& row, const AttemptAbandoned& e);
    void on(const RecordedEvent& row, const Reflection& e);
    void on(const RecordedEvent& row, const NoteSaved& e);
    void on(const RecordedEvent& row, const ActsCorrected& e);
    void on(const RecordedEvent& row, const WritesLost& e);
    void on(const RecordedEvent& row, const ConsentRecorded& e);
    void on(const RecordedEvent& row, const InterviewPlanned& e);
    void on(const RecordedEvent& row, const AnswerRated& e);
    void on(const RecordedEvent& row, const RatingsHandedIn& e);
    void on(const RecordedEvent& row, const PanelMemberLeft& e);
    void on(const RecordedEvent& row, const CellSettled& e);
    void on(const RecordedEvent& row, const InterviewClosed& e);
    void on(const RecordedEvent& row, const InterviewCancelled& e);
    void on(const RecordedEvent& row, const CandidateDecided& e);
    void on(const RecordedEvent& row, const ObservationRecorded& e);
    void on(const RecordedEvent& row, const BenchmarkRated& e);
    void on(const RecordedEvent& row, const PackTaken& e);
    void on(const RecordedEvent& row, const SessionPlanned& e);
    void on(const RecordedEvent& row, const TeamDefined& e);
    void on(const RecordedEvent& row, const PersonPlaced& e);
    void on(const RecordedEvent& row, const TargetSet& e);
    void on(const RecordedEvent& row, const LevelSigned& e);
    void on(const RecordedEvent& row, const SignoffAppealed& e);
    void on(const RecordedEvent& row, const AppealAnswered& e);
    void on(const RecordedEvent& row, const WorkAssigned& e);
    void on(const RecordedEvent& row, const AssignmentWithdrawn& e);
    void on(const RecordedEvent& row, const WeeklyGoalSet& e);
    void on(const RecordedEvent& row, const CoachingNoted& e);
    void on(const RecordedEvent& row, const ComplaintLogged& e);
    void on(const RecordedEvent& row, const AccessLogged& e);
    void on(const RecordedEvent& row, const RequestMade& e);
    void on(const RecordedEvent& row, const RequestAnswered& e);
    void on(const RecordedEvent& row, const RequestCarriedOut& e);
    void on(const RecordedEvent& row, const GroupNoted& e);
    void on(const RecordedEvent& row, const InterviewEvidenced& e);
    void on(const RecordedEvent& row, const PersonErased& e);
    void on(const RecordedEvent& row, const RecordsErased& e);
    void on(const RecordedEvent& row, const DataRestored& e);
    void on(const RecordedEvent& row, const ClockWentBack& e);

    /// Refuses what is about somebody who isn't there.
    void expect_person(const RecordedEvent& row);

    /// There is evidence of the person in this row: what was worked out before it is old.
    void note_evidence(const RecordedEvent& row);
    void expect_team(const RecordedEvent& row, const Uuid& team);

    Database& database_;
    Vault& vault_;
};

struct Replay {
    std::function<void(std::int64_t rows)> progress; ///< rows read so far
    /// What doesn't fit or can't be read; where there is nobody to tell, it is thrown.
    std::function<void(std::int64_t seq, const Error& error)> trouble;
};

/// Reads the whole journal of `from` with `reading` and derives `to`'s tables, which must be empty, sealing
/// them with `writing`. Rows whose key was destroyed are passed over.
void replay(Database& from, const Vault& reading, Database& to, Vault& writing, const Replay& tell = {});

/// The person's calendar day at that moment, days since 1970-01-01.
[[nodiscard]] std::int64_t day_of(const Event& event);

} // namespace mq::store
