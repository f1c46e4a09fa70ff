#include "key_fixture.h"

#include <sys/stat.h>
#include <algorithm>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

constexpr Instant after(int seconds) {
    return Instant{noon.unix_ms + std::int64_t{seconds} * 1'000};
}

const Secret wrong{"không phải câu ấy"};

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

} // namespace

TEST_CASE("without accounts a sealed file is open to its PC; the device key is its owner's alone") {
    const KeyWorld world;
    {
        Store store = world.open();
        CHECK(store.sealed());
        CHECK_FALSE(store.locked());
        CHECK_FALSE(store.account_open().has_value());
        static_cast<void>(add_person(store, "Trần Minh Khôi"));
    }
    Store store = world.open();
    CHECK(names_of(store) == std::vector<std::string>{"Trần Minh Khôi"});
    CHECK_FALSE(store.locked());
    int keys = 0;
    for (const auto& entry : fs::directory_iterator(world.profile())) {
        struct stat about {};
        REQUIRE(::stat(entry.path().c_str(), &about) == 0);
        CHECK((about.st_mode & 0777) == 0600);
        CHECK(entry.path().extension() == ".key");
        ++keys;
    }
    CHECK(keys == 1);
}

TEST_CASE("without keys a file is neither sealed nor has it accounts") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    CHECK_FALSE(store.sealed());
    CHECK_FALSE(store.locked());
    CHECK(store.ring() == nullptr);
    CHECK(need(store.accounts()).empty());
    CHECK(store.add_account(account(store.new_id(noon), Role::hr, "ha", hr_words), noon).error().kind ==
          ErrorKind::refused);
    CHECK(store.unlock("ha", hr_words, noon).error().kind == ErrorKind::refused);
}

TEST_CASE("each account reads what its role may, and a locked file nothing") {
    const KeyWorld world;
    Store store = world.open();
    const Firm firm = make_firm(store);
    CHECK(store.locked());
    CHECK(names_of(store).empty());

    const Unlocked hr = need(store.unlock("ha", hr_words, noon));
    CHECK(hr.open);
    CHECK(hr.person == firm.hr);
    CHECK_FALSE(hr.waiting_keys);
    CHECK(store.account_open() == firm.hr);
    CHECK(names_of(store).size() == 5);

    const Unlocked lead = need(store.unlock("NAM", lead_words, noon));
    CHECK(lead.open);
    CHECK_FALSE(lead.waiting_keys);
    CHECK(names_of(store).size() == 4);
    CHECK_FALSE(has(names_of(store), "Vũ Ngọc Ánh"));
    CHECK_FALSE(need(store.person(firm.candidate)).has_value());

    const Unlocked trainee = need(store.unlock_here(firm.trainee, noon));
    CHECK(trainee.open);
    CHECK(names_of(store) == std::vector<std::string>{"Trần Minh Khôi"});

    store.lock();
    CHECK(store.locked());
    CHECK_FALSE(store.account_open().has_value());
    CHECK(names_of(store).empty());
    CHECK_FALSE(need(store.person(firm.trainee)).has_value());
}

TEST_CASE("what is written while nobody is signed in reaches those who may read it, and its writer") {
    const KeyWorld world;
    Store store = world.open();
    const Firm firm = make_firm(store);
    const Uuid own = play(store, firm.trainee, 2); // locked
    need(store.append(event(firm.trainee, own, Reflection{"Em nên hỏi hạn trước"})));
    CHECK(need(store.attempts({})).empty());
    CHECK(need(store.events_of(own)).empty());

    CHECK(need(store.unlock("nam", lead_words, noon)).open);
    CHECK(need(store.finished(firm.trainee)).front().result == result());
    CHECK(need(store.decisions(own)).at(1).decision == decision(1));
    const Uuid others = play(store, firm.other, 1);

    CHECK(need(store.unlock_here(firm.trainee, noon)).open);
    CHECK(need(store.events_of(own)).back().event.what == Payload(Reflection{"Em nên hỏi hạn trước"}));
    CHECK(need(store.attempts({})).size() == 1);
    CHECK_FALSE(need(store.attempt(others)).has_value());
    CHECK(need(store.decisions(others)).empty());
    const Uuid again = play(store, firm.trainee, 1);

    CHECK(need(store.unlock("ha", hr_words, noon)).open);
    CHECK(need(store.finished(firm.trainee)).size() == 2);
    CHECK(need(store.attempt(again))->attainment == result().attainment);
}

