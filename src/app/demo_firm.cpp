#include "app/demo_firm.h"

#include "app/demo_player.h"
#include "app/demo_words.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace mq::app {

using domain::SeededRandom;

namespace {

constexpr int candidates_of_100 = 6;
constexpr std::size_t smallest_team = 8;
constexpr std::size_t largest_team = 15;
constexpr std::size_t usual_team = 11;
constexpr std::size_t teams_in_branch = 12;
constexpr int days_of_year = 365;

class FirmMaker {
public:
    FirmMaker(int people, Day first, Day today, std::uint64_t seed)
        : people_(static_cast<std::size_t>(people)),
          first_(first),
          today_(today),
          random_(seed),
          ids_(seed * 2 + 1) {}

    Firm make() {
        const std::size_t candidates = people_ * candidates_of_100 / 100;
        const std::size_t staff = people_ - candidates;
        const std::size_t teams = std::max<std::size_t>(1, (staff + usual_team / 2) / usual_team);
        const std::size_t branches = teams > 1 ? (teams + teams_in_branch - 1) / teams_in_branch : 0;
        const std::size_t regions = branches > 1 ? std::min(branches, demo_regions().size()) : 0;
        add_upper(regions, branches);
        add_teams(teams, branches, staff - regions - branches);
        for (std::size_t i = 0; i < candidates; ++i)
            add_candidate();
        return std::move(firm_);
    }

private:
    double normal() {
        const std::uint64_t one = random_.next(); // the order of arguments isn't settled
        return around_zero(one, random_.next());
    }
    double part() { return static_cast<double>(random_.below(1'000'000)) / 1e6; }

    std::size_t add_person(const char* post, store::Role role, domain::Region region) {
        FirmPerson person;
        person.id = ids_.next(static_cast<std::int64_t>(first_.number) * 86'400'000);
        person.profile.gender = happens(random_, 0.68) ? domain::Gender::female : domain::Gender::male;
        person.profile.name = demo_name(*person.profile.gender, random_);
        person.profile.birth_year = 1980 + static_cast<int>(random_.below(25));
        // One in eight works away from where they grew up.
        person.profile.region =
            happens(random_, 0.88) ? region : static_cast<domain::Region>(random_.below(3));
        person.profile.address_asked = true;
        person.profile.role = role;
        person.profile.post = post;
        person.profile.contact = demo_phone(random_);
        for (double& facet : person.strong)
            facet = 0.35 * normal();
        person.keen = std::clamp(1.0 + 0.35 * normal(), 0.3, 2.0);
        firm_.people.push_back(std::move(person));
        return firm_.people.size() - 1;
    }

    /// Who leads was there when the history begins.
    std::size_t add_lead(const char* post, domain::Region region) {
        const std::size_t at = add_person(post, store::Role::lead, region);
        FirmPerson& person = firm_.people[at];
        person.profile.birth_year = 1975 + static_cast<int>(random_.below(20));
        person.joined.number = first_.number - 200 - static_cast<int>(random_.below(8 * days_of_year));
        person.seen = first_;
        person.ability_first = 3.2 + 0.4 * normal();
        person.ability_now = person.ability_first + 0.5 + 0.3 * part();
        return at;
    }

    std::size_t add_member(domain::Region region) {
        const std::size_t at = add_person(one_of(demo_posts(), random_), store::Role::trainee, region);
        FirmPerson& person = firm_.people[at];
        // Many are new, few have been there for long: a fifth of them joins each half year.
        const double years = std::min(9.0, -2.4 * std::log(1.0 - 0.999 * part()));
        person.joined.number = today_.number - 3 - static_cast<int>(years * days_of_year);
        person.seen = std::max(person.joined, first_);
        const double before = std::max(0, days_between(person.joined, first_)) / (1.0 * days_of_year);
        person.ability_first = std::clamp(2.1 + 0.7 * normal() + 0.3 * std::min(before, 4.0), 0.6, 4.6);
        person.ability_now = person.ability_first + (0.7 + 0.5 * normal()) * std::min(1.0, years / 2.0);
        return at;
    }

    void add_candidate() {
        const std::size_t at = add_person(one_of(demo_posts(), random_), store::Role::candidate,
                                          static_cast<domain::Region>(random_.below(3)));
        FirmPerson& person = firm_.people[at];
        person.seen.number = today_.number - 2 - static_cast<int>(random_.below(110));
        person.seen = std::max(person.seen, first_);
        person.joined = person.seen;
        person.ability_first = person.ability_now = std::clamp(2.2 + 0.8 * normal(), 0.6, 4.8);
    }

    std::size_t add_team(std::string name, std::optional<std::size_t> parent, std::size_t lead) {
        FirmTeam team;
        team.id = ids_.next(static_cast<std::int64_t>(first_.number) * 86'400'000);
        team.name = std::move(name);
        team.parent = parent;
        team.lead = lead;
        firm_.people[lead].team = firm_.teams.size();
        firm_.teams.push_back(std::move(team));
        return firm_.teams.size() - 1;
    }

