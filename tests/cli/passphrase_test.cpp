#include "app/app_fixture.h"

#include <doctest/doctest.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <thread>

using namespace mq;
using namespace mq::tests;

namespace {

namespace fs = std::filesystem;

constexpr const char* passphrase = "cá lóc nướng trui";

struct Ran {
    int code = -1;
    std::string said; ///< both outputs
};

int code_of(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Whether the terminal shows what is typed.
bool echoes(int terminal) {
    termios now{};
    return ::tcgetattr(terminal, &now) == 0 && (now.c_lflag & ECHO) != 0;
}

/// A lead's sealed data, and the profile whose keys they are.
struct Locked {
    Sandbox sandbox;
    fs::path profile = sandbox.folder() / "profile";
    fs::path out = sandbox.folder() / "out.csv";
    fs::path file = sandbox.folder() / "passphrase";

    Locked() {
        sandbox.keys = profile / "monqua" / "keys";
        auto app = sandbox.open();
        app->run(app::CompleteFirstRun{"Trần Văn Quý", app::Role::lead, {}, "quy", Secret(passphrase)});
        wait_until_idle(*app);
        REQUIRE(app->model().page == app::Page::home);
        write(passphrase);
    }
    void write(const std::string& text) const { std::ofstream(file) << text << "\nsomething else\n"; }
    [[nodiscard]] std::string command(const std::string& arguments) const {
        return "XDG_CONFIG_HOME='" + profile.string() + "' '" + MONQUA_PROGRAM + "' export --data '" +
               sandbox.data().string() + "' --out '" + out.string() + "' " + arguments;
    }
    /// Without a terminal.
    [[nodiscard]] Ran run(const std::string& arguments) const {
        fs::remove(out);
        FILE* pipe = popen((command(arguments) + " 2>&1 </dev/null").c_str(), "r");
        REQUIRE(pipe != nullptr);
        Ran ran;
        std::array<char, 4096> buffer{};
        for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
            ran.said.append(buffer.data(), n);
        ran.code = code_of(pclose(pipe));
        return ran;
    }
    [[nodiscard]] Ran run_at_terminal(const std::string& typed) const {
        fs::remove(out);
        int terminal = -1;
        const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
        REQUIRE(child >= 0);
        if (child == 0) {
            const std::string line = command("");
            execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
            _exit(127);
        }
        Ran ran;
        std::array<char, 1024> buffer{};
        bool answered = false;
        for (ssize_t n = 0; (n = read(terminal, buffer.data(), buffer.size())) > 0;) {
            ran.said.append(buffer.data(), static_cast<std::size_t>(n));
            if (!answered && ran.said.find("quy: ") != std::string::npos) {
                for (int i = 0; i < 30'000 && echoes(terminal); ++i) // what is typed before is thrown away
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                const std::string line = typed + "\n";
                REQUIRE(::write(terminal, line.data(), line.size()) == static_cast<ssize_t>(line.size()));
                answered = true;
            }
        }
        int status = 0;
        waitpid(child, &status, 0);
        close(terminal);
        ran.code = code_of(status);
        return ran;
    }
};

} // namespace

TEST_CASE("locked data are opened by a passphrase from a file or a descriptor, and by nothing else") {
    const Locked locked;
    const Ran without = locked.run("");
    CHECK(without.code == 1);
    CHECK(without.said.find("--passphrase-file") != std::string::npos); // what to do
    CHECK_FALSE(fs::exists(locked.out));

    CHECK(locked.run("--passphrase-file '" + locked.file.string() + "'").code == 0); // the only account
    CHECK(fs::exists(locked.out));
    CHECK(locked.run("--login quy --passphrase-fd 5 5<'" + locked.file.string() + "'").code == 0);
    CHECK(fs::exists(locked.out));

    CHECK(locked.run("--login ai --passphrase-file '" + locked.file.string() + "'").code == 1);
    locked.write("không phải câu này");
    const Ran wrong = locked.run("--login quy --passphrase-file '" + locked.file.string() + "'");
    CHECK(wrong.code == 1);
    CHECK(wrong.said.find("không phải câu này") == std::string::npos);
    CHECK_FALSE(fs::exists(locked.out));
    CHECK(locked.run("--passphrase-file /khong/co").code != 0);
    CHECK(locked.run(std::string("--passphrase '") + passphrase + "'").code ==
          2); // there is no such argument
    CHECK_FALSE(fs::exists(locked.out));
}

TEST_CASE("a passphrase typed at the terminal isn't shown") {
    const Locked locked;
    const Ran good = locked.run_at_terminal(passphrase);
    CHECK_MESSAGE(good.code == 0, good.said);
    CHECK(good.said.find(passphrase) == std::string::npos);
    CHECK(fs::exists(locked.out));
    CHECK(locked.run_at_terminal("không phải câu này").code == 1);
    CHECK_FALSE(fs::exists(locked.out));
}
