#include "ui/screens/recovery_dialog.h"

#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/screens/refusal.h"
#include "ui/text_layout.h"
#include "ui/widgets.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace {

constexpr float width = 560;
constexpr float padding = 28;
constexpr float group_height = 52;
constexpr int columns = 4;

/// ImGui's modal without the kit's Dialog: that one gives way to Esc.
class Sheet {
public:
    explicit Sheet(float height) {
        if (!ImGui::IsPopupOpen(name)) {
            ImGui::OpenPopup(name);
        }
        const Rect whole = viewport();
        const ImVec2 size{std::min(px(width), whole.w - px(32)), std::min(height, whole.h - px(32))};
        ImGui::SetNextWindowSize(size);
        ImGui::SetNextWindowPos(centred_in(whole, size.x, size.y).min());
        ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, fpx(14));
        ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, fpx(14));
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
        constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                           ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                           ImGuiWindowFlags_NoScrollbar;
        shown_ = ImGui::BeginPopupModal(name, nullptr, flags);
        ImGui::PopStyleVar(3);
    }
    ~Sheet() {
        if (shown_) {
            ImGui::EndPopup();
        }
    }
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;
    explicit operator bool() const { return shown_; }
    /// ImGui would hold what is behind it back, though it isn't drawn any more.
    static void put_away() {
        if (ImGui::IsPopupOpen(name)) {
            ImGui::ClosePopupToLevel(ImGui::GetCurrentContext()->BeginPopupStack.Size, true);
            frame_wish().at_once();
        }
    }
    [[nodiscard]] static Rect inside() {
        const ImVec2 at = ImGui::GetWindowPos();
        const ImVec2 size = ImGui::GetWindowSize();
        return Rect{at.x, at.y, size.x, size.y}.inset(px(padding));
    }

private:
    static constexpr const char* name = "recovery";
    bool shown_ = false;
};

void draw_group(const Rect& at, const std::string& letters) {
    fill(at, theme().inset, fpx(10));
    border(at, theme().border2, fpx(10));
    Face face = face_of(type::code);
    face.size = std::round(face.size * 1.45F);
    const float wide = measure(letters, face);
    const ImVec2 place{std::round(at.mid_x() - wide * 0.5F), std::round(at.mid_y() - face.size * 0.5F)};
    ImGui::GetWindowDrawList()->AddText(face.font, face.size, place, theme().text, letters.data(),
                                        letters.data() + letters.size());
    if (registry().recording()) {
        registry().add_text(letters, at, false);
    }
}

float groups_height(const app::RecoveryCode& code) {
    const auto lines = static_cast<float>((code.groups.size() + columns - 1) / columns);
    return lines * px(group_height) + std::max(0.0F, lines - 1) * px(10);
}

float draw_groups(const app::RecoveryCode& code, const Rect& at) {
    for (std::size_t i = 0; i < code.groups.size(); ++i) {
        const auto line = static_cast<float>(i / columns);
        const Rect row{at.x, at.y + line * px(group_height + 10), at.w, px(group_height)};
        draw_group(row.column(static_cast<int>(i % columns), columns, px(10)), code.groups[i]);
    }
    return at.y + groups_height(code);
}

/// One line about where it was printed, or the button that prints it.
float draw_print(const ScreenContext& context, const app::RecoveryCode& code, const Rect& at) {
    if (!code.printed.empty()) {
        const Text<1200> where("account_form.recovery.printed", fmt::arg("path", code.printed));
        const Notice done{
            .text = where, .tone = Tone::good, .icon = Icon::file_pdf, .icon_kind = IconKind::regular};
        notice({at.x, at.y, at.w, 0}, done);
        return at.y + notice_height(done, at.w);
    }
    const Button print{.text = t("account_form.recovery.print"), .icon = Icon::file_pdf};
    if (button("recovery.print", {at.x, at.y, 0, 0}, print)) {
        context.out.emplace_back(app::PrintRecoveryCode{});
    }
    return refusal(context, {at.x, at.y + px(36), at.w, 0}, {app::CommandKind::PrintRecoveryCode}, px(12));
}

/// From the title to the last line; the same measures are used for the height of the sheet.
float body(const ScreenContext& context, const app::RecoveryCode& code, const Rect& at) {
    float y = at.y;
    y += wrapped({at.x, y}, at.w, t("account_form.recovery.title"), type::title_m, theme().text) + px(6);
    const Text<1200> whose("account_form.recovery.whose", fmt::arg("name", code.name),
                           fmt::arg("login", code.login), fmt::arg("day", code.day));
    y += wrapped({at.x, y}, at.w, whose, type::meta, theme().text2) + px(12);
    y += wrapped({at.x, y}, at.w, t("account_form.recovery.about"), type::body, theme().text) + px(18);
    y = draw_groups(code, {at.x, y, at.w, 0}) + px(18);
    return draw_print(context, code, {at.x, y, at.w, 0});
}

float body_height(const ScreenContext& context, const app::RecoveryCode& code, float wide) {
    const Text<1200> whose("account_form.recovery.whose", fmt::arg("name", code.name),
                           fmt::arg("login", code.login), fmt::arg("day", code.day));
    const Text<1200> where("account_form.recovery.printed", fmt::arg("path", code.printed));
    const Notice done{.text = where};
    return wrapped_height(t("account_form.recovery.title"), type::title_m, wide) + px(6) +
           wrapped_height(whose, type::meta, wide) + px(12) +
           wrapped_height(t("account_form.recovery.about"), type::body, wide) + px(18) + groups_height(code) +
           px(18) +
           (code.printed.empty()
                ? px(36) + refusal_height(context, wide, {app::CommandKind::PrintRecoveryCode}, px(12))
                : notice_height(done, wide));
}

void foot(const ScreenContext& context, RecoveryUi& ui, Rect at) {
    const Button close{.text = t("account_form.recovery.close"),
                       .kind = ButtonKind::primary,
                       .enabled = ui.kept,
                       .why_disabled = t("account_form.recovery.why")};
    const Rect place = at.cut_right(button_width(close), px(16));
    const float tick = checkbox_size(t("account_form.recovery.kept"), at.w).y;
    checkbox("recovery.kept", {at.x, std::round(at.mid_y() - tick * 0.5F), at.w, 0},
             t("account_form.recovery.kept"), ui.kept);
    if (button("recovery.close", {place.x, std::round(place.mid_y() - px(18)), 0, 0}, close)) {
        context.out.emplace_back(app::KeptRecoveryCode{});
    }
}

} // namespace

void draw_recovery_code(const ScreenContext& context, RecoveryUi& ui) {
    if (!context.model.recovery) {
        Sheet::put_away();
        ui = {};
        return;
    }
    const app::RecoveryCode& code = *context.model.recovery;
    const float wide = std::min(px(width), viewport().w - px(32)) - 2 * px(padding);
    const float strip = px(44);
    const Sheet sheet(body_height(context, code, wide) + px(20) + strip + 2 * px(padding));
    if (!sheet) {
        return;
    }
    Rect inside = Sheet::inside();
    const Rect buttons = inside.cut_bottom(strip, px(20));
    {
        ScrollArea scroll("recovery.list", inside); // in a low window
        if (!ui.showing) {
            focus("recovery.print");
            ui.showing = true;
        }
        scroll.finish(body(context, code, scroll.content()));
    }
    foot(context, ui, buttons);
}

} // namespace mq::ui
