#include "app/demo_signing.h"

#include "app/demo_player.h"
#include "app/demo_records.h"
#include "app/kept_standing.h"

namespace mq::app {

using domain::SeededRandom;

namespace {

constexpr double signed_share = 0.55;
constexpr double appealed_share = 0.04;
constexpr double answered_share = 0.6;
constexpr std::int64_t day_ms = 24 * 3'600'000;
constexpr int least_days = 90; ///< with the firm before a level is signed

void appeal(const store::Event& signing, const FirmPerson& lead, SeededRandom& random,
            std::vector<store::Event>& out) {
    const Instant sent{signing.at.unix_ms + 2 * day_ms};
    out.push_back(
        demo_event(sent, signing.person, signing.attempt,
                   store::SignoffAppealed{"Em đã làm thêm hai màn sau ngày ký, nhờ xem lại giúp."}));
    if (!happens(random, answered_share))
        return;
    const bool upheld = happens(random, 0.7);
    out.push_back(demo_event(
        Instant{sent.unix_ms + 3 * day_ms}, signing.person, signing.attempt,
        store::AppealAnswered{
            upheld, upheld ? "Đã nghe lại hai cuộc gọi, bậc này vẫn đúng." : "Đồng ý, tháng sau chấm lại.",
            lead.profile.name},
        lead.id));
}

} // namespace

Result<store::LevelSigned> demo_level(const store::Store& store, const domain::Estimator& estimator,
                                      const ContentHash& content, const Uuid& person, Day day) {
    const auto finished = store.finished(person);
    const auto rated = store.rated(person);
    if (!finished || !rated)
        return tl::unexpected<Error>(finished ? rated.error() : finished.error());
    const StandingBasis basis = standing_basis(*finished, *rated, estimator.competency(), day);
    const domain::Standing standing = estimator.standing(basis.records, day, basis.severities);
    store::LevelSigned out;
    if (standing.reported)
        out.level = out.reported.emplace(standing.reported->number());
    out.scoring_version = estimator.competency().scoring.version;
    out.competency_content = content;
    out.day = day.number;
    out.position = basis.position;
    return out;
}

Status DemoSigning::sign(const store::Store& store, const Firm& firm, const FirmPerson& person,
                         const Happening& round, std::vector<store::Event>& out) const {
    const Instant at{round.at_ms};
    const Day day = local_day(FixedClock(at, demo_offset_minutes), at);
    const FirmPerson& lead = firm.people[firm.teams[*person.team].lead];
    SeededRandom random(seed_ ^ std::hash<Uuid>{}(person.id) ^ static_cast<std::uint64_t>(day.number));
    if (days_between(person.seen, day) < least_days || lead.id == person.id || !happens(random, signed_share))
        return {};
    auto found = demo_level(store, estimator_, content_, person.id, day);
    if (!found)
        return tl::unexpected<Error>(found.error());
    store::LevelSigned& level = *found;
    if (!level.reported)
        return {};
    level.signer_name = lead.profile.name;
    const Uuid id = UuidMaker(random.next()).next(round.at_ms);
    out.push_back(demo_event(at, person.id, id, std::move(level), lead.id));
    if (round.what == 1 && happens(random, appealed_share)) {
        const store::Event signing = out.back();
        appeal(signing, lead, random, out);
    }
    return {};
}

Result<std::vector<store::Event>> DemoSigning::review(
    const store::Store& store, const Firm& firm, const Happening& round,
    const std::function<bool(double share)>& progress) const {
    constexpr std::size_t people_a_look = 200;
    std::vector<store::Event> out;
    for (std::size_t i = 0; i < firm.people.size(); ++i) {
        if (i % people_a_look == 0 &&
            !progress(static_cast<double>(i) / static_cast<double>(firm.people.size())))
            return fail(ErrorKind::refused, "Đã dừng theo yêu cầu. Không có tệp nào được tạo.", "cancelled");
        if (firm.people[i].candidate())
            continue;
        if (Status done = sign(store, firm, firm.people[i], round, out); !done)
            return tl::unexpected<Error>(done.error());
    }
    return out;
}

} // namespace mq::app
