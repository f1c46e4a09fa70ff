// Evidence of somebody else's program, scored.
#include "fuzz.h"

#include "cli/score_json.h"

using namespace mq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::bytes_of(data, size);
    const auto read = cli::read_score_input(text, fuzz::a01());
    if (!read) {
        fuzz::must_be_told(read.error());
        return 0;
    }
    const auto scored = cli::score_document(text, fuzz::a01());
    fuzz::must_hold(scored && !scored->empty(), "what can be read can be scored");
    fuzz::must_hold(scored->find("nan") == std::string::npos && scored->find("inf") == std::string::npos,
                    "every number is one");
    return 0;
}
