#include "domain/reply_marks.h"

#include "domain/reply_text.h"

#include <algorithm>

namespace mq::domain {
namespace {

constexpr double unseen = 0.2;  ///< sightings that a word never seen counts for
constexpr double backing = 4.0; ///< sightings of a pair that the word alone counts for

std::uint64_t key_of_pair(std::uint32_t before, std::uint32_t word) {
    return (std::uint64_t{before} << 32U) | word;
}

} // namespace

std::uint32_t MarkModel::index_of(std::string_view word) const {
    const auto found = index_.find(std::string(word));
    return found == index_.end() ? none : found->second;
}

std::uint32_t MarkModel::add(std::string_view word) {
    const auto [found, is_new] = index_.emplace(std::string(word), static_cast<std::uint32_t>(words_.size()));
    if (is_new) {
        words_.emplace_back();
        families_[fold_of(word)].emplace_back(word);
    }
    return found->second;
}

void MarkModel::see(std::string_view word, double count) {
    Word& seen = words_[add(word)];
    seen.count += count;
    total_ += count;
    auto& family = families_[fold_of(word)];
    std::stable_sort(family.begin(), family.end(), [&](const std::string& a, const std::string& b) {
        return words_[index_of(a)].count > words_[index_of(b)].count;
    });
}

void MarkModel::see_pair(std::string_view before, std::string_view word, double count) {
    const std::uint32_t left = add(before);
    pairs_[key_of_pair(left, add(word))] += count;
    words_[left].followed += count;
}

const std::vector<std::string>& MarkModel::family(std::string_view fold) const {
    static const std::vector<std::string> nobody;
    const auto found = families_.find(std::string(fold));
    return found == families_.end() ? nobody : found->second;
}

double MarkModel::chance(std::uint32_t before, std::uint32_t word) const {
    const double alone = (word == none ? unseen : words_[word].count + unseen) / (total_ + 1.0);
    if (before == none || word == none)
        return alone;
    const auto pair = pairs_.find(key_of_pair(before, word));
    return ((pair == pairs_.end() ? 0.0 : pair->second) + backing * alone) /
           (words_[before].followed + backing);
}

void MarkModel::weigh(std::vector<Place>& places) const {
    const std::uint32_t start = index_of("");
    std::vector<std::vector<std::uint32_t>> ids(places.size());
    std::vector<std::vector<double>> forward(places.size());
    const auto tidy = [](std::vector<double>& list) {
        double sum = 0.0;
        for (const double value : list)
            sum += value;
        for (double& value : list)
            value /= sum > 0.0 ? sum : 1.0;
    };
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (const std::string& option : places[i].options)
            ids[i].push_back(index_of(option));
        forward[i].resize(ids[i].size());
        const bool joined = i > 0 && !places[i].starts && !ids[i - 1].empty();
        for (std::size_t k = 0; k < ids[i].size(); ++k) {
            if (!joined)
                forward[i][k] = chance(i == 0 || places[i].starts ? start : none, ids[i][k]);
            for (std::size_t p = 0; joined && p < ids[i - 1].size(); ++p)
                forward[i][k] += forward[i - 1][p] * chance(ids[i - 1][p], ids[i][k]);
            forward[i][k] *= places[i].priors[k];
        }
        tidy(forward[i]);
    }
    std::vector<double> backward;
    for (std::size_t i = places.size(); i-- > 0;) {
        const bool joined = i + 1 < places.size() && !places[i + 1].starts && !ids[i + 1].empty();
        std::vector<double> here(ids[i].size(), joined ? 0.0 : 1.0);
        for (std::size_t k = 0; joined && k < ids[i].size(); ++k)
            for (std::size_t n = 0; n < ids[i + 1].size(); ++n)
                here[k] += chance(ids[i][k], ids[i + 1][n]) * places[i + 1].priors[n] * backward[n];
        tidy(here);
        backward = here;
        places[i].chances.resize(ids[i].size());
        for (std::size_t k = 0; k < ids[i].size(); ++k)
            places[i].chances[k] = forward[i][k] * here[k];
        tidy(places[i].chances);
    }
}

} // namespace mq::domain
