// The radar page by hand: what it shows of practice and of assessment, what a person can do, and that
// everything can be reached at every size.
#include "ui/harness.h"
#include "ui/sample_standing.h"
#include "ui/sample_texts.h"
#include "ui/screen_checks.h"
#include "ui/screens/radar_screen.h"
#include "ui/text_layout.h"

#include <doctest/doctest.h>
#include <optional>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

/// The page beside a rail, and what a person asked for in it.
struct Page {
    app::Model model;
    RadarUi ui;
    app::Commands out;
    Harness harness;

    explicit Page(app::Radar radar, const Screen& screen = {}, app::Language language = app::Language::vi)
        : model((sample::use_texts(language), sample::model_with(std::move(radar)))),
          harness([this] { draw(); }, screen) {
        harness.settle();
    }

    void draw() {
        const Frame frame;
        Rect area = frame.area();
        area.cut_left(area.w < px(1280) ? 64_px : 232_px);
        draw_radar({model, out, 0}, ui, area);
    }

    void show(app::Radar radar) {
        model.radar = std::move(radar);
        harness.settle();
    }

    template <class T>
    [[nodiscard]] std::optional<T> asked() const {
        for (const app::Command& command : out) {
            if (const T* found = command.as<T>()) {
                return *found;
            }
        }
        return std::nullopt;
    }
};

constexpr Screen tall{.width = 1440, .height = 2000};

bool selected(std::string_view name) {
    const WidgetRecord* row = registry().find(name);
    return row != nullptr && row->on;
}

} // namespace

TEST_CASE("an empty radar says what makes the first line, and leads to practice") {
    Page page(sample::empty_radar());
    CHECK(page.harness.shows("Radar còn trống"));
    CHECK_FALSE(page.harness.has("radar.facet.0"));
    CHECK_FALSE(page.harness.has("radar.kind.practice"));
    page.harness.click("radar.empty.action");
    REQUIRE(page.asked<app::OpenPage>());
    CHECK(page.asked<app::OpenPage>()->page == app::Page::home);
}

TEST_CASE("a model without axes is an empty radar too") {
    Page page(app::Radar{});
    CHECK(page.harness.has("radar.empty.action"));
}

TEST_CASE("practice places nobody: without a standing the page says what is missing and how to get it") {
    Page page(sample::sample_radar(), tall);
    CHECK(page.harness.shows("Chưa đủ bằng chứng để xếp mức"));
    for (const std::string& line : page.model.radar.missing) {
        CHECK(page.harness.shows(std::string_view(line).substr(0, 24)));
    }
    CHECK(page.harness.shows("không dùng để xếp mức ai"));
    CHECK_FALSE(page.harness.shows("khả năng đang ở từng mức"));
    page.harness.click("radar.to_assessment");
    REQUIRE(page.asked<app::OpenPage>());
    CHECK(page.asked<app::OpenPage>()->page == app::Page::home);
}

TEST_CASE("a standing is shown with its name, its range and the likelihood of each level") {
    Page page(sample::placed_radar(), tall);
    CHECK(whole("Khá"));
    CHECK(page.harness.shows("nhiều khả năng nằm trong khoảng 3,0–4,0"));
    for (const char* share : {"1%", "12%", "55%", "29%", "3%"}) {
        CHECK(whole(share));
    }
    CHECK(page.harness.shows("Ước lượng đã tới mức cao hơn")); // statistical 4, reported 3
    CHECK_FALSE(page.harness.has("radar.to_assessment"));

    app::Radar agreed = sample::placed_radar();
    agreed.revision = 90;
    agreed.overall.level = 3;
    page.show(agreed);
    CHECK_FALSE(page.harness.shows("Ước lượng đã tới mức cao hơn"));
}

TEST_CASE("the page says where its figures come from") {
    Page page(sample::sample_radar(), tall);
    CHECK(page.harness.shows("Cách tính A01-M-1"));
    CHECK(page.harness.shows("không phải ước lượng từ dữ liệu"));
    CHECK(page.harness.shows("khá khó"));
}

TEST_CASE("thin axes show words in place of numbers") {
    Page page(sample::sample_radar(), tall);
    CHECK(whole("chưa đủ"));     // at the axis
    CHECK(whole("chưa đủ (1)")); // in the table
    CHECK(whole("chưa rõ"));     // no change without enough at both ends
    CHECK(whole("+0,6"));
    CHECK(whole("−0,2"));
    page.show(sample::first_radar());
    CHECK_FALSE(whole("+0,6"));
    CHECK(whole("chưa có")); // an axis never seen
    CHECK(page.harness.shows("ít nhất hai ngày"));
}

