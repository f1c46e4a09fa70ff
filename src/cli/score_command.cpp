#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/score_json.h"
#include "cli/score_simulation.h"

namespace mq::cli {

int score_command(const std::filesystem::path& share, const ScoreOptions& options) {
    if (!options.simulate && options.file.empty())
        return report(Error{ErrorKind::bad_input, "Cần tên tệp bằng chứng, hoặc --simulate.", {}},
                      options.json);
    const auto competency = competency_from(share);
    if (!competency)
        return report(competency.error(), options.json);
    if (options.simulate) {
        const ScoreSimulation simulation = simulate_scoring(*competency, options.people, options.seed);
        print(options.json ? simulation_document(simulation) : simulation_summary(simulation));
        return exit_good;
    }
    const auto text = read_text(options.file);
    if (!text)
        return report(text.error(), options.json);
    const auto out = options.json ? score_document(*text, *competency) : score_summary(*text, *competency);
    if (!out)
        return report(out.error(), options.json);
    print(*out);
    return exit_good;
}

} // namespace mq::cli
