#pragma once
// The frame of a trained model: magic, format version, checksum and a line that names training data and licence,
// then the payload. Written by training/, read from resource("models/…") without copying.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace tawatur {

struct ModelFrame {
  char magic[8];  // e.g. "TWTNAMES"
  uint32_t version;
  uint32_t reserved;
  uint64_t payload_size;  // bytes
  uint64_t checksum;      // hash_bytes of the payload
  char about[480];        // UTF-8, zero-filled: training data and licence
};
static_assert(sizeof(ModelFrame) == 512);

/// The payload inside `file`, aligned as the file is plus 512 bytes. Errors: not_found where `file` is empty,
/// unreadable where magic, version, size or checksum differ. Reads the whole file once.
Result<std::string_view> open_model(std::string_view file, std::string_view magic, uint32_t version);

/// A whole file: frame and payload.
std::string frame_model(std::string_view magic, uint32_t version, std::string_view about, std::string_view payload);

}  // namespace tawatur
