#include "app/app_fixture.h"
#include "app/interview_fixture.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace mq;
using namespace mq::tests;
using app::Page;
using app::Role;

namespace {

namespace fs = std::filesystem;

const Secret hr_pass("mùa xuân ở Hội An");
const Secret other_pass("cá lóc nướng trui");

/// A sealed file with HR, and somebody who practises at the same PC without a passphrase.
struct SealedFirm {
    Sandbox sandbox;
    std::unique_ptr<app::App> app;
    Uuid hr;
    Uuid trainee;

    SealedFirm() {
        const fs::path source(MONQUA_SOURCE_DIR);
        fs::create_directory_symlink(source / "assets" / "law", sandbox.share() / "law");
        fs::create_directory_symlink(source / "questions", sandbox.share() / "questions");
        fs::create_directory_symlink(MONQUA_FONTS_DIR, sandbox.share() / "fonts");
        sandbox.keys = sandbox.folder() / "keys";
        app = sandbox.open();
        does(app::CompleteFirstRun{"Lê Thị Bảo Ngân", Role::hr, {}, "ngan", hr_pass});
        does(app::KeptRecoveryCode{});
        hr = model().me.id;
        trainee = add("Phạm Thu Hà", "ha", Role::trainee, Secret());
    }

    [[nodiscard]] const app::Model& model() const { return app->model(); }

    std::string refusal(const app::Command& command) {
        const std::uint64_t before = model().notices.empty() ? 0 : model().notices.back().id;
        app->run(command);
        wait_until_idle(*app);
        app->poll();
        for (const app::Notice& notice : model().notices)
            if (notice.id > before && notice.kind == app::NoticeKind::error)
                return notice.text;
        return {};
    }
    void does(const app::Command& command) {
        const std::string refused = refusal(command);
        REQUIRE_MESSAGE(refused.empty(), refused);
    }

    Uuid add(const std::string& name, const std::string& login, Role role, const Secret& passphrase) {
        does(app::OpenPage{Page::accounts});
        does(app::AddAccount{name, login, role, passphrase});
        REQUIRE_MESSAGE(model().accounts.error.empty(), model().accounts.error);
        if (model().recovery)
            does(app::KeptRecoveryCode{});
        const auto at = std::ranges::find(model().accounts.lines, name, &app::AccountLine::name);
        REQUIRE(at != model().accounts.lines.end());
        return at->person;
    }
    void sit_down_trainee() {
        does(app::LockNow{false, true});
        does(app::SignInHere{trainee});
        REQUIRE(model().me.id == trainee);
    }
    void sit_down(const std::string& login, const Secret& passphrase) {
        does(app::LockNow{false, true});
        does(app::SignIn{login, passphrase});
        REQUIRE(model().page != Page::login);
    }
};

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

nlohmann::json json_in(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".json")
            return nlohmann::json::parse(bytes_of(entry.path()));
    FAIL("nothing was exported");
    return {};
}

} // namespace

TEST_CASE(
    "sealed: consents and requests reach HR, everything can be handed over, and deletion leaves nobody") {
    SealedFirm firm;
    firm.sit_down_trainee();
    firm.does(app::RecordConsent{firm.trainee, "assessment", true});
    firm.does(app::MakeRequest{firm.trainee, app::RequestKind::erase, "Em nghỉ việc từ tháng sau."});
    firm.does(app::OpenPage{Page::my_data});
    REQUIRE(firm.model().my_data.requests.size() == 1);
    firm.does(app::ExportPersonData{firm.trainee, (firm.sandbox.folder() / "own").string()});
    const auto own = json_in(firm.sandbox.folder() / "own");
    CHECK(own["scope"] == "own");
    CHECK(own["requests"][0]["text"] == "Em nghỉ việc từ tháng sau.");
    CHECK(own["consents"][0]["purpose"] == "assessment");
    CHECK_FALSE(firm.refusal(app::ExportPersonData{firm.hr, {}}).empty());

    firm.sit_down("ngan", hr_pass);
    firm.does(app::OpenLaw{});
    REQUIRE(firm.model().law.requests.size() == 1);
    const app::RequestLine request = firm.model().law.requests.front();
    CHECK(request.text == "Em nghỉ việc từ tháng sau.");
    CHECK(request.erases);
    firm.does(app::ExportPersonData{firm.trainee, (firm.sandbox.folder() / "hr").string()});
    CHECK(json_in(firm.sandbox.folder() / "hr")["scope"] == "hr");
    firm.does(app::AnswerRequest{request.id, true, {}});
    firm.does(app::ErasePerson{firm.trainee, "request", request.id});
    CHECK(firm.model().law.requests.empty());
    CHECK(firm.model().me.id == firm.hr);
    firm.does(app::OpenPage{Page::accounts});
    CHECK(firm.model().accounts.lines.size() == 1);
    firm.does(app::OpenLaw{app::LawTab::access});
    for (const app::AccessLine& line : firm.model().law.access)
        CHECK(line.whose != "Phạm Thu Hà");
    CHECK_FALSE(firm.refusal(app::ErasePerson{firm.hr, "request", std::nullopt}).empty()); // the last of HR
}

