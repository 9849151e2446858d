#pragma once
// Which country a page speaks of: what الحكومة or الجيش alone belongs to there.
#include <cstdint>
#include <string>
#include <string_view>

#include "language/analysis.h"

namespace tawatur {

inline constexpr uint16_t no_country = 0;

/// The country that the page names most, by name or adjective (data/countries.tsv; the first sentence counts thrice).
/// `no_country` where it names none, or two as often. O(tokens).
uint16_t country_of(const Analysis& analysis);

/// The folded masculine adjective of a country: "مصري".
std::string_view adjective_of(uint16_t country);

/// Whether a folded masculine word is the adjective of a country.
bool is_country_adjective(std::string_view folded);
/// The same of سعوديه, فرنسيه.
bool is_feminine_country_adjective(std::string_view folded);

/// Whether a head alone names an institution that every country has one of: حكومة, جيش, برلمان.
bool is_national_institution(std::string_view head);

}  // namespace tawatur
