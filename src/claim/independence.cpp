#include "claim/independence.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/hash.h"
#include "claim/overlap.h"
#include "claim/speaker.h"
#include "speech/speech_lexicon.h"

namespace tawatur {
namespace {

constexpr uint32_t chance_row = 6;     // so many telling words in a row are not chosen twice
constexpr uint32_t quoted_row = 3;     // likewise, where one of the two stands between quotation marks
constexpr float least_retold = 0.24f;  // share of both that the other's sentence has, as for losses (loss.cpp)
constexpr float alike = 0.7f;          // cosine from which two statements are one text with a word exchanged
constexpr uint32_t alike_words = 6;    // shared words from which that says anything
constexpr float least_plain = 8.0f;    // weight in common that is no name: a rare word and a common one
constexpr uint32_t least_words = 3;
constexpr uint64_t medium_seed = 11, listed_seed = 14;

/// The most telling words in a row that two statements have in common.
uint32_t longest_row(std::span<const uint32_t> a, std::span<const uint32_t> b) {
  std::vector<uint32_t> last(b.size() + 1, 0), row(b.size() + 1, 0);
  uint32_t longest = 0;
  for (const uint32_t term : a) {
    for (size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = term == b[j] ? last[j] + 1 : 0;
      longest = std::max(longest, row[j + 1]);
    }
    std::swap(last, row);
  }
  return longest;
}

/// A source without a name ("a source", "the coach", "the former director") may be anyone.
bool is_named(const ChainLink& link) {
  return link.mention != no_index && link.kind != SourceKind::anonymous && link.kind != SourceKind::unknown;
}

std::vector<std::string> words_in(std::string_view name) {
  std::vector<std::string> out(1);
  for (const char c : folded(name)) {
    if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out.back() += c;
    else if (!out.back().empty())
      out.emplace_back();
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

}  // namespace

bool may_depend(const Profile& a, const Profile& b, const Pair& pair) {
  const bool said = is_reported(a), said_there = is_reported(b);
  if (said != said_there) return pair.signs[static_cast<size_t>(ClaimSign::told_in_both)] >= least_retold;
  if (said && (same_speaker(a, b) || !is_named(*origin_of(*a.statement)) || !is_named(*origin_of(*b.statement))))
    return true;
  if (pair.signs[static_cast<size_t>(ClaimSign::cosine)] >= alike && shared_terms(a, b).count >= alike_words)
    return true;
  return longest_row(a.order, b.order) >= (a.quoted() || b.quoted() ? quoted_row : chance_row);
}

bool tells_enough(const Profile& a, const Profile& b) {
  const SharedTerms shared = shared_terms(a, b);
  const bool of_one = shared.names > 0 || shared_numbers(a, b).shared > 0;
  return of_one && shared.count >= least_words && shared.weight - shared.names >= least_plain;
}

uint64_t medium_key(std::string_view name) {
  const std::vector<std::string> words = words_in(name);
  const SpeechLexicon& lexicon = SpeechLexicon::get();
  for (size_t i = 0; i < words.size(); ++i) {
    const std::vector<MediumAlias>* aliases = lexicon.media(words[i]);
    if (aliases == nullptr) continue;
    for (const MediumAlias& alias : *aliases)
      if (alias.words.size() <= words.size() - i && std::equal(alias.words.begin(), alias.words.end(), &words[i]))
        return hash_combine(listed_seed, alias.medium);
  }
  return hash_combine(medium_seed, hash_bytes(folded(name)));
}

}  // namespace tawatur
