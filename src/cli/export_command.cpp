#include "app/export_tables.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/export_commands.h"
#include "cli/export_lookup.h"
#include "cli/passphrase.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <array>

namespace mq::cli {
namespace {

constexpr std::array<std::pair<std::string_view, app::TableOf>, 4> tables{
    {{"people", app::TableOf::people},
     {"evidence", app::TableOf::evidence},
     {"attempts", app::TableOf::attempts},
     {"complaints", app::TableOf::complaints}}};
constexpr std::array<std::pair<std::string_view, app::TableFormat>, 3> formats{
    {{"csv", app::TableFormat::csv}, {"xlsx", app::TableFormat::xlsx}, {"xapi", app::TableFormat::xapi}}};

/// The value of a word that the command line has checked already.
template <class Value, std::size_t n>
Value value_of(const std::array<std::pair<std::string_view, Value>, n>& words, const std::string& word) {
    for (const auto& [name, value] : words)
        if (name == word)
            return value;
    return words.front().second;
}

template <class Words>
std::vector<std::string> names_of(const Words& words) {
    std::vector<std::string> out;
    for (const auto& [name, value] : words)
        out.emplace_back(name);
    return out;
}

void declare_export(CLI::App& program, ExportOptions& options) {
    auto* table = program.add_subcommand("export", "write a table of a team or the whole firm");
    table->add_option("--format", options.format, "csv, xlsx or xapi")
        ->check(CLI::IsMember(names_of(formats)));
    table->add_option("--what", options.what, "people, evidence, attempts or complaints")
        ->check(CLI::IsMember(names_of(tables)));
    table->add_option("--team", options.team, "id or name; the whole firm when left out");
    table->add_option("--out", options.out)->type_name("FILE");
    table->add_flag("--json", options.json);
    auto* person = table->add_subcommand("person", "write everything about a person as PDF and JSON");
    person->add_option("ID", options.person, "id, or the exact name")->required();
    person->add_option("--out", options.out)->required()->type_name("FOLDER");
    person->add_flag("--json", options.json);
}

void declare_report(CLI::App& program, ReportOptions& options) {
    auto* report = program.add_subcommand("report", "write a report as PDF");
    report->require_subcommand(1);
    for (const char* about : {"person", "team"}) {
        auto* sub = report->add_subcommand(about);
        sub->add_option("ID", options.who, "id, or the exact name")->required();
        sub->add_option("--out", options.out)->required()->type_name("FILE.pdf");
        sub->add_flag("--json", options.json);
        sub->callback([&options, about] { options.about = about; });
    }
}

} // namespace

void declare_exports(CLI::App& program, ExportCommands& commands) {
    declare_export(program, commands.table);
    declare_report(program, commands.report);
}

std::optional<int> run_exports(const CLI::App& program, const ExportCommands& commands,
                               const std::filesystem::path& share, const std::filesystem::path& database,
                               const KeyOptions& keys) {
    if (program.got_subcommand("export") && !commands.table.person.empty())
        return person_data_command(share, database, commands.table, keys);
    if (program.got_subcommand("export"))
        return export_command(share, database, commands.table, keys);
    if (program.got_subcommand("report"))
        return report_command(share, database, commands.report, keys);
    return std::nullopt;
}

int export_command(const std::filesystem::path& share, const std::filesystem::path& database,
                   const ExportOptions& options, const KeyOptions& keys) {
    if (options.out.empty()) { // not CLI11's to ask for: `export person` has its own
        print_error("--out: hãy ghi tệp sẽ được tạo.");
        return exit_wrong_use;
    }
    const SystemClock clock;
    const auto session = session_for(database, keys);
    if (!session)
        return tell_failure(session.error(), options.json);
    const app::Matter matter = options.what == "complaints" ? app::Matter::complaints : app::Matter::exports;
    if (const Status may = session->may_do(matter); !may)
        return tell_failure(may.error(), options.json);
    auto source = app::export_source(database, share, clock, session->keys);
    if (!source)
        return tell_failure(source.error(), options.json);
    source->only = session->seen;
    app::TableRequest request{
        value_of(tables, options.what), value_of(formats, options.format), {}, options.out};
    if (!options.team.empty()) {
        const auto team = look_up(*source, "team", options.team);
        if (!team)
            return tell_failure(team.error(), options.json);
        if (const Status may = session->may_read_team(*team); !may)
            return tell_failure(may.error(), options.json);
        request.team = *team;
    }
    const auto done = app::export_table(*source, request, {});
    if (!done)
        return tell_failure(done.error(), options.json);
    if (options.json)
        print(nlohmann::ordered_json{{"what", options.what},
                                     {"format", options.format},
                                     {"file", done->file.string()},
                                     {"rows", done->rows},
                                     {"people", done->people}}
                  .dump());
    else
        print(fmt::format("{}: {} dòng, {} người.", done->file.string(), done->rows, done->people));
    return exit_good;
}

} // namespace mq::cli
