#include "app/interview_fixture.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace mq;
using namespace mq::tests;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 24 * hour_ms;

/// Everything a screen of conducting could show.
std::vector<std::string> texts_in(const app::Conduct& conduct) {
    std::vector<std::string> out{conduct.rater_name, conduct.person, conduct.initials,
                                 conduct.line,       conduct.kit,    conduct.saved_at};
    const auto add = [&out](const auto& texts) { out.insert(out.end(), texts.begin(), texts.end()); };
    for (const app::PanelBadge& badge : conduct.panel)
        add(std::vector{badge.name, badge.initials});
    for (const app::ConductQuestion& question : conduct.questions) {
        add(std::vector{question.id, question.name, question.text, question.kind, question.facets_line,
                        question.hard_probe, question.help_probe});
        add(question.probes);
        add(question.listen);
        add(question.red_flags);
        add(question.star);
        add(question.missing);
        for (const app::TagChoice& tag : question.tags)
            add(std::vector{tag.id, tag.name});
        for (const app::RatingRow& row : question.rows) {
            add(std::vector{row.facet, row.name, row.reason});
            for (const app::AnchorBox& anchor : row.anchors)
                add(std::vector{anchor.name, anchor.text});
        }
    }
    return out;
}

app::AnswerForm form_of(const app::ConductQuestion& question) {
    app::AnswerForm out;
    out.star = question.star;
    for (std::size_t i = 0; i < question.asked.size(); ++i)
        if (question.asked[i])
            out.asked.push_back(static_cast<int>(i));
    out.asked_hard = question.asked_hard;
    out.asked_help = question.asked_help;
    for (const app::TagChoice& tag : question.tags)
        if (tag.on)
            out.tags.push_back(tag.id);
    for (const app::RatingRow& row : question.rows)
        out.cells.push_back({row.facet, row.rating, row.not_enough, row.reason});
    out.elapsed_ms = question.elapsed_ms;
    return out;
}

} // namespace

TEST_CASE("what is being written is there again after the program was gone") {
    InterviewDesk desk;
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    desk.does(app::BeginTurn{line.id, desk.me()});
    const app::ConductQuestion& question = desk.model().conduct->questions.at(1);
    app::AnswerForm form = answer_form(question, 1, always(4));
    form.star[1] = "Một việc đang ghi dở, chưa xo";
    form.asked = {0, 2};
    form.asked_help = false;
    form.tags = {question.tags.at(1).id};
    form.cells.at(1) = {question.rows.at(1).facet, std::nullopt, true, ""};
    const app::Revision revision = desk.model().conduct->revision;
    desk.does(app::SaveAnswerDraft{question.id, form});
    CHECK(desk.model().conduct->revision == revision); // the boxes on the screen aren't overwritten
    CHECK_FALSE(desk.model().conduct->saved_at.empty());
    desk.reopen();
    desk.does(app::BeginTurn{line.id, desk.me()});
    const app::ConductQuestion& again = desk.model().conduct->questions.at(1);
    CHECK(again.drafted);
    CHECK_FALSE(again.saved);
    CHECK(form_of(again) == form);
    CHECK(desk.model().conduct->saved == 0);
    CHECK_FALSE(desk.model().conduct->questions.at(0).drafted);
}

TEST_CASE("a letter that was cut in half costs no more than that letter") {
    InterviewDesk desk;
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    desk.does(app::BeginTurn{line.id, desk.me()});
    const std::string id = desk.model().conduct->questions.at(0).id;
    app::AnswerForm form = answer_form(desk.model().conduct->questions.at(0), 0, always(4));
    form.star[2] = "Gọi kho\xE1\xBA";
    desk.does(app::SaveAnswerDraft{id, form});
    desk.reopen();
    desk.does(app::BeginTurn{line.id, desk.me()});
    CHECK(desk.model().conduct->questions.at(0).star[0] == form.star[0]);
    CHECK(desk.model().conduct->questions.at(0).star[2].starts_with("Gọi kho"));
    const Uuid person = somebody_led(desk);
    desk.does(app::OpenObservation{person});
    app::ObservationEntry entry;
    entry.what = "Khách hỏi\xC3";
    entry.word = "Giữ lời hẹn";
    desk.does(app::SaveObservationDraft{entry});
    desk.does(app::OpenObservation{person});
    CHECK(desk.model().observation->entry.word == "Giữ lời hẹn");
}

