#include "report/interview_report.h"

#include "report/sample_report.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <csignal>
#include <fstream>
#include <sstream>

using namespace mq::report;
using namespace mq::report::test;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

/// As long as it lives no file of this process grows beyond `bytes`: a disk that fills up while writing.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes) {
        REQUIRE(::getrlimit(RLIMIT_FSIZE, &before_) == 0);
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, before_.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    }
    ~SmallDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

} // namespace

TEST_CASE("a file that can't be written whole leaves the old one and nothing beside it") {
    const TempFolder folder;
    const auto path = folder.path() / "bao-cao.pdf";
    std::ofstream(path) << "cũ";
    const InterviewReport report = sample_report(2, 1);
    const Fonts fonts = program_fonts();
    mq::Status status;
    {
        const SmallDisk small(8192);
        status = write_interview_report(report, fonts, path);
    }
    REQUIRE_FALSE(status);
    CHECK(status.error().kind == mq::ErrorKind::io);
    CHECK(status.error().message.find("bao-cao.pdf") != std::string::npos);
    CHECK(bytes_of(path) == "cũ");
    CHECK(folder.files() == 1);

    REQUIRE(write_interview_report(report, fonts, path));
    CHECK(bytes_of(path).starts_with("%PDF-1."));
    CHECK(folder.files() == 1);
}

TEST_CASE("the same values give the same bytes") {
    const TempFolder folder;
    const InterviewReport report = sample_report(2, 1);
    REQUIRE(write_interview_report(report, program_fonts(), folder.path() / "a.pdf"));
    REQUIRE(write_interview_report(report, program_fonts(), folder.path() / "b.pdf"));
    CHECK(bytes_of(folder.path() / "a.pdf") == bytes_of(folder.path() / "b.pdf"));
}

TEST_CASE("places that can't be written to are named") {
    const TempFolder folder;
    const InterviewReport report = sample_report(1, 1);
    const Fonts fonts = program_fonts();
    const auto error_at = [&](const std::filesystem::path& path) {
        const mq::Status status = write_interview_report(report, fonts, path);
        REQUIRE_FALSE(status);
        return status.error();
    };
    const mq::Error missing = error_at(folder.path() / "khong-co" / "a.pdf");
    CHECK(missing.kind == mq::ErrorKind::not_found);
    CHECK(missing.message.find("khong-co") != std::string::npos);
    std::filesystem::create_directory(folder.path() / "la-thu-muc");
    CHECK(error_at(folder.path() / "la-thu-muc").message.find("là một thư mục") != std::string::npos);
    CHECK_FALSE(error_at("/proc/a.pdf").message.empty()); // nobody can make a file there, not even root
    CHECK(folder.files() == 1);
}

TEST_CASE("fonts that are missing or no fonts are an error") {
    const TempFolder folder;
    CHECK(find_fonts(folder.path()).error().kind == mq::ErrorKind::not_found);
    std::ofstream(folder.path() / "fonts.manifest") << "regular = a.ttf\nsemibold = a.ttf\nbold = a.ttf\n";
    CHECK_FALSE(find_fonts(folder.path()));
    std::ofstream(folder.path() / "a.ttf") << "không phải phông chữ";
    const auto found = find_fonts(folder.path());
    REQUIRE(found);
    CHECK(found->signs.empty());
    const mq::Status status = write_interview_report(sample_report(1, 1), *found, folder.path() / "b.pdf");
    REQUIRE_FALSE(status);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "b.pdf"));
}
