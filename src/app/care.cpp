#include "app/care.h"

#include "app/recompute.h"
#include "base/clock.h"
#include "store/care.h"

#include <fmt/format.h>
#include <algorithm>
#include <iterator>

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

constexpr double pages_share = 0.7;                 ///< of the whole check, by time
constexpr std::size_t most_findings_of_a_kind = 20; ///< of single standings; the count of all is told

CareFinding told(const StandingFinding& finding) {
    using Kind = StandingFinding::Kind;
    const char* severity = "error";
    const char* message = "";
    switch (finding.kind) {
        case Kind::different:
            message = "Một kết quả năng lực đã lưu khác với kết quả tính lại từ nhật ký.";
            break;
        case Kind::last_decimal:
            severity = "note";
            message =
                "Một kết quả năng lực đã lưu lệch ở chữ số cuối so với tính lại, thường do tính trên máy "
                "khác.";
            break;
        case Kind::unreadable: message = "Kết quả năng lực đã lưu của một người không đọc được."; break;
        case Kind::parameters:
            message = "Không đọc được bộ tham số của một kết quả năng lực đã lưu nên không tính lại được.";
            break;
        case Kind::deleted:
            severity = "note";
            message = "Một kết quả năng lực đã lưu không tính lại được vì có bằng chứng đã bị xóa hẳn.";
            break;
    }
    std::string detail = "person " + finding.person.str();
    if (!finding.version.empty())
        detail += fmt::format(", {}, {}", iso_day(finding.day), finding.version);
    return {severity, "standing", message, detail + ", " + finding.detail};
}

void add_standings(const StandingCheck& checked, CareReport& out) {
    out.facts.emplace_back("standings", std::to_string(checked.standings));
    std::vector<CareFinding> all;
    std::ranges::transform(checked.findings, std::back_inserter(all), told);
    std::ranges::stable_partition(all, [](const CareFinding& f) { return f.severity == "error"; });
    out.sound = out.sound && (all.empty() || all.front().severity != "error");
    const std::size_t shown = std::min(all.size(), most_findings_of_a_kind);
    std::copy_n(all.begin(), shown, std::back_inserter(out.findings));
    if (shown < all.size())
        out.findings.push_back({"note",
                                "standing",
                                fmt::format("Còn {} kết quả năng lực nữa có vấn đề.", all.size() - shown),
                                {}});
}

/// The rules of scoring are not the store's, so what it can't check is checked here.
Status check_kept_standings(const std::filesystem::path& file, const CareProgress& progress,
                            const std::optional<store::KeyPlace>& keys, CareReport& out) {
    RecomputeOptions options;
    options.keys = keys;
    if (progress)
        options.progress = [&](double share) { return progress(pages_share + (1.0 - pages_share) * share); };
    const auto checked = check_standings(file, options);
    if (checked)
        add_standings(*checked, out);
    else if (checked.error().kind == ErrorKind::refused)
        return tl::unexpected<Error>(checked.error());
    else {
        out.sound = false;
        out.findings.push_back({"error", "standing", checked.error().message, checked.error().detail});
    }
    return {};
}

} // namespace

Result<CareReport> check_database(const std::filesystem::path& file, const CareProgress& progress,
                                  const std::optional<store::KeyPlace>& keys) {
    store::Progress of_the_store;
    if (progress)
        of_the_store = [&](double share) { return progress(pages_share * share); };
    const auto found =
        keys ? store::check(file, *keys, of_the_store) : store::check(file, nullptr, of_the_store);
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
    const bool older = std::ranges::any_of(found->findings, [](const auto& f) { return f.code == "schema"; });
    if (older)
        return out; // made before standings were kept, or read only once it is brought forward
    if (Status done = check_kept_standings(file, progress, keys, out); !done)
        return tl::unexpected<Error>(done.error());
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
