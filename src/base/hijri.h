#pragma once
// The Islamic calendar as Saudi Arabia counts it.
#include "base/instant.h"

namespace tawatur {

/// The Gregorian date of a day of the Umm al-Qura calendar (ICU's islamic-umalqura), and back.
Date from_hijri(Date hijri);
Date to_hijri(Date gregorian);

}  // namespace tawatur
