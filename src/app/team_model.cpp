#include "app/state.h"
#include "app/team.h"

namespace mq::app {

Result<TeamPage> team_model(State&) {
    return TeamPage{};
}

} // namespace mq::app
