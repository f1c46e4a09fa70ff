#include "app/law.h"
#include "app/state.h"
#include "domain/impact.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

// Whether candidates of different groups are hired at like rates (scoring.md 7).
namespace mq::app {
namespace {

constexpr const char* tally_setting = "law.group_tally";
/// A group of fewer people isn't named: who is in it could be told (k-anonymity, k = 5).
constexpr std::int64_t fewest_named = 5;

class TableMaker {
public:
    TableMaker(const content::GroupDimension& dimension, const GroupTally& people, const Texts& texts)
        : dimension_(dimension), people_(people), texts_(texts) {}

    ImpactTable make() {
        ImpactTable out;
        out.dimension = texts_.of(dimension_.title);
        sort_groups();
        const domain::Impact impact = domain::impact_of(groups_);
        for (std::size_t i = 0; i < groups_.size(); ++i)
            out.lines.push_back(line_of(groups_[i], impact.groups[i], impact.reference == i));
        add_silent(out);
        out.line = sentence(impact);
        return out;
    }

private:
    /// Those large enough to be compared; the others and the silent are only counted.
    void sort_groups() {
        const auto counts = people_.groups.find(dimension_.id);
        std::int64_t said = 0;
        for (const auto& choice : dimension_.choices) {
            GroupTally::Count count;
            if (counts != people_.groups.end())
                if (const auto at = counts->second.find(choice.id); at != counts->second.end())
                    count = at->second;
            if (choice.id == content::group_unsaid)
                continue;
            if (count.decided >= fewest_named) {
                said += count.decided; // small groups are counted with the silent, else they could be told
                groups_.push_back({texts_.of(choice.title), count.hired, count.decided});
            } else if (count.decided > 0)
                hidden_.push_back(texts_.of(choice.title));
        }
        silent_ = people_.all.decided - said;
    }

    [[nodiscard]] std::string percent(double share) const {
        return texts_.format("radar.percent", fmt::arg("n", std::lround(share * 100.0)));
    }

    [[nodiscard]] ImpactLine line_of(const domain::GroupSelection& group, const domain::GroupImpact& impact,
                                     bool reference) const {
        ImpactLine out;
        out.group = group.group;
        out.selected =
            texts_.format("law.impact.of", fmt::arg("hired", group.selected), fmt::arg("all", group.total));
        out.rate = impact.rate ? percent(*impact.rate) : "–";
        if (reference)
            out.ratio = texts_.get("law.impact.reference");
        else if (impact.ratio) {
            out.ratio = texts_.number(*impact.ratio, 2);
            out.ratio_value = *impact.ratio;
        }
        if (impact.fisher_p)
            out.p = *impact.fisher_p < 0.001
                        ? texts_.format("law.impact.p_below", fmt::arg("p", texts_.number(0.001, 3)))
                        : texts_.format("law.impact.p", fmt::arg("p", texts_.number(*impact.fisher_p, 3)));
        out.flagged = impact.flagged;
        out.few = impact.few;
        return out;
    }

    void add_silent(ImpactTable& out) const {
        for (const std::string& name : hidden_) {
            ImpactLine line;
            line.group = name;
            line.selected = texts_.format("law.impact.too_few", fmt::arg("n", fewest_named));
            line.few = true;
            out.lines.push_back(std::move(line));
        }
    }

    [[nodiscard]] std::string sentence(const domain::Impact& impact) const {
        std::string out = verdict(impact);
        if (silent_ > 0)
            out += " " +
                   texts_.count(hidden_.empty() ? "law.impact.silent" : "law.impact.silent_or_few", silent_);
        return out;
    }

    [[nodiscard]] std::string verdict(const domain::Impact& impact) const {
        if (groups_.size() < 2)
            return texts_.format("law.impact.nothing_to_compare", fmt::arg("n", fewest_named));
        if (impact.reference && groups_[*impact.reference].selected == 0)
            return texts_.get("law.impact.nobody_hired");
        std::string flagged;
        bool few = false;
        for (std::size_t i = 0; i < groups_.size(); ++i)
            if (impact.groups[i].flagged) {
                flagged += (flagged.empty() ? "" : ", ") + groups_[i].group;
                few = few || impact.groups[i].few;
            }
        if (flagged.empty())
            return texts_.format("law.impact.alike", fmt::arg("gate", texts_.number(domain::impact_gate, 2)));
        std::string out = texts_.format("law.impact.flagged", fmt::arg("groups", flagged),
                                        fmt::arg("reference", groups_[*impact.reference].group),
                                        fmt::arg("gate", texts_.number(domain::impact_gate, 2)));
        if (few)
            out += " " + texts_.format("law.impact.few", fmt::arg("n", domain::impact_fewest));
        return out;
    }

