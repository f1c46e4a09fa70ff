#include "cli/agree_json.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/table_input.h"

#include <fmt/format.h>

namespace mq::cli {

int agree_command(const AgreeOptions& options) {
    const auto request = agree_request(options.measure, options.weights, options.level);
    if (!request)
        return report(request.error(), options.json);
    const auto csv = read_text(options.file);
    if (!csv)
        return report(csv.error(), options.json);
    const auto table = read_rating_table(*csv);
    if (!table) {
        Error error = table.error();
        error.message = fmt::format("{}: {}", options.file, error.message);
        return report(error, options.json);
    }
    std::string out = options.json ? agree_document(*table, *request) : agree_summary(*table, *request);
    while (!out.empty() && out.back() == '\n')
        out.pop_back(); // print ends the line
    print(out);
    return exit_good;
}

} // namespace mq::cli
