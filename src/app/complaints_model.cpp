#include "app/state.h"
#include "app/team.h"

namespace mq::app {

Result<Complaints> complaints_model(State&) {
    return Complaints{};
}

} // namespace mq::app