TEST_CASE("another language retells an interview that is open and keeps what is written") {
    InterviewDesk desk;
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    desk.does(app::BeginTurn{line.id, desk.me()});
    const app::ConductQuestion before = desk.model().conduct->questions.at(1);
    const app::AnswerForm form = answer_form(before, 1, always(4));
    desk.does(app::ShowQuestion{1});
    desk.does(app::SaveAnswerDraft{before.id, form});
    app::Settings settings = desk.model().settings;
    settings.language = app::Language::en;
    desk.does(app::ChangeSettings{settings});
    CHECK(desk.model().page == app::Page::conduct);
    REQUIRE(desk.model().conduct->current == 1);
    const app::ConductQuestion& after = desk.model().conduct->questions.at(1);
    CHECK(after.text != before.text);
    CHECK(after.rows.at(0).anchors[0].text != before.rows.at(0).anchors[0].text);
    CHECK(form_of(after) == form);
    hand_in(desk, line, 0, always(4));
    hand_in(desk, line, 1, always(4));
    const std::string english = desk.model().consensus->cells.at(0).question_text;
    desk.does(app::OpenPage{app::Page::interviews});
    settings.language = app::Language::vi;
    desk.does(app::ChangeSettings{settings});
    CHECK(desk.model().page == app::Page::interviews);
    CHECK(desk.model().consensus->cells.at(0).question_text != english);
}

TEST_CASE("saving asks for all that a rating rests on, and says where each of it belongs") {
    InterviewDesk desk;
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    desk.does(app::BeginTurn{line.id, desk.me()});
    const std::string id = desk.model().conduct->questions.at(0).id;
    const app::AnswerForm whole = answer_form(desk.model().conduct->questions.at(0), 0, always(4));
    const auto lacks = [&](app::MissingAt at, std::size_t row, const auto& change) {
        app::AnswerForm form = whole;
        change(form);
        desk.does(app::SaveAnswer{id, form});
        const app::ConductQuestion& question = desk.model().conduct->questions.at(0);
        CAPTURE(static_cast<int>(at));
        REQUIRE(question.missing.size() == 1);
        REQUIRE(question.missing_at.size() == 1);
        CHECK_FALSE(question.missing[0].empty());
        CHECK(question.missing_at[0].at == at);
        CHECK(question.missing_at[0].row == row);
        CHECK_FALSE(question.saved);
        CHECK(question.drafted); // what was typed isn't lost
        CHECK(desk.model().conduct->current == 0);
    };
    using At = app::MissingAt;
    lacks(At::situation, 0, [](auto& f) { f.star[0] = " \n"; });
    lacks(At::task, 0, [](auto& f) { f.star[1].clear(); });
    lacks(At::action, 0, [](auto& f) { f.star[2].clear(); });
    lacks(At::result, 0, [](auto& f) { f.star[3].clear(); });
    lacks(At::hard, 0, [](auto& f) { f.asked_hard = false; });
    lacks(At::help, 0, [](auto& f) { f.asked_help = false; });
    lacks(At::rating, 1, [](auto& f) { f.cells.pop_back(); });
    lacks(At::rating, 0, [](auto& f) { f.cells[0].rating = 6; });
    for (const int rating : {1, 2, 4, 5})
        lacks(At::reason, 1, [rating](auto& f) {
            f.cells[1].rating = rating;
            f.cells[1].reason = " ";
        });
    CHECK(said<store::AnswerRated>(desk).empty());

    app::AnswerForm three = whole; // the middle one speaks for itself
    three.cells[1].rating = 3;
    three.cells[1].reason.clear();
    desk.does(app::SaveAnswer{id, three});
    const app::Conduct& conduct = *desk.model().conduct;
    CHECK(conduct.questions[0].missing.empty());
    CHECK(conduct.questions[0].missing_at.empty());
    CHECK(conduct.questions[0].saved);
    CHECK_FALSE(conduct.questions[0].drafted);
    CHECK(form_of(conduct.questions[0]) == three);
    CHECK(conduct.saved == 1);
    CHECK(conduct.current == 1);
    // Nothing to judge by needs no notes at all.
    app::AnswerForm silent;
    for (const app::RatingRow& row : conduct.questions[1].rows)
        silent.cells.push_back({row.facet, std::nullopt, true, ""});
    desk.does(app::SaveAnswer{conduct.questions[1].id, silent, false});
    CHECK(desk.model().conduct->saved == 2);
    CHECK(desk.model().conduct->current == 1);
}

