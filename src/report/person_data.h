#pragma once

#include "base/error.h"
#include "report/fonts.h"
#include "report/words.h"

#include <filesystem>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace mq::report {

/// Everything that is kept about a person, to be read by that person. Texts are ready; fixed words are the
/// keys `person_data.*`.
struct PersonData {
    struct Heading { ///< within a section
        std::string title;
        std::string detail; ///< a smaller line below; may be empty
    };
    using Note = std::string;                                       ///< a paragraph
    using Facts = std::vector<std::pair<std::string, std::string>>; ///< name, value; none is left out
    struct Grid {
        std::vector<std::pair<std::string, float>> columns; ///< head and share of the width
        std::vector<std::vector<std::string>> rows;         ///< a cell for each column
    };
    using Block = std::variant<Heading, Note, Facts, Grid>;
    struct Section {
        std::string title;
        std::vector<Block> blocks; ///< empty: “chưa có gì”
    };

    Words words;
    std::string organisation; ///< may be empty
    std::string person;
    std::string made;  ///< day and time
    std::string scope; ///< whose keys it was made with, in a sentence
    std::vector<Section> sections;
};

/// Writes it as an A4 PDF with embedded fonts, contents first, a bookmark for each section. Errors as those
/// of write_person_report.
[[nodiscard]] Status write_person_data(const PersonData& data, const Fonts& fonts,
                                       const std::filesystem::path& path);

} // namespace mq::report
