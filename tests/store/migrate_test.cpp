#include "fixture.h"

#include "store/migrate.h"
#include "store/page_seal.h"
#include "store/trouble.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

const Migration steps[] = {
    {1, "start",
     "CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT, applied_ms INTEGER);"
     "CREATE TABLE a (x INTEGER);"},
    {2, "more", "CREATE TABLE b (y INTEGER); INSERT INTO b SELECT x * 10 FROM a;"},
    {3, "broken", "CREATE TABLE c (z INTEGER); INSERT INTO a VALUES (99); INSERT INTO nowhere VALUES (1);"},
};

std::span<const Migration> first(std::size_t count) {
    return std::span<const Migration>(steps).first(count);
}

/// Opens the database kept as that schema wrote it.
Store open_kept(const fs::path& path, int schema) {
    const std::string name = fmt::format("tests/store/data/schema{}.sql", schema);
    const std::string sql = read_bytes(fs::path(MONQUA_SOURCE_DIR) / name);
    REQUIRE_FALSE(sql.empty());
    if (schema >= 6) { // its pages are sealed
        SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 0,
                                  sealing_vfs());
        reserve_for_seals(database.getHandle());
        database.exec(sql);
    } else {
        REQUIRE(run_sql(path, sql).empty());
    }
    Store store = open_store(path);
    CHECK(store.opened().migrated_from == (newest_schema() > schema ? schema : 0));
    CHECK(fs::exists(store.opened().backup) == (newest_schema() > schema));
    return store;
}

/// One person, who finished one attempt and left another open.
void check_what_schema_1_wrote(const Store& store) {
    const auto people = need(store.people());
    REQUIRE(people.size() == 1);
    CHECK(people[0].profile.name == "Trần Minh Khôi");
    const auto finished = need(store.finished(people[0].id));
    REQUIRE(finished.size() == 1);
    CHECK(finished[0].result == result());
    CHECK(iso_day(finished[0].day) == "2025-11-21");
    REQUIRE(need(store.unfinished(people[0].id)).size() == 1);
    CHECK(need(store.decisions(finished[0].id)).at(1).decision == decision(1));
    CHECK(need(store.content(scene_text().hash))->text == scene_text().text);
    CHECK(need(store.setting("theme")) == "dark");
}

/// His standings of two days.
void check_what_schema_2_wrote(const Store& store) {
    const Uuid person = need(store.people()).at(0).id;
    const auto finished = need(store.finished(person)).at(0);
    const auto rows = need(store.standings(person));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0] ==
          StandingRow{
              {person, "A01-M-1", competency_text().hash, finished.day}, finished.seq, 1, "{\"mean\":2.5}"});
    CHECK(rows[1].key.day == Day{finished.day.number + 1});
    CHECK(rows[1].bytes == "{\"mean\":2.4}");
}

/// What he was writing.
void check_what_schema_3_wrote(const Store& store) {
    const Uuid person = need(store.people()).at(0).id;
    CHECK(need(store.drafts(need(store.finished(person)).at(0).id)) ==
          std::vector<Draft>{{std::string(draft_of_reflection), "Lần sau em hỏi sớm hơn"}});
    CHECK(need(store.drafts(need(store.unfinished(person)).at(0).id)) ==
          std::vector<Draft>{{draft_of_node("n1", "phone"), "0912 345 678"}});
}

