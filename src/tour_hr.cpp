#include "tour_hr.h"

#include "tour_scene.h"

#include <fmt/format.h>
#include <algorithm>
#include <string>
#include <string_view>

namespace mq {
namespace {

class HrTour {
public:
    HrTour(Visitor& visitor, const app::App& app, const std::filesystem::path& share)
        : go_(visitor), app_(app), scene_(visitor, app, share) {}

    void walk() {
        list_and_plan();
        rate_by_keys();
        agree();
        people();
        bank();
        rights();
        own_data();
        session();
    }

private:
    [[nodiscard]] std::size_t line_at(app::InterviewStage stage) {
        const auto& lines = app_.model().interviews.lines;
        const auto at = std::ranges::find(lines, stage, &app::InterviewLine::stage);
        go_.require(at != lines.end(), "the demo lacks an interview at some stage");
        return static_cast<std::size_t>(at - lines.begin());
    }

    /// In a low window the list draws only what is in sight.
    void click_in_list(const std::string& name) {
        for (const ImGuiKey key : {ImGuiKey_End, ImGuiKey_Home})
            if (!go_.has(name))
                go_.press(key);
        go_.click(name);
    }

    void list_and_plan() {
        go_.click("rail.interviews");
        go_.require(app_.model().page == app::Page::interviews, "the list of interviews did not open");
        go_.picture("hr-interviews");
        go_.click("interviews.plan");
        go_.click("plan.name");
        go_.type("Võ Thành Nam");
        go_.picture("hr-plan");
        go_.click("plan.back");
    }

    /// The third question of an interview that was begun: notes by Tab, levels by Alt, saved by Ctrl Enter.
    void rate_by_keys() {
        click_in_list(fmt::format("interviews.step.{}", line_at(app::InterviewStage::rating)));
        go_.require(app_.model().conduct.has_value(), "the interview did not open");
        if (go_.has("conduct.turn"))
            go_.press(ImGuiKey_Enter);
        go_.picture("hr-conduct-rated");
        go_.click("conduct.question.2");
        for (const char* fixed : {"conduct.fixed.hard", "conduct.fixed.help"})
            go_.click(fixed);
        go_.click("conduct.star.0");
        go_.type("Khách sỉ phàn nàn đơn nào cũng phải nhắc hoá đơn.");
        for (const char* note :
             {"Tìm vì sao hoá đơn luôn trễ.",
              "Xem lại mười đơn, thấy kế toán chờ phiếu giấy. Xin chụp phiếu gửi ngay lúc giao.",
              "Hoá đơn ra trong ngày. Gọi lại sau một tuần, khách không còn phải nhắc."}) {
            go_.press(ImGuiKey_Tab);
            go_.type(note);
        }
        go_.press(ImGuiMod_Alt | ImGuiKey_3);
        go_.press(ImGuiMod_Alt | ImGuiKey_4);
        go_.click("conduct.reason.1");
        go_.type("Sửa tận gốc, cả tuyến giao dùng theo.");
        go_.picture("hr-conduct-notes");
        go_.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        go_.require(app_.model().conduct && app_.model().conduct->saved == 3, "the answer was not kept");
        go_.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        go_.picture("hr-conduct-hand-in");
        go_.click("conduct.ask.other");
        go_.require(app_.model().page == app::Page::interviews, "handing in did not lead to the list");
        go_.rest(5.5); // what was said about it goes
    }

    void agree() {
        click_in_list(fmt::format("interviews.step.{}", line_at(app::InterviewStage::open)));
        go_.require(app_.model().consensus.has_value(), "the panel's ratings did not open");
        if (go_.failed())
            return;
        go_.picture("hr-consensus");
        const auto& cells = app_.model().consensus->cells;
        const auto apart = std::ranges::find_if(cells, &app::ConsensusCell::discuss);
        go_.require(apart != cells.end(), "the demo's panel agrees everywhere");
        go_.click(fmt::format("consensus.row.{}", apart - cells.begin()));
        go_.picture("hr-consensus-apart");
        go_.click("consensus.back");
        click_in_list(fmt::format("interviews.step.{}", line_at(app::InterviewStage::closed)));
        go_.picture("hr-consensus-closed");
        go_.click("consensus.back");
    }

    void people() {
        go_.click("rail.people");
        go_.picture("hr-people");
        const auto& lines = app_.model().people.lines;
        const auto rated = std::ranges::find_if(lines, [](const app::PersonLine& line) {
            return line.reported.has_value() || line.interviews > 0;
        });
        go_.require(rated != lines.end(), "the demo lacks somebody who was interviewed");
        if (go_.failed())
            return;
        const std::string row = fmt::format("people.row.{}", rated - lines.begin());
        go_.click("people.search");
        go_.type(rated->name);
        go_.click(row);
        go_.require(app_.model().people.open.has_value(), "the person did not open");
        go_.picture("hr-person");
        employment();
    }

