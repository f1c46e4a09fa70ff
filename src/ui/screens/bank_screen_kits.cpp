// Kits: what is in them, how long they take, and putting together an own one.

#include "ui/screens/bank_screen_parts.h"
#include "ui/screens/card_around.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace mq::ui::bank {
namespace {

constexpr float row_height = 64;
constexpr int least_minutes = 5, most_minutes = 240;

int budget_of(const KitForm& form) {
    int minutes = 0;
    std::from_chars(form.minutes.data(), form.minutes.data() + form.minutes.size(), minutes);
    return minutes;
}

std::string_view why_not_save(const Stage& stage) {
    const KitForm& form = stage.ui.form;
    const int minutes = budget_of(form);
    return stage.context.model.read_only                       ? t("questions.read_only")
           : rating::blank(form.name)                          ? t("questions.kit.no_name")
           : minutes < least_minutes || minutes > most_minutes ? t("questions.kit.no_minutes")
           : form.questions.empty()                            ? t("questions.kit.no_questions")
                                                               : std::string_view{};
}

void kit_row(const Stage& stage, const Rect& row, std::size_t i, std::size_t count) {
    const app::KitChoice& kit = stage.model.kits[i];
    const bool now = i == stage.ui.kit && !stage.ui.form.open;
    const Corners corners = count == 1       ? all_corners
                            : i == 0         ? ImDrawFlags_RoundCornersTop
                            : i + 1 == count ? ImDrawFlags_RoundCornersBottom
                                             : ImDrawFlags_RoundCornersNone;
    const Hit hit = table_row(Name("bank.kit.{}", i), row,
                              {.selected = now, .first = i == 0, .corners = corners, .label = kit.name});
    if (hit.pressed) {
        stage.ui.kit = i;
        stage.ui.form.open = false;
        stage.ui.to_top = true;
    }
    if (!hit.visible) {
        return;
    }
    Rect inside = row.inset(px(16), px(9));
    if (kit.own) {
        const Chip own{.text = t("questions.own"), .tone = Tone::accent, .small = true};
        const ImVec2 size = chip_size(own);
        const Rect place = inside.cut_right(size.x, px(10));
        chip({place.x, std::round(place.mid_y() - size.y * 0.5F)}, own);
    }
    text_in(inside.cut_top(px(24)), kit.name, now ? type::body_strong : type::body, theme().text);
    const Text<96> about("questions.kit.line", fmt::arg("n", kit.questions.size()),
                         fmt::arg("needed", kit.needed), fmt::arg("minutes", kit.minutes));
    text_in(inside.with_height(px(20)), about, type::meta, theme().text2);
}

float actions(const Stage& stage, const Rect& at, const app::KitChoice& kit) {
    const bool writable = !stage.context.model.read_only;
    Flow flow(at.x, at.y, at.w, px(8));
    const Button print{.text = t("questions.print"), .icon = Icon::file_pdf};
    if (button("bank.print", flow.next(button_width(print), px(36)), print)) {
        stage.context.out.emplace_back(app::PrintBook{std::nullopt, kit.id});
    }
    const Button edit{.text = t(kit.own ? "questions.edit" : "questions.copy"),
                      .icon = Icon::pencil_simple_line,
                      .enabled = writable,
                      .why_disabled = t("questions.read_only")};
    if (button("bank.edit", flow.next(button_width(edit), px(36)), edit)) {
        begin_kit(stage, &kit, !kit.own);
    }
    if (kit.own) {
        const Button drop{.text = t("questions.drop"),
                          .kind = ButtonKind::ghost,
                          .enabled = writable,
                          .why_disabled = t("questions.read_only")};
        if (button("bank.drop", flow.next(button_width(drop), px(36)), drop)) {
            stage.ui.deleting = true;
        }
    }
    return refusal(stage.context, {at.x, flow.bottom(), at.w, 0},
                   {app::CommandKind::PrintBook, app::CommandKind::DeleteKit}, px(12));
}

float minutes_line(const Stage& stage, const Rect& at, const std::vector<std::string>& questions,
                   int budget) {
    const int needed = minutes_of(stage.model, questions);
    const bool over = needed > budget;
    const Text<128> words(over ? "questions.kit.over" : "questions.kit.fits", fmt::arg("needed", needed),
                          fmt::arg("minutes", budget));
    const Meaning m = meaning_of(over ? Tone::warn : Tone::good);
    icon({at.x + px(8), at.y + face_of(type::small).step * 0.5F}, over ? Icon::warning : Icon::check, px(16),
         m.ink);
    return at.y + wrapped({at.x + px(24), at.y}, at.w - px(24), words, type::small, theme().text2);
}

float chosen(const Stage& stage, const Rect& at) {
    std::vector<std::string>& ids = stage.ui.form.questions;
    float y = at.y;
    int move = 0;
    std::size_t moved = 0;
    std::size_t removed = ids.size();
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const app::BankQuestion* q = question_of(stage.model, ids[i]);
        const OrderRow row{.place = static_cast<int>(i) + 1,
                           .text = q == nullptr ? std::string_view(ids[i]) : std::string_view(q->name),
                           .first = i == 0,
                           .last = i + 1 == ids.size(),
                           .up_label = t("questions.kit.up"),
                           .down_label = t("questions.kit.down")};
        const float width = at.w - px(40);
        const float height = order_row_height(row, width);
        if (const int by = order_row(Name("bank.form.{}", i), {at.x, y, width, height}, row); by != 0) {
            move = by;
            moved = i;
        }
        const Rect place{at.right() - px(32), std::round(y + (height - px(32)) * 0.5F), px(32), px(32)};
        if (icon_button(Name("bank.form.{}.remove", i), place,
                        {.icon = Icon::x, .label = t("questions.kit.remove")})) {
            removed = i;
        }
        y += height + px(6);
    }
    if (move != 0) {
        std::swap(ids[moved], ids[static_cast<std::size_t>(static_cast<int>(moved) + move)]);
    }
    if (removed < ids.size()) {
        ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(removed));
    }
    return y;
}

