#include "app/access.h"
#include "app/interview_plan.h"
#include "app/live_interview.h"
#include "app/state.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

namespace mq::app {
namespace {

constexpr std::array<const char*, 5> stage_keys{"interview.stage.planned", "interview.stage.rating",
                                                "interview.stage.open", "interview.stage.closed",
                                                "interview.stage.cancelled"};
constexpr const char* own_kits_setting = "own_kits";
constexpr std::size_t scenes_in_session = 3;

std::string stage_line(const State& state, const store::InterviewRow& row) {
    if (row.state == store::InterviewState::closed && row.closed)
        return vietnamese_day(row.day);
    if (row.state != store::InterviewState::rating && row.state != store::InterviewState::planned)
        return {};
    const auto waits = [](const store::PanelRow& m) { return !m.left && !m.handed_in; };
    const auto left = std::ranges::count_if(row.panel, waits);
    return state.texts.count("interview.waits_for", left);
}

int session_done(const State& state, const store::InterviewRow& row) {
    if (row.session_scenes.empty())
        return 0;
    store::AttemptFilter filter;
    filter.person = row.person;
    filter.state = store::AttemptState::finished;
    filter.mode = store::Mode::assessment;
    int done = 0;
    for (const std::string& scene : row.session_scenes) {
        filter.scene = scene;
        const auto count = state.store->count_attempts(filter);
        done += count && *count > 0 ? 1 : 0;
    }
    return done;
}

bool waits_here(const State& state, const InterviewLine& line) {
    if (line.stage == InterviewStage::open) // for those who agree it
        return may(state.model.me.role, Matter::interviews);
    if (line.stage != InterviewStage::planned && line.stage != InterviewStage::rating)
        return false;
    return std::ranges::any_of(line.panel,
                               [](const PanelBadge& m) { return m.me && !m.handed_in && !m.left; });
}

/// Open ones first; those that wait longest on top, finished ones newest first.
auto order_of(const InterviewLine& line, std::int64_t planned) {
    const bool over = line.stage == InterviewStage::closed || line.stage == InterviewStage::cancelled;
    return std::tuple(over, over ? -planned : planned);
}

KitChoice choice_of(const State& state, const domain::QuestionBank& bank, const domain::Kit& kit) {
    KitChoice out{kit.id, state.texts.of(kit.name), state.texts.of(kit.about), kit.minutes, 0, false, {}};
    for (const std::string& id : kit.questions)
        if (const domain::Question* question = bank.question(id)) {
            out.questions.push_back(id);
            out.needed += question->minutes;
        }
    return out;
}

std::vector<KitChoice> own_kits(const State& state, const domain::QuestionBank& bank) {
    std::vector<KitChoice> out;
    const auto stored = state.store ? state.store->setting(own_kits_setting) : std::optional<std::string>();
    if (!stored || !*stored)
        return out;
    const auto json = nlohmann::json::parse(**stored, nullptr, false);
    if (!json.is_array())
        return out;
    for (const auto& entry : json) {
        domain::Kit kit;
        kit.id = entry.value("id", "");
        kit.name.vi = entry.value("name", "");
        kit.minutes = entry.value("minutes", 45);
        kit.questions = entry.value("questions", std::vector<std::string>());
        KitChoice choice = choice_of(state, bank, kit);
        choice.own = true;
        out.push_back(std::move(choice));
    }
    return out;
}

PersonChoice choice_of(const store::PersonRow& person) {
    return {person.id, person.profile.name, person.profile.post,
            person.profile.role != store::Role::candidate};
}

ConsentText consent_text(State& state, const char* id) {
    const domain::ConsentWording* wording = state.bank.get().bank.consent(id);
    if (!wording)
        return {};
    return {wording->id, wording->revision, state.texts.of(wording->purpose), state.texts.of(wording->text)};
}

} // namespace

std::vector<KitChoice> kit_choices(State& state) {
    const domain::QuestionBank& bank = state.bank.get().bank;
    std::vector<KitChoice> out;
    for (const domain::Kit& kit : bank.guide.kits)
        out.push_back(choice_of(state, bank, kit));
    for (KitChoice& kit : own_kits(state, bank))
        out.push_back(std::move(kit));
    return out;
}

Status keep_own_kits(State& state, const std::vector<KitChoice>& kits) {
    nlohmann::json out = nlohmann::json::array();
    for (const KitChoice& kit : kits)
        if (kit.own)
            out.push_back(
                {{"id", kit.id}, {"name", kit.name}, {"minutes", kit.minutes}, {"questions", kit.questions}});
    return state.store->set_setting(own_kits_setting, out.dump());
}

std::vector<std::string> session_scenes(const State& state, const Uuid& person) {
    std::vector<const domain::Scenario*> open;
    store::AttemptFilter filter;
    filter.person = person;
    filter.mode = store::Mode::assessment;
    for (const domain::Scenario* scene : state.library.heads()) {
        if (scene->use != domain::Use::assessment)
            continue;
        filter.scene = scene->id;
        const auto tried = state.store ? state.store->count_attempts(filter) : std::int64_t{0};
        if (tried && *tried == 0)
            open.push_back(scene);
    }
    // Middle ones first: they tell most about somebody nobody knows yet; then of different difficulty.
    std::vector<std::string> out;
    for (const int wanted : {3, 2, 4, 3, 5, 1}) {
        const auto at = std::ranges::find_if(open, [&](const domain::Scenario* scene) {
            return scene->difficulty == wanted && std::ranges::find(out, scene->id) == out.end();
        });
        if (at != open.end() && out.size() < scenes_in_session)
            out.push_back((*at)->id);
    }
    return out;
}

InterviewLine interview_line(const State& state, const store::InterviewRow& row, const std::string& name) {
    InterviewLine out;
    out.id = row.id;
    out.person = row.person;
    out.name = name.empty() ? state.texts.get("interview.deleted_person") : name;
    out.initials = text::initials(out.name);
    out.post = post_line(row.plan);
    out.when = moment_in_words(state, Instant{row.plan.planned_ms});
    out.kit = row.plan.kit_name;
    out.stage = static_cast<InterviewStage>(row.state);
    out.stage_name = state.texts.get(stage_keys[static_cast<std::size_t>(row.state)]);
    out.stage_line = stage_line(state, row);
    out.questions = static_cast<int>(row.plan.questions.size());
    out.panel = panel_badges(state, row);
    out.staff = row.plan.staff;
    out.session = !row.session_scenes.empty();
    for (const std::string& id : row.session_scenes) {
        const domain::Scenario* scene = state.library.head(id);
        out.session_scenes.push_back(scene ? state.texts.of(scene->title) : id);
    }
    out.session_done = session_done(state, row);
    out.waits = waits_here(state, out);
    return out;
}

Result<Interviews> interviews_model(State& state) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const auto rows = state.store->interviews();
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const auto people = state.store->people();
    if (!people)
        return tl::unexpected<Error>(people.error());
    std::map<Uuid, std::string> names;
    for (const store::PersonRow& person : *people)
        names[person.id] = person.profile.name;
    std::vector<std::pair<InterviewLine, std::int64_t>> lines;
    const bool all = may(state.model.me.role, Matter::interviews);
    const auto sits = [&](const store::PanelRow& seat) { return is_my_seat(state, seat); };
    for (const store::InterviewRow& row : *rows)
        if (all || std::ranges::any_of(row.panel, sits))
            lines.emplace_back(interview_line(state, row, names[row.person]), row.plan.planned_ms);
    std::ranges::stable_sort(lines, {}, [](const auto& l) { return order_of(l.first, l.second); });
    Interviews out;
    if (const auto organisation = state.store->organisation(); organisation && *organisation) {
        out.paired = true;
        out.organisation = (*organisation)->name;
    }
    for (auto& [line, planned] : lines) {
        out.waiting += line.waits ? 1 : 0;
        out.lines.push_back(std::move(line));
    }
    return out;
}

Result<PlanForm> plan_model(State& state) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const auto people = state.store->people();
    if (!people)
        return tl::unexpected<Error>(people.error());
    PlanForm out;
    out.kits = kit_choices(state);
    for (const store::PersonRow& person : *people) {
        const bool interviewer =
            person.profile.role == store::Role::hr || person.profile.role == store::Role::lead;
        if (person.id == state.model.me.id)
            out.interviewers.insert(out.interviewers.begin(), choice_of(person));
        else if (interviewer)
            out.interviewers.push_back(choice_of(person));
        if (person.id != state.model.me.id)
            out.people.push_back(choice_of(person));
    }
    out.consent = consent_text(state, "selection");
    out.staff_consent = consent_text(state, "assessment");
    out.today = vietnamese_day(state.today());
    for (const std::string& id : session_scenes(state, Uuid{}))
        out.session_scenes.push_back(state.texts.of(state.library.head(id)->title));
    out.problem = state.model.plan.problem;
    out.field = state.model.plan.field;
    return out;
}

} // namespace mq::app
