// `monqua reply --corrections`: what leads corrected comes out in the form that `monqua reply` reads.
#include "app/app_fixture.h"
#include "domain/acts.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

using namespace mq;
using namespace mq::tests;
using nlohmann::json;

namespace {

struct Ran {
    int code = -1;
    std::string out;
};

Ran run(const std::string& arguments) {
    FILE* pipe = popen((std::string(MONQUA_PROGRAM) + " " + arguments + " 2>/dev/null").c_str(), "r");
    REQUIRE(pipe != nullptr);
    Ran ran;
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        ran.out.append(buffer.data(), n);
    const int status = pclose(pipe);
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

/// Plays a scene that asks for a typed reply, and corrects that reply as a lead; gives its decision, from 0.
int play_and_correct(const Sandbox& sandbox, const std::vector<std::string>& acts) {
    const auto app = sandbox.open_with_person();
    begin(*app, "khach-vang-nha", false);
    const Uuid attempt = app->model().play->attempt;
    play_to_end(*app, *scene_of(sandbox, "khach-vang-nha"), true);
    app->run(app::ChangeProfile{
        .name = "Lê Thị Bảo Ngân", .role = app::Role::lead, .birth_year = {}, .gender = {}, .region = {}});
    app->run(app::OpenDebrief{attempt});
    REQUIRE(app->model().debrief.has_value());
    const auto& decisions = app->model().debrief->decisions;
    const auto typed = std::find_if(decisions.begin(), decisions.end(), [](const auto& decision) {
        return decision.kind == domain::AnswerKind::type;
    });
    REQUIRE(typed != decisions.end());
    const auto index = static_cast<int>(typed - decisions.begin());
    app->run(app::CorrectActs{attempt, index, acts});
    return index;
}

} // namespace

TEST_CASE("reply --corrections prints a line for each corrected reply, which reply reads again") {
    const Sandbox sandbox;
    const std::string database = "'" + (sandbox.data() / "monqua.db").string() + "'";
    const int decision = play_and_correct(sandbox, {"thank", "apologize"});
    const Ran ran = run("reply --corrections " + database);
    CHECK(ran.code == 0);
    CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
    const json line = json::parse(ran.out);
    CHECK(line.at("id").get<std::string>().ends_with("/" + std::to_string(decision + 1)));
    CHECK(line.at("channel") == "phone");
    CHECK_FALSE(line.at("customer").get<std::string>().empty());
    CHECK(line.at("customer").get<std::string>().find('{') == std::string::npos);
    CHECK_FALSE(line.at("reply").get<std::string>().empty());
    CHECK(line.at("acts") == json::array({"apologize", "thank"}));

    const auto file = sandbox.folder() / "corrections.jsonl";
    std::ofstream(file) << ran.out;
    const Ran measured = run("reply --json '" + file.string() + "'");
    CHECK(measured.code == 0);
    CHECK(json::parse(measured.out).at("metrics").at("replies") == 1);
}

TEST_CASE("reply takes a file or --corrections, not both and not neither; what is no database is wrong use") {
    const Sandbox sandbox;
    CHECK(run("reply").code == 2);
    CHECK(run("reply x.jsonl --corrections x.db").code == 2);
    CHECK(run("reply --json --corrections x.db").code == 2);
    CHECK(run("reply --corrections '" + (sandbox.folder() / "nowhere.db").string() + "'").code == 2);
}
