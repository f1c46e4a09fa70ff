#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// What a typed sentence does. Source: the codebook of typed replies; 15 acts that help, then 7 that hurt.
/// The scheme is part of the program (its rules name acts); how acts are recognised is data (assets/acts).
namespace mq::domain {

enum class Act : std::uint8_t {
    greet_identify,
    personalize,
    apologize,
    empathize,
    thank,
    probe,
    paraphrase_confirm,
    own,
    solve,
    commit_time,
    inform_process,
    escalate,
    check_satisfaction,
    follow_up,
    compensate,
    blame_customer,
    blame_others,
    challenge,
    dismiss,
    interrupt_rush,
    uncertain,
    overpromise,
};

inline constexpr std::array<std::string_view, 22> act_ids{"greet_identify",
                                                          "personalize",
                                                          "apologize",
                                                          "empathize",
                                                          "thank",
                                                          "probe",
                                                          "paraphrase_confirm",
                                                          "own",
                                                          "solve",
                                                          "commit_time",
                                                          "inform_process",
                                                          "escalate",
                                                          "check_satisfaction",
                                                          "follow_up",
                                                          "compensate",
                                                          "blame_customer",
                                                          "blame_others",
                                                          "challenge",
                                                          "dismiss",
                                                          "interrupt_rush",
                                                          "uncertain",
                                                          "overpromise"};
inline constexpr std::size_t act_count = act_ids.size();

/// Which acts a reply performs, by index into act_ids.
using ActSet = std::bitset<act_count>;

[[nodiscard]] constexpr std::size_t index_of(Act act) {
    return static_cast<std::size_t>(act);
}
[[nodiscard]] constexpr std::string_view id_of(Act act) {
    return act_ids[index_of(act)];
}
/// The acts from blame_customer on hurt.
[[nodiscard]] constexpr bool hurts(Act act) {
    return act >= Act::blame_customer;
}
[[nodiscard]] constexpr std::optional<Act> act_named(std::string_view id) {
    for (std::size_t i = 0; i < act_count; ++i)
        if (act_ids[i] == id)
            return static_cast<Act>(i);
    return std::nullopt;
}

} // namespace mq::domain
