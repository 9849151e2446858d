#include "measure/digits.h"

#include <charconv>
#include <string>

namespace tawatur {

double digits_value(std::string_view folded, bool scaled) {
  constexpr size_t longest = 24;
  if (folded.empty() || folded.size() > longest) return -1;
  // separators of other scripts to ASCII: ٫ decimal, ٬ thousands
  std::string plain;
  bool arabic_decimal = false;
  for (size_t i = 0; i < folded.size(); ++i) {
    if (folded.substr(i).starts_with("٫"))
      plain += '.', arabic_decimal = true, ++i;
    else if (folded.substr(i).starts_with("٬"))
      plain += ',', ++i;
    else
      plain += folded[i];
  }
  size_t dots = 0, commas = 0, first_separator = plain.size(), last_separator = plain.size();
  bool groups_of_three = true;
  size_t since_separator = 0;
  for (size_t i = 0; i < plain.size(); ++i) {
    if (plain[i] >= '0' && plain[i] <= '9') {
      ++since_separator;
      continue;
    }
    if (plain[i] != '.' && plain[i] != ',') return -1;
    (plain[i] == '.' ? dots : commas)++;
    if (first_separator == plain.size())
      first_separator = i;
    else
      groups_of_three = groups_of_three && since_separator == 3;
    last_separator = i, since_separator = 0;
  }
  if (first_separator < plain.size()) groups_of_three = groups_of_three && since_separator == 3;
  size_t decimal_at = plain.size();
  const bool thousands = groups_of_three && first_separator >= 1 && first_separator <= 3 && plain[0] != '0';
  if (dots > 0 && commas > 0)
    decimal_at = last_separator;
  else if (dots + commas == 1 && (arabic_decimal || !thousands || (dots == 1 && scaled)))
    decimal_at = first_separator;
  else if (dots + commas > 1 && !thousands)
    return -1;
  std::string number;
  for (size_t i = 0; i < plain.size(); ++i) {
    if (plain[i] >= '0' && plain[i] <= '9')
      number += plain[i];
    else if (i == decimal_at)
      number += '.';
  }
  double value = -1;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return value;
}

}  // namespace tawatur
