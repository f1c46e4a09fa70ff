#pragma once

#include "platform/loop.h"
#include "platform/synthetic_input.h"
#include "platform/window.h"

#include <imgui.h>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace mq {

/// A person who isn't there: finds things by name on the real window, moves a real mouse to them, and fails
/// with a reason when what is wanted is missing, hidden, disabled or covered. After the first failure nothing
/// more is done.
class Visitor {
public:
    Visitor(platform::Loop& loop, platform::Window& window, platform::FrameFunction frame,
            std::filesystem::path pictures, int taken = 0); ///< `taken`: pictures of an earlier part
    ~Visitor();
    Visitor(const Visitor&) = delete;
    Visitor& operator=(const Visitor&) = delete;

    void click(std::string_view name); ///< scrolls there first if it must
    void type(std::string_view text);  ///< into what has the focus
    void press(ImGuiKeyChord chord);
    void expect(std::string_view text); ///< a text that must be seen now
    void expect_widget(std::string_view name);
    void picture(std::string_view name); ///< `NN-name.png`
    void require(bool holds, std::string_view what);
    void rest(double seconds); ///< lets animations end

    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] int taken() const { return number_; } ///< number of the newest picture
    [[nodiscard]] bool failed() const { return !trouble_.empty(); }
    [[nodiscard]] const std::string& trouble() const { return trouble_; }

private:
    void fail(std::string what);
    void draw();
    bool bring_into_view(std::string_view name);

    platform::Loop& loop_;
    platform::SyntheticInput input_;
    platform::FrameFunction frame_;
    std::filesystem::path pictures_;
    std::string trouble_;
    int number_ = 0;
};

} // namespace mq
