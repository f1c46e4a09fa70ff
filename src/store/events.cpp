#include "store/events.h"

namespace mq::store {
namespace {

struct Kind {
    const char* operator()(const PersonAdded&) const { return "person_added"; }
    const char* operator()(const ProfileChanged&) const { return "profile_changed"; }
    const char* operator()(const AttemptStarted&) const { return "attempt_started"; }
    const char* operator()(const Decision&) const { return "decision"; }
    const char* operator()(const HintTaken&) const { return "hint"; }
    const char* operator()(const Undone&) const { return "undone"; }
    const char* operator()(const AttemptFinished&) const { return "attempt_finished"; }
    const char* operator()(const AttemptAbandoned&) const { return "attempt_abandoned"; }
    const char* operator()(const Reflection&) const { return "reflection"; }
    const char* operator()(const NoteSaved&) const { return "note_saved"; }
    const char* operator()(const ActsCorrected&) const { return "acts_corrected"; }
    const char* operator()(const WritesLost&) const { return "writes_lost"; }
    const char* operator()(const ConsentRecorded&) const { return "consent_recorded"; }
    const char* operator()(const InterviewPlanned&) const { return "interview_planned"; }
    const char* operator()(const AnswerRated&) const { return "answer_rated"; }
    const char* operator()(const RatingsHandedIn&) const { return "ratings_handed_in"; }
    const char* operator()(const PanelMemberLeft&) const { return "panel_member_left"; }
    const char* operator()(const CellSettled&) const { return "cell_settled"; }
    const char* operator()(const InterviewClosed&) const { return "interview_closed"; }
    const char* operator()(const InterviewCancelled&) const { return "interview_cancelled"; }
    const char* operator()(const CandidateDecided&) const { return "candidate_decided"; }
    const char* operator()(const ObservationRecorded&) const { return "observation_recorded"; }
    const char* operator()(const BenchmarkRated&) const { return "benchmark_rated"; }
    const char* operator()(const PackTaken&) const { return "pack_taken"; }
    const char* operator()(const SessionPlanned&) const { return "session_planned"; }
    const char* operator()(const TeamDefined&) const { return "team_defined"; }
    const char* operator()(const PersonPlaced&) const { return "person_placed"; }
    const char* operator()(const TargetSet&) const { return "target_set"; }
    const char* operator()(const LevelSigned&) const { return "level_signed"; }
    const char* operator()(const SignoffAppealed&) const { return "signoff_appealed"; }
    const char* operator()(const AppealAnswered&) const { return "appeal_answered"; }
    const char* operator()(const WorkAssigned&) const { return "work_assigned"; }
    const char* operator()(const AssignmentWithdrawn&) const { return "assignment_withdrawn"; }
    const char* operator()(const WeeklyGoalSet&) const { return "weekly_goal_set"; }
    const char* operator()(const CoachingNoted&) const { return "coaching_noted"; }
    const char* operator()(const ComplaintLogged&) const { return "complaint_logged"; }
    const char* operator()(const AccessLogged&) const { return "access_logged"; }
    const char* operator()(const RequestMade&) const { return "request_made"; }
    const char* operator()(const RequestAnswered&) const { return "request_answered"; }
    const char* operator()(const RequestCarriedOut&) const { return "request_carried_out"; }
    const char* operator()(const GroupNoted&) const { return "group_noted"; }
    const char* operator()(const InterviewEvidenced&) const { return "interview_evidenced"; }
    const char* operator()(const PersonErased&) const { return "person_erased"; }
    const char* operator()(const RecordsErased&) const { return "records_erased"; }
    const char* operator()(const DataRestored&) const { return "data_restored"; }
    const char* operator()(const ClockWentBack&) const { return "clock_went_back"; }
};

} // namespace

const char* kind_of(const Payload& what) {
    return std::visit(Kind{}, what);
}

} // namespace mq::store
