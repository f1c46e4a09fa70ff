#pragma once

#include "ui/screens/context.h"
#include "ui/screens/lead_ui.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mq::ui {

/// The tabs below the charts, in their order.
enum class MemberTab { attempts, ratings, pitfalls, assignments, talks, levels, profile };

/// A talk that is being written.
struct TalkDraft {
    bool open = false;
    bool tried = false;
    std::optional<Uuid> id; ///< nothing: a new one
    std::string day, next_day;
    int facet = 0; ///< 0: in general, else axis + 1
    std::string plan, done, check, act;
    bool closed = false;
};

/// What is not worth saving.
struct MemberUi {
    Uuid person; ///< that all of this is about
    app::Revision revision = 0;
    int facet = 0;
    std::size_t then = 0;  ///< into MemberPage::history; its last: nothing is compared with
    bool practice = false; ///< practice instead of what counts
    bool picked = false;   ///< the person chose between the two
    int tab = 0;           ///< MemberTab
    bool all_attempts = false;
    bool show_tabs = false; ///< scroll there: what was asked for above is below

    // worked out once for each revision, facet and kind
    int tips_facet = -1;
    bool tips_practice = false;
    std::vector<std::string> tips; ///< of the points of the trend
    std::array<std::string_view, 5> level_names;

    TalkDraft talk;
    TalkDraft sent_talk; ///< handed in: comes back where it was refused
    // dialogs: one at a time, they share the word
    bool signing = false, appealing = false, answering = false;
    Uuid signoff;
    int level = 0;   ///< 0: none chosen
    int upheld = -1; ///< −1: nothing chosen, 0: not upheld, 1: upheld
    std::string word;
    bool tried = false;
    float form_height = 1e6F;
};

/// One person, for who leads them: where they stand and stood, what it rests on, what comes next.
void draw_member(const ScreenContext& context, MemberUi& ui, LeadUi& lead, const Rect& area);

} // namespace mq::ui
