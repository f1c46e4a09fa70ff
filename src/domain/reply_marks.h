#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Which marks were left out: a bigram model of syllables picks the likely readings of words that could be
/// several (`chi` is chị, chỉ, chi or chí). Its counts are content: assets/acts/marks.yaml.
namespace mq::domain {

class MarkModel {
public:
    /// Adds `count` sightings of a word; of a word behind another (empty: first of a sentence).
    void see(std::string_view word, double count);
    void see_pair(std::string_view before, std::string_view word, double count);
    [[nodiscard]] bool empty() const { return words_.empty(); }

    /// Words that are written like `fold` once their marks are taken off, the commonest first.
    [[nodiscard]] const std::vector<std::string>& family(std::string_view fold) const;

    /// One place of a text: what it may be. A place with no options ends what the model can connect.
    struct Place {
        std::vector<std::string> options;
        std::vector<double> priors;  ///< of each option: how likely somebody who means it types this
        bool starts = false;         ///< first of a sentence
        std::vector<double> chances; ///< out: of each option, summing to 1
    };
    /// Works out the chances (forward-backward).
    void weigh(std::vector<Place>& places) const;

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    [[nodiscard]] std::uint32_t index_of(std::string_view word) const;
    std::uint32_t add(std::string_view word);
    [[nodiscard]] double chance(std::uint32_t before, std::uint32_t word) const;

    struct Word {
        double count = 0.0;
        double followed = 0.0; ///< sightings with a word behind
    };
    std::unordered_map<std::string, std::uint32_t> index_;
    std::vector<Word> words_;
    std::unordered_map<std::uint64_t, double> pairs_;
    std::unordered_map<std::string, std::vector<std::string>> families_;
    double total_ = 0.0;
};

} // namespace mq::domain
