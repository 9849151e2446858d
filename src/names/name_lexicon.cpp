#include "names/name_lexicon.h"

namespace tawatur {
namespace {

constexpr size_t longest_probe = 32;

uint16_t step_of(uint32_t part, uint32_t total) {
  const double share = static_cast<double>(part) / total;
  return share < 0.02 ? 0 : share < 0.15 ? 1 : share < 0.5 ? 2 : 3;
}

}  // namespace

uint16_t reading_code(const ReadingCounts& c) {
  const uint32_t total = c.total();
  if (total < 2) return 0;
  const uint16_t met = total < 4      ? 1
                       : total < 10   ? 2
                       : total < 40   ? 3
                       : total < 200  ? 4
                       : total < 1000 ? 5
                       : total < 5000 ? 6
                                      : 7;
  uint16_t code = met;
  for (const uint32_t part :
       {c.person_begin, c.person_inside, c.place, c.organisation_begin, c.organisation_inside, c.other})
    code = static_cast<uint16_t>(code << 2 | step_of(part, total));
  return code;
}

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
