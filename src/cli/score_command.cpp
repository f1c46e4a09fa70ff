#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/score_json.h"

namespace mq::cli {

int score_command(const std::filesystem::path& share, const std::string& file, bool json) {
    const auto competency = competency_from(share);
    if (!competency)
        return report(competency.error(), json);
    const auto text = read_text(file);
    if (!text)
        return report(text.error(), json);
    const auto out = json ? score_document(*text, *competency) : score_summary(*text, *competency);
    if (!out)
        return report(out.error(), json);
    print(*out);
    return exit_good;
}

} // namespace mq::cli
