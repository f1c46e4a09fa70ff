// A folder or a file that only may be read.
#include "world.h"

#include <sys/wait.h>
#include <unistd.h>

using namespace mq::store;

namespace mq::faults {
namespace {

constexpr int all_right = 0;

/// Runs `work` as a user without special rights; Failure where it isn't true.
void as_ordinary_user(const std::function<bool()>& work, const std::string& what) {
    const pid_t child = ::fork();
    must_hold(child >= 0, "no child");
    if (child == 0) {
        constexpr unsigned nobody = 65'534;
        const bool ready = ::geteuid() != 0 || (::setgid(nobody) == 0 && ::setuid(nobody) == 0);
        bool good = false;
        try {
            good = ready && work();
        } catch (...) {
        }
        ::_exit(good ? all_right : 1);
    }
    int status = 0;
    must_hold(::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == all_right,
              what);
}

enum class ReadOnly { folder, files, both };

void let_read_only(const Folder& folder, ReadOnly what) {
    for (const auto& entry : fs::directory_iterator(folder.path()))
        fs::permissions(entry.path(), what == ReadOnly::folder ? fs::perms(0666) : fs::perms(0444));
    fs::permissions(folder.path(), what == ReadOnly::files ? fs::perms(0777) : fs::perms(0555));
}

/// Writing is refused with a word, looking gives the whole truth.
Verdict read_only(const Folder& from, const std::vector<Answer>& truth, ReadOnly what) {
    const Folder folder;
    folder.take_from(from);
    const std::string before = bytes_of(folder.file());
    let_read_only(folder, what);
    as_ordinary_user(
        [&] {
            const auto store = Store::open(folder.file(), quiet());
            return !store && store.error().kind == ErrorKind::io && !store.error().message.empty();
        },
        "opened to write where nothing can be written");
    as_ordinary_user(
        [&] {
            const auto store = Store::open(folder.file(), looking());
            return store && store->read_only() &&
                   compare_answers(truth, all_answers(*store, world().known)) == 0;
        },
        "can't be looked at");
    must_hold(bytes_of(folder.file()) == before, "looking changed the file");
    return Verdict::detected;
}

} // namespace

void rights_faults(Campaign& campaign) {
    campaign.each("read-only folder or file", 6, [](int run, std::mt19937_64&) {
        const bool crashed = run >= 3;
        return read_only(crashed ? world().crashed : world().closed,
                         crashed ? world().crashed_answers : world().answers, static_cast<ReadOnly>(run % 3));
    });
}

} // namespace mq::faults
