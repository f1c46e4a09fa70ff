#pragma once

#include "app/kept_standing.h"
#include "store/store.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

/// Databases of many people who were assessed, for tests and benchmarks. What doesn't go well ends the
/// program with an exception.
namespace mq::tests {

/// A folder that goes with all it holds.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();
    [[nodiscard]] std::filesystem::path file() const { return path_ / "monqua.db"; }

private:
    std::filesystem::path path_;
};

/// A competency with its frozen text.
struct FrozenCompetency {
    store::Content content;
    std::unique_ptr<const domain::Estimator> estimator;
    [[nodiscard]] app::Parameters parameters() const { return {*estimator, content.hash}; }
};
/// The repository's own, with each text in `changes` replaced by the other one.
[[nodiscard]] FrozenCompetency frozen_competency(
    const std::vector<std::pair<std::string, std::string>>& changes = {});

[[nodiscard]] store::Store open_database(const std::filesystem::path& file, bool read_only = false);

/// Adds people who finished `assessments` each, the last on `last` and the ones before three days apart. One
/// transaction a person. The same call makes the same results.
std::vector<Uuid> add_people(store::Store& store, const FrozenCompetency& competency, int people,
                             int assessments, Day last);

/// Finishes one more assessment.
void add_assessment(store::Store& store, const FrozenCompetency& competency, const Uuid& person, Day day,
                    double attainment);

} // namespace mq::tests
