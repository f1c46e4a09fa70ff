#include "report/fonts.h"

#include <fstream>
#include <map>
#include <string>

namespace mq::report {

Result<Fonts> find_fonts(const std::filesystem::path& folder) {
    std::ifstream file(folder / "fonts.manifest");
    std::map<std::string, std::filesystem::path> manifest; // `key = value` lines
    for (std::string line; std::getline(file, line);) {
        const auto equals = line.find(" = ");
        if (equals != std::string::npos)
            manifest[line.substr(0, equals)] = folder / line.substr(equals + 3);
    }
    Fonts fonts{manifest["regular"], manifest["semibold"], manifest["bold"], manifest["code"]};
    for (const auto* path : {&fonts.regular, &fonts.semibold, &fonts.bold}) {
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(*path, ignored))
            return fail(ErrorKind::not_found, "Không tìm thấy phông chữ của chương trình.",
                        (folder / "fonts.manifest").string());
    }
    return fonts;
}

} // namespace mq::report
