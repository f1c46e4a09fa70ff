#include "app/kept_standing.h"
#include "app/lead_desk.h"
#include "app/people_fixture.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace mq;
using namespace mq::tests;

namespace {

const app::SignoffLine& newest_signoff(const LeadDesk& desk) {
    REQUIRE_FALSE(desk.model().member.signoffs.empty());
    return desk.model().member.signoffs.front();
}

} // namespace

TEST_CASE("a level that isn't what the evidence says is signed with a reason, and never one's own") {
    LeadDesk desk;
    const Uuid known = desk.add("Phạm Thu Hà");
    const Uuid unknown = desk.add("Võ Minh");
    const Uuid candidate = desk.add("Ngô Lan", store::Role::candidate);
    desk.finish(known, months_of_work(desk));
    desk.does(app::OpenMember{known});
    REQUIRE(desk.model().member.row.reported.has_value());
    const int reported = *desk.model().member.row.reported;
    const int another = reported == 5 ? 4 : reported + 1;
    CHECK(desk.model().member.may_sign);
    CHECK(desk.refuses(app::SignLevel{known, another, " \n"}));
    CHECK(desk.refuses(app::SignLevel{unknown, 2, ""}));
    CHECK(desk.refuses(app::SignLevel{known, 0, "lý do"}));
    CHECK(desk.refuses(app::SignLevel{known, 6, "lý do"}));
    CHECK(desk.refuses(app::SignLevel{desk.lead(), 3, "tự thấy được"}));
    CHECK(desk.refuses(app::SignLevel{candidate, 3, "lý do"}));
    CHECK(desk.refuses(app::SignLevel{Uuid{}, 3, "lý do"}));
    CHECK(desk.said<store::LevelSigned>().empty());
    desk.does(app::OpenMember{known});
    desk.does(app::SignLevel{known, reported, ""});
    CHECK(newest_signoff(desk).holds);
    CHECK(newest_signoff(desk).level == reported);
    CHECK(newest_signoff(desk).by == "Trần Văn Quý");
    CHECK(desk.model().member.row.official == reported);
    desk.does(app::SignLevel{unknown, 2, "  Làm ở quầy ba năm  "});
    desk.does(app::OpenMember{unknown});
    CHECK(newest_signoff(desk).word == "Làm ở quầy ba năm");
    CHECK_FALSE(newest_signoff(desk).reported.has_value());
    desk.sit_down(unknown);
    CHECK(desk.refuses(app::SignLevel{known, reported, "bạn em"}));
}

TEST_CASE("a signed level can be worked out again from what is frozen with it") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    desk.finish(person, months_of_work(desk));
    desk.does(app::OpenMember{person});
    const int reported = desk.model().member.row.reported.value();
    desk.does(app::SignLevel{person, reported, ""});
    desk.pass_days(30);
    desk.finish(person, {{desk.scenes(true).front(), 0.1, true, 30, {}, 8, true}, // came in afterwards
                         {desk.scenes(true).back(), 0.1, true, 0, {}, 8, true}});
    const auto rows = desk.said<store::LevelSigned>();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].actor == desk.lead());
    const auto& level = std::get<store::LevelSigned>(rows[0].what);
    desk.in_store([&](store::Store& store) {
        const auto text = store.content(level.competency_content).value();
        REQUIRE(text.has_value());
        CHECK(text->kind == store::ContentKind::competency);
        CHECK(text->text == frozen_competency().content.text);
        const FrozenCompetency competency = frozen_competency();
        CHECK(level.scoring_version == competency.estimator->competency().scoring.version);
        const auto finished = store.finished(person).value();
        const auto basis = app::standing_basis(finished, {}, competency.estimator->competency(),
                                               Day{level.day}, level.position);
        CHECK(basis.count() == 8);
        CHECK(basis.position == level.position);
        const domain::Standing again = competency.estimator->standing(basis.records, Day{level.day});
        REQUIRE(again.reported.has_value());
        CHECK(again.reported->number() == level.reported);
        CHECK(level.level == reported);
    });
}

