#include "fixture.h"

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

TEST_CASE("a new file is made with its folder, and says so") {
    const TempFolder folder;
    const fs::path path = folder.path() / "Dữ liệu của tôi" / "100% #1?.db";
    {
        const Store store = open_store(path);
        CHECK(store.opened().created);
        CHECK(store.opened().migrated_from == 0);
        CHECK(store.opened().lost_writes == 0);
        CHECK(store.opened().warning.empty());
        CHECK(need(store.people()).empty());
    }
    CHECK(fs::exists(path));
    CHECK_FALSE(fs::exists(path.string() + "-wal"));
    CHECK_FALSE(fs::exists(path.string() + "-lock"));
    CHECK_FALSE(open_store(path).opened().created);
}

TEST_CASE("people are listed as they were added, with their newest profile and NFC names") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid binh = add_person(store, "Bi\xCC\x80nh");
    const Uuid an = add_person(store, "An");
    Profile changed;
    changed.name = "Bình";
    changed.region = domain::Region::south;
    changed.birth_year = 2001;
    changed.address_asked = true;
    CHECK(need(store.person(binh))->profile.name == "Bình");
    need(store.append(event(binh, {}, ProfileChanged{changed})));
    const auto people = need(store.people());
    REQUIRE(people.size() == 2);
    CHECK(people[0].id == binh);
    CHECK(people[0].profile == changed);
    CHECK(people[1].id == an);
    CHECK(people[1].added == noon);
    CHECK_FALSE(need(store.person(store.new_id(noon))).has_value());
}

TEST_CASE("an attempt grows decision by decision, and is offered until it is finished") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid attempt = start_attempt(store, person);
    Decision first = decision(0);
    first.hint_full = true;
    need(store.append(event(person, attempt, HintTaken{0, "n0", HintLevel::full})));
    need(store.append(event(person, attempt, first, Instant{noon.unix_ms + 9})));
    need(store.append(event(person, attempt, decision(1))));
    const auto open = need(store.unfinished(person));
    REQUIRE(open.size() == 1);
    CHECK(open[0].id == attempt);
    CHECK(open[0].decisions == 2);
    CHECK(open[0].hints == 1);
    CHECK(open[0].state == AttemptState::open);
    CHECK_FALSE(open[0].attainment.has_value());
    const auto line = need(store.decisions(attempt));
    REQUIRE(line.size() == 2);
    CHECK(line[0].decision == first);
    CHECK(line[0].at == Instant{noon.unix_ms + 9});
    CHECK(line[1].decision == decision(1));

    need(store.append(event(person, attempt, result())));
    CHECK(need(store.unfinished(person)).empty());
    const auto row = need(store.attempt(attempt));
    REQUIRE(row.has_value());
    CHECK(row->state == AttemptState::finished);
    CHECK(row->attainment == result().attainment);
    CHECK(row->facets == result().facets);
    CHECK(row->critical == 1);
    CHECK(row->csat == 4);
    CHECK(row->ending == "kip");
    CHECK(row->guidance == 0.125);
}

TEST_CASE("undo takes decisions off the line and leaves them in the journal") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid attempt = start_attempt(store, person);
    for (int i = 0; i < 4; ++i)
        need(store.append(event(person, attempt, decision(i))));
    need(store.append(event(person, attempt, Undone{2})));
    CHECK(need(store.attempt(attempt))->decisions == 2);
    CHECK(need(store.attempt(attempt))->undos == 1);
    Decision again = decision(2);
    again.outcome = "c";
    again.undone_before = true;
    need(store.append(event(person, attempt, again)));
    const auto line = need(store.decisions(attempt));
    REQUIRE(line.size() == 3);
    CHECK(line[2].decision == again);
    CHECK(need(store.events_of(attempt)).size() == 7);
}

