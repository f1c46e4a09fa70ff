#include "ui/i18n.h"

#include <doctest/doctest.h>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace mq::ui;

namespace {

void load_vietnamese() {
    constexpr std::array pairs = {
        TextPair{"home.start", "Bắt đầu luyện"},     TextPair{"home.left.one", "Còn 1 lượt"},
        TextPair{"home.left.other", "Còn {n} lượt"}, TextPair{"home.hello", "Chào {name}"},
        TextPair{"home.broken", "Chào {tên} {"},     TextPair{"home.empty", ""}};
    set_texts(pairs, ',');
}

} // namespace

TEST_CASE("a text is found by its key") {
    load_vietnamese();
    CHECK(std::string(t("home.start")) == "Bắt đầu luyện");
    CHECK(std::string(t("home.empty")).empty());
    CHECK(missing_texts().count == 0);
}

TEST_CASE("a missing key shows itself, is counted once, and costs no second search") {
    load_vietnamese();
    const char* first = t("nowhere.at.all");
    CHECK(std::string(first) == "nowhere.at.all");
    (void)t("elsewhere");
    CHECK(t("nowhere.at.all") == first);
    CHECK(missing_texts().count == 2);
    CHECK(std::string(missing_texts().last) == "elsewhere");
    load_vietnamese();
    CHECK(missing_texts().count == 0);
}

TEST_CASE("a pointer lives through one change of language") {
    load_vietnamese();
    const char* before = t("home.start");
    constexpr std::array english = {TextPair{"home.start", "Start"}};
    set_texts(english, '.');
    CHECK(std::string(before) == "Bắt đầu luyện");
    CHECK(std::string(t("home.start")) == "Start");
    CHECK(decimal_mark() == '.');
}

TEST_CASE("many keys are all found") {
    std::vector<std::string> keys;
    for (int i = 0; i < 3000; ++i) {
        keys.push_back("screen." + std::to_string(i * 7919) + ".title");
    }
    std::vector<TextPair> pairs;
    for (const std::string& key : keys) {
        pairs.emplace_back(key, key);
    }
    set_texts(pairs);
    for (const std::string& key : keys) {
        REQUIRE(std::string_view(t(key)) == key);
    }
    CHECK(missing_texts().count == 0);
}

TEST_CASE("placeholders are filled, and a slip in a text stops nothing") {
    load_vietnamese();
    const Text<64> hello("home.hello", fmt::arg("name", "Khôi"));
    CHECK(std::string_view(hello) == "Chào Khôi");
    const Text<64> broken("home.broken", fmt::arg("name", "Khôi"));
    CHECK(std::string_view(broken) == "Chào {tên} {");
}

TEST_CASE("a text that is too long is cut between characters") {
    load_vietnamese();
    for (std::size_t size = 2; size < 16; ++size) {
        std::array<char, 16> buffer{};
        const std::string_view cut = t_format_to(buffer.data(), size, "home.hello", fmt::arg("name", "Ổn ạ"));
        CHECK(cut.size() < size);
        CHECK(buffer[cut.size()] == '\0');
        CHECK(std::string_view("Chào Ổn ạ").starts_with(cut));
        if (!cut.empty()) { // not in the middle of a character
            const std::string_view rest = std::string_view("Chào Ổn ạ").substr(cut.size());
            CHECK((rest.empty() || (static_cast<unsigned char>(rest[0]) & 0xC0U) != 0x80U));
        }
    }
}

TEST_CASE("one and many") {
    load_vietnamese();
    CHECK(std::string(t_count("home.left", 1)) == "Còn 1 lượt");
    CHECK(std::string(t_count("home.left", 3)) == "Còn {n} lượt");
    CHECK(std::string(t_count("home.left", 0)) == "Còn {n} lượt");
}

TEST_CASE("numbers as people here write them") {
    load_vietnamese();
    const auto said = [](double v, int decimals = 1, Sign sign = Sign::only_minus) {
        return std::string(Number(v, decimals, sign));
    };
    CHECK(said(2.4) == "2,4");
    CHECK(said(2.449999) == "2,4");
    CHECK(said(2.95) == "3,0");
    CHECK(said(-7, 0) == "−7");
    CHECK(said(12, 0, Sign::always) == "+12");
    CHECK(said(0, 0, Sign::always) == "0");
    CHECK(said(-0.04) == "0,0");
    CHECK(said(0.05, 2, Sign::always) == "+0,05");
    CHECK(said(std::numeric_limits<double>::quiet_NaN()).empty());
    set_texts({}, '.');
    CHECK(said(2.4) == "2.4");
    set_texts({}); // other tests of this program write numbers as Vietnamese does
}