TEST_CASE("a rating of something else than the question measures is not taken in") {
    InterviewDesk desk;
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    desk.does(app::BeginTurn{line.id, desk.me()});
    const app::ConductQuestion question = desk.model().conduct->questions.at(0);
    app::AnswerForm form = answer_form(question, 0, always(3));
    form.cells.push_back({"improve", 5, false, "Không đo ở câu này"});
    CHECK(desk.refuses(app::SaveAnswer{question.id, form}));
    CHECK(desk.refuses(app::SaveAnswer{"MQ-99", answer_form(question, 0, always(3))}));
    CHECK(said<store::AnswerRated>(desk).empty());
}

TEST_CASE("handing in waits until all is rated, and locks what was handed in") {
    InterviewDesk desk;
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    CHECK(desk.refuses(app::HandInRatings{})); // nobody's turn yet
    desk.does(app::BeginTurn{line.id, desk.me()});
    CHECK(desk.refuses(app::HandInRatings{}));
    const app::ConductQuestion first = desk.model().conduct->questions.at(0);
    desk.does(app::SaveAnswer{first.id, answer_form(first, 0, always(2))});
    CHECK(desk.refuses(app::HandInRatings{}));
    CHECK_FALSE(desk.model().conduct->handed_in);
    hand_in(desk, line, 0, always(2));
    CHECK(desk.model().page == app::Page::interviews);
    CHECK_FALSE(desk.model().conduct.has_value());
    CHECK(desk.refuses(app::OpenConsensus{line.id})); // the other hasn't
    CHECK_FALSE(desk.model().consensus.has_value());

    desk.does(app::BeginTurn{line.id, desk.me()});
    CHECK(desk.model().conduct->handed_in);
    const app::AnswerForm kept = form_of(desk.model().conduct->questions.at(0));
    const app::AnswerForm other = answer_form(first, 0, always(5));
    CHECK(desk.refuses(app::SaveAnswer{first.id, other}));
    CHECK(desk.refuses(app::SaveAnswerDraft{first.id, other}));
    CHECK(desk.refuses(app::HandInRatings{}));
    desk.reopen();
    desk.does(app::BeginTurn{line.id, desk.me()});
    CHECK(form_of(desk.model().conduct->questions.at(0)) == kept);
    CHECK_FALSE(desk.model().conduct->questions.at(0).drafted);
}

