#pragma once

#include "app/model_estimate.h"
#include "base/ids.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the pages of rights and duties read: Page::my_data (everybody, of themselves) and Page::law (HR).
namespace mq::app {

struct ConsentState {
    std::string id;    ///< practice, assessment, selection, keep
    std::string title; ///< purpose in words
    std::string text;  ///< the wording, whole
    bool given = false;
    bool asked = false;    ///< false: never asked
    std::string when;      ///< “Đồng ý ngày 12/09/2026, bản lời 2”; empty: never
    bool outdated = false; ///< the wording has changed since
    std::string effect;    ///< what withdrawing means
};

struct RequestLine {
    Uuid id;
    Uuid person;
    std::string name;
    std::string kind; ///< “Xem dữ liệu”
    std::string text;
    std::string when;
    std::string state; ///< “Chờ trả lời”, “Đang thực hiện”, “Đã xong”, “Đã từ chối”
    std::string clock; ///< “Trả lời trước 24/11”, “Quá hạn 1 ngày”
    std::string word;  ///< answer
    bool answered = false;
    bool accepted = false;
    bool done = false;
    bool late = false;
    bool erases = false; ///< carrying it out deletes the person
};

struct AccessLine {
    std::string when;
    std::string who;
    std::string what; ///< “Mở trang năng lực”
    std::string whose;
};

/// Something whose time is over.
struct DueLine {
    enum class Kind : std::uint8_t { practice, evidence, candidate, contract };
    Uuid person;
    Kind kind = Kind::practice;
    std::string name;
    std::string what;  ///< “14 lượt luyện trước 22/05/2026”
    std::string why;   ///< “Luyện tập giữ 6 tháng”
    std::string since; ///< day it fell due
    bool overdue = false;
};

struct ImpactLine {
    std::string group;
    std::string selected;    ///< “12 trên 40”
    std::string rate;        ///< “30 %”
    std::string ratio;       ///< “0,75”; “chuẩn so sánh” for the reference
    double ratio_value = -1; ///< −1: none
    std::string p;           ///< “p = 0,041”
    bool flagged = false;
    bool few = false;
};
struct ImpactTable {
    std::string dimension; ///< “Giới tính”
    std::vector<ImpactLine> lines;
    std::string line; ///< what it says, in a sentence
};

/// One heading of the plain page.
struct LawText {
    std::string title;
    std::string text;
};

struct MyData {
    Revision revision = 0;
    std::vector<ConsentState> consents;
    std::vector<RequestLine> requests; ///< newest first
    std::vector<AccessLine> access;    ///< who looked at mine, newest first
    std::vector<LawText> kept;         ///< what is kept, why, and until when
    std::vector<LawText> law;          ///< the plain page
    std::string exported;              ///< folder of the last export; empty: none
    /// Groups for impact ratios: what was said of oneself; may all be empty.
    struct GroupChoice {
        std::string id;
        std::string title;
        std::vector<std::string> ids; ///< of the choices
        std::vector<std::string> names;
        int chosen = -1; ///< −1: not said
    };
    std::vector<GroupChoice> groups;
    bool group_asked = false; ///< false: the firm hasn't asked
    std::string error;        ///< of a form on the page; empty: none
    std::string field;        ///< kind, text (of a request); folder (of the export)
};

enum class LawTab : std::uint8_t { requests, due, access, impact, plain };

struct LawPage {
    Revision revision = 0;
    LawTab tab = LawTab::requests;
    std::vector<RequestLine> requests; ///< open ones first, the most urgent on top
    int late = 0;
    std::vector<DueLine> due;
    std::vector<AccessLine> access;
    bool more_access = false;
    std::vector<ImpactTable> impact;
    std::string impact_line; ///< over what: how many candidates were decided on, how many of them hired
    /// The form of what somebody said of their groups. `chosen` is −1: what was said isn't read back here.
    std::vector<MyData::GroupChoice> groups;
    std::string groups_line; ///< “Đã ghi câu trả lời của 31 trên 40 người từng ứng tuyển”
    std::vector<LawText> plain;
    std::string error;
    std::string field;
    /// For the form of a new request: everybody by name. For the form of groups: who applied here.
    struct Somebody {
        Uuid person;
        std::string name;
        std::string searchable;
        bool answered = false; ///< something of their groups is recorded
    };
    std::vector<Somebody> people;
    std::uint64_t written = 0; ///< rises when something of a form was done
};

} // namespace mq::app
