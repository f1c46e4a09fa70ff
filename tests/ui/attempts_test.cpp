// The list of attempts by hand: what each row opens, filters, search, long lists.
#include "ui/harness.h"
#include "ui/sample_standing.h"
#include "ui/sample_texts.h"
#include "ui/screen_checks.h"
#include "ui/screens/attempts_screen.h"
#include "ui/text_layout.h"

#include <doctest/doctest.h>
#include <optional>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

struct Page {
    app::Model model;
    AttemptsUi ui;
    app::Commands out;
    Harness harness;

    explicit Page(app::Attempts attempts, const Screen& screen = {},
                  app::Language language = app::Language::vi)
        : model((sample::use_texts(language), sample::model_with(std::move(attempts)))),
          harness([this] { draw(); }, screen) {
        harness.settle();
    }

    void draw() {
        const Frame frame;
        Rect area = frame.area();
        area.cut_left(area.w < px(1280) ? 64_px : 232_px);
        draw_attempts({model, out, 0}, ui, area);
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

    [[nodiscard]] const app::AttemptLine& line(std::size_t row) const {
        return model.attempts.lines[ui.cache.lines[row]];
    }
};

} // namespace

TEST_CASE("without attempts the page says how to begin, and leads there") {
    Page page(sample::sample_attempts(0));
    CHECK(page.harness.shows("Chưa có lượt luyện nào"));
    CHECK_FALSE(page.harness.has("attempts.search"));
    page.harness.click("attempts.empty.action");
    REQUIRE(page.asked<app::OpenPage>());
    CHECK(page.asked<app::OpenPage>()->page == app::Page::home);
}

TEST_CASE("a finished attempt opens its look back, an open one goes on, one given up only stands there") {
    Page page(sample::sample_attempts(12));
    page.harness.click("attempts.row.1");
    REQUIRE(page.asked<app::OpenDebrief>());
    CHECK(page.asked<app::OpenDebrief>()->attempt == page.line(1).attempt);
    page.out.clear();
    CHECK(page.harness.shows("Luyện tiếp"));
    page.harness.click("attempts.row.0");
    REQUIRE(page.asked<app::ResumeAttempt>());
    CHECK(page.asked<app::ResumeAttempt>()->attempt == page.line(0).attempt);
    CHECK(page.line(4).abandoned);
    CHECK_FALSE(page.harness.has("attempts.row.4"));
    CHECK(page.harness.shows("Đã bỏ, 7 quyết định"));
}

TEST_CASE("rows are walked and opened by keys") {
    Page page(sample::sample_attempts(12));
    page.harness.tab_to("attempts.row.1");
    page.harness.press(ImGuiKey_DownArrow);
    CHECK(page.harness.widget("attempts.row.2").focused);
    page.harness.press(ImGuiKey_Enter);
    REQUIRE(page.asked<app::OpenDebrief>());
    CHECK(page.asked<app::OpenDebrief>()->attempt == page.line(2).attempt);
}

TEST_CASE("a row says its number, its ending, its figures") {
    Page page(sample::sample_attempts(6), {.width = 1440, .height = 1200});
    CHECK(whole("lượt 1, thử lại từ giữa"));
    CHECK(whole("Khách ở lại nhưng còn e ngại"));
    CHECK(whole("91"));
    CHECK(whole("4/5"));
    CHECK(whole("0,5"));
    CHECK(whole("6 lượt"));
}

TEST_CASE("filters narrow the list") {
    Page page(sample::sample_attempts(20));
    CHECK(page.ui.cache.lines.size() == 20);
    page.harness.click("attempts.filter.assessment");
    CHECK(page.ui.cache.lines.size() == 4);
    CHECK(page.line(0).assessment);
    page.harness.click("attempts.filter.practice");
    CHECK(page.ui.cache.lines.size() == 16);
    page.harness.click("attempts.filter.unfinished");
    CHECK(page.ui.cache.lines.size() == 1);
    page.harness.click("attempts.row.0");
    REQUIRE(page.asked<app::ResumeAttempt>());
    page.harness.click("attempts.filter.all");
    CHECK(page.ui.cache.lines.size() == 20);
}

