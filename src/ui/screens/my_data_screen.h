#pragma once

#include "ui/screens/context.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mq::ui {

enum class MyDataTab : unsigned char { consents, kept, requests, access, law };

/// What is not worth saving.
struct MyDataUi {
    app::Revision revision = 0;
    Uuid person;
    int tab = static_cast<int>(MyDataTab::consents);
    std::string folder;             ///< of the export; empty: the one proposed
    bool folder_sent = false;       ///< and not changed since: what was said against it holds
    std::vector<std::size_t> shown; ///< lines of who looked: all

    bool asking = false; ///< a request is being written
    int kind = 0;
    std::string text;
    bool sent = false;    ///< it waits for LawPage::written to rise
    bool changed = false; ///< since it was sent: what was said against it is old
    std::uint64_t written = 0;
    float form_height = 1e6F;
};

/// What is kept of oneself: consents, requests, who looked, export.
void draw_my_data(const ScreenContext& context, MyDataUi& ui, const Rect& area);

} // namespace mq::ui
