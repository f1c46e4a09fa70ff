#include "base/text.h"
#include "ui/i18n.h"
#include "ui/screens/home_screen_parts.h"
#include "ui/screens/one_of.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::home {
namespace {

constexpr float row_height = 56;
constexpr int rows_beyond = 8; // rows kept alive outside of the view, so that Tab can walk on into them

// ---- the filter

bool passes(const app::SceneRow& row, const LibraryFilter& filter, std::string_view folded) {
    return (filter.channel == 0 || static_cast<int>(row.channel) + 1 == filter.channel) &&
           (filter.difficulty == 0 || row.difficulty == filter.difficulty) &&
           (filter.cause == 0 || static_cast<int>(row.cause) + 1 == filter.cause) &&
           (folded.empty() || row.searchable.find(folded) != std::string::npos);
}

void collect_choices(const app::Home& home, LibraryCache& cache) {
    cache.cause_ids.assign(1, 0);
    cache.causes.assign(1, t("home.library.any"));
    cache.difficulty_ids.assign(1, 0);
    cache.difficulties.assign(1, t("home.library.any"));
    for (const app::SceneRow& row : home.scenes) {
        const int cause = static_cast<int>(row.cause) + 1;
        if (std::find(cache.cause_ids.begin(), cache.cause_ids.end(), cause) == cache.cause_ids.end()) {
            cache.cause_ids.push_back(cause);
            cache.causes.push_back(row.cause_name);
        }
        const auto at =
            std::lower_bound(cache.difficulty_ids.begin(), cache.difficulty_ids.end(), row.difficulty);
        if (at == cache.difficulty_ids.end() || *at != row.difficulty) {
            cache.difficulties.insert(cache.difficulties.begin() + (at - cache.difficulty_ids.begin()),
                                      row.difficulty_name);
            cache.difficulty_ids.insert(at, row.difficulty);
        }
    }
}

void collect_rows(const app::Home& home, const LibraryFilter& filter, LibraryCache& cache) {
    cache.practice.clear();
    cache.assessment.clear();
    cache.practice_in_all = 0;
    const std::string folded = text::fold(filter.query);
    for (std::size_t i = 0; i < home.scenes.size(); ++i) {
        const app::SceneRow& row = home.scenes[i];
        cache.practice_in_all += row.assessment ? 0 : 1;
        if (passes(row, filter, folded)) {
            (row.assessment ? cache.assessment : cache.practice).push_back(i);
        }
    }
    cache.assessment_in_all = static_cast<int>(home.scenes.size()) - cache.practice_in_all;
}

int place_of(const std::vector<int>& ids, int wanted) {
    const auto at = std::find(ids.begin(), ids.end(), wanted);
    return at == ids.end() ? 0 : static_cast<int>(at - ids.begin());
}

/// A select whose choice is an id; true when another was chosen.
bool filter_select(const char* name, Flow& flow, const char* prefix,
                   const std::vector<std::string_view>& words, const std::vector<int>& ids, int& chosen) {
    const Select spec{.prefix = t(prefix)};
    int place = place_of(ids, chosen);
    const float width = select_width(words, place, spec);
    if (!select(name, flow.next(width, px(36)), words, place, spec)) {
        return false;
    }
    chosen = ids[static_cast<std::size_t>(place)];
    return true;
}

std::array<Segment, 6> channel_segments() {
    return {Segment{"all", t("home.library.all"), Icon::none},
            Segment{"phone", t("channel.0"), Icon::phone},
            Segment{"counter", t("channel.1"), Icon::storefront},
            Segment{"email", t("channel.2"), Icon::envelope_simple},
            Segment{"chat", t("channel.3"), Icon::chat_circle_dots},
            Segment{"social", t("channel.4"), Icon::share_network}};
}

bool channel_choice(Flow& flow, float room, int& chosen) {
    const std::array segments = channel_segments();
    const OneOf choice(segments, chosen, room, t("home.library.channel"), t("home.library.any"));
    return choice.draw("home.channel", flow.next(choice.width(), px(36)).min(), chosen);
}

void count_beside(const Rect& title, float after, std::size_t shown, int all) {
    const bool some = shown != static_cast<std::size_t>(all);
    const Text<48> count(some ? "home.library.count_some" : "home.library.count", fmt::arg("n", shown),
                         fmt::arg("all", all));
    text_in({after + px(10), title.y + px(1), title.right() - after - px(10), title.h}, count, type::small,
            theme().text2);
}

float filter_bar(const Stage& stage, const Rect& at) {
    HomeUi& ui = stage.ui;
    Rect first = at.with_height(px(36));
    const bool beside = at.w > px(520);
    const float search_width = beside ? px(280) : at.w;
    Rect title = beside ? Rect{at.x, at.y, at.w - search_width - px(16), px(36)} : first;
    const float words = text_in(title, t("home.library.title"), type::title_s, theme().text);
    count_beside(title, title.x + words, ui.cache.practice.size(), ui.cache.practice_in_all);
    const Rect search = beside ? first.cut_right(search_width) : first.moved(0, px(40));
    TextInput spec;
    spec.placeholder = t("home.library.search");
    spec.icon = Icon::magnifying_glass;
    spec.max_bytes = 200;
    bool changed = text_input("home.search", search, ui.filter.query, spec).changed;
    Flow flow(at.x, search.bottom() + px(10), at.w, px(8));
    changed |= channel_choice(flow, at.w, ui.filter.channel);
    changed |= filter_select("home.difficulty", flow, "home.library.difficulty", ui.cache.difficulties,
                             ui.cache.difficulty_ids, ui.filter.difficulty);
    changed |= filter_select("home.cause", flow, "home.library.cause", ui.cache.causes, ui.cache.cause_ids,
                             ui.filter.cause);
    ui.stale = ui.stale || changed;
    return flow.bottom();
}

// ---- the table

/// Columns that are too much for the width go, the least important first; then the second line of a row says
/// it.
struct TableLook {
    enum : std::size_t { scene, hard, trains, minutes, best, action, most };
    std::array<Column, most> columns{};
    std::array<std::size_t, most> which{};
    int count = 0;
    [[nodiscard]] bool shows(std::size_t column) const {
        return std::find(which.begin(), which.begin() + count, column) != which.begin() + count;
    }
};

float action_width() {
    float widest = 0;
    for (const char* key : {"home.library.start", "home.library.again", "home.library.resume",
                            "home.library.redo", "home.library.go_on"}) {
        widest = std::max(widest, button_width({.text = t(key), .size = ButtonSize::small}));
    }
    return widest;
}

using Kept = std::array<bool, TableLook::most>;

constexpr float column_gap = 16;
constexpr float least_scene = 290; // design px that a title wants

/// Which columns there is room for.
Kept columns_kept(float width, std::span<const Column> all) {
    Kept kept{};
    kept.fill(true);
    const auto scene_room = [&] {
        float room = width - 2 * px(16);
        for (std::size_t i = 1; i < kept.size(); ++i) {
            room -= kept[i] ? all[i].width + px(column_gap) : 0;
        }
        return room;
    };
    for (const std::size_t least :
         {TableLook::trains, TableLook::minutes, TableLook::hard, TableLook::best}) {
        kept[least] = scene_room() >= px(least_scene);
    }
    return kept;
}

TableLook look_of(float width, bool assessment) {
    const std::array<Column, TableLook::most> all{
        Column{t("home.library.scene"), 0},
        Column{t("home.library.how_hard"), px(112)},
        Column{t(assessment ? "home.library.measures" : "home.library.trains"), px(178)},
        Column{t("home.library.minutes"), px(76)},
        Column{t("home.library.best"), px(128)},
        Column{"", action_width()}};
    const Kept kept = columns_kept(width, all);
    TableLook look;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (!kept[i]) {
            continue;
        }
        const auto at = static_cast<std::size_t>(look.count++);
        look.columns[at] = all[i];
        look.which[at] = i;
        if (i > 0 && i + 1 < kept.size()) {
            look.columns[at].width += px(column_gap); // part of the column, so that head and cells agree
        }
    }
    return look;
}

