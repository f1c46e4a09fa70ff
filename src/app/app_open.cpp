#include "app/app.h"
#include "app/backups.h"
#include "app/config.h"
#include "app/handlers.h"
#include "app/login.h"
#include "app/opening.h"

#include "base/text.h"
#include "content/competency_file.h"
#include "content/text_file.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace mq::app {
namespace {

constexpr const char* program_version = "0.1.0";

const SystemClock& system_clock() {
    static const SystemClock clock;
    return clock;
}

void load_texts(State& state) {
    const auto table = [&](const char* file) {
        Texts::Table out;
        for (auto& [key, text] : content::load_text_table(state.share / "text" / file))
            out[key] = std::move(text);
        return out;
    };
    state.texts = Texts(Language::vi, table("vi.yaml"));
    state.other_texts = Texts(Language::en, table("en.yaml"));
}

void use_language(State& state, Language language) {
    if (state.texts.language() != language)
        std::swap(state.texts, state.other_texts);
}

constexpr std::pair<vietnamese::Method, const char*> method_words[] = {
    {vietnamese::Method::off, "off"}, {vietnamese::Method::telex, "telex"}, {vietnamese::Method::vni, "vni"}};

vietnamese::Method method_from(const std::string& stored, vietnamese::Method otherwise) {
    for (const auto& [method, word] : method_words)
        if (stored == word)
            return method;
    return otherwise;
}

const char* word_of(vietnamese::Method method) {
    return method_words[static_cast<std::size_t>(method)].second;
}

Settings settings_from(const std::map<std::string, std::string>& stored) {
    Settings out;
    const auto value = [&](const char* key) {
        const auto at = stored.find(key);
        return at == stored.end() ? std::string() : at->second;
    };
    if (value("language") == "en")
        out.language = Language::en;
    if (value("theme") == "dark")
        out.theme = ThemeChoice::dark;
    if (value("reduced_motion") == "1")
        out.reduced_motion = true;
    if (value("practice_clock") == "0")
        out.practice_clock = false;
    for (const int percent : {90, 100, 115, 130})
        if (value("text_percent") == std::to_string(percent))
            out.text_percent = percent;
    out.typing.method = method_from(value("typing"), vietnamese::Method::off);
    if (value("tone_marks") == "classic")
        out.typing.tones = vietnamese::ToneRule::classic;
    if (const auto used = method_from(value("typing_used"), out.typing_used); used != vietnamese::Method::off)
        out.typing_used = used;
    return out;
}

void say_fatal(State& state, const Error& error) {
    state.model.fatal = error.message;
    state.model.fatal_detail = error.detail;
    spdlog::error("{} ({}) {}", error.message, name_of(error.kind), error.detail);
    offer_backup(state, error);
}

bool load_content(State& state) {
    auto loaded = content::load_competency_file(state.share / "competencies" / "a01.yaml");
    if (!loaded.competency) {
        say_fatal(state,
                  Error{ErrorKind::bad_input, state.texts.get("error.competency"),
                        loaded.diagnostics.empty() ? "" : content::line_of(loaded.diagnostics.front())});
        return false;
    }
    state.competency_text = std::move(loaded.nfc_text);
    state.competency_hash = loaded.hash;
    state.estimator = std::make_unique<domain::Estimator>(std::move(*loaded.competency));
    state.coder = LazyCoder(state.share / "acts");
    state.wording = HandbookMoments(state.share / "handbook" / "handbook.yaml");
    state.bank = LazyBank(state.share / "questions", state.competency());
    state.library =
        SceneLibrary::load(state.share / "scenarios", state.competency(),
                           SceneVerdicts(state.data_dir / "scenes.checked", state.competency_hash));
    return true;
}

} // namespace

Role role_of(store::Role role) {
    switch (role) {
        case store::Role::hr: return Role::hr;
        case store::Role::lead: return Role::lead;
        case store::Role::admin: return Role::admin;
        default: return Role::trainee;
    }
}

