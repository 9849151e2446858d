#pragma once
// Which days a page names in words: what is left of a page's time where its publication is unknown.
#include <cstdint>
#include <vector>

#include "reading/reading.h"

namespace tawatur {

struct ToldDays {
  uint8_t weekdays = 0;         // bit 0 Monday; those named in title and lead
  std::vector<uint16_t> dates;  // 32 · month + day of the dates in the page, sorted, each once
  uint16_t latest = 0;          // 12 · year + month of the latest month that is told with its year; 0 for none
};

/// Of words alone, whatever the page's publication time: "today" and "yesterday" tell nothing, for that time may be
/// wrong. Linear in the page.
ToldDays told_days(const Reading& reading);

/// 1 where both name a weekday in common, -0.5 where one names the day after the other's, -1 where their days are
/// further apart, 0 where one names none.
float weekdays_agree(const ToldDays& a, const ToldDays& b);
/// Share of the dates of the page with fewer of them that the other has too; -1 where there is none, 0 where one of
/// them has no date.
float dates_agree(const ToldDays& a, const ToldDays& b);
/// Logarithm of the months between the latest told; 0 where unknown.
float months_apart(const ToldDays& a, const ToldDays& b);

}  // namespace tawatur
