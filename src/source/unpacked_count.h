#pragma once
// How far a compressed stream has grown: the guard against compression bombs.
#include <optional>
#include <string>

#include "base/error.h"
#include "source/limits.h"

namespace tawatur {

class UnpackedCount {
 public:
  explicit UnpackedCount(const SourceLimits& limits) : limits_(limits) {}
  void took(uint64_t packed) { packed_ += packed; }
  void gave(uint64_t unpacked) { unpacked_ += unpacked; }
  std::optional<Error> over() const {
    if (unpacked_ <= limits_.ratio_free || unpacked_ / limits_.ratio <= packed_) return std::nullopt;
    return Error{ErrorCode::too_large,
                 "grows more than " + std::to_string(limits_.ratio) +
                     "-fold when unpacked, like a compression bomb: unpack it yourself if you trust it",
                 ""};
  }

 private:
  const SourceLimits limits_;
  uint64_t packed_ = 0, unpacked_ = 0;
};

}  // namespace tawatur
