#include "store/erase.h"
#include "store/file_state.h"
#include "store/trouble.h"
#include "store/whole_file.h"

#include <fmt/format.h>
#include <sodium.h>
#include <algorithm>
#include <sstream>

namespace mq::store {
namespace {

constexpr std::size_t largest_file = 64U << 20U;
constexpr const char* first_word = "monqua-erased-1";

std::filesystem::path file_beside(const std::filesystem::path& path) {
    return beside(path, "-erased");
}

std::string hex(const Link& link) {
    return fmt::format("{:02x}", fmt::join(link, ""));
}

std::optional<Link> from_hex(const std::string& text) {
    Link link{};
    std::size_t bytes = 0;
    if (text.size() != 2 * link.size() ||
        sodium_hex2bin(link.data(), link.size(), text.data(), text.size(), nullptr, &bytes, nullptr) != 0 ||
        bytes != link.size())
        return std::nullopt;
    return link;
}

Link keyed(std::span<const std::uint8_t> key, std::string_view text) {
    Link out{};
    crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(), key.data(), key.size());
    return out;
}

std::optional<ErasedMark> mark_from(const std::string& line) {
    std::istringstream in(line);
    std::string kind;
    std::string mark;
    std::string proof;
    ErasedMark out;
    if (!(in >> kind >> mark >> proof >> out.at.unix_ms) || (kind != "person" && kind != "record"))
        return std::nullopt;
    const auto known = from_hex(mark);
    const auto proven = from_hex(proof);
    if (!known || !proven)
        return std::nullopt;
    out.mark = *known;
    out.proof = *proven;
    out.person = kind == "person";
    return out;
}

} // namespace

Link mark_of(const Uuid& database, const Uuid& id) {
    std::string text = "monqua erased ";
    text.append(id.bytes.begin(), id.bytes.end());
    return keyed(database.bytes, text);
}

Link proof_of(const ChainKey& key, const Link& mark, bool person, Instant at) {
    std::string text = fmt::format("monqua erased {} {} ", person ? "person" : "record", at.unix_ms);
    text.append(mark.begin(), mark.end());
    return keyed(key, text);
}

std::vector<ErasedMark> marks_in(Database& database) {
    std::vector<ErasedMark> marks;
    auto row = database.query("SELECT mark, person, proof, at_ms FROM erased ORDER BY mark");
    while (row.next())
        marks.push_back({link_in(row, 0).value_or(Link{}), row.small(1) != 0,
                         link_in(row, 2).value_or(Link{}), Instant{row.number(3)}});
    return marks;
}

void keep_marks(Database& database, std::span<const ErasedMark> marks) {
    for (const ErasedMark& mark : marks)
        database
            .query(
                "INSERT INTO erased (mark, person, proof, at_ms) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (mark) DO NOTHING",
                blob_of(mark.mark), mark.person ? 1 : 0, blob_of(mark.proof), mark.at.unix_ms)
            .run();
}

std::vector<ErasedMark> marks_beside(const std::filesystem::path& path, const Uuid& database) {
    std::error_code ignored;
    if (!std::filesystem::exists(file_beside(path), ignored))
        return {};
    std::istringstream in(read_whole(file_beside(path), largest_file));
    std::string word;
    std::string id;
    if (!(in >> word >> id) || word != first_word || id != database.str())
        return {};
    std::vector<ErasedMark> marks;
    for (std::string line; std::getline(in, line);)
        if (auto mark = mark_from(line))
            marks.push_back(*mark);
    return marks;
}

void write_marks_beside(const std::filesystem::path& path, const Uuid& database,
                        std::span<const ErasedMark> marks) {
    std::string text = fmt::format("{} {}\n", first_word, database.str());
    for (const ErasedMark& mark : marks)
        text += fmt::format("{} {} {} {}\n", mark.person ? "person" : "record", hex(mark.mark),
                            hex(mark.proof), mark.at.unix_ms);
    write_whole(file_beside(path), text);
}

} // namespace mq::store
