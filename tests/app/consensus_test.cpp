#include "app/interview_fixture.h"
#include "app/standing_page.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace mq;
using namespace mq::tests;

namespace {

/// HR gives 4 on the first cell and 3 elsewhere; the other member 2 on the first, 3, 4, and nothing on the
/// last.
std::optional<int> hr_rates(std::size_t question, std::size_t row) {
    return question == 0 && row == 0 ? 4 : 3;
}
std::optional<int> other_rates(std::size_t question, std::size_t row) {
    if (question == 1 && row == 1)
        return std::nullopt;
    return question == 0 && row == 0 ? 2 : question == 1 ? 4 : 3;
}

/// Until the panel has handed in.
app::InterviewLine opened(InterviewDesk& desk) {
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    hand_in(desk, line, 0, hr_rates);
    hand_in(desk, line, 1, other_rates);
    REQUIRE(desk.model().page == app::Page::consensus);
    REQUIRE(desk.model().consensus->cells.size() == 4);
    return line;
}

std::vector<Given> ratings_shown(const app::Consensus& consensus) {
    std::vector<Given> out;
    for (const app::ConsensusCell& cell : consensus.cells)
        for (const app::PanelRating& rating : cell.ratings)
            if (rating.rating)
                out.push_back({cell.question, rating.rater.str(), cell.facet, *rating.rating});
    return out;
}

} // namespace

TEST_CASE("once all have handed in the panel sees who rated what and how far apart they are") {
    InterviewDesk desk;
    const app::InterviewLine line = opened(desk);
    const app::Consensus& consensus = *desk.model().consensus;
    CHECK_FALSE(desk.model().conduct.has_value());
    CHECK(consensus.stage == app::InterviewStage::open);
    CHECK(consensus.unsettled == 4);
    CHECK(consensus.to_discuss == 1);
    const app::ConsensusCell& apart = consensus.cells[0];
    CHECK(apart.number == 1);
    CHECK(apart.spread == 2);
    CHECK(apart.first_spread == 2);
    CHECK(apart.discuss);
    CHECK(apart.middle == 2); // the lower one of two
    REQUIRE(apart.ratings.size() == 2);
    CHECK(apart.ratings[0].rater == line.panel[0].rater);
    CHECK(apart.ratings[0].rating == 4);
    CHECK(apart.ratings[1].rating == 2);
    CHECK(apart.ratings[1].star[0] == "Khách chờ bốn ngày chưa có hàng");
    CHECK(consensus.cells[1].spread == 0);
    CHECK(consensus.cells[1].first_spread == 0);
    CHECK(consensus.cells[2].spread == 1);
    CHECK(consensus.cells[2].middle == 3);
    CHECK_FALSE(consensus.cells[2].discuss);
    const app::ConsensusCell& half = consensus.cells[3];
    CHECK(half.ratings[1].not_enough);
    CHECK_FALSE(half.ratings[1].rating.has_value());
    CHECK_FALSE(half.first_spread.has_value());
    CHECK(half.middle == 3);
    CHECK(consensus.agreement.units == 3);
    CHECK(consensus.agreement.exact == 1);
    CHECK(consensus.agreement.within_one == 1);
    CHECK(consensus.agreement.apart == 1);
    CHECK_FALSE(consensus.agreement.value.has_value()); // three units say nothing
    CHECK(consensus.agreement.reading == desk.app->texts().get("agreement.too_few"));
}

TEST_CASE("a cell that lies apart is settled with a reason, and settling again leaves one") {
    InterviewDesk desk;
    const app::InterviewLine line = opened(desk);
    const app::ConsensusCell apart = desk.model().consensus->cells[0];
    const app::ConsensusCell near = desk.model().consensus->cells[2];
    CHECK(desk.refuses(app::SettleCell{apart.question, apart.facet, 3, " "}));
    CHECK(desk.refuses(app::SettleCell{apart.question, apart.facet, 6, "Ngoài thang"}));
    CHECK(desk.refuses(app::SettleCell{apart.question, apart.facet, 0, "Ngoài thang"}));
    CHECK(desk.refuses(app::SettleCell{apart.question, "improve", 3, "Câu này không đo"}));
    CHECK(desk.model().consensus->unsettled == 4);
    desk.does(app::SettleCell{near.question, near.facet, 3, ""});
    desk.does(app::SettleCell{apart.question, apart.facet, 3, "Có người kèm ở bước hai"});
    desk.does(app::SettleCell{apart.question, apart.facet, std::nullopt, "Chưa đủ để chấm"});
    const app::ConsensusCell& settled = desk.model().consensus->cells[0];
    CHECK(settled.settled);
    CHECK_FALSE(settled.final_rating.has_value());
    CHECK(settled.final_reason == "Chưa đủ để chấm");
    CHECK(desk.model().consensus->unsettled == 2);
    CHECK(desk.model().consensus->to_discuss == 0);
    CHECK(said<store::CellSettled>(desk).size() == 3); // the journal forgets nothing
    store::OpenOptions options;
    options.read_only = true;
    options.create = false;
    const auto store = store::Store::open(desk.sandbox.data() / "monqua.db", options);
    REQUIRE(store.has_value());
    const auto rows = store->settled(line.id);
    REQUIRE(rows.has_value());
    CHECK(rows->size() == 2);
}

