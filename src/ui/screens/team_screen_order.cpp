// Which people the table shows, and in which order; and the days of the comparison.

#include "base/clock.h"
#include "base/text.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/team_screen_parts.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace mq::ui::team {
namespace {

constexpr int new_days = 90;   ///< “dưới 3 tháng”
constexpr int year_days = 365; ///< “3 đến 12 tháng”

bool tenure_passes(int days, int wanted) {
    switch (wanted) {
        case 1: return days >= 0 && days < new_days;
        case 2: return days >= new_days && days < year_days;
        case 3: return days >= year_days;
        default: return true;
    }
}

bool passes(const app::HeatRow& row, const TeamUi& ui, std::string_view post, std::string_view folded) {
    return (post.empty() || row.post == post) && tenure_passes(row.tenure_days, ui.tenure) &&
           (folded.empty() || row.searchable.find(folded) != std::string::npos);
}

/// What a row is ordered by; people of whom nothing is known come last either way.
struct Key {
    double value = 0;
    bool known = true;
    std::size_t index = 0;
};

double number_of(const app::HeatRow& row, int column, bool& known) {
    if (column == TeamSort::next) {
        return -row.need; // the most urgent first
    }
    const auto facet = static_cast<std::size_t>(column - TeamSort::first_facet);
    if (column >= TeamSort::first_facet && facet >= row.facets.size()) {
        known = false;
        return 0;
    }
    const app::Estimate& e = column == TeamSort::overall ? row.overall : row.facets[facet];
    known = !e.none();
    return e.mean;
}

void order_by_number(const app::TeamPage& model, std::vector<std::size_t>& rows, int column,
                     bool descending) {
    std::vector<Key> keys;
    keys.reserve(rows.size());
    for (const std::size_t i : rows) {
        Key key{.index = i};
        key.value = number_of(model.rows[i], column, key.known);
        keys.push_back(key);
    }
    std::stable_sort(keys.begin(), keys.end(), [descending](const Key& a, const Key& b) {
        if (a.known != b.known) {
            return a.known;
        }
        return descending ? a.value > b.value : a.value < b.value;
    });
    std::transform(keys.begin(), keys.end(), rows.begin(), [](const Key& key) { return key.index; });
}

// A Vietnamese list of names goes by the given name, which stands last, then by the whole.
void order_by_name(const app::TeamPage& model, std::vector<std::size_t>& rows, bool descending) {
    struct Named {
        std::string key;
        std::size_t index;
    };
    std::vector<Named> keys;
    keys.reserve(rows.size());
    for (const std::size_t i : rows) {
        const std::string& name = model.rows[i].name;
        keys.push_back({text::fold(text::given_name(name)) + ' ' + text::fold(name), i});
    }
    std::stable_sort(keys.begin(), keys.end(), [descending](const Named& a, const Named& b) {
        return descending ? b.key < a.key : a.key < b.key;
    });
    std::transform(keys.begin(), keys.end(), rows.begin(), [](const Named& key) { return key.index; });
}

void order(const app::TeamPage& model, const TeamUi& ui, std::vector<std::size_t>& rows) {
    if (ui.sort.column == TeamSort::name) {
        order_by_name(model, rows, ui.sort.descending);
    } else if (ui.sort.column != TeamSort::none) {
        order_by_number(model, rows, ui.sort.column, ui.sort.descending);
    } else if (ui.need_first) {
        order_by_number(model, rows, TeamSort::next, false);
    }
}

// What belongs to a team that is no longer shown.
void forget_other_team(TeamUi& ui, const app::TeamPage& model) {
    if (ui.shown == model.shown) {
        return;
    }
    ui.shown = model.shown;
    ui.choosing = false;
    ui.chosen.clear();
    ui.post = 0;
    ui.sort = {};
}

// The model may be compared with a day that was chosen before this page was left.
void follow_comparison(TeamUi& ui, const app::TeamPage& model) {
    const std::string& day = model.compared;
    if (day.empty()) {
        ui.compare = ui.compare == 3 ? 3 : 0; // a day of one's own is still being typed
        return;
    }
    ui.compare = day == days_before(model.today, 30) ? 1 : day == days_before(model.today, 90) ? 2 : 3;
    if (const std::optional<Day> known = parse_day(day); ui.compare == 3 && known && iso_of(ui.day) != day) {
        ui.day = vietnamese_day(*known);
    }
}

void take_lists(const Stage& stage) {
    TeamUi& ui = stage.ui;
    ui.posts.assign(1, t("team_screen.post.all"));
    ui.posts.insert(ui.posts.end(), stage.model.posts.begin(), stage.model.posts.end());
    ui.post = static_cast<std::size_t>(ui.post) < ui.posts.size() ? ui.post : 0;
    ui.teams.fill(stage.model.teams, t("team_screen.no_team"));
    follow_comparison(ui, stage.model);
    std::erase_if(ui.chosen, [&](const Uuid& id) {
        return std::none_of(stage.model.rows.begin(), stage.model.rows.end(),
                            [&](const app::HeatRow& row) { return row.person == id; });
    });
}

} // namespace

void refresh(const Stage& stage) {
    TeamUi& ui = stage.ui;
    forget_other_team(ui, stage.model);
    if (ui.revision == stage.model.revision && !ui.stale) {
        return;
    }
    if (ui.revision != stage.model.revision) {
        take_lists(stage);
    }
    ui.revision = stage.model.revision;
    ui.stale = false;
    const std::string folded = text::fold(ui.query);
    const std::string_view post =
        ui.post > 0 ? ui.posts[static_cast<std::size_t>(ui.post)] : std::string_view{};
    ui.rows.clear();
    for (std::size_t i = 0; i < stage.model.rows.size(); ++i) {
        if (passes(stage.model.rows[i], ui, post, folded)) {
            ui.rows.push_back(i);
        }
    }
    order(stage.model, ui, ui.rows);
    ui.last_pick = 0;
}

bool filtered(const TeamUi& ui) {
    return !ui.query.empty() || ui.post != 0 || ui.tenure != 0;
}

void clear_filters(TeamUi& ui) {
    ui.query.clear();
    ui.post = 0;
    ui.tenure = 0;
    ui.stale = true;
}

bool is_chosen(const TeamUi& ui, const Uuid& person) {
    return std::binary_search(ui.chosen.begin(), ui.chosen.end(), person);
}

void toggle_choice(const Stage& stage, std::size_t place, bool range) {
    TeamUi& ui = stage.ui;
    const auto put = [&](std::size_t at, bool in) {
        const Uuid& id = stage.model.rows[ui.rows[at]].person;
        const auto found = std::lower_bound(ui.chosen.begin(), ui.chosen.end(), id);
        const bool there = found != ui.chosen.end() && *found == id;
        if (in && !there) {
            ui.chosen.insert(found, id);
        } else if (!in && there) {
            ui.chosen.erase(found);
        }
    };
    const bool in = !is_chosen(ui, stage.model.rows[ui.rows[place]].person);
    const std::size_t from = range && ui.last_pick < ui.rows.size() ? ui.last_pick : place;
    for (std::size_t at = std::min(from, place); at <= std::max(from, place); ++at) {
        put(at, range || in);
    }
    ui.last_pick = place;
}

std::string days_before(std::string_view iso, int days) {
    const std::optional<Day> day = parse_day(iso);
    return day ? iso_day(Day{day->number - days}) : std::string{};
}

} // namespace mq::ui::team
