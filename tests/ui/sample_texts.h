#pragma once

#include "app/model.h"

namespace mq::test {

/// Sets the interface's texts from assets/text. Throws when they can't be read.
void use_texts(app::Language language = app::Language::vi);

} // namespace mq::test
