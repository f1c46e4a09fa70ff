#include "app/demo_schedule.h"

#include "app/demo_player.h"
#include "app/demo_records.h"

#include <algorithm>
#include <cmath>

namespace mq::app {
namespace {

using domain::SeededRandom;
using Kind = Happening::Kind;

constexpr double days_of_year = 365.0;
constexpr int day_begins = 8 * 60;
constexpr std::size_t work_minutes = 9 * 60;
constexpr int assignment_days = 10; ///< from giving to the day it is due
constexpr int assignments_every = 45;
constexpr int assignments_since = 300;    ///< days ago
constexpr double follow_assignment = 0.6; ///< share of practice that does what was assigned
constexpr int retake_days = 120;

class Scheduler {
public:
    Scheduler(const Firm& firm, const SceneLibrary& library, Day first, Instant now, std::uint64_t seed)
        : firm_(firm),
          library_(library),
          first_(first),
          now_(now),
          today_(local_day(FixedClock(now, demo_offset_minutes), now)),
          random_(seed),
          ids_(seed * 2 + 1) {}

    Schedule make(int complaints) {
        found_firm();
        for (std::size_t i = 0; i < firm_.people.size(); ++i)
            firm_.people[i].candidate() ? candidate(i) : staff(i);
        for (std::size_t t = 0; t < firm_.teams.size(); ++t)
            assignments(t);
        log(complaints);
        for (const int days_ago : {400, 220, 40})
            add(Day{today_.number - days_ago}, 17 * 60, Kind::review, 0, days_ago == 40 ? 1 : 0);
        std::ranges::stable_sort(out_.happenings, {}, &Happening::at_ms);
        follow_assignments();
        for (Happening& happening : out_.happenings)
            happening.id = ids_.next(happening.at_ms);
        return std::move(out_);
    }

private:
    void add(Day day, int minute, Kind kind, std::size_t who, std::size_t what = 0) {
        const Instant at = demo_moment(day, minute);
        if (at.unix_ms >= now_.unix_ms || day < first_)
            return;
        out_.happenings.push_back(
            {at.unix_ms, kind, static_cast<std::uint32_t>(who), static_cast<std::uint32_t>(what), {}});
    }
    int some_minute() { return day_begins + 30 + static_cast<int>(random_.below(work_minutes)); }
    double part() { return static_cast<double>(random_.below(1'000'000)) / 1e6; }
    Day some_day(Day from, Day to) {
        const int span = std::max(1, days_between(from, to) + 1);
        return {from.number + static_cast<int>(random_.below(static_cast<std::size_t>(span)))};
    }

    void found_firm() {
        for (std::size_t i = 0; i < firm_.people.size(); ++i) {
            const bool leads = firm_.people[i].profile.role == store::Role::lead;
            add(firm_.people[i].seen, leads ? day_begins - 60 : day_begins, Kind::join, i);
        }
        for (std::size_t t = 0; t < firm_.teams.size(); ++t)
            add(first_, day_begins - 50, Kind::team, t);
        add(first_, day_begins - 40, Kind::target, 0, 0);
        add(first_, day_begins - 40, Kind::target, 0, 1);
    }

    void staff(std::size_t i) {
        const FirmPerson& person = firm_.people[i];
        add(person.seen, day_begins + 1, Kind::place, i, person.earlier.value_or(*person.team));
        if (person.earlier)
            add(person.moved, day_begins + 1, Kind::place, i, *person.team);
        attempts(i);
        const double years = days_between(person.seen, today_) / days_of_year;
        if (years < 0.04)
            return;
        if (happens(random_, 0.6))
            add(Day{person.seen.number + 7}, day_begins + 40, Kind::goal, i, 1 + random_.below(3));
        const Day from{person.seen.number + 5};
        for (std::size_t n = times(3.2 * years); n > 0; --n)
            add(some_day(from, today_), some_minute(), Kind::observe, i);
        for (std::size_t n = times(1.4 * std::min(years, 1.5)); n > 0; --n)
            add(some_day(std::max(from, Day{today_.number - 540}), today_), some_minute(), Kind::talk, i,
                happens(random_, 0.8) ? 10 + random_.below(10) : 0);
        if (years > 0.4 && happens(random_, 0.08))
            add(some_day(Day{today_.number - 130}, Day{today_.number - 8}), some_minute(), Kind::interview, i,
                1);
    }

    /// A whole number around that mean.
    std::size_t times(double mean) { return static_cast<std::size_t>(mean * (0.5 + part()) + part()); }

