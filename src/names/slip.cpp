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

}  // namespace tawatur
