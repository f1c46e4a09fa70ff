#include "app/access.h"
#include "app/complaint_desk.h"
#include "app/complaint_times.h"
#include "app/complaint_weeks.h"
#include "app/member.h"
#include "app/state.h"
#include "app/team.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::app {
namespace {

constexpr std::int64_t ms_per_hour = 3'600'000;
constexpr std::size_t first_line_letters = 160; ///< bytes; the list shows one line

const std::string& name_of(const std::vector<NamedId>& among, const std::string& id,
                           const std::string& none) {
    const auto at = std::ranges::find(among, id, &NamedId::id);
    return at == among.end() ? none : at->name;
}

std::string first_line(const std::string& text) {
    std::size_t end = std::min(text.find('\n'), text.size());
    if (end > first_line_letters) {
        end = std::min(text.find(' ', first_line_letters), end);
        return text.substr(0, end) + "…";
    }
    return text.substr(0, end);
}

class Lines {
public:
    Lines(const ComplaintRules& rules, std::unordered_map<Uuid, std::string>& folded)
        : rules_(rules),
          folded_(folded),
          no_cause_(rules.texts->get("complaints.no_cause")),
          no_channel_(rules.texts->get("complaints.no_channel")),
          anonymous_(rules.texts->get("complaints.anonymous")) {}

    [[nodiscard]] ComplaintLine of(const store::ComplaintRow& row) const {
        const store::ComplaintLogged& e = row.entry;
        ComplaintLine out;
        out.id = row.id;
        out.number = e.number;
        out.customer = e.customer.empty() ? anonymous_ : e.customer;
        out.what = first_line(e.what);
        out.channel = name_of(rules_.channels, e.channel, no_channel_);
        out.cause_id = e.cause;
        out.cause = name_of(rules_.causes, e.cause, no_cause_);
        out.owner = e.owner_name;
        out.received = shown_moment(*rules_.clock, Instant{e.received_ms});
        out.received_ms = e.received_ms;
        out.open = !e.closed_ms;
        const std::int64_t until = e.closed_ms.value_or(rules_.now.unix_ms);
        out.age = span(std::max<std::int64_t>(0, until - e.received_ms));
        steps(e, out);
        out.severity = e.severity;
        const auto allowed = hours_allowed[static_cast<std::size_t>(std::clamp(e.severity, 1, 3) - 1)];
        out.slow = out.open && until - e.received_ms > allowed * ms_per_hour;
        out.searchable = searchable(row) + ' ' + folded_name(out.cause) + ' ' + folded_name(out.channel);
        return out;
    }

private:
    void steps(const store::ComplaintLogged& e, ComplaintLine& out) const {
        for (std::size_t i = 0; i < e.steps.size(); ++i)
            if (e.steps[i].at_ms)
                ++out.steps_done;
            else if (out.step.empty() && i < rules_.steps.size())
                out.step = rules_.steps[i].name;
    }
    /// Folding long texts is most of the work of a list, so it is done once a complaint.
    [[nodiscard]] const std::string& searchable(const store::ComplaintRow& row) const {
        const auto [at, fresh] = folded_.try_emplace(row.id);
        const store::ComplaintLogged& e = row.entry;
        if (fresh)
            at->second = text::fold(
                fmt::format("{} {} {} {} {}", e.number, e.customer, e.what, e.cause_detail, e.owner_name));
        return at->second;
    }
    [[nodiscard]] const std::string& folded_name(const std::string& name) const {
        const auto [at, fresh] = names_.try_emplace(name);
        if (fresh)
            at->second = text::fold(name);
        return at->second;
    }
    [[nodiscard]] std::string span(std::int64_t ms) const {
        const std::int64_t hours = ms / ms_per_hour;
        if (hours >= 48)
            return rules_.texts->count("span.days", hours / 24);
        if (hours >= 1)
            return rules_.texts->count("span.hours", hours);
        return rules_.texts->count("span.minutes", ms / 60'000);
    }

    const ComplaintRules& rules_;
    std::unordered_map<Uuid, std::string>& folded_;
    mutable std::unordered_map<std::string, std::string> names_;
    std::string no_cause_;
    std::string no_channel_;
    std::string anonymous_;
};

void index(ComplaintDesk& desk) {
    desk.numbers.clear();
    for (const store::ComplaintRow& row : desk.rows)
        desk.numbers.emplace(number_key(row.entry.number), row.id);
}

bool newer(const store::ComplaintRow& a, const store::ComplaintRow& b) {
    return a.entry.received_ms > b.entry.received_ms;
}

/// As they stand after they were written.
void take_in(ComplaintDesk& desk, std::vector<std::pair<Uuid, store::ComplaintLogged>> what, Instant at) {
    std::unordered_map<Uuid, std::size_t> places;
    for (std::size_t i = 0; i < desk.rows.size(); ++i)
        places.emplace(desk.rows[i].id, i);
    for (auto& [id, logged] : what) {
        desk.folded.erase(id);
        const auto place = places.find(id);
        if (place == places.end()) {
            desk.rows.push_back({id, std::move(logged), at, at, 1});
            continue;
        }
        store::ComplaintRow& row = desk.rows[place->second];
        row.entry = std::move(logged);
        row.at = at;
        ++row.versions;
    }
    std::ranges::stable_sort(desk.rows, newer);
    index(desk);
}

/// Open ones first, the longest open at the top; then the closed ones, newest first.
void sort_lines(std::vector<ComplaintLine>& lines) {
    const auto open =
        std::ranges::stable_partition(lines, [](const ComplaintLine& line) { return line.open; });
    const auto border = lines.begin() + (open.begin() - lines.begin());
    std::ranges::stable_sort(lines.begin(), border, std::ranges::less{}, &ComplaintLine::received_ms);
    std::ranges::stable_sort(border, lines.end(), std::ranges::greater{}, &ComplaintLine::received_ms);
}

} // namespace

Result<ComplaintDesk*> complaint_desk(State& state) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    if (state.host || !may(state.model.me.role, Matter::complaints))
        return fail(ErrorKind::refused, state.texts.get("complaints.error.leads_only"));
    if (!state.complaints)
        state.complaints = std::make_shared<ComplaintDesk>();
    ComplaintDesk& desk = *state.complaints;
    if (desk.read && desk.version == state.store->data_version())
        return &desk;
    const std::uint64_t version = state.store->data_version();
    auto rows = state.store->complaints();
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    desk.rows = std::move(*rows);
    desk.folded.clear();
    desk.version = version;
    desk.read = true;
    index(desk);
    return &desk;
}

