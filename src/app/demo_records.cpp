#include "app/demo_records.h"

#include "app/demo_player.h"
#include "app/demo_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace mq::app {

using domain::SeededRandom;

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr int minutes_of_day = 24 * 60;
constexpr std::array channels{"phone", "phone", "chat", "counter", "email", "social"};

int level_near(double ability, SeededRandom& random) {
    const std::uint64_t one = random.next();
    const double seen = ability + 0.5 * around_zero(one, random.next());
    return std::clamp(static_cast<int>(std::lround(seen)), 1, 5);
}

int minute_of_work(SeededRandom& random) {
    return 8 * 60 + static_cast<int>(random.below(9 * 60));
}

} // namespace

Instant demo_moment(Day day, int minute) {
    const std::int64_t minutes = static_cast<std::int64_t>(day.number) * minutes_of_day + minute;
    return {(minutes - demo_offset_minutes) * minute_ms};
}

store::Event demo_event(Instant at, const Uuid& person, const Uuid& subject, store::Payload what,
                        std::optional<Uuid> by) {
    store::Event out;
    out.at = at;
    out.utc_offset_minutes = demo_offset_minutes;
    out.person = person;
    out.attempt = subject;
    out.actor = by;
    out.what = std::move(what);
    return out;
}

DemoRecords::DemoRecords(const std::filesystem::path& questions, const LoadedText& text,
                         const domain::Competency& competency)
    : text_(text), competency_(competency), bank_(content::load_question_bank(questions, competency)) {}

std::vector<store::Content> DemoRecords::frozen() const {
    std::vector<store::Content> out;
    out.push_back({text_.hash, store::ContentKind::competency, competency_.id, 1, text_.text});
    out.push_back(
        {bank_.guide.hash, store::ContentKind::guide, "guide", bank_.bank.guide.revision, bank_.guide.text});
    for (const auto& [id, frozen] : bank_.questions)
        out.push_back(
            {frozen.hash, store::ContentKind::questions, id, bank_.bank.question(id)->revision, frozen.text});
    return out;
}

std::vector<store::FacetRating> DemoRecords::ratings(const FirmPerson& person,
                                                     const std::vector<std::size_t>& facets, double ability,
                                                     SeededRandom& random) const {
    std::vector<store::FacetRating> out;
    for (const std::size_t facet : facets) {
        const double strong = facet < person.strong.size() ? person.strong[facet] : 0.0;
        const int level = level_near(ability + strong, random);
        out.push_back({competency_.facets[facet].id, level, one_of(demo_reasons(level), random)});
    }
    return out;
}

store::Event DemoRecords::observation(const FirmPerson& person, const FirmPerson& observer, const Uuid& sheet,
                                      Instant at, double ability, SeededRandom& random) const {
    store::ObservationRecorded out;
    out.observer = observer.id;
    out.observer_name = observer.profile.name;
    out.what = one_of(demo_contacts(), random);
    out.channel = one_of<const char*>(channels, random);
    const int level = level_near(ability, random);
    out.difficulty = std::clamp(level + static_cast<int>(random.below(2)), 1, 5);
    out.help = std::clamp(level + static_cast<int>(random.below(3)) - 1, 1, 5);
    const std::size_t steps = std::min(competency_.steps.size(), 2 + static_cast<std::size_t>(level));
    for (std::size_t i = 0; i < steps; ++i)
        out.steps_done.push_back(competency_.steps[i].id);
    if (level < 3 && happens(random, 0.6))
        out.pitfalls.push_back(competency_.pitfalls[random.below(competency_.pitfalls.size())].id);
    // Two to four facets show in one contact.
    std::vector<std::size_t> facets;
    for (std::size_t f = 0; f < competency_.axis_count(); ++f)
        if (happens(random, 0.65) || facets.size() + competency_.axis_count() < f + 3)
            facets.push_back(f);
    if (happens(random, 0.5) && competency_.facets.size() > competency_.axis_count())
        facets.push_back(competency_.axis_count());
    out.ratings = ratings(person, facets, ability, random);
    out.word = one_of(demo_words_after(), random);
    out.own_view = one_of(demo_own_views(), random);
    out.guide = bank_.guide.hash;
    return demo_event(at, person.id, sheet, std::move(out), observer.id);
}

store::InterviewPlanned DemoRecords::plan(const FirmPerson& person, const std::vector<DemoPanelist>& panel,
                                          Instant at) const {
    const auto& kits = bank_.bank.guide.kits;
    const domain::Kit& kit = person.candidate() || kits.size() < 2 ? kits[0] : kits[1];
    store::InterviewPlanned out;
    out.post = person.profile.post;
    out.round = "Vòng 1";
    out.staff = !person.candidate();
    out.planned_ms = at.unix_ms;
    out.kit = kit.id;
    out.kit_name = kit.name.vi;
    out.minutes = kit.minutes;
    for (const std::string& id : kit.questions) {
        const domain::Question* question = bank_.bank.question(id);
        if (question == nullptr)
            continue;
        store::FrozenQuestion frozen{id, question->revision, bank_.questions.find(id)->second.hash, {}};
        for (const domain::AnchorRow& row : question->facets)
            frozen.facets.push_back(competency_.facets[row.facet.value()].id);
        out.questions.push_back(std::move(frozen));
    }
    out.guide = bank_.guide.hash;
    out.competency_content = text_.hash;
    out.scoring_version = competency_.scoring.version;
    for (const DemoPanelist& member : panel)
        out.panel.push_back({member.id, member.name});
    return out;
}

