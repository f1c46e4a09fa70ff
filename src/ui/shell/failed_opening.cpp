#include "ui/shell/failed_opening.h"

#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>

namespace mq::ui {
namespace {

constexpr std::array openings{
    app::CommandKind::OpenPage,      app::CommandKind::OpenHandbook,      app::CommandKind::OpenDebrief,
    app::CommandKind::StartAttempt,  app::CommandKind::ResumeAttempt,     app::CommandKind::RetryFrom,
    app::CommandKind::BeginTurn,     app::CommandKind::OpenConsensus,     app::CommandKind::OpenPerson,
    app::CommandKind::OpenTeam,      app::CommandKind::OpenInsights,      app::CommandKind::OpenMember,
    app::CommandKind::OpenComplaint, app::CommandKind::OpenMemberAttempt, app::CommandKind::OpenObservation,
    app::CommandKind::OpenLaw,       app::CommandKind::BeginAssignment,   app::CommandKind::BeginComplaint};

} // namespace

const app::Notice* FailedOpening::refusal_of_asked(const ScreenContext& context) const {
    if (!asked_ || context.beside == nullptr) {
        return nullptr;
    }
    for (const app::Notice& notice : std::views::reverse(context.model.notices)) {
        if (notice.kind == app::NoticeKind::error && notice.cause &&
            notice.cause->command == asked_->kind()) {
            return &notice;
        }
    }
    return nullptr;
}

bool FailedOpening::draw(const ScreenContext& context, const Rect& area) {
    const app::Notice* notice = refusal_of_asked(context);
    if (std::exchange(again_, false) && notice != nullptr && notice->id > context.beside->newest) {
        notice_ = notice->id; // the page isn't shown for a frame in between
    }
    if (notice == nullptr || notice->id != notice_) {
        notice_ = 0;
        return false;
    }
    context.beside->add(notice_);
    const Text<1600> words("unopened.text", fmt::arg("why", std::string_view(notice->text)));
    const int pressed = error_state("unopened", area,
                                    {.title = t("unopened.title"),
                                     .text = words,
                                     .first = t("unopened.retry"),
                                     .second = t("unopened.back")});
    if (pressed == 1) {
        context.out.push_back(*asked_);
    } else if (pressed == 2 || shortcut(ImGuiKey_Escape)) {
        context.out.emplace_back(app::DismissNotice{notice_});
        notice_ = 0;
        frame_wish().at_once();
    }
    return true;
}

void FailedOpening::note(const ScreenContext& context) {
    const auto asked = std::ranges::find_if(context.out, [](const app::Command& command) {
        return std::ranges::find(openings, command.kind()) != openings.end();
    });
    if (asked != context.out.end()) {
        asked_ = *asked;
        again_ = notice_ != 0;
        if (again_) {
            context.out.emplace_back(app::DismissNotice{std::exchange(notice_, 0)});
        }
        return;
    }
    const app::Notice* notice = refusal_of_asked(context);
    const bool fresh = notice != nullptr && notice->id > context.beside->newest;
    if (fresh && !context.beside->has(notice->id)) { // no page says it where it was asked for
        context.beside->add(notice->id);
        notice_ = notice->id;
        frame_wish().at_once();
    }
}

} // namespace mq::ui
