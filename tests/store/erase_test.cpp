#include "store/erase.h"
#include "interview_fixture.h"
#include "key_fixture.h"
#include "law_fixture.h"
#include "store/backups.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <algorithm>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

/// Bytes that must be nowhere any more: of every value of the statement's first column.
std::vector<std::string> values(const fs::path& path, const std::string& sql) {
    std::vector<std::string> out;
    SQLite::Database database(path.string());
    SQLite::Statement row(database, sql);
    while (row.executeStep())
        out.push_back(row.getColumn(0).getString());
    return out;
}

std::string blob(const Uuid& id) {
    std::string hex;
    for (const std::uint8_t byte : id.bytes) {
        hex.push_back("0123456789abcdef"[byte >> 4U]);
        hex.push_back("0123456789abcdef"[byte & 15U]);
    }
    return "x'" + hex + "'";
}

/// All bytes of a folder's files.
std::string all_bytes(const fs::path& folder) {
    std::string bytes;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            bytes += read_bytes(entry.path());
    return bytes;
}

void check_gone(const fs::path& folder, const std::vector<std::string>& texts) {
    const std::string bytes = all_bytes(folder);
    REQUIRE(texts.size() > 3);
    for (const std::string& text : texts) {
        REQUIRE(text.size() > 8);
        CHECK(bytes.find(text) == std::string::npos);
    }
}

void check_sound(const fs::path& path, const KeyPlace& keys) {
    const CheckReport report = need(check(path, keys));
    for (const Finding& finding : report.findings)
        INFO(finding.code, " ", finding.message, " — ", finding.detail);
    CHECK(report.sound());
}

std::vector<fs::path> backups_of(const fs::path& file) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(file.parent_path() / "backups"))
        found.push_back(entry.path());
    return found;
}

/// A firm in which the trainee and one more have played, and the trainee has written something.
struct ErasingWorld {
    KeyWorld keys;
    Firm firm;
    Uuid attempt; ///< the trainee's
    Uuid request_id;

    ErasingWorld() {
        Store store = keys.open();
        firm = make_firm(store);
        sign_in(store);
        attempt = play(store, firm.trainee, 3);
        need(store.append(event(firm.trainee, attempt, Reflection{"Lần sau em hỏi hạn trước."})));
        static_cast<void>(play(store, firm.other, 2, started("chu-ky-so-cham", Mode::assessment)));
        const Uuid writing = start_attempt(store, firm.trainee);
        need(store.save_draft(writing, draft_of_reflection, "đang viết dở", noon));
        request_id = store.new_id(noon);
        need(store.append(event(firm.trainee, request_id, request("erase", "Xin xoá ạ."))));
        need(store.append(event(firm.trainee, {}, AccessLogged{"member_page", {}})));
        need(store.append(event(firm.trainee, {}, GroupNoted{{{"sex", "male"}}})));
    }
    static void sign_in(Store& store) { REQUIRE(need(store.unlock("ha", hr_words, noon)).open); }
    [[nodiscard]] fs::path file() const { return keys.file(); }
    [[nodiscard]] KeyPlace place(const Store& store) const { return {{}, store.ring(), false}; }
    [[nodiscard]] std::vector<std::string> secrets() const {
        auto all = values(file(), "SELECT body FROM journal WHERE person = " + blob(firm.trainee));
        for (const std::string& sql :
             {"SELECT wrap FROM key_wrap JOIN person_key ON id = key WHERE person = " + blob(firm.trainee),
              "SELECT profile FROM person WHERE id = " + blob(firm.trainee),
              "SELECT result FROM attempt WHERE result IS NOT NULL AND person = " + blob(firm.trainee),
              std::string("SELECT text FROM draft")})
            for (std::string& value : values(file(), sql))
                all.push_back(std::move(value));
        return all;
    }
};

} // namespace

