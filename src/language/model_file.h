#pragma once
// Moved below language, since pages need it too.
#include "base/model_file.h"
