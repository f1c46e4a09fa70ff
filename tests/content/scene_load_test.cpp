#include "content/source_text.h"
#include "content/support.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;
using domain::Condition;

namespace {

/// The YAML blocks of scenarios/README.md.
std::vector<std::string> readme_examples() {
    const std::string text = *read_file(MONQUA_SOURCE_DIR "/scenarios/README.md");
    std::vector<std::string> out;
    constexpr std::string_view begin = "```yaml\n";
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
        at += begin.size();
        out.push_back(text.substr(at, text.find("```", at) - at));
    }
    return out;
}

std::vector<std::string> ids(const std::vector<std::size_t>& behaviours) {
    std::vector<std::string> out;
    for (const std::size_t b : behaviours)
        out.push_back(a01().behaviours[b].id);
    return out;
}

const domain::Node& node(const domain::Scenario& scene, std::string_view id) {
    for (const domain::Node& one : scene.nodes)
        if (one.id == id)
            return one;
    FAIL("no such node");
    return scene.nodes.front();
}

} // namespace

TEST_CASE("the examples of the README are what they teach") {
    const std::vector<std::string> examples = readme_examples();
    REQUIRE(examples.size() >= 2);
    const LoadedScenario whole = check_scenario(examples[0], "scenarios/chat/hoa-don-sai-ten.yaml", a01());
    INFO(lines_of(whole.diagnostics));
    CHECK(whole.scenario);
    CHECK(count(whole.diagnostics).errors == 0);
    CHECK(count(whole.diagnostics).warnings == 0);
    for (std::size_t i = 1; i < examples.size(); ++i) { // pieces of `nodes`: put in place of the last node
        std::string text = base_scene();
        const std::size_t from = text.find("  chot:\n");
        const std::size_t to = text.find("endings:\n");
        text = text.substr(0, from) + examples[i] + text.substr(to);
        const std::string name = examples[i].substr(2, examples[i].find(':') - 2);
        text = replaced(text, "{to: chot}]", "{to: " + name + "}]");
        text = replaced(text, "        to: chot\n", "        to: " + name + "\n");
        text = replaced(text, "  tot:\n", "  ket:\n");
        // what stands in the example may call for another channel than the scene it is put in
        text = replaced(text, "channel: counter", "channel: phone");
        const LoadedScenario piece = check_text(text);
        INFO(lines_of(piece.diagnostics));
        CHECK(count(piece.diagnostics).errors == 0);
    }
}

TEST_CASE("the head of a scene") {
    const LoadedScenario loaded = load_scenario(base_scene(), "a/mau.yaml", a01());
    REQUIRE(loaded.scenario);
    const domain::Scenario& s = *loaded.scenario;
    CHECK(s.id == "mau");
    CHECK(s.revision == 3);
    CHECK(s.title == domain::LocalText{"Bưu kiện ướt", "The wet parcel"});
    CHECK(s.channel == domain::Channel::counter);
    CHECK(a01().causes[s.cause].id == "product");
    CHECK(s.use == domain::Use::practice);
    CHECK(s.factors.sum() == 4);
    CHECK(s.difficulty == 3);
    REQUIRE(s.trains.size() == 2);
    CHECK(a01().facets[s.trains[0]].id == "understand");
    CHECK(s.opened == 24 * 60 + 8 * 60);
    CHECK(s.customer.region == domain::Region::south);
    CHECK(s.customer.mood == 45);
    CHECK(s.customer.wishes.size() == 2);
    REQUIRE(s.customer.card.size() == 2);
    CHECK(s.customer.card[0].label.vi == "Mã đơn");
    CHECK(s.customer.card[0].text.vi == "đuôi 204");
    CHECK(s.customer.card[1].label == domain::LocalText{"Nơi gửi", "From"});
    CHECK(s.customer.card[1].text == domain::LocalText{"Huế", "Huế"});
    CHECK(s.facts.at(0).id == "le_cuoi");
    CHECK(s.flags.size() == 2);
    CHECK(s.nodes[s.start].id == "mo");
    CHECK(loaded.nfc_text == base_scene());
    CHECK(loaded.hash == content_hash(base_scene()));
}

