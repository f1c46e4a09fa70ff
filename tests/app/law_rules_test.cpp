#include "app/law.h"
#include "app/law_clock.h"
#include "content/text_file.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace mq;
using app::Due;
using app::DueLine;
using app::KeptOf;

namespace {

Day day(const char* iso) {
    const auto read = parse_day(iso);
    REQUIRE_MESSAGE(read.has_value(), iso);
    return *read;
}

std::string later(const char* from, int working_days) {
    return iso_day(app::after_working_days(day(from), working_days));
}

std::string moved(const char* from, int months) {
    return iso_day(app::months_on(day(from), months));
}

content::LawBook book() {
    auto read = app::law_book(std::filesystem::path(MONQUA_SOURCE_DIR) / "assets");
    REQUIRE_MESSAGE(read.has_value(), (read ? std::string() : read.error().detail));
    return std::move(*read);
}

app::Texts vi_texts() {
    app::Texts::Table table;
    for (auto& [key, text] :
         content::load_text_table(std::filesystem::path(MONQUA_SOURCE_DIR) / "assets" / "text" / "vi.yaml"))
        table[key] = std::move(text);
    return {app::Language::vi, std::move(table)};
}

std::vector<Due> due(const KeptOf& kept, const char* today) {
    return app::what_is_due(std::vector<KeptOf>{kept}, day(today), {6, 24, 30});
}

KeptOf candidate(bool hired, const char* delete_on) {
    KeptOf out;
    out.decided = true;
    out.hired = hired;
    if (delete_on != nullptr)
        out.delete_on = day(delete_on);
    out.recruitment_kept = true;
    return out;
}

/// So many people of a group, the first of them hired.
void add(app::GroupTally& to, const char* choice, int hired, int all) {
    for (int i = 0; i < all; ++i) {
        app::GroupSaid person{{}, i < hired};
        if (choice != nullptr)
            person.groups["gender"] = choice;
        to.add(person);
    }
}

} // namespace

TEST_CASE("working days skip Saturdays and Sundays, and the day itself") {
    CHECK(later("2026-11-18", 2) == "2026-11-20"); // Wednesday
    CHECK(later("2026-11-19", 2) == "2026-11-23"); // Thursday
    CHECK(later("2026-11-20", 1) == "2026-11-23"); // Friday
    CHECK(later("2026-11-21", 1) == "2026-11-23"); // Saturday
    CHECK(later("2026-11-22", 2) == "2026-11-24"); // Sunday
    CHECK(later("2026-11-20", 0) == "2026-11-20");
    CHECK(later("2026-12-25", 10) == "2027-01-08");
}

TEST_CASE("months end where the month does, over years and back") {
    CHECK(moved("2026-08-31", 6) == "2027-02-28");
    CHECK(moved("2027-08-31", 6) == "2028-02-29"); // a leap year
    CHECK(moved("2026-11-18", 24) == "2028-11-18");
    CHECK(moved("2028-02-29", 24) == "2030-02-28");
    CHECK(moved("2026-03-31", -1) == "2026-02-28");
    CHECK(moved("2026-01-15", -6) == "2025-07-15");
    CHECK(moved("2026-12-01", 1) == "2027-01-01");
}

TEST_CASE("the first day that is kept agrees with the term of every day") {
    for (Day today = day("2026-01-01"); today < day("2028-04-01"); ++today.number) {
        const Day first = app::first_kept(today, 6);
        CAPTURE(iso_day(today));
        CHECK(app::months_on(first, 6) >= today);
        CHECK(app::months_on(Day{first.number - 1}, 6) < today);
    }
    CHECK(iso_day(app::first_kept(day("2027-02-28"), 6)) == "2026-08-28");
    CHECK(iso_day(app::first_kept(day("2027-03-01"), 6)) == "2026-09-01");
}

TEST_CASE("records fall due the day after their term, and are late a month on") {
    KeptOf kept;
    kept.practice = 3;
    kept.oldest_practice = day("2026-05-18");
    kept.evidence = 1;
    kept.oldest_evidence = day("2024-11-18");
    CHECK(due(kept, "2026-11-18").empty());
    const auto now = due(kept, "2026-11-19");
    REQUIRE(now.size() == 2);
    CHECK(now[0].kind == DueLine::Kind::practice);
    CHECK(now[0].count == 3);
    CHECK(iso_day(now[0].since) == "2026-11-19");
    CHECK_FALSE(now[0].overdue);
    CHECK(now[1].kind == DueLine::Kind::evidence);
    CHECK_FALSE(due(kept, "2026-12-19")[0].overdue);
    CHECK(due(kept, "2026-12-20")[0].overdue);
}

