#pragma once

#include "content/diagnostics.h"
#include "domain/competency.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

/// How fast a kind of request must be carried out.
struct RequestRule {
    std::string id;
    int days = 10; ///< calendar days from the day it was made, 1..365
    domain::LocalText title;
};

inline constexpr std::size_t most_choices = 30;

/// A way to tell people apart for impact ratios.
struct GroupDimension {
    struct Choice {
        std::string id; ///< `unsaid`: rather not say
        domain::LocalText title;
    };
    std::string id;
    domain::LocalText title;
    std::vector<Choice> choices; ///< two to most_choices
};

struct PlainHeading {
    domain::LocalText title;
    domain::LocalText text;
};

/// What the program does about personal data (`assets/law/law.yaml`): policy that counsel must confirm.
struct LawBook {
    int answer_working_days = 2;
    std::vector<RequestRule> requests;
    int practice_months = 6;
    int evidence_months = 24;
    int late_after_days = 30; ///< what fell due longer ago is overdue
    std::vector<GroupDimension> groups;
    std::vector<PlainHeading> plain;

    [[nodiscard]] const RequestRule* request(std::string_view id) const;
    [[nodiscard]] const GroupDimension* dimension(std::string_view id) const;
};

inline constexpr std::string_view group_unsaid = "unsaid";

struct LoadedLaw {
    std::optional<LawBook> book; ///< only when the file has no error
    std::vector<Diagnostic> diagnostics;
};

/// Reads the file (first key `law`). `file` is the name in messages.
[[nodiscard]] LoadedLaw load_law(std::string_view bytes, std::string file);
/// The same from a path; a file that can't be read is a diagnostic too.
[[nodiscard]] LoadedLaw load_law_file(const std::filesystem::path& path);

} // namespace mq::content
