#include "cli/score_json.h"

#include "base/text.h"
#include "cli/json_input.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace mq::cli {
namespace {

using domain::Competency;
using domain::Evidence;
using domain::RatedEvidence;
using domain::ScenarioEvidence;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t shown_problems = 20;
constexpr double most_severity = 4.0; // levels; more than the whole scale is a slip of the pen

/// An object of the document and where it stands.
struct Place {
    const json& object;
    std::string path;
    [[nodiscard]] std::string at(std::string_view key) const { return pointer_to(path, key); }
};

/// Collects problems and goes on; what it returns is used only if there are none.
class Reader {
public:
    explicit Reader(const Competency& competency) : competency_(competency) {}

    ScoreInput read(const json& root) {
        ScoreInput input;
        if (!root.is_object()) {
            problem("/", "cần một đối tượng { … } có as_of và evidence");
            return input;
        }
        const Place top{root, ""};
        input.as_of = day(top, "as_of");
        if (well())
            as_of_ = input.as_of;
        input.severities = severities(top);
        if (const json* list = member(top, "evidence", &json::is_array, "một danh sách [ … ]"))
            for (std::size_t i = 0; i < list->size(); ++i)
                read_record(input, (*list)[i], pointer_to(top.at("evidence"), i));
        return input;
    }

    [[nodiscard]] bool well() const { return problem_count_ == 0; }

    /// What is wrong, one line a problem, the first ones only.
    [[nodiscard]] std::string told() const {
        std::string out = fmt::format("{}", fmt::join(problems_, "\n"));
        if (problem_count_ > problems_.size())
            out += fmt::format("\n… và {} lỗi nữa", problem_count_ - problems_.size());
        return out;
    }

private:
    void problem(std::string_view path, std::string_view text) {
        if (++problem_count_ <= shown_problems)
            problems_.push_back(fmt::format("{}: {}", path, text));
    }

    /// The member of that type, or nothing with a problem noted.
    const json* member(const Place& place, std::string_view key, bool (json::*is)() const noexcept,
                       std::string_view wanted) {
        const auto found = place.object.find(key);
        if (found == place.object.end()) {
            problem(place.at(key), "thiếu trường này");
            return nullptr;
        }
        if ((*found.*is)())
            return &*found;
        problem(place.at(key), fmt::format("cần {}", wanted));
        return nullptr;
    }

    std::string word(const Place& place, std::string_view key) {
        const json* found = member(place, key, &json::is_string, "một chuỗi");
        if (found == nullptr)
            return {};
        std::string value = text::nfc(found->get_ref<const std::string&>());
        if (value.empty())
            problem(place.at(key), "không được để trống");
        return value;
    }

    Day day(const Place& place, std::string_view key) {
        const std::string value = word(place, key);
        if (value.empty())
            return {};
        const auto parsed = parse_day(value);
        if (!parsed)
            problem(place.at(key), fmt::format("“{}” không phải là ngày có thật dạng NNNN-TT-NN", value));
        return parsed.value_or(Day{});
    }

    Day past_day(const Place& place, std::string_view key) {
        const Day value = day(place, key);
        if (as_of_ && value > *as_of_)
            problem(place.at(key), fmt::format("{} ở sau ngày tính {}", iso_day(value), iso_day(*as_of_)));
        return value;
    }

    double number(const Place& place, std::string_view key, double low, double high) {
        const json* found = member(place, key, &json::is_number, "một số");
        if (found == nullptr)
            return low;
        const double value = found->get<double>();
        if (value >= low && value <= high)
            return value;
        problem(place.at(key), fmt::format("{} nằm ngoài khoảng {} đến {}", found->dump(), low, high));
        return low;
    }

    int whole(const Place& place, std::string_view key, int low, int high) {
        const double value = number(place, key, low, high);
        if (value != std::floor(value))
            problem(place.at(key), fmt::format("cần một số nguyên từ {} đến {}", low, high));
        return static_cast<int>(value);
    }

    /// A level or a difficulty; the lowest where a problem was noted.
    template <class Number>
    Number one_to_five(const Place& place, std::string_view key) {
        const int value = whole(place, key, Number::lowest, Number::highest);
        return Number::checked(value).value_or(Number());
    }

    template <class Share>
    Share share(const Place& place, std::string_view key) {
        return Share::checked(number(place, key, 0.0, 1.0)).value_or(Share());
    }

    bool truth(const Place& place, std::string_view key) {
        const json* found = member(place, key, &json::is_boolean, "true hoặc false");
        return found != nullptr && found->get<bool>();
    }

