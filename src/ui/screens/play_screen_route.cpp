// Who handles it, and who is told: one list to choose one from, one to tick.

#include "ui/screens/play_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::play {
namespace {

constexpr float two_columns = 640;
constexpr float column_gap = 24;
constexpr float row_gap = 8;
constexpr float caption_row = 26;
// Where digits run out. H, P, U and X mean something else here.
constexpr std::string_view letters = "ABCDEFGIJKLMNOQRSTVWYZ";

int count_of(const app::Play& play) {
    return static_cast<int>(shown_choices(play));
}

int handlers_of(const app::Play& play) {
    int count = 0;
    for (int i = 0; i < count_of(play); ++i) {
        count += handles(play, i) ? 1 : 0;
    }
    return count;
}

/// Key of a row: 1 to 9 over both lists where they suffice; else letters for those who may be told.
struct RowKey {
    ImGuiKey key = ImGuiKey_None;
    char name[2] = {0, 0};
};

RowKey key_of(const app::Play& play, int row) {
    const bool digits = count_of(play) <= 9;
    const int place = digits || row < handlers_of(play) ? row : row - handlers_of(play);
    if (digits || row < handlers_of(play)) {
        return place < 9 ? RowKey{static_cast<ImGuiKey>(ImGuiKey_1 + place), {static_cast<char>('1' + place)}}
                         : RowKey{};
    }
    if (static_cast<std::size_t>(place) >= letters.size()) {
        return {};
    }
    const char letter = letters[static_cast<std::size_t>(place)];
    return {static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'A')), {letter}};
}

Choice choice_of(const Stage& stage, int choice, std::string_view key) {
    const bool one = handles(stage.play, choice);
    return {.key = key,
            .text = stage.play.choices[static_cast<std::size_t>(choice)].text,
            .selected = one ? stage.ui.handler == choice : stage.ui.ticked[static_cast<std::size_t>(choice)],
            .enabled = !read_only(stage),
            .mark = one ? ChoiceMark::none : ChoiceMark::check};
}

struct List {
    int first, last; ///< rows [first, last)
    std::string_view title, note;
};

float list_height(const Stage& stage, const List& list, float width) {
    float height = px(caption_row);
    for (int row = list.first; row < list.last; ++row) {
        const Choice choice = choice_of(stage, route_choice(stage.play, row), "1");
        height += choice_height(choice, width) + (row > list.first ? px(row_gap) : 0);
    }
    return height;
}

void draw_list(const Stage& stage, const List& list, const Rect& r) {
    PlayUi& ui = stage.ui;
    Rect head = r.with_height(px(20));
    const float width = std::min(std::ceil(text_width(list.note, type::meta)) + 1, r.w * 0.5F);
    text_in(head.cut_right(width, px(8)), list.note, type::meta, theme().text2, Align::right);
    text_in(head, list.title, type::meta_strong, theme().text);
    float y = r.y + px(caption_row);
    for (int row = list.first; row < list.last; ++row) {
        const int place = route_choice(stage.play, row);
        const RowKey key = key_of(stage.play, row);
        const Choice choice = choice_of(stage, place, key.name);
        const Name name("play.option.{}", row + 1);
        if (ui.focus_row && ui.selected == place) {
            focus(name);
            ui.focus_row = false;
        }
        const Rect box{r.x, y, r.w, choice_height(choice, r.w)};
        if (ui.selected == place) {
            ui.row = box;
        }
        if (choice_row(name, box, choice).pressed) {
            row_pressed(stage, place, choice.selected);
        }
        if (ui.selected == place && !ImGui::GetIO().NavVisible) {
            border(box, theme().accent, fpx(10)); // the cursor of the arrows, where no focus ring shows it
        }
        y += box.h + px(row_gap);
    }
}

struct Lists {
    Text<64> told_note;
    List handle, tell;
    bool beside;
    float width;

    Lists(const Stage& stage, float room)
        : told_note(told_count(stage) == 0 ? "play.told_nobody" : "play.told_count",
                    fmt::arg("n", told_count(stage))),
          handle{0, handlers_of(stage.play), t("play.route_handles"), {}},
          tell{handlers_of(stage.play), count_of(stage.play), t("play.route_tells"), told_note},
          beside(room >= px(two_columns)),
          width(beside ? std::floor((room - px(column_gap)) * 0.5F) : room) {}
    Lists(const Lists&) = delete;
    Lists& operator=(const Lists&) = delete;
    [[nodiscard]] bool tells() const { return tell.first < tell.last; }
};

} // namespace

bool handles(const app::Play& play, int choice) {
    return play.choices[static_cast<std::size_t>(choice)].pick < play.handlers;
}

int route_choice(const app::Play& play, int row) {
    int seen = 0;
    for (const bool handler : {true, false}) {
        for (int i = 0; i < count_of(play); ++i) {
            if (handles(play, i) == handler && seen++ == row) {
                return i;
            }
        }
    }
    return -1;
}

int route_row(const app::Play& play, int choice) {
    for (int row = 0; row < count_of(play); ++row) {
        if (route_choice(play, row) == choice) {
            return row;
        }
    }
    return -1;
}

std::size_t told_count(const Stage& stage) {
    std::size_t count = 0;
    for (int i = 0; i < count_of(stage.play); ++i) {
        count += !handles(stage.play, i) && stage.ui.ticked[static_cast<std::size_t>(i)] ? 1 : 0;
    }
    return count;
}

float route_height(const Stage& stage, float width) {
    const Lists lists(stage, width);
    const float left = list_height(stage, lists.handle, lists.width);
    const float right = lists.tells() ? list_height(stage, lists.tell, lists.width) : 0;
    return lists.beside ? std::max(left, right) : left + (right > 0 ? px(14) : 0) + right;
}

void route_rows(const Stage& stage, const Rect& at) {
    const Lists lists(stage, at.w);
    draw_list(stage, lists.handle, {at.x, at.y, lists.width, 0});
    if (!lists.tells()) {
        return;
    }
    const float below = at.y + list_height(stage, lists.handle, lists.width) + px(14);
    draw_list(stage, lists.tell,
              lists.beside ? Rect{at.x + lists.width + px(column_gap), at.y, lists.width, 0}
                           : Rect{at.x, below, lists.width, 0});
}

void route_keys(const Stage& stage) {
    for (int row = 0; row < count_of(stage.play); ++row) {
        const RowKey key = key_of(stage.play, row);
        const bool digit = key.key >= ImGuiKey_1 && key.key <= ImGuiKey_9;
        if (key.key != ImGuiKey_None &&
            (shortcut(key.key) ||
             (digit && shortcut(static_cast<ImGuiKey>(ImGuiKey_Keypad1 + (key.key - ImGuiKey_1)))))) {
            take(stage, route_choice(stage.play, row));
            moved_by_key(stage);
        }
    }
}

} // namespace mq::ui::play
