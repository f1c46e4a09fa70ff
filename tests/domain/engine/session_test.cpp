#include "domain/engine/worked_graph.h"
#include "domain/session_text.h"
#include "domain/simulation.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace mq;
using namespace mq::domain;

namespace {

struct Fixture {
    Scenario scene = tests::worked_scene();
    ScoringParams params = tests::small_competency().scoring;
    Graph graph{scene, 5};
    Session session = start_session(graph, Mode::practice);

    /// Applies a move, then checks that saving and loading gives the same session, and goes on with the
    /// loaded one.
    void move(const Move& what) {
        auto next = apply(scene, graph, session, what);
        REQUIRE_MESSAGE(next.has_value(), (next ? std::string() : next.error().message));
        auto loaded = replay(scene, graph, next->mode, write_session(scene, graph, *next));
        REQUIRE_MESSAGE(loaded.has_value(), (loaded ? std::string() : loaded.error().message));
        REQUIRE(*loaded == *next);
        session = std::move(*loaded);
    }
    void choose(std::uint8_t option) { move(Move{Move::Kind::answer, Answer{{option}}}); }
};

Scenario with_flags_and_mood() {
    Scenario scene = tests::worked_scene();
    scene.flags = {{"hoi", {}}, {"ghi", {}}};
    Outcome& asks = scene.nodes[0].outcomes[0];
    asks.mood = 30;
    asks.sets = {{0, Condition::mood(50, 100)},
                 {1, Condition::flag(0)}}; // the second reads the flags from before
    scene.nodes[1].outcomes[1].offered = Condition::flag(0);
    scene.nodes[1].outcomes[0].to = {{Condition::both(Condition::flag(0), Condition::mood(0, 59)), 5},
                                     {Condition::always(), 4}};
    return scene;
}

} // namespace

TEST_CASE("guidance: light, full, at most one a decision, and an undo can't wash it away") {
    Fixture f;
    CHECK(guidance_share(f.session, f.params) == 0.0);
    f.move(Move{Move::Kind::hint_light, {}});
    f.move(Move{Move::Kind::hint_full, {}});
    f.choose(0);
    CHECK(guidance_share(f.session, f.params) == doctest::Approx(1.0));
    f.choose(0);
    CHECK(guidance_share(f.session, f.params) == doctest::Approx(0.5));
    f.move(Move{Move::Kind::undo, {}});
    f.move(Move{Move::Kind::undo, {}});
    CHECK(f.session.path.empty());
    f.choose(0);
    f.choose(0);
    f.choose(0);
    f.choose(0);
    CHECK(is_finished(f.graph, f.session));
    CHECK(guidance_share(f.session, f.params) == doctest::Approx(0.5)); // decisions 1 and 2 of 4 were helped
}

TEST_CASE("an assessment takes no hint, no undo, and nothing takes a move after the end") {
    Fixture f;
    f.session = start_session(f.graph, Mode::assessment);
    CHECK_FALSE(apply(f.scene, f.graph, f.session, Move{Move::Kind::hint_light, {}}).has_value());
    f.choose(2);
    CHECK(apply(f.scene, f.graph, f.session, Move{Move::Kind::undo, {}}).error().kind == ErrorKind::refused);
    f.choose(1);
    REQUIRE(is_finished(f.graph, f.session));
    CHECK_FALSE(apply(f.scene, f.graph, f.session, Move{Move::Kind::answer, Answer{{0}}}).has_value());
}

TEST_CASE("the mood is clamped, flags are set by the mood after the move, branches read both") {
    Fixture f;
    f.scene = with_flags_and_mood();
    f.graph = Graph(f.scene, 5);
    f.session = start_session(f.graph, Mode::practice);
    CHECK_FALSE(f.graph.is_open(State{1, 30, 0}, 1));
    f.choose(0);
    CHECK(f.session.state.mood == 60);
    CHECK(f.session.state.flags == 1U); // "ghi" wanted "hoi" to be there before
    CHECK(f.graph.is_open(f.session.state, 1));
    f.choose(0);
    CHECK(f.session.state.at == 4); // mood 60 is not below 60
    f.scene.nodes[0].outcomes[0].mood = 127;
    CHECK(Graph(f.scene, 5).next(State{0, 30, 0}, 0).mood == 100);
    f.scene.nodes[0].outcomes[0].mood = -127;
    CHECK(Graph(f.scene, 5).next(State{0, 30, 0}, 0).mood == 0);
}

