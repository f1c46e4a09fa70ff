#include "store/accounts.h"
#include "store/care.h"
#include "store/check_chain.h"
#include "store/commit_counter.h"
#include "store/compare.h"
#include "store/device.h"
#include "store/file_state.h"
#include "store/journal.h"
#include "store/key_file.h"
#include "store/key_pairs.h"
#include "store/key_vault.h"
#include "store/long_work.h"
#include "store/migrate.h"
#include "store/page_check.h"
#include "store/page_seal.h"
#include "store/projector.h"
#include "store/reader.h"
#include "store/trouble.h"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <algorithm>
#include <memory>
#include <utility>

namespace mq::store {
namespace {

constexpr int most_findings_of_a_kind = 20; // of single rows; the count of all is told

class Checker {
public:
    /// `vault`: none: what `keys` open.
    Checker(const std::filesystem::path& path, const Vault* vault, const KeyPlace* keys,
            const Progress& progress)
        : path_(path), vault_(vault), keys_(keys), teller_(progress), reader_(open_reader(path)) {}
    CheckReport run();

private:
    using Step = void (Checker::*)();

    [[nodiscard]] Database& database() const { return *reader_.database; }
    void add(Severity severity, const char* code, std::string message, std::string detail = {});
    /// A damaged page can end any step; the others still tell what they can.
    void attempt_step(Step step, const char* code);

    void open_vault();
    void seals();
    void pages();
    void foreign_keys();
    void journal_order();
    void device_order();
    void ids();
    void chain();
    void projections();
    void contents();
    void counter();
    void lost_before();
    void count_rows();

