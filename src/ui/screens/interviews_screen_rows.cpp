// One interview: who, when, how far the panel is, what it waits for, the next step and the rest in a menu.

#include "base/hash.h"
#include "ui/screens/interviews_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::interviews {
namespace {

constexpr std::size_t longest_call = 18; // bytes of a given name that a button has room for

Tone tone_of_stage(app::InterviewStage stage) {
    switch (stage) {
        case app::InterviewStage::rating: return Tone::accent;
        case app::InterviewStage::open: return Tone::warn;
        case app::InterviewStage::closed: return Tone::good;
        case app::InterviewStage::planned:
        case app::InterviewStage::cancelled: break;
    }
    return Tone::neutral;
}

// ---- the next step

const char* words_of(const NextStep& step) {
    switch (step.what) {
        case Step::rate: return "interviews.step.rate";
        case Step::go_on: return "interviews.step.go_on";
        case Step::invite:
            return given_name(step.member->name).empty() ? "interviews.step.invite_next"
                                                         : "interviews.step.invite";
        case Step::consensus: return "interviews.step.consensus";
        case Step::record:
        case Step::none: break;
    }
    return "interviews.step.record";
}

void take_step(const Stage& stage, const app::InterviewLine& line, const NextStep& step) {
    if (step.member != nullptr) {
        stage.context.out.emplace_back(app::BeginTurn{line.id, step.member->rater});
    } else {
        stage.context.out.emplace_back(app::OpenConsensus{line.id});
    }
}

struct StepButton {
    NextStep step;
    Text<96> words;
    Button button;
    StepButton(const Stage& stage, const app::InterviewLine& line, bool due)
        : step(next_step(stage, line)),
          words(words_of(step), fmt::arg("name", step.member == nullptr ? std::string_view{}
                                                                        : given_name(step.member->name))),
          button{.text = words, .size = ButtonSize::small, .on = due} {}
    [[nodiscard]] float width() const { return step.what == Step::none ? 0 : button_width(button); }
};

// ---- the menu

struct Entry {
    const char* name;
    Icon icon;
    const char* key;
    bool shown;
};

bool menu_entry(const Entry& entry, const Rect& at, std::string_view words) {
    const Hit hit = interact(entry.name, at, {.kind = WidgetKind::choice, .label = words});
    const Theme& c = theme();
    if (hit.hovered || hit.focused) {
        fill(at, hit.held ? c.press : c.hover, fpx(7));
    }
    if (hit.focused) {
        border(at, c.accent, fpx(7), px(2));
    }
    icon({at.x + px(18), at.mid_y()}, entry.icon, px(16), c.text2);
    text_in({at.x + px(36), at.y, at.w - px(44), at.h}, words, type::meta, c.text);
    return hit.pressed;
}

bool session_waits(const app::InterviewLine& line) {
    return line.session && line.session_done < static_cast<int>(line.session_scenes.size()) &&
           line.stage != app::InterviewStage::cancelled;
}

void chosen(const Stage& stage, const app::InterviewLine& line, std::size_t which) {
    app::Commands& out = stage.context.out;
    switch (which) {
        case 0: out.emplace_back(app::BeginSessionScene{line.id}); return;
        case 1: open_dialog(stage, InterviewDialog::members, line.id); return;
        case 2: out.emplace_back(app::PrintBook{line.id, ""}); return;
        case 3: out.emplace_back(app::ExportInterview{line.id}); return;
        default: open_dialog(stage, InterviewDialog::cancel, line.id); return;
    }
}

std::array<Entry, 5> entries_of(const Stage& stage, const app::InterviewLine& line) {
    const bool runs = stage.runs_them();
    const bool writes = runs && stage.writes();
    const bool gone = line.stage == app::InterviewStage::cancelled;
    const bool closed = line.stage == app::InterviewStage::closed;
    return {
        {{"interviews.menu.session", Icon::headset, "interviews.menu.session", writes && session_waits(line)},
         {"interviews.menu.members", Icon::users_three, "interviews.menu.members", !gone},
         {"interviews.menu.print", Icon::file_pdf, "interviews.menu.print", runs && !gone && !closed},
         {"interviews.menu.export", Icon::file_pdf, "interviews.menu.export", runs && closed},
         {"interviews.menu.cancel", Icon::x_circle, "interviews.menu.cancel",
          writes && takes_ratings(line)}}};
}

void menu(const Stage& stage, const app::InterviewLine& line, const Rect& beside) {
    const auto entries = entries_of(stage, line);
    const auto count = std::count_if(entries.begin(), entries.end(), [](const Entry& e) { return e.shown; });
    const Text<96> session("interviews.menu.session", fmt::arg("done", line.session_done),
                           fmt::arg("all", line.session_scenes.size()));
    float width = text_width(session, type::meta);
    for (const Entry& entry : entries) {
        width = std::max(width, entry.shown ? text_width(t(entry.key), type::meta) : 0);
    }
    width += px(36 + 24 + 12);
    Popup popup("interviews.menu", beside.moved(beside.w - width, 0), width,
                static_cast<float>(count) * px(36) + 2 * px(6));
    if (!popup) {
        return;
    }
    Rect inside = popup.inside();
    bool first = true;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!entries[i].shown) {
            continue;
        }
        if (first && ImGui::IsWindowAppearing()) {
            focus(entries[i].name);
        }
        first = false;
        const std::string_view words =
            i == 0 ? std::string_view(session) : std::string_view(t(entries[i].key));
        if (menu_entry(entries[i], inside.cut_top(px(36)), words)) {
            popup.close();
            chosen(stage, line, i);
        }
    }
}

