#include "app/interview_fixture.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace mq;
using namespace mq::tests;

namespace {

app::ObservationEntry whole_sheet(const app::ObservationForm& form) {
    app::ObservationEntry out;
    out.what = "Khách gọi lần ba về một đơn giao trễ";
    out.channel = form.channels.at(0).id;
    out.difficulty = 3;
    out.help = 4;
    out.steps = {form.steps.at(0).id, form.steps.at(2).id};
    out.pitfalls = {form.pitfalls.at(0).id};
    out.word = "Giữ lời hẹn gọi lại";
    out.own_view = "Em thấy mình hỏi hơi nhanh";
    out.cells = {{form.rows.at(0).facet, 4, false, "Hỏi hai câu trúng việc"},
                 {form.rows.at(1).facet, 3, false, ""},
                 {form.rows.at(2).facet, std::nullopt, true, ""}};
    return out;
}

} // namespace

TEST_CASE("nobody observes themselves") {
    InterviewDesk desk;
    static_cast<void>(somebody_led(desk));
    CHECK(desk.refuses(app::OpenObservation{desk.me()}));
    CHECK_FALSE(desk.model().observation.has_value());
}

TEST_CASE("only who leads somebody observes them") {
    InterviewDesk desk;
    const Uuid candidate = plan(desk, plan_of(desk, "agent")).person;
    CHECK(desk.refuses(app::OpenObservation{candidate})); // HR
    const Uuid person = somebody_led(desk);
    desk.does(app::OpenObservation{person});
    desk.does(app::MovePeople{{person}, std::nullopt});
    CHECK(desk.refuses(app::OpenObservation{person})); // nobody's any more
}

TEST_CASE("a sheet that is being written is there again after the program was gone") {
    InterviewDesk desk;
    const Uuid person = somebody_led(desk);
    desk.does(app::OpenObservation{person});
    REQUIRE(desk.model().page == app::Page::observation);
    CHECK(desk.model().observation->rows.size() == 6);
    CHECK(desk.model().observation->channels.size() == 5);
    app::ObservationEntry entry = whole_sheet(*desk.model().observation);
    entry.live_play = true;
    entry.scene = desk.model().observation->scenes.at(0).id;
    const app::Revision revision = desk.model().observation->revision;
    desk.does(app::SaveObservationDraft{entry});
    CHECK(desk.model().observation->revision == revision);
    desk.reopen();
    desk.does(app::OpenObservation{person});
    CHECK(desk.model().observation->entry == entry);
    CHECK_FALSE(desk.model().observation->draft.empty());
    desk.does(app::SaveObservationDraft{{}}); // emptied by hand
    desk.reopen();
    desk.does(app::OpenObservation{person});
    CHECK(desk.model().observation->entry == app::ObservationEntry{});
    CHECK(desk.model().observation->draft.empty());
}

TEST_CASE("a sheet is not taken in while something is missing") {
    InterviewDesk desk;
    const Uuid person = somebody_led(desk);
    CHECK(desk.refuses(app::SaveObservation{{}})); // of nobody
    CHECK(desk.refuses(app::OpenObservation{Uuid{}}));
    desk.does(app::OpenObservation{person});
    const app::ObservationEntry whole = whole_sheet(*desk.model().observation);
    const auto lacks = [&](const std::function<void(app::ObservationEntry&)>& change) {
        app::ObservationEntry entry = whole;
        change(entry);
        desk.does(app::SaveObservation{entry});
        REQUIRE(desk.model().observation.has_value());
        REQUIRE(desk.model().observation->missing.size() == 1);
        CHECK_FALSE(desk.model().observation->missing[0].empty());
        CHECK(desk.model().observation->entry == entry); // what was typed isn't lost
    };
    lacks([](auto& e) { e.what = " \n"; });
    lacks([](auto& e) { e.channel.clear(); });
    lacks([](auto& e) { e.channel = "telegraph"; });
    lacks([](auto& e) { e.live_play = true; });
    lacks([](auto& e) { e.difficulty = 0; });
    lacks([](auto& e) { e.difficulty = 6; });
    lacks([](auto& e) { e.help = 0; });
    lacks([](auto& e) { e.help = 6; });
    lacks([](auto& e) { e.cells.clear(); });
    lacks([](auto& e) {
        for (auto& cell : e.cells)
            cell.not_enough = true; // not seen is no rating
    });
    for (const int rating : {1, 2, 4, 5})
        lacks([rating](auto& e) { e.cells[0] = {e.cells[0].facet, rating, false, "  "}; });
    CHECK(said<store::ObservationRecorded>(desk).empty());
    desk.does(app::SaveObservation{app::ObservationEntry{}});
    CHECK(desk.model().observation->missing.size() == 5);
}

TEST_CASE("a sheet moves the standing as one stimulus, and what wasn't seen says nothing") {
    InterviewDesk desk;
    const Uuid person = somebody_led(desk);
    desk.does(app::OpenObservation{person});
    const app::ObservationEntry entry = whole_sheet(*desk.model().observation);
    desk.does(app::SaveObservationDraft{entry});
    desk.does(app::SaveObservation{entry});
    CHECK_FALSE(desk.model().observation.has_value());
    REQUIRE(desk.model().page == app::Page::people);
    REQUIRE(desk.model().people.open->id == person);
    const std::string observer = desk.me().str();
    const std::vector<Given> given{{"", observer, entry.cells[0].facet, 4},
                                   {"", observer, entry.cells[1].facet, 3}};
    check_person_shows(desk, standing_by_estimator(desk, desk.today(), given, false));
    const app::PersonDetail& shown = *desk.model().people.open;
    const app::PersonLine& line = desk.model().people.lines[shown.line];
    CHECK(line.observations == 1);
    CHECK(line.overall.weight == doctest::Approx(1.0).epsilon(1e-12)); // Q = 1, one rater, shared by two
    CHECK(line.overall.stimuli == 1);
    int seen = 0;
    for (const app::FacetStanding& facet : shown.facets)
        if (facet.estimate.weight > 0) {
            ++seen;
            CHECK(facet.estimate.weight == doctest::Approx(1.0).epsilon(1e-12));
            CHECK(facet.estimate.stimuli == 1);
        } else {
            CHECK(facet.estimate.stimuli == 0);
        }
    CHECK(seen == 2);
    REQUIRE(shown.observations.size() == 1);
    CHECK(shown.observations[0].what == entry.what);
    CHECK(shown.observations[0].observer == "Lê Thị Bảo Ngân");
    CHECK(shown.observations[0].own_view == entry.own_view);
    const auto sheets = said<store::ObservationRecorded>(desk);
    REQUIRE(sheets.size() == 1);
    CHECK(sheets[0].ratings.size() == 2);
    CHECK(sheets[0].scene.empty());
    desk.does(app::OpenObservation{person}); // the draft went with it
    CHECK(desk.model().observation->entry == app::ObservationEntry{});
}

TEST_CASE("two sheets are two stimuli of a facet") {
    InterviewDesk desk;
    const Uuid person = somebody_led(desk);
    for (int i = 0; i < 2; ++i) {
        desk.does(app::OpenObservation{person});
        desk.does(app::SaveObservation{whole_sheet(*desk.model().observation)});
    }
    const app::PersonDetail& shown = *desk.model().people.open;
    CHECK(desk.model().people.lines[shown.line].observations == 2);
    CHECK(desk.model().people.lines[shown.line].overall.weight == doctest::Approx(2.0).epsilon(1e-12));
    CHECK(std::ranges::count_if(shown.facets, [](const auto& f) { return f.estimate.stimuli == 2; }) == 2);
}