float offered(const Stage& stage, const Rect& at) {
    std::vector<std::string>& ids = stage.ui.form.questions;
    float y =
        at.y + wrapped(at.min(), at.w, t("questions.kit.add"), type::small_strong, theme().text) + px(8);
    for (std::size_t i = 0; i < stage.model.questions.size(); ++i) {
        const app::BankQuestion& q = stage.model.questions[i];
        if (std::find(ids.begin(), ids.end(), q.id) != ids.end()) {
            continue;
        }
        const Text<32> minutes("questions.minutes", fmt::arg("n", q.minutes));
        const Buf<640> words("{} · {} · {}", q.name, q.facets_line, std::string_view(minutes));
        bool on = false;
        if (checkbox(Name("bank.add.{}", i), {at.x, y, at.w, 0}, words, on)) {
            ids.push_back(q.id);
        }
        y += checkbox_size(words, at.w).y + px(8);
    }
    return y;
}

float form_buttons(const Stage& stage, const Rect& at) {
    const std::string_view why = why_not_save(stage);
    float y = at.y;
    if (!why.empty()) {
        y += wrapped({at.x, y}, at.w, why, type::meta, theme().warn.ink) + px(8);
    }
    const Button go{.text = t("questions.kit.save"),
                    .kind = ButtonKind::primary,
                    .enabled = why.empty(),
                    .why_disabled = why.empty() ? nullptr : why.data()};
    const Button back{.text = t("questions.kit.cancel"), .kind = ButtonKind::ghost};
    Flow flow(at.x, y, at.w, px(8));
    KitForm& form = stage.ui.form;
    if (button("bank.form.save", flow.next(button_width(go), px(36)), go)) {
        stage.context.out.emplace_back(app::SaveKit{form.id, form.name, budget_of(form), form.questions});
        stage.ui.saved = true;
    }
    if (button("bank.form.cancel", flow.next(button_width(back), px(36)), back)) {
        form.open = false;
    }
    return refusal(stage.context, {at.x, flow.bottom(), at.w, 0}, {app::CommandKind::SaveKit}, px(12));
}

} // namespace

