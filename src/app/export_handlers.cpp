#include "app/access.h"
#include "app/export_reports.h"
#include "app/export_tables.h"
#include "app/handlers.h"
#include "app/team.h"
#include "base/text.h"
#include "report/figures.h"

#include <fmt/format.h>
#include <algorithm>

// Exports: worked out aside, written whole or not at all, and named in a notice at the end.
namespace mq::app {
namespace {

namespace fs = std::filesystem;

/// A file name that every system takes: letters without marks, digits and hyphens.
std::string file_name(std::string_view kind, std::string_view name, Day day, std::string_view ending) {
    std::string folded = text::fold(name).substr(0, 60);
    for (char& c : folded)
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
            c = '-';
    return folded.empty() ? fmt::format("{}-{}.{}", kind, iso_day(day), ending)
                          : fmt::format("{}-{}-{}.{}", kind, folded, iso_day(day), ending);
}

Result<fs::path> in_documents(const State& state, const std::string& name) {
    const fs::path folder = state.data_dir / "documents";
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        return fail(ErrorKind::io, state.texts.get("interview.error.folder"), failed.message());
    return folder / name;
}

/// Who may take data of others out of the program.
Status may_export(const State& state, Matter matter, const Uuid& team) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    if (state.host)
        return fail(ErrorKind::refused, state.texts.get("export.error.role"));
    return allowed_team(state, matter, team);
}

std::string name_of_team(State& state, const Uuid& team) {
    const auto known = directory(state);
    const store::TeamRow* row = known ? (*known)->team(team) : nullptr;
    return row == nullptr ? std::string() : row->team.name;
}

using Export = std::function<Result<ExportDone>(const ExportSource&, const Telling&)>;

/// Runs it aside, with what it needs by value.
Status begin_export(State& state, std::string title, Export work) {
    LongWork out;
    out.kind = "export";
    out.title = std::move(title);
    out.run = [source = export_source(state), work = std::move(work)](WorkVoice& voice) -> Result<AfterWork> {
        const Telling tell = [&voice](double share, std::string line) {
            return voice.tell(share, std::move(line));
        };
        auto done = work(source, tell);
        if (!done)
            return tl::unexpected<Error>(done.error());
        return AfterWork([file = done->file](State& after) -> Status {
            notify(after, NoticeKind::good,
                   after.texts.format("export.done", fmt::arg("file", file.string())));
            return {};
        });
    };
    return begin_aside(state, std::move(out));
}

std::string_view kind_of(TableOf what) {
    switch (what) {
        case TableOf::people: return "bang-nhiet";
        case TableOf::evidence: return "bang-chung";
        case TableOf::attempts: return "luot-luyen";
        case TableOf::complaints: break;
    }
    return "so-khieu-nai";
}

std::string_view ending_of(TableFormat format) {
    return format == TableFormat::csv ? "csv" : format == TableFormat::xlsx ? "xlsx" : "json";
}

// --- pictures, from what the pages show

report::FigureHead head_of(const State& state, std::string title, std::string sentence, int people) {
    report::FigureHead out;
    out.words = {state.texts.table(), state.texts.language() == Language::vi};
    out.title = std::move(title);
    out.sentence = std::move(sentence);
    out.foot = state.texts.format("figure.foot", fmt::arg("day", vietnamese_day(state.today())),
                                  fmt::arg("n", people));
    return out;
}

std::string titled(const State& state, const char* key, const std::string& about) {
    return state.texts.format(key, fmt::arg("about", about));
}

report::Figure distribution(const State& state, const Insights& from) {
    report::DistributionFigure out;
    out.head = head_of(state, titled(state, "figure.title_distribution", from.title), from.distribution_line,
                       from.people);
    out.level_names = from.level_names;
    for (const GroupMonth& month : from.months)
        out.months.push_back({month.label, month.counts});
    return out;
}

report::Figure trend(const State& state, const Insights& from, std::size_t facet) {
    report::TrendFigure out;
    const std::string name = facet < from.facet_names.size() ? from.facet_names[facet] : std::string();
    out.head = head_of(
        state,
        state.texts.format("figure.title_trend", fmt::arg("about", from.title), fmt::arg("facet", name)),
        from.trend_line, from.people);
    out.level_names = from.level_names;
    for (const GroupMonth& month : from.months)
        if (facet < month.means.size() && facet < month.people.size() && month.people[facet] > 0)
            out.points.push_back({month.label, month.day_number, month.means[facet], month.lows[facet],
                                  month.highs[facet], month.people[facet]});
    return out;
}

report::Figure pitfalls(const State& state, const Insights& from) {
    report::PitfallFigure out;
    out.head =
        head_of(state, titled(state, "figure.title_pitfalls", from.title), from.pitfall_line, from.people);
    out.channels = from.channels;
    out.decisions = from.decisions;
    for (const PitfallByChannel& row : from.pitfalls)
        out.rows.push_back({row.pitfall, row.rates});
    return out;
}

report::Figure practice(const State& state, const Insights& from) {
    report::PracticeFigure out;
    out.head = head_of(state, titled(state, "figure.title_practice", from.title), from.practice_line,
                       static_cast<int>(from.points.size()));
    for (const PracticePoint& point : from.points)
        out.points.push_back({point.name, point.practice, point.change});
    return out;
}

Result<report::Figure> pareto(State& state, const std::string& monday) {
    auto fresh = complaints_model(state);
    if (!fresh)
        return tl::unexpected<Error>(fresh.error());
    const auto week =
        monday.empty() ? fresh->weeks.begin() : std::ranges::find(fresh->weeks, monday, &WeekSummary::monday);
    if (week == fresh->weeks.end())
        return fail(ErrorKind::not_found, state.texts.get("export.error.no_week"), monday);
    report::ParetoFigure out;
    out.head = head_of(state, titled(state, "figure.title_pareto", week->label), week->line, week->received);
    out.head.foot = state.texts.format("figure.foot_pareto", fmt::arg("day", vietnamese_day(state.today())),
                                       fmt::arg("n", week->received));
    for (const ParetoBar& bar : week->causes)
        out.bars.push_back({bar.name, bar.count, bar.cumulative});
    return out;
}

Result<report::Figure> figure_of(State& state, const ExportPicture& command) {
    if (command.picture == Picture::pareto)
        return pareto(state, command.week);
    const Insights& shown = state.model.insights;
    if (shown.shown != command.team || shown.months.empty())
        return fail(ErrorKind::refused, state.texts.get("export.error.not_shown"));
    switch (command.picture) {
        case Picture::distribution: return distribution(state, shown);
        case Picture::trends: return trend(state, shown, command.facet);
        case Picture::pitfalls: return pitfalls(state, shown);
        default: return practice(state, shown);
    }
}

std::string_view kind_of(Picture picture) {
    switch (picture) {
        case Picture::distribution: return "phan-bo-muc";
        case Picture::trends: return "xu-huong";
        case Picture::pitfalls: return "dieu-can-tranh";
        case Picture::practice: return "luyen-va-tien-bo";
        case Picture::pareto: break;
    }
    return "pareto";
}

} // namespace

