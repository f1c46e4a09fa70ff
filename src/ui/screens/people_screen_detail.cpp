// Everything known of one person, and what can be done next.

#include "app/access.h"
#include "base/hash.h"
#include "ui/screens/people_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::people {
namespace {

struct Detail {
    const Stage& stage;
    const app::PersonDetail& of;
    const app::PersonLine& line;
};

float head(const Detail& d, const Rect& at) {
    const float radius = px(26);
    avatar({at.x + radius, at.y + radius}, radius, d.line.initials, stable_hash(d.line.name));
    const float x = at.x + 2 * radius + px(14);
    const float room = at.right() - x;
    float y = at.y;
    y += wrapped_lines({x, y}, room, 2, d.line.name, type::title_s, theme().text);
    const Buf<640> about("{}{}{}", d.line.kind, d.line.post.empty() ? "" : " · ", d.line.post);
    y += wrapped_lines({x, y}, room, 2, about, type::meta, theme().text2);
    const Text<48> born("persons.born", fmt::arg("year", d.of.birth_year));
    const bool both = !d.of.birth_year.empty() && !d.of.contact.empty();
    const Buf<640> reach("{}{}{}", d.of.contact, both ? " · " : "",
                         d.of.birth_year.empty() ? std::string_view{} : std::string_view(born));
    if (!std::string_view(reach).empty()) {
        y += wrapped_lines({x, y}, room, 2, reach, type::meta, theme().text2);
    }
    return std::max(y, at.y + 2 * radius) + px(14);
}

float actions(const Detail& d, const Rect& at) {
    const ScreenContext& context = d.stage.context;
    const bool writable = !context.model.read_only;
    Flow flow(at.x, at.y, at.w, px(8));
    const Button observe{.text = t("persons.observe"),
                         .icon = Icon::eye,
                         .enabled = writable,
                         .why_disabled = t("persons.read_only")};
    if (app::may(context.model.me.role, app::Matter::observations) &&
        button("people.observe", flow.next(button_width(observe), px(36)), observe)) {
        context.out.emplace_back(app::OpenObservation{d.of.id});
    }
    if (d.of.can_decide) {
        const Button decide{.text = t("persons.decide"),
                            .icon = Icon::check_square,
                            .enabled = writable,
                            .why_disabled = t("persons.read_only")};
        if (button("people.decide", flow.next(button_width(decide), px(36)), decide)) {
            d.stage.ui.deciding = true;
            d.stage.ui.decision = -1;
            d.stage.ui.keep = false;
        }
    }
    float y = flow.bottom();
    if (d.line.candidate && !d.of.can_decide) {
        const std::string_view words =
            d.line.decision.empty() ? std::string_view(t("persons.decide_later")) : d.line.decision;
        y += px(8) + wrapped({at.x, y + px(8)}, at.w, words, type::meta, theme().text2);
    }
    return y + px(18);
}

float standing(const Detail& d, const Rect& at) {
    float y = section(at, "persons.standing");
    level_chip({at.x, y}, d.line.reported.value_or(0), px(32));
    const float room = at.w - px(44);
    const float height = wrapped_height(d.line.standing_line, type::body_strong, room);
    wrapped({at.x + px(44), std::round(y + std::max(0.0F, px(32) - height) * 0.5F)}, room,
            d.line.standing_line, type::body_strong, theme().text);
    y += std::max(px(32), height) + px(6);
    for (const std::string& lack : d.of.missing) {
        y += wrapped({at.x + px(44), y}, room, lack, type::meta, theme().text2) + px(2);
    }
    y += px(6);
    for (const app::FacetStanding& f : d.of.facets) {
        rating::standing_row({at.x, y, at.w, px(34)}, f);
        y += px(34);
    }
    return y + px(12);
}

float nothing(const Rect& at, const char* key) {
    return at.y + wrapped(at.min(), at.w, t(key), type::meta, theme().text3) + px(14);
}

Tone tone_of(app::InterviewStage stage) {
    switch (stage) {
        case app::InterviewStage::closed: return Tone::good;
        case app::InterviewStage::rating:
        case app::InterviewStage::open: return Tone::accent;
        case app::InterviewStage::planned:
        case app::InterviewStage::cancelled: break;
    }
    return Tone::neutral;
}

float interviews(const Detail& d, const Rect& at) {
    float y = section(at, "persons.interviews");
    if (d.of.interviews.empty()) {
        return nothing({at.x, y, at.w, 0}, "persons.no_interviews");
    }
    for (std::size_t i = 0; i < d.of.interviews.size(); ++i) {
        const app::InterviewLine& line = d.of.interviews[i];
        Rect row{at.x - px(8), y, at.w + px(16), px(48)};
        const Hit hit = table_row(Name("people.interview.{}", i), row, {.first = true, .label = line.when});
        if (hit.pressed) {
            const bool opened =
                line.stage == app::InterviewStage::open || line.stage == app::InterviewStage::closed;
            d.stage.context.out.emplace_back(opened ? app::Command(app::OpenConsensus{line.id})
                                                    : app::Command(app::OpenPage{app::Page::interviews}));
        }
        y = row.bottom() + px(2);
        row = row.inset(px(8), px(4));
        const Chip stage{.text = line.stage_name, .tone = tone_of(line.stage), .small = true};
        const ImVec2 size = chip_size(stage);
        const Rect place = row.cut_right(std::min(size.x, row.w * 0.5F), px(10));
        chip({place.x, std::round(place.mid_y() - size.y * 0.5F)}, stage);
        text_in(row.cut_top(px(20)), line.when, type::small, theme().text);
        text_in(row.with_height(px(18)), line.kit, type::meta, theme().text2);
    }
    return y + px(12);
}

float one_observation(const app::ObservationLine& o, const Rect& at) {
    float y = at.y;
    const Buf<640> head("{} · {}", o.when, o.observer);
    y += wrapped({at.x, y}, at.w, head, type::meta_strong, theme().text);
    for (const std::string* words : {&o.what, &o.ratings}) {
        if (!rating::blank(*words)) {
            y += wrapped({at.x, y}, at.w, *words, type::meta, theme().text2);
        }
    }
    if (!rating::blank(o.word)) {
        y += wrapped({at.x, y}, at.w, Text<1024>("persons.word", fmt::arg("text", o.word)), type::meta,
                     theme().text2);
    }
    if (!rating::blank(o.own_view)) {
        y += wrapped({at.x, y}, at.w, Text<1024>("persons.own_view", fmt::arg("text", o.own_view)),
                     type::meta, theme().text2);
    }
    return y + px(10);
}

float observations(const Detail& d, const Rect& at) {
    float y = section(at, "persons.observations");
    if (d.of.observations.empty()) {
        return nothing({at.x, y, at.w, 0}, "persons.no_observations");
    }
    for (const app::ObservationLine& o : d.of.observations) {
        y = one_observation(o, {at.x, y, at.w, 0});
    }
    return y + px(4);
}

float consents(const Detail& d, const Rect& at) {
    float y = section(at, "persons.consents");
    if (d.of.consents.empty()) {
        return nothing({at.x, y, at.w, 0}, "persons.no_consents");
    }
    for (const app::ConsentLine& c : d.of.consents) {
        const Meaning mark = meaning_of(c.given ? Tone::good : Tone::neutral);
        const float step = face_of(type::meta).step;
        icon({at.x + px(9), y + step * 0.5F}, c.given ? Icon::check_circle : Icon::minus, px(17), mark.ink,
             c.given ? IconKind::fill : IconKind::regular);
        const Buf<1024> words("{} · {} · {}", c.purpose,
                              t(c.given ? "persons.consent_given" : "persons.consent_not"), c.when);
        y += wrapped({at.x + px(26), y}, at.w - px(26), words, type::meta, theme().text2) + px(6);
    }
    return y + px(8);
}

} // namespace

