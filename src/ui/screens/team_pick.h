#pragma once

#include "app/model_team.h"
#include "ui/icons.h"
#include "ui/layout.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mq::ui {

/// The head of a page about a team: its name as the title, which opens the tree of teams, and behind it how
/// many people. Widgets `name`, `name.0`, `name.1`, … Gives the team that was picked.
std::optional<Uuid> team_pick(const char* name, const Rect& row, std::span<const app::TeamNode> teams,
                              const Uuid& shown, std::string_view title, std::string_view count);

/// Names of teams for a select, indented by their depth; `with_none` puts that text first. Views stay good
/// until the next call of fill().
class TeamOptions {
public:
    void fill(std::span<const app::TeamNode> teams, std::string_view none = {});
    [[nodiscard]] std::span<const std::string_view> views() const { return views_; }
    /// Of an entry; nothing for the whole firm, for “none” and where there is no such entry.
    [[nodiscard]] std::optional<Uuid> team(int entry) const;
    [[nodiscard]] int entry(const std::optional<Uuid>& team) const; ///< 0 when it isn't there

private:
    std::vector<std::string> names_;
    std::vector<std::string_view> views_;
    std::vector<std::optional<Uuid>> ids_;
};

/// A whole number as people here write it: 5.000.
class Grouped {
public:
    explicit Grouped(long long number);
    [[nodiscard]] const char* c_str() const { return buffer_; }

private:
    char buffer_[32];
};

struct MenuEntry {
    Icon icon = Icon::none;
    std::string_view text{};
};
/// A list beside a button, as open_popup(name) opens it; entries are `name.0`, `name.1`, … Gives the one that
/// was pressed, else −1.
int menu(const char* name, const Rect& beside, std::span<const MenuEntry> entries);

} // namespace mq::ui
