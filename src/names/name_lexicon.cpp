#include "names/name_lexicon.h"

namespace tawatur {
namespace {

constexpr size_t longest_probe = 32;

}  // namespace

NameLexiconEntry NameLexicon::find(uint64_t hash) const {
  if (slots_.empty()) return {};
  const uint32_t print = static_cast<uint32_t>(hash >> 32) | 1u;
  for (size_t at = hash & (slots_.size() - 1), steps = 0; steps < longest_probe;
       at = (at + 1) & (slots_.size() - 1), ++steps) {
    if (slots_[at].fingerprint == print) return slots_[at];
    if (slots_[at].fingerprint == 0) break;
  }
  return {};
}

std::vector<NameLexiconEntry> name_table(std::span<const std::pair<uint64_t, NameLexiconEntry>> entries,
                                         uint32_t bits) {
  std::vector<NameLexiconEntry> slots(size_t{1} << bits);
  for (const auto& [hash, entry] : entries) {
    for (size_t at = hash & (slots.size() - 1), steps = 0; steps < longest_probe;
         at = (at + 1) & (slots.size() - 1), ++steps) {
      if (slots[at].fingerprint != 0) continue;
      slots[at] = entry;
      slots[at].fingerprint = static_cast<uint32_t>(hash >> 32) | 1u;
      break;
    }
  }
  return slots;
}

}  // namespace tawatur
