#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/export_lookup.h"
#include "cli/passphrase.h"

#include "app/corrections.h"

namespace mq::cli {

int corrections_command(const std::filesystem::path& share, const std::string& database,
                        const KeyOptions& keys) {
    const auto competency = competency_from(share);
    if (!competency)
        return report(competency.error(), false);
    const auto session = session_for(database, keys);
    if (!session)
        return tell_failure(session.error(), false);
    if (const Status may = session->may_do(app::Matter::corrections); !may)
        return tell_failure(may.error(), false);
    const auto replies = app::corrected_replies(database, *competency, session->keys);
    if (!replies)
        return report(replies.error(), false);
    for (const app::CorrectedReply& reply : *replies)
        print(nlohmann::ordered_json{{"id", reply.id},
                                     {"channel", reply.channel},
                                     {"customer", reply.customer},
                                     {"reply", reply.reply},
                                     {"acts", reply.acts}}
                  .dump());
    return exit_good;
}

} // namespace mq::cli
