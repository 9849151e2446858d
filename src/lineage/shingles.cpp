#include "lineage/shingles.h"

#include "base/hash.h"

namespace tawatur {

bool is_sequence_word(const Token& token) {
  const TokenKind kind = token.kind;
  return kind == TokenKind::arabic || kind == TokenKind::word || kind == TokenKind::number ||
         kind == TokenKind::mixed || kind == TokenKind::hashtag;
}

WordSequence words_of(const Reading& reading, const Formulas& formulas) {
  WordSequence out;
  const std::vector<Token>& tokens = reading.analysis.tokens;
  out.hashes.reserve(tokens.size()), out.tokens.reserve(tokens.size());
  for (TokenIndex i = 0; i < tokens.size(); ++i) {
    if (!is_sequence_word(tokens[i])) continue;
    out.hashes.push_back(hash_bytes(reading.analysis.form(i)));
    out.tokens.push_back(i);
  }
  const std::vector<uint64_t> shingles = shingles_of(out);
  out.own_before.resize(out.size() + 1);
  size_t formula_end = 0;
  for (size_t i = 0; i < out.size(); ++i) {
    if (i < shingles.size() && formulas.has(shingles[i])) formula_end = i + shingle_words;
    out.own_before[i + 1] = out.own_before[i] + (i >= formula_end);
  }
  return out;
}

std::vector<uint64_t> shingles_of(const WordSequence& words) {
  std::vector<uint64_t> out;
  const size_t length = std::min<size_t>(shingle_words, words.size());
  if (length == 0) return out;
  out.reserve(words.size() - length + 1);
  for (size_t i = 0; i + length <= words.size(); ++i) {
    uint64_t hash = length;
    for (size_t j = i; j < i + length; ++j) hash = hash_combine(hash, words.hashes[j]);
    out.push_back(hash);
  }
  return out;
}

}  // namespace tawatur
