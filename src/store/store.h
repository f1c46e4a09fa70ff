#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/ids.h"
#include "store/accounts.h"
#include "store/care.h"
#include "store/events.h"
#include "store/interviews.h"
#include "store/law.h"
#include "store/organisation.h"
#include "store/teams.h"
#include "store/vault.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mq::store {

struct OpenOptions {
    bool create = true;           ///< make the file (and its folder) where there is none; else not_found
    bool read_only = false;       ///< look only: takes no lock, writes nothing, works in a read-only folder
    std::shared_ptr<Vault> vault; ///< none: PlainVault, unless there are `keys`
    std::optional<KeyPlace> keys; ///< texts about people are sealed; an older file is sealed now
    bool watch_clock = false;     ///< events come as they happen: a clock that was set back is written down
    std::uint64_t id_seed = 0;    ///< of the ids made here; 0: from the system's entropy
    std::optional<Instant> now;   ///< time of making and migrating; none: the machine's clock
    std::string
        machine; ///< tells this PC from others; empty: the PC's own id. A copied file gets a new device
};

/// What opening found and did; to be shown to the person where it matters.
struct OpenReport {
    bool created = false;
    bool read_only = false;
    int migrated_from = 0;        ///< schema number before, 0: nothing was migrated
    std::filesystem::path backup; ///< made before migrating, empty: none
    std::int64_t lost_writes = 0; ///< journal rows once acknowledged and no longer there
    std::string warning;          ///< a sentence for the person, empty: all is well
};

enum class ContentKind { scene, competency, questions, guide, benchmark };

/// The frozen text of a content file that results were made with.
struct Content {
    ContentHash hash; ///< must be content_hash(text)
    ContentKind kind = ContentKind::scene;
    std::string id;
    int revision = 1;
    std::string text; ///< NFC
};

struct PersonRow {
    Uuid id;
    Instant added;
    Profile profile;
};

enum class AttemptState { open, finished, abandoned };

/// One attempt, for lists.
struct AttemptRow {
    Uuid id;
    Uuid person;
    std::string scene;
    int revision = 1;
    ContentHash content;
    ContentHash competency_content;
    std::string scoring_version;
    Mode mode = Mode::practice;
    int difficulty = 1; ///< 1..5
    AttemptState state = AttemptState::open;
    Instant started;
    Instant last;      ///< of its newest event
    Day day;           ///< calendar day it was finished on (else begun on), on the person's clock
    int decisions = 0; ///< on the current line
    int hints = 0;     ///< taken so far, undone ones included
    int undos = 0;
    std::optional<Uuid> branch_of;
    bool noted = false;     ///< its gift is in the notebook
    bool reflected = false; ///< a reflection was written
    // of finished attempts:
    std::string ending;
    std::optional<double> attainment;     ///< 0..1
    std::map<std::string, double> facets; ///< by facet id; left out: NA
    double guidance = 0.0;                ///< share s, 0..1
    int critical = 0;                     ///< number of critical errors
    int csat = 0;                         ///< 1..5
};

struct AttemptFilter {
    std::optional<Uuid> person;
    std::optional<AttemptState> state;
    std::optional<Mode> mode;
    std::string scene; ///< empty: all
    bool noted_only = false;
};

/// A text that is still being written in an attempt.
struct Draft {
    std::string field; ///< one of the names below, or one of the app's own
    std::string text;  ///< NFC
    friend bool operator==(const Draft&, const Draft&) = default;
};
inline constexpr std::string_view draft_of_reflection = "reflection";
/// The reply to a node; `part`: one of its fields, where it has several.
[[nodiscard]] std::string draft_of_node(std::string_view node, std::string_view part = {});

inline constexpr std::string_view draft_of_observation = "observation"; ///< of the person it is about
/// What a rater is noting of a question; empty: all of that rater's, for Store::drafts.
[[nodiscard]] std::string draft_of_rating(const Uuid& rater, std::string_view question = {});
/// What is being written on a cell that the panel settles.
[[nodiscard]] std::string draft_of_cell(std::string_view question, std::string_view facet);

struct Page {
    std::int64_t offset = 0;
    std::int64_t limit = 100;
};

