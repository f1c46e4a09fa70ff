#include "ui/draft_keeper.h"

#include "ui/frame_wish.h"

namespace mq::ui {
namespace {

constexpr double every = 1.0; // seconds

} // namespace

void DraftKeeper::begin(std::string_view kept) {
    kept_ = kept;
    next_ = 0;
}

void DraftKeeper::keep(const ScreenContext& context, const Uuid& attempt, std::string_view field,
                       const std::string& text) {
    if (!behind(text) || context.model.read_only) {
        return;
    }
    if (context.now < next_) {
        frame_wish().in(next_ - context.now);
        return;
    }
    keep_now(context, attempt, field, text);
}

void DraftKeeper::keep_now(const ScreenContext& context, const Uuid& attempt, std::string_view field,
                           const std::string& text) {
    if (!behind(text) || context.model.read_only) {
        return;
    }
    context.out.emplace_back(app::SaveDraft{attempt, std::string(field), text});
    kept_ = text;
    next_ = context.now + every;
}

} // namespace mq::ui
