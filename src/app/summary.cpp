#include "app/summary.h"