/// A finished attempt as the estimator wants it (scoring.md 4), with what charts add.
struct FinishedAttempt {
    Uuid id;
    std::string scene;
    int revision = 1;
    Mode mode = Mode::practice;
    int difficulty = 1;
    Day day; ///< finished on, on the person's clock
    Instant finished;
    AttemptFinished result;
    std::int64_t seq = 0; ///< journal row that finished it
    bool branch = false;  ///< begun in the middle of another attempt, whose way up to there it repeats
};

/// Whose standing, of which day, worked out with which parameters.
struct StandingKey {
    Uuid person;
    std::string scoring_version;
    ContentHash competency_content; ///< frozen text with the parameters
    Day day;
    friend bool operator==(const StandingKey&, const StandingKey&) = default;
};

/// A standing that was worked out once. The store doesn't know what its bytes say.
struct StandingRow {
    StandingKey key;
    std::int64_t position = 0; ///< journal row of the newest attempt that it rests on
    std::int64_t evidence = 0; ///< number of attempts that it rests on
    std::string bytes;
    friend bool operator==(const StandingRow&, const StandingRow&) = default;
};

/// A decision on the current line of an attempt.
struct DecisionRow {
    Uuid attempt;
    Instant at;
    Decision decision;
};

struct Appended {
    std::int64_t first_seq = 0;
    std::int64_t last_seq = 0;
};

/// One database file, opened. Synchronous; nothing in it throws. Use it from one thread at a time.
/// What a write returned good for is on the disk. A write that failed has changed nothing and may be tried
/// again: `io` when the disk is full or broken, `busy` when another process holds the file too long,
/// `refused` when opened read-only or when the attempt does not allow the event, `bad_input` when a text is
/// too long or not UTF-8.
class Store {
public:
    /// Errors: newer_data (file untouched), busy (another instance; detail says pid and host), bad_input
    /// (another program's file, or none of a database), io (folder can't be written: try read_only), damaged,
    /// not_found.
    [[nodiscard]] static Result<Store> open(const std::filesystem::path& path, OpenOptions options = {});
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    [[nodiscard]] const OpenReport& opened() const;
    [[nodiscard]] const std::filesystem::path& path() const;
    [[nodiscard]] bool read_only() const;

    /// A new id for an attempt or person.
    [[nodiscard]] Uuid new_id(Instant at);

    /// One user action: all events and contents in one transaction, with everything derived from them.
    /// Content that is already there is not written again.
    [[nodiscard]] Result<Appended> append(std::span<const Event> events,
                                          std::span<const Content> contents = {});
    [[nodiscard]] Result<Appended> append(const Event& event) {
        return append(std::span<const Event>(&event, 1));
    }

    // --- reading
    /// In the order they were added.
    [[nodiscard]] Result<std::vector<PersonRow>> people() const;
    [[nodiscard]] Result<std::optional<PersonRow>> person(const Uuid& id) const;
    /// Open attempts, newest first.
    [[nodiscard]] Result<std::vector<AttemptRow>> unfinished(const Uuid& person) const;
    /// Newest first, by when they were begun.
    [[nodiscard]] Result<std::vector<AttemptRow>> attempts(const AttemptFilter& filter, Page page = {}) const;
    [[nodiscard]] Result<std::int64_t> count_attempts(const AttemptFilter& filter) const;
    [[nodiscard]] Result<std::optional<AttemptRow>> attempt(const Uuid& id) const;
    /// The current line, by index.
    [[nodiscard]] Result<std::vector<DecisionRow>> decisions(const Uuid& attempt) const;
    /// All that happened in an attempt, an interview or an observation, in order; a session is rebuilt from
    /// it. Without the answers rated in an interview while its ratings aren't open: see own_answers.
    [[nodiscard]] Result<std::vector<RecordedEvent>> events_of(const Uuid& attempt) const;
    /// The journal as it is, ratings that aren't open included: for care and tests, never for a screen.
    [[nodiscard]] Result<std::vector<RecordedEvent>> events_after(std::int64_t seq, std::int64_t limit) const;
    /// In the order of finishing.
    [[nodiscard]] Result<std::vector<FinishedAttempt>> finished(const Uuid& person) const;
    [[nodiscard]] Result<std::optional<Content>> content(const ContentHash& hash) const;

