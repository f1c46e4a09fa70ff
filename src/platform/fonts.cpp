#include "platform/fonts.h"

#include <imgui.h>

#include <fstream>
#include <map>
#include <string>

namespace mq::platform {

namespace {

using Manifest = std::map<std::string, std::string>;

// ImGui scales each file to its own height; sizes of a merged file are relative to the first one's.
constexpr float reference_size = 19.0F;
// JetBrains Mono is 1.32 em tall and Be Vietnam Pro 1.265 (design-system.md, 3): equal letters need this.
constexpr float code_to_text = 1.32F / 1.265F;

/// `key = value` lines, as tools/deps writes them.
Result<Manifest> read_manifest(const std::filesystem::path& path) {
    std::ifstream file(path);
    Manifest manifest;
    for (std::string line; std::getline(file, line);) {
        const auto equals = line.find(" = ");
        if (equals != std::string::npos) {
            manifest[line.substr(0, equals)] = line.substr(equals + 3);
        }
    }
    if (manifest.empty()) {
        return fail(ErrorKind::not_found, "Không tìm thấy phông chữ của chương trình.", path.string());
    }
    return manifest;
}

class Loader {
public:
    Loader(std::filesystem::path folder, Manifest manifest)
        : folder_(std::move(folder)), manifest_(std::move(manifest)) {}

    /// Null, with error() set, when the manifest has no such font or the file can't be used.
    ImFont* font(const std::string& key) {
        const MappedFile* file = open(key);
        return file == nullptr ? nullptr : add(*file, key, reference_size, false);
    }

    /// A text font; signs it lacks (arrows, ticks, Greek) come from the code font.
    ImFont* text_font(const std::string& key) {
        ImFont* text = font(key);
        const MappedFile* code = text == nullptr ? nullptr : open("code");
        return code == nullptr ? text : add(*code, key, reference_size * code_to_text, true);
    }

    [[nodiscard]] std::string value(const std::string& key) const {
        const auto found = manifest_.find(key);
        return found == manifest_.end() ? "" : found->second;
    }
    [[nodiscard]] bool failed() const { return !error_.message.empty(); }
    [[nodiscard]] const Error& error() const { return error_; }

    [[nodiscard]] std::vector<MappedFile> take_files() {
        std::vector<MappedFile> files;
        for (auto& [name, file] : files_) {
            files.push_back(std::move(file));
        }
        return files;
    }

private:
    const MappedFile* open(const std::string& key) {
        const std::string name = value(key);
        if (const auto known = files_.find(name); known != files_.end()) {
            return &known->second;
        }
        auto file = MappedFile::open(folder_ / (name.empty() ? key : name));
        if (!file) {
            error_ = file.error();
            return nullptr;
        }
        return &files_.emplace(name, std::move(*file)).first->second;
    }

    ImFont* add(const MappedFile& file, const std::string& key, float size, bool merge) {
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.MergeMode = merge;
        key.copy(config.Name, sizeof config.Name - 1);
        // ImGui takes a pointer to mutable data and, not owning it, only reads.
        auto* data =
            const_cast<std::byte*>(file.bytes().data()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
        ImFont* font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(data, static_cast<int>(file.bytes().size()),
                                                                  size, &config);
        if (font == nullptr) {
            error_ = {ErrorKind::damaged, "Tệp phông chữ bị hỏng.", value(key)};
        }
        return font;
    }

    std::filesystem::path folder_;
    Manifest manifest_;
    std::map<std::string, MappedFile> files_;
    Error error_;
};

} // namespace

Result<LoadedFonts> load_fonts(const std::filesystem::path& folder) {
    auto manifest = read_manifest(folder / "fonts.manifest");
    if (!manifest) {
        return tl::unexpected(manifest.error());
    }
    Loader loader(folder, std::move(*manifest));
    LoadedFonts loaded;
    loaded.fonts.regular = loader.text_font("regular");
    loaded.fonts.semibold = loader.text_font("semibold");
    loaded.fonts.bold = loader.text_font("bold");
    loaded.fonts.icons = loader.font("icons.regular");
    loaded.fonts.icons_fill = loader.font("icons.fill");
    loaded.fonts.code = loader.font("code");
    loaded.fonts.phosphor = loader.value("icons") == "phosphor";
    if (loader.failed()) {
        return tl::unexpected(loader.error());
    }
    loaded.files = loader.take_files();
    return loaded;
}

} // namespace mq::platform
