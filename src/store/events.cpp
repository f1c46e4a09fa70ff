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
};

} // namespace

const char* kind_of(const Payload& what) {
    return std::visit(Kind{}, what);
}

} // namespace mq::store