    // --- standings, kept so that they need not be worked out again and what was said once stays known
    /// Keeps them in one transaction with the texts of their parameters, in the place of what is there under
    /// the same key. Of the days on which a standing moved only because evidence got older, the first and the
    /// newest stay: the days between say nothing that the journal doesn't, and would fill the file.
    [[nodiscard]] Status keep_standings(std::span<const StandingRow> rows,
                                        std::span<const Content> contents = {});
    [[nodiscard]] Result<std::optional<StandingRow>> standing(const StandingKey& key) const;
    /// All of one person, of every version, by day. Without those whose key was destroyed.
    [[nodiscard]] Result<std::vector<StandingRow>> standings(const Uuid& person) const;
    [[nodiscard]] Result<std::int64_t> count_standings() const;
    /// People who have one, and people with evidence for one: a finished assessment, a closed interview, an
    /// observation. Both by id.
    [[nodiscard]] Result<std::vector<Uuid>> people_with_standings() const;
    [[nodiscard]] Result<std::vector<Uuid>> people_assessed() const;
    /// Hashes of the texts with parameters that standings were worked out with.
    [[nodiscard]] Result<std::vector<ContentHash>> standing_parameters() const;
    /// Assessments the person finished, interviews that were closed and observations, up to that journal row
    /// and day, those that can't be read any more included.
    [[nodiscard]] Result<std::int64_t> count_assessed(const Uuid& person, std::int64_t position,
                                                      Day day) const;

    // --- interviews, observations, consents, calibration
    /// Newest plan first.
    [[nodiscard]] Result<std::vector<InterviewRow>> interviews(const InterviewFilter& filter = {}) const;
    [[nodiscard]] Result<std::optional<InterviewRow>> interview(const Uuid& id) const;
    /// What one rater has rated so far, in the order of the interview's questions. Never another's.
    [[nodiscard]] Result<std::vector<AnswerRow>> own_answers(const Uuid& interview, const Uuid& rater) const;
    /// Everybody's who handed in; `refused` until the interview is open. By question, then by panel.
    [[nodiscard]] Result<std::vector<AnswerRow>> panel_answers(const Uuid& interview) const;
    [[nodiscard]] Result<std::vector<SettledRow>> settled(const Uuid& interview) const;
    /// Closed interviews and observations of a person, in the order they became evidence.
    [[nodiscard]] Result<std::vector<RatedRow>> rated(const Uuid& person) const;
    /// Closed interviews of everybody, for the severity of raters; observations have one rater and are left
    /// out.
    [[nodiscard]] Result<std::vector<RatedRow>> rated_interviews() const;
    [[nodiscard]] Result<std::vector<ObservationRow>> observations(const Uuid& person) const;
    /// Newest first; the newest of each purpose counts.
    [[nodiscard]] Result<std::vector<ConsentRow>> consents(const Uuid& person) const;
    [[nodiscard]] Result<std::optional<CandidateDecided>> candidate_decision(const Uuid& person) const;
    /// In order of rating; the first of a benchmark counts: afterwards its reference is known.
    [[nodiscard]] Result<std::vector<BenchmarkRow>> benchmarks(const Uuid& interviewer) const;
    /// Hash of a pack that was taken in under that id.
    [[nodiscard]] Result<std::optional<ContentHash>> pack_taken(const Uuid& pack) const;

    // --- teams, targets, signed levels, assignments, coaching, complaints
    /// All that aren't closed, by name.
    [[nodiscard]] Result<std::vector<TeamRow>> teams() const;
    /// Where everybody works now who was ever placed; in no order.
    [[nodiscard]] Result<std::vector<PlacedRow>> placed() const;
    /// Where one person worked, oldest first.
    [[nodiscard]] Result<std::vector<PlacedRow>> placings(const Uuid& person) const;
    /// Where everybody worked who was ever placed, by time: to see a team as it was.
    [[nodiscard]] Result<std::vector<PlacedRow>> all_placings() const;
    [[nodiscard]] Result<std::vector<TargetRow>> targets() const;
    /// Newest first.
    [[nodiscard]] Result<std::vector<SignoffRow>> signoffs(const Uuid& person) const;
    /// Those that hold or are under appeal, one a person at most of each; in no order. Where a newer level
    /// was signed during the appeal, the older one is `replaced` even when it is upheld.
    [[nodiscard]] Result<std::vector<SignoffRow>> standing_signoffs() const;
    /// Newest first; of one person, or all. Withdrawn ones included.
    [[nodiscard]] Result<std::vector<AssignmentRow>> assignments(
        const std::optional<Uuid>& person = std::nullopt) const;
    [[nodiscard]] Result<int> weekly_goal(const Uuid& person) const; ///< 0: none
    /// Newest talk first.
    [[nodiscard]] Result<std::vector<CoachingRow>> coaching(const Uuid& person) const;
    /// Newest received first.
    [[nodiscard]] Result<std::vector<ComplaintRow>> complaints(const ComplaintFilter& filter = {},
                                                               Page page = {0, -1}) const; ///< −1: all
    [[nodiscard]] Result<std::int64_t> count_complaints(const ComplaintFilter& filter = {}) const;
    [[nodiscard]] Result<std::optional<ComplaintRow>> complaint(const Uuid& id) const;
    /// Attempts of several people at once that were finished from one day on, oldest first. Empty `people`:
    /// everybody. `each` returns false to stop; it may read from this store, but neither write to it nor call
    /// this again. One attempt is held at a time. For exports and pictures of a group.
    [[nodiscard]] Status each_finished(
        std::span<const Uuid> people, Day from,
        const std::function<bool(const Uuid& person, const FinishedAttempt&)>& each) const;

