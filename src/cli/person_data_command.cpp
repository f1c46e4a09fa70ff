#include "app/person_file.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/export_commands.h"
#include "cli/export_lookup.h"
#include "cli/passphrase.h"

#include <fmt/format.h>
#include <system_error>

namespace mq::cli {
namespace {

namespace fs = std::filesystem;

/// HR, and who works with data that nobody is signed in to, take out all there is; others what is their own.
app::FileScope scope_of(const app::CommandSession& session) {
    return !session.person || session.role == app::Role::hr ? app::FileScope::hr : app::FileScope::own;
}

} // namespace

int person_data_command(const fs::path& share, const fs::path& database, const ExportOptions& options,
                        const KeyOptions& keys) {
    const SystemClock clock;
    const auto session = session_for(database, keys);
    if (!session)
        return tell_failure(session.error(), options.json);
    const auto source = app::export_source(database, share, clock, session->keys);
    if (!source)
        return tell_failure(source.error(), options.json);
    const auto who = look_up(*source, "person", options.person);
    if (!who)
        return tell_failure(who.error(), options.json);
    if (const Status may = session->may_read(app::Matter::rights, *who); !may)
        return tell_failure(may.error(), options.json);
    const fs::path folder = fs::absolute(options.out);
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        return tell_failure(
            Error{ErrorKind::io, fmt::format("Không tạo được thư mục “{}”.", options.out), failed.message()},
            options.json);
    const auto done = app::export_person_data(*source, *who, scope_of(*session), folder, {});
    if (!done)
        return tell_failure(done.error(), options.json);
    if (options.json)
        print(nlohmann::ordered_json{
            {"person", who->str()}, {"pdf", done->pdf.string()}, {"json", done->json.string()}}
                  .dump());
    else
        print(fmt::format("{}\n{}", done->pdf.string(), done->json.string()));
    return exit_good;
}

} // namespace mq::cli