Status handle(State& state, const ExportTable& command) {
    const Matter matter = command.what == TableOf::complaints ? Matter::complaints : Matter::exports;
    if (Status done = may_export(state, matter, command.team); !done)
        return done;
    if (command.format == TableFormat::xapi && command.what == TableOf::complaints)
        return fail(ErrorKind::bad_input, state.texts.get("export.error.no_xapi"));
    TableRequest request{command.what, command.format, command.team, command.file};
    if (command.file.empty()) {
        const auto path =
            in_documents(state, file_name(kind_of(command.what), name_of_team(state, command.team),
                                          state.today(), ending_of(command.format)));
        if (!path)
            return tl::unexpected<Error>(path.error());
        request.file = *path;
    }
    if (command.what != TableOf::complaints)
        log_access(state, "export", Uuid{},
                   fmt::format("{} {}", kind_of(command.what), ending_of(command.format)));
    return begin_export(state, state.texts.get("export.working"),
                        [request](const ExportSource& source, const Telling& tell) {
                            return export_table(source, request, tell);
                        });
}

Status handle(State& state, const ExportTeamReport& command) {
    if (Status done = may_export(state, Matter::exports, command.team); !done)
        return done;
    const auto path = in_documents(
        state, file_name("bao-cao-doi", name_of_team(state, command.team), state.today(), "pdf"));
    if (!path)
        return tl::unexpected<Error>(path.error());
    log_access(state, "report", Uuid{}, name_of_team(state, command.team));
    return begin_export(state, state.texts.get("export.working"),
                        [team = command.team, file = *path](const ExportSource& source, const Telling& tell) {
                            return export_team_report(source, team, file, tell);
                        });
}

Status handle(State& state, const ExportPersonReport& command) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const bool own = !state.host && command.person == state.model.me.id;
    if (!own) // everybody may have their own
        if (Status done = allowed(state, Matter::exports, command.person); !done)
            return done;
    const auto person = state.store->person(command.person);
    if (!person)
        return tl::unexpected<Error>(person.error());
    if (!*person)
        return fail(ErrorKind::not_found, state.texts.get("error.no_person"), command.person.str());
    log_access(state, "report", command.person);
    const auto path =
        in_documents(state, file_name("nang-luc", (*person)->profile.name, state.today(), "pdf"));
    if (!path)
        return tl::unexpected<Error>(path.error());
    return begin_export(
        state, state.texts.get("export.working"),
        [who = command.person, file = *path](const ExportSource& source, const Telling& tell) {
            return export_person_report(source, who, file, tell);
        });
}

Status handle(State& state, const ExportPicture& command) {
    const Matter matter = command.picture == Picture::pareto ? Matter::complaints : Matter::exports;
    if (Status done = may_export(state, matter, command.team); !done)
        return done;
    auto figure = figure_of(state, command);
    if (!figure)
        return tl::unexpected<Error>(figure.error());
    const bool png = command.format == PictureFormat::png;
    const std::string about =
        command.picture == Picture::pareto ? command.week : name_of_team(state, command.team);
    const auto path =
        in_documents(state, file_name(kind_of(command.picture), about, state.today(), png ? "png" : "pdf"));
    if (!path)
        return tl::unexpected<Error>(path.error());
    return begin_export(state, state.texts.get("export.working"),
                        [figure = std::move(*figure), file = *path, png](
                            const ExportSource& source, const Telling&) -> Result<ExportDone> {
                            const auto fonts = report::find_fonts(source.share / "fonts");
                            if (!fonts)
                                return tl::unexpected<Error>(fonts.error());
                            const auto format = png ? report::FigureFormat::png : report::FigureFormat::pdf;
                            if (Status done = report::write_figure(figure, *fonts, format, file); !done)
                                return tl::unexpected<Error>(done.error());
                            return ExportDone{file, 1, 0};
                        });
}

} // namespace mq::app