Status write_complaints(State& state, std::vector<std::pair<Uuid, store::ComplaintLogged>> what) {
    const auto desk = complaint_desk(state);
    if (!desk)
        return tl::unexpected<Error>(desk.error());
    const std::uint64_t before = state.store->data_version();
    const Instant now = state.clock->now();
    const int offset = state.clock->utc_offset_minutes(now);
    std::vector<store::Event> events;
    events.reserve(what.size());
    for (const auto& [id, logged] : what)
        events.push_back({now, offset, {}, id, logged, state.model.me.id});
    if (const auto done = state.store->append(events); !done)
        return tl::unexpected<Error>(done.error());
    take_in(**desk, std::move(what), now);
    complaints_unchanged(state, before);
    return {};
}

void complaints_unchanged(State& state, std::uint64_t version_before) {
    if (state.complaints && state.complaints->read && state.complaints->version == version_before)
        state.complaints->version = state.store->data_version();
}

const store::ComplaintRow* find_complaint(const ComplaintDesk& desk, const Uuid& id) {
    const auto row = std::ranges::find(desk.rows, id, &store::ComplaintRow::id);
    return row == desk.rows.end() ? nullptr : &*row;
}

Result<Complaints> complaints_model(State& state) {
    const auto desk = complaint_desk(state);
    if (!desk)
        return tl::unexpected<Error>(desk.error());
    auto rules = complaint_rules(state);
    if (!rules)
        return tl::unexpected<Error>(rules.error());
    Complaints out;
    const Lines lines(*rules, (*desk)->folded);
    out.lines.reserve((*desk)->rows.size());
    for (const store::ComplaintRow& row : (*desk)->rows) {
        out.lines.push_back(lines.of(row));
        out.open += out.lines.back().open ? 1 : 0;
        out.slow += out.lines.back().slow ? 1 : 0;
    }
    sort_lines(out.lines);
    if (!out.lines.empty())
        out.weeks = week_summaries((*desk)->rows, *rules);
    out.channels = std::move(rules->channels);
    out.causes = std::move(rules->causes);
    out.wishes = std::move(rules->wishes);
    out.steps = std::move(rules->steps);
    out.owners = std::move(rules->owners);
    out.form = state.model.complaints.form;
    out.import = import_model(state, **desk);
    return out;
}

Status show_complaints(State& state) {
    auto fresh = complaints_model(state);
    if (!fresh)
        return tl::unexpected<Error>(fresh.error());
    state.model.complaints = std::move(*fresh);
    state.model.complaints.revision = raise(state.model);
    return {};
}

} // namespace mq::app
