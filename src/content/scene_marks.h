#pragma once

#include "content/diagnostics.h"

#include <vector>

namespace mq::content {

/// Where the parts of a scene stand in its file. Every list runs beside the list of the same name in the
/// domain value, so that a check that works on the scene can point at a line.
struct BranchMark {
    Mark to;
    Mark when; ///< of the condition; of `to` when there is none
};

struct OutcomeMarks {
    Mark id;
    Mark text;
    Mark offered;           ///< `if`, or the id
    Mark rule;              ///< `when` of all kinds but one, or the id
    Mark example;           ///< of a typed reply, or the id
    Mark points;            ///< or the id
    std::vector<Mark> sets; ///< one a flag effect
    std::vector<BranchMark> to;
    std::vector<Mark> reply;
};

struct NodeMarks {
    Mark id;
    std::vector<Mark> says;
    std::vector<Mark> items; ///< of a log the fields
    std::vector<OutcomeMarks> outcomes;
    std::vector<BranchMark> go;
};

struct EndingMarks {
    Mark id;
    std::vector<Mark> says;
    std::vector<Mark> csat;
    std::vector<Mark> nps;
    std::vector<Mark> ces;
};

struct SceneMarks {
    std::vector<NodeMarks> nodes;
    std::vector<EndingMarks> endings;
    std::vector<Mark> flags;
    std::vector<Mark> facts;
    std::vector<Mark> trains;
    Mark start;
    Mark use;
};

} // namespace mq::content
