#include "claim/root.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace tawatur {

uint64_t rough_root(std::string_view folded_stem) {
  constexpr size_t most_letters = 12;  // longer words have no root to speak of
  std::array<char32_t, most_letters> letter{};
  size_t count = 0;
  for (size_t at = 0; at < folded_stem.size();) {
    const CodePoint c = decode(folded_stem, at);
    at += c.size;
    if (!is_arabic_letter(c.value) || count == most_letters) return hash_bytes(folded_stem, 7);
    const bool weak = c.value == U'ا' || c.value == U'و' || c.value == U'ي' || c.value == U'ء' ||
                      (c.value == U'ه' && at == folded_stem.size());
    if (!weak) letter[count++] = c.value;
  }
  size_t begin = 0;
  const auto size = [&] { return count - begin; };
  const auto adds_front = [](char32_t c) { return c == U'م' || c == U'ت' || c == U'ن' || c == U'س'; };
  if (size() > 3 && (letter[count - 1] == U'ت' || letter[count - 1] == U'ن')) --count;
  while (size() > 3 && adds_front(letter[begin])) ++begin;
  if (size() == 4 && letter[begin + 1] == U'ت') letter[begin + 1] = letter[begin], ++begin;
  if (size() < 2) return hash_bytes(folded_stem, 7);
  uint64_t out = 7;
  for (size_t i = begin; i < count; ++i) out = hash_combine(out, letter[i]);
  return out;
}

}  // namespace tawatur
