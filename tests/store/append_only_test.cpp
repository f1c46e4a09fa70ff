#include "fixture.h"

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

TEST_CASE("journal rows can be neither changed nor taken away, and frozen content neither") {
    const TempFolder folder;
    {
        Store store = open_store(folder.file());
        static_cast<void>(play(store, add_person(store), 3));
    }
    for (const char* sql :
         {"DELETE FROM journal", "DELETE FROM journal WHERE seq = 2", "UPDATE journal SET at_ms = 0",
          "UPDATE journal SET body = x'00' WHERE seq = 1", "UPDATE journal SET chain = x'00'",
          "UPDATE content SET text = x'00'", "DELETE FROM content"}) {
        CAPTURE(sql);
        CHECK(run_sql(folder.file(), sql).find("abort") == std::string::npos);
        CHECK_FALSE(run_sql(folder.file(), sql).empty());
    }
    // REPLACE takes rows away past the triggers unless they are told to fire for it, as our connections do.
    CHECK_FALSE(run_sql(folder.file(),
                        "PRAGMA recursive_triggers = ON;"
                        "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 2")
                    .empty());
    CHECK(need(check(folder.file())).sound());
    CHECK(need(info(folder.file())).rows.at("journal") == 6);
}

TEST_CASE("the tables take only what they are made for") {
    const TempFolder folder;
    { const Store store = open_store(folder.file()); }
    for (const char* sql :
         {"INSERT INTO device (id, machine, added_ms) VALUES (x'00', zeroblob(32), 0)",
          "INSERT INTO content VALUES (x'00', 'scene', 'a', 1, x'00')",
          "INSERT INTO person VALUES (zeroblob(16), 'one', 0, x'00', 0)",
          "INSERT INTO journal (id, device, device_seq, at_ms, at_offset, kind, body, body_key)"
          " VALUES (zeroblob(16), zeroblob(16), 0, 0, 0, 'x', x'00', 0)"}) {
        CAPTURE(sql);
        CHECK_FALSE(run_sql(folder.file(), sql).empty());
    }
}
