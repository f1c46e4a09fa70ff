#include "fixture.h"
#include "team_fixture.h"

#include <map>
#include <set>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

/// Stands in for the vault to come: every person has a key that can be destroyed, a sealed text is bound to
/// its row, and nothing readable is left in it. No real cipher.
class ToyVault final : public Vault {
public:
    [[nodiscard]] Result<Sealed> seal(const SealContext& context, std::string_view plain) override {
        if (context.person.is_nil())
            return Sealed{"P" + std::string(plain), 0};
        return Sealed{mixed(context, "K" + std::string(plain)), 7};
    }
    [[nodiscard]] Result<std::string> open(const SealContext& context, const Sealed& sealed) const override {
        if (locked)
            return fail(ErrorKind::refused, "Hãy đăng nhập.");
        if (sealed.key == 0)
            return sealed.bytes.substr(1);
        if (destroyed.contains(context.person))
            return fail(ErrorKind::not_found, "Đã xoá.");
        const std::string plain = mixed(context, sealed.bytes);
        if (plain.empty() || plain.front() != 'K')
            return fail(ErrorKind::damaged, "Hỏng.");
        return plain.substr(1);
    }
    std::set<Uuid> destroyed;
    bool locked = false;

private:
    static std::string mixed(const SealContext& context, std::string text) {
        const std::string salt =
            context.person.str() + context.row.str() + std::to_string(int(context.purpose));
        std::uint64_t key = stable_hash(salt);
        for (char& c : text) {
            key = key * 6364136223846793005ULL + 1442695040888963407ULL;
            c = static_cast<char>(static_cast<unsigned char>(c) ^ static_cast<unsigned char>(key >> 56U));
        }
        return text;
    }
};

OpenOptions sealed_options(const std::shared_ptr<ToyVault>& vault) {
    OpenOptions options = quiet_options();
    options.vault = vault;
    return options;
}

constexpr const char* name = "Đặng Thị Khuyên";
constexpr const char* thought = "Em nên hỏi hạn trước";

} // namespace

TEST_CASE(
    "every text about people goes through the vault: with a real one none of it can be found in the file") {
    const TempFolder folder;
    const auto vault = std::make_shared<ToyVault>();
    Store store = open_store(folder.file(), sealed_options(vault));
    const Uuid person = add_person(store, name);
    const Uuid attempt = play(store, person, 2);
    need(store.append(event(person, attempt, Reflection{thought})));
    Profile changed;
    changed.name = name;
    need(store.append(event(person, {}, ProfileChanged{changed})));
    need(store.backup_to(folder.file("backup.db")));
    for (const auto& entry : fs::directory_iterator(folder.path())) {
        CAPTURE(entry.path().string());
        const std::string bytes = read_bytes(entry.path());
        CHECK(bytes.find("Khuyên") == std::string::npos);
        CHECK(bytes.find("hỏi hạn") == std::string::npos);
        CHECK(bytes.find("birth_year") == std::string::npos);
        CHECK(bytes.find("pitfalls") == std::string::npos);
    }
    CHECK(need(store.people()).front().profile.name == name);
    CHECK(need(store.events_of(attempt)).back().event.what == Payload(Reflection{thought}));
    CHECK(need(store.finished(person)).front().result == result());
    CHECK(need(check(folder.file(), vault.get())).findings.empty());
    CHECK_FALSE(need(check(folder.file())).sound()); // without the key it can't be read
    need(store.rebuild_projections());
    CHECK(need(store.people()).front().profile.name == name);
}

TEST_CASE("destroying a person's key deletes them for good, and the journal stays whole") {
    const TempFolder folder;
    const auto vault = std::make_shared<ToyVault>();
    Store store = open_store(folder.file(), sealed_options(vault));
    const Uuid gone = add_person(store, name);
    const Uuid attempt = play(store, gone, 2);
    const Uuid stays = add_person(store, "Người ở lại");
    static_cast<void>(play(store, stays, 1));
    const auto rows = need(info(folder.file())).rows.at("journal");
    vault->destroyed.insert(gone);
    CHECK(need(store.people()).size() == 1);
    CHECK_FALSE(need(store.person(gone)).has_value());
    CHECK(need(store.finished(gone)).empty());
    CHECK(need(store.events_of(attempt)).empty());
    need(store.rebuild_projections());
    CHECK(need(store.count_attempts({})) == 1);
    CHECK(need(store.finished(stays)).size() == 1);
    CHECK(need(info(folder.file())).rows.at("journal") == rows);
    CHECK(need(check(folder.file(), vault.get())).sound());
}

