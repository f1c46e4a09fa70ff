// The page that explains a standing at every size and with two hundred lines: everything can be reached and
// read, and a steady frame costs nothing.
#include "ui/explained_page.h"
#include "ui/screen_checks.h"
#include "ui/text_layout.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

using Page = ExplainedPage;

sample::Records none() {
    return {};
}
sample::Records many() {
    return sample::many_records(200);
}

} // namespace

TEST_CASE("two hundred lines: only what can be seen is drawn, and the last can be reached") {
    const FrameWork few = Page(sample::many_records(50)).harness.work();
    Page page(many());
    CHECK(page.ui.cache.lines.size() == 200);
    CHECK(work_above(page.harness.work(), few) == "");
    std::size_t drawn = 0;
    for (const WidgetRecord& widget : registry().widgets()) {
        drawn += widget.name.starts_with("standing.line.") ? 1 : 0;
    }
    CHECK(drawn < 60);
    page.harness.scroll_to("standing.line.199.use", "standing.page");
    page.harness.click("standing.line.199.use");
    page.harness.settle();
    CHECK(page.page().left_out == 1);
    CHECK(page.harness.allocations_in(20) == 0);
}

TEST_CASE("a steady frame of the page allocates and lays out nothing, and wishes for no other") {
    for (const auto records : {none, sample::critical_records, sample::autonomy_records}) {
        Page page(records());
        page.harness.frame(3);
        const auto before = layouts_made();
        CHECK(page.harness.allocations_in(20) == 0);
        CHECK(layouts_made() == before);
        CHECK(page.harness.wish() > 1);
    }
    Page page(sample::placed_records());
    page.explained.run({app::ToggleWhatIf{page.page().lines[0].id}});
    page.model = page.explained.model();
    page.harness.settle();
    CHECK(page.harness.allocations_in(20) == 0);
    CHECK(page.harness.wish() > 1);
}

TEST_CASE("everything can be reached, at every size, with texts of every length") {
    struct State {
        sample::Records (*records)();
        int left_out;
        bool long_words;
    };
    for (const Screen& screen : screens()) {
        for (const State& state :
             {State{none, 0, false}, State{sample::few_records, 0, false},
              State{sample::placed_records, 2, false}, State{sample::autonomy_records, 0, false},
              State{sample::critical_records, 0, true}, State{sample::critical_records, 1, true}}) {
            CAPTURE(name_of(screen));
            CAPTURE(state.long_words);
            CAPTURE(state.left_out);
            Page page(state.records(), screen, app::Language::vi, state.long_words);
            for (int i = 0; i < state.left_out; ++i) {
                page.explained.run({app::ToggleWhatIf{page.page().lines[static_cast<std::size_t>(i)].id}});
            }
            page.model = page.explained.model();
            page.harness.settle();
            CHECK(joined(registry().doubled_names()) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(joined(out_of_reach(page.harness)) == "");
        }
    }
}

TEST_CASE("nothing that must be read whole is cut at any size, in either language") {
    for (const Screen& screen : screens()) {
        for (const app::Language language : {app::Language::vi, app::Language::en}) {
            CAPTURE(name_of(screen));
            Page page(sample::critical_records(), screen, language);
            page.explained.run({app::ToggleWhatIf{page.page().lines[1].id}});
            page.model = page.explained.model();
            page.harness.settle();
            for (int i = 0; i < 14; ++i) {
                for (const TextRecord& text : registry().texts()) {
                    CAPTURE(text.text);
                    bool may_be_cut = false; // of a line, whose tooltip has the whole
                    for (const app::StandingLine& line : page.page().lines) {
                        may_be_cut = may_be_cut || text.text == line.title ||
                                     text.text.find(line.detail) != std::string::npos;
                    }
                    CHECK((!text.cut || may_be_cut));
                }
                page.harness.wheel(-3, page.harness.widget("standing.page").seen().centre());
            }
            CHECK(missing_texts().count == 0);
        }
    }
}