TEST_CASE(
    "a candidate who wasn't hired goes whole on the day that was said, a hired one's recruitment does") {
    CHECK(due(candidate(false, "2026-12-18"), "2026-12-17").empty());
    KeptOf refused = candidate(false, "2026-12-18");
    refused.evidence = 2; // goes with the person
    refused.oldest_evidence = day("2020-01-01");
    const auto gone = due(refused, "2026-12-18");
    REQUIRE(gone.size() == 1);
    CHECK(gone[0].kind == DueLine::Kind::candidate);
    CHECK(gone[0].since == day("2026-12-18"));

    KeptOf hired = candidate(true, "2026-12-18");
    CHECK(due(hired, "2026-12-17").empty());
    CHECK(due(hired, "2026-12-18").size() == 1);
    hired.recruitment_kept = false;
    CHECK(due(hired, "2026-12-18").empty());
    KeptOf agreed = candidate(true, nullptr);
    agreed.agreed_to_keep = true;
    CHECK(due(agreed, "2030-01-01").empty());
    agreed.agreed_to_keep = false;
    agreed.keep_withdrawn = true;
    CHECK(due(agreed, "2026-11-18").size() == 1);
    CHECK(due(candidate(false, nullptr), "2030-01-01").empty()); // no day was said
}

TEST_CASE("staff go after the last day of their contract, unless they agreed to stay") {
    KeptOf kept;
    kept.left = day("2026-10-31");
    CHECK(due(kept, "2026-10-31").empty());
    const auto gone = due(kept, "2026-11-01");
    REQUIRE(gone.size() == 1);
    CHECK(gone[0].kind == DueLine::Kind::contract);
    CHECK(gone[0].since == day("2026-11-01"));
    kept.agreed_to_keep = true;
    CHECK(due(kept, "2027-11-01").empty());
}

TEST_CASE("the longest due stands first") {
    std::vector<KeptOf> kept(2);
    kept[0].left = day("2026-10-31");
    kept[0].person = Uuid{{1}};
    kept[1].left = day("2026-09-30");
    kept[1].person = Uuid{{2}};
    const auto all = app::what_is_due(kept, day("2026-11-18"), {});
    REQUIRE(all.size() == 2);
    CHECK(all[0].person == kept[1].person);
    CHECK(all[0].overdue);
    CHECK_FALSE(all[1].overdue);
}

TEST_CASE("every kind of request has a clock that ends with a day") {
    const content::LawBook law = book();
    const FixedClock clock(Instant{1'795'000'000'000}, 7 * 60); // Wednesday 18/11/2026
    for (const auto& [kind, days] : {std::pair(app::RequestKind::access, 10),
                                     {app::RequestKind::correct, 10},
                                     {app::RequestKind::withdraw, 15},
                                     {app::RequestKind::restrict_use, 15},
                                     {app::RequestKind::object, 15},
                                     {app::RequestKind::erase, 20},
                                     {app::RequestKind::appeal, 10}}) {
        CAPTURE(app::code_of(kind));
        REQUIRE(law.request(app::code_of(kind)) != nullptr);
        const auto run = app::request_clock(law, app::code_of(kind), clock, clock.now());
        CHECK(iso_day(local_day(clock, run.answer_by)) == "2026-11-20");
        CHECK(local_minute(clock, run.answer_by) == 24 * 60 - 1);
        CHECK(local_day(clock, run.done_by).number - local_day(clock, clock.now()).number == days);
        CHECK(local_day(clock, Instant{run.done_by.unix_ms + 1}) > local_day(clock, run.done_by));
    }
}

TEST_CASE("the file of the law says what is needed in both languages") {
    const content::LawBook law = book();
    CHECK(law.practice_months == 6);
    CHECK(law.evidence_months == 24);
    CHECK(law.answer_working_days == 2);
    CHECK(law.plain.size() >= 8);
    bool counsel = false;
    for (const content::PlainHeading& one : law.plain) {
        CHECK_FALSE(one.title.en.empty());
        CHECK_FALSE(one.text.en.empty());
        counsel = counsel || one.text.vi.find("pháp chế") != std::string::npos;
    }
    CHECK(counsel);
    for (const content::GroupDimension& dimension : law.groups) {
        bool unsaid = false;
        for (const auto& choice : dimension.choices)
            unsaid = unsaid || choice.id == content::group_unsaid;
        CHECK_MESSAGE(unsaid, dimension.id);
    }
}