/// An interview of his that was closed, one that is being rated, and what else schema 4 keeps.
void check_what_schema_4_wrote(const Store& store) {
    const Uuid person = need(store.people()).at(0).id;
    const auto interviews = need(store.interviews({person, std::nullopt}));
    REQUIRE(interviews.size() == 2);
    CHECK(interviews[0].state == InterviewState::rating);
    CHECK(interviews[0].session_scenes == std::vector<std::string>{"xe-om-tre"});
    const Uuid ha = interviews[0].panel.at(0).rater;
    CHECK(need(store.own_answers(interviews[0].id, ha)).size() == 1);
    CHECK_FALSE(store.panel_answers(interviews[0].id).has_value());
    CHECK(need(store.drafts(interviews[0].id, draft_of_rating(ha))) ==
          std::vector<Draft>{{draft_of_rating(ha, "A01-Q2"), "Gọi lại khách"}});
    const InterviewRow& closed = interviews[1];
    CHECK(closed.state == InterviewState::closed);
    CHECK(closed.plan.kit_name == "Người mới");
    CHECK(closed.closed->summary == "Hợp với ca tối.");
    CHECK(closed.panel.at(2).left);
    const auto answers = need(store.panel_answers(closed.id));
    REQUIRE(answers.size() == 4);
    CHECK(answers[0].first->ratings.at(0).rating == 2);
    CHECK(answers[0].latest.ratings.at(0).rating == 3);
    CHECK(answers[0].latest.change_reason == "Nghe lại.");
    CHECK(need(store.settled(closed.id)).at(0).times == 2);
    const auto rated = need(store.rated(person));
    REQUIRE(rated.size() == 2);
    CHECK(rated[0].cells.size() == 8);
    CHECK(rated[1].observation);
    CHECK(need(store.observations(person)).at(0).sheet.word == "Hỏi tốt.");
    CHECK(need(store.consents(person)).at(0).consent.consent == "selection");
    CHECK(need(store.candidate_decision(person))->delete_day == 20'500);
    CHECK(need(store.benchmarks(person)).at(0).rated.benchmark == "B01");
    const Organisation organisation = need(store.organisation()).value();
    CHECK(organisation.name == "Công ty Minh An");
    CHECK(organisation.seed[31] == 31);
    CHECK(need(store.pack_taken(organisation.id)) == content_hash("pack"));
}

/// What schema 5 works out from what was there before.
void check_newest_evidence(const Store& store, std::int64_t seq) {
    const Uuid person = need(store.people()).at(0).id;
    CHECK(need(store.newest_evidence(person)) == seq);
    const ContentHash parameters = competency_text().hash;
    CHECK(need(store.stale_summaries(Day{20'500}, parameters)) == std::vector{person});
}

/// The team lead's day.
void check_teams_schema_5_wrote(const Store& store) {
    const Uuid person = need(store.people()).at(0).id;
    const auto teams = need(store.teams());
    REQUIRE(teams.size() == 2); // a third one was closed
    CHECK(teams[0].team == TeamDefined{"Đội Bắc", teams[1].id, person, 3, 4, false});
    CHECK(teams[1].team.name == "Miền Bắc");
    CHECK(need(store.placings(person)).size() == 3);
    const PlacedRow now = need(store.placed()).at(0);
    CHECK(now.placed == PersonPlaced{teams[0].id, 19'100});
    CHECK(now.at == Instant{1'764'046'360'000});
    const auto targets = need(store.targets());
    REQUIRE(targets.size() == 2);
    CHECK(targets[1].target == TargetSet{"trưởng ca", 3, {}});
    const auto signoffs = need(store.signoffs(person));
    REQUIRE(signoffs.size() == 3);
    CHECK(signoffs[0].state == SignoffState::official);
    CHECK(signoffs[0].level.word == "Đã kèm hai tuần.");
    CHECK(signoffs[1].state == SignoffState::appealed);
    CHECK(signoffs[1].appeal == "Xin xem lại.");
    CHECK(signoffs[2].state == SignoffState::replaced);
    CHECK(signoffs[2].level.level == 2);
    CHECK(need(store.standing_signoffs()).size() == 2);
    const auto groups = need(store.groups(teams[0].id));
    REQUIRE(groups.size() == 2);
    CHECK(groups[1] == GroupRow{teams[0].id, Day{20'418}, competency_text().hash, "{\"people\":2}"});
    CHECK(need(store.groups({})).size() == 1);
}

/// What else schema 5 keeps.
void check_work_schema_5_wrote(const Store& store) {
    const Uuid person = need(store.people()).at(0).id;
    const auto work = need(store.assignments(person));
    REQUIRE(work.size() == 2);
    CHECK(work[0].work.scenes == std::vector<std::string>{"chu-ky-so-cham"});
    CHECK(work[1].withdrawn_word == "Đổi màn.");
    CHECK(need(store.weekly_goal(person)) == 5);
    const auto talks = need(store.coaching(person));
    REQUIRE(talks.size() == 1);
    CHECK(talks[0].note.done == "Bốn màn.");
    CHECK(talks[0].note.closed);
    const auto complaints = need(store.complaints());
    REQUIRE(complaints.size() == 2);
    CHECK(complaints[0].entry.number == "KN-2");
    CHECK(complaints[1].entry.steps[0].note == "Đã gọi xin lỗi.");
    CHECK(complaints[1].entry.satisfaction == 4);
    CHECK(complaints[1].versions == 2);
    CHECK(need(store.count_complaints({{}, {}, true, "rude"})) == 1);
    const auto summaries = need(store.summaries());
    REQUIRE(summaries.size() == 1);
    CHECK(summaries[0].bytes == "{\"level\":3}");
    CHECK(need(store.stale_summaries(Day{20'417}, competency_text().hash)).empty());
}

std::string hex(std::string_view text) {
    std::string all;
    for (const char c : text)
        all += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return all;
}

void check_soundness(Store& store, const fs::path& path) {
    CHECK(need(check(path)).sound());
    need(store.rebuild_projections());
    CHECK(need(check(path)).sound());
}

} // namespace

TEST_CASE("the program's migrations are numbered from 1 without gaps") {
    int expected = 1;
    for (const Migration& step : migrations())
        CHECK(step.number == expected++);
    CHECK(newest_schema() == expected - 1);
    CHECK(newest_schema() >= 1);
}

TEST_CASE("a new file gets every migration, and no backup") {
    const TempFolder folder;
    Database database(file_uri(folder.file(), "mode=rwc"), Access::write);
    bool backed_up = false;
    CHECK(migrate(database, first(2), noon, [&] { backed_up = true; }) == 0);
    CHECK_FALSE(backed_up);
    CHECK(schema_of(database) == 2);
    CHECK(database.number("PRAGMA application_id") == application_id);
    CHECK(database.number("SELECT count(*) FROM migration WHERE applied_ms = 1763700000000") == 2);
    CHECK(migrate(database, first(2), noon, [&] { backed_up = true; }) == 2);
    CHECK_FALSE(backed_up);
}

TEST_CASE("an older file is backed up once and brought forward; data moves along") {
    const TempFolder folder;
    Database database(file_uri(folder.file(), "mode=rwc"), Access::write);
    migrate(database, first(1), noon, {});
    database.run("INSERT INTO a VALUES (4)");
    int backups = 0;
    CHECK(migrate(database, first(2), noon, [&] { ++backups; }) == 1);
    CHECK(backups == 1);
    CHECK(database.number("SELECT y FROM b") == 40);
}

TEST_CASE("a migration that fails leaves everything as it was before it") {
    const TempFolder folder;
    Database database(file_uri(folder.file(), "mode=rwc"), Access::write);
    migrate(database, first(1), noon, {});
    database.run("INSERT INTO a VALUES (4)");
    CHECK_THROWS_AS(migrate(database, first(3), noon, {}), SQLite::Exception);
    CHECK(schema_of(database) == 2); // the second step stood by itself
    CHECK(database.number("SELECT count(*) FROM a") == 1);
    CHECK(database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'c'") == 0);
}

TEST_CASE("without its backup a migration does not begin") {
    const TempFolder folder;
    Database database(file_uri(folder.file(), "mode=rwc"), Access::write);
    migrate(database, first(1), noon, {});
    CHECK_THROWS_AS(migrate(database, first(2), noon, [] { throw Trouble(disk_full("test")); }), Trouble);
    CHECK(schema_of(database) == 1);
}

TEST_CASE("the backup before a migration lies beside the file and is whole") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    static_cast<void>(add_person(store));
    const fs::path to = backup_before_migrating(folder.file(), 1, noon);
    CHECK(to == folder.path() / "backups" / "monqua-schema1-1763700000000.db");
    CHECK(need(check(to)).journal_rows == 1);
    write_bytes(folder.file("in the way"), "");
    CHECK_THROWS_AS(backup_before_migrating(folder.path() / "in the way" / "x.db", 1, noon), Trouble);
}

TEST_CASE("a file whose making was cut short after the tables is finished") {
    const TempFolder folder;
    {
        Database database(file_uri(folder.file(), "mode=rwc"), Access::write);
        migrate(database, migrations(), noon, {});
    }
    Store store = open_store(folder.file());
    static_cast<void>(add_person(store));
    CHECK(need(check(folder.file())).sound());
}

// Kept as they were written: every later program must read them.
TEST_CASE("the database of schema 1 is opened, brought forward and reads as it was written") {
    const TempFolder folder;
    Store store = open_kept(folder.file(), 1);
    check_what_schema_1_wrote(store);
    check_newest_evidence(store, need(store.finished(need(store.people()).at(0).id)).at(0).seq);
    check_soundness(store, folder.file());
    CHECK(need(store.count_standings()) == 0); // kept since schema 2
}

TEST_CASE("the database of schema 2 is opened, brought forward and reads as it was written") {
    const TempFolder folder;
    Store store = open_kept(folder.file(), 2);
    check_what_schema_1_wrote(store);
    check_newest_evidence(store, need(store.finished(need(store.people()).at(0).id)).at(0).seq);
    check_what_schema_2_wrote(store);
    check_soundness(store, folder.file());
    check_what_schema_2_wrote(store);
}

TEST_CASE("the database of schema 3 is opened, brought forward and reads as it was written") {
    const TempFolder folder;
    Store store = open_kept(folder.file(), 3);
    check_what_schema_1_wrote(store);
    check_newest_evidence(store, need(store.finished(need(store.people()).at(0).id)).at(0).seq);
    check_what_schema_2_wrote(store);
    check_what_schema_3_wrote(store);
    check_soundness(store, folder.file());
    check_what_schema_3_wrote(store);
}

TEST_CASE("the database of schema 4 is opened, brought forward and reads as it was written") {
    const TempFolder folder;
    Store store = open_kept(folder.file(), 4);
    check_what_schema_1_wrote(store);
    check_what_schema_2_wrote(store);
    check_what_schema_3_wrote(store);
    check_what_schema_4_wrote(store);
    check_newest_evidence(store, need(store.rated(need(store.people()).at(0).id)).at(1).seq);
    check_soundness(store, folder.file());
    check_what_schema_3_wrote(store);
    check_what_schema_4_wrote(store);
}

TEST_CASE("the database of schema 5 is opened, brought forward and reads as it was written") {
    const TempFolder folder;
    Store store = open_kept(folder.file(), 5);
    check_what_schema_1_wrote(store);
    check_what_schema_2_wrote(store);
    check_what_schema_3_wrote(store);
    check_what_schema_4_wrote(store);
    for (int i = 0; i < 2; ++i) {
        check_teams_schema_5_wrote(store);
        check_work_schema_5_wrote(store);
        check_soundness(store, folder.file());
    }
}

TEST_CASE("the database of schema 6 is opened, brought forward and reads as it was written") {
    const TempFolder folder;
    Store store = open_kept(folder.file(), 6);
    check_what_schema_1_wrote(store);
    check_what_schema_2_wrote(store);
    check_what_schema_3_wrote(store);
    check_what_schema_4_wrote(store);
    check_teams_schema_5_wrote(store);
    check_work_schema_5_wrote(store);
    CHECK(need(store.setting("density")) == "compact");
    const Uuid person = need(store.people()).at(0).id;
    CHECK(need(store.unfinished(person)).at(0).hints == 1);
    check_soundness(store, folder.file());
}

TEST_CASE("of an older file's people, candidates are known as such") {
    const TempFolder folder;
    std::string sql = read_bytes(fs::path(MONQUA_SOURCE_DIR) / "tests/store/data/schema4.sql");
    const std::string trainee = hex("\"role\":\"trainee\"");
    const std::string candidate = hex("\"role\":\"candidate\"");
    for (std::size_t at = 0; (at = sql.find(trainee, at)) != std::string::npos; at += candidate.size())
        sql.replace(at, trainee.size(), candidate);
    REQUIRE(sql.find(candidate) != std::string::npos);
    REQUIRE(run_sql(folder.file(), sql).empty());
    Store store = open_store(folder.file());
    const Uuid person = need(store.people()).at(0).id;
    CHECK(need(store.person(person))->profile.role == Role::candidate);
    CHECK(need(store.stale_summaries(Day{20'500}, competency_text().hash)).empty());
    CHECK(need(store.stale_summaries(Day{20'500}, competency_text().hash, std::vector{person})).size() == 1);
    check_soundness(store, folder.file());
}
