#include "content/bank_support.h"

#include "content/support.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <array>
#include <fstream>

namespace mq::content::test {
namespace {

/// Longer and shorter by turns, so that length tells nothing.
constexpr std::array<std::string_view, 5> endings{" cho bạn", "", " cho cả nhóm", " cho khách", " ngay"};

std::string footing(std::size_t facet, int level) {
    if (!a01().facets[facet].axis)
        return "";
    std::string shows;
    for (const auto& behaviour : a01().behaviours)
        if (behaviour.facet == facet && behaviour.level == level)
            shows += (shows.empty() ? "" : ", ") + behaviour.id;
    return shows.empty() ? ", general: true" : ", shows: [" + shows + "]";
}

std::string rows_text(const std::vector<std::string>& facets) {
    std::string out;
    for (const std::string& id : facets) {
        out += fmt::format("  {}:\n", id);
        for (int level = 1; level <= 5; ++level)
            out += fmt::format(
                "    {}: {{vi: \"{} mức {}: kể được ai làm gì, lúc nào, khách nói gì sau đó{}\", "
                "en: \"{} at {}\"{}}}\n",
                level, id, level, endings[static_cast<std::size_t>(level) - 1], id, level,
                footing(*a01().facet_index(id), level));
    }
    return out;
}

constexpr std::string_view middle = R"(probes:
  - {vi: "Khách biết tin từ ai?", en: "Who told the customer?"}
  - {vi: "Bạn hẹn lại thế nào?", en: "What did you promise?"}
  - {vi: "Sau đó khách nói gì?", en: "What did the customer say then?"}
listen:
  - {vi: "Báo trước khi khách hỏi", en: "Told before being asked"}
  - {vi: "Hẹn có căn cứ", en: "A promise with grounds"}
  - {vi: "Có gọi lại", en: "Called back"}
red_flags:
  - {vi: "Chỉ kể lỗi của kho", en: "Only the store's fault"}
  - {vi: "Coi ký nhận là xong", en: "The signature is the end"}
tags:
  - {id: tells_first, good: true, name: {vi: "Báo trước", en: "Tells first"}}
  - {id: calls_back, good: true, name: {vi: "Gọi lại", en: "Calls back"}}
  - {id: blames, good: false, name: {vi: "Đổ lỗi", en: "Blames"}}
  - {id: no_date, good: false, name: {vi: "Không hẹn", en: "No date"}}
)";

} // namespace

std::string question_text(const std::string& id, const std::vector<std::string>& facets, int model) {
    return fmt::format(
        "question: {}\nrevision: 2\nname: {{vi: Quá hẹn, en: Late}}\nkind: past\nminutes: 5\n{}"
        "for: [new_hire, agent]\ntext: {{vi: \"Kể về một lần quá hẹn, chuyện {}.\", en: \"Tell "
        "me about {}.\"}}\n{}facets:\n{}",
        id, model > 0 ? fmt::format("model_question: {}\n", model) : "", id, id, middle, rows_text(facets));
}

std::string question_text() {
    return question_text("C1", {"follow_up", "autonomy"});
}

std::string guide_text() {
    std::string consents;
    for (const std::string_view id : {"practice", "assessment", "selection", "keep"})
        consents += fmt::format(
            "  - id: {}\n    revision: 1\n    purpose: {{vi: Lưu để xem, en: Keeping}}\n"
            "    text: {{vi: Mục đích là {}., en: For {}.}}\n",
            id, id, id);
    return "guide: 3\nfixed_probes:\n  hard: {vi: Khó nhất là gì?, en: What was hardest?}\n"
           "  help: {vi: Ai giúp bạn?, en: Who helped?}\nconsents:\n" +
           consents + "scale:\n" +
           rows_text({"understand", "respond", "follow_up", "customer_view", "improve", "autonomy"});
}

std::string kits_text(const std::vector<std::string>& questions) {
    return fmt::format(
        "kits: 1\nlist:\n  - id: thu\n    for: agent\n    minutes: 45\n    name: {{vi: Thử, en: "
        "Trial}}\n    about: {{vi: Một buổi., en: One session.}}\n    questions: [{}]\n",
        fmt::join(questions, ", "));
}

std::string benchmark_text(const std::string& id, const std::string& question, int turn) {
    std::string out = fmt::format(
        "benchmark: {}\nrevision: 1\nquestion: {}\nwho: {{vi: Nhân viên ba năm}}\n"
        "answer:\n  - {{vi: Chuyện hồi tháng ba.}}\n  - {{vi: Tôi gọi cho khách.}}\n"
        "  - {{vi: Khó nhất là tìm ra kho.}}\n  - {{vi: Chị trưởng nhóm chỉ cách.}}\n"
        "ratings:\n",
        id, question);
    for (const auto& facet : a01().facets)
        out += fmt::format("  {}: {{rating: {}, reason: {{vi: Có nói rõ.}}}}\n", facet.id, turn++ % 5 + 1);
    return out;
}

TempFolder::TempFolder(std::string_view name) : path_(std::filesystem::temp_directory_path() / name) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void TempFolder::write(const std::string& file, const std::string& text) const {
    std::filesystem::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file, std::ios::binary) << text;
}

void TempFolder::remove(const std::string& file) const {
    std::filesystem::remove(path_ / file);
}

void write_bank(const TempFolder& folder) {
    std::vector<std::string> ids;
    for (int i = 1; i <= 8; ++i) {
        ids.push_back(fmt::format("C{}", i));
        const std::vector<std::string> facets =
            i % 2 == 0 ? std::vector<std::string>{"understand", "respond", "autonomy"}
                       : std::vector<std::string>{"follow_up", "customer_view", "improve"};
        folder.write(fmt::format("bank/c{}.yaml", i), question_text(ids.back(), facets, i));
    }
    folder.write("guide.yaml", guide_text());
    folder.write("kits.yaml", kits_text(ids));
    for (int i = 1; i <= 12; ++i)
        folder.write(fmt::format("benchmarks/b{:02}.yaml", i),
                     benchmark_text(fmt::format("B{:02}", i), "C1", i));
}

} // namespace mq::content::test
