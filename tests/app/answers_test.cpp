// Every way to answer, from the command to the debrief.
#include "app/app_fixture.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace mq;
using namespace mq::tests;

namespace {

constexpr const char* scene_text = R"yaml(scene: 1
id: mat-so
revision: 1
title: Số máy cũ
summary: “Số ấy của ông nhà tôi.”
channel: phone
cause: unresolved
use: practice
minutes: 5
firm: Mạng Thử (hư cấu)
authority: Hẹn thợ.
difficulty: {emotion: 1, ambiguity: 1, policy: 0, parties: 0, stakes: 0}
trains: [understand, respond]
customer:
  name: Lê Thị Hoa
  age: 50
  gender: female
  region: south
  about: Bán vải
  mood: 40
  wishes: [solved]
  card: [{Gói: "100"}]
gift: Hỏi rồi mới hẹn.
start: mo
nodes:
  mo:
    step: 1
    says: Số đó của ông nhà {tôi}. Ổng mất rồi.
    answer: type
    ask: Viết câu trả lời
    needs: [empathize, apologize]
    early: [probe]
    unsure: nua
    hint: {light: Khoan., full: Chia buồn.}
    cut_in: {text: "Dạ rồi, {khách} đọc mã giúp {mình} ạ.", points: {understand: -1}, mood: -8, pitfall: cutting_in, to: so, why: Khách chưa nói hết.}
    timer: {seconds: 60, late: {text: (im lặng), mood: -5, to: so, why: Khách chờ.}}
    outcomes:
      du: {when: "all(needs) and none(early, hurts)",
                     example : "Dạ {mình} chia buồn với {khách}. {Mình} xin lỗi {khách}.",
                     text : Đủ,
                     points : {understand : 2},
                     mood : 10,
                     to : so,
                     why : Được an ủi.
}
      nua: {when: "any(needs) and none(hurts)", example: "Dạ {mình} chia buồn với {khách}.", text: Nửa, points: {understand: [0, 1]}, mood: 1, to: so, why: Mới một nửa.}
      khong: {example: Dạ., text: Không, points: {understand: -2}, mood: -9, to: so, why: Chẳng gì cả.}
  so:
    step: 1
    says: Số này nè, 093.
    answer: log
    ask: Ghi sổ
    hint: {light: Khoan., full: Ghi.}
    fields:
      khach: {label: Người báo, choices: {a: Cô Hoa, b: Chú}, right: a}
      so: {label: Số, right: Số đuôi 093, accept: ["093"], refuse: ["417"]}
      han: {label: Hạn, right: 7 giờ sáng thứ Bảy, accept: ["7 + bay"]}
    outcomes:
      du: {when: atleast(2) and all(so), text: Đủ, points: {respond: [-1, 2]}, to: luong, why: Gọi lại được.}
      sai: {text: Thiếu, points: {respond: -1}, to: luong, why: Không gọi lại được.}
  luong:
    step: 2
    says: Rồi sao?
    answer: route
    ask: Ai?
    hint: {light: Khoan., full: Ghi.}
    handlers: {cap: Đội cáp, nha: Kỹ thuật tại nhà}
    told: {tn: Trưởng nhóm, zalo: Nhóm Zalo}
    outcomes:
      dung: {when: "all(cap, tn)", text: Đúng, points: {respond: 2}, to: tot, why: Đúng đội.}
      sai: {text: Sai, points: {respond: -1}, to: te, why: Sai đội.}
endings:
  tot: {title: Tốt, result: good, csat: 5, says: Cảm ơn.}
  te: {title: Tệ, result: bad, csat: 2, says: Thôi.}
)yaml";

struct Played {
    Sandbox sandbox;
    std::unique_ptr<app::App> app;
    Uuid attempt;

    Played() {
        std::ofstream(sandbox.share() / "scenarios" / "phone" / "mat-so.yaml") << scene_text;
        app = sandbox.open_with_person();
        begin(*app, "mat-so", false);
        attempt = app->model().play->attempt;
    }
    void answer(const app::Choose& choose) {
        const int before = app->model().play->decisions;
        app->run(choose);
        REQUIRE(app->model().play->decisions == before + 1);
    }
    void write(std::string text) { fill({std::move(text)}); }
    void fill(std::vector<std::string> entries) {
        answer({.attempt = attempt, .entries = std::move(entries)});
    }
    void route(std::vector<std::uint8_t> picks) { answer({.attempt = attempt, .picks = std::move(picks)}); }
    void set_off(domain::Trigger trigger) { answer({.attempt = attempt, .trigger = trigger}); }
    const app::Debrief& debrief() {
        app->run(app::OpenDebrief{attempt});
        REQUIRE(app->model().debrief.has_value());
        return *app->model().debrief;
    }
};

} // namespace

TEST_CASE("the same outcome with more of it right is the better way, and says so instead of its why again") {
    Played played;
    played.write("Dạ con chia buồn với cô. Con xin lỗi cô.");
    played.fill({"a", "093", ""});
    played.route({0, 2});
    const app::DebriefDecision& log = played.debrief().decisions.at(1);
    CHECK(log.regret > 0);
    CHECK(log.verdict != domain::Verdict::good);
    CHECK(log.why == "Gọi lại được.");
    CHECK(log.better == "Người báo: Cô Hoa\nSố: Số đuôi 093\nHạn: 7 giờ sáng thứ Bảy");
    CHECK(log.better_why == played.app->texts().get("debrief.more_of_the_same"));
    CHECK(played.debrief().decisions.at(0).better.empty()); // nothing is better than all of it
}

TEST_CASE("a half reply is told the whole one, with the reason of that one") {
    Played played;
    played.write("Dạ con chia buồn với cô.");
    played.fill({"a", "093", "7 giờ sáng thứ Bảy"});
    played.route({0, 2});
    const app::DebriefDecision& reply = played.debrief().decisions.at(0);
    CHECK(reply.missing_acts == std::vector<std::string>{"Xin lỗi"});
    CHECK(reply.better.find("xin lỗi") != std::string::npos);
    CHECK(reply.better_why == "Được an ủi.");
    CHECK(played.debrief().decisions.at(1).better.empty());
}

TEST_CASE("a route says who handles it and who was told, in the conversation and in the debrief") {
    Played played;
    played.set_off(domain::Trigger::cut_in);
    played.fill({"", "", ""});
    played.route({1});
    const auto& lines = played.app->model().play->lines;
    CHECK(std::any_of(lines.begin(), lines.end(), [](const app::Line& line) {
        return line.kind == app::LineKind::staff && line.text == "Xử lý: Kỹ thuật tại nhà\nKhông báo ai";
    }));
    const app::Debrief& debrief = played.debrief();
    CHECK(debrief.decisions.at(0).trigger == domain::Trigger::cut_in);
    CHECK(debrief.decisions.at(0).pitfalls.size() == 1);
    CHECK(debrief.decisions.at(2).said == "Xử lý: Kỹ thuật tại nhà\nKhông báo ai");
    CHECK(debrief.decisions.at(2).better == "Xử lý: Đội cáp\nBáo cho: Trưởng nhóm");
}

TEST_CASE("an empty reply and one that is too long are refused and leave the moment as it was") {
    Played played;
    for (const std::string& text : {std::string(" \n"), std::string(17 * 1024, 'a')}) {
        played.app->run(app::Choose{.attempt = played.attempt, .entries = {text}});
        CHECK(played.app->model().play->decisions == 0);
        CHECK_FALSE(played.app->model().notices.empty());
    }
    played.set_off(domain::Trigger::late);
    CHECK(played.app->model().play->lines.at(1).text == "(im lặng)");
}
