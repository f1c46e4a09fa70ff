#include "interview_fixture.h"

namespace mq::store::test {
namespace {

Content text_of(ContentKind kind, const std::string& id, const std::string& text) {
    return {content_hash(text), kind, id, 1, text};
}

} // namespace

Content guide_text() {
    return text_of(ContentKind::guide, "guide", "guide: 1\nrevision: 1\n");
}

Content question_text(const std::string& id) {
    return text_of(ContentKind::questions, id, "question: 1\nid: " + id + "\n");
}

InterviewWorld::InterviewWorld(bool rebuilt, OpenOptions options)
    : store(open_store(folder.file(), std::move(options))), rebuilt_(rebuilt) {
    candidate = store.new_id(noon);
    Profile profile;
    profile.name = "Nguyễn Thu Hà";
    profile.role = Role::candidate;
    profile.post = "Nhân viên chăm sóc khách hàng";
    need(store.append(event(candidate, {}, PersonAdded{profile})));
    interview = store.new_id(noon);
    for (const char* name : {"Lê Hà", "Đỗ Nam", "Phạm Vy"})
        panel.push_back({store.new_id(noon), name});
}

InterviewPlanned InterviewWorld::plan() const {
    InterviewPlanned e;
    e.post = "Nhân viên chăm sóc khách hàng";
    e.round = "Vòng 2";
    e.planned_ms = noon.unix_ms + 86'400'000;
    e.kit = "newcomer";
    e.kit_name = "Người mới";
    e.questions = {{"A01-Q1", 1, question_text("A01-Q1").hash, {"understand", "respond"}},
                   {"A01-Q2", 1, question_text("A01-Q2").hash, {"respond", "autonomy"}}};
    e.guide = guide_text().hash;
    e.competency_content = competency_text().hash;
    e.scoring_version = "A01-M-1";
    e.panel = panel;
    return e;
}

AnswerRated InterviewWorld::answer(std::size_t rater, const std::string& question, std::optional<int> rating,
                                   const std::string& change_reason) const {
    AnswerRated e;
    e.rater = panel.at(rater).id;
    e.question = question;
    e.situation = "Khách báo chữ ký số hết hạn ngay trước giờ nộp tờ khai.";
    e.task = "Gia hạn trong buổi chiều.";
    e.action = "Gọi lại, xin lỗi, hẹn 15 giờ.";
    e.result = "Nộp kịp.";
    e.probes = {0, 2};
    e.asked_hard = e.asked_help = true;
    e.tags = {"calm"};
    for (const FrozenQuestion& q : plan().questions)
        if (q.id == question)
            for (const std::string& facet : q.facets)
                e.ratings.push_back({facet, rating, rating ? "Có ví dụ rõ." : ""});
    e.elapsed_ms = 300'000;
    e.change_reason = change_reason;
    return e;
}

Event InterviewWorld::of_interview(Payload what, Instant at) const {
    return event(candidate, interview, std::move(what), at);
}

void InterviewWorld::rebuild() {
    if (rebuilt_)
        need(store.rebuild_projections());
}

Result<Appended> InterviewWorld::write(const Event& event, std::span<const Content> contents) {
    rebuild();
    auto written = store.append({&event, 1}, contents);
    rebuild();
    return written;
}

Result<Appended> InterviewWorld::write(Payload what, Instant at) {
    return write(of_interview(std::move(what), at));
}

void InterviewWorld::done(Payload what, Instant at) {
    CAPTURE(kind_of(what));
    static_cast<void>(need(write(std::move(what), at)));
}

std::string InterviewWorld::refusal(Payload what) {
    const auto rows = need(store.events_after(0, 10'000)).size();
    const auto written = write(std::move(what));
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().kind == ErrorKind::refused);
    CHECK(need(store.events_after(0, 10'000)).size() == rows);
    return written.error().message;
}

void InterviewWorld::make_plan() {
    const std::vector<Content> contents{guide_text(), competency_text(), question_text("A01-Q1"),
                                        question_text("A01-Q2")};
    static_cast<void>(need(write(of_interview(plan()), contents)));
}

void InterviewWorld::rate_all(std::size_t rater, int rating) {
    for (const char* question : {"A01-Q1", "A01-Q2"})
        done(answer(rater, question, rating));
}

void InterviewWorld::hand_in(std::size_t rater) {
    done(RatingsHandedIn{panel.at(rater).id});
}

void InterviewWorld::open_ratings(int rating) {
    make_plan();
    for (std::size_t rater = 0; rater < panel.size(); ++rater) {
        rate_all(rater, rating + static_cast<int>(rater));
        hand_in(rater);
    }
}

InterviewState InterviewWorld::state() {
    return need(store.interview(interview)).value().state;
}

void InterviewWorld::check_sound() {
    const auto report = need(check(folder.file()));
    for (const auto& finding : report.findings)
        MESSAGE(finding.message, " — ", finding.detail);
    CHECK(report.findings.empty());
}

void on_both(const std::function<void(InterviewWorld&)>& test) {
    for (const bool rebuilt : {false, true}) {
        CAPTURE(rebuilt);
        InterviewWorld world(rebuilt);
        test(world);
        world.check_sound();
    }
}

} // namespace mq::store::test
