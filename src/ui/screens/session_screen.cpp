#include "ui/screens/session_screen.h"

#include "base/text.h"
#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/screens/form_card.h"
#include "ui/screens/refusal.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui {
namespace {

constexpr float card_width = 680;
constexpr float scene_row = 56;
constexpr std::array know{"session.know_once", "session.know_clock", "session.know_kept",
                          "session.know_after"};

bool over(const app::GuidedSession& session) {
    return session.next >= session.scenes.size();
}

/// From 1, of the scene that is played, else of the one that comes.
std::size_t number_now(const app::Model& model) {
    const auto& scenes = model.session->scenes;
    for (std::size_t i = 0; model.play && i < scenes.size(); ++i)
        if (scenes[i].id == model.play->scene_id)
            return i + 1;
    return model.session->next + 1;
}

void begin_next(const ScreenContext& context) {
    context.out.emplace_back(app::BeginSessionScene{context.model.session->interview});
}

// ---- the words at the top: before the first scene, between two, after the last

float heading(const app::Model& model, Rect at) {
    const app::GuidedSession& session = *model.session;
    const std::size_t all = session.scenes.size();
    const Text<192> first("session.title", fmt::arg("n", all));
    const Text<192> between("session.between_title", fmt::arg("n", session.done), fmt::arg("all", all));
    const Text<256> thanks("session.thanks_title", fmt::arg("name", text::given_name(model.me.name)));
    const std::string_view title = over(session)      ? std::string_view(thanks)
                                   : session.done > 0 ? std::string_view(between)
                                                      : std::string_view(first);
    const char* about = over(session)      ? "session.thanks_text"
                        : session.done > 0 ? "session.between_text"
                                           : "session.about";
    float y = at.y;
    text_in({at.x, y, at.w, px(18)}, session.post, type::meta_strong, theme().text2);
    y += px(18) + px(6);
    y += wrapped({at.x, y}, at.w, title, type::title_l, theme().text) + px(6);
    return y + wrapped({at.x, y}, at.w, t(about), type::body, theme().text2);
}

// ---- the scenes

void mark(ImVec2 centre, const app::SessionScene& scene, std::size_t number, bool next) {
    const Theme& c = theme();
    const float radius = px(15);
    if (scene.done) {
        disc(centre, radius, c.good.soft);
        icon(centre, Icon::check, px(16), c.good.ink);
        return;
    }
    disc(centre, radius, next ? c.accent_soft : c.inset);
    const Buf<16> digits("{}", number);
    text_in({centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, digits, type::meta_bold,
            next ? c.accent : c.text2, Align::centre);
}

void scene_line(const app::SessionScene& scene, std::size_t number, bool next, Rect row) {
    const Rect place = row.cut_left(px(30), px(14));
    mark(place.centre(), scene, number, next);
    if (scene.done || scene.begun) {
        const Chip state{.text = t(scene.done ? "session.scene_done" : "session.scene_begun"),
                         .tone = scene.done ? Tone::good : Tone::accent,
                         .small = true};
        const ImVec2 size = chip_size(state);
        const Rect at = row.cut_right(size.x, px(12));
        chip({at.x, std::round(at.mid_y() - size.y * 0.5F)}, state);
    }
    text_in({row.x, row.mid_y() - px(22), row.w, px(22)}, scene.title, type::body_strong,
            scene.done ? theme().text2 : theme().text);
    text_in({row.x, row.mid_y() + px(1), row.w, px(18)}, scene.line, type::meta, theme().text2);
}

float scene_list(const app::GuidedSession& session, const Rect& at) {
    const float height = px(scene_row);
    const auto count = session.scenes.size();
    const Rect box{at.x, at.y, at.w, height * static_cast<float>(count)};
    border(box, theme().border, fpx(12));
    Rect rest = box;
    for (std::size_t i = 0; i < count; ++i) {
        const Rect row = rest.cut_top(height);
        if (i > 0)
            horizontal(row.x + hairline(), row.y, row.w - 2 * hairline(), theme().border);
        scene_line(session.scenes[i], i + 1, i == session.next, row.inset(px(16), 0));
    }
    return box.bottom();
}

float to_know(Rect at) {
    float y = at.y;
    text_in({at.x, y, at.w, px(20)}, t("session.know"), type::meta_strong, theme().text);
    y += px(20) + px(6);
    for (const char* key : know) {
        disc({at.x + px(5), y + px(10)}, px(2.5F), theme().text3);
        y += wrapped({at.x + px(18), y}, at.w - px(18), t(key), type::meta, theme().text2) + px(5);
    }
    return y;
}

void foot(const ScreenContext& context, Rect inside) {
    const app::GuidedSession& session = *context.model.session;
    if (over(session))
        return;
    const bool begun = session.scenes[session.next].begun;
    const Text<96> words(begun ? "session.resume" : "session.start", fmt::arg("n", session.next + 1));
    const Button go{.text = words,
                    .kind = ButtonKind::primary,
                    .icon = Icon::play,
                    .icon_kind = IconKind::fill,
                    .keycap = "Enter"};
    const float width = button_width(go);
    const Rect at = inside.cut_right(width, px(16));
    const Text<96> left("session.minutes_left", fmt::arg("n", session.minutes));
    text_in(inside, left, type::meta, theme().text2);
    if (button("session.start", centred_in(at, width, px(36)), go) || shortcut(ImGuiKey_Enter))
        begin_next(context);
}

} // namespace

void draw_session(const ScreenContext& context, SessionUi& ui, const Rect& area) {
    if (!context.model.session)
        return;
    const app::GuidedSession& session = *context.model.session;
    FormCard card("session.page", area, px(card_width), ui.form_height);
    const Rect inside = card.inside();
    const auto below = [&](float y) { return Rect{inside.x, y, inside.w, 0}; };
    float y = heading(context.model, below(inside.y)) + px(20);
    y = scene_list(session, below(y));
    if (session.done == 0)
        y = to_know(below(y + px(20)));
    using Kind = app::CommandKind;
    y = refusal(context, below(y), {Kind::BeginSessionScene, Kind::StartAttempt, Kind::LeaveSession}, px(16));
    foot(context, card.finish(y));
}

float session_bar_height() {
    return px(52);
}

void draw_session_bar(const ScreenContext& context, SessionUi& ui, const Rect& bar) {
    fill(bar, theme().rail);
    horizontal(bar.x, bar.bottom() - hairline(), bar.w, theme().border);
    Rect inside = bar.inset(px(16), 0);
    const Button leave{.text = t("session.leave"), .icon = Icon::arrow_elbow_left_up};
    const float width = button_width(leave);
    const Rect at = inside.cut_right(width, px(16));
    if (button("session.leave", centred_in(at, width, px(36)), leave))
        ui.leaving = true;
    const Rect place = inside.cut_left(px(32), px(12));
    brand_mark(centred_in(place, px(32), px(32)));
    const Text<320> whose("session.bar", fmt::arg("name", context.model.guest));
    const float used = text_in(inside, whose, type::body_strong, theme().text);
    if (!context.model.session || used + px(24) >= inside.w)
        return;
    const std::size_t all = context.model.session->scenes.size();
    const std::size_t number = number_now(context.model);
    const Text<96> far(number > all ? "session.bar_done" : "session.bar_scene", fmt::arg("n", number),
                       fmt::arg("all", all));
    inside.cut_left(used, px(8));
    const Buf<128> words("· {}", std::string_view(far));
    text_in(inside, words, type::body, theme().text2);
}

void draw_session_question(const ScreenContext& context, SessionUi& ui) {
    const Modal question{.title = t("session.leave_title"),
                         .text = t("session.leave_text"),
                         .safe = t("session.leave_stay"),
                         .other = t("session.leave_go")};
    if (modal("session.leave_ask", ui.leaving, question) == ModalAnswer::other)
        context.out.emplace_back(app::LeaveSession{});
}

} // namespace mq::ui