float section(const Rect& at, const char* key) {
    horizontal(at.x, at.y, at.w, theme().border);
    text_in({at.x, at.y + px(10), at.w, px(24)}, t(key), type::small_strong, theme().text);
    return at.y + px(40);
}

float detail(const Stage& stage, const Rect& at) {
    const app::PersonDetail& of = *stage.model.open;
    const Detail d{stage, of, stage.model.lines[of.line]};
    float y = head(d, {at.x, at.y + px(4), at.w, 0});
    y = actions(d, {at.x, y, at.w, 0});
    // What a role doesn't see isn't said to be missing.
    const auto may = [&](app::Matter matter) { return app::may(stage.context.model.me.role, matter); };
    if (of.employment)
        y = work(stage, {at.x, y, at.w, 0});
    if (!of.facets.empty() || !d.line.standing_line.empty())
        y = standing(d, {at.x, y, at.w, 0});
    if (!of.interviews.empty() || may(app::Matter::interviews))
        y = interviews(d, {at.x, y, at.w, 0});
    if (!of.observations.empty() || may(app::Matter::observations))
        y = observations(d, {at.x, y, at.w, 0});
    if (!of.consents.empty() || may(app::Matter::candidates))
        y = consents(d, {at.x, y, at.w, 0});
    return y;
}