TEST_CASE("a rating that is changed after all were seen needs its reason and keeps the first value") {
    InterviewDesk desk;
    const app::InterviewLine line = opened(desk);
    const app::ConsensusCell cell = desk.model().consensus->cells[0];
    app::ChangeRating change{desk.me(), cell.question, cell.facet, 3, "", ""};
    CHECK(desk.refuses(change)); // why it is changed
    change.change_reason = "Nghe lại đoạn ghi chép của Quý";
    change.rating = 5;
    CHECK(desk.refuses(change)); // why a five
    change.rating = 6;
    change.reason = "Ngoài thang";
    CHECK(desk.refuses(change));
    change.rating = 3;
    change.facet = "improve";
    CHECK(desk.refuses(change)); // not rated on this question
    change.facet = cell.facet;
    change.reason.clear();
    CHECK(desk.model().consensus->cells[0].ratings[0].rating == 4);
    const app::Estimate before = desk.model().consensus->overall;
    desk.does(change);
    const app::ConsensusCell changed = desk.model().consensus->cells[0];
    CHECK(changed.ratings[0].rating == 3);
    CHECK(changed.ratings[0].first == 4);
    CHECK(changed.ratings[0].change_reason == "Nghe lại đoạn ghi chép của Quý");
    CHECK(changed.ratings[0].star == cell.ratings[0].star);
    CHECK(changed.spread == 1);
    CHECK(changed.first_spread == 2);
    CHECK_FALSE(changed.discuss);
    CHECK(desk.model().consensus->agreement.apart == 1); // agreement is of the first ratings
    CHECK(desk.model().consensus->overall.mean < before.mean);
    change.rating = 1;
    change.reason = "Không kể được việc nào";
    desk.does(change);
    CHECK(desk.model().consensus->cells[0].ratings[0].first == 4);
    // A cell nobody touched has no first value beside the one that counts.
    CHECK_FALSE(desk.model().consensus->cells[1].ratings[0].first.has_value());
    CHECK(desk.model().consensus->cells[1].ratings[0].change_reason.empty());
    // Another cell of the same answer has its own reason, and leaves this one's alone.
    const app::ConsensusCell beside = desk.model().consensus->cells[1];
    REQUIRE(beside.question == cell.question);
    desk.does(app::ChangeRating{desk.me(), beside.question, beside.facet, 2, "Có người làm giúp",
                                "Nhầm với câu sau"});
    CHECK(desk.model().consensus->cells[1].ratings[0].change_reason == "Nhầm với câu sau");
    CHECK(desk.model().consensus->cells[0].ratings[0].change_reason == "Nghe lại đoạn ghi chép của Quý");
    CHECK(desk.model().consensus->cells[0].ratings[0].rating == 1);
    const auto given = ratings_shown(*desk.model().consensus);
    close_open_one(desk);
    change.rating = 4;
    CHECK(desk.refuses(change)); // signed
    desk.does(app::OpenPerson{line.person});
    check_person_shows(desk, standing_by_estimator(desk, desk.today(), given));
}

TEST_CASE("closing wants every cell settled and every signature, and then nothing changes any more") {
    InterviewDesk desk;
    CHECK(desk.refuses(app::CloseInterview{"", {}}));
    const app::InterviewLine line = opened(desk);
    const std::vector<Uuid> both{line.panel[0].rater, line.panel[1].rater};
    CHECK(desk.refuses(app::CloseInterview{"Sớm quá", both}));
    settle_all(desk);
    CHECK(desk.refuses(app::CloseInterview{"Thiếu chữ ký", {both[0]}}));
    CHECK(desk.refuses(app::CloseInterview{"Chữ ký lạ", {both[0], line.person}}));
    CHECK(said<store::InterviewClosed>(desk).empty());
    desk.does(app::CloseInterview{"Làm được việc.", both});
    const app::Consensus& closed = *desk.model().consensus;
    CHECK(closed.stage == app::InterviewStage::closed);
    CHECK(closed.summary == "Làm được việc.");
    CHECK(closed.signatures == std::vector<std::string>{"Lê Thị Bảo Ngân", "Trần Văn Quý"});
    CHECK(closed.closed_on == vietnamese_day(desk.today()));
    CHECK(desk.refuses(app::SettleCell{closed.cells[0].question, closed.cells[0].facet, 5, "Muộn rồi"}));
    CHECK(desk.refuses(app::CloseInterview{"Lần nữa", both}));
    CHECK(desk.refuses(app::CancelInterview{line.id, "Muộn rồi"}));
    desk.does(app::OpenConsensus{line.id}); // still to be read
    CHECK(desk.model().consensus->cells[0].settled);
    CHECK(desk.model().interviews.waiting == 0);
}

