#include "app/demo.h"

#include "app/demo_interviews.h"
#include "app/demo_lead.h"
#include "app/demo_player.h"
#include "app/scene_library.h"
#include "content/acts_file.h"
#include "content/competency_file.h"
#include "domain/simulation.h"

#include <algorithm>
#include <array>

namespace mq::app {
namespace {

using namespace mq::domain;

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;
constexpr int history_days = 90;

/// A made-up colleague: how well they choose at first and now, and how often they practise.
struct Colleague {
    const char* name;
    int birth_year;
    Gender gender;
    Region region;
    double skill_then;
    double skill_now;
    int attempts;
};

constexpr std::array<Colleague, 6> team{
    {{"Trần Minh Khôi", 2002, Gender::male, Region::south, 0.45, 0.85, 26},
     {"Lê Thị Bảo Ngân", 1999, Gender::female, Region::south, 0.55, 0.75, 15},
     {"Đỗ Hải Yến", 1996, Gender::female, Region::north, 0.70, 0.90, 21},
     {"Phan Quốc Huy", 2001, Gender::male, Region::central, 0.40, 0.55, 8},
     {"Vũ Ngọc Ánh", 2003, Gender::female, Region::north, 0.50, 0.70, 9},
     {"Nguyễn Hoàng Ân", 1994, Gender::male, Region::south, 0.65, 0.80, 11}}};

class DemoWriter {
public:
    DemoWriter(store::Store& store, const SceneLibrary& library, const LoadedText& text,
               const Competency& competency, const ReplyCoder& coder, const Clock& clock, std::uint64_t seed)
        : store_(store),
          library_(library),
          clock_(clock),
          player_(text, competency, coder, clock),
          random_(seed) {}

    Status write_team() {
        for (const Colleague& colleague : team) {
            const auto id = add_person(colleague);
            if (!id)
                return tl::unexpected<Error>(id.error());
            if (&colleague == &team.front())
                if (Status done = store_.set_setting("current_person", id->str()); !done)
                    return done;
            if (Status done = write_history(*id, colleague); !done)
                return done;
        }
        return {};
    }

    /// Those who interview, the first of them at this PC.
    Result<DemoPanel> write_interviewers() {
        DemoPanel out;
        const Instant at{clock_.now().unix_ms - (history_days + 1) * day_ms};
        for (std::size_t i = 0; i < demo_interviewers.size(); ++i) {
            out.ids.at(i) = store_.new_id(at);
            store::Profile profile;
            profile.name = demo_interviewers.at(i);
            profile.role = i == 1 ? store::Role::lead : store::Role::hr;
            const auto done = store_.append(event(out.ids.at(i), Uuid{}, at, store::PersonAdded{profile}));
            if (!done)
                return tl::unexpected<Error>(done.error());
        }
        if (Status done = write_lead_of_team(out.ids[1], at); !done)
            return tl::unexpected<Error>(done.error());
        if (Status done = store_.set_setting("current_person", out.ids.front().str()); !done)
            return tl::unexpected<Error>(done.error());
        return out;
    }

private:
    /// Those who practise work in one team, which the panel's lead leads.
    Status write_lead_of_team(const Uuid& lead, Instant at) {
        const auto people = store_.people();
        if (!people)
            return tl::unexpected<Error>(people.error());
        const Uuid id = store_.new_id(at);
        store::TeamDefined defined;
        defined.name = "Đội CSKH Hà Nội";
        defined.lead = lead;
        std::vector<store::Event> events{event(Uuid{}, id, at, defined)};
        for (const store::PersonRow& person : *people)
            if (person.profile.role == store::Role::trainee)
                events.push_back(event(person.id, Uuid{}, at, store::PersonPlaced{id, std::nullopt}));
        if (const auto done = store_.append(events); !done)
            return tl::unexpected<Error>(done.error());
        return {};
    }

    [[nodiscard]] store::Event event(const Uuid& person, const Uuid& attempt, Instant at,
                                     store::Payload what) const {
        store::Event out;
        out.at = at;
        out.utc_offset_minutes = clock_.utc_offset_minutes(at);
        out.person = person;
        out.attempt = attempt;
        out.what = std::move(what);
        return out;
    }

    Result<Uuid> add_person(const Colleague& colleague) {
        const Instant at{clock_.now().unix_ms - (history_days + 1) * day_ms};
        const Uuid id = store_.new_id(at);
        store::Profile profile;
        profile.name = colleague.name;
        profile.birth_year = colleague.birth_year;
        profile.gender = colleague.gender;
        profile.region = colleague.region;
        profile.address_asked = true;
        const auto done = store_.append(event(id, Uuid{}, at, store::PersonAdded{profile}));
        if (!done)
            return tl::unexpected<Error>(done.error());
        return id;
    }

