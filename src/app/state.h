#pragma once

#include "app/aside.h"
#include "app/directory.h"
#include "app/evidence_book.h"
#include "app/handbook_wording.h"
#include "app/lazy_bank.h"
#include "app/lazy_coder.h"
#include "app/live_attempt.h"
#include "app/live_interview.h"
#include "app/model.h"
#include "app/playable.h"
#include "app/scene_library.h"
#include "app/standing_model.h"
#include "app/standing_refresh.h"
#include "app/texts.h"
#include "app/todays_standing.h"
#include "base/clock.h"
#include "domain/scoring_standing.h"
#include "store/store.h"

#include <atomic>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace mq::app {

struct CareDesk;
struct ComplaintDesk;

struct TeamMemory;
struct Desk;

/// Whose PC it is while somebody else sits at it.
struct Host {
    Uuid person;
    Uuid interview;    ///< whose session runs
    Settings settings; ///< as they were: the guest's own go with the guest
};

/// Everything the application knows between two commands. Screens never see it; they see the Model that the
/// functions below work out of it. All of them read only what is in memory unless they say otherwise.
struct State {
    const Clock* clock = nullptr;
    std::filesystem::path share;       ///< competencies, texts, scenarios
    std::filesystem::path data_dir;    ///< holds monqua.db
    std::filesystem::path config_file; ///< where the data folder is remembered; empty: nowhere
    std::filesystem::path key_dir;     ///< AppOptions::key_dir
    bool quick_keys = false;           ///< AppOptions::quick_keys
    std::uint64_t seed = 0;            ///< of ids and shuffles; 0: from the system
    Texts texts;
    Texts other_texts;                            ///< of the other language
    std::unique_ptr<domain::Estimator> estimator; ///< holds the competency
    std::string competency_text;                  ///< NFC text of its file, frozen with every result
    ContentHash competency_hash;
    SceneLibrary library;
    mutable LazyCoder coder;         ///< of typed replies
    mutable HandbookMoments wording; ///< that helps; for the handbook and the links to it
    std::optional<store::Store> store;
    std::vector<store::FinishedAttempt> finished; ///< of the person at this PC, in order of finishing
    std::vector<store::AttemptRow> unfinished;    ///< newest first
    std::vector<store::RatedRow>
        rated; ///< interviews and observations of the same, in the order of becoming evidence
    EvidenceBook book;
    std::optional<TodaysStanding> standing;             ///< of the person at this PC
    std::optional<store::StandingRow> standing_to_keep; ///< worked out and not written yet
    std::optional<LiveAttempt> live;
    std::optional<LiveInterview> interview; ///< that somebody is rating at this PC
    mutable LazyBank bank;                  ///< of interview questions
    std::optional<Host> host; ///< while a candidate's session runs at this PC; `me` is the candidate then
    LeftOut left_out;         ///< of the what-if on the page that explains a standing; never saved
    int recommendation = 0;   ///< how many times another one was asked for
    std::int64_t attempts_shown = 100;
    std::uint64_t next_notice = 1;
    std::optional<Cause> cause; ///< of what is being done now
    Model model;
    std::shared_ptr<std::atomic<bool>> backup_cancelled; ///< of the backup that is running
    std::future<Result<store::BackupReport>> backup;     ///< valid while one runs aside
    std::optional<Directory> people;                     ///< names and teams, read when first asked for
    std::vector<std::vector<store::Event>>
        undo_teams; ///< what puts the last changes of teams back, newest last
    std::shared_ptr<ComplaintDesk>
        complaints; ///< log in memory and the table being taken in; see complaint_desk.h
    std::shared_ptr<TeamMemory> team_memory;  ///< of a lead's pages; none until one was opened
    std::shared_ptr<Desk> desk;               ///< of who is signed in, and of signing in; see login.h
    std::shared_ptr<CareDesk> care;           ///< of backups and restoring; see backups.h
    std::shared_ptr<RefreshedRows> refreshed; ///< on their way, while standings are worked out aside
    std::vector<Aside> asides;                ///< last: what runs in them goes before what they would give to

    ~State() {
        if (backup_cancelled)
            *backup_cancelled = true; // the future waits for its end, which then comes at once
    }
    [[nodiscard]] const domain::Competency& competency() const { return estimator->competency(); }
    [[nodiscard]] Day today() const { return local_day(*clock, clock->now()); }
};

[[nodiscard]] Home home_model(const State& state);
[[nodiscard]] Radar radar_model(const State& state);
[[nodiscard]] Principles principles_model(const State& state);
[[nodiscard]] StandingPage standing_model(const State& state);
/// Reads the database: the gifts the person kept.
[[nodiscard]] Handbook handbook_model(const State& state);
/// Where the handbook has that pitfall, by index in the competency.
[[nodiscard]] HandbookRef pitfall_entry(const domain::Competency& competency, std::size_t pitfall);
/// Where it has wording that performs the act.
[[nodiscard]] std::optional<HandbookRef> wording_entry(const State& state, domain::Act act);
/// Reads the database: the list pages through all attempts.
[[nodiscard]] Result<Attempts> attempts_model(const State& state);
/// Reads the database: the attempt's events and its frozen scene.
[[nodiscard]] Result<Debrief> debrief_model(const State& state, const Uuid& attempt);
/// Reads the database: an attempt with the scene it was begun with.
[[nodiscard]] Result<LiveAttempt> load_attempt(const State& state, const Uuid& attempt);

/// Raises the revision of the whole model, and gives it: for the part that changed.
Revision raise(Model& model);
/// An error is said with what is being done now as its cause.
void notify(State& state, NoticeKind kind, std::string text);
/// While it lasts, this is what is being done; afterwards what was before.
class CauseNow {
public:
    CauseNow(State& state, std::optional<Cause> cause)
        : state_(state), before_(std::exchange(state.cause, std::move(cause))) {}
    ~CauseNow() { state_.cause = std::move(before_); }
    CauseNow(const CauseNow&) = delete;
    CauseNow& operator=(const CauseNow&) = delete;

private:
    State& state_;
    std::optional<Cause> before_;
};

} // namespace mq::app