TEST_CASE("a law file that says nonsense is told, and nothing of it is used") {
    for (const char* text : {
             "law: 1\n",
             "law: 2\nrequests: {answer_working_days: 2, kinds: []}\n",
             "law: 1\nrequests: {answer_working_days: 0, kinds: []}\nkeep: {practice_months: 6, "
             "evidence_months: 24, "
             "late_after_days: 30}\ngroups: []\nplain: []\n",
             "law: 1\nrequests: {answer_working_days: 2, kinds: [{id: a, days: 1, title: A}, {id: a, days: "
             "1, title: "
             "B}]}\nkeep: {practice_months: 6, evidence_months: 24, late_after_days: 30}\ngroups: []\nplain: "
             "[]\n",
             "law: 1\nrequests: {answer_working_days: 2, kinds: []}\nkeep: {practice_months: 6, "
             "evidence_months: 24, "
             "late_after_days: 30}\ngroups: [{id: g, title: G, choices: [{id: x, title: X}]}]\nplain: []\n",
         }) {
        CAPTURE(text);
        const auto loaded = content::load_law(text, "law.yaml");
        CHECK_FALSE(loaded.book.has_value());
        CHECK_FALSE(loaded.diagnostics.empty());
    }
}

TEST_CASE("a way to tell people apart has thirty choices at most: the form shows no more") {
    const auto with_choices = [](std::size_t count) {
        std::string text =
            "law: 1\nrequests: {answer_working_days: 2, kinds: []}\nkeep: {practice_months: 6, "
            "evidence_months: 24, late_after_days: 30}\nplain: []\ngroups:\n  - id: g\n    title: G\n"
            "    choices:\n";
        for (std::size_t i = 0; i < count; ++i)
            text += "      - {id: c" + std::to_string(i) + ", title: C}\n";
        return content::load_law(text, "law.yaml").book.has_value();
    };
    CHECK(with_choices(content::most_choices));
    CHECK_FALSE(with_choices(content::most_choices + 1));
}

TEST_CASE("groups of five or more are compared, smaller ones aren't named, the silent are counted apart") {
    app::GroupTally people;
    add(people, "female", 6, 40);
    add(people, "male", 12, 40);
    add(people, "other", 0, 4);
    add(people, "unsaid", 1, 2);
    add(people, nullptr, 0, 3);
    const app::ImpactPage page = app::impact_of_people(book(), people, vi_texts());
    REQUIRE(page.tables.size() == book().groups.size());
    const app::ImpactTable& gender = page.tables.front();
    REQUIRE(gender.lines.size() == 3);
    CHECK(gender.lines[0].group == "Nữ");
    CHECK(gender.lines[0].selected == "6 trên 40");
    CHECK(gender.lines[0].rate == "15%");
    CHECK(gender.lines[0].ratio_value == doctest::Approx(0.5));
    CHECK(gender.lines[0].ratio == "0,50");
    CHECK(gender.lines[0].flagged);
    CHECK(gender.lines[0].p == "p = 0,180"); // two-sided Fisher of {{6, 34}, {12, 28}}
    CHECK(gender.lines[1].ratio == "chuẩn so sánh");
    CHECK(gender.lines[1].ratio_value < 0);
    CHECK(gender.lines[2].selected.find("quá ít") != std::string::npos);
    CHECK(gender.lines[2].rate.empty());
    CHECK(gender.line.find("Nữ") != std::string::npos);
    CHECK(gender.line.find("9 người") != std::string::npos); // 4 of the small group, 5 silent: not told apart
    CHECK(page.line.find("89") != std::string::npos);
    CHECK(page.tables[1].lines.empty()); // nobody said an age
}

TEST_CASE("exactly four fifths isn't marked, and small numbers are said") {
    app::GroupTally people;
    add(people, "female", 8, 20);
    add(people, "male", 10, 20);
    const app::Texts texts = vi_texts();
    app::ImpactTable gender = app::impact_of_people(book(), people, texts).tables.front();
    CHECK_FALSE(gender.lines[0].flagged);
    CHECK(gender.lines[0].few);
    CHECK(gender.line.find("Không nhóm nào") != std::string::npos);
    add(people, "female", 0, 1);
    gender = app::impact_of_people(book(), people, texts).tables.front();
    CHECK(gender.lines[0].flagged);
    CHECK(gender.line.find("n nhỏ") != std::string::npos);
    CHECK(app::impact_of_people(book(), {}, texts).tables.empty());
}
