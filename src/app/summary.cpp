#include "app/summary.h"

#include "app/evidence_book.h"
#include "app/person_standing.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace mq::app {
namespace {

using namespace mq::domain;

std::uint16_t counted(std::size_t n) {
    return static_cast<std::uint16_t>(std::min<std::size_t>(n, std::numeric_limits<std::uint16_t>::max()));
}

FacetSummary facet_summary(const Estimate& estimate) {
    FacetSummary out;
    out.mean = static_cast<float>(estimate.mean);
    out.low = static_cast<float>(estimate.low);
    out.high = static_cast<float>(estimate.high);
    out.weight = static_cast<float>(estimate.weight);
    out.stimuli = counted(static_cast<std::size_t>(std::max(0, estimate.stimuli)));
    out.level = static_cast<std::uint8_t>(estimate.level);
    return out;
}

std::vector<FacetSummary> facet_summaries(const std::vector<FacetEstimate>& facets,
                                          const CreditedEvidence& credited, const ScoringParams& params) {
    std::vector<FacetSummary> out;
    out.reserve(facets.size());
    for (const FacetEstimate& facet : facets)
        out.push_back(facet_summary(estimate_of(facet, params)));
    for (const FacetCredit& credit : credited.facets) {
        const domain::EvidenceLine& line = credited.lines[credit.line];
        if (line.counts() && credit.facet.value() < out.size())
            out[credit.facet.value()].last_day =
                std::max(out[credit.facet.value()].last_day, line.date.number);
    }
    return out;
}

void add_standing(PersonSummary& out, const Standing& standing, const ScoringParams& params) {
    out.overall = facet_summary(overall_of(standing));
    for (const domain::EvidenceLine& line : standing.credited.lines)
        if (line.counts())
            out.overall.last_day = std::max(out.overall.last_day, line.date.number);
    if (standing.reported)
        out.reported = static_cast<std::uint8_t>(standing.reported->number());
    for (const Missing missing : standing.missing)
        out.missing = static_cast<std::uint8_t>(out.missing | 1U << static_cast<unsigned>(missing));
    out.facets = facet_summaries(standing.facets, standing.credited, params);
}

void add_practice(PersonSummary& out, const std::vector<ScenarioEvidence>& practice,
                  const Estimator& estimator, Day as_of) {
    const PracticeStanding standing = estimator.practice(practice, as_of);
    out.practice = facet_summaries(standing.facets, standing.credited, estimator.competency().scoring);
    out.practice.resize(estimator.competency().axis_count());
}

void add_activity(PersonSummary& out, std::span<const store::FinishedAttempt> finished,
                  std::span<const store::RatedRow> rated, Day as_of) {
    std::size_t practised = 0;
    std::size_t assessed = 0;
    for (const store::FinishedAttempt& attempt : finished) {
        if (attempt.day > as_of)
            continue;
        out.last_active = std::max(out.last_active, attempt.day.number);
        if (attempt.mode == store::Mode::assessment)
            ++assessed;
        else if (days_between(attempt.day, as_of) < summary_days)
            ++practised;
    }
    for (const store::RatedRow& row : rated)
        if (row.day <= as_of)
            out.last_active = std::max(out.last_active, row.day.number);
    out.practice_90 = counted(practised);
    out.assessments = counted(assessed);
}

Standing standing_on(std::span<const store::FinishedAttempt> finished, std::span<const store::RatedRow> rated,
                     const Estimator& estimator, Day as_of) {
    const StandingBasis basis = standing_basis(finished, rated, estimator.competency(), as_of);
    return estimator.standing(basis.records, as_of, basis.severities);
}

bool known_by(std::span<const store::FinishedAttempt> finished, std::span<const store::RatedRow> rated,
              Day day) {
    return std::ranges::any_of(rated, [&](const auto& row) { return row.day <= day; }) ||
           std::ranges::any_of(finished, [&](const auto& attempt) {
               return attempt.mode == store::Mode::assessment && attempt.day <= day;
           });
}

// --- bytes

constexpr std::uint8_t person_version = 1;
constexpr std::uint8_t group_version = 1;

class Writer {
public:
    template <class Whole>
    void whole(Whole value) {
        using Bits = std::make_unsigned_t<Whole>;
        auto bits = static_cast<Bits>(value);
        for (std::size_t i = 0; i < sizeof(Bits); ++i) {
            out_.push_back(static_cast<char>(static_cast<unsigned char>(bits & 0xFFU)));
            bits = static_cast<Bits>(static_cast<std::uint64_t>(bits) >> 8U);
        }
    }
    void real(float value) { whole(std::bit_cast<std::uint32_t>(value)); }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

/// Reads what a Writer wrote; once something doesn't fit it has failed, and gives zeros.
class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    template <class Whole>
    Whole whole(Whole low = std::numeric_limits<Whole>::min(),
                Whole high = std::numeric_limits<Whole>::max()) {
        using Bits = std::make_unsigned_t<Whole>;
        if (bytes_.size() < sizeof(Bits)) {
            failed_ = true;
            return {};
        }
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < sizeof(Bits); ++i)
            bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[i])) << (8U * i);
        bytes_.remove_prefix(sizeof(Bits));
        const auto value = static_cast<Whole>(static_cast<Bits>(bits));
        expect(value >= low && value <= high);
        return failed_ ? Whole{} : value;
    }
    float real(float low, float high) {
        const auto value = std::bit_cast<float>(whole<std::uint32_t>());
        expect(value >= low && value <= high); // not a number neither
        return failed_ ? 0.0F : value;
    }
    void expect(bool holds) { failed_ = failed_ || !holds; }
    /// Everything was read, and fitted.
    [[nodiscard]] bool whole_and_sound() const { return !failed_ && bytes_.empty(); }

