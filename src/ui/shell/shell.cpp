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
#include "ui/screens/fatal_backup.h"
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
#include "ui/screens/person_fields.h"
#include "ui/screens/plan_screen.h"
#include "ui/screens/play_screen.h"
#include "ui/screens/radar_screen.h"
#include "ui/screens/recovery_dialog.h"
#include "ui/screens/session_screen.h"
#include "ui/screens/settings_screen.h"
#include "ui/screens/standing_screen.h"
#include "ui/screens/team_screen.h"
#include "ui/shell/debug_window.h"
#include "ui/shell/failed_opening.h"
#include "ui/shell/lock.h"
#include "ui/shell/notices.h"
#include "ui/shell/palette.h"
#include "ui/shell/rail.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/shell/work_strip.h"
#include "ui/typing.h"
#include "ui/widgets.h"

#include <imgui_internal.h>

#include <array>
#include <memory>
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

/// What the pages remember between frames; thrown away as a whole when the session is locked.
struct Pages {
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
    FatalBackupUi fatal_backup;
    SessionUi session;
};

struct Shell::State {
    std::unique_ptr<Pages> pages = std::make_unique<Pages>();
    RecoveryUi recovery;
    Lock lock;
    bool at_door = false; ///< the login was shown in the frame before
    Palette palette;
    WorkStrip work;
    bool shortcuts_open = false;
    bool quit = false;
    bool asking_to_quit = false;
    enum class Leaving : unsigned char { no, asked, kept } leaving = Leaving::no;
    Toasts toasts;
    NoticesBeside beside; ///< notices that a page shows itself
    FailedOpening failed_opening;
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
    void lock_now(const ScreenContext& context, const app::LockNow& how);
    void locking(const ScreenContext& context);
    void palette_and_dialogs(const ScreenContext& context);
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
    locking(context);
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
        case app::Page::first_run: return draw_first_run(context, pages->first_run, area);
        case app::Page::home: return draw_home(context, pages->home, area);
        case app::Page::address: return draw_address(context, pages->address, area);
        case app::Page::play: return draw_play(context, pages->play, area);
        case app::Page::debrief: return draw_debrief(context, pages->debrief, area);
        case app::Page::radar: return draw_radar(context, pages->radar, area);
        case app::Page::standing: return draw_standing(context, pages->standing, area);
        case app::Page::attempts: return draw_attempts(context, pages->attempts, area);
        case app::Page::handbook: return draw_handbook(context, pages->handbook, area);
        case app::Page::settings: return draw_settings(context, pages->settings, area);
        case app::Page::interviews: return draw_interviews(context, pages->interviews, area);
        case app::Page::plan: return draw_plan(context, pages->plan, area);
        case app::Page::conduct: return draw_conduct(context, pages->conduct, area);
        case app::Page::consensus: return draw_consensus(context, pages->consensus, area);
        case app::Page::people: return draw_people(context, pages->people, area);
        case app::Page::observation: return draw_observation(context, pages->observation, area);
        case app::Page::calibration: return draw_calibration(context, pages->calibration, area);
        case app::Page::bank: return draw_bank(context, pages->bank, area);
        case app::Page::team: return draw_team(context, pages->team, pages->lead, area);
        case app::Page::member: return draw_member(context, pages->member, pages->lead, area);
        case app::Page::insights: return draw_insights(context, pages->insights, area);
        case app::Page::assignments: return draw_assignments(context, pages->assignments, area);
        case app::Page::complaints: return draw_complaints(context, pages->complaints, area);
        case app::Page::session: return draw_session(context, pages->session, area);
        case app::Page::login: return draw_login(context, pages->login, area);
        case app::Page::accounts: return draw_accounts(context, pages->accounts, area);
        case app::Page::care: return draw_care(context, pages->care, area);
        case app::Page::law: return draw_law(context, pages->law, area);
        case app::Page::my_data: return draw_my_data(context, pages->my_data, area);
    }
}

void Shell::State::notices(const ScreenContext& context) {
    if (guest != context.model.guest) { // what was said to one is not for the other to read
        guest = context.model.guest;
        toasts.clear();
    }
    take_notices(context, toasts);
    toasts.draw(t("shell.close"));
}

