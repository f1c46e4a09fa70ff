#include "tour_player.h"

#include "content/competency_file.h"
#include "domain/address.h"

#include <algorithm>

namespace mq {
namespace {

/// Mostly the best outcome; at the third and fifth decision one that gives something away, without a critical
/// error.
std::size_t outcome_for(const app::PlayableScene& scene, const domain::Session& session) {
    const domain::State& state = session.state;
    const std::size_t decision = session.path.size();
    const int regret = decision == 2 ? 1 : decision == 4 ? 2 : 0;
    std::size_t outcome = scene.analysis.best_outcome(state);
    for (std::size_t o = 0; regret > 0 && o < scene.graph.outcome_count(state.at); ++o) {
        const bool answered = scene.scenario.nodes[state.at].outcomes[o].trigger == domain::Trigger::answer;
        if (answered && scene.graph.is_open(state, o) && !scene.graph.is_critical(state.at, o) &&
            scene.analysis.regret(state, o) >= regret && scene.analysis.regret(state, o) <= regret + 1)
            outcome = o;
    }
    return outcome;
}

/// Takes the next decision and gives its answer, roles in it not filled.
std::optional<domain::Answer> go_on(const app::PlayableScene& scene, domain::Session& session) {
    auto answer = domain::answer_for(scene.scenario, session.state.at, outcome_for(scene, session));
    if (!answer)
        return std::nullopt;
    auto next = domain::apply(scene.scenario, scene.graph, session,
                              domain::Move{domain::Move::Kind::answer, *answer});
    if (!next)
        return std::nullopt;
    session = std::move(*next);
    return answer;
}

} // namespace

TourPlayer::TourPlayer(const app::App& app, const std::filesystem::path& share) : app_(app) {
    auto loaded = content::load_competency_file(share / "competencies" / "a01.yaml");
    if (!loaded.competency)
        return;
    library_ = app::SceneLibrary::load(share / "scenarios", *loaded.competency);
}

std::optional<domain::Answer> TourPlayer::answer() {
    const app::Play& play = *app_.model().play;
    if (!scene_ || scene_->scenario.id != play.scene_id ||
        static_cast<int>(session_.path.size()) != play.decisions)
        begin(play);
    if (!scene_)
        return std::nullopt;
    const domain::NodeIndex at = session_.state.at;
    auto answer = go_on(*scene_, session_);
    if (answer && scene_->scenario.nodes[at].answer == domain::AnswerKind::type) {
        const auto address = domain::address_for(scene_->scenario.customer, app_.model().me.trainee);
        for (std::string& entry : answer->entries)
            entry = domain::fill_roles(entry, address);
    }
    return answer;
}

void TourPlayer::begin(const app::Play& play) {
    scene_ = library_.find(play.scene_id);
    if (scene_)
        session_ = domain::start_session(scene_->graph, domain::Mode::practice);
}

const app::PlayableScene* TourPlayer::practice_with(domain::AnswerKind kind) const {
    for (const app::SceneRow& row : app_.model().home.scenes) {
        const app::ScenePtr scene = row.assessment ? nullptr : library_.find(row.id);
        if (!scene)
            continue;
        domain::Session session = domain::start_session(scene->graph, domain::Mode::practice);
        while (!domain::is_finished(scene->graph, session)) {
            if (scene->scenario.nodes[session.state.at].answer == kind)
                return scene.get();
            if (!go_on(*scene, session))
                break;
        }
    }
    return nullptr;
}

std::vector<std::size_t> places_of(const app::Play& play, const std::vector<std::uint8_t>& picks) {
    std::vector<std::uint8_t> rows;
    for (const app::Choice& choice : play.choices)
        rows.push_back(choice.pick);
    if (play.answer == domain::AnswerKind::route) // who handles it stands before those who are told
        std::ranges::stable_partition(rows, [&](std::uint8_t pick) { return pick < play.handlers; });
    std::vector<std::size_t> out;
    for (const std::uint8_t pick : picks)
        if (const auto row = std::ranges::find(rows, pick); row != rows.end())
            out.push_back(static_cast<std::size_t>(row - rows.begin()));
    return out;
}

} // namespace mq
