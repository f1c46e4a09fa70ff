// Coaching: what was planned, done, checked and changed; and what was assigned.

#include "ui/screens/member_screen_parts.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace mq::ui::member {
namespace {

constexpr std::size_t most_facets = 16;
constexpr float four_beside = 860; // design px; narrower, the parts stand two by two
constexpr float two_beside = 520;

struct Part {
    const char* name;
    const char* label;
    const char* example;
    std::string TalkDraft::*draft;
    std::string app::CoachingTalk::*kept;
};

constexpr std::array parts{
    Part{"member.talk.plan", "member_screen.talk.plan", "member_screen.talk.plan_example", &TalkDraft::plan,
         &app::CoachingTalk::plan},
    Part{"member.talk.do", "member_screen.talk.do", "member_screen.talk.do_example", &TalkDraft::done,
         &app::CoachingTalk::done},
    Part{"member.talk.check", "member_screen.talk.check", "member_screen.talk.check_example",
         &TalkDraft::check, &app::CoachingTalk::check},
    Part{"member.talk.act", "member_screen.talk.act", "member_screen.talk.act_example", &TalkDraft::act,
         &app::CoachingTalk::act}};

// ---- the form

const char* why_not(const Stage& stage) {
    const TalkDraft& d = stage.ui.talk;
    if (!stage.writes()) {
        return "member_screen.read_only";
    }
    if (!lead::is_day(d.day)) {
        return "member_screen.talk.need_day";
    }
    if (has_letters(d.next_day) && !lead::is_day(d.next_day)) {
        return "member_screen.talk.need_next";
    }
    return has_letters(d.plan) ? nullptr : "member_screen.talk.need_plan";
}

void save(const Stage& stage) {
    TalkDraft& d = stage.ui.talk;
    if (why_not(stage) != nullptr) {
        d.tried = true;
        return;
    }
    app::SaveTalk talk;
    talk.person = stage.page.person;
    talk.talk = d.id;
    talk.day = lead::kept_day(d.day);
    const auto facet = static_cast<std::size_t>(d.facet);
    if (facet > 0 && facet <= stage.page.facet_ids.size()) {
        talk.facet = stage.page.facet_ids[facet - 1];
    }
    talk.plan = d.plan;
    talk.done = d.done;
    talk.check = d.check;
    talk.act = d.act;
    talk.next_day = has_letters(d.next_day) ? lead::kept_day(d.next_day) : "";
    talk.closed = d.closed;
    stage.context.out.emplace_back(std::move(talk));
    forget_left_text();
    stage.ui.sent_talk = std::exchange(d, {});
}

float top_fields(const Stage& stage, const Rect& at) {
    TalkDraft& d = stage.ui.talk;
    std::array<std::string_view, most_facets + 1> names;
    names[0] = t("member_screen.talk.general");
    const std::size_t count = std::min(stage.page.facet_names.size(), most_facets);
    for (std::size_t i = 0; i < count; ++i) {
        names[i + 1] = stage.page.facet_names[i];
    }
    const TextInput day{.label = t("member_screen.talk.day"),
                        .placeholder = t("member_screen.day_example"),
                        .error = d.tried && !lead::is_day(d.day) ? t("member_screen.day_wrong") : "",
                        .max_bytes = 24};
    const bool next_wrong = has_letters(d.next_day) && !lead::is_day(d.next_day);
    const TextInput next{.label = t("member_screen.talk.next_day"),
                         .placeholder = t("member_screen.day_example"),
                         .error = d.tried && next_wrong ? t("member_screen.day_wrong") : "",
                         .max_bytes = 24};
    const int columns = at.w >= px(700) ? 3 : 1;
    const Rect first = at.column(0, columns, px(16));
    text_input("member.talk.day", first, d.day, day);
    float y = at.y + text_input_height(day, first.w);
    const Rect second = columns == 3 ? at.column(1, 3, px(16)) : Rect{at.x, y + px(14), at.w, 0};
    text_input("member.talk.next", second, d.next_day, next);
    y = std::max(y, second.y + text_input_height(next, second.w));
    const Rect third = columns == 3 ? at.column(2, 3, px(16)) : Rect{at.x, y + px(14), at.w, 0};
    const Select facet{.label = t("member_screen.talk.facet")};
    select("member.talk.facet", third, {names.data(), count + 1}, d.facet, facet);
    return std::max(y, third.y + face_of(type::meta_strong).step + px(6) + px(36));
}

float four_boxes(const Stage& stage, const Rect& at) {
    TalkDraft& d = stage.ui.talk;
    const int columns = at.w >= px(two_beside) ? 2 : 1;
    float y = at.y;
    float row_end = y;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Part& part = parts[i];
        const int column = static_cast<int>(i) % columns;
        if (column == 0) {
            y = i == 0 ? y : row_end + px(14);
            row_end = y;
        }
        const Rect box = Rect{at.x, y, at.w, 0}.column(column, columns, px(16));
        TextBox spec{.label = t(part.label),
                     .placeholder = t(part.example),
                     .max_bytes = 8000,
                     .grows = true,
                     .min_lines = 3,
                     .max_lines = 10};
        if (i == 0 && d.tried && !has_letters(d.plan)) {
            spec.error = t("member_screen.talk.need_plan");
        }
        std::string& value = d.*part.draft;
        const float height = text_box_height(part.name, value, spec, box.w);
        text_box(part.name, box.with_height(height), value, spec);
        row_end = std::max(row_end, y + height);
    }
    return row_end;
}

