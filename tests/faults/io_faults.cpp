// The disk fails at operation k of every core flow, once or from then on; or has no more room.
#include "fault_vfs.h"
#include "world.h"

#include <fmt/format.h>
#include <optional>

using namespace mq::store;

namespace mq::faults {
namespace {

using Trouble = std::optional<Error>;

template <class T>
Trouble trouble_of(const Result<T>& result) {
    return result ? Trouble() : Trouble(result.error());
}

/// What a person does. `store`: empty for what begins with opening.
struct Flow {
    const char* name;
    const Folder& (*from)(const World&);
    bool opened;
    Trouble (*work)(std::optional<Store>& store, const Folder& folder);
    int rows;                       ///< it adds to the journal
    void (*whole)(const fs::path&); ///< looks at the file afterwards
};

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

Trouble do_backup(std::optional<Store>& store, const Folder& folder) {
    const auto made = store->backup_to(folder.file("copy.db"));
    if (!made)
        return made.error();
    must_be_sound(folder.file("copy.db"));
    return {};
}

Trouble do_rebuild(std::optional<Store>& store, const Folder&) {
    return trouble_of(store->rebuild_projections());
}

const Folder& from_crashed(const World& w) {
    return w.crashed;
}

void whole_crashed(const fs::path& path) {
    must_be_whole(path, world().known, world().crashed_answers);
}

void whole_older(const fs::path& path) {
    must_be_whole(path, world().older_known, world().older_answers);
}

const Flow flows[] = {
    {"make", [](const World& w) -> const Folder& { return w.nothing; }, false, do_open, 0, must_be_sound},
    {"open", from_crashed, false, do_open, 0, whole_crashed},
    {"migrate", [](const World& w) -> const Folder& { return w.older; }, false, do_open, 0, whole_older},
    {"decide", from_crashed, true, do_append, 1, must_be_sound},
    {"finish", from_crashed, true, do_finish, 1, must_be_sound},
    {"backup", from_crashed, true, do_backup, 0, whole_crashed},
    {"rebuild", from_crashed, true, do_rebuild, 0, whole_crashed},
};

void must_be_clear(const Error& error) {
    // A copy that can't be read back is thrown away as damaged, whatever the reason.
    const bool copy = error.kind == ErrorKind::damaged && error.message.starts_with("Bản sao lưu");
    const bool told = (error.kind == ErrorKind::io || copy) && !error.message.empty();
    must_hold(told, fmt::format("an unclear error: {} — {}", error.message, error.detail));
}

/// A decision is looked up before it is written: a failed look must not count as one.
Trouble guarded_work(const Flow& flow, std::optional<Store>& store, const Folder& folder) {
    try {
        return flow.work(store, folder);
    } catch (const Failure& failure) {
        return Error{ErrorKind::io, failure.what(), {}};
    }
}

Verdict strike(const Flow& flow, const Plan& plan, bool full) {
    const Folder folder;
    folder.take_from(flow.from(world()));
    std::optional<Store> store;
    if (flow.opened)
        must_hold(!do_open(store, folder), "can't be opened without a fault");
    const std::int64_t before = store ? rows_of(*store) : 0;
    arm(plan);
    const Trouble trouble = guarded_work(flow, store, folder);
    disarm();
    if (!struck())
        return Verdict::not_reached;
    if (trouble) {
        must_be_clear(*trouble);
        if (full)
            must_hold(trouble->message.find("đầy") != std::string::npos,
                      "nothing about a full disk: " + trouble->message + trouble->detail);
        must_hold(!store || rows_of(*store) == before, "a write that failed left a trace");
        const Trouble again = guarded_work(flow, store, folder);
        must_hold(!again, "doesn't work when tried again: " + (again ? again->message + again->detail : ""));
    }
    must_hold(!flow.opened || rows_of(*store) == before + flow.rows, "not written once");
    store.reset();
    flow.whole(folder.file());
    return trouble ? Verdict::detected : Verdict::harmless;
}

std::int64_t count_operations(const Flow& flow) {
    const Folder folder;
    folder.take_from(flow.from(world()));
    std::optional<Store> store;
    if (flow.opened)
        must_hold(!do_open(store, folder), "can't be opened without a fault");
    arm({});
    const Trouble trouble = flow.work(store, folder);
    disarm();
    must_hold(!trouble, "fails without a fault");
    return operations();
}

void fail_at_every(Campaign& campaign, const Flow& flow, bool for_ever) {
    const std::string name = fmt::format("I/O fails {}: {}", for_ever ? "for ever" : "once", flow.name);
    if (!campaign.wants(name))
        return;
    const auto all = static_cast<int>(count_operations(flow));
    const int runs = std::min(all, 8 * campaign.scale());
    campaign.each(name, runs, [&](int run, std::mt19937_64& random) {
        Plan plan;
        plan.fail_at = runs == all
                           ? run + 1
                           : 1 + static_cast<std::int64_t>(pick(random, static_cast<std::size_t>(all)));
        plan.for_ever = for_ever;
        return strike(flow, plan, false);
    });
}

} // namespace

void io_faults(Campaign& campaign) {
    for (const Flow& flow : flows)
        for (const bool for_ever : {false, true})
            fail_at_every(campaign, flow, for_ever);
    for (const Flow& flow : flows) {
        if (std::string_view(flow.name) == "open") // which writes nothing
            continue;
        campaign.each(fmt::format("disk full: {}", flow.name), 4 * campaign.scale(),
                      [&](int run, std::mt19937_64& random) {
                          Plan plan;
                          plan.room = run == 0 ? 0 : static_cast<std::int64_t>(pick(random, 60'000));
                          return strike(flow, plan, true);
                      });
    }
}

} // namespace mq::faults
