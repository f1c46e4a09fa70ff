// A lead's reading of a typed reply: what the debrief makes of it, and the form in which it is handed out.
#include "app/corrections.h"

#include "app/app_fixture.h"
#include "app/scene_library.h"
#include "content/competency_file.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <fstream>

using namespace mq;
using namespace mq::tests;

namespace {

constexpr const char* scene_text = R"yaml(scene: 1
id: mat-so
revision: 1
title: Số máy cũ
summary: “Số ấy của ông nhà tôi.”
channel: chat
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
    says: {vi: "Số đó của ông nhà {tôi}.", en: "It was my husband's."}
    answer: type
    ask: Viết câu trả lời
    needs: [empathize, apologize]
    unsure: nua
    hint: {light: Khoan., full: Chia buồn.}
    outcomes:
      du: {when: "all(needs) and none(hurts)", example: "Dạ {mình} chia buồn với {khách}. {Mình} xin lỗi {khách}.", text: Đủ, points: {understand: 2}, mood: 10, to: roi, why: Được an ủi.}
      nua: {when: "any(needs) and none(hurts)", example: "Dạ {mình} chia buồn với {khách}.", text: Nửa, points: {understand: [0, 1]}, mood: 1, to: roi, why: Mới một nửa.}
      khong: {example: Dạ., text: Không, points: {understand: -2}, mood: -9, to: roi, why: Chẳng gì cả.}
  roi:
    step: 2
    says: Rồi sao?
    answer: one
    options:
      hen: {text: Hẹn giờ., points: {respond: 2}, to: tot, why: Có hẹn.}
      thoi: {text: Thôi., points: {respond: -1}, to: te, why: Không hẹn.}
endings:
  tot: {title: Tốt, result: good, csat: 5, says: Cảm ơn.}
  te: {title: Tệ, result: bad, csat: 2, says: Thôi.}
)yaml";

/// A finished attempt with one typed reply.
struct Finished {
    Sandbox sandbox;
    std::unique_ptr<app::App> app;
    Uuid attempt;

    explicit Finished(const std::string& reply) {
        std::ofstream(sandbox.share() / "scenarios" / "chat" / "mat-so.yaml") << scene_text;
        app = sandbox.open_with_person();
        begin(*app, "mat-so", false);
        attempt = app->model().play->attempt;
        app->run(app::Choose{.attempt = attempt, .entries = {reply}});
        app->run(app::Choose{.attempt = attempt, .picks = {0}});
        app->run(app::OpenDebrief{attempt});
        REQUIRE(app->model().debrief.has_value());
    }
    void become(app::Role role) {
        app->run(app::ChangeProfile{
            .name = "Lê Thị Bảo Ngân", .role = role, .birth_year = {}, .gender = {}, .region = {}});
        app->run(app::OpenDebrief{attempt});
    }
    void correct(std::vector<std::string> acts) { app->run(app::CorrectActs{attempt, 0, std::move(acts)}); }
    [[nodiscard]] const app::DebriefDecision& typed() const { return app->model().debrief->decisions.at(0); }
    [[nodiscard]] std::vector<app::CorrectedReply> exported() const {
        const auto loaded = content::load_competency_file(sandbox.share() / "competencies" / "a01.yaml");
        REQUIRE(loaded.competency.has_value());
        auto replies = app::corrected_replies(sandbox.data() / "monqua.db", *loaded.competency);
        REQUIRE(replies.has_value());
        return *replies;
    }
};

std::vector<std::string> ids_of(const std::vector<app::TypedAct>& acts) {
    std::vector<std::string> out;
    for (const app::TypedAct& act : acts)
        out.push_back(act.id);
    return out;
}

} // namespace

TEST_CASE("a corrected reply comes out as a labelled one: what was said before, the reply, the lead's acts") {
    Finished done("Dạ con chia buồn với cô.");
    CHECK(done.exported().empty());
    done.become(app::Role::lead);
    done.correct({"thank", "empathize"});
    done.app.reset(); // the program may be open or not
    const auto replies = done.exported();
    REQUIRE(replies.size() == 1);
    CHECK(replies[0].id == done.attempt.str() + "/1");
    CHECK(replies[0].channel == "chat");
    CHECK(replies[0].customer == "Số đó của ông nhà tui.");
    CHECK(replies[0].reply == "Dạ con chia buồn với cô.");
    CHECK(replies[0].acts == std::vector<std::string>{"empathize", "thank"}); // in the order of the scheme
}

TEST_CASE("the newest correction counts; a choice and an attempt nobody corrected give nothing") {
    Finished done("Dạ con chia buồn với cô.");
    done.become(app::Role::lead);
    done.correct({"thank"});
    done.correct({"apologize"});
    done.app->run(app::CorrectActs{done.attempt, 1, {"own"}}); // decision 2 was a choice
    const auto replies = done.exported();
    REQUIRE(replies.size() == 1);
    CHECK(replies[0].acts == std::vector<std::string>{"apologize"});
}