TEST_CASE("a signed level goes through appeal, answer, withdrawal and a new signature") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const Uuid head = desk.add_head("Lê An");
    desk.does(app::SignLevel{person, 2, "Theo ba buổi ngồi cùng"});
    desk.does(app::OpenMember{person});
    const Uuid first = newest_signoff(desk).id;
    CHECK(desk.refuses(app::AnswerAppeal{first, true, "giữ"})); // nothing waits

    desk.sit_down(person); // who sees it on their own radar
    desk.does(app::OpenPage{app::Page::radar});
    REQUIRE(desk.model().radar.official.has_value());
    CHECK(desk.model().radar.official->level == 2);
    CHECK(desk.model().radar.official->by == "Trần Văn Quý");
    CHECK(desk.model().radar.official->may_appeal);
    CHECK(desk.refuses(app::AppealLevel{first, "  "}));
    CHECK(desk.refuses(app::AppealLevel{Uuid{}, "em không đồng ý"}));
    desk.does(app::AppealLevel{first, "Hai tháng gần đây em làm tốt hơn"});
    CHECK(desk.model().radar.official->appealed);
    CHECK_FALSE(desk.model().radar.official->holds);
    CHECK_FALSE(desk.model().radar.official->may_appeal);
    CHECK(desk.refuses(app::AppealLevel{first, "lần nữa"}));
    CHECK(desk.refuses(app::AnswerAppeal{first, false, "tự rút"}));

    desk.sit_down(desk.lead());
    desk.does(app::OpenMember{person});
    CHECK(newest_signoff(desk).appealed);
    CHECK(newest_signoff(desk).appeal == "Hai tháng gần đây em làm tốt hơn");
    CHECK_FALSE(newest_signoff(desk).may_answer); // who signed it, while there is somebody else
    CHECK(desk.model().member.row.appealed);
    CHECK_FALSE(desk.model().member.row.official.has_value());
    CHECK_FALSE(desk.model().member.may_sign);
    CHECK(desk.refuses(app::SignLevel{person, 3, "lý do"})); // the appeal waits
    CHECK(desk.refuses(app::AnswerAppeal{first, true, "tôi ký tôi biết"}));

    desk.sit_down(head);
    desk.does(app::OpenMember{person});
    CHECK(newest_signoff(desk).may_answer);
    CHECK(desk.refuses(app::AnswerAppeal{first, true, ""}));
    desk.does(app::AnswerAppeal{first, true, "Bằng chứng chưa đổi"});
    CHECK(newest_signoff(desk).holds);
    CHECK(newest_signoff(desk).answer == "Bằng chứng chưa đổi");
    CHECK(newest_signoff(desk).answered_by == "Lê An");
    CHECK(desk.model().member.row.official == 2);
    desk.does(app::AppealLevel{first, "Em vẫn chưa đồng ý"}); // a lead for the person
    desk.does(app::AnswerAppeal{first, false, "Xem lại thấy ký sớm"});
    CHECK_FALSE(newest_signoff(desk).holds);
    CHECK_FALSE(desk.model().member.row.official.has_value());
    CHECK(desk.refuses(app::AppealLevel{first, "đã rút rồi"}));

    desk.does(app::SignLevel{person, 3, "Sau khi xem lại"});
    desk.reopen();
    desk.does(app::OpenMember{person});
    REQUIRE(desk.model().member.signoffs.size() == 2);
    CHECK(desk.model().member.signoffs[0].level == 3);
    CHECK(desk.model().member.signoffs[0].holds);
    CHECK_FALSE(desk.model().member.signoffs[1].holds);
    desk.does(app::SignLevel{person, 4, "Qua đợt quan sát"});
    REQUIRE(desk.model().member.signoffs.size() == 3);
    CHECK(desk.model().member.signoffs[0].level == 4);
    CHECK_FALSE(desk.model().member.signoffs[1].holds); // replaced
    CHECK(desk.model().member.signoffs[1].state_line.find(vietnamese_day(desk.today())) != std::string::npos);
}

TEST_CASE("HR answers an appeal without the person's page: it is a request as the law has it") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const Uuid hr = desk.add("Lê An", store::Role::hr);
    desk.does(app::SignLevel{person, 2, "Theo ba buổi ngồi cùng"});
    desk.does(app::OpenMember{person});
    const Uuid signoff = newest_signoff(desk).id;
    desk.sit_down(person);
    desk.does(app::AppealLevel{signoff, "Hai tháng gần đây em làm tốt hơn"});
    desk.sit_down(hr);
    CHECK(desk.refuses(app::OpenMember{person}));
    desk.does(app::AnswerAppeal{signoff, false, "Ký sớm quá"});
    desk.sit_down(desk.lead());
    desk.does(app::OpenMember{person});
    CHECK_FALSE(newest_signoff(desk).holds);
    CHECK(newest_signoff(desk).answered_by == "Lê An");
}

TEST_CASE("who signed a level answers its appeal only where nobody else could") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà", store::Role::lead);
    desk.does(app::SignLevel{person, 2, "Theo ba buổi ngồi cùng"});
    desk.does(app::OpenMember{person});
    const Uuid signoff = newest_signoff(desk).id;
    desk.does(app::AppealLevel{signoff, "Bạn ấy nhờ xem lại"});
    CHECK(newest_signoff(desk).may_answer); // the other lead is the person themselves
    desk.does(app::AnswerAppeal{signoff, true, "Đã xem lại từng bằng chứng"});
    CHECK(newest_signoff(desk).holds);
}
