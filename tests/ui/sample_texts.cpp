#include "ui/sample_texts.h"

#include "content/text_file.h"
#include "ui/i18n.h"

#include <stdexcept>
#include <vector>

namespace mq::test {

void use_texts(app::Language language) {
    const bool vietnamese = language == app::Language::vi;
    const auto table =
        content::load_text_table(vietnamese ? MONQUA_TEXT_DIR "/vi.yaml" : MONQUA_TEXT_DIR "/en.yaml");
    if (table.empty()) {
        throw std::runtime_error("assets/text can't be read");
    }
    std::vector<ui::TextPair> pairs;
    for (const auto& [key, text] : table) {
        pairs.emplace_back(key, text);
    }
    ui::set_texts(pairs, vietnamese ? ',' : '.');
}

} // namespace mq::test
