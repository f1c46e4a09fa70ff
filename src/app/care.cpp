#include "app/care.h"

#include "base/clock.h"
#include "store/care.h"

#include <fmt/format.h>

namespace mq::app {
namespace {

std::string iso_time(Instant at) {
    const std::int64_t seconds = at.unix_ms / 1000;
    const std::int64_t of_day = seconds % 86'400;
    return fmt::format("{}T{:02}:{:02}:{:02}Z", iso_day(Day{static_cast<std::int32_t>(seconds / 86'400)}),
                       of_day / 3600, of_day / 60 % 60, of_day % 60);
}

const char* name_of(store::Severity severity) {
    switch (severity) {
        case store::Severity::error: return "error";
        case store::Severity::warning: return "warning";
        case store::Severity::note: return "note";
    }
    return "error";
}

} // namespace

Result<CareReport> check_database(const std::filesystem::path& file, const CareProgress& progress) {
    const auto found = store::check(file, nullptr, progress);
    if (!found)
        return tl::unexpected<Error>(found.error());
    CareReport out;
    out.sound = found->sound();
    out.facts = {{"file", file.string()},
                 {"journal_rows", std::to_string(found->journal_rows)},
                 {"attempts", std::to_string(found->attempts)},
                 {"contents", std::to_string(found->contents)}};
    for (const store::Finding& finding : found->findings)
        out.findings.push_back({name_of(finding.severity), finding.code, finding.message, finding.detail});
    return out;
}

Result<CareReport> database_info(const std::filesystem::path& file) {
    const auto info = store::info(file);
    if (!info)
        return tl::unexpected<Error>(info.error());
    CareReport out;
    out.facts = {{"file", info->path.string()},
                 {"database", info->database.str()},
                 {"schema", std::to_string(info->schema)},
                 {"program_schema", std::to_string(info->program_schema)},
                 {"sqlite", info->sqlite_version},
                 {"created", iso_time(info->created)},
                 {"bytes", std::to_string(info->bytes)},
                 {"wal_bytes", std::to_string(info->wal_bytes)},
                 {"page_bytes", std::to_string(info->page_bytes)},
                 {"pages", std::to_string(info->pages)},
                 {"free_pages", std::to_string(info->free_pages)},
                 {"devices", std::to_string(info->devices.size())}};
    for (const auto& [table, rows] : info->rows)
        out.facts.emplace_back("rows_" + table, std::to_string(rows));
    if (info->oldest)
        out.facts.emplace_back("oldest", iso_time(*info->oldest));
    if (info->newest)
        out.facts.emplace_back("newest", iso_time(*info->newest));
    if (info->counted)
        out.facts.emplace_back("counted", std::to_string(*info->counted));
    return out;
}

Result<CareReport> back_up_database(const std::filesystem::path& file, const std::filesystem::path& to,
                                    const CareProgress& progress) {
    const auto done = store::backup(file, to, progress);
    if (!done)
        return tl::unexpected<Error>(done.error());
    CareReport out;
    out.facts = {{"file", file.string()},
                 {"backup", done->path.string()},
                 {"bytes", std::to_string(done->bytes)},
                 {"journal_rows", std::to_string(done->journal_rows)},
                 {"last_seq", std::to_string(done->last_seq)}};
    return out;
}

} // namespace mq::app
