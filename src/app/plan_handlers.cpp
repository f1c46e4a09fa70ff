#include "app/handlers.h"
#include "app/interview_plan.h"
#include "app/live_interview.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

// Planning an interview: who, when, with which questions, and the consent before anything else.
namespace mq::app {
namespace {

std::string trimmed(std::string_view raw) {
    const std::string text = text::nfc(raw);
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<int> number_in(std::string_view digits) {
    int out = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (digits.empty() || end.ec != std::errc{} || end.ptr != digits.data() + digits.size())
        return std::nullopt;
    return out;
}

Status refuse(State& state, const char* field, const char* key) {
    state.model.plan.field = field;
    state.model.plan.problem = state.texts.get(key);
    state.model.plan.revision = raise(state.model);
    return {};
}

struct Planned {
    store::InterviewPlanned plan;
    std::vector<store::Content> contents;
};

store::Content content_of(const content::FrozenText& text, store::ContentKind kind, std::string id,
                          int revision) {
    return {text.hash, kind, std::move(id), revision, text.text};
}

/// The kit's questions, as they read now, with everything they are judged by.
Planned freeze(State& state, const KitChoice& kit) {
    const auto& loaded = state.bank.get();
    Planned out;
    out.plan.kit = kit.id;
    out.plan.kit_name = kit.name;
    out.plan.minutes = kit.minutes;
    for (const std::string& id : kit.questions)
        if (const domain::Question* question = loaded.bank.question(id)) {
            const content::FrozenText& text = loaded.questions.find(id)->second;
            store::FrozenQuestion frozen{id, question->revision, text.hash, {}};
            for (const domain::AnchorRow& row : question->facets)
                frozen.facets.push_back(state.competency().facets[row.facet.value()].id);
            out.plan.questions.push_back(std::move(frozen));
            out.contents.push_back(content_of(text, store::ContentKind::questions, id, question->revision));
        }
    out.plan.guide = loaded.guide.hash;
    out.contents.push_back(guide_content(state));
    out.plan.competency_content = state.competency_hash;
    out.plan.scoring_version = state.competency().scoring.version;
    out.contents.push_back({state.competency_hash, store::ContentKind::competency, state.competency().id, 1,
                            state.competency_text});
    return out;
}

store::Event event_about(const State& state, const Uuid& person, const Uuid& subject, store::Payload what) {
    store::Event out;
    out.at = state.clock->now();
    out.utc_offset_minutes = state.clock->utc_offset_minutes(out.at);
    out.person = person;
    out.attempt = subject;
    out.actor = state.model.me.id;
    out.what = std::move(what);
    return out;
}

store::Profile profile_of(const PlanInterview& command) {
    store::Profile out;
    out.name = trimmed(command.name);
    out.role = command.staff ? store::Role::trainee : store::Role::candidate;
    out.birth_year = command.birth_year;
    out.post = trimmed(command.post);
    out.contact = trimmed(command.contact);
    return out;
}

/// Members of the panel; somebody new becomes a person of the right role.
std::vector<store::PanelMember> panel_of(State& state, const PlanInterview& command,
                                         std::vector<store::Event>& events) {
    std::vector<store::PanelMember> out;
    for (const PlanInterview::Member& member : command.panel) {
        const std::string name = trimmed(member.name);
        if (member.id) {
            out.push_back({*member.id, name});
            continue;
        }
        const Uuid id = state.store->new_id(state.clock->now());
        store::Profile profile;
        profile.name = name;
        profile.role = store::Role::hr;
        events.push_back(event_about(state, id, Uuid{}, store::PersonAdded{profile}));
        out.push_back({id, name});
    }
    return out;
}

bool same_member(const PlanInterview::Member& a, const PlanInterview::Member& b) {
    return (a.id && a.id == b.id) || text::fold(a.name) == text::fold(b.name);
}

const char* problem_of(const PlanInterview& command, const KitChoice* kit, const char*& field) {
    field = "name";
    if (!command.person && text::fold(command.name).empty())
        return "interview.plan.no_name";
    field = "post";
    if (trimmed(command.post).empty())
        return "interview.plan.no_post";
    field = "kit";
    if (!kit || kit->questions.empty())
        return "interview.plan.no_kit";
    field = "panel";
    if (command.panel.empty() || command.panel.size() > 5)
        return "interview.plan.panel_size";
    for (std::size_t i = 0; i < command.panel.size(); ++i) {
        if (text::fold(command.panel[i].name).empty())
            return "interview.plan.panel_name";
        for (std::size_t j = 0; j < i; ++j)
            if (same_member(command.panel[i], command.panel[j]))
                return "interview.plan.panel_twice";
        if (command.person && command.panel[i].id == command.person)
            return "interview.plan.panel_self";
    }
    return nullptr;
}

} // namespace

store::Content guide_content(State& state) {
    const auto& loaded = state.bank.get();
    return content_of(loaded.guide, store::ContentKind::guide, "guide", loaded.bank.guide.revision);
}

std::optional<Day> typed_day(std::string_view typed) {
    const std::string text = trimmed(typed);
    const auto first = text.find('/');
    const auto second = text.find('/', first + 1);
    if (first == std::string::npos || second == std::string::npos)
        return std::nullopt;
    const auto day = number_in(std::string_view(text).substr(0, first));
    const auto month = number_in(std::string_view(text).substr(first + 1, second - first - 1));
    const auto year = number_in(std::string_view(text).substr(second + 1));
    if (!day || !month || !year || *year < 1900 || *year > 9999)
        return std::nullopt;
    return parse_day(fmt::format("{:04}-{:02}-{:02}", *year, *month, *day));
}

std::optional<int> typed_minute(std::string_view typed) {
    const std::string text = trimmed(typed);
    const auto colon = text.find_first_of(":hg");
    if (colon == std::string::npos)
        return std::nullopt;
    const auto hour = number_in(std::string_view(text).substr(0, colon));
    const std::string_view rest = std::string_view(text).substr(colon + 1);
    const auto minute = rest.empty() ? std::optional(0) : number_in(rest);
    if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59)
        return std::nullopt;
    return *hour * 60 + *minute;
}

Status handle(State& state, const PlanInterview& command) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const auto kits = kit_choices(state);
    const auto kit = std::ranges::find(kits, command.kit, &KitChoice::id);
    const char* field = "";
    if (const char* problem = problem_of(command, kit == kits.end() ? nullptr : &*kit, field))
        return refuse(state, field, problem);
    const auto day = typed_day(command.day);
    if (!day)
        return refuse(state, "day", "interview.plan.bad_day");
    const auto minute = typed_minute(command.time);
    if (!minute)
        return refuse(state, "time", "interview.plan.bad_time");
    if (!command.consent)
        return refuse(state, "consent", "interview.plan.no_consent");
    const char* wording = command.staff ? "assessment" : "selection";
    const domain::ConsentWording* consent = state.bank.get().bank.consent(wording);
    if (!consent)
        return refuse(state, "consent", "interview.plan.no_wording");