private:
    std::string_view bytes_;
    bool failed_ = false;
};

constexpr float most_ability = 10.0F; ///< beyond any grid; levels are 1..5
constexpr float most_weight = 1e6F;

void put(Writer& out, const FacetSummary& facet) {
    for (const float value : {facet.mean, facet.low, facet.high, facet.weight})
        out.real(value);
    out.whole(facet.stimuli);
    out.whole(facet.level);
    out.whole(facet.last_day);
}

FacetSummary take_facet(Reader& in) {
    FacetSummary out;
    out.mean = in.real(-most_ability, most_ability);
    out.low = in.real(-most_ability, most_ability);
    out.high = in.real(-most_ability, most_ability);
    out.weight = in.real(0.0F, most_weight);
    out.stimuli = in.whole<std::uint16_t>();
    out.level = in.whole<std::uint8_t>(0, level_count);
    out.last_day = in.whole<std::int32_t>();
    return out;
}

void put(Writer& out, const std::vector<FacetSummary>& facets) {
    out.whole(static_cast<std::uint8_t>(facets.size()));
    for (const FacetSummary& facet : facets)
        put(out, facet);
}

/// At most as many as the competency has facets: bytes of something else ask for no more memory than that.
std::vector<FacetSummary> take_facets(Reader& in, std::size_t most) {
    const std::size_t count = in.whole<std::uint8_t>(0, static_cast<std::uint8_t>(most));
    std::vector<FacetSummary> out;
    for (std::size_t f = 0; f < count; ++f)
        out.push_back(take_facet(in));
    return out;
}

// --- groups

/// Of sorted values: the one that `part` of them lie below, between neighbours in proportion.
float quantile(const std::vector<float>& sorted, double part) {
    const double at = part * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double rest = at - static_cast<double>(below);
    return static_cast<float>(static_cast<double>(sorted[below]) * (1.0 - rest) +
                              static_cast<double>(sorted[above]) * rest);
}

GroupSummary::Facet facet_of_group(std::vector<float> means) {
    GroupSummary::Facet out;
    if (means.empty())
        return out;
    std::ranges::sort(means);
    double sum = 0.0;
    for (const float mean : means)
        sum += static_cast<double>(mean);
    out.people = static_cast<std::int32_t>(means.size());
    out.mean = static_cast<float>(sum / static_cast<double>(means.size()));
    out.low = quantile(means, 0.25);
    out.high = quantile(means, 0.75);
    return out;
}

} // namespace

PersonSummary summarise(std::span<const store::FinishedAttempt> finished,
                        std::span<const store::RatedRow> rated, const Estimator& estimator, Day as_of) {
    return summarise(finished, rated, estimator, standing_on(finished, rated, estimator, as_of));
}

PersonSummary summarise(std::span<const store::FinishedAttempt> finished,
                        std::span<const store::RatedRow> rated, const Estimator& estimator,
                        const Standing& standing) {
    const Day as_of = standing.as_of;
    PersonSummary out;
    add_standing(out, standing, estimator.competency().scoring);
    add_practice(out, EvidenceBook(finished, rated, estimator.competency()).practice(), estimator, as_of);
    add_activity(out, finished, rated, as_of);
    const Day before{as_of.number - summary_days};
    if (!known_by(finished, rated, before))
        return out;
    const Standing then = standing_on(finished, rated, estimator, before);
    out.known_90 = then.weight.counts();
    out.mean_90 = out.known_90 ? static_cast<float>(then.overall.mean) : 0.0F;
    return out;
}