TEST_CASE("options and what follows from them") {
    const domain::Scenario s = *load_scenario(base_scene(), "mau.yaml", a01()).scenario;
    const domain::Node& mo = node(s, "mo");
    CHECK(mo.answer == domain::AnswerKind::one);
    CHECK(mo.clock == 24 * 60 + 8 * 60 + 10);
    CHECK(a01().steps[*mo.step].id == "1");
    CHECK(mo.hints.full.vi == "Hỏi vải dùng vào việc gì.");
    REQUIRE(mo.outcomes.size() == 3);
    const domain::Outcome& b = mo.outcomes[1];
    const auto understand = *a01().facet_index("understand");
    CHECK(b.points.facets[understand] == 1);
    CHECK(b.points.principles[*a01().principle_index("p1")] == 1);
    CHECK(b.mood == 8);
    CHECK(b.minutes == 2);
    CHECK(mo.outcomes[0].minutes == 1);
    REQUIRE(b.sets.size() == 1);
    CHECK(b.sets[0].flag == 0);
    REQUIRE(b.finds.size() == 1);
    CHECK(b.finds[0].fact == 0);
    CHECK(b.finds[0].when.is_always());
    CHECK(b.reply.at(0).text.vi == "Thứ Bảy này.");
    CHECK(b.offered.is_always());
    const domain::Outcome& c = mo.outcomes[2];
    CHECK(a01().critical_errors[*c.critical].id == "insult");
    CHECK(c.pitfalls ==
          std::vector<std::size_t>{*a01().pitfall_index("blame"), *a01().pitfall_index("not_listening")});
}

TEST_CASE("behaviours follow from the points and the difficulty when a file doesn't say them") {
    const domain::Scenario s = *load_scenario(base_scene(), "mau.yaml", a01()).scenario; // difficulty 3
    CHECK(ids(node(s, "mo").outcomes[1].shows) == std::vector<std::string>{"A01.3.3"});
    CHECK(ids(node(s, "mo").outcomes[0].fails) == std::vector<std::string>{"A01.3.3"});
    CHECK(node(s, "mo").outcomes[1].fails.empty());
    CHECK(ids(node(s, "hoi").outcomes[1].shows) == std::vector<std::string>{"A01.3.1"});
    const auto with = [](std::string_view points, std::string_view factors, std::string_view more) {
        std::string text = replaced(base_scene(), "points: {understand: 1, p1: 1}", points);
        text = replaced(text, "difficulty: {emotion: 1, ambiguity: 1, policy: 1, parties: 1, stakes: 0}",
                        factors);
        text = replaced(text, "        minutes: 2\n", more);
        const domain::Scenario scene = *load_scenario(text, "mau.yaml", a01()).scenario;
        return ids(node(scene, "mo").outcomes[1].shows);
    };
    constexpr std::string_view hardest =
        "difficulty: {emotion: 2, ambiguity: 2, policy: 2, parties: 1, stakes: 2}";
    constexpr std::string_view easiest =
        "difficulty: {emotion: 0, ambiguity: 0, policy: 0, parties: 0, stakes: 1}";
    CHECK(with("points: {respond: 1}", hardest, "") == std::vector<std::string>{"A01.3.1"});
    CHECK(with("points: {customer_view: 2}", hardest, "") == std::vector<std::string>{"A01.5.2"});
    CHECK(with("points: {customer_view: 2}", easiest, "") == std::vector<std::string>{"A01.4.1"});
    CHECK(with("points: {respond: 1}", easiest, "") == std::vector<std::string>{"A01.1.1"});
    CHECK(with("points: {respond: 1}", easiest, "        shows: A01.2.1\n") ==
          std::vector<std::string>{"A01.2.1"});
    CHECK(with("points: {respond: 1}", easiest, "        shows: []\n").empty());
}

