#include "app/law_due.h"

#include "app/law_clock.h"

#include <algorithm>
#include <tuple>

namespace mq::app {
namespace {

Day next(Day day) {
    return Day{day.number + 1};
}

/// The person as a whole, where they weren't hired or their contract is over.
std::optional<Due> whole_person(const KeptOf& of, Day today) {
    if (of.decided && !of.hired) {
        if (of.delete_on && *of.delete_on <= today)
            return Due{of.person, DueLine::Kind::candidate, *of.delete_on};
        return std::nullopt;
    }
    if (of.left && *of.left < today && !of.agreed_to_keep)
        return Due{of.person, DueLine::Kind::contract, next(*of.left)};
    return std::nullopt;
}

/// What was gathered to recruit somebody who now works here.
std::optional<Due> recruitment(const KeptOf& of, Day today) {
    if (!of.hired || !of.recruitment_kept || of.agreed_to_keep)
        return std::nullopt;
    if (of.delete_on && *of.delete_on <= today)
        return Due{of.person, DueLine::Kind::candidate, *of.delete_on};
    if (!of.delete_on && of.keep_withdrawn)
        return Due{of.person, DueLine::Kind::candidate, today};
    return std::nullopt;
}

std::optional<Due> records(const KeptOf& of, DueLine::Kind kind, std::int64_t count,
                           const std::optional<Day>& oldest, int months, Day today) {
    if (count <= 0 || !oldest || *oldest >= first_kept(today, months))
        return std::nullopt;
    return Due{of.person, kind, next(months_on(*oldest, months)), false, count};
}

} // namespace

std::vector<Due> what_is_due(std::span<const KeptOf> kept, Day today, const Retention& retention) {
    std::vector<Due> out;
    const auto add = [&](std::optional<Due> due) {
        if (!due)
            return;
        due->overdue = days_between(due->since, today) > retention.late_after_days;
        out.push_back(*due);
    };
    for (const KeptOf& of : kept) {
        if (const auto whole = whole_person(of, today)) {
            add(whole);
            continue;
        }
        add(recruitment(of, today));
        add(records(of, DueLine::Kind::practice, of.practice, of.oldest_practice, retention.practice_months,
                    today));
        add(records(of, DueLine::Kind::evidence, of.evidence, of.oldest_evidence, retention.evidence_months,
                    today));
    }
    std::ranges::stable_sort(out, {},
                             [](const Due& due) { return std::tuple(due.since, due.kind, due.person); });
    return out;
}

} // namespace mq::app
