#include "ui/shell.h"

#include "ui/draw.h"
#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/screens/accounts_screen.h"
#include "ui/screens/address_screen.h"
#include "ui/screens/assignments_screen.h"
#include "ui/screens/attempts_screen.h"
#include "ui/screens/bank_screen.h"
#include "ui/screens/calibration_screen.h"
#include "ui/screens/care_screen.h"
#include "ui/screens/complaints_screen.h"
#include "ui/screens/conduct_screen.h"
#include "ui/screens/consensus_screen.h"
#include "ui/screens/debrief_screen.h"
#include "ui/screens/first_run_screen.h"
#include "ui/screens/handbook_screen.h"
#include "ui/screens/home_screen.h"
#include "ui/screens/insights_screen.h"
#include "ui/screens/interviews_screen.h"
#include "ui/screens/law_screen.h"
#include "ui/screens/login_screen.h"
#include "ui/screens/member_screen.h"
#include "ui/screens/my_data_screen.h"
#include "ui/screens/observation_screen.h"
#include "ui/screens/people_screen.h"
#include "ui/screens/plan_screen.h"
#include "ui/screens/play_screen.h"
#include "ui/screens/radar_screen.h"
#include "ui/screens/recovery_dialog.h"
#include "ui/screens/session_screen.h"
#include "ui/screens/settings_screen.h"
#include "ui/screens/standing_screen.h"
#include "ui/screens/team_screen.h"
#include "ui/shell/debug_window.h"
#include "ui/shell/palette.h"
#include "ui/shell/rail.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/shell/work_strip.h"
#include "ui/typing.h"
#include "ui/widgets.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

namespace mq::ui {
namespace {

constexpr float collapse_below = 1280.0F; ///< design px of the window
constexpr std::array<int, 4> text_sizes{90, 100, 115, 130};

int other_size(int percent, int by) {
    std::size_t at = 1;
    for (std::size_t i = 0; i < text_sizes.size(); ++i)
        if (text_sizes[i] == percent)
            at = i;
    if (by < 0 && at > 0)
        --at;
    if (by > 0 && at + 1 < text_sizes.size())
        ++at;
    return by == 0 ? 100 : text_sizes[at];
}

} // namespace

struct Shell::State {
    FirstRunUi first_run;
    HomeUi home;
    AddressUi address;
    PlayUi play;
    DebriefUi debrief;
    RadarUi radar;
    StandingUi standing;
    AttemptsUi attempts;
    HandbookUi handbook;
    SettingsUi settings;
    InterviewsUi interviews;
    PlanUi plan;
    ConductUi conduct;
    ConsensusUi consensus;
    PeopleUi people;
    ObservationUi observation;
    CalibrationUi calibration;
    BankUi bank;
    TeamUi team;
    MemberUi member;
    LeadUi lead;
    InsightsUi insights;
    AssignmentsUi assignments;
    ComplaintsUi complaints;
    LoginUi login;
    AccountsUi accounts;
    CareUi care;
    LawUi law;
    MyDataUi my_data;
    SessionUi session;
    Palette palette;
    WorkStrip work;
    bool shortcuts_open = false;
    bool quit = false;
    bool asking_to_quit = false;
    enum class Leaving : unsigned char { no, asked, kept } leaving = Leaving::no;
    Toasts toasts;
    std::uint64_t last_notice = 0;
    DebugWindow debug;
    std::optional<vietnamese::Method> typing; ///< of the frame before
    std::string guest;                        ///< of the frame before

