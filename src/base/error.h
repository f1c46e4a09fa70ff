#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace mq {

/// What went wrong, coarse enough for a caller to decide what to do about it.
enum class ErrorKind {
    bad_input,  ///< a file, an argument or a document does not say what it should
    not_found,  ///< the thing asked for is not there
    io,         ///< reading or writing failed (full disk, no permission, lost device)
    newer_data, ///< the database was written by a newer program
    busy,       ///< another process holds what we need
    damaged,    ///< stored bytes are not what was written
    refused,    ///< the rules of the program forbid it in this state
    internal,   ///< a mistake of ours
};

/// An error that can be shown: `message` is a sentence in the reader's language, `detail` is for the log.
struct Error {
    ErrorKind kind = ErrorKind::internal;
    std::string message;
    std::string detail;
};

template <class T>
using Result = tl::expected<T, Error>;

using Status = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string message,
                                                std::string detail = {}) {
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(detail)});
}

/// A short English name of the kind, for logs and JSON.
[[nodiscard]] const char* name_of(ErrorKind kind);

} // namespace mq
