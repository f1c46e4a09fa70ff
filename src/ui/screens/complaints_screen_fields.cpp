// The fields of an entry: who, what, why, the six steps, how it ended.

#include "ui/screens/complaints_screen_parts.h"
#include "ui/screens/one_of.h"
#include "ui/screens/person_fields.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::complaints {
namespace {

constexpr std::size_t most_choices = 64;
constexpr float two_beside = 460; // design px; narrower, fields stand under each other

struct Field {
    const char* name;
    const char* label;
    const char* example;
    std::string_view id; ///< as app::ImportField::id
    std::size_t max_bytes = 400;
    bool day = false;
};

float field(const Stage& stage, const Rect& at, std::string& value, const Field& f) {
    const bool wrong = f.day && has_letters(value) && !lead::is_day(value);
    const TextInput spec{
        .label = t(f.label),
        .placeholder = t(f.example),
        .error = wrong && stage.ui.tried ? t("complaints_screen.form.moment_wrong") : problem_of(stage, f.id),
        .max_bytes = f.max_bytes};
    text_input(f.name, at, value, spec);
    return at.y + text_input_height(spec, at.w);
}

/// Two things side by side, each `draw(place)` giving its bottom, or under each other.
template <class A, class B>
float beside(const Rect& at, A&& first, B&& second) {
    if (at.w < px(two_beside)) {
        const float y = first(at) + px(14);
        return second(Rect{at.x, y, at.w, 0});
    }
    const float y = first(at.column(0, 2, px(16)));
    return std::max(y, second(at.column(1, 2, px(16))));
}

float section(const Rect& at, const char* key) {
    text_in({at.x, at.y, at.w, px(26)}, t(key), type::title_s, theme().text);
    return at.y + px(38);
}

float choose_owner(const Stage& stage, const Rect& at) {
    app::ComplaintEntry& e = stage.ui.entry;
    std::array<std::string_view, most_choices + 1> names;
    const std::size_t count = std::min(stage.model.owners.size(), most_choices);
    names[0] = t("complaints_screen.no_owner");
    int chosen = 0;
    for (std::size_t i = 0; i < count; ++i) {
        names[i + 1] = stage.model.owners[i].second;
        chosen = e.owner == stage.model.owners[i].first ? static_cast<int>(i) + 1 : chosen;
    }
    const Select spec{.label = t("complaints_screen.form.owner")};
    if (select("complaints.form.owner", at, {names.data(), count + 1}, chosen, spec)) {
        e.owner = chosen == 0 ? std::nullopt
                              : std::optional(stage.model.owners[static_cast<std::size_t>(chosen) - 1].first);
        e.owner_name = chosen == 0 ? "" : stage.model.owners[static_cast<std::size_t>(chosen) - 1].second;
    }
    return at.y + face_of(type::meta_strong).step + px(6) + px(36);
}

float choose_severity(const Stage& stage, const Rect& at) {
    const std::array pieces{
        Segment{.id = "1", .text = t("complaints_screen.severity.low"), .icon = severity_of(1).icon},
        Segment{.id = "2", .text = t("complaints_screen.severity.middle"), .icon = severity_of(2).icon},
        Segment{.id = "3", .text = t("complaints_screen.severity.high"), .icon = severity_of(3).icon}};
    text({at.x, at.y}, t("complaints_screen.form.severity"), type::meta_strong, theme().text);
    const float y = at.y + face_of(type::meta_strong).step + px(6);
    int chosen = std::clamp(stage.ui.entry.severity, 1, 3) - 1;
    if (OneOf(pieces, chosen, at.w).draw("complaints.form.severity", {at.x, y}, chosen)) {
        stage.ui.entry.severity = chosen + 1;
    }
    return y + px(36);
}

float box(const char* name, const Rect& at, std::string& value, const TextBox& spec) {
    const float height = text_box_height(name, value, spec, at.w);
    text_box(name, at.with_height(height), value, spec);
    return at.y + height;
}

float step_row(const Stage& stage, const Rect& at, std::size_t i) {
    app::ComplaintEntry::Step& step = stage.ui.entry.steps[i];
    const bool done = lead::is_day(step.at);
    const float radius = px(11);
    const ImVec2 centre{at.x + radius, at.y + radius + px(1)};
    if (done) {
        disc(centre, radius, theme().good.soft);
        icon(centre, Icon::check, px(14), theme().good.ink);
    } else {
        ring(centre, radius, theme().border2, fpx(1.5F));
        text_in({at.x, centre.y - radius, 2 * radius, 2 * radius}, Buf<8>("{}", i + 1), type::meta_strong,
                theme().text2, Align::centre);
    }
    const float x = at.x + 2 * radius + px(12);
    const float room = at.right() - x;
    float y = at.y;
    const app::NamedId* known = i < stage.model.steps.size() ? &stage.model.steps[i] : nullptr;
    if (known != nullptr) {
        y += wrapped({x, y}, room, known->name, type::small_strong, theme().text);
        if (!known->about.empty()) {
            y += wrapped({x, y}, room, known->about, type::meta, theme().text2);
        }
    }
    y += px(6);
    const bool wrong = has_letters(step.at) && !done;
    const TextInput time{
        .placeholder = t("complaints_screen.form.moment_example"),
        .error = wrong && stage.ui.tried ? t("complaints_screen.form.moment_wrong") : step_problem(stage, i),
        .icon = Icon::clock,
        .max_bytes = 32};
    const TextBox note{.placeholder = t("complaints_screen.form.note_example"),
                       .max_bytes = 4000,
                       .grows = true,
                       .min_lines = 1,
                       .max_lines = 16};
    const bool side = room >= px(two_beside);
    const float time_w = side ? px(210) : room;
    text_input(Name("complaints.form.step.{}.time", i), {x, y, time_w, 0}, step.at, time);
    const float time_end = y + text_input_height(time, time_w);
    const Rect note_at =
        side ? Rect{x + time_w + px(12), y, room - time_w - px(12), 0} : Rect{x, time_end + px(8), room, 0};
    return std::max(time_end, box(Name("complaints.form.step.{}.note", i), note_at, step.note, note));
}

} // namespace

