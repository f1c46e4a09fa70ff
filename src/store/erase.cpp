#include "store/erase.h"

#include "store/device.h"
#include "store/journal.h"
#include "store/kept.h"
#include "store/projector.h"
#include "store/store_impl.h"

#include <algorithm>
#include <set>
#include <utility>

namespace mq::store {
namespace {

/// The transaction of one erasure: rows, marks, the record that names nobody.
class Erasing {
public:
    Erasing(Store::Impl& impl, Instant now)
        : impl_(impl),
          now_(now),
          database_(impl.database()),
          key_(impl.vault->chain_key()),
          transaction_(database_) {
        if (!key_)
            throw Trouble(ErrorKind::refused, "Tệp dữ liệu đang khoá nên chưa xoá được; hãy đăng nhập.",
                          "no key for the chain");
        if (has_unchained(database_)) // the hashes of the texts that go must be kept
            chain_journal(database_, *key_);
    }
    void mark(const Uuid& id, bool person) {
        const Link mark = mark_of(database_id(database_), id);
        const ErasedMark kept{mark, person, proof_of(*key_, mark, person, now_), now_};
        keep_marks(database_, {&kept, 1});
    }
    void record(Payload what) {
        JournalWriter journal(database_, *impl_.vault, impl_.ids, impl_.device);
        Event event{now_, 0, {}, {}, std::move(what), {}};
        if (impl_.keys)
            event.actor = impl_.keys->ring()->account;
        const RecordedEvent row = journal.write(event);
        Projector(database_, *impl_.vault).apply(row);
        begin_erasing(database_);
        transaction_.commit();
        impl_.committed(row.seq);
    }

private:
    Store::Impl& impl_;
    Instant now_;
    Database& database_;
    std::optional<ChainKey> key_;
    Transaction transaction_;
};

bool has_row(Query query) {
    return query.next();
}

struct Due {
    Uuid person;
    Uuid record;
};

std::vector<Due> due(Database& database, const char* kept, const std::optional<Uuid>& person, Day before) {
    std::vector<Due> records;
    auto row = database.query(kept, before.number);
    while (row.next())
        if (!person || row.uuid(0) == *person)
            records.push_back({row.uuid(0), row.uuid(1)});
    return records;
}

Erased erase_records(Store::Impl& impl, const std::vector<Due>& records, bool evidence, Instant now) {
    if (records.empty())
        return {};
    Erased erased;
    Erasing erasing(impl, now);
    std::set<Uuid> people;
    for (const Due& one : records) {
        const Taken taken = erase_rows_of_record(impl.database(), one.record);
        erased.rows += taken.rows;
        erased.attempts += taken.attempts;
        erasing.mark(one.record, false);
        people.insert(one.person);
    }
    for (const Uuid& person : people)
        forget_derived_of(impl.database(), person, evidence);
    erasing.record(
        RecordsErased{evidence ? "evidence_24_months" : "practice_6_months", erased.attempts, erased.rows});
    finish_erasing(impl.database(), impl.path, {});
    return erased;
}

} // namespace

Result<Erased> Store::erase_person(const Uuid& person, std::string_view reason, Instant now,
                                   const Progress& progress) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        Database& database = impl.database();
        if (!has_row(database.query("SELECT 1 FROM person WHERE id = ?", person)))
            throw Trouble(ErrorKind::not_found, "Không tìm thấy người này trong dữ liệu.", person.str());
        if (progress && !progress(0.0))
            throw Trouble(cancelled());
        // What only this account could open goes to the others of its role first.
        if (has_row(database.query("SELECT 1 FROM account WHERE person = ?", person)))
            must(remove_account(person));
        Erased erased;
        {
            Erasing erasing(impl, now);
            const Taken taken = erase_rows_of_person(database, person);
            impl.vault->destroy_keys(person);
            erased = {taken.rows, taken.attempts};
            erasing.mark(person, true);
            erasing.record(PersonErased{std::string(reason), taken.rows});
        }
        finish_erasing(database, impl.path, progress);
        return erased;
    });
}

Result<Erased> Store::erase_practice(const std::optional<Uuid>& person, Day before, Instant now) {
    return guarded([&] {
        impl_->require_writable();
        return erase_records(*impl_, due(impl_->database(), kept_practice, person, before), false, now);
    });
}

Result<Erased> Store::erase_evidence(const std::optional<Uuid>& person, Day before, Instant now) {
    return guarded([&] {
        impl_->require_writable();
        return erase_records(*impl_, due(impl_->database(), kept_evidence, person, before), true, now);
    });
}

Status erase_what_came_back(Store::Impl& impl) {
    return guarded([&] {
        Database& database = impl.database();
        auto marks = marks_beside(impl.path, database_id(database));
        const auto known = marks_in(database);
        std::erase_if(marks, [&](const ErasedMark& mark) {
            return std::ranges::find(known, mark.mark, &ErasedMark::mark) != known.end();
        });
        if (!marks.empty()) {
            Transaction transaction(database);
            if (erase_marked(database, marks) > 0)
                begin_erasing(database);
            transaction.commit();
            impl.committed(0);
        }
        if (erasing_unfinished(database))
            finish_erasing(database, impl.path, {});
    });
}

} // namespace mq::store
