#include "domain/engine/worked_graph.h"
#include "domain/session_text.h"
#include "domain/simulation.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <functional>

using namespace mq;
using namespace mq::domain;

namespace {

enum : NodeIndex { reply_node, log_node, route_node, nudge_node, good_end, bad_end };

std::uint8_t item(Act act) {
    return static_cast<std::uint8_t>(index_of(act));
}

PickRule rule(PickRule::Op op, std::vector<std::uint8_t> items, int count = 0) {
    return PickRule{op, std::move(items), count, {}};
}

PickRule both(PickRule a, PickRule b) {
    return PickRule{PickRule::Op::both, {}, 0, {std::move(a), std::move(b)}};
}

Outcome outcome(const char* id, int respond, NodeIndex to) {
    Outcome out;
    out.id = id;
    out.text.vi = id;
    out.points.facets[1] = static_cast<std::int8_t>(respond);
    out.to = {{Condition::always(), to}};
    return out;
}

Outcome growing(const char* id, int from, int to_points, NodeIndex to) {
    Outcome out = outcome(id, to_points, to);
    out.points_from = Points{};
    out.points_from->facets[1] = static_cast<std::int8_t>(from);
    return out;
}

Node typed_node() {
    Node node;
    node.id = "viet";
    node.answer = AnswerKind::type;
    node.says = {{Condition::always(), {"Ổng mất rồi.", {}}}};
    node.needs = {Act::empathize, Act::apologize};
    node.early = {Act::probe};
    node.rules = {both(rule(PickRule::Op::all, {item(Act::empathize), item(Act::apologize)}),
                       rule(PickRule::Op::none, {item(Act::probe), item(Act::dismiss)})),
                  both(rule(PickRule::Op::any, {item(Act::empathize), item(Act::apologize)}),
                       rule(PickRule::Op::none, {item(Act::dismiss)})),
                  {}};
    node.outcomes = {outcome("du", 2, log_node), growing("nua", -1, 1, log_node),
                     outcome("khong", -2, log_node)};
    node.outcomes[0].example.vi = "Dạ con chia buồn, con xin lỗi cô.";
    node.outcomes[1].example.vi = "Dạ con chia buồn.";
    node.outcomes[2].example.vi = "Dạ vâng.";
    Outcome cut_in = outcome("cut_in", -1, nudge_node);
    cut_in.trigger = Trigger::cut_in;
    cut_in.mood = -10;
    Outcome late = outcome("late", -1, nudge_node);
    late.trigger = Trigger::late;
    node.outcomes.push_back(cut_in);
    node.outcomes.push_back(late);
    node.unsure = 1;
    node.timer_seconds = 45;
    return node;
}

Node log_of_three() {
    Node node;
    node.id = "so";
    node.answer = AnswerKind::log;
    LogField who;
    who.id = "khach";
    who.choices = {{"a", {"Cô Lệ", {}}}, {"b", {"Chú Thành", {}}}};
    who.right = {0};
    LogField number;
    number.id = "so_goi";
    number.shown.vi = "Số đuôi 093";
    number.accept = {"093"};
    number.refuse = {"417"};
    LogField due;
    due.id = "han";
    due.shown.vi = "7 giờ sáng thứ Bảy";
    due.accept = {"7 + bảy", "7h + t7"};
    node.fields = {who, number, due};
    node.rules = {both(rule(PickRule::Op::at_least, {0, 1, 2}, 2), rule(PickRule::Op::all, {1})), {}};
    node.outcomes = {growing("du", -1, 2, route_node), outcome("thieu", -2, route_node)};
    return node;
}

Node route() {
    Node node;
    node.id = "luong";
    node.answer = AnswerKind::route;
    node.items = {{"cap", {}}, {"nha", {}}, {"truong", {}}, {"zalo", {}}};
    node.handlers = 2;
    node.rules = {rule(PickRule::Op::all, {0, 2}), rule(PickRule::Op::all, {0}), {}};
    node.outcomes = {outcome("dung", 2, good_end), outcome("mot_minh", 1, good_end),
                     outcome("sai", -2, bad_end)};
    return node;
}

Scenario scene_of_kinds() {
    Scenario scene;
    scene.id = "cac-kieu";
    scene.customer.mood = 30;
    Node nudge;
    nudge.id = "nhac";
    nudge.outcomes = {outcome("a", 1, log_node), outcome("b", 0, log_node)};
    scene.nodes = {typed_node(), log_of_three(), route(), nudge};
    for (Node& node : scene.nodes)
        set_share_ranges(node);
    scene.endings.resize(2);
    scene.endings[0].id = "tot";
    scene.endings[1].id = "te";
    for (Ending& ending : scene.endings)
        ending.csat = {{Condition::always(), 3}};
    return scene;
}

ActSet acts(std::initializer_list<Act> list) {
    ActSet out;
    for (const Act act : list)
        out.set(index_of(act));
    return out;
}

struct Play {
    Scenario scene = scene_of_kinds();
    Competency competency = tests::small_competency();
    Graph graph{scene, 5};
    Analysis analysis{graph, competency.scoring};
    Session session = start_session(graph, Mode::practice);

