#include "platform/paths.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

using namespace mq::platform;

namespace {

/// Sets a variable for as long as it lives.
class Environment {
public:
    Environment(const char* name, const char* value) : name_(name) {
        if (const char* before = std::getenv(name); before != nullptr) {
            before_ = before;
        }
        value == nullptr ? ::unsetenv(name) : ::setenv(name, value, 1);
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;
    ~Environment() { before_ ? ::setenv(name_, before_->c_str(), 1) : ::unsetenv(name_); }

private:
    const char* name_;
    std::optional<std::string> before_;
};

} // namespace

TEST_CASE("the data folder follows XDG") {
    const Environment home("HOME", "/home/lan");
    {
        const Environment data("XDG_DATA_HOME", "/data/lan");
        CHECK(data_folder().value() == "/data/lan/monqua");
    }
    {
        const Environment data("XDG_DATA_HOME", nullptr);
        CHECK(data_folder().value() == "/home/lan/.local/share/monqua");
    }
    // A relative path is to be ignored (XDG Base Directory Specification).
    const Environment data("XDG_DATA_HOME", "lan");
    CHECK(data_folder().value() == "/home/lan/.local/share/monqua");
}

TEST_CASE("MONQUA_SHARE names the content folder, and is not second-guessed") {
    {
        const Environment share("MONQUA_SHARE", MONQUA_SOURCE_DIR "/tests/../src");
        CHECK(share_folder().value() == MONQUA_SOURCE_DIR "/src");
    }
    const Environment share("MONQUA_SHARE", "/nowhere/at/all");
    const auto found = share_folder();
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().kind == mq::ErrorKind::not_found);
    CHECK(found.error().detail.find("/nowhere/at/all") != std::string::npos);
}

TEST_CASE("the program knows its own path") {
    CHECK(std::filesystem::exists(program_path()));
}
