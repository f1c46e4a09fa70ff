#include "base/error.h"

namespace mq {

const char* name_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::bad_input: return "bad_input";
        case ErrorKind::not_found: return "not_found";
        case ErrorKind::io: return "io";
        case ErrorKind::newer_data: return "newer_data";
        case ErrorKind::busy: return "busy";
        case ErrorKind::damaged: return "damaged";
        case ErrorKind::refused: return "refused";
        case ErrorKind::internal: return "internal";
    }
    return "internal";
}

} // namespace mq
