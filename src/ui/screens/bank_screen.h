#pragma once

#include "ui/screens/context.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mq::ui {

/// An own kit that is being put together.
struct KitForm {
    bool open = false;
    std::string id; ///< empty: a new one
    std::string name;
    std::string minutes = "45";
    std::vector<std::string> questions; ///< ids, in order
};

/// What is not worth saving.
struct BankUi {
    int tab = 0; ///< 0: questions, 1: kits
    std::string query;
    int facet = 0; ///< 0: all, else of `facets`
    std::size_t question = 0;
    std::size_t kit = 0;
    KitForm form;
    bool deleting = false; ///< the question is open
    bool to_top = false;
    bool saved = false; ///< a kit was handed over: the form closes unless it is refused

    app::Revision revision = 0;
    bool stale = true;
    std::vector<std::size_t> lines;       ///< questions that pass
    std::vector<std::string_view> facets; ///< names after “all”, good for `revision`
};

/// The question bank: questions with their anchors, kits, own kits, blank books, rating practice.
void draw_bank(const ScreenContext& context, BankUi& ui, const Rect& area);

} // namespace mq::ui
