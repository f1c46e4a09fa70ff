#include "cli/score_json.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::cli {
namespace {

using domain::Competency;
using domain::Standing;

/// 3,27: decimals as they are written in Vietnamese.
std::string decimal(double value, int digits) {
    std::string out = fmt::format("{:.{}f}", value, digits);
    std::replace(out.begin(), out.end(), '.', ',');
    return out;
}

std::string level_name(domain::Level level, const Competency& competency) {
    return fmt::format("{} – {}", level.number(), competency.levels[level.index()].name.vi);
}

std::string missing_text(domain::Missing missing, const Standing& standing,
                         const domain::ScoringParams& params) {
    switch (missing) {
        case domain::Missing::weight:
            return fmt::format("tổng trọng số {}, cần ít nhất {}", decimal(standing.weight.value(), 2),
                               decimal(params.min_weight, 0));
        case domain::Missing::scenarios:
            return fmt::format("{} tình huống khác nhau, cần ít nhất {}", standing.scenarios,
                               params.min_scenarios);
        case domain::Missing::facets:
            return fmt::format(
                "{} trục có từ {} nguồn trở lên (tình huống, câu hỏi, phiếu quan sát), cần ít nhất {} trục",
                standing.axes_ready, params.min_facet_stimuli, params.min_facets);
        case domain::Missing::spread:
            return fmt::format("độ lệch {}, cần không quá {}", decimal(standing.overall.sd, 2),
                               decimal(params.max_sd, 2));
        case domain::Missing::stale:
            if (!standing.newest_age)
                return "chưa có bằng chứng nào được tính";
            return fmt::format("bằng chứng mới nhất đã {} ngày, cần trong vòng {} ngày", *standing.newest_age,
                               params.max_stale_days);
    }
    return {};
}

/// The strand beside the radar that level 5 asks for.
std::string strand_name(const Competency& competency) {
    for (const domain::Facet& facet : competency.facets)
        if (!facet.axis)
            return facet.name.vi;
    return {};
}

std::string gate_text(domain::Gate gate, const Standing& standing,
                      const std::vector<domain::Evidence>& evidence, const Competency& competency) {
    const domain::ScoringParams& params = competency.scoring;
    switch (gate) {
        case domain::Gate::human:
            return fmt::format("từ mức {} cần ít nhất một cuộc phỏng vấn hoặc phiếu quan sát",
                               params.human_gate_level);
        case domain::Gate::autonomy:
            return fmt::format("mức 5 cần {} người chấm cho điểm 5 ở “{}”", params.autonomy_raters,
                               strand_name(competency));
        case domain::Gate::critical: {
            if (!standing.critical_record)
                return {};
            const auto& attempt = std::get<domain::ScenarioEvidence>(evidence[*standing.critical_record]);
            return fmt::format("lỗi nghiêm trọng ở {} ngày {}: không quá mức {}", attempt.id,
                               vietnamese_day(attempt.date), params.critical_cap);
        }
    }
    return {};
}

std::string level_lines(const Standing& standing, const std::vector<domain::Evidence>& evidence,
                        const Competency& competency) {
    std::string out;
    if (standing.reported) {
        out += fmt::format("Mức: {}\n", level_name(*standing.reported, competency));
    } else {
        out += "Mức: chưa đủ bằng chứng. Còn thiếu:\n";
        for (const domain::Missing missing : standing.missing)
            out += fmt::format("  · {}\n", missing_text(missing, standing, competency.scoring));
    }
    for (const domain::Gate gate : standing.gates)
        out += fmt::format("Giới hạn: {}\n", gate_text(gate, standing, evidence, competency));
    out += fmt::format("Theo thống kê: {}. Đã thể hiện: {}.\n", level_name(standing.statistical, competency),
                       level_name(standing.demonstrated, competency));
    out += fmt::format("Ước lượng {} (độ lệch {}), 80 % nằm trong {}–{}.\n",
                       decimal(standing.overall.mean, 2), decimal(standing.overall.sd, 2),
                       decimal(standing.overall.q10, 1), decimal(standing.overall.q90, 1));
    return out;
}

std::string chance_lines(const Standing& standing, const Competency& competency) {
    std::string out = "\nKhả năng ở từng mức:\n";
    for (std::size_t i = 0; i < standing.overall.levels.size(); ++i)
        out +=
            fmt::format("  {:<14}{:>7} %\n", level_name(domain::Level(static_cast<int>(i) + 1), competency),
                        decimal(100.0 * standing.overall.levels[i], 1));
    return out;
}

std::string facet_lines(const Standing& standing, const Competency& competency) {
    std::string out = "\nTừng khía cạnh:\n";
    for (std::size_t i = 0; i < standing.facets.size(); ++i) {
        const domain::FacetEstimate& facet = standing.facets[i];
        out += fmt::format("  {:<28}", competency.facets[i].name.vi);
        if (facet.stimuli == 0) {
            out += "chưa có bằng chứng\n";
            continue;
        }
        out += fmt::format("mức {}  {} ({}–{}), {} nguồn{}\n",
                           facet.posterior.claimed(competency.scoring.claim_probability).number(),
                           decimal(facet.posterior.mean, 2), decimal(facet.posterior.q10, 1),
                           decimal(facet.posterior.q90, 1), facet.stimuli,
                           facet.stimuli < competency.scoring.min_facet_stimuli ? " (còn mỏng)" : "");
    }
    return out;
}

} // namespace

std::string summarise_standing(const Standing& standing, const std::vector<domain::Evidence>& evidence,
                               const Competency& competency) {
    const auto& lines = standing.credited.lines;
    const auto counted =
        std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.counts(); });
    std::string out =
        fmt::format("{} · {} · bản tính điểm {}\n", competency.id, competency.name.vi, standing.version);
    out += fmt::format("Tính đến {}: {} dòng bằng chứng được tính trên {}, tổng trọng số {}.\n\n",
                       vietnamese_day(standing.as_of), counted, lines.size(),
                       decimal(standing.weight.value(), 2));
    out += level_lines(standing, evidence, competency);
    out += chance_lines(standing, competency);
    out += facet_lines(standing, competency);
    out +=
        "\nCác hằng số là lựa chọn chính sách, không phải số đo; chỉ mức có người ký mới là mức chính "
        "thức.\n";
    return out;
}

} // namespace mq::cli
