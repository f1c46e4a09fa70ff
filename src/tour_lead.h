#pragma once

#include "app/app.h"
#include "visitor.h"

namespace mq {

/// A lead's week over the demo's team: the heat map compared with an earlier day, pictures of the team, one
/// person with all that is known, giving scenes to play, the log of complaints, tables taken in and handed
/// out. A third part of the tour; needs the demo of a lead.
void walk_lead_tour(Visitor& visitor, const app::App& app);

} // namespace mq