    void scale_keys(const ScreenContext& context) const;
    void keys(const ScreenContext& context);
    void page(const ScreenContext& context, const Rect& area);
    void typing_keys(const ScreenContext& context);
    void typing_changed(vietnamese::Method now);
    void notices(const ScreenContext& context);
    void fatal(const ScreenContext& context, const Rect& area);
    void keep_drafts(const ScreenContext& context);
    void ask_to_quit();
    [[nodiscard]] bool with_rail(const app::Model& model) const {
        return model.fatal.empty() && model.guest.empty() && model.page != app::Page::first_run &&
               model.page != app::Page::address && model.page != app::Page::login;
    }
};

void Shell::State::scale_keys(const ScreenContext& context) const {
    const bool plus = shortcut(ImGuiMod_Ctrl | ImGuiKey_Equal) ||
                      shortcut(ImGuiMod_Ctrl | ImGuiKey_KeypadAdd) ||
                      shortcut(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Equal);
    const bool minus =
        shortcut(ImGuiMod_Ctrl | ImGuiKey_Minus) || shortcut(ImGuiMod_Ctrl | ImGuiKey_KeypadSubtract);
    const bool reset = shortcut(ImGuiMod_Ctrl | ImGuiKey_0);
    if (!plus && !minus && !reset)
        return;
    app::Settings wanted = context.model.settings;
    wanted.text_percent = other_size(wanted.text_percent, plus ? 1 : minus ? -1 : 0);
    if (!(wanted == context.model.settings))
        context.out.emplace_back(app::ChangeSettings{wanted});
}

// F9 works in the middle of a word and in front of a dialog: that is where one finds that it is wanted.
void Shell::State::typing_keys(const ScreenContext& context) {
    TypingAid& aid = typing_aid();
    if (ImGui::IsKeyPressed(ImGuiKey_F9, false) || aid.toggle)
        context.out.emplace_back(app::ChangeSettings{typing_toggled(context.model.settings)});
    aid = {context.model.settings.typing, t("typing.hint"), false};
    typing_changed(context.model.settings.typing.method);
}

void Shell::State::typing_changed(vietnamese::Method now) {
    const vietnamese::Method before = std::exchange(typing, now).value_or(now);
    if (now == before)
        return;
    const bool on = now != vietnamese::Method::off;
    toasts.push({.text = on ? std::string(Text<128>("typing.turned_on", fmt::arg("method", typing_name(now))))
                            : std::string(t("typing.turned_off"))});
}

void Shell::State::keys(const ScreenContext& context) {
    if (ImGui::IsKeyPressed(ImGuiKey_F12, false))
        debug.toggle();
    typing_keys(context);
    scale_keys(context);
    if (!with_rail(context.model))
        return;
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_K))
        palette.open();
    if (shortcut(ImGuiKey_F1))
        shortcuts_open = true;
    int number = 0;
    for (const Destination& destination : destinations(context.model)) {
        const auto key = static_cast<ImGuiKey>(ImGuiKey_1 + number++);
        if (shortcut(ImGuiMod_Ctrl | key))
            context.out.emplace_back(app::OpenPage{destination.page});
    }
}

void Shell::State::page(const ScreenContext& context, const Rect& area) {
    switch (context.model.page) {
        case app::Page::first_run: return draw_first_run(context, first_run, area);
        case app::Page::home: return draw_home(context, home, area);
        case app::Page::address: return draw_address(context, address, area);
        case app::Page::play: return draw_play(context, play, area);
        case app::Page::debrief: return draw_debrief(context, debrief, area);
        case app::Page::radar: return draw_radar(context, radar, area);
        case app::Page::standing: return draw_standing(context, standing, area);
        case app::Page::attempts: return draw_attempts(context, attempts, area);
        case app::Page::handbook: return draw_handbook(context, handbook, area);
        case app::Page::settings: return draw_settings(context, settings, area);
        case app::Page::interviews: return draw_interviews(context, interviews, area);
        case app::Page::plan: return draw_plan(context, plan, area);
        case app::Page::conduct: return draw_conduct(context, conduct, area);
        case app::Page::consensus: return draw_consensus(context, consensus, area);
        case app::Page::people: return draw_people(context, people, area);
        case app::Page::observation: return draw_observation(context, observation, area);
        case app::Page::calibration: return draw_calibration(context, calibration, area);
        case app::Page::bank: return draw_bank(context, bank, area);
        case app::Page::team: return draw_team(context, team, lead, area);
        case app::Page::member: return draw_member(context, member, lead, area);
        case app::Page::insights: return draw_insights(context, insights, area);
        case app::Page::assignments: return draw_assignments(context, assignments, area);
        case app::Page::complaints: return draw_complaints(context, complaints, area);
        case app::Page::session: return draw_session(context, session, area);
        case app::Page::login: return draw_login(context, login, area);
        case app::Page::accounts: return draw_accounts(context, accounts, area);
        case app::Page::care: return draw_care(context, care, area);
        case app::Page::law: return draw_law(context, law, area);
        case app::Page::my_data: return draw_my_data(context, my_data, area);
    }
}

