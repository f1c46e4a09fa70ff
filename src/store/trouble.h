#pragma once

#include "base/error.h"

#include <exception>
#include <filesystem>
#include <string>
#include <utility>

struct sqlite3;

/// Errors inside the store: thrown as Trouble, and turned into Results at its edge.
namespace mq::store {

class Trouble final : public std::exception {
public:
    explicit Trouble(Error error) : error_(std::move(error)) {}
    Trouble(ErrorKind kind, std::string message, std::string detail = {})
        : error_{kind, std::move(message), std::move(detail)} {}
    [[nodiscard]] const Error& error() const { return error_; }
    [[nodiscard]] const char* what() const noexcept override { return error_.detail.c_str(); }

private:
    Error error_;
};

[[noreturn]] void throw_damaged(std::string detail);

/// The error being handled (call it inside a catch block).
[[nodiscard]] Error current_error() noexcept;

/// Throws the SQLite::Exception being handled as Trouble, with what the disk said of it. To be called before
/// anything else is done with the connection, which would forget that.
[[noreturn]] void rethrow_from(sqlite3* handle);

[[nodiscard]] Error disk_full(std::string detail);
[[nodiscard]] Error out_of_memory(std::string detail);
/// The machine had no room or no memory: nothing that says anything of the file that was being read.
[[nodiscard]] bool is_of_machine(const Error& error);
[[nodiscard]] Error not_writable(const std::filesystem::path& path, std::string detail);
[[nodiscard]] Error only_looking();
[[nodiscard]] Error cancelled();

/// The value, or its error thrown.
template <class T>
T must(Result<T> result) {
    if (!result)
        throw Trouble(std::move(result.error()));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// Runs `work`; whatever it throws becomes the error of the result.
template <class Work>
auto guarded(Work&& work) -> Result<decltype(work())> {
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (...) {
        return tl::unexpected<Error>(current_error());
    }
}

} // namespace mq::store
