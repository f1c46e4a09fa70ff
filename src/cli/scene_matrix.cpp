#include "cli/scene_matrix.h"

#include "domain/analysis.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace mq::cli {
namespace {

using namespace mq::domain;

constexpr std::array<const char*, 5> channels{"phone", "counter", "email", "chat", "social"};
constexpr std::array<const char*, 6> kinds{"one", "several", "order", "type", "log", "route"};

/// What one scene uses and trains.
struct Row {
    const Scenario* scene = nullptr;
    std::set<std::string> ways; ///< kinds of answers, `cut_in`, `timer`
    std::set<std::size_t> wishes;
    std::set<std::size_t> principles; ///< with points on them
    std::set<std::size_t> pitfalls;   ///< that an option falls into
    bool english = false;
    int decisions = 0;   ///< on the best path
    double random = 0.0; ///< chance that ticking at random reaches the full mark
};

Row row_of(const Scenario& scene, const Competency& competency) {
    Row out;
    out.scene = &scene;
    out.english = !scene.title.en.empty();
    out.wishes.insert(scene.customer.wishes.begin(), scene.customer.wishes.end());
    for (const Node& node : scene.nodes) {
        if (!node.outcomes.empty())
            out.ways.insert(kinds[static_cast<std::size_t>(node.answer)]);
        if (node.timer_seconds > 0)
            out.ways.insert("timer");
        for (const Outcome& outcome : node.outcomes) {
            if (outcome.trigger == Trigger::cut_in)
                out.ways.insert("cut_in");
            out.pitfalls.insert(outcome.pitfalls.begin(), outcome.pitfalls.end());
            for (std::size_t p = 0; p < competency.principles.size(); ++p)
                if (outcome.points.principles[p] != 0)
                    out.principles.insert(p);
        }
    }
    const Graph graph(scene, competency.axis_count());
    const Analysis analysis(graph, competency.scoring);
    out.decisions = analysis.best_path_decisions();
    out.random = analysis.random_full();
    return out;
}

class Writer {
public:
    Writer(std::vector<Row> rows, const Competency& competency)
        : rows_(std::move(rows)), competency_(competency) {}

    std::string write() {
        totals();
        scenes();
        count_by(
            "Channel", channels.size(), [](std::size_t i) { return std::string(channels[i]); },
            [](const Row& row, std::size_t i) { return row.scene->channel == static_cast<Channel>(i); });
        const auto& causes = competency_.causes;
        count_by(
            "Cause", causes.size(), [&](std::size_t i) { return causes[i].id; },
            [](const Row& row, std::size_t i) { return row.scene->cause == i; });
        ways();
        trained(
            "Wish", competency_.wishes.size(), [&](std::size_t i) { return competency_.wishes[i].id; },
            &Row::wishes);
        trained(
            "Principle pair", competency_.principles.size(),
            [&](std::size_t i) { return competency_.principles[i].id; }, &Row::principles);
        trained(
            "Pitfall", competency_.pitfalls.size(), [&](std::size_t i) { return competency_.pitfalls[i].id; },
            &Row::pitfalls);
        return std::move(out_);
    }

private:
    void line(const std::string& text) { out_ += text + "\n"; }

    void totals() {
        const auto practice = std::count_if(rows_.begin(), rows_.end(),
                                            [](const Row& row) { return row.scene->use == Use::practice; });
        const auto english =
            std::count_if(rows_.begin(), rows_.end(), [](const Row& row) { return row.english; });
        line(fmt::format("{} scenes: {} for practice, {} for assessment; {} with English.\n", rows_.size(),
                         practice, static_cast<std::ptrdiff_t>(rows_.size()) - practice, english));
    }

    void scenes() {
        line("| scene | channel | D | use | cause | ways to answer | decisions | random ≥ .80 |");
        line("|---|---|---|---|---|---|---|---|");
        for (const Row& row : rows_)
            line(fmt::format("| {} | {} | {} | {} | {} | {} | {} | {:.2f} % |", row.scene->id,
                             channels[static_cast<std::size_t>(row.scene->channel)], row.scene->difficulty,
                             row.scene->use == Use::practice ? "practice" : "assessment",
                             competency_.causes[row.scene->cause].id, fmt::join(row.ways, " "), row.decisions,
                             100.0 * row.random));
    }

    void count_by(const char* what, std::size_t count, const std::function<std::string(std::size_t)>& name,
                  const std::function<bool(const Row&, std::size_t)>& belongs) {
        line(fmt::format("\n| {} | D1 | D2 | D3 | D4 | D5 |\n|---|---|---|---|---|---|", what));
        for (std::size_t i = 0; i < count; ++i) {
            std::array<int, level_count> at{};
            for (const Row& row : rows_)
                if (belongs(row, i))
                    ++at[static_cast<std::size_t>(row.scene->difficulty - 1)];
            line(fmt::format("| {} | {} |", name(i), fmt::join(at, " | ")));
        }
    }

    void ways() {
        line("\n| Way to answer | scenes |\n|---|---|");
        for (const char* way : {"one", "several", "order", "type", "log", "route", "cut_in", "timer"})
            line(fmt::format("| {} | {} |", way,
                             std::count_if(rows_.begin(), rows_.end(),
                                           [&](const Row& row) { return row.ways.count(way) > 0; })));
    }

    void trained(const char* what, std::size_t count, const std::function<std::string(std::size_t)>& name,
                 std::set<std::size_t> Row::*list) {
        line(fmt::format("\n| {} | scenes |\n|---|---|", what));
        for (std::size_t i = 0; i < count; ++i)
            line(fmt::format("| {} | {} |", name(i),
                             std::count_if(rows_.begin(), rows_.end(),
                                           [&](const Row& row) { return (row.*list).count(i) > 0; })));
    }

    std::vector<Row> rows_;
    const Competency& competency_;
    std::string out_;
};

} // namespace

std::string scene_matrix(std::span<const Scenario> scenes, const Competency& competency) {
    std::vector<Row> rows;
    for (const Scenario& scene : scenes)
        rows.push_back(row_of(scene, competency));
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::pair(a.scene->difficulty, a.scene->id) < std::pair(b.scene->difficulty, b.scene->id);
    });
    return Writer(std::move(rows), competency).write();
}

} // namespace mq::cli
