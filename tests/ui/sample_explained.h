#pragma once

// A standing explained: evidence by hand, everything else worked out by the program as it is for real people.

#include "app/commands.h"
#include "app/model.h"
#include "app/standing_model.h"

#include <memory>
#include <string>
#include <vector>

namespace mq::test {

using Records = std::vector<domain::Evidence>;

[[nodiscard]] Records few_records(); ///< two assessments: not enough for a level
[[nodiscard]] Records
placed_records(); ///< level 3; a retake made too soon and one from long ago weigh nothing
[[nodiscard]] Records human_records(); ///< hard scenes done well, and nobody has looked: capped at 3
[[nodiscard]] Records
autonomy_records(); ///< the same with an interview that says nothing of autonomy: capped at 4
[[nodiscard]] Records critical_records();      ///< level 3 but for a critical error: capped at 2
[[nodiscard]] Records many_records(int count); ///< as many scenes, one after the other

/// The page for some records, and what a what-if makes of it.
class Explained {
public:
    explicit Explained(Records records, app::Language language = app::Language::vi, bool long_words = false);
    ~Explained();
    Explained(const Explained&) = delete;
    Explained& operator=(const Explained&) = delete;

    [[nodiscard]] app::Model model() const; ///< on Page::standing
    [[nodiscard]] const app::StandingPage& page() const { return page_; }
    [[nodiscard]] const Records& records() const { return records_; }
    /// Does what the what-if commands ask; others are left alone. True when the page changed.
    bool run(const app::Commands& commands);

private:
    void explain();
    struct Content;
    std::unique_ptr<Content> content_;
    Records records_;
    app::LeftOut left_out_;
    app::StandingPage page_;
    app::Revision revision_ = 0;
    bool long_words_ = false;
};

} // namespace mq::test
