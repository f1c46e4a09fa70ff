#include "flows.h"

#include <fmt/format.h>

using namespace mq::store;

namespace mq::faults {
namespace {

constexpr const char* typed = "Lần sau em hỏi khách xong mới hứa, rồi ghi lại giờ hẹn."; // into a draft

template <class T>
Trouble trouble_of(const Result<T>& result) {
    return result ? Trouble() : Trouble(result.error());
}

Trouble do_open(std::optional<Store>& store, const Folder& folder) {
    auto opened = Store::open(folder.file(), quiet());
    if (!opened)
        return opened.error();
    store = std::move(*opened);
    return {};
}

Trouble do_append(std::optional<Store>& store, const Folder&) {
    return trouble_of(store->append(world().player.next(*store)));
}

Trouble do_finish(std::optional<Store>& store, const Folder&) {
    return trouble_of(store->append(world().player.finish()));
}

Trouble do_draft(std::optional<Store>& store, const Folder&) {
    return trouble_of(store->save_draft(world().player.attempt, draft_of_reflection, typed, {}));
}

Trouble do_backup(std::optional<Store>& store, const Folder& folder) {
    const auto made = store->backup_to(folder.file("copy.db"));
    if (!made)
        return made.error();
    return {};
}

/// A sound file is never called unsound, whatever fails meanwhile.
Trouble do_check(std::optional<Store>&, const Folder& folder) {
    const auto report = check(folder.file());
    if (!report)
        return report.error();
    for (const Finding& finding : report->findings)
        if (finding.severity == Severity::error)
            return Error{ErrorKind::damaged, "called unsound: " + finding.message, finding.detail};
    return {};
}

Trouble do_rebuild(std::optional<Store>& store, const Folder&) {
    return trouble_of(store->rebuild_projections());
}

const Folder& from_nothing(const World& w) {
    return w.nothing;
}
const Folder& from_crashed(const World& w) {
    return w.crashed;
}
const Folder& from_older(const World& w) {
    return w.older;
}

void whole_crashed(const fs::path& path) {
    must_be_whole(path, world().known, world().crashed_answers);
}

void whole_older(const fs::path& path) {
    must_be_whole(path, world().older_known, world().older_answers);
}

void whole_backup(const fs::path& path) {
    whole_crashed(path);
    must_be_sound(path.parent_path() / "copy.db");
}

void whole_draft(const fs::path& path) {
    {
        const Store store = need(Store::open(path, quiet()));
        const auto drafts = need(store.drafts(world().player.attempt));
        must_hold(drafts == std::vector<Draft>{{std::string(draft_of_reflection), typed}},
                  "what was typed is gone");
    }
    must_be_sound(path);
}

/// A decision is looked up before it is written: a failed look must not count as one.
Trouble guarded_work(const Flow& flow, std::optional<Store>& store, const Folder& folder) {
    try {
        return flow.work(store, folder);
    } catch (const Failure& failure) {
        return Error{ErrorKind::io, failure.what(), {}};
    }
}

void must_be_readable(const Store& store) {
    must_hold(compare_answers(world().crashed_answers, all_answers(store, world().known)) == 0,
              "reading doesn't go on");
}

} // namespace

std::span<const Flow> flows() {
    static const Flow all[] = {
        {"make", from_nothing, false, do_open, 0, must_be_sound},
        {"open", from_crashed, false, do_open, 0, whole_crashed},
        {"migrate", from_older, false, do_open, 0, whole_older},
        {"decide", from_crashed, true, do_append, 1, must_be_sound},
        {"finish", from_crashed, true, do_finish, 1, must_be_sound},
        {"draft", from_crashed, true, do_draft, 0, whole_draft},
        {"backup", from_crashed, true, do_backup, 0, whole_backup},
        {"check", from_crashed, true, do_check, 0, whole_crashed},
        {"rebuild", from_crashed, true, do_rebuild, 0, whole_crashed},
    };
    return all;
}

void must_be_of_disk(const Error& error) {
    const bool told = error.kind == ErrorKind::io && !error.message.empty();
    must_hold(told, fmt::format("an unclear error: {} — {}", error.message, error.detail));
}

Verdict strike(const Flow& flow, const Fault& fault) {
    const Folder folder;
    folder.take_from(flow.from(world()));
    std::optional<Store> store;
    if (flow.opened)
        must_hold(!do_open(store, folder), "can't be opened without a fault");
    const std::int64_t before = store ? rows_of(*store) : 0;
    fault.begin();
    const Trouble trouble = guarded_work(flow, store, folder);
    if (trouble && store && fault.reading_goes_on)
        must_be_readable(*store);
    fault.end();
    if (!fault.struck())
        return Verdict::not_reached;
    if (trouble) {
        fault.clear(*trouble);
        must_hold(!store || rows_of(*store) == before, "a write that failed left a trace");
        const Trouble again = guarded_work(flow, store, folder);
        must_hold(!again, "doesn't work when tried again: " + (again ? again->message + again->detail : ""));
    }
    must_hold(!flow.opened || rows_of(*store) == before + flow.rows, "not written once");
    store.reset();
    flow.whole(folder.file());
    return trouble ? Verdict::detected : Verdict::harmless;
}

void run_whole(const Flow& flow, const std::function<void()>& begin, const std::function<void()>& end) {
    const Folder folder;
    folder.take_from(flow.from(world()));
    std::optional<Store> store;
    if (flow.opened)
        must_hold(!do_open(store, folder), "can't be opened without a fault");
    begin();
    const Trouble trouble = flow.work(store, folder);
    end();
    must_hold(!trouble, "fails without a fault");
}

} // namespace mq::faults
