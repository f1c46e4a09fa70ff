#pragma once

#include "ui/screens/context.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mq::ui {

/// Which evidence the numbers on the page come from. Practice never places anybody; assessment does.
enum class EvidenceKind { practice, assessment };

/// A line of the evidence list, with its share of the weight behind the selected axis (those of the list add
/// up to 1).
struct AxisEvidence {
    std::size_t line = 0; ///< into app::Radar::evidence
    double share = 0.0;   ///< 0..1
};

/// What is worked out from the model once for each revision, kind and axis, and then only drawn.
struct RadarCache {
    app::Revision revision = 0;
    EvidenceKind kind = EvidenceKind::practice;
    int axis = -1;
    int decimal = 0; ///< mark that the tooltips were written with
    std::vector<AxisEvidence> evidence;
    std::vector<std::string> tips; ///< of the points of the trend
    std::array<std::string_view, 5> level_names;
    bool any_practice = false;
    bool any_assessed = false;
    bool any_before = false;
    bool any_assessed_before = false;
};

/// Worked out from the model of the second radar once for each revision.
struct PrinciplesCache {
    app::Revision revision = 0;
    int decimal = 0;               ///< mark that the tooltips were written with; 0: nothing is worked out yet
    std::vector<std::string> tips; ///< of the points of the overall rate
    float most_rate = 0;           ///< of the small lines, so that they can be compared
    bool any_practice = false, any_assessed = false;
    bool any_before = false; ///< of the kind in front
};

/// What the segment on principles and pitfalls keeps between frames.
struct PrinciplesUi {
    bool shown = false;   ///< else it is practice or assessment
    int axis = 0;         ///< selected
    bool in_rows = false; ///< the keyboard is among the attempts or pitfalls, where arrows walk the rows
    PrinciplesCache cache;
};

/// What the radar keeps between frames; nothing of it is worth saving.
struct RadarUi {
    int axis = 0; ///< selected
    EvidenceKind kind = EvidenceKind::practice;
    bool picked = false;      ///< the person chose the kind; till then it is one that there is something of
    bool in_evidence = false; ///< the keyboard is in the evidence list, where arrows walk the rows
    bool appealing = false;   ///< the question about the signed level is open
    bool appeal_tried = false;
    std::string appeal;
    RadarCache cache;
    PrinciplesUi principles;
};

/// My radar (04): where practice and assessment see one, how sure that is, and what it rests on.
void draw_radar(const ScreenContext& context, RadarUi& ui, const Rect& area);

} // namespace mq::ui
