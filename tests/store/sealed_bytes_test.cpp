#include "key_fixture.h"

#include "base/text.h"
#include "interview_fixture.h"

#include <cstdlib>
#include <fstream>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

/// One text for each place where people's words go; no two share a word with each other or with the program.
namespace words {
constexpr const char* trainee = "Khuyên Thuần Hậu";
constexpr const char* contact = "0912 345 678";
constexpr const char* candidate = "Ngọc Ánh Rạng";
constexpr const char* reply = "Dạ em xin nhận lỗi chậm trễ hồ sơ";
constexpr const char* reflection = "Lẽ ra em nên hỏi hạn nộp";
constexpr const char* draft = "bản nháp dở dang buổi sáng";
constexpr const char* rating_draft = "ghi vội khi nghe ứng viên";
constexpr const char* situation = "khách giận vì chữ ký số";
constexpr const char* reason = "nêu được ba bước rành mạch";
constexpr const char* summary = "hội đồng thấy phù hợp";
constexpr const char* consent = "dong_y_ghi_am_rieng";
constexpr const char* observed = "đã gọi lại đúng hẹn ba lần";
constexpr const char* coaching = "tập nhắc lại ý khách";
constexpr const char* complaint = "hoá đơn sai ba tháng liền";
constexpr const char* customer = "Công ty Bưởi Năm Roi";
constexpr const char* team = "Đội Thủ Thiêm Xanh";
constexpr const char* task = "làm cho xong trước tết";
constexpr const char* signoff = "giữ vững suốt quý";
constexpr const char* request = "xin xem hồ sơ của tôi";
constexpr const char* group = "nhom_vung_cao";
constexpr const char* standing = "vị trí hiện tại vững";
constexpr const char* summarised = "tóm lược một người";
constexpr const char* grouped = "tóm lược cả đội";
constexpr const char* login = "khuyen.thuan";
constexpr const char* outcome = "ket-cuc-bi-mat";
constexpr const char* organisation = "Viễn thông Sao Chổi";
constexpr const char* seed = "hat-giong-cua-don-vi-32-byte"; ///< the rest is zeros
} // namespace words

constexpr const char* all_words[] = {
    words::trainee,      words::contact,   words::candidate, words::reply,    words::reflection,
    words::draft,        words::situation, words::reason,    words::summary,  words::consent,
    words::observed,     words::coaching,  words::complaint, words::customer, words::team,
    words::task,         words::signoff,   words::request,   words::group,    words::standing,
    words::summarised,   words::grouped,   words::login,     words::outcome,  words::rating_draft,
    words::organisation, words::seed,
};

/// ASCII and the rest of the basic plane alone, as our texts are.
std::string utf16(const std::string& text) {
    std::string wide;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const int more = c < 0x80 ? 0 : c < 0xE0 ? 1 : 2;
        unsigned point = more == 0 ? c : c & (more == 1 ? 0x1FU : 0x0FU);
        for (int k = 1; k <= more; ++k)
            point =
                (point << 6U) | (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3FU);
        wide.push_back(static_cast<char>(point & 0xFFU));
        wide.push_back(static_cast<char>(point >> 8U));
        i += static_cast<std::size_t>(more) + 1;
    }
    return wide;
}

/// Names of the texts that are found in any file of the folder, in any of three forms.
std::vector<std::string> found_in(const fs::path& folder) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        const std::string bytes = read_bytes(entry.path());
        for (const std::string word : all_words)
            for (const std::string& form : {word, text::fold(word), utf16(word)})
                if (bytes.find(form) != std::string::npos)
                    found.push_back(entry.path().filename().string() + ": " + word);
    }
    return found;
}

/// Temporary files of this process go into a folder that can be searched.
class TempHere {
public:
    explicit TempHere(const fs::path& folder) {
        fs::create_directories(folder);
        for (const char* name : {"TMPDIR", "SQLITE_TMPDIR"})
            ::setenv(name, folder.c_str(), 1);
    }
    TempHere(const TempHere&) = delete;
    TempHere& operator=(const TempHere&) = delete;
    ~TempHere() {
        for (const char* name : {"TMPDIR", "SQLITE_TMPDIR"})
            ::unsetenv(name);
    }
};

