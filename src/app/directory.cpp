#include "app/directory.h"