TEST_CASE("several and order: the first rule that holds decides; what doesn't fit is refused") {
    Fixture f;
    Node& node = f.scene.nodes[0];
    node.answer = AnswerKind::several;
    node.items = {{"x", {}}, {"y", {}}, {"z", {}}};
    PickRule both;
    both.op = PickRule::Op::all;
    both.items = {0, 1};
    PickRule any;
    any.op = PickRule::Op::any;
    any.items = {2};
    node.rules = {both, any, PickRule{}};
    f.graph = Graph(f.scene, 5);
    const State start = f.graph.start();
    CHECK(*outcome_of(f.scene, f.graph, start, Answer{{0, 1, 2}}) == 0);
    CHECK(*outcome_of(f.scene, f.graph, start, Answer{{2}}) == 1);
    CHECK(*outcome_of(f.scene, f.graph, start, Answer{{0}}) == 2);
    CHECK_FALSE(outcome_of(f.scene, f.graph, start, Answer{}).has_value());
    CHECK_FALSE(outcome_of(f.scene, f.graph, start, Answer{{3}}).has_value());
    CHECK_FALSE(outcome_of(f.scene, f.graph, start, Answer{{1, 0}}).has_value());
    for (std::size_t o = 0; o < 3; ++o)
        CHECK(*outcome_of(f.scene, f.graph, start, *answer_for(f.scene, 0, o)) == o);
    node.answer = AnswerKind::order;
    PickRule order;
    order.op = PickRule::Op::before;
    order.items = {2, 0};
    node.rules = {order, PickRule{}, PickRule{}};
    CHECK(*outcome_of(f.scene, f.graph, start, Answer{{1, 2, 0}}) == 0);
    CHECK(*outcome_of(f.scene, f.graph, start, Answer{{0, 2, 1}}) == 1);
    CHECK_FALSE(outcome_of(f.scene, f.graph, start, Answer{{0, 2}}).has_value());
    CHECK_FALSE(outcome_of(f.scene, f.graph, start, Answer{{0, 0, 1}}).has_value());
}

TEST_CASE("an answers file says where it is wrong") {
    Fixture f;
    const auto error = [&](const char* text) {
        return replay(f.scene, f.graph, Mode::practice, text).error().message;
    };
    CHECK(error("n1: a\nn2: q\n").find("Dòng 2") != std::string::npos);
    CHECK(error("n1: a\n\n# nhớ\nn3: a\n").find("n2") != std::string::npos);
    CHECK(error("a\na\na\na\na\n").find("Dòng 5") != std::string::npos);
    CHECK(error("n1:\n").find("Dòng 1") != std::string::npos);
    const auto by_number = replay(f.scene, f.graph, Mode::practice, "1\r\n1\n1\n1");
    REQUIRE(by_number.has_value());
    CHECK(is_finished(f.graph, *by_number));
}

TEST_CASE("random plays survive save and load, whatever is done in them") {
    Fixture f;
    SeededRandom random(11);
    for (int run = 0; run < 200; ++run) {
        f.session = start_session(f.graph, Mode::practice);
        while (!is_finished(f.graph, f.session)) {
            const std::size_t dice = random.below(8);
            if (dice == 0)
                f.move(Move{Move::Kind::hint_light, {}});
            else if (dice == 1)
                f.move(Move{Move::Kind::hint_full, {}});
            else if (dice == 2 && !f.session.path.empty())
                f.move(Move{Move::Kind::undo, {}});
            else
                f.choose(static_cast<std::uint8_t>(random.below(f.graph.outcome_count(f.session.state.at))));
        }
    }
}

TEST_CASE("an assessment's order is a permutation, by seed and node") {
    for (std::uint64_t seed = 1; seed < 50; ++seed) {
        auto order = shuffled(4, seed, 3);
        CHECK(order == shuffled(4, seed, 3));
        std::sort(order.begin(), order.end());
        CHECK(order == std::vector<std::uint8_t>{0, 1, 2, 3});
    }
    CHECK(shuffled(6, 1, 0) != shuffled(6, 1, 1));
}
