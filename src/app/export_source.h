#pragma once

#include "app/targets.h"
#include "app/texts.h"
#include "base/clock.h"
#include "base/error.h"
#include "domain/scoring_standing.h"
#include "store/store.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// What exports and reports are made from, apart from the application's state: they run aside and read a
/// database connection of their own.
namespace mq::app {

struct State;

struct SceneWords {
    domain::LocalText title;
    int channel = -1; ///< as domain::Channel; below 0: unknown
};

/// All that an export needs beside the database, by value.
struct ExportSource {
    std::filesystem::path database;
    std::optional<store::KeyPlace> keys{}; ///< where texts are sealed: with what is open
    std::optional<std::set<Uuid>> only{};  ///< whose evidence may go out; nothing: everybody's
    std::filesystem::path share;
    Texts texts;
    const Clock* clock = nullptr; ///< must outlive it
    std::shared_ptr<const domain::Estimator> estimator;
    std::map<std::string, SceneWords, std::less<>> scenes; ///< of the library, by id
    [[nodiscard]] const domain::Competency& competency() const { return estimator->competency(); }
    [[nodiscard]] Day today() const { return local_day(*clock, clock->now()); }
};

/// What the person here may see of others goes with it.
[[nodiscard]] ExportSource export_source(State& state);
/// The same without an open application, in the language of the database's settings. `clock` must outlive it.
[[nodiscard]] Result<ExportSource> export_source(const std::filesystem::path& database,
                                                 const std::filesystem::path& share, const Clock& clock,
                                                 const std::optional<store::KeyPlace>& keys = {});

/// Hears how far it is (0..1, below 0: unknown; words may be empty); false stops the work, which then comes
/// back with `refused`. May be empty.
using Telling = std::function<bool(double share, std::string line)>;

/// Somebody of the firm as exports name them.
struct ExportPerson {
    Uuid id;
    std::string name;
    std::string post;
    std::string team; ///< name; empty: none
    std::optional<Day> joined;
    int target = 0;              ///< of the post, 1..5; 0: none
    std::vector<int> targets;    ///< by axis, 0: none
    std::optional<int> official; ///< signed and holding
};

/// Everything a person's standing rests on, and what comes of it today.
struct ExportedStanding {
    std::vector<store::FinishedAttempt> finished;
    std::vector<store::RatedRow> rated;
    std::vector<domain::Evidence> records;
    domain::Severities severities;
    domain::Standing standing; ///< counts its records as `records` does
    [[nodiscard]] std::optional<Day> last_active() const;
};

/// The database, opened to read, with names and teams.
class ExportReader {
public:
    [[nodiscard]] static Result<ExportReader> open(const ExportSource& source);

    [[nodiscard]] const store::Store& store() const { return *store_; }
    [[nodiscard]] const ExportSource& source() const { return *source_; }
    [[nodiscard]] const std::string& organisation() const { return organisation_; } ///< may be empty
    /// Team and its parts; nil: everybody, candidates never. By name.
    [[nodiscard]] std::vector<ExportPerson> staff(const Uuid& team) const;
    [[nodiscard]] std::optional<ExportPerson> person(const Uuid& id) const;
    /// Nil: the whole firm.
    [[nodiscard]] std::string team_name(const Uuid& team) const;
    [[nodiscard]] const store::TeamDefined* team(const Uuid& team) const;
    /// Teams that are called or identified so.
    [[nodiscard]] std::vector<std::pair<Uuid, std::string>> teams_called(std::string_view text) const;
    /// Staff and candidates that are called or identified so, with post and team.
    [[nodiscard]] std::vector<std::pair<Uuid, std::string>> people_called(std::string_view text) const;

    [[nodiscard]] Result<ExportedStanding> standing(const Uuid& person) const;
    /// Title in the source's language; of a scene that left the library from its frozen text, else its id.
    [[nodiscard]] const std::string& scene_title(const std::string& scene, const Uuid& attempt);
    [[nodiscard]] const SceneWords& scene(const std::string& scene, const Uuid& attempt);

private:
    ExportReader(const ExportSource& source, store::Store store);
    [[nodiscard]] Status read_people();
    [[nodiscard]] ExportPerson describe(const store::PersonRow& row) const;

    const ExportSource* source_;
    std::shared_ptr<store::Store> store_;
    std::string organisation_;
    std::vector<store::PersonRow> people_;
    std::vector<store::TeamRow> teams_;
    std::map<Uuid, store::PersonPlaced> placed_;
    PostTargets targets_;
    std::map<Uuid, int> official_;
    std::map<std::string, SceneWords, std::less<>> scenes_; ///< that left the library
};

} // namespace mq::app
