#pragma once
// What numbers count, as claims compare them.
#include <vector>

#include "reading/reading.h"

namespace tawatur {

/// The page's numbers as they are compared: without those that are part of a name, and with one unit for all ways to
/// count the dead, the wounded, the missing … ("35 dead", "the killing of 35 people"). In text order. Linear.
std::vector<Number> counted_numbers(const Reading& reading);

/// Whether a number of counted_numbers counts what a later report rightly tells more of.
bool counts_what_grows(const Number& number);

/// Whether a number of counted_numbers only tells which one ("minute 86", "article 50"): it counts nothing.
bool is_label(const Number& number);

}  // namespace tawatur
