#include "app/people_fixture.h"

#include "base/ids.h"
#include "content/competency_file.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace mq::tests {
namespace {

constexpr int hanoi = 7 * 60;

template <class T>
T need(Result<T> value) {
    if (!value)
        throw std::runtime_error(value.error().message + " " + value.error().detail);
    if constexpr (!std::is_void_v<T>)
        return std::move(*value);
}

Instant noon_of(Day day) {
    return Instant{day.number * std::int64_t{86'400'000} + 5 * 3'600'000};
}

store::Content scene() {
    store::Content content{{}, store::ContentKind::scene, "scene", 1, "scene: 1\n"};
    content.hash = content_hash(content.text);
    return content;
}

store::Event event(const Uuid& person, const Uuid& attempt, Day day, store::Payload what) {
    return {noon_of(day), hanoi, person, attempt, std::move(what), std::nullopt};
}

store::AttemptStarted begun(const FrozenCompetency& competency, int number) {
    store::AttemptStarted out;
    out.scene = fmt::format("scene-{}", number % 40);
    out.content = scene().hash;
    out.competency_content = competency.content.hash;
    out.scoring_version = competency.estimator->competency().scoring.version;
    out.mode = store::Mode::assessment;
    out.difficulty = 1 + number % 5;
    return out;
}

store::AttemptFinished ended(const FrozenCompetency& competency, int number, double attainment) {
    store::AttemptFinished out;
    out.ending = "end";
    out.attainment = attainment;
    const domain::Competency& model = competency.estimator->competency();
    for (std::size_t i = 0; i < model.axis_count(); ++i)
        if ((static_cast<std::size_t>(number) + i) % 7 != 0) // else not observed
            out.facets[model.facets[i].id] = i % 2 == 0 ? attainment : 1.0 - attainment / 3.0;
    out.decisions = 8;
    if (number % 29 == 28)
        out.critical = {"insult"};
    out.scoring_version = model.scoring.version;
    return out;
}

void add(store::Store& store, const FrozenCompetency& competency, const Uuid& person, Day day, int number,
         double attainment, std::vector<store::Event>& events) {
    const Uuid attempt = store.new_id(noon_of(day));
    events.push_back(event(person, attempt, day, begun(competency, number)));
    events.push_back(event(person, attempt, day, ended(competency, number, attainment)));
}

void append(store::Store& store, const FrozenCompetency& competency,
            const std::vector<store::Event>& events) {
    const std::vector<store::Content> contents{scene(), competency.content};
    need(store.append(events, contents));
}

} // namespace

TemporaryFolder::TemporaryFolder()
    : path_(std::filesystem::temp_directory_path() / fmt::format("monqua-people-{:016x}", entropy_seed())) {
    std::filesystem::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

FrozenCompetency frozen_competency(const std::vector<std::pair<std::string, std::string>>& changes) {
    std::ifstream file(std::filesystem::path(MONQUA_SOURCE_DIR) / "assets" / "competencies" / "a01.yaml");
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    for (const auto& [from, to] : changes) {
        const std::size_t at = text.find(from);
        if (at == std::string::npos)
            throw std::runtime_error("not in the competency: " + from);
        text.replace(at, from.size(), to);
    }
    auto loaded = content::load_competency(text, "a01.yaml");
    if (!loaded.competency)
        throw std::runtime_error("the competency has errors");
    FrozenCompetency out;
    out.content = {loaded.hash, store::ContentKind::competency, "A01", 1, loaded.nfc_text};
    out.estimator = std::make_unique<const domain::Estimator>(std::move(*loaded.competency));
    return out;
}

store::Store open_database(const std::filesystem::path& file, bool read_only) {
    store::OpenOptions options;
    options.id_seed = 11;
    options.machine = "may-thu";
    options.read_only = read_only;
    return need(store::Store::open(file, options));
}

std::vector<Uuid> add_people(store::Store& store, const FrozenCompetency& competency, int people,
                             int assessments, Day last) {
    std::vector<Uuid> out;
    for (int p = 0; p < people; ++p) {
        const Day added{last.number - 3 * assessments};
        const Uuid person = store.new_id(noon_of(added));
        out.push_back(person);
        store::Profile profile;
        profile.name = fmt::format("Nguyễn Văn {}", p);
        std::vector<store::Event> events{event(person, {}, added, store::PersonAdded{profile})};
        for (int a = 0; a < assessments; ++a)
            add(store, competency, person, Day{last.number - 3 * (assessments - 1 - a)}, p + a,
                (p * 37 + a * 61) % 101 / 100.0, events);
        append(store, competency, events);
    }
    return out;
}

void add_assessment(store::Store& store, const FrozenCompetency& competency, const Uuid& person, Day day,
                    double attainment) {
    std::vector<store::Event> events;
    add(store, competency, person, day, 3, attainment, events);
    append(store, competency, events);
}

} // namespace mq::tests