    // --- what is kept of everybody's standing, derived like standings
    /// In the place of what is kept of the same people.
    [[nodiscard]] Status keep_summaries(std::span<const SummaryRow> rows);
    /// Empty: everybody's. By person.
    [[nodiscard]] Result<std::vector<SummaryRow>> summaries(std::span<const Uuid> people = {}) const;
    /// People whose summary is missing, of another day or parameters, or older than their newest finished
    /// attempt, closed interview or observation. Empty `people`: of everybody who isn't a candidate.
    [[nodiscard]] Result<std::vector<Uuid>> stale_summaries(Day day, const ContentHash& competency_content,
                                                            std::span<const Uuid> people = {}) const;
    /// Journal row of the newest finished attempt (practice too), closed interview or observation; 0: none.
    [[nodiscard]] Result<std::int64_t> newest_evidence(const Uuid& person) const;
    [[nodiscard]] Status keep_groups(std::span<const GroupRow> rows);
    /// By day.
    [[nodiscard]] Result<std::vector<GroupRow>> groups(const Uuid& team) const;

    // --- accounts and keys: see store/accounts.h
    /// Texts are sealed in this file.
    [[nodiscard]] bool sealed() const;
    /// Sealed, and nobody's account is open. Reading texts about people gives nothing; what is common can be
    /// read where the device key is there.
    [[nodiscard]] bool locked() const;
    [[nodiscard]] const std::optional<Uuid>& account_open() const;
    /// By name; those of a file from another PC come without login and name until somebody has opened it.
    [[nodiscard]] Result<std::vector<AccountRow>> accounts() const;
    /// The person's row is written with append before or after. Gives the recovery code, to be shown once;
    /// empty for an account without a passphrase. The first HR (lead) account takes its key over from the
    /// device; a later one waits for allow_keys unless who adds it has the key. Errors: refused (passphrase
    /// too short or needed), bad_input (login taken or empty).
    [[nodiscard]] Result<Secret> add_account(const NewAccount& account, Instant now);
    [[nodiscard]] Result<Unlocked> unlock(std::string_view login, const Secret& passphrase, Instant now);
    /// An account without a passphrase, by the user's profile alone.
    [[nodiscard]] Result<Unlocked> unlock_here(const Uuid& person, Instant now);
    /// The code is used up: a new one comes back in `code`.
    [[nodiscard]] Result<Unlocked> unlock_with_code(std::string_view login, const Secret& code,
                                                    const Secret& new_passphrase, Instant now,
                                                    Secret& new_code);
    void lock(); ///< forgets all secrets
    /// The open account's own. An account without one gets its first (`old` is empty then). `open`: it was
    /// changed. A wrong `old` counts like one at signing in, and has the same waits.
    [[nodiscard]] Result<Unlocked> change_passphrase(const Secret& old, const Secret& next, Instant now);
    /// The same; the new code comes back in `code`, and the one before opens nothing any more.
    [[nodiscard]] Result<Unlocked> new_recovery_code(const Secret& passphrase, Instant now, Secret& code);
    /// What it could open is sealed anew to the others of its role, at once or when the next of them signs
    /// in.
    [[nodiscard]] Status remove_account(const Uuid& person);
    /// A new passphrase for somebody who has lost theirs, and the code: the account gets new keys and waits.
    [[nodiscard]] Result<Secret> reset_account(const Uuid& person, const Secret& passphrase, Instant now);
    /// What the door and the list of accounts call that person; nothing happens where they have no account.
    [[nodiscard]] Status rename_account(const Uuid& person, const std::string& name);
    /// By somebody who has the keys of that account's role.
    [[nodiscard]] Status allow_keys(const Uuid& person);
    /// For a second connection to this file on another thread, with what is open now; null: nothing sealed.
    [[nodiscard]] std::shared_ptr<const KeyRing> ring() const;

