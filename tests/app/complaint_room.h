#pragma once

#include "app/app_fixture.h"

#include <doctest/doctest.h>

namespace mq::tests {

/// A lead at the PC, in front of an empty log.
struct ComplaintRoom {
    explicit ComplaintRoom(app::Role role = app::Role::lead) {
        app = sandbox.open();
        REQUIRE_MESSAGE(app->model().fatal.empty(), app->model().fatal);
        app->run(app::CompleteFirstRun{"Lê Thị Bảo Ngân", role, {}});
        app->run(app::OpenPage{app::Page::complaints});
    }
    [[nodiscard]] const app::Complaints& model() const { return app->model().complaints; }
    [[nodiscard]] const app::TableImport& table() const { return model().import; }
    [[nodiscard]] const std::string& said() const { return app->model().notices.back().text; }
    /// The last notice is of that kind since `run`.
    bool run(const app::Command& command) {
        const std::size_t before = app->model().notices.size();
        app->run(command);
        for (std::size_t i = before; i < app->model().notices.size(); ++i)
            if (app->model().notices[i].kind == app::NoticeKind::error)
                return false;
        return true;
    }
    void wait() const { wait_until_idle(*app); }
    /// The program is gone without a word and started again.
    void restart(bool read_only = false) {
        app.reset();
        app = sandbox.open(read_only);
        app->run(app::OpenPage{app::Page::complaints});
    }

    Sandbox sandbox;
    std::unique_ptr<app::App> app;
};

/// Whole enough to be saved.
inline app::ComplaintEntry entry(const std::string& number, const std::string& received) {
    app::ComplaintEntry out;
    out.number = number;
    out.channel = "phone";
    out.what = "Khách gọi ba lần mà không ai trả lời.";
    out.received = received;
    return out;
}

} // namespace mq::tests
