#include "app/directory.h"
#include "app/evidence_book.h"
#include "app/handlers.h"
#include "app/law.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <utility>

// Who looked at what is about whom.
namespace mq::app {
namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 7> looks{
    {{"member_page", "law.access.member_page"},
     {"interview", "law.access.interview"},
     {"attempt", "law.access.attempt"},
     {"export", "law.access.export"},
     {"report", "law.access.report"},
     {"person_export", "law.access.person_export"},
     {"recovery", "law.access.recovery"}}};

std::string moment(const State& state, Instant at) {
    const int minute = local_minute(*state.clock, at);
    return fmt::format("{}, {:02}:{:02}",
                       day_in_words(local_day(*state.clock, at), state.today(), state.texts), minute / 60,
                       minute % 60);
}

} // namespace

std::string access_in_words(const store::AccessLogged& what, const Texts& texts) {
    const auto known = std::ranges::find(looks, what.what, &std::pair<std::string_view, const char*>::first);
    std::string out = known == looks.end() ? what.what : texts.get(known->second);
    if (!what.detail.empty())
        out += " · " + what.detail;
    return out;
}

Result<std::vector<AccessLine>> access_lines(State& state, const std::optional<Uuid>& person,
                                             std::int64_t limit, bool* more) {
    const auto rows = state.store->access_log(person, store::Page{0, limit + 1});
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const auto known = directory(state);
    if (!known)
        return tl::unexpected<Error>(known.error());
    const auto name_of = [&](const Uuid& id) {
        const DirectoryEntry* entry = (*known)->find(id);
        return entry && !entry->name.empty() ? entry->name : state.texts.get("law.somebody");
    };
    if (more != nullptr)
        *more = static_cast<std::int64_t>(rows->size()) > limit;
    std::vector<AccessLine> out;
    for (const store::AccessRow& row : *rows)
        if (static_cast<std::int64_t>(out.size()) < limit)
            out.push_back({moment(state, row.at), name_of(row.actor), access_in_words(row.what, state.texts),
                           name_of(row.person)});
    return out;
}

} // namespace mq::app
