#include "app/evidence_book.h"
#include "app/export_tables.h"
#include "app/person_standing.h"
#include "app/standing_model.h"

#include <fmt/format.h>

// The heat map: a row each, with what it rests on.
namespace mq::app {
namespace {

using report::Field;

constexpr double name_width = 26.0;
constexpr double wide = 20.0;
constexpr double narrow = 9.0;
constexpr double id_width = 38.0;

/// Figures to two decimals, as the screens' are never finer than one.
double two_decimals(double value) {
    return static_cast<double>(static_cast<long long>(value * 100.0 + (value < 0 ? -0.5 : 0.5))) / 100.0;
}

report::TableHead head_of(const TableExport& out) {
    const Texts& texts = out.texts();
    const auto col = [&](const char* key, double width) {
        return report::TableColumn{texts.get(key), width};
    };
    report::TableHead head;
    head.name = texts.get("export.sheet.people");
    head.frozen = 1;
    head.columns = {col("export.col.person", name_width), col("export.col.post", wide),
                    col("export.col.team", wide),         col("export.col.level", narrow),
                    col("export.col.mean", narrow),       col("export.col.low", narrow),
                    col("export.col.high", narrow)};
    const std::size_t axes = out.competency().axis_count();
    for (std::size_t i = 0; i < axes; ++i)
        head.columns.push_back({texts.of(out.competency().facets[i].name), 14.0});
    head.columns.insert(
        head.columns.end(),
        {col("export.col.target", narrow), col("export.col.official", narrow), col("export.col.last", 13.0),
         col("export.col.joined", 13.0), col("export.col.weight", narrow), col("export.col.stimuli", narrow),
         col("export.col.missing", 44.0)});
    for (std::size_t i = 0; i < axes; ++i)
        for (const char* key : {"export.facet.mean", "export.facet.low", "export.facet.high",
                                "export.facet.weight", "export.facet.stimuli"})
            head.columns.push_back(
                {texts.format(key, fmt::arg("facet", texts.of(out.competency().facets[i].name))), narrow});
    head.columns.push_back(col("export.col.person_id", id_width));
    return head;
}

void add_figures(std::vector<Field>& row, const Estimate& estimate) {
    if (estimate.none()) {
        row.insert(row.end(), 3, Field{});
        return;
    }
    for (const double value : {estimate.mean, estimate.low, estimate.high})
        row.emplace_back(two_decimals(value));
}

Field level_or_nothing(int level) {
    return level > 0 ? Field{std::int64_t{level}} : Field{};
}

Field day_or_nothing(const std::optional<Day>& day) {
    return day ? Field{*day} : Field{};
}

std::string missing_of(const TableExport& out, const domain::Standing& standing) {
    std::string text;
    for (const domain::Missing missing : standing.missing)
        text += (text.empty() ? "" : " ") +
                missing_in_words(missing, standing, out.competency().scoring, out.texts());
    return text;
}

std::vector<Field> row_of(const TableExport& out, const ExportPerson& person, const ExportedStanding& known) {
    const domain::Standing& standing = known.standing;
    const Estimate overall = overall_of(standing);
    const std::size_t axes = out.competency().axis_count();
    std::vector<Estimate> facets;
    for (std::size_t i = 0; i < axes; ++i)
        facets.push_back(estimate_of(standing.facets[i], out.competency().scoring));
    std::vector<Field> row{person.name, person.post, person.team,
                           report::LevelMark{standing.reported ? standing.reported->number() : 0}};
    add_figures(row, overall);
    for (const Estimate& facet : facets)
        row.emplace_back(report::LevelMark{facet.thin() ? 0 : facet.level});
    row.insert(row.end(),
               {level_or_nothing(person.target), level_or_nothing(person.official.value_or(0)),
                day_or_nothing(known.last_active()), day_or_nothing(person.joined),
                two_decimals(overall.weight), std::int64_t{overall.stimuli}, missing_of(out, standing)});
    for (const Estimate& facet : facets) {
        add_figures(row, facet);
        row.insert(row.end(), {two_decimals(facet.weight), std::int64_t{facet.stimuli}});
    }
    row.emplace_back(person.id.str());
    return row;
}

} // namespace

Status put_people(TableExport& out) {
    if (Status done = out.writer.begin(head_of(out)); !done)
        return done;
    for (std::size_t i = 0; i < out.people.size(); ++i) {
        if (Status done = out.told(i, out.people.size()); !done)
            return done;
        const auto known = out.reader.standing(out.people[i].id);
        if (!known)
            return tl::unexpected<Error>(known.error());
        if (Status done = out.put(row_of(out, out.people[i], *known)); !done)
            return done;
    }
    return out.told(out.people.size(), out.people.size());
}

/// What the colours and figures of the workbook mean, and with what they were worked out.
Status put_legend(TableExport& out) {
    const Texts& texts = out.texts();
    const domain::Competency& competency = out.competency();
    report::TableHead head{texts.get("export.sheet.legend"),
                           {{texts.get("export.col.sign"), 14.0}, {texts.get("export.col.meaning"), 90.0}},
                           0};
    if (Status done = out.writer.begin(head); !done)
        return done;
    std::vector<std::vector<Field>> rows;
    for (const domain::LevelInfo& level : competency.levels)
        rows.push_back({report::LevelMark{level.number}, texts.of(level.name)});
    rows.push_back({report::LevelMark{0}, texts.get("export.legend.unknown")});
    for (const char* key :
         {"export.legend.range", "export.legend.facet", "export.legend.weight", "export.legend.use"})
        rows.push_back({Field{}, texts.get(key)});
    rows.push_back(
        {Field{},
         texts.format("export.legend.version", fmt::arg("day", vietnamese_day(out.reader.source().today())),
                      fmt::arg("people", out.people.size()), fmt::arg("scoring", competency.scoring.version),
                      fmt::arg("competency", competency.id + " " + competency.version))});
    for (const std::vector<Field>& row : rows)
        if (Status done = out.put(row); !done)
            return done;
    return {};
}

} // namespace mq::app
