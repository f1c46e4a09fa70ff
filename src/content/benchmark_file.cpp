#include "content/benchmark_file.h"

#include "content/bank_reader.h"
#include "content/source_text.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 6> benchmark_keys{"benchmark", "revision", "question",
                                                         "who",       "answer",   "ratings"};
constexpr std::array<std::string_view, 2> rating_keys{"rating", "reason"};
constexpr int most_revisions = 9999;
constexpr Amount paragraphs{4, 8};
constexpr std::size_t fewest_ratings = 5;

class BenchmarkReader {
public:
    BenchmarkReader(BankReader& bank, LoadedBenchmark& loaded)
        : bank_(bank), reader_(bank.reader()), loaded_(loaded) {}

    domain::Benchmark read(yaml::Node root) {
        Fields fields(reader_, root, "bài mẫu", {}, benchmark_keys);
        if (const auto id = fields.need("benchmark")) {
            loaded_.id_at = id.mark();
            loaded_.id = benchmark_.id = bank_.file_id(id, "benchmark");
        }
        benchmark_.revision = bank_.number(fields, "revision", 1, most_revisions);
        if (const auto question = fields.need("question")) {
            loaded_.question_at = question.mark();
            benchmark_.question = reader_.word(question, "question").value_or("");
        }
        benchmark_.who = bank_.text(fields, "who", false);
        benchmark_.answer = bank_.texts(fields, "answer", paragraphs, false).texts;
        if (const auto ratings = fields.need("ratings"); ratings && reader_.is_map(ratings, "ratings"))
            read_ratings(ratings);
        return std::move(benchmark_);
    }

private:
    void read_ratings(yaml::Node node) {
        node.each_entry([&](yaml::Node key, yaml::Node value) {
            const auto facet = bank_.facet(key);
            const auto same = [&](const domain::ReferenceRating& r) { return facet && r.facet == *facet; };
            if (facet && std::ranges::none_of(benchmark_.ratings, same)) // the parser has told the second
                read_rating(*facet, key, value);
        });
        std::ranges::sort(benchmark_.ratings, {}, &domain::ReferenceRating::facet);
        if (node.size() < fewest_ratings)
            bank_.rule(node.mark(), "too-few",
                       fmt::format("ratings có {} khía cạnh: cần ít nhất {}, để so được nhiều ô.",
                                   node.size(), fewest_ratings));
    }

    void read_rating(domain::FacetIndex facet, yaml::Node key, yaml::Node node) {
        const std::string what = fmt::format("điểm của {}", key.text());
        Fields fields(reader_, node, what, key.mark(), rating_keys);
        domain::ReferenceRating rating;
        rating.facet = facet;
        rating.value =
            domain::Level(bank_.number(fields, "rating", domain::Level::lowest, domain::Level::highest));
        rating.reason = bank_.text(fields, "reason", false);
        benchmark_.ratings.push_back(std::move(rating));
    }

    BankReader& bank_;
    Reader& reader_;
    LoadedBenchmark& loaded_;
    domain::Benchmark benchmark_;
};

LoadedBenchmark read(std::string_view bytes, std::string file, const domain::Competency& competency,
                     BankDepth depth) {
    Diagnostics diagnostics(std::move(file));
    LoadedBenchmark loaded;
    if (auto source = clean_source(bytes, diagnostics)) {
        loaded.nfc_text = source->text();
        loaded.hash = content_hash(loaded.nfc_text);
        if (const auto tree = yaml::parse(*std::move(source), diagnostics)) {
            BankReader bank(diagnostics, competency, depth);
            domain::Benchmark benchmark = BenchmarkReader(bank, loaded).read(tree->root());
            if (!diagnostics.has_errors())
                loaded.benchmark = std::move(benchmark);
        }
    }
    loaded.diagnostics = diagnostics.sorted();
    return loaded;
}

} // namespace

LoadedBenchmark load_benchmark(std::string_view bytes, std::string file,
                               const domain::Competency& competency) {
    return read(bytes, std::move(file), competency, BankDepth::check);
}

Result<domain::Benchmark> benchmark_from_text(std::string_view nfc_text,
                                              const domain::Competency& competency) {
    LoadedBenchmark loaded = read(nfc_text, {}, competency, BankDepth::read);
    if (loaded.benchmark)
        return *std::move(loaded.benchmark);
    return fail(ErrorKind::damaged, "Không đọc lại được bài mẫu đã lưu cùng kết quả.",
                first_error(loaded.diagnostics));
}

} // namespace mq::content
