#pragma once

#include "app/model_law.h"
#include "base/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace mq::app {

struct OpenLaw {
    LawTab tab = LawTab::requests;
};
/// Of oneself, or, by HR, of somebody who said so.
struct RecordConsent {
    Uuid person;
    std::string consent; ///< ConsentState::id
    bool given = true;
};
enum class RequestKind : std::uint8_t { access, correct, withdraw, restrict_use, object, erase, appeal };
struct MakeRequest {
    Uuid person;
    RequestKind kind = RequestKind::access;
    std::string text;
};
struct AnswerRequest {
    Uuid request;
    bool accepted = true;
    std::string word;
};
struct FinishRequest {
    Uuid request;
    std::string word;
};
/// Everything about a person, as PDF and JSON, aside. Of oneself, or by HR.
struct ExportPersonData {
    Uuid person;
    std::string folder; ///< empty: the one proposed
};
/// For good, backups included; aside.
struct ErasePerson {
    Uuid person;
    std::string reason;          ///< request, not_hired, contract_ended
    std::optional<Uuid> request; ///< carried out with it
};
struct DueRef {
    Uuid person;
    DueLine::Kind kind = DueLine::Kind::practice;
};
struct EraseDue {
    std::vector<DueRef> what;
};
/// Of oneself, or by HR of somebody who applied here and said it; a dimension that is in neither: not said.
struct SaveGroups {
    Uuid person;
    std::vector<std::pair<std::string, std::string>> groups; ///< dimension id, group id
    /// Ids of dimensions whose answer stays as it was said: HR changes one without having read the others.
    std::vector<std::string> kept{};
};
struct MoreAccess {};

} // namespace mq::app
