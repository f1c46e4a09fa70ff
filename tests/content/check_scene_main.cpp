// check_scene FILE…: prints what the checker says of scenes. A tool for those who write them before the
// program is there; `monqua check` does the same and more.
#include "content/competency_file.h"
#include "content/scenario_file.h"

#include <fmt/format.h>

int main(int argc, char** argv) {
    using namespace mq::content;
    const LoadedCompetency model = load_competency_file(MONQUA_SOURCE_DIR "/assets/competencies/a01.yaml");
    for (const Diagnostic& d : model.diagnostics)
        fmt::print("{}\n", line_of(d));
    if (!model.competency)
        return 2;
    bool good = true;
    for (int i = 1; i < argc; ++i) {
        const LoadedScenario loaded = check_scenario_file(argv[i], *model.competency);
        for (const Diagnostic& d : loaded.diagnostics)
            fmt::print("{}\n", line_of(d));
        const Counts counts = count(loaded.diagnostics);
        fmt::print("{}: {} error(s), {} warning(s), {} note(s)\n", argv[i], counts.errors, counts.warnings,
                   counts.notes);
        good = good && loaded.scenario.has_value();
    }
    return good ? 0 : 1;
}
