#include "fixture.h"

#include <fmt/format.h>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

constexpr Day today{20'413};

StandingRow row_for(const Uuid& person, Day day, std::int64_t position, const std::string& bytes = "{}") {
    return {{person, "A01-M-1", competency_text().hash, day}, position, 1, bytes};
}

void keep(Store& store, const StandingRow& row) {
    const std::vector<Content> parameters{competency_text()};
    need(store.keep_standings({&row, 1}, parameters));
}

std::vector<int> days_kept(const Store& store, const Uuid& person) {
    std::vector<int> days;
    for (const StandingRow& row : need(store.standings(person)))
        days.push_back(row.key.day.number - today.number);
    return days;
}

} // namespace

TEST_CASE("a standing is kept with the text of its parameters, and read as it was written") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const std::string bytes("{\"m\xE1\xBB\xA9\x63\":3}\0\x01", 13);
    const StandingRow row = row_for(person, today, 7, bytes);
    keep(store, row);
    CHECK(need(store.standing(row.key)) == row);
    CHECK(need(store.standings(person)) == std::vector{row});
    CHECK(need(store.count_standings()) == 1);
    CHECK(need(store.people_with_standings()) == std::vector{person});
    CHECK(need(store.standing_parameters()) == std::vector{competency_text().hash});
    CHECK(need(store.content(competency_text().hash))->text == competency_text().text);
    CHECK_FALSE(need(store.standing({person, "A01-M-1", competency_text().hash, Day{today.number + 1}})));
    CHECK_FALSE(need(store.standing({person, "A01-M-2", competency_text().hash, today})));
    CHECK_FALSE(need(store.standing({person, "A01-M-1", scene_text().hash, today})));
}

TEST_CASE("of days without new evidence the first and the newest stay; every other version stays too") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    for (const int day : {0, 1, 2, 5})
        keep(store, row_for(person, Day{today.number + day}, 7));
    CHECK(days_kept(store, person) == std::vector{0, 5});
    for (const int day : {5, 6, 8})
        keep(store, row_for(person, Day{today.number + day}, 9));
    CHECK(days_kept(store, person) ==
          std::vector{0, 5, 8}); // the day something changed says what it said last
    CHECK(need(store.standing(row_for(person, Day{today.number + 5}, 0).key))->position == 9);
    StandingRow other = row_for(person, Day{today.number + 9}, 9);
    other.key.scoring_version = "A01-M-2";
    keep(store, other);
    CHECK(days_kept(store, person) == std::vector{0, 5, 8, 9});
}

TEST_CASE("a standing whose parameters are nowhere, or on a database that is only looked at, is not kept") {
    const TempFolder folder;
    Uuid person;
    {
        Store store = open_store(folder.file());
        person = add_person(store);
        const StandingRow row = row_for(person, today, 7);
        CHECK_FALSE(store.keep_standings({&row, 1}).has_value());
        CHECK(need(store.count_standings()) == 0);
    }
    OpenOptions look = quiet_options();
    look.read_only = true;
    Store store = open_store(folder.file(), look);
    const StandingRow row = row_for(person, today, 7);
    const auto refused = store.keep_standings({&row, 1});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::refused);
}

TEST_CASE("a sealed standing can't stand for another day, and one whose key is gone says nothing") {
    /// Seals with the name of the row in front, and has lost the key of one person.
    class NamingVault final : public Vault {
    public:
        std::optional<Uuid> lost;
        [[nodiscard]] Result<Sealed> seal(const SealContext& context, std::string_view plain) override {
            return Sealed{context.row.str() + std::string(plain), 1};
        }
        [[nodiscard]] Result<std::string> open(const SealContext& context,
                                               const Sealed& sealed) const override {
            if (lost == context.person)
                return fail(ErrorKind::not_found, "gone");
            if (!sealed.bytes.starts_with(context.row.str()))
                return fail(ErrorKind::damaged, "of another row");
            return sealed.bytes.substr(context.row.str().size());
        }
    };
    const TempFolder folder;
    OpenOptions options = quiet_options();
    const auto vault = std::make_shared<NamingVault>();
    options.vault = vault;
    Uuid person;
    {
        Store store = open_store(folder.file(), options);
        person = add_person(store);
        keep(store, row_for(person, today, 7, "a"));
        keep(store, row_for(person, Day{today.number + 1}, 8, "b"));
        CHECK(need(store.standings(person)).size() == 2);
    }
    REQUIRE(run_sql(folder.file(), fmt::format("UPDATE standing SET day = {} WHERE day = {}",
                                               today.number + 2, today.number))
                .empty());
    Store store = open_store(folder.file(), options);
    const auto moved = store.standings(person);
    REQUIRE_FALSE(moved.has_value());
    CHECK(moved.error().kind == ErrorKind::damaged);
    vault->lost = person;
    CHECK(need(store.standings(person)).empty());
    CHECK_FALSE(need(store.standing(row_for(person, Day{today.number + 1}, 0).key)));
}

TEST_CASE("rebuilding keeps standings, except those of people the journal doesn't tell of") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid attempt = play(store, person, 2, started("khach-vang-nha", Mode::assessment));
    CHECK(need(store.people_assessed()) == std::vector{person});
    const auto finished = need(store.finished(person));
    REQUIRE(finished.size() == 1);
    CHECK(finished[0].id == attempt);
    CHECK(finished[0].seq == 5);
    CHECK(need(store.count_assessed(person, 5, finished[0].day)) == 1);
    CHECK(need(store.count_assessed(person, 4, finished[0].day)) == 0);
    CHECK(need(store.count_assessed(person, 5, Day{finished[0].day.number - 1})) == 0);
    keep(store, row_for(person, finished[0].day, finished[0].seq, "bytes"));
    keep(store, row_for(store.new_id(noon), today, 5));
    CHECK(need(store.count_standings()) == 2);
    need(store.rebuild_projections());
    CHECK(need(store.count_standings()) == 1);
    CHECK(need(store.standings(person)).at(0).bytes == "bytes");
    CHECK(need(check(folder.file())).sound());
}
