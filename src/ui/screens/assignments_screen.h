#pragma once

#include "ui/screens/context.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mq::ui {

/// Which assignments the list shows.
enum class AssignmentFilter { open, ended, all };

/// What is being typed to find something, and what fits it.
struct AssignmentSearch {
    std::string typed;
    std::vector<std::size_t> found; ///< indices into people or scenes
    bool stale = true;
};

/// A new assignment being filled in.
struct AssignmentDraft {
    bool open = false;
    std::vector<Uuid> people;
    std::optional<Uuid> team;
    std::vector<std::string> scenes; ///< ids
    std::string due;                 ///< as people write days
    int least = 0;                   ///< 0: finishing is enough, else that many tenths
    std::string word;
    int kind = 0;       ///< of scenes: 0 any, 1 practice, 2 assessment
    int difficulty = 0; ///< 0: any
    bool by_team = false;
    AssignmentSearch people_search, scene_search;
    std::size_t lines = 0; ///< of the list when it was sent
    bool sent = false;
};

/// What is not worth saving.
struct AssignmentsUi {
    std::string query;
    int filter = static_cast<int>(AssignmentFilter::open);
    app::Revision revision = 0;
    bool stale = true;
    app::Revision asked = 0;        ///< the form that was asked for from elsewhere and is taken; 0: none
    std::vector<std::size_t> lines; ///< that pass, indices into Assignments::lines
    std::optional<Uuid> opened;     ///< whose people are shown
    AssignmentDraft draft;
    float form_height = 1e6F;

    bool withdrawing = false;
    Uuid withdrawn;
    std::string word;
    bool tried = false;
};

/// What was given to whom, how far it is, and giving more.
void draw_assignments(const ScreenContext& context, AssignmentsUi& ui, const Rect& area);

} // namespace mq::ui