    std::vector<store::Event> events;
    const Uuid person = command.person.value_or(state.store->new_id(state.clock->now()));
    const Uuid interview = state.store->new_id(state.clock->now());
    Planned planned = freeze(state, *kit);
    if (!command.person)
        events.push_back(event_about(state, person, Uuid{}, store::PersonAdded{profile_of(command)}));
    planned.plan.panel = panel_of(state, command, events);
    planned.plan.post = trimmed(command.post);
    planned.plan.round = trimmed(command.round);
    planned.plan.staff = command.staff;
    const int offset = state.clock->utc_offset_minutes(state.clock->now());
    planned.plan.planned_ms = (std::int64_t{day->number} * 24 * 60 + *minute - offset) * 60'000;
    // The consent comes before anything that is kept about the interview.
    events.push_back(
        event_about(state, person, interview,
                    store::ConsentRecorded{wording, consent->revision, planned.plan.guide, true}));
    events.push_back(event_about(state, person, interview, std::move(planned.plan)));
    if (command.session)
        events.push_back(
            event_about(state, person, interview, store::SessionPlanned{session_scenes(state, person)}));
    const auto done = state.store->append(events, planned.contents);
    if (!done)
        return tl::unexpected<Error>(done.error());
    forget_directory(state, events);
    state.model.plan = {};
    notify(state, NoticeKind::good, state.texts.get("interview.plan.done"));
    return show_page(state, Page::interviews);
}

} // namespace mq::app
