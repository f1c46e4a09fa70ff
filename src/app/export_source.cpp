#include "app/export_source.h"

#include "app/access.h"
#include "app/evidence_book.h"
#include "app/kept_standing.h"
#include "app/login.h"
#include "app/scene_library.h"
#include "app/state.h"
#include "base/text.h"
#include "content/competency_file.h"
#include "content/text_file.h"

#include <algorithm>
#include <set>
#include <utility>

namespace mq::app {
namespace {

using Scenes = std::map<std::string, SceneWords, std::less<>>;

SceneWords words_of(const domain::Scenario& scene) {
    return {scene.title, static_cast<int>(scene.channel)};
}

Scenes scenes_of(const SceneLibrary& library) {
    Scenes out;
    for (const domain::Scenario* scene : library.heads())
        out.emplace(scene->id, words_of(*scene));
    return out;
}

Result<store::Store> open_to_read(const std::filesystem::path& database,
                                  const std::optional<store::KeyPlace>& keys) {
    store::OpenOptions options;
    options.keys = keys;
    options.create = false;
    options.read_only = true;
    return store::Store::open(database, options);
}

Texts texts_of(const std::filesystem::path& share, Language language) {
    Texts::Table table;
    for (auto& [key, text] :
         content::load_text_table(share / "text" / (language == Language::en ? "en.yaml" : "vi.yaml")))
        table[key] = std::move(text);
    return {language, std::move(table)};
}

void keep_last(std::optional<Day>& last, Day day) {
    if (!last || *last < day)
        last = day;
}

} // namespace

ExportSource export_source(State& state) {
    ExportSource out;
    out.database = state.store->path();
    out.keys = open_keys(state);
    const auto everybody = directory(state);
    out.only.emplace();
    out.only->insert(state.model.me.id);
    if (everybody)
        for (const DirectoryEntry* person : (*everybody)->staff_of(Uuid{}))
            out.only->insert(person->id);
    out.share = state.share;
    out.texts = state.texts;
    out.clock = state.clock;
    out.estimator = std::make_shared<const domain::Estimator>(*state.estimator);
    out.scenes = scenes_of(state.library);
    return out;
}

Result<ExportSource> export_source(const std::filesystem::path& database, const std::filesystem::path& share,
                                   const Clock& clock, const std::optional<store::KeyPlace>& keys) {
    const auto store = open_to_read(database, keys);
    if (!store)
        return tl::unexpected<Error>(store.error());
    const auto language = store->setting("language");
    if (!language)
        return tl::unexpected<Error>(language.error());
    auto competency = content::load_competency_file(share / "competencies" / "a01.yaml");
    if (!competency.competency)
        return fail(ErrorKind::bad_input, "Không đọc được mô hình năng lực A01. Hãy cài lại chương trình.",
                    competency.diagnostics.empty() ? "" : content::line_of(competency.diagnostics.front()));
    ExportSource out;
    out.database = database;
    out.keys = keys;
    out.share = share;
    out.texts = texts_of(share, *language && **language == "en" ? Language::en : Language::vi);
    out.clock = &clock;
    out.estimator = std::make_shared<const domain::Estimator>(std::move(*competency.competency));
    out.scenes = scenes_of(SceneLibrary::load(share / "scenarios", out.competency()));
    return out;
}

std::optional<Day> ExportedStanding::last_active() const {
    std::optional<Day> last;
    for (const store::FinishedAttempt& attempt : finished)
        keep_last(last, attempt.day);
    for (const store::RatedRow& row : rated)
        keep_last(last, row.day);
    return last;
}

ExportReader::ExportReader(const ExportSource& source, store::Store store)
    : source_(&source), store_(std::make_shared<store::Store>(std::move(store))) {}

Result<ExportReader> ExportReader::open(const ExportSource& source) {
    auto store = open_to_read(source.database, source.keys);
    if (!store)
        return tl::unexpected<Error>(store.error());
    ExportReader out(source, std::move(*store));
    if (Status done = out.read_people(); !done)
        return tl::unexpected<Error>(done.error());
    return out;
}

Status ExportReader::read_people() {
    auto people = store_->people();
    auto teams = store_->teams();
    const auto placed = store_->placed();
    const auto targets = store_->targets();
    const auto signoffs = store_->standing_signoffs();
    const auto organisation = store_->organisation();
    const auto error_of = [](const auto& read) { return read ? nullptr : &read.error(); };
    for (const Error* error :
         std::initializer_list<const Error*>{error_of(people), error_of(teams), error_of(placed),
                                             error_of(targets), error_of(signoffs), error_of(organisation)})
        if (error != nullptr)
            return tl::unexpected<Error>(*error);
    people_ = std::move(*people);
    std::ranges::sort(people_, {}, [](const store::PersonRow& p) {
        return std::pair(text::fold(text::given_name(p.profile.name)) + " " + text::fold(p.profile.name),
                         p.id);
    });
    teams_ = std::move(*teams);
    for (const store::PlacedRow& row : *placed)
        placed_[row.person] = row.placed;
    targets_ = PostTargets(*targets, source_->competency());
    for (const store::SignoffRow& row : *signoffs)
        if (row.holds())
            official_[row.person] = row.level.level;
    if (*organisation)
        organisation_ = (*organisation)->name;
    return {};
}

const store::TeamDefined* ExportReader::team(const Uuid& id) const {
    const auto found = std::ranges::find(teams_, id, &store::TeamRow::id);
    return found == teams_.end() ? nullptr : &found->team;
}

std::string ExportReader::team_name(const Uuid& id) const {
    if (const store::TeamDefined* found = team(id))
        return found->name;
    return organisation_.empty() ? source_->texts.get("export.everybody") : organisation_;
}

ExportPerson ExportReader::describe(const store::PersonRow& row) const {
    ExportPerson out;
    out.id = row.id;
    out.name = row.profile.name;
    out.post = row.profile.post;
    if (const auto placed = placed_.find(row.id); placed != placed_.end()) {
        if (placed->second.team)
            if (const store::TeamDefined* where = team(*placed->second.team))
                out.team = where->name;
        if (placed->second.joined_day)
            out.joined = Day{*placed->second.joined_day};
    }
    out.target = targets_.level(row.profile.post);
    out.targets = targets_.axes(row.profile.post);
    if (const auto official = official_.find(row.id); official != official_.end())
        out.official = official->second;
    return out;
}

std::vector<ExportPerson> ExportReader::staff(const Uuid& wanted) const {
    std::set<Uuid> inside{wanted};
    for (std::size_t before = 0; !wanted.is_nil() && before != inside.size();) { // parts of parts
        before = inside.size();
        for (const store::TeamRow& row : teams_)
            if (row.team.parent && inside.contains(*row.team.parent))
                inside.insert(row.id);
    }
    std::vector<ExportPerson> out;
    for (const store::PersonRow& row : people_) {
        const auto placed = placed_.find(row.id);
        const bool there = wanted.is_nil() || (placed != placed_.end() && placed->second.team &&
                                               inside.contains(*placed->second.team));
        const bool seen = !source_->only || source_->only->contains(row.id);
        if (there && seen && row.profile.role != store::Role::candidate)
            out.push_back(describe(row));
    }
    return out;
}

std::optional<ExportPerson> ExportReader::person(const Uuid& id) const {
    const auto found = std::ranges::find(people_, id, &store::PersonRow::id);
    return found == people_.end() ? std::nullopt : std::optional(describe(*found));
}

std::vector<std::pair<Uuid, std::string>> ExportReader::teams_called(std::string_view wanted) const {
    const std::string name = text::nfc(wanted);
    std::vector<std::pair<Uuid, std::string>> out;
    for (const store::TeamRow& row : teams_)
        if (row.team.name == name || row.id.str() == name)
            out.emplace_back(row.id, row.team.name);
    return out;
}

std::vector<std::pair<Uuid, std::string>> ExportReader::people_called(std::string_view wanted) const {
    const std::string name = text::nfc(wanted);
    std::vector<std::pair<Uuid, std::string>> out;
    for (const store::PersonRow& row : people_)
        if (row.profile.name == name || row.id.str() == name) {
            const ExportPerson person = describe(row);
            std::string words = person.name;
            for (const std::string& more : {person.post, person.team})
                words += more.empty() ? "" : " · " + more;
            out.emplace_back(row.id, std::move(words));
        }
    return out;
}

Result<ExportedStanding> ExportReader::standing(const Uuid& person) const {
    auto finished = store_->finished(person);
    if (!finished)
        return tl::unexpected<Error>(finished.error());
    auto rated = store_->rated(person);
    if (!rated)
        return tl::unexpected<Error>(rated.error());
    StandingBasis basis = standing_basis(*finished, *rated, source_->competency(), source_->today());
    ExportedStanding out;
    out.standing = source_->estimator->standing(basis.records, source_->today(), basis.severities);
    out.finished = std::move(*finished);
    out.rated = std::move(*rated);
    out.records = std::move(basis.records);
    out.severities = std::move(basis.severities);
    return out;
}

const SceneWords& ExportReader::scene(const std::string& id, const Uuid& attempt) {
    if (const auto known = source_->scenes.find(id); known != source_->scenes.end())
        return known->second;
    const auto [place, fresh] = scenes_.try_emplace(id, SceneWords{{id, id}});
    if (!fresh)
        return place->second;
    const auto row = store_->attempt(attempt);
    if (!row || !*row)
        return place->second;
    const auto frozen = store_->content((*row)->content);
    if (!frozen || !*frozen)
        return place->second;
    if (const auto scene = scene_from_text((*frozen)->text, id, source_->competency()))
        place->second = words_of((*scene)->scenario);
    return place->second;
}

const std::string& ExportReader::scene_title(const std::string& id, const Uuid& attempt) {
    return source_->texts.of(scene(id, attempt).title);
}

} // namespace mq::app
