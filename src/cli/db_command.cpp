#include "cli/cli.h"
#include "cli/commands.h"

#include "app/care.h"

#include <fmt/format.h>

namespace mq::cli {
namespace {

nlohmann::json as_json(const app::CareReport& care) {
    nlohmann::json out{{"sound", care.sound}, {"findings", nlohmann::json::array()}};
    for (const auto& [name, value] : care.facts)
        out["facts"][name] = value;
    for (const app::CareFinding& finding : care.findings)
        out["findings"].push_back({{"severity", finding.severity},
                                   {"code", finding.code},
                                   {"message", finding.message},
                                   {"detail", finding.detail}});
    return out;
}

void tell(const app::CareReport& care, const std::string& action) {
    for (const auto& [name, value] : care.facts)
        print(fmt::format("{:16} {}", name, value));
    for (const app::CareFinding& finding : care.findings)
        print(fmt::format("{}: {}: {} {}", finding.severity, finding.code, finding.message, finding.detail));
    if (action == "check")
        print(care.sound ? "Dữ liệu lành lặn." : "Dữ liệu có chỗ hỏng. Không có gì bị sửa.");
}

} // namespace

int db_command(const DbOptions& options) {
    const auto care = options.action == "check"  ? app::check_database(options.file)
                      : options.action == "info" ? app::database_info(options.file)
                                                 : app::back_up_database(options.file, options.to);
    if (!care)
        return report(care.error(), options.json);
    if (options.json)
        print(as_json(*care).dump());
    else
        tell(*care, options.action);
    return care->sound ? exit_good : exit_problems;
}

} // namespace mq::cli
