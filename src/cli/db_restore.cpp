#include "cli/cli.h"
#include "cli/commands.h"

#include "app/backup_files.h"

#include <fmt/format.h>

namespace mq::cli {
namespace {

nlohmann::json or_null(const std::optional<std::int64_t>& value) {
    return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
}

nlohmann::json as_json(const app::BackupFact& backup) {
    return {{"path", backup.path.string()},
            {"made", backup.made},
            {"kind", backup.kind},
            {"bytes", backup.bytes},
            {"last_seq", or_null(backup.last_seq)},
            {"lacks", or_null(backup.lacks)}};
}

nlohmann::json as_json(const app::RestoreFacts& facts) {
    return {{"backup", as_json(facts.backup)},
            {"sound", facts.sound},
            {"problem", facts.problem},
            {"rows", facts.rows},
            {"rows_now", or_null(facts.rows_now)},
            {"lacks", facts.lacks},
            {"lacks_by_kind", facts.lacks_by_kind},
            {"newest", facts.newest}};
}

void tell(const app::RestoreFacts& facts) {
    print(fmt::format("{:16} {}", "backup", facts.backup.path.string()));
    print(fmt::format("{:16} {}", "made", facts.backup.made));
    print(fmt::format("{:16} {}", "rows", facts.rows));
    print(fmt::format("{:16} {}", "newest", facts.newest));
    print(fmt::format("{:16} {}", "rows_now", facts.rows_now ? std::to_string(*facts.rows_now) : "?"));
    print(facts.lacks == 0 ? "Khôi phục không làm mất dòng nào."
                           : fmt::format("Khôi phục sẽ bỏ {} dòng ghi sau lúc đó:", facts.lacks));
    for (const auto& [kind, rows] : facts.lacks_by_kind)
        print(fmt::format("  {:24} {}", kind, rows));
    if (!facts.problem.empty())
        print(facts.problem);
}

int copy_to_side(const RestoreOptions& options, nlohmann::json out) {
    const auto copied = app::back_up_database(options.backup, options.side);
    if (!copied)
        return report(copied.error(), options.json);
    out["side"] = options.side;
    print(options.json ? out.dump() : fmt::format("Đã chép ra {}. Tệp dữ liệu không đổi.", options.side));
    return exit_good;
}

int put_in_place(const RestoreOptions& options, nlohmann::json out) {
    const auto done = app::restore_file(options.file, options.backup, SystemClock().now());
    if (!done)
        return report(done.error(), options.json);
    out["restored"] = true;
    out["kept"] = done->kept.string();
    out["lost_rows"] = done->lost_rows;
    if (options.json)
        print(out.dump());
    else if (done->kept.empty())
        print("Đã khôi phục.");
    else
        print(fmt::format("Đã khôi phục. Tệp cũ nằm ở {}", done->kept.string()));
    return exit_good;
}

} // namespace

int db_backups_command(const DbOptions& options) {
    const auto backups = app::backups_of(options.file);
    if (!backups)
        return report(backups.error(), options.json);
    if (options.json) {
        nlohmann::json out{{"file", options.file}, {"backups", nlohmann::json::array()}};
        for (const app::BackupFact& backup : *backups)
            out["backups"].push_back(as_json(backup));
        print(out.dump());
        return exit_good;
    }
    for (const app::BackupFact& backup : *backups)
        print(fmt::format("{}  {:13} {:>12}  {:>8}  {}", backup.made, backup.kind, backup.bytes,
                          backup.lacks ? fmt::format("−{}", *backup.lacks) : "?", backup.path.string()));
    if (backups->empty())
        print("Chưa có bản sao lưu nào.");
    return exit_good;
}

int db_restore_command(const RestoreOptions& options) {
    const auto facts = app::compare_backup(options.file, options.backup);
    if (!facts)
        return report(facts.error(), options.json);
    nlohmann::json out = as_json(*facts);
    out["restored"] = false;
    if (!options.json)
        tell(*facts);
    if (facts->problem.empty() && !options.side.empty())
        return copy_to_side(options, std::move(out));
    if (facts->problem.empty() && options.yes)
        return put_in_place(options, std::move(out));
    if (options.json)
        print(out.dump());
    else if (facts->problem.empty())
        print("Chưa có gì thay đổi. Thêm --yes để khôi phục.");
    return facts->problem.empty() ? exit_good : exit_problems;
}

} // namespace mq::cli