    void candidate(std::size_t i) {
        const Day day{firm_.people[i].seen.number + 6};
        const bool closed = happens(random_, 0.85) && day.number + 1 < today_.number;
        add(day, some_minute(), Kind::interview, i, closed ? 1 : 0);
        if (closed && happens(random_, 0.4))
            add(Day{day.number + 5}, some_minute(), Kind::decide, i);
    }

    void attempts(std::size_t i) {
        const FirmPerson& person = firm_.people[i];
        const int span = days_between(person.seen, today_);
        const double wanted = person.keen * (6.0 + 7.0 * span / days_of_year);
        const auto count = static_cast<std::size_t>(std::min(wanted, span / 2.5));
        std::vector<Day> days;
        for (std::size_t n = 0; n < count; ++n) // more of late than at first
            days.push_back({person.seen.number + 1 + static_cast<int>((span - 1) * std::pow(part(), 0.6))});
        std::ranges::sort(days);
        std::vector<Day> last(library_.scenes().size(), Day{-retake_days});
        for (std::size_t n = 0; n < days.size(); ++n) {
            const bool assessment = n % 5 == 1 || n % 5 > 2; // three in five
            const std::size_t scene = fitting(person.ability(days[n], today_), assessment, days[n], last);
            last[scene] = days[n];
            add(days[n], some_minute(), Kind::attempt, i, scene);
        }
    }

    /// Near what the person can do, rather not one they played lately.
    std::size_t fitting(double ability, bool assessment, Day day, const std::vector<Day>& last) {
        std::size_t best = 0;
        double least = 1e9;
        for (std::size_t s = 0; s < library_.scenes().size(); ++s) {
            const domain::Scenario& scene = library_.scenes()[s]->scenario;
            if ((scene.use == domain::Use::assessment) != assessment)
                continue;
            double far = std::abs(scene.difficulty - ability - 0.3) + 1.4 * part();
            if (days_between(last[s], day) < retake_days)
                far += 3.0;
            if (far < least) {
                least = far;
                best = s;
            }
        }
        return best;
    }

    void assignments(std::size_t t) {
        if (firm_.teams[t].members.empty())
            return;
        std::vector<std::size_t> practice;
        for (std::size_t s = 0; s < library_.scenes().size(); ++s)
            if (library_.scenes()[s]->scenario.use == domain::Use::practice)
                practice.push_back(s);
        const int offset = static_cast<int>(random_.below(assignments_every));
        for (int ago = assignments_since - offset; ago > 0 && !practice.empty(); ago -= assignments_every) {
            const Day day{today_.number - ago};
            if (day < first_)
                continue;
            PlannedAssignment work{t, {}, {day.number + assignment_days}};
            for (std::size_t n = 1 + random_.below(3); n > 0; --n)
                if (const std::size_t scene = practice[random_.below(practice.size())];
                    std::ranges::find(work.scenes, scene) == work.scenes.end())
                    work.scenes.push_back(scene);
            add(day, day_begins + 20, Kind::assign, firm_.teams[t].lead, out_.assignments.size());
            out_.assignments.push_back(std::move(work));
        }
    }

    /// Who practises while something is assigned often plays that.
    void follow_assignments() {
        std::vector<const PlannedAssignment*> going(firm_.teams.size(), nullptr);
        for (Happening& happening : out_.happenings) {
            if (happening.kind == Kind::assign) {
                const PlannedAssignment& work = out_.assignments[happening.what];
                going[work.team] = &work;
            }
            if (happening.kind != Kind::attempt ||
                library_.scenes()[happening.what]->scenario.use != domain::Use::practice)
                continue;
            const PlannedAssignment* work = going[*firm_.people[happening.who].team];
            if (work != nullptr && happening.at_ms < demo_moment(work->due, 24 * 60 * 3).unix_ms &&
                happens(random_, follow_assignment))
                happening.what = static_cast<std::uint32_t>(work->scenes[random_.below(work->scenes.size())]);
        }
    }

    void log(int complaints) {
        for (int n = 0; n < complaints; ++n) {
            std::size_t owner = random_.below(firm_.people.size());
            while (firm_.people[owner].candidate())
                owner = random_.below(firm_.people.size());
            add(some_day(std::max(first_, firm_.people[owner].seen), today_), some_minute(), Kind::complaint,
                owner, static_cast<std::size_t>(n + 1));
        }
    }

    const Firm& firm_;
    const SceneLibrary& library_;
    Day first_;
    Instant now_;
    Day today_;
    SeededRandom random_;
    UuidMaker ids_;
    Schedule out_;
};

} // namespace

Schedule make_schedule(const Firm& firm, const SceneLibrary& library, Day first, Instant now, int complaints,
                       std::uint64_t seed) {
    return Scheduler(firm, library, first, now, seed).make(complaints);
}

} // namespace mq::app
