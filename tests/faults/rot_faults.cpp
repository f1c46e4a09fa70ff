// The closed file rots. Every answer is the truth or an error, and care finds every change.
#include "world.h"

#include "store/care.h"
#include "store/page_seal.h"

#include <fmt/format.h>
#include <algorithm>

using namespace mq::store;

namespace mq::faults {
namespace {

constexpr std::size_t page = page_bytes;
constexpr std::size_t sector = 512;

void flip(std::string& bytes, std::size_t at, unsigned bit) {
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << bit));
}

void flip_one(std::string& bytes, std::mt19937_64& random) {
    flip(bytes, pick(random, bytes.size()), static_cast<unsigned>(pick(random, 8)));
}

void flip_many(std::string& bytes, std::mt19937_64& random) {
    for (std::size_t i = 2 + pick(random, 30); i > 0; --i)
        flip_one(bytes, random);
}

/// Bytes that decide how all others are read.
void flip_in_header(std::string& bytes, std::mt19937_64& random) {
    flip(bytes, pick(random, 100), static_cast<unsigned>(pick(random, 8)));
}

void zero_page(std::string& bytes, std::mt19937_64& random) {
    bytes.replace(pick(random, bytes.size() / page) * page, page, page, '\0');
}

void zero_sector(std::string& bytes, std::mt19937_64& random) {
    bytes.replace(pick(random, bytes.size() / sector) * sector, sector, sector, '\0');
}

/// A write that went to another place.
void misplace_page(std::string& bytes, std::mt19937_64& random) {
    const std::size_t from = pick(random, bytes.size() / page);
    const std::size_t to = pick(random, bytes.size() / page);
    bytes.replace(to * page, page, bytes.substr(from * page, page));
}

void cut_end(std::string& bytes, std::mt19937_64& random) {
    bytes.resize(1 + pick(random, bytes.size() - 1));
}

/// True where opening or an answer is an error.
bool answers_or_errors(const fs::path& path, const OpenOptions& options) {
    const auto store = Store::open(path, options);
    if (!store) {
        must_hold(!store.error().message.empty(), "an error without a word");
        return true;
    }
    return compare_answers(world().answers, all_answers(*store, world().known)) > 0;
}

bool found_by_care(const fs::path& path) {
    const auto report = check(path);
    return !report || !report->sound();
}

using Rot = void (*)(std::string&, std::mt19937_64&);

Verdict rot(Rot how, int run, std::mt19937_64& random) {
    static const std::string whole = bytes_of(world().closed.file());
    std::string bytes = whole;
    how(bytes, random);
    if (bytes == whole)
        return Verdict::harmless;
    const Folder folder;
    folder.take_from(world().closed);
    write_bytes(folder.file(), bytes);
    if (run % 4 == 0)
        must_hold(found_by_care(folder.file()), "care finds nothing");
    if (run % 4 == 1) {
        const auto made = backup(folder.file(), folder.file("copy.db"));
        must_hold(!made, "a backup was made of it");
        must_hold(!fs::exists(folder.file("copy.db")), "a backup is left");
    }
    const bool error = answers_or_errors(folder.file(), looking());
    must_hold(bytes_of(folder.file()) == bytes, "looking changed the file");
    const bool at_work = answers_or_errors(folder.file(), quiet());
    return error || at_work ? Verdict::detected : Verdict::harmless;
}

} // namespace

void rot_faults(Campaign& campaign) {
    const auto add = [&](const char* name, int runs, Rot how) {
        campaign.each(name, runs * campaign.scale(),
                      [how](int run, std::mt19937_64& random) { return rot(how, run, random); });
    };
    add("rot: one bit", 120, flip_one);
    add("rot: many bits", 30, flip_many);
    add("rot: one bit of the header", 30, flip_in_header);
    add("rot: a page of zeros", 40, zero_page);
    add("rot: a sector of zeros", 40, zero_sector);
    add("rot: a page in another's place", 20, misplace_page);
    add("rot: the end cut off", 20, cut_end);
}

} // namespace mq::faults
