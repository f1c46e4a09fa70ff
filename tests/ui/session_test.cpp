#include "ui/screens/session_screen.h"

#include "ui/one_screen.h"
#include "ui/screen_checks.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;

namespace {

app::Model sample(std::size_t done) {
    app::Model out;
    out.page = app::Page::session;
    out.guest = out.me.name = "Phạm Gia Hân";
    app::GuidedSession session;
    session.post = "Chuyên viên CSKH · Vòng 1";
    session.scenes = {{"ba-goi-hang", "Hàng ghế cuối", "Chat, khoảng 11 phút"},
                      {"chu-viet", "Chữ viết tay sau tấm thẻ", "Quầy, khoảng 12 phút"},
                      {"dung-qua", "Đứng qua một bên", "Chat, khoảng 12 phút"}};
    for (std::size_t i = 0; i < done; ++i)
        session.scenes[i].done = true;
    session.next = done;
    session.done = static_cast<int>(done);
    session.minutes = 12 * static_cast<int>(3 - done);
    session.revision = 1;
    out.session = session;
    return out;
}

void draw_both(const ScreenContext& context, SessionUi& ui, const Rect& area) {
    Rect rest = area;
    draw_session_bar(context, ui, rest.cut_top(session_bar_height()));
    draw_session(context, ui, rest);
    draw_session_question(context, ui);
}

using SessionPage = OneScreen<SessionUi, draw_both, false>;

} // namespace

TEST_CASE("the session's page says what comes, and Enter or its button begins it") {
    SessionPage page(sample(0));
    CHECK(whole("3 tình huống với khách hàng"));
    CHECK(whole("Hàng ghế cuối"));
    CHECK(whole("· tình huống 1/3"));
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::BeginSessionScene>());
    page.harness.click("session.start");
    CHECK(page.asked<app::BeginSessionScene>());
}

TEST_CASE("between two scenes it counts, goes on with one that was begun, and after the last it thanks") {
    app::Model between = sample(1);
    between.session->scenes[1].begun = true;
    {
        SessionPage page(between);
        CHECK(whole("Xong tình huống 1 trên 3"));
        CHECK(page.harness.widget("session.start").label == "Làm tiếp tình huống 2");
        CHECK(whole("Đang dở"));
    }
    SessionPage page(sample(3));
    CHECK(whole("Cảm ơn Hân, bạn đã làm xong"));
    CHECK(whole("· đã xong 3 tình huống"));
    CHECK_FALSE(page.harness.has("session.start"));
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
}

TEST_CASE("handing the PC back is asked about first, and Esc stays") {
    SessionPage page(sample(1));
    page.harness.click("session.leave");
    page.harness.settle();
    CHECK(page.out.empty());
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();
    CHECK_FALSE(page.asked<app::LeaveSession>());
    page.harness.click("session.leave");
    page.harness.settle();
    page.harness.click("session.leave_ask.other");
    CHECK(page.asked<app::LeaveSession>());
    CHECK_FALSE(page.asked<app::BeginSessionScene>());
}

TEST_CASE("everything on it can be reached and read at every size, in both languages") {
    for (const Screen& screen : screens())
        for (const auto language : {app::Language::vi, app::Language::en})
            for (const std::size_t done : {std::size_t{0}, std::size_t{1}, std::size_t{3}}) {
                CAPTURE(ui::test::name_of(screen));
                SessionPage page(sample(done), screen, language);
                CHECK(missing_texts().count == 0);
                const auto lost = out_of_reach(page.harness);
                CHECK_MESSAGE(lost.empty(), joined(lost));
                const auto cut = cut_labels();
                CHECK_MESSAGE(cut.empty(), joined(cut));
            }
}
