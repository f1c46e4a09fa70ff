// The questions, and one of them with what to listen for and its anchors.

#include "ui/screens/bank_screen_parts.h"
#include "ui/screens/card_around.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::bank {
namespace {

constexpr float row_height = 64;

void question_row(const Stage& stage, const Rect& row, std::size_t index, bool first, bool last) {
    const app::BankQuestion& q = stage.model.questions[index];
    const bool now = index == stage.ui.question;
    const Corners corners = first && last ? all_corners
                            : first       ? ImDrawFlags_RoundCornersTop
                            : last        ? ImDrawFlags_RoundCornersBottom
                                          : ImDrawFlags_RoundCornersNone;
    const Hit hit = table_row(Name("bank.question.{}", index), row,
                              {.selected = now, .first = first, .corners = corners, .label = q.name});
    if (hit.pressed) {
        stage.ui.question = index;
        stage.ui.to_top = true;
    }
    if (!hit.visible) {
        return;
    }
    Rect inside = row.inset(px(16), px(9));
    const Text<32> minutes("questions.minutes", fmt::arg("n", q.minutes));
    text_in(inside.cut_right(px(64), px(8)), minutes, type::meta, theme().text2, Align::right);
    text_in(inside.cut_top(px(24)), q.name, now ? type::body_strong : type::body, theme().text);
    const Buf<640> about("{}{}{} · {}", q.of_model ? t("questions.of_model") : "", q.of_model ? " · " : "",
                         q.kind, q.facets_line);
    text_in(inside.with_height(px(20)), about, type::meta, theme().text2);
}

float list_of(const Rect& at, const char* key, const std::vector<std::string>& all, Icon mark, Colour ink) {
    if (all.empty()) {
        return at.y;
    }
    float y = at.y + wrapped(at.min(), at.w, t(key), type::small_strong, theme().text) + px(6);
    for (const std::string& one : all) {
        icon({at.x + px(8), y + face_of(type::small).step * 0.5F}, mark, px(15), ink);
        y += wrapped({at.x + px(24), y}, at.w - px(24), one, type::small, theme().text2) + px(4);
    }
    return y + px(12);
}

float anchors(const app::RatingRow& row, const Rect& at) {
    float y = at.y + wrapped(at.min(), at.w, row.name, type::small_strong, theme().text) + px(8);
    for (const app::AnchorBox& box : row.anchors) {
        level_chip({at.x, y}, box.level, px(24));
        const float x = at.x + px(36);
        const float room = at.w - px(36);
        float bottom = y + wrapped({x, y + px(2)}, room, box.name, type::meta_strong, theme().text) + px(2);
        bottom += wrapped({x, bottom}, room, box.text, type::small, theme().text2);
        y = std::max(bottom, y + px(24)) + px(8);
    }
    return y + px(8);
}

} // namespace

float question_rows(const Stage& stage, const Rect& at) {
    const std::vector<std::size_t>& lines = stage.ui.lines;
    if (lines.empty()) {
        const Rect place = at.with_height(px(220));
        card(place);
        if (empty_state("bank.none", place,
                        {.icon = Icon::magnifying_glass,
                         .title = t("questions.none.title"),
                         .text = t("questions.none.text"),
                         .action = t("questions.none.action")})) {
            stage.ui.query.clear();
            stage.ui.facet = 0;
            stage.ui.stale = true;
        }
        return place.bottom();
    }
    const Rect whole = at.with_height(px(row_height) * static_cast<float>(lines.size()));
    fill(whole, theme().surface, fpx(12));
    Rect rest = whole;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        question_row(stage, rest.cut_top(px(row_height)), lines[i], i == 0, i + 1 == lines.size());
    }
    border(whole, theme().border, fpx(12));
    return whole.bottom();
}

float question_detail(const Stage& stage, const Rect& at) {
    if (stage.ui.lines.empty() || stage.ui.question >= stage.model.questions.size()) {
        return at.y;
    }
    const app::BankQuestion& q = stage.model.questions[stage.ui.question];
    return card_around(at, CardLook::plain, [&](Rect inside) {
        const Text<32> minutes("questions.minutes", fmt::arg("n", q.minutes));
        const Buf<640> about("{} · {} · {}", q.kind, q.facets_line, std::string_view(minutes));
        float y = inside.y;
        y += wrapped({inside.x, y}, inside.w, about, type::meta, theme().text2) + px(4);
        y += wrapped({inside.x, y}, inside.w, q.text, type::title_s, theme().text) + px(16);
        const auto below = [&] { return Rect{inside.x, y, inside.w, 0}; };
        y = list_of(below(), "questions.probes", q.probes, Icon::question, theme().text3);
        y = list_of(below(), "questions.listen", q.listen, Icon::check, theme().good.ink);
        y = list_of(below(), "questions.red_flags", q.red_flags, Icon::warning, theme().warn.ink);
        for (const app::RatingRow& row : q.rows) {
            horizontal(inside.x, y, inside.w, theme().border);
            y = anchors(row, {inside.x, y + px(14), inside.w, 0});
        }
        return y - px(8);
    });
}

} // namespace mq::ui::bank
