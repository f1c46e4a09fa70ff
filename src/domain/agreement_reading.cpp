#include "domain/agreement_reading.h"

#include <cmath>

namespace mq::domain {

KappaReading read_kappa(double kappa) {
    if (kappa >= 0.81)
        return KappaReading::almost_perfect;
    if (kappa >= kappa_gate)
        return KappaReading::substantial;
    return kappa >= 0.41 ? KappaReading::moderate : KappaReading::weak;
}

AlphaReading read_alpha(double alpha) {
    if (alpha >= 0.800)
        return AlphaReading::reliable;
    return alpha >= 0.667 ? AlphaReading::tentative : AlphaReading::unreliable;
}

IccReading read_icc(double icc) {
    if (icc >= 0.90)
        return IccReading::excellent;
    if (icc >= 0.75)
        return IccReading::good;
    return icc >= 0.50 ? IccReading::moderate : IccReading::poor;
}

SeverityReading read_severity(double severity) {
    const double size = std::abs(severity);
    if (size >= 0.50)
        return SeverityReading::train_again;
    return size >= 0.25 ? SeverityReading::flag : SeverityReading::fine;
}

} // namespace mq::domain
