#include "panel.h"

#include "store/trouble.h"

using namespace mq::store;

namespace mq::faults {
namespace {

constexpr Instant noon{1'764'100'000'000};

Content frozen(ContentKind kind, const std::string& id) {
    Content content{{}, kind, id, 1, "id: " + id + "\n"};
    content.hash = content_hash(content.text);
    return content;
}

InterviewPlanned plan_of(const Panel& made, const std::vector<Content>& texts) {
    InterviewPlanned plan;
    plan.post = "Nhân viên chăm sóc khách hàng";
    plan.kit = "newcomer";
    plan.kit_name = "Người mới";
    plan.guide = texts[0].hash;
    plan.competency_content = texts[1].hash;
    plan.questions = {{"A01-Q1", 1, texts[2].hash, {"understand", "respond"}}};
    plan.scoring_version = "A01-M-1";
    plan.panel = {{made.rater, "Lê Hà"}};
    return plan;
}

AnswerRated answer_of(const Uuid& rater) {
    AnswerRated e;
    e.rater = rater;
    e.question = "A01-Q1";
    e.situation = "Khách báo chữ ký số hết hạn ngay trước giờ nộp tờ khai.";
    e.task = "Gia hạn trong buổi chiều.";
    e.action = "Gọi lại, xin lỗi, hẹn 15 giờ.";
    e.result = "Nộp kịp.";
    e.probes = {0, 2};
    e.asked_hard = e.asked_help = true;
    e.ratings = {{"understand", 3, "Có ví dụ rõ."}, {"respond", 4, "Hẹn giờ và giữ."}};
    e.elapsed_ms = 300'000;
    return e;
}

/// Plans an interview of somebody at HR's PC.
void plan(Store& hr, Panel& made) {
    const Uuid candidate = hr.new_id(noon);
    made.interview = hr.new_id(noon);
    made.rater = hr.new_id(noon);
    Profile profile;
    profile.name = "Nguyễn Thu Hà";
    profile.role = Role::candidate;
    need(hr.append(Event{noon, 420, candidate, {}, PersonAdded{profile}, {}}));
    const std::vector<Content> texts{
        frozen(ContentKind::guide, "guide"), frozen(ContentKind::competency, "A01"),
        frozen(ContentKind::questions, "A01-Q1"), frozen(ContentKind::guide, "consent")};
    const std::vector<Event> events{
        {noon, 420, candidate, made.interview, plan_of(made, texts), {}},
        {noon, 420, candidate, made.interview, ConsentRecorded{"selection", 1, texts[3].hash, true}, {}}};
    need(hr.append(events, texts));
    made.organisation = make_organisation(hr.new_id(noon), "Công ty Minh An");
    need(hr.set_organisation(made.organisation));
    made.invitation = need(make_invitation(hr, made.interview, made.rater, noon)).bytes;
}

/// Rates at the member's PC.
void rate(Panel& made) {
    const Folder folder;
    OpenOptions options = quiet();
    options.machine = "may-hai";
    options.id_seed = 78;
    Store pc = need(Store::open(folder.file(), options));
    need(pc.set_organisation(made.organisation));
    need(take_pack(pc, made.invitation, {noon, 420, {}}));
    const Uuid person = need(pc.interview(made.interview))->person;
    need(pc.append(Event{noon, 420, person, made.interview, answer_of(made.rater), made.rater}));
    need(pc.append(Event{noon, 420, person, made.interview, RatingsHandedIn{made.rater}, made.rater}));
    made.result = need(make_result(pc, made.interview, made.rater, noon)).bytes;
    const OpenedPack opened = open_pack(made.organisation, made.result);
    made.envelope = opened.envelope;
    made.body = result_from(opened.body, made.interview, made.rater);
}

} // namespace

const Panel& panel() {
    static const Panel& only = []() -> const Panel& {
        static Panel made;
        {
            Store hr = need(Store::open(made.folder.file(), quiet()));
            plan(hr, made);
        }
        rate(made);
        return made;
    }();
    return only;
}

} // namespace mq::faults
