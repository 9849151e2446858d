#pragma once
// Dates as pages show them to readers.
#include <optional>
#include <string_view>

#include "base/instant.h"

namespace tawatur {

/// The first full date (day, month, year) in a short text: "12 مارس 2026", "March 12, 2026", "2026/03/12",
/// "12.03.2026", "١٢-٣-٢٠٢٦". An all-number date whose day and month could change places is read day first, but month
/// first where `month_first`. Only years from 1990 to 2100. Linear.
std::optional<Instant> find_visible_date(std::string_view text, bool month_first);

/// A date in an address: /2026/03/12/. None where there is no full date.
std::optional<Instant> date_in_url(std::string_view url);

}  // namespace tawatur
