#pragma once
// The mentions of a page while they are completed: which token belongs to which, what is known of a token.
#include <algorithm>
#include <string_view>
#include <vector>

#include "names/mention.h"
#include "names/name_lexicon.h"

namespace tawatur {

template <size_t n>
bool is_one_of(std::string_view word, const std::string_view (&list)[n]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// What the news read a word as (reading_code), in the order of its bits.
enum class NameReading : uint8_t { other, organisation_inside, organisation_begin, place, person_inside, person_begin };

class MentionDraft {
 public:
  /// All arguments must outlive the draft; `mentions` is what it works on.
  MentionDraft(std::string_view text, const Analysis& analysis, const NameLexicon& names,
               std::vector<Mention>& mentions);

  const Analysis& analysis() const { return analysis_; }
  std::string_view text() const { return text_; }
  std::vector<Mention>& mentions() { return mentions_; }
  const std::vector<Mention>& mentions() const { return mentions_; }

  // Tokens
  TokenIndex size() const { return static_cast<TokenIndex>(owner_.size()); }
  const Token& token(TokenIndex i) const { return analysis_.tokens[i]; }
  std::string_view form(TokenIndex i) const { return analysis_.form(i); }
  std::string_view stem(TokenIndex i) const { return analysis_.stem(i); }
  /// The folded form without clitics, with its article.
  std::string_view core(TokenIndex i) const {
    return analysis_.form(i).substr(token(i).proclitic_size - token(i).article_size);
  }
  bool is_arabic(TokenIndex i) const { return token(i).kind == TokenKind::arabic; }
  bool definite(TokenIndex i) const { return (token(i).proclitics & article) != 0; }
  bool has_clitics(TokenIndex i) const { return token(i).proclitic_size != token(i).article_size; }
  bool is_plain_definite(TokenIndex i) const {
    return is_arabic(i) && token(i).proclitics == article && token(i).article_size == 4 && !is_person(i);
  }
  /// الإسرائيلية, العليا: an adjective that agrees with a definite noun before it.
  bool is_definite_adjective(TokenIndex i) const;
  /// The first token from `i` on that is no definite adjective. Words of a hashtag are joined by _, which stands
  /// between a noun and its adjective as space does.
  TokenIndex behind_adjectives(TokenIndex i, TokenIndex end) const;

  /// مارش-آن-فامين: the first token behind words that are joined to the one before `i` by two dashes at least; `i`
  /// where they are not (a dateline has one: دبي-خاص).
  TokenIndex behind_dashes(TokenIndex i) const;

  // What the news know of a word
  NameLexiconEntry known(TokenIndex i) const;
  /// As known(), for the word with what looks like its clitics: بيومي is no ب and يومي.
  NameLexiconEntry known_whole(TokenIndex i) const;
  /// As known(), for a folded word.
  NameLexiconEntry known_word(std::string_view word) const;
  /// 3 where the news read the word mostly so, 2 often, 1 at times, 0 never.
  static int share(uint16_t reading, NameReading what) { return reading >> (2 * static_cast<int>(what)) & 3; }
  int share(TokenIndex i, NameReading what) const { return share(known(i).reading, what); }
  bool in_dictionary(TokenIndex i) const;
  /// Whether the dictionary has the word neither with its article nor without.
  bool is_no_common_word(TokenIndex i) const;
  /// Whether the news read the word often enough, and never as a part of a name (متجرا, زاهية).
  bool is_never_name(TokenIndex i) const;
  /// A plain word that neither the dictionary nor the news know well.
  bool is_stranger(TokenIndex i) const;
  /// Whether the word has none of the beginnings and endings of Arabic forms that a dictionary may lack (مرسوما,
  /// متلاحقة).
  bool has_foreign_shape(TokenIndex i) const;

  // Mentions
  bool free(TokenIndex i) const { return owner_[i] == no_index; }
  const Mention* at(TokenIndex i) const { return free(i) ? nullptr : &mentions_[owner_[i]]; }
  bool is_person(TokenIndex i) const { return !free(i) && mentions_[owner_[i]].kind == EntityKind::person; }
  /// Whether a mention over [begin, end) would take a part of another one.
  bool cuts(TokenIndex begin, TokenIndex end) const;
  /// A new mention over [begin, end); those it covers are emptied and fall out in settle().
  void add(TokenIndex begin, TokenIndex end, EntityKind kind);
  /// Drops empty mentions, brings the others into text order, renews their bytes.
  void settle();

 private:
  std::string_view text_;
  const Analysis& analysis_;
  const NameLexicon& names_;
  std::vector<Mention>& mentions_;
  std::vector<uint32_t> owner_;  // of each token: its mention, or no_index
};

}  // namespace tawatur
