#pragma once

#include "store/store.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// What the tests of the store share: a folder that goes, a person, scenes of one line, and events that fit
/// them.
namespace mq::store::test {

namespace fs = std::filesystem;

class TempFolder {
public:
    TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder();
    [[nodiscard]] const fs::path& path() const { return path_; }
    [[nodiscard]] fs::path file(const char* name = "monqua.db") const { return path_ / name; }

private:
    fs::path path_;
};

/// Fixed seed, time and machine: two runs make the same ids.
[[nodiscard]] OpenOptions quiet_options();
[[nodiscard]] Store open_store(const fs::path& path, OpenOptions options = quiet_options());

inline constexpr Instant noon{1'763'700'000'000}; // 21/11/2025 11:40 in Hà Nội
inline constexpr int hanoi = 7 * 60;

[[nodiscard]] Content scene_text(const std::string& id = "chu-ky-so-cham", int revision = 1);
[[nodiscard]] Content competency_text();

[[nodiscard]] Event event(const Uuid& person, const Uuid& attempt, Payload what, Instant at = noon);
[[nodiscard]] Uuid add_person(Store& store, const std::string& name = "Trần Minh Khôi");
[[nodiscard]] AttemptStarted started(const std::string& scene = "chu-ky-so-cham", Mode mode = Mode::practice);
[[nodiscard]] Uuid start_attempt(Store& store, const Uuid& person, const AttemptStarted& how = started(),
                                 Instant at = noon);
[[nodiscard]] Decision decision(int index);
[[nodiscard]] AttemptFinished result();
/// Starts an attempt, decides `decisions` times and finishes it.
[[nodiscard]] Uuid play(Store& store, const Uuid& person, int decisions,
                        const AttemptStarted& how = started(), Instant at = noon);

/// The value; fails the test where it is an error.
template <class T>
T need(Result<T> value) {
    if (!value) {
        INFO(value.error().message, " — ", value.error().detail);
        FAIL("an error instead of a value");
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*value);
}

[[nodiscard]] std::string read_bytes(const fs::path& path);
void write_bytes(const fs::path& path, const std::string& bytes);

/// Runs SQL through a plain connection, as a stranger would who knows how to seal pages; the error's text,
/// empty when it went through.
[[nodiscard]] std::string run_sql(const fs::path& path, const std::string& sql);

/// Runs `work` in a child process, as a user without special rights; its return value.
[[nodiscard]] int in_child(const std::function<int()>& work, bool ordinary_user = false);

} // namespace mq::store::test
