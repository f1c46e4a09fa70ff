#include "app/state.h"
#include "app/team.h"

namespace mq::app {

Result<Insights> insights_model(State&) {
    return Insights{};
}

} // namespace mq::app