TEST_CASE("a candidate who becomes staff comes to the lead's sight, with what was written before") {
    const KeyWorld world;
    Store store = world.open();
    const Firm firm = make_firm(store);
    Profile hired;
    hired.name = "Vũ Ngọc Ánh";
    SUBCASE("by one who can hand the keys over") {
        need(store.unlock("ha", hr_words, noon));
        need(store.append(event(firm.candidate, {}, CandidateDecided{true, true, {}})));
    }
    SUBCASE("by one who can't: the next who can does it") {
        need(store.append(event(firm.candidate, {}, ProfileChanged{hired})));
        need(store.unlock("nam", lead_words, noon));
        CHECK(need(store.person(firm.candidate)).has_value()); // the new profile
        need(store.unlock("ha", hr_words, noon));
    }
    need(store.unlock("nam", lead_words, noon));
    CHECK(need(store.person(firm.candidate))->profile.name == "Vũ Ngọc Ánh");
    int rows = 0;
    for (const RecordedEvent& row : need(store.events_after(0, 1'000)))
        rows +=
            row.event.person == firm.candidate && std::holds_alternative<PersonAdded>(row.event.what) ? 1 : 0;
    CHECK(rows == 1);
}

TEST_CASE(
    "five wrong tries are free, then one waits longer and longer, also over restarts and set-back clocks") {
    const KeyWorld world;
    {
        Store store = world.open();
        static_cast<void>(make_firm(store));
    }
    for (const std::string login : {"ha", "khong-co-ai"}) { // the one can't be told from the other
        CAPTURE(login);
        for (int left = 4; left >= 0; --left) {
            Store store = world.open();
            const Unlocked closed = need(store.unlock(login, wrong, noon));
            CHECK_FALSE(closed.open);
            CHECK(closed.tries_left == left);
            CHECK(closed.wait_seconds == (left == 0 ? 30 : 0));
        }
        Store store = world.open();
        CHECK(need(store.unlock(login, hr_words, after(10))).wait_seconds == 20); // not looked at
        CHECK(need(store.unlock(login, wrong, after(30))).wait_seconds == 60);
        CHECK(need(store.unlock(login, hr_words, after(-90'000))).wait_seconds == 60); // begins anew
        CHECK(need(store.unlock(login, hr_words, after(-90'000 + 59))).wait_seconds == 1);
        Instant now = after(0);
        for (const int wait : {120, 240, 480, 960, 1'920, 3'600, 3'600}) {
            CHECK(need(store.unlock(login, wrong, now)).wait_seconds == wait);
            CHECK(
                need(store.unlock(login, hr_words, Instant{now.unix_ms + wait * 1'000LL - 1})).wait_seconds ==
                1);
            now.unix_ms += wait * 1'000LL;
        }
        CHECK(need(store.unlock("nam", lead_words, now)).open); // others don't wait
        store.lock();
        if (login == "ha") {
            CHECK(need(store.unlock(login, hr_words, now)).open);
            CHECK(need(store.accounts()).front().wrong_tries == 0);
            CHECK(need(store.unlock(login, wrong, now)).tries_left == 4);
        }
    }
}

TEST_CASE("a passphrase is changed, and only by who knows it") {
    const KeyWorld world;
    Store store = world.open();
    const Firm firm = make_firm(store);
    const auto refused = [&](const Secret& old, const Secret& wanted) {
        return store.change_passphrase(old, wanted, noon).error().kind == ErrorKind::refused;
    };
    CHECK(refused(hr_words, lead_words)); // locked
    need(store.unlock("ha", hr_words, noon));
    const Secret next{"câu mới của Hà đây"};
    CHECK_FALSE(need(store.change_passphrase(wrong, next, noon)).open);
    CHECK(refused(hr_words, Secret{"ngắn quá"}));
    CHECK(need(store.change_passphrase(hr_words, next, noon)).open);
    CHECK_FALSE(need(store.unlock("ha", hr_words, noon)).open);
    // however the accents are composed
    CHECK(need(store.unlock("ha", Secret{"câu mới của Hà đây"}, noon)).open);
    CHECK(names_of(store).size() == 5);

    need(store.unlock_here(firm.trainee, noon)); // the first passphrase of an account without one
    CHECK(need(store.change_passphrase({}, Secret{"câu riêng của Khôi"}, noon)).open);
    CHECK(store.unlock_here(firm.trainee, noon).error().kind == ErrorKind::refused);
    CHECK(need(store.unlock("khoi", Secret{"câu riêng của Khôi"}, noon)).open);
    CHECK(names_of(store).size() == 1);
}

TEST_CASE("who tries passphrases in an open session waits as at the door, also over restarts") {
    const KeyWorld world;
    {
        Store store = world.open();
        static_cast<void>(make_firm(store));
    }
    const Secret next{"câu mới của Hà đây"};
    Secret code;
    const auto try_it = [&](Store& store, bool for_code, const Secret& old, Instant now) {
        return need(for_code ? store.new_recovery_code(old, now, code)
                             : store.change_passphrase(old, next, now));
    };
    Store store = world.open();
    need(store.unlock("ha", hr_words, noon));
    for (int left = 4; left >= 0; --left) { // by both ways together
        const Unlocked closed = try_it(store, left % 2 == 0, wrong, noon);
        CHECK_FALSE(closed.open);
        CHECK(closed.tries_left == left);
        CHECK(closed.wait_seconds == (left == 0 ? 30 : 0));
    }
    for (const bool for_code : {true, false})
        CHECK(try_it(store, for_code, hr_words, after(10)).wait_seconds == 20); // not looked at
    // Whoever ends the program gains nothing: the door counts the same tries.
    { const Store closing = std::move(store); }
    Store again = world.open();
    CHECK(need(again.unlock("ha", hr_words, after(20))).wait_seconds == 10);
    CHECK(need(again.unlock("nam", lead_words, after(20))).open); // others don't wait
    CHECK(try_it(again, false, lead_words, after(20)).open);      // nor for theirs
    CHECK(need(again.unlock("ha", hr_words, after(30))).open);    // and that forgives
    for (int tries = 0; tries < 5; ++tries)
        CHECK_FALSE(try_it(again, false, wrong, after(30)).open);
    CHECK(try_it(again, false, hr_words, after(60)).open); // the wait is over
    CHECK(need(again.accounts()).front().wrong_tries == 0);
    CHECK(code.empty());
    CHECK(try_it(again, true, next, after(60)).open);
    CHECK_FALSE(code.empty());
    CHECK(again.change_passphrase(wrong, Secret{"ngắn"}, after(60)).error().kind == ErrorKind::refused);
    CHECK(need(again.accounts()).front().wrong_tries == 0); // too short a new one is no try
}

TEST_CASE("a recovery code opens once, however it is typed, and gives a new one") {
    const KeyWorld world;
    Store store = world.open();
    const Firm firm = make_firm(store);
    const std::string code(firm.hr_code.text());
    CHECK(code.size() == 39);
    CHECK(code.find_first_of("IO01") == std::string::npos);
    const Secret next{"câu mới của Hà đây"};
    Secret new_code;
    std::string slip = code;
    slip[3] = slip[3] == 'A' ? 'B' : 'A';
    CHECK(store.unlock_with_code("ha", Secret{slip}, next, noon, new_code).error().kind ==
          ErrorKind::bad_input);
    CHECK_FALSE(need(store.unlock_with_code("ha", firm.lead_code, next, noon, new_code)).open);
    CHECK(new_code.empty());
    std::string typed = "  ";
    for (const char c : code)
        typed.push_back(c == '-' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    const Unlocked open = need(store.unlock_with_code("Ha", Secret{typed}, next, noon, new_code));
    CHECK(open.open);
    CHECK(open.person == firm.hr);
    CHECK(new_code.text().size() == 39);
    CHECK(names_of(store).size() == 5);
    store.lock();
    CHECK_FALSE(need(store.unlock("ha", hr_words, noon)).open);
    Secret unused;
    CHECK_FALSE(need(store.unlock_with_code("ha", firm.hr_code, next, noon, unused)).open);
    CHECK(need(store.unlock("ha", next, noon)).open);
    Secret third;
    CHECK_FALSE(need(store.new_recovery_code(hr_words, noon, third)).open);
    CHECK(third.empty());
    CHECK(need(store.new_recovery_code(next, noon, third)).open);
    store.lock();
    CHECK_FALSE(need(store.unlock_with_code("ha", new_code, next, noon, unused)).open);
    CHECK(need(store.unlock_with_code("ha", third, next, noon, unused)).open);
}

TEST_CASE("accounts that can't be are refused") {
    const KeyWorld world;
    Store store = world.open();
    const Firm firm = make_firm(store);
    CHECK(
        store.add_account(account(firm.other, Role::trainee, "khuyen", {}), noon).has_value()); // locked, too
    need(store.unlock("ha", hr_words, noon));
    const auto kind = [&](const NewAccount& wanted) { return store.add_account(wanted, noon).error().kind; };
    const Uuid person = add_role(store, Role::lead, "Ngô Bảo Vy");
    CHECK(kind(account(person, Role::lead, "vy", {})) == ErrorKind::refused);
    CHECK(kind(account(person, Role::lead, "vy", Secret{"chín chữ."})) == ErrorKind::refused);
    CHECK(kind(account(person, Role::trainee, "vy", Secret{"ngắn"})) == ErrorKind::refused);
    CHECK(kind(account(person, Role::lead, " HÀ ", admin_words)) == ErrorKind::bad_input);
    CHECK(kind(account(person, Role::lead, "", admin_words)) == ErrorKind::bad_input);
    CHECK(kind(account(person, Role::lead, std::string(65, 'v'), admin_words)) == ErrorKind::bad_input);
    CHECK(kind(account(person, Role::candidate, "vy", admin_words)) == ErrorKind::bad_input);
    CHECK(kind(account(firm.hr, Role::hr, "ha2", admin_words)) == ErrorKind::bad_input);
    CHECK(need(store.accounts()).size() == 4);
}

TEST_CASE("accounts are listed with what is known of them") {
    const KeyWorld world;
    Store store = world.open();
    const Firm firm = make_firm(store);
    const auto rows = need(store.accounts()); // locked: the device knows names
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].login == "ha");
    CHECK(rows[0].name == "Tên của ha");
    CHECK(rows[0].person == firm.hr);
    CHECK(rows[0].role == Role::hr);
    CHECK(rows[0].passphrase);
    CHECK(rows[0].recovery);
    CHECK(rows[0].last_unlocked == noon);
    CHECK(rows[1].login == "khoi");
    CHECK_FALSE(rows[1].passphrase);
    CHECK_FALSE(rows[1].recovery);
    CHECK_FALSE(rows[1].last_unlocked.has_value());
    CHECK_FALSE(rows[2].waiting_keys);
}

TEST_CASE("whom an administrator adds waits until somebody with the keys allows it") {
    const KeyWorld world;
    Store store = world.open();
    const Firm firm = make_firm(store);
    need(store.unlock("ha", hr_words, noon));
    const Uuid admin = add_role(store, Role::admin, "Ngô Bảo Vy");
    need(store.add_account(account(admin, Role::admin, "vy", admin_words), noon));
    need(store.unlock("vy", admin_words, noon));
    CHECK(names_of(store) == std::vector<std::string>{"Ngô Bảo Vy"});
    const Uuid second = add_role(store, Role::lead, "Bùi Đức Anh");
    const Secret words{"một câu dài của Anh"};
    need(store.add_account(account(second, Role::lead, "anh", words), noon));
    CHECK(store.allow_keys(second).error().kind == ErrorKind::refused);
    const Unlocked waiting = need(store.unlock("anh", words, noon));
    CHECK(waiting.open);
    CHECK(waiting.waiting_keys);
    CHECK(names_of(store) == std::vector<std::string>{"Bùi Đức Anh"});
    need(store.unlock("nam", lead_words, noon));
    CHECK(std::ranges::any_of(need(store.accounts()), [&](const AccountRow& row) {
        return row.person == second && row.waiting_keys;
    }));
    need(store.allow_keys(second));
    CHECK_FALSE(need(store.unlock("anh", words, noon)).waiting_keys);
    CHECK(has(names_of(store), "Trần Minh Khôi"));
    CHECK_FALSE(has(names_of(store), "Vũ Ngọc Ánh"));
}

TEST_CASE("who lost passphrase and code gets the account back empty-handed, and waits for keys") {
    const KeyWorld world;
    Store store = world.open();
    const Firm firm = make_firm(store);
    need(store.unlock("ha", hr_words, noon));
    const Uuid admin = add_role(store, Role::admin, "Ngô Bảo Vy");
    need(store.add_account(account(admin, Role::admin, "vy", admin_words), noon));
    need(store.unlock("vy", admin_words, noon));
    const Secret next{"câu mới của Nam đây"};
    CHECK(store.reset_account(firm.hr, next, noon).error().kind == ErrorKind::refused); // nobody else has it
    const Secret code = need(store.reset_account(firm.lead, next, noon));
    CHECK_FALSE(code.empty());
    CHECK_FALSE(need(store.unlock("nam", lead_words, noon)).open);
    CHECK(need(store.unlock("nam", next, noon)).waiting_keys);
    CHECK(names_of(store).empty()); // not even about themselves, until HR was at work
    need(store.unlock("ha", hr_words, noon));
    need(store.allow_keys(firm.lead));
    CHECK_FALSE(need(store.unlock("nam", next, noon)).waiting_keys);
    CHECK(names_of(store).size() == 5); // the administrator is staff, too; the candidate isn't
}

TEST_CASE("the file on another PC opens with a passphrase, and from then on its names do without") {
    const KeyWorld world;
    Firm firm;
    {
        Store store = world.open();
        firm = make_firm(store);
        static_cast<void>(play(store, firm.trainee, 1));
    }
    const fs::path there = world.folder.path() / "other";
    {
        Store store = open_store(world.file(), world.options(there));
        CHECK(store.locked());
        CHECK(need(store.accounts()).front().login.empty());
        CHECK(store.append(event(firm.trainee, {}, ProfileChanged{})).error().kind == ErrorKind::refused);
        CHECK(store.unlock_here(firm.trainee, noon).error().kind == ErrorKind::refused);
        CHECK(need(store.unlock("ha", hr_words, noon)).open);
        CHECK(names_of(store).size() == 5);
        CHECK(need(store.finished(firm.trainee)).size() == 1);
    }
    CHECK(fs::exists(there));
    Store store = open_store(world.file(), world.options(there));
    CHECK(store.locked());
    CHECK(need(store.accounts()).front().login == "ha");
    CHECK(names_of(store).empty());
    static_cast<void>(play(store, firm.trainee, 1)); // and one can work there
}

TEST_CASE("a second connection reads what is open, on another thread, and not more when it is locked") {
    const KeyWorld world;
    Store store = world.open();
    static_cast<void>(make_firm(store));
    need(store.unlock("nam", lead_words, noon));
    OpenOptions how = quiet_options();
    how.read_only = true;
    how.keys = KeyPlace{{}, store.ring(), false};
    {
        const Store second = open_store(world.file(), how);
        CHECK(second.account_open() == store.account_open());
        CHECK(names_of(second).size() == 4);
    }
    store.lock();
    how.keys->ring = store.ring();
    const Store second = open_store(world.file(), how);
    CHECK(second.locked());
    CHECK(names_of(second).empty());
}

TEST_CASE("a file that can only be read is opened with a passphrase all the same") {
    const KeyWorld world;
    {
        Store store = world.open();
        static_cast<void>(make_firm(store));
    }
    OpenOptions how = world.options();
    how.read_only = true;
    Store store = open_store(world.file(), how);
    CHECK(store.locked());
    CHECK_FALSE(need(store.unlock("nam", wrong, noon)).open);
    CHECK(need(store.unlock("nam", lead_words, noon)).open);
    CHECK(names_of(store).size() == 4);
}