TEST_CASE("several and order become rules on picks") {
    const domain::Scenario s = *load_scenario(base_scene(), "mau.yaml", a01()).scenario;
    const domain::Node& hoi = node(s, "hoi");
    CHECK(hoi.answer == domain::AnswerKind::several);
    REQUIRE(hoi.items.size() == 3);
    REQUIRE(hoi.rules.size() == 3);
    CHECK(hoi.rules[0].holds({2}));
    CHECK(hoi.rules[1].holds({0, 1}));
    CHECK_FALSE(hoi.rules[1].holds({0}));
    CHECK(hoi.rules[2].op == domain::PickRule::Op::otherwise);
    const domain::Outcome& enough = hoi.outcomes[1];
    REQUIRE(enough.to.size() == 2);
    CHECK(domain::target_id(s, enough.to[0].to) == "thu_tu");
    CHECK(enough.to[0].when == Condition::both(Condition::flag(0), Condition::flag(1)));
    CHECK(enough.to[1].when.is_always());
    CHECK(enough.sets.at(0).when == Condition::mood(50, 100));
    CHECK(node(s, "thu_tu").answer == domain::AnswerKind::order);
    CHECK(node(s, "thu_tu").rules[0].holds({0, 1, 2}));
    CHECK(node(s, "re").go.size() == 2);
    CHECK(node(s, "re").outcomes.empty());
}

TEST_CASE("endings and variants") {
    const domain::Scenario s = *load_scenario(base_scene(), "mau.yaml", a01()).scenario;
    REQUIRE(s.endings.size() == 2);
    const domain::Ending& good = s.endings[0];
    CHECK(good.result == domain::EndingResult::good);
    CHECK(good.clock == 24 * 60 + 15 * 60);
    REQUIRE(good.csat.size() == 2);
    CHECK(good.csat[0].value == 5);
    CHECK(good.csat[0].when == Condition::mood(50, 100));
    CHECK(good.csat[1].value == 4);
    CHECK(good.nps.at(0).value == 9);
    CHECK(good.ces.empty());
    const domain::Node& chot = node(s, "chot");
    CHECK(domain::pick_variant(chot.says, 1, 50).vi == "May áo cưới đó.");
    CHECK(domain::pick_variant(chot.says, 0, 50).vi == "Thôi được rồi.");
}

TEST_CASE("the marks run beside the scene") {
    const LoadedScenario loaded = load_scenario(base_scene(), "mau.yaml", a01());
    const domain::Scenario& s = *loaded.scenario;
    const SceneMarks& marks = loaded.marks;
    REQUIRE(marks.nodes.size() == s.nodes.size());
    REQUIRE(marks.endings.size() == s.endings.size());
    const SourceText source(loaded.nfc_text);
    const auto starts_with = [&](Mark mark, std::string_view word) {
        return std::string_view(source.text()).substr(source.offset_of(mark)).starts_with(word);
    };
    for (std::size_t n = 0; n < s.nodes.size(); ++n) {
        CHECK(starts_with(marks.nodes[n].id, s.nodes[n].id + ":"));
        REQUIRE(marks.nodes[n].outcomes.size() == s.nodes[n].outcomes.size());
        for (std::size_t o = 0; o < s.nodes[n].outcomes.size(); ++o) {
            const OutcomeMarks& places = marks.nodes[n].outcomes[o];
            CHECK(starts_with(places.id, s.nodes[n].outcomes[o].id + ":"));
            CHECK(places.to.size() == s.nodes[n].outcomes[o].to.size());
            CHECK(
                starts_with(places.to.back().to, domain::target_id(s, s.nodes[n].outcomes[o].to.back().to)));
        }
    }
}

TEST_CASE("a scene with a mistake is no scene, and a frozen text reads back as itself") {
    CHECK_FALSE(
        load_scenario(replaced(base_scene(), "minutes: 5", "minutes: 0"), "mau.yaml", a01()).scenario);
    const LoadedScenario once = load_scenario(base_scene(), "mau.yaml", a01());
    const LoadedScenario again = load_scenario(once.nfc_text, "mau.yaml", a01());
    CHECK(again.hash == once.hash);
    CHECK(again.nfc_text == once.nfc_text);
}
