#include "cli/cli.h"
#include "cli/commands.h"

#include "app/corrections.h"

namespace mq::cli {

int corrections_command(const std::filesystem::path& share, const std::string& database) {
    const auto competency = competency_from(share);
    if (!competency)
        return report(competency.error(), false);
    const auto replies = app::corrected_replies(database, *competency);
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