TEST_CASE("the debrief tells the lead's reading in the place of the first one; path and score stay") {
    Finished done("Dạ con chia buồn với cô.");
    CHECK_FALSE(done.app->model().debrief->can_correct);
    CHECK(ids_of(done.typed().acts) == std::vector<std::string>{"empathize"});
    CHECK(done.typed().missing_acts == std::vector<std::string>{"Xin lỗi"});
    const int score = done.app->model().debrief->score;
    const std::string why = done.typed().why;
    const auto words = done.typed().acts.front().words;
    done.correct({"apologize"}); // a trainee may not
    CHECK_FALSE(done.typed().corrected);
    CHECK_FALSE(done.app->model().notices.empty());

    done.become(app::Role::lead);
    CHECK(done.app->model().debrief->can_correct);
    done.correct({"empathize", "apologize", "overpromise"});
    CHECK(done.typed().corrected);
    CHECK(ids_of(done.typed().acts) == std::vector<std::string>{"apologize", "empathize", "overpromise"});
    CHECK(done.typed().acts.at(0).needed);
    CHECK(done.typed().acts.at(0).words.empty());
    CHECK(done.typed().acts.at(1).words == words); // found by both
    CHECK(done.typed().acts.at(2).hurts);
    CHECK_FALSE(done.typed().unsure);
    CHECK(done.typed().missing_acts.empty());
    CHECK(done.typed().first_reading == "Chạm tới cảm xúc của khách");
    CHECK(done.typed().why == why);
    CHECK(done.app->model().debrief->score == score);

    done.become(app::Role::trainee); // reads it, and can't change it
    CHECK(done.typed().corrected);
    CHECK_FALSE(done.app->model().debrief->can_correct);
    done.become(app::Role::lead);
    done.correct({});
    CHECK(done.typed().acts.empty());
    CHECK(done.typed().missing_acts.size() == 2);
}

TEST_CASE("a debrief knows where the handbook tells more, and the handbook the way back") {
    Finished done("Dạ.");
    const app::DebriefDecision typed = done.typed();
    REQUIRE(typed.missing_acts.size() == 2);
    REQUIRE(typed.missing_entries.size() == 2);
    CHECK(typed.step_entry == app::HandbookRef{app::HandbookSection::steps, 0});
    CHECK(typed.principle_entries.size() == typed.principles.size());
    REQUIRE(typed.missing_entries[0].has_value());
    CHECK(typed.missing_entries[0]->section == app::HandbookSection::wording);
    done.app->run(app::OpenHandbook{*typed.missing_entries[0]});
    const app::Model& model = done.app->model();
    CHECK(model.page == app::Page::handbook);
    CHECK(model.handbook.asked == typed.missing_entries[0]);
    CHECK(model.handbook.back == "Số máy cũ");
    const auto at = static_cast<std::size_t>(typed.missing_entries[0]->index);
    REQUIRE(at < model.handbook.wording.size());
    CHECK(model.handbook.wording[at].name == "Khách đang giận");
    CHECK(model.handbook.wording[at].say.size() >= 2);
    app::Settings english = model.settings;
    english.language = app::Language::en;
    done.app->run(app::ChangeSettings{english});
    CHECK(model.handbook.wording[at].name == "An angry customer");
    CHECK(model.handbook.asked == typed.missing_entries[0]);
    done.app->run(app::OpenPage{app::Page::debrief});
    CHECK(model.page == app::Page::debrief);
    done.app->run(app::OpenPage{app::Page::handbook}); // by itself: nothing is asked for
    CHECK_FALSE(model.handbook.asked);
    CHECK(model.handbook.back.empty());
}

TEST_CASE("every pitfall and critical error named in a decision has its entry in the handbook") {
    Finished done("Dạ.");
    done.app->run(app::OpenPage{app::Page::handbook});
    const app::Handbook book = done.app->model().handbook;
    const auto loaded = content::load_competency_file(done.sandbox.share() / "competencies" / "a01.yaml");
    REQUIRE(loaded.competency.has_value());
    CHECK(book.avoid.size() + book.mistakes.size() == loaded.competency->pitfalls.size());
    CHECK(book.critical.size() == loaded.competency->critical_errors.size());
    CHECK(book.wording.size() >= 8);
}

TEST_CASE("an export of what is no database fails and makes none") {
    const Sandbox sandbox;
    const auto loaded = content::load_competency_file(sandbox.share() / "competencies" / "a01.yaml");
    REQUIRE(loaded.competency.has_value());
    const auto nowhere = sandbox.folder() / "nowhere.db";
    CHECK_FALSE(app::corrected_replies(nowhere, *loaded.competency).has_value());
    CHECK_FALSE(std::filesystem::exists(nowhere));
}
