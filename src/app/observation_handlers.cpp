#include "app/access.h"
#include "app/handlers.h"
#include "app/live_interview.h"
#include "app/people.h"
#include "domain/panel.h"

#include <fmt/format.h>
#include <algorithm>
#include <nlohmann/json.hpp>

// A lead's sheet of real or live-played work: written in one go, kept as a draft until it is handed in.
namespace mq::app {
namespace {

using Json = nlohmann::json;

constexpr const char* draft_field = "observation";
constexpr std::array<std::string_view, 5> channel_ids{"phone", "counter", "email", "chat", "social"};

Json cells_json(const std::vector<AnswerForm::Cell>& cells) {
    Json out = Json::array();
    for (const AnswerForm::Cell& cell : cells) {
        Json one{{"facet", cell.facet}, {"not_enough", cell.not_enough}, {"reason", cell.reason}};
        if (cell.rating)
            one["rating"] = *cell.rating;
        out.push_back(std::move(one));
    }
    return out;
}

AnswerForm::Cell cell_from(const Json& json) {
    AnswerForm::Cell out;
    out.facet = json.at("facet").get<std::string>();
    out.not_enough = json.at("not_enough").get<bool>();
    out.reason = json.at("reason").get<std::string>();
    if (const auto at = json.find("rating"); at != json.end())
        if (const int rating = at->get<int>(); domain::Level::holds(rating))
            out.rating = rating;
    return out;
}

std::vector<std::string> gaps_of(const State& state, const ObservationEntry& entry,
                                 const std::vector<RatingRow>& rows) {
    std::vector<std::string> out;
    const auto lacks = [&](bool missing, const char* key) {
        if (missing)
            out.push_back(state.texts.get(key));
    };
    lacks(entry.what.find_first_not_of(" \t\r\n") == std::string::npos, "observation.lack.what");
    lacks(std::ranges::find(channel_ids, entry.channel) == channel_ids.end(), "observation.lack.channel");
    lacks(entry.live_play && entry.scene.empty(), "observation.lack.scene");
    lacks(entry.difficulty < 1 || entry.difficulty > 5, "observation.lack.difficulty");
    lacks(entry.help < 1 || entry.help > 5, "observation.lack.help");
    const auto rated = [](const AnswerForm::Cell& cell) { return cell.rating && !cell.not_enough; };
    lacks(std::ranges::none_of(entry.cells, rated), "observation.lack.rating");
    for (const AnswerForm::Cell& cell : entry.cells) {
        const auto row = std::ranges::find(rows, cell.facet, &RatingRow::facet);
        if (rated(cell) && domain::Level::holds(*cell.rating) && row != rows.end() &&
            domain::needs_reason(domain::Level(*cell.rating)) &&
            cell.reason.find_first_not_of(" \t\r\n") == std::string::npos)
            out.push_back(state.texts.format("interview.lack.reason", fmt::arg("facet", row->name)));
    }
    return out;
}

store::ObservationRecorded sheet_of(State& state, const ObservationEntry& entry) {
    store::ObservationRecorded out;
    out.observer = state.model.me.id;
    out.observer_name = state.model.me.name;
    out.live_play = entry.live_play;
    out.scene = entry.live_play ? entry.scene : std::string();
    out.what = entry.what;
    out.channel = entry.channel;
    out.difficulty = entry.difficulty;
    out.help = entry.help;
    out.steps_done = entry.steps;
    out.pitfalls = entry.pitfalls;
    for (const AnswerForm::Cell& cell : entry.cells)
        if (cell.rating && !cell.not_enough) // what wasn't seen is no rating
            out.ratings.push_back({cell.facet, cell.rating, cell.reason});
    out.word = entry.word;
    out.own_view = entry.own_view;
    out.guide = state.bank.get().guide.hash;
    return out;
}

template <class Items>
std::vector<NamedChoice> named(const State& state, const Items& items) {
    std::vector<NamedChoice> out;
    for (const auto& item : items)
        out.push_back({item.id, state.texts.of(item.name), {}});
    return out;
}

std::vector<NamedChoice> playable_scenes(const State& state) {
    std::vector<NamedChoice> out;
    for (const domain::Scenario* scene : state.library.heads())
        if (scene->use != domain::Use::assessment)
            out.push_back({scene->id, state.texts.of(scene->title), {}});
    return out;
}

Result<ObservationForm> observation_model(State& state, const store::PersonRow& person) {
    ObservationForm out;
    out.person = person.id;
    out.name = person.profile.name;
    for (std::size_t i = 0; i < channel_ids.size(); ++i) // in the order of domain::Channel
        out.channels.push_back(
            {std::string(channel_ids[i]), state.texts.get(fmt::format("channel.{}", i)), {}});
    out.scenes = playable_scenes(state);
    const domain::Competency& competency = state.competency();
    for (const domain::Step& step : competency.steps)
        out.steps.push_back({step.id, state.texts.of(step.name), state.texts.of(step.about)});
    out.pitfalls = named(state, competency.pitfalls);
    for (std::size_t i = 0; i < competency.levels.size(); ++i) {
        out.difficulty_names[i] = state.texts.of(competency.levels[i].difficulty_label);
        out.help_names[i] = state.texts.of(competency.levels[i].guidance);
    }
    for (const domain::AnchorRow& row : state.bank.get().bank.guide.scale)
        out.rows.push_back(rating_row(state, row));
    const auto drafts = state.store->drafts(person.id);
    if (!drafts)
        return tl::unexpected<Error>(drafts.error());
    for (const store::Draft& draft : *drafts)
        if (draft.field == draft_field) {
            out.draft = draft.text;
            out.entry = observation_from(draft.text).value_or(ObservationEntry{});
        }
    return out;
}

Status no_form(const State& state) {
    return fail(ErrorKind::refused, state.texts.get("observation.error.none"));
}

} // namespace

std::string text_of(const ObservationEntry& entry) {
    return Json{
        {"live_play", entry.live_play}, {"scene", entry.scene},           {"what", entry.what},
        {"channel", entry.channel},     {"difficulty", entry.difficulty}, {"help", entry.help},
        {"steps", entry.steps},         {"pitfalls", entry.pitfalls},     {"cells", cells_json(entry.cells)},
        {"word", entry.word},           {"own_view", entry.own_view}}
        .dump(-1, ' ', false, Json::error_handler_t::replace); // half a letter is no reason to lose the rest
}

std::optional<ObservationEntry> observation_from(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        ObservationEntry out;
        out.live_play = json.at("live_play").get<bool>();
        out.scene = json.at("scene").get<std::string>();
        out.what = json.at("what").get<std::string>();
        out.channel = json.at("channel").get<std::string>();
        out.difficulty = json.at("difficulty").get<int>();
        out.help = json.at("help").get<int>();
        out.steps = json.at("steps").get<std::vector<std::string>>();
        out.pitfalls = json.at("pitfalls").get<std::vector<std::string>>();
        for (const Json& cell : json.at("cells"))
            out.cells.push_back(cell_from(cell));
        out.word = json.at("word").get<std::string>();
        out.own_view = json.at("own_view").get<std::string>();
        return out;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

Status handle(State& state, const OpenObservation& command) {
    const auto person = state.store ? state.store->person(command.person)
                                    : Result<std::optional<store::PersonRow>>(std::nullopt);
    if (!person)
        return tl::unexpected<Error>(person.error());
    if (!*person)
        return fail(ErrorKind::not_found, state.texts.get("observation.error.none"));
    if (command.person == state.model.me.id)
        return fail(ErrorKind::refused, state.texts.get("observation.error.self"));
    if (Status done = allowed(state, Matter::observations, command.person); !done)
        return done;
    auto form = observation_model(state, **person);
    if (!form)
        return tl::unexpected<Error>(form.error());
    state.model.observation = std::move(*form);
    state.model.observation->revision = raise(state.model);
    state.model.page = Page::observation;
    return {};
}

// Taken in without a new revision: who writes it has it on the screen already.
Status handle(State& state, const SaveObservationDraft& command) {
    if (!state.store || !state.model.observation)
        return no_form(state);
    const std::string text = command.entry == ObservationEntry{} ? std::string() : text_of(command.entry);
    if (Status done =
            state.store->save_draft(state.model.observation->person, draft_field, text, state.clock->now());
        !done)
        return done;
    state.model.observation->draft = text;
    state.model.observation->entry = command.entry;
    return {};
}

Status handle(State& state, const SaveObservation& command) {
    if (!state.store || !state.model.observation)
        return no_form(state);
    ObservationForm& form = *state.model.observation;
    form.missing = gaps_of(state, command.entry, form.rows);
    if (!form.missing.empty()) {
        (void)handle(state, SaveObservationDraft{command.entry}); // nothing typed is lost
        form.revision = raise(state.model);
        return {};
    }
    const Uuid person = form.person;
    const store::Content guide = guide_content(state);
    if (Status done = write_about(state, person, state.store->new_id(state.clock->now()),
                                  {sheet_of(state, command.entry)}, {&guide, 1});
        !done)
        return done;
    state.model.observation.reset();
    notify(state, NoticeKind::good, state.texts.get("observation.saved"));
    return handle(state, OpenPerson{person});
}

} // namespace mq::app
