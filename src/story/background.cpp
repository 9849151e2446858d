#include "story/background.h"

#include <algorithm>
#include <cstring>

#include "base/model_file.h"
#include "base/resource.h"

namespace tawatur {
namespace {

constexpr float steps = 24;
constexpr float rarest = 9;  // of a word never seen: a new name or a slip of the pen

template <class T>
std::string_view bytes_of(std::span<const T> values) {
  return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

}  // namespace

const Background& Background::built_in() {
  static const Background background(resource("models/story_vectors.bin"));
  return background;
}

Background::Background(std::string_view file) {
  const auto payload = open_model(file, magic, version);
  if (!payload || payload->size() < 16) return;
  uint64_t words = 0;
  std::memcpy(&words, payload->data(), sizeof words);
  if (words > (1u << 24) || payload->size() != 16 + words * (sizeof(uint32_t) + dimensions + 1)) return;
  const char* at = payload->data() + 16;
  keys_ = {reinterpret_cast<const uint32_t*>(at), words};
  at += keys_.size_bytes();
  vectors_ = {reinterpret_cast<const int8_t*>(at), words * dimensions};
  at += vectors_.size_bytes();
  rarity_ = {reinterpret_cast<const uint8_t*>(at), words};
}

uint32_t Background::find(uint32_t key) const {
  const auto it = std::ranges::lower_bound(keys_, key);
  return it != keys_.end() && *it == key ? static_cast<uint32_t>(it - keys_.begin()) : UINT32_MAX;
}

float Background::rarity(uint32_t key) const {
  const uint32_t i = find(key);
  return i == UINT32_MAX ? rarest : static_cast<float>(rarity_[i]) / steps;
}

std::span<const int8_t> Background::vector(uint32_t key) const {
  const uint32_t i = find(key);
  return i == UINT32_MAX ? std::span<const int8_t>() : vectors_.subspan(size_t{i} * dimensions, dimensions);
}

std::string background_payload(std::span<const uint32_t> keys, std::span<const uint8_t> rarity,
                               std::span<const int8_t> vectors) {
  const uint64_t head[2] = {keys.size(), 0};
  std::string out(reinterpret_cast<const char*>(head), sizeof head);
  out += bytes_of(keys);
  out += bytes_of(vectors);
  out += bytes_of(rarity);
  return out;
}

}  // namespace tawatur