struct Filled {
    Firm firm;
    Uuid attempt;
    Uuid interview;
    Uuid complaint;
};

Event by(const Uuid& actor, Event event) {
    event.actor = actor;
    return event;
}

void fill_people(Store& store, Filled& f) {
    Profile profile;
    profile.name = words::trainee;
    profile.contact = words::contact;
    need(store.append(event(f.firm.trainee, {}, ProfileChanged{profile})));
    profile.name = words::candidate;
    profile.role = Role::candidate;
    need(store.append(event(f.firm.candidate, {}, ProfileChanged{profile})));
    f.attempt = start_attempt(store, f.firm.trainee);
    Decision typed = decision(0);
    typed.entries = {words::reply};
    typed.outcome = words::outcome;
    need(store.append(event(f.firm.trainee, f.attempt, typed)));
    need(store.append(event(f.firm.trainee, f.attempt, result())));
    need(store.append(event(f.firm.trainee, f.attempt, Reflection{words::reflection})));
    need(store.save_draft(f.firm.trainee, draft_of_observation, words::draft, noon));
}

void fill_interview(Store& store, Filled& f) {
    Organisation organisation = make_organisation(store.new_id(noon), words::organisation);
    organisation.seed.fill(0);
    std::ranges::copy(std::string_view(words::seed), organisation.seed.begin());
    need(store.set_organisation(organisation));
    f.interview = store.new_id(noon);
    const std::vector<Content> texts{competency_text(), guide_text(), question_text("q1")};
    ConsentRecorded consent;
    consent.consent = words::consent;
    consent.wording = guide_text().hash;
    InterviewPlanned plan;
    plan.post = "Chuyên viên";
    plan.questions = {{"q1", 1, question_text("q1").hash, {"probe"}}};
    plan.guide = guide_text().hash;
    plan.competency_content = competency_text().hash;
    plan.panel = {{f.firm.hr, "Lê Thu Hà"}};
    AnswerRated answer;
    answer.rater = f.firm.hr;
    answer.question = "q1";
    answer.situation = words::situation;
    answer.ratings = {{"probe", 4, words::reason}};
    InterviewClosed closed;
    closed.summary = words::summary;
    const Event events[] = {event(f.firm.candidate, f.interview, consent),
                            event(f.firm.candidate, f.interview, plan)};
    need(store.append(events, texts));
    need(store.save_draft(f.interview, draft_of_rating(f.firm.hr, "q1"), words::rating_draft, noon));
    CHECK(need(store.drafts(f.interview, draft_of_rating(f.firm.hr))).size() == 1);
    for (const Payload& what : {Payload(answer), Payload(RatingsHandedIn{f.firm.hr}), Payload(closed)})
        need(store.append(by(f.firm.hr, event(f.firm.candidate, f.interview, what))));
    need(store.save_draft(f.interview, draft_of_rating(f.firm.hr, "q1"), words::rating_draft, noon));
}

void fill_team(Store& store, Filled& f) {
    const auto lead = [&](const Uuid& person, Payload what) {
        const Uuid subject = store.new_id(noon);
        need(store.append(by(f.firm.lead, event(person, subject, std::move(what)))));
        return subject;
    };
    ObservationRecorded sheet;
    sheet.observer = f.firm.lead;
    sheet.what = words::observed;
    sheet.ratings = {{"probe", 3, {}}};
    sheet.guide = guide_text().hash;
    lead(f.firm.trainee, sheet);
    CoachingNoted talk;
    talk.plan = words::coaching;
    lead(f.firm.trainee, talk);
    LevelSigned level;
    level.level = 3;
    level.word = words::signoff;
    level.competency_content = competency_text().hash;
    lead(f.firm.trainee, level);
    TeamDefined team;
    team.name = words::team;
    lead({}, team);
    WorkAssigned work;
    work.people = {f.firm.trainee};
    work.scenes = {"chu-ky-so-cham"};
    work.word = words::task;
    lead({}, work);
    ComplaintLogged complaint;
    complaint.number = "KN-7";
    complaint.what = words::complaint;
    complaint.customer = words::customer;
    f.complaint = lead({}, complaint);
    need(store.save_draft(f.firm.trainee, draft_of_observation, words::draft, noon));
}

