#include "store/page_seal.h"

#include "store/sealed_file.h"

#include <SQLiteCpp/Exception.h>
#include <sodium.h>
#include <sqlite3.h>
#include <cstring>
#include <new>
#include <utility>

namespace mq::store {
namespace {

thread_local std::optional<BrokenPage> last_broken;

sqlite3_vfs* below(sqlite3_vfs* vfs) {
    return static_cast<sqlite3_vfs*>(vfs->pAppData);
}

/// SQLite gives room for one object: ours first, then the one of the VFS below.
constexpr std::size_t room_of_ours = (sizeof(SealedFile) + 15U) & ~std::size_t{15};

SealedFile& ours(sqlite3_file* file) {
    return *static_cast<SealedFile*>(file);
}
sqlite3_file* theirs(sqlite3_file* file) {
    return ours(file).below();
}

int noting(const FileOutcome& outcome) {
    if (outcome.broken)
        last_broken = outcome.broken;
    return outcome.code;
}

const sqlite3_io_methods methods = {
    2, // without memory mapping, which would go past the seals
    [](sqlite3_file* f) {
        const int code = theirs(f)->pMethods->xClose(theirs(f));
        ours(f).~SealedFile();
        return code;
    },
    [](sqlite3_file* f, void* to, int bytes, sqlite3_int64 at) {
        return noting(ours(f).read(to, bytes, at));
    },
    [](sqlite3_file* f, const void* from, int bytes, sqlite3_int64 at) {
        return ours(f).write(from, bytes, at);
    },
    [](sqlite3_file* f, sqlite3_int64 bytes) { return theirs(f)->pMethods->xTruncate(theirs(f), bytes); },
    [](sqlite3_file* f, int flags) { return theirs(f)->pMethods->xSync(theirs(f), flags); },
    [](sqlite3_file* f, sqlite3_int64* bytes) { return theirs(f)->pMethods->xFileSize(theirs(f), bytes); },
    [](sqlite3_file* f, int level) { return theirs(f)->pMethods->xLock(theirs(f), level); },
    [](sqlite3_file* f, int level) { return theirs(f)->pMethods->xUnlock(theirs(f), level); },
    [](sqlite3_file* f, int* held) { return theirs(f)->pMethods->xCheckReservedLock(theirs(f), held); },
    [](sqlite3_file* f, int what, void* arg) {
        if (what == SealedFile::begin_sealing) {
            ours(f).seal_from_now();
            return SQLITE_OK;
        }
        if (what == SealedFile::copy_from) {
            ours(f).copy_pages_from_here(static_cast<PagesAsTheyLie*>(arg));
            return SQLITE_OK;
        }
        if (what == SealedFile::copy_to) {
            ours(f).copy_pages_to_here(static_cast<const PagesAsTheyLie*>(arg));
            return SQLITE_OK;
        }
        return theirs(f)->pMethods->xFileControl(theirs(f), what, arg);
    },
    [](sqlite3_file* f) { return theirs(f)->pMethods->xSectorSize(theirs(f)); },
    [](sqlite3_file* f) { return theirs(f)->pMethods->xDeviceCharacteristics(theirs(f)); },
    [](sqlite3_file* f, int region, int bytes, int extend, void volatile** at) {
        return theirs(f)->pMethods->xShmMap(theirs(f), region, bytes, extend, at);
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
    const bool main = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    const bool log = (flags & SQLITE_OPEN_WAL) != 0;
    if (!main && !log) // temporary files and journals: gone before they could rot
        return below(vfs)->xOpen(below(vfs), name, file, flags, flags_out);
    auto* under = reinterpret_cast<sqlite3_file*>(reinterpret_cast<unsigned char*>(file) + room_of_ours);
    file->pMethods = nullptr;
    const int code = below(vfs)->xOpen(below(vfs), name, under, flags, flags_out);
    if (code != SQLITE_OK) {
        if (under->pMethods != nullptr)
            under->pMethods->xClose(under);
        return code;
    }
    auto* made = new (file) SealedFile(under, main ? SealedFile::Kind::database : SealedFile::Kind::log);
    made->pMethods = &methods;
    return SQLITE_OK;
}

/// What opens no file is handed to the VFS below.
sqlite3_vfs make_vfs(sqlite3_vfs* under) {
    sqlite3_vfs vfs{};
    vfs.iVersion = 2;
    vfs.szOsFile = static_cast<int>(room_of_ours) + under->szOsFile;
    vfs.mxPathname = under->mxPathname;
    vfs.zName = "monqua";
    vfs.pAppData = under;
    vfs.xOpen = open_file;
    vfs.xDelete = [](sqlite3_vfs* v, const char* name, int sync) {
        return below(v)->xDelete(below(v), name, sync);
    };
    vfs.xAccess = [](sqlite3_vfs* v, const char* name, int flags, int* out) {
        return below(v)->xAccess(below(v), name, flags, out);
    };
    vfs.xFullPathname = [](sqlite3_vfs* v, const char* name, int size, char* out) {
        return below(v)->xFullPathname(below(v), name, size, out);
    };
    vfs.xRandomness = [](sqlite3_vfs* v, int size, char* out) {
        return below(v)->xRandomness(below(v), size, out);
    };
    vfs.xSleep = [](sqlite3_vfs* v, int microseconds) { return below(v)->xSleep(below(v), microseconds); };
    vfs.xCurrentTime = [](sqlite3_vfs* v, double* out) { return below(v)->xCurrentTime(below(v), out); };
    vfs.xGetLastError = [](sqlite3_vfs* v, int size, char* out) {
        return below(v)->xGetLastError(below(v), size, out);
    };
    vfs.xCurrentTimeInt64 = [](sqlite3_vfs* v, sqlite3_int64* out) {
        return below(v)->xCurrentTimeInt64(below(v), out);
    };
    return vfs; // loading extensions is not offered
}

int reserve(sqlite3* handle, int wanted) {
    const int code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &wanted);
    if (code != SQLITE_OK)
        throw SQLite::Exception(handle, code);
    return wanted;
}

} // namespace

const char* sealing_vfs() {
    static sqlite3_vfs vfs = [] {
        if (sodium_init() < 0) // chooses the quickest BLAKE2b of this machine
            throw SQLite::Exception("libsodium can't be used", SQLITE_ERROR);
        sqlite3_initialize();
        return make_vfs(sqlite3_vfs_find(nullptr));
    }();
    static const int registered = sqlite3_vfs_register(&vfs, 0);
    if (registered != SQLITE_OK)
        throw SQLite::Exception("the VFS that seals pages", registered);
    return vfs.zName;
}

std::optional<BrokenPage> take_broken_page() {
    return std::exchange(last_broken, std::nullopt);
}

bool is_sealed(sqlite3* handle) {
    const int code = sqlite3_exec(handle, "PRAGMA user_version", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(handle, code);
    return reserve(handle, -1) == seal_bytes;
}

void begin_sealing(sqlite3* handle) {
    const int code = sqlite3_file_control(handle, "main", SealedFile::begin_sealing, nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception("the file was not opened with the VFS that seals pages", code);
}

SealsLeftAlone::SealsLeftAlone(sqlite3* from, std::int64_t pages, sqlite3* to)
    : from_(from), to_(to), pages_(std::make_unique<PagesAsTheyLie>(pages)) {
    // Where a file was opened without this VFS nothing is noted, and every page is sealed anew.
    sqlite3_file_control(from_, "main", SealedFile::copy_from, pages_.get());
    if (to_ != nullptr)
        sqlite3_file_control(to_, "main", SealedFile::copy_to, pages_.get());
}

SealsLeftAlone::~SealsLeftAlone() {
    sqlite3_file_control(from_, "main", SealedFile::copy_from, nullptr);
    if (to_ != nullptr)
        sqlite3_file_control(to_, "main", SealedFile::copy_to, nullptr);
}

void reserve_for_seals(sqlite3* handle) {
    static_cast<void>(reserve(handle, seal_bytes));
}

} // namespace mq::store
