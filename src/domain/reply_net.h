#pragma once

#include "domain/acts.h"

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The second reader of typed replies: a small recurrent net that hears the words in their order, once from
/// the front and once from behind, and so what a word means where it stands. (Gated recurrent units: Cho et
/// al. 2014, in the form in which the reset gate is applied after the recurrent product.)
namespace mq::domain {

/// What is heard of a word beside itself.
enum class NetSign : std::uint8_t {
    comma,    ///< a soft break before it
    stop,     ///< a sentence ended before it
    question, ///< its sentence ends with a question mark
    echo,     ///< the customer said it too
    unknown,  ///< no ordinary word: a name, a slip beyond repair
};
inline constexpr std::size_t net_sign_count = 5;
inline constexpr std::array<std::string_view, net_sign_count> net_sign_ids{"comma", "stop", "question",
                                                                           "echo", "unknown"};

/// One word of a reply as the net hears it.
struct HeardWord {
    std::string word;                    ///< its likeliest reading with marks; numbers as `#`, `#date`, …
    std::string fold;                    ///< the same without marks
    std::vector<std::uint32_t> concepts; ///< of the lexicon, that it is part of; each once
    std::bitset<net_sign_count> signs;   ///< by NetSign
    std::uint32_t sentence = 0;
};

/// Gates in the order reset, update, new state; each `states` wide.
struct NetDirection {
    std::vector<float> input;      ///< [width][3 · states]
    std::vector<float> state;      ///< [states][3 · states]
    std::vector<float> bias;       ///< [3 · states]
    std::vector<float> state_bias; ///< [states], of the new state, inside the reset gate
};

/// Learned by tools/acts/train_net.py. Without `rows` there is no net.
struct ActNet {
    std::size_t width = 0;                                ///< numbers that stand for a word
    std::size_t states = 0;                               ///< of a direction
    std::vector<float> rows;                              ///< [·][width]
    std::unordered_map<std::string, std::uint32_t> words; ///< row of a word with its marks
    std::unordered_map<std::string, std::uint32_t> folds; ///< row of a word without them
    std::uint32_t other_word = 0;                         ///< row of every other
    std::uint32_t other_fold = 0;
    std::vector<std::int32_t> concepts; ///< row by index of the lexicon's concepts; -1: none
    std::array<std::uint32_t, net_sign_count> signs{};
    NetDirection forward;
    NetDirection backward;
    std::vector<float> at_word;  ///< [act][2 · states]: log-odds of an act at a word
    std::vector<float> anywhere; ///< [act][2 · states]: log-odds by the largest value of each state
    std::array<float, act_count> bias{};

    [[nodiscard]] bool empty() const { return rows.empty(); }
};

struct NetOpinion {
    struct Peak {
        float odds = 0.0F;      ///< of the act at that word
        std::uint32_t word = 0; ///< index of the word that speaks most for it
    };
    std::array<double, act_count> odds{}; ///< log-odds of the act in the whole reply
    std::array<Peak, act_count> peaks{};
};

/// Hears a reply in pieces of at most `piece` words, cut where sentences end; a reply performs an act when
/// one of its pieces does. What lies behind `most_heard` words isn't heard. No words: all odds are very low.
[[nodiscard]] NetOpinion listen(const ActNet& net, const std::vector<HeardWord>& words);

inline constexpr std::size_t net_piece = 80;
inline constexpr std::size_t most_heard = 960;

} // namespace mq::domain
