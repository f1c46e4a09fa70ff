#pragma once

#include "app/export_reports.h"
#include "app/live_attempt.h"
#include "app/standing_page.h"
#include "domain/question.h"
#include "report/person_data.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Everything that is kept about one person, gathered to be handed over (scoring.md 7).
namespace mq::app {

/// What of it: with HR's keys interviews come with notes and names, with one's own as far as one may read.
enum class FileScope : std::uint8_t { own, hr };

/// A decision as it was made, and in words.
struct FiledDecision {
    store::Decision decision;
    std::string moment; ///< title of the node; its id where the scene can't be read
    std::string words;  ///< what was said or picked
};

struct FiledAttempt {
    store::AttemptRow row;
    std::string title;
    std::optional<store::AttemptStarted> begun;
    std::vector<FiledDecision> decisions; ///< on the line that counts
    std::optional<store::AttemptFinished> result;
    std::string ending; ///< its title
    std::vector<std::string> reflections;
    std::vector<store::ActsCorrected> corrections;
    int undone = 0;
};

/// A wording as it was agreed to.
struct FiledConsent {
    store::ConsentRow row;
    std::string purpose;
    std::string wording;
};

struct FiledInterview {
    store::InterviewRow row;
    std::vector<domain::Question> questions; ///< as they were asked
    std::vector<store::AnswerRow> answers;   ///< nothing until all have handed in
    std::vector<store::SettledRow> settled;
};

struct FiledAccess {
    store::AccessRow row;
    std::string who;
};

struct PersonFile {
    store::PersonRow person;
    ExportPerson known; ///< team, target, official level
    std::string organisation;
    FileScope scope = FileScope::own;
    Instant made;
    std::vector<std::pair<std::string, store::PlacedRow>> placings; ///< team's name
    std::vector<FiledConsent> consents;
    std::vector<FiledAttempt> attempts; ///< oldest first
    ExportedStanding standing;
    StandingPage explained;
    std::vector<FiledInterview> interviews; ///< HR's scope; else what is known of them stands in `rated`
    std::vector<store::ObservationRow> observations;
    std::vector<store::CoachingRow> talks;
    std::vector<store::SignoffRow> signoffs;
    std::vector<store::AssignmentRow> assignments;
    int weekly_goal = 0;
    std::vector<store::BenchmarkRow> benchmarks;
    std::optional<store::CandidateDecided> decision;
    std::vector<store::RequestRow> requests;
    std::vector<FiledAccess> access;
    std::map<std::string, std::string> groups;
};

/// Reads the database through a connection of its own. Errors: not_found (nobody of that id), what the
/// database gives, `refused` when stopped.
[[nodiscard]] Result<PersonFile> gather_person(ExportReader& reader, const Uuid& person, FileScope scope,
                                               const Telling& tell);

/// As one JSON document in a fixed order; its form is described in the README.
[[nodiscard]] std::string json_of(const PersonFile& file, const ExportSource& source);
/// The same for people.
[[nodiscard]] report::PersonData document_of(const PersonFile& file, const ExportSource& source);

struct PersonExported {
    std::filesystem::path folder;
    std::filesystem::path pdf;
    std::filesystem::path json;
    std::string name;
};
/// Both, in a folder that is there; each whole or not at all. Errors also those of writing.
[[nodiscard]] Result<PersonExported> export_person_data(const ExportSource& source, const Uuid& person,
                                                        FileScope scope, const std::filesystem::path& folder,
                                                        const Telling& tell);

} // namespace mq::app