float choose_id(const char* name, const Rect& at, const char* label, std::span<const app::NamedId> all,
                const char* none, std::string& id) {
    std::array<std::string_view, most_choices + 1> names;
    std::size_t count = 0;
    if (none != nullptr) {
        names[count++] = none;
    }
    const std::size_t first = count;
    int chosen = 0;
    for (const app::NamedId& one : all.first(std::min(all.size(), most_choices))) {
        chosen = one.id == id ? static_cast<int>(count) : chosen;
        names[count++] = one.name;
    }
    if (select(name, at, {names.data(), count}, chosen, {.label = label})) {
        const auto index = static_cast<std::size_t>(chosen);
        id = index < first ? std::string{} : all[index - first].id;
    }
    return at.y + face_of(type::meta_strong).step + px(6) + px(36);
}

float fields(const Stage& stage, const Rect& at) {
    app::ComplaintEntry& e = stage.ui.entry;
    const auto line = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    float y = beside(
        line(at.y),
        [&](const Rect& r) {
            return field(stage, r, e.number,
                         {"complaints.form.number", "complaints_screen.form.number",
                          "complaints_screen.form.number_example", "number", 80});
        },
        [&](const Rect& r) {
            return field(stage, r, e.received,
                         {"complaints.form.received", "complaints_screen.form.received",
                          "complaints_screen.form.moment_example", "received", 32, true});
        });
    y = beside(
        line(y + px(14)),
        [&](const Rect& r) {
            return field(stage, r, e.customer,
                         {"complaints.form.customer", "complaints_screen.form.customer",
                          "complaints_screen.form.customer_example", "customer"});
        },
        [&](const Rect& r) {
            return field(stage, r, e.contact,
                         {"complaints.form.contact", "complaints_screen.form.contact",
                          "complaints_screen.form.contact_example", "contact"});
        });
    y = beside(
        line(y + px(14)),
        [&](const Rect& r) {
            return choose_id("complaints.form.channel", r, t("complaints_screen.form.channel"),
                             stage.model.channels, t("complaints_screen.form.unsaid"), e.channel);
        },
        [&](const Rect& r) { return choose_severity(stage, r); });
    TextBox what{.label = t("complaints_screen.form.what"),
                 .placeholder = t("complaints_screen.form.what_example"),
                 .max_bytes = 8000,
                 .grows = true,
                 .min_lines = 3,
                 .max_lines = 24};
    if (stage.ui.tried && !has_letters(e.what)) {
        what.error = t("complaints_screen.form.need_what");
    } else {
        what.error = problem_of(stage, "what");
    }
    y = box("complaints.form.what", line(y + px(14)), e.what, what);
    y = beside(
        line(y + px(14)),
        [&](const Rect& r) {
            return choose_id("complaints.form.cause", r, t("complaints_screen.form.cause"),
                             stage.model.causes, t("complaints_screen.form.no_cause"), e.cause);
        },
        [&](const Rect& r) {
            return field(stage, r, e.cause_detail,
                         {"complaints.form.cause_detail", "complaints_screen.form.cause_detail",
                          "complaints_screen.form.cause_example", "cause_detail"});
        });
    return beside(
        line(y + px(14)),
        [&](const Rect& r) {
            return choose_id("complaints.form.wish", r, t("complaints_screen.form.wish"), stage.model.wishes,
                             t("complaints_screen.form.unsaid"), e.wish);
        },
        [&](const Rect& r) { return choose_owner(stage, r); });
}

