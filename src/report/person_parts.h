#pragma once

#include "report/pdf_page.h"
#include "report/person_report.h"

/// The parts of a person's report; inside of person_report.
namespace mq::report {

/// The axes with the range as a band, the mean, 30 days ago dashed and the target, inside of `room`.
void put_radar(Canvas& canvas, const Rect& room, const PersonReport& report);
/// The overall mean with its range over the days, inside of `room`.
void put_trend(Canvas& canvas, const Rect& room, const PersonReport& report);

} // namespace mq::report
