#include "app/export_tables.h"

#include "app/evidence_book.h"
#include "report/csv_table.h"
#include "report/xlsx_table.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace mq::app {
namespace {

constexpr std::array<std::string_view, 5> channel_ids{"phone", "counter", "email", "chat", "social"};

using Part = Status (*)(TableExport&);

std::vector<Part> parts_of(const TableRequest& request) {
    switch (request.what) {
        case TableOf::people:
            if (request.format == TableFormat::xlsx)
                return {put_people, put_evidence, put_attempts, put_legend};
            return {put_people};
        case TableOf::evidence: return {put_evidence};
        case TableOf::attempts: return {put_attempts};
        case TableOf::complaints: break;
    }
    return {put_complaints};
}

std::string title_of(TableOf what, const Texts& texts) {
    switch (what) {
        case TableOf::people: return texts.get("export.sheet.people");
        case TableOf::evidence: return texts.get("export.sheet.evidence");
        case TableOf::attempts: return texts.get("export.sheet.attempts");
        case TableOf::complaints: break;
    }
    return texts.get("export.sheet.complaints");
}

Result<std::unique_ptr<report::TableWriter>> writer_for(const ExportReader& reader,
                                                        const TableRequest& request) {
    if (request.format == TableFormat::csv)
        return report::csv_table(request.file);
    const ExportSource& source = reader.source();
    return report::xlsx_tables(
        request.file, {title_of(request.what, source.texts), reader.organisation(), source.clock->now()});
}

} // namespace

std::string channel_name(int channel, const Texts& texts) {
    return channel < 0 ? std::string() : texts.get(fmt::format("channel.{}", channel));
}

std::string channel_name(const std::string& id, const Texts& texts) {
    const auto found = std::ranges::find(channel_ids, id);
    return found == channel_ids.end() ? id
                                      : channel_name(static_cast<int>(found - channel_ids.begin()), texts);
}

report::WallTime wall_time(const Clock& clock, Instant at) {
    return {local_day(clock, at), local_minute(clock, at)};
}

tl::unexpected<Error> stopped(const Texts& texts) {
    return fail(ErrorKind::refused, texts.get("work.stopped"));
}

Status TableExport::put(std::span<const report::Field> fields) {
    ++rows;
    return writer.row(fields);
}

Status TableExport::told(std::size_t through, std::size_t all) const {
    if (!tell)
        return {};
    const double share = all == 0 ? 1.0 : static_cast<double>(through) / static_cast<double>(all);
    const bool go_on = tell(from + (to - from) * share,
                            texts().format("export.progress", fmt::arg("n", through), fmt::arg("all", all)));
    return go_on ? Status{} : Status(stopped(texts()));
}

Result<ExportDone> export_table(const ExportSource& source, const TableRequest& request,
                                const Telling& tell) {
    auto reader = ExportReader::open(source);
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    if (!request.team.is_nil() && reader->team(request.team) == nullptr)
        return fail(ErrorKind::not_found, source.texts.get("export.error.no_team"), request.team.str());
    if (request.format == TableFormat::xapi)
        return export_statements(*reader, request, tell);
    auto writer = writer_for(*reader, request);
    if (!writer)
        return tl::unexpected<Error>(writer.error());
    TableExport out{*reader, **writer, request.team, reader->staff(request.team), tell};
    const std::vector<Part> parts = parts_of(request);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out.from = static_cast<double>(i) / static_cast<double>(parts.size());
        out.to = static_cast<double>(i + 1) / static_cast<double>(parts.size());
        if (Status done = parts[i](out); !done)
            return tl::unexpected<Error>(done.error());
    }
    if (Status done = (*writer)->finish(); !done)
        return tl::unexpected<Error>(done.error());
    return ExportDone{request.file, out.rows, static_cast<std::int64_t>(out.people.size())};
}

} // namespace mq::app
