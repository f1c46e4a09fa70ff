#pragma once

#include "base/error.h"
#include "report/fonts.h"
#include "report/interview_report.h"
#include "report/words.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mq::report {

/// One line of the heat map.
struct TeamReportRow {
    std::string name;
    std::string post; ///< may be empty
    std::optional<int> reported;
    std::optional<int> official;
    ReportEstimate overall;
    std::vector<ReportEstimate> facets; ///< axes
};

/// Somebody to sit beside, with the reason.
struct TeamReportNeed {
    std::string name;
    std::string why;
};

/// Who stands where in a team and how sure that is. Every text is ready; fixed words are `team_report.*`.
struct TeamReport {
    Words words;
    std::string organisation;
    std::string team;
    std::string lead; ///< may be empty
    std::string as_of;
    std::string aim;     ///< “mục tiêu quý: …”; empty: no aim
    std::string weakest; ///< a sentence; empty: nothing can be said
    std::string competency;
    std::string scoring;
    std::array<std::string, 5> level_names;
    std::vector<std::string> facets; ///< names of the axes
    std::array<int, 6> counts{};     ///< by level; [0]: not enough evidence
    std::vector<TeamReportRow> rows;
    std::vector<TeamReportNeed> needs; ///< the most urgent first
    int more_needs = 0;                ///< that are not listed
    std::vector<std::string> unknown;  ///< names of who has too little evidence
};

/// Writes it as an A4 PDF with embedded fonts. Errors as those of write_interview_report.
[[nodiscard]] Status write_team_report(const TeamReport& report, const Fonts& fonts,
                                       const std::filesystem::path& path);

} // namespace mq::report
