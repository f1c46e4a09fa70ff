#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"
#include "report/whole_file.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// Experience API 1.0.3 statements (xAPI-Data.md of the specification), as a JSON array. People stand in it
/// by their id alone: no name, no mail, nothing they wrote.
namespace mq::report {

/// Everything of ours that needs an IRI begins so. A reserved domain: it names things, nothing answers there.
inline constexpr std::string_view xapi_base = "https://monqua.example/xapi/";

enum class XapiVerb : std::uint8_t {
    completed, ///< a practice attempt
    passed,    ///< an assessment that reached what was asked for
    failed,    ///< one that didn't
    answered,  ///< a decision
    scored,    ///< was rated in an interview or an observation
};

enum class XapiActivity : std::uint8_t { simulation, interaction, interview, observation };

/// A text in one or both languages; an empty one is left out.
struct XapiText {
    std::string vi;
    std::string en;
};

struct XapiObject {
    std::string path; ///< after `xapi_base`, such as scenes/khach-vang-nha/3/nodes/N2
    XapiActivity type = XapiActivity::simulation;
    XapiText name;
};

struct XapiScore {
    double scaled = 0.0;       ///< −1..1
    std::optional<double> raw; ///< with its ends
    double least = 0.0;
    double most = 0.0;
};

/// A number, or several, under `xapi_base` extensions/….
using XapiExtension = std::pair<std::string, std::variant<double, std::string, std::vector<std::string>>>;

struct XapiStatement {
    Uuid source;      ///< journal row that it tells of
    std::string part; ///< of that row, where one row gives several statements
    Uuid person;      ///< who did it, or was rated
    XapiVerb verb = XapiVerb::completed;
    XapiObject object;
    std::optional<XapiObject> parent;
    std::optional<XapiScore> score;
    std::optional<bool> success;
    std::optional<bool> completion;
    std::optional<std::int64_t> duration_ms; ///< 0 or more
    std::string response;                    ///< ids joined by [,]; empty: none
    std::vector<XapiExtension> result_extensions;
    std::optional<Uuid> registration; ///< the attempt, interview or sheet
    std::optional<Uuid> instructor;   ///< who rated
    std::string language;             ///< RFC 5646
    std::string platform;
    std::string revision; ///< of the activity
    std::vector<XapiExtension> context_extensions;
    Instant at;
    int utc_offset_minutes = 0;
};

/// The statement on one line. Its id is the UUIDv5 of journal row and part: exporting again gives the same
/// bytes, and a learning record store takes no statement twice.
[[nodiscard]] std::string xapi_line(const XapiStatement& statement);

/// ISO 8601 with hundredths of a second: PT1H4M2.5S.
[[nodiscard]] std::string iso_duration(std::int64_t ms);
/// ISO 8601 with the person's own offset: 2026-03-09T14:30:05.120+07:00.
[[nodiscard]] std::string iso_moment(Instant at, int utc_offset_minutes);

/// Writes statements as they come; the file is there when `finish` was good.
class XapiWriter {
public:
    [[nodiscard]] static Result<XapiWriter> open(const std::filesystem::path& path);
    [[nodiscard]] Status write(const XapiStatement& statement);
    [[nodiscard]] Status finish();
    [[nodiscard]] std::int64_t statements() const { return statements_; }

private:
    explicit XapiWriter(WholeFile file) : file_(std::move(file)) {}
    WholeFile file_;
    std::int64_t statements_ = 0;
};

} // namespace mq::report
