#include "fault_vfs.h"

#include <sqlite3.h>
#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <memory>
#include <new>
#include <utility>

namespace mq::faults {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sector = 512; // what a disk writes whole

struct Change {
    bool cut = false; ///< the file ends at `at`; else `bytes` lie there
    std::size_t at = 0;
    std::string bytes;
};

/// A file as it is on the disk for sure, and what may or may not be.
struct Recorded {
    std::string synced;
    std::vector<Change> pending;
};

struct State {
    Plan plan;
    std::int64_t count = 0;
    std::int64_t written = 0;
    bool armed = false;
    bool struck = false;
    bool recording = false;
    std::map<std::string, Recorded> files;
};

State& state() {
    static State only;
    return only;
}

/// Whether this operation fails.
bool fails() {
    State& s = state();
    if (!s.armed)
        return false;
    ++s.count;
    if (s.plan.cut_at == s.count && s.plan.cut)
        s.plan.cut();
    const bool now =
        s.plan.fail_at > 0 && (s.count == s.plan.fail_at || (s.plan.for_ever && s.count > s.plan.fail_at));
    s.struck = s.struck || now;
    return now;
}

void apply(std::string& bytes, const Change& change) {
    if (change.cut) {
        bytes.resize(std::min(bytes.size(), change.at));
        return;
    }
    if (bytes.size() < change.at + change.bytes.size())
        bytes.resize(change.at + change.bytes.size(), '\0');
    bytes.replace(change.at, change.bytes.size(), change.bytes);
}

std::string whole(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Recorded* recorded(const std::string& path) {
    State& s = state();
    if (!s.recording || path.empty())
        return nullptr;
    auto found = s.files.find(path);
    if (found == s.files.end())
        found = s.files.emplace(path, Recorded{whole(path), {}}).first;
    return &found->second;
}

class FaultFile : public sqlite3_file {
public:
    FaultFile(sqlite3_file* below, std::string path)
        : sqlite3_file{}, below_(below), path_(std::move(path)) {}
    [[nodiscard]] sqlite3_file* below() const { return below_; }

    int read(void* to, int bytes, sqlite3_int64 at) {
        return fails() ? SQLITE_IOERR_READ : below_->pMethods->xRead(below_, to, bytes, at);
    }
    int write(const void* from, int bytes, sqlite3_int64 at) {
        if (fails())
            return SQLITE_IOERR_WRITE;
        State& s = state();
        s.written += s.armed ? bytes : 0;
        if (s.armed && s.plan.room >= 0) {
            if (s.plan.room < bytes) { // what still fits is written
                s.struck = true;
                static_cast<void>(put(from, static_cast<int>(std::exchange(s.plan.room, 0)), at));
                return SQLITE_FULL;
            }
            s.plan.room -= bytes;
        }
        return put(from, bytes, at);
    }
    int truncate(sqlite3_int64 bytes) {
        if (fails())
            return SQLITE_IOERR_TRUNCATE;
        if (Recorded* record = recorded(path_))
            record->pending.push_back({true, static_cast<std::size_t>(bytes), {}});
        return below_->pMethods->xTruncate(below_, bytes);
    }
    int sync() {
        if (fails())
            return SQLITE_IOERR_FSYNC;
        if (Recorded* record = recorded(path_)) {
            for (const Change& change : record->pending)
                apply(record->synced, change);
            record->pending.clear();
        }
        return SQLITE_OK; // what the real disk does with it can't be seen without cutting its power
    }

private:
    int put(const void* from, int bytes, sqlite3_int64 at) {
        if (bytes == 0)
            return SQLITE_OK;
        if (Recorded* record = recorded(path_))
            record->pending.push_back(
                {false, static_cast<std::size_t>(at),
                 std::string(static_cast<const char*>(from), static_cast<std::size_t>(bytes))});
        return below_->pMethods->xWrite(below_, from, bytes, at);
    }
    sqlite3_file* below_;
    std::string path_;
};

constexpr std::size_t room_of_ours = (sizeof(FaultFile) + 15U) & ~std::size_t{15};

FaultFile& ours(sqlite3_file* file) {
    return *static_cast<FaultFile*>(file);
}
sqlite3_file* theirs(sqlite3_file* file) {
    return ours(file).below();
}
sqlite3_vfs* below(sqlite3_vfs* vfs) {
    return static_cast<sqlite3_vfs*>(vfs->pAppData);
}

const sqlite3_io_methods methods = {
    2,
    [](sqlite3_file* f) {
        const int code = theirs(f)->pMethods->xClose(theirs(f));
        ours(f).~FaultFile();
        return code;
    },
    [](sqlite3_file* f, void* to, int bytes, sqlite3_int64 at) { return ours(f).read(to, bytes, at); },
    [](sqlite3_file* f, const void* from, int bytes, sqlite3_int64 at) {
        return ours(f).write(from, bytes, at);
    },
    [](sqlite3_file* f, sqlite3_int64 bytes) { return ours(f).truncate(bytes); },
    [](sqlite3_file* f, int) { return ours(f).sync(); },
    [](sqlite3_file* f, sqlite3_int64* bytes) {
        return fails() ? SQLITE_IOERR_FSTAT : theirs(f)->pMethods->xFileSize(theirs(f), bytes);
    },
    [](sqlite3_file* f, int level) { return theirs(f)->pMethods->xLock(theirs(f), level); },
    [](sqlite3_file* f, int level) { return theirs(f)->pMethods->xUnlock(theirs(f), level); },
    [](sqlite3_file* f, int* held) { return theirs(f)->pMethods->xCheckReservedLock(theirs(f), held); },
    [](sqlite3_file* f, int what, void* arg) {
        return theirs(f)->pMethods->xFileControl(theirs(f), what, arg);
    },
    [](sqlite3_file* f) { return theirs(f)->pMethods->xSectorSize(theirs(f)); },
    [](sqlite3_file* f) { return theirs(f)->pMethods->xDeviceCharacteristics(theirs(f)); },
    [](sqlite3_file* f, int region, int bytes, int extend, void volatile** at) {
        return fails() ? SQLITE_IOERR_SHMMAP
                       : theirs(f)->pMethods->xShmMap(theirs(f), region, bytes, extend, at);
    },
    [](sqlite3_file* f, int offset, int count, int flags) {
        return theirs(f)->pMethods->xShmLock(theirs(f), offset, count, flags);
    },
    [](sqlite3_file* f) { theirs(f)->pMethods->xShmBarrier(theirs(f)); },
    [](sqlite3_file* f, int remove) { return theirs(f)->pMethods->xShmUnmap(theirs(f), remove); },
    nullptr,
    nullptr,
};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    file->pMethods = nullptr;
    if (fails())
        return SQLITE_CANTOPEN;
    constexpr int kept = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
    const bool record = (flags & kept) != 0 && name != nullptr;
    auto* under = reinterpret_cast<sqlite3_file*>(reinterpret_cast<std::byte*>(file) + room_of_ours);
    const int code = below(vfs)->xOpen(below(vfs), name, under, flags, flags_out);
    if (code != SQLITE_OK)
        return code;
    auto* made = new (file) FaultFile(under, record ? name : "");
    made->pMethods = &methods;
    if (record)
        static_cast<void>(recorded(name));
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int sync) {
    if (fails())
        return SQLITE_IOERR_DELETE;
    state().files.erase(name);
    return below(vfs)->xDelete(below(vfs), name, sync);
}

sqlite3_vfs make_vfs(sqlite3_vfs* under) {
    sqlite3_vfs vfs = *under;
    vfs.iVersion = 2;
    vfs.szOsFile = static_cast<int>(room_of_ours) + under->szOsFile;
    vfs.pNext = nullptr;
    vfs.zName = "faults";
    vfs.pAppData = under;
    vfs.xOpen = open_file;
    vfs.xDelete = delete_file;
    vfs.xAccess = [](sqlite3_vfs* v, const char* name, int flags, int* out) {
        return fails() ? SQLITE_IOERR_ACCESS : below(v)->xAccess(below(v), name, flags, out);
    };
    vfs.xFullPathname = [](sqlite3_vfs* v, const char* name, int size, char* out) {
        return below(v)->xFullPathname(below(v), name, size, out);
    };
    vfs.xGetLastError = [](sqlite3_vfs* v, int size, char* out) {
        return below(v)->xGetLastError(below(v), size, out);
    };
    return vfs;
}

std::string after_cut(const Recorded& file, std::mt19937_64& random) {
    std::vector<Change> parts;
    for (const Change& change : file.pending) {
        if (change.cut)
            parts.push_back(change);
        for (std::size_t from = 0; from < change.bytes.size();) {
            const std::size_t size =
                std::min(change.bytes.size() - from, sector - (change.at + from) % sector);
            parts.push_back({false, change.at + from, change.bytes.substr(from, size)});
            from += size;
        }
    }
    // Sometimes all of it got there, sometimes nothing, mostly some.
    const std::uint64_t share = std::uniform_int_distribution<std::uint64_t>(0, 4)(random);
    if (share < 4)
        std::shuffle(parts.begin(), parts.end(), random);
    std::string bytes = file.synced;
    for (const Change& part : parts)
        if (std::uniform_int_distribution<std::uint64_t>(0, 3)(random) < share)
            apply(bytes, part);
    return bytes;
}

} // namespace

void install_fault_vfs() {
    sqlite3_initialize();
    static sqlite3_vfs vfs = make_vfs(sqlite3_vfs_find(nullptr));
    sqlite3_vfs_register(&vfs, 1);
}

void arm(Plan plan) {
    State& s = state();
    s.plan = std::move(plan);
    s.count = 0;
    s.written = 0;
    s.struck = false;
    s.armed = true;
}

void disarm() {
    state().armed = false;
}

std::int64_t operations() {
    return state().count;
}

std::int64_t written() {
    return state().written;
}

bool struck() {
    return state().struck;
}

void record_writes(const fs::path& database) {
    state().files.clear();
    state().recording = true;
    for (const char* suffix : {"", "-wal"})
        if (fs::exists(database.string() + suffix))
            static_cast<void>(recorded(database.string() + suffix));
}

void forget_writes() {
    state().files.clear();
    state().recording = false;
}

void leave_after_power_cut(const fs::path& folder, std::mt19937_64& random) {
    for (const auto& [path, file] : state().files) {
        std::ofstream out(folder / fs::path(path).filename(), std::ios::binary | std::ios::trunc);
        const std::string bytes = after_cut(file, random);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
}

} // namespace mq::faults
