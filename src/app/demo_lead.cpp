#include "app/demo_lead.h"

#include "app/demo_player.h"
#include "app/demo_records.h"
#include "app/demo_shared.h"
#include "app/demo_signing.h"
#include "app/demo_words.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace mq::app {
namespace {

using domain::SeededRandom;

/// A made-up colleague: what sheets say of each axis (0: never seen), and how good they are at scenes.
struct Colleague {
    const char* name;
    domain::Gender gender;
    int birth_year, days; ///< with the firm
    const char* post;
    double ability;
    std::array<int, 5> facets;
    int sheets, assessments, practice;
};

constexpr auto woman = domain::Gender::female;
constexpr auto man = domain::Gender::male;
constexpr const char* agent = "Chuyên viên CSKH";
constexpr const char* operator_post = "Điện thoại viên";

constexpr std::array<Colleague, 12> hanoi{
    {{"Nguyễn Hà My", woman, 2003, 62, operator_post, 0.9, {1, 2, 1, 2, 0}, 5, 5, 9},
     {"Lâm Tuấn Kiệt", man, 2001, 152, agent, 1.7, {2, 2, 1, 2, 2}, 5, 5, 7},
     {"Tạ Đức Anh", man, 2000, 245, agent, 1.9, {3, 2, 2, 1, 2}, 5, 5, 12},
     {"Hoàng Gia Bảo", man, 1999, 402, operator_post, 2.1, {2, 2, 2, 3, 2}, 5, 6, 10},
     {"Trần Minh Khôi", man, 2002, 65, agent, 3.5, {3, 3, 2, 3, 0}, 5, 5, 21},
     {"Đinh Công Thành", man, 1996, 765, operator_post, 2.9, {3, 4, 3, 2, 3}, 6, 6, 8},
     {"Phùng Khánh Vân", woman, 1998, 415, agent, 2.9, {3, 3, 3, 3, 3}, 6, 6, 14},
     {"Mai Phương Linh", woman, 1995, 1'130, agent, 3.1, {4, 3, 3, 3, 3}, 6, 6, 11},
     {"Cao Thị Bích", woman, 1991, 1'490, agent, 4.7, {4, 4, 4, 3, 4}, 8, 7, 9},
     {"Lý Thanh Trúc", woman, 1993, 1'180, operator_post, 4.0, {4, 4, 3, 4, 4}, 7, 7, 13},
     {"Vương Ngọc Ánh", woman, 1989, 2'240, agent, 6.5, {5, 5, 5, 5, 5}, 16, 10, 16},
     {"Đoàn Quang Huy", man, 2004, 14, agent, 2.0, {0, 0, 0, 0, 0}, 0, 0, 0}}};
constexpr std::array<Colleague, 5> danang{
    {{"Trương Mỹ Duyên", woman, 1997, 620, agent, 3.0, {3, 3, 3, 2, 3}, 5, 5, 8},
     {"Hồ Nhật Minh", man, 2000, 300, operator_post, 2.2, {2, 2, 3, 2, 2}, 5, 4, 6},
     {"Phan Bảo Châu", woman, 1999, 480, agent, 3.6, {4, 4, 3, 4, 3}, 5, 5, 10},
     {"Đặng Văn Phúc", man, 2002, 120, agent, 1.8, {2, 1, 2, 2, 0}, 4, 4, 5},
     {"Lê Hoài An", woman, 2001, 200, operator_post, 2.4, {2, 3, 2, 2, 3}, 4, 5, 7}}};

constexpr const char* lead_name = "Lê Quốc Bảo";
constexpr const char* other_lead_name = "Phạm Thu Hằng";
constexpr int complaints = 40;
constexpr int complaint_weeks = 8;
constexpr int evidence_days = 150; ///< how far back most of it lies
constexpr std::int64_t day_ms = 24 * 3'600'000;

class LeadWriter {
public:
    LeadWriter(store::Store& store, const DemoShared& shared, const DemoRecords& records, const Clock& clock,
               std::uint64_t seed)
        : store_(store),
          shared_(shared),
          records_(records),
          now_(clock.now()),
          offset_(clock.utc_offset_minutes(now_)),
          today_(local_day(clock, now_)),
          clock_(now_, offset_),
          player_(shared.text, shared.estimator.competency(), shared.coder, clock_),
          random_(seed),
          ids_(seed * 2 + 1) {}

    Status write() {
        contents_ = records_.frozen();
        for (const ScenePtr& scene : shared_.library.scenes())
            contents_.push_back(player_.frozen(*scene).front());
        found();
        for (std::size_t i = 0; i < people_.size() && !trouble_; ++i)
            histories(people_[i]);
        assign();
        talks();
        complaint_log();
        flush();
        sign();
        flush();
        if (trouble_)
            return tl::unexpected<Error>(*trouble_);
        return store_.set_setting("current_person", lead_.id.str());
    }

private:
    struct Member {
        FirmPerson person;
        const Colleague* of = nullptr;
    };

    [[nodiscard]] Instant ago(int days, int minute) const {
        return demo_moment(Day{today_.number - days}, minute + demo_offset_minutes - offset_);
    }
    int some_minute() { return 8 * 60 + static_cast<int>(random_.below(std::size_t{9} * 60)); }
    void add(Instant at, const Uuid& person, const Uuid& subject, store::Payload what,
             std::optional<Uuid> by = {}) {
        events_.push_back(demo_event(at, person, subject, std::move(what), by));
    }
    void flush() {
        if (trouble_ || events_.empty())
            return;
        for (store::Event& event : events_)
            event.utc_offset_minutes = offset_;
        if (const auto done = store_.append(events_, contents_); !done)
            trouble_ = done.error();
        events_.clear();
        contents_.clear();
    }

    FirmPerson add_person(const char* name, const char* post, store::Role role, domain::Gender gender,
                          int born, int days, domain::Region region) {
        FirmPerson out;
        out.id = ids_.next(ago(days, 0).unix_ms);
        out.profile.name = name;
        out.profile.role = role;
        out.profile.birth_year = born;
        out.profile.gender = gender;
        out.profile.region = region;
        out.profile.address_asked = true;
        out.profile.post = post;
        out.joined = out.seen = Day{today_.number - days};
        add(ago(days, 8 * 60), out.id, {}, store::PersonAdded{out.profile});
        return out;
    }

    template <std::size_t N>
    void add_team(const char* name, const FirmPerson& lead, const std::array<Colleague, N>& team, int aim,
                  domain::Region region) {
        const Uuid id = ids_.next(now_.unix_ms);
        teams_.push_back(id);
        store::TeamDefined defined;
        defined.name = name;
        defined.lead = lead.id;
        defined.aim_level = 3;
        defined.aim_people = aim;
        add(ago(2'300, 9 * 60), {}, id, std::move(defined), lead.id);
        for (const Colleague& colleague : team) {
            Member member{add_person(colleague.name, colleague.post, store::Role::trainee, colleague.gender,
                                     colleague.birth_year, colleague.days, region),
                          &colleague};
            add(ago(colleague.days, 8 * 60 + 5), member.person.id, {},
                store::PersonPlaced{id, member.person.joined.number}, lead.id);
            people_.push_back(std::move(member));
        }
    }

    void found() {
        lead_ =
            add_person(lead_name, demo_lead_post, store::Role::lead, man, 1987, 2'500, domain::Region::north);
        other_ = add_person(other_lead_name, demo_lead_post, store::Role::lead, woman, 1990, 2'000,
                            domain::Region::central);
        add_team("Đội CSKH Hà Nội", lead_, hanoi, 9, domain::Region::north);
        add_team("Đội CSKH Đà Nẵng", other_, danang, 3, domain::Region::central);
        for (const auto& [post, level] : {std::pair("", 3), std::pair(demo_lead_post, 4)})
            add(ago(300, 9 * 60), {}, {}, store::TargetSet{post, level, {}}, lead_.id);
    }

    /// What they played and what was seen of them, oldest first.
    void histories(const Member& member) {
        const Colleague& of = *member.of;
        const int span = std::min(of.days - 3, evidence_days);
        const auto days = [&](int count, int n) {
            return 2 + (span - 2) * (count - 1 - n) / std::max(1, count);
        };
        for (int n = 0; n < of.practice; ++n)
            play(member, *scene_for(of.ability, domain::Use::practice, n), days(of.practice, n));
        for (int n = 0; n < of.assessments; ++n)
            play(member, *scene_for(of.ability, domain::Use::assessment, n), days(of.assessments, n));
        for (int n = 0; n < of.sheets; ++n)
            observe(member, n, days(of.sheets, n));
        if (of.sheets > 0)
            add(ago(of.days - 2, 9 * 60), member.person.id, {}, store::WeeklyGoalSet{2}, lead_.id);
    }

    /// Around what somebody can do, each another one.
    [[nodiscard]] const ScenePtr* scene_for(double ability, domain::Use use, int n) const {
        std::vector<const ScenePtr*> out;
        for (const ScenePtr& scene : shared_.library.scenes())
            if (scene->scenario.use == use)
                out.push_back(&scene);
        std::ranges::stable_sort(out, {}, [&](const ScenePtr* scene) {
            return std::abs((*scene)->scenario.difficulty - ability - 0.2);
        });
        return out[static_cast<std::size_t>(n) % out.size()];
    }

    void play(const Member& member, const ScenePtr& scene, int days_ago, std::optional<double> skill = {}) {
        DemoPlay play;
        play.person = member.person.id;
        play.scene = scene;
        play.start = ago(days_ago, some_minute());
        play.attempt = ids_.next(play.start.unix_ms);
        const int year = std::stoi(iso_day(today_).substr(0, 4));
        play.trainee = {year - member.of->birth_year, member.of->gender, *member.person.profile.region};
        play.skill = skill.value_or(demo_skill(member.of->ability, scene->scenario.difficulty));
        play.reflection = one_of(demo_reflections(), random_);
        auto events = player_.play(play, random_);
        if (!events)
            trouble_ = events.error();
        else
            events_.insert(events_.end(), events->begin(), events->end());
    }

    /// Two leads take turns, so that it isn't one pair of eyes.
    void observe(const Member& member, int n, int days_ago) {
        const FirmPerson& observer = n % 3 == 2 ? other_ : lead_;
        store::Event sheet = records_.observation(member.person, observer, ids_.next(now_.unix_ms),
                                                  ago(days_ago, some_minute()), member.of->ability, random_);
        auto& written = std::get<store::ObservationRecorded>(sheet.what);
        written.ratings.clear();
        const domain::Competency& competency = shared_.estimator.competency();
        const auto rate = [&](std::size_t facet, int level) {
            written.ratings.push_back(
                {competency.facets[facet].id, level, one_of(demo_reasons(level), random_)});
        };
        for (std::size_t f = 0; f < member.of->facets.size(); ++f)
            if (member.of->facets[f] > 0)
                rate(f, member.of->facets[f]);
        if (member.of->ability > 4.0)
            rate(competency.axis_count(), member.of->ability > 5.0 ? 5 : 4);
        events_.push_back(std::move(sheet));
    }

    Uuid give(int days_ago, int due_in, std::span<const std::size_t> whom,
              const std::vector<const ScenePtr*>& scenes, const char* word) {
        store::WorkAssigned work;
        for (const std::size_t i : whom)
            work.people.push_back(people_[i].person.id);
        for (const ScenePtr* scene : scenes)
            work.scenes.push_back((*scene)->scenario.id);
        work.due_day = today_.number - days_ago + due_in;
        work.least = 0.6;
        work.word = word;
        work.giver_name = lead_name;
        const Uuid id = ids_.next(now_.unix_ms);
        add(ago(days_ago, 8 * 60 + 30), {}, id, std::move(work), lead_.id);
        return id;
    }

    /// One that all have done, one past its day, one still going.
    void assign() {
        constexpr double surely = 0.98;
        constexpr std::array<std::size_t, 3> all_did{5, 6, 7};
        const ScenePtr* easy = scene_for(2.0, domain::Use::practice, 0);
        give(24, 9, all_did, {easy}, "Xem kỹ đoạn hẹn giờ.");
        for (const std::size_t i : all_did)
            play(people_[i], *easy, 18, surely);
        constexpr std::array<std::size_t, 4> some_did{1, 2, 3, 4};
        const ScenePtr* fair = scene_for(2.0, domain::Use::practice, 1);
        give(13, 9, some_did, {fair}, "Tập hỏi một câu mở trước khi đưa cách làm.");
        for (const std::size_t i : {std::size_t{3}, std::size_t{4}})
            play(people_[i], *fair, 7, surely);
        constexpr std::array<std::size_t, 5> going{0, 1, 2, 3, 11};
        give(2, 8, going,
             {scene_for(1.0, domain::Use::practice, 0), scene_for(1.0, domain::Use::practice, 2)},
             "Làm hết trước buổi họp thứ Hai.");
        play(people_[3], *scene_for(1.0, domain::Use::practice, 0), 1, surely);
    }

    void talks() {
        constexpr std::array<std::pair<std::size_t, int>, 6> held{
            {{0, 30}, {1, 26}, {0, 12}, {2, 20}, {5, 40}, {1, 5}}};
        for (const auto& [who, days_ago] : held) {
            const Day day{today_.number - days_ago};
            const auto closed = days_ago > 15 ? std::optional(Day{day.number + 13}) : std::nullopt;
            const auto events =
                records_.talk(people_[who].person, lead_, ids_.next(now_.unix_ms), day, closed, random_);
            events_.insert(events_.end(), events.begin(), events.end());
        }
    }

    void complaint_log() {
        for (int n = 0; n < complaints; ++n) {
            const int days_ago = complaint_weeks * 7 - 1 - n * (complaint_weeks * 7 - 2) / complaints;
            const std::size_t owner = random_.below(hanoi.size() - 1); // the newest has none yet
            const Instant received = ago(days_ago, some_minute());
            const std::string number = fmt::format("KN-{}-{:04}", iso_day(today_).substr(0, 4), 301 + n);
            events_.push_back(records_.complaint(people_[owner].person, ids_.next(now_.unix_ms), number,
                                                 received, now_, random_));
        }
    }

    /// One that holds, and one under appeal.
    void sign() {
        sign_one(people_[8], 20);
        const Uuid appealed = sign_one(people_[5], 9);
        add(ago(6, 10 * 60), people_[5].person.id, appealed,
            store::SignoffAppealed{
                "Em theo sát tốt hơn trước nhiều, nhờ anh nghe lại hai cuộc gọi tuần rồi."});
    }

    Uuid sign_one(const Member& member, int days_ago) {
        const Uuid id = ids_.next(now_.unix_ms);
        auto level = demo_level(store_, shared_.estimator, shared_.text.hash, member.person.id,
                                Day{today_.number - days_ago});
        if (!level) {
            trouble_ = level.error();
            return id;
        }
        level->signer_name = lead_name;
        if (!level->reported) {
            level->level = static_cast<int>(member.of->ability);
            level->word = "Theo những buổi ngồi cạnh, chứng cứ chưa đủ.";
        }
        add(ago(days_ago, 16 * 60), member.person.id, id, std::move(*level), lead_.id);
        return id;
    }

    store::Store& store_;
    const DemoShared& shared_;
    const DemoRecords& records_;
    Instant now_;
    int offset_; ///< minutes east of UTC, of this PC
    Day today_;
    FixedClock clock_;
    DemoPlayer player_;
    SeededRandom random_;
    UuidMaker ids_;
    FirmPerson lead_;
    FirmPerson other_;
    std::vector<Uuid> teams_;
    std::vector<Member> people_;
    std::vector<store::Event> events_;
    std::vector<store::Content> contents_;
    std::optional<Error> trouble_;
};

} // namespace

Status write_demo_lead(const std::filesystem::path& share, const std::filesystem::path& data_dir,
                       const Clock& now, std::uint64_t seed) {
    if (std::filesystem::exists(data_dir / "monqua.db"))
        return fail(ErrorKind::refused, "Thư mục này đã có dữ liệu; bản thử chỉ ghi vào chỗ trống.",
                    data_dir.string());
    const auto shared = load_demo_shared(share);
    if (!shared)
        return tl::unexpected<Error>(shared.error());
    const DemoRecords records(share / "questions", shared->text, shared->estimator.competency());
    if (!records.usable())
        return fail(ErrorKind::bad_input, "Không đọc được bộ câu hỏi phỏng vấn.");
    store::OpenOptions options;
    options.id_seed = seed;
    options.now = Instant{now.now().unix_ms - 2'600 * day_ms};
    auto store = store::Store::open(data_dir / "monqua.db", options);
    if (!store)
        return tl::unexpected<Error>(store.error());
    return LeadWriter(*store, *shared, records, now, seed).write();
}

} // namespace mq::app