    const content::GroupDimension& dimension_;
    const GroupTally& people_;
    const Texts& texts_;
    std::vector<domain::GroupSelection> groups_;
    std::vector<std::string> hidden_;
    std::int64_t silent_ = 0;
};

nlohmann::json json_of(const GroupTally::Count& count) {
    return {{"hired", count.hired}, {"decided", count.decided}};
}

GroupTally::Count count_of(const nlohmann::json& json) {
    return {json.value("hired", std::int64_t{0}), json.value("decided", std::int64_t{0})};
}

using Notes = std::map<Uuid, std::map<std::string, std::string>>;

Result<Notes> notes_of(const store::Store& store) {
    auto rows = store.group_notes();
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    Notes out;
    for (store::GroupNoteRow& row : *rows)
        out[row.person] = std::move(row.groups);
    return out;
}

Result<std::optional<GroupSaid>> said_by(const store::Store& store, const Notes& notes, const Uuid& person) {
    const auto decided = store.candidate_decision(person);
    if (!decided)
        return tl::unexpected<Error>(decided.error());
    if (!*decided)
        return std::optional<GroupSaid>();
    GroupSaid out{{}, (*decided)->hired};
    if (const auto note = notes.find(person); note != notes.end())
        out.groups = note->second;
    return std::optional(std::move(out));
}

} // namespace

void GroupTally::add(const GroupSaid& person) {
    const auto count = [&](Count& to) {
        ++to.decided;
        to.hired += person.hired ? 1 : 0;
    };
    count(all);
    for (const auto& [dimension, choice] : person.groups)
        count(groups[dimension][choice]);
}

ImpactPage impact_of_people(const content::LawBook& book, const GroupTally& people, const Texts& texts) {
    ImpactPage out;
    out.line = people.all.decided == 0 ? texts.get("law.impact.nobody_decided")
                                       : texts.format("law.impact.over", fmt::arg("all", people.all.decided),
                                                      fmt::arg("hired", people.all.hired));
    if (people.all.decided > 0)
        for (const content::GroupDimension& dimension : book.groups)
            out.tables.push_back(TableMaker(dimension, people, texts).make());
    return out;
}

Result<GroupTally> kept_tally(const store::Store& store) {
    const auto kept = store.setting(tally_setting);
    if (!kept)
        return tl::unexpected<Error>(kept.error());
    GroupTally out;
    if (!*kept)
        return out;
    try {
        const auto json = nlohmann::json::parse(**kept);
        out.all = count_of(json.at("all"));
        for (const auto& [dimension, choices] : json.at("groups").items())
            for (const auto& [choice, count] : choices.items())
                out.groups[dimension][choice] = count_of(count);
    } catch (const nlohmann::json::exception& e) {
        return fail(ErrorKind::damaged, "Số liệu nhóm đã lưu không đọc được.", e.what());
    }
    return out;
}

Status keep_tally(store::Store& store, const GroupTally& tally) {
    nlohmann::json groups = nlohmann::json::object();
    for (const auto& [dimension, choices] : tally.groups)
        for (const auto& [choice, count] : choices)
            groups[dimension][choice] = json_of(count);
    return store.set_setting(tally_setting,
                             nlohmann::json{{"all", json_of(tally.all)}, {"groups", groups}}.dump());
}

Result<std::optional<GroupSaid>> said_by(const store::Store& store, const Uuid& person) {
    const auto notes = notes_of(store);
    if (!notes)
        return tl::unexpected<Error>(notes.error());
    return said_by(store, *notes, person);
}

Result<ImpactPage> impact_page(State& state, const content::LawBook& book) {
    auto tally = kept_tally(*state.store);
    if (!tally)
        return tl::unexpected<Error>(tally.error());
    const auto who = applicants(*state.store);
    if (!who)
        return tl::unexpected<Error>(who.error());
    const auto notes = notes_of(*state.store);
    if (!notes)
        return tl::unexpected<Error>(notes.error());
    for (const Uuid& person : *who) {
        const auto said = said_by(*state.store, *notes, person);
        if (!said)
            return tl::unexpected<Error>(said.error());
        if (*said)
            tally->add(**said);
    }
    return impact_of_people(book, *tally, state.texts);
}

} // namespace mq::app
