#pragma once

#include "app/model_estimate.h"
#include "base/ids.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The log of real complaints (sổ theo dõi khiếu nại) as its screens read it.
namespace mq::app {

/// What a form of a complaint holds; all as text the person typed or picked. Times are local, “2026-03-09
/// 14:30”.
struct ComplaintEntry {
    std::string number;
    std::string customer; ///< empty: anonymous
    std::string contact;
    std::string channel; ///< id
    std::string cause;   ///< id; empty: not known yet
    std::string cause_detail;
    std::string what;
    std::string wish; ///< id
    std::optional<Uuid> owner;
    std::string owner_name;
    int severity = 1; ///< 1..3
    std::string received;
    struct Step {
        std::string at; ///< empty: not done
        std::string note;
        friend bool operator==(const Step&, const Step&) = default;
    };
    std::array<Step, 6> steps{};
    std::string closed; ///< empty: open
    std::string outcome;
    int satisfaction = 0; ///< 1..5; 0: not asked
    friend bool operator==(const ComplaintEntry&, const ComplaintEntry&) = default;
};

struct ComplaintLine {
    Uuid id;
    std::string number;
    std::string customer; ///< “Khách ẩn danh” where there is no name
    std::string what;     ///< first line
    std::string channel;  ///< name
    std::string cause_id;
    std::string cause; ///< name; “Chưa rõ”
    std::string owner;
    std::string received; ///< 09/03/2026 14:30
    std::string age;      ///< “3 ngày”; of closed ones how long it took
    std::int64_t received_ms = 0;
    int steps_done = 0; ///< of six
    std::string step;   ///< name of the next one; empty: all done
    int severity = 1;
    bool open = true;
    bool slow = false; ///< open for longer than the process allows
    std::string searchable;
};

/// A bar of the Pareto picture.
struct ParetoBar {
    std::string id;
    std::string name;
    int count = 0;
    double cumulative = 0.0; ///< share up to and with this one, 0..1
};

struct WeekSummary {
    std::string label;  ///< “Tuần 47 · 16/11–22/11”
    std::string monday; ///< ISO
    int received = 0;
    int closed = 0;
    int open = 0;                          ///< at its end
    std::optional<double> hours_to_close;  ///< median
    std::optional<double> hours_to_answer; ///< median until the second step was done
    std::optional<double> satisfaction;    ///< mean, 1..5
    std::vector<ParetoBar> causes;         ///< by family, most frequent first
    std::vector<ParetoBar> details;        ///< by what was written as detail, the ten most frequent
    std::string line;                      ///< what it says, a sentence
};

struct NamedId {
    std::string id;
    std::string name;
    std::string about;
};

struct ComplaintForm {
    /// What SaveComplaint found, to be shown at its field.
    struct Problem {
        std::string field; ///< as ImportField::id
        std::string text;
        bool stops = true; ///< false: a remark, it can be saved all the same
        friend bool operator==(const Problem&, const Problem&) = default;
    };
    std::optional<Uuid> id; ///< nothing: a new one
    ComplaintEntry entry;
    std::vector<Problem> problems;
    bool draft = false; ///< `entry` holds what was typed earlier and never saved
    bool closed = false;
    int versions = 0;
    std::string made; ///< by whom and when, in words
};

/// Where a column of a table goes.
struct ImportField {
    std::string id; ///< number, customer, contact, channel, cause, cause_detail, what, wish, owner, severity,
                    ///< received, step1 … step6, closed, outcome, satisfaction
    std::string name;
    bool required = false;
    std::optional<std::size_t> column; ///< of the table
};

struct ImportProblem {
    int row = 0;       ///< as a spreadsheet counts, from 1
    int column = 0;    ///< from 1; 0: the whole row
    std::string cell;  ///< B7
    std::string text;  ///< what is wrong and how to mend it
    bool skips = true; ///< the row can't be taken; false: taken with a remark
};

/// A table being taken in: nothing is written before TakeImport, and then all of it or nothing.
struct TableImport {
    Revision revision = 0;
    bool open = false;
    std::string path;
    std::string file; ///< name alone
    std::string sheet;
    std::vector<std::string> sheets;
    std::vector<std::string> columns; ///< heads
    std::vector<ImportField> fields;
    std::vector<std::vector<std::string>> preview; ///< first rows as they would be taken, by field
    std::vector<ImportProblem> problems;           ///< at most 200 are kept
    int problem_count = 0;
    int rows = 0;         ///< in the table
    int good = 0;         ///< that would be taken
    int known = 0;        ///< already in the log (by number): left as they are
    int skipped = 0;      ///< with problems
    bool reading = false; ///< being read aside
    std::string error;    ///< the file can't be read: file, place and cure
    bool ready = false;   ///< every required field has a column and something can be taken
};

struct Complaints {
    Revision revision = 0;
    std::vector<ComplaintLine> lines; ///< open ones first by age, then closed, newest first
    int open = 0;
    int slow = 0;
    std::vector<WeekSummary> weeks; ///< newest first, up to 12
    std::vector<NamedId> channels;
    std::vector<NamedId> causes;
    std::vector<NamedId> wishes;
    std::vector<NamedId> steps; ///< the six
    std::vector<std::pair<Uuid, std::string>> owners;
    std::optional<ComplaintForm> form;
    TableImport import;
};

} // namespace mq::app
