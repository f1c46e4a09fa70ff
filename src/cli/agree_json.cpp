#include "cli/agree_json.h"

#include "cli/commands.h"

#include <fmt/format.h>
#include <array>

namespace mq::cli {
namespace {

using domain::Defined;
using domain::RatingTable;
using domain::Undefined;
using json =
    nlohmann::ordered_json; // keys stand in the order of the specification, raters in that of the table

template <class T>
struct Word {
    const char* word;
    T value;
};

constexpr std::array<Word<Measure>, 5> measures = {{{"kappa", Measure::kappa},
                                                    {"alpha", Measure::alpha},
                                                    {"icc", Measure::icc},
                                                    {"fleiss", Measure::fleiss},
                                                    {"severity", Measure::severity}}};
constexpr std::array<Word<domain::KappaWeights>, 3> all_weights = {
    {{"none", domain::KappaWeights::none},
     {"linear", domain::KappaWeights::linear},
     {"quadratic", domain::KappaWeights::quadratic}}};
constexpr std::array<Word<domain::AlphaLevel>, 4> all_levels = {{{"nominal", domain::AlphaLevel::nominal},
                                                                 {"ordinal", domain::AlphaLevel::ordinal},
                                                                 {"interval", domain::AlphaLevel::interval},
                                                                 {"ratio", domain::AlphaLevel::ratio}}};

template <class T, std::size_t N>
Result<T> value_of(const std::string& word, const std::array<Word<T>, N>& words, const char* option) {
    std::string known;
    for (const auto& [name, value] : words) {
        if (word == name)
            return value;
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    return fail(ErrorKind::bad_input,
                fmt::format("{}: không có “{}”; chọn một trong: {}.", option, word, known));
}

template <class T, std::size_t N>
const char* word_of(T wanted, const std::array<Word<T>, N>& words) {
    for (const auto& [name, value] : words)
        if (value == wanted)
            return name;
    return "";
}

json number(double value) {
    return rounded(value) + 0.0; // never −0
}

json kappa_json(const RatingTable& table, domain::KappaWeights weights) {
    json out{{"measure", "kappa"}, {"weights", name_of(weights)}, {"n", table.complete().size()}};
    const auto kappa = domain::weighted_kappa(table, weights);
    out["kappa"] = kappa ? number(kappa->kappa) : json();
    out["se"] = kappa ? number(kappa->se) : json();
    out["lo"] = kappa ? number(kappa->interval.lo) : json();
    out["hi"] = kappa ? number(kappa->interval.hi) : json();
    if (!kappa)
        out["reason"] = sentence(kappa.error());
    return out;
}

json alpha_json(const RatingTable& table, domain::AlphaLevel level) {
    json out{{"measure", "alpha"}, {"level", name_of(level)}};
    const auto alpha = domain::krippendorff_alpha(table, level);
    out["alpha"] = alpha ? number(*alpha) : json();
    if (!alpha)
        out["reason"] = sentence(alpha.error());
    return out;
}

json one_icc(const Defined<domain::Icc>& icc) {
    json out;
    const bool bounded = icc && icc->interval;
    out["icc"] = icc ? number(icc->icc) : json();
    out["lo"] = bounded ? number(icc->interval->lo) : json();
    out["hi"] = bounded ? number(icc->interval->hi) : json();
    if (!bounded)
        out["reason"] = sentence(icc ? icc->interval.error() : icc.error());
    return out;
}

json icc_json(const RatingTable& table) {
    json out{{"measure", "icc"}, {"icc", json::object()}};
    const auto icc = domain::intraclass_correlations(table);
    for (const domain::IccForm form : domain::all_icc_forms)
        out["icc"][name_of(form)] = one_icc(icc ? (*icc)[form] : tl::unexpected(icc.error()));
    if (!icc)
        out["reason"] = sentence(icc.error());
    return out;
}

json fleiss_json(const RatingTable& table) {
    json out{{"measure", "fleiss"}};
    const auto fleiss = domain::fleiss_kappa(table);
    out["kappa"] = fleiss ? number(fleiss->kappa) : json();
    if (!fleiss)
        out["reason"] = sentence(fleiss.error());
    return out;
}

json severity_json(const RatingTable& table) {
    json out{{"measure", "severity"}, {"leniency", json::object()}, {"severity", json::object()}};
    const auto raters = domain::rater_severity(table);
    std::string reason = raters.empty() ? sentence(Undefined::no_raters) : "";
    for (std::size_t r = 0; r < raters.size(); ++r) {
        const std::string& name = table.raters()[r];
        out["leniency"][name] = raters[r] ? number(raters[r]->leniency) : json();
        out["severity"][name] = raters[r] ? number(raters[r]->severity) : json();
        if (!raters[r])
            reason += fmt::format("{}{}: {}", reason.empty() ? "" : " ", name, sentence(raters[r].error()));
    }
    if (!reason.empty())
        out["reason"] = reason;
    return out;
}

json document_of(const RatingTable& table, const AgreeRequest& request) {
    switch (request.measure) {
        case Measure::kappa: return kappa_json(table, request.weights);
        case Measure::alpha: return alpha_json(table, request.level);
        case Measure::icc: return icc_json(table);
        case Measure::fleiss: return fleiss_json(table);
        case Measure::severity: return severity_json(table);
    }
    return {};
}

} // namespace

Result<AgreeRequest> agree_request(const std::string& measure, const std::string& weights,
                                   const std::string& level) {
    const auto which = value_of(measure, measures, "--measure");
    if (!which)
        return tl::unexpected(which.error());
    const auto how = value_of(weights, all_weights, "--weights");
    if (!how)
        return tl::unexpected(how.error());
    const auto scale = value_of(level, all_levels, "--level");
    if (!scale)
        return tl::unexpected(scale.error());
    return AgreeRequest{*which, *how, *scale};
}

std::string agree_document(const RatingTable& table, const AgreeRequest& request) {
    return document_of(table, request).dump();
}

std::string sentence(Undefined why) {
    switch (why) {
        case Undefined::no_raters: return "Bảng trống: chưa có người chấm nào.";
        case Undefined::one_rater: return "Chỉ có một người chấm; cần ít nhất hai.";
        case Undefined::not_two_raters:
            return "Kappa cần đúng hai người chấm; nhiều hơn thì dùng alpha hoặc fleiss.";
        case Undefined::no_subjects: return "Không có đối tượng nào đủ điểm để so.";
        case Undefined::one_subject: return "Chỉ một đối tượng đủ điểm để so; cần ít nhất hai.";
        case Undefined::all_equal:
            return "Mọi điểm đều bằng nhau, nên không tách được đồng thuận với ngẫu nhiên.";
        case Undefined::constant_rater:
            return "Một người chấm cho mọi đối tượng cùng một điểm, nên không xác định được đồng thuận.";
        case Undefined::subjects_equal:
            return "Các đối tượng không khác nhau, nên không có phần khác biệt để chia.";
        case Undefined::negative_score: return "Thang tỉ lệ không có điểm âm.";
        case Undefined::too_many_values: return "Có quá nhiều điểm khác nhau cho thang tỉ lệ.";
        case Undefined::nothing_in_common: return "Không chấm chung đối tượng nào với người khác.";
        case Undefined::separate_groups:
            return "Những người chấm chia thành các nhóm không chấm chung ai, nên không so được nhóm này với "
                   "nhóm kia.";
        case Undefined::not_computable: return "Không tính được: các số vượt ra ngoài phạm vi của công thức.";
    }
    return {};
}

const char* name_of(domain::KappaWeights weights) {
    return word_of(weights, all_weights);
}
const char* name_of(domain::AlphaLevel level) {
    return word_of(level, all_levels);
}

const char* name_of(domain::IccForm form) {
    constexpr std::array names = {"ICC1,1", "ICC2,1", "ICC3,1", "ICC1,k", "ICC2,k", "ICC3,k"};
    return names[static_cast<std::size_t>(form)];
}

} // namespace mq::cli
