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

/// A facet of the radar. Levels are 1..5.
struct PersonAxis {
    std::string name;
    ReportEstimate estimate;
    std::optional<double> before; ///< mean 30 days ago; nothing: there was no evidence then
    int target = 0;               ///< 0: none
};

/// Where the person stood overall on a day.
struct TrendPoint {
    std::string label; ///< 03/2026
    int day = 0;       ///< days since 1970-01-01, rising
    ReportEstimate overall;
};

struct PersonSignoff {
    std::string level; ///< “3 · Khá”
    std::string when;
    std::string by;
    std::string state;
    std::string word; ///< why, with an appeal and its answer; may be empty
};

struct PersonEvidence {
    std::string day;
    std::string source;
    std::string title;
    int low = 0; ///< credited, 0..5
    int high = 5;
    double weight = 0.0;
    std::string note; ///< why it doesn't count; may be empty
};

/// Where one person stands and why, for a talk and for the file. Every text is ready; fixed words are the
/// keys `person_report.*`.
struct PersonReport {
    Words words;
    std::string organisation;
    std::string person;
    std::string post; ///< empty texts are left out
    std::string team;
    std::string joined; ///< 09/03/2026
    std::string as_of;
    std::string competency; ///< name and version
    std::string scoring;
    std::array<std::string, 5> level_names;
    std::optional<int> reported; ///< nothing: not enough evidence
    std::optional<int> official;
    int target = 0; ///< 0: none
    ReportEstimate overall;
    std::vector<PersonAxis> axes;
    std::vector<TrendPoint> trend; ///< of days with evidence
    std::vector<std::string> missing;
    std::vector<std::string> holds_back;
    std::vector<PersonSignoff> signoffs;  ///< newest first
    std::vector<PersonEvidence> evidence; ///< heaviest first
    std::vector<ReportFact> constants;
};

/// Writes it as an A4 PDF with embedded fonts. Errors as those of write_interview_report.
[[nodiscard]] Status write_person_report(const PersonReport& report, const Fonts& fonts,
                                         const std::filesystem::path& path);

} // namespace mq::report
