#pragma once

#include "ui/screens/first_run_screen.h"

namespace mq::ui::first_run {

struct Stage {
    const ScreenContext& context;
    FirstRunUi& ui;
};

/// To the step of login and passphrase, or back from it; what was typed of a passphrase is forgotten then.
void show_account(const Stage& stage, bool on);
/// Gives its bottom.
float account_form(const Stage& stage, const Rect& at);
void account_foot(const Stage& stage, Rect inside);
/// Begins with what was given, or points at what is missing.
void finish(const Stage& stage);

} // namespace mq::ui::first_run