void scene_cell(const Rect& cell, const app::SceneRow& row, const TableLook& look) {
    const Rect tile = centred_in({cell.x, cell.y, px(36), cell.h}, px(36), px(36));
    icon_tile(tile, channel_icon(row.channel), theme().rail, theme().text2, px(18));
    const float left = cell.x + px(48);
    const float room = cell.right() - left - px(16);
    const float top = std::round(cell.mid_y() - px(20));
    text_in({left, top, room, px(22)}, row.title, type::body_strong, theme().text);
    const Buf<320> about("{} · {} · {}", row.channel_name, row.customer, row.cause_name);
    const Text<32> minutes("home.library.some_minutes", fmt::arg("n", row.minutes));
    const Buf<400> line(
        "{}{}{}{}{}",
        look.shows(TableLook::hard) ? std::string_view{} : std::string_view(row.difficulty_name),
        look.shows(TableLook::hard) ? "" : " · ",
        look.shows(TableLook::minutes) ? std::string_view{} : std::string_view(minutes),
        look.shows(TableLook::minutes) ? "" : " · ", std::string_view(about));
    text_in({left, top + px(22), room, px(18)}, line, type::meta, theme().text2);
}

void hard_cell(const Rect& cell, const app::SceneRow& row) {
    difficulty_dots({cell.x, std::round(cell.mid_y() - px(9))}, row.difficulty);
    text_in({cell.x, cell.mid_y(), cell.w - px(8), px(18)}, row.difficulty_name, type::meta, theme().text2);
}

