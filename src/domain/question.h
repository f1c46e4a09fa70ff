#pragma once

#include "domain/competency.h"
#include "domain/scoring_types.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a structured interview asks and rates against: questions, the rating scale, kits, benchmark answers.
/// Read from the files under questions/; nothing of their content is in code.
namespace mq::domain {

/// Observable behaviour that a rating of one level stands for.
struct Anchor {
    LocalText text;
    std::vector<std::string> shows; ///< ids of the competency's behaviours of this facet and level
    bool general = false; ///< “suy rộng”: the model has no behaviour of this facet at this level, so the
                          ///< anchor is the nearest one at the level's difficulty and guidance (scoring.md 1)
};

/// The five anchors of one facet, by Level::index.
struct AnchorRow {
    FacetIndex facet;
    std::array<Anchor, level_count> anchors;
};

enum class QuestionKind : std::uint8_t {
    past,         ///< tells what was done once
    process,      ///< describes how one usually works
    hypothetical, ///< what one would do
};

enum class Audience : std::uint8_t { new_hire, agent, lead };
inline constexpr std::array<std::string_view, 3> audience_ids{"new_hire", "agent", "lead"};

/// Something an interviewer ticks when it is heard.
struct EvidenceTag {
    std::string id; ///< unique in its question
    LocalText name;
    bool good = true; ///< false: speaks against the candidate
};

struct Question {
    std::string id; ///< `A01-Q1`
    int revision = 1;
    LocalText name; ///< short, for lists
    LocalText text; ///< as it is asked
    QuestionKind kind = QuestionKind::past;
    int minutes = 5;             ///< expected
    std::optional<int> of_model; ///< 1..8: one of the competency's own questions
    std::vector<Audience> audience;
    std::vector<LocalText> probes; ///< besides the two fixed ones
    std::vector<LocalText> listen; ///< what to listen for
    std::vector<LocalText> red_flags;
    std::vector<EvidenceTag> tags;
    std::vector<AnchorRow> facets; ///< those it measures, 1..3, in the competency's order
};

/// The probes without which A01 can't be judged (scoring.md 3), asked with every question.
struct FixedProbes {
    LocalText hard; ///< what made it hard
    LocalText help; ///< who helped, and where
};

/// A text that a person agrees to; one purpose each (scoring.md 7).
struct ConsentWording {
    std::string id; ///< `selection`, `assessment`, `practice`, `keep`
    int revision = 1;
    LocalText purpose; ///< a few words
    LocalText text;    ///< what exactly is agreed to
};

struct Kit {
    std::string id;
    LocalText name;
    LocalText about;
    Audience audience = Audience::agent;
    int minutes = 45;                   ///< budget of the whole interview
    std::vector<std::string> questions; ///< ids, in the order they are asked
};

/// A rating that experts agree on, with its reason.
struct ReferenceRating {
    FacetIndex facet;
    Level value;
    LocalText reason;
};

/// A written interview answer for calibrating interviewers. It is rated on the rating scale of
/// `InterviewGuide`, on more facets than the question asks for.
struct Benchmark {
    std::string id; ///< `B01`
    int revision = 1;
    std::string question;                 ///< id
    LocalText who;                        ///< the candidate in a few words, no name
    std::vector<LocalText> answer;        ///< paragraphs, as spoken; the last ones answer the fixed probes
    std::vector<ReferenceRating> ratings; ///< at least five, in the competency's order
};

/// Everything of an interview that isn't a question: scale, fixed probes, consents, kits.
struct InterviewGuide {
    int revision = 1;
    FixedProbes fixed;
    std::vector<ConsentWording> consents;
    std::vector<AnchorRow> scale; ///< general anchors of all facets, for observations and benchmarks
    std::vector<Kit> kits;
};

/// All of questions/, as far as it has no errors.
struct QuestionBank {
    InterviewGuide guide;
    std::vector<Question> questions;   ///< the model's own first, then by id
    std::vector<Benchmark> benchmarks; ///< by id

    [[nodiscard]] const Question* question(std::string_view id) const;
    [[nodiscard]] const Kit* kit(std::string_view id) const;
    [[nodiscard]] const Benchmark* benchmark(std::string_view id) const;
    [[nodiscard]] const ConsentWording* consent(std::string_view id) const;
};

} // namespace mq::domain
