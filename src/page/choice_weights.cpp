#include "page/choice_weights.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/hash.h"

namespace tawatur {
namespace {

constexpr std::string_view magic = "TWCHOICE";

struct Header {
  uint32_t about_size, count;
  float bar;
};

}  // namespace

float ChoiceWeights::score(std::span<const float> signs) const {
  float sum = 0;
  for (size_t i = 0; i < std::min(signs.size(), weights.size()); ++i) sum += weights[i] * signs[i];
  return sum;
}

ChoiceWeights read_choice_weights(std::string_view file, ChoiceWeights guessed) {
  uint64_t checksum = 0;
  Header header{};
  if (!file.starts_with(magic) || file.size() < magic.size() + sizeof checksum + sizeof header) return guessed;
  file.remove_prefix(magic.size());
  std::memcpy(&checksum, file.data(), sizeof checksum);
  file.remove_prefix(sizeof checksum);
  if (checksum != hash_bytes(file)) return guessed;
  std::memcpy(&header, file.data(), sizeof header);
  file.remove_prefix(sizeof header);
  if (header.count != guessed.weights.size() || file.size() != header.about_size + header.count * sizeof(float))
    return guessed;
  ChoiceWeights out{std::vector<float>(header.count), header.bar};
  std::memcpy(out.weights.data(), file.data() + header.about_size, header.count * sizeof(float));
  return out;
}

std::string choice_weights_file(const ChoiceWeights& weights, std::string_view about) {
  const Header header{static_cast<uint32_t>(about.size()), static_cast<uint32_t>(weights.weights.size()), weights.bar};
  std::string payload(reinterpret_cast<const char*>(&header), sizeof header);
  payload += about;
  payload.append(reinterpret_cast<const char*>(weights.weights.data()), weights.weights.size() * sizeof(float));
  const uint64_t checksum = hash_bytes(payload);
  std::string file(magic);
  file.append(reinterpret_cast<const char*>(&checksum), sizeof checksum);
  return file + payload;
}

}  // namespace tawatur
