#include "content/question_bank.h"

#include "content/bank_draft.h"
#include "content/check_paths.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace mq::content {
namespace {

void move_to(std::vector<Diagnostic>& all, std::vector<Diagnostic> some) {
    std::ranges::move(some, std::back_inserter(all));
}

/// The model's own questions in its order, then the others by id.
bool asked_before(const domain::Question& a, const domain::Question& b) {
    constexpr int last = std::numeric_limits<int>::max();
    return std::tuple(a.of_model.value_or(last), std::string_view(a.id)) <
           std::tuple(b.of_model.value_or(last), std::string_view(b.id));
}

void take_questions(BankDraft& draft, QuestionBankLoaded& out) {
    for (auto& [file, loaded] : draft.questions)
        if (loaded.question) {
            out.questions.emplace(loaded.question->id, FrozenText{std::move(loaded.nfc_text), loaded.hash});
            out.bank.questions.push_back(*std::move(loaded.question));
        }
    std::ranges::sort(out.bank.questions, asked_before);
}

void take_guide(BankDraft& draft, QuestionBankLoaded& out) {
    for (auto& [file, loaded] : draft.guides)
        if (loaded.guide) {
            out.bank.guide = *std::move(loaded.guide);
            out.guide = {loaded.nfc_text, content_hash(loaded.nfc_text)};
            break;
        }
    for (auto& [file, loaded] : draft.kits)
        for (LoadedKit& kit : loaded.kits)
            out.bank.guide.kits.push_back(std::move(kit.kit));
}

void take_benchmarks(BankDraft& draft, QuestionBankLoaded& out) {
    for (auto& [file, loaded] : draft.benchmarks)
        if (loaded.benchmark) {
            out.benchmarks.emplace(loaded.benchmark->id, FrozenText{std::move(loaded.nfc_text), loaded.hash});
            out.bank.benchmarks.push_back(*std::move(loaded.benchmark));
        }
    std::ranges::sort(out.bank.benchmarks, {}, &domain::Benchmark::id);
}

std::optional<BankFile> bank_file(FileKind kind) {
    switch (kind) {
        case FileKind::question: return BankFile::question;
        case FileKind::guide: return BankFile::guide;
        case FileKind::kits: return BankFile::kits;
        case FileKind::benchmark: return BankFile::benchmark;
        default: return std::nullopt;
    }
}

} // namespace

struct QuestionFolder::Draft {
    BankDraft files;
    const domain::Competency& competency;
    std::vector<Diagnostic> diagnostics;
    std::size_t count = 0;
};

QuestionFolder::QuestionFolder(std::string name, const domain::Competency& competency)
    : draft_(new Draft{{std::move(name), {}, {}, {}, {}}, competency, {}, 0}) {}
QuestionFolder::~QuestionFolder() = default;
QuestionFolder::QuestionFolder(QuestionFolder&&) noexcept = default;
QuestionFolder& QuestionFolder::operator=(QuestionFolder&&) noexcept = default;

void QuestionFolder::add(BankFile kind, std::string_view bytes, std::string file) {
    ++draft_->count;
    const auto take = [&](auto& all, auto loaded) {
        move_to(draft_->diagnostics, loaded.diagnostics);
        all.push_back({std::move(file), std::move(loaded)});
    };
    const domain::Competency& competency = draft_->competency;
    BankDraft& files = draft_->files;
    switch (kind) {
        case BankFile::question: return take(files.questions, load_question(bytes, file, competency));
        case BankFile::guide: return take(files.guides, load_guide(bytes, file, competency));
        case BankFile::kits: return take(files.kits, load_kits(bytes, file, competency));
        case BankFile::benchmark: return take(files.benchmarks, load_benchmark(bytes, file, competency));
    }
}

void QuestionFolder::add(std::vector<Diagnostic> diagnostics) {
    ++draft_->count;
    move_to(draft_->diagnostics, std::move(diagnostics));
}

QuestionBankLoaded QuestionFolder::finish(bool whole) && {
    QuestionBankLoaded out;
    out.files = draft_->count;
    out.diagnostics = std::move(draft_->diagnostics);
    move_to(out.diagnostics, check_bank(draft_->files, draft_->competency, whole));
    if (whole && count(out.diagnostics).errors == 0)
        move_to(out.diagnostics, check_coverage(draft_->files, draft_->competency));
    std::ranges::stable_sort(out.diagnostics, {},
                             [](const Diagnostic& d) { return std::tie(d.file, d.line, d.col); });
    take_questions(draft_->files, out);
    take_guide(draft_->files, out);
    take_benchmarks(draft_->files, out);
    return out;
}

QuestionBankLoaded load_question_bank(const std::filesystem::path& folder,
                                      const domain::Competency& competency) {
    QuestionFolder files(folder.generic_string(), competency);
    for (const auto& path : yaml_files_under(folder)) {
        const std::string name = path.generic_string();
        const auto bytes = read_file(path);
        if (!bytes)
            files.add({unreadable(name, bytes.error())});
        else if (const auto kind = bank_file(kind_of(*bytes)))
            files.add(*kind, *bytes, name);
        else
            files.add(unknown_kind(*bytes, name));
    }
    return std::move(files).finish(true);
}

} // namespace mq::content
