#include "app/config.h"

#include <fstream>
#include <nlohmann/json.hpp>

namespace mq::app {

std::optional<std::filesystem::path> configured_data_dir(const std::filesystem::path& config_file) {
    std::ifstream in(config_file);
    if (config_file.empty() || !in)
        return std::nullopt;
    const auto json = nlohmann::json::parse(in, nullptr, false);
    if (!json.is_object() || !json.contains("data_dir") || !json["data_dir"].is_string())
        return std::nullopt;
    return std::filesystem::path(json["data_dir"].get<std::string>());
}

Status remember_data_dir(const std::filesystem::path& config_file, const std::filesystem::path& data_dir) {
    if (config_file.empty())
        return {};
    std::error_code error;
    std::filesystem::create_directories(config_file.parent_path(), error);
    const std::filesystem::path fresh = config_file.string() + ".new";
    {
        std::ofstream out(fresh);
        out << nlohmann::json{{"data_dir", data_dir.string()}}.dump(2) << '\n';
        out.flush();
        if (!out)
            return fail(ErrorKind::io,
                        "Chưa ghi nhớ được chỗ để dữ liệu. Lần mở sau hãy chọn lại thư mục này.",
                        config_file.string());
    }
    std::filesystem::rename(fresh, config_file, error);
    if (error)
        return fail(ErrorKind::io, "Chưa ghi nhớ được chỗ để dữ liệu. Lần mở sau hãy chọn lại thư mục này.",
                    error.message());
    return {};
}

} // namespace mq::app
