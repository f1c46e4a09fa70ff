#pragma once

#include "content/competency_file.h"
#include "content/scenario_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace mq::content::test {

/// A01, loaded once.
const domain::Competency& a01();

/// A small scene that has every kind of node, and of which the checker says neither error nor warning. Id
/// `mau`.
const std::string& base_scene();

/// The text with the first `from` replaced; fails the test when it isn't there.
std::string replaced(std::string text, std::string_view from, std::string_view to);

LoadedScenario check_text(const std::string& text);

/// Diagnostics as lines, for messages of failing tests.
std::string lines_of(const std::vector<Diagnostic>& list);

/// A text with `@@` at the place where a diagnostic is expected; the mark is taken out.
struct Marked {
    std::string text;
    int line = 0; ///< 0: there was no mark
    int col = 0;
};
Marked take_mark(std::string text);

std::size_t count_errors(const std::vector<Diagnostic>& list);
bool has(const std::vector<Diagnostic>& list, std::string_view code);
const Diagnostic* find(const std::vector<Diagnostic>& list, std::string_view code);

} // namespace mq::content::test
