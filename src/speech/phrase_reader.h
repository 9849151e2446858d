#pragma once
// How a noun phrase is read as the source of a statement; internal to this stage. One object reads one phrase:
// where it ends (source_bounds.cpp), whose name it holds (source_bearer.cpp), what it is (source.cpp).
#include <algorithm>
#include <optional>

#include "speech/source.h"

namespace tawatur {

inline constexpr uint32_t longest_phrase = 16;  // tokens of a name with its role
inline constexpr uint32_t reach_of_role = 12;   // tokens between a role and its bearer's name

/// Whether the folded form looks feminine.
inline bool is_feminine_form(std::string_view form) { return form.ends_with("ه") || form.ends_with("ات"); }

class PhraseReader {
 public:
  PhraseReader(const TaggedText& text, TokenIndex begin, TokenIndex limit)
      : text_(text),
        begin_(begin),
        limit_(std::min<TokenIndex>(limit, begin + 2 * longest_phrase)),
        at_(begin),
        head_(begin) {
    if (head_ + 1 < limit_ && text_.is_kind(head_, TokenKind::hashtag)) begin_ = ++head_;
    // "تلك الوثائق", "أحد الخبراء", "4 مسؤولين": the head is the noun behind
    while (head_ + 1 < limit_ && head_ < begin_ + 2 &&
           (text_.is(head_, word_demonstrative) || text_.is_kind(head_, TokenKind::number)))
      ++head_;
    if (head_ + 1 < limit_ && head_ > begin_ && text_.form(head_) == "من") ++head_;  // "عدد من الخبراء"
    at_ = head_;
  }
  std::optional<Source> run();

 private:
  uint64_t head_classes() const { return text_.tags[head_].classes & speaker_classes; }
  bool has_article(TokenIndex i) const {
    return text_.tags[i].article || (text_.token(i).proclitics & article) != 0 || text_.form(i).starts_with("ال");
  }

  // ---- what it is (source.cpp)
  /// "عدد من المقبوض عليهم", "بعض السكان"
  bool is_part_of_many() const;
  /// المشاركون, منظمو الحفل: a sound masculine plural of a participle is always of people.
  bool is_plural_of_people() const;
  void describe(Source& source) const;
  /// "بيان للجيش", "بيان صادر عن الكرملين", "رسالة ديفيس": whoever made it speaks.
  void find_author(Source& source) const;

  // ---- where it ends (source_bounds.cpp)
  /// Takes words up to what ends a noun phrase.
  void walk();
  bool take_bracket();
  bool ends_phrase(const TokenTag& tag) const;
  /// "رئيس البلدية | السكان", "الوزير | الشركات": whom he speaks to.
  bool is_spoken_to(const TokenTag& tag) const;
  /// "اللائحة المعدلة | اعتراف …", "محكمة باكستانية | رئيس الوزراء": behind a definite word or an adjective, a bare
  /// noun is no part of the phrase any more, but where the head is a role, whose bearer's name comes there.
  bool begins_next_phrase(const TokenTag& tag) const;
  /// "رئيس تحرير", "هيئة تطوير": what the head is the head of.
  bool is_field_of_head() const;
  bool is_governed(TokenIndex i) const;
  bool is_behind_name() const;
  /// Right behind an institution's name of several words, which the head begins.
  bool is_behind_whole_name() const;
  /// "محافظة سامي": named after a person, and no person.
  bool is_place_name(TokenIndex i) const;
  bool is_spokesperson() const;
  /// "#نادر_كامل": the words of one hashtag are one name.
  void extend_hashtag();
  /// "نادر | كامل": the rest of a name that the name finder cut short, up to what cannot be part of one.
  void extend_name();
  /// "محمد بن سلمان (32 عاما)", "ترامب الابن"
  bool followed_by_name_part() const;

  // ---- whose name it holds (source_bearer.cpp)
  /// "المدعية العامة في المحكمة الجنائية الدولية فاتو بنسودا": over prepositions from a role to its bearer.
  void reach_bearer();
  /// A person's name and nothing more up to the next comma or complementiser.
  bool names_bearer(TokenIndex i) const;
  /// The same of two to four words that the name finder does not know: their end; 0 where they are no name.
  TokenIndex unknown_name_end(TokenIndex i) const;
  /// "المحلل المقيم في كييف أليكسي كوش": two or three words of no list between a place and what the speaker introduces.
  void reach_unknown_bearer();
  bool is_bare_word(TokenIndex i) const;
  /// "مندوب الكويت منصور العتيبي": where the name begins that the name finder does not know; at_ where none.
  TokenIndex bearer_without_mention() const;
  /// "محامية التميمي", "عائلة شريف": the person named is not the one who speaks. A role alone, or one with its field,
  /// is a title instead.
  bool is_possessor(uint32_t mention) const;
  /// "المتحدثة باسم النيابة، وينكي روغن،": the name between commas behind a role, or the role behind a name.
  void append_apposition(Source& source) const;
  /// Where the words between this place and the next comma or clause end.
  TokenIndex segment_end(TokenIndex i) const;

  const TaggedText& text_;
  TokenIndex begin_, limit_, at_, head_;
  uint32_t person_ = no_index, first_mention_ = no_index;
  TokenSpan person_tokens_, unknown_bearer_;
  uint16_t medium_ = UINT16_MAX;
  TokenIndex medium_at_ = 0;
  bool name_in_marks_ = false;
};

}  // namespace tawatur