TEST_CASE("the legend names only what is drawn") {
    Page page(sample::sample_radar(), tall);
    CHECK(whole("30 ngày trước"));
    CHECK(whole("Khoảng ước lượng"));
    page.show(sample::first_radar());
    CHECK_FALSE(whole("30 ngày trước"));
    const auto named = [](std::string_view text) {
        int n = 0;
        for (const TextRecord& r : registry().texts()) {
            n += r.text == text ? 1 : 0;
        }
        return n;
    };
    CHECK(named("Đánh giá") == 1); // the switch alone
    page.show(sample::placed_radar());
    CHECK(named("Đánh giá") == 2);
}

TEST_CASE("an axis is chosen in the table, at the chart, and by arrows") {
    Page page(sample::sample_radar(), tall);
    CHECK(selected("radar.facet.0"));
    page.harness.click("radar.facet.2");
    CHECK(selected("radar.facet.2"));
    CHECK(page.harness.shows("Thấu hiểu nhu cầu qua các ngày luyện"));
    CHECK(page.harness.shows("Vì sao Thấu hiểu nhu cầu là 2,4?"));
    page.harness.click("radar.axis.4");
    CHECK(selected("radar.facet.4"));
    CHECK(page.harness.shows("Bằng chứng về Góc nhìn khách hàng")); // thin: no figure to explain
    page.harness.press(ImGuiKey_UpArrow);
    CHECK(selected("radar.facet.3"));
    CHECK(page.harness.widget("radar.facet.3").focused);
    page.harness.press(ImGuiKey_DownArrow);
    page.harness.press(ImGuiKey_DownArrow); // the last one stays
    CHECK(selected("radar.facet.4"));
    page.harness.tab_to("radar.facet.1");
    page.harness.press(ImGuiKey_Enter);
    CHECK(selected("radar.facet.1"));
}

TEST_CASE("evidence opens the look back, by mouse and by keys") {
    Page page(sample::sample_radar(), tall);
    page.harness.click("radar.evidence.1");
    REQUIRE(page.asked<app::OpenDebrief>());
    CHECK(page.asked<app::OpenDebrief>()->attempt ==
          page.model.radar.evidence[3].attempt); // the second practice line
    page.out.clear();
    page.harness.tab_to("radar.evidence.0");
    page.harness.press(ImGuiKey_DownArrow); // walks the rows, and leaves the axis alone
    CHECK(page.harness.widget("radar.evidence.1").focused);
    CHECK(selected("radar.facet.0"));
    page.harness.press(ImGuiKey_Enter);
    REQUIRE(page.asked<app::OpenDebrief>());
    CHECK(page.asked<app::OpenDebrief>()->attempt == page.model.radar.evidence[3].attempt);
}

TEST_CASE("evidence is that of the axis and the kind, the heaviest first, in shares of one whole") {
    Page page(sample::sample_radar(), tall);
    CHECK(page.ui.cache.evidence.size() == 5);
    CHECK(whole("cho thấy mức 3–5"));
    CHECK(whole("cho thấy cao nhất là mức 2"));
    CHECK(whole("chưa cho thấy mức 1"));
    double total = 0;
    for (std::size_t i = 0; i < page.ui.cache.evidence.size(); ++i) {
        total += page.ui.cache.evidence[i].share;
        CHECK((i == 0 || page.ui.cache.evidence[i].share <= page.ui.cache.evidence[i - 1].share));
    }
    CHECK(total == doctest::Approx(1.0));
    page.harness.click("radar.facet.4"); // seen in one attempt of three
    CHECK(page.ui.cache.evidence.size() == 1);
}

TEST_CASE("the switch shows assessed evidence, its own change over thirty days, and its own trend") {
    app::Radar radar = sample::placed_radar();
    for (app::RadarAxis& axis : radar.axes) {
        axis.assessed_30 = axis.assessed;
        axis.assessed_30.mean -= 0.7; // practice has another change
    }
    Page page(radar, tall);
    CHECK_FALSE(whole("+0,7"));
    CHECK(page.harness.shows("Đáp ứng nhu cầu qua các ngày luyện"));
    CHECK(whole("12/01")); // a day of practice
    CHECK(whole("30 ngày"));
    page.harness.click("radar.kind.assessment");
    CHECK(page.harness.has("radar.trend"));
    CHECK(page.harness.shows("Đáp ứng nhu cầu qua các ngày đánh giá"));
    CHECK(whole("20/02"));
    CHECK_FALSE(whole("12/01"));
    CHECK(whole("30 ngày"));
    CHECK(whole("+0,7"));
    CHECK(page.harness.shows("Vì sao Đáp ứng nhu cầu là 3,4?"));
    CHECK(whole("lỗi nghiêm trọng"));
    CHECK(whole("không tính"));
    page.harness.click("radar.evidence.0");
    REQUIRE(page.asked<app::OpenDebrief>());
    CHECK(page.asked<app::OpenDebrief>()->attempt == page.model.radar.evidence[0].attempt);
    page.harness.tab_to("radar.kind.practice");
    page.harness.press(ImGuiKey_Space);
    CHECK(page.harness.shows("Đáp ứng nhu cầu qua các ngày luyện"));
}

