#include "app/state.h"
#include "app/team.h"

namespace mq::app {

Result<MemberPage> member_model(State&) {
    return MemberPage{};
}
Result<Targets> targets_model(State&) {
    return Targets{};
}

} // namespace mq::app
