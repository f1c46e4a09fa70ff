#include "fixture.h"

#include "store/page_seal.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace mq::store::test {

TempFolder::TempFolder() {
    std::string name = (fs::temp_directory_path() / "mq-store-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    fs::permissions(path_, fs::perms::owner_all, ignored);
    fs::remove_all(path_, ignored);
}

OpenOptions quiet_options() {
    OpenOptions options;
    options.id_seed = 20'251'121;
    options.now = noon;
    options.machine = "may-thu";
    return options;
}

Store open_store(const fs::path& path, OpenOptions options) {
    return need(Store::open(path, std::move(options)));
}

Content scene_text(const std::string& id, int revision) {
    Content content{
        {}, ContentKind::scene, id, revision, fmt::format("scene: 1\nid: {}\nrevision: {}\n", id, revision)};
    content.hash = content_hash(content.text);
    return content;
}

Content competency_text() {
    Content content{{}, ContentKind::competency, "A01", 1, "id: A01\nversion: 1\n"};
    content.hash = content_hash(content.text);
    return content;
}

Event event(const Uuid& person, const Uuid& attempt, Payload what, Instant at) {
    return {at, hanoi, person, attempt, std::move(what), std::nullopt};
}

Uuid add_person(Store& store, const std::string& name) {
    const Uuid id = store.new_id(noon);
    Profile profile;
    profile.name = name;
    need(store.append(event(id, {}, PersonAdded{profile})));
    return id;
}

AttemptStarted started(const std::string& scene, Mode mode) {
    AttemptStarted e;
    e.scene = scene;
    e.content = scene_text(scene).hash;
    e.competency_content = competency_text().hash;
    e.competency_version = "A01-1";
    e.scoring_version = "A01-M-1";
    e.mode = mode;
    e.difficulty = 3;
    return e;
}

Uuid start_attempt(Store& store, const Uuid& person, const AttemptStarted& how, Instant at) {
    const Uuid id = store.new_id(at);
    const Event start = event(person, id, how, at);
    const std::vector<Content> texts{scene_text(how.scene), competency_text()};
    need(store.append({&start, 1}, texts));
    return id;
}

Decision decision(int index) {
    Decision d;
    d.index = index;
    d.node = fmt::format("n{}", index);
    d.answer = {"b"};
    d.outcome = "b";
    d.mood_before = 30 + index;
    d.mood_after = 33 + index;
    d.elapsed_ms = 8'000;
    return d;
}

AttemptFinished result() {
    AttemptFinished r;
    r.ending = "kip";
    r.attainment = 0.1 + 0.2; // not a short decimal
    r.facets = {{"understand", 1.0 / 3.0}, {"respond", 0.75}};
    r.principles = {{"p1", 0.5}};
    r.points = {{"understand", 4}, {"p1", -1}};
    r.guidance = 0.125;
    r.decisions = 2;
    r.critical = {"promise"};
    r.pitfalls = {"blame", "blame"};
    r.csat = 4;
    r.ces = 6;
    r.nps = 9;
    r.scoring_version = "A01-M-1";
    return r;
}

Uuid play(Store& store, const Uuid& person, int decisions, const AttemptStarted& how, Instant at) {
    const Uuid attempt = start_attempt(store, person, how, at);
    for (int i = 0; i < decisions; ++i)
        need(store.append(event(person, attempt, decision(i), at)));
    need(store.append(event(person, attempt, result(), at)));
    return attempt;
}

std::string read_bytes(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_bytes(const fs::path& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    REQUIRE(file.good());
}

std::string run_sql(const fs::path& path, const std::string& sql) {
    try {
        SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 1'000,
                                  sealing_vfs());
        database.exec(sql);
        return {};
    } catch (const SQLite::Exception& e) {
        return e.what();
    }
}

int in_child(const std::function<int()>& work, bool ordinary_user) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        constexpr unsigned nobody = 65'534;
        const bool ready =
            !ordinary_user || ::geteuid() != 0 || (::setgid(nobody) == 0 && ::setuid(nobody) == 0);
        ::_exit(ready ? work() : 120);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 121;
}

} // namespace mq::store::test
