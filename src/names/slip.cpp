#include "names/slip.h"

#include <utility>

namespace tawatur {

bool is_one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 2 || a == b) return false;
  size_t front = 0, back = 0;  // bytes that both share; folded Arabic letters have two
  while (front < a.size() && a[front] == b[front]) ++front;
  front &= ~size_t{1};
  while (back < a.size() - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  back &= ~size_t{1};
  const size_t left_a = a.size() - front - back, left_b = b.size() - front - back;
  if (left_b <= 2) return true;
  return left_a == 4 && left_b == 4 && a.substr(front, 2) == b.substr(front + 2, 2) &&
         a.substr(front + 2, 2) == b.substr(front, 2);
}

bool is_slip_of(std::string_view word, std::string_view name) {
  constexpr size_t letter = 2, least = 5 * letter, most_left_out = 2 * letter, same_front = 2 * letter;
  if (is_one_slip(word, name)) return true;
  if (word.size() < least || name.size() <= word.size() || name.size() - word.size() > most_left_out) return false;
  if (name.substr(0, same_front) != word.substr(0, same_front)) return false;
  if (name.substr(name.size() - letter) != word.substr(word.size() - letter)) return false;
  size_t at = 0;
  for (size_t i = 0; i < name.size() && at < word.size(); i += letter)
    if (name.substr(i, letter) == word.substr(at, letter)) at += letter;
  return at >= word.size();
}

}  // namespace tawatur
