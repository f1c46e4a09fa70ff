#include "app/standing_bytes.h"

#include "app/standing_words.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace mq::app {
namespace {

using namespace mq::domain;
using nlohmann::json;

constexpr double decimals = 1e9;

/// Writes text straight away, in the one order there is; no tree of values in between.
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
        out.text(word_of(gate));
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
    out.whole(standing_format);
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

Agreement agreement_of(std::string_view kept, std::string_view again) {
    if (kept == again)
        return Agreement::same;
    const json a = json::parse(kept, nullptr, false);
    const json b = json::parse(again, nullptr, false);
    return !a.is_discarded() && nearly_same(a, b) ? Agreement::last_decimal : Agreement::different;
}

} // namespace mq::app
