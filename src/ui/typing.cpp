#include "ui/typing.h"

namespace mq::ui {

TypingAid& typing_aid() {
    static TypingAid aid;
    return aid;
}

std::string_view typing_name(vietnamese::Method method) {
    switch (method) {
        case vietnamese::Method::off: break;
        case vietnamese::Method::telex: return "Telex";
        case vietnamese::Method::vni: return "VNI";
    }
    return {};
}

app::Settings with_typing(app::Settings settings, vietnamese::Method method) {
    settings.typing.method = method;
    if (method != vietnamese::Method::off) {
        settings.typing_used = method;
    }
    return settings;
}

app::Settings typing_toggled(const app::Settings& settings) {
    const bool on = settings.typing.method != vietnamese::Method::off;
    return with_typing(settings, on ? vietnamese::Method::off : settings.typing_used);
}

} // namespace mq::ui
