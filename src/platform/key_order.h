#pragma once

struct ImGuiContext;

namespace mq::platform {

/// Keys come one after another, frames only now and then. Where a frame takes long, ImGui may hear in one of
/// them that K went down and that Ctrl, which was held with it, went up: it takes that for K alone, and Ctrl
/// K does nothing while a plain R may do something nobody asked for. From now on what changes a modifier
/// waits for the next frame when a key, a button or the wheel came before it in the same one.
void keep_key_order(ImGuiContext& context);

} // namespace mq::platform
