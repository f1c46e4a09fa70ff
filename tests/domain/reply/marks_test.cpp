#include "domain/reply_marks.h"

#include <doctest/doctest.h>
#include <vector>

using namespace mq::domain;

namespace {

MarkModel model() {
    MarkModel out;
    out.see("", 10);
    out.see("chị", 8);
    out.see("chỉ", 4);
    out.see("gọi", 5);
    out.see("gói", 5);
    out.see_pair("", "chị", 6);
    out.see_pair("", "chỉ", 1);
    out.see_pair("chị", "gọi", 5);
    out.see_pair("chỉ", "gói", 3);
    return out;
}

MarkModel::Place place(const MarkModel& marks, const char* fold, bool starts = false) {
    MarkModel::Place out{marks.family(fold), {}, starts, {}};
    out.priors.assign(out.options.size(), 1.0);
    return out;
}

} // namespace

TEST_CASE("families hold what is written alike, the commonest first") {
    const MarkModel marks = model();
    REQUIRE(marks.family("chi").size() == 2);
    CHECK(marks.family("chi").front() == "chị");
    CHECK(marks.family("xyz").empty());
}

TEST_CASE("neighbours on both sides decide") {
    const MarkModel marks = model();
    std::vector<MarkModel::Place> text{place(marks, "chi", true), place(marks, "goi")};
    marks.weigh(text);
    CHECK(text[0].chances[0] > 0.8); // chị
    CHECK(text[1].options[0] == "gọi");
    CHECK(text[1].chances[0] > 0.7);
    CHECK(text[0].chances[0] + text[0].chances[1] == doctest::Approx(1.0));
}

TEST_CASE("an empty place and an empty text are fine") {
    const MarkModel marks = model();
    std::vector<MarkModel::Place> none;
    marks.weigh(none);
    std::vector<MarkModel::Place> holes{{}, place(marks, "goi"), {}};
    marks.weigh(holes);
    CHECK(holes[1].chances.size() == 2);
    CHECK(holes[0].chances.empty());
}