void decision_dialog(const Stage& stage) {
    PeopleUi& ui = stage.ui;
    if (!stage.model.open || stage.model.open->line >= stage.model.lines.size()) {
        return;
    }
    const app::PersonDetail& of = *stage.model.open;
    const bool keeps = of.keep_agreed || ui.keep;
    const Text<320> title("persons.decision.title", fmt::arg("name", stage.model.lines[of.line].name));
    const Text<320> refused("persons.decision.refused_about", fmt::arg("day", of.delete_on));
    const RadioCard yes{.icon = Icon::handshake,
                        .title = t("persons.decision.hired"),
                        .text = t(keeps ? "persons.decision.kept" : "persons.decision.not_kept"),
                        .selected = ui.decision == 1};
    const RadioCard no{.icon = Icon::file_x,
                       .title = t("persons.decision.refused"),
                       .text = refused,
                       .selected = ui.decision == 0};
    const float width = std::min(px(560), viewport().w - px(32));
    const float room = width - px(48);
    const float title_h = wrapped_height(title, type::title_s, room);
    const char* keep = t("persons.decision.keep");
    const float keep_h = of.keep_agreed ? 0.0F : checkbox_size(keep, room).y + px(14);
    const Kinds deciding{app::CommandKind::DecideCandidate};
    ui.deciding = ui.deciding || just_refused(stage.context, deciding);
    const float said = ui.deciding ? refusal_height(stage.context, room, deciding, px(14)) : 0;
    const float cards = radio_card_height(yes, room) + px(10) + keep_h + radio_card_height(no, room) + said;
    Dialog dialog("people.decision", ui.deciding, width, px(48) + title_h + px(16) + cards + px(20) + px(36));
    if (!dialog) {
        return;
    }
    Rect inside = dialog.inside();
    wrapped(inside.cut_top(title_h, px(16)).min(), room, title, type::title_s, theme().text);
    if (radio_card("people.decision.hired", inside.cut_top(radio_card_height(yes, room), px(10)), yes)) {
        ui.decision = 1;
    }
    if (!of.keep_agreed) // nothing ticked beforehand; it counts only for who is hired
        checkbox("people.decision.keep", inside.cut_top(keep_h - px(14), px(14)), keep, ui.keep,
                 ui.decision == 1);
    if (radio_card("people.decision.refused", inside.cut_top(radio_card_height(no, room)), no)) {
        ui.decision = 0;
    }
    refusal(stage.context, inside.with_height(0), deciding, px(14));
    inside.cut_top(said, px(20));
    Rect row = inside.with_height(px(36));
    const Button back{.text = t("persons.decision.back")};
    if (button("people.decision.back", row.cut_left(button_width(back), px(12)), back)) {
        return dialog.close();
    }
    const Button go{.text = t(ui.decision == 0 ? "persons.decision.refuse" : "persons.decision.hire"),
                    .kind = ui.decision == 0 ? ButtonKind::danger : ButtonKind::primary,
                    .enabled = ui.decision >= 0,
                    .why_disabled = t("persons.decision.choose")};
    if (button("people.decision.go", row.cut_right(button_width(go), px(12)), go)) {
        const bool hired = ui.decision == 1;
        stage.context.out.emplace_back(app::DecideCandidate{of.id, hired, hired && keeps});
        return dialog.close();
    }
    if (ui.decision < 0) {
        text_in(row, t("persons.decision.choose"), type::meta, theme().text2, Align::right);
    }
}

} // namespace mq::ui::people
