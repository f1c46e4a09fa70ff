#pragma once

#include "app/model.h"
#include "app/playable.h"
#include "app/texts.h"
#include "domain/session.h"
#include "store/events.h"
#include "store/store.h"

#include <map>
#include <vector>

namespace mq::app {

/// An attempt that is being played (or looked back on): the frozen scene, the session, and who speaks.
struct LiveAttempt {
    Uuid id;
    ScenePtr scene;
    domain::Session session;
    domain::Trainee trainee;
    domain::Address address;
    std::uint64_t shuffle_seed = 0; ///< 0: options as written
    int number = 1;                 ///< of this person's attempts of this scene
    Instant started;
    std::map<std::size_t, std::vector<store::CodedAct>> readings; ///< of typed replies, by decision
    std::vector<store::Draft> drafts;                             ///< of what is being written
};

/// What forms of address know of the trainee, as it is stored and as the domain wants it.
[[nodiscard]] domain::Trainee trainee_of(const std::optional<store::SpokenAs>& spoken);
[[nodiscard]] std::optional<store::SpokenAs> spoken_as(const domain::Trainee& trainee);

/// Replays an attempt's events onto its frozen scene. `damaged` when the journal and the scene don't fit each
/// other.
[[nodiscard]] Result<LiveAttempt> rebuild(const Uuid& id, ScenePtr scene,
                                          const std::vector<store::RecordedEvent>& events);

/// The events of one move, from the session before and after it. An answer that ends the scene also finishes
/// it. `reading`: of a typed reply.
[[nodiscard]] std::vector<store::Payload> events_of_move(const LiveAttempt& before,
                                                         const domain::Session& after,
                                                         const domain::Move& move, std::int64_t elapsed_ms,
                                                         const domain::Competency& competency,
                                                         const std::vector<store::CodedAct>& reading = {});

/// Whether a draft's field is this one or a part of it.
[[nodiscard]] bool is_draft_of(std::string_view field, std::string_view whole);
/// The moment was answered: what was being written for it is no draft any more.
void forget_drafts_of(LiveAttempt& attempt, domain::NodeIndex node);

/// The result of a finished session, as it is frozen.
[[nodiscard]] store::AttemptFinished result_of_session(const LiveAttempt& attempt,
                                                       const domain::Session& session,
                                                       const domain::Competency& competency);

/// The screen of the play as it stands.
[[nodiscard]] Play play_model(const LiveAttempt& attempt, const domain::Competency& competency,
                              const Texts& texts);

/// What was said or picked, in words: the option's text, or the picked items a line each. Roles are filled.
[[nodiscard]] std::string answer_in_words(const domain::Node& node, std::size_t outcome,
                                          const domain::Answer& answer, const domain::Address& address,
                                          const Texts& texts);

/// The order in which a node's choices are shown: as written, or by the attempt's recorded seed.
[[nodiscard]] std::vector<std::uint8_t> display_order(const LiveAttempt& attempt, domain::NodeIndex node);

} // namespace mq::app