    std::filesystem::path path_;
    const Vault* vault_;
    const KeyPlace* keys_;
    Teller teller_;
    std::unique_ptr<const Vault> own_vault_; ///< of the reader's connection, which tells it of its end
    Reader reader_;
    std::optional<std::int64_t> counted_;
    CheckReport report_;
};

void Checker::add(Severity severity, const char* code, std::string message, std::string detail) {
    report_.findings.push_back({severity, code, std::move(message), std::move(detail)});
}

void Checker::attempt_step(Step step, const char* code) {
    try {
        (this->*step)();
    } catch (...) {
        Error error = current_error();
        const bool stopped = error.kind == ErrorKind::refused && error.detail == cancelled().detail;
        if (stopped || is_of_machine(error))
            throw Trouble(std::move(error));
        add(Severity::error, code, std::move(error.message), std::move(error.detail));
    }
}

void Checker::seals() {
    if (!is_sealed(database().handle())) {
        if (schema_of(database()) < newest_schema())
            return; // said with the schema
        add(Severity::note, "seals",
            "Các trang của tệp này chưa có dấu niêm. Mở tệp bằng chương trình một lần để có.");
        return;
    }
    const auto damaged = damaged_pages(database(), [this](double share) { teller_.part(share / 2.0); });
    int told = 0;
    for (const DamagedPage& page : damaged) {
        if (++told > most_findings_of_a_kind)
            break;
        const std::string where = page.owner.empty() ? std::string("chưa rõ thuộc bảng nào")
                                                     : fmt::format("thuộc “{}”", page.owner);
        add(Severity::error, "pages", fmt::format("Trang {} bị hỏng trên ổ đĩa, {}.", page.page, where),
            fmt::format("page {} {}", page.page, page.owner));
    }
    if (told > most_findings_of_a_kind)
        add(Severity::error, "pages", fmt::format("Có tất cả {} trang bị hỏng.", damaged.size()));
}

void Checker::pages() {
    const Interruptible interruptible(database(), teller_);
    for (std::string& found : structure_findings(database(), StructureCheck::whole, most_findings_of_a_kind))
        add(Severity::error, "pages", "Một trang của tệp dữ liệu bị hỏng.", std::move(found));
}

void Checker::foreign_keys() {
    const std::int64_t broken = database().number("SELECT count(*) FROM pragma_foreign_key_check");
    if (broken == 0)
        return;
    auto row = database().query("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 1");
    const std::string first = row.next() ? fmt::format("{} → {}", row.text(0), row.text(2)) : std::string();
    add(Severity::error, "foreign_keys", fmt::format("{} dòng trỏ tới một dòng không còn.", broken), first);
}

void Checker::journal_order() {
    auto row = database().query("SELECT count(*), min(seq), max(seq) FROM journal");
    if (!row.next())
        return;
    report_.journal_rows = row.number(0);
    if (report_.journal_rows > 0 && (row.number(1) != 1 || row.number(2) != report_.journal_rows))
        add(Severity::error, "journal_gap", "Nhật ký thiếu dòng.",
            fmt::format("{} rows from {} to {}", row.number(0), row.number(1), row.number(2)));
}

void Checker::device_order() {
    auto row = database().query(
        "SELECT device, count(*), min(device_seq), max(device_seq) FROM journal GROUP BY device");
    while (row.next())
        if (row.number(2) != 1 || row.number(3) != row.number(1))
            add(Severity::error, "journal_gap",
                fmt::format("Nhật ký thiếu {} dòng của một máy.", row.number(3) - row.number(1)),
                fmt::format("device {}: {} rows from {} to {}", row.uuid(0).str(), row.number(1),
                            row.number(2), row.number(3)));
}

void Checker::ids() {
    const std::int64_t twice = database().number("SELECT count(*) - count(DISTINCT id) FROM journal");
    if (twice > 0)
        add(Severity::error, "journal_id", fmt::format("{} dòng của nhật ký trùng mã.", twice));
}

void Checker::open_vault() {
    if (vault_ != nullptr)
        return;
    if (!has_keys(database())) {
        own_vault_ = std::make_unique<PlainVault>();
    } else {
        auto ring = keys_ != nullptr ? keys_->ring : nullptr;
        if (!ring && keys_ != nullptr)
            ring = ring_of_device(database(), read_device_key(keys_->folder, database_id(database())));
        own_vault_ = std::make_unique<KeyVault>(database(), ring ? ring : std::make_shared<const KeyRing>());
    }
    vault_ = own_vault_.get();
}

void Checker::chain() {
    const double all = std::max<double>(1.0, static_cast<double>(report_.journal_rows));
    for (Finding& finding : check_chain(database(), vault_->chain_key(), [&](std::int64_t rows) {
             teller_.part(std::min(1.0, static_cast<double>(rows) / all));
         }))
        report_.findings.push_back(std::move(finding));
}

void Checker::projections() {
    Database derived("", Access::write); // SQLite's own temporary file, gone when it is closed
    derived.run("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF");
    migrate(derived, migrations(), Instant{}, {});
    DigestVault digests;
    const bool sealed = has_keys(database()); // else nobody can have what opens it
    std::int64_t closed = 0;
    std::vector<std::pair<std::int64_t, std::string>> unreadable;
    std::vector<std::pair<std::int64_t, std::string>> misfits;
    const double all = std::max<double>(1.0, static_cast<double>(report_.journal_rows));
    Replay tell;
    tell.progress = [&](std::int64_t rows) {
        if (rows % 1024 == 0)
            teller_.part(std::min(1.0, static_cast<double>(rows) / all));
    };
    tell.trouble = [&](std::int64_t seq, const Error& error) {
        if (is_of_machine(error)) // of the temporary file that is derived
            throw Trouble(error);
        if (sealed && error.kind == ErrorKind::refused && error.detail == unopened_detail)
            ++closed;
        else if (error.kind == ErrorKind::refused)
            misfits.emplace_back(seq, error.detail);
        else
            unreadable.emplace_back(seq, error.detail);
    };
    {
        Transaction transaction(derived);
        replay(database(), *vault_, derived, digests, tell);
        transaction.commit();
    }
    if (closed == 0) // what isn't open leaves others without what came before them
        unreadable.insert(unreadable.end(), misfits.begin(), misfits.end());
    for (std::size_t i = 0; i < std::min<std::size_t>(unreadable.size(), most_findings_of_a_kind); ++i)
        add(Severity::error, "journal_body",
            fmt::format("Dòng {} của nhật ký không đọc được.", unreadable[i].first), unreadable[i].second);
    if (closed > 0) {
        add(Severity::note, "projection",
            fmt::format(
                "{} trong {} dòng của nhật ký không mở được bằng tài khoản đang dùng, nên chưa so các "
                "bảng với nhật ký.",
                closed, report_.journal_rows));
        return;
    }
    for (const Difference& difference :
         compare_projections(database(), *vault_, derived, [&] { teller_.part(1.0); }))
        add(Severity::error, "projection",
            fmt::format("{} dòng trong bảng “{}” khác với nhật ký; có thể dựng lại từ nhật ký.",
                        difference.rows, difference.table),
            difference.first);
}

void Checker::contents() {
    std::int64_t wrong = 0;
    auto row = database().query("SELECT hash, id, revision, text FROM content");
    for (std::int64_t count = 1; row.next(); ++count) {
        if (count % 64 == 0)
            teller_.part(0.0);
        ++report_.contents;
        const std::string text = row.text(3);
        if (row.text(0).size() == 32 && content_hash(text) == row.hash(0))
            continue;
        if (++wrong > most_findings_of_a_kind)
            continue;
        add(Severity::error, "content",
            fmt::format("Văn bản đã lưu của “{}” không còn như lúc lưu.", row.text(1)),
            fmt::format("{} revision {}", row.text(1), row.small(2)));
    }
}

void Checker::counter() {
    const std::int64_t found = database().number("SELECT max(seq) FROM journal");
    if (!counted_)
        add(Severity::note, "counter", "Không có bộ đếm lần ghi cạnh tệp này (bản sao lưu thì không có).");
    else if (*counted_ > found)
        add(Severity::error, "counter", fmt::format("{} lần ghi gần nhất có thể đã mất.", *counted_ - found),
            fmt::format("counted {}, journal {}", *counted_, found));
}

void Checker::lost_before() {
    const std::int64_t times = database().number("SELECT count(*) FROM journal WHERE kind = 'writes_lost'");
    if (times > 0)
        add(Severity::note, "counter",
            fmt::format("Trước đây đã có {} lần mở lại mà thiếu những dòng ghi cuối; nhật ký có ghi lúc nào.",
                        times));
}

void Checker::count_rows() {
    report_.attempts = database().number("SELECT count(*) FROM attempt");
}

CheckReport Checker::run() {
    const int schema = schema_of(database());
    teller_.phase(0.0, 0.3);
    attempt_step(&Checker::seals, "pages");
    attempt_step(&Checker::pages, "pages");
    if (schema < newest_schema()) {
        add(Severity::note, "schema",
            fmt::format("Tệp của bản trước (dữ liệu bản {}): chỉ xem được các trang. Mở bằng chương trình để "
                        "nâng cấp.",
                        schema));
        return std::move(report_);
    }
    // Read before the journal's moment below: afterwards a program at work may have counted on.
    counted_ = CommitCounter::read(beside(path_, "-count"), database_id(database()));
    database().run("BEGIN"); // everything below is of one moment, also while the program writes
    attempt_step(&Checker::foreign_keys, "foreign_keys");
    attempt_step(&Checker::journal_order, "journal_gap");
    attempt_step(&Checker::device_order, "journal_gap");
    attempt_step(&Checker::ids, "journal_id");
    attempt_step(&Checker::open_vault, "keys");
    if (vault_ == nullptr)
        return std::move(report_);
    teller_.phase(0.3, 0.4);
    attempt_step(&Checker::chain, "journal_chain");
    teller_.phase(0.4, 0.9);
    attempt_step(&Checker::projections, "projection");
    teller_.phase(0.9, 1.0);
    attempt_step(&Checker::contents, "content");
    attempt_step(&Checker::counter, "counter");
    attempt_step(&Checker::lost_before, "counter");
    attempt_step(&Checker::count_rows, "projection");
    teller_.part(1.0);
    return std::move(report_);
}

} // namespace

bool CheckReport::sound() const {
    return std::ranges::none_of(findings, [](const Finding& f) { return f.severity == Severity::error; });
}

Result<CheckReport> check(const std::filesystem::path& path, const Vault* vault, const Progress& progress) {
    return guarded([&] { return Checker(path, vault, nullptr, progress).run(); });
}

Result<CheckReport> check(const std::filesystem::path& path, const KeyPlace& keys, const Progress& progress) {
    return guarded([&] { return Checker(path, nullptr, &keys, progress).run(); });
}

} // namespace mq::store
