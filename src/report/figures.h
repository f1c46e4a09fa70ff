#pragma once

#include "base/error.h"
#include "report/fonts.h"
#include "report/words.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Pictures for a slide or a report. Each says in its title and sentence what it shows, and below when and
/// from how many; levels have number, colour and pattern, so that they read in grey print as well.
namespace mq::report {

struct FigureHead {
    Words words; ///< keys `figure.*`
    std::string title;
    std::string sentence; ///< what it says; may be empty
    std::string foot;     ///< day and n
};

/// People by level over the months, as stacked bars.
struct DistributionFigure {
    FigureHead head;
    std::array<std::string, 5> level_names;
    struct Month {
        std::string label;
        std::array<int, 6> counts{}; ///< [0]: not enough evidence
    };
    std::vector<Month> months; ///< oldest first
};

/// One facet of a group over the months: mean with the middle half of the people as a band.
struct TrendFigure {
    FigureHead head;
    std::array<std::string, 5> level_names;
    struct Point {
        std::string label;
        int day = 0; ///< days since 1970-01-01, rising
        double mean = 0.0;
        double low = 0.0;
        double high = 0.0;
        int people = 0;
    };
    std::vector<Point> points; ///< with people alone
};

/// How often things to avoid are met, by channel.
struct PitfallFigure {
    FigureHead head;
    std::vector<std::string> channels;
    std::vector<int> decisions; ///< by channel
    struct Row {
        std::string pitfall;
        std::vector<std::optional<double>> rates; ///< per ten decisions; nothing: too few
    };
    std::vector<Row> rows;
};

/// How much people practised against how far they came.
struct PracticeFigure {
    FigureHead head;
    struct Point {
        std::string name;
        int practice = 0;
        double change = 0.0; ///< levels
    };
    std::vector<Point> points;
};

/// Causes by how often they were met, with what they make together.
struct ParetoFigure {
    FigureHead head;
    struct Bar {
        std::string name;
        int count = 0;
        double cumulative = 0.0; ///< 0..1
    };
    std::vector<Bar> bars; ///< most frequent first
};

using Figure = std::variant<DistributionFigure, TrendFigure, PitfallFigure, PracticeFigure, ParetoFigure>;

enum class FigureFormat : std::uint8_t {
    png, ///< 1920 × 1200
    pdf, ///< vectors with embedded fonts, one page
};

/// Errors as those of write_interview_report.
[[nodiscard]] Status write_figure(const Figure& figure, const Fonts& fonts, FigureFormat format,
                                  const std::filesystem::path& path);

} // namespace mq::report
