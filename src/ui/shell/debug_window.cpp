#include "ui/shell/debug_window.h"

#include <imgui.h>

namespace mq::ui {
void DebugWindow::draw(const ScreenContext& context) {
    for (const app::Command& command : context.out)
        commands_[count_++ % kept] = command.kind();
    if (!open_)
        return;
    ImGui::ShowMetricsWindow();
    if (ImGui::Begin("Món Quà: trạng thái", &open_)) {
        const app::Model& model = context.model;
        ImGui::Text("model %llu  home %llu  radar %llu  attempts %llu",
                    static_cast<unsigned long long>(model.revision),
                    static_cast<unsigned long long>(model.home.revision),
                    static_cast<unsigned long long>(model.radar.revision),
                    static_cast<unsigned long long>(model.attempts.revision));
        ImGui::Text("frame %d  %.3f ms", ImGui::GetFrameCount(),
                    static_cast<double>(1000.0F / ImGui::GetIO().Framerate));
        ImGui::SeparatorText("commands");
        for (std::uint64_t i = count_; i > 0 && count_ - i < kept; --i)
            ImGui::TextUnformatted(name_of(commands_[(i - 1) % kept]));
    }
    ImGui::End();
}

} // namespace mq::ui
