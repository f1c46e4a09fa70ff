#include "key_fixture.h"

#include <algorithm>
#include <optional>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

TEST_CASE("an account is called anew: its login, passphrase and code stay, and the file says neither name") {
    const KeyWorld world;
    std::optional<Store> opened(world.open());
    Store& store = *opened;
    const Firm firm = make_firm(store);
    CHECK(need(store.unlock("nam", lead_words, noon)).open);
    const auto named = [&](const Uuid& person) {
        const auto rows = need(store.accounts());
        const auto at = std::ranges::find(rows, person, &AccountRow::person);
        REQUIRE(at != rows.end());
        return *at;
    };
    const AccountRow before = named(firm.lead);
    need(store.rename_account(firm.lead, "Phạm Hoài Nam Phương"));
    const AccountRow after_it = named(firm.lead);
    CHECK(after_it.name == "Phạm Hoài Nam Phương");
    CHECK(after_it.login == before.login);
    CHECK(after_it.passphrase);
    CHECK(after_it.recovery);
    CHECK_FALSE(after_it.waiting_keys);
    CHECK(named(firm.hr).name == "Tên của ha");
    need(store.rename_account(firm.other, "Đặng Khuyên")); // who has no account
    CHECK(need(store.accounts()).size() == 3);
    store.lock();
    CHECK(named(firm.lead).name == "Phạm Hoài Nam Phương"); // at the door
    CHECK(need(store.unlock("NAM", lead_words, noon)).open);
    Secret next;
    CHECK(
        need(store.unlock_with_code("nam", firm.lead_code, Secret{"câu mới của Nam đây"}, noon, next)).open);
    opened.reset();
    for (const auto& entry : fs::directory_iterator(world.file().parent_path()))
        if (entry.is_regular_file())
            for (const char* name : {"Hoài Nam", "Tên của nam"})
                CHECK(read_bytes(entry.path()).find(name) == std::string::npos);
}

TEST_CASE("a name can't be changed where nobody has opened the file, or where it is only looked at") {
    const KeyWorld world;
    Uuid lead;
    {
        Store store = world.open();
        lead = make_firm(store).lead;
    }
    const fs::path elsewhere = world.folder.path() / "other-profile";
    {
        Store store =
            open_store(world.file(), world.options(elsewhere)); // another PC, before anybody came in
        CHECK_FALSE(store.rename_account(lead, "Ai đó").has_value());
    }
    OpenOptions look = world.options();
    look.read_only = true;
    Store store = open_store(world.file(), look);
    CHECK_FALSE(store.rename_account(lead, "Ai đó").has_value());
    const auto rows = need(store.accounts());
    CHECK(std::ranges::count(rows, "Tên của nam", &AccountRow::name) == 1);
}
