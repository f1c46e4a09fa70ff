#include "app/export_tables.h"

#include <array>

// The log of complaints: a row each, the newest version.
namespace mq::app {
namespace {

using report::Field;

constexpr std::int64_t rows_at_once = 500;
constexpr double hour_ms = 3'600'000.0;

std::string name_in(const std::vector<domain::Named>& all, const std::optional<std::size_t>& at,
                    const std::string& id, const Texts& texts) {
    return at ? texts.of(all[*at].name) : id;
}

report::TableHead head_of(const TableExport& out) {
    report::TableHead head;
    head.name = out.texts().get("export.sheet.complaints");
    head.frozen = 1;
    const std::array<std::pair<const char*, double>, 11> before{{{"export.col.number", 12},
                                                                 {"export.col.received", 17},
                                                                 {"export.col.customer", 24},
                                                                 {"export.col.contact", 18},
                                                                 {"export.col.channel", 12},
                                                                 {"export.col.cause", 18},
                                                                 {"export.col.cause_detail", 26},
                                                                 {"export.col.what", 44},
                                                                 {"export.col.wish", 22},
                                                                 {"export.col.severity", 9},
                                                                 {"export.col.owner", 22}}};
    for (const auto& [key, width] : before)
        head.columns.push_back({out.texts().get(key), width});
    for (const domain::Step& step : out.competency().steps)
        head.columns.push_back({step.id + ". " + out.texts().of(step.name), 17.0});
    const std::array<std::pair<const char*, double>, 5> after{{{"export.col.closed", 17},
                                                               {"export.col.hours", 10},
                                                               {"export.col.outcome", 34},
                                                               {"export.col.satisfaction", 10},
                                                               {"export.col.complaint_id", 38}}};
    for (const auto& [key, width] : after)
        head.columns.push_back({out.texts().get(key), width});
    return head;
}

std::vector<Field> row_of(const TableExport& out, const store::ComplaintRow& from) {
    const store::ComplaintLogged& entry = from.entry;
    const domain::Competency& competency = out.competency();
    const Texts& texts = out.texts();
    const auto when = [&](const std::optional<std::int64_t>& ms) {
        return ms ? Field{wall_time(*out.reader.source().clock, Instant{*ms})} : Field{};
    };
    std::vector<Field> row{
        entry.number,
        when(entry.received_ms),
        entry.customer,
        entry.contact,
        channel_name(entry.channel, texts),
        name_in(competency.causes, competency.cause_index(entry.cause), entry.cause, texts),
        entry.cause_detail,
        entry.what,
        name_in(competency.wishes, competency.wish_index(entry.wish), entry.wish, texts),
        std::int64_t{entry.severity}};
    const auto owner = entry.owner ? out.reader.person(*entry.owner) : std::nullopt;
    row.emplace_back(owner ? owner->name : entry.owner_name);
    for (std::size_t i = 0; i < competency.steps.size(); ++i)
        row.push_back(i < entry.steps.size() ? when(entry.steps.at(i).at_ms) : Field{});
    row.push_back(when(entry.closed_ms));
    row.push_back(entry.closed_ms ? Field{static_cast<double>(*entry.closed_ms - entry.received_ms) / hour_ms}
                                  : Field{});
    row.insert(row.end(),
               {entry.outcome, entry.satisfaction ? Field{std::int64_t{*entry.satisfaction}} : Field{},
                from.id.str()});
    return row;
}

} // namespace

Status put_complaints(TableExport& out) {
    if (Status done = out.writer.begin(head_of(out)); !done)
        return done;
    const auto all = out.reader.store().count_complaints();
    if (!all)
        return tl::unexpected<Error>(all.error());
    out.people.clear(); // it is about customers
    for (store::Page page{0, rows_at_once};; page.offset += rows_at_once) {
        if (Status done = out.told(static_cast<std::size_t>(page.offset), static_cast<std::size_t>(*all));
            !done)
            return done;
        const auto rows = out.reader.store().complaints({}, page);
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        for (const store::ComplaintRow& row : *rows)
            if (Status done = out.put(row_of(out, row)); !done)
                return done;
        if (static_cast<std::int64_t>(rows->size()) < rows_at_once)
            return {};
    }
}

} // namespace mq::app
