#include "app/evidence_book.h"
#include "app/export_reports.h"
#include "app/lazy_bank.h"
#include "app/person_standing.h"
#include "app/standing_model.h"
#include "report/person_report.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::app {
namespace {

constexpr int change_days = 30;
constexpr int trend_months = 12;

report::ReportEstimate figures(const Estimate& from) {
    return {from.mean, from.low, from.high, from.level, from.thin(), from.none() ? 0 : from.stimuli};
}

/// Last day of the month `back` months before that day's, as day 1 of the next less one.
Day month_end(Day today, int back) {
    const std::string iso = iso_day(today);
    int month = std::stoi(iso.substr(0, 4)) * 12 + std::stoi(iso.substr(5, 2)) - 1 - back + 1;
    const auto first = parse_day(fmt::format("{:04}-{:02}-01", month / 12, month % 12 + 1));
    return Day{first.value_or(today).number - 1};
}

class PersonReportMaker {
public:
    PersonReportMaker(ExportReader& reader, ExportPerson person, ExportedStanding known)
        : reader_(reader),
          source_(reader.source()),
          texts_(source_.texts),
          person_(std::move(person)),
          known_(std::move(known)),
          bank_(source_.share / "questions", source_.competency()) {}

    Result<report::PersonReport> make() {
        head();
        axes();
        trend();
        reasons();
        evidence();
        if (Status done = signoffs(); !done)
            return tl::unexpected<Error>(done.error());
        for (const ScoringGroup& group : scoring_constants(source_.competency().scoring, texts_))
            for (const ScoringConstant& constant : group.constants)
                out_.constants.push_back({constant.name, constant.value});
        return std::move(out_);
    }

private:
    [[nodiscard]] domain::Standing standing_on(Day day) const {
        return source_.estimator->standing(known_.records, day, known_.severities);
    }

    void head() {
        const domain::Competency& competency = source_.competency();
        out_.words = {texts_.table(), texts_.language() == Language::vi};
        out_.organisation = reader_.organisation();
        out_.person = person_.name;
        out_.post = person_.post;
        out_.team = person_.team;
        if (person_.joined)
            out_.joined = vietnamese_day(*person_.joined);
        out_.as_of = vietnamese_day(source_.today());
        out_.competency = fmt::format("{} {}", competency.id, competency.version);
        out_.scoring = competency.scoring.version;
        for (std::size_t i = 0; i < out_.level_names.size(); ++i)
            out_.level_names.at(i) = texts_.of(competency.levels.at(i).name);
        if (known_.standing.reported)
            out_.reported = known_.standing.reported->number();
        out_.official = person_.official;
        out_.target = person_.target;
        out_.overall = figures(overall_of(known_.standing));
    }

    void axes() {
        const domain::Competency& competency = source_.competency();
        const domain::Standing before = standing_on(Day{source_.today().number - change_days});
        for (std::size_t i = 0; i < competency.axis_count(); ++i) {
            report::PersonAxis axis;
            axis.name = texts_.of(competency.facets[i].name);
            axis.estimate = figures(estimate_of(known_.standing.facets[i], competency.scoring));
            if (before.facets[i].weight.counts())
                axis.before = before.facets[i].posterior.mean;
            axis.target = person_.targets[i];
            out_.axes.push_back(std::move(axis));
        }
    }

    void trend() {
        for (int back = trend_months; back >= 0; --back) {
            const Day day = back == 0 ? source_.today() : month_end(source_.today(), back);
            const Estimate overall = overall_of(standing_on(day));
            if (!overall.none())
                out_.trend.push_back({vietnamese_day(day).substr(3), day.number, figures(overall)});
        }
    }

    void reasons() {
        const domain::ScoringParams& params = source_.competency().scoring;
        for (const domain::Missing missing : known_.standing.missing)
            out_.missing.push_back(missing_in_words(missing, known_.standing, params, texts_));
        for (const domain::Gate gate : known_.standing.gates)
            out_.holds_back.push_back(gate_in_words(gate));
    }

    [[nodiscard]] std::string gate_in_words(domain::Gate gate) const {
        const domain::Competency& competency = source_.competency();
        const domain::ScoringParams& params = competency.scoring;
        switch (gate) {
            case domain::Gate::human:
                return texts_.format("standing.gate.human", fmt::arg("level", params.human_gate_level),
                                     fmt::arg("cap", params.human_gate_level - 1));
            case domain::Gate::autonomy: {
                const auto strand = std::ranges::find(competency.facets, false, &domain::Facet::axis);
                return texts_.format("standing.gate.autonomy", fmt::arg("n", params.autonomy_raters),
                                     fmt::arg("facet", texts_.of(strand->name)),
                                     fmt::arg("level", domain::level_count),
                                     fmt::arg("cap", domain::level_count - 1));
            }
            case domain::Gate::critical: break;
        }
        return texts_.format("report.critical", fmt::arg("cap", params.critical_cap));
    }

    void evidence() {
        const domain::Standing& standing = known_.standing;
        std::vector<std::size_t> order(standing.credited.lines.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
            const domain::EvidenceLine& x = standing.credited.lines[a];
            const domain::EvidenceLine& y = standing.credited.lines[b];
            return x.weight != y.weight ? x.weight > y.weight : x.date > y.date;
        });
        for (const std::size_t i : order)
            out_.evidence.push_back(line_of(standing.credited.lines[i]));
    }

