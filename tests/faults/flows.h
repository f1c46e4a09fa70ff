#pragma once

#include "world.h"

#include <functional>
#include <optional>
#include <span>

/// The core flows that a fault may strike: what a person does that writes.
namespace mq::faults {

using Trouble = std::optional<Error>;

struct Flow {
    const char* name;
    const Folder& (*from)(const World&);
    bool opened; ///< the store is open before; else the flow begins with opening it
    Trouble (*work)(std::optional<store::Store>& store, const Folder& folder);
    int rows;                       ///< it adds to the journal
    void (*whole)(const fs::path&); ///< looks at the file afterwards
};

[[nodiscard]] std::span<const Flow> flows();

/// What strikes while a flow is at work.
struct Fault {
    std::function<void()> begin;
    std::function<void()> end;
    std::function<bool()> struck;            ///< whether it happened since begin()
    std::function<void(const Error&)> clear; ///< throws Failure at an error that doesn't say what happened
    bool reading_goes_on = false;            ///< while it lasts
};

/// Lets a fault strike a flow: an error that is told and leaves no trace, the same again without the fault,
/// or no harm; then looks at what is there.
[[nodiscard]] Verdict strike(const Flow& flow, const Fault& fault);

/// Runs a flow between `begin` and `end`, without a fault: to count what could fail.
void run_whole(const Flow& flow, const std::function<void()>& begin, const std::function<void()>& end);

/// What every error says that comes of a disk.
void must_be_of_disk(const Error& error);

} // namespace mq::faults
