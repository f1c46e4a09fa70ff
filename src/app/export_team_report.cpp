#include "app/evidence_book.h"
#include "app/export_reports.h"
#include "app/person_standing.h"
#include "app/team_next.h"
#include "report/team_report.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::app {
namespace {

constexpr std::size_t most_needs = 12;

report::ReportEstimate figures(const Estimate& from) {
    return {from.mean, from.low, from.high, from.level, from.thin(), from.none() ? 0 : from.stimuli};
}

/// Mean of one axis over the people whose estimate of it can be shown.
struct AxisMean {
    double sum = 0.0;
    int people = 0;
};

class TeamReportMaker {
public:
    explicit TeamReportMaker(ExportReader& reader)
        : reader_(reader),
          source_(reader.source()),
          texts_(source_.texts),
          steps_(texts_, source_.competency(), {}),
          means_(source_.competency().axis_count()) {}

    Result<report::TeamReport> make(const Uuid& team, const Telling& tell) {
        head(team);
        const std::vector<ExportPerson> people = reader_.staff(team);
        for (std::size_t i = 0; i < people.size(); ++i) {
            if (tell &&
                !tell(static_cast<double>(i) / static_cast<double>(people.size()),
                      texts_.format("export.progress", fmt::arg("n", i), fmt::arg("all", people.size()))))
                return stopped(texts_);
            const auto known = reader_.standing(people[i].id);
            if (!known)
                return tl::unexpected<Error>(known.error());
            add(people[i], *known);
        }
        summary(team);
        return std::move(out_);
    }

private:
    struct Need {
        double need = 0.0;
        report::TeamReportNeed line;
    };

    void head(const Uuid& team) {
        const domain::Competency& competency = source_.competency();
        out_.words = {texts_.table(), texts_.language() == Language::vi};
        out_.organisation = reader_.organisation();
        out_.team = reader_.team_name(team);
        out_.as_of = vietnamese_day(source_.today());
        out_.competency = fmt::format("{} {}", competency.id, competency.version);
        out_.scoring = competency.scoring.version;
        for (std::size_t i = 0; i < out_.level_names.size(); ++i)
            out_.level_names.at(i) = texts_.of(competency.levels.at(i).name);
        for (std::size_t i = 0; i < competency.axis_count(); ++i)
            out_.facets.push_back(texts_.of(competency.facets[i].name));
        if (const store::TeamDefined* defined = reader_.team(team); defined != nullptr && defined->lead)
            if (const auto lead = reader_.person(*defined->lead))
                out_.lead = lead->name;
    }

    void add(const ExportPerson& person, const ExportedStanding& known) {
        const domain::Competency& competency = source_.competency();
        report::TeamReportRow row;
        row.name = person.name;
        row.post = person.post;
        if (known.standing.reported)
            row.reported = known.standing.reported->number();
        row.official = person.official;
        row.overall = figures(overall_of(known.standing));
        for (std::size_t i = 0; i < competency.axis_count(); ++i) {
            const Estimate facet = estimate_of(known.standing.facets[i], competency.scoring);
            row.facets.push_back(figures(facet));
            if (facet.none() || facet.thin())
                continue;
            means_[i].sum += facet.mean;
            ++means_[i].people;
        }
        ++out_.counts.at(static_cast<std::size_t>(row.reported.value_or(0)));
        if (!row.reported)
            out_.unknown.push_back(person.name);
        out_.rows.push_back(std::move(row));
        add_need(person, known);
    }

    void add_need(const ExportPerson& person, const ExportedStanding& known) {
        const PersonSummary summary =
            summarise(known.finished, known.rated, *source_.estimator, source_.today());
        const NextStep step = steps_.of(person.id, summary, person.targets);
        if (step.kind == NextKind::coach)
            needs_.push_back({need_of(summary, step.kind, person.targets), {person.name, step.text}});
    }

    void summary(const Uuid& team) {
        std::ranges::stable_sort(needs_, std::ranges::greater{}, &Need::need);
        for (const Need& need : needs_)
            if (out_.needs.size() < most_needs)
                out_.needs.push_back(need.line);
        out_.more_needs = static_cast<int>(needs_.size() - out_.needs.size());
        const AxisMean* weakest = nullptr;
        for (const AxisMean& mean : means_)
            if (mean.people > 0 &&
                (weakest == nullptr || mean.sum / mean.people < weakest->sum / weakest->people))
                weakest = &mean;
        if (weakest != nullptr)
            out_.weakest = texts_.format(
                "team_report.weakest",
                fmt::arg("facet", out_.facets[static_cast<std::size_t>(weakest - means_.data())]),
                fmt::arg("mean", texts_.number(weakest->sum / weakest->people)),
                fmt::arg("n", weakest->people));
        const store::TeamDefined* defined = reader_.team(team);
        if (defined == nullptr || defined->aim_level < 1 || defined->aim_level > domain::level_count)
            return;
        int there = 0;
        for (int level = defined->aim_level; level <= domain::level_count; ++level)
            there += out_.counts.at(static_cast<std::size_t>(level));
        out_.aim = texts_.format(
            "team_report.aim", fmt::arg("people", defined->aim_people),
            fmt::arg("level", out_.level_names.at(static_cast<std::size_t>(defined->aim_level - 1))),
            fmt::arg("there", there));
    }

    ExportReader& reader_;
    const ExportSource& source_;
    const Texts& texts_;
    NextSteps steps_;
    std::vector<AxisMean> means_;
    std::vector<Need> needs_;
    report::TeamReport out_;
};

} // namespace

Result<ExportDone> export_team_report(const ExportSource& source, const Uuid& team,
                                      const std::filesystem::path& file, const Telling& tell) {
    auto reader = ExportReader::open(source);
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    if (!team.is_nil() && reader->team(team) == nullptr)
        return fail(ErrorKind::not_found, source.texts.get("export.error.no_team"), team.str());
    const auto fonts = report::find_fonts(source.share / "fonts");
    if (!fonts)
        return tl::unexpected<Error>(fonts.error());
    const auto report = TeamReportMaker(*reader).make(team, tell);
    if (!report)
        return tl::unexpected<Error>(report.error());
    if (Status done = report::write_team_report(*report, *fonts, file); !done)
        return tl::unexpected<Error>(done.error());
    const auto people = static_cast<std::int64_t>(report->rows.size());
    return ExportDone{file, people, people};
}

} // namespace mq::app
