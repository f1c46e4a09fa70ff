// Coding a typed reply: a usual one, one typed without marks, a letter; and loading what the coder knows.

#include "base/text.h"
#include "content/acts_file.h"
#include "domain/reply_coder.h"

#include <benchmark/benchmark.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

using mq::domain::ReplyCoder;

namespace {

const ReplyCoder& coder() {
    static const ReplyCoder loaded = [] {
        auto acts = mq::content::load_acts_folder(std::string(MONQUA_SOURCE_DIR) + "/assets/acts");
        return ReplyCoder(std::move(acts.lexicon).value());
    }();
    return loaded;
}

struct Typed {
    std::string customer;
    std::string reply;
};

const std::vector<Typed>& replies() {
    static const std::vector<Typed> all = [] {
        std::ifstream in(std::string(MONQUA_SOURCE_DIR) + "/tests/data/replies/dev.jsonl");
        std::vector<Typed> out;
        for (std::string line; std::getline(in, line);)
            if (!line.empty()) {
                const auto json = nlohmann::json::parse(line);
                out.push_back({json.value("customer", ""), json.at("reply").get<std::string>()});
            }
        return out;
    }();
    return all;
}

/// All replies of dev.jsonl in turn; a time is that of one reply.
void code_reply(benchmark::State& state, bool marks) {
    std::vector<Typed> typed = replies();
    if (!marks)
        for (Typed& one : typed)
            one.reply = mq::text::fold(one.reply);
    (void)coder().code(typed.front().reply, typed.front().customer);
    std::size_t at = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(coder().code(typed[at].reply, typed[at].customer));
        at = at + 1 == typed.size() ? 0 : at + 1;
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(code_reply, as_typed, true);
BENCHMARK_CAPTURE(code_reply, without_marks, false);

/// A whole letter: as many words as one types in ten minutes.
void code_letter(benchmark::State& state) {
    std::string letter;
    for (std::size_t i = 0; letter.size() < 3000; ++i)
        letter += replies()[i].reply + " ";
    for (auto _ : state)
        benchmark::DoNotOptimize(coder().code(letter));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(code_letter);

/// Far too long a one: only as much of it is read as one reply may have.
void code_ten_megabytes(benchmark::State& state) {
    std::string reply;
    for (std::size_t i = 0; reply.size() < 10'000'000; i = i + 1 == replies().size() ? 0 : i + 1)
        reply += replies()[i].reply + " ";
    for (auto _ : state)
        benchmark::DoNotOptimize(coder().code(reply));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(code_ten_megabytes)->Unit(benchmark::kMillisecond);

/// What the start pays for it.
void load_lexicon(benchmark::State& state) {
    for (auto _ : state) {
        auto acts = mq::content::load_acts_folder(std::string(MONQUA_SOURCE_DIR) + "/assets/acts");
        benchmark::DoNotOptimize(ReplyCoder(std::move(acts.lexicon).value()));
    }
}
BENCHMARK(load_lexicon)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
