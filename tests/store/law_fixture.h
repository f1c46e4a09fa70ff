#pragma once

#include "fixture.h"

/// Rows that the law asks for, for the tests of the law, of the chain and of erasing.
namespace mq::store::test {

/// One of every kind, and where parts may be absent, with and without.
[[nodiscard]] std::vector<Payload> every_law_event();

[[nodiscard]] RequestMade request(const std::string& kind = "access", const std::string& text = {});

} // namespace mq::store::test