    Status write_history(const Uuid& person, const Colleague& colleague) {
        const auto& scenes = library_.scenes();
        if (scenes.empty())
            return {};
        for (int n = 0; n < colleague.attempts; ++n) {
            const double part =
                colleague.attempts == 1 ? 1.0 : static_cast<double>(n) / (colleague.attempts - 1);
            const auto days_ago = static_cast<int>((1.0 - part) * history_days);
            const std::int64_t noise = static_cast<std::int64_t>(random_.below(240)) * minute_ms;
            const Instant start{clock_.now().unix_ms - days_ago * day_ms - 2 * 60 * minute_ms - noise};
            const double skill = colleague.skill_then + part * (colleague.skill_now - colleague.skill_then);
            const ScenePtr& scene = next_scene(scenes, n);
            if (Status done = write_attempt(person, colleague, scene, start, skill); !done)
                return done;
        }
        if (&colleague != &team.front())
            return {};
        const Instant lately{clock_.now().unix_ms - 50 * minute_ms};
        const ScenePtr& scene = next_scene(scenes, 3); // left in its middle an hour ago
        return write_attempt(person, colleague, scene, lately, colleague.skill_now, 4);
    }

    /// Practice in the order of difficulty, again and again; an assessment every third time.
    [[nodiscard]] const ScenePtr& next_scene(const std::vector<ScenePtr>& scenes, int n) const {
        std::vector<const ScenePtr*> wanted;
        const bool assessment = n % 3 == 2;
        for (const ScenePtr& scene : scenes)
            if ((scene->scenario.use == Use::assessment) == assessment)
                wanted.push_back(&scene);
        if (wanted.empty())
            return scenes[static_cast<std::size_t>(n) % scenes.size()];
        std::stable_sort(wanted.begin(), wanted.end(), [](const ScenePtr* a, const ScenePtr* b) {
            return (*a)->scenario.difficulty < (*b)->scenario.difficulty;
        });
        return *wanted[static_cast<std::size_t>(assessment ? n / 3 : n - (n + 1) / 3) % wanted.size()];
    }

    Status write_attempt(const Uuid& person, const Colleague& colleague, const ScenePtr& scene, Instant start,
                         double skill, std::optional<int> at_most = {}) {
        DemoPlay play;
        play.person = person;
        play.attempt = store_.new_id(start);
        play.scene = scene;
        play.start = start;
        const int year = std::stoi(iso_day(local_day(clock_, clock_.now())).substr(0, 4));
        play.trainee = store::SpokenAs{year - colleague.birth_year, colleague.gender, colleague.region};
        play.skill = skill;
        if (at_most)
            play.most_decisions = *at_most;
        const auto events = player_.play(play, random_);
        if (!events)
            return tl::unexpected<Error>(events.error());
        const auto done = store_.append(*events, player_.frozen(*scene));
        if (!done)
            return tl::unexpected<Error>(done.error());
        return {};
    }

    store::Store& store_;
    const SceneLibrary& library_;
    const Clock& clock_;
    DemoPlayer player_;
    SeededRandom random_;
};

/// The team, and for HR those who interview. The database is shut again at the end.
Result<std::optional<DemoPanel>> write_people(const std::filesystem::path& share,
                                              const std::filesystem::path& data_dir, const Clock& now,
                                              std::uint64_t seed, DemoPerson who) {
    auto loaded = content::load_competency_file(share / "competencies" / "a01.yaml");
    if (!loaded.competency)
        return fail(ErrorKind::bad_input, "Không đọc được mô hình năng lực A01.");
    const SceneLibrary library = SceneLibrary::load(share / "scenarios", *loaded.competency);
    if (std::filesystem::exists(data_dir / "monqua.db"))
        return fail(ErrorKind::refused, "Thư mục này đã có dữ liệu; bản thử chỉ ghi vào chỗ trống.",
                    data_dir.string());
    store::OpenOptions options;
    options.id_seed = seed;
    options.now = Instant{now.now().unix_ms - (history_days + 2) * day_ms};
    auto store = store::Store::open(data_dir / "monqua.db", options);
    if (!store)
        return tl::unexpected<Error>(store.error());
    auto acts = content::load_acts_folder(share / "acts");
    if (!acts.lexicon)
        return fail(ErrorKind::bad_input, "Không đọc được bộ từ của các hành vi lời nói.");
    const ReplyCoder coder(std::move(*acts.lexicon));
    const LoadedText text{loaded.hash, loaded.nfc_text};
    DemoWriter writer(*store, library, text, *loaded.competency, coder, now, seed);
    if (Status done = writer.write_team(); !done)
        return tl::unexpected<Error>(done.error());
    if (who == DemoPerson::trainee)
        return std::nullopt;
    auto panel = writer.write_interviewers();
    if (!panel)
        return tl::unexpected<Error>(panel.error());
    return std::optional(*panel);
}

} // namespace

Status fill_demo(const std::filesystem::path& share, const std::filesystem::path& data_dir, const Clock& now,
                 std::uint64_t seed, DemoPerson who) {
    if (who == DemoPerson::lead)
        return write_demo_lead(share, data_dir, now, seed);
    const auto panel = write_people(share, data_dir, now, seed, who);
    if (!panel)
        return tl::unexpected<Error>(panel.error());
    return *panel ? write_demo_interviews(share, data_dir, now, seed + 1, **panel) : Status{};
}

} // namespace mq::app
