#include "cli/passphrase.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <utility>

namespace mq::cli {
namespace {

constexpr std::size_t longest_passphrase = 4096; // bytes; more is another kind of file

/// An open file that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd, bool own) : fd_(fd), own_(own) {}
    ~Descriptor() {
        if (own_ && fd_ >= 0)
            ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return fd_; }

private:
    int fd_;
    bool own_;
};

/// The terminal shows nothing of what is typed, until this goes.
class SilentTerminal {
public:
    explicit SilentTerminal(int fd) : fd_(fd), known_(::tcgetattr(fd, &before_) == 0) {
        if (!known_)
            return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= ECHONL;
        ::tcsetattr(fd, TCSAFLUSH, &silent);
    }
    ~SilentTerminal() {
        if (known_)
            ::tcsetattr(fd_, TCSAFLUSH, &before_);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

private:
    int fd_;
    termios before_{};
    bool known_;
};

/// Up to the first line break, a byte at a time: what follows is somebody else's. `bad_input` where it is
/// too long or empty.
Result<Secret> first_line(int fd, const std::string& from) {
    std::string line;
    line.reserve(longest_passphrase); // it isn't copied about while it grows
    for (;;) {
        char c = 0;
        const auto got = ::read(fd, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            const std::string why = std::strerror(errno);
            wipe(line);
            return fail(ErrorKind::io, fmt::format("Không đọc được mật khẩu từ {}.", from), why);
        }
        if (got == 0 || c == '\n')
            break;
        if (line.size() == longest_passphrase) {
            wipe(line);
            return fail(ErrorKind::bad_input, fmt::format("Mật khẩu ở {} dài quá.", from));
        }
        line += c;
    }
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    Secret out(line);
    wipe(line);
    if (out.empty())
        return fail(ErrorKind::bad_input, fmt::format("Không có mật khẩu ở {}.", from));
    return out;
}

Result<Secret> from_file(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC), true);
    if (file.get() < 0)
        return fail(ErrorKind::not_found, fmt::format("Không mở được tệp “{}”.", path), std::strerror(errno));
    return first_line(file.get(), fmt::format("tệp “{}”", path));
}

Error what_to_do() {
    return {ErrorKind::refused,
            "Dữ liệu đang khóa. Hãy chạy lệnh ở cửa sổ lệnh để gõ mật khẩu, hoặc thêm --login TÊN và "
            "--passphrase-file TỆP (hay --passphrase-fd SỐ).",
            ""};
}

Result<Secret> from_terminal(const std::string& login) {
    const Descriptor terminal(::isatty(STDIN_FILENO) != 0 ? ::open("/dev/tty", O_RDWR | O_CLOEXEC) : -1,
                              true);
    if (terminal.get() < 0)
        return tl::unexpected<Error>(what_to_do());
    fmt::print(stderr, "Mật khẩu của {}: ", login);
    const SilentTerminal silent(terminal.get());
    return first_line(terminal.get(), "cửa sổ lệnh");
}

Result<std::string> login_of(const KeyOptions& options, const std::vector<std::string>& logins) {
    if (!options.login.empty())
        return options.login;
    if (logins.size() == 1)
        return logins.front();
    return fail(ErrorKind::refused, "Dữ liệu có nhiều tài khoản. Hãy thêm --login TÊN.");
}

} // namespace

void declare_keys(CLI::App& program, KeyOptions& options) {
    program.add_option("--login", options.login, "account that opens locked data")->type_name("NAME");
    auto* file = program.add_option("--passphrase-file", options.passphrase_file,
                                    "read the passphrase from the first line of PATH");
    file->type_name("PATH");
    program
        .add_option("--passphrase-fd", options.passphrase_fd,
                    "read the passphrase from the open descriptor N")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber)
        ->excludes(file);
}

Result<app::CommandSession> session_for(const std::filesystem::path& database, const KeyOptions& options) {
    const auto ask = [&](const std::vector<std::string>& logins) -> Result<app::Credentials> {
        auto login = login_of(options, logins);
        if (!login)
            return tl::unexpected<Error>(login.error());
        auto passphrase =
            !options.passphrase_file.empty() ? from_file(options.passphrase_file)
            : options.passphrase_fd >= 0
                ? first_line(options.passphrase_fd, fmt::format("--passphrase-fd {}", options.passphrase_fd))
                : from_terminal(*login);
        if (!passphrase)
            return tl::unexpected<Error>(passphrase.error());
        return app::Credentials{std::move(*login), std::move(*passphrase)};
    };
    return app::open_for_command(database, options.key_dir, ask, SystemClock());
}

} // namespace mq::cli