    /// A member that may be left out; a name that looks like it is taken for a slip and told.
    const json* optional_object(const Place& place, std::string_view key) {
        if (place.object.contains(key))
            return member(place, key, &json::is_object, "một đối tượng { … }");
        for (const auto& [name, value] : place.object.items())
            if (name.size() <= key.size() + 2 && text::edit_distance(name, key) <= 2)
                problem(place.at(name), fmt::format("không biết trường này; có phải {} không?", key));
        return nullptr;
    }

    domain::Severities severities(const Place& top) {
        domain::Severities out;
        const json* list = optional_object(top, "severity");
        if (list == nullptr)
            return out;
        const Place place{*list, top.at("severity")};
        for (const auto& [rater, value] : list->items())
            out[text::nfc(rater)] = number(place, rater, -most_severity, most_severity);
        return out;
    }

    domain::FacetIndex facet(std::string_view path, const std::string& id) {
        if (const auto found = competency_.facet_index(id))
            return domain::FacetIndex(*found);
        std::vector<std::string_view> known;
        for (const domain::Facet& each : competency_.facets)
            known.emplace_back(each.id);
        problem(path, fmt::format("không biết khía cạnh “{}”; có: {}", id, fmt::join(known, ", ")));
        return {};
    }

    void read_record(ScoreInput& input, const json& value, const std::string& path) {
        if (!value.is_object()) {
            problem(path, "cần một đối tượng { … }");
            return;
        }
        const Place place{value, path};
        take_id(place);
        const std::string source = word(place, "source");
        if (source == "scenario")
            input.evidence.emplace_back(scenario(place));
        else if (source == "interview")
            input.evidence.emplace_back(rated(place, RatedEvidence::Kind::interview));
        else if (source == "observation")
            input.evidence.emplace_back(rated(place, RatedEvidence::Kind::observation));
        else if (!source.empty())
            problem(place.at("source"),
                    fmt::format("không biết nguồn “{}”; có: scenario, interview, observation", source));
    }

    void take_id(const Place& place) {
        const std::string id = word(place, "id");
        if (id.empty())
            return;
        const auto [first, is_new] = ids_.try_emplace(id, place.at("id"));
        if (!is_new)
            problem(place.at("id"), fmt::format("trùng với {} (“{}”)", first->second, id));
    }

    /// The id as read by take_id, which has told what is wrong with it.
    static std::string id_of(const Place& place) {
        const auto found = place.object.find("id");
        return found != place.object.end() && found->is_string() ? text::nfc(found->get<std::string>())
                                                                 : std::string();
    }

    ScenarioEvidence scenario(const Place& place) {
        ScenarioEvidence out;
        out.id = id_of(place);
        out.scenario = word(place, "scenario");
        out.date = past_day(place, "date");
        out.difficulty = one_to_five<domain::Difficulty>(place, "difficulty");
        out.attainment = share<domain::AttainedShare>(place, "attainment");
        out.guidance = share<domain::GuidanceShare>(place, "guidance");
        out.critical = truth(place, "critical");
        const json* facets = optional_object(place, "facets"); // a facet left out was not observed
        if (facets == nullptr)
            return out;
        const Place each{*facets, place.at("facets")};
        for (const auto& [name, value] : facets->items())
            out.facets.push_back({facet(each.at(name), name), share<domain::AttainedShare>(each, name)});
        return out;
    }

    RatedEvidence rated(const Place& place, RatedEvidence::Kind kind) {
        RatedEvidence out;
        out.kind = kind;
        out.id = id_of(place);
        out.date = past_day(place, "date");
        const json* list = member(place, "ratings", &json::is_array, "một danh sách [ … ]");
        if (list == nullptr)
            return out;
        std::map<std::tuple<std::string, std::string, domain::FacetIndex>, std::string> seen;
        for (std::size_t i = 0; i < list->size(); ++i) {
            const Place at{(*list)[i], pointer_to(place.at("ratings"), i)};
            if (!at.object.is_object()) {
                problem(at.path, "cần một đối tượng { … }");
                continue;
            }
            const std::size_t before = problem_count_;
            domain::Rating rating = one_rating(at, kind);
            if (problem_count_ > before)
                continue;
            const auto [first, is_new] =
                seen.try_emplace({rating.question, rating.rater, rating.facet}, at.path);
            if (!is_new)
                problem(at.path, fmt::format("cùng câu hỏi, người chấm và khía cạnh với {}", first->second));
            out.ratings.push_back(std::move(rating));
        }
        return out;
    }