void Shell::State::notices(const ScreenContext& context) {
    if (guest != context.model.guest) { // what was said to one is not for the other to read
        guest = context.model.guest;
        toasts.clear();
    }
    for (const app::Notice& notice : context.model.notices) {
        if (notice.id <= last_notice)
            continue;
        last_notice = notice.id;
        Toast toast;
        toast.kind = notice.kind == app::NoticeKind::error ? ToastKind::error : ToastKind::done;
        toast.text = notice.text;
        toasts.push(std::move(toast));
        context.out.emplace_back(app::DismissNotice{notice.id}); // the toast has it now
    }
    toasts.draw(t("shell.close"));
}

void Shell::State::fatal(const ScreenContext& context, const Rect& area) {
    ErrorState state;
    state.title = t("fatal.title");
    state.text = context.model.fatal;
    state.first = t("fatal.retry");
    state.second = t("fatal.read_only");
    state.detail = context.model.fatal_detail;
    const int pressed = error_state("fatal", area, state);
    if (pressed == 1)
        context.out.emplace_back(app::RetryOpening{});
    if (pressed == 2)
        context.out.emplace_back(app::OpenReadOnly{});
}

// Before the window closes what is being written is kept; only where that can't be, the person is asked.
void Shell::State::keep_drafts(const ScreenContext& context) {
    keep_draft(context, debrief, leaving != Leaving::no);
    keep_drafts_of(context, play, leaving != Leaving::no);
    keep_drafts_of(context, conduct, leaving != Leaving::no);
    keep_observation_draft(context, observation, leaving != Leaving::no);
    if (leaving == Leaving::no)
        return;
    if (!has_unsaved_text(context.model, debrief) && !has_unsaved_text(context.model, play) &&
        !has_unsaved_text(context.model, conduct) && !has_unsaved_observation(context.model, observation)) {
        quit = true;
    } else if (leaving == Leaving::asked) {
        leaving = Leaving::kept; // the draft is written after this frame
        frame_wish().at_once();
        return;
    } else {
        asking_to_quit = true;
    }
    leaving = Leaving::no;
}

void Shell::State::ask_to_quit() {
    const Modal question{.title = t("shell.quit.title"),
                         .text = t("shell.quit.text"),
                         .safe = t("shell.quit.stay"),
                         .other = t("shell.quit.leave")};
    if (modal("shell.quit", asking_to_quit, question) == ModalAnswer::other)
        quit = true;
}

Shell::Shell() : state_(std::make_unique<State>()) {}
Shell::~Shell() = default;

void Shell::draw(const app::Model& model, app::Commands& out, double now) {
    const ScreenContext context{model, out, now};
    {
        const Frame frame;
        Rect area = frame.area();
        state_->keys(context);
        state_->keep_drafts(context);
        if (!model.banner.empty() && model.fatal.empty()) {
            const Rect strip = area.cut_top(36_px);
            fill(strip, theme().warn.soft);
            horizontal(strip.x, strip.bottom() - hairline(), strip.w, theme().warn.line);
            icon({strip.x + 24_px, strip.mid_y()}, Icon::warning, 18_px, theme().warn.ink);
            text_in(strip.inset(44_px, 0), model.banner, type::meta_strong, theme().warn.ink);
        }
        if (!model.guest.empty())
            draw_session_bar(context, state_->session, area.cut_top(session_bar_height()));
        if (!model.fatal.empty()) {
            state_->fatal(context, area);
        } else if (state_->with_rail(model)) {
            const bool collapsed = model.page == app::Page::play || model.page == app::Page::conduct ||
                                   area.w < px(collapse_below);
            const RailAnswer answer = draw_rail(context, area.cut_left(rail_width(collapsed)), collapsed);
            if (answer.palette)
                state_->palette.open();
            if (answer.shortcuts)
                state_->shortcuts_open = true;
            state_->work.draw(context, area);
            state_->page(context, area);
        } else {
            state_->page(context, area);
        }
        state_->palette.draw(context);
        draw_shortcuts(state_->shortcuts_open, model.me.role);
        draw_session_question(context, state_->session);
        draw_recovery_code(context);
        state_->ask_to_quit();
    }
    state_->notices(context);
    state_->debug.draw(context);
}

void Shell::request_close() {
    if (state_->debrief.reflection.empty() && state_->play.entries.empty() &&
        state_->conduct.question.empty())
        state_->quit = true;
    else
        state_->leaving = State::Leaving::asked;
}

bool Shell::wants_quit() const {
    return state_->quit;
}

} // namespace mq::ui
