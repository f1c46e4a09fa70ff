#include "store/check_chain.h"

#include "store/chain.h"
#include "store/device.h"
#include "store/erase.h"
#include "store/trouble.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>

namespace mq::store {
namespace {

constexpr int most_told = 20; // of single rows

std::string day_of_row(const ChainedRow& row) {
    const Instant at{row.at_ms};
    return vietnamese_day(local_day(FixedClock(at, row.at_offset), at));
}

/// Which row, whose, from where.
std::string where(const ChainedRow& row) {
    return fmt::format("row {} ({} of device {}), {}, person {}, subject {}", row.seq, row.device_seq,
                       row.device.str(), row.kind, row.person.str(), row.subject.str());
}

class ChainCheck {
public:
    ChainCheck(Database& database, const std::optional<ChainKey>& key)
        : key_(key), id_(database_id(database)) {
        for (const ErasedMark& mark : marks_in(database))
            marks_.emplace(mark.mark, mark);
    }

    void look_at(const Query& query) {
        const std::string kind = query.text(8);
        const ChainedRow row = chained_row(query, kind);
        const std::string body = query.text(10);
        if (body.empty())
            look_at_erased(row);
        else if (!query.is_null(12) && hash_of_body(body) != row.body_hash)
            tell(changed_, row, "journal_hash",
                 fmt::format("Nội dung dòng {} của nhật ký (ngày {}) không còn như lúc ghi.", row.seq,
                             day_of_row(row)));
        look_at_link(row, link_in(query, 13));
    }

    std::vector<Finding> findings() {
        if (unchained_ > 0 && chained_ == 0)
            note(
                fmt::format("{} dòng của nhật ký chưa có chuỗi kiểm tra; mở tệp bằng chương trình một lần "
                            "để có.",
                            unchained_));
        else if (!key_)
            note(
                fmt::format("Chưa kiểm được chuỗi của {} dòng nhật ký vì chưa có khoá; hãy đăng nhập rồi "
                            "kiểm tra lại.",
                            chained_));
        for (const auto& [device, broken] : broken_)
            if (broken > 1)
                add(Severity::error, "journal_chain",
                    fmt::format("Một máy có tất cả {} dòng không khớp chuỗi kiểm tra.", broken),
                    device.str());
        for (const int& count : {changed_, emptied_})
            if (count > most_told)
                add(Severity::error, "journal_hash", fmt::format("Có tất cả {} dòng như vậy.", count), {});
        return std::move(findings_);
    }

private:
    void add(Severity severity, const char* code, std::string message, std::string detail) {
        findings_.push_back({severity, code, std::move(message), std::move(detail)});
    }
    void note(std::string message) { add(Severity::note, "journal_chain", std::move(message), {}); }
    void tell(int& count, const ChainedRow& row, const char* code, std::string message) {
        if (++count <= most_told)
            add(Severity::error, code, std::move(message), where(row));
    }

    [[nodiscard]] bool is_marked(const Uuid& id, bool person) const {
        if (id.is_nil())
            return false;
        const auto mark = marks_.find(mark_of(id_, id));
        if (mark == marks_.end() || mark->second.person != person)
            return false;
        return !key_ || mark->second.proof == proof_of(*key_, mark->first, person, mark->second.at);
    }

    void look_at_erased(const ChainedRow& row) {
        if (!is_marked(row.person, true) && !is_marked(row.subject, false))
            tell(emptied_, row, "erased",
                 fmt::format("Nội dung dòng {} của nhật ký (ngày {}) bị lấy mất mà không có ghi nhận xoá.",
                             row.seq, day_of_row(row)));
    }

    void look_at_link(const ChainedRow& row, const std::optional<Link>& link) {
        if (!link) {
            ++unchained_;
            // After others were chained: taken away, or written by a stranger.
            if (chained_ > 0)
                broken(row);
            return;
        }
        ++chained_;
        if (unchained_ > 0 && chained_ == 1)
            broken(row);
        if (!key_)
            return;
        Link& before = last_[row.device];
        if (link_after(before, *key_, row) != *link)
            broken(row);
        before = *link;
    }

    void broken(const ChainedRow& row) {
        if (++broken_[row.device] == 1)
            add(Severity::error, "journal_chain",
                fmt::format("Từ dòng {} của nhật ký (ngày {}), chuỗi kiểm tra không khớp: có dòng đã bị sửa, "
                            "bị bớt hoặc chèn thêm.",
                            row.seq, day_of_row(row)),
                where(row));
    }

    const std::optional<ChainKey>& key_;
    Uuid id_;
    std::map<Link, ErasedMark> marks_;
    std::map<Uuid, Link> last_;
    std::map<Uuid, std::int64_t> broken_;
    std::int64_t chained_ = 0;
    std::int64_t unchained_ = 0;
    int changed_ = 0;
    int emptied_ = 0;
    std::vector<Finding> findings_;
};

} // namespace

std::vector<Finding> check_chain(Database& database, const std::optional<ChainKey>& key,
                                 const std::function<void(std::int64_t)>& tick) {
    static const std::string sql = fmt::format("SELECT {} FROM journal ORDER BY seq", chained_columns);
    ChainCheck check(database, key);
    auto row = database.query(sql.c_str());
    for (std::int64_t rows = 1; row.next(); ++rows) {
        check.look_at(row);
        if (rows % 1024 == 0)
            tick(rows);
    }
    return check.findings();
}

} // namespace mq::store
