#include "ui/harness.h"

#include "platform/fonts.h"
#include "platform/key_order.h"
#include "ui/allocations.h"
#include "ui/frame_wish.h"

#include <fmt/format.h>
#include <imgui_internal.h>
#include <algorithm>
#include <filesystem>

namespace mq::ui::test {

struct Harness::Context {
    platform::LoadedFonts fonts; // outlives the context below, which reads the files
    ImGuiContext* imgui = nullptr;
    double now = 0;

    Context() {
        ImGui::SetAllocatorFunctions(counted_alloc, counted_free);
        imgui = ImGui::CreateContext();
        platform::keep_key_order(*imgui);
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.LogFilename = nullptr;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        if (std::filesystem::exists(MONQUA_FONTS_DIR "/fonts.manifest")) {
            auto loaded = platform::load_fonts(MONQUA_FONTS_DIR);
            if (!loaded) {
                throw std::runtime_error(loaded.error().message);
            }
            fonts = std::move(*loaded);
        }
    }
    ~Context() { ImGui::DestroyContext(imgui); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
};

Harness::Harness(std::function<void()> draw, const Screen& screen)
    : draw_(std::move(draw)), context_(std::make_unique<Context>()) {
    registry().record(true);
    (void)frame_wish().take();
    set_screen(screen);
    frame(2); // windows get their sizes in the second
}

Harness::~Harness() {
    registry().record(false);
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
}

void Harness::set_screen(const Screen& screen) {
    ImGui::GetIO().DisplaySize = {screen.width, screen.height};
    set_look({.fonts = context_->fonts.fonts,
              .theme = screen.theme,
              .text_scale = screen.text_scale,
              .monitor_scale = screen.monitor_scale,
              .reduced_motion = screen.reduced_motion});
    frame();
}

// A renderer that owns no pixels, but says that it does.
void Harness::use_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

void Harness::draw_once(double step) {
    ImGui::GetIO().DeltaTime = static_cast<float>(std::max(step, 1e-4));
    context_->now += step;
    ImGui::NewFrame();
    draw_();
    ImGui::Render();
    use_textures();
    wish_ = frame_wish().take();
}

void Harness::frame(int count) {
    for (int i = 0; i < count; ++i) {
        draw_once(1.0 / 60);
    }
}

int Harness::wait(double seconds) {
    const double end = context_->now + seconds;
    int drawn = 0;
    while (context_->now + wish_ < end) {
        draw_once(std::max(wish_, 1.0 / 60));
        ++drawn;
    }
    context_->now = std::max(context_->now, end);
    return drawn;
}

void Harness::settle() {
    for (int i = 0; i < 60; ++i) {
        frame();
        if (wish_ > 0.05) {
            return;
        }
    }
}

double Harness::now() const {
    return context_->now;
}

const WidgetRecord& Harness::widget(std::string_view name) const {
    const WidgetRecord* found = registry().find(name);
    if (found == nullptr) {
        throw CannotDo(why_not_clickable(name));
    }
    return *found;
}

void Harness::move(ImVec2 to) {
    ImGui::GetIO().AddMousePosEvent(to.x, to.y);
    frame(2); // what is under the mouse is known a frame later
}

std::string Harness::why_not(std::string_view name) {
    if (std::string why = why_not_clickable(name); !why.empty()) {
        return why;
    }
    move(aim_of(widget(name)));
    return why_not_hit(name);
}

void Harness::aim(std::string_view name) {
    if (const std::string why = why_not(name); !why.empty()) {
        throw CannotDo(why);
    }
}

void Harness::hover(std::string_view name) {
    aim(name);
}

void Harness::click(std::string_view name) {
    aim(name);
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseButtonEvent(0, true);
    frame();
    io.AddMouseButtonEvent(0, false);
    frame(2);
}

void Harness::double_click(std::string_view name) {
    aim(name);
    ImGuiIO& io = ImGui::GetIO();
    for (int i = 0; i < 2; ++i) {
        io.AddMouseButtonEvent(0, true);
        frame();
        io.AddMouseButtonEvent(0, false);
        frame();
    }
    frame();
}

void Harness::wheel(float steps, ImVec2 at) {
    move(at);
    ImGui::GetIO().AddMouseWheelEvent(0, steps);
    frame(2);
}

void Harness::press(ImGuiKeyChord chord) {
    ImGuiIO& io = ImGui::GetIO();
    const auto key = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
    constexpr ImGuiKey mods[] = {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt, ImGuiMod_Super};
    for (const ImGuiKey mod : mods) {
        if ((chord & mod) != 0) {
            io.AddKeyEvent(mod, true);
        }
    }
    io.AddKeyEvent(key, true);
    frame();
    io.AddKeyEvent(key, false);
    for (const ImGuiKey mod : mods) {
        if ((chord & mod) != 0) {
            io.AddKeyEvent(mod, false);
        }
    }
    frame(2);
}

void Harness::type(std::string_view utf8) {
    ImGuiIO& io = ImGui::GetIO();
    for (std::size_t at = 0; at < utf8.size();) {
        unsigned int code = 0;
        at += static_cast<std::size_t>(
            std::max(1, ImTextCharFromUtf8(&code, utf8.data() + at, utf8.data() + utf8.size())));
        io.AddInputCharacter(code);
        frame();
    }
    frame();
}

void Harness::scroll_to(std::string_view name, std::string_view area) {
    constexpr int most_steps = 400;
    if (!has(name) && !area.empty()) {
        const Rect view = widget(area).seen();
        wheel(1e4F, view.centre());
        for (int i = 0; i < most_steps && !has(name); ++i) {
            wheel(-1, view.centre());
        }
    }
    for (int i = 0; i < most_steps; ++i) {
        const WidgetRecord& w = widget(name);
        const Rect seen = w.seen();
        const bool tall = w.rect.h >= w.clip.h;
        if (!seen.empty() && (seen.h >= w.rect.h - 0.5F || tall) && why_not_clickable(name).empty()) {
            return;
        }
        const float before = w.rect.y;
        wheel(w.rect.mid_y() > w.clip.mid_y() ? -1.0F : 1.0F, w.clip.centre());
        if (widget(name).rect.y == before) {
            break;
        }
    }
    throw CannotDo(fmt::format("'{}' can't be scrolled to: {}", name, why_not_clickable(name)));
}

void Harness::tab_to(std::string_view name) {
    for (int i = 0; i < 300; ++i) {
        if (has(name) && widget(name).focused) {
            return;
        }
        press(ImGuiKey_Tab);
    }
    throw CannotDo(fmt::format("'{}' can't be reached with Tab", name));
}

std::uint64_t Harness::allocations_in(int count) {
    registry().record(false);
    const std::uint64_t before = allocations();
    frame(count);
    const std::uint64_t made = allocations() - before;
    registry().record(true);
    frame();
    return made;
}

FrameWork Harness::work() const {
    const ImDrawData& drawn = *ImGui::GetDrawData();
    FrameWork work{.widgets = registry().widgets().size(),
                   .texts = registry().texts().size(),
                   .vertices = static_cast<std::size_t>(drawn.TotalVtxCount)};
    for (const ImDrawList* list : drawn.CmdLists) {
        work.commands += static_cast<std::size_t>(list->CmdBuffer.Size);
    }
    return work;
}

} // namespace mq::ui::test
