#include "app/aside.h"

#include "app/handlers.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>
#include <vector>

namespace mq::app {
namespace {

bool has_ended(const Aside& aside) {
    return aside.result.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

void tell_how_it_ended(State& state, const Aside& aside, const Error& error) {
    if (aside.failed)
        return aside.failed(state, error);
    const bool stopped = aside.voice->cancelled();
    notify(state, stopped ? NoticeKind::info : NoticeKind::error,
           stopped ? state.texts.get("work.stopped") : error.message);
}

void take(State& state, Aside aside) {
    const CauseNow cause(state, aside.cause);
    Result<AfterWork> result = aside.result.get();
    if (!result)
        return tell_how_it_ended(state, aside, result.error());
    if (!*result)
        return;
    if (const Status done = (*result)(state); !done)
        tell_how_it_ended(state, aside, done.error());
}

void show_progress(State& state) {
    const auto shown = std::ranges::find_if(state.asides, [](const Aside& a) { return !a.title.empty(); });
    if (shown == state.asides.end()) {
        state.model.work.reset();
        return;
    }
    state.model.work =
        RunningWork{shown->title, shown->voice->line(), shown->voice->share(), !shown->voice->cancelled()};
}

} // namespace

bool WorkVoice::tell(double share, std::string line) {
    share_ = share;
    if (!line.empty()) {
        const std::scoped_lock lock(mutex_);
        line_ = std::move(line);
    }
    return !cancelled_;
}

std::string WorkVoice::line() const {
    const std::scoped_lock lock(mutex_);
    return line_;
}

Status begin_aside(State& state, LongWork work) {
    if (runs_aside(state, work.kind))
        return fail(ErrorKind::busy, state.texts.get("error.work_running"));
    Aside aside;
    aside.kind = std::move(work.kind);
    aside.title = std::move(work.title);
    aside.voice = std::make_shared<WorkVoice>();
    aside.failed = std::move(work.failed);
    aside.cause = state.cause;
    aside.result = std::async(
        std::launch::async, [run = std::move(work.run), voice = aside.voice]() -> Result<AfterWork> {
            try {
                return run(*voice);
            } catch (const std::exception& e) { // of a library: nothing may leave the thread
                return fail(ErrorKind::internal, "Chưa làm được vì một lỗi của chương trình.", e.what());
            }
        });
    state.asides.push_back(std::move(aside));
    show_progress(state);
    return {};
}

void take_asides(State& state) {
    if (state.asides.empty())
        return;
    std::vector<Aside> ended;
    for (auto at = state.asides.begin(); at != state.asides.end();)
        if (has_ended(*at)) {
            ended.push_back(std::move(*at));
            at = state.asides.erase(at);
        } else {
            ++at;
        }
    for (Aside& aside : ended) // may begin new work
        take(state, std::move(aside));
    show_progress(state);
    raise(state.model);
}

bool runs_aside(const State& state, const std::string& kind) {
    return std::ranges::any_of(state.asides, [&](const Aside& aside) { return aside.kind == kind; });
}

Status handle(State& state, const CancelWork&) {
    for (Aside& aside : state.asides)
        if (!aside.title.empty())
            aside.voice->cancel();
    show_progress(state);
    return {};
}

} // namespace mq::app
