#pragma once

#include "ui/screens/context.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mq::ui {

/// Somebody of LawPage::people, by name.
struct PersonPick {
    bool open = false;              ///< the form it is in
    std::string typed;              ///< of a name
    std::vector<std::size_t> found; ///< indices into the list
    std::optional<std::size_t> person;
    Uuid id; ///< whose, so that the index can follow
};

/// A request that somebody made to HR in another way, being written down.
struct NewRequest : PersonPick {
    int kind = 0;
    std::string text;
};

/// What somebody said of their groups, being written down.
struct GroupAnswer : PersonPick {
    std::vector<int> chosen; ///< by LawPage::groups; 0: what stands before the choices, nothing changed
};

/// A request being looked at, answered or carried out.
struct OpenedRequest {
    bool open = false;
    Uuid id;
    int answer = -1; ///< 1 accepted, 0 refused; nothing is chosen beforehand
    std::string word;
    std::string name;     ///< typed to confirm a deletion
    bool matches = false; ///< it is the person's
};

/// What is not worth saving.
struct LawUi {
    app::Revision revision = 0;
    std::uint64_t written = 0;
    float form_height = 1e6F; ///< of the dialog that is open
    OpenedRequest request;
    NewRequest fresh;
    GroupAnswer groups;
    bool sent = false; ///< a form waits for LawPage::written to rise

    std::vector<unsigned char> chosen; ///< of LawPage::due, 1: ticked
    std::vector<app::DueLine> due;     ///< that `chosen` is about
    bool erasing = false;

    std::string query; ///< of the access log
    bool stale = true;
    std::vector<std::size_t> shown; ///< lines of it that pass
};

/// Requests, what falls due, who looked at what, impact ratios, and the law in plain words; for HR.
void draw_law(const ScreenContext& context, LawUi& ui, const Rect& area);

} // namespace mq::ui