    void employment() {
        const auto& lines = app_.model().people.lines;
        const auto staff = std::ranges::find(lines, false, &app::PersonLine::candidate);
        go_.require(staff != lines.end(), "the demo lacks somebody of the staff");
        if (go_.failed())
            return;
        if (go_.has("people.back")) // in a narrow window
            go_.click("people.back");
        const std::string row = fmt::format("people.row.{}", staff - lines.begin());
        go_.click("people.search");
        go_.press(ImGuiMod_Ctrl | ImGuiKey_A);
        go_.type(staff->name);
        go_.click(row);
        go_.require(app_.model().people.open && app_.model().people.open->employment,
                    "somebody of the staff did not open");
        go_.picture("hr-person-staff");
        go_.click("people.work");
        go_.picture("hr-person-work");
        go_.press(ImGuiKey_Escape); // leaves the field, then the form
        go_.press(ImGuiKey_Escape);
    }

    void bank() {
        go_.click("rail.bank");
        go_.picture("hr-bank");
        go_.click("bank.question.1");
        go_.picture("hr-bank-question");
        go_.click("bank.calibration");
        go_.require(app_.model().page == app::Page::calibration, "the calibration did not open");
        go_.picture("hr-calibration");
    }

    void rights() {
        go_.click("rail.law");
        go_.require(app_.model().page == app::Page::law, "the page of rights did not open");
        go_.picture("hr-law-requests");
        go_.click("law.new");
        go_.picture("hr-law-new");
        go_.press(ImGuiKey_Escape);
        for (const char* tab : {"due", "access", "impact", "plain"}) {
            go_.click(fmt::format("law.tab.{}", tab));
            go_.picture(fmt::format("hr-law-{}", tab));
            if (std::string_view(tab) == "impact")
                groups();
        }
    }

    void groups() {
        go_.click("law.groups");
        go_.picture("hr-law-groups");
        go_.press(ImGuiKey_Escape);
        go_.press(ImGuiKey_Escape);
    }

    void own_data() {
        go_.click("rail.settings");
        go_.click("settings.my_data");
        go_.require(app_.model().page == app::Page::my_data, "one's own data did not open");
        for (const char* tab : {"consents", "kept", "requests", "access", "law"}) {
            if (std::string_view(tab) != "consents")
                go_.click(fmt::format("my_data.tab.{}", tab));
            go_.picture(fmt::format("my-data-{}", tab));
        }
        go_.click("rail.settings");
        go_.click("settings.care");
        go_.require(app_.model().page == app::Page::care, "the care of the data did not open");
        for (int n = 0; app_.busy() && n < 100 && !go_.failed(); ++n) // the list of backups is read
            go_.rest(0.1);
        go_.picture("care");
    }

    /// A candidate sits down, plays the first scene, and the PC is handed back.
    void session() {
        const Uuid hr = app_.model().me.id;
        go_.click("rail.interviews");
        click_in_list(fmt::format("interviews.more.{}", line_at(app::InterviewStage::planned)));
        go_.click("interviews.menu.session");
        go_.require(app_.model().page == app::Page::session, "the session did not open");
        go_.picture("session");
        go_.press(ImGuiKey_Enter);
        if (app_.model().page == app::Page::address) {
            go_.picture("session-address");
            go_.click("address.gender.female");
            go_.click("address.region.south");
            go_.click("address.go");
        }
        go_.require(app_.model().page == app::Page::play, "the session's scene did not begin");
        go_.picture("session-scene");
        scene_.play_on();
        scene_.listen();
        go_.picture("session-scene-ended");
        go_.click("play.go_on");
        go_.require(app_.model().session && app_.model().session->done == 1, "the scene was not counted");
        go_.picture("session-between");
        go_.click("session.leave");
        go_.picture("session-leaving");
        go_.click("session.leave_ask.other");
        go_.require(app_.model().page == app::Page::interviews && app_.model().me.id == hr,
                    "the PC was not handed back");
        go_.picture("session-left");
    }

    Visitor& go_;
    const app::App& app_;
    TourScene scene_;
};

} // namespace

void walk_hr_tour(Visitor& visitor, const app::App& app, const std::filesystem::path& share) {
    HrTour(visitor, app, share).walk();
}

} // namespace mq
