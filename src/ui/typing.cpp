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

} // namespace mq::ui
