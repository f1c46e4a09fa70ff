#include "app/standing_lines.h"

#include "app/evidence_book.h"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>

namespace mq::app {
namespace {

using Credited = domain::EvidenceLine;
using domain::ScenarioEvidence;
using domain::ScoringParams;

class LineWriter {
public:
    explicit LineWriter(const StandingSource& source)
        : source_(source), texts_(source.texts), params_(source.estimator.competency().scoring) {}

    [[nodiscard]] StandingLine write(const Credited& line) const {
        StandingLine out;
        out.id = line.id;
        out.source = line.source;
        out.age = line.age_days == 0 ? texts_.get("day.today") : texts_.count("span.days", line.age_days);
        if (!line.counts())
            out.nothing_why = nothing_why(line);
        out.weight_why = line.counts() ? weight_why(line) : out.nothing_why;
        if (line.rating)
            rating(line, out);
        else
            attempt(line, out);
        out.credits.resize(source_.estimator.competency().facets.size() + 1);
        out.credits[0] = credit(line);
        return out;
    }

    /// What `line` says with the interval and the weight it has in one view.
    [[nodiscard]] StandingCredit credit(const Credited& line) const {
        StandingCredit out;
        out.low = line.credit.lo;
        out.high = line.credit.hi;
        out.words = interval_in_words(out.low, out.high, texts_);
        out.weight = out.weight_if = line.weight.value();
        const auto support = source_.estimator.support(line);
        std::transform(support.begin(), support.end(), out.support.begin(),
                       [](double level) { return static_cast<float>(level); });
        return out;
    }

private:
    void attempt(const Credited& line, StandingLine& out) const {
        const auto& record = std::get<ScenarioEvidence>(source_.records[line.evidence]);
        const AttemptWords words = source_.words(record);
        out.title = words.title;
        out.detail = fmt::format("{} · {} · {}", texts_.get("standing.source.scenario"),
                                 day_in_words(record.date, source_.as_of, texts_), words.guidance);
        out.critical = record.critical;
        out.attempt = parse_uuid(record.id);
    }

    void rating(const Credited& line, StandingLine& out) const {
        const auto& record = std::get<domain::RatedEvidence>(source_.records[line.evidence]);
        const domain::Rating& rating = record.ratings[*line.rating];
        const bool interview = line.source == domain::Source::interview;
        const std::string& facet =
            texts_.of(source_.estimator.competency().facets[rating.facet.value()].name);
        out.title = texts_.format(
            interview ? "standing.line.question" : "standing.line.sheet",
            fmt::arg("question", source_.question ? source_.question(rating.question) : rating.question),
            fmt::arg("facet", facet));
        out.detail = texts_.format(
            "standing.line.rating",
            fmt::arg("source",
                     texts_.get(interview ? "standing.source.interview" : "standing.source.observation")),
            fmt::arg("day", day_in_words(record.date, source_.as_of, texts_)),
            fmt::arg("rater", source_.rater ? source_.rater(rating.rater) : rating.rater),
            fmt::arg("value", rating.value.number()));
    }

    [[nodiscard]] std::string nothing_why(const Credited& line) const {
        if (!line.recency.counts())
            return texts_.format("standing.nothing.old", fmt::arg("days", params_.max_age_days));
        return texts_.format("standing.nothing.retake", fmt::arg("days", params_.retake_min_days));
    }

    [[nodiscard]] std::string weight_why(const Credited& line) const {
        const char* key = line.rating                         ? "standing.weight.rating"
                          : line.retake < domain::Weight(1.0) ? "standing.weight.retake"
                                                              : "standing.weight.first";
        return texts_.format(key, fmt::arg("age", texts_.number(line.recency.value(), 2)),
                             fmt::arg("retake", texts_.number(line.retake.value())),
                             fmt::arg("half", texts_.number(params_.half_life_days, 0)));
    }

    const StandingSource& source_;
    const Texts& texts_;
    const ScoringParams& params_;
};

bool heavier(const StandingLine& a, const StandingLine& b) {
    return a.credits[0]->weight > b.credits[0]->weight;
}

} // namespace

std::vector<StandingLine> standing_lines(const StandingSource& source, const domain::Standing& standing) {
    const LineWriter writer(source);
    const auto& credited = standing.credited;
    std::vector<StandingLine> out;
    out.reserve(credited.lines.size());
    for (const Credited& line : credited.lines)
        out.push_back(writer.write(line));
    for (const domain::FacetCredit& facet : credited.facets) {
        Credited line = credited.lines[facet.line];
        line.credit = facet.credit;
        line.weight = facet.weight;
        out[facet.line].credits[facet.facet.value() + 1] = writer.credit(line);
    }
    std::vector<std::size_t> order(out.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return heavier(out[a], out[b]) ||
               (!heavier(out[b], out[a]) && credited.lines[a].date > credited.lines[b].date);
    });
    std::vector<StandingLine> sorted;
    sorted.reserve(out.size());
    for (const std::size_t i : order)
        sorted.push_back(std::move(out[i]));
    return sorted;
}

void reweigh(std::vector<StandingLine>& lines, const domain::CreditedEvidence& without) {
    std::unordered_map<std::string_view, StandingLine*> by_id;
    for (StandingLine& line : lines) {
        by_id.emplace(line.id, &line);
        for (auto& credit : line.credits)
            if (credit)
                credit->weight_if = 0.0;
    }
    const auto line_of = [&](std::size_t i) { return by_id.at(without.lines[i].id); };
    for (std::size_t i = 0; i < without.lines.size(); ++i)
        line_of(i)->credits[0]->weight_if = without.lines[i].weight.value();
    for (const domain::FacetCredit& facet : without.facets)
        line_of(facet.line)->credits[facet.facet.value() + 1]->weight_if = facet.weight.value();
}

} // namespace mq::app
