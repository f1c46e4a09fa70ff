#include "content/bank_draft.h"
#include "content/bank_reader.h"

#include <fmt/format.h>
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace mq::content {
namespace {

class BankCheck {
public:
    BankCheck(BankDraft& draft, const domain::Competency& competency, bool whole)
        : draft_(draft), competency_(competency), whole_(whole) {}

    std::vector<Diagnostic> run() {
        only_one(draft_.guides, [](LoadedGuide& guide) { guide.guide.reset(); });
        only_one(draft_.kits, [](LoadedKits& kits) { kits.kits.clear(); });
        for (auto& one : draft_.questions)
            check_question(one.file, one.loaded);
        know_questions();
        for (auto& one : draft_.kits)
            check_kits(one.file, one.loaded);
        for (auto& one : draft_.benchmarks)
            check_benchmark(one.file, one.loaded);
        return std::move(out_);
    }

private:
    void say(Severity severity, const std::string& file, Mark at, std::string_view code,
             std::string message) {
        out_.push_back({severity, file, static_cast<int>(at.line), static_cast<int>(at.col),
                        std::string(code), std::move(message)});
    }

    template <class T, class Drop>
    void only_one(std::vector<InFile<T>>& files, Drop drop) {
        for (std::size_t i = 1; i < files.size(); ++i) {
            say(Severity::error, files[i].file, {}, "duplicate-file",
                fmt::format("đã có {}. Gộp hai tệp làm một.", files.front().file));
            drop(files[i].loaded);
        }
    }

    void check_question(const std::string& file, LoadedQuestion& loaded) {
        bool sound = is_new(question_ids_, loaded.id, file, loaded.marks.id, "câu hỏi");
        if (loaded.question) {
            sound = check_model(file, loaded) && sound;
            sound = check_probes(file, loaded) && sound;
            if (sound)
                check_text(file, loaded);
        }
        if (!sound)
            loaded.question.reset();
    }

    using Places = std::map<std::string, std::string, std::less<>>; ///< id or text → file

    bool is_new(Places& ids, const std::string& id, const std::string& file, Mark at, std::string_view what) {
        if (id.empty())
            return true;
        const auto [first, fresh] = ids.emplace(id, file);
        if (!fresh)
            say(Severity::error, file, at, "duplicate-id",
                fmt::format("id “{}” đã có trong {}. Mỗi {} một id.", id, first->second, what));
        return fresh;
    }

    bool check_model(const std::string& file, const LoadedQuestion& loaded) {
        if (!loaded.question->of_model)
            return true;
        const auto [first, fresh] = models_.emplace(*loaded.question->of_model, file);
        if (!fresh)
            say(Severity::error, file, loaded.marks.of_model, "duplicate-model-question",
                fmt::format("câu {} của mô hình đã có trong {}. Mỗi câu của mô hình chỉ một tệp.",
                            *loaded.question->of_model, first->second));
        return fresh;
    }

    bool check_probes(const std::string& file, const LoadedQuestion& loaded) {
        bool sound = true;
        for (const auto& guide : draft_.guides)
            for (std::size_t i = 0; guide.loaded.fixed && i < loaded.marks.probes.size(); ++i) {
                const std::string probe = plain_words(loaded.question->probes[i].vi);
                if (probe != plain_words(guide.loaded.fixed->hard.vi) &&
                    probe != plain_words(guide.loaded.fixed->help.vi))
                    continue;
                sound = false;
                say(Severity::error, file, loaded.marks.probes[i], "repeats-fixed-probe",
                    "câu này đã là câu hỏi thêm cố định, câu nào cũng được hỏi. Thay bằng câu khác.");
            }
        return sound;
    }

    void check_text(const std::string& file, const LoadedQuestion& loaded) {
        const auto [first, fresh] = texts_.emplace(plain_words(loaded.question->text.vi), file);
        if (!fresh)
            say(Severity::warning, file, loaded.marks.text, "same-text",
                fmt::format("câu hỏi này giống hệt câu trong {}. Hỏi điều khác, hoặc bỏ một tệp.",
                            first->second));
    }

    /// Names that may be referred to: of broken files too, so that one slip is one message.
    void know_questions() {
        for (const auto& one : draft_.questions) {
            if (one.loaded.question)
                sound_.emplace(one.loaded.question->id, &*one.loaded.question);
            files_.insert(lower_ascii(std::filesystem::path(one.file).stem().string()));
        }
    }

    /// The question when it can be used.
    const domain::Question* question(const std::string& file, Mark at, std::string_view id) {
        const auto found = sound_.find(id);
        if (found != sound_.end())
            return found->second;
        if (whole_ && !question_ids_.contains(id) && !files_.contains(lower_ascii(id))) {
            std::vector<std::string_view> names;
            for (const auto& [name, place] : question_ids_)
                names.push_back(name);
            Diagnostics diagnostics(file);
            (void)Reader(diagnostics).unknown_name(at, "unknown-question", "câu hỏi", id, names);
            std::ranges::move(diagnostics.sorted(), std::back_inserter(out_));
        }
        return nullptr;
    }

    void check_kits(const std::string& file, LoadedKits& loaded) {
        std::erase_if(loaded.kits, [&](const LoadedKit& kit) { return whole_ && !check_kit(file, kit); });
    }

    bool check_kit(const std::string& file, const LoadedKit& loaded) {
        std::vector<const domain::Question*> asked;
        for (std::size_t i = 0; i < loaded.questions.size(); ++i) {
            const auto* found = question(file, loaded.questions[i], loaded.kit.questions[i]);
            if (found == nullptr)
                continue;
            asked.push_back(found);
            if (!std::ranges::count(found->audience, loaded.kit.audience))
                say(Severity::warning, file, loaded.questions[i], "other-audience",
                    fmt::format("{} không ghi là hỏi {}. Đổi câu, hoặc thêm vào for của câu ấy.", found->id,
                                domain::audience_ids[static_cast<std::size_t>(loaded.kit.audience)]));
        }
        if (asked.size() != loaded.questions.size())
            return false;
        check_breadth(file, loaded, asked);
        return fits(file, loaded, asked);
    }

    bool fits(const std::string& file, const LoadedKit& loaded,
              const std::vector<const domain::Question*>& asked) {
        int minutes = 0;
        for (const auto* one : asked)
            minutes += one->minutes;
        if (minutes > loaded.kit.minutes)
            say(Severity::error, file, loaded.minutes, "over-time",
                fmt::format("các câu hỏi cần {} phút mà bộ “{}” chỉ có {}. Bớt câu, hoặc thêm thời gian.",
                            minutes, loaded.kit.id, loaded.kit.minutes));
        return minutes <= loaded.kit.minutes;
    }

    /// An axis needs two stimuli to be more than thin (scoring.md 4); autonomy a rating at all.
    void check_breadth(const std::string& file, const LoadedKit& loaded,
                       const std::vector<const domain::Question*>& asked) {
        std::string thin;
        for (std::size_t f = 0; f < competency_.facets.size(); ++f) {
            const auto measures = [&](const domain::Question* one) {
                return std::ranges::count(one->facets, domain::FacetIndex(f), &domain::AnchorRow::facet) > 0;
            };
            const auto n = std::ranges::count_if(asked, measures);
            const auto wanted = competency_.facets[f].axis ? 2 : 1;
            if (n < wanted)
                thin +=
                    fmt::format("{}{} {}/{}", thin.empty() ? "" : ", ", competency_.facets[f].id, n, wanted);
        }
        if (!thin.empty())
            say(Severity::warning, file, loaded.id, "thin-kit",
                fmt::format("bộ “{}” đo chưa đủ khía cạnh (số câu/cần có): {}. Thêm hoặc đổi câu hỏi.",
                            loaded.kit.id, thin));
    }

    void check_benchmark(const std::string& file, LoadedBenchmark& loaded) {
        bool sound = is_new(benchmark_ids_, loaded.id, file, loaded.id_at, "bài mẫu");
        if (loaded.benchmark && whole_)
            sound = question(file, loaded.question_at, loaded.benchmark->question) != nullptr && sound;
        if (!sound)
            loaded.benchmark.reset();
    }

    BankDraft& draft_;
    const domain::Competency& competency_;
    bool whole_;
    std::vector<Diagnostic> out_;
    Places question_ids_;
    Places benchmark_ids_;
    Places texts_;
    std::map<int, std::string> models_;
    std::map<std::string_view, const domain::Question*> sound_;
    std::set<std::string> files_; ///< names of question files without `.yaml`
};

} // namespace

std::vector<Diagnostic> check_bank(BankDraft& draft, const domain::Competency& competency, bool whole) {
    return BankCheck(draft, competency, whole).run();
}

} // namespace mq::content
