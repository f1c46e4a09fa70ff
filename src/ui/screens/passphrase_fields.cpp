#include "ui/screens/passphrase_fields.h"

#include "ui/frame_wish.h"
#include "ui/i18n.h"

#include <chrono>
#include <cmath>

namespace mq::ui {
namespace {

using app::PassphraseStrength;

struct Words {
    const char* key;
    Tone tone;
    Icon icon;
};

Words words_of(PassphraseStrength strength) {
    switch (strength) {
        case PassphraseStrength::guessable:
            return {"account_form.strength.guessable", Tone::warn, Icon::circle_half};
        case PassphraseStrength::fair: return {"account_form.strength.fair", Tone::good, Icon::check_circle};
        case PassphraseStrength::strong:
            return {"account_form.strength.strong", Tone::good, Icon::shield_check};
        case PassphraseStrength::too_short: break;
    }
    return {"account_form.strength.too_short", Tone::neutral, Icon::info};
}

/// The rule while nothing is typed, then what is missing or how hard it is to guess.
float strength_line(const NewPassphrase& typed, const Rect& at) {
    if (typed.next.empty()) {
        const Text<160> rule("account_form.rule", fmt::arg("n", app::fewest_passphrase_letters));
        return at.y + wrapped(at.min(), at.w, rule, type::meta, theme().text2);
    }
    const Words words = words_of(typed.strength);
    const std::size_t letters = typed.next.letters();
    const Text<160> line(words.key, fmt::arg("n", app::fewest_passphrase_letters -
                                                      std::min(letters, app::fewest_passphrase_letters)));
    const Colour ink = words.tone == Tone::neutral ? theme().text2 : meaning_of(words.tone).ink;
    const float step = face_of(type::meta).step;
    icon({at.x + px(8), at.y + step * 0.5F}, words.icon, px(16), ink, IconKind::fill);
    return at.y + wrapped({at.x + px(22), at.y}, at.w - px(22), line, type::meta, ink);
}

} // namespace

void NewPassphrase::clear() {
    next.clear();
    again.clear();
    strength = PassphraseStrength::too_short;
    next_left = again_left = false;
}

const char* NewPassphrase::why_not() const {
    return strength == PassphraseStrength::too_short ? "account_form.need_long"
           : next.text() != again.text()             ? "account_form.need_same"
                                                     : nullptr;
}

DrawnPassphrase new_passphrase_fields(const char* name, const Rect& at, NewPassphrase& typed,
                                      const NewPassphraseSpec& spec) {
    DrawnPassphrase drawn;
    PassphraseInput first{.label = spec.label, .large = spec.large, .enabled = spec.enabled};
    first.error = spec.error;
    const Name next_name("{}.next", name);
    const Name again_name("{}.again", name);
    const Edited next = passphrase_input(next_name, at, typed.next, first);
    if (next.changed) {
        typed.strength = app::strength_of(typed.next.text(), spec.login, spec.name);
    }
    typed.next_left = (typed.next_left || next.left) && !next.changed;
    float y = at.y + passphrase_input_height(next_name, first, at.w) + px(6);
    y = strength_line(typed, {at.x, y, at.w, 0}) + px(14);

    PassphraseInput second{.label = t("account_form.again"), .large = spec.large, .enabled = spec.enabled};
    const bool differs = typed.again_left && typed.next.text() != typed.again.text();
    second.error = differs ? std::string_view(t("account_form.need_same")) : std::string_view();
    typed.again.shown = typed.next.shown; // one eye for both
    const Edited again = passphrase_input(again_name, {at.x, y, at.w, 0}, typed.again, second);
    typed.next.shown = typed.again.shown;
    typed.again_left = (typed.again_left || again.left || again.submitted) && !again.changed;
    drawn.bottom = y + passphrase_input_height(again_name, second, at.w);
    drawn.changed = next.changed || again.changed;
    drawn.submitted = again.submitted || (next.submitted && typed.why_not() == nullptr);
    if (next.submitted && !drawn.submitted) {
        focus(again_name);
    }
    return drawn;
}

double end_of_wait(double until, double now) {
    const double clock =
        std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    return until > clock ? now + until - clock : 0;
}

int seconds_left(double end_of_wait, double now) {
    return end_of_wait > now ? static_cast<int>(std::ceil(end_of_wait - now)) : 0;
}

void tick(double end_of_wait, double now) {
    frame_wish().in(end_of_wait - now - (seconds_left(end_of_wait, now) - 1) + 0.001);
}

} // namespace mq::ui
