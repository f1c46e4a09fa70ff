#include "app/standing_bytes.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <exception>
#include <iterator>

namespace mq::app {
namespace {

using namespace mq::domain;
using nlohmann::json;

constexpr int format = 1; ///< rises when the form changes
constexpr double decimals = 1e9;

constexpr std::array gate_words{std::pair{Gate::human, "human"}, std::pair{Gate::autonomy, "autonomy"},
                                std::pair{Gate::critical, "critical"}};
constexpr std::array all_missing{Missing::weight, Missing::scenarios, Missing::facets, Missing::spread,
                                 Missing::stale};
constexpr int source_count = 3;

// --- writing

/// Writes by hand: a tree of JSON values would cost four times the standing itself.
class Writer {
public:
    std::string take() { return fmt::to_string(out_); }

    void raw(std::string_view text) { out_.append(text); }
    void name(std::string_view key) {
        comma();
        quoted(key);
        out_.push_back(':');
        fresh_ = true;
    }
    void open(char bracket) {
        comma();
        out_.push_back(bracket);
        fresh_ = true;
    }
    void close(char bracket) {
        out_.push_back(bracket);
        fresh_ = false;
    }
    void text(std::string_view value) {
        comma();
        quoted(value);
    }
    void whole(std::int64_t value) {
        comma();
        fmt::format_to(std::back_inserter(out_), "{}", value);
    }
    void truth(bool value) {
        comma();
        raw(value ? "true" : "false");
    }
    void real(double value) {
        comma();
        const double rounded = std::round(value * decimals) / decimals;
        fmt::format_to(std::back_inserter(out_), "{}", rounded == 0.0 ? 0.0 : rounded); // never -0
    }
    template <class T>
    void maybe(const std::optional<T>& value) {
        if (value)
            return whole(static_cast<std::int64_t>(*value));
        comma();
        raw("null");
    }
    template <class List>
    void reals(const List& list) {
        open('[');
        for (const double value : list)
            real(value);
        close(']');
    }

private:
    void comma() {
        if (!fresh_)
            out_.push_back(',');
        fresh_ = false;
    }
    void quoted(std::string_view value) {
        const bool plain = std::all_of(value.begin(), value.end(),
                                       [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
        if (!plain)
            return raw(json(value).dump(-1, ' ', false, json::error_handler_t::replace));
        out_.push_back('"');
        raw(value);
        out_.push_back('"');
    }

    fmt::memory_buffer out_;
    bool fresh_ = true; ///< nothing stands before in this list
};

void put_posterior(Writer& out, const LevelPosterior& posterior) {
    out.name("levels");
    out.reals(posterior.levels);
    out.name("at_least");
    out.reals(posterior.at_least);
    for (const auto& [name, value] : {std::pair{"mean", posterior.mean}, std::pair{"sd", posterior.sd},
                                      std::pair{"q10", posterior.q10}, std::pair{"q90", posterior.q90}}) {
        out.name(name);
        out.real(value);
    }
    out.name("mass");
    out.reals(posterior.mass);
}

void put_level(Writer& out, const Standing& standing) {
    out.name("weight");
    out.real(standing.weight.value());
    out.name("scenarios");
    out.whole(standing.scenarios);
    out.name("axes_ready");
    out.whole(standing.axes_ready);
    out.name("newest_age");
    out.maybe(standing.newest_age);
    out.name("statistical");
    out.whole(standing.statistical.number());
    out.name("demonstrated");
    out.whole(standing.demonstrated.number());
    out.name("sufficient");
    out.truth(standing.sufficient);
    out.name("reported");
    out.maybe(standing.reported ? std::optional(standing.reported->number()) : std::nullopt);
    out.name("missing");
    out.open('[');
    for (const Missing missing : standing.missing)
        out.text(code_of(missing));
    out.close(']');
    out.name("gates");
    out.open('[');
    for (const Gate gate : standing.gates)
        out.text(gate_words[static_cast<std::size_t>(gate)].second);
    out.close(']');
    out.name("critical_record");
    out.maybe(standing.critical_record);
}

void put_facets(Writer& out, const Standing& standing, const Competency& competency) {
    out.name("facets");
    out.open('{');
    for (std::size_t i = 0; i < standing.facets.size(); ++i) {
        const FacetEstimate& facet = standing.facets[i];
        out.name(competency.facets[i].id);
        out.open('{');
        put_posterior(out, facet.posterior);
        out.name("weight");
        out.real(facet.weight.value());
        out.name("stimuli");
        out.whole(facet.stimuli);
        out.close('}');
    }
    out.close('}');
}

void put_line(Writer& out, const EvidenceLine& line) {
    out.open('[');
    out.text(line.id);
    out.whole(static_cast<int>(line.source));
    out.whole(static_cast<std::int64_t>(line.evidence));
    out.maybe(line.rating);
    out.whole(static_cast<std::int64_t>(line.stimulus));
    out.whole(line.date.number);
    out.whole(line.age_days);
    out.whole(line.credit.lo);
    out.whole(line.credit.hi);
    for (const Weight weight : {line.weight, line.recency, line.retake})
        out.real(weight.value());
    out.real(line.severity);
    out.close(']');
}

void put_credited(Writer& out, const CreditedEvidence& credited) {
    out.name("lines");
    out.open('[');
    for (const EvidenceLine& line : credited.lines)
        put_line(out, line);
    out.close(']');
    out.name("credits");
    out.open('[');
    for (const FacetCredit& credit : credited.facets) {
        out.open('[');
        out.whole(static_cast<std::int64_t>(credit.line));
        out.whole(static_cast<std::int64_t>(credit.facet.value()));
        out.whole(credit.credit.lo);
        out.whole(credit.credit.hi);
        out.real(credit.weight.value());
        out.close(']');
    }
    out.close(']');
    out.name("stimuli");
    out.open('[');
    for (const Stimulus& stimulus : credited.stimuli) {
        out.open('[');
        out.whole(static_cast<int>(stimulus.source));
        out.maybe(stimulus.lo);
        out.close(']');
    }
    out.close(']');
}

// --- reading

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

template <class T>
T word(const json& value, const auto& words, auto&& name) {
    const auto& text = value.get_ref<const std::string&>();
    for (const auto& each : words)
        if (text == name(each))
            return T(each);
    throw Unfit();
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
        out.missing.push_back(word<Missing>(code, all_missing, [](Missing m) { return code_of(m); }));
    for (const json& gate : from.at("gates"))
        for (const auto& [value, name] : gate_words)
            if (gate.get_ref<const std::string&>() == name)
                out.gates.push_back(value);
    expect(out.gates.size() == from.at("gates").size());
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
    return static_cast<Source>(small(value, 0, source_count - 1));
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
    expect(whole(from.at("format"), 0, most) == format);
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

// --- comparing

/// One in the last decimal, with room for the rounding of the two numbers themselves.
constexpr double one_in_the_last = 1.5 / decimals;

bool nearly_same(const json& a, const json& b) {
    if (a.is_number() && b.is_number())
        return a == b || ((a.is_number_float() || b.is_number_float()) &&
                          std::abs(a.get<double>() - b.get<double>()) <= one_in_the_last);
    if (a.type() != b.type() || a.size() != b.size())
        return false;
    if (a.is_array())
        return std::equal(a.begin(), a.end(), b.begin(), nearly_same);
    if (!a.is_object())
        return a == b;
    return std::all_of(a.items().begin(), a.items().end(), [&](const auto& item) {
        const auto other = b.find(item.key());
        return other != b.end() && nearly_same(item.value(), *other);
    });
}

} // namespace

std::string standing_bytes(const Standing& standing, const Competency& competency) {
    Writer out;
    out.open('{');
    out.name("format");
    out.whole(format);
    out.name("version");
    out.text(standing.version);
    out.name("as_of");
    out.text(iso_day(standing.as_of));
    out.name("overall");
    out.open('{');
    put_posterior(out, standing.overall);
    out.close('}');
    put_level(out, standing);
    put_facets(out, standing, competency);
    put_credited(out, standing.credited);
    out.close('}');
    return out.take();
}

Result<Standing> standing_from(std::string_view bytes, const Competency& competency, std::size_t records) {
    try {
        return read_standing(json::parse(bytes), competency, records);
    } catch (const std::exception& e) { // the library's, and Unfit
        return fail(ErrorKind::damaged, "Một kết quả năng lực đã lưu không đọc được.", e.what());
    }
}

Agreement agreement_of(std::string_view kept, std::string_view again) {
    if (kept == again)
        return Agreement::same;
    const json a = json::parse(kept, nullptr, false);
    const json b = json::parse(again, nullptr, false);
    return !a.is_discarded() && nearly_same(a, b) ? Agreement::last_decimal : Agreement::different;
}

} // namespace mq::app