TEST_CASE("who takes the next turn sees nothing of what another noted or rated") {
    InterviewDesk desk;
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    desk.does(app::BeginTurn{line.id, desk.me()});
    const std::string secret = "zxqv-bí mật của người thứ nhất";
    for (std::size_t q = 0; q < 2; ++q) {
        const app::ConductQuestion question = desk.model().conduct->questions.at(q);
        app::AnswerForm form = answer_form(question, q, always(5));
        for (std::string& note : form.star)
            note = secret;
        for (auto& cell : form.cells)
            cell.reason = secret;
        form.tags = {question.tags.at(0).id};
        if (q == 0)
            desk.does(app::SaveAnswer{question.id, form});
        else
            desk.does(app::SaveAnswerDraft{question.id, form});
    }
    for (const bool reopened : {false, true}) {
        if (reopened)
            desk.reopen();
        desk.does(app::BeginTurn{line.id, line.panel.at(1).rater});
        const app::Conduct& conduct = *desk.model().conduct;
        CHECK(conduct.rater_name == "Trần Văn Quý");
        for (const std::string& text : texts_in(conduct))
            CHECK(text.find("zxqv") == std::string::npos);
        for (const app::ConductQuestion& question : conduct.questions) {
            CHECK_FALSE(question.saved);
            CHECK_FALSE(question.drafted);
            CHECK(question.elapsed_ms == 0);
            CHECK(std::ranges::none_of(question.tags, &app::TagChoice::on));
            for (const app::RatingRow& row : question.rows)
                CHECK_FALSE(row.rating.has_value());
        }
        CHECK(conduct.saved_at.empty());
        CHECK(conduct.saved == 0);
        CHECK(conduct.current == 0);
    }
}

TEST_CASE("a member who leaves midway counts nowhere, and the others go on without them") {
    InterviewDesk desk;
    const app::InterviewLine line =
        plan(desk, plan_of(desk, short_kit(desk), {"Trần Văn Quý", "Đỗ Thị Mai"}));
    const Uuid gone = line.panel.at(2).rater;
    rate_all(desk, line, 2, always(1));
    CHECK(desk.refuses(app::MemberLeaves{line.id, gone, "  "}));
    desk.does(app::MemberLeaves{line.id, gone, "Đi công tác đột xuất"});
    CHECK(desk.refuses(app::BeginTurn{line.id, gone}));
    CHECK(desk.refuses(app::MemberLeaves{line.id, gone, "Lần nữa"}));
    hand_in(desk, line, 0, always(3));
    CHECK(desk.refuses(app::MemberLeaves{line.id, desk.me(), "Đã nộp rồi"}));
    hand_in(desk, line, 1, always(4));
    REQUIRE(desk.model().page == app::Page::consensus); // nobody is waited for
    std::vector<Given> given;
    for (const app::ConsensusCell& cell : desk.model().consensus->cells) {
        REQUIRE(cell.ratings.size() == 2);
        CHECK(cell.spread == 1);
        for (const app::PanelRating& rating : cell.ratings) {
            CHECK(rating.rater != gone);
            given.push_back({cell.question, rating.rater.str(), cell.facet, *rating.rating});
        }
    }
    close_open_one(desk);
    CHECK(desk.model().consensus->signatures.size() == 2);
    desk.does(app::OpenPerson{line.person});
    check_person_shows(desk, standing_by_estimator(desk, desk.today(), given));
}

TEST_CASE("the last of a panel can't leave; the interview is cancelled instead, with a reason, for good") {
    InterviewDesk desk;
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk), {}));
    rate_all(desk, line, 0, always(3));
    CHECK(desk.refuses(app::MemberLeaves{line.id, desk.me(), "Bận"}));
    CHECK(desk.refuses(app::CancelInterview{line.id, " "}));
    CHECK(desk.refuses(app::CancelInterview{Uuid{}, "Không có buổi này"}));
    desk.does(app::CancelInterview{line.id, "Ứng viên xin rút"});
    REQUIRE(desk.model().interviews.lines.size() == 1);
    CHECK(desk.model().interviews.lines[0].stage == app::InterviewStage::cancelled);
    CHECK_FALSE(desk.model().interviews.lines[0].waits);
    CHECK(desk.model().interviews.waiting == 0);
    CHECK(desk.refuses(app::CancelInterview{line.id, "Lần nữa"}));
    CHECK(desk.refuses(app::OpenConsensus{line.id}));
    CHECK(desk.refuses(app::HandInRatings{})); // the turn that was open at this PC
    desk.does(app::BeginTurn{line.id, desk.me()});
    CHECK_FALSE(desk.model().conduct->live);
    const app::ConductQuestion question = desk.model().conduct->questions.at(0);
    CHECK(desk.refuses(app::SaveAnswer{question.id, answer_form(question, 0, always(4))}));
    desk.does(app::OpenPerson{line.person});
    CHECK(desk.model().people.lines[desk.model().people.open->line].overall.weight == 0.0);
    CHECK_FALSE(desk.model().people.open->can_decide);
}

