#include "ui/screens/lead_parts.h"

#include "base/clock.h"
#include "ui/i18n.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::ui::lead {
namespace {

constexpr float padding = 24;
constexpr std::size_t day_bytes = 10;

/// 2026-03-09 of 09/03/2026; empty when it isn't of that form.
std::string turned(std::string_view day) {
    if (day.size() < day_bytes || day[2] != '/' || day[5] != '/') {
        return {};
    }
    return fmt::format("{}-{}-{}", day.substr(6, 4), day.substr(3, 2), day.substr(0, 2));
}

std::string_view without_blanks(std::string_view s) {
    const std::size_t from = s.find_first_not_of(' ');
    return from == std::string_view::npos ? std::string_view{}
                                          : s.substr(from, s.find_last_not_of(' ') + 1 - from);
}

} // namespace

std::string kept_day(std::string_view typed) {
    const std::string_view words = without_blanks(typed);
    const std::string iso = turned(words);
    return iso.empty() ? std::string(words) : iso + std::string(words.substr(day_bytes));
}

std::string shown_day(std::string_view kept) {
    const auto day = parse_day(kept.substr(0, std::min(kept.size(), day_bytes)));
    return day ? vietnamese_day(*day) + std::string(kept.substr(day_bytes)) : std::string(kept);
}

bool is_day(std::string_view typed) {
    const std::string_view words = without_blanks(typed);
    const std::string iso = turned(words); // ten bytes: nothing is allocated
    return parse_day(iso.empty() ? words.substr(0, std::min(words.size(), day_bytes)) : std::string_view(iso))
        .has_value();
}

float title_height(std::string_view words, std::string_view about, float width) {
    return wrapped_height(words, type::title_s, width) + px(6) +
           (about.empty() ? 0 : wrapped_height(about, type::body, width) + px(16));
}

float titled(const Rect& at, std::string_view words, std::string_view about) {
    float y = at.y + wrapped(at.min(), at.w, words, type::title_s, theme().text) + px(6);
    if (!about.empty()) {
        y += wrapped({at.x, y}, at.w, about, type::body, theme().text2) + px(16);
    }
    return y;
}

void title(Rect& inside, std::string_view words, std::string_view about) {
    inside.cut_top(titled(inside, words, about) - inside.y);
}

int two_buttons(const char* name, Rect row, const Button& safe, const Button& main) {
    const Rect main_at = row.cut_right(button_width(main), px(8));
    const Rect safe_at = row.cut_right(button_width(safe));
    if (button(Name("{}.safe", name), {safe_at.x, safe_at.y, 0, 0}, safe)) {
        return 1;
    }
    return button(Name("{}.other", name), {main_at.x, main_at.y, 0, 0}, main) ? 2 : 0;
}

float room_of(float width) {
    return std::min(width, viewport().w - px(32)) - 2 * px(padding);
}

Ask ask_for_appeal(const char* name, const ScreenContext& context) {
    return {.name = name,
            .title = t("member_screen.appeal.title"),
            .about = t("member_screen.appeal.about"),
            .label = "member_screen.appeal.word",
            .example = "member_screen.appeal.example",
            .missing = "member_screen.appeal.missing",
            .safe = "member_screen.appeal.back",
            .other = "member_screen.appeal.go",
            .context = &context,
            .command = app::CommandKind::AppealLevel};
}

bool ask(bool& open, std::string& word, bool& tried, const Ask& a) {
    const float width = px(500);
    const float room = room_of(width);
    open = open || (a.context != nullptr && just_refused(*a.context, {a.command}));
    const float said =
        open && a.context != nullptr ? refusal_height(*a.context, room, {a.command}, px(14)) : 0;
    const Name box("{}.word", a.name);
    TextBox spec{.label = t(a.label), .placeholder = t(a.example), .max_bytes = 2000, .min_lines = 3};
    if (tried && a.needed && !has_letters(word)) {
        spec.error = t(a.missing);
    }
    const float box_height = text_box_height(box, word, spec, room);
    Dialog dialog(
        a.name, open, width,
        2 * px(padding) + title_height(a.title, a.about, room) + box_height + said + px(20) + px(36));
    if (!dialog) {
        return false;
    }
    Rect inside = dialog.inside();
    title(inside, a.title, a.about);
    if (ImGui::IsWindowAppearing()) {
        focus(box);
    }
    text_box(box, inside.cut_top(box_height), word, spec);
    if (said > 0) {
        refusal(*a.context, inside.with_height(0), {a.command}, px(14));
    }
    inside.cut_top(said, px(20));
    const Button other{.text = t(a.other), .kind = a.danger ? ButtonKind::danger : ButtonKind::primary};
    const int pressed = two_buttons(a.name, inside.with_height(px(36)), {.text = t(a.safe)}, other);
    tried = tried || pressed == 2;
    const bool done = pressed == 2 && (!a.needed || has_letters(word));
    if (pressed == 1 || done) {
        dialog.close();
    }
    return done;
}

float nothing(const Rect& at, const char* key) {
    return at.y + wrapped(at.min(), std::min(at.w, px(640)), t(key), type::small, theme().text2) + px(8);
}

} // namespace mq::ui::lead
