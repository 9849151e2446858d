#pragma once
// Over what a number counts, as far as the words beside it tell.
#include <string>
#include <vector>

#include "claim/profile.h"

namespace tawatur {

/// A whole since some day, a part of something told before it, the toll of an event as it stands, or none of these.
enum class Counting : uint8_t { plain, sum, part, toll };
Counting counting_of(const Profile& p, const Number& n);

/// Money, shares, hours, points: units of anything. `is_measure_word`: a stem alone.
bool is_measure(const Profile& p, const Number& n);
bool is_measure_word(std::string_view stem);

/// Years told around a number: "in the elections of 2014"; ascending.
std::vector<std::string> years_beside(const Profile& p, const Number& n);

/// "The party and three others" are four.
bool counts_others(const Profile& p, const Number& n);

}  // namespace tawatur
