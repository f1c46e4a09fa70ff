#include "app/demo_shared.h"

#include "content/acts_file.h"
#include "content/competency_file.h"

namespace mq::app {

Result<DemoShared> load_demo_shared(const std::filesystem::path& share) {
    auto loaded = content::load_competency_file(share / "competencies" / "a01.yaml");
    if (!loaded.competency)
        return fail(ErrorKind::bad_input, "Không đọc được mô hình năng lực A01.");
    auto acts = content::load_acts_folder(share / "acts");
    if (!acts.lexicon)
        return fail(ErrorKind::bad_input, "Không đọc được bộ từ của các hành vi lời nói.");
    SceneLibrary library = SceneLibrary::load(share / "scenarios", *loaded.competency);
    if (library.scenes().empty())
        return fail(ErrorKind::bad_input, "Không đọc được màn luyện tập nào.");
    return DemoShared{{loaded.hash, std::move(loaded.nfc_text)},
                      domain::Estimator(std::move(*loaded.competency)),
                      std::move(library),
                      domain::ReplyCoder(std::move(*acts.lexicon))};
}

} // namespace mq::app
