#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content::test {

/// A question file of which the checker says nothing; `model` 1..8 makes it one of the model's.
std::string question_text(const std::string& id, const std::vector<std::string>& facets, int model = 0);
/// The same for the question that most tests start from: `C1`, measuring follow_up and autonomy.
std::string question_text();
std::string guide_text();
/// One kit, `thu`, of 45 minutes.
std::string kits_text(const std::vector<std::string>& questions);
/// Rates all six facets; `turn` shifts the ratings.
std::string benchmark_text(const std::string& id, const std::string& question, int turn = 0);

/// A folder that goes away with the test.
class TempFolder {
public:
    explicit TempFolder(std::string_view name);
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    void write(const std::string& file, const std::string& text) const;
    void remove(const std::string& file) const;

private:
    std::filesystem::path path_;
};

/// Fills it with a whole bank of which the checker says nothing: the model's eight questions (`C1`…`C8`, five
/// minutes each), a guide, a kit and twelve benchmark answers (`B01`…`B12`).
void write_bank(const TempFolder& folder);

} // namespace mq::content::test
