#pragma once

#include "world.h"

#include "store/pack.h"
#include "store/pack_body.h"
#include "store/pack_format.h"

#include <string>

/// Packs from other PCs, as they should be; so that a fault can make them otherwise.
namespace mq::faults {

/// HR's PC with an interview of one member, that member's packs, and what is in them.
struct Panel {
    Folder folder;
    store::Organisation organisation;
    Uuid interview;
    Uuid rater;
    std::string invitation; ///< bytes of the file
    std::string result;
    store::Envelope envelope; ///< of the result
    store::ResultBody body;   ///< of the result
};

/// Made at the first call.
[[nodiscard]] const Panel& panel();

} // namespace mq::faults