    /// Answers, and goes on with what saving and loading made of it.
    void answer(Answer what) {
        auto next = apply(scene, graph, session, Move{Move::Kind::answer, std::move(what)});
        REQUIRE_MESSAGE(next.has_value(), (next ? std::string() : next.error().message));
        const std::string text = write_session(scene, graph, *next);
        auto loaded = replay(scene, graph, next->mode, text);
        REQUIRE_MESSAGE(loaded.has_value(), (loaded ? std::string() : loaded.error().message + "\n" + text));
        REQUIRE(*loaded == *next);
        session = std::move(*loaded);
    }
    [[nodiscard]] const std::string& last() const {
        const Decision& done = session.path.back();
        return scene.nodes[done.before.at].outcomes[done.outcome].id;
    }
    [[nodiscard]] Answer typed(ActSet found, ActSet doubtful = {}) const {
        return typed_answer(scene.nodes[reply_node], "Dạ con chia buồn; con xin lỗi\nnhé \\ [1]",
                            {found, doubtful});
    }
};

/// Best and worst sums of points over every path, with growing points at any of 101 shares.
std::pair<double, double> walked(const Graph& graph, const State& at) {
    if (graph.is_ending(at.at))
        return {0, 0};
    std::pair<double, double> out{-1e9, 1e9};
    for (std::size_t o = 0; o < graph.outcome_count(at.at); ++o) {
        const auto rest = walked(graph, graph.next(at, o));
        for (int share = 0; share <= 100; ++share) {
            const double p = static_cast<double>(graph.units(at.at, o, share / 100.0)) / graph.unit();
            out.first = std::max(out.first, p + rest.first);
            out.second = std::min(out.second, p + rest.second);
        }
    }
    return out;
}

} // namespace

TEST_CASE("a typed reply: sets of acts lead to outcomes, and a doubtful reading to the one for doubt") {
    const std::vector<std::pair<ActSet, const char*>> cases = {
        {acts({Act::empathize, Act::apologize}), "du"},
        {acts({Act::empathize, Act::apologize, Act::own, Act::personalize}), "du"},
        {acts({Act::empathize, Act::apologize, Act::probe}), "nua"},
        {acts({Act::apologize}), "nua"},
        {acts({Act::apologize, Act::dismiss}), "khong"},
        {acts({}), "khong"}};
    for (const auto& [found, expected] : cases) {
        Play play;
        play.answer(play.typed(found));
        CHECK(play.last() == expected);
        CHECK_FALSE(play.session.path[0].answer.unsure);
    }
    Play doubtful;
    doubtful.answer(doubtful.typed(acts({Act::empathize, Act::apologize}), acts({Act::apologize})));
    CHECK(doubtful.session.path[0].answer.unsure);
    CHECK(doubtful.last() == "nua");
    Play harmless; // whether `own` was found or not changes nothing
    harmless.answer(harmless.typed(acts({Act::empathize, Act::apologize}), acts({Act::own})));
    CHECK(harmless.last() == "du");
    Play empty;
    CHECK_FALSE(outcome_of(empty.scene, empty.graph, empty.session.state,
                           typed_answer(empty.scene.nodes[reply_node], " \n", {}))
                    .has_value());
}

TEST_CASE("a log: entries are compared as people write them") {
    const Node node = log_of_three();
    for (const char* right : {"093", "so 093 nhe", "SỐ ĐUÔI 093", "0912 345 093"})
        CHECK_MESSAGE(node.fields[1].is_right(right), right);
    for (const char* wrong : {"", "  ", "417", "0930", "093 hoặc 417", "số đuôi"})
        CHECK_MESSAGE(!node.fields[1].is_right(wrong), wrong);
    for (const char* right : {"7 giờ sáng thứ Bảy", "7h sang thu bay", "sáng t7, 7h", "7h00 sáng thứ bảy"})
        CHECK_MESSAGE(node.fields[2].is_right(right), right);
    for (const char* wrong : {"17 giờ thứ Bảy", "thứ Bảy", "7 giờ sáng Chủ nhật"})
        CHECK_MESSAGE(!node.fields[2].is_right(wrong), wrong);

    Play play;
    play.answer(play.typed(acts({Act::empathize, Act::apologize})));
    Answer filled;
    filled.entries = {"b", "đuôi 093; gọi ban ngày", "7h t7"};
    play.answer(filled);
    CHECK(play.last() == "du");
    CHECK(play.session.path.back().share == doctest::Approx(2.0 / 3));
    Answer too_short;
    too_short.entries = {"a"};
    Play other;
    other.answer(other.typed(acts({})));
    CHECK_FALSE(outcome_of(other.scene, other.graph, other.session.state, too_short).has_value());
    Answer blank;
    blank.entries = {"", "", ""};
    other.answer(blank);
    CHECK(other.last() == "thieu");
}

