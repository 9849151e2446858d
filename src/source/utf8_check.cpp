#include "source/utf8_check.h"

#include <cstring>

namespace tawatur {

Utf8Check check_utf8(std::string_view bytes) {
  const auto byte = [&](size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
  Utf8Check check;
  for (size_t i = 0; i < bytes.size();) {
    if (uint64_t eight; i + sizeof eight <= bytes.size()) {
      std::memcpy(&eight, bytes.data() + i, sizeof eight);
      if ((eight & 0x8080808080808080u) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    const unsigned first = byte(i);
    if (first < 0x80) {
      ++i;
      continue;
    }
    const size_t size = first >= 0xC2 && first <= 0xDF   ? 2
                        : (first & 0xF0) == 0xE0         ? 3
                        : first >= 0xF0 && first <= 0xF4 ? 4
                                                         : 1;
    bool good = size > 1;
    for (size_t k = 1; k < size && good; ++k) good = (byte(i + k) & 0xC0) == 0x80;
    if (good)
      ++check.multibyte, i += size;
    else
      ++check.bad, ++i;
  }
  return check;
}

}  // namespace tawatur