    domain::Rating one_rating(const Place& at, RatedEvidence::Kind kind) {
        domain::Rating out;
        if (kind == RatedEvidence::Kind::interview)
            out.question = word(at, "question");
        out.rater = word(at, "rater");
        const std::string facet_id = word(at, "facet");
        if (!facet_id.empty())
            out.facet = facet(at.at("facet"), facet_id);
        out.value = one_to_five<domain::Level>(at, "rating");
        return out;
    }

    const Competency& competency_;
    std::optional<Day> as_of_;
    std::map<std::string, std::string> ids_; ///< evidence id → where it stands
    std::vector<std::string> problems_;      ///< the first of them
    std::size_t problem_count_ = 0;
};

// --- the standing as JSON
// ---------------------------------------------------------------------------------------

double six_decimals(double value) {
    return std::round(value * 1e6) / 1e6;
}

template <class List>
ordered_json numbers(const List& list) {
    ordered_json out = ordered_json::array();
    for (const double value : list)
        out.push_back(six_decimals(value));
    return out;
}

void put_moments(ordered_json& out, const domain::LevelPosterior& posterior, domain::Weight weight) {
    out["mean"] = six_decimals(posterior.mean);
    out["sd"] = six_decimals(posterior.sd);
    out["q10"] = six_decimals(posterior.q10);
    out["q90"] = six_decimals(posterior.q90);
    out["weight"] = six_decimals(weight.value());
}

ordered_json overall_json(const domain::Standing& standing) {
    ordered_json out;
    out["levels"] = numbers(standing.overall.levels);
    out["at_least"] = numbers(standing.overall.at_least);
    put_moments(out, standing.overall, standing.weight);
    out["statistical"] = standing.statistical.number();
    out["demonstrated"] = standing.demonstrated.number();
    out["reported"] = standing.reported ? ordered_json(standing.reported->number()) : ordered_json(nullptr);
    out["sufficient"] = standing.sufficient;
    out["missing"] = ordered_json::array();
    for (const domain::Missing missing : standing.missing)
        out["missing"].push_back(domain::code_of(missing));
    return out;
}

ordered_json facets_json(const domain::Standing& standing, const Competency& competency) {
    ordered_json out = ordered_json::object();
    for (std::size_t i = 0; i < standing.facets.size(); ++i) {
        if (!competency.facets[i].axis)
            continue; // the strand beside the radar only opens a gate
        const domain::FacetEstimate& facet = standing.facets[i];
        ordered_json& entry = out[competency.facets[i].id];
        entry["levels"] = numbers(facet.posterior.levels);
        put_moments(entry, facet.posterior, facet.weight);
        entry["stimuli"] = facet.stimuli;
    }
    return out;
}

ordered_json evidence_json(const domain::Standing& standing) {
    ordered_json out = ordered_json::array();
    for (const domain::EvidenceLine& line : standing.credited.lines)
        out.push_back({{"id", line.id},
                       {"lo", line.credit.lo},
                       {"hi", line.credit.hi},
                       {"weight", six_decimals(line.weight.value())}});
    return out;
}

domain::Standing standing_of(const ScoreInput& input, const Competency& competency) {
    return domain::Estimator(competency).standing(input.evidence, input.as_of, input.severities);
}

} // namespace

Result<ScoreInput> read_score_input(std::string_view json_text, const Competency& competency) {
    const auto root = parse_json(json_text);
    if (!root)
        return tl::unexpected(root.error());
    Reader reader(competency);
    ScoreInput input = reader.read(*root);
    if (!reader.well())
        return fail(ErrorKind::bad_input, reader.told());
    return input;
}

Result<std::string> score_document(std::string_view json_text, const Competency& competency) {
    const auto input = read_score_input(json_text, competency);
    if (!input)
        return tl::unexpected(input.error());
    const domain::Standing standing = standing_of(*input, competency);
    ordered_json out;
    out["version"] = standing.version;
    out["overall"] = overall_json(standing);
    out["facets"] = facets_json(standing, competency);
    out["evidence"] = evidence_json(standing);
    return out.dump(2) + "\n";
}

Result<std::string> score_summary(std::string_view json_text, const Competency& competency) {
    const auto input = read_score_input(json_text, competency);
    if (!input)
        return tl::unexpected(input.error());
    return summarise_standing(standing_of(*input, competency), input->evidence, competency);
}

} // namespace mq::cli
