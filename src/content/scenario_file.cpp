#include "content/scenario_file.h"

#include "content/scene_check.h"
#include "content/scene_head.h"
#include "content/scene_nodes.h"
#include "content/source_text.h"

#include <fmt/format.h>

namespace mq::content {
namespace {

enum class Depth { load, check };

struct Reading {
    Depth depth = Depth::load;
    const domain::ReplyReader& reader;
};

std::string stem_of(const std::string& file) {
    return std::filesystem::path(file).stem().string();
}

void read_start(SceneContext& c, Fields& head) {
    const auto start = head.need("start");
    if (!start) {
        c.scene.start = c.lost_index();
        c.lost_target = c.unread_target = true;
        return;
    }
    c.marks.start = start.mark();
    c.scene.start = c.target(start);
    if (c.scene.start < c.node_entries.size() || c.scene.start == c.lost_index())
        return;
    c.reader.error(start.mark(), "starts-at-ending", "start phải là một nút, không phải một kết.");
    c.scene.start = c.lost_index();
    c.lost_target = true;
}

/// Gives targets that don't exist a place to lead to, so that the rest of the graph can be looked at.
void add_lost_ending(SceneContext& c) {
    if (!c.lost_target)
        return;
    domain::Ending lost;
    lost.csat.push_back({domain::Condition::always(), 1});
    c.scene.endings.push_back(std::move(lost));
    c.marks.endings.emplace_back();
}

void read_scene(Diagnostics& diagnostics, yaml::Node root, const domain::Competency& competency,
                const Reading& how, LoadedScenario& loaded) {
    SceneContext c(diagnostics, competency);
    Fields head = read_scene_head(c, root, stem_of(diagnostics.file()));
    read_scene_nodes(c);
    read_scene_endings(c);
    read_start(c, head);
    const bool sound = !diagnostics.has_errors();
    if (how.depth == Depth::check && !c.scene.nodes.empty()) {
        add_lost_ending(c);
        check_scene({c.scene, c.marks, competency, c.flags_set, c.flags_read, c.lost_target, c.unread_target,
                     c.lost_condition, c.lost_points},
                    diagnostics, how.reader);
    }
    loaded.marks = std::move(c.marks);
    if (sound && !diagnostics.has_errors())
        loaded.scenario = std::move(c.scene);
}

LoadedScenario read(std::string_view bytes, std::string file, const domain::Competency& competency,
                    const Reading& how) {
    Diagnostics diagnostics(std::move(file));
    LoadedScenario loaded;
    if (auto source = clean_source(bytes, diagnostics)) {
        loaded.nfc_text = source->text();
        loaded.hash = content_hash(loaded.nfc_text);
        if (const auto tree = yaml::parse(*std::move(source), diagnostics))
            read_scene(diagnostics, tree->root(), competency, how, loaded);
    }
    loaded.diagnostics = diagnostics.sorted();
    return loaded;
}

LoadedScenario read_path(const std::filesystem::path& path, const domain::Competency& competency,
                         const Reading& how) {
    const auto bytes = read_file(path);
    if (bytes)
        return read(*bytes, path.string(), competency, how);
    LoadedScenario loaded;
    loaded.diagnostics.push_back({Severity::error, path.string(), 1, 1, "unreadable", bytes.error().message});
    return loaded;
}

} // namespace

std::optional<domain::Scenario> load_scene_head(std::string_view bytes, std::string file,
                                                const domain::Competency& competency) {
    constexpr std::string_view end_of_head = "\nnodes:";
    const std::size_t end = bytes.find(end_of_head);
    if (end == std::string_view::npos)
        return std::nullopt;
    Diagnostics unread(std::move(file)); // that nodes and endings lack is no news here
    auto source = clean_source(bytes.substr(0, end + 1), unread);
    if (!source)
        return std::nullopt;
    const auto tree = yaml::parse(*std::move(source), unread);
    if (!tree || !tree->root().is_map())
        return std::nullopt;
    SceneContext c(unread, competency);
    (void)read_scene_head(c, tree->root(), stem_of(unread.file()));
    if (c.scene.id.empty() || c.scene.title.vi.empty())
        return std::nullopt;
    return std::move(c.scene);
}

LoadedScenario load_scenario(std::string_view bytes, std::string file, const domain::Competency& competency) {
    return read(bytes, std::move(file), competency, {Depth::load, {}});
}
LoadedScenario check_scenario(std::string_view bytes, std::string file, const domain::Competency& competency,
                              const domain::ReplyReader& reader) {
    return read(bytes, std::move(file), competency, {Depth::check, reader});
}
LoadedScenario load_scenario_file(const std::filesystem::path& path, const domain::Competency& competency) {
    return read_path(path, competency, {Depth::load, {}});
}
LoadedScenario check_scenario_file(const std::filesystem::path& path, const domain::Competency& competency) {
    return read_path(path, competency, {Depth::check, {}});
}

} // namespace mq::content
