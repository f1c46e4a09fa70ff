// A file of somebody else's under questions/: each of the four readers, and their frozen texts.
#include "fuzz.h"

#include "content/benchmark_file.h"
#include "content/guide_file.h"
#include "content/kits_file.h"
#include "content/question_bank.h"
#include "content/question_file.h"

#include <cctype>

using namespace mq;

namespace {

/// The file is named after its id, so that this alone doesn't end the reading.
std::string name_for(std::string_view text) {
    const std::size_t key = text.find("id: ");
    std::string id;
    for (const char c : text.substr(key == std::string_view::npos ? text.size() : key + 4)) {
        const auto byte = static_cast<unsigned char>(c);
        if (id.size() >= 60 || (std::isalnum(byte) == 0 && c != '-'))
            break;
        id += static_cast<char>(std::tolower(byte));
    }
    return id + ".yaml";
}

template <class Loaded, class Again>
void try_reader(const Loaded& loaded, bool there, const Again& again, std::string_view name,
                std::string_view text) {
    fuzz::must_be_placed(loaded.diagnostics, name, text);
    fuzz::must_hold(there || content::count(loaded.diagnostics).errors > 0,
                    "a file that can't be read has an error");
    if (!there)
        return;
    const auto kept = again(loaded.nfc_text);
    fuzz::must_hold(kept.has_value(), "a frozen text can be read back");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::bytes_of(data, size);
    const std::string name = name_for(text);
    const domain::Competency& a01 = fuzz::a01();
    const auto question = content::load_question(text, name, a01);
    try_reader(
        question, question.question.has_value(),
        [&](const std::string& kept) { return content::question_from_text(kept, a01); }, name, text);
    const auto guide = content::load_guide(text, name, a01);
    try_reader(
        guide, guide.guide.has_value(),
        [&](const std::string& kept) { return content::guide_from_text(kept, a01); }, name, text);
    const auto benchmark = content::load_benchmark(text, name, a01);
    try_reader(
        benchmark, benchmark.benchmark.has_value(),
        [&](const std::string& kept) { return content::benchmark_from_text(kept, a01); }, name, text);
    content::QuestionFolder folder("questions", a01);
    folder.add(content::BankFile::kits, text, name);
    for (const content::Diagnostic& problem : std::move(folder).finish(false).diagnostics)
        fuzz::must_hold(!problem.message.empty(), "a problem is told");
    return 0;
}