TEST_CASE("who was deleted may still be named elsewhere: all is made anew without them") {
    const TempFolder folder;
    const auto vault = std::make_shared<ToyVault>();
    Store store = open_store(folder.file(), sealed_options(vault));
    const Uuid gone = add_person(store, name);
    const Uuid stays = add_person(store, "Người ở lại");
    const Uuid team = store.new_id(noon);
    TeamDefined led = team_named("Bắc");
    led.lead = gone;
    need(store.append(event({}, team, led)));
    const Uuid signoff = store.new_id(noon);
    need(store.append(
        std::vector<Event>{event(gone, {}, PersonPlaced{team, 19'000}), event(gone, signoff, level_signed(3)),
                           event(gone, signoff, SignoffAppealed{thought}), event(gone, {}, WeeklyGoalSet{3}),
                           event(gone, store.new_id(noon), talk(20'400)),
                           event({}, store.new_id(noon), work_for({gone, stays}))}));
    const std::vector<SummaryRow> kept{{gone, content_hash("p"), Day{1}, 0, "of one"},
                                       {stays, content_hash("p"), Day{1}, 0, "of another"}};
    need(store.keep_summaries(kept));
    vault->destroyed.insert(gone);
    CHECK(need(store.signoffs(gone)).empty());
    CHECK(need(store.coaching(gone)).empty());
    CHECK(need(store.weekly_goal(gone)) == 0);
    CHECK(need(store.summaries()) == std::vector{kept[1]});
    need(store.rebuild_projections());
    CHECK(need(store.placed()).empty());
    CHECK(need(store.standing_signoffs()).empty());
    CHECK(need(store.teams()).at(0).team.lead == gone);
    CHECK(need(store.assignments(stays)).at(0).work.people == std::vector{gone, stays});
    CHECK(need(store.stale_summaries(Day{2}, content_hash("p"))) == std::vector{stays});
    CHECK(need(check(folder.file(), vault.get())).sound());
}

TEST_CASE("a summary that was moved to another person is noticed") {
    const TempFolder folder;
    const auto vault = std::make_shared<ToyVault>();
    Store store = open_store(folder.file(), sealed_options(vault));
    const Uuid one = add_person(store, name);
    need(store.keep_summaries(std::vector<SummaryRow>{{one, content_hash("p"), Day{1}, 0, "of one"}}));
    CHECK(run_sql(folder.file(), "UPDATE summary SET day = 2").empty());
    CHECK(store.summaries().error().kind == ErrorKind::damaged);
    CHECK(run_sql(folder.file(), "UPDATE summary SET day = 1, person = zeroblob(16)").empty());
    CHECK(store.summaries().error().kind == ErrorKind::damaged);
}

TEST_CASE("a locked vault is an error that changes nothing, not a deletion") {
    const TempFolder folder;
    const auto vault = std::make_shared<ToyVault>();
    Store store = open_store(folder.file(), sealed_options(vault));
    const Uuid person = add_person(store, name);
    static_cast<void>(play(store, person, 1));
    vault->locked = true;
    CHECK(need(store.people()).empty()); // they are there, only not for whoever reads now
    CHECK(store.rebuild_projections().error().kind == ErrorKind::refused);
    vault->locked = false;
    CHECK(need(store.people()).size() == 1);
    CHECK(need(store.finished(person)).size() == 1);
}

TEST_CASE("a sealed text that was moved to another row is noticed") {
    const TempFolder folder;
    const auto vault = std::make_shared<ToyVault>();
    Uuid person;
    {
        Store store = open_store(folder.file(), sealed_options(vault));
        person = add_person(store, name);
        static_cast<void>(add_person(store, "Khác"));
    }
    REQUIRE(run_sql(folder.file(),
                    "UPDATE person SET profile = (SELECT profile FROM person ORDER BY added_seq DESC"
                    " LIMIT 1)")
                .empty());
    const Store store = open_store(folder.file(), sealed_options(vault));
    CHECK(store.person(person).error().kind == ErrorKind::damaged);
}

TEST_CASE("the plain vault tags what it keeps, and knows what it did not keep") {
    PlainVault vault;
    const SealContext context{};
    const Sealed sealed = need(vault.seal(context, "xin chào"));
    CHECK(sealed.key == 0);
    CHECK(sealed.bytes != "xin chào");
    CHECK(need(vault.open(context, sealed)) == "xin chào");
    CHECK(need(vault.open(context, need(vault.seal(context, "")))).empty());
    CHECK(vault.open(context, {sealed.bytes, 3}).error().kind == ErrorKind::refused);
    CHECK(vault.open(context, {"xin chào", 0}).error().kind == ErrorKind::damaged);
    CHECK(vault.open(context, {"", 0}).error().kind == ErrorKind::damaged);
}
