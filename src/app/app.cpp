#include "app/app.h"

#include "app/access.h"
#include "app/backups.h"
#include "app/handlers.h"
#include "app/login.h"
#include "app/session.h"

#include <spdlog/spdlog.h>

namespace mq::app {

Revision raise(Model& model) {
    return ++model.revision;
}

void notify(State& state, NoticeKind kind, std::string text) {
    Notice said{state.next_notice++, kind, std::move(text)};
    if (kind == NoticeKind::error)
        said.cause = state.cause;
    state.model.notices.push_back(std::move(said));
    raise(state.model);
}

App::App(std::unique_ptr<State> state) : state_(std::move(state)) {}
App::~App() = default;

const Model& App::model() const {
    return state_->model;
}
const Texts& App::texts() const {
    return state_->texts;
}

namespace {

Status handle_any(State& state, const Command& command) {
    switch (command.kind()) {
#define MONQUA_HANDLE(name) \
    case CommandKind::name: return handle(state, *command.as<name>());
        MONQUA_COMMANDS(MONQUA_HANDLE)
#undef MONQUA_HANDLE
    }
    return fail(ErrorKind::bad_input, "?", "a command of no kind");
}

/// What may be asked for while nobody is signed in.
bool asked_at_the_door(CommandKind kind) {
    switch (kind) {
        case CommandKind::OpenPage: // leads nowhere from there
        case CommandKind::DismissNotice:
        case CommandKind::ChangeSettings:
        case CommandKind::DayChanged:
        case CommandKind::LockNow:
        case CommandKind::RetryOpening:
        case CommandKind::OpenReadOnly:
        case CommandKind::SignIn:
        case CommandKind::SignInHere:
        case CommandKind::RecoverAccount: return true;
        default: return false;
    }
}

Status permitted(const State& state, const Command& command) {
    if (state.model.page == Page::login && !asked_at_the_door(command.kind()))
        return fail(ErrorKind::refused, state.texts.get("access.sign_in_first"));
    if (!fits_session(state, command))
        return fail(ErrorKind::refused, state.texts.get("session.error.only_scenes"));
    return allowed(state, command);
}

Cause cause_of(const Command& command) {
    Cause out{command.kind(), {}};
    if (const auto* consent = command.as<RecordConsent>())
        out.part = consent->consent;
    else if (const auto* picture = command.as<ExportPicture>())
        out.part = std::to_string(static_cast<int>(picture->picture));
    return out;
}

/// It was done, or is being done now: what was said against it before is old.
void forget_refusals(Model& model, const Cause& cause, std::uint64_t before) {
    std::erase_if(model.notices,
                  [&](const Notice& notice) { return notice.id < before && notice.cause == cause; });
}

} // namespace

void App::run(const Command& command) {
    if (store_lent(*state_)) { // nothing is lost: it is done as soon as the store is back
        state_->desk->waiting.push_back(command);
        return;
    }
    const CauseNow cause(*state_, cause_of(command));
    const std::uint64_t first_new = state_->next_notice;
    Status done = permitted(*state_, command);
    if (done)
        done = handle_any(*state_, command);
    keep_standing(*state_);
    raise(state_->model);
    if (done)
        return forget_refusals(state_->model, *state_->cause, first_new);
    spdlog::warn("command failed: {} ({}) {}", done.error().message, name_of(done.error().kind),
                 done.error().detail);
    notify(*state_, NoticeKind::error, done.error().message);
}

std::uint64_t App::sql_statements() const {
    return state_->store ? state_->store->statements_executed() : 0;
}

bool App::busy() const {
    return state_->backup.valid() || !state_->asides.empty() || store_lent(*state_);
}

void App::poll() {
    if (!take_store_back(*state_))
        return; // nothing of the rest can be taken in without it
    if (state_->desk)
        run(std::exchange(state_->desk->waiting, {}));
    take_backup(*state_);
    take_refreshed(*state_);
    take_asides(*state_);
    care_for_data(*state_);
}

double App::seconds_to_next_backup() const {
    return app::seconds_to_next_backup(*state_);
}

double App::seconds_to_next_day() const {
    const Instant now = state_->clock->now();
    const int minute = local_minute(*state_->clock, now);
    constexpr double margin = 1.0; // past midnight for sure
    return (24 * 60 - minute) * 60.0 - static_cast<double>(now.unix_ms % 60'000) / 1000.0 + margin;
}

} // namespace mq::app
