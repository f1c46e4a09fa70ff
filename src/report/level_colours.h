#pragma once

#include <array>
#include <cstdint>

namespace mq::report {

struct LevelColour {
    std::uint32_t fill = 0; ///< 0xRRGGBB
    std::uint32_t number = 0;
};

/// The screen's five levels: warm, pale, then darker and darker, so that their greys differ too.
inline constexpr std::array<LevelColour, 5> level_colours{{{0xF6D08F, 0x1F2430},
                                                           {0xB9D5C2, 0x1F2430},
                                                           {0x67AFAE, 0x16202B},
                                                           {0x2A7AA0, 0xFFFFFF},
                                                           {0x25457F, 0xFFFFFF}}};

} // namespace mq::report
