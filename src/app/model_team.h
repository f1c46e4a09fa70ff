#pragma once

#include "app/model_estimate.h"
#include "base/ids.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the screens of a team read: plain values with every text ready, as in model.h.
namespace mq::app {

struct TeamNode {
    Uuid id; ///< nil: the whole firm, always the first
    std::string name;
    std::optional<Uuid> parent;
    std::string lead; ///< name; may be empty
    std::optional<Uuid> lead_id;
    int depth = 0;
    int people = 0; ///< of it and its parts
    int aim_level = 0;
    int aim_people = 0;
    bool own = false; ///< the person at this PC leads it, or a team it is part of
};

enum class NextKind : std::uint8_t {
    entry,    ///< too little evidence: assessment scenes to begin with
    coach,    ///< sit beside them: a facet far behind
    practise, ///< a scene for the facet that is behind
    assess,   ///< practice went well: an assessment would show it
    harder,   ///< one step up
    share,    ///< can pass it on: pair with somebody, tell the others
};

struct NextStep {
    NextKind kind = NextKind::practise;
    std::string text;  ///< “Kèm trực tiếp: lắng nghe và đặt câu hỏi”
    std::string scene; ///< id, where it is one
};

/// One person in the heat map. Facets are the radar's axes, in the competency's order.
struct HeatRow {
    Uuid person;
    std::string name;
    std::string initials;
    std::string tenure; ///< “5 tháng”; empty: unknown
    int tenure_days = -1;
    std::string post;
    std::string team;
    Uuid team_id; ///< nil: none
    Estimate overall;
    std::optional<int> reported; ///< level that the evidence gives; nothing: too little
    std::optional<int> official; ///< signed and holding
    bool appealed = false;       ///< the newest sign-off is under appeal
    int target = 0;              ///< 1..5 of the post; 0: none
    std::vector<Estimate> facets;
    std::vector<std::string>
        last_days;                ///< of each facet: date of the newest evidence, 09/03/2026; empty: none
    std::optional<double> change; ///< of the overall mean against the day compared with
    std::vector<std::optional<double>> facet_changes;
    std::optional<int> then_reported; ///< on the day compared with
    NextStep next;
    double need = 0.0;      ///< the higher the sooner: order of “cần hỗ trợ trước”
    bool coach = false;     ///< is one of those to be coached this week
    int late = 0;           ///< assignments past their day
    bool stale = false;     ///< still of an earlier day: being worked out anew
    std::string searchable; ///< folded name, post and team
};

struct TeamPage {
    Revision revision = 0;
    std::vector<TeamNode> teams; ///< as a tree, depth first
    Uuid shown;                  ///< nil: the whole firm
    std::string title;           ///< “Đội CSKH Hà Nội”
    std::vector<HeatRow> rows;   ///< people of it and its parts; candidates never
    std::vector<std::string> facet_ids;
    std::vector<std::string> facet_names;
    std::array<std::string, 5> level_names;
    std::array<int, 6> counts{}; ///< by reported level; [0]: not enough evidence
    std::string aim_line; ///< “mục tiêu quý: 9 người từ Khá trở lên, hiện có 7”; empty: no aim
    std::string weakest;      ///< name of the facet; empty: nothing known
    std::string weakest_line; ///< “Trung bình 2,5 trên 11 người”
    std::size_t weakest_facet = 0;
    int coach_count = 0;
    std::string coach_line;         ///< names, at most three, then “và 2 người khác”
    std::vector<std::string> posts; ///< that occur, for the filter
    std::string compared;           ///< day compared with, ISO; empty: none
    std::string compared_day;       ///< the same in words
    std::string as_of;              ///< “Tính đến hôm nay”, or that some rows are of an earlier day
    int stale = 0;                  ///< rows being worked out anew
    bool may_edit = true;           ///< teams and placing
    std::string today;   ///< ISO; what “30 days ago” is counted from; empty: only a day of one's own
    std::string problem; ///< why it couldn't be worked out, a sentence; empty: all is well
};

/// A month of a group.
struct GroupMonth {
    std::string label;           ///< 03/2026
    int day_number = 0;          ///< of its last day (or today), days since 1970-01-01
    std::array<int, 6> counts{}; ///< people by reported level; [0]: not enough
    std::vector<double> means;   ///< by axis, of people with evidence; below 1: nobody
    std::vector<double> lows;    ///< lower quartile of the people's means
    std::vector<double> highs;   ///< upper quartile
    std::vector<int> people;     ///< with evidence, by axis
};

struct PitfallByChannel {
    std::string pitfall;
    std::vector<std::optional<double>> rates; ///< per ten decisions, by channel; nothing below ten decisions
};

/// One person: how much they practised against how far they came.
struct PracticePoint {
    Uuid person;
    std::string name;
    int practice = 0;    ///< practice attempts finished in the last 90 days
    double change = 0.0; ///< of the overall mean over these 90 days
};

/// Pictures that answer questions, of a team or the whole firm.
struct Insights {
    Revision revision = 0;
    Uuid shown; ///< nil: the whole firm
    std::string title;
    std::vector<TeamNode> teams;
    int people = 0;
    std::vector<std::string> facet_names;
    std::array<std::string, 5> level_names;
    std::vector<GroupMonth> months; ///< oldest first, today's last
    std::vector<std::string> channels;
    std::vector<int> decisions;             ///< by channel: what the rates rest on
    std::vector<PitfallByChannel> pitfalls; ///< most frequent first
    std::vector<PracticePoint> points;
    std::string distribution_line; ///< what the picture says, a sentence each; empty: nothing can be said
    std::string trend_line;
    std::string pitfall_line;
    std::string practice_line;
    bool working = false; ///< history is still being worked out (see Model::work)
    std::string problem;  ///< why it couldn't be worked out, a sentence; empty: all is well
};

} // namespace mq::app
