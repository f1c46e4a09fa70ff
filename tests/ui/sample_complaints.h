#pragma once

// The complaint log, by hand.

#include "app/model.h"

namespace mq::test {

[[nodiscard]] app::Model complaints_model(int count = 14);
[[nodiscard]] app::Model long_complaints();
/// An entry opened to be edited.
[[nodiscard]] app::Model complaint_form();
/// A new one.
[[nodiscard]] app::Model new_complaint();
/// A table read, with mistakes in it.
[[nodiscard]] app::Model complaint_import();
/// A file that could not be read.
[[nodiscard]] app::Model broken_import();

} // namespace mq::test