float steps(const Stage& stage, const Rect& at) {
    float y = section(at, "complaints_screen.form.steps");
    y += wrapped({at.x, y - px(8)}, at.w, t("complaints_screen.form.steps_about"), type::meta, theme().text2);
    for (std::size_t i = 0; i < stage.ui.entry.steps.size(); ++i) {
        y = step_row(stage, {at.x, y + px(6), at.w, 0}, i) + px(12);
    }
    return y - px(12);
}

float outcome(const Stage& stage, const Rect& at) {
    app::ComplaintEntry& e = stage.ui.entry;
    float y = section(at, "complaints_screen.form.end");
    const std::array pieces{Segment{.id = "0", .text = t("complaints_screen.form.not_asked")},
                            Segment{.id = "1", .text = "1"},
                            Segment{.id = "2", .text = "2"},
                            Segment{.id = "3", .text = "3"},
                            Segment{.id = "4", .text = "4"},
                            Segment{.id = "5", .text = "5"}};
    y = beside(
        {at.x, y, at.w, 0},
        [&](const Rect& r) {
            return field(stage, r, e.closed,
                         {"complaints.form.closed", "complaints_screen.form.closed",
                          "complaints_screen.form.moment_example", "closed", 32, true});
        },
        [&](const Rect& r) {
            text({r.x, r.y}, t("complaints_screen.form.satisfaction"), type::meta_strong, theme().text);
            const float top = r.y + face_of(type::meta_strong).step + px(6);
            int chosen = std::clamp(e.satisfaction, 0, 5);
            if (OneOf(pieces, chosen, r.w).draw("complaints.form.satisfaction", {r.x, top}, chosen)) {
                e.satisfaction = chosen;
            }
            return top + px(36);
        });
    return box("complaints.form.outcome", {at.x, y + px(14), at.w, 0}, e.outcome,
               {.label = t("complaints_screen.form.outcome"),
                .placeholder = t("complaints_screen.form.outcome_example"),
                .max_bytes = 8000,
                .grows = true,
                .min_lines = 2,
                .max_lines = 16});
}

} // namespace mq::ui::complaints