TEST_CASE("an erased person's texts and keys are nowhere any more, backups included, and all else holds") {
    const ErasingWorld w;
    {
        Store store = w.keys.open();
        ErasingWorld::sign_in(store);
        need(back_up_and_rotate(w.file(), BackupKind::by_hand, noon));
    }
    const auto secrets = w.secrets();
    const auto others =
        values(w.file(), "SELECT hex(body) || hex(chain) FROM journal WHERE person = " + blob(w.firm.other) +
                             " ORDER BY seq");
    {
        Store store = w.keys.open();
        ErasingWorld::sign_in(store);
        const Erased erased = need(store.erase_person(w.firm.trainee, "request", noon));
        CHECK(erased.attempts == 2);
        CHECK(erased.rows >= 10);
        check_gone(w.file().parent_path(), secrets);
        CHECK_FALSE(need(store.person(w.firm.trainee)).has_value());
        CHECK(need(store.attempts({w.firm.trainee, {}, {}, {}, false})).empty());
        CHECK(need(store.requests()).empty());
        CHECK(need(store.access_log(w.firm.trainee)).empty());
        CHECK(need(store.group_notes()).empty());
        CHECK(need(store.person(w.firm.other)).has_value());
        CHECK(need(store.finished(w.firm.other)).size() == 1);
        const auto last = need(store.events_after(0, 10'000)).back();
        const auto* record = std::get_if<PersonErased>(&last.event.what);
        REQUIRE(record != nullptr);
        CHECK(record->rows == erased.rows);
        CHECK(last.event.person.is_nil());
        check_sound(w.file(), w.place(store));
        const auto backups = backups_of(w.file());
        REQUIRE(backups.size() == 1);
        check_sound(backups.front(), w.place(store));
        CHECK(store.rebuild_projections().has_value());
        CHECK_FALSE(need(store.person(w.firm.trainee)).has_value());
    }
    CHECK(values(w.file(), "SELECT hex(body) || hex(chain) FROM journal WHERE person = " +
                               blob(w.firm.other) + " ORDER BY seq") == others);
    check_gone(w.file().parent_path(), secrets);
}

TEST_CASE("a copy from before the erasure that takes the file's place is erased again at its opening") {
    const ErasingWorld w;
    const fs::path old = w.keys.folder.path() / "old.db";
    fs::copy_file(w.file(), old);
    const auto secrets = w.secrets();
    {
        Store store = w.keys.open();
        ErasingWorld::sign_in(store);
        static_cast<void>(need(store.erase_person(w.firm.trainee, "request", noon)));
    }
    SUBCASE("by the one who restores") {
        CHECK(need(erase_again(old, w.file())) >= 10);
        CHECK(need(erase_again(old, w.file())) == 0);
        const std::string bytes = read_bytes(old);
        for (const std::string& secret : secrets)
            CHECK(bytes.find(secret) == std::string::npos);
        Store store = w.keys.open();
        ErasingWorld::sign_in(store);
        check_sound(old, w.place(store));
    }
    SUBCASE("by the one who opens it") {
        for (const char* suffix : {"-wal", "-shm", "-count"})
            fs::remove(w.file().string() + suffix);
        fs::copy_file(old, w.file(), fs::copy_options::overwrite_existing);
        fs::remove(old);
        Store store = w.keys.open();
        ErasingWorld::sign_in(store);
        CHECK_FALSE(need(store.person(w.firm.trainee)).has_value());
        check_gone(w.file().parent_path(), secrets);
        check_sound(w.file(), w.place(store));
    }
    SUBCASE("also where the database itself can't be read any more") {
        write_bytes(w.file(), "nothing");
        CHECK(need(erase_again(old, w.file())) >= 10);
    }
}

TEST_CASE("an erasure that was cut short is finished at the next opening") {
    const ErasingWorld w;
    {
        Store store = w.keys.open();
        need(back_up_and_rotate(w.file(), BackupKind::by_hand, noon));
    }
    const auto secrets = w.secrets();
    {
        Store store = w.keys.open();
        ErasingWorld::sign_in(store);
        int asked = 0;
        const auto stopped =
            store.erase_person(w.firm.trainee, "request", noon, [&](double) { return asked++ == 0; });
        REQUIRE_FALSE(stopped.has_value());
        CHECK(stopped.error().kind == ErrorKind::refused);
        CHECK_FALSE(need(store.person(w.firm.trainee)).has_value());
    }
    { const Store store = w.keys.open(); }
    check_gone(w.file().parent_path(), secrets);
}

TEST_CASE("nothing is erased where it is stopped before, or the reason or the person is unknown") {
    const ErasingWorld w;
    Store store = w.keys.open();
    ErasingWorld::sign_in(store);
    const auto rows = need(store.events_after(0, 10'000)).size();
    CHECK_FALSE(store.erase_person(w.firm.other, "request", noon, [](double) { return false; }).has_value());
    CHECK_FALSE(store.erase_person(w.firm.other, "whim", noon).has_value());
    CHECK(store.erase_person(w.attempt, "request", noon).error().kind == ErrorKind::not_found);
    CHECK(need(store.events_after(0, 10'000)).size() == rows);
    CHECK(need(store.person(w.firm.other)).has_value());
    check_sound(w.file(), w.place(store));
}

TEST_CASE("practice and evidence older than a day go, what is younger stays, and records say so") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid other = add_person(store, "Lê Vy");
    const Instant late{noon.unix_ms + 40 * day_ms};
    const Uuid old_practice = play(store, person, 2);
    const Uuid old_test = play(store, person, 2, started("chu-ky-so-cham", Mode::assessment));
    const Uuid new_test = play(store, person, 2, started("chu-ky-so-cham", Mode::assessment), late);
    const Uuid others = play(store, other, 2);
    need(store.append(event(person, old_practice, Reflection{"Một câu về màn cũ."})));
    const Day before{static_cast<std::int32_t>(noon.unix_ms / day_ms) + 1};
    const auto kept = need(store.kept_beyond(before, before));
    REQUIRE(kept.size() == 2);
    CHECK(std::ranges::find(kept, person, &KeptRow::person)->practice == 1);
    CHECK(std::ranges::find(kept, person, &KeptRow::person)->evidence == 1);
    CHECK(std::ranges::find(kept, person, &KeptRow::person)->oldest_practice == noon);
    CHECK(need(store.kept_beyond(Day{before.number - 1}, Day{before.number - 1})).empty());
    auto texts = values(folder.file(), "SELECT body FROM journal WHERE subject = " + blob(old_practice));

    const Erased practice = need(store.erase_practice(person, before, late));
    CHECK(practice.attempts == 1);
    CHECK(practice.rows == 5);
    CHECK_FALSE(need(store.attempt(old_practice)).has_value());
    CHECK(need(store.attempt(others)).has_value());
    CHECK(need(store.erase_practice(person, before, late)).rows == 0);
    const std::string bytes = all_bytes(folder.path());
    CHECK(bytes.find("Một câu về màn cũ.") == std::string::npos);

    const Erased evidence = need(store.erase_evidence({}, before, late));
    CHECK(evidence.attempts == 1);
    CHECK_FALSE(need(store.attempt(old_test)).has_value());
    CHECK(need(store.attempt(new_test)).has_value());
    CHECK(need(store.attempt(others)).has_value());
    CHECK(need(store.finished(person)).size() == 1);
    CHECK(std::get<RecordsErased>(need(store.events_after(0, 10'000)).back().event.what).reason ==
          "evidence_24_months");
    check_sound(folder.file(), {});
    CHECK(store.rebuild_projections().has_value());
    check_sound(folder.file(), {});
}

TEST_CASE("interviews go as evidence does; consents and the decision about the candidate stay") {
    InterviewWorld w;
    w.open_ratings();
    w.done(ConsentRecorded{"selection", 1, guide_text().hash, true});
    w.done(InterviewClosed{"Đạt", {}});
    w.done(CandidateDecided{true, true, std::nullopt});
    w.done(InterviewEvidenced{"Vòng 2", {{"A01-Q1", 0, "respond", 3}}, {std::nullopt}});
    const Day after{static_cast<std::int32_t>(noon.unix_ms / day_ms) + 2};
    REQUIRE(need(w.store.rated(w.candidate)).size() == 1);
    CHECK(need(w.store.erase_evidence(w.candidate, after, noon)).rows >= 12);
    CHECK(need(w.store.rated(w.candidate)).empty());
    CHECK_FALSE(need(w.store.interview(w.interview)).has_value());
    CHECK(need(w.store.consents(w.candidate)).size() == 1);
    CHECK(need(w.store.candidate_decision(w.candidate)).has_value());
    CHECK(need(w.store.newest_evidence(w.candidate)) == 0);
    w.check_sound();
}

TEST_CASE("older backups of this database are rewritten too, others' are not touched") {
    const TempFolder folder;
    Uuid person;
    {
        Store store = open_store(folder.file());
        person = add_person(store, "Trần Văn Khó Quên");
        static_cast<void>(play(store, person, 2));
        fs::create_directory(folder.path() / "backups");
        need(store.backup_to(folder.path() / "backups" / "by-hand.bak"));
    }
    const fs::path stranger = folder.path() / "backups" / "stranger.db";
    {
        OpenOptions options = quiet_options();
        options.id_seed = 77;
        Store store = open_store(stranger, options);
        static_cast<void>(add_person(store, "Người Nhà Khác"));
    }
    const std::string before = read_bytes(stranger);
    const Instant made{noon.unix_ms + 5};
    Store store = open_store(folder.file());
    CHECK(need(store.erase_person(person, "not_hired", made)).rows == 5);
    CHECK(all_bytes(folder.path()).find("Khó Quên") == std::string::npos);
    CHECK(need(check(folder.path() / "backups" / "by-hand.bak")).sound());
    CHECK(read_bytes(stranger) == before);
    CHECK(need(check(folder.file())).sound());
}