TEST_CASE("a clock that is set back between turns changes no order and takes no evidence away") {
    InterviewDesk desk;
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    hand_in(desk, line, 0, always(4));
    desk.sandbox.clock.advance_ms(-3 * day_ms);
    desk.does(app::BeginTurn{line.id, line.panel.at(1).rater});
    for (std::size_t q = 0; q < 2; ++q) {
        const app::ConductQuestion question = desk.model().conduct->questions.at(q);
        app::AnswerForm form = answer_form(question, q, always(2));
        form.elapsed_ms = -5'000; // as a stopwatch on that clock would say
        desk.does(app::SaveAnswer{question.id, form});
        CHECK(desk.model().conduct->questions.at(q).elapsed_ms == 0);
    }
    desk.sandbox.clock.advance_ms(-hour_ms);
    desk.does(app::HandInRatings{});
    REQUIRE(desk.model().page == app::Page::consensus);
    const app::ConsensusCell cell = desk.model().consensus->cells.at(0);
    app::ChangeRating change{desk.me(), cell.question, cell.facet, 3, "", "Nghe lại thấy có người kèm"};
    desk.does(change);
    desk.sandbox.clock.advance_ms(-hour_ms); // what was said later counts, whatever the clock
    change.rating = 5;
    change.reason = "Tự làm cả phần khó";
    desk.does(change);
    const app::PanelRating mine = desk.model().consensus->cells.at(0).ratings.at(0);
    CHECK(mine.rating == 5);
    CHECK(mine.first == 4);
    std::vector<Given> given;
    for (const app::ConsensusCell& c : desk.model().consensus->cells)
        for (const app::PanelRating& rating : c.ratings)
            given.push_back({c.question, rating.rater.str(), c.facet, *rating.rating});
    close_open_one(desk);
    for (const store::AnswerRated& answer : said<store::AnswerRated>(desk))
        CHECK(answer.elapsed_ms >= 0);
    desk.does(app::OpenPerson{line.person});
    check_person_shows(desk, standing_by_estimator(desk, desk.today(), given));
    desk.reopen();
    desk.does(app::OpenPerson{line.person});
    check_person_shows(desk, standing_by_estimator(desk, desk.today(), given));
}

TEST_CASE("two programs on one database never write both") {
    InterviewDesk desk;
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    const auto second = desk.sandbox.open();
    const std::size_t before = journal(desk).size();
    CHECK((!second->model().fatal.empty() || second->model().read_only));
    second->run(app::BeginTurn{line.id, desk.me()});
    if (second->model().conduct) {
        const app::ConductQuestion question = second->model().conduct->questions.at(0);
        second->run(app::SaveAnswer{question.id, answer_form(question, 0, always(3))});
    }
    second->run(app::CancelInterview{line.id, "Từ máy thứ hai"});
    CHECK_FALSE(second->model().notices.empty());
    CHECK(journal(desk).size() == before);
    hand_in(desk, line, 0, always(3));         // the first isn't disturbed
    CHECK(journal(desk).size() == before + 4); // and who looked at whose interview
    const auto looking = desk.sandbox.open(true);
    CHECK(looking->model().read_only);
    looking->run(app::OpenPage{app::Page::interviews});
    CHECK(looking->model().interviews.lines.size() == 1);
    looking->run(app::CancelInterview{line.id, "Chỉ được xem"});
    CHECK_FALSE(looking->model().notices.empty());
    CHECK(journal(desk).size() == before + 4);
}