TEST_CASE("assessments of one day are no trend yet") {
    app::Radar radar = sample::placed_radar();
    radar.axes[0].assessed_trend.resize(1);
    Page page(radar, tall);
    page.harness.click("radar.kind.assessment");
    CHECK_FALSE(page.harness.has("radar.trend"));
    CHECK(page.harness.shows("được đánh giá trong ít nhất hai ngày"));
}

TEST_CASE("where there is only assessed evidence, that is what the page begins with") {
    app::Radar radar = sample::placed_radar();
    for (app::RadarAxis& axis : radar.axes) {
        axis.practice = axis.practice_30 = {};
        axis.trend.clear();
    }
    Page page(std::move(radar), tall);
    CHECK(selected("radar.kind.assessment"));
    page.harness.click("radar.kind.practice"); // but the person decides
    CHECK(selected("radar.kind.practice"));
    page.model.radar.revision = 91;
    page.harness.settle();
    CHECK(selected("radar.kind.practice"));
}

TEST_CASE("a new model with fewer axes leaves nothing pointing at the old one") {
    Page page(sample::sample_radar(), tall);
    page.harness.click("radar.facet.4");
    app::Radar radar = sample::sample_radar();
    radar.revision = 92;
    radar.axes.resize(3);
    page.show(radar);
    CHECK(selected("radar.facet.2"));
    CHECK_FALSE(page.harness.has("radar.facet.3"));
}

TEST_CASE("everything on the radar page can be reached, at every size, with texts of every length") {
    for (const Screen& screen : screens()) {
        for (const app::Radar& radar : {sample::empty_radar(), sample::first_radar(), sample::sample_radar(),
                                        sample::placed_radar(), sample::long_radar()}) {
            for (const EvidenceKind kind : {EvidenceKind::practice, EvidenceKind::assessment}) {
                CAPTURE(name_of(screen));
                CAPTURE(radar.revision);
                Page page(radar, screen);
                page.ui.kind = kind;
                page.ui.picked = true;
                page.harness.settle();
                CHECK(joined(registry().doubled_names()) == "");
                CHECK(joined(cut_labels()) == "");
                // the trend is looked at, not pressed: there is nothing under the mouse but the page
                std::vector<std::string> lost = out_of_reach(page.harness);
                std::erase_if(
                    lost, [](const std::string& why) { return why.starts_with("'radar.trend' is covered"); });
                CHECK(joined(lost) == "");
            }
        }
    }
}

TEST_CASE("nothing that must be read whole is cut at any size") {
    for (const Screen& screen : screens()) {
        for (const app::Language language : {app::Language::vi, app::Language::en}) {
            CAPTURE(name_of(screen));
            Page page(sample::placed_radar(), screen, language);
            page.ui.kind = EvidenceKind::assessment;
            page.ui.picked = true;
            page.harness.settle();
            for (int i = 0; i < 12; ++i) {
                for (const TextRecord& text : registry().texts()) {
                    CAPTURE(text.text);
                    const bool title = text.text.find("Ký hợp đồng") == 0 || text.text.find("Quầy spa") == 0;
                    CHECK((!text.cut ||
                           title)); // a scene's title may be long: its row has the whole in a tooltip
                }
                page.harness.wheel(-3, page.harness.widget("radar.page").seen().centre());
            }
        }
    }
}

TEST_CASE("a steady frame of the radar allocates and lays out nothing") {
    Page page(sample::placed_radar());
    page.harness.frame(3);
    const auto before = layouts_made();
    CHECK(page.harness.allocations_in(20) == 0);
    CHECK(layouts_made() == before);
    CHECK(page.harness.wish() > 1);
}

TEST_CASE("a changed estimate moves to its new place, and then rests") {
    Page page(sample::sample_radar());
    app::Radar radar = sample::sample_radar();
    radar.revision = 93;
    radar.axes[0].practice.mean = 4.5;
    page.model.radar = std::move(radar);
    page.harness.frame();
    CHECK(page.harness.wish() == 0);
    page.harness.settle();
    CHECK(page.harness.wish() > 1);
}
