#pragma once

#include "base/error.h"
#include "report/fonts.h"
#include "report/words.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mq::report {

/// A rating of one panel member in one cell. Levels are 1..5.
struct ReportRating {
    std::size_t rater = 0;     ///< position in InterviewReport::panel
    std::optional<int> rating; ///< as it counts; nothing: “chưa đủ căn cứ”
    std::string anchor;        ///< of that level, as the interviewer read it
    bool general = false;      ///< the anchor is “suy rộng”
    std::string reason;
    bool changed = false;     ///< after the ratings were opened
    std::optional<int> first; ///< what was handed in, where it was changed; nothing: “chưa đủ căn cứ”
    std::string change_reason;
};

/// A facet of a question: who rated what, and what the panel settled on.
struct ReportCell {
    std::string facet;
    std::vector<ReportRating> ratings; ///< in the order of the panel; who gave nothing is left out
    int spread = 0;                    ///< highest − lowest of what was handed in
    bool discuss = false;              ///< the spread asks for a discussion
    bool settled = false;
    std::optional<int> final_rating; ///< of a settled one; nothing: not enough to judge by
    std::string final_reason;
};

/// Something that one or more of the panel ticked.
struct ReportTick {
    std::string text;
    std::vector<std::size_t> raters; ///< positions in InterviewReport::panel
    bool good = true;                ///< of a sign: false speaks against
};

struct ReportNotes {
    std::size_t rater = 0;           ///< position in InterviewReport::panel
    std::array<std::string, 4> star; ///< situation, task, action, result
};

struct ReportQuestion {
    std::string id;
    int revision = 1;
    std::string name;
    std::string text;
    std::vector<ReportTick> probes; ///< asked ones, the two fixed ones included
    std::vector<ReportTick> tags;   ///< heard
    std::vector<ReportNotes> notes;
    std::vector<ReportCell> cells;
};

/// How far the panel agrees on the ratings it handed in. A unit is a question × facet that two or more rated.
struct ReportAgreement {
    int units = 0;
    int exact = 0;
    int within_one = 0; ///< exactly one apart
    int apart = 0;      ///< two or more
    std::string statistic;
    std::optional<double> value; ///< nothing below the fewest units
    std::optional<double> low;
    std::optional<double> high;
    std::string reading; ///< “tạm tin được”, or “n chưa đủ”
    std::string line;    ///< a sentence about it; may be empty
};

/// An estimate with its 80 % range, on the scale 1..5.
struct ReportEstimate {
    double mean = 0.0;
    double low = 0.0;
    double high = 0.0;
    int level = 0;     ///< largest level with P(≥ level) ≥ .70; 0 without evidence
    bool thin = false; ///< fewer than two stimuli: the level isn't shown as one
    int stimuli = 0;   ///< 0: no evidence, no figure is printed
};

struct ReportAxis {
    std::string name;
    ReportEstimate estimate;
};

struct ReportStanding {
    std::optional<int> reported; ///< nothing: “chưa đủ bằng chứng”
    std::optional<int> demonstrated;
    std::optional<int> statistical;
    ReportEstimate overall;
    std::vector<ReportAxis> axes;        ///< the competency's axes
    std::vector<std::string> missing;    ///< for a level at all
    std::vector<std::string> holds_back; ///< why it isn't a higher one
    std::string as_of;                   ///< 21/11/2026
};

struct ReportConsent {
    std::string purpose;
    std::string when;
    bool given = true;
};

struct ReportSignature {
    std::string name;
    std::string role; ///< Thành viên hội đồng, Nhân sự …
    std::string when; ///< signed in the program on that day; empty: not yet
};

struct ReportDecision {
    std::string what; ///< Nhận, Không nhận …; empty: open
    std::string reason;
    std::string who;
    std::string when;
};

/// A name and its value, for the method's list.
struct ReportFact {
    std::string name;
    std::string value;
};

/// All that a personnel file keeps of a structured interview: plain values with every text ready. The fixed
/// words come from `words`; both have to be in the same language.
struct InterviewReport {
    Words words;
    std::string organisation;
    std::string person;
    std::string post;
    std::string date;
    std::string kit;         ///< name and revision
    std::string competency;  ///< name and version
    std::string scoring;     ///< version of the scoring
    std::string report_date; ///< of making this document
    std::array<std::string, 5> level_names;
    std::vector<std::string> panel; ///< names, 1..5
    std::string summary;            ///< of the panel; may be empty
    ReportStanding standing;
    ReportAgreement agreement;
    ReportDecision decision;
    std::vector<ReportConsent> consents;
    std::vector<ReportSignature> signatures;
    std::vector<ReportQuestion> questions;
    std::vector<ReportFact> constants; ///< the scoring's parameters, as the screens show them
};

/// Writes the report as an A4 PDF with embedded fonts: summary and signatures, then question by question,
/// then the method. Errors: not_found (fonts, folder), io (full disk, no permission), internal; then the file
/// that stood at `path` is untouched.
[[nodiscard]] Status write_interview_report(const InterviewReport& report, const Fonts& fonts,
                                            const std::filesystem::path& path);

} // namespace mq::report
