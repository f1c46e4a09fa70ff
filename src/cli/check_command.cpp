#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/scene_matrix.h"

#include "content/check_paths.h"
#include "content/scenario_file.h"
#include "domain/reply_reading.h"

#include <fmt/format.h>

namespace mq::cli {

int check_command(const std::filesystem::path& share, const std::vector<std::string>& paths, bool json) {
    const auto competency = competency_from(share);
    if (!competency)
        return report(competency.error(), json);
    std::vector<std::filesystem::path> wanted(paths.begin(), paths.end());
    for (const auto& path : wanted)
        if (std::error_code error; !std::filesystem::exists(path, error))
            return report(Error{ErrorKind::not_found, fmt::format("Không có “{}”.", path.string()), {}},
                          json);
    // Where the coder's own words are broken their files are told, and examples wait until they are mended.
    const auto coder = coder_from(share);
    const content::CheckReport checked = content::check_paths(
        wanted, *competency, coder ? domain::reader_with(*coder) : domain::ReplyReader{});
    const content::Counts counts = content::count(checked.diagnostics);
    if (json) {
        nlohmann::json out{{"files", checked.files},
                           {"errors", counts.errors},
                           {"warnings", counts.warnings},
                           {"notes", counts.notes}};
        out["diagnostics"] = nlohmann::json::parse(content::json_of(checked.diagnostics));
        print(out.dump());
    } else {
        for (const content::Diagnostic& diagnostic : checked.diagnostics)
            print(content::line_of(diagnostic));
        print_error(fmt::format("{} tệp: {} lỗi, {} cảnh báo, {} ghi chú", checked.files, counts.errors,
                                counts.warnings, counts.notes));
    }
    return counts.errors > 0 ? exit_problems : exit_good;
}

int matrix_command(const std::filesystem::path& share, const std::vector<std::string>& paths) {
    const auto competency = competency_from(share);
    if (!competency)
        return report(competency.error(), false);
    std::vector<domain::Scenario> scenes;
    bool all_read = true;
    for (const std::string& path : paths)
        for (const auto& file : content::yaml_files_under(path)) {
            auto loaded = content::load_scenario_file(file, *competency);
            all_read = all_read && loaded.scenario;
            if (loaded.scenario)
                scenes.push_back(std::move(*loaded.scenario));
            else
                print_error(fmt::format("{}: không đọc được; chạy monqua check để xem lỗi.", file.string()));
        }
    print(scene_matrix(scenes, *competency));
    return all_read ? exit_good : exit_problems;
}

} // namespace mq::cli
