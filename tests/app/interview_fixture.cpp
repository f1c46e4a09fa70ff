#include "app/interview_fixture.h"

#include "content/competency_file.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <set>

namespace mq::tests {

InterviewDesk::InterviewDesk() {
    const std::filesystem::path source(MONQUA_SOURCE_DIR);
    std::filesystem::copy(source / "questions", sandbox.share() / "questions",
                          std::filesystem::copy_options::recursive);
    app = sandbox.open();
    REQUIRE_MESSAGE(model().fatal.empty(), model().fatal);
    does(app::CompleteFirstRun{"Lê Thị Bảo Ngân", app::Role::hr, {}});
    REQUIRE(model().page == app::Page::home);
}

void InterviewDesk::reopen() {
    app.reset();
    app = sandbox.open();
    REQUIRE_MESSAGE(model().fatal.empty(), model().fatal);
}

bool InterviewDesk::refuses(const app::Command& command) {
    const std::uint64_t before = model().notices.empty() ? 0 : model().notices.back().id;
    app->run(command);
    return !model().notices.empty() && model().notices.back().id > before &&
           model().notices.back().kind == app::NoticeKind::error;
}

void InterviewDesk::does(const app::Command& command) {
    const bool refused = refuses(command);
    REQUIRE_MESSAGE(!refused, (model().notices.empty() ? std::string() : model().notices.back().text));
}

Uuid somebody_led(InterviewDesk& desk) {
    desk.does(app::ChangeProfile{desk.model().me.name, app::Role::lead, {}, {}, {}});
    desk.does(app::SaveTeam{std::nullopt, "Đội Hà Nội", std::nullopt, desk.me()});
    desk.does(app::OpenPage{app::Page::team});
    const auto team =
        std::ranges::find(desk.model().team.teams, std::string("Đội Hà Nội"), &app::TeamNode::name);
    REQUIRE(team != desk.model().team.teams.end());
    desk.does(app::AddMember{"Võ Minh Anh", "Chuyên viên CSKH", team->id, ""});
    desk.does(app::OpenPage{app::Page::people});
    const auto& lines = desk.model().people.lines;
    const auto line = std::ranges::find(lines, std::string("Võ Minh Anh"), &app::PersonLine::name);
    REQUIRE(line != lines.end());
    return line->id;
}

std::string short_kit(InterviewDesk& desk) {
    desk.does(app::SaveKit{"", "Bộ ngắn", 30, {"A01-Q1", "MQ-04"}});
    REQUIRE_MESSAGE(desk.model().bank.problem.empty(), desk.model().bank.problem);
    const auto& kits = desk.model().bank.kits;
    const auto own = std::ranges::find(kits, std::string("Bộ ngắn"), &app::KitChoice::name);
    REQUIRE(own != kits.end());
    return own->id;
}

app::PlanInterview plan_of(const InterviewDesk& desk, const std::string& kit,
                           const std::vector<std::string>& others) {
    app::PlanInterview out;
    out.name = "Phạm Thu Hà";
    out.birth_year = 2001;
    out.contact = "0903 123 456";
    out.post = "Chuyên viên CSKH";
    out.round = "Vòng 2";
    out.day = "09/12/2026";
    out.time = "14:00";
    out.kit = kit;
    out.panel.push_back({desk.me(), desk.model().me.name});
    for (const std::string& name : others)
        out.panel.push_back({std::nullopt, name});
    out.consent = true;
    return out;
}

app::InterviewLine plan(InterviewDesk& desk, const app::PlanInterview& command) {
    desk.does(app::OpenPage{app::Page::interviews});
    std::set<Uuid> before;
    for (const app::InterviewLine& line : desk.model().interviews.lines)
        before.insert(line.id);
    desk.does(command);
    REQUIRE_MESSAGE(desk.model().plan.problem.empty(), desk.model().plan.problem);
    for (const app::InterviewLine& line : desk.model().interviews.lines)
        if (!before.contains(line.id))
            return line;
    FAIL("the interview isn't in the list");
    return {};
}

Rate always(int rating) {
    return [rating](std::size_t, std::size_t) { return std::optional(rating); };
}

app::AnswerForm answer_form(const app::ConductQuestion& question, std::size_t index, const Rate& rate) {
    app::AnswerForm out;
    out.star = {"Khách chờ bốn ngày chưa có hàng", "Trả lời trong ngày", "Gọi kho, gọi lại cho khách",
                "Khách nhận hàng hôm sau"};
    out.asked = {0};
    out.asked_hard = out.asked_help = true;
    for (std::size_t row = 0; row < question.rows.size(); ++row) {
        const auto rating = rate(index, row);
        out.cells.push_back({question.rows[row].facet, rating, !rating, "Có giờ, có tên người"});
    }
    out.elapsed_ms = 240'000;
    return out;
}

void rate_all(InterviewDesk& desk, const app::InterviewLine& interview, std::size_t member,
              const Rate& rate) {
    desk.does(app::BeginTurn{interview.id, interview.panel.at(member).rater});
    REQUIRE(desk.model().page == app::Page::conduct);
    for (std::size_t q = 0; q < desk.model().conduct->questions.size(); ++q) {
        const app::ConductQuestion& question = desk.model().conduct->questions[q];
        desk.does(app::SaveAnswer{question.id, answer_form(question, q, rate)});
        const auto& missing = desk.model().conduct->questions[q].missing;
        REQUIRE_MESSAGE(missing.empty(), (missing.empty() ? std::string() : missing.front()));
    }
}

void hand_in(InterviewDesk& desk, const app::InterviewLine& interview, std::size_t member, const Rate& rate) {
    rate_all(desk, interview, member, rate);
    desk.does(app::HandInRatings{});
}

void settle_all(InterviewDesk& desk, std::optional<int> rating) {
    REQUIRE(desk.model().consensus.has_value());
    for (std::size_t i = 0; i < desk.model().consensus->cells.size(); ++i) {
        const app::ConsensusCell& cell = desk.model().consensus->cells[i];
        desk.does(app::SettleCell{cell.question, cell.facet, rating ? rating : cell.middle,
                                  "Nghe lại phần ghi chép"});
    }
}

void close_open_one(InterviewDesk& desk, std::optional<int> rating) {
    settle_all(desk, rating);
    app::CloseInterview close;
    close.summary = "Làm được việc, cần kèm thêm.";
    for (const app::PanelBadge& member : desk.model().consensus->panel)
        if (!member.left)
            close.signatures.push_back(member.rater);
    desk.does(close);
    REQUIRE(desk.model().consensus->stage == app::InterviewStage::closed);
}

std::vector<store::RecordedEvent> journal(const InterviewDesk& desk) {
    store::OpenOptions options;
    options.create = false;
    options.read_only = true;
    const auto store = store::Store::open(desk.sandbox.data() / "monqua.db", options);
    REQUIRE_MESSAGE(store.has_value(), (store ? std::string() : store.error().message));
    auto rows = store->events_after(0, 1'000'000);
    REQUIRE(rows.has_value());
    return std::move(*rows);
}

double weight_by_formula(const std::vector<Given>& all, const Given& one, bool of_facet) {
    std::set<std::string> raters;
    std::set<std::string> questions;
    double beside = 0;
    for (const Given& given : all) {
        raters.insert(given.rater);
        questions.insert(given.question);
        beside += given.rater == one.rater && given.question == one.question ? 1.0 : 0.0;
    }
    const double panel = 1.0 + (static_cast<double>(raters.size()) - 1.0) * 0.5;
    const double length = 1.0 + (static_cast<double>(questions.size()) - 1.0) * 0.3;
    return 1.0 / (of_facet ? 1.0 : beside) / panel / length;
}

domain::Standing standing_by_estimator(const InterviewDesk& desk, Day day, const std::vector<Given>& given,
                                       bool interview, const domain::Severities& severities) {
    auto loaded = content::load_competency_file(desk.sandbox.share() / "competencies" / "a01.yaml");
    REQUIRE(loaded.competency.has_value());
    const domain::Estimator estimator(std::move(*loaded.competency));
    domain::RatedEvidence record;
    record.kind =
        interview ? domain::RatedEvidence::Kind::interview : domain::RatedEvidence::Kind::observation;
    record.id = "one";
    record.date = day;
    for (const Given& one : given) {
        const auto facet = estimator.competency().facet_index(one.facet);
        REQUIRE(facet.has_value());
        record.ratings.push_back(
            {one.question, one.rater, domain::FacetIndex(*facet), domain::Level(one.rating)});
    }
    const std::vector<domain::Evidence> records{record};
    return estimator.standing(records, day, severities);
}

void check_person_shows(const InterviewDesk& desk, const domain::Standing& standing) {
    REQUIRE(desk.model().people.open.has_value());
    const app::PersonDetail& person = *desk.model().people.open;
    const app::Estimate& overall = desk.model().people.lines.at(person.line).overall;
    CHECK(overall.mean == doctest::Approx(standing.overall.mean).epsilon(1e-9));
    CHECK(overall.low == doctest::Approx(standing.overall.q10).epsilon(1e-9));
    CHECK(overall.high == doctest::Approx(standing.overall.q90).epsilon(1e-9));
    CHECK(overall.weight == doctest::Approx(standing.weight.value()).epsilon(1e-9));
    REQUIRE(person.facets.size() == 5);
    for (std::size_t f = 0; f < person.facets.size(); ++f) {
        CAPTURE(person.facets[f].name);
        const app::Estimate& shown = person.facets[f].estimate;
        CHECK(shown.mean == doctest::Approx(standing.facets[f].posterior.mean).epsilon(1e-9));
        CHECK(shown.weight == doctest::Approx(standing.facets[f].weight.value()).epsilon(1e-9));
        CHECK(shown.stimuli == standing.facets[f].stimuli);
    }
}

} // namespace mq::tests