    void add_upper(std::size_t regions, std::size_t branches) {
        for (std::size_t r = 0; r < regions; ++r) {
            const DemoRegion& region = demo_regions()[r];
            add_team(region.name, std::nullopt, add_lead(demo_region_post, region.spoken));
        }
        first_branch_ = firm_.teams.size();
        for (std::size_t b = 0; b < branches; ++b) {
            const std::size_t r = regions > 0 ? b % regions : 0;
            const DemoRegion& region = demo_regions()[r];
            const std::size_t round = regions > 0 ? b / regions : b;
            std::string name = region.branches[round % region.branches.size()];
            if (round >= region.branches.size())
                name += fmt::format(" {}", round / region.branches.size() + 1);
            add_team(std::move(name), regions > 0 ? std::optional(r) : std::nullopt,
                     add_lead(demo_branch_post, region.spoken));
        }
    }

    void add_teams(std::size_t teams, std::size_t branches, std::size_t people) {
        const std::size_t first_team = firm_.teams.size();
        const std::size_t regions = first_branch_;
        for (std::size_t t = 0; t < teams; ++t) {
            const std::size_t branch = branches > 0 ? first_branch_ + t % branches : 0;
            const auto parent = branches > 0 ? std::optional(branch) : std::nullopt;
            const std::string place = branches > 0 ? firm_.teams[branch].name : "Hà Nội";
            const std::size_t region = regions > 0 ? (t % branches) % regions : 0;
            const std::size_t number = branches > 0 ? t / branches + 1 : 1;
            add_team(fmt::format("Đội CSKH {} {}", place, number), parent,
                     add_lead(demo_lead_post, demo_regions()[region].spoken));
            spoken_.push_back(demo_regions()[region].spoken);
        }
        firm_.reader = firm_.teams[first_team].lead;
        fill_teams(first_team, teams, people - teams);
    }

    /// Shares the others out so that teams have from eight to fifteen people, some more, some fewer.
    void fill_teams(std::size_t first_team, std::size_t teams, std::size_t others) {
        std::vector<std::size_t> sizes(teams, 1);
        for (std::size_t i = 0; i < others; ++i) {
            std::size_t t = i < teams * (smallest_team - 1) ? i % teams : random_.below(teams);
            for (std::size_t tried = 0; sizes[t] >= largest_team && tried < teams; ++tried)
                t = (t + 1) % teams;
            ++sizes[t];
        }
        for (std::size_t t = 0; t < teams; ++t) {
            FirmTeam& team = firm_.teams[first_team + t];
            team.members.push_back(team.lead);
            for (std::size_t i = 1; i < sizes[t]; ++i) {
                const std::size_t at = add_member(spoken_[t]);
                firm_.people[at].team = first_team + t;
                team.members.push_back(at);
                move_perhaps(firm_.people[at], first_team, teams);
            }
            team.aim_level = 3;
            team.aim_people = static_cast<int>(static_cast<double>(sizes[t]) * (0.6 + 0.3 * part()));
        }
    }

    /// One in ten came from another team.
    void move_perhaps(FirmPerson& person, std::size_t first_team, std::size_t teams) {
        const int days = days_between(person.seen, today_);
        if (teams < 2 || days < 120 || !happens(random_, 0.1))
            return;
        person.earlier = first_team + (*person.team - first_team + 1 + random_.below(teams - 1)) % teams;
        person.moved.number =
            person.seen.number + 40 + static_cast<int>(random_.below(static_cast<std::size_t>(days - 60)));
    }

    std::size_t people_;
    Day first_;
    Day today_;
    SeededRandom random_;
    UuidMaker ids_;
    Firm firm_;
    std::size_t first_branch_ = 0;
    std::vector<domain::Region> spoken_; ///< by team
};

} // namespace

double around_zero(std::uint64_t random_a, std::uint64_t random_b) {
    constexpr double range = 9'007'199'254'740'992.0; // 2^53
    const double a = (static_cast<double>(random_a >> 11U) + 1.0) / (range + 1.0);
    const double b = static_cast<double>(random_b >> 11U) / range;
    return std::clamp(std::sqrt(-2.0 * std::log(a)) * std::cos(2.0 * std::numbers::pi * b), -2.5, 2.5);
}

double FirmPerson::ability(Day day, Day today) const {
    const double all = std::max(1, days_between(seen, today));
    const double part = std::clamp(days_between(seen, day) / all, 0.0, 1.0);
    return ability_first + (ability_now - ability_first) * std::sqrt(part);
}

Firm make_firm(int people, Day first, Day today, std::uint64_t seed) {
    return FirmMaker(people, first, today, seed).make();
}

} // namespace mq::app
