#include "samples.h"

#include <fmt/format.h>
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string_view>

namespace acts {
namespace {

using mq::domain::act_count;
using mq::domain::ActSet;

[[noreturn]] void give_up(const std::string& message) {
    fmt::print(stderr, "{}\n", message);
    std::exit(2);
}

std::ifstream opened(const std::string& name) {
    std::ifstream in(name);
    if (!in)
        give_up("cannot read " + name);
    return in;
}

constexpr const char* short_names[act_count] = {"gi", "pe", "ap", "em", "th", "pr", "pc", "ow",
                                                "so", "ct", "ip", "es", "cs", "fu", "co", "bc",
                                                "bo", "ch", "di", "ir", "un", "op"};

ActSet acts_in(const std::string& list, const std::string& where) {
    ActSet out;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        const std::string name = list.substr(at, end - at);
        auto act = mq::domain::act_named(name);
        for (std::size_t a = 0; a < act_count && !act; ++a)
            if (name == short_names[a])
                act = static_cast<mq::domain::Act>(a);
        if (act)
            out.set(index_of(*act));
        else if (name != "-")
            give_up(fmt::format("{}: unknown act {}", where, name));
        at = end + 1;
    }
    return out;
}

std::string without_punctuation(const std::string& text) {
    std::string out;
    for (const char c : text)
        out += std::string_view(".,;:!?\"()").find(c) == std::string_view::npos ? c : ' ';
    return out;
}

} // namespace

std::vector<Row> run_together(const std::vector<Row>& rows, std::size_t files) {
    constexpr double copy_weight = 0.8;
    constexpr double joined_weight = 0.3;
    constexpr std::size_t joined = 1000;
    std::vector<Row> out;
    std::vector<const Row*> bank;
    for (const Row& row : rows) {
        if (row.source >= files) {
            bank.push_back(&row);
            continue;
        }
        out.push_back(row);
        out.back().reply = without_punctuation(row.reply);
        out.back().weight = copy_weight;
    }
    std::minstd_rand random(7); // NOLINT(cert-msc51-cpp): the same sentences every time
    for (std::size_t i = 0; i < joined && !bank.empty(); ++i) {
        Row row;
        row.source = bank.front()->source;
        row.weight = joined_weight;
        const std::size_t sentences = 2 + random() % 2;
        for (std::size_t s = 0; s < sentences; ++s) {
            const Row& one = *bank[random() % bank.size()];
            if (s > 0)
                row.reply += ' ';
            row.reply += without_punctuation(one.reply);
            row.acts |= one.acts;
        }
        out.push_back(std::move(row));
    }
    return out;
}

void read_bank(const std::string& name, std::size_t source, std::vector<Row>& out) {
    std::ifstream in = opened(name);
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.starts_with("//") || line.empty())
            continue;
        const std::string where = fmt::format("{}:{}", name, number);
        const std::size_t bar = line.find(" | ");
        if (bar == std::string::npos)
            give_up(where + ": no bar between acts and sentence");
        out.push_back(
            {where, line.substr(bar + 3), "", acts_in(line.substr(0, bar), where), source, 1.0, {}});
    }
}

void read_replies(const std::string& name, std::size_t source, std::vector<Row>& out) {
    std::ifstream in = opened(name);
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.empty())
            continue;
        const auto json = nlohmann::json::parse(line);
        Row row{json.value("id", ""), json.at("reply"), json.value("customer", ""), {}, source, 1.0, {}};
        for (const auto& act : json.at("acts"))
            row.acts |= acts_in(act.get<std::string>(), fmt::format("{}:{}", name, number));
        out.push_back(std::move(row));
    }
}

} // namespace acts
