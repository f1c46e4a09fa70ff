#pragma once

#include "campaign.h"
#include "reads.h"

#include "store/store.h"

#include <filesystem>
#include <string>

/// A database with something in every table, and what its readers must say of it.
namespace mq::faults {

namespace fs = std::filesystem;

class Folder {
public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();
    [[nodiscard]] const fs::path& path() const { return path_; }
    [[nodiscard]] fs::path file(const char* name = "monqua.db") const { return path_ / name; }
    /// The database, its log and its counter, where they are.
    void take_from(const Folder& other) const;

private:
    fs::path path_;
};

/// Fixed machine and time: opening twice writes nothing new.
[[nodiscard]] store::OpenOptions quiet();
[[nodiscard]] store::OpenOptions looking();

/// The value; Failure where it is an error.
template <class T>
T need(Result<T> value) {
    if (!value)
        throw Failure(value.error().message + " — " + value.error().detail);
    if constexpr (!std::is_void_v<T>)
        return std::move(*value);
}

[[nodiscard]] std::string bytes_of(const fs::path& path);
void write_bytes(const fs::path& path, const std::string& bytes);

/// An attempt of one person that goes on and on.
struct Player {
    Uuid person;
    Uuid attempt;
    /// The next event of the attempt.
    [[nodiscard]] store::Event next(const store::Store& store) const;
    [[nodiscard]] store::Event finish() const;
};

struct World {
    Folder closed;  ///< written and closed: the file alone
    Folder crashed; ///< the same with more rows in its log, as a killed program leaves it
    Folder nothing;
    Folder older; ///< of the schema before pages were sealed
    Player player;
    Known known;
    std::vector<Answer> answers;         ///< of `closed`
    std::vector<Answer> crashed_answers; ///< of `crashed`, and of nobody else
    std::vector<Answer> older_answers;   ///< of `older`, once it is brought forward
    Known older_known;
    std::int64_t rows = 0;         ///< journal rows of `closed`
    std::int64_t crashed_rows = 0; ///< of `crashed`
};

/// Made at the first call.
[[nodiscard]] const World& world();

/// Throws Failure at an answer that is neither the truth nor an error; the number of errors.
[[nodiscard]] int compare_answers(const std::vector<Answer>& truth, const std::vector<Answer>& said);

[[nodiscard]] std::int64_t rows_of(const store::Store& store);
/// Opens, and fails where a row is lost, anything is unsound, or an answer differs.
void must_be_whole(const fs::path& path, const Known& known, const std::vector<Answer>& truth);
void must_be_sound(const fs::path& path);

/// A number from 0 to `below` − 1.
[[nodiscard]] std::size_t pick(std::mt19937_64& random, std::size_t below);

} // namespace mq::faults
