#include "domain/address.h"

#include <doctest/doctest.h>

using namespace mq::domain;

namespace {

Address pair(int customer_age, Gender customer, Region region, int age, Region trainee_region,
             Gender trainee = Gender::female, const char* call = "") {
    Customer c;
    c.age = customer_age;
    c.gender = customer;
    c.region = region;
    c.call = call;
    return address_for(c, Trainee{age, trainee, trainee_region});
}

} // namespace

TEST_CASE("the four pairs of the writing guide, North and South") {
    // trainee 24, woman 62
    CHECK(pair(62, Gender::female, Region::north, 24, Region::north).customer == "cô");
    CHECK(pair(62, Gender::female, Region::north, 24, Region::north).staff == "cháu");
    CHECK(pair(62, Gender::female, Region::north, 24, Region::north).trainee == "cháu");
    CHECK(pair(62, Gender::female, Region::south, 24, Region::south) ==
          Address{"cô", "con", "con", "tui", "cô"});
    CHECK(pair(62, Gender::female, Region::south, 24, Region::north).staff == "cháu");
    // trainee 28, man 38
    CHECK(pair(38, Gender::male, Region::north, 28, Region::north) ==
          Address{"anh", "em", "em", "tôi", "anh"});
    CHECK(pair(38, Gender::male, Region::south, 28, Region::south) ==
          Address{"anh", "em", "em", "tui", "anh"});
    // trainee 45, woman 23
    CHECK(pair(23, Gender::female, Region::north, 45, Region::north) ==
          Address{"chị", "em", "chị", "tôi", "em"});
    CHECK(pair(23, Gender::female, Region::north, 45, Region::north, Gender::male).trainee == "anh");
    // trainee 45, man 70
    CHECK(pair(70, Gender::male, Region::north, 45, Region::north).customer == "bác");
    CHECK(pair(70, Gender::male, Region::north, 45, Region::north).staff == "cháu");
    CHECK(pair(70, Gender::male, Region::south, 45, Region::south).customer == "chú");
    CHECK(pair(70, Gender::male, Region::south, 45, Region::south).staff == "con");
}

TEST_CASE("a scene may fix how the customer is called; a trainee who skipped the question is em") {
    CHECK(pair(62, Gender::female, Region::south, 60, Region::south, Gender::female, "cô").customer == "cô");
    // “bạn – mình” of the guide's third pair: whoever is called bạn hears mình, and says it
    CHECK(pair(17, Gender::female, Region::south, 45, Region::south, Gender::male, "bạn") ==
          Address{"bạn", "mình", "anh", "tui", "em"});
    CHECK(pair(23, Gender::female, Region::north, 20, Region::north, Gender::female, "bạn") ==
          Address{"bạn", "mình", "em", "tôi", "mình"});
    // Called anh, a man of 47 calls a trainee of 24 em: the pair fits, though the years would say chú – con.
    CHECK(pair(47, Gender::male, Region::central, 24, Region::south, Gender::female, "anh") ==
          Address{"anh", "em", "em", "tôi", "anh"});
    CHECK(pair(47, Gender::male, Region::central, 24, Region::south) ==
          Address{"chú", "con", "cháu", "tôi", "chú"});
    Customer c;
    c.age = 62;
    c.region = Region::south;
    const Address unknown = address_for(c, Trainee{});
    CHECK(unknown.customer == "cô");
    CHECK(unknown.staff == "em");
    CHECK(unknown.trainee == "em");
}

TEST_CASE("roles are filled, with a capital where a sentence begins") {
    const Address a{"anh", "em", "em", "tôi", "anh"};
    CHECK(fill_roles("Dạ {mình} nghe {khách} ạ. {khách} kể tiếp đi ạ.", a) ==
          "Dạ em nghe anh ạ. Anh kể tiếp đi ạ.");
    CHECK(fill_roles("{mình} đây", a) == "Em đây");
    CHECK(fill_roles("“{tôi} gọi ba lần rồi. {bạn} biết không?”", a) ==
          "“Tôi gọi ba lần rồi. Em biết không?”");
    CHECK(fill_roles("Ông {Khách} nói", a) == "Ông Anh nói");
    CHECK(fill_roles("mã {xyz} và {", a) == "mã {xyz} và {");
    CHECK(fill_roles("Thôi… {xưng} về", a) == "Thôi… Anh về");
    CHECK_FALSE(has_roles("không có gì {xyz}"));
    CHECK(has_roles("có {Mình}"));
}