void begin_kit(const Stage& stage, const app::KitChoice* from, bool copy) {
    KitForm& form = stage.ui.form;
    form = {};
    form.open = true;
    stage.ui.to_top = true;
    if (from != nullptr) {
        form.id = copy ? std::string() : from->id;
        form.name = from->name;
        form.minutes = std::to_string(from->minutes);
        form.questions = from->questions;
    }
}

float kit_rows(const Stage& stage, const Rect& at) {
    const std::size_t count = stage.model.kits.size();
    if (count == 0) {
        return at.y + wrapped(at.min(), at.w, t("questions.no_kits"), type::small, theme().text2);
    }
    const Rect whole = at.with_height(px(row_height) * static_cast<float>(count));
    fill(whole, theme().surface, fpx(12));
    Rect rest = whole;
    for (std::size_t i = 0; i < count; ++i) {
        kit_row(stage, rest.cut_top(px(row_height)), i, count);
    }
    border(whole, theme().border, fpx(12));
    return whole.bottom();
}

float kit_detail(const Stage& stage, const Rect& at) {
    if (stage.ui.kit >= stage.model.kits.size()) {
        return at.y;
    }
    const app::KitChoice& kit = stage.model.kits[stage.ui.kit];
    return card_around(at, CardLook::plain, [&](Rect inside) {
        float y = inside.y;
        y += wrapped({inside.x, y}, inside.w, kit.name, type::title_s, theme().text) + px(4);
        y += wrapped({inside.x, y}, inside.w, kit.about, type::small, theme().text2) + px(14);
        y = actions(stage, {inside.x, y, inside.w, 0}, kit) + px(18);
        y = minutes_line(stage, {inside.x, y, inside.w, 0}, kit.questions, kit.minutes) + px(12);
        y = covered(stage, {inside.x, y, inside.w, 0}, kit.questions) + px(18);
        for (std::size_t i = 0; i < kit.questions.size(); ++i) {
            const app::BankQuestion* q = question_of(stage.model, kit.questions[i]);
            text_in({inside.x, y, px(28), px(22)}, Buf<8>("{}", i + 1), type::small_strong, theme().text2);
            const std::string_view name = q == nullptr ? kit.questions[i] : q->name;
            y += wrapped({inside.x + px(28), y}, inside.w - px(28), name, type::body, theme().text) + px(8);
        }
        return y - px(8);
    });
}

float kit_editor(const Stage& stage, const Rect& at) {
    KitForm& form = stage.ui.form;
    return card_around(at, CardLook::plain, [&](Rect inside) {
        card_title(inside, t(form.id.empty() ? "questions.kit.new" : "questions.kit.edit"));
        float y = inside.y;
        if (!stage.model.problem.empty()) {
            y += wrapped({inside.x, y}, inside.w, stage.model.problem, type::small, theme().bad.ink) + px(10);
        }
        const TextInput name{.label = t("questions.kit.name"),
                             .placeholder = t("questions.kit.name_example"),
                             .max_bytes = 200};
        text_input("bank.form.name", {inside.x, y, inside.w, 0}, form.name, name);
        y += text_input_height(name, inside.w) + px(14);
        const TextInput minutes{
            .label = t("questions.kit.minutes"), .placeholder = "45", .max_bytes = 3, .digits_only = true};
        const float narrow = std::min(px(180), inside.w);
        text_input("bank.form.minutes", {inside.x, y, narrow, 0}, form.minutes, minutes);
        y += text_input_height(minutes, narrow) + px(14);
        y = minutes_line(stage, {inside.x, y, inside.w, 0}, form.questions, budget_of(form)) + px(10);
        y = covered(stage, {inside.x, y, inside.w, 0}, form.questions) + px(16);
        y = chosen(stage, {inside.x, y, inside.w, 0}) + px(10);
        y = offered(stage, {inside.x, y, inside.w, 0}) + px(12);
        return form_buttons(stage, {inside.x, y, inside.w, 0});
    });
}

} // namespace mq::ui::bank
