#include "base/ids.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

using nlohmann::json;

namespace {

const std::string source = MONQUA_SOURCE_DIR;

struct Ran {
    int code = -1;
    std::string out; ///< standard output alone
};

Ran run(const std::string& arguments) {
    const std::string command = std::string(MONQUA_PROGRAM) + " " + arguments + " 2>/dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    Ran ran;
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        ran.out.append(buffer.data(), n);
    const int status = pclose(pipe);
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

class TemporaryFile {
public:
    TemporaryFile(const std::string& suffix, const std::string& text)
        : path_(std::filesystem::temp_directory_path() /
                fmt::format("monqua-cli-{:016x}{}", mq::entropy_seed(), suffix)) {
        std::ofstream(path_) << text;
    }
    ~TemporaryFile() { std::filesystem::remove(path_); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    [[nodiscard]] std::string name() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

const std::string guide_scene = source + "/scenarios/phone/khach-vang-nha.yaml";

} // namespace

TEST_CASE("exit codes: 0 good, 1 found problems, 2 wrong use") {
    CHECK(run("--version").code == 0);
    CHECK(run("--help").code == 0);
    CHECK(run("check " + source + "/scenarios " + source + "/assets").code == 0);
    CHECK(run("check /nowhere/at-all").code == 2);
    CHECK(run("check").code == 2);
    CHECK(run("dance").code == 2);
    CHECK(run("simulate /nowhere.yaml").code != 0);
    CHECK(run("db info /nowhere.db").code == 2);
    const TemporaryFile broken(".yaml", "scene: 1\nid: x\n");
    CHECK(run("check " + broken.name()).code == 1);
}

TEST_CASE("check --json is one document on standard output, with a place for every problem") {
    const TemporaryFile broken(".yaml", "scene: 1\ntitel: Sai\nchannel: fax\n");
    const Ran ran = run("check --json " + broken.name());
    CHECK(ran.code == 1);
    const json document = json::parse(ran.out);
    CHECK(document.at("errors").get<int>() >= 2);
    bool suggested = false;
    for (const json& diagnostic : document.at("diagnostics")) {
        CHECK(diagnostic.at("line").get<int>() >= 1);
        CHECK(diagnostic.at("col").get<int>() >= 1);
        suggested =
            suggested || diagnostic.at("message").get<std::string>().find("title") != std::string::npos;
    }
    CHECK(suggested);
}

TEST_CASE("play by an answers file: the guide's best way, and a log that plays again to the same") {
    const TemporaryFile answers(".txt", "N1: c\nN2: d\n");
    const Ran half = run("play " + guide_scene + " --answers " + answers.name() + " --json");
    REQUIRE(half.code == 0);
    const json at_half = json::parse(half.out);
    CHECK_FALSE(at_half.at("finished").get<bool>());
    CHECK(at_half.at("node") == "N4");
    CHECK(at_half.at("decisions").size() == 2);
    CHECK(at_half.at("decisions")[0].at("regret") == 0);
    const TemporaryFile log(".txt", at_half.at("log").get<std::string>());
    CHECK(json::parse(run("play " + guide_scene + " --answers " + log.name() + " --json").out) == at_half);
    const TemporaryFile wrong(".txt", "N1: c\nN2: z\n");
    const Ran refused = run("play " + guide_scene + " --answers " + wrong.name() + " --json");
    CHECK(refused.code == 2);
    CHECK(json::parse(refused.out).at("error").at("message").get<std::string>().find("Dòng 2") !=
          std::string::npos);
}

TEST_CASE("simulate: best is 1, worst is 0, random repeats by seed") {
    const auto attainment = [&](const std::string& more) {
        const Ran ran = run("simulate " + guide_scene + " --json --runs 3000 " + more);
        REQUIRE(ran.code == 0);
        return json::parse(ran.out).at("attainment").get<double>();
    };
    CHECK(attainment("--policy best") == 1.0);
    CHECK(attainment("--policy worst") == 0.0);
    CHECK(attainment("--seed 4") == attainment("--seed 4"));
    CHECK(attainment("--seed 4") != attainment("--seed 5"));
}

TEST_CASE("score agrees with a reference case and refuses bad input by its place") {
    const Ran good = run("score --json " + source + "/tests/data/scoring/case-01.json");
    REQUIRE(good.code == 0);
    std::ifstream expected_file(source + "/tests/data/scoring/case-01.expected.json");
    const json expected = json::parse(expected_file);
    const json got = json::parse(good.out);
    CHECK(got.at("overall").at("mean").get<double>() ==
          doctest::Approx(expected.at("overall").at("mean").get<double>()).epsilon(1e-6));
    CHECK(got.at("overall").at("reported") == expected.at("overall").at("reported"));
    const TemporaryFile bad(".json",
                            R"({"as_of": "2026-11-01", "evidence": [{"source": "scenario", "id": "S1"}]})");
    CHECK(run("score --json " + bad.name()).code == 2);
}

TEST_CASE("score --simulate draws people by a seed and says how well they are found") {
    const Ran ran = run("score --simulate --people 500 --seed 3 --json");
    REQUIRE(ran.code == 0);
    const json got = json::parse(ran.out);
    CHECK(got.at("people") == 500);
    REQUIRE(got.at("designs").size() == 3);
    for (const json& design : got.at("designs")) {
        int people = 0;
        for (const json& level : design.at("by_true_level"))
            people += level.at("people").get<int>();
        CHECK(people == 500);
        CHECK(design.at("all").at("coverage_80").get<double>() > 0.75);
        CHECK(design.at("all").at("statistical").at("over").get<double>() < 0.2);
    }
    const json& practice = got.at("practice");
    CHECK(practice.at("ranked").at("mean_scenes") < practice.at("random").at("mean_scenes"));
    CHECK(run("score --simulate --people 500 --seed 3 --json").out == ran.out);
    CHECK(run("score --simulate --people 500 --seed 4 --json").out != ran.out);
    CHECK(run("score --simulate --people 100").out.find("không phải bằng chứng về độ giá trị") !=
          std::string::npos);
    CHECK(run("score").code == 2);
    CHECK(run("score --people 5 x.json").code == 2);
    CHECK(run("score --simulate x.json").code == 2);
    CHECK(run("score --simulate --people 0").code == 2);
}

TEST_CASE(
    "agree agrees with the published ICCs, gives null with a reason where there is none, refuses bad "
    "tables") {
    const Ran good =
        run("agree --measure icc --json " + source + "/tests/data/agreement/shrout-fleiss-1979.csv");
    REQUIRE(good.code == 0);
    const json icc = json::parse(good.out).at("icc");
    CHECK(icc.size() == 6);
    CHECK(icc.at("ICC2,1").at("icc") == 0.289764);
    CHECK(icc.at("ICC2,1").at("hi") == 0.761084);
    const TemporaryFile equal(".csv", "s,A,B\n1,3,3\n2,3,3\n");
    const Ran undefined = run("agree --measure kappa --json " + equal.name());
    REQUIRE(undefined.code == 0);
    CHECK(json::parse(undefined.out).at("kappa").is_null());
    CHECK(json::parse(undefined.out).at("reason").is_string());
    const TemporaryFile bad(".csv", "s,A,B\n1,3,x\n");
    const Ran refused = run("agree --measure kappa --json " + bad.name());
    CHECK(refused.code == 2);
    CHECK(json::parse(refused.out).at("error").at("message").get<std::string>().find("dòng 2, cột 3") !=
          std::string::npos);
    CHECK(run("agree --measure pearson " + bad.name()).code == 2);
    CHECK(run("agree " + bad.name()).code == 2);
}

TEST_CASE("the README of the scenes shows what they train as it is") {
    const Ran matrix = run("check --matrix " + source + "/scenarios");
    CHECK(matrix.code == 0);
    std::ifstream file(source + "/scenarios/README.md");
    const std::string readme((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const std::string table = matrix.out.substr(0, matrix.out.find_last_not_of('\n') + 1);
    REQUIRE(table.size() > 1000);
    CHECK_MESSAGE(readme.find(table) != std::string::npos, "run tools/scene-matrix after changing a scene");
}
