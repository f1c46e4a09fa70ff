#pragma once

// All widgets of the kit.

#include "ui/widgets/buttons.h"
#include "ui/widgets/cards.h"
#include "ui/widgets/core.h"
#include "ui/widgets/inputs.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/practice.h"
