#include "team_fixture.h"

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

/// Newest first.
std::vector<SignoffState> states(TeamWorld& w, const Uuid& person) {
    std::vector<SignoffState> all;
    for (const SignoffRow& row : need(w.store().signoffs(person)))
        all.push_back(row.state);
    return all;
}

using States = std::vector<SignoffState>;

} // namespace

TEST_CASE("a signed level holds until a newer one takes its place") {
    on_all([](TeamWorld& w) {
        const Uuid first = w.sign(w.khoi, 2, after(1));
        const Uuid second = w.sign(w.khoi, 3, after(2));
        const Uuid other = w.sign(w.ha, 5);
        const auto rows = need(w.store().signoffs(w.khoi));
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].id == second);
        CHECK(rows[0].person == w.khoi);
        CHECK(rows[0].level == level_signed(3));
        CHECK(rows[0].at == after(2));
        CHECK(rows[0].signer == w.lead);
        CHECK(rows[0].holds());
        CHECK(rows[1].id == first);
        CHECK(rows[1].state == SignoffState::replaced);
        CHECK_FALSE(rows[1].holds());
        auto standing = need(w.store().standing_signoffs());
        REQUIRE(standing.size() == 2);
        if (standing[0].id == other)
            std::swap(standing[0], standing[1]);
        CHECK(standing[0].id == second);
        CHECK(standing[1].level.level == 5);
        CHECK(need(w.store().signoffs(w.lead)).empty());
    });
}

TEST_CASE("an appeal opens a level until it is answered; upheld it holds again") {
    on_all([](TeamWorld& w) {
        const Uuid id = w.sign(w.khoi, 2);
        w.done(w.khoi, id, SignoffAppealed{"Em đã làm được mức 3."}, after(1));
        auto row = need(w.store().signoffs(w.khoi)).at(0);
        CHECK(row.state == SignoffState::appealed);
        CHECK_FALSE(row.holds());
        CHECK(row.appeal == "Em đã làm được mức 3.");
        CHECK(row.appealed_at == after(1));
        CHECK_FALSE(row.answer.has_value());
        REQUIRE(need(w.store().standing_signoffs()).size() == 1);
        CHECK(need(w.store().standing_signoffs())[0].state == SignoffState::appealed);
        const AppealAnswered answer{true, "Bằng chứng gần đây vẫn ở bậc 2.", "Lê Hà"};
        w.done(w.khoi, id, answer, after(2));
        row = need(w.store().signoffs(w.khoi)).at(0);
        CHECK(row.state == SignoffState::upheld);
        CHECK(row.holds());
        CHECK(row.answer == answer);
        CHECK(row.answered_at == after(2));
        w.done(w.khoi, id, SignoffAppealed{"Xin xem lại."}, after(3)); // once more
        row = need(w.store().signoffs(w.khoi)).at(0);
        CHECK(row.appeal == "Xin xem lại.");
        CHECK_FALSE(row.answer.has_value());
        CHECK(states(w, w.khoi) == States{SignoffState::appealed});
    });
}

TEST_CASE("a withdrawn level holds no more and may be signed anew") {
    on_all([](TeamWorld& w) {
        const Uuid id = w.sign(w.khoi, 2);
        w.done(w.khoi, id, SignoffAppealed{"Chưa đúng."});
        w.done(w.khoi, id, AppealAnswered{false, "Đồng ý.", "Lê Hà"});
        CHECK(states(w, w.khoi) == States{SignoffState::withdrawn});
        CHECK(need(w.store().standing_signoffs()).empty());
        CHECK(w.refusal(w.khoi, id, SignoffAppealed{"Nữa."}).find("không còn hiệu lực") != std::string::npos);
        CHECK(w.refusal(w.khoi, id, AppealAnswered{}).find("đang chờ") != std::string::npos);
        static_cast<void>(w.sign(w.khoi, 3));
        CHECK(states(w, w.khoi) == States{SignoffState::official, SignoffState::withdrawn});
        CHECK(need(w.store().standing_signoffs()).size() == 1);
    });
}

TEST_CASE("of one person one level holds at most, also where an older one is upheld later") {
    on_all([](TeamWorld& w) {
        const Uuid older = w.sign(w.khoi, 2);
        w.done(w.khoi, older, SignoffAppealed{"Chưa đúng."});
        const Uuid newer = w.sign(w.khoi, 3);
        CHECK(states(w, w.khoi) == States{SignoffState::official, SignoffState::appealed});
        CHECK(need(w.store().standing_signoffs()).size() == 2);
        CHECK(w.refusal(w.khoi, newer, SignoffAppealed{"Cả lần này."}).find("chưa có trả lời") !=
              std::string::npos);
        w.done(w.khoi, older, AppealAnswered{true, "Đúng với lúc đó.", "Lê Hà"});
        CHECK(states(w, w.khoi) == States{SignoffState::official, SignoffState::replaced});
        CHECK(need(w.store().signoffs(w.khoi))[1].answer->upheld);
        CHECK(need(w.store().standing_signoffs()).at(0).id == newer);
        w.done(w.khoi, newer, SignoffAppealed{"Xin xem lại."});
        CHECK(states(w, w.khoi) == States{SignoffState::appealed, SignoffState::replaced});
    });
}

TEST_CASE("a level that can't be signed, appealed or answered is refused") {
    TeamWorld w;
    for (const int level : {0, 6})
        CHECK(w.refusal(w.khoi, w.id(), level_signed(level)).find("từ 1 đến 5") != std::string::npos);
    LevelSigned e = level_signed(3);
    e.reported = 6;
    CHECK(w.refusal(w.khoi, w.id(), e).find("từ 1 đến 5") != std::string::npos);
    CHECK(w.refusal(w.id(), w.id(), level_signed(3)).find("người này") != std::string::npos);
    CHECK(w.refusal(w.khoi, {}, level_signed(3)).find("thiếu mã") != std::string::npos);
    const Uuid id = w.sign(w.khoi, 3);
    CHECK(w.refusal(w.khoi, id, level_signed(4)).find("đã được lưu") != std::string::npos);
    CHECK(need(w.store().signoffs(w.khoi)).at(0).holds()); // the refusal took nothing back
    CHECK(w.refusal(w.khoi, id, AppealAnswered{}).find("đang chờ") != std::string::npos);
    for (const Uuid& person : {w.ha, Uuid{}})
        CHECK(w.refusal(person, id, SignoffAppealed{"x"}).find("không có lần ký") != std::string::npos);
    CHECK(w.refusal(w.khoi, w.id(), AppealAnswered{}).find("không có lần ký") != std::string::npos);
    w.done(w.khoi, id, SignoffAppealed{"x"});
    CHECK(w.refusal(w.khoi, id, SignoffAppealed{"x"}).find("đang được xem lại") != std::string::npos);
}