store::Role stored_role(Role role) {
    switch (role) {
        case Role::hr: return store::Role::hr;
        case Role::lead: return store::Role::lead;
        case Role::admin: return store::Role::admin;
        case Role::trainee: break;
    }
    return store::Role::trainee;
}

void set_me(State& state, const store::PersonRow& person) {
    Me& me = state.model.me;
    me.id = person.id;
    me.name = person.profile.name;
    me.initials = text::initials(me.name);
    me.role = role_of(person.profile.role);
    me.birth_year = person.profile.birth_year;
    me.address_asked = person.profile.address_asked;
    me.trainee = {};
    if (me.birth_year) {
        const int year = std::stoi(iso_day(state.today()).substr(0, 4));
        me.trainee.age = year - *me.birth_year;
    }
    me.trainee.gender = person.profile.gender;
    me.trainee.region = person.profile.region;
}

store::Profile profile_of(const Me& me) {
    store::Profile profile;
    profile.name = me.name;
    profile.role = stored_role(me.role);
    profile.birth_year = me.birth_year;
    profile.gender = me.trainee.gender;
    profile.region = me.trainee.region;
    profile.address_asked = me.address_asked;
    return profile;
}

Status find_me(State& state) {
    auto people = state.store->people();
    if (!people)
        return tl::unexpected<Error>(people.error());
    auto current = state.store->setting("current_person");
    if (!current)
        return tl::unexpected<Error>(current.error());
    const auto wanted = *current ? parse_uuid(**current) : std::nullopt;
    for (const store::PersonRow& person : *people)
        if (!wanted || person.id == *wanted) {
            set_me(state, person);
            show_own_account(state);
            return {};
        }
    state.model.page = Page::first_run; // a database nobody has signed into yet
    state.model.account.sealed = state.store->sealed();
    return {};
}

Status write_settings(State& state, const Settings& s) {
    const bool classic = s.typing.tones == vietnamese::ToneRule::classic;
    return state.store->set_settings({{"language", s.language == Language::en ? "en" : "vi"},
                                      {"theme", s.theme == ThemeChoice::dark ? "dark" : "light"},
                                      {"text_percent", std::to_string(s.text_percent)},
                                      {"reduced_motion", s.reduced_motion ? "1" : "0"},
                                      {"practice_clock", s.practice_clock ? "1" : "0"},
                                      {"typing", word_of(s.typing.method)},
                                      {"typing_used", word_of(s.typing_used)},
                                      {"tone_marks", classic ? "classic" : "modern"}});
}

store::OpenOptions open_options(const State& state) {
    store::OpenOptions out;
    out.id_seed = state.seed;
    out.now = state.clock->now();
    out.watch_clock = true;
    out.keys = key_place(state);
    return out;
}

void open_data(State& state, bool read_only) {
    state.model.fatal.clear();
    state.model.fatal_detail.clear();
    state.model.fatal_backup.reset();
    state.model.data_dir = state.data_dir.string();
    const std::filesystem::path file = state.data_dir / database_name;
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
        state.model.page = Page::first_run;
        state.model.account.sealed =
            !state.key_dir.empty(); // what will be made is: the first run asks for it
        return;
    }
    store::OpenOptions options = open_options(state);
    options.create = false;
    options.read_only = read_only;
    auto opened = store::Store::open(file, options);
    if (!opened)
        return say_fatal(state, opened.error());
    state.store.emplace(std::move(*opened));
    begin_backups(state);
    state.model.page = Page::home;
    state.model.read_only = state.store->read_only();
    state.model.banner = state.store->opened().warning;
    if (state.model.read_only && state.model.banner.empty())
        state.model.banner = state.texts.get("banner.read_only");
    if (auto stored = state.store->settings())
        state.model.settings = settings_from(*stored);
    use_language(state, state.model.settings.language);
    Status done = enter(state);
    if (done && state.model.page == Page::home && !state.store->sealed())
        done = refresh_attempts(state);
    if (!done)
        say_fatal(state, done.error());
}

