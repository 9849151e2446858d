#include "measure/time_stretch.h"

#include <fmt/format.h>

#include <charconv>

#include "base/instant.h"

namespace tawatur {
namespace {

bool has(const std::string& value, std::string_view part) { return value.find(part) != std::string::npos; }

/// من ديسمبر إلى فبراير 2019 begins in the year before.
void take_year(std::string& first, const std::string& second) {
  int year = 0;
  if (first.size() <= 4 || second.size() < 4) return;
  if (std::from_chars(second.data(), second.data() + 4, year).ptr != second.data() + 4) return;
  first.replace(0, 4, second, 0, 4);
  if (second < first) first.replace(0, 4, fmt::format("{:04}", year - 1));
}

void part_weekdays(std::string& first, std::string& second, Tense tense) {
  if (first <= second) return;
  std::string& moved = tense == Tense::future ? second : first;
  if (const auto day = parse_instant(moved))
    moved = to_iso(shifted(day->local, TimeUnit::week, tense == Tense::future ? 1 : -1));
}

}  // namespace

std::optional<std::string> stretch_between(std::string first, std::string second, StretchOf told, Tense tense) {
  if (has(first, "/") || has(second, "/") || has(first, "X-W") != has(second, "X-W")) return std::nullopt;
  if (told == StretchOf::one_year) take_year(first, second);
  if (told == StretchOf::weekdays) part_weekdays(first, second, tense);
  if (second < first && !has(first, "X") && !has(second, "X")) return std::nullopt;
  return first + "/" + second;
}

}  // namespace tawatur
