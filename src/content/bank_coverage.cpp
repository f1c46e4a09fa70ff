#include "content/bank_draft.h"
#include "content/bank_reader.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace mq::content {
namespace {

constexpr std::ptrdiff_t fewest_questions_a_facet = 4;
constexpr std::size_t fewest_benchmarks = 12;
constexpr std::size_t fewest_units = 60; ///< a unit is a benchmark × facet; kappa needs 50 (scoring.md 5)
constexpr std::size_t fewest_of_a_level = 8;

class Coverage {
public:
    Coverage(const BankDraft& draft, const domain::Competency& competency)
        : draft_(draft), competency_(competency) {}

    std::vector<Diagnostic> run() {
        if (draft_.guides.empty())
            missing_file("guide.yaml", "missing-guide",
                         "chưa có tệp này: thang đánh giá chung, hai câu hỏi thêm cố định, lời đồng ý.");
        if (draft_.kits.empty())
            missing_file("kits.yaml", "missing-kits", "chưa có tệp này: các bộ câu hỏi để chọn nhanh.");
        model_questions_there();
        facets_measured();
        benchmarks_enough();
        return std::move(out_);
    }

private:
    void say(Severity severity, std::string_view code, std::string message) {
        out_.push_back({severity, draft_.folder, 1, 1, std::string(code), std::move(message)});
    }

    void missing_file(std::string_view name, std::string_view code, std::string message) {
        out_.push_back({Severity::error, fmt::format("{}/{}", draft_.folder, name), 1, 1, std::string(code),
                        std::move(message)});
    }

    void model_questions_there() {
        for (int number = 1; number <= model_questions; ++number) {
            const bool there = std::ranges::any_of(draft_.questions, [&](const auto& one) {
                return one.loaded.question && one.loaded.question->of_model == number;
            });
            if (!there)
                say(Severity::error, "missing-model-question",
                    fmt::format("thiếu câu {} của mô hình: thêm một tệp câu hỏi có model_question: {}.",
                                number, number));
        }
    }

    void facets_measured() {
        for (std::size_t f = 0; f < competency_.facets.size(); ++f) {
            const auto n = std::ranges::count_if(draft_.questions, [&](const auto& one) {
                return one.loaded.question &&
                       std::ranges::count(one.loaded.question->facets, domain::FacetIndex(f),
                                          &domain::AnchorRow::facet) > 0;
            });
            if (n < fewest_questions_a_facet)
                say(Severity::warning, "thin-facet",
                    fmt::format("khía cạnh {} mới có {} câu hỏi đo; cần ít nhất {}.",
                                competency_.facets[f].id, n, fewest_questions_a_facet));
        }
    }

    void benchmarks_enough() {
        std::array<std::size_t, domain::level_count> of_level{};
        std::size_t units = 0;
        for (const auto& one : draft_.benchmarks)
            if (one.loaded.benchmark)
                for (const domain::ReferenceRating& rating : one.loaded.benchmark->ratings) {
                    ++of_level[rating.value.index()];
                    ++units;
                }
        if (draft_.benchmarks.size() < fewest_benchmarks || units < fewest_units)
            say(Severity::warning, "few-benchmarks",
                fmt::format(
                    "mới có {} bài mẫu với {} ô điểm; cần ít nhất {} bài và {} ô để tính được độ đồng "
                    "thuận.",
                    draft_.benchmarks.size(), units, fewest_benchmarks, fewest_units));
        for (std::size_t i = 0; i < of_level.size(); ++i)
            if (of_level[i] < fewest_of_a_level)
                say(Severity::warning, "thin-level",
                    fmt::format("các bài mẫu mới có {} điểm {}; cần ít nhất {}.", of_level[i], i + 1,
                                fewest_of_a_level));
    }

    const BankDraft& draft_;
    const domain::Competency& competency_;
    std::vector<Diagnostic> out_;
};

} // namespace

std::vector<Diagnostic> check_coverage(const BankDraft& draft, const domain::Competency& competency) {
    return Coverage(draft, competency).run();
}

} // namespace mq::content
