#pragma once

#include "app/commands.h"
#include "app/law_due.h"
#include "app/texts.h"
#include "base/error.h"
#include "content/law_file.h"
#include "store/store.h"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What the pages of rights and duties are made of. All of it reads the database, none of it in a frame.
namespace mq::app {

struct State;

/// Clocks, terms, groups and the plain page. Errors: bad_input where the file is missing or wrong.
[[nodiscard]] Result<content::LawBook> law_book(const std::filesystem::path& share);
[[nodiscard]] Result<content::LawBook> law_book(const State& state);

/// Whether who sits here looks after the rights of others.
[[nodiscard]] bool keeps_rights(const State& state);
/// The same as an error; oneself always may.
[[nodiscard]] Status require_rights(const State& state, const Uuid& person);

/// What is wrong with a form: on the pages of the law and of one's own data beside its field, elsewhere as
/// the command's error.
[[nodiscard]] Status refuse_law(State& state, const char* field, std::string sentence);
/// Whatever kept a form of the page of one's own data from being done is said there, `field` empty: below all
/// of it. Elsewhere it stays the command's error.
[[nodiscard]] Status said_at_own_form(State& state, const char* field, Status done);
/// A form was done: it may close. Shows the page again that is open.
[[nodiscard]] Status law_done(State& state, std::string sentence);

// --- consents
/// The purposes of which that person is asked, with what they said.
[[nodiscard]] Result<std::vector<ConsentState>> consent_states(State& state, const Uuid& person);
/// `refused` where the person took back their consent to be assessed (or to keep practice results). Who was
/// never asked may go on: the page of one's own data asks.
[[nodiscard]] Status require_consent(State& state, const Uuid& person, bool assessment);

// --- requests
[[nodiscard]] const char* code_of(RequestKind kind);
/// When a request of that kind made now has to be answered and carried out: ends of days.
struct RequestClock {
    Instant answer_by;
    Instant done_by;
};
[[nodiscard]] RequestClock request_clock(const content::LawBook& book, std::string_view kind,
                                         const Clock& clock, Instant now);
/// Of one person, newest first; or everybody's, open ones first and the most urgent on top. Appeals of signed
/// levels are among them.
[[nodiscard]] Result<std::vector<RequestLine>> request_lines(State& state, const content::LawBook& book,
                                                             const std::optional<Uuid>& person);

// --- retention
[[nodiscard]] Result<std::vector<Due>> due_now(State& state, const content::LawBook& book);
[[nodiscard]] std::vector<DueLine> due_lines(State& state, const content::LawBook& book,
                                             const std::vector<Due>& due);
/// What is kept of the person at this PC, why, and until when.
[[nodiscard]] Result<std::vector<LawText>> kept_texts(State& state, const content::LawBook& book);

// --- impact of selection
struct ImpactPage {
    std::vector<ImpactTable> tables;
    std::string line;
};
[[nodiscard]] Result<ImpactPage> impact_page(State& state, const content::LawBook& book);
/// The dimensions and their choices, nothing chosen.
[[nodiscard]] std::vector<MyData::GroupChoice> group_choices(const content::LawBook& book,
                                                             const Texts& texts);
/// Candidates, and everybody who was ever interviewed as one: of nobody else groups are asked.
[[nodiscard]] Result<std::set<Uuid>> applicants(const store::Store& store);
/// The form of groups, for HR: who may be chosen, who has an answer already, how many have. What was
/// answered stays out of it.
[[nodiscard]] Status add_group_form(State& state, const content::LawBook& book, LawPage& out);
/// The tables of these people. Pure; see GroupSaid.
struct GroupSaid {
    std::map<std::string, std::string> groups; ///< dimension → choice; empty: nothing was said
    bool hired = false;
};
/// Counts of people who were decided on and are deleted since: nobody can be told from them.
struct GroupTally {
    struct Count {
        std::int64_t hired = 0;
        std::int64_t decided = 0;
        friend bool operator==(const Count&, const Count&) = default;
    };
    Count all;
    std::map<std::string, std::map<std::string, Count>> groups; ///< by dimension and choice
    void add(const GroupSaid& person);
    friend bool operator==(const GroupTally&, const GroupTally&) = default;
};
[[nodiscard]] ImpactPage impact_of_people(const content::LawBook& book, const GroupTally& people,
                                          const Texts& texts);
/// Kept as a setting: numbers alone.
[[nodiscard]] Result<GroupTally> kept_tally(const store::Store& store);
[[nodiscard]] Status keep_tally(store::Store& store, const GroupTally& tally);
/// What was said of that person and became of them; nothing while nothing was decided.
[[nodiscard]] Result<std::optional<GroupSaid>> said_by(const store::Store& store, const Uuid& person);

// --- who looked
[[nodiscard]] std::string access_in_words(const store::AccessLogged& what, const Texts& texts);
[[nodiscard]] Result<std::vector<AccessLine>> access_lines(State& state, const std::optional<Uuid>& person,
                                                           std::int64_t limit, bool* more);

} // namespace mq::app