void Shell::State::fatal(const ScreenContext& context, const Rect& area) {
    ErrorState state;
    state.title = t("fatal.title");
    state.text = context.model.fatal;
    state.first = t("fatal.retry");
    state.second = t("fatal.read_only");
    state.detail = context.model.fatal_detail;
    Rect rest = area;
    draw_fatal_backup(context, pages->fatal_backup, rest);
    const int pressed = error_state("fatal", rest, state);
    if (pressed == 1)
        context.out.emplace_back(app::RetryOpening{});
    if (pressed == 2)
        context.out.emplace_back(app::OpenReadOnly{});
}

// Before the window closes what is being written is kept; only where that can't be, the person is asked.
void Shell::State::keep_drafts(const ScreenContext& context) {
    keep_draft(context, pages->debrief, leaving != Leaving::no);
    keep_drafts_of(context, pages->play, leaving != Leaving::no);
    keep_drafts_of(context, pages->conduct, leaving != Leaving::no);
    keep_observation_draft(context, pages->observation, leaving != Leaving::no);
    if (leaving == Leaving::no)
        return;
    if (!has_unsaved_text(context.model, pages->debrief) && !has_unsaved_text(context.model, pages->play) &&
        !has_unsaved_text(context.model, pages->conduct) &&
        !has_unsaved_observation(context.model, pages->observation)) {
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

// Everything that is open goes, as it may say what only this person may read; what was being written is kept
// first.
void Shell::State::lock_now(const ScreenContext& context, const app::LockNow& how) {
    keep_draft(context, pages->debrief, true);
    keep_drafts_of(context, pages->play, true);
    keep_drafts_of(context, pages->conduct, true);
    keep_observation_draft(context, pages->observation, true);
    context.out.emplace_back(how);
    palette = {};
    shortcuts_open = asking_to_quit = false;
    toasts.clear();
    failed_opening = {};
    ImGui::ClearActiveID();
    if (ImGui::GetCurrentContext()->OpenPopupStack.Size > 0)
        ImGui::ClosePopupToLevel(0, false);
    frame_wish().at_once();
}

void Shell::State::locking(const ScreenContext& context) {
    if (const auto how = lock.due(context))
        lock_now(context, *how);
    const bool door = context.model.page == app::Page::login;
    if (door && !at_door) { // nothing of what one person typed waits for the next
        pages = std::make_unique<Pages>();
        forget_left_text();
    }
    if (door != at_door)
        forget_focus();
    if (!door && at_door)
        pages->login.forget();
    if (context.model.page != app::Page::first_run)
        pages->first_run.forget();
    at_door = door;
}

void Shell::State::palette_and_dialogs(const ScreenContext& context) {
    palette.draw(context);
    if (!context.out.empty() && context.out.back().as<app::LockNow>() != nullptr) {
        const app::LockNow how = *context.out.back().as<app::LockNow>();
        context.out.pop_back(); // drafts come before it
        lock_now(context, how);
    }
    draw_shortcuts(shortcuts_open, context.model.me.role);
    draw_session_question(context, pages->session);
    draw_recovery_code(context, recovery);
    ask_to_quit();
}

Shell::Shell() : state_(std::make_unique<State>()) {}
Shell::~Shell() = default;

void Shell::draw(const app::Model& model, app::Commands& out, double now) {
    const ScreenContext context{model, out, now, &state_->beside};
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
            draw_session_bar(context, state_->pages->session, area.cut_top(session_bar_height()));
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
            if (answer.lock)
                state_->lock_now(context, lock_by_hand(model));
            state_->work.draw(context, area);
            if (!state_->failed_opening.draw(context, area))
                state_->page(context, area);
        } else {
            state_->page(context, area);
        }
        state_->palette_and_dialogs(context);
        state_->failed_opening.note(context);
    }
    state_->notices(context);
    state_->debug.draw(context);
}

void Shell::request_close() {
    if (state_->pages->debrief.reflection.empty() && state_->pages->play.entries.empty() &&
        state_->pages->conduct.question.empty())
        state_->quit = true;
    else
        state_->leaving = State::Leaving::asked;
}

bool Shell::wants_quit() const {
    return state_->quit;
}

} // namespace mq::ui
