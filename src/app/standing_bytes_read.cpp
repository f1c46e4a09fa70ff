#include "app/standing_bytes.h"
#include "app/standing_words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <string>

namespace mq::app {
namespace {

using namespace mq::domain;
using nlohmann::json;

/// What stands there can't be a standing; ends the reading.
struct Unfit final : std::exception {};

void expect(bool holds) {
    if (!holds)
        throw Unfit();
}

std::int64_t whole(const json& value, std::int64_t low, std::int64_t high) {
    expect(value.is_number_integer());
    const auto number = value.get<std::int64_t>();
    expect(number >= low && number <= high);
    return number;
}

int small(const json& value, int low, int high) {
    return static_cast<int>(whole(value, low, high));
}

constexpr int most = 1'000'000'000; ///< of anything that is counted

std::size_t index(const json& value, std::size_t size) {
    expect(size > 0);
    return static_cast<std::size_t>(whole(value, 0, static_cast<std::int64_t>(size) - 1));
}

double real(const json& value) {
    expect(value.is_number());
    return value.get<double>();
}

Weight weight(const json& value) {
    const double number = real(value);
    expect(Weight::holds(number));
    return Weight(number);
}

/// The one of `all` that is written like that.
template <class E, std::size_t N, class Name>
E one_of(const json& value, const std::array<E, N>& all, Name name) {
    const auto& text = value.get_ref<const std::string&>();
    const auto found = std::find_if(all.begin(), all.end(), [&](E each) { return text == name(each); });
    expect(found != all.end());
    return *found;
}

LevelInterval interval(const json& lo, const json& hi) {
    LevelInterval out;
    out.hi = small(hi, 0, level_count);
    out.lo = small(lo, 0, out.hi);
    return out;
}

template <class List>
void read_reals(const json& from, List& out) {
    expect(from.is_array() && from.size() == out.size());
    std::transform(from.begin(), from.end(), out.begin(), real);
}

void read_posterior(const json& from, const Competency& competency, LevelPosterior& out) {
    read_reals(from.at("levels"), out.levels);
    read_reals(from.at("at_least"), out.at_least);
    out.mean = real(from.at("mean"));
    out.sd = real(from.at("sd"));
    out.q10 = real(from.at("q10"));
    out.q90 = real(from.at("q90"));
    out.mass.resize(static_cast<std::size_t>(competency.scoring.grid_points));
    read_reals(from.at("mass"), out.mass);
}

void read_level(const json& from, std::size_t records, Standing& out) {
    out.weight = weight(from.at("weight"));
    out.scenarios = small(from.at("scenarios"), 0, most);
    out.axes_ready = small(from.at("axes_ready"), 0, most);
    if (const json& age = from.at("newest_age"); !age.is_null())
        out.newest_age = small(age, 0, most);
    const auto level = [](const json& value) { return Level(small(value, Level::lowest, Level::highest)); };
    out.statistical = level(from.at("statistical"));
    out.demonstrated = level(from.at("demonstrated"));
    out.sufficient = from.at("sufficient").get<bool>();
    if (const json& reported = from.at("reported"); !reported.is_null())
        out.reported = level(reported);
    for (const json& code : from.at("missing"))
        out.missing.push_back(one_of(code, all_missing, code_of));
    for (const json& gate : from.at("gates"))
        out.gates.push_back(one_of(gate, all_gates, word_of));
    if (const json& critical = from.at("critical_record"); !critical.is_null())
        out.critical_record = index(critical, records);
}

void read_facets(const json& from, const Competency& competency, Standing& out) {
    expect(from.size() == competency.facets.size());
    for (const Facet& facet : competency.facets) {
        const json& entry = from.at(facet.id);
        FacetEstimate& estimate = out.facets.emplace_back();
        read_posterior(entry, competency, estimate.posterior);
        estimate.weight = weight(entry.at("weight"));
        estimate.stimuli = small(entry.at("stimuli"), 0, most);
    }
}

Source source(const json& value) {
    return static_cast<Source>(small(value, 0, static_cast<int>(Source::observation)));
}

EvidenceLine line_from(const json& from, std::size_t records, std::size_t stimuli) {
    constexpr std::size_t fields = 13;
    expect(from.is_array() && from.size() == fields);
    EvidenceLine line;
    line.id = from[0].get<std::string>();
    line.source = source(from[1]);
    line.evidence = index(from[2], records);
    if (!from[3].is_null())
        line.rating = index(from[3], most);
    line.stimulus = index(from[4], stimuli);
    line.date = Day{small(from[5], -most, most)};
    line.age_days = small(from[6], 0, most);
    line.credit = interval(from[7], from[8]);
    line.weight = weight(from[9]);
    line.recency = weight(from[10]);
    line.retake = weight(from[11]);
    line.severity = real(from[12]);
    return line;
}

void read_credited(const json& from, const Competency& competency, std::size_t records,
                   CreditedEvidence& out) {
    for (const json& stimulus : from.at("stimuli")) {
        out.stimuli.push_back({source(stimulus.at(0)), std::nullopt});
        if (const json& lo = stimulus.at(1); !lo.is_null())
            out.stimuli.back().lo = small(lo, 0, level_count);
    }
    for (const json& line : from.at("lines"))
        out.lines.push_back(line_from(line, records, out.stimuli.size()));
    for (const json& credit : from.at("credits"))
        out.facets.push_back({index(credit.at(0), out.lines.size()),
                              FacetIndex(index(credit.at(1), competency.facets.size())),
                              interval(credit.at(2), credit.at(3)), weight(credit.at(4))});
}

Standing read_standing(const json& from, const Competency& competency, std::size_t records) {
    Standing out;
    expect(whole(from.at("format"), 0, most) == standing_format);
    out.version = from.at("version").get<std::string>();
    expect(out.version == competency.scoring.version);
    const auto day = parse_day(from.at("as_of").get_ref<const std::string&>());
    expect(day.has_value());
    out.as_of = *day;
    read_posterior(from.at("overall"), competency, out.overall);
    read_level(from, records, out);
    read_facets(from.at("facets"), competency, out);
    read_credited(from, competency, records, out.credited);
    return out;
}

} // namespace

Result<Standing> standing_from(std::string_view bytes, const Competency& competency, std::size_t records) {
    try {
        return read_standing(json::parse(bytes), competency, records);
    } catch (const std::exception& e) { // the library's, and Unfit
        return fail(ErrorKind::damaged, "Một kết quả năng lực đã lưu không đọc được.", e.what());
    }
}

} // namespace mq::app