TEST_CASE("a closed interview weighs what the formula says and moves the standing as the estimator would") {
    InterviewDesk desk;
    const app::InterviewLine line = opened(desk);
    const auto given = ratings_shown(*desk.model().consensus);
    REQUIRE(given.size() == 7);
    desk.does(app::OpenPerson{line.person});
    CHECK(desk.model().people.lines[desk.model().people.open->line].overall.weight == 0.0); // not signed
    desk.does(app::OpenConsensus{line.id});
    const domain::Standing standing = standing_by_estimator(desk, desk.today(), given);
    CHECK(desk.model().consensus->overall.mean == doctest::Approx(standing.overall.mean).epsilon(1e-9));
    close_open_one(desk);
    desk.does(app::OpenPerson{line.person});
    check_person_shows(desk, standing);
    double sum = 0;
    for (const Given& one : given)
        sum += weight_by_formula(given, one, false);
    const app::PersonLine& person = desk.model().people.lines[desk.model().people.open->line];
    CHECK(person.overall.weight == doctest::Approx(sum).epsilon(1e-9));
    CHECK(person.interviews == 1);
    const app::ConsensusCell& respond = desk.model().consensus->cells[0];
    REQUIRE(respond.facet == "respond");
    const auto& facets = desk.model().people.open->facets;
    const auto shown = std::ranges::find(facets, respond.facet_name, &app::FacetStanding::name);
    REQUIRE(shown != facets.end());
    double of_facet = 0;
    for (const Given& one : given)
        of_facet += one.facet == "respond" ? weight_by_formula(given, one, true) : 0.0;
    CHECK(shown->estimate.weight == doctest::Approx(of_facet).epsilon(1e-9));
    CHECK_FALSE(person.reported.has_value()); // one interview is never enough
    CHECK_FALSE(desk.model().people.open->missing.empty());
}

TEST_CASE("each rating stands on the page that explains a standing, with the weight of the formula") {
    InterviewDesk desk;
    app::PlanInterview command = plan_of(desk, short_kit(desk), {"Trần Văn Quý", "Đỗ Thị Mai"});
    command.person = desk.me(); // HR is interviewed, and sits in no panel of it
    command.staff = true;
    command.panel.erase(command.panel.begin());
    const app::InterviewLine line = plan(desk, command);
    hand_in(desk, line, 0, hr_rates);
    hand_in(desk, line, 1, other_rates);
    const auto given = ratings_shown(*desk.model().consensus);
    close_open_one(desk);
    desk.does(app::OpenPage{app::Page::standing});
    const auto& lines = desk.model().standing.lines;
    REQUIRE(lines.size() == given.size());
    for (const Given& one : given) {
        const std::string id = line.id.str() + "/" + one.question + "/" + one.rater + "/" + one.facet;
        CAPTURE(id);
        const auto at = std::ranges::find(lines, id, &app::StandingLine::id);
        REQUIRE(at != lines.end());
        REQUIRE(at->credits.at(0).has_value());
        CHECK(at->credits[0]->weight == doctest::Approx(weight_by_formula(given, one, false)).epsilon(1e-9));
        CHECK(at->credits[0]->low == one.rating);
        CHECK(at->credits[0]->high == one.rating);
        const auto views = std::ranges::count_if(at->credits, [](const auto& c) { return c.has_value(); });
        CHECK(views == 2); // the competency and the one facet
        for (std::size_t f = 1; f < at->credits.size(); ++f)
            if (at->credits[f])
                CHECK(at->credits[f]->weight ==
                      doctest::Approx(weight_by_formula(given, one, true)).epsilon(1e-9));
    }
}

