#include "ui/shell/notices.h"

namespace mq::ui {
namespace {

ToastKind kind_of(app::NoticeKind kind) {
    switch (kind) {
        case app::NoticeKind::good: return ToastKind::done;
        case app::NoticeKind::warning: return ToastKind::warning;
        case app::NoticeKind::error: return ToastKind::error;
        case app::NoticeKind::info: break;
    }
    return ToastKind::info;
}

} // namespace

void take_notices(const ScreenContext& context, Toasts& toasts) {
    NoticesBeside& beside = *context.beside;
    for (const app::Notice& notice : context.model.notices) {
        if (beside.has(notice.id)) {
            continue;
        }
        const bool fresh = notice.id > beside.newest;
        if (fresh) {
            toasts.push({.kind = kind_of(notice.kind), .text = notice.text});
        }
        if (fresh || beside.had(notice.id)) { // the toast has it now, or its form is gone
            context.out.emplace_back(app::DismissNotice{notice.id});
        }
    }
    beside.next(context.model);
}

} // namespace mq::ui
