#include "domain/reply_net.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace mq::domain {
namespace {

constexpr double no_odds = -20.0;
/// Sharpness of the soft maximum over words: log-odds of the reply = log(Σ exp(2 z)) / 2.
constexpr float sharpness = 2.0F;

/// tanh by Lambert's continued fraction, cut after the seventh term: off by less than 1e-4, and a loop of it
/// becomes vector instructions.
float tanh_of(float x) {
    x = std::clamp(x, -4.97F, 4.97F);
    const float s = x * x;
    return x * (135135.0F + s * (17325.0F + s * (378.0F + s))) /
           (135135.0F + s * (62370.0F + s * (3150.0F + s * 28.0F)));
}

float sigmoid_of(float x) {
    return 0.5F + 0.5F * tanh_of(0.5F * x);
}

/// out += value · row
void add_scaled(std::span<float> out, const float* row, float value) {
    float* const to = out.data();
    const std::size_t n = out.size();
    for (std::size_t i = 0; i < n; ++i)
        to[i] += value * row[i];
}

/// What a piece of a reply becomes on its way through the net.
class Piece {
public:
    Piece(const ActNet& net, std::span<const HeardWord> words) : net_(net), count_(words.size()) {
        inputs_.assign(count_ * net.width, 0.0F);
        for (std::size_t w = 0; w < count_; ++w)
            hear(words[w], std::span(inputs_).subspan(w * net.width, net.width));
        states_.assign(count_ * 2 * net.states, 0.0F);
        run(net.forward, false);
        run(net.backward, true);
    }

    /// Takes the piece's opinion in where it is higher than what earlier ones said.
    void tell(std::uint32_t first_word, NetOpinion& out) const {
        const std::size_t both = 2 * net_.states;
        std::vector<float> largest(both, -2.0F);
        for (std::size_t w = 0; w < count_; ++w)
            for (std::size_t s = 0; s < both; ++s)
                largest[s] = std::max(largest[s], states_[w * both + s]);
        for (std::size_t a = 0; a < act_count; ++a) {
            NetOpinion::Peak peak{-std::numeric_limits<float>::infinity(), first_word};
            float sum = 0.0F; // Σ exp(sharpness · (z - peak))
            for (std::size_t w = 0; w < count_; ++w) {
                const float z = product(&net_.at_word[a * both], &states_[w * both], both);
                if (z > peak.odds) {
                    sum = sum * std::exp(sharpness * (peak.odds - z)) + 1.0F;
                    peak = {z, first_word + static_cast<std::uint32_t>(w)};
                } else {
                    sum += std::exp(sharpness * (z - peak.odds));
                }
            }
            const float soft = peak.odds + std::log(sum) / sharpness;
            const double odds = static_cast<double>(
                soft + product(&net_.anywhere[a * both], largest.data(), both) + net_.bias[a]);
            if (odds > out.odds[a]) {
                out.odds[a] = odds;
                out.peaks[a] = peak;
            }
        }
    }

private:
    static float product(const float* a, const float* b, std::size_t n) {
        float sum = 0.0F;
        for (std::size_t i = 0; i < n; ++i)
            sum += a[i] * b[i];
        return sum;
    }

    void hear(const HeardWord& word, std::span<float> out) const {
        const auto add = [&](std::uint32_t row) { add_scaled(out, &net_.rows[row * net_.width], 1.0F); };
        const auto row_of = [](const auto& table, const std::string& name, std::uint32_t other) {
            const auto found = table.find(name);
            return found == table.end() ? other : found->second;
        };
        add(row_of(net_.words, word.word, net_.other_word));
        add(row_of(net_.folds, word.fold, net_.other_fold));
        for (const std::uint32_t which : word.concepts)
            if (which < net_.concepts.size() && net_.concepts[which] >= 0)
                add(static_cast<std::uint32_t>(net_.concepts[which]));
        for (std::size_t s = 0; s < net_sign_count; ++s)
            if (word.signs[s])
                add(net_.signs[s]);
    }

    void run(const NetDirection& with, bool backward) {
        const std::size_t n = net_.states;
        std::vector<float> gates(3 * n); // of the input; reset and update also of the state
        std::vector<float> recurrent(n); // of the new state
        std::vector<float> state(n, 0.0F);
        for (std::size_t step = 0; step < count_; ++step) {
            const std::size_t w = backward ? count_ - 1 - step : step;
            gates.assign(with.bias.begin(), with.bias.end());
            for (std::size_t i = 0; i < net_.width; ++i)
                add_scaled(gates, &with.input[i * 3 * n], inputs_[w * net_.width + i]);
            recurrent.assign(with.state_bias.begin(), with.state_bias.end());
            for (std::size_t i = 0; i < n; ++i) {
                add_scaled(std::span(gates).first(2 * n), &with.state[i * 3 * n], state[i]);
                add_scaled(recurrent, &with.state[i * 3 * n + 2 * n], state[i]);
            }
            for (std::size_t i = 0; i < 2 * n; ++i)
                gates[i] = sigmoid_of(gates[i]);
            for (std::size_t i = 0; i < n; ++i) {
                const float fresh = tanh_of(gates[2 * n + i] + gates[i] * recurrent[i]);
                state[i] = fresh + gates[n + i] * (state[i] - fresh);
            }
            std::copy(state.begin(), state.end(), &states_[w * 2 * n + (backward ? n : 0)]);
        }
    }

    const ActNet& net_;
    std::size_t count_;
    std::vector<float> inputs_; ///< [word][width]
    std::vector<float> states_; ///< [word][2 · states]: forward, backward
};

/// Where a piece that begins at `first` ends: behind the last whole sentence that fits, or where it is full.
std::size_t end_of_piece(const std::vector<HeardWord>& words, std::size_t first, std::size_t most) {
    const std::size_t full = std::min(first + net_piece, most);
    if (full == most)
        return full;
    for (std::size_t end = full; end > first + 1; --end)
        if (words[end].sentence != words[end - 1].sentence)
            return end;
    return full;
}

} // namespace

NetOpinion listen(const ActNet& net, const std::vector<HeardWord>& words) {
    NetOpinion out;
    out.odds.fill(no_odds);
    if (net.empty())
        return out;
    const std::size_t most = std::min(words.size(), most_heard);
    for (std::size_t first = 0; first < most;) {
        const std::size_t end = end_of_piece(words, first, most);
        Piece(net, std::span(words).subspan(first, end - first)).tell(static_cast<std::uint32_t>(first), out);
        first = end;
    }
    return out;
}

} // namespace mq::domain
