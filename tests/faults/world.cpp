#include "world.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>
#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace mq::store;

namespace mq::faults {
namespace {

constexpr Instant now{1'764'100'000'000};
constexpr int hanoi = 7 * 60;

void run_plain_sql(const fs::path& path, const std::string& sql) {
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open(path.c_str(), &handle);
    const int done =
        opened == SQLITE_OK ? sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) : opened;
    sqlite3_close(handle);
    must_hold(done == SQLITE_OK, "the kept database can't be made");
}

Content text_of(ContentKind kind, const std::string& id, std::size_t size) {
    Content content{{}, kind, id, 1, "id: " + id + "\n" + std::string(size, 'x')};
    content.hash = content_hash(content.text);
    return content;
}

Decision decision(int index) {
    Decision d;
    d.index = index;
    d.node = fmt::format("nut_{}", index);
    d.answer = {"b"};
    d.outcome = "b";
    d.mood_before = 40;
    d.mood_after = 46;
    d.elapsed_ms = 9'300 + index;
    return d;
}

Uuid begin_attempt(Store& store, const Uuid& person, const std::string& scene) {
    const Content text = text_of(ContentKind::scene, scene, 9'000); // goes on beyond its page
    const Content competency = text_of(ContentKind::competency, "A01", 5'000);
    const Uuid id = store.new_id(now);
    AttemptStarted e;
    e.scene = scene;
    e.content = text.hash;
    e.competency_content = competency.hash;
    e.competency_version = "A01-1";
    e.scoring_version = "A01-M-1";
    e.difficulty = 2;
    const Event event{now, hanoi, person, id, e, {}};
    const std::vector<Content> texts{text, competency};
    need(store.append({&event, 1}, texts));
    return id;
}

Player fill(Store& store) {
    Player player;
    player.person = need(store.people()).at(0).id;
    for (int i = 0; i < 6; ++i) {
        player.attempt = begin_attempt(store, player.person, fmt::format("man-{}", i));
        for (int step = 0; step < 8; ++step)
            need(store.append(player.next(store)));
        if (i < 5)
            need(store.append(player.finish()));
    }
    need(store.save_draft(player.attempt, draft_of_reflection, "Lần sau em hỏi sớm hơn", now));
    need(store.set_setting("theme", "dark"));
    return player;
}

/// As a killed program leaves it: what is on the disk while the store is open.
void copy_running(const Folder& from, const Folder& to) {
    to.take_from(from);
}

void make(World& world) {
    const std::string sql = bytes_of(fs::path(MONQUA_SOURCE_DIR) / "tests/store/data/schema5.sql");
    must_hold(!sql.empty(), "no kept database");
    run_plain_sql(world.older.file(), sql);
    {
        const Folder forward;
        forward.take_from(world.older);
        const Store store = need(Store::open(forward.file(), quiet()));
        world.older_known = known_of(store);
        world.older_answers = all_answers(store, world.older_known);
    }
    world.closed.take_from(world.older);
    {
        Store store = need(Store::open(world.closed.file(), quiet()));
        world.player = fill(store);
        world.known = known_of(store);
        world.answers = all_answers(store, world.known);
        world.rows = rows_of(store);
    }
    const Folder running;
    running.take_from(world.closed);
    Store store = need(Store::open(running.file(), quiet()));
    for (int i = 0; i < 30; ++i)
        need(store.append(world.player.next(store)));
    world.crashed_rows = rows_of(store);
    world.crashed_answers = all_answers(store, world.known);
    copy_running(running, world.crashed);
}

} // namespace

Folder::Folder() {
    std::string name = (fs::temp_directory_path() / "mq-faults-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw Failure("no temporary folder");
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    fs::permissions(path_, fs::perms::owner_all, ignored);
    fs::remove_all(path_, ignored);
}

void Folder::take_from(const Folder& other) const {
    for (const char* suffix : {"", "-wal", "-count"}) {
        const fs::path from = other.file().string() + suffix;
        if (fs::exists(from))
            fs::copy_file(from, file().string() + suffix, fs::copy_options::overwrite_existing);
    }
}

OpenOptions quiet() {
    OpenOptions options;
    options.id_seed = 77;
    options.now = now;
    options.machine = "may-thu";
    return options;
}

OpenOptions looking() {
    OpenOptions options = quiet();
    options.read_only = true;
    return options;
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_bytes(const fs::path& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    must_hold(file.good(), "the test can't write");
}

Event Player::next(const Store& store) const {
    const auto row = need(store.attempt(attempt));
    must_hold(row.has_value(), "the attempt is gone");
    return {now, hanoi, person, attempt, decision(row->decisions), {}};
}

Event Player::finish() const {
    AttemptFinished result;
    result.ending = "kip";
    result.attainment = 0.1 + 0.2;
    result.facets = {{"understand", 1.0 / 3.0}, {"respond", 0.75}};
    result.decisions = 8;
    result.csat = 4;
    result.scoring_version = "A01-M-1";
    return {now, hanoi, person, attempt, result, {}};
}

const World& world() {
    static const World& only = []() -> const World& {
        static World made;
        make(made);
        return made;
    }();
    return only;
}

int compare_answers(const std::vector<Answer>& truth, const std::vector<Answer>& said) {
    must_hold(truth.size() == said.size(), "another number of questions");
    int troubles = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        if (!said[i].trouble.empty())
            troubles += said[i].trouble != truth[i].trouble ? 1 : 0;
        else
            must_hold(truth[i].said == said[i].said && truth[i].trouble.empty(),
                      fmt::format("silently wrong: {}\n  {}\n  instead of\n  {}", truth[i].question,
                                  said[i].said + said[i].trouble, truth[i].said + truth[i].trouble));
    }
    return troubles;
}

std::int64_t rows_of(const Store& store) {
    return static_cast<std::int64_t>(need(store.events_after(0, 1'000'000)).size());
}

void must_be_sound(const fs::path& path) {
    const CheckReport report = need(check(path));
    for (const Finding& finding : report.findings)
        must_hold(finding.severity != Severity::error,
                  "unsound: " + finding.code + ": " + finding.message + " " + finding.detail);
}

void must_be_whole(const fs::path& path, const Known& known, const std::vector<Answer>& truth) {
    {
        const Store store = need(Store::open(path, quiet()));
        must_hold(store.opened().lost_writes == 0, "rows are told as lost");
        must_hold(compare_answers(truth, all_answers(store, known)) == 0, "an answer is an error");
    }
    must_be_sound(path);
}

std::size_t pick(std::mt19937_64& random, std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
}

} // namespace mq::faults
