#include "store/sealed_file.h"

#include <sodium.h>
#include <algorithm>
#include <bit>
#include <cstring>

namespace mq::store {
namespace {

constexpr std::size_t content_bytes = page_bytes - seal_bytes;
constexpr std::array<unsigned char, 8> mark = {'M', 'o', 'n', 'Q', 's', 'e', 'a', 'l'};
constexpr std::size_t hash_bytes = seal_bytes - mark.size();
// A domain of its own, so that no other BLAKE2b in a page can be taken for a seal.
constexpr std::array<unsigned char, 24> key = {'m', 'o', 'n', 'q', 'u', 'a', '.', 'p', 'a', 'g', 'e', '.',
                                               's', 'e', 'a', 'l', '.', '1', 0,   0,   0,   0,   0,   0};

// Offsets in the first page: sqlite.org/fileformat2.html, 1.3.
constexpr int header_bytes = 100;
constexpr std::size_t reserved_at = 20;

// Of the log: sqlite.org/fileformat2.html, 4.1.
constexpr std::int64_t log_header_bytes = 32;
constexpr std::int64_t frame_header_bytes = 24;
constexpr std::int64_t frame_bytes = frame_header_bytes + page_bytes;
constexpr std::int64_t log_checksum_at = 24;
constexpr std::int64_t frame_checksum_at = 16;
constexpr int summed_of_frame_header = 8;

std::array<unsigned char, hash_bytes> hash_of(std::span<const unsigned char, page_bytes> bytes,
                                              std::int64_t page) {
    std::array<unsigned char, 8> number{};
    for (std::size_t i = 0; i < number.size(); ++i)
        number[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(page) >> (8 * i));
    std::array<unsigned char, hash_bytes> hash{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.data(), key.size(), hash.size());
    crypto_generichash_update(&state, number.data(), number.size());
    crypto_generichash_update(&state, bytes.data(), content_bytes);
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hash;
}

bool has_mark(std::span<const unsigned char, page_bytes> bytes) {
    return std::equal(mark.begin(), mark.end(), bytes.begin() + content_bytes);
}

std::int64_t frame_at(std::int64_t frame) {
    return log_header_bytes + frame * frame_bytes;
}

/// The frame whose header (`offset` 0) or page (24) begins there; −1: none.
std::int64_t frame_beginning(std::int64_t at, std::int64_t offset) {
    const std::int64_t from_first = at - log_header_bytes - offset;
    return from_first >= 0 && from_first % frame_bytes == 0 ? from_first / frame_bytes : -1;
}

std::uint32_t word(const unsigned char* bytes, bool big_endian) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; ++i)
        value |= static_cast<std::uint32_t>(bytes[i]) << (8U * (big_endian ? 3U - i : i));
    return value;
}

struct LogChecksum {
    std::uint32_t first = 0;
    std::uint32_t second = 0;

    [[nodiscard]] static LogChecksum stored(const unsigned char* bytes) {
        return {word(bytes, true), word(bytes + 4, true)};
    }
    void add(const unsigned char* bytes, int size, bool big_endian) {
        if (big_endian == (std::endian::native == std::endian::big))
            sum(bytes, size, [](const unsigned char* at) {
                std::uint32_t value = 0;
                std::memcpy(&value, at, sizeof value);
                return value;
            });
        else
            sum(bytes, size, [big_endian](const unsigned char* at) { return word(at, big_endian); });
    }
    friend bool operator==(const LogChecksum&, const LogChecksum&) = default;

private:
    template <class Word>
    void sum(const unsigned char* bytes, int size, Word word_at) {
        for (int i = 0; i < size; i += 8) {
            first += word_at(bytes + i) + second;
            second += word_at(bytes + i + 4) + first;
        }
    }
};

} // namespace

void put_seal(PageView bytes, std::int64_t page) {
    const auto hash = hash_of(bytes, page);
    const auto end = std::copy(mark.begin(), mark.end(), bytes.begin() + content_bytes);
    std::copy(hash.begin(), hash.end(), end);
}

bool fits_seal(std::span<const unsigned char, page_bytes> bytes, std::int64_t page) {
    const auto hash = hash_of(bytes, page);
    return has_mark(bytes) && std::equal(hash.begin(), hash.end(), bytes.end() - hash_bytes);
}

bool says_sealed(std::span<const unsigned char, page_bytes> first) {
    const bool database = std::memcmp(first.data(), "SQLite format 3", 16) == 0;
    return (database && first[reserved_at] == seal_bytes) || has_mark(first);
}

FileOutcome SealedFile::read(void* to, int bytes, std::int64_t at) {
    return kind_ == Kind::database ? read_database(to, bytes, at) : read_log(to, bytes, at);
}

int SealedFile::write(const void* from, int bytes, std::int64_t at) {
    if (kind_ == Kind::database)
        return write_database(from, bytes, at);
    const int code = write_below(from, bytes, at);
    follow_log(bytes, at);
    return code;
}

int SealedFile::read_below(void* to, int bytes, std::int64_t at) const {
    return below_->pMethods->xRead(below_, to, bytes, at);
}

int SealedFile::write_below(const void* from, int bytes, std::int64_t at) const {
    return below_->pMethods->xWrite(below_, from, bytes, at);
}