PersonSummary standing_summary(std::span<const store::FinishedAttempt> finished,
                               std::span<const store::RatedRow> rated, const Estimator& estimator,
                               Day as_of) {
    PersonSummary out;
    out.facets.resize(estimator.competency().facets.size());
    out.practice.resize(estimator.competency().axis_count());
    if (known_by(finished, rated, as_of))
        add_standing(out, standing_on(finished, rated, estimator, as_of), estimator.competency().scoring);
    return out;
}

std::string summary_bytes(const PersonSummary& summary) {
    Writer out;
    out.whole(person_version);
    put(out, summary.overall);
    out.whole(summary.reported);
    out.real(summary.mean_90);
    out.whole(static_cast<std::uint8_t>(summary.known_90 ? 1 : 0));
    out.whole(summary.practice_90);
    out.whole(summary.assessments);
    out.whole(summary.missing);
    out.whole(summary.last_active);
    put(out, summary.facets);
    put(out, summary.practice);
    return out.take();
}

std::optional<PersonSummary> summary_from(std::string_view bytes, std::size_t facets) {
    Reader in(bytes);
    PersonSummary out;
    in.expect(in.whole<std::uint8_t>() == person_version);
    out.overall = take_facet(in);
    out.reported = in.whole<std::uint8_t>(0, level_count);
    out.mean_90 = in.real(-most_ability, most_ability);
    out.known_90 = in.whole<std::uint8_t>(0, 1) == 1;
    out.practice_90 = in.whole<std::uint16_t>();
    out.assessments = in.whole<std::uint16_t>();
    constexpr auto all_bits = (1U << (static_cast<unsigned>(Missing::stale) + 1U)) - 1U;
    out.missing = in.whole<std::uint8_t>(0, static_cast<std::uint8_t>(all_bits));
    out.last_active = in.whole<std::int32_t>();
    const std::size_t most = std::min<std::size_t>(facets, std::numeric_limits<std::uint8_t>::max());
    out.facets = take_facets(in, most);
    out.practice = take_facets(in, most);
    if (!in.whole_and_sound() || out.facets.size() != facets)
        return std::nullopt;
    return out;
}

std::string group_bytes(const GroupSummary& group) {
    Writer out;
    out.whole(group_version);
    for (const int count : group.counts)
        out.whole(static_cast<std::int32_t>(count));
    out.whole(static_cast<std::uint8_t>(group.facets.size()));
    for (const GroupSummary::Facet& facet : group.facets) {
        out.whole(facet.people);
        for (const float value : {facet.mean, facet.low, facet.high})
            out.real(value);
    }
    return out.take();
}

std::optional<GroupSummary> group_from(std::string_view bytes, std::size_t axes) {
    Reader in(bytes);
    GroupSummary out;
    constexpr std::int32_t most_people = 100'000'000;
    in.expect(in.whole<std::uint8_t>() == group_version);
    for (std::size_t level = 0; level <= level_count; ++level)
        out.counts.push_back(in.whole<std::int32_t>(0, most_people));
    in.expect(in.whole<std::uint8_t>() == axes);
    for (std::size_t f = 0; f < axes; ++f) {
        GroupSummary::Facet facet;
        facet.people = in.whole<std::int32_t>(0, most_people);
        facet.mean = in.real(-most_ability, most_ability);
        facet.low = in.real(-most_ability, most_ability);
        facet.high = in.real(-most_ability, most_ability);
        out.facets.push_back(facet);
    }
    if (!in.whole_and_sound())
        return std::nullopt;
    return out;
}

GroupCollector::GroupCollector(std::size_t axes) : counts_(level_count + 1, 0), means_(axes) {}

void GroupCollector::add(const PersonSummary& person) {
    ++counts_[std::min<std::size_t>(person.reported, level_count)];
    for (std::size_t f = 0; f < std::min(means_.size(), person.facets.size()); ++f)
        if (person.facets[f].weight > 0.0F)
            means_[f].push_back(person.facets[f].mean);
}

GroupSummary GroupCollector::summary() const {
    GroupSummary out;
    out.counts = counts_;
    for (const std::vector<float>& means : means_)
        out.facets.push_back(facet_of_group(means));
    return out;
}

GroupSummary group_of(std::span<const PersonSummary> people, std::size_t axes) {
    GroupCollector all(axes);
    for (const PersonSummary& person : people)
        all.add(person);
    return all.summary();
}

} // namespace mq::app
