#include "domain/agreement_reading.h"

#include <doctest/doctest.h>

using namespace mq::domain;

TEST_CASE("readings change at the cuts of the specification") {
    CHECK(read_kappa(0.409) == KappaReading::weak);
    CHECK(read_kappa(0.41) == KappaReading::moderate);
    CHECK(read_kappa(0.609) == KappaReading::moderate);
    CHECK(read_kappa(kappa_gate) == KappaReading::substantial);
    CHECK(read_kappa(0.81) == KappaReading::almost_perfect);
    CHECK(read_alpha(0.666) == AlphaReading::unreliable);
    CHECK(read_alpha(0.667) == AlphaReading::tentative);
    CHECK(read_alpha(0.799) == AlphaReading::tentative);
    CHECK(read_alpha(0.800) == AlphaReading::reliable);
    CHECK(read_icc(-0.2) == IccReading::poor);
    CHECK(read_icc(0.50) == IccReading::moderate);
    CHECK(read_icc(0.75) == IccReading::good);
    CHECK(read_icc(0.90) == IccReading::excellent);
    CHECK(read_severity(-0.24) == SeverityReading::fine);
    CHECK(read_severity(-0.25) == SeverityReading::flag);
    CHECK(read_severity(0.49) == SeverityReading::flag);
    CHECK(read_severity(0.50) == SeverityReading::train_again);
}