void menu_button(const Stage& stage, std::size_t number, const Rect& at) {
    const app::InterviewLine& line = stage.model.lines[number];
    if (line.stage == app::InterviewStage::cancelled) {
        return;
    }
    const Rect box = centred_in(at, px(30), px(30));
    ImGui::PushID(static_cast<int>(number));
    const bool pressed = icon_button(Name("interviews.more.{}", number), box,
                                     {.icon = Icon::caret_down,
                                      .label = t("interviews.more"),
                                      .kind = ButtonKind::ghost,
                                      .icon_size = px(16)});
    if (pressed) {
        stage.ui.menu = line.id;
        open_popup("interviews.menu");
    }
    if (stage.ui.menu == line.id) {
        menu(stage, line, box);
    }
    ImGui::PopID();
}

// ---- what is looked at

// A face for each member with how far they are below it; the names are in the tooltip.
void panel(const app::InterviewLine& line, const Rect& at) {
    const float pitch = px(38);
    Rect cell{at.x, std::round(at.mid_y() - px(23)), pitch, px(46)};
    for (const app::PanelBadge& badge : line.panel) {
        if (cell.right() > at.right() + 1) {
            break;
        }
        avatar({cell.x + px(15), cell.y + px(14)}, px(13), badge.initials, stable_hash(badge.name));
        const Rect below{cell.x - px(4), cell.y + px(29), px(38), px(16)};
        if (badge.handed_in && !badge.left) {
            icon({cell.x + px(15), below.mid_y()}, Icon::check_circle, px(14), theme().good.ink,
                 IconKind::fill);
        } else {
            const Buf<16> done("{}/{}", badge.answers, line.questions);
            text_in(below, badge.left ? std::string_view("–") : std::string_view(done), type::caption,
                    theme().text2, Align::centre);
        }
        if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(cell.min(), cell.max())) {
            const Text<320> who(badge.left        ? "interviews.member_left"
                                : badge.handed_in ? "interviews.member_done"
                                                  : "interviews.member_at",
                                fmt::arg("name", badge.name), fmt::arg("n", badge.answers),
                                fmt::arg("all", line.questions));
            tooltip(who);
        }
        cell.x += pitch;
    }
}

void stage_chips(const app::InterviewLine& line, Rect row) {
    const Chip state{.text = line.stage_name, .tone = tone_of_stage(line.stage), .small = true};
    chip(row.min(), state);
    row.cut_left(chip_size(state).x, px(6));
    if (!line.session) {
        return;
    }
    const Text<64> words("interviews.session", fmt::arg("done", line.session_done),
                         fmt::arg("all", line.session_scenes.size()));
    const Chip session{.text = words, .icon = Icon::headset, .small = true, .outline = true};
    if (chip_size(session).x <= row.w) {
        chip(row.min(), session);
    }
}

void state(const app::InterviewLine& line, const Rect& at) {
    const float top = std::round(at.mid_y() - px(21));
    stage_chips(line, {at.x, top, at.w, px(22)});
    text_in({at.x, top + px(24), at.w, px(18)}, line.stage_line, type::meta, theme().text2);
}