TEST_CASE("what the panel settled on is kept and signed, and never scored") {
    std::vector<app::PersonDetail> seen;
    std::vector<app::Estimate> overall;
    for (const int settled : {1, 5}) {
        InterviewDesk desk;
        const app::InterviewLine line = opened(desk);
        close_open_one(desk, settled);
        CHECK(desk.model().consensus->cells[1].final_rating == settled);
        desk.does(app::OpenPerson{line.person});
        seen.push_back(*desk.model().people.open);
        overall.push_back(desk.model().people.lines[seen.back().line].overall);
    }
    CHECK(overall[0].mean == overall[1].mean);
    CHECK(overall[0].weight == overall[1].weight);
    for (std::size_t f = 0; f < seen[0].facets.size(); ++f)
        CHECK(seen[0].facets[f].estimate.mean == seen[1].facets[f].estimate.mean);
}

TEST_CASE("a candidate is hired, kept or not, or refused and then deleted thirty days on") {
    struct Case {
        bool hired;
        bool keep;
        const char* words;
    };
    for (const Case& c : {Case{true, true, "people.hired_kept"}, Case{true, false, "people.hired"},
                          Case{false, false, ""}, Case{false, true, ""}}) {
        InterviewDesk desk;
        const app::InterviewLine line = opened(desk);
        desk.does(app::OpenPerson{line.person});
        CHECK_FALSE(desk.model().people.open->can_decide); // the panel hasn't signed
        desk.does(app::OpenConsensus{line.id});
        close_open_one(desk);
        desk.does(app::OpenPerson{line.person});
        CHECK(desk.model().people.open->can_decide);
        const std::string day = vietnamese_day(Day{desk.today().number + 30});
        CHECK(desk.model().people.open->delete_on == day);
        desk.does(app::DecideCandidate{line.person, c.hired, c.keep});
        const app::PersonDetail& person = *desk.model().people.open;
        const app::PersonLine& row = desk.model().people.lines[person.line];
        CHECK_FALSE(person.can_decide);
        CHECK(row.candidate == !c.hired);
        const auto decided = said<store::CandidateDecided>(desk);
        REQUIRE(decided.size() == 1);
        CHECK(decided[0].hired == c.hired);
        const bool keeps = c.hired && c.keep;
        CHECK(decided[0].keep_evidence == keeps);
        CHECK(decided[0].delete_day.has_value() == !keeps);
        if (!keeps)
            CHECK(*decided[0].delete_day == desk.today().number + 30);
        if (c.hired)
            CHECK(row.decision == desk.app->texts().get(c.words));
        else
            CHECK(row.decision.find(day) != std::string::npos);
        CHECK(person.keep_agreed == keeps);
        CHECK(person.consents.size() == (keeps ? 2 : 1));
        CHECK(std::ranges::all_of(person.consents, &app::ConsentLine::given));
        if (c.hired)
            CHECK(desk.refuses(app::DecideCandidate{line.person, false, false})); // no candidate any more
    }
    InterviewDesk desk;
    CHECK(desk.refuses(app::DecideCandidate{desk.me(), true, true}));
    CHECK(desk.refuses(app::DecideCandidate{Uuid{}, true, true}));
}

TEST_CASE("closing hands the ratings on without names, notes or reasons, and looking is noted once an hour") {
    InterviewDesk desk;
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    hand_in(desk, line, 0, always(3));
    hand_in(desk, line, 1, always(4));
    desk.does(app::OpenConsensus{line.id});
    close_open_one(desk);
    const auto evidenced = said<store::InterviewEvidenced>(desk);
    REQUIRE(evidenced.size() == 1);
    CHECK(evidenced[0].title == "Chuyên viên CSKH · Vòng 2");
    REQUIRE(evidenced[0].cells.size() == 8); // two questions, two facets, two raters
    for (const store::InterviewEvidenced::Cell& cell : evidenced[0].cells)
        CHECK(cell.rating == 3 + cell.rater);
    CHECK(evidenced[0].severities.size() == 2);

    const auto looks = [&] {
        int out = 0;
        for (const store::RecordedEvent& row : journal(desk))
            if (const auto* look = std::get_if<store::AccessLogged>(&row.event.what)) {
                CHECK(row.event.person == line.person);
                CHECK(row.event.actor == desk.me());
                out += look->what == "interview" ? 1 : 0;
            }
        return out;
    };
    CHECK(looks() == 1); // however often it was opened
    desk.sandbox.clock.advance_ms(59 * 60'000);
    desk.does(app::OpenConsensus{line.id});
    CHECK(looks() == 1);
    desk.sandbox.clock.advance_ms(60'000);
    desk.does(app::OpenConsensus{line.id});
    CHECK(looks() == 2);
}
