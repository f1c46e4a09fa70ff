#include "fuzz.h"

#include "content/competency_file.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace mq::fuzz {

void must_hold(bool holds, const char* what) {
    if (holds)
        return;
    std::fprintf(stderr, "doesn't hold: %s\n", what);
    std::abort();
}

const domain::Competency& a01() {
    static const domain::Competency only = [] {
        auto loaded = content::load_competency_file(MONQUA_SOURCE_DIR "/assets/competencies/a01.yaml");
        must_hold(loaded.competency.has_value(), "the competency can be read");
        return std::move(*loaded.competency);
    }();
    return only;
}

void must_be_placed(std::span<const content::Diagnostic> diagnostics, std::string_view file,
                    std::string_view text) {
    const auto breaks =
        std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
    for (const content::Diagnostic& d : diagnostics) {
        must_hold(d.file == file, "a problem names its file");
        must_hold(d.line >= 1 && d.line <= breaks + 2, "a problem's line is in the file");
        must_hold(d.col >= 1 && !d.code.empty() && !d.message.empty(), "a problem is told");
    }
}

void must_be_told(const Error& error) {
    must_hold(!error.message.empty(), "an error is told");
    must_hold(error.kind != ErrorKind::internal, "an error is not the program's own");
}

} // namespace mq::fuzz