TEST_CASE("the search folds marks and case, and finds endings too") {
    Page page(sample::sample_attempts(20));
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_F);
    page.harness.type("CHU KY");
    CHECK(page.ui.cache.lines.size() == 4);
    CHECK(page.line(0).title == "Chữ ký số chưa kích hoạt");
    page.harness.type("zz");
    CHECK(page.ui.cache.lines.empty());
    CHECK(page.harness.shows("Không có lượt nào khớp"));
    page.harness.click("attempts.none.action");
    CHECK(page.ui.cache.lines.size() == 20);
    page.harness.click("attempts.search");
    page.harness.type("e ngại");
    CHECK_FALSE(page.ui.cache.lines.empty());
    CHECK(page.line(0).status == "Khách ở lại nhưng còn e ngại");
}

TEST_CASE("arrows and letters that are typed stay in the search") {
    Page page(sample::sample_attempts(20));
    page.harness.click("attempts.search");
    page.harness.type("chu ky 1 2 3");
    CHECK(page.ui.query == "chu ky 1 2 3");
    CHECK(page.out.empty());
}

TEST_CASE("more attempts can be asked for only where there are more") {
    Page page(sample::sample_attempts(30));
    CHECK_FALSE(page.harness.has("attempts.more"));
    page.model.attempts.more = true;
    page.harness.frame(2);
    page.harness.scroll_to("attempts.more", "attempts.page");
    page.harness.click("attempts.more");
    CHECK(page.asked<app::MoreAttempts>());
    CHECK_FALSE(page.harness.shows("30 lượt mới nhất")); // scrolled away
    page.harness.press(ImGuiKey_Home);
    CHECK(page.harness.shows("30 lượt mới nhất"));
}

TEST_CASE("a new model is looked through again with the same filter") {
    Page page(sample::sample_attempts(20));
    page.harness.click("attempts.filter.assessment");
    app::Attempts more = sample::sample_attempts(40);
    more.revision = 90;
    page.model.attempts = std::move(more);
    page.harness.settle();
    CHECK(page.ui.cache.lines.size() == 8);
}

TEST_CASE("of a long list only the rows in sight are drawn, and Tab still walks them all") {
    Page page(sample::sample_attempts(2000));
    int rows = 0;
    for (const WidgetRecord& w : registry().widgets()) {
        rows += w.kind == WidgetKind::row ? 1 : 0;
    }
    CHECK(rows > 8);
    CHECK(rows < 20);
    page.harness.tab_to("attempts.row.60");
    CHECK(page.harness.why_not("attempts.row.60").empty());
}

TEST_CASE("Tab goes on to the next row where a row ends exactly at the window's edge") {
    Page page(sample::sample_attempts(40), {.width = 1440, .height = 20 + 36 + 16 + 36 + 14 + 40 + 56 * 10});
    page.harness.tab_to("attempts.row.9");
    const Rect last = page.harness.widget("attempts.row.9").rect;
    CHECK(last.bottom() == page.harness.widget("attempts.page").rect.bottom()); // else this tests nothing
    page.harness.press(ImGuiKey_Tab);
    CHECK(page.harness.widget("attempts.row.10").focused);
    CHECK(page.harness.why_not("attempts.row.10").empty());
}

TEST_CASE("everything in the list can be reached, at every size, with texts of every length") {
    for (const Screen& screen : screens()) {
        for (app::Attempts attempts :
             {sample::sample_attempts(0), sample::sample_attempts(9), sample::long_attempts()}) {
            CAPTURE(name_of(screen));
            CAPTURE(attempts.lines.size());
            attempts.more = !attempts.lines.empty();
            Page page(std::move(attempts), screen);
            CHECK(joined(registry().doubled_names()) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(joined(out_of_reach(page.harness)) == "");
        }
    }
}

TEST_CASE("figures and numbers are whole at every size") {
    for (const Screen& screen : screens()) {
        for (const app::Language language : {app::Language::vi, app::Language::en}) {
            CAPTURE(name_of(screen));
            const Page page(sample::sample_attempts(6), screen, language);
            for (const TextRecord& text : registry().texts()) {
                CAPTURE(text.text);
                bool scene_text = false; // titles and endings may be long, and have the whole in a tooltip
                for (const app::AttemptLine& line : page.model.attempts.lines) {
                    scene_text = scene_text || text.text == line.title || text.text.find(line.status) == 0;
                }
                CHECK((!text.cut || scene_text));
            }
        }
    }
}

TEST_CASE("a steady frame of the list allocates and lays out nothing") {
    Page page(sample::sample_attempts(2000));
    page.harness.frame(3);
    const auto before = layouts_made();
    CHECK(page.harness.allocations_in(20) == 0);
    CHECK(layouts_made() == before);
    CHECK(page.harness.wish() > 1);
}