TEST_CASE("a route: one handler, and whoever is told") {
    const Node node = route();
    const auto leads = [&](Picks picks) {
        Answer answer;
        answer.picks = std::move(picks);
        return fits(node, answer) ? node.outcomes[*outcome_by_rules(node, picks_of(node, answer))].id : "-";
    };
    CHECK(leads({0, 2}) == "dung");
    CHECK(leads({0, 2, 3}) == "dung");
    CHECK(leads({0}) == "mot_minh");
    CHECK(leads({1, 2}) == "sai");
    CHECK(leads({2}) == "-");    // nobody handles it
    CHECK(leads({0, 1}) == "-"); // two do
    CHECK(leads({}) == "-");
    CHECK(leads({0, 9}) == "-");
}

TEST_CASE("cutting in and silence are outcomes of their own, and no options to choose") {
    for (const Trigger trigger : {Trigger::cut_in, Trigger::late}) {
        Play play;
        Answer answer;
        answer.trigger = trigger;
        play.answer(answer);
        CHECK(play.last() == (trigger == Trigger::cut_in ? "cut_in" : "late"));
        CHECK(play.session.state.at == nudge_node);
        CHECK(play.session.state.mood == (trigger == Trigger::cut_in ? 20 : 30));
        Answer again;
        again.trigger = trigger;
        CHECK_FALSE(outcome_of(play.scene, play.graph, play.session.state, again).has_value()); // none there
    }
}

TEST_CASE("growing points: best and worst are those of all paths and shares, S = B − Σ regret") {
    Play play;
    CHECK(play.graph.unit() == 20);
    const auto [best, worst] = walked(play.graph, play.graph.start());
    CHECK(play.analysis.overall().best == doctest::Approx(best));
    CHECK(play.analysis.overall().worst == doctest::Approx(worst));
    // the rule leaves the first outcome of the log two or three right fields, so at least 2/3 of −1..2
    CHECK(play.scene.nodes[log_node].outcomes[0].share_low == doctest::Approx(2.0 / 3));
    CHECK(play.scene.nodes[log_node].outcomes[0].share_high == doctest::Approx(1.0));

    SeededRandom random(7);
    for (int run = 0; run < 300; ++run) {
        Play one;
        while (!is_finished(one.graph, one.session)) {
            const NodeIndex at = one.session.state.at;
            if (at == reply_node)
                one.answer(one.typed(ActSet(random.next() & random.next())));
            else if (at == log_node) {
                Answer filled;
                filled.entries = {random.below(2) == 0 ? "a" : "b", random.below(2) == 0 ? "093" : "417",
                                  random.below(2) == 0 ? "7h t7" : ""};
                one.answer(filled);
            } else {
                one.answer(*answer_for(one.scene, at, random.below(one.graph.outcome_count(at))));
            }
        }
        const Debrief debrief = make_debrief(one.scene, one.graph, one.analysis, one.session, one.competency);
        double regrets = 0.0;
        for (const DecisionReview& item : debrief.decisions) {
            CHECK(item.regret >= 0.0);
            regrets += item.regret;
        }
        CHECK(debrief.sum == doctest::Approx(one.analysis.overall().best - regrets));
        CHECK(debrief.overall.value >= 0.0);
        CHECK(debrief.overall.value <= 1.0);
    }
}

TEST_CASE("an answer for every outcome leads there, with the largest share") {
    const Play play;
    for (NodeIndex n = 0; n < play.scene.nodes.size(); ++n)
        for (std::size_t o = 0; o < play.scene.nodes[n].outcomes.size(); ++o) {
            CAPTURE(play.scene.nodes[n].outcomes[o].id);
            const auto answer = answer_for(play.scene, n, o);
            REQUIRE(answer.has_value());
            CHECK(*outcome_of(play.scene, play.graph, State{n, 30, 0}, *answer) == o);
        }
    const auto best = answer_for(play.scene, log_node, 0);
    CHECK(share_of(play.scene.nodes[log_node], picks_of(play.scene.nodes[log_node], *best)) == 1.0);
}

TEST_CASE("the written form: what can't be read is told with its line") {
    const Play play;
    const auto fails = [&](const char* text) {
        const auto read = replay(play.scene, play.graph, Mode::practice, text);
        return read ? std::string("read") : read.error().message;
    };
    CHECK(fails("viet: Dạ con chia buồn.").find("Dòng 1") == 0); // no reader, and no acts beside it
    CHECK(fails("viet: [apologise] Dạ.").find("apologise") != std::string::npos);
    CHECK(fails("viet: [apologize Dạ.").find("Dòng 1") == 0);
    CHECK(fails("viet: [] Dạ.\nso: tuoi=4").find("tuoi") != std::string::npos);
    CHECK(fails("late\nlate").find("Dòng 2") == 0);
    CHECK(fails("viet: [] Dạ lúc 9:30 ạ\n;\ncap, truong") == "read");
    const auto reader = [](std::string_view reply, std::string_view customer) {
        CHECK(customer == "Ổng mất rồi.");
        return ReplyReading{
            reply == "Dạ con chia buồn: con xin lỗi." ? acts({Act::empathize, Act::apologize}) : ActSet{},
            {}};
    };
    const auto read =
        replay(play.scene, play.graph, Mode::practice, "Dạ con chia buồn: con xin lỗi.", reader);
    REQUIRE(read.has_value());
    CHECK(play.scene.nodes[reply_node].outcomes[read->path[0].outcome].id == "du");
}