std::unique_ptr<App> App::open(AppOptions options) {
    auto state = std::make_unique<State>();
    state->clock = options.clock ? options.clock : &system_clock();
    state->share = std::move(options.share);
    state->config_file = std::move(options.config_file);
    state->key_dir = std::move(options.key_dir);
    state->quick_keys = options.quick_keys;
    state->seed = options.seed;
    state->data_dir = configured_data_dir(state->config_file).value_or(options.data_dir);
    state->model.version = program_version;
    care_desk(*state).automatic = options.automatic_backups;
    care_desk(*state).since = state->clock->now();
    load_texts(*state);
    if (load_content(*state)) {
        open_data(*state, options.read_only);
        rebuild_home(*state);
        begin_refresh_at_start(*state);
    }
    raise(state->model);
    return std::unique_ptr<App>(new App(std::move(state)));
}

Status handle(State& state, const RetryOpening&) {
    open_data(state, false);
    rebuild_home(state);
    return {};
}

Status handle(State& state, const OpenReadOnly&) {
    open_data(state, true);
    rebuild_home(state);
    return {};
}

Status handle(State& state, const ChangeSettings& command) {
    const Settings& s = command.settings;
    if (state.store && !state.model.read_only && !state.host)
        if (Status done = write_settings(state, s); !done)
            return done;
    const bool language_changed = s.language != state.model.settings.language;
    state.model.settings = s;
    if (!language_changed)
        return {};
    use_language(state, s.language);
    rebuild_home(state);
    if (state.live)
        state.model.play = play_model(*state.live, state.competency(), state.texts);
    if (state.model.debrief) {
        auto debrief = debrief_model(state, state.model.debrief->attempt);
        if (!debrief)
            return tl::unexpected<Error>(debrief.error());
        state.model.debrief = std::move(*debrief);
    }
    if (Status done = retell_interviews(state); !done)
        return done;
    return state.store ? show_page(state, state.model.page) : Status{};
}

Status become(State& state, const Uuid& person) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const auto row = state.store->person(person);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return fail(ErrorKind::not_found, state.texts.get("error.no_person"), person.str());
    set_me(state, **row);
    forget_directory(state); // whom one may see depends on who one is
    return {};
}

namespace {

/// Changes some of what is known of the person at this PC; the rest stays as the database has it.
template <class Change>
Status change_profile(State& state, Change&& change) {
    const auto row = state.store ? state.store->person(state.model.me.id)
                                 : Result<std::optional<store::PersonRow>>(std::nullopt);
    if (!row)
        return tl::unexpected<Error>(row.error());
    store::Profile profile = *row ? (*row)->profile : profile_of(state.model.me);
    change(profile);
    if (Status done = write(state, Uuid{}, {store::ProfileChanged{std::move(profile)}}); !done)
        return done;
    if (Status done = become(state, state.model.me.id); !done)
        return done;
    rebuild_home(state);
    return {};
}

} // namespace

Status handle(State& state, const ChangeProfile& command) {
    const std::string name = text::nfc(command.name);
    if (text::fold(name).empty())
        return fail(ErrorKind::bad_input, state.texts.get("error.name_empty"));
    if (state.store && state.store->sealed() && command.role != state.model.me.role)
        return fail(ErrorKind::refused, state.texts.get("account.error.role"));
    const Status done = change_profile(state, [&](store::Profile& profile) {
        profile.name = name;
        profile.role = stored_role(command.role);
        profile.birth_year = command.birth_year;
        profile.gender = command.gender;
        profile.region = command.region;
        profile.address_asked =
            profile.address_asked || command.birth_year || command.gender || command.region;
    });
    if (done)
        follow_name(state);
    return done;
}

Status handle(State& state, const AnswerAddress& command) {
    const Status done = change_profile(state, [&](store::Profile& profile) {
        profile.birth_year = command.birth_year;
        profile.gender = command.gender;
        profile.region = command.region;
        profile.address_asked = true;
    });
    if (!done)
        return done;
    const StartAttempt start{state.model.pending_scene, state.model.pending_assessment};
    state.model.pending_scene.clear();
    if (start.scene_id.empty())
        return show_page(state, Page::home);
    return handle(state, start);
}

} // namespace mq::app
