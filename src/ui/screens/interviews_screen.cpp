#include "ui/screens/interviews_screen.h"

#include "ui/screens/interviews_screen_parts.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace interviews {
namespace {

constexpr float wide_rows = 900; ///< design px of contents; narrower, a row has three lines
constexpr std::array<const char*, interview_groups> titles{
    "interviews.group.due",      "interviews.group.ahead",  "interviews.group.rating",
    "interviews.group.agreeing", "interviews.group.closed", "interviews.group.cancelled"};

InterviewGroup group_of(const app::InterviewLine& line) {
    switch (line.stage) {
        case app::InterviewStage::closed: return InterviewGroup::closed;
        case app::InterviewStage::cancelled: return InterviewGroup::cancelled;
        case app::InterviewStage::planned:
        case app::InterviewStage::rating:
        case app::InterviewStage::open: break;
    }
    if (line.waits) {
        return InterviewGroup::due;
    }
    return line.stage == app::InterviewStage::open     ? InterviewGroup::agreeing
           : line.stage == app::InterviewStage::rating ? InterviewGroup::rating
                                                       : InterviewGroup::ahead;
}

void refresh(const Stage& stage) {
    InterviewsUi& ui = stage.ui;
    if (ui.grouped && ui.revision == stage.model.revision && ui.lines == stage.model.lines.size()) {
        return;
    }
    for (auto& group : ui.groups) {
        group.clear();
    }
    for (std::size_t i = 0; i < stage.model.lines.size(); ++i) {
        ui.groups[static_cast<std::size_t>(group_of(stage.model.lines[i]))].push_back(i);
    }
    ui.revision = stage.model.revision;
    ui.lines = stage.model.lines.size();
    ui.grouped = true;
}

void plan(const Stage& stage) {
    stage.context.out.emplace_back(app::OpenPage{app::Page::plan});
}

struct HeadButtons {
    Button pair{.text = t("interviews.pair"), .kind = ButtonKind::ghost};
    Button take{.text = t("interviews.take")};
    Button add{.text = t("interviews.plan"),
               .kind = ButtonKind::primary,
               .icon = Icon::plus,
               .why_disabled = t("interviews.read_only")};
    bool plans;
    explicit HeadButtons(const Stage& stage) : plans(stage.runs_them()) {
        pair.enabled = take.enabled = add.enabled = stage.writes();
    }
    [[nodiscard]] float width() const {
        return button_width(pair) + px(8) + button_width(take) + (plans ? px(8) + button_width(add) : 0);
    }
};

// The title, and what can be done without an interview; the buttons go below it where they don't fit.
void head(const Stage& stage, Rect& page) {
    const HeadButtons all(stage);
    const float buttons = all.width();
    const float title = std::ceil(text_width(t("interviews.title"), type::title_l)) + 1;
    const bool one_row = title + px(24) + buttons <= page.w;
    Rect row = page.cut_top(px(36), px(one_row ? 18 : 10));
    text_in(row, t("interviews.title"), type::title_l, theme().text);
    if (!one_row) {
        row = page.cut_top(px(36), px(18));
    }
    Rect side = one_row ? row.cut_right(buttons) : row.with_width(std::min(buttons, row.w));
    if (button("interviews.pair", side.cut_left(button_width(all.pair), px(8)), all.pair)) {
        open_dialog(stage, InterviewDialog::pairing);
    }
    if (button("interviews.take", side.cut_left(button_width(all.take), px(8)), all.take)) {
        open_dialog(stage, InterviewDialog::pack);
    }
    if (all.plans && button("interviews.plan", side.cut_left(button_width(all.add)), all.add)) {
        plan(stage);
    }
}

/// For who only rates: what that is, and whose the rest. Where there is no interview the empty page says it.
void about_rating(const Stage& stage, Rect& page) {
    if (stage.runs_them() || stage.model.lines.empty()) {
        return;
    }
    const Notice words{.text = t("interviews.rater.about"), .icon = Icon::info};
    notice(page.cut_top(notice_height(words, page.w), px(18)), words);
}

float group(const Stage& stage, std::size_t which, const Rect& at) {
    const auto& lines = stage.ui.groups[which];
    if (lines.empty()) {
        return at.y;
    }
    const bool wide = at.w >= px(wide_rows);
    const Piece title{t(titles[which]), type::body_strong, theme().text, 0};
    const Buf<16> count("{}", lines.size());
    const Piece number{count, type::meta, theme().text2, px(8)};
    const std::array pieces{title, number};
    pieces_in(at.with_height(px(24)), pieces);
    const float top = at.y + px(32);
    const float height = row_height(wide);
    const Rect whole{at.x, top, at.w, height * static_cast<float>(lines.size())};
    const bool due = static_cast<InterviewGroup>(which) == InterviewGroup::due;
    card(whole, due ? CardLook::recommended : CardLook::plain);
    const auto n = static_cast<int>(lines.size());
    const RowRange seen = visible_rows(top, height, n);
    for (int i = seen.first; i < seen.last; ++i) {
        interview_row(stage, {.number = lines[static_cast<std::size_t>(i)],
                              .at = {at.x, top + height * static_cast<float>(i), at.w, height},
                              .first = i == 0,
                              .last = i + 1 == n,
                              .wide = wide,
                              .due = due});
    }
    return whole.bottom() + px(24);
}

float nothing_yet(const Stage& stage, const Rect& at) {
    card(at);
    const bool plans = stage.runs_them();
    if (empty_state("interviews.empty", at.inset(px(24)),
                    {.icon = Icon::microphone,
                     .title = t(plans ? "interviews.empty.title" : "interviews.rater.empty"),
                     .text = t(plans ? "interviews.empty.text" : "interviews.rater.empty_about"),
                     .action = plans && stage.writes() ? t("interviews.plan") : "",
                     .small_button = false})) {
        plan(stage);
    }
    return at.bottom();
}

} // namespace

const app::InterviewLine* find_line(const Stage& stage, const Uuid& interview) {
    const auto& all = stage.model.lines;
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto& l) { return l.id == interview; });
    return at == all.end() ? nullptr : &*at;
}

bool takes_ratings(const app::InterviewLine& line) {
    return line.stage == app::InterviewStage::planned || line.stage == app::InterviewStage::rating;
}

} // namespace interviews

void draw_interviews(const ScreenContext& context, InterviewsUi& ui, const Rect& area) {
    const interviews::Stage stage{context, ui, context.model.interviews};
    interviews::refresh(stage);
    {
        PageScroll scroll("interviews.page", area);
        Rect page = scroll.column();
        interviews::head(stage, page);
        interviews::about_rating(stage, page);
        using Kind = app::CommandKind;
        float y = refusal(context, page.with_height(0),
                          {Kind::BeginTurn, Kind::OpenConsensus, Kind::BeginSessionScene, Kind::PrintBook,
                           Kind::ExportInterview},
                          0);
        y = y > page.y ? y + px(16) : y;
        if (stage.model.lines.empty()) {
            const float room = area.h - px(20 + 36 + 18 + 24);
            y = interviews::nothing_yet(stage, page.with_height(std::clamp(room, px(300), px(440))));
        }
        for (std::size_t i = 0; i < interview_groups; ++i) {
            y = interviews::group(stage, i, {page.x, y, page.w, 0});
        }
        scroll.finish(y + px(8));
    }
    interviews::dialogs(stage);
}

} // namespace mq::ui