void best_cell(const Rect& cell, const app::SceneRow& row) {
    if (!row.best_score) {
        const char* word = row.unfinished   ? "home.library.open"
                           : row.assessment ? "home.library.never_assessed"
                                            : "home.library.never";
        text_in(cell, t(word), type::meta, theme().text2);
        return;
    }
    const Text<32> score("home.library.score", fmt::arg("n", *row.best_score));
    const float top = std::round(cell.mid_y() - px(18));
    text_in({cell.x, top, cell.w, px(18)}, score, type::meta_strong, theme().text);
    const std::string_view day =
        row.unfinished ? std::string_view(t("home.library.open")) : std::string_view(row.best_day);
    text_in({cell.x, top + px(18), cell.w, px(18)}, day, type::meta, theme().text2);
}

const char* action_of(const app::SceneRow& row) {
    if (row.unfinished) {
        return row.assessment ? "home.library.go_on" : "home.library.resume";
    }
    if (row.attempts > 0) {
        return row.assessment ? "home.library.redo" : "home.library.again";
    }
    return "home.library.start";
}

void action_cell(const Stage& stage, const Rect& cell, const app::SceneRow& row) {
    const Button b{.text = t(action_of(row)),
                   .size = ButtonSize::small,
                   .enabled = !stage.read_only(),
                   .why_disabled = t("home.today.read_only")};
    const float width = button_width(b);
    if (button(Name("home.scene.{}", row.id), {cell.right() - width, std::round(cell.mid_y() - px(15)), 0, 0},
               b)) {
        start(stage, row);
    }
}

void draw_cell(const Stage& stage, const Rect& cell, std::size_t column, const app::SceneRow& row,
               const TableLook& look) {
    switch (column) {
        case TableLook::scene: return scene_cell(cell, row, look);
        case TableLook::hard: return hard_cell(cell, row);
        case TableLook::trains: {
            const Rect words = cell.with_width(cell.w - px(16));
            const float step = face_of(type::meta).step;
            const float height = std::min(wrapped_height(row.trains, type::meta, words.w), 2 * step);
            wrapped_lines({words.x, std::round(words.mid_y() - height * 0.5F)}, words.w, 2, row.trains,
                          type::meta, theme().text2);
            return;
        }
        case TableLook::minutes:
            text_in(cell, Text<32>("home.library.some_minutes", fmt::arg("n", row.minutes)), type::meta,
                    theme().text2);
            return;
        case TableLook::best: return best_cell(cell, row);
        default: return action_cell(stage, cell, row);
    }
}

void scene_row(const Stage& stage, const Rect& r, const app::SceneRow& row, const TableLook& look,
               bool last) {
    const float line = hairline();
    if (visible(r)) {
        if (ImGui::IsMouseHoveringRect(r.min(), r.max()) && ImGui::IsWindowHovered()) {
            fill({r.x + line, r.y, r.w - 2 * line, r.h}, theme().inset, fpx(11),
                 last ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersNone);
        }
        horizontal(r.x + line, r.y, r.w - 2 * line, theme().border);
    }
    const Cells cells = cells_of(r, std::span(look.columns).first(static_cast<std::size_t>(look.count)));
    for (int i = 0; i < cells.count; ++i) {
        draw_cell(stage, cells[i], look.which[static_cast<std::size_t>(i)], row, look);
    }
}

