#include "store/pack.h"

#include "store/pack_body.h"
#include "store/pack_format.h"
#include "store/store.h"
#include "store/trouble.h"
#include "store/whole_file.h"

#include <algorithm>
#include <set>

namespace mq::store {
namespace {

[[noreturn]] void refuse(const char* message, const Uuid& of) {
    throw Trouble(ErrorKind::refused, message, of.str());
}

Organisation own_organisation(const Store& store) {
    auto organisation = must(store.organisation());
    if (!organisation)
        throw Trouble(ErrorKind::refused,
                      "Máy này chưa ghép với đơn vị nào. Hãy mở tệp ghép máy do bộ phận nhân sự đưa.",
                      "no organisation");
    if (!organisation->has_seed())
        throw Trouble(ErrorKind::refused,
                      "Khóa để đọc và tạo gói thuộc về bộ phận nhân sự. Hãy đăng nhập bằng "
                      "tài khoản nhân sự.",
                      "no seed");
    return std::move(*organisation);
}

// --- making

InterviewRow interview_to_pack(const Store& store, const Uuid& id) {
    auto row = must(store.interview(id));
    if (!row)
        throw Trouble(ErrorKind::not_found, "Không tìm thấy buổi phỏng vấn này.", id.str());
    if (row->state == InterviewState::cancelled)
        refuse("Chưa tạo được gói: buổi phỏng vấn đã huỷ.", id);
    return std::move(*row);
}

const PanelRow& member_to_pack(const InterviewRow& interview, const Uuid& rater) {
    const auto member = std::ranges::find(interview.panel, rater, &PanelRow::rater);
    if (member == interview.panel.end())
        refuse("Chưa tạo được gói: người chấm không có trong hội đồng của buổi này.", rater);
    if (member->left)
        refuse("Chưa tạo được gói: người chấm này đã rời hội đồng.", rater);
    return *member;
}

Pack sealed(Store& store, PackKind kind, const InterviewRow& interview, const Uuid& rater, Instant at,
            const std::string& body) {
    const Organisation organisation = own_organisation(store);
    const Envelope envelope{pack_version,   organisation.id, kind,  store.new_id(at),
                            store.device(), interview.id,    rater, at.unix_ms};
    return {envelope.pack, seal_pack(organisation, envelope, body)};
}

void add_content(const Store& store, std::vector<Content>& contents, const ContentHash& hash) {
    if (std::ranges::find(contents, hash, &Content::hash) != contents.end())
        return;
    auto content = must(store.content(hash));
    if (!content)
        throw_damaged("frozen text " + hash.hex());
    contents.push_back(std::move(*content));
}

/// The newest of each purpose, oldest first.
std::vector<Event> consents_to_pack(const Store& store, const InterviewRow& interview, int utc_offset) {
    std::vector<Event> events;
    std::set<std::string> seen;
    for (ConsentRow& row : must(store.consents(interview.person)))
        if (seen.insert(row.consent.consent).second)
            events.push_back({row.at, utc_offset, interview.person,
                              row.id == interview.id ? interview.id : Uuid{}, std::move(row.consent),
                              std::nullopt});
    std::ranges::reverse(events);
    return events;
}

InvitationBody invitation_body(const Store& store, const InterviewRow& interview) {
    InvitationBody body;
    body.person = interview.person;
    if (const auto person = must(store.person(interview.person))) {
        body.profile.name = person->profile.name;
        body.profile.role = person->profile.role;
        body.profile.post = person->profile.post;
    }
    for (const RecordedEvent& row : must(store.events_of(interview.id)))
        if (std::holds_alternative<InterviewPlanned>(row.event.what))
            body.plan = row.event;
    body.consents = consents_to_pack(store, interview, body.plan.utc_offset_minutes);
    add_content(store, body.contents, interview.plan.guide);
    add_content(store, body.contents, interview.plan.competency_content);
    for (const FrozenQuestion& question : interview.plan.questions)
        add_content(store, body.contents, question.content);
    for (const Event& consent : body.consents)
        add_content(store, body.contents, std::get<ConsentRecorded>(consent.what).wording);
    return body;
}

// --- taking

InterviewRow interview_of_pack(const Store& store, const Envelope& envelope) {
    auto row = must(store.interview(envelope.interview));
    if (!row)
        refuse("Chưa nhận được gói: máy này không có buổi phỏng vấn đó.", envelope.interview);
    return std::move(*row);
}

/// As handed in, in the order of the questions.
std::vector<AnswerRated> handed_in_answers(const Store& store, const Uuid& interview, const Uuid& rater) {
    std::vector<AnswerRated> answers;
    for (AnswerRow& row : must(store.own_answers(interview, rater)))
        answers.push_back(row.first ? std::move(*row.first) : std::move(row.latest));
    return answers;
}

struct Reception {
    std::vector<Event> events;
    std::vector<Content> contents;
    int answers = 0;
};

/// Nothing to write where the member's ratings came in before, from another pack with the same ratings.
Reception receive_result(const Store& store, const OpenedPack& pack) {
    const Envelope& envelope = pack.envelope;
    const InterviewRow interview = interview_of_pack(store, envelope);
    ResultBody body = result_from(pack.body, envelope.interview, envelope.rater);
    Reception reception;
    reception.answers = static_cast<int>(body.answers.size());
    std::vector<AnswerRated> answers;
    for (Event& event : body.answers) {
        event.person = interview.person;
        answers.push_back(std::get<AnswerRated>(event.what));
        if (answers.back().rater != envelope.rater)
            refuse("Chưa nhận được gói: trong gói có điểm của người khác.", envelope.rater);
        if (std::ranges::count(answers, answers.back().question, &AnswerRated::question) > 1)
            refuse("Chưa nhận được gói: trong gói có một câu được chấm hai lần.", envelope.interview);
    }
    body.handed_in.person = interview.person;
    if (std::get<RatingsHandedIn>(body.handed_in.what).rater != envelope.rater)
        refuse("Chưa nhận được gói: trong gói có điểm của người khác.", envelope.rater);
    const auto member = std::ranges::find(interview.panel, envelope.rater, &PanelRow::rater);
    if (member != interview.panel.end() && member->handed_in &&
        handed_in_answers(store, interview.id, envelope.rater) == answers)
        return reception;
    reception.events = std::move(body.answers);
    reception.events.push_back(std::move(body.handed_in));
    return reception;
}

/// What of it isn't known yet.
std::vector<Event> new_consents(const Store& store, std::vector<Event> events) {
    std::vector<Event> unknown;
    for (Event& event : events) {
        const auto known = must(store.consents(event.person));
        const bool there = std::ranges::any_of(known, [&](const ConsentRow& row) {
            return row.at == event.at && row.consent == std::get<ConsentRecorded>(event.what);
        });
        if (!there)
            unknown.push_back(std::move(event));
    }
    return unknown;
}

Reception receive_invitation(const Store& store, const OpenedPack& pack) {
    const Envelope& envelope = pack.envelope;
    InvitationBody body = invitation_from(pack.body, envelope.interview);
    const auto& plan = std::get<InterviewPlanned>(body.plan.what);
    if (std::ranges::find(plan.panel, envelope.rater, &PanelMember::id) == plan.panel.end())
        refuse("Chưa nhận được gói: người chấm không có trong hội đồng của buổi này.", envelope.rater);
    Reception reception;
    const auto known = must(store.interview(envelope.interview));
    if (known && (known->plan != plan || known->person != body.person))
        refuse("Chưa nhận được gói: buổi phỏng vấn này đã có trên máy với kế hoạch khác.", known->id);
    if (!must(store.person(body.person)))
        reception.events.push_back({body.plan.at,
                                    body.plan.utc_offset_minutes,
                                    body.person,
                                    {},
                                    PersonAdded{body.profile},
                                    std::nullopt});
    if (!known)
        reception.events.push_back(body.plan);
    for (Event& consent : new_consents(store, std::move(body.consents)))
        reception.events.push_back(std::move(consent));
    reception.contents = std::move(body.contents);
    return reception;
}

/// True: the very same pack was taken in before.
bool known_pack(const Store& store, const Envelope& envelope, const ContentHash& bytes) {
    const auto taken = must(store.pack_taken(envelope.pack));
    if (taken && *taken != bytes)
        refuse("Chưa nhận được gói: đã nhận một gói cùng mã nhưng khác nội dung.", envelope.pack);
    return taken.has_value();
}

PackOutcome take(Store& store, std::string_view bytes, const Taking& taking) {
    const OpenedPack pack = open_pack(own_organisation(store), bytes);
    const Envelope& envelope = pack.envelope;
    const ContentHash hash = content_hash(bytes);
    Reception reception =
        envelope.kind == PackKind::result ? receive_result(store, pack) : receive_invitation(store, pack);
    PackOutcome outcome{envelope.kind,          false, envelope.interview, envelope.rater, reception.answers,
                        InterviewState::planned};
    outcome.already = known_pack(store, envelope, hash) || reception.events.empty();
    if (!outcome.already) {
        reception.events.push_back({taking.at, taking.utc_offset_minutes, reception.events.front().person,
                                    envelope.interview, PackTaken{envelope.pack, hash, envelope.device},
                                    taking.actor});
        static_cast<void>(must(store.append(reception.events, reception.contents)));
    }
    outcome.state = interview_of_pack(store, envelope).state;
    return outcome;
}

} // namespace

Result<Pack> make_invitation(Store& store, const Uuid& interview, const Uuid& rater, Instant at) {
    return guarded([&] {
        const InterviewRow row = interview_to_pack(store, interview);
        if (row.state == InterviewState::closed)
            refuse("Chưa tạo được gói: buổi phỏng vấn đã chốt và ký.", interview);
        if (member_to_pack(row, rater).handed_in)
            refuse("Chưa tạo được gói: người này đã nộp phiếu rồi.", rater);
        return sealed(store, PackKind::invitation, row, rater, at, to_text(invitation_body(store, row)));
    });
}

Result<Pack> make_result(Store& store, const Uuid& interview, const Uuid& rater, Instant at) {
    return guarded([&] {
        const InterviewRow row = interview_to_pack(store, interview);
        if (!member_to_pack(row, rater).handed_in)
            refuse("Chưa tạo được gói: người này chưa nộp phiếu.", rater);
        ResultBody body;
        for (const AnswerRow& answer : must(store.own_answers(interview, rater)))
            body.answers.push_back(
                {answer.at, 0, row.person, interview, answer.first ? *answer.first : answer.latest, rater});
        for (const RecordedEvent& event : must(store.events_of(interview)))
            if (const auto* handed = std::get_if<RatingsHandedIn>(&event.event.what))
                if (handed->rater == rater)
                    body.handed_in = event.event;
        for (Event& answer : body.answers) { // one that was changed later goes as it was handed in
            answer.at = std::min(answer.at, body.handed_in.at);
            answer.utc_offset_minutes = body.handed_in.utc_offset_minutes;
        }
        return sealed(store, PackKind::result, row, rater, at, to_text(body));
    });
}

Result<PackOutcome> take_pack(Store& store, std::string_view bytes, const Taking& taking) {
    return guarded([&] { return take(store, bytes, taking); });
}

Status write_pack(const std::filesystem::path& path, const Pack& pack) {
    return guarded([&] { write_whole(path, pack.bytes); });
}

Result<std::string> read_pack(const std::filesystem::path& path) {
    return guarded([&] { return read_whole(path, largest_pack); });
}

} // namespace mq::store
