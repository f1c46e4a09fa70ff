#include "app/scene_verdicts.h"

#include <fmt/format.h>

#include <fstream>
#include <system_error>
#include <utility>

namespace mq::app {
namespace {

constexpr std::size_t most_lines = 10'000;

/// Another build may check more, so its verdicts are its own. Empty where the program's file can't be found.
std::string program_stamp() {
    std::error_code failed;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
    if (failed)
        return {};
    const auto size = std::filesystem::file_size(program, failed);
    if (failed)
        return {};
    const auto changed = std::filesystem::last_write_time(program, failed);
    return failed ? std::string() : fmt::format("{}-{}", size, changed.time_since_epoch().count());
}

std::optional<ContentHash> hash_from(const std::string& hex) {
    ContentHash hash;
    if (hex.size() != hash.bytes.size() * 2 || hex.find_first_not_of("0123456789abcdef") != std::string::npos)
        return std::nullopt;
    for (std::size_t i = 0; i < hash.bytes.size(); ++i)
        hash.bytes[i] = static_cast<std::uint8_t>(std::stoi(hex.substr(i * 2, 2), nullptr, 16));
    return hash;
}

} // namespace

SceneVerdicts::SceneVerdicts(std::filesystem::path file, const ContentHash& competency) {
    const std::string program = program_stamp();
    if (file.empty() || program.empty())
        return;
    file_ = std::move(file);
    stamp_ = fmt::format("{} {}", program, competency.hex());
    std::ifstream in(file_);
    std::string first;
    if (!std::getline(in, first) || first != heading())
        return;
    std::string bytes;
    std::string text;
    while (passed_.size() < most_lines && in >> bytes >> text) {
        const auto key = hash_from(bytes);
        const auto value = hash_from(text);
        if (key && value)
            passed_[*key] = *value;
    }
}

std::string SceneVerdicts::heading() const {
    return "monqua scenes 1 " + stamp_;
}

std::optional<ContentHash> SceneVerdicts::passed(const ContentHash& bytes) const {
    const auto at = passed_.find(bytes);
    return at == passed_.end() ? std::nullopt : std::optional(at->second);
}

void SceneVerdicts::keep(const std::map<ContentHash, ContentHash>& passed) const {
    if (!remembers() || passed == passed_)
        return;
    const std::filesystem::path fresh = file_.string() + ".new";
    {
        std::ofstream out(fresh, std::ios::trunc);
        out << heading() << '\n';
        for (const auto& [bytes, text] : passed)
            out << bytes.hex() << ' ' << text.hex() << '\n';
        if (!out.flush())
            return;
    }
    std::error_code ignored;
    std::filesystem::rename(fresh, file_, ignored);
}

} // namespace mq::app
