#include "cli/agree_json.h"
#include "domain/agreement_reading.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::cli {
namespace {

using domain::RatingTable;

/// 0,612: decimals as they are written in Vietnamese.
std::string decimal(double value, int digits = 3) {
    std::string out = fmt::format("{:.{}f}", value, digits);
    std::replace(out.begin(), out.end(), '.', ',');
    return out;
}

std::string range(const domain::Interval& interval) {
    return fmt::format("{} đến {}", decimal(interval.lo), decimal(interval.hi));
}

/// The reading, or why there is none yet.
std::string read_if(std::size_t n, std::size_t fewest, const std::string& reading) {
    if (n < fewest)
        return fmt::format("n chưa đủ: {}, cần ít nhất {}; chưa đọc thành mức.\n", n, fewest);
    return reading + "\n";
}

std::string undefined(const char* what, domain::Undefined why) {
    return fmt::format("{}: không xác định. {}\n", what, sentence(why));
}

const char* words(domain::KappaReading reading) {
    switch (reading) {
        case domain::KappaReading::weak: return "thấp";
        case domain::KappaReading::moderate: return "trung bình";
        case domain::KappaReading::substantial: return "tốt";
        case domain::KappaReading::almost_perfect: return "gần như hoàn toàn";
    }
    return "";
}

const char* words(domain::AlphaReading reading) {
    switch (reading) {
        case domain::AlphaReading::unreliable: return "chưa đáng tin (dưới 0,667)";
        case domain::AlphaReading::tentative: return "tạm dùng (0,667–0,800)";
        case domain::AlphaReading::reliable: return "đáng tin (từ 0,800)";
    }
    return "";
}

const char* words(domain::IccReading reading) {
    switch (reading) {
        case domain::IccReading::poor: return "kém";
        case domain::IccReading::moderate: return "trung bình";
        case domain::IccReading::good: return "tốt";
        case domain::IccReading::excellent: return "rất tốt";
    }
    return "";
}

const char* words(domain::SeverityReading reading) {
    switch (reading) {
        case domain::SeverityReading::fine: return "bình thường";
        case domain::SeverityReading::flag: return "cần lưu ý (từ 0,25)";
        case domain::SeverityReading::train_again: return "cần tập huấn lại (từ 0,50)";
    }
    return "";
}

std::string kappa_lines(const RatingTable& table, domain::KappaWeights weights) {
    const auto kappa = domain::weighted_kappa(table, weights);
    if (!kappa)
        return undefined("Kappa", kappa.error());
    const std::size_t n = table.complete().size();
    const bool through = kappa->kappa >= domain::kappa_gate;
    return fmt::format("Kappa (trọng số {}): {}; sai số chuẩn {}; 95 %: {}; n = {}.\n", name_of(weights),
                       decimal(kappa->kappa), decimal(kappa->se), range(kappa->interval), n) +
           read_if(n, domain::fewest_for_kappa,
                   fmt::format("Đồng thuận {}; {} ngưỡng {}.", words(domain::read_kappa(kappa->kappa)),
                               through ? "đạt" : "chưa đạt", decimal(domain::kappa_gate, 2)));
}

std::string fleiss_lines(const RatingTable& table) {
    const auto fleiss = domain::fleiss_kappa(table);
    if (!fleiss)
        return undefined("Kappa Fleiss", fleiss.error());
    const std::size_t n = table.complete().size();
    return fmt::format("Kappa Fleiss: {}; {} người chấm, n = {}.\n", decimal(fleiss->kappa),
                       table.raters().size(), n) +
           read_if(n, domain::fewest_for_fleiss,
                   fmt::format("Đồng thuận {}.", words(domain::read_kappa(fleiss->kappa))));
}

/// Drawing again costs a pass over the ratings each time, on a ratio scale one over all pairs of scores.
bool can_draw_again(const RatingTable& table, domain::AlphaLevel level) {
    const std::size_t most = level == domain::AlphaLevel::ratio ? 1'000 : 5'000;
    return table.subjects() * table.raters().size() <= most;
}

std::string alpha_lines(const RatingTable& table, domain::AlphaLevel level) {
    const auto alpha = domain::krippendorff_alpha(table, level);
    if (!alpha)
        return undefined("Alpha", alpha.error());
    const std::size_t units = table.shared().size();
    std::string out = fmt::format("Alpha Krippendorff ({}): {}", name_of(level), decimal(*alpha));
    if (!can_draw_again(table, level))
        out += "; bảng lớn nên không lấy mẫu lại để có khoảng";
    else if (const auto interval = domain::alpha_interval(table, level))
        out += fmt::format("; 95 % (lấy mẫu lại): {}", range(*interval));
    return out + fmt::format("; {} đơn vị.\n", units) +
           read_if(units, domain::fewest_for_alpha,
                   fmt::format("Mức {}.", words(domain::read_alpha(*alpha))));
}

std::string icc_line(domain::IccForm form, const domain::Defined<domain::Icc>& icc, bool read) {
    if (!icc)
        return "  " + undefined(name_of(form), icc.error());
    if (!icc->interval)
        return fmt::format("  {}: {}; không có khoảng 95 %.\n", name_of(form), decimal(icc->icc));
    const domain::IccReading low = domain::read_icc(icc->interval->lo);
    const domain::IccReading high = domain::read_icc(icc->interval->hi);
    std::string reading;
    if (read && low == high)
        reading = fmt::format(" → {}", words(low));
    else if (read)
        reading = fmt::format(" → từ {} đến {}", words(low), words(high));
    return fmt::format("  {}: {}; 95 %: {}{}\n", name_of(form), decimal(icc->icc), range(*icc->interval),
                       reading);
}

std::string icc_lines(const RatingTable& table) {
    const auto icc = domain::intraclass_correlations(table);
    if (!icc)
        return undefined("ICC", icc.error());
    const bool enough = icc->subjects >= domain::fewest_for_icc;
    std::string out = fmt::format("ICC: {} người chấm, n = {}.\n", table.raters().size(), icc->subjects);
    for (const domain::IccForm form : domain::all_icc_forms)
        out += icc_line(form, (*icc)[form], enough);
    return out +
           read_if(icc->subjects, domain::fewest_for_icc,
                   "Đọc theo cả khoảng, không theo một con số: 0,50 trung bình, 0,75 tốt, 0,90 rất tốt.");
}

std::string severity_lines(const RatingTable& table) {
    const auto raters = domain::rater_severity(table);
    if (raters.empty())
        return undefined("Độ nghiêm", domain::Undefined::no_raters);
    std::string out = "Độ rộng tay γ (điểm, tổng bằng 0) và độ nghiêm s (mức):\n";
    for (std::size_t r = 0; r < raters.size(); ++r) {
        if (!raters[r]) {
            out += "  " + undefined(table.raters()[r].c_str(), raters[r].error());
            continue;
        }
        const std::size_t n = raters[r]->in_common;
        out += fmt::format("  {}: γ = {}; s = {}; ", table.raters()[r], decimal(raters[r]->leniency),
                           decimal(raters[r]->severity));
        out += read_if(
            n, domain::fewest_for_severity,
            fmt::format("{} người chấm chung; {}.", n, words(domain::read_severity(raters[r]->severity))));
    }
    return out;
}

} // namespace

std::string agree_summary(const RatingTable& table, const AgreeRequest& request) {
    switch (request.measure) {
        case Measure::kappa: return kappa_lines(table, request.weights);
        case Measure::alpha: return alpha_lines(table, request.level);
        case Measure::icc: return icc_lines(table);
        case Measure::fleiss: return fleiss_lines(table);
        case Measure::severity: return severity_lines(table);
    }
    return {};
}

} // namespace mq::cli
