#include "store/database.h"
#include "team_fixture.h"

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

std::vector<std::string> numbers(const std::vector<ComplaintRow>& rows) {
    std::vector<std::string> all;
    for (const ComplaintRow& row : rows)
        all.push_back(row.entry.number);
    return all;
}

using Numbers = std::vector<std::string>;

/// Five, received one day after the other; the 2nd and 4th are of another cause, the 3rd and 4th closed.
void log_five(TeamWorld& w) {
    constexpr std::int64_t day_ms = 86'400'000;
    for (int i = 1; i <= 5; ++i) {
        ComplaintLogged e = complaint("KN-" + std::to_string(i), noon.unix_ms + i * day_ms);
        if (i % 2 == 0)
            e.cause = "rude";
        if (i == 3 || i == 4)
            e.closed_ms = e.received_ms + day_ms;
        w.done({}, w.id(), e);
    }
}

} // namespace

TEST_CASE("a complaint is as it was last logged, and says how often") {
    on_all([](TeamWorld& w) {
        const Uuid id = w.id();
        w.done({}, id, complaint("KN-2025-001"));
        ComplaintLogged later = complaint("KN-2025-001");
        later.owner = w.ha;
        later.steps[5] = {noon.unix_ms + 9, "Đã hỏi lại khách."};
        later.closed_ms = noon.unix_ms + 10;
        later.outcome = "Hoàn phí giao.";
        later.satisfaction = 4;
        w.done({}, id, later, after(7));
        const auto row = need(w.store().complaint(id)).value();
        CHECK(row.id == id);
        CHECK(row.entry == later);
        CHECK(row.made == noon);
        CHECK(row.at == after(7));
        CHECK(row.versions == 2);
        CHECK(need(w.store().events_of(id)).size() == 2);
        CHECK_FALSE(need(w.store().complaint(w.id())).has_value());
        CHECK(need(w.store().count_complaints()) == 1);
    });
}

TEST_CASE("complaints come newest received first, by page, and as they are filtered") {
    on_all([](TeamWorld& w) {
        log_five(w);
        const auto list = [&](const ComplaintFilter& filter, Page page = {0, -1}) {
            return numbers(need(w.store().complaints(filter, page)));
        };
        const auto count = [&](const ComplaintFilter& filter) {
            return need(w.store().count_complaints(filter));
        };
        constexpr std::int64_t day_ms = 86'400'000;
        CHECK(list({}) == Numbers{"KN-5", "KN-4", "KN-3", "KN-2", "KN-1"});
        CHECK(list({}, {1, 2}) == Numbers{"KN-4", "KN-3"});
        CHECK(list({}, {4, 10}) == Numbers{"KN-1"});
        CHECK(list({}, {0, 0}).empty());
        ComplaintFilter filter;
        filter.received_from_ms = noon.unix_ms + 2 * day_ms; // inclusive
        filter.received_to_ms = noon.unix_ms + 4 * day_ms;   // exclusive
        CHECK(list(filter) == Numbers{"KN-3", "KN-2"});
        CHECK(count(filter) == 2);
        filter.open = true;
        CHECK(list(filter) == Numbers{"KN-2"});
        filter = {};
        filter.open = false;
        CHECK(list(filter) == Numbers{"KN-4", "KN-3"});
        filter.cause = "rude";
        CHECK(list(filter) == Numbers{"KN-4"});
        CHECK(count(filter) == 1);
        filter.cause = "unheard";
        CHECK(count(filter) == 0);
        CHECK(count({}) == 5);
    });
}

TEST_CASE("a page of complaints opens no other rows") {
    TeamWorld w;
    log_five(w);
    static_cast<void>(need(w.store().complaints({}, {0, 1})));
    const auto before = w.store().statements_executed();
    static_cast<void>(need(w.store().complaints({}, {0, 2})));
    CHECK(w.store().statements_executed() - before == 3); // the page, and its two rows of the journal
}

TEST_CASE("a complaint's number is its own in the log; one that changes its number lets the old one go") {
    on_all([](TeamWorld& w) {
        const Uuid first = w.id();
        const Uuid second = w.id();
        w.done({}, first, complaint("KN-1"));
        CHECK(w.refusal({}, second, complaint("KN-1")).find("đã có trong sổ") != std::string::npos);
        w.done({}, first, complaint("KN-1")); // its own
        w.done({}, first, complaint("KN-7"));
        w.done({}, second, complaint("KN-1"));
        CHECK(w.refusal({}, first, complaint("KN-1")).find("đã có trong sổ") != std::string::npos);
        CHECK(need(w.store().complaint(first))->versions == 3);
        // The same letters, written in another form of Unicode.
        w.done({}, w.id(), complaint("Sổ 1"));
        CHECK(w.refusal({}, w.id(), complaint("So\xCC\x82\xCC\x89 1")).find("đã có trong sổ") != std::string::npos);
    });
}

TEST_CASE("a complaint that says what can't be is refused") {
    TeamWorld w;
    CHECK(w.refusal({}, {}, complaint("KN-1")).find("thiếu mã") != std::string::npos);
    CHECK(w.refusal({}, w.id(), complaint("  ")).find("chưa có số") != std::string::npos);
    for (const int severity : {0, 4}) {
        ComplaintLogged e = complaint("KN-1");
        e.severity = severity;
        CHECK(w.refusal({}, w.id(), e).find("từ 1 đến 3") != std::string::npos);
    }
    for (const int satisfaction : {0, 6}) {
        ComplaintLogged e = complaint("KN-1");
        e.satisfaction = satisfaction;
        CHECK(w.refusal({}, w.id(), e).find("từ 1 đến 5") != std::string::npos);
    }
    ComplaintLogged e = complaint("KN-1");
    e.closed_ms = e.received_ms - 1;
    CHECK(w.refusal({}, w.id(), e).find("trước ngày nhận") != std::string::npos);
    e.closed_ms = e.received_ms;
    w.done({}, w.id(), e);
    CHECK(need(w.store().count_complaints()) == 1);
}

TEST_CASE("no word and no number of a complaint stands in clear") {
    TeamWorld w;
    w.done({}, w.id(), complaint("KN-1"));
    Database database(w.folder.file().string(), Access::read);
    auto row = database.query("SELECT * FROM complaint");
    REQUIRE(row.next());
    std::string all;
    for (int i = 0; i < row.columns(); ++i)
        all += row.text(i) + '\n';
    CHECK(all.find("late") != std::string::npos);
    for (const char* word : {"KN-1", "Lan", "0912", "trễ", "thứ Ba", "refund", "Hà", "xin lỗi"})
        CHECK(all.find(word) == std::string::npos);
}
