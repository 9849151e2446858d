#include "names/tagger.h"

#include <cstddef>

#include "base/model_file.h"
#include "base/resource.h"

namespace tawatur {

Result<Tagger> Tagger::load(std::string_view file) {
  const auto payload = open_model(file, names_magic, names_version);
  if (!payload) return std::unexpected(payload.error());
  const auto damaged = [&] {
    return std::unexpected(
        Error{ErrorCode::unreadable, "the model's sizes differ from its content", std::string(names_magic)});
  };
  if (payload->size() < sizeof(TaggerHeader)) return damaged();
  Tagger tagger;
  tagger.header_ = reinterpret_cast<const TaggerHeader*>(payload->data());
  static_assert(sizeof(TaggerHeader) % 16 == 0);
  const TaggerHeader& h = *tagger.header_;
  if (h.bucket_bits > 24 || h.name_bits > 24 || h.letter_bits > 24) return damaged();
  const size_t rows = size_t{4} << h.bucket_bits, names = size_t{1} << h.name_bits,
               letters = size_t{1} << h.letter_bits;
  if (payload->size() !=
      sizeof(TaggerHeader) + rows * sizeof(FeatureRow) + names * sizeof(NameLexiconEntry) + letters * sizeof(LetterRow))
    return damaged();
  const char* at = payload->data() + sizeof(TaggerHeader);
  tagger.rows_ = {reinterpret_cast<const FeatureRow*>(at), rows};
  const char* name_table = at + rows * sizeof(FeatureRow);
  const char* letter_table = name_table + names * sizeof(NameLexiconEntry);
  tagger.names_ = NameLexicon(
      {reinterpret_cast<const NameLexiconEntry*>(name_table), names},
      h.letter_bits == 0 ? LetterGuess()
                         : LetterGuess({reinterpret_cast<const LetterRow*>(letter_table), letters}, h.letter_scale));
  return tagger;
}

const Tagger& Tagger::shipped() {
  static const Tagger tagger = [] {
    auto loaded = load(resource("models/names.bin"));
    return loaded ? *loaded : Tagger();
  }();
  return tagger;
}

void Tagger::fetch(const FeatureList& features) const {
  const uint64_t mask = (uint64_t{1} << header_->bucket_bits) - 1;
  for (size_t f = 0; f < features.size; ++f) __builtin_prefetch(&rows_[(features.hash[f] & mask) * 4]);
}

void Tagger::score(const FeatureList& features, Scores& out) const {
  // A row is added whole, fingerprint and all: sixteen lanes beside each other are one addition. 16 bits hold 258
  // features of the greatest weight.
  constexpr size_t lanes = sizeof(FeatureRow), first = offsetof(FeatureRow, weight);
  static_assert(sizeof(features.hash) / sizeof(features.hash[0]) <= 258);
  static constexpr FeatureRow unknown{};
  std::array<int16_t, lanes> sum{};
  const uint64_t mask = (uint64_t{1} << header_->bucket_bits) - 1;
  for (size_t f = 0; f < features.size; ++f) {
    const uint64_t hash = features.hash[f];
    const uint16_t print = fingerprint_of(hash);
    const FeatureRow* const bucket = &rows_[(hash & mask) * 4];
    const FeatureRow* row = &unknown;  // which of the four it is nobody can guess: chosen without branches
    for (size_t slot = 4; slot-- > 0;) row = bucket[slot].fingerprint == print ? &bucket[slot] : row;
    const auto* const bytes = reinterpret_cast<const int8_t*>(row);
    for (size_t k = 0; k < lanes; ++k) sum[k] = static_cast<int16_t>(sum[k] + bytes[k]);
  }
  for (size_t k = 0; k < tag_count; ++k) out[k] = static_cast<float>(sum[first + k]) * header_->scale;
}

void Tagger::tag(const FeatureReader& reader, std::vector<NameTag>& out) const {
  const size_t count = reader.tokens().size();
  out.assign(count, outside_tag);
  if (header_ == nullptr || count == 0) return;
  constexpr float never = -1e9f;
  std::vector<std::array<NameTag, tag_count>> from(count);
  Scores best{}, here{}, next{};
  std::array<FeatureList, 2> features;  // the next token's rows are on their way while this one's are added
  reader.features(0, features[0]);
  for (size_t i = 0; i < count; ++i) {
    if (FeatureList& coming = features[(i + 1) % 2]; i + 1 < count) reader.features(i + 1, coming), fetch(coming);
    score(features[i % 2], here);
    for (NameTag to = 0; to < tag_count; ++to) {
      if (i == 0) {
        next[to] = is_inside(to) ? never : header_->start[to] + here[to];
        continue;
      }
      float top = never * 2;
      NameTag top_from = 0;
      const auto consider = [&](NameTag f) {
        const float s = best[f] + header_->transition[f * tag_count + to];
        if (s > top) top = s, top_from = f;
      };
      if (is_inside(to))
        consider(static_cast<NameTag>(to - 1)), consider(to);
      else
        for (NameTag f = 0; f < tag_count; ++f) consider(f);
      next[to] = top + here[to];
      from[i][to] = top_from;
    }
    best = next;
  }
  NameTag tag = 0;
  for (NameTag k = 1; k < tag_count; ++k)
    if (best[k] > best[tag]) tag = k;
  for (size_t i = count; i-- > 0; tag = from[i][tag]) out[i] = tag;
}

}  // namespace tawatur
