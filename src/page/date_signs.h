#pragma once
// What a date's place and a page's address say: parts of DateSigns.
#include <string_view>

#include "page/date_choice.h"

namespace tawatur {

/// A count as a sign: log2(1 + value) / scale.
float amount(uint64_t value, float scale);

/// How much a place looks like that of an article's date; the larger the better.
int place_rank(const SeenDate& seen);

/// The signs of where a day is seen best.
void set_place_signs(DateSigns& signs, const SeenDate& seen);

struct AddressShape {
  bool home = false;  // it has no path
  bool slug = false;  // its last part has three hyphens or more, as headlines have
};
AddressShape shape_of(std::string_view url);

}  // namespace tawatur