float table(const Stage& stage, const Rect& at, const std::vector<std::size_t>& rows, bool assessment) {
    const TableLook look = look_of(at.w, assessment);
    const float height = px(row_height);
    const Rect whole{at.x, at.y, at.w, px(34) + height * static_cast<float>(rows.size())};
    fill(whole, theme().surface, fpx(12));
    table_head(whole.with_height(px(34)),
               std::span(look.columns).first(static_cast<std::size_t>(look.count)));
    const float top = whole.y + px(34);
    const RowRange seen = visible_rows(top, height, static_cast<int>(rows.size()));
    const int first = std::max(0, seen.first - rows_beyond);
    const int last = std::min(static_cast<int>(rows.size()), seen.last + rows_beyond);
    for (int i = first; i < last; ++i) {
        const auto at_row = static_cast<std::size_t>(i);
        scene_row(stage, {at.x, top + height * static_cast<float>(i), at.w, height},
                  stage.home.scenes[rows[at_row]], look, at_row + 1 == rows.size());
    }
    border(whole, theme().border, fpx(12));
    return whole.bottom();
}

float nothing_found(const Stage& stage, const Rect& at) {
    const Rect place{at.x, at.y, at.w, px(236)};
    card(place);
    const Button clear{.text = t("home.library.clear"),
                       .size = ButtonSize::small}; // the primary one is above
    Rect inside = place.inset(px(20), px(20));
    const Rect row = centred_in(inside.cut_bottom(px(46)), button_width(clear), px(30));
    empty_state("home.none", inside,
                {.icon = Icon::magnifying_glass,
                 .title = t("home.library.none_title"),
                 .text = t("home.library.none_text")});
    if (button("home.none.action", row, clear)) {
        stage.ui.filter = {};
        stage.ui.stale = true;
    }
    return place.bottom();
}

float assessments(const Stage& stage, const Rect& at) {
    const Rect title = at.with_height(px(28));
    const float words = text_in(title, t("home.library.assessment"), type::title_s, theme().text);
    count_beside(title, title.x + words, stage.ui.cache.assessment.size(), stage.ui.cache.assessment_in_all);
    const float y = title.bottom() + wrapped({at.x, title.bottom()}, at.w, t("home.library.assessment_about"),
                                             type::small, theme().text2);
    return table(stage, {at.x, y + px(10), at.w, 0}, stage.ui.cache.assessment, true);
}

} // namespace

void refresh(const Stage& stage) {
    HomeUi& ui = stage.ui;
    const bool changed = ui.cache.revision != stage.home.revision;
    if (changed) {
        ui.cache.revision = stage.home.revision;
        collect_choices(stage.home, ui.cache);
        ui.cache.opening.clear();
        if (stage.home.recommended) {
            const app::SceneRow& scene = stage.home.scenes[*stage.home.recommended];
            const std::string who = text::capitalise(scene.customer);
            ui.cache.opening = std::string_view(
                Text<768>("home.today.opening", fmt::arg("customer", who), fmt::arg("line", scene.summary)));
        }
    }
    ui.cache.causes.front() = ui.cache.difficulties.front() =
        t("home.library.any"); // texts may be set anew between frames
    if (changed || ui.stale) {
        collect_rows(stage.home, ui.filter, ui.cache);
        ui.stale = false;
    }
}

float library(const Stage& stage, const Rect& at) {
    const LibraryCache& cache = stage.ui.cache;
    float y = filter_bar(stage, at) + px(12);
    if (cache.practice.empty() && cache.assessment.empty()) {
        return nothing_found(stage, {at.x, y, at.w, 0});
    }
    if (!cache.practice.empty()) {
        y = table(stage, {at.x, y, at.w, 0}, cache.practice, false) + px(24);
    }
    if (!cache.assessment.empty()) {
        y = assessments(stage, {at.x, y, at.w, 0});
    }
    return y;
}

} // namespace mq::ui::home