    [[nodiscard]] report::PersonEvidence line_of(const domain::EvidenceLine& line) {
        report::PersonEvidence out;
        out.day = vietnamese_day(line.date);
        out.low = line.credit.lo;
        out.high = line.credit.hi;
        out.weight = line.weight.value();
        const domain::ScoringParams& params = source_.competency().scoring;
        if (!line.counts())
            out.note =
                line.recency.counts()
                    ? texts_.format("standing.nothing.retake", fmt::arg("days", params.retake_min_days))
                    : texts_.format("standing.nothing.old", fmt::arg("days", params.max_age_days));
        if (const auto* attempt = std::get_if<domain::ScenarioEvidence>(&known_.records[line.evidence])) {
            out.source = texts_.get("standing.source.scenario");
            out.title = reader_.scene_title(attempt->scenario, parse_uuid(attempt->id).value_or(Uuid{}));
        } else {
            const bool interview = line.source == domain::Source::interview;
            out.source = texts_.get(interview ? "standing.source.interview" : "standing.source.observation");
            out.title = rating_title(line);
        }
        return out;
    }

    [[nodiscard]] std::string rating_title(const domain::EvidenceLine& line) {
        const auto& record = std::get<domain::RatedEvidence>(known_.records[line.evidence]);
        const domain::Rating& rating = record.ratings[*line.rating];
        std::string what = rating.question;
        if (const domain::Question* asked = what.empty() ? nullptr : bank_.get().bank.question(what))
            what = texts_.of(asked->name);
        std::string rater;
        for (const store::RatedRow& row : known_.rated)
            if (row.id.str() == record.id) {
                if (what.empty())
                    what = row.title;
                for (const store::RatedRow::Cell& cell : row.cells)
                    if (cell.rater.str() == rating.rater)
                        rater = cell.rater_name;
            }
        return texts_.format(
            "person_report.rating", fmt::arg("what", what),
            fmt::arg("facet", texts_.of(source_.competency().facets[rating.facet.value()].name)),
            fmt::arg("rater", rater), fmt::arg("value", rating.value.number()));
    }

    [[nodiscard]] Status signoffs() {
        const auto rows = reader_.store().signoffs(person_.id);
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        for (const store::SignoffRow& row : *rows)
            out_.signoffs.push_back(signoff(row));
        return {};
    }

    [[nodiscard]] std::string day_of(Instant at) const {
        return vietnamese_day(local_day(*source_.clock, at));
    }

    [[nodiscard]] report::PersonSignoff signoff(const store::SignoffRow& row) const {
        report::PersonSignoff out;
        const int level = std::clamp(row.level.level, 1, domain::level_count);
        out.level = fmt::format("{} · {}", level, out_.level_names.at(static_cast<std::size_t>(level - 1)));
        out.when = day_of(row.at);
        out.by = row.level.signer_name;
        switch (row.state) {
            case store::SignoffState::official: out.state = texts_.get("person_report.state_official"); break;
            case store::SignoffState::appealed: out.state = texts_.get("person_report.state_appealed"); break;
            case store::SignoffState::upheld: out.state = texts_.get("person_report.state_upheld"); break;
            case store::SignoffState::withdrawn:
                out.state = texts_.get("person_report.state_withdrawn");
                break;
            case store::SignoffState::replaced: out.state = texts_.get("person_report.state_replaced"); break;
        }
        out.word = row.level.word;
        if (!row.appeal.empty())
            out.word += (out.word.empty() ? "" : "\n") +
                        texts_.format("person_report.appeal", fmt::arg("word", row.appeal));
        if (row.answer)
            out.word += (out.word.empty() ? "" : "\n") +
                        texts_.format("person_report.answer", fmt::arg("word", row.answer->word),
                                      fmt::arg("name", row.answer->answerer_name));
        return out;
    }

    ExportReader& reader_;
    const ExportSource& source_;
    const Texts& texts_;
    ExportPerson person_;
    ExportedStanding known_;
    LazyBank bank_;
    report::PersonReport out_;
};

} // namespace

Result<ExportDone> export_person_report(const ExportSource& source, const Uuid& person,
                                        const std::filesystem::path& file, const Telling& tell) {
    auto reader = ExportReader::open(source);
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const auto who = reader->person(person);
    if (!who)
        return fail(ErrorKind::not_found, source.texts.get("error.no_person"), person.str());
    const auto fonts = report::find_fonts(source.share / "fonts");
    if (!fonts)
        return tl::unexpected<Error>(fonts.error());
    auto known = reader->standing(person);
    if (!known)
        return tl::unexpected<Error>(known.error());
    const auto report = PersonReportMaker(*reader, *who, std::move(*known)).make();
    if (!report)
        return tl::unexpected<Error>(report.error());
    if (tell && !tell(0.5, {}))
        return stopped(source.texts);
    if (Status done = report::write_person_report(*report, *fonts, file); !done)
        return tl::unexpected<Error>(done.error());
    return ExportDone{file, static_cast<std::int64_t>(report->evidence.size()), 1};
}

} // namespace mq::app