float form(const Stage& stage, const Rect& at) {
    TalkDraft& d = stage.ui.talk;
    float y = at.y;
    y += wrapped({at.x, y}, at.w, t(d.id ? "member_screen.talk.edit_title" : "member_screen.talk.new_title"),
                 type::title_s, theme().text);
    y += wrapped({at.x, y}, std::min(at.w, px(720)), t("member_screen.talk.about"), type::small,
                 theme().text2) +
         px(14);
    y = top_fields(stage, {at.x, y, at.w, 0}) + px(14);
    y = four_boxes(stage, {at.x, y, at.w, 0}) + px(14);
    const ImVec2 box = checkbox_size(t("member_screen.talk.closed_box"), at.w);
    checkbox("member.talk.closed", {at.x, y, box.x, box.y}, t("member_screen.talk.closed_box"), d.closed);
    y = refusal(stage.context, {at.x, y + box.y, at.w, 0}, {app::CommandKind::SaveTalk}, px(14)) + px(16);
    const char* why = why_not(stage);
    const Button keep{.text = t("member_screen.talk.save"),
                      .kind = ButtonKind::primary,
                      .keycap = "Ctrl Enter",
                      .enabled = why == nullptr,
                      .why_disabled = why == nullptr ? nullptr : t(why)};
    const Button drop{.text = t("member_screen.talk.cancel"), .kind = ButtonKind::ghost};
    if (button("member.talk.save", {at.x, y, 0, 0}, keep) || shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter)) {
        save(stage);
    }
    float x = at.x + button_width(keep) + px(8);
    if (button("member.talk.cancel", {x, y, 0, 0}, drop)) {
        forget_left_text();
        d = {};
    }
    x += button_width(drop) + px(12);
    if (why != nullptr && at.right() - x > px(120)) {
        text_in({x, y, at.right() - x, px(36)}, t(why), type::meta, theme().text2);
        return y + px(36);
    }
    return y + px(36) +
           (why == nullptr ? 0 : wrapped({at.x, y + px(42)}, at.w, t(why), type::meta, theme().text2));
}

// ---- what was talked about

float pdca(const app::CoachingTalk& talk, const Rect& at) {
    const int columns = at.w >= px(four_beside) ? 4 : at.w >= px(two_beside) ? 2 : 1;
    float y = at.y;
    float row_end = y;
    int column = 0;
    for (const Part& part : parts) {
        const std::string& words = talk.*part.kept;
        if (words.empty()) {
            continue;
        }
        if (column == columns) {
            column = 0;
            y = row_end + px(10);
        }
        const Rect box = Rect{at.x, y, at.w, 0}.column(column, columns, px(20));
        float end = y + wrapped(box.min(), box.w, t(part.label), type::meta_strong, theme().text2);
        end += wrapped({box.x, end}, box.w, words, type::small, theme().text);
        row_end = std::max(row_end, end);
        ++column;
    }
    return row_end;
}

