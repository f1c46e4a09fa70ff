#include "app/demo_groups.h"

#include "app/insights_history.h"
#include "app/share_out.h"
#include "app/summary.h"

#include <memory>
#include <mutex>
#include <utility>

namespace mq::app {
namespace {

/// One group a team, the last one the whole firm; each with all months.
class Groups {
public:
    Groups(const Firm& firm, std::vector<Day> days, std::size_t axes)
        : firm_(firm),
          days_(std::move(days)),
          groups_(firm.teams.size() + 1, std::vector<GroupCollector>(days_.size(), GroupCollector(axes))) {}

    [[nodiscard]] const std::vector<Day>& days() const { return days_; }

    void add(const FirmPerson& person, std::size_t month, const PersonSummary& summary) {
        const std::scoped_lock lock(mutex_);
        groups_.back()[month].add(summary);
        if (days_[month] < person.seen)
            return; // not placed yet
        auto team = person.earlier && days_[month] < person.moved ? person.earlier : person.team;
        for (; team; team = firm_.teams[*team].parent)
            groups_[*team][month].add(summary);
    }

    [[nodiscard]] std::vector<store::GroupRow> rows(const ContentHash& content) const {
        std::vector<store::GroupRow> out;
        for (std::size_t g = 0; g < groups_.size(); ++g)
            for (std::size_t d = 0; d < days_.size(); ++d)
                out.push_back({g < firm_.teams.size() ? firm_.teams[g].id : Uuid{}, days_[d], content,
                               group_bytes(groups_[g][d].summary())});
        return out;
    }

private:
    const Firm& firm_;
    std::vector<Day> days_;
    std::vector<std::vector<GroupCollector>> groups_;
    std::mutex mutex_;
};

Status add_person(const store::Store& store, const FirmPerson& person, const Parameters& parameters,
                  Groups& groups) {
    if (person.candidate())
        return {};
    const auto finished = store.finished(person.id);
    const auto rated = store.rated(person.id);
    if (!finished || !rated)
        return tl::unexpected<Error>(finished ? rated.error() : finished.error());
    for (std::size_t d = 0; d < groups.days().size(); ++d)
        if (person.joined <= groups.days()[d])
            groups.add(person, d,
                       standing_summary(*finished, *rated, parameters.estimator, groups.days()[d]));
    return {};
}

} // namespace

Result<std::vector<store::GroupRow>> demo_groups(const std::filesystem::path& file, const Firm& firm,
                                                 Day today, const Parameters& parameters,
                                                 const std::function<bool(double share)>& progress) {
    Groups groups(firm, month_ends(today), parameters.estimator.competency().axis_count());
    const auto worker = [&]() -> Work {
        store::OpenOptions options;
        options.read_only = true;
        auto store = std::make_shared<Result<store::Store>>(store::Store::open(file, options));
        return [&, store](std::size_t item) -> Status {
            if (!*store)
                return tl::unexpected<Error>(store->error());
            return add_person(**store, firm.people[item], parameters, groups);
        };
    };
    if (Status done = share_out(firm.people.size(), 0, worker, progress); !done)
        return tl::unexpected<Error>(done.error());
    return groups.rows(parameters.content);
}

} // namespace mq::app
