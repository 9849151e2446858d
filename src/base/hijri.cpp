#include "base/hijri.h"

#include <unicode/calendar.h>

#include <algorithm>
#include <memory>

namespace tawatur {
namespace {

constexpr double milliseconds_a_day = 86400000.0;

std::unique_ptr<icu::Calendar> umm_al_qura() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale("ar@calendar=islamic-umalqura"), status));
  return U_SUCCESS(status) ? std::move(calendar) : nullptr;
}

}  // namespace

Date from_hijri(Date hijri) {
  const auto calendar = umm_al_qura();
  if (!calendar) return {};
  UErrorCode status = U_ZERO_ERROR;
  calendar->clear();
  calendar->set(hijri.year, std::max<int>(hijri.month, 1) - 1, std::max<int>(hijri.day, 1));
  const double time = calendar->getTime(status);
  return U_SUCCESS(status) ? date_of_days(static_cast<int64_t>(time / milliseconds_a_day)) : Date{};
}

Date to_hijri(Date gregorian) {
  const auto calendar = umm_al_qura();
  if (!calendar) return {};
  UErrorCode status = U_ZERO_ERROR;
  calendar->setTime(static_cast<double>(days_of(gregorian)) * milliseconds_a_day, status);
  return {calendar->get(UCAL_YEAR, status), static_cast<uint8_t>(calendar->get(UCAL_MONTH, status) + 1),
          static_cast<uint8_t>(calendar->get(UCAL_DATE, status))};
}

}  // namespace tawatur
