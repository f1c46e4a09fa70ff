#include "app/commands.h"

#include <utility>

namespace mq::app {

#define MONQUA_FROM(name)        \
    Command::Command(name value) \
        : value_(std::make_shared<const name>(std::move(value))), kind_(CommandKind::name) {}
MONQUA_COMMANDS(MONQUA_FROM)
#undef MONQUA_FROM

const char* name_of(CommandKind kind) {
    switch (kind) {
#define MONQUA_NAME(name) \
    case CommandKind::name: return #name;
        MONQUA_COMMANDS(MONQUA_NAME)
#undef MONQUA_NAME
    }
    return "";
}

} // namespace mq::app
