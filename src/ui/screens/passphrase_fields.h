#pragma once

#include "app/passphrase_rule.h"
#include "ui/widgets/passphrase.h"

#include <string_view>

namespace mq::ui {

/// A new passphrase, typed twice.
struct NewPassphrase {
    PassphraseBuffer next, again;
    app::PassphraseStrength strength = app::PassphraseStrength::too_short;
    bool next_left = false; ///< what is wrong is only said after a field was left
    bool again_left = false;

    [[nodiscard]] bool empty() const { return next.empty() && again.empty(); }
    void clear();
    /// Key of the sentence that says why it can't be set yet; null when it can.
    [[nodiscard]] const char* why_not() const;
};

struct NewPassphraseSpec {
    std::string_view label{}; ///< of the first field
    std::string_view login{}; ///< whose it is: these make it no stronger
    std::string_view name{};
    std::string_view error{}; ///< what the program said against it
    bool large = false;
    bool enabled = true;
};

struct DrawnPassphrase {
    float bottom = 0;
    bool submitted = false; ///< Enter in the second field, or in the first where both are there
    bool changed = false;
};
/// Two fields, `name.next` and `name.again`, and under the first how hard it is to guess, in words. Enter in
/// the first goes to the second.
DrawnPassphrase new_passphrase_fields(const char* name, const Rect& at, NewPassphrase& typed,
                                      const NewPassphraseSpec& spec);

/// After wrong tries one has to wait. `until`: Unix seconds, in which a wait goes on over a restart; 0: none.
/// Gives its end in the seconds of `now`, a clock that only goes forward; 0: it is over.
[[nodiscard]] double end_of_wait(double until, double now);
/// Rounded up; 0: the next try counts.
[[nodiscard]] int seconds_left(double end_of_wait, double now);
/// The next frame at the change of the second that `seconds_left` tells, and only then.
void tick(double end_of_wait, double now);

} // namespace mq::ui
