#include "app/handlers.h"

// Until the store keeps interviews, what is asked about them is refused.
namespace mq::app {
namespace {

Status not_yet(const State& state) {
    return fail(ErrorKind::refused, state.texts.get("error.not_open"));
}

} // namespace

Status handle(State& state, const PlanInterview&) {
    return not_yet(state);
}

Status handle(State& state, const BeginTurn&) {
    return not_yet(state);
}

Status handle(State& state, const ShowQuestion&) {
    return not_yet(state);
}

Status handle(State& state, const SaveAnswerDraft&) {
    return not_yet(state);
}

Status handle(State& state, const SaveAnswer&) {
    return not_yet(state);
}

Status handle(State& state, const HandInRatings&) {
    return not_yet(state);
}

Status handle(State& state, const MemberLeaves&) {
    return not_yet(state);
}

Status handle(State& state, const CancelInterview&) {
    return not_yet(state);
}

Status handle(State& state, const OpenConsensus&) {
    return not_yet(state);
}

Status handle(State& state, const SettleCell&) {
    return not_yet(state);
}

Status handle(State& state, const ChangeRating&) {
    return not_yet(state);
}

Status handle(State& state, const CloseInterview&) {
    return not_yet(state);
}

Status handle(State& state, const OpenPerson&) {
    return not_yet(state);
}

Status handle(State& state, const DecideCandidate&) {
    return not_yet(state);
}

Status handle(State& state, const OpenObservation&) {
    return not_yet(state);
}

Status handle(State& state, const SaveObservationDraft&) {
    return not_yet(state);
}

Status handle(State& state, const SaveObservation&) {
    return not_yet(state);
}

Status handle(State& state, const ShowBenchmark&) {
    return not_yet(state);
}

Status handle(State& state, const SaveBenchmark&) {
    return not_yet(state);
}

Status handle(State& state, const SaveKit&) {
    return not_yet(state);
}

Status handle(State& state, const DeleteKit&) {
    return not_yet(state);
}

Status handle(State& state, const BeginSessionScene&) {
    return not_yet(state);
}

Status handle(State& state, const LeaveSession&) {
    return not_yet(state);
}

Status handle(State& state, const MakeOrganisation&) {
    return not_yet(state);
}

Status handle(State& state, const SavePairingFile&) {
    return not_yet(state);
}

Status handle(State& state, const TakePairingFile&) {
    return not_yet(state);
}

Status handle(State& state, const MakeInvitation&) {
    return not_yet(state);
}

Status handle(State& state, const MakeResultPack&) {
    return not_yet(state);
}

Status handle(State& state, const TakePack&) {
    return not_yet(state);
}

Status handle(State& state, const ExportInterview&) {
    return not_yet(state);
}

Status handle(State& state, const PrintBook&) {
    return not_yet(state);
}

} // namespace mq::app
