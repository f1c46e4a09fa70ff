#include "app/app.h"

#include "app/handlers.h"
#include "app/session.h"

#include <spdlog/spdlog.h>

namespace mq::app {

Revision raise(Model& model) {
    return ++model.revision;
}

void notify(State& state, NoticeKind kind, std::string text) {
    state.model.notices.push_back({state.next_notice++, kind, std::move(text)});
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

} // namespace

void App::run(const Command& command) {
    const Status done =
        fits_session(*state_, command)
            ? handle_any(*state_, command)
            : Status(fail(ErrorKind::refused, state_->texts.get("session.error.only_scenes")));
    keep_standing(*state_);
    raise(state_->model);
    if (done)
        return;
    spdlog::warn("command failed: {} ({}) {}", done.error().message, name_of(done.error().kind),
                 done.error().detail);
    notify(*state_, NoticeKind::error, done.error().message);
}

std::uint64_t App::sql_statements() const {
    return state_->store ? state_->store->statements_executed() : 0;
}

bool App::busy() const {
    return state_->backup.valid() || !state_->asides.empty();
}

void App::poll() {
    take_backup(*state_);
    take_refreshed(*state_);
    take_asides(*state_);
}

double App::seconds_to_next_day() const {
    const Instant now = state_->clock->now();
    const int minute = local_minute(*state_->clock, now);
    constexpr double margin = 1.0; // past midnight for sure
    return (24 * 60 - minute) * 60.0 - static_cast<double>(now.unix_ms % 60'000) / 1000.0 + margin;
}

} // namespace mq::app
