#include "app/interview_fixture.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

using namespace mq;
using namespace mq::tests;

namespace {

namespace fs = std::filesystem;

/// Files with that ending in a folder beside the data.
std::vector<fs::path> files(const InterviewDesk& desk, const char* folder, const char* ending) {
    std::vector<fs::path> out;
    const fs::path at = fs::path(desk.model().data_dir) / folder;
    if (fs::is_directory(at))
        for (const auto& entry : fs::directory_iterator(at))
            if (entry.path().string().ends_with(ending))
                out.push_back(entry.path());
    std::ranges::sort(out);
    return out;
}

std::string head_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string out(5, '\0');
    in.read(out.data(), 5);
    return out;
}

/// The file of that kind that wasn't there before `action`.
template <class Action>
fs::path made(InterviewDesk& desk, const char* ending, Action&& action) {
    const auto before = files(desk, "packs", ending);
    action();
    for (const fs::path& path : files(desk, "packs", ending))
        if (std::ranges::find(before, path) == before.end())
            return path;
    FAIL("no file was made");
    return {};
}

const app::InterviewLine& only_line(const InterviewDesk& desk) {
    REQUIRE(desk.model().interviews.lines.size() == 1);
    return desk.model().interviews.lines.front();
}

} // namespace

TEST_CASE("a signed interview becomes a PDF beside the data, an interview and a kit a blank book") {
    InterviewDesk desk;
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    CHECK(desk.refuses(app::ExportInterview{line.id})); // nobody's ratings may be seen yet
    CHECK(desk.refuses(app::PrintBook{line.id, ""}));   // no fonts there
    fs::create_directory_symlink(MONQUA_FONTS_DIR, desk.sandbox.share() / "fonts");
    desk.does(app::PrintBook{line.id, ""});
    hand_in(desk, line, 0, always(3));
    hand_in(desk, line, 1, always(4));
    close_open_one(desk);
    desk.does(app::ExportInterview{line.id});
    desk.does(app::PrintBook{std::nullopt, "new-hire"});
    const auto documents = files(desk, "documents", ".pdf");
    REQUIRE(documents.size() == 3);
    for (const fs::path& path : documents) {
        CHECK(head_of(path) == "%PDF-");
        CHECK(fs::file_size(path) > 20'000); // fonts and all
    }
    CHECK(desk.refuses(app::PrintBook{std::nullopt, "no-such-kit"}));
}

TEST_CASE("a member rates at another PC: invitation out, result back, taken in once") {
    InterviewDesk desk;
    InterviewDesk other;
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    const Uuid member = line.panel[1].rater;
    CHECK(desk.refuses(app::MakeInvitation{line.id, member})); // of no organisation yet
    CHECK(desk.refuses(app::MakeOrganisation{"  "}));
    desk.does(app::MakeOrganisation{"Minh Tín CA"});
    CHECK(desk.model().interviews.paired);
    const fs::path pairing = made(desk, ".mqpair", [&] { desk.does(app::SavePairingFile{}); });
    const fs::path invitation = made(desk, ".mqpack", [&] {
        desk.does(app::MakeInvitation{line.id, member});
    });

    CHECK(other.refuses(app::TakePack{invitation.string()})); // not paired
    other.does(app::TakePairingFile{pairing.string()});
    CHECK(other.model().interviews.organisation == "Minh Tín CA");
    other.does(app::TakePack{invitation.string()});
    const app::InterviewLine there = only_line(other);
    CHECK(there.name == line.name);
    CHECK(other.refuses(app::MakeResultPack{line.id, member})); // not handed in yet
    hand_in(other, there, 1, always(2));
    const fs::path result = made(other, ".mqpack", [&] { other.does(app::MakeResultPack{line.id, member}); });

    hand_in(desk, line, 0, always(4));
    CHECK(desk.refuses(app::OpenConsensus{line.id}));
    desk.does(app::TakePack{result.string()});
    desk.does(app::TakePack{result.string()}); // quietly fine
    CHECK(said<store::RatingsHandedIn>(desk).size() == 2);
    desk.does(app::OpenConsensus{line.id});
    REQUIRE(desk.model().consensus->cells.front().ratings.size() == 2);
    CHECK(desk.model().consensus->cells.front().ratings[1].rating == 2);

    std::fstream bytes(result, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekg(-20, std::ios::end);
    const int was = bytes.get(); // sealed bytes are any bytes: only a turned bit surely changes one
    bytes.seekp(-20, std::ios::end);
    bytes.put(static_cast<char>(was ^ 1));
    bytes.close();
    CHECK(desk.refuses(app::TakePack{result.string()}));
    CHECK(desk.refuses(app::TakePack{"/nowhere/at/all.mqpack"}));
}
