#include "app/export_reports.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/export_commands.h"
#include "cli/export_lookup.h"
#include "cli/passphrase.h"

#include <fmt/format.h>

namespace mq::cli {

Result<Uuid> look_up(const app::ExportSource& source, const std::string& about, const std::string& name) {
    const auto reader = app::ExportReader::open(source);
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const bool team = about == "team";
    const auto found = team ? reader->teams_called(name) : reader->people_called(name);
    if (found.size() == 1)
        return found.front().first;
    if (found.empty())
        return fail(ErrorKind::not_found,
                    fmt::format("Không có {} nào tên hoặc mã là “{}”.", team ? "đội" : "người", name));
    std::string all;
    for (const auto& [id, words] : found)
        all += fmt::format("{}{} {}", all.empty() ? "" : "; ", id.str(), words);
    return fail(ErrorKind::bad_input,
                fmt::format("Có {} {} tên “{}”. Hãy ghi mã.", found.size(), team ? "đội" : "người", name),
                all);
}

int tell_failure(const Error& error, bool json) {
    static_cast<void>(report(error, json));
    return error.kind == ErrorKind::bad_input || error.kind == ErrorKind::not_found ? exit_wrong_use
                                                                                    : exit_problems;
}

namespace {

Status may_report(const app::CommandSession& session, const std::string& about, const Uuid& who) {
    if (about != "team")
        return session.may_read(app::Matter::exports, who);
    if (Status done = session.may_do(app::Matter::exports); !done)
        return done;
    return session.may_read_team(who);
}

} // namespace

int report_command(const std::filesystem::path& share, const std::filesystem::path& database,
                   const ReportOptions& options, const KeyOptions& keys) {
    const SystemClock clock;
    const auto session = session_for(database, keys);
    if (!session)
        return tell_failure(session.error(), options.json);
    auto source = app::export_source(database, share, clock, session->keys);
    if (!source)
        return tell_failure(source.error(), options.json);
    source->only = session->seen;
    const auto who = look_up(*source, options.about, options.who);
    if (!who)
        return tell_failure(who.error(), options.json);
    if (const Status may = may_report(*session, options.about, *who); !may)
        return tell_failure(may.error(), options.json);
    const auto done = options.about == "team" ? app::export_team_report(*source, *who, options.out, {})
                                              : app::export_person_report(*source, *who, options.out, {});
    if (!done)
        return tell_failure(done.error(), options.json);
    if (options.json)
        print(nlohmann::ordered_json{{"report", options.about},
                                     {"id", who->str()},
                                     {"file", done->file.string()},
                                     {"people", done->people}}
                  .dump());
    else
        print(done->file.string());
    return exit_good;
}

} // namespace mq::cli
