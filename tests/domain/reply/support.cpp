#include "domain/reply/support.h"

#include "base/text.h"
#include "content/acts_file.h"

#include <doctest/doctest.h>
#include <utf8proc.h>
#include <array>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

namespace reply_test {

using namespace mq::domain;

const ReplyCoder& coder() {
    static const ReplyCoder delivered = [] {
        auto loaded = mq::content::load_acts_folder(std::string(MONQUA_SOURCE_DIR) + "/assets/acts");
        for (const auto& diagnostic : loaded.diagnostics)
            MESSAGE(line_of(diagnostic));
        REQUIRE(loaded.lexicon.has_value());
        return ReplyCoder(std::move(*loaded.lexicon));
    }();
    return delivered;
}

std::vector<Marked> replies(const std::string& name) {
    std::ifstream in(std::string(MONQUA_SOURCE_DIR) + "/tests/data/replies/" + name);
    REQUIRE(in.good());
    std::vector<Marked> out;
    for (std::string line; std::getline(in, line);) {
        if (line.empty())
            continue;
        const auto json = nlohmann::json::parse(line);
        Marked one{json.value("id", ""), json.value("customer", ""), json.at("reply"), {}};
        for (const auto& act : json.at("acts"))
            one.acts.set(index_of(act_named(act.get<std::string>()).value()));
        out.push_back(std::move(one));
    }
    REQUIRE(!out.empty());
    return out;
}

ActSet acts(std::string_view list) {
    ActSet out;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        out.set(index_of(act_named(list.substr(0, end)).value()));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return out;
}

std::string listed(const ActSet& set) {
    std::string out;
    for (std::size_t a = 0; a < act_count; ++a)
        if (set[a])
            out += (out.empty() ? "" : ",") + std::string(act_ids[a]);
    return out;
}

std::string without_marks(const std::string& text) {
    return mq::text::fold(text);
}

std::string in_capitals(const std::string& text) {
    const std::string composed = mq::text::nfc(text);
    std::string out;
    for (std::size_t at = 0; at < composed.size();) {
        utf8proc_int32_t point = 0;
        const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(composed.data()) + at,
                                           static_cast<utf8proc_ssize_t>(composed.size() - at), &point);
        REQUIRE(used > 0);
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto size = utf8proc_encode_char(utf8proc_toupper(point), bytes.data());
        out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
        at += static_cast<std::size_t>(used);
    }
    return out;
}

std::string decomposed(const std::string& text) {
    utf8proc_uint8_t* out = utf8proc_NFD(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str()));
    REQUIRE(out != nullptr);
    std::string made(reinterpret_cast<const char*>(out));
    std::free(out); // utf8proc's contract: the caller frees
    return made;
}

} // namespace reply_test
