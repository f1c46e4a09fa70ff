#include "fixture.h"

#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <csignal>
#include <random>
#include <thread>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

using Drafts = std::vector<Draft>;
const std::string reflection(draft_of_reflection);

/// Types on and on, as fast as it is kept, and writes the length of each text that was acknowledged to
/// `pipe`.
int type_until_killed(const fs::path& path, const Uuid& attempt, int pipe) {
    auto store = Store::open(path, quiet_options());
    if (!store)
        return 1;
    std::string text;
    for (;;) {
        text += text.size() % 5 == 4 ? " " : "a";
        if (!store->save_draft(attempt, draft_of_reflection, text, noon))
            return 2;
        const auto length = static_cast<std::int64_t>(text.size());
        if (::write(pipe, &length, sizeof length) < 0)
            return 3;
        if (text.size() > 3'000)
            text.clear();
    }
}

/// Length of the last text it was told of before the process was killed.
std::int64_t type_and_kill(const fs::path& path, const Uuid& attempt, std::chrono::microseconds after) {
    int ends[2] = {-1, -1};
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        ::_exit(type_until_killed(path, attempt, ends[1]));
    }
    ::close(ends[1]);
    std::int64_t length = 0;
    REQUIRE(::read(ends[0], &length, sizeof length) == sizeof length); // it is at work
    std::this_thread::sleep_for(after);
    REQUIRE(::kill(child, SIGKILL) == 0);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    for (std::int64_t next = 0; ::read(ends[0], &next, sizeof next) == sizeof next;)
        length = next;
    ::close(ends[0]);
    return length;
}

} // namespace

TEST_CASE("a draft is kept by attempt and field, replaced, and taken away when it is empty") {
    const TempFolder folder;
    const Uuid attempt = [&] {
        Store store = open_store(folder.file());
        const Uuid person = add_person(store);
        const Uuid id = start_attempt(store, person);
        need(store.save_draft(id, draft_of_reflection, "Lần sau e\xCC\x82m", noon)); // NFD
        need(store.save_draft(id, draft_of_node("n1"), "Dạ em", noon));
        need(store.save_draft(id, draft_of_node("n1"), "Dạ em xin lỗi chị", noon));
        need(store.save_draft(id, draft_of_node("n2", "phone"), "0912", noon));
        return id;
    }();
    Store store = open_store(folder.file());
    CHECK(need(store.drafts(attempt)) ==
          Drafts{{"node:n1", "Dạ em xin lỗi chị"}, {"node:n2:phone", "0912"}, {reflection, "Lần sau êm"}});
    need(store.save_draft(attempt, draft_of_node("n1"), "", noon));
    CHECK(need(store.drafts(attempt)).size() == 2);
    CHECK(need(check(folder.file())).findings.empty());
}

TEST_CASE("an answer takes its own drafts away, a reflection its own, an ending those of all nodes") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid attempt = start_attempt(store, person);
    const Uuid other = start_attempt(store, person);
    for (const std::string& field : {draft_of_node("n0"), draft_of_node("n0", "when"), draft_of_node("n01"),
                                     draft_of_node("n1"), reflection})
        for (const Uuid& id : {attempt, other})
            need(store.save_draft(id, field, "chữ", noon));
    REQUIRE(decision(0).node == "n0");
    static_cast<void>(need(store.append(event(person, attempt, decision(0)))));
    CHECK(need(store.drafts(attempt)) ==
          Drafts{{"node:n01", "chữ"}, {"node:n1", "chữ"}, {reflection, "chữ"}});
    static_cast<void>(need(store.append(event(person, attempt, result()))));
    CHECK(need(store.drafts(attempt)) == Drafts{{reflection, "chữ"}});
    static_cast<void>(need(store.append(event(person, attempt, Reflection{"xong"}))));
    CHECK(need(store.drafts(attempt)).empty());
    CHECK(need(store.drafts(other)).size() == 5);
    static_cast<void>(need(store.append(event(person, other, AttemptAbandoned{"left"}))));
    CHECK(need(store.drafts(other)).empty());
}

TEST_CASE("an answer that is refused leaves the draft") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid attempt = start_attempt(store, person);
    need(store.save_draft(attempt, draft_of_node("n3"), "còn đây", noon));
    CHECK_FALSE(store.append(event(person, attempt, decision(3))).has_value()); // not its turn
    CHECK(need(store.drafts(attempt)) == Drafts{{"node:n3", "còn đây"}});
}

