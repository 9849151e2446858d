#include "base/model_file.h"

#include <algorithm>
#include <cstring>

#include "base/hash.h"

namespace tawatur {

Result<std::string_view> open_model(std::string_view file, std::string_view magic, uint32_t version) {
  const auto fail = [&](ErrorCode code, const char* what) {
    return std::unexpected(Error{code, what, std::string(magic)});
  };
  if (file.empty()) return fail(ErrorCode::not_found, "this build carries no such model");
  ModelFrame frame;
  if (file.size() < sizeof frame) return fail(ErrorCode::unreadable, "the model is cut; make it again with training/");
  std::memcpy(&frame, file.data(), sizeof frame);
  if (std::string_view(frame.magic, sizeof frame.magic) != magic)
    return fail(ErrorCode::unreadable, "not a model of this kind");
  if (frame.version != version)
    return fail(ErrorCode::unreadable, "the model has another format version; make it again with training/");
  const std::string_view payload = file.substr(sizeof frame);
  if (payload.size() < frame.payload_size)
    return fail(ErrorCode::unreadable, "the model is cut; make it again with training/");
  if (hash_bytes(payload.substr(0, frame.payload_size)) != frame.checksum)
    return fail(ErrorCode::unreadable, "the model's checksum differs; make it again with training/");
  return payload.substr(0, frame.payload_size);
}

std::string frame_model(std::string_view magic, uint32_t version, std::string_view about, std::string_view payload) {
  ModelFrame frame{};
  std::copy_n(magic.data(), std::min(magic.size(), sizeof frame.magic), frame.magic);
  frame.version = version;
  frame.payload_size = payload.size();
  frame.checksum = hash_bytes(payload);
  std::copy_n(about.data(), std::min(about.size(), sizeof frame.about), frame.about);
  std::string out(reinterpret_cast<const char*>(&frame), sizeof frame);
  out += payload;
  return out;
}

}  // namespace tawatur
