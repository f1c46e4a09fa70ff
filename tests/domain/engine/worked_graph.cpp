#include "domain/engine/worked_graph.h"

#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>

namespace mq::tests {

using namespace mq::domain;

Competency small_competency() {
    Competency c;
    c.id = "A01";
    for (const char* id : {"understand", "respond", "follow_up", "customer_view", "improve"})
        c.facets.push_back(Facet{id, {id, {}}, {}, true});
    c.facets.push_back(Facet{"autonomy", {"autonomy", {}}, {}, false});
    for (const char* id : {"p1", "p2", "p3", "p4", "p5", "p6"})
        c.principles.push_back(Principle{id, {id, {}}, {}});
    c.pitfalls = {Pitfall{"blame", {"Đổ lỗi", {}}, {}, true},
                  Pitfall{"challenge", {"Thách thức", {}}, {}, true},
                  Pitfall{"no_assurance", {"Thiếu tự tin", {}}, {}, true}};
    for (int i = 1; i <= 6; ++i)
        c.steps.push_back(mq::domain::Step{std::to_string(i), {}, {}});
    c.critical_errors = {Named{"promise", {}, {}}};
    c.scoring.version = "A01-M-1";
    c.scoring.guidance_cuts = {{0.0, 5}, {0.1, 4}, {0.3, 3}, {0.6, 2}};
    return c;
}

namespace {

nlohmann::json worked_json() {
    std::ifstream file(std::string(MONQUA_SOURCE_DIR) + "/tests/data/scoring/worked-example.json");
    REQUIRE(file.good());
    return nlohmann::json::parse(file);
}

Outcome outcome_from(const nlohmann::json& option, const Competency& c,
                     const std::vector<std::string>& order) {
    Outcome outcome;
    outcome.id = option.at("id");
    outcome.text.vi = outcome.id;
    for (const auto& [key, value] : option.at("points").items()) {
        if (const auto facet = c.facet_index(key))
            outcome.points.facets[*facet] = value.get<std::int8_t>();
        if (const auto p = c.principle_index(key))
            outcome.points.principles[*p] = value.get<std::int8_t>();
    }
    if (option.value("critical", false))
        outcome.critical = 0;
    for (std::size_t i = 0; option.contains("pitfall") && i < c.pitfalls.size(); ++i)
        if (c.pitfalls[i].name.vi == option.at("pitfall"))
            outcome.pitfalls.push_back(i);
    NodeIndex to = 0;
    while (order[to] != option.at("next"))
        ++to;
    outcome.to.push_back(Branch{Condition::always(), to});
    return outcome;
}

} // namespace

Scenario worked_scene() {
    const nlohmann::json json = worked_json();
    const Competency c = small_competency();
    const std::vector<std::string> order{"n1", "n2", "n3", "n4", "n5", "n6", "end"};
    Scenario scene;
    scene.id = "worked";
    scene.customer.mood = 30;
    scene.difficulty = 2;
    for (const std::string& id : order) {
        if (id == "end")
            continue;
        Node node;
        node.id = id;
        node.hints = {{"nhẹ", {}}, {"đủ", {}}};
        for (const auto& option : json.at("graph").at(id))
            node.outcomes.push_back(outcome_from(option, c, order));
        scene.nodes.push_back(std::move(node));
    }
    Ending end;
    end.id = "end";
    scene.endings.push_back(end);
    return scene;
}

std::size_t outcome_named(const Node& node, const std::string& id) {
    for (std::size_t i = 0; i < node.outcomes.size(); ++i)
        if (node.outcomes[i].id == id)
            return i;
    FAIL("no outcome ", id);
    return 0;
}

} // namespace mq::tests