    // --- law: see store/law.h
    /// Newest first.
    [[nodiscard]] Result<std::vector<RequestRow>> requests(
        const std::optional<Uuid>& person = std::nullopt) const;
    [[nodiscard]] Result<std::vector<AccessRow>> access_log(const std::optional<Uuid>& person,
                                                            Page page = {}) const;
    [[nodiscard]] Result<std::vector<GroupNoteRow>> group_notes() const; ///< the newest of each person
    /// People of whom something is kept that is older than these days.
    [[nodiscard]] Result<std::vector<KeptRow>> kept_beyond(Day practice_before, Day evidence_before) const;
    /// Destroys the person's keys, takes the text out of their journal rows, and everything derived, from the
    /// file, its free pages and its log; then from every backup in the folder. Leaves a row that names
    /// nobody.
    [[nodiscard]] Result<Erased> erase_person(const Uuid& person, std::string_view reason, Instant now,
                                              const Progress& progress = {});
    /// The same for practice attempts (assessments, interviews, observations) last touched before that day,
    /// of one person or all.
    [[nodiscard]] Result<Erased> erase_practice(const std::optional<Uuid>& person, Day before, Instant now);
    [[nodiscard]] Result<Erased> erase_evidence(const std::optional<Uuid>& person, Day before, Instant now);

    // --- packs from and for other PCs: see store/pack.h
    enum class Replace { no, yes };
    /// Nothing until set_organisation.
    [[nodiscard]] Result<std::optional<Organisation>> organisation() const;
    /// Keeps it in this file (its backups hold it too). `refused` where another one is kept and isn't to be
    /// replaced: packs of the old one can't be taken in any more.
    [[nodiscard]] Status set_organisation(const Organisation& organisation, Replace replace = Replace::no);
    /// What this PC is called in this database.
    [[nodiscard]] const Uuid& device() const;

    // --- drafts: texts that are still being written
    /// Replaces the draft of that field; an empty text takes it away. The program may be killed right after;
    /// a power cut may cost the last seconds. `subject`: an attempt, an interview or a person (of whom a
    /// sheet is being written); not_found where there is none.
    [[nodiscard]] Status save_draft(const Uuid& subject, std::string_view field, std::string_view text,
                                    Instant at);
    /// By field. Answers, reflections and leaving take drafts away in their own transaction. Those of ratings
    /// are given only to who asks for one rater's: draft_of_rating.
    /// `of`: only that field and its parts; empty: all.
    [[nodiscard]] Result<std::vector<Draft>> drafts(const Uuid& subject, std::string_view of = {}) const;

    // --- settings of this file; nothing personal belongs in them, they are not sealed
    [[nodiscard]] Result<std::optional<std::string>> setting(std::string_view key) const;
    [[nodiscard]] Result<std::map<std::string, std::string>> settings() const;
    [[nodiscard]] Status set_setting(std::string_view key, std::string_view value);
    [[nodiscard]] Status set_settings(const std::map<std::string, std::string>& changes); ///< one transaction

    // --- care
    /// Derives people, attempts, decisions, teams … from the journal anew, in one transaction. Standings and
    /// summaries stay, except those of people the journal no longer tells of.
    [[nodiscard]] Status rebuild_projections();
    /// See store/care.h; may run on another thread while this store is in use.
    [[nodiscard]] Result<BackupReport> backup_to(const std::filesystem::path& to,
                                                 const Progress& progress = {}) const;

    /// SQL statements run since opening; an idle frame adds none.
    [[nodiscard]] std::uint64_t statements_executed() const;
    /// Rises with every commit of this store; a read model keeps it beside what it read.
    [[nodiscard]] std::uint64_t data_version() const;

    struct Impl; ///< for the files of this folder

private:
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace mq::store
