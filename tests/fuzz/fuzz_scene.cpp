// A scene of somebody else: read, and asked everything that `monqua check` asks.
#include "fuzz.h"

#include "content/scenario_file.h"

using namespace mq;

namespace {

/// The file is named after its id, so that this alone doesn't end the reading.
std::string name_for(std::string_view text) {
    const std::size_t key = text.find("id: ");
    std::string_view id = text.substr(key == std::string_view::npos ? text.size() : key + 4);
    id = id.substr(0, id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"));
    return std::string(id.substr(0, 60)) + ".yaml";
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::bytes_of(data, size);
    const std::string name = name_for(text);
    const content::LoadedScenario checked = content::check_scenario(text, name, fuzz::a01());
    fuzz::must_be_placed(checked.diagnostics, name, text);
    fuzz::must_hold(checked.scenario || content::count(checked.diagnostics).errors > 0,
                    "a scene that can't be read has an error");
    static_cast<void>(content::load_scene_head(text, name, fuzz::a01()));
    if (!checked.scenario)
        return 0;
    const content::LoadedScenario again = content::load_scenario(checked.nfc_text, name, fuzz::a01());
    fuzz::must_hold(again.scenario && again.hash == checked.hash, "the kept text reads as it was read");
    return 0;
}