float one_talk(const Stage& stage, const Rect& at, std::size_t i) {
    const app::CoachingTalk& talk = stage.page.talks[i];
    Rect row = at.with_height(px(32));
    const Button edit{.text = t("member_screen.talk.edit"),
                      .kind = ButtonKind::ghost,
                      .size = ButtonSize::small,
                      .icon = Icon::pencil_simple_line,
                      .enabled = stage.writes(),
                      .why_disabled = t("member_screen.read_only")};
    const Rect edit_at = row.cut_right(button_width(edit), px(8));
    if (button(Name("member.talk.{}.edit", i), {edit_at.x, edit_at.y + px(1), 0, 0}, edit)) {
        begin_talk(stage, &talk);
    }
    const Text<64> next(talk.next_passed ? "member_screen.talk.passed" : "member_screen.talk.next",
                        fmt::arg("day", talk.next_day));
    const bool waits = !talk.closed && !talk.next_day.empty();
    const Chip mark{
        .text = talk.closed ? std::string_view(t("member_screen.talk.closed")) : std::string_view(next),
        .tone = talk.closed        ? Tone::good
                : talk.next_passed ? Tone::warn
                                   : Tone::neutral,
        .icon = talk.closed        ? Icon::check_circle
                : talk.next_passed ? Icon::warning
                                   : Icon::calendar_blank,
        .small = true};
    if (talk.closed || waits) {
        const ImVec2 size = chip_size(mark);
        const Rect place = row.cut_right(size.x, px(10));
        chip({place.x, std::round(place.mid_y() - size.y * 0.5F)}, mark);
    }
    const Buf<640> about(
        "{}  ·  {}", talk.facet.empty() ? t("member_screen.talk.general") : talk.facet.c_str(), talk.coach);
    const float day = text_in(row, talk.day, type::small_strong, theme().text);
    row.cut_left(day + px(12));
    text_in(row, about, type::meta, theme().text2);
    return pdca(talk, {at.x, at.y + px(36), at.w, 0});
}

// ---- assignments

struct StageMark {
    Tone tone;
    Icon icon;
};

StageMark mark_of_stage(app::AssignmentStage stage) {
    switch (stage) {
        case app::AssignmentStage::late: return {Tone::bad, Icon::warning};
        case app::AssignmentStage::done: return {Tone::good, Icon::check_circle};
        case app::AssignmentStage::done_late: return {Tone::warn, Icon::check_circle};
        case app::AssignmentStage::withdrawn: return {Tone::neutral, Icon::minus};
        case app::AssignmentStage::open: break;
    }
    return {Tone::accent, Icon::clock};
}

float scene_line(const app::AssignedScene& scene, const Rect& at) {
    icon({at.x + px(9), at.y + px(11)}, scene.done ? Icon::check_circle : Icon::circle_dashed, px(17),
         scene.done ? theme().good.ink : theme().text3, scene.done ? IconKind::fill : IconKind::regular);
    const Text<64> best("member_screen.given.best", fmt::arg("n", scene.best.value_or(0)));
    const std::string_view note = scene.missing ? t("member_screen.given.missing")
                                  : scene.best  ? std::string_view(best)
                                                : std::string_view{};
    const float note_w = note.empty() ? 0 : std::ceil(text_width(note, type::meta)) + px(13);
    const float used = text_in({at.x + px(28), at.y, at.w - px(28) - note_w, px(22)}, scene.title,
                               type::small, theme().text);
    if (!note.empty()) {
        text_in({at.x + px(28) + used + px(12), at.y, note_w, px(22)}, note, type::meta, theme().text2);
    }
    return at.y + px(24);
}

