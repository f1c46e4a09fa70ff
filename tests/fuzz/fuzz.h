#pragma once

#include "base/error.h"
#include "content/diagnostics.h"
#include "domain/competency.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// What the fuzz targets share. A target is one function, LLVMFuzzerTestOneInput: libFuzzer calls it with
/// what it makes up, the replay (replay.cpp) with kept files.
namespace mq::fuzz {

/// Prints what didn't hold and aborts, which the fuzzer and the replay take for a crash.
void must_hold(bool holds, const char* what);

[[nodiscard]] inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// A01 as it is delivered.
[[nodiscard]] const domain::Competency& a01();

/// Every problem names the file, a line that is there, and says something.
void must_be_placed(std::span<const content::Diagnostic> diagnostics, std::string_view file,
                    std::string_view text);
/// An error says something.
void must_be_told(const Error& error);

} // namespace mq::fuzz