TEST_CASE("what can't be a draft is refused with a sentence") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid attempt = start_attempt(store, add_person(store));
    const Status nowhere = store.save_draft(Uuid{}, draft_of_reflection, "x", noon);
    REQUIRE_FALSE(nowhere.has_value());
    CHECK(nowhere.error().kind == ErrorKind::not_found);
    const Status long_one = store.save_draft(attempt, draft_of_reflection, std::string(2 << 20, 'x'), noon);
    REQUIRE_FALSE(long_one.has_value());
    CHECK(long_one.error().kind == ErrorKind::bad_input);
    CHECK_FALSE(store.save_draft(attempt, draft_of_reflection, "\xFF", noon).has_value());
    CHECK(need(store.drafts(attempt)).empty());
}

TEST_CASE("drafts outlive a rebuilding, and go with an attempt that is no more") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid attempt = start_attempt(store, add_person(store));
    need(store.save_draft(attempt, draft_of_reflection, "giữ lại", noon));
    need(store.rebuild_projections());
    CHECK(need(store.drafts(attempt)) == Drafts{{reflection, "giữ lại"}});
    CHECK(need(check(folder.file())).sound());
    REQUIRE(run_sql(folder.file(), "INSERT INTO draft VALUES (randomblob(16), 'reflection', 0, x'50', 0)")
                .empty());
    need(store.rebuild_projections());
    CHECK(run_sql(folder.file(),
                  "CREATE TEMP TABLE one (n CHECK (n = 1)); INSERT INTO one SELECT count(*) FROM draft")
              .empty());
}

TEST_CASE("a draft goes through the vault, under a name of its own") {
    class Watching final : public Vault {
    public:
        Result<Sealed> seal(const SealContext& context, std::string_view plain) override {
            seen.push_back(context);
            return Sealed{std::string(plain.rbegin(), plain.rend()), 7};
        }
        Result<std::string> open(const SealContext& context, const Sealed& sealed) const override {
            for (const SealContext& known : seen)
                if (known.row == context.row && known.person == context.person)
                    return std::string(sealed.bytes.rbegin(), sealed.bytes.rend());
            return fail(ErrorKind::damaged, "lạ", "moved");
        }
        std::vector<SealContext> seen;
    };
    const TempFolder folder;
    const auto vault = std::make_shared<Watching>();
    OpenOptions options = quiet_options();
    options.vault = vault;
    Store store = open_store(folder.file(), options);
    const Uuid person = add_person(store);
    const Uuid attempt = start_attempt(store, person);
    vault->seen.clear();
    need(store.save_draft(attempt, draft_of_node("n1"), "bí mật", noon));
    need(store.save_draft(attempt, draft_of_node("n2"), "bí mật", noon));
    REQUIRE(vault->seen.size() == 2);
    CHECK(vault->seen[0].person == person);
    CHECK(vault->seen[0].purpose == Purpose::evidence);
    CHECK(vault->seen[0].row != vault->seen[1].row);
    CHECK(need(store.drafts(attempt)).size() == 2);
    CHECK(read_bytes(folder.file()).find("bí mật") == std::string::npos);
    CHECK(read_bytes(folder.file("monqua.db-wal")).find("bí mật") == std::string::npos);
}

TEST_CASE("kill -9 at any moment: the last draft that was acknowledged is there, or the one after it") {
    const TempFolder folder;
    const Uuid attempt = [&] {
        Store store = open_store(folder.file());
        return start_attempt(store, add_person(store));
    }();
    const auto seed = static_cast<std::uint32_t>(entropy_seed());
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> moment(0, 30'000); // µs
    for (int i = 0; i < 20; ++i) {
        CAPTURE(i);
        const std::int64_t told =
            type_and_kill(folder.file(), attempt, std::chrono::microseconds(moment(random)));
        Store store = open_store(folder.file());
        const Drafts kept = need(store.drafts(attempt));
        REQUIRE(kept.size() == 1);
        const auto length = static_cast<std::int64_t>(kept.front().text.size());
        CHECK((length == told || length == told + 1 || (told > 3'000 && length == 1)));
        CHECK(need(check(folder.file())).findings.empty());
    }
}