float one_assignment(const app::AssignmentLine& a, const Rect& at) {
    const StageMark look = mark_of_stage(a.stage);
    const Chip mark{.text = a.stage_line, .tone = look.tone, .icon = look.icon, .small = true};
    const ImVec2 size = chip_size(mark);
    Rect row = at.with_height(px(26));
    const bool beside = size.x + px(220) < row.w;
    if (beside) {
        const Rect place = row.cut_right(size.x, px(10));
        chip({place.x, std::round(place.mid_y() - size.y * 0.5F)}, mark);
    }
    const Text<640> head("member_screen.given.head", fmt::arg("due", a.due), fmt::arg("by", a.given_by),
                         fmt::arg("day", a.when));
    text_in(row, head, type::small_strong, theme().text);
    float y = at.y + px(30);
    if (!beside) {
        wrapped({at.x, y}, at.w, a.stage_line, type::meta_strong, meaning_of(look.tone).ink);
        y += px(22);
    }
    if (!a.word.empty()) {
        y += wrapped({at.x, y}, std::min(at.w, px(720)), a.word, type::small, theme().text2) + px(6);
    }
    for (const app::AssignedScene& scene : a.scenes) {
        y = scene_line(scene, {at.x, y, at.w, 0});
    }
    return y;
}

} // namespace

void begin_talk(const Stage& stage, const app::CoachingTalk* of) {
    MemberUi& ui = stage.ui;
    forget_left_text();
    ui.tab = static_cast<int>(MemberTab::talks);
    ui.show_tabs = true;
    if (of == nullptr) {
        if (!ui.talk.open || ui.talk.id) {
            ui.talk = {};
            ui.talk.facet = ui.facet + 1;
            ui.talk.day = stage.page.history.empty() ? "" : stage.page.history.back().label;
        }
        ui.talk.open = true;
        return;
    }
    const auto& ids = stage.page.facet_ids;
    const auto facet = std::find(ids.begin(), ids.end(), of->facet_id);
    ui.talk = {};
    ui.talk.open = true;
    ui.talk.id = of->id;
    ui.talk.day = of->day;
    ui.talk.next_day = of->next_day;
    ui.talk.facet = facet == ids.end() ? 0 : static_cast<int>(facet - ids.begin()) + 1;
    ui.talk.plan = of->plan;
    ui.talk.done = of->done;
    ui.talk.check = of->check;
    ui.talk.act = of->act;
    ui.talk.closed = of->closed;
}

float talks(const Stage& stage, const Rect& at) {
    if (!stage.ui.talk.open && just_refused(stage.context, {app::CommandKind::SaveTalk})) {
        stage.ui.talk = stage.ui.sent_talk; // nothing of it is lost
    }
    if (stage.ui.talk.open) {
        return form(stage, at);
    }
    const Button add{.text = t("member_screen.talk.add"),
                     .icon = Icon::plus,
                     .enabled = stage.writes(),
                     .why_disabled = t("member_screen.read_only")};
    float y = at.y;
    if (stage.page.talks.empty()) {
        y = lead::nothing(at, "member_screen.talk.none") + px(4);
    }
    for (std::size_t i = 0; i < stage.page.talks.size(); ++i) {
        y = one_talk(stage, {at.x, y, at.w, 0}, i) + px(14);
        horizontal(at.x, y, at.w, theme().border);
        y += px(12);
    }
    if (button("member.talk.more", {at.x, y, 0, 0}, add)) {
        begin_talk(stage, nullptr);
    }
    return y + px(36);
}

float assignments(const Stage& stage, const Rect& at) {
    float y = at.y;
    if (stage.page.assignments.empty()) {
        y = lead::nothing(at, "member_screen.given.none");
    }
    for (std::size_t i = 0; i < stage.page.assignments.size(); ++i) {
        if (i > 0) {
            horizontal(at.x, y + px(4), at.w, theme().border);
            y += px(18);
        }
        y = one_assignment(stage.page.assignments[i], {at.x, y, at.w, 0});
    }
    if (link("member.assignments.page", {at.x, y + px(12)}, t("member_screen.given.page"), type::meta_strong,
             Icon::caret_right)) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::assignments});
    }
    return y + px(32);
}

} // namespace mq::ui::member
