#pragma once

#include "ui/screens/context.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mq::ui {

/// The command palette (Ctrl K): find a page, a scene or a setting by a few letters, without diacritics.
class Palette {
public:
    void open();
    [[nodiscard]] bool is_open() const { return open_; }
    void draw(const ScreenContext& context);

private:
    struct Entry {
        std::string title;
        std::string folded;
        std::string note;
        app::Command command;
    };
    void add(std::string title, std::string note, app::Command command);
    void collect(const app::Model& model);
    void collect_team(const app::Model& model);
    void filter();
    void draw_row(const ScreenContext& context, const Rect& row, std::size_t shown);
    void run(const ScreenContext& context, std::size_t shown);

    bool open_ = false;
    bool fresh_ = false;
    std::string query_;
    std::vector<Entry> entries_;
    std::vector<std::size_t> found_; ///< indices into entries_
    std::size_t chosen_ = 0;
};

} // namespace mq::ui