store::AnswerRated DemoRecords::answer(const FirmPerson& person, const DemoPanelist& rater,
                                       const store::FrozenQuestion& question, double ability,
                                       SeededRandom& random) const {
    const DemoStory& story = one_of(demo_stories(), random);
    store::AnswerRated out;
    out.rater = rater.id;
    out.question = question.id;
    out.situation = story.situation;
    out.task = story.task;
    out.action = story.action;
    out.result = story.result;
    out.probes = {0};
    out.asked_hard = out.asked_help = true;
    std::vector<std::size_t> facets;
    for (const std::string& facet : question.facets)
        facets.push_back(*competency_.facet_index(facet));
    out.ratings = ratings(person, facets, ability - rater.severity, random);
    out.elapsed_ms = (4 + static_cast<std::int64_t>(random.below(5))) * minute_ms;
    return out;
}

std::vector<store::Event> DemoRecords::interview(const FirmPerson& person,
                                                 const std::vector<DemoPanelist>& panel,
                                                 const Uuid& interview, Day day, double ability, bool closed,
                                                 SeededRandom& random) const {
    const Instant held = demo_moment(day, minute_of_work(random) / 60 * 60);
    const Instant planned{held.unix_ms - (2 + static_cast<std::int64_t>(random.below(5))) * 24 * hour_ms};
    const Uuid& host = panel.front().id;
    std::vector<store::Event> out;
    Instant at = planned;
    const auto add = [&](store::Payload what, const Uuid& by) {
        out.push_back(demo_event(at, person.id, interview, std::move(what), by));
    };
    const store::InterviewPlanned plan = this->plan(person, panel, held);
    const char* purpose = person.candidate() ? "selection" : "assessment";
    if (const domain::ConsentWording* wording = bank_.bank.consent(purpose))
        add(store::ConsentRecorded{purpose, wording->revision, bank_.guide.hash, true}, host);
    add(plan, host);
    for (const DemoPanelist& rater : panel) {
        at = held;
        for (const store::FrozenQuestion& question : plan.questions) {
            at.unix_ms += 6 * minute_ms;
            add(answer(person, rater, question, ability, random), rater.id);
        }
        at.unix_ms += 5 * minute_ms;
        add(store::RatingsHandedIn{rater.id}, rater.id);
    }
    if (!closed)
        return out;
    at.unix_ms += hour_ms;
    store::InterviewClosed close;
    close.summary = one_of(demo_words_after(), random);
    for (const DemoPanelist& rater : panel)
        close.signatures.push_back({rater.id, rater.name});
    add(std::move(close), host);
    return out;
}

std::vector<store::Event> DemoRecords::talk(const FirmPerson& person, const FirmPerson& coach,
                                            const Uuid& talk, Day day, std::optional<Day> second,
                                            SeededRandom& random) const {
    const DemoTalk& said = one_of(demo_talks(), random);
    store::CoachingNoted note;
    note.day = day.number;
    note.facet = said.facet;
    note.plan = said.plan;
    note.next_day = day.number + 14;
    note.coach_name = coach.profile.name;
    std::vector<store::Event> out;
    out.push_back(demo_event(demo_moment(day, minute_of_work(random)), person.id, talk, note, coach.id));
    if (!second)
        return out;
    note.done = said.done;
    note.check = said.check;
    note.act = said.act;
    note.closed = true;
    note.next_day.reset();
    out.push_back(demo_event(demo_moment(*second, minute_of_work(random)), person.id, talk, note, coach.id));
    return out;
}

store::Event DemoRecords::complaint(const FirmPerson& owner, const Uuid& id, const std::string& number,
                                    Instant received, Instant now, SeededRandom& random) const {
    const auto causes = demo_causes();
    const int all = std::accumulate(causes.begin(), causes.end(), 0,
                                    [](int sum, const DemoCause& cause) { return sum + cause.often; });
    auto drawn = static_cast<int>(random.below(static_cast<std::size_t>(all)));
    std::size_t at = 0;
    for (; drawn >= causes[at].often; ++at)
        drawn -= causes[at].often;
    const DemoCause& cause = causes[at];
    store::ComplaintLogged out;
    out.number = number;
    if (!happens(random, 0.06)) {
        out.customer =
            demo_name(happens(random, 0.55) ? domain::Gender::female : domain::Gender::male, random);
        out.contact = demo_phone(random);
    }
    out.channel = one_of<const char*>(channels, random);
    out.cause = cause.family;
    out.cause_detail = cause.detail;
    out.what = cause.what;
    if (!out.cause.empty())
        out.wish = competency_.wishes[random.below(competency_.wishes.size())].id;
    out.owner = owner.id;
    out.owner_name = owner.profile.name;
    out.severity = happens(random, 0.12) ? 3 : happens(random, 0.35) ? 2 : 1;
    out.received_ms = received.unix_ms;
    Instant done = received;
    std::size_t step = 0;
    for (; step < out.steps.size(); ++step) {
        done.unix_ms += static_cast<std::int64_t>((step + 1) * (10 + random.below(300))) * minute_ms;
        if (done.unix_ms > now.unix_ms || happens(random, 0.012))
            break;
        out.steps[step].at_ms = done.unix_ms;
    }
    if (step == out.steps.size()) {
        out.closed_ms = done.unix_ms;
        out.outcome = cause.outcome;
        if (happens(random, 0.7))
            out.satisfaction = level_near(3.7, random);
    }
    const Instant written{std::min(done.unix_ms, now.unix_ms)};
    return demo_event(written, Uuid{}, id, std::move(out), owner.id);
}

} // namespace mq::app
