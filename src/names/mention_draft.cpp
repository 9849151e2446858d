#include "names/mention_draft.h"

#include "base/hash.h"
#include "language/lexicon.h"
#include "names/heads.h"

namespace tawatur {
namespace {

constexpr uint8_t hardly_met = 56;  // Token::frequency of about a hundred occurrences in the counted news

}  // namespace

MentionDraft::MentionDraft(std::string_view text, const Analysis& analysis, const NameLexicon& names,
                           std::vector<Mention>& mentions)
    : text_(text), analysis_(analysis), names_(names), mentions_(mentions), owner_(analysis.tokens.size(), no_index) {
  settle();
}

bool MentionDraft::is_definite_adjective(TokenIndex i) const {
  if (is_arabic(i) && form(i) == "العامه" && !is_person(i))
    return true;  // too frequent a word for its article to be cut
  if (!is_plain_definite(i)) return false;
  static constexpr std::string_view others[] = {"عليا", "عام", "عامه", "محافظ", "اعلي", "محتله", "متحده", "مسلحه"};
  const std::string_view s = stem(i);
  if (s == "عام" && i + 1 < size() && token(i + 1).kind == TokenKind::number) return false;  // العام 2015
  return is_one_of(s, others) || (s.size() >= 8 && (s.ends_with("ي") || s.ends_with("يه")));
}

TokenIndex MentionDraft::behind_adjectives(TokenIndex i, TokenIndex end) const {
  for (;;) {
    const TokenIndex next = i + 1 < end && form(i) == "_" ? i + 1 : i;
    if (next >= end || !is_definite_adjective(next)) return i;
    i = next + 1;
  }
}

TokenIndex MentionDraft::behind_dashes(TokenIndex i) const {
  const auto touches = [&](TokenIndex k) { return k < size() && token(k).begin == token(k - 1).end; };
  TokenIndex stop = i;
  while (touches(stop) && touches(stop + 1) && token(stop).kind == TokenKind::dash && is_arabic(stop + 1) &&
         free(stop + 1))
    stop += 2;
  return stop >= i + 4 ? stop : i;
}

NameLexiconEntry MentionDraft::known(TokenIndex i) const { return names_.find(hash_bytes(core(i))); }

NameLexiconEntry MentionDraft::known_whole(TokenIndex i) const { return names_.find(hash_bytes(form(i))); }

NameLexiconEntry MentionDraft::known_word(std::string_view word) const { return names_.find(hash_bytes(word)); }

bool MentionDraft::in_dictionary(TokenIndex i) const { return Lexicon::shipped().statistics(core(i)).in_dictionary; }

bool MentionDraft::is_no_common_word(TokenIndex i) const {
  return !in_dictionary(i) && !Lexicon::shipped().statistics(stem(i)).in_dictionary;
}

bool MentionDraft::is_stranger(TokenIndex i) const {
  const Token& t = token(i);
  if (t.frequency >= hardly_met || definite(i) || t.enclitic_size > 0 || core(i).size() < 6) return false;
  return !in_dictionary(i) && heads_of(stem(i)) == 0 && !is_never_name(i);
}

bool MentionDraft::is_never_name(TokenIndex i) const {
  constexpr int often_enough = 2;  // four readings
  const uint16_t reading = known(i).reading;
  return reading >> 12 >= often_enough && (reading & 0xFFF) == 0;
}

bool MentionDraft::has_foreign_shape(TokenIndex i) const {
  static constexpr std::string_view beginnings[] = {"م", "ت", "ي", "ن"},
                                    endings[] = {"ا", "ه", "ت", "ي", "ين", "ون", "ان"};
  if (token(i).proclitics != 0 || token(i).enclitic_size != 0) return false;
  return std::none_of(std::begin(beginnings), std::end(beginnings), [&](auto b) { return core(i).starts_with(b); }) &&
         std::none_of(std::begin(endings), std::end(endings), [&](auto e) { return core(i).ends_with(e); });
}

bool MentionDraft::cuts(TokenIndex begin, TokenIndex end) const {
  const Mention *first = at(begin), *last = at(end - 1);
  return (first != nullptr && first->tokens.begin < begin) || (last != nullptr && last->tokens.end > end);
}

void MentionDraft::add(TokenIndex begin, TokenIndex end, EntityKind kind) {
  Mention m;
  m.tokens = {begin, end};
  m.kind = kind;
  for (TokenIndex i = begin; i < end; ++i) {
    if (!free(i)) mentions_[owner_[i]].tokens = {};
    owner_[i] = static_cast<uint32_t>(mentions_.size());
  }
  mentions_.push_back(m);
}

void MentionDraft::settle() {
  std::erase_if(mentions_, [](const Mention& m) { return m.tokens.empty(); });
  std::sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) { return a.tokens < b.tokens; });
  std::fill(owner_.begin(), owner_.end(), no_index);
  for (uint32_t m = 0; m < mentions_.size(); ++m) {
    Mention& mention = mentions_[m];
    const Token& first = token(mention.tokens.begin);
    // ستريب is no verb of the future
    const bool verbal = first.proclitics == future_sa;
    mention.span = {verbal ? first.begin : analysis_.word_begin(text_, first), token(mention.tokens.end - 1).end};
    for (TokenIndex i = mention.tokens.begin; i < mention.tokens.end; ++i) owner_[i] = m;
  }
}

}  // namespace tawatur
