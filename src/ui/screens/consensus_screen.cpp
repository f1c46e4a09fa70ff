#include "ui/screens/consensus_screen.h"

namespace mq::ui {

void draw_consensus(const ScreenContext&, ConsensusUi&, const Rect&) {}

} // namespace mq::ui
