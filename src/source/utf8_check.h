#pragma once
// How far bytes are from UTF-8: a few bad ones are repaired, many mean another charset.
#include <cstdint>
#include <string_view>

namespace tawatur {

struct Utf8Check {
  uint64_t bad = 0;        // bytes that are part of no well-formed sequence
  uint64_t multibyte = 0;  // well-formed sequences of more than one byte
  bool mostly_utf8() const { return bad <= multibyte / 4; }
};

/// Linear.
Utf8Check check_utf8(std::string_view bytes);

}  // namespace tawatur
