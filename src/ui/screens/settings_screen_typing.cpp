#include "ui/i18n.h"
#include "ui/screens/card_around.h"
#include "ui/screens/one_of.h"
#include "ui/screens/settings_screen_parts.h"
#include "ui/typing.h"
#include "ui/widgets.h"

#include <array>
#include <cmath>

namespace mq::ui {

PlacedSetting setting_row(const Rect& at, const Setting& s) {
    const bool beside = at.w - s.control >= px(150);
    const float words = beside ? at.w - s.control - px(16) : at.w;
    const float title = wrapped_height(t(s.title), type::body, words);
    const float about = s.about == nullptr ? 0 : wrapped_height(t(s.about), type::meta, words);
    const float height = beside ? std::max(px(36), title + about) : title + about;
    const float y = at.y + px(10);
    const float top = std::round(y + (height - title - about) * 0.5F);
    wrapped({at.x, top}, words, t(s.title), type::body, theme().text);
    if (s.about != nullptr) {
        wrapped({at.x, top + title}, words, t(s.about), type::meta, theme().text2);
    }
    if (beside) {
        return {centred_in({at.right() - s.control, y, s.control, height}, s.control, px(36)),
                y + height + px(10)};
    }
    return {{at.x, y + height + px(6), at.w, px(36)}, y + height + px(6) + px(36) + px(10)};
}

float choice_row(const Rect& at, const char* name, std::span<const Segment> segments, int& chosen) {
    const OneOf choice(segments, chosen, at.w);
    const PlacedSetting row =
        setting_row(at, {name, nullptr, choice.width()}); // the texts are called as the widgets are
    choice.draw(name, row.control.min(), chosen);
    return row.bottom;
}

namespace {

float method_row(const Rect& at, app::Settings& settings) {
    using vietnamese::Method;
    constexpr std::array methods{Method::off, Method::telex, Method::vni};
    const std::array segments{Segment{"off", t("settings.typing_off"), Icon::none},
                              Segment{"telex", typing_name(Method::telex), Icon::none},
                              Segment{"vni", typing_name(Method::vni), Icon::none}};
    int chosen = static_cast<int>(settings.typing.method);
    const float bottom = choice_row(at, "settings.method", segments, chosen);
    settings = with_typing(settings, methods[static_cast<std::size_t>(chosen)]);
    return bottom;
}

float tones_row(const Rect& at, app::Settings& settings) {
    using vietnamese::ToneRule;
    const std::array segments{Segment{"modern", "hoà, thuỷ", Icon::none},
                              Segment{"classic", "hòa, thủy", Icon::none}};
    int chosen = settings.typing.tones == ToneRule::classic ? 1 : 0;
    const float bottom = choice_row(at, "settings.tones", segments, chosen);
    settings.typing.tones = chosen == 1 ? ToneRule::classic : ToneRule::modern;
    return bottom;
}

const char* keys_of(vietnamese::Method method) {
    return method == vietnamese::Method::vni ? t("settings.typing_vni") : t("settings.typing_telex");
}

} // namespace

float typing_card(const ScreenContext& context, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        card_title(inside, t("settings.typing"));
        app::Settings settings = context.model.settings;
        const auto below = [&](float y) { return Rect{inside.x, y, inside.w, 0}; };
        float y =
            inside.y + wrapped(inside.min(), inside.w, t("settings.typing_about"), type::meta, theme().text2);
        y = method_row(below(y + px(4)), settings);
        if (settings.typing.method != vietnamese::Method::off) {
            y +=
                wrapped({inside.x, y}, inside.w, keys_of(settings.typing.method), type::meta, theme().text2) +
                px(10);
            horizontal(inside.x, y, inside.w, theme().border);
            y = tones_row(below(y), settings);
        }
        if (!(settings == context.model.settings)) {
            context.out.emplace_back(app::ChangeSettings{settings});
        }
        return y;
    });
}

} // namespace mq::ui