FileOutcome SealedFile::read_database(void* to, int bytes, std::int64_t at) {
    if (bytes == page_bytes && at % page_bytes == 0)
        return read_page(PageView(static_cast<unsigned char*>(to), page_bytes), at / page_bytes + 1);
    if (at + bytes <= header_bytes) {
        // Read before any lock is held, for the size of pages and for whether the cache is still good; what
        // it says is looked at again in the whole page. A page that is being written must not fail here.
        if (at == 0)
            peek_at_header();
        return {read_below(to, bytes, at)};
    }
    if (!sealed_)
        return {read_below(to, bytes, at)};
    return read_parts(static_cast<unsigned char*>(to), bytes, at);
}

void SealedFile::peek_at_header() {
    if (read_below(scratch_.data(), page_bytes, 0) == SQLITE_OK && says_sealed(scratch_))
        sealed_ = true;
}

FileOutcome SealedFile::read_page(PageView to, std::int64_t page) {
    const int code = read_below(to.data(), page_bytes, (page - 1) * page_bytes);
    if (code == SQLITE_OK && page == 1 && says_sealed(to))
        sealed_ = true;
    // A page past the end is one that was cut off, and one of zeros was never written: SQLite would take both
    // as they are. With secure_delete on, as it is everywhere here, freed pages are written too.
    const bool cut = code == SQLITE_IOERR_SHORT_READ;
    if (!sealed_ || (code != SQLITE_OK && !cut))
        return {code};
    if (!cut && taken_ != nullptr && page != 1 && has_mark(to)) {
        taken_->take(page); // compared where the copy is read back, with the same seal
        return {};
    }
    if (!cut && fits_seal(to, page))
        return {};
    return {SQLITE_IOERR_DATA, BrokenPage{page, false}};
}

/// Whatever is read of a page, all of it is looked at.
FileOutcome SealedFile::read_parts(unsigned char* to, int bytes, std::int64_t at) {
    while (bytes > 0) {
        const std::int64_t page = at / page_bytes + 1;
        const auto from = static_cast<int>(at % page_bytes);
        const int part = std::min(bytes, page_bytes - from);
        const FileOutcome outcome = read_page(scratch_, page);
        if (outcome.code != SQLITE_OK)
            return outcome;
        std::copy_n(scratch_.begin() + from, part, to);
        to += part;
        at += part;
        bytes -= part;
    }
    return {};
}

int SealedFile::write_database(const void* from, int bytes, std::int64_t at) {
    if (bytes != page_bytes || at % page_bytes != 0) // SQLite writes whole pages
        return write_below(from, bytes, at);
    const auto* page = static_cast<const unsigned char*>(from);
    if (at == 0 && says_sealed(std::span<const unsigned char, page_bytes>(page, page_bytes)))
        sealed_ = true;
    if (!sealed_ || (given_ != nullptr && given_->has(at / page_bytes + 1)))
        return write_below(from, bytes, at);
    std::copy_n(page, page_bytes, scratch_.begin());
    put_seal(scratch_, at / page_bytes + 1);
    return write_below(scratch_.data(), bytes, at);
}

void SealedFile::follow_log(int bytes, std::int64_t at) {
    const std::int64_t header = bytes == frame_header_bytes ? frame_beginning(at, 0) : -1;
    const std::int64_t page = bytes == page_bytes ? frame_beginning(at, frame_header_bytes) : -1;
    if (at == 0) { // a new log begins
        unsettled_from_ = all_settled;
        big_endian_.reset();
    } else if (header >= 0 && unsettled_from_ != all_settled && header <= unsettled_from_) {
        unsettled_from_ = header + 1;
    } else if (page >= 0 && page != header_written_) {
        unsettled_from_ = std::min(unsettled_from_, page);
    }
    header_written_ = header;
}

FileOutcome SealedFile::read_log(void* to, int bytes, std::int64_t at) {
    const std::int64_t frame = bytes == page_bytes ? frame_beginning(at, frame_header_bytes) : -1;
    if (frame < 0 ||
        frame >= unsettled_from_) // whole frames are read after a crash, and SQLite looks at them
        return {read_below(to, bytes, at)};
    return read_frame(PageView(static_cast<unsigned char*>(to), page_bytes), frame);
}

int SealedFile::learn_byte_order() {
    std::array<unsigned char, 4> magic{};
    if (big_endian_)
        return SQLITE_OK;
    const int code = read_below(magic.data(), magic.size(), 0);
    if (code == SQLITE_OK)
        big_endian_ = (magic[3] & 1U) != 0;
    return code;
}

/// The sum of a frame goes on from the one before it, so both stored sums and what lies between are enough.
/// All of that is taken in one reading.
FileOutcome SealedFile::read_frame(PageView to, std::int64_t frame) {
    const std::int64_t from = frame == 0 ? log_checksum_at : frame_at(frame - 1) + frame_checksum_at;
    const std::int64_t page_at = frame_at(frame) + frame_header_bytes;
    int code = learn_byte_order();
    if (code == SQLITE_OK)
        code = read_below(frames_.data(), static_cast<int>(page_at + page_bytes - from), from);
    if (code != SQLITE_OK)
        return {code};
    const unsigned char* page = frames_.data() + (page_at - from);
    const unsigned char* header = page - frame_header_bytes;
    LogChecksum sum = LogChecksum::stored(frames_.data());
    sum.add(header, summed_of_frame_header, *big_endian_);
    sum.add(page, page_bytes, *big_endian_);
    std::copy_n(page, page_bytes, to.begin());
    if (sum == LogChecksum::stored(header + frame_checksum_at))
        return {};
    return {SQLITE_IOERR_DATA, BrokenPage{word(header, true), true}};
}

} // namespace mq::store
