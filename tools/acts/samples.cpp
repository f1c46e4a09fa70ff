#include "samples.h"

#include <fmt/format.h>
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

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

} // namespace

void read_bank(const std::string& name, std::vector<Row>& out) {
    std::ifstream in = opened(name);
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.starts_with("//") || line.empty())
            continue;
        const std::string where = fmt::format("{}:{}", name, number);
        const std::size_t bar = line.find(" | ");
        if (bar == std::string::npos)
            give_up(where + ": no bar between acts and sentence");
        out.push_back({where, line.substr(bar + 3), "", acts_in(line.substr(0, bar), where), 0, {}});
    }
}

void read_replies(const std::string& name, std::size_t source, std::vector<Row>& out) {
    std::ifstream in = opened(name);
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.empty())
            continue;
        const auto json = nlohmann::json::parse(line);
        Row row{json.value("id", ""), json.at("reply"), json.value("customer", ""), {}, source, {}};
        for (const auto& act : json.at("acts"))
            row.acts |= acts_in(act.get<std::string>(), fmt::format("{}:{}", name, number));
        out.push_back(std::move(row));
    }
}

} // namespace acts
