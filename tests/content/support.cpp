#include "content/support.h"

#include "base/text.h"
#include "content/source_text.h"

#include <doctest/doctest.h>
#include <algorithm>

namespace mq::content::test {

const domain::Competency& a01() {
    static const LoadedCompetency loaded =
        load_competency_file(MONQUA_SOURCE_DIR "/assets/competencies/a01.yaml");
    REQUIRE(loaded.competency);
    return *loaded.competency;
}

const std::string& base_scene() {
    static const std::string text = *read_file(MONQUA_SOURCE_DIR "/tests/content/mau.yaml");
    return text;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    INFO("not in the text: " << from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

LoadedScenario check_text(const std::string& text) {
    return check_scenario(text, "mau.yaml", a01());
}

std::string lines_of(const std::vector<Diagnostic>& list) {
    std::string out;
    for (const Diagnostic& d : list)
        out += line_of(d) + "\n";
    return out;
}

Marked take_mark(std::string text) {
    Marked out;
    const std::size_t at = text.find("@@");
    if (at != std::string::npos) {
        text.erase(at, 2);
        const std::string_view before = std::string_view(text).substr(0, at);
        out.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
        const std::size_t start = before.rfind('\n') + 1; // npos + 1 is 0
        out.col = 1 + static_cast<int>(text::length(before.substr(start)));
    }
    out.text = std::move(text);
    return out;
}

std::size_t count_errors(const std::vector<Diagnostic>& list) {
    return count(list).errors;
}

const Diagnostic* find(const std::vector<Diagnostic>& list, std::string_view code) {
    const auto at =
        std::find_if(list.begin(), list.end(), [&](const Diagnostic& d) { return d.code == code; });
    return at == list.end() ? nullptr : &*at;
}

bool has(const std::vector<Diagnostic>& list, std::string_view code) {
    return find(list, code) != nullptr;
}

} // namespace mq::content::test
