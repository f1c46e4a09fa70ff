#include "interview_fixture.h"

#include <algorithm>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

void says(const std::string& sentence, std::string_view part) {
    INFO(sentence);
    CHECK(sentence.find(part) != std::string::npos);
}

std::vector<int> first_ratings(const std::vector<AnswerRow>& rows) {
    std::vector<int> ratings;
    for (const AnswerRow& row : rows)
        ratings.push_back(row.latest.ratings.at(0).rating.value_or(0));
    return ratings;
}

InterviewClosed signed_by(const InterviewWorld& world) {
    return {"Hợp với đội hỗ trợ buổi tối.", world.panel};
}

} // namespace

TEST_CASE("an interview goes from its plan over rating to open and closed") {
    on_both([](InterviewWorld& w) {
        w.make_plan();
        const InterviewRow planned = need(w.store.interview(w.interview)).value();
        CHECK(planned.plan == w.plan());
        CHECK(planned.person == w.candidate);
        CHECK(planned.state == InterviewState::planned);
        CHECK(iso_day(planned.day) == "2025-11-22");
        REQUIRE(planned.panel.size() == 3);
        CHECK(planned.panel[1].name == "Đỗ Nam");
        w.done(w.answer(1, "A01-Q2", 3), Instant{noon.unix_ms + 60'000});
        CHECK(w.state() == InterviewState::rating);
        CHECK(need(w.store.interview(w.interview))->panel[1].answers == 1);
        CHECK(need(w.store.interview(w.interview))->last.unix_ms == noon.unix_ms + 60'000);
        for (std::size_t rater = 0; rater < 3; ++rater) {
            CHECK(w.state() == InterviewState::rating);
            w.rate_all(rater, 3);
            w.hand_in(rater);
            CHECK(need(w.store.interview(w.interview))->panel[rater].handed_in);
        }
        CHECK(w.state() == InterviewState::open);
        w.done(signed_by(w), Instant{noon.unix_ms + 2 * 86'400'000});
        const InterviewRow closed = need(w.store.interview(w.interview)).value();
        CHECK(closed.state == InterviewState::closed);
        CHECK(closed.closed == signed_by(w));
        CHECK(iso_day(closed.day) == "2025-11-23");
    });
}

TEST_CASE("nobody reads another's ratings before all have handed in") {
    on_both([](InterviewWorld& w) {
        w.make_plan();
        w.rate_all(0, 4);
        w.rate_all(1, 2);
        w.hand_in(0);
        w.hand_in(1);
        const auto refused = w.store.panel_answers(w.interview);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().kind == ErrorKind::refused);
        CHECK(first_ratings(need(w.store.own_answers(w.interview, w.panel[0].id))) == std::vector{4, 4});
        CHECK(need(w.store.own_answers(w.interview, w.panel[2].id)).empty());
        for (const RecordedEvent& row : need(w.store.events_of(w.interview)))
            CHECK_FALSE(std::holds_alternative<AnswerRated>(row.event.what));
        CHECK(need(w.store.rated(w.candidate)).empty());
        w.rate_all(2, 3);
        w.hand_in(2);
        CHECK(first_ratings(need(w.store.panel_answers(w.interview))) == std::vector{4, 2, 3, 4, 2, 3});
        const auto all = need(w.store.events_of(w.interview));
        CHECK(std::ranges::count_if(all, [](const RecordedEvent& row) {
                  return std::holds_alternative<AnswerRated>(row.event.what);
              }) == 6);
    });
    const InterviewWorld w;
    const auto unknown = w.store.panel_answers(w.interview);
    REQUIRE_FALSE(unknown.has_value());
    CHECK(unknown.error().kind == ErrorKind::not_found);
}

TEST_CASE("what is read before the opening never loads another's row") {
    class Counting final : public Vault {
    public:
        Result<Sealed> seal(const SealContext&, std::string_view plain) override {
            return Sealed{std::string(plain.rbegin(), plain.rend()), 3};
        }
        Result<std::string> open(const SealContext&, const Sealed& sealed) const override {
            std::string plain(sealed.bytes.rbegin(), sealed.bytes.rend());
            if (plain.find("điểm của Nam") != std::string::npos)
                ++opened_others;
            return plain;
        }
        mutable int opened_others = 0;
    };
    const auto vault = std::make_shared<Counting>();
    OpenOptions options = quiet_options();
    options.vault = vault;
    InterviewWorld w(false, options);
    w.make_plan();
    AnswerRated nam = w.answer(1, "A01-Q1", 1);
    nam.action = "điểm của Nam";
    w.done(nam);
    need(w.store.save_draft(w.interview, draft_of_rating(w.panel[1].id, "A01-Q2"), "điểm của Nam", noon));
    w.rate_all(0, 4);
    w.hand_in(0);
    vault->opened_others = 0;
    static_cast<void>(need(w.store.own_answers(w.interview, w.panel[0].id)));
    static_cast<void>(need(w.store.interviews()));
    static_cast<void>(need(w.store.interview(w.interview)));
    static_cast<void>(need(w.store.events_of(w.interview)));
    static_cast<void>(need(w.store.drafts(w.interview)));
    static_cast<void>(need(w.store.drafts(w.interview, draft_of_rating(w.panel[0].id))));
    static_cast<void>(need(w.store.settled(w.interview)));
    static_cast<void>(need(w.store.rated(w.candidate)));
    static_cast<void>(w.store.panel_answers(w.interview));
    CHECK(vault->opened_others == 0);
    CHECK(need(w.store.own_answers(w.interview, w.panel[1].id)).size() == 1);
    CHECK(vault->opened_others == 1);
}

TEST_CASE("a later row of the same rater and question takes the place of the one before") {
    on_both([](InterviewWorld& w) {
        w.make_plan();
        w.done(w.answer(0, "A01-Q2", 2));
        w.done(w.answer(0, "A01-Q1", std::nullopt));
        w.done(w.answer(0, "A01-Q2", 5));
        const auto own = need(w.store.own_answers(w.interview, w.panel[0].id));
        REQUIRE(own.size() == 2);
        CHECK(own[0].latest == w.answer(0, "A01-Q1", std::nullopt));
        CHECK(own[1].latest == w.answer(0, "A01-Q2", 5));
        CHECK_FALSE(own[1].first.has_value()); // changed before anybody saw anything
    });
}

TEST_CASE("a rating is refused that doesn't fit the interview") {
    on_both([](InterviewWorld& w) {
        says(w.refusal(w.answer(0, "A01-Q1", 3)), "không có buổi phỏng vấn");
        w.make_plan();
        AnswerRated stranger = w.answer(0, "A01-Q1", 3);
        stranger.rater = w.candidate;
        says(w.refusal(stranger), "không có trong hội đồng");
        says(w.refusal(w.answer(0, "A01-Q7", 3)), "câu hỏi này không có");
        for (const int rating : {0, 6, -1})
            says(w.refusal(w.answer(0, "A01-Q1", rating)), "từ 1 đến 5");
        AnswerRated elsewhere = w.answer(0, "A01-Q1", 3);
        elsewhere.ratings[0].facet = "autonomy";
        says(w.refusal(elsewhere), "không đo trục");
        AnswerRated twice = w.answer(0, "A01-Q1", 3);
        twice.ratings[0].facet = twice.ratings[1].facet;
        says(w.refusal(twice), "hai lần");
        Event of_another = w.of_interview(w.answer(0, "A01-Q1", 3));
        of_another.person = w.panel[0].id;
        CHECK_FALSE(w.write(of_another).has_value());
        CHECK(w.state() == InterviewState::planned);
    });
}

TEST_CASE("what was handed in is locked until all have handed in, then a change needs a reason") {
    on_both([](InterviewWorld& w) {
        w.make_plan();
        w.rate_all(0, 4);
        w.hand_in(0);
        says(w.refusal(w.answer(0, "A01-Q1", 5)), "đã nộp");
        says(w.refusal(w.answer(0, "A01-Q1", 5, "nhầm")), "đã nộp");
        says(w.refusal(RatingsHandedIn{w.panel[0].id}), "đã nộp");
        says(w.refusal(RatingsHandedIn{w.panel[1].id}), "chưa chấm câu nào");
        says(w.refusal(RatingsHandedIn{w.candidate}), "không có trong hội đồng");
        w.done(w.answer(1, "A01-Q1", 2));
        w.hand_in(1);
        w.rate_all(2, 3);
        w.hand_in(2);
        says(w.refusal(w.answer(0, "A01-Q1", 3)), "lý do");
        says(w.refusal(w.answer(0, "A01-Q1", 3, " \n")), "lý do");
        says(w.refusal(w.answer(1, "A01-Q2", 3, "bổ sung")), "chưa được chấm trước khi mở");
        w.done(w.answer(0, "A01-Q1", 3, "Nghe lại ghi chú của Nam."));
        w.done(w.answer(0, "A01-Q1", 2, "Xem lại neo mức 2."));
        const auto own = need(w.store.own_answers(w.interview, w.panel[0].id));
        CHECK(own.at(0).latest == w.answer(0, "A01-Q1", 2, "Xem lại neo mức 2."));
        CHECK(own.at(0).first == w.answer(0, "A01-Q1", 4)); // as it was handed in, not the change between
        CHECK_FALSE(own.at(1).first.has_value());
    });
}

TEST_CASE("who left counts nowhere, and is waited for no more") {
    on_both([](InterviewWorld& w) {
        w.make_plan();
        w.rate_all(0, 4);
        w.rate_all(1, 1);
        w.hand_in(0);
        says(w.refusal(PanelMemberLeft{w.panel[0].id, "bận"}), "đã nộp");
        says(w.refusal(PanelMemberLeft{w.candidate, "bận"}), "không có trong hội đồng");
        w.done(PanelMemberLeft{w.panel[1].id, "Bận họp"});
        says(w.refusal(PanelMemberLeft{w.panel[1].id, "lại"}), "đã rời");
        says(w.refusal(w.answer(1, "A01-Q1", 3)), "đã rời");
        says(w.refusal(RatingsHandedIn{w.panel[1].id}), "đã rời");
        CHECK(w.state() == InterviewState::rating);
        w.done(PanelMemberLeft{w.panel[2].id, "Nghỉ ốm"});
        CHECK(w.state() == InterviewState::open);
        CHECK(first_ratings(need(w.store.panel_answers(w.interview))) == std::vector{4, 4});
        w.done(signed_by(w));
        const auto rated = need(w.store.rated(w.candidate));
        REQUIRE(rated.size() == 1);
        CHECK(rated[0].cells.size() == 4);
        for (const RatedRow::Cell& cell : rated[0].cells)
            CHECK(cell.rater == w.panel[0].id);
    });
    on_both([](InterviewWorld& w) {
        w.make_plan();
        w.done(PanelMemberLeft{w.panel[0].id, {}});
        w.done(PanelMemberLeft{w.panel[1].id, {}});
        says(w.refusal(PanelMemberLeft{w.panel[2].id, {}}), "không còn ai");
    });
}

TEST_CASE("the panel agrees once all have handed in, and what it agrees on is never a rating") {
    on_both([](InterviewWorld& w) {
        w.make_plan();
        w.rate_all(0, 4);
        w.hand_in(0);
        says(w.refusal(CellSettled{"A01-Q1", "respond", 4, {}}), "chưa nộp");
        says(w.refusal(signed_by(w)), "chưa nộp");
        for (const std::size_t rater : {std::size_t{1}, std::size_t{2}}) {
            w.rate_all(rater, 2);
            w.hand_in(rater);
        }
        says(w.refusal(CellSettled{"A01-Q9", "respond", 4, {}}), "câu hỏi này không có");
        says(w.refusal(CellSettled{"A01-Q1", "autonomy", 4, {}}), "không đo trục");
        says(w.refusal(CellSettled{"A01-Q1", "respond", 6, {}}), "từ 1 đến 5");
        w.done(CellSettled{"A01-Q2", "respond", std::nullopt, "Thiếu ví dụ."});
        w.done(CellSettled{"A01-Q1", "respond", 4, "Theo Hà."});
        w.done(CellSettled{"A01-Q1", "respond", 3, "Xem lại neo."});
        const auto settled = need(w.store.settled(w.interview));
        REQUIRE(settled.size() == 2);
        CHECK(settled[0].cell == CellSettled{"A01-Q1", "respond", 3, "Xem lại neo."});
        CHECK(settled[0].times == 2);
        CHECK(settled[1].times == 1);
        w.done(signed_by(w));
        const auto evidence = need(w.store.rated(w.candidate));
        REQUIRE_FALSE(evidence.at(0).cells.empty());
        for (const RatedRow::Cell& cell : evidence[0].cells)
            CHECK(cell.rating != 3);
    });
}

TEST_CASE("a closed or cancelled interview takes nothing more") {
    on_both([](InterviewWorld& w) {
        w.open_ratings();
        w.done(signed_by(w));
        for (const Payload& what :
             {Payload(w.answer(0, "A01-Q1", 3, "muộn")), Payload(RatingsHandedIn{w.panel[0].id}),
              Payload(PanelMemberLeft{w.panel[0].id, {}}), Payload(CellSettled{"A01-Q1", "respond", 3, {}}),
              Payload(signed_by(w)), Payload(InterviewCancelled{"muộn"}), Payload(SessionPlanned{{"a"}})})
            says(w.refusal(what), "đã chốt");
    });
    on_both([](InterviewWorld& w) {
        w.make_plan();
        w.rate_all(0, 3);
        w.done(InterviewCancelled{"Ứng viên rút."});
        CHECK(w.state() == InterviewState::cancelled);
        for (const Payload& what :
             {Payload(w.answer(0, "A01-Q1", 3)), Payload(RatingsHandedIn{w.panel[0].id}),
              Payload(signed_by(w)), Payload(InterviewCancelled{"lại"})})
            says(w.refusal(what), "đã huỷ");
        CHECK_FALSE(w.store.panel_answers(w.interview).has_value()); // never opened
    });
}

TEST_CASE("an interview is cancelled at any moment before it is closed") {
    on_both([](InterviewWorld& w) {
        w.make_plan();
        w.done(InterviewCancelled{});
        CHECK(w.state() == InterviewState::cancelled);
    });
    on_both([](InterviewWorld& w) {
        w.open_ratings();
        w.done(InterviewCancelled{"Đổi nhu cầu."});
        CHECK(w.state() == InterviewState::cancelled);
        CHECK(need(w.store.panel_answers(w.interview)).size() == 6); // they had been seen
        CHECK(need(w.store.rated(w.candidate)).empty());             // but are no evidence
    });
}

TEST_CASE("two windows at one interview lose nothing: what comes late is refused and its draft stays") {
    on_both([](InterviewWorld& w) {
        w.make_plan();
        const std::string draft = draft_of_rating(w.panel[0].id, "A01-Q2");
        w.done(w.answer(0, "A01-Q1", 3)); // first window
        w.done(w.answer(1, "A01-Q1", 4)); // second window
        w.done(w.answer(0, "A01-Q1", 2)); // the first rater again, in the second
        need(w.store.save_draft(w.interview, draft, "còn đang viết", noon));
        const auto rows = need(w.store.events_after(0, 1'000)).size();
        const std::vector<Event> late{w.of_interview(RatingsHandedIn{w.panel[0].id}),
                                      w.of_interview(w.answer(0, "A01-Q2", 5))};
        CHECK_FALSE(w.store.append(late).has_value()); // handed in before: nothing of the two is written
        CHECK(need(w.store.events_after(0, 1'000)).size() == rows);
        CHECK(need(w.store.drafts(w.interview, draft)) == std::vector<Draft>{{draft, "còn đang viết"}});
        CHECK_FALSE(need(w.store.interview(w.interview))->panel[0].handed_in);
        CHECK(need(w.store.own_answers(w.interview, w.panel[0].id)).at(0).latest == w.answer(0, "A01-Q1", 2));
        CHECK(need(w.store.own_answers(w.interview, w.panel[1].id)).size() == 1);
        const auto second = Store::open(w.folder.file(), quiet_options());
        REQUIRE_FALSE(second.has_value()); // another program never writes at the same time
        CHECK(second.error().kind == ErrorKind::busy);
    });
}

TEST_CASE("a plan that can't be carried out is refused") {
    InterviewWorld w;
    w.make_plan();
    says(w.refusal(w.plan()), "đã được lên lịch");
    w.interview = w.store.new_id(noon);
    InterviewPlanned plan = w.plan();
    plan.panel.clear();
    says(w.refusal(plan), "1 đến 5");
    for (int i = 0; i < 6; ++i)
        plan.panel.push_back({w.store.new_id(noon), "Người chấm"});
    says(w.refusal(plan), "1 đến 5");
    plan = w.plan();
    plan.panel[1].id = plan.panel[0].id;
    says(w.refusal(plan), "hai lần");
    plan = w.plan();
    plan.questions[1].id = plan.questions[0].id;
    says(w.refusal(plan), "hai lần");
    plan.questions.clear();
    says(w.refusal(plan), "câu hỏi");
    plan = w.plan();
    plan.guide = content_hash("not kept");
    CHECK_FALSE(w.write(plan).has_value()); // what it is judged with must be in the file
    w.candidate = w.store.new_id(noon);
    says(w.refusal(w.plan()), "người này");
    CHECK(need(w.store.interviews()).size() == 1);
}

TEST_CASE("interviews are listed newest plan first, by person and state, with their guided session") {
    on_both([](InterviewWorld& w) {
        w.make_plan();
        const Uuid first = w.interview;
        w.done(SessionPlanned{{"xe-om-tre", "chu-ky-so-cham"}});
        w.interview = w.store.new_id(noon);
        w.done(w.plan());
        w.done(InterviewCancelled{"Trùng lịch."});
        const auto all = need(w.store.interviews());
        REQUIRE(all.size() == 2);
        CHECK(all[1].id == first);
        CHECK(all[1].session_scenes == std::vector<std::string>{"xe-om-tre", "chu-ky-so-cham"});
        CHECK(all[0].session_scenes.empty());
        CHECK(need(w.store.interviews({w.candidate, InterviewState::planned})).size() == 1);
        CHECK(need(w.store.interviews({w.panel[0].id, std::nullopt})).empty());
        CHECK(need(w.store.interviews({std::nullopt, InterviewState::cancelled})).at(0).id == w.interview);
        CHECK_FALSE(need(w.store.interview(w.candidate)).has_value());
    });
}
