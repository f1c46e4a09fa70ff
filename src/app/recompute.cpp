#include "app/recompute.h"

#include "app/share_out.h"
#include "app/standing_bytes.h"
#include "app/summary.h"
#include "content/competency_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <tuple>
#include <utility>

namespace mq::app {
namespace {

using Kind = StandingFinding::Kind;

Result<store::Store> open_to_look(const std::filesystem::path& file, const RecomputeOptions& options) {
    store::OpenOptions how;
    how.read_only = true;
    how.vault = options.vault;
    how.keys = options.keys;
    return store::Store::open(file, std::move(how));
}

/// A worker that has a connection of its own: `work(store, item)`.
template <class WorkOnStore>
auto with_store(const std::filesystem::path& file, const RecomputeOptions& options, WorkOnStore work) {
    return [&file, &options, work]() -> Work {
        auto opened = std::make_shared<Result<store::Store>>(open_to_look(file, options));
        return [opened, work](std::size_t item) -> Status {
            if (!*opened)
                return tl::unexpected<Error>(opened->error());
            return work(**opened, item);
        };
    };
}

// --- everybody's standing of one day

/// A person's evidence, and the newest journal row that it is known to hold.
struct Read {
    std::int64_t newest = 0; ///< of all kinds; read first, so that it never promises more than is there
    std::vector<store::FinishedAttempt> finished;
    std::vector<store::RatedRow> rated;
};

Result<Read> read_evidence(const store::Store& store, const Uuid& person) {
    const auto newest = store.newest_evidence(person);
    if (!newest)
        return tl::unexpected<Error>(newest.error());
    auto finished = store.finished(person);
    if (!finished)
        return tl::unexpected<Error>(finished.error());
    auto rated = store.rated(person);
    if (!rated)
        return tl::unexpected<Error>(rated.error());
    return Read{*newest, std::move(*finished), std::move(*rated)};
}

bool is_kept(const store::Store& store, const store::StandingKey& key, const StandingBasis& basis) {
    const auto kept = store.standing(key);
    return kept && *kept && rests_on(**kept, basis);
}

/// The standing to be kept; nothing where a kept one still holds, or all evidence is younger than that day.
Result<std::optional<store::StandingRow>> standing_to_keep(const store::Store& store, const Uuid& person,
                                                           Day as_of, const Parameters& parameters) {
    const auto read = read_evidence(store, person);
    if (!read)
        return tl::unexpected<Error>(read.error());
    const StandingBasis basis =
        standing_basis(read->finished, read->rated, parameters.estimator.competency(), as_of);
    const store::StandingKey key = standing_key(person, as_of, parameters);
    if (basis.position == 0 || is_kept(store, key, basis))
        return std::nullopt;
    return row_to_keep(key, basis, parameters.estimator.standing(basis.records, as_of, basis.severities),
                       parameters);
}

/// Those asked for; of nobody, all who may have something to be worked out.
Result<std::vector<Uuid>> people_to_refresh(const store::Store& store, Day as_of,
                                            const Parameters& parameters, std::span<const Uuid> people) {
    if (!people.empty())
        return std::vector<Uuid>(people.begin(), people.end());
    const auto assessed = store.people_assessed();
    if (!assessed)
        return tl::unexpected<Error>(assessed.error());
    const auto stale = store.stale_summaries(as_of, parameters.content);
    if (!stale)
        return tl::unexpected<Error>(stale.error());
    std::vector<Uuid> out;
    std::ranges::set_union(*assessed, *stale, std::back_inserter(out));
    return out;
}

// --- comparing what is kept

/// Estimators by the hash of their text; nothing where the text can't be read.
using Estimators = std::map<ContentHash, std::unique_ptr<const domain::Estimator>>;

Result<Estimators> estimators_of(const store::Store& store) {
    const auto hashes = store.standing_parameters();
    if (!hashes)
        return tl::unexpected<Error>(hashes.error());
    Estimators out;
    for (const ContentHash& hash : *hashes) {
        auto& estimator = out[hash];
        const auto frozen = store.content(hash);
        if (!frozen || !*frozen)
            continue;
        auto loaded = content::load_competency((*frozen)->text, (*frozen)->id);
        if (loaded.competency)
            estimator = std::make_unique<const domain::Estimator>(std::move(*loaded.competency));
    }
    return out;
}

/// Evidence may be gone because the key of an attempt was destroyed; then the row can't be worked out any
/// more.
bool evidence_was_deleted(const store::Store& store, const store::StandingRow& row,
                          const StandingBasis& basis) {
    const auto there = store.count_assessed(row.key.person, row.position, row.key.day);
    return basis.count() < row.evidence && there && *there >= row.evidence;
}

std::optional<Kind> compare(const store::Store& store, const store::StandingRow& row,
                            const std::vector<store::FinishedAttempt>& finished,
                            const std::vector<store::RatedRow>& rated, const domain::Estimator* estimator) {
    if (estimator == nullptr)
        return Kind::parameters;
    const domain::Competency& competency = estimator->competency();
    const StandingBasis basis = standing_basis(finished, rated, competency, row.key.day, row.position);
    if (!rests_on(row, basis))
        return evidence_was_deleted(store, row, basis) ? Kind::deleted : Kind::different;
    if (row.key.scoring_version != competency.scoring.version)
        return Kind::different;
    switch (agreement_of(
        row.bytes,
        standing_bytes(estimator->standing(basis.records, row.key.day, basis.severities), competency))) {
        case Agreement::same: return std::nullopt;
        case Agreement::last_decimal: return Kind::last_decimal;
        case Agreement::different: break;
    }
    return Kind::different;
}

/// Collects from all threads.
class Findings {
public:
    void add(StandingFinding finding) {
        const std::scoped_lock lock(mutex_);
        findings_.push_back(std::move(finding));
    }
    std::vector<StandingFinding> sorted() {
        std::ranges::sort(findings_, {}, [](const StandingFinding& f) {
            return std::tuple(f.person, f.day, f.version, f.kind, f.detail);
        });
        return std::move(findings_);
    }

private:
    std::mutex mutex_;
    std::vector<StandingFinding> findings_;
};

void check_person(const store::Store& store, const Uuid& person, const Estimators& estimators,
                  Findings& findings) {
    const auto rows = store.standings(person);
    const auto finished = store.finished(person);
    const auto rated = store.rated(person);
    if (!rows || !finished || !rated) {
        const Error& error = !rows ? rows.error() : !finished ? finished.error() : rated.error();
        return findings.add({Kind::unreadable, person, {}, {}, error.message + " " + error.detail});
    }
    for (const store::StandingRow& row : *rows) {
        const auto estimator = estimators.find(row.key.competency_content); // a row may have come since
        if (estimator == estimators.end())
            continue;
        if (const auto kind = compare(store, row, *finished, *rated, estimator->second.get()))
            findings.add({*kind, person, row.key.day, row.key.scoring_version,
                          fmt::format("parameters {}, journal row {}",
                                      row.key.competency_content.hex().substr(0, 12), row.position)});
    }
}

} // namespace

Status recompute_standings(const std::filesystem::path& file, Day as_of, const Parameters& parameters,
                           const RecomputeOptions& options,
                           const std::function<bool(store::StandingRow)>& each) {
    const auto store = open_to_look(file, options);
    if (!store)
        return tl::unexpected<Error>(store.error());
    const auto people = store->people_assessed();
    if (!people)
        return tl::unexpected<Error>(people.error());
    std::mutex one_at_a_time;
    const auto work = [&](const store::Store& own, std::size_t item) -> Status {
        auto row = standing_to_keep(own, (*people)[item], as_of, parameters);
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            return {};
        const std::scoped_lock lock(one_at_a_time);
        if (!each(std::move(**row)))
            return fail(ErrorKind::refused, "Đã dừng theo yêu cầu. Không có gì thay đổi.", "cancelled");
        return {};
    };
    return share_out(people->size(), options.threads, with_store(file, options, work), options.progress);
}

Result<Refreshed> refresh_person(const store::Store& store, const Uuid& person, Day as_of,
                                 const Parameters& parameters) {
    const auto read = read_evidence(store, person);
    if (!read)
        return tl::unexpected<Error>(read.error());
    const domain::Estimator& estimator = parameters.estimator;
    const StandingBasis basis = standing_basis(read->finished, read->rated, estimator.competency(), as_of);
    const domain::Standing standing = estimator.standing(basis.records, as_of, basis.severities);
    const store::StandingKey key = standing_key(person, as_of, parameters);
    Refreshed out;
    if (basis.position > 0 && !is_kept(store, key, basis))
        out.standing = row_to_keep(key, basis, standing, parameters);
    out.summary =
        store::SummaryRow{person, parameters.content, as_of, read->newest,
                          summary_bytes(summarise(read->finished, read->rated, estimator, standing))};
    return out;
}

Status refresh_people(const std::filesystem::path& file, Day as_of, const Parameters& parameters,
                      const RecomputeOptions& options, std::span<const Uuid> people,
                      const std::function<bool(Refreshed)>& each) {
    const auto store = open_to_look(file, options);
    if (!store)
        return tl::unexpected<Error>(store.error());
    const auto wanted = people_to_refresh(*store, as_of, parameters, people);
    if (!wanted)
        return tl::unexpected<Error>(wanted.error());
    std::mutex one_at_a_time;
    const auto work = [&](const store::Store& own, std::size_t item) -> Status {
        auto fresh = refresh_person(own, (*wanted)[item], as_of, parameters);
        if (!fresh)
            return tl::unexpected<Error>(fresh.error());
        const std::scoped_lock lock(one_at_a_time);
        if (!each(std::move(*fresh)))
            return fail(ErrorKind::refused, "Đã dừng theo yêu cầu. Không có gì thay đổi.", "cancelled");
        return {};
    };
    return share_out(wanted->size(), options.threads, with_store(file, options, work), options.progress);
}

Result<StandingCheck> check_standings(const std::filesystem::path& file, const RecomputeOptions& options) {
    const auto store = open_to_look(file, options);
    if (!store)
        return tl::unexpected<Error>(store.error());
    const auto people = store->people_with_standings();
    if (!people)
        return tl::unexpected<Error>(people.error());
    const auto count = store->count_standings();
    if (!count)
        return tl::unexpected<Error>(count.error());
    const auto estimators = estimators_of(*store);
    if (!estimators)
        return tl::unexpected<Error>(estimators.error());
    Findings findings;
    const auto work = [&](const store::Store& own, std::size_t item) -> Status {
        check_person(own, (*people)[item], *estimators, findings);
        return {};
    };
    if (Status done =
            share_out(people->size(), options.threads, with_store(file, options, work), options.progress);
        !done)
        return tl::unexpected<Error>(done.error());
    return StandingCheck{*count, findings.sorted()};
}

} // namespace mq::app
