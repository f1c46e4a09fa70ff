#include "app/demo_events.h"

#include "app/demo_words.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <numeric>

namespace mq::app {

using domain::SeededRandom;
using Kind = Happening::Kind;

namespace {

constexpr double critical_share = 0.0025; ///< of decisions
constexpr int delete_after_days = 180;
constexpr int review_of_posts = 3; ///< level most posts ask for

Day day_at(std::int64_t at_ms) {
    const Instant at{at_ms};
    return local_day(FixedClock(at, demo_offset_minutes), at);
}

} // namespace

DemoEvents::DemoEvents(const Firm& firm, const Schedule& schedule, const SceneLibrary& library,
                       const DemoRecords& records, DemoPlayer& player, Instant now, std::uint64_t seed)
    : firm_(firm),
      schedule_(schedule),
      library_(library),
      records_(records),
      player_(player),
      now_(now),
      today_(day_at(now.unix_ms)),
      seed_(seed) {
    for (std::size_t i = 0; i < firm.people.size(); ++i)
        if (firm.people[i].profile.role == store::Role::lead)
            leads_.push_back(i);
}

const FirmPerson& DemoEvents::lead_of(const FirmPerson& person, const Uuid& otherwise) const {
    for (auto team = person.team; team; team = firm_.teams[*team].parent)
        if (const FirmPerson& lead = firm_.people[firm_.teams[*team].lead]; lead.id != person.id)
            return lead;
    const FirmPerson& first = firm_.people[leads_.front()];
    return first.id == otherwise && leads_.size() > 1 ? firm_.people[leads_[1]] : first;
}

std::vector<DemoPanelist> DemoEvents::panel_for(const FirmPerson& person, SeededRandom& random) const {
    std::vector<DemoPanelist> out;
    const std::size_t wanted = 2 + random.below(2);
    const std::size_t start = random.below(leads_.size());
    for (std::size_t n = 0; n < leads_.size() && out.size() < wanted; ++n) {
        const FirmPerson& lead = firm_.people[leads_[(start + n) % leads_.size()]];
        if (lead.id != person.id) // nobody judges themselves
            out.push_back({lead.id, lead.profile.name, 0.8 * lead.strong.back()});
    }
    return out;
}

store::Event DemoEvents::about_team(const Happening& happening) const {
    const FirmTeam& team = firm_.teams[happening.who];
    store::TeamDefined out;
    out.name = team.name;
    if (team.parent)
        out.parent = firm_.teams[*team.parent].id;
    out.lead = firm_.people[team.lead].id;
    out.aim_level = team.aim_level;
    out.aim_people = team.aim_people;
    return demo_event({happening.at_ms}, {}, team.id, std::move(out), firm_.people[leads_.front()].id);
}

store::Event DemoEvents::about_target(const Happening& happening) const {
    store::TargetSet out;
    out.post = happening.what == 0 ? "" : demo_lead_post;
    out.level = happening.what == 0 ? review_of_posts : review_of_posts + 1;
    return demo_event({happening.at_ms}, {}, {}, std::move(out), firm_.people[leads_.front()].id);
}

store::Event DemoEvents::placing(const Happening& happening) const {
    const FirmPerson& person = firm_.people[happening.who];
    return demo_event({happening.at_ms}, person.id, {},
                      store::PersonPlaced{firm_.teams[happening.what].id, person.joined.number},
                      lead_of(person, person.id).id);
}

store::Event DemoEvents::assignment(const Happening& happening) const {
    const PlannedAssignment& work = schedule_.assignments[happening.what];
    const FirmTeam& team = firm_.teams[work.team];
    store::WorkAssigned out;
    const Day day = day_at(happening.at_ms);
    for (const std::size_t member : team.members) {
        const FirmPerson& person = firm_.people[member];
        const bool here = person.seen < day && (!person.earlier || person.moved < day);
        if (here && member != team.lead)
            out.people.push_back(person.id);
    }
    if (out.people.empty()) // a team that was only just made: its lead goes first
        out.people.push_back(firm_.people[team.lead].id);
    out.team = team.id;
    for (const std::size_t scene : work.scenes)
        out.scenes.push_back(library_.scenes()[scene]->scenario.id);
    out.due_day = work.due.number;
    out.least = 0.6;
    out.giver_name = firm_.people[team.lead].profile.name;
    return demo_event({happening.at_ms}, {}, happening.id, std::move(out), firm_.people[team.lead].id);
}

Result<std::vector<store::Event>> DemoEvents::attempt(const Happening& happening, SeededRandom& random) {
    const FirmPerson& person = firm_.people[happening.who];
    const Day day = day_at(happening.at_ms);
    DemoPlay play;
    play.person = person.id;
    play.attempt = happening.id;
    play.scene = library_.scenes()[happening.what];
    play.start = {happening.at_ms};
    const int year = std::stoi(iso_day(day).substr(0, 4));
    play.trainee = {year - *person.profile.birth_year, *person.profile.gender, *person.profile.region};
    play.skill = demo_skill(person.ability(day, today_), play.scene->scenario.difficulty);
    play.critical = critical_share;
    const std::string_view written = one_of(demo_reflections(), random);
    play.reflection = happens(random, 0.4) ? std::optional<std::string>(written) : std::nullopt;
    return player_.play(play, random);
}

std::vector<store::Event> DemoEvents::talk(const Happening& happening, SeededRandom& random) const {
    const FirmPerson& person = firm_.people[happening.who];
    const Day day = day_at(happening.at_ms);
    std::optional<Day> closed;
    if (happening.what > 0 && day.number + static_cast<int>(happening.what) < today_.number)
        closed = Day{day.number + static_cast<int>(happening.what)};
    return records_.talk(person, lead_of(person, person.id), happening.id, day, closed, random);
}

Result<std::vector<store::Event>> DemoEvents::of(std::size_t place) {
    const Happening& happening = schedule_.happenings[place];
    SeededRandom random(seed_ ^ (place + 1) * 0x9E3779B97F4A7C15ULL);
    const Instant at{happening.at_ms};
    const auto person = [&]() -> const FirmPerson& { return firm_.people[happening.who]; };
    const auto one = [](store::Event event) { return std::vector<store::Event>{std::move(event)}; };
    const auto ability = [&] { return person().ability(day_at(happening.at_ms), today_); };
    switch (happening.kind) {
        case Kind::team: return one(about_team(happening));
        case Kind::target: return one(about_target(happening));
        case Kind::join: return one(demo_event(at, person().id, {}, store::PersonAdded{person().profile}));
        case Kind::place: return one(placing(happening));
        case Kind::attempt: return attempt(happening, random);
        case Kind::observe:
            return one(records_.observation(person(), lead_of(person(), person().id), happening.id, at,
                                            ability(), random));
        case Kind::interview:
            if (const auto panel = panel_for(person(), random); !panel.empty())
                return records_.interview(person(), panel, happening.id, day_at(happening.at_ms), ability(),
                                          happening.what == 1, random);
            return {}; // a firm so small that its one lead would have to judge themselves
        case Kind::decide:
            return one(demo_event(
                at, person().id, {},
                store::CandidateDecided{false, false, day_at(happening.at_ms).number + delete_after_days},
                firm_.people[leads_.front()].id));
        case Kind::goal:
            return one(
                demo_event(at, person().id, {}, store::WeeklyGoalSet{static_cast<int>(happening.what)}));
        case Kind::talk: return talk(happening, random);
        case Kind::assign: return one(assignment(happening));
        case Kind::complaint:
            return one(records_.complaint(
                person(), happening.id,
                fmt::format("KN-{}-{:05}", iso_day(day_at(happening.at_ms)).substr(0, 4), happening.what), at,
                now_, random));
        case Kind::review: break;
    }
    return std::vector<store::Event>{};
}

} // namespace mq::app
