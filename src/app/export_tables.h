#pragma once

#include "app/export_source.h"
#include "app/team_commands.h"
#include "report/table.h"
#include "report/xapi.h"

#include <cstdint>
#include <filesystem>

/// Tables of a team or the whole firm as files. They read person by person and row by row, so memory doesn't
/// grow with the number of people or decisions.
namespace mq::app {

struct TableRequest {
    TableOf what = TableOf::people;
    TableFormat format = TableFormat::csv;
    Uuid team; ///< nil: the whole firm; complaints belong to no team
    std::filesystem::path file;
};

struct ExportDone {
    std::filesystem::path file;
    std::int64_t rows = 0;   ///< lines under the heads, of all sheets; statements
    std::int64_t people = 0; ///< in it
};

/// CSV holds one table. XLSX: of people the heat map with evidence, attempts and a legend as further sheets,
/// of others their table. xAPI: of attempts those with their decisions, of evidence assessments and ratings,
/// of people all of these; of complaints there is none (bad_input). Other errors: not_found (a team), what
/// the database and write_whole_file give, `refused` when stopped. Whatever goes wrong leaves no file.
[[nodiscard]] Result<ExportDone> export_table(const ExportSource& source, const TableRequest& request,
                                              const Telling& tell);

/// What the tables are written with; inside of export_table.
struct TableExport {
    ExportReader& reader;
    report::TableWriter& writer;
    Uuid team;
    std::vector<ExportPerson> people;
    const Telling& tell;
    std::int64_t rows = 0;
    double from = 0.0; ///< share of the whole that is done before, and after this table
    double to = 1.0;

    [[nodiscard]] const Texts& texts() const { return reader.source().texts; }
    [[nodiscard]] const domain::Competency& competency() const { return reader.source().competency(); }
    [[nodiscard]] Status put(std::span<const report::Field> fields);
    /// Says how many of `all` are through; `refused` where it is to stop.
    [[nodiscard]] Status told(std::size_t through, std::size_t all) const;
};

[[nodiscard]] Status put_people(TableExport& out);
[[nodiscard]] Status put_evidence(TableExport& out);
[[nodiscard]] Status put_attempts(TableExport& out);
[[nodiscard]] Status put_complaints(TableExport& out);
[[nodiscard]] Status put_legend(TableExport& out);
/// Statements of the request. See export_statements.cpp.
[[nodiscard]] Result<ExportDone> export_statements(ExportReader& reader, const TableRequest& request,
                                                   const Telling& tell);

/// “Điện thoại” for an id of a channel; the id where it is none.
[[nodiscard]] std::string channel_name(const std::string& id, const Texts& texts);
[[nodiscard]] std::string channel_name(int channel, const Texts& texts); ///< below 0: empty
[[nodiscard]] report::WallTime wall_time(const Clock& clock, Instant at);
/// `refused`, said by whatever was stopped.
[[nodiscard]] tl::unexpected<Error> stopped(const Texts& texts);

} // namespace mq::app