TEST_CASE("sealed: one of two of HR deletes themselves and is at the door") {
    SealedFirm firm;
    const Uuid second = firm.add("Vũ Minh Anh", "anh", Role::hr, other_pass);
    firm.sit_down("anh", other_pass);
    firm.does(app::ErasePerson{second, "contract_ended", std::nullopt});
    CHECK(firm.model().page == Page::login);
    CHECK(firm.model().me.id.is_nil());
    firm.does(app::SignIn{"ngan", hr_pass});
    CHECK(firm.model().me.id == firm.hr);
    firm.does(app::OpenLaw{});
    for (const auto& one : firm.model().law.people)
        CHECK(one.person != second);
}

TEST_CASE("sealed: who practises alone on a PC may delete themselves, and the next begins anew") {
    Sandbox sandbox;
    sandbox.keys = sandbox.folder() / "keys";
    fs::create_directory_symlink(fs::path(MONQUA_SOURCE_DIR) / "assets" / "law", sandbox.share() / "law");
    auto app = sandbox.open();
    app->run(app::CompleteFirstRun{"Phạm Thu Hà", Role::trainee, {}});
    REQUIRE(app->model().page == Page::home);
    app->run(app::ErasePerson{app->model().me.id, "request", std::nullopt});
    wait_until_idle(*app);
    CHECK(app->model().page == Page::first_run);
    CHECK(app->model().me.name.empty());
}

TEST_CASE("HR hands a candidate everything: every interviewer's notes, ratings, reasons and names") {
    InterviewDesk desk;
    fs::create_directory_symlink(fs::path(MONQUA_SOURCE_DIR) / "assets" / "law",
                                 desk.sandbox.share() / "law");
    fs::create_directory_symlink(MONQUA_FONTS_DIR, desk.sandbox.share() / "fonts");
    const app::InterviewLine line = plan(desk, plan_of(desk, short_kit(desk)));
    hand_in(desk, line, 0, always(3));
    desk.does(app::OpenPage{Page::people});
    REQUIRE_FALSE(desk.model().people.lines.empty());
    const auto at =
        std::ranges::find(desk.model().people.lines, std::string("Phạm Thu Hà"), &app::PersonLine::name);
    REQUIRE(at != desk.model().people.lines.end());
    const Uuid person = at->id;
    const auto exported = [&](const char* name) {
        desk.does(app::ExportPersonData{person, (desk.sandbox.folder() / name).string()});
        wait_until_idle(*desk.app);
        return json_in(desk.sandbox.folder() / name);
    };
    const auto before = exported("before");
    REQUIRE(before["interviews"].size() == 1);
    CHECK(before["interviews"][0]["answers"].empty()); // one hasn't handed in yet: nobody sees a rating
    hand_in(desk, line, 1, always(4));
    close_open_one(desk);
    const auto after = exported("after");
    const auto& interview = after["interviews"][0];
    CHECK(interview["state"] == "closed");
    CHECK(interview["panel"][1]["name"] == "Trần Văn Quý");
    CHECK(interview["answers"].size() == 4); // two questions, two raters
    CHECK(interview["answers"][0]["situation"] == "Khách chờ bốn ngày chưa có hàng");
    CHECK(interview["answers"][0]["ratings"][0]["reason"] == "Có giờ, có tên người");
    CHECK(interview["summary"] == "Làm được việc, cần kèm thêm.");
    CHECK(after["consents"][0]["purpose"] == "selection");
    CHECK_FALSE(after["standing"]["lines"].empty());
}
