#include "app/care.h"
#include "base/ids.h"
#include "store/store.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

using namespace mq;

namespace {

class Folder {
public:
    Folder()
        : path_(std::filesystem::temp_directory_path() /
                fmt::format("monqua-journey-{:016x}", entropy_seed())) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const char* part) const { return path_ / part; }

private:
    std::filesystem::path path_;
};

/// Runs the tour on a fresh data folder; gives what it said on standard error, empty when it went well.
/// `screen`: of a virtual display of its own, such as 1366x768; empty: the display there is.
std::string tour(const Folder& folder, const std::string& options, const std::string& screen = {}) {
    const std::string errors = (folder / "errors.txt").string();
    const std::string display =
        screen.empty() ? "" : fmt::format("xvfb-run -a -s '-screen 0 {}x24 -dpi 96 -noreset' ", screen);
    const std::string command =
        fmt::format("{}{} --data {} --tour {} {} 2>{}", display, MONQUA_PROGRAM, (folder / "data").string(),
                    (folder / "pictures").string(), options, errors);
    const int status = std::system(command.c_str());
    std::ifstream in(errors);
    std::string said((std::istreambuf_iterator<char>(in)), {});
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return {};
    return said.empty() ? "the program ended badly" : said;
}

} // namespace

TEST_CASE("a new hire's first hour, by mouse and keys on the real window, is in the database afterwards") {
    const Folder folder;
    const std::string trouble = tour(folder, "--size 1440x900 --scale 1");
    REQUIRE_MESSAGE(trouble.empty(), trouble);
    std::size_t pictures = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "pictures"))
        pictures += entry.path().extension() == ".png" && entry.file_size() > 10'000 ? 1U : 0U;
    CHECK(pictures >= 20);

    const auto care = app::check_database(folder / "data/monqua.db");
    REQUIRE(care.has_value());
    CHECK(care->sound);
    store::OpenOptions options;
    options.create = false;
    options.read_only = true;
    auto store = store::Store::open(folder / "data/monqua.db", options);
    REQUIRE(store.has_value());
    const auto people = store->people();
    REQUIRE(people.has_value());
    REQUIRE(people->size() == 1);
    CHECK(people->front().profile.name == "Lê Thị Bảo Ngân");
    CHECK(people->front().profile.birth_year == 2001);
    CHECK(people->front().profile.region == domain::Region::south);
    const auto finished = store->finished(people->front().id);
    REQUIRE(finished.has_value());
    REQUIRE(finished->size() == 2); // and a scene with a reply in own words
    CHECK(finished->front().mode == store::Mode::practice);
    CHECK(finished->front().result.decisions >= 7);
    CHECK(finished->front().result.guidance > 0.0);
    const auto events = store->events_of(finished->front().id);
    REQUIRE(events.has_value());
    const auto has = [&](auto&& wanted) { return std::any_of(events->begin(), events->end(), wanted); };
    CHECK(has([](const auto& e) { return std::holds_alternative<store::HintTaken>(e.event.what); }));
    CHECK(has([](const auto& e) {
        const auto* reflection = std::get_if<store::Reflection>(&e.event.what);
        return reflection != nullptr && reflection->text.find("Hỏi hạn của khách sớm hơn") == 0;
    }));
    CHECK(has([](const auto& e) {
        const auto* note = std::get_if<store::NoteSaved>(&e.event.what);
        return note != nullptr && note->saved;
    }));
    // The branch that was left and the assessment that was begun are both offered again.
    const auto unfinished = store->unfinished(people->front().id);
    REQUIRE(unfinished.has_value());
    CHECK(unfinished->size() == 2);
    CHECK(std::any_of(unfinished->begin(), unfinished->end(),
                      [](const auto& row) { return row.branch_of.has_value(); }));
    CHECK(std::any_of(unfinished->begin(), unfinished->end(),
                      [](const auto& row) { return row.mode == store::Mode::assessment; }));
}

TEST_CASE("the same hour on a small laptop screen, and at 150 %, reaches everything") {
    // On a larger screen the window would take the room it wants, so these have displays of their own.
    for (const auto& [screen, scale] : {std::pair{"1366x768", "1.5"}, {"1280x720", "1"}}) {
        CAPTURE(screen);
        for (const char* demo : {"", "--demo=hr "}) { // and HR's day
            CAPTURE(demo);
            const Folder folder;
            const std::string trouble = tour(folder, fmt::format("{}--scale {}", demo, scale), screen);
            CHECK_MESSAGE(trouble.empty(), trouble);
        }
    }
}

TEST_CASE(
    "HR's day: an interview rated by keys and handed in, and a candidate's scene, are in the database") {
    const Folder folder;
    const std::string trouble = tour(folder, "--demo=hr --size 1440x900 --scale 1");
    REQUIRE_MESSAGE(trouble.empty(), trouble);
    const auto care = app::check_database(folder / "data/monqua.db");
    REQUIRE(care.has_value());
    CHECK(care->sound);
    store::OpenOptions options;
    options.create = false;
    options.read_only = true;
    auto store = store::Store::open(folder / "data/monqua.db", options);
    REQUIRE(store.has_value());
    const auto people = store->people();
    REQUIRE(people.has_value());
    const auto person = [&](const char* name) {
        const auto at = std::find_if(people->begin(), people->end(),
                                     [&](const auto& row) { return row.profile.name == name; });
        REQUIRE(at != people->end());
        return *at;
    };
    const Uuid hr = person("Trịnh Thu Hà").id;
    const auto rated = store->interviews({person("Lương Thuỳ Dương").id, {}});
    REQUIRE(rated.has_value());
    REQUIRE(rated->size() == 1);
    const store::InterviewRow& interview = rated->front();
    CHECK(interview.state == store::InterviewState::rating); // another member has not rated yet
    REQUIRE(interview.panel.size() == 2);
    CHECK(interview.panel.front().rater == hr);
    CHECK(interview.panel.front().handed_in);
    CHECK_FALSE(interview.panel.back().handed_in);
    const auto answers = store->own_answers(interview.id, hr);
    REQUIRE(answers.has_value());
    REQUIRE(answers->size() == 3);
    const store::AnswerRated& third = answers->back().latest;
    CHECK(third.situation == "Khách sỉ phàn nàn đơn nào cũng phải nhắc hoá đơn.");
    CHECK(third.result.find("Hoá đơn ra trong ngày") == 0);
    CHECK(third.asked_hard);
    CHECK(third.asked_help);
    REQUIRE(third.ratings.size() == 2);
    CHECK(third.ratings.front().rating == 3);
    CHECK(third.ratings.back().rating == 4);
    CHECK(third.ratings.back().reason == "Sửa tận gốc, cả tuyến giao dùng theo.");

    const store::PersonRow candidate = person("Phạm Gia Hân");
    CHECK(candidate.profile.role == store::Role::candidate); // played at HR's PC, and still one
    const auto played = store->finished(candidate.id);
    REQUIRE(played.has_value());
    REQUIRE(played->size() == 1);
    CHECK(played->front().mode == store::Mode::assessment);
    const auto at_pc = store->setting("current_person");
    REQUIRE((at_pc.has_value() && at_pc->has_value()));
    CHECK(**at_pc == hr.str());
}
