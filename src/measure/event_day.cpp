#include "measure/event_day.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace tawatur {
namespace {

constexpr TokenIndex event_words = 4;         // words behind منذ that name the event
constexpr TokenIndex longest_sentence = 200;  // tokens of a sentence that are compared with them
constexpr size_t shortest_word = 6;           // bytes: three letters

std::vector<uint64_t> event_at(const Analysis& analysis, std::span<const Word> words, TokenIndex at) {
  std::vector<uint64_t> keys;
  const TokenIndex end = std::min<TokenIndex>(static_cast<TokenIndex>(words.size()), at + event_words);
  for (TokenIndex i = at; i < end && analysis.tokens[i].kind == TokenKind::arabic; ++i) {
    if (words[i].is(WordKind::from) || words[i].is(WordKind::in) || analysis.stem(i).size() < shortest_word) continue;
    keys.push_back(analysis.tokens[i].key);
  }
  return keys;
}

/// How many different words of the event the sentence has; 0 where the event's first word is not among them.
size_t shared_words(const Analysis& analysis, const Sentence& sentence, const std::vector<uint64_t>& event) {
  uint32_t seen = 0;
  const TokenIndex end = std::min(sentence.tokens.end, sentence.tokens.begin + longest_sentence);
  for (TokenIndex i = sentence.tokens.begin; i < end; ++i) {
    const auto found = std::find(event.begin(), event.end(), analysis.tokens[i].key);
    if (found != event.end()) seen |= 1u << (found - event.begin());
  }
  return seen & 1u ? static_cast<size_t>(std::popcount(seen)) : 0;
}

bool is_full_day(const TimeHit& hit) {
  return hit.form == TimeForm::date && hit.value.size() == 10 && hit.value[0] != 'X';
}

}  // namespace

const TimeHit* day_of_event(const Analysis& analysis, std::span<const Word> words, std::span<const TimeHit> hits,
                            TokenIndex since) {
  const std::vector<uint64_t> event = event_at(analysis, words, since + 1);
  if (event.empty()) return nullptr;
  const TimeHit* best = nullptr;
  size_t most = 1;
  for (const TimeHit& hit : hits) {
    if (!is_full_day(hit)) continue;
    const Sentence& sentence = analysis.sentences[analysis.sentence_of(hit.tokens.begin)];
    if (sentence.tokens.contains(since)) continue;
    const size_t shared = shared_words(analysis, sentence, event);
    if (shared > most) most = shared, best = &hit;
  }
  return best;
}

}  // namespace tawatur
