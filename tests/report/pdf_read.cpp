#include "report/sample_report.h"

#include <doctest/doctest.h>
#include <unistd.h>
#include <array>
#include <cstdio>
#include <memory>
#include <sstream>

namespace mq::report::test {
namespace {

namespace fs = std::filesystem;

/// Line breaks and runs of spaces become single spaces: where a line is broken is no concern of a test.
std::string flattened(const std::string& text) {
    std::istringstream in(text);
    std::string flat;
    for (std::string word; in >> word;)
        flat += (flat.empty() ? "" : " ") + word;
    return flat;
}

std::string unescaped(std::string text) {
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"&lt;", "<"},
                                   {"&gt;", ">"},
                                   {"&quot;", "\""},
                                   {"&amp;", "&"}}) {
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
            text.replace(at, from.size(), to);
    }
    return text;
}

} // namespace

TempFolder::TempFolder() {
    std::string name = (fs::temp_directory_path() / "monqua-report-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::size_t TempFolder::files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
}

PdfRead::PdfRead(fs::path file) : file_(std::move(file)) {
    REQUIRE(fs::exists(file_));
}

std::string PdfRead::run(const std::string& command) const {
    std::string out;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), &::pclose);
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> part{};
    for (std::size_t n = 0; (n = std::fread(part.data(), 1, part.size(), pipe.get())) > 0;)
        out.append(part.data(), n);
    REQUIRE_MESSAGE(!out.empty(), "nothing from: ", command, " (Debian package poppler-utils)");
    return out;
}

int PdfRead::pages() const {
    const std::string about = info();
    const std::string label = "Pages:";
    const auto at = about.find(label);
    REQUIRE(at != std::string::npos);
    return std::stoi(about.substr(at + label.size()));
}

std::string PdfRead::text() const {
    return flattened(run("pdftotext '" + file_.string() + "' -"));
}

std::string PdfRead::text(int page) const {
    const std::string number = std::to_string(page);
    return flattened(run("pdftotext -f " + number + " -l " + number + " '" + file_.string() + "' -"));
}

std::string PdfRead::fonts() const {
    return run("pdffonts '" + file_.string() + "'");
}

std::string PdfRead::info() const {
    return run("pdfinfo '" + file_.string() + "'");
}

std::vector<PdfRead::Word> PdfRead::words() const {
    std::vector<Word> words;
    int page = 0;
    std::istringstream lines(run("pdftotext -bbox '" + file_.string() + "' -"));
    for (std::string line; std::getline(lines, line);) {
        if (line.find("<page ") != std::string::npos)
            ++page;
        const auto begin = line.find("<word ");
        const auto end = line.rfind("</word>");
        if (begin == std::string::npos || end == std::string::npos)
            continue;
        Word word;
        const int read =
            std::sscanf(line.c_str() + begin, R"(<word xMin="%lf" yMin="%lf" xMax="%lf" yMax="%lf">)",
                        &word.left, &word.top, &word.right, &word.bottom);
        REQUIRE(read == 4);
        const auto text = line.find('>', begin) + 1;
        word.text = unescaped(line.substr(text, end - text));
        word.page = page;
        words.push_back(std::move(word));
    }
    return words;
}

} // namespace mq::report::test