void fill_rights(Store& store, Filled& f) {
    need(store.append(event(f.firm.trainee, store.new_id(noon),
                            RequestMade{"access", words::request, noon.unix_ms, noon.unix_ms})));
    need(store.append(event(f.firm.trainee, {}, GroupNoted{{{"vung", words::group}}})));
    const StandingRow standing{
        {f.firm.trainee, "A01-M-1", competency_text().hash, Day{20'400}}, 5, 1, words::standing};
    need(store.keep_standings({&standing, 1}));
    const SummaryRow summary{f.firm.trainee, competency_text().hash, Day{20'400}, 5, words::summarised};
    need(store.keep_summaries({&summary, 1}));
    const GroupRow group{Uuid{}, Day{20'400}, competency_text().hash, words::grouped};
    need(store.keep_groups({&group, 1}));
}

/// Leaves HR's account open.
Filled fill(Store& store) {
    Filled f;
    f.firm = make_firm(store);
    need(store.unlock("ha", hr_words, noon));
    need(store.add_account(account(f.firm.other, Role::trainee, words::login, {}), noon));
    fill_people(store, f);
    fill_interview(store, f);
    fill_team(store, f);
    fill_rights(store, f);
    return f;
}

/// Which of the texts any reading method gives.
std::vector<std::string> read_from(const Store& store, const Filled& f) {
    std::string all;
    const auto add = [&](const std::string& text) { all += text + "\n"; };
    for (const PersonRow& row : need(store.people()))
        add(row.profile.name + row.profile.contact);
    for (const Uuid& person : {f.firm.trainee, f.firm.candidate}) {
        if (const auto row = need(store.person(person)))
            add(row->profile.name + row->profile.contact);
        for (const auto& row : need(store.finished(person)))
            add(row.result.ending);
        for (const auto& row : need(store.observations(person)))
            add(row.sheet.what);
        for (const auto& row : need(store.consents(person)))
            add(row.consent.consent);
        for (const auto& row : need(store.coaching(person)))
            add(row.note.plan);
        for (const auto& row : need(store.signoffs(person)))
            add(row.level.word);
        for (const auto& row : need(store.rated(person)))
            for (const auto& cell : row.cells)
                add(cell.rater_name);
        for (const auto& row : need(store.standings(person)))
            add(row.bytes);
        for (const Draft& row : need(store.drafts(person)))
            add(row.text);
    }
    for (const Uuid& subject : {f.attempt, f.interview, f.complaint})
        for (const RecordedEvent& row : need(store.events_of(subject))) {
            if (const auto* d = std::get_if<Decision>(&row.event.what))
                add(d->outcome + d->entries.at(0));
            if (const auto* r = std::get_if<Reflection>(&row.event.what))
                add(r->text);
            if (const auto* a = std::get_if<AnswerRated>(&row.event.what))
                add(a->situation);
        }
    for (const DecisionRow& row : need(store.decisions(f.attempt)))
        add(row.decision.outcome);
    for (const auto& row : need(store.interviews()))
        add(row.closed ? row.closed->summary : row.plan.post);
    if (const auto row = need(store.interview(f.interview)))
        add(row->closed ? row->closed->summary : row->plan.post);
    for (const auto& row : need(store.panel_answers(f.interview)))
        add(row.latest.situation + row.latest.ratings.front().reason);
    for (const auto& row : need(store.own_answers(f.interview, f.firm.hr)))
        add(row.latest.situation);
    for (const Draft& row : need(store.drafts(f.interview, draft_of_rating(f.firm.hr))))
        add(row.text);
    for (const auto& row : need(store.teams()))
        add(row.team.name);
    for (const auto& row : need(store.assignments()))
        add(row.work.word);
    for (const auto& row : need(store.complaints()))
        add(row.entry.what + row.entry.customer);
    for (const auto& row : need(store.requests()))
        add(row.request.text);
    for (const auto& row : need(store.group_notes()))
        for (const auto& [dimension, group] : row.groups)
            add(group);
    for (const auto& row : need(store.summaries()))
        add(row.bytes);
    for (const auto& row : need(store.groups(Uuid{})))
        add(row.bytes);
    std::vector<std::string> read;
    for (const char* word : all_words)
        if (all.find(word) != std::string::npos)
            read.emplace_back(word);
    return read;
}

bool reads(const std::vector<std::string>& read, const char* word) {
    return std::find(read.begin(), read.end(), word) != read.end();
}

} // namespace

TEST_CASE("none of the texts about people stands in the file, its log, a backup or a temporary file") {
    const KeyWorld world;
    const fs::path data = world.file().parent_path();
    const TempHere temporary(data / "tmp");
    {
        Store store = world.open();
        const Filled f = fill(store);
        need(store.rebuild_projections());
        need(store.backup_to(data / "backup.db"));
        CHECK(fs::file_size(world.file().string() + "-wal") > 0);
        CHECK(found_in(world.folder.path()) == std::vector<std::string>{});
        CHECK(read_from(store, f).size() > 20); // they are there
    }
    CHECK(found_in(world.folder.path()) == std::vector<std::string>{});
    // That the search finds what is plain is seen from a file without keys.
    const TempFolder plain;
    Store store = open_store(plain.file());
    Profile profile;
    profile.name = words::trainee;
    need(store.append(event(store.new_id(noon), {}, PersonAdded{profile})));
    CHECK(found_in(plain.path()).size() > 0);
}

TEST_CASE("HR reads all, a lead no interview, a trainee their own, a locked file and a stranger nothing") {
    const KeyWorld world;
    Store store = world.open();
    const Filled f = fill(store);
    const auto hr = read_from(store, f);
    for (const char* word : all_words)
        if (word != std::string(words::login) && word != std::string(words::outcome)) {
            CAPTURE(word);
            CHECK(reads(hr, word));
        }

    need(store.unlock("nam", lead_words, noon));
    const auto lead = read_from(store, f);
    for (const char* word : {words::trainee, words::reply, words::reflection, words::draft, words::observed,
                             words::coaching, words::signoff, words::complaint, words::team, words::task,
                             words::standing, words::summarised, words::grouped})
        CHECK(reads(lead, word));
    for (const char* word : {words::candidate, words::situation, words::reason, words::summary,
                             words::consent, words::rating_draft, words::request, words::group}) {
        CAPTURE(word);
        CHECK_FALSE(reads(lead, word));
    }

    need(store.unlock_here(f.firm.trainee, noon));
    const auto own = read_from(store, f);
    for (const char* word :
         {words::trainee, words::reply, words::reflection, words::observed, words::coaching, words::signoff,
          words::team, words::task, words::request, words::standing})
        CHECK(reads(own, word));
    for (const char* word :
         {words::candidate, words::situation, words::complaint, words::group, words::grouped}) {
        CAPTURE(word);
        CHECK_FALSE(reads(own, word));
    }

    need(store.unlock_here(f.firm.other, noon));
    for (const std::string& word : read_from(store, f))
        CHECK((word == words::team || word == words::task)); // what everybody reads

    store.lock();
    for (const std::string& word : read_from(store, f))
        CHECK((word == words::team || word == words::task)); // the device's common key
}

TEST_CASE("on another PC a locked file gives not even what is common") {
    const KeyWorld world;
    Filled f;
    {
        Store store = world.open();
        f = fill(store);
    }
    const Store store = open_store(world.file(), world.options(world.folder.path() / "other"));
    CHECK(read_from(store, f) == std::vector<std::string>{});
    for (const AccountRow& row : need(store.accounts()))
        CHECK((row.login + row.name) == "");
}
