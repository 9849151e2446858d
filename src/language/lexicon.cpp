#include "language/lexicon.h"

#include <cmath>
#include <cstring>

#include "base/hash.h"
#include "base/model_file.h"
#include "base/resource.h"

namespace tawatur {
namespace {

constexpr size_t prefix_letters = 4;

template <class T>
std::span<const T> take(std::string_view& bytes, size_t count) {
  const std::span<const T> out{reinterpret_cast<const T*>(bytes.data()), count};
  bytes.remove_prefix(count * sizeof(T));
  return out;
}

}  // namespace

Result<Lexicon> Lexicon::load(std::string_view file) {
  const auto payload = open_model(file, language_magic, language_version);
  if (!payload) return std::unexpected(payload.error());
  std::string_view rest = *payload;
  const auto damaged = [] {
    return std::unexpected(
        Error{ErrorCode::unreadable, "the model's sizes differ from its content", std::string(language_magic)});
  };
  if (rest.size() < sizeof(LexiconHeader)) return damaged();
  Lexicon out;
  out.header_ = take<LexiconHeader>(rest, 1).data();
  const LexiconHeader& h = *out.header_;
  if (h.slot_bits > 24 || h.prefix_bits > 20 || h.recipe_count == 0 || h.recipe_count > 65536) return damaged();
  const size_t size = (sizeof(LexiconEntry) << h.slot_bits) + (sizeof(PrefixEntry) << h.prefix_bits) +
                      sizeof(LemmaRecipe) * h.recipe_count;
  if (rest.size() != size) return damaged();
  out.entries_ = take<LexiconEntry>(rest, size_t{1} << h.slot_bits);
  out.prefixes_ = take<PrefixEntry>(rest, size_t{1} << h.prefix_bits);
  out.recipes_ = take<LemmaRecipe>(rest, h.recipe_count);
  return out;
}

const Lexicon& Lexicon::shipped() {
  static const Lexicon lexicon = [] {
    auto loaded = load(resource("models/language.bin"));
    return loaded ? *loaded : Lexicon();
  }();
  return lexicon;
}

const LexiconEntry* Lexicon::find(uint64_t hash) const {
  if (entries_.empty()) return nullptr;
  const uint32_t print = static_cast<uint32_t>(hash >> 32) | 1u;
  for (size_t at = hash & (entries_.size() - 1), steps = 0; steps < 64;
       at = (at + 1) & (entries_.size() - 1), ++steps) {
    if (entries_[at].fingerprint == print) return &entries_[at];
    if (entries_[at].fingerprint == 0) break;
  }
  return nullptr;
}

const LexiconEntry* Lexicon::find(std::string_view form) const { return find(hash_bytes(form)); }

void Lexicon::lemma_to(std::string& out, const LexiconEntry& entry, std::string_view stem) const {
  const LemmaRecipe& r = recipes_[std::min<size_t>(entry.recipe, recipes_.size() - 1)];
  if (size_t{r.drop_front} + r.drop_back > stem.size()) {
    out += stem;
    return;
  }
  out.append(r.front, strnlen(r.front, sizeof r.front));
  out += stem.substr(r.drop_front, stem.size() - r.drop_front - r.drop_back);
  out.append(r.back, strnlen(r.back, sizeof r.back));
}

WordStatistics Lexicon::statistics(std::string_view form) const {
  const LexiconEntry* entry = find(form);
  if (entry == nullptr) return {};
  return {std::exp2(static_cast<float>(entry->log_count) / 8) - 1, (entry->flags & LexiconEntry::in_dictionary) != 0,
          (entry->flags & LexiconEntry::ends_in_ta) != 0, (entry->flags & LexiconEntry::begins_with_hamza) != 0};
}

float Lexicon::clitic_share(std::string_view form) const {
  const uint64_t hash = prefix_hash(form);
  if (hash == 0 || prefixes_.empty()) return -1;
  const uint32_t print = static_cast<uint32_t>(hash >> 32) | 1u;
  for (size_t at = hash & (prefixes_.size() - 1), steps = 0; steps < 64;
       at = (at + 1) & (prefixes_.size() - 1), ++steps) {
    if (prefixes_[at].fingerprint == print) return prefixes_[at].clitic_share;
    if (prefixes_[at].fingerprint == 0) break;
  }
  return -1;
}

uint64_t prefix_hash(std::string_view form) {
  constexpr size_t bytes = 2 * prefix_letters;  // Arabic letters take two
  return form.size() <= bytes ? 0 : hash_bytes(form.substr(0, bytes), 1);
}

}  // namespace tawatur