TEST_CASE("an event that does not fit is refused and leaves nothing, also of what came with it") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid other = add_person(store, "Người khác");
    const Uuid attempt = start_attempt(store, person);
    const Uuid done = play(store, person, 1);
    const auto before = need(store.events_after(0, 1'000)).size();
    const auto version = store.data_version();
    const std::vector<Event> misfits = {event(person, attempt, decision(1)),
                                        event(person, attempt, Undone{0}),
                                        event(other, attempt, decision(0)),
                                        event(person, done, decision(1)),
                                        event(person, done, result()),
                                        event(person, done, AttemptAbandoned{"left"}),
                                        event(person, store.new_id(noon), Reflection{"?"}),
                                        event(person, attempt, started()),
                                        event(person, {}, PersonAdded{}),
                                        event(store.new_id(noon), {}, ProfileChanged{})};
    for (const Event& misfit : misfits) {
        CAPTURE(kind_of(misfit.what));
        const std::vector<Event> both{event(person, attempt, NoteSaved{true}), misfit};
        const auto refused = store.append(both);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().kind == ErrorKind::refused);
        CHECK_FALSE(refused.error().message.empty());
    }
    CHECK(need(store.events_after(0, 1'000)).size() == before);
    CHECK(store.data_version() == version);
    CHECK_FALSE(need(store.attempt(attempt))->noted);
    need(store.append(event(person, attempt, decision(0))));
    CHECK(need(store.events_after(0, 1'000)).back().device_seq == static_cast<std::int64_t>(before) + 1);
}

TEST_CASE("bad input is refused as such") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid attempt = start_attempt(store, person);
    const auto not_utf8 = store.append(event(person, attempt, Reflection{"\xC3("}));
    REQUIRE_FALSE(not_utf8.has_value());
    CHECK(not_utf8.error().kind == ErrorKind::bad_input);
    const auto too_long = store.append(event(person, attempt, Reflection{std::string(10U << 20U, 'a')}));
    REQUIRE_FALSE(too_long.has_value());
    CHECK(too_long.error().kind == ErrorKind::bad_input);
    Content lie = scene_text("khac");
    lie.text += "thêm";
    const auto wrong_hash = store.append({}, {&lie, 1});
    REQUIRE_FALSE(wrong_hash.has_value());
    CHECK(wrong_hash.error().kind == ErrorKind::bad_input);
    CHECK_FALSE(need(store.content(lie.hash)).has_value());
}

TEST_CASE("the text of a scene is frozen under its hash, and kept once") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    static_cast<void>(start_attempt(store, person));
    static_cast<void>(start_attempt(store, person));
    const auto text = need(store.content(scene_text().hash));
    REQUIRE(text.has_value());
    CHECK(text->text == scene_text().text);
    CHECK(text->kind == ContentKind::scene);
    CHECK(text->id == "chu-ky-so-cham");
    CHECK(need(info(folder.file())).rows.at("content") == 2);
    const Event without = event(person, store.new_id(noon), started("chua-luu"));
    CHECK_FALSE(store.append(without).has_value()); // an attempt without its frozen text is not begun
}

TEST_CASE("attempts are filtered, counted and paged, newest first") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid other = add_person(store, "Người khác");
    std::vector<Uuid> mine;
    for (int i = 0; i < 7; ++i)
        mine.push_back(play(store, person, 1, started(i % 2 == 0 ? "a" : "b", Mode::practice)));
    mine.push_back(play(store, person, 1, started("a", Mode::assessment)));
    mine.push_back(start_attempt(store, person, started("b")));
    const Uuid theirs = play(store, other, 1, started("b"));
    need(store.append(event(person, mine[3], NoteSaved{true})));

    AttemptFilter filter;
    CHECK(need(store.count_attempts(filter)) == 10);
    CHECK(need(store.attempts(filter)).front().id == theirs);
    filter.person = person;
    CHECK(need(store.count_attempts(filter)) == 9);
    const auto page = need(store.attempts(filter, {2, 3}));
    REQUIRE(page.size() == 3);
    CHECK(page[0].id == mine[6]);
    CHECK(page[2].id == mine[4]);
    filter.scene = "a";
    CHECK(need(store.count_attempts(filter)) == 5);
    filter.mode = Mode::assessment;
    CHECK(need(store.attempts(filter)).size() == 1);
    filter = {};
    filter.state = AttemptState::open;
    CHECK(need(store.attempts(filter)).front().id == mine[8]);
    filter = {};
    filter.noted_only = true;
    REQUIRE(need(store.attempts(filter)).size() == 1);
    CHECK(need(store.attempts(filter)).front().id == mine[3]);
    need(store.append(event(person, mine[3], NoteSaved{false})));
    CHECK(need(store.attempts(filter)).empty());
}

TEST_CASE("finished attempts come in the order of finishing, on the person's calendar day") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Instant before_midnight{1'763'744'340'000}; // 21/11/2025 23:59 in Hà Nội, still the 21st in UTC
    const Instant after_midnight{1'763'744'460'000};  // 22/11/2025 00:01 in Hà Nội, still the 21st in UTC
    const Uuid late = start_attempt(store, person, started("a", Mode::assessment), before_midnight);
    const Uuid quick = play(store, person, 1, started("b"), before_midnight);
    need(store.append(event(person, late, decision(0), after_midnight)));
    need(store.append(event(person, late, result(), after_midnight)));
    const auto rows = need(store.finished(person));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].id == quick);
    CHECK(iso_day(rows[0].day) == "2025-11-21");
    CHECK(rows[1].id == late);
    CHECK(iso_day(rows[1].day) == "2025-11-22");
    CHECK(rows[1].mode == Mode::assessment);
    CHECK(rows[1].difficulty == 3);
    CHECK(rows[1].result == result());
    CHECK(iso_day(need(store.attempt(late))->day) == "2025-11-22");
}

TEST_CASE("settings are kept, changed together, and survive") {
    const TempFolder folder;
    {
        Store store = open_store(folder.file());
        CHECK_FALSE(need(store.setting("theme")).has_value());
        need(store.set_setting("theme", "dark"));
        need(store.set_settings({{"theme", "light"}, {"language", "vi"}}));
    }
    const Store store = open_store(folder.file());
    CHECK(need(store.setting("theme")) == "light");
    CHECK(need(store.settings()) ==
          std::map<std::string, std::string>{{"language", "vi"}, {"theme", "light"}});
}

TEST_CASE("statements are counted, and every commit raises the version") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const auto statements = store.statements_executed();
    const auto version = store.data_version();
    CHECK(store.opened().warning.empty());
    CHECK(store.statements_executed() == statements); // looking at what was read before costs none
    CHECK(need(store.people()).size() == 1);
    CHECK(store.statements_executed() == statements + 1);
    CHECK(store.data_version() == version);
    need(store.set_setting("a", "b"));
    CHECK(store.data_version() == version + 1);
    static_cast<void>(start_attempt(store, person));
    CHECK(store.data_version() == version + 2);
}

TEST_CASE("a decision is few statements in one transaction") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid attempt = start_attempt(store, person);
    need(store.append(event(person, attempt, decision(0))));
    const auto before = store.statements_executed();
    need(store.append(event(person, attempt, decision(1))));
    // begin, number, journal, attempt, decision, draft, commit
    CHECK(store.statements_executed() - before == 7);
}
