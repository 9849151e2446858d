#include "measure/event_day.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "base/hash.h"

namespace tawatur {
namespace {

constexpr TokenIndex event_words = 4;         // words behind منذ that name the event
constexpr TokenIndex longest_sentence = 200;  // tokens of a sentence that are compared with them
constexpr TokenIndex clause = 10;             // words between the event and its date
constexpr size_t shortest_word = 6;           // bytes: three letters

/// A word by its lemma, and by its stem: أطاح and الإطاحة share no lemma here, but all letters save the last.
struct EventWord {
  uint64_t key, stem;
  bool operator==(const EventWord& other) const { return key == other.key || stem == other.stem; }
};

EventWord word_at(const Analysis& analysis, TokenIndex i) {
  std::string_view stem = analysis.stem(i);
  if (stem.size() > shortest_word + 2 && stem.ends_with("ه")) stem.remove_suffix(2);
  return {analysis.tokens[i].key, hash_bytes(stem)};
}

std::vector<EventWord> event_at(const Analysis& analysis, std::span<const Word> words, TokenIndex at) {
  std::vector<EventWord> keys;
  const TokenIndex end = std::min<TokenIndex>(static_cast<TokenIndex>(words.size()), at + event_words);
  for (TokenIndex i = at; i < end && analysis.tokens[i].kind == TokenKind::arabic; ++i) {
    if (words[i].is(WordKind::from) || words[i].is(WordKind::in) || analysis.stem(i).size() < shortest_word) continue;
    keys.push_back(word_at(analysis, i));
  }
  return keys;
}

/// How many different words of the event the sentence has; 0 where the event's first word is not among them.
size_t shared_words(const Analysis& analysis, const Sentence& sentence, const std::vector<EventWord>& event) {
  uint32_t seen = 0;
  const TokenIndex end = std::min(sentence.tokens.end, sentence.tokens.begin + longest_sentence);
  for (TokenIndex i = sentence.tokens.begin; i < end; ++i) {
    const auto found = std::find(event.begin(), event.end(), word_at(analysis, i));
    if (found != event.end()) seen |= 1u << (found - event.begin());
  }
  return seen & 1u ? static_cast<size_t>(std::popcount(seen)) : 0;
}

bool is_full_day(const TimeHit& hit) {
  return hit.form == TimeForm::date && hit.value.size() == 10 && hit.value[0] != 'X';
}

/// منذ لقائه الرئيس في مايو, منذ محاولة الانقلاب التي شهدتها البلاد عام 2016: the next hit, behind في or its own noun,
/// with nothing that ends the clause between them.
const TimeHit* date_in_clause(const Analysis& analysis, std::span<const Word> words, std::span<const TimeHit> hits,
                              size_t since) {
  if (since + 1 >= hits.size()) return nullptr;
  const TimeHit& next = hits[since + 1];
  const TokenIndex from = hits[since].tokens.end, to = next.tokens.begin;
  if (next.form != TimeForm::date || to <= from || to - from > clause || next.value.find('/') != std::string::npos ||
      next.value[0] == 'X')
    return nullptr;
  for (TokenIndex i = from; i < to; ++i)
    if (analysis.tokens[i].kind != TokenKind::arabic && analysis.tokens[i].kind != TokenKind::open_quote &&
        analysis.tokens[i].kind != TokenKind::close_quote)
      return nullptr;
  const bool dated = words[to - 1].is(WordKind::in) || words[to].is(WordKind::time_unit);
  return dated ? &next : nullptr;
}

}  // namespace

const TimeHit* day_of_event(const Analysis& analysis, std::span<const Word> words, std::span<const TimeHit> hits,
                            size_t index) {
  if (const TimeHit* near = date_in_clause(analysis, words, hits, index)) return near;
  const TokenIndex since = hits[index].tokens.begin;
  const std::vector<EventWord> event = event_at(analysis, words, since + 1);
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
