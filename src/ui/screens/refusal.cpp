#include "ui/screens/refusal.h"

#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/widgets.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace {

bool is_of(const app::Notice& notice, Kinds kinds) {
    return notice.kind == app::NoticeKind::error && notice.cause &&
           std::ranges::find(kinds, notice.cause->command) != kinds.end();
}

struct Measures {
    float left = px(16) + px(20) + px(10);
    float room, text, height;
    Measures(std::string_view words, float width)
        : room(width - left - px(16) - px(30)),
          text(wrapped_height(words, type::small, room)),
          height(std::max(px(46), text + 2 * px(12))) {}
};

} // namespace

void NoticesBeside::add(std::uint64_t id) {
    if (now_count < most && !has(id)) {
        now[now_count++] = id;
    }
}

bool NoticesBeside::has(std::uint64_t id) const {
    return std::find(now.begin(), now.begin() + static_cast<std::ptrdiff_t>(now_count), id) !=
           now.begin() + static_cast<std::ptrdiff_t>(now_count);
}

bool NoticesBeside::had(std::uint64_t id) const {
    return std::find(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(before_count), id) !=
           before.begin() + static_cast<std::ptrdiff_t>(before_count);
}

void NoticesBeside::next(const app::Model& model) {
    before = now;
    before_count = now_count;
    now_count = 0;
    for (const app::Notice& notice : model.notices) {
        newest = std::max(newest, notice.id);
    }
}

const app::Notice* refused(const ScreenContext& context, Kinds kinds, std::string_view part) {
    const auto& all = context.model.notices;
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const app::Notice& notice) {
        return is_of(notice, kinds) && notice.cause->part == part;
    });
    if (found == all.rend()) {
        return nullptr;
    }
    if (context.beside != nullptr) {
        context.beside->add(found->id);
    }
    return &*found;
}

bool just_refused(const ScreenContext& context, Kinds kinds) {
    return std::ranges::any_of(context.model.notices, [&](const app::Notice& notice) {
        return is_of(notice, kinds) && context.beside != nullptr && notice.id > context.beside->newest;
    });
}

float refusal(const ScreenContext& context, const Rect& at, Kinds kinds, float gap, std::string_view part) {
    const app::Notice* notice = refused(context, kinds, part);
    if (notice == nullptr) {
        return at.y;
    }
    const Measures m(notice->text, at.w);
    const Rect r{at.x, at.y + gap, at.w, m.height};
    if (context.beside != nullptr && notice->id > context.beside->newest) { // has just come: is seen at once
        ImGui::ScrollToRect(ImGui::GetCurrentWindow(), ImRect(r.grown(px(16)).min(), r.grown(px(16)).max()),
                            ImGuiScrollFlags_KeepVisibleEdgeY);
        frame_wish().at_once();
    }
    const Theme& c = theme();
    fill(r, c.bad.soft, fpx(10));
    border(r, c.bad.line, fpx(10));
    icon({r.x + px(16) + px(10), r.mid_y()}, Icon::warning_circle, px(20), c.bad.ink, IconKind::fill);
    wrapped({r.x + m.left, std::round(r.mid_y() - m.text * 0.5F)}, m.room, notice->text, type::small, c.text);
    const Rect close{r.right() - px(8) - px(30), std::round(r.mid_y() - px(15)), px(30), px(30)};
    if (icon_button(Name("refusal.{}", notice->id), close,
                    {.icon = Icon::x, .label = t("shell.close"), .icon_size = px(16)})) {
        context.out.emplace_back(app::DismissNotice{notice->id});
    }
    return r.bottom();
}

float refusal_height(const ScreenContext& context, float width, Kinds kinds, float gap,
                     std::string_view part) {
    const app::Notice* notice = refused(context, kinds, part);
    return notice == nullptr ? 0 : gap + Measures(notice->text, width).height;
}

} // namespace mq::ui
