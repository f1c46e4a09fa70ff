#include "content/source_text.h"
#include "content/support.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace mq;
using namespace mq::content;
using namespace mq::content::test;

namespace {

const std::string& kinds_scene() {
    static const std::string text = *read_file(MONQUA_SOURCE_DIR "/tests/content/kinds.yaml");
    return text;
}

LoadedScenario check_kinds(const std::string& text, const domain::ReplyReader& reader = {}) {
    return check_scenario(text, "kinds.yaml", a01(), reader);
}

const domain::Node& named(const domain::Scenario& scene, std::string_view id) {
    const auto at =
        std::find_if(scene.nodes.begin(), scene.nodes.end(), [&](const auto& n) { return n.id == id; });
    REQUIRE(at != scene.nodes.end());
    return *at;
}

} // namespace

TEST_CASE("typed replies, logs, routes and triggers are read") {
    const LoadedScenario loaded = check_kinds(kinds_scene());
    INFO(lines_of(loaded.diagnostics));
    REQUIRE(loaded.scenario);
    CHECK(count(loaded.diagnostics).warnings == 0);
    const domain::Node& typed = named(*loaded.scenario, "mo");
    CHECK(typed.answer == domain::AnswerKind::type);
    CHECK(typed.needs == std::vector{domain::Act::empathize, domain::Act::apologize});
    CHECK(typed.unsure == 1);
    CHECK(typed.timer_seconds == 60);
    REQUIRE(typed.outcomes.size() == 5);
    CHECK(typed.rules.size() == 3);
    CHECK(typed.outcomes[3].trigger == domain::Trigger::cut_in);
    CHECK(typed.outcomes[4].trigger == domain::Trigger::late);
    CHECK(typed.outcomes[4].id == "late");
    CHECK_FALSE(typed.outcomes[0].finds[0].when.holds(0, 44));
    CHECK(typed.outcomes[0].finds[0].when.holds(0, 45));
    CHECK(typed.outcomes[1].points_from.has_value());
    const domain::Node& log = named(*loaded.scenario, "so");
    CHECK(log.fields.size() == 3);
    CHECK(log.fields[0].shown.vi == "Cô Hoa");
    CHECK(log.rules[0].parts[0].items.size() == 3); // atleast(2) counts all fields
    CHECK(log.outcomes[0].share_low == doctest::Approx(2.0 / 3));
    const domain::Node& route = named(*loaded.scenario, "luong");
    CHECK(route.handlers == 2);
    CHECK(route.items.size() == 4);
}

TEST_CASE("what is wrong with the new kinds is told where it stands") {
    struct Slip {
        const char* from;
        const char* to;
        const char* code;
    };
    const Slip slips[] = {
        {"needs: [empathize, apologize]", "needs: [empathise, apologize]", "unknown-value"},
        {"    needs: [empathize, apologize]\n", "", "missing-key"},
        {"unsure: nua", "unsure: nuaa", "unknown-value"},
        {"    unsure: nua\n", "", "missing-key"},
        {"none(early, hurts)\"", "none(early, hurtz)\"", "unknown-item"},
        {"    early: [probe]\n", "", "empty-group"},
        {"when: \"any(needs) and none(hurts)\"", "when: \"first(own)\"", "wrong-rule"},
        {"example: \"Dạ {mình} chia buồn.\", ", "", "missing-text"},
        {"      pitfall: cutting_in\n", "", "missing-pitfall"},
        {"seconds: 60", "seconds: 5", "out-of-range"},
        {"      late: {text: (im lặng), mood: -5, to: so, why: x}\n", "", "missing-key"},
        {"channel: phone", "channel: email", "timer-channel"},
        {"right: a}", "right: z}", "unknown-value"},
        {"right: a}", "right: [a, b]}", "wrong-count"},
        {"choices: {a: Cô Hoa, b: Chú}", "choices: {a: Cô Hoa}", "wrong-count"},
        {"accept: [\"093\"]", "accept: [\"094\"]", "right-not-accepted"},
        {"accept: [\"7 + bay\"", "fact: lex, accept: [\"7 + bay\"", "unknown-value"},
        {"points: {understand: 2}", "points: {understand: [1, 2, 3]}", "growing-points"},
        {"dung: {when: \"all(cap, tn)\", text: Đúng, points: {respond: 2}",
         "dung: {when: \"all(cap, tn)\", text: Đúng, points: {respond: [0, 2]}", "growing-points"},
        {"handlers: {cap: Đội cáp, nha: Kỹ thuật}", "handlers: {cap: Đội cáp}", "wrong-count"},
        {"told: {tn: Trưởng nhóm, zalo: Nhóm}", "told: {tn: Trưởng nhóm, cap: Nhóm}", "duplicate-key"},
        {"    answer: route\n", "    answer: several\n", "mixed-answer"},
        {"finds: [le if mood >= 45]", "finds: [la if mood >= 45]", "unknown-value"},
        {"finds: [le if mood >= 45]", "finds: [le if mod >= 45]", "unknown-flag"},
        {"when: atleast(2) and all(so)", "when: atleast(9) and all(so)", "out-of-range"},
    };
    for (const Slip& slip : slips) {
        const LoadedScenario loaded = check_kinds(replaced(kinds_scene(), slip.from, slip.to));
        CAPTURE(std::string(slip.to));
        CAPTURE(std::string(slip.code));
        INFO(lines_of(loaded.diagnostics));
        CHECK_FALSE(loaded.scenario);
        const Diagnostic* found = find(loaded.diagnostics, slip.code);
        CHECK(found != nullptr);
        CHECK((found == nullptr || found->line > 1));
    }
}

TEST_CASE("an example of a typed reply must lead where it stands, whoever speaks") {
    using domain::Act;
    const auto reader = [](std::string_view reply, std::string_view) {
        domain::ReplyReading out;
        if (reply.find("chia buồn") != std::string_view::npos)
            out.found.set(domain::index_of(Act::empathize));
        // a reader that understands only one way of speaking of oneself
        if (reply.find("Em xin lỗi") != std::string_view::npos ||
            reply.find("Con xin lỗi") != std::string_view::npos ||
            reply.find("Cháu xin lỗi") != std::string_view::npos)
            out.found.set(domain::index_of(Act::apologize));
        return out;
    };
    const LoadedScenario good = check_kinds(kinds_scene(), reader);
    INFO(lines_of(good.diagnostics));
    CHECK(good.scenario);
    const LoadedScenario elsewhere = check_kinds(
        replaced(kinds_scene(), "example: \"Dạ {mình} chia buồn.\"", "example: \"Dạ {mình} nghe.\""), reader);
    CHECK(has(elsewhere.diagnostics, "example-elsewhere"));
    const auto doubting = [&](std::string_view reply, std::string_view customer) {
        domain::ReplyReading out = reader(reply, customer);
        out.doubtful = out.found;
        return out;
    };
    CHECK(has(check_kinds(kinds_scene(), doubting).diagnostics, "example-elsewhere"));
}
