#include "app/lead_desk.h"

#include "content/competency_file.h"

#include <doctest/doctest.h>

namespace mq::tests {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr int hanoi = 7 * 60;

store::Content some_scene() {
    store::Content out{{}, store::ContentKind::scene, "scene", 1, "scene: 1\n"};
    out.hash = content_hash(out.text);
    return out;
}

store::AttemptFinished ended(const LeadDesk::Result& result, const domain::Competency& competency) {
    store::AttemptFinished out;
    out.ending = "end";
    out.attainment = result.attainment;
    for (std::size_t axis = 0; axis < competency.axis_count(); ++axis)
        out.facets[competency.facets[axis].id] = result.attainment;
    out.decisions = result.decisions;
    out.pitfalls = result.pitfalls;
    if (result.critical)
        out.critical = {competency.critical_errors.front().id};
    out.csat = 4;
    out.scoring_version = competency.scoring.version;
    return out;
}

} // namespace

LeadDesk::LeadDesk() {
    std::filesystem::create_directory_symlink(std::filesystem::path(MONQUA_SOURCE_DIR) / "questions",
                                              sandbox.share() / "questions");
    app = sandbox.open();
    REQUIRE_MESSAGE(model().fatal.empty(), model().fatal);
    does(app::CompleteFirstRun{"Trần Văn Quý", app::Role::lead, {}});
    lead_ = model().me.id;
}

void LeadDesk::reopen() {
    app.reset();
    app = sandbox.open();
    REQUIRE_MESSAGE(model().fatal.empty(), model().fatal);
}

void LeadDesk::pass_days(int days) {
    sandbox.clock.advance_ms(days * day_ms);
    app->run(app::DayChanged{});
}

void LeadDesk::in_store(const std::function<void(store::Store&)>& work) {
    app.reset();
    {
        store::OpenOptions options;
        options.create = false;
        options.now = sandbox.clock.now();
        auto store = store::Store::open(sandbox.data() / "monqua.db", options);
        REQUIRE_MESSAGE(store.has_value(), (store ? std::string() : store.error().message));
        work(*store);
    }
    reopen();
}

void LeadDesk::sit_down(const Uuid& person) {
    in_store([&](store::Store& store) { REQUIRE(store.set_setting("current_person", person.str())); });
    REQUIRE(model().me.id == person);
}

bool LeadDesk::refuses(const app::Command& command) {
    const std::uint64_t before = model().notices.empty() ? 0 : model().notices.back().id;
    app->run(command);
    return !model().notices.empty() && model().notices.back().id > before &&
           model().notices.back().kind == app::NoticeKind::error;
}

std::string LeadDesk::last_error() const {
    return model().notices.empty() ? std::string() : model().notices.back().text;
}

void LeadDesk::does(const app::Command& command) {
    const bool refused = refuses(command);
    REQUIRE_MESSAGE(!refused, last_error());
}

Uuid LeadDesk::add(const std::string& name, store::Role role, const std::string& post) {
    Uuid out;
    in_store([&](store::Store& store) {
        out = store.new_id(sandbox.clock.now());
        store::Profile profile;
        profile.name = name;
        profile.role = role;
        profile.post = post;
        std::vector<store::Event> events{
            {sandbox.clock.now(), hanoi, out, Uuid{}, store::PersonAdded{profile}, std::nullopt}};
        if (role != store::Role::candidate) {
            if (own_team_.is_nil()) {
                own_team_ = store.new_id(sandbox.clock.now());
                store::TeamDefined team;
                team.name = "Đội của Quý";
                team.lead = lead_;
                events.push_back({sandbox.clock.now(), hanoi, Uuid{}, own_team_, team, lead_});
            }
            events.push_back({sandbox.clock.now(), hanoi, out, Uuid{},
                              store::PersonPlaced{own_team_, std::nullopt}, lead_});
        }
        REQUIRE(store.append(events));
    });
    return out;
}

Uuid LeadDesk::add_head(const std::string& name) {
    Uuid out;
    REQUIRE_FALSE(own_team_.is_nil());
    in_store([&](store::Store& store) {
        const Instant now = sandbox.clock.now();
        out = store.new_id(now);
        const Uuid above = store.new_id(now);
        store::Profile profile;
        profile.name = name;
        profile.role = store::Role::lead;
        store::TeamDefined whole;
        whole.name = "Khối dịch vụ";
        whole.lead = out;
        store::TeamDefined part;
        part.name = "Đội của Quý";
        part.lead = lead_;
        part.parent = above;
        REQUIRE(store.append(
            std::vector<store::Event>{{now, hanoi, out, Uuid{}, store::PersonAdded{profile}, std::nullopt},
                                      {now, hanoi, Uuid{}, above, whole, lead_},
                                      {now, hanoi, Uuid{}, own_team_, part, lead_}}));
    });
    return out;
}

Uuid LeadDesk::add_team(const std::string& name, const std::vector<Uuid>& people) {
    Uuid out;
    in_store([&](store::Store& store) {
        out = store.new_id(sandbox.clock.now());
        store::TeamDefined team;
        team.name = name;
        team.lead = lead_;
        std::vector<store::Event> events{{sandbox.clock.now(), hanoi, Uuid{}, out, team, lead_}};
        for (const Uuid& person : people)
            events.push_back({sandbox.clock.now(), hanoi, person, Uuid{},
                              store::PersonPlaced{out, today().number - 150}, lead_});
        REQUIRE(store.append(events));
    });
    return out;
}

void LeadDesk::finish(const Uuid& person, const std::vector<Result>& results) {
    auto loaded = content::load_competency_file(sandbox.share() / "competencies" / "a01.yaml");
    REQUIRE(loaded.competency.has_value());
    const std::vector<store::Content> contents{
        some_scene(), {loaded.hash, store::ContentKind::competency, "A01", 1, loaded.nfc_text}};
    in_store([&](store::Store& store) {
        for (const Result& result : results) {
            Instant at = sandbox.clock.now();
            at.unix_ms -= result.days_ago * day_ms;
            const Uuid attempt = store.new_id(at);
            store::AttemptStarted begun;
            begun.scene = result.scene;
            begun.content = contents[0].hash;
            begun.competency_content = contents[1].hash;
            begun.scoring_version = loaded.competency->scoring.version;
            begun.mode = result.assessment ? store::Mode::assessment : store::Mode::practice;
            begun.difficulty = 3;
            if (result.branch)
                begun.branch = store::BranchPoint{store.new_id(at), 1};
            const std::vector<store::Event> events{
                {at, hanoi, person, attempt, begun, std::nullopt},
                {at, hanoi, person, attempt, ended(result, *loaded.competency), std::nullopt}};
            const auto done = store.append(events, contents);
            REQUIRE_MESSAGE(done.has_value(), (done ? std::string() : done.error().detail));
        }
    });
}

std::vector<std::string> LeadDesk::scenes(bool assessment) const {
    std::vector<std::string> out;
    for (const app::SceneRow& row : model().home.scenes)
        if (row.assessment == assessment)
            out.push_back(row.id);
    return out;
}

std::vector<LeadDesk::Result> months_of_work(const LeadDesk& desk) {
    std::vector<LeadDesk::Result> out;
    const auto assessments = desk.scenes(true);
    const auto practice = desk.scenes(false);
    for (int i = 0; i < 8; ++i) {
        const auto n = static_cast<std::size_t>(i);
        out.push_back({assessments[n % assessments.size()], i < 5 ? 0.7 : 0.9, true, 100 - 12 * i});
        out.push_back({practice[n % practice.size()], 0.7, false, 95 - 12 * i});
    }
    return out;
}

} // namespace mq::tests