void person(const app::InterviewLine& line, Rect at) {
    avatar({at.x + px(18), at.mid_y()}, px(18), line.initials, stable_hash(line.name));
    at.cut_left(px(36), px(12));
    const float top = std::round(at.mid_y() - px(20));
    text_in({at.x, top, at.w, px(21)}, line.name, type::small_strong, theme().text);
    text_in({at.x, top + px(22), at.w, px(18)}, line.post, type::meta, theme().text2);
}

bool step_button(const Stage& stage, const Row& row, const Rect& at) {
    const app::InterviewLine& line = stage.model.lines[row.number];
    StepButton next(stage, line, row.due);
    const bool writes = next.step.what == Step::record || stage.writes();
    next.button.enabled = writes;
    next.button.why_disabled = t("interviews.read_only");
    if (next.step.what == Step::none) {
        return false;
    }
    Rect place = at;
    if (button(Name("interviews.step.{}", row.number),
               centred_in(place.cut_right(next.width()), next.width(), px(30)), next.button)) {
        take_step(stage, line, next.step);
        return true;
    }
    return false;
}

void wide_row(const Stage& stage, const Row& row) {
    const app::InterviewLine& line = stage.model.lines[row.number];
    Rect rest = row.at.inset(px(16), 0);
    menu_button(stage, row.number, rest.cut_right(px(30), px(6)));
    step_button(stage, row, rest.cut_right(px(178), px(14)));
    state(line, rest.cut_right(px(196), px(12)));
    const auto faces = static_cast<float>(std::clamp<std::size_t>(line.panel.size(), 3, 5));
    panel(line, rest.cut_right(faces * px(38), px(14)));
    const Rect when = rest.cut_right(px(140), px(14));
    const float top = std::round(when.mid_y() - px(19));
    text_in({when.x, top, when.w, px(20)}, line.when, type::meta, theme().text);
    text_in({when.x, top + px(21), when.w, px(18)}, line.kit, type::caption, theme().text2);
    person(line, rest);
}

void narrow_row(const Stage& stage, const Row& row) {
    const app::InterviewLine& line = stage.model.lines[row.number];
    Rect rest = row.at.inset(px(16), px(12));
    Rect first = rest.cut_top(px(44), px(10));
    menu_button(stage, row.number, first.cut_right(px(30), px(6)));
    const float when = std::min(std::ceil(text_width(line.when, type::meta)) + 1, first.w * 0.4F);
    text_in(first.cut_right(when, px(12)).with_height(px(22)), line.when, type::meta, theme().text2);
    person(line, first);
    Rect second = rest.cut_top(px(46));
    step_button(stage, row, second.cut_right(StepButton(stage, line, row.due).width(), px(14)));
    const float faces = static_cast<float>(line.panel.size()) * px(38);
    if (second.w > faces + px(14 + 150)) {
        panel(line, second.cut_right(faces, px(14)));
    }
    state(line, second);
}

} // namespace

std::string_view given_name(std::string_view name) {
    while (!name.empty() && name.back() == ' ') {
        name.remove_suffix(1);
    }
    const std::size_t blank = name.rfind(' ');
    const std::string_view last = blank == std::string_view::npos ? name : name.substr(blank + 1);
    return last.size() > longest_call ? std::string_view{} : last;
}

NextStep next_step(const Stage& stage, const app::InterviewLine& line) {
    const bool runs = stage.runs_them();
    if (line.stage == app::InterviewStage::open) {
        return {runs ? Step::consensus : Step::none};
    }
    if (line.stage == app::InterviewStage::closed) {
        return {runs ? Step::record : Step::none};
    }
    if (!takes_ratings(line)) {
        return {};
    }
    const app::PanelBadge* other = nullptr;
    for (const app::PanelBadge& badge : line.panel) {
        if (badge.left || badge.handed_in) {
            continue;
        }
        if (badge.me) {
            return {badge.answers > 0 ? Step::go_on : Step::rate, &badge};
        }
        other = other == nullptr ? &badge : other;
    }
    return other == nullptr || !runs ? NextStep{} : NextStep{Step::invite, other};
}

float row_height(bool wide) {
    return px(wide ? 76.0F : 126.0F);
}

void interview_row(const Stage& stage, const Row& row) {
    const app::InterviewLine& line = stage.model.lines[row.number];
    table_row(Name("interviews.row.{}", row.number), row.at,
              {.first = row.first, .clickable = false, .label = line.name});
    if (row.wide) {
        wide_row(stage, row);
    } else {
        narrow_row(stage, row);
    }
}

} // namespace mq::ui::interviews
