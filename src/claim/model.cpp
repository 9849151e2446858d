#include "claim/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/hash.h"
#include "base/resource.h"

namespace tawatur {
namespace {

constexpr std::string_view magic = "TWCLAIM1";
constexpr uint32_t bucket_count = 65537;
constexpr float unseen_rarity = 10.5f;  // of a word that the news did not have four times

/// Takes fixed-size pieces off the front of a file; `good` falls when one is not there.
struct Pieces {
  std::string_view left;
  bool good = true;
  template <class T>
  T one() {
    T value{};
    if (left.size() < sizeof(T)) return good = false, value;
    std::memcpy(&value, left.data(), sizeof(T));
    left.remove_prefix(sizeof(T));
    return value;
  }
  template <class T>
  std::span<const T> many(size_t count) {
    if (left.size() / sizeof(T) < count || reinterpret_cast<uintptr_t>(left.data()) % alignof(T) != 0)
      return good = false, std::span<const T>{};
    const std::span<const T> out(reinterpret_cast<const T*>(left.data()), count);
    left.remove_prefix(count * sizeof(T));
    return out;
  }
};

/// For a build without the model: what a person would guess.
PairSigns guessed_weights() {
  PairSigns w{};
  const auto set = [&](ClaimSign sign, float value) { w[static_cast<size_t>(sign)] = value; };
  set(ClaimSign::bias, -5.5f), set(ClaimSign::cosine, 6.0f), set(ClaimSign::containment, 2.5f),
      set(ClaimSign::shared_weight, 0.4f);
  set(ClaimSign::best_of_page, 1.2f), set(ClaimSign::one_page, -2.0f), set(ClaimSign::numbers_shared, 1.0f);
  return w;
}

}  // namespace

const char* name_of(ClaimSign sign) {
  static constexpr std::array<const char*, pair_sign_count> names = {"bias",
                                                                     "cosine",
                                                                     "containment",
                                                                     "coverage",
                                                                     "shared_weight",
                                                                     "rarest_shared",
                                                                     "word_order",
                                                                     "soft_match",
                                                                     "entities_shared",
                                                                     "entities_apart",
                                                                     "numbers_shared",
                                                                     "numbers_apart",
                                                                     "times_shared",
                                                                     "times_apart",
                                                                     "polarity_apart",
                                                                     "one_speaker",
                                                                     "speakers_apart",
                                                                     "attribution_apart",
                                                                     "both_quoted",
                                                                     "position_apart",
                                                                     "both_open",
                                                                     "one_page",
                                                                     "length_apart",
                                                                     "best_of_page",
                                                                     "margin",
                                                                     "neighbours",
                                                                     "sentence_cosine",
                                                                     "told_in_sentence",
                                                                     "told_in_both",
                                                                     "plain_words",
                                                                     "names_in_common",
                                                                     "same_opening",
                                                                     "window",
                                                                     "window_count",
                                                                     "meaning_best",
                                                                     "meaning_both",
                                                                     "meaning_whole",
                                                                     "other_story",
                                                                     "acts_shared",
                                                                     "acts_apart",
                                                                     "ages_shared",
                                                                     "units_shared"};
  return names[static_cast<size_t>(sign)];
}

const ClaimModel& ClaimModel::built_in() {
  static const ClaimModel model(resource("models/claim.bin"));
  return model;
}

ClaimModel::ClaimModel(std::string_view bytes) : weights_(guessed_weights()) {
  if (!bytes.starts_with(magic)) return;
  Pieces in{bytes.substr(magic.size())};
  const auto checksum = in.one<uint64_t>();
  if (!in.good || checksum != hash_bytes(in.left)) return;
  const auto about_size = in.one<uint32_t>(), sign_count = in.one<uint32_t>(), key_count = in.one<uint32_t>();
  const auto threshold = in.one<float>();
  in.many<char>(about_size);  // name of the training data and its licence, padded to four bytes
  const auto weights = in.many<float>(sign_count);
  const auto bucket = in.many<uint32_t>(bucket_count), key = in.many<uint32_t>(key_count);
  const auto rarity = in.many<uint8_t>(key_count);
  if (!in.good || sign_count != pair_sign_count || bucket.back() != key_count ||
      !std::is_sorted(bucket.begin(), bucket.end()))
    return;
  std::copy(weights.begin(), weights.end(), weights_.begin());
  threshold_ = threshold, bucket_ = bucket, key_ = key, rarity_ = rarity, ready_ = true;
}

float ClaimModel::rarity(uint64_t key) const {
  if (!ready_) return 6.0f;
  const auto top = static_cast<uint32_t>(key >> 48), wanted = static_cast<uint32_t>(key >> 32);
  const auto begin = key_.begin() + bucket_[top], end = key_.begin() + bucket_[top + 1];
  const auto at = std::lower_bound(begin, end, wanted);
  return at == end || *at != wanted ? unseen_rarity
                                    : static_cast<float>(rarity_[static_cast<size_t>(at - key_.begin())]) / 16.0f;
}

float ClaimModel::probability(const PairSigns& signs) const {
  float sum = 0;
  for (size_t i = 0; i < pair_sign_count; ++i) sum += weights_[i] * signs[i];
  return 1.0f / (1.0f + std::exp(-sum));
}

}  // namespace tawatur
