#include "speech/source.h"

#include <algorithm>

#include "speech/complement.h"

namespace tawatur {
namespace {

constexpr uint32_t longest_phrase = 16;  // tokens of a name with its role
constexpr uint32_t reach_of_role = 12;   // tokens between a role and its bearer's name
constexpr uint32_t longest_name_quote = 4;

bool is_feminine_form(std::string_view form) { return form.ends_with("ه") || form.ends_with("ات"); }

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

  std::optional<Source> run() {
    walk();
    if (at_ == head_) return std::nullopt;
    if (head_classes() & word_person && person_ == no_index) reach_bearer();
    Source source;
    source.tokens = {begin_, at_};
    describe(source);
    append_apposition(source);
    if (text_.is(head_, word_utterance)) find_author(source);
    return source;
  }

 private:
  uint64_t head_classes() const { return text_.tags[head_].classes & speaker_classes; }

  bool has_article(TokenIndex i) const {
    return text_.tags[i].article || (text_.token(i).proclitics & article) != 0 || text_.form(i).starts_with("ال");
  }

  /// Takes words up to what ends a noun phrase.
  void walk() {
    while (at_ < limit_ && at_ - begin_ < longest_phrase) {
      const Tag& tag = text_.tags[at_];
      if (at_ == head_ && tag.classes & word_preposition && text_.form(at_) == "علي")
        return;  // the preposition, not the name
      if (tag.medium_size > 0) {
        // "أبلغ فلان | رويترز", "أبلغ المسؤول فلان | رويترز"
        if (at_ > head_ && (person_ != no_index || (head_classes() & word_person && text_.tags[head_].article))) return;
        if (medium_ == UINT16_MAX) medium_ = tag.medium, medium_at_ = at_;
        at_ = std::min<TokenIndex>(limit_, at_ + tag.medium_size);
        continue;
      }
      if (const uint32_t mention = text_.mention_starting(at_); mention != no_index) {
        const Mention& m = text_.mentions[mention];
        if (person_ != no_index && !tag.conjunction) return;
        if (at_ > head_ && m.kind == EntityKind::person && is_governed(at_)) return;  // "رسالة | لفلان"
        if (m.kind == EntityKind::person && person_ == no_index) person_ = mention, person_tokens_ = m.tokens;
        if (first_mention_ == no_index) first_mention_ = mention;
        at_ = std::min(limit_, std::max(at_ + 1, m.tokens.end));
        if (person_ == mention && (head_ == m.tokens.begin || (head_classes() & word_person) != 0)) {
          extend_hashtag();
          extend_name();
          if (!followed_by_name_part()) return;
        }
        continue;
      }
      if (tag.echo != no_index && person_ == no_index && (at_ == head_ || (head_classes() & word_person) != 0)) {
        person_ = tag.echo, person_tokens_ = {at_, at_ + 1};
        ++at_;
        return;
      }
      if (tag.quote != no_index) {
        const Quote& quote = text_.quotes[tag.quote];
        const uint32_t longest = at_ == head_ && is_long_name(text_, quote) ? longest_phrase : longest_name_quote;
        if (!quote.closed || quote.words > longest || quote.close >= limit_) return;
        if (const Tag& inner = text_.tags[quote.open + 1]; inner.medium_size > 0 && medium_ == UINT16_MAX)
          medium_ = inner.medium, medium_at_ = quote.open + 1;
        if (at_ == head_) head_ = quote.open + 1, name_in_marks_ = true;  // "موقع كذا"
        at_ = quote.close + 1;
        continue;
      }
      if (text_.is_kind(at_, TokenKind::open_bracket)) {
        if (!take_bracket()) return;
        continue;
      }
      if (text_.is_kind(at_, TokenKind::dash) && at_ > begin_ && !text_.token(at_).space_before) {
        ++at_;
        continue;
      }
      if (head_classes() & word_medium && text_.form(at_) == "ل" && at_ + 1 < limit_ &&
          text_.tags[at_ + 1].quote != no_index) {
        ++at_;  // 'الموقع الإلكتروني لـ"كذا"'
        continue;
      }
      if (!text_.is_word(at_) || ends_phrase(tag)) return;
      ++at_;
    }
  }

  bool take_bracket() {
    for (TokenIndex i = at_ + 1; i < std::min<TokenIndex>(limit_, at_ + 8); ++i) {
      if (!text_.is_kind(i, TokenKind::close_bracket)) {
        if (const Tag& inner = text_.tags[i]; inner.medium_size > 0 && medium_ == UINT16_MAX && i == at_ + 1)
          medium_ = inner.medium, medium_at_ = i;
        continue;
      }
      at_ = i + 1;
      return true;
    }
    return false;
  }

  bool ends_phrase(const Tag& tag) const {
    if (tag.classes &
        (word_complementiser | word_relative | word_subordinator | word_clause_start | word_negation | word_deictic))
      return true;
    const std::string_view form = text_.form(at_);
    if (form == "قد") return true;
    if (at_ > head_ && (form == "هذا" || form == "هذه" || form == "ذلك" || form == "تلك")) return true;
    // "وثائق | حصلت عليها": what is told of them
    if (at_ > head_ && at_ + 1 < limit_ && text_.form(at_ + 1).ends_with("ها") && text_.is(at_ + 1, word_preposition))
      return true;
    if (const NounForm* noun = SpeechLexicon::get().noun_form(form); noun != nullptr && noun->has_pronoun)
      return true;  // قوله
    if (tag.classes & word_preposition) return true;
    if (tag.classes & word_time && at_ > begin_) return true;
    if (tag.classes & (word_adverb | word_time)) return true;
    if (at_ == head_) return (tag.classes & word_event) != 0 && tag.mention == no_index;
    if (tag.classes & word_event) return !is_field_of_head();
    if (begins_next_phrase(tag)) return true;
    if (form == "باسم" || form == "باسمها" || form == "باسمه")
      return (head_classes() & word_person) == 0 || !is_spokesperson();
    if (tag.verb.verb != no_verb && (tag.classes & noun_classes) == 0) {
      const bool plain_noun = tag.verb.tense == VerbTense::past && tag.verb.count == Count::singular &&
                              tag.verb.gender == Gender::masculine && !tag.conjunction;
      if (!plain_noun) return true;
    }
    if (at_ > head_ && at_ + 1 < limit_ && (form == "طلب" || form == "رفض" || form == "فضل" || form == "اشترط") &&
        (text_.form(at_ + 1) == "عدم" || text_.is(at_ + 1, word_complementiser | word_event) ||
         text_.form(at_ + 1).ends_with("كشف") || text_.form(at_ + 1).ends_with("ذكر")))
      return true;  // "مسؤول | طلب عدم كشف هويته"
    if (tag.attached_by) return true;
    if (tag.attached_for)
      return (tag.classes & (word_medium | word_people | word_social)) != 0 ||
             (head_classes() & (word_person | word_document | word_institution | word_people)) == 0;
    // بـ and لـ before words that the lists do not know
    if (const Token& token = text_.token(at_);
        (token.proclitics & preposition_ba) ||
        ((token.proclitics & preposition_la) && (head_classes() & (word_medium))))
      return true;
    return false;
  }

  /// "اللائحة المعدلة | اعتراف …", "محكمة باكستانية | رئيس الوزراء": behind a definite word or an adjective, a bare
  /// noun is no part of the phrase any more, but where the head is a role, whose bearer's name comes there.
  bool begins_next_phrase(const Tag& tag) const {
    // "رئيس البلدية | السكان": whom he speaks to
    if (head_classes() & word_person && at_ > head_ + 1 && has_article(at_) && has_article(at_ - 1) &&
        !text_.form(at_).ends_with("يه") && tag.classes & (word_people | word_institution | word_court))
      return true;
    // "حمل الجيش | النظام": two definite nouns beside each other are two phrases
    if (head_classes() & word_institution && at_ == head_ + 1 && text_.tags[head_].article && tag.article &&
        tag.classes & (word_people | word_institution) && !text_.form(at_).ends_with("يه") &&
        !text_.form(at_).ends_with("ي"))
      return true;
    // "رئيس المفوضية | رسالة تهنئة": what he sends
    if (head_classes() & word_person && at_ > head_ + 1 && tag.classes & (word_document | word_channel) &&
        !has_article(at_) && (has_article(at_ - 1) || text_.tags[at_ - 1].mention != no_index))
      return true;
    // "الحكومة البريطانية | روسيا": whom she speaks of
    if (head_classes() & word_institution && text_.tags[head_].article && at_ > head_ + 1 && has_article(at_ - 1) &&
        tag.mention != no_index && !has_article(at_) && text_.mentions[tag.mention].kind == EntityKind::place)
      return true;
    if (head_classes() & word_person || tag.mention != no_index || !text_.is_kind(at_, TokenKind::arabic)) return false;
    const std::string_view form = text_.form(at_);
    if (has_article(at_))
      return is_behind_name() && (head_classes() & ~word_place_speaker) == 0 && !form.ends_with("يه") &&
             !form.ends_with("ي") && !form.ends_with("يون");  // "نفت دمشق | الأمر"
    if (tag.attached_for || text_.form(at_).starts_with("ل")) return false;
    if (is_behind_name()) return true;
    if ((head_classes() & ~word_place_speaker) == 0) return false;
    if (has_article(at_ - 1)) return true;
    return at_ >= head_ + 2 && (tag.classes & word_person) != 0;
  }

  /// "عدد من المقبوض عليهم", "بعض السكان"
  bool is_part_of_many() const {
    if (head_ == begin_ || !has_article(head_)) return false;
    static constexpr std::string_view some[] = {"عدد", "بعض", "معظم", "غالبيه", "اغلب", "كثير", "عشرات", "مييات"};
    std::string_view form = text_.form(begin_);
    if (form.starts_with("و")) form.remove_prefix(2);
    return std::ranges::find(some, form) != std::end(some);
  }

  /// "رئيس تحرير", "هيئة تطوير": what the head is the head of.
  bool is_field_of_head() const {
    return at_ == head_ + 1 && !has_article(head_) && text_.tags[head_].mention == no_index &&
           (head_classes() & (word_person | word_institution)) != 0 &&
           (head_classes() & (word_people | word_anonymous | word_place_speaker)) == 0;
  }

  bool is_governed(TokenIndex i) const {
    return text_.tags[i].attached_for || text_.tags[i].attached_by ||
           (text_.token(i).proclitics & (preposition_la | preposition_ba)) != 0;
  }

  bool is_behind_name() const {
    return text_.tags[at_ - 1].mention != no_index && first_mention_ != no_index &&
           text_.mentions[first_mention_].kind != EntityKind::person;
  }

  bool is_spokesperson() const {
    return text_.form(head_).find("متحدث") != std::string_view::npos ||
           text_.form(head_).find("ناطق") != std::string_view::npos;
  }

  /// "#نادر_كامل": the words of one hashtag are one name.
  void extend_hashtag() {
    while (at_ + 1 < limit_ && text_.form(at_) == "_" && !text_.token(at_).space_before &&
           text_.is_kind(at_ + 1, TokenKind::arabic))
      at_ += 2;
    if (person_ != no_index) person_tokens_.end = std::max(person_tokens_.end, at_);
  }

  /// "نادر | كامل": the rest of a name that the name finder cut short, up to what cannot be part of one.
  void extend_name() {
    TokenIndex end = at_;
    while (end < limit_ && end < at_ + 2) {
      const Tag& tag = text_.tags[end];
      const Token& token = text_.token(end);
      if (!text_.is_kind(end, TokenKind::arabic) || tag.classes != 0 || tag.verb.verb != no_verb ||
          tag.mention != no_index || tag.conjunction || text_.form(end) == "قد" || token.enclitic_size > 0 ||
          (token.proclitics & ~article) != 0)
        break;
      ++end;
    }
    if (end == at_ || end >= limit_) return;
    const bool closed = text_.tags[end].quote != no_index || text_.is_kind(end, TokenKind::colon) ||
                        text_.is(end, word_complementiser) || text_.tags[end].attached_for;
    if (!closed) return;
    at_ = end;
    person_tokens_.end = end;
  }

  /// "محمد بن سلمان (32 عاما)", "ترامب الابن"
  bool followed_by_name_part() const { return at_ < limit_ && text_.is_kind(at_, TokenKind::open_bracket); }

  /// "المدعية العامة في المحكمة الجنائية الدولية فاتو بنسودا": over prepositions from a role to its bearer.
  void reach_bearer() {
    const TokenIndex end = std::min<TokenIndex>(limit_, at_ + reach_of_role);
    if (at_ < limit_ && text_.is(at_, word_document | word_channel) && !has_article(at_)) return;
    for (TokenIndex i = at_; i < end; ++i) {
      const Tag& tag = text_.tags[i];
      if (tag.classes & (word_complementiser | word_relative | word_subordinator) || tag.verb.verb != no_verb) break;
      if (text_.is_kind(i, TokenKind::comma) && names_bearer(i + 1))
        continue;  // "المسؤولة عن الصحة في المدينة، فلانة، إن"
      if (text_.is_kind(i, TokenKind::comma) || text_.is_kind(i, TokenKind::colon) || tag.quote != no_index) break;
      const uint32_t mention = text_.mention_starting(i);
      if (mention == no_index || text_.mentions[mention].kind != EntityKind::person || is_governed(i)) continue;
      person_ = mention, person_tokens_ = text_.mentions[mention].tokens;
      at_ = std::min(limit_, text_.mentions[mention].tokens.end);
      return;
    }
    reach_unknown_bearer();
  }

  /// A person's name and nothing more up to the next comma or complementiser.
  bool names_bearer(TokenIndex i) const {
    const uint32_t mention = i < limit_ ? text_.mention_starting(i) : no_index;
    if (mention == no_index || text_.mentions[mention].kind != EntityKind::person || !has_article(head_)) return false;
    const TokenIndex end = text_.mentions[mention].tokens.end;
    return end >= limit_ || text_.is_kind(end, TokenKind::comma) || text_.is(end, word_complementiser);
  }

  /// "المحلل المقيم في كييف أليكسي كوش": two or three words of no list between a place and what the speaker introduces.
  void reach_unknown_bearer() {
    if (at_ >= limit_ || !text_.is(at_, word_preposition)) return;
    TokenIndex end = at_ + 1;
    while (end < limit_ && end < at_ + reach_of_role && text_.is_word(end) &&
           !text_.is(end, word_complementiser | word_relative) && !text_.tags[end].attached_for)
      ++end;
    TokenIndex begin = end;
    while (begin > at_ + 1 && end - begin < 3 && is_bare_word(begin - 1)) --begin;
    if (end - begin < 2 || !(has_article(begin - 1) || text_.tags[begin - 1].mention != no_index ||
                             text_.is(begin - 1, word_place_speaker)))
      return;
    unknown_bearer_ = {begin, end};
    at_ = end;
  }

  bool is_bare_word(TokenIndex i) const {
    const Tag& tag = text_.tags[i];
    return text_.is_kind(i, TokenKind::arabic) && tag.classes == 0 && tag.verb.verb == no_verb &&
           tag.mention == no_index && !has_article(i) && !tag.conjunction &&
           (text_.token(i).proclitics & (preposition_ba | preposition_la | conjunction_wa)) == 0 &&
           text_.token(i).enclitic_size == 0;
  }

  void describe(Source& source) const {
    const uint64_t head = head_classes();
    const Tag& first = text_.tags[head_];
    source.name = source.tokens;
    source.medium = medium_;
    if (person_ != no_index && !(head & (word_institution | word_medium | word_document)) && !is_possessor(person_)) {
      const Mention& m = text_.mentions[person_];
      source.kind = SourceKind::person, source.mention = person_, source.named = true;
      source.name = {std::max(begin_, person_tokens_.begin), std::min(at_, person_tokens_.end)};
      if (person_tokens_.begin > begin_) source.role = {begin_, person_tokens_.begin};
      source.gender = m.gender;
    } else if (medium_ != UINT16_MAX &&
               (medium_at_ == head_ || head & word_medium ||
                (medium_at_ == head_ + 1 && (head != 0 || !text_.is_kind(head_, TokenKind::arabic))))) {
      source.kind = SourceKind::medium, source.named = true;
    } else if (head & word_medium) {
      source.kind = SourceKind::medium;
    } else if (head & word_anonymous) {
      source.kind = SourceKind::anonymous;
    } else if (head & word_people) {
      source.kind = SourceKind::anonymous;
    } else if (head & word_person) {
      source.kind = first.article ? SourceKind::person : SourceKind::anonymous;
      if (!unknown_bearer_.empty()) {
        source.kind = SourceKind::person, source.named = true;
        source.role = {begin_, unknown_bearer_.begin}, source.name = unknown_bearer_;
      } else if (const TokenIndex name = bearer_without_mention(); name != at_) {
        source.kind = SourceKind::person, source.named = true;
        source.role = {begin_, name}, source.name = {name, at_};
      }
    } else if (head & (word_institution | word_court)) {
      source.kind = SourceKind::institution;
    } else if (head & word_document) {
      source.kind = SourceKind::document;
    } else if (first_mention_ != no_index && text_.mentions[first_mention_].tokens.begin == head_) {
      source.kind =
          text_.mentions[first_mention_].kind == EntityKind::other ? SourceKind::unknown : SourceKind::institution;
      source.named = true;
    } else if (head & word_place_speaker) {
      source.kind = SourceKind::institution, source.named = true;
    }
    if (source.mention == no_index && first_mention_ != no_index &&
        text_.mentions[first_mention_].tokens.begin <= head_ + 1 && source.kind != SourceKind::person)
      source.mention = first_mention_;
    if (source.kind == SourceKind::unknown && name_in_marks_)
      source.kind = SourceKind::institution, source.named = true;
    if (const uint32_t quote = text_.tags[begin_].quote;
        name_in_marks_ && quote != no_index && source.role.empty() && text_.quotes[quote].close + 1 == at_)
      source.name = text_.quotes[quote].content();
    const std::string_view form = text_.form(head_);
    if (source.kind == SourceKind::unknown && first.verb.verb == no_verb && has_article(head_) && form.ends_with("يون"))
      source.kind = SourceKind::institution;  // الفلسطينيون
    if (source.kind == SourceKind::unknown && is_part_of_many())
      source.kind = SourceKind::anonymous, source.count = Count::plural;
    if (form.ends_with("ون") || form.ends_with("يين"))
      source.count = Count::plural, source.gender = Gender::masculine;
    else if (source.gender == Gender::unknown && is_feminine_form(form) && head != 0)
      source.gender = Gender::feminine;
    source.definite_noun = first.article && head != 0 && !source.named;
  }

  /// "بيان للجيش", "بيان صادر عن الكرملين", "رسالة ديفيس": whoever made it speaks.
  void find_author(Source& source) const {
    source.is_utterance = true;
    for (TokenIndex k = head_ + 1; k < std::min<TokenIndex>(limit_, head_ + 6); ++k) {
      const Tag& tag = text_.tags[k];
      if (text_.is_kind(k, TokenKind::comma) || tag.classes & (word_complementiser | word_relative) ||
          tag.verb.verb != no_verb)
        return;
      const bool behind_preposition =
          k > head_ + 1 && (text_.form(k - 1) == "عن" || text_.form(k - 1) == "من" || text_.form(k - 1) == "ل");
      const bool attached = tag.attached_for || (text_.token(k).proclitics & preposition_la) ||
                            (text_.form(k).starts_with("ل") && tag.mention != no_index);
      const bool possessor = k == head_ + 1 &&
                             (tag.mention != no_index || tag.echo != no_index || (tag.classes & speaker_classes)) &&
                             !text_.tags[head_].article;
      if (!behind_preposition && !attached && !possessor) continue;
      if (tag.classes & (word_medium | word_social) || tag.medium_size > 0) return;
      auto author = read_source(text_, k, limit_);
      if (!author || !is_speaker(*author) || author->kind == SourceKind::document) continue;
      author->tokens.begin = begin_;
      author->is_utterance = true, author->definite_noun = false;
      source = *author;
      return;
    }
  }

  /// "مندوب الكويت منصور العتيبي": where the name begins that the name finder does not know; at_ where none.
  TokenIndex bearer_without_mention() const {
    for (TokenIndex k = head_ + 2; k < at_; ++k) {
      const bool behind_definite =
          has_article(k - 1) || text_.tags[k - 1].mention != no_index || text_.tags[k - 1].attached_for;
      const Tag& tag = text_.tags[k];
      if (!behind_definite || has_article(k) || tag.classes != 0 || tag.conjunction || tag.attached_for ||
          tag.mention != no_index || !text_.is_kind(k, TokenKind::arabic))
        continue;
      const std::string_view form = text_.form(k);
      if (form.starts_with("باسم") || form.starts_with("لل") || at_ - k > 5) continue;
      return k;
    }
    return at_;
  }

  /// "محامية التميمي", "عائلة شريف": the person named is not the one who speaks. A role alone, or one with its field,
  /// is a title instead.
  bool is_possessor(uint32_t mention) const {
    if (mention != person_ || text_.tags[head_].article) return false;
    const uint64_t head = head_classes();
    static constexpr std::string_view kin[] = {"والد", "والده", "شقيق", "شقيقه", "ابنه", "زوج", "زوجه"};
    if (person_tokens_.begin > head_ + 1)  // "والد الشابة فلانة"
      return has_article(head_ + 1) && !text_.tags[head_].enclitic_pronoun &&
             std::ranges::find(kin, text_.form(head_)) != std::end(kin);
    static constexpr std::string_view kin_or_servant[] = {"محامي", "محاميه", "والد", "والده", "شقيق", "شقيقه", "ابن",
                                                          "ابنه",  "زوج",    "زوجه", "محامو", "دفاع", "مساعد", "اسره",
                                                          "عايله", "انصار",  "مكتب", "فريق",  "حزب",  "حكومه", "اداره"};
    return (head & word_people) || std::ranges::find(kin_or_servant, text_.form(head_)) != std::end(kin_or_servant);
  }

  /// "المتحدثة باسم النيابة، وينكي روغن،": the name between commas behind a role, or the role behind a name.
  void append_apposition(Source& source) const {
    const TokenIndex i = source.tokens.end + 1;
    if (i >= limit_ || !text_.is_kind(i - 1, TokenKind::comma)) return;
    const TokenIndex end = segment_end(i);
    if (end == i) return;
    if (head_classes() & (word_person | word_people) && !source.named) {
      const uint32_t mention = text_.mention_starting(i) != no_index ? text_.mention_starting(i)
                               : i + 1 < end                         ? text_.mention_starting(i + 1)
                                                                     : no_index;
      const bool person = mention != no_index && text_.mentions[mention].kind == EntityKind::person;
      const bool closed = end < limit_ && text_.is_kind(end, TokenKind::comma);
      if (!person && !(closed && end - i >= 2 && end - i <= 4 && text_.tags[i].classes == 0 &&
                       text_.tags[i].verb.verb == no_verb && !has_article(i)))
        return;
      source.role = source.tokens;
      source.name = {i, person ? std::min(limit_, text_.mentions[mention].tokens.end) : end};
      source.tokens.end = source.name.end;
      source.kind = SourceKind::person, source.named = true, source.definite_noun = false;
      if (!person) return;
      source.mention = mention;
      if (text_.mentions[mention].gender != Gender::unknown) source.gender = text_.mentions[mention].gender;
    } else if (text_.is(i, word_person) && source.role.empty() &&
               (source.kind == SourceKind::person || source.kind == SourceKind::unknown)) {
      source.role = {i, end};
      source.tokens.end = end;
      source.kind = SourceKind::person, source.named = true;
    }
  }

  /// Where the words between this place and the next comma or clause end.
  TokenIndex segment_end(TokenIndex i) const {
    TokenIndex end = i;
    while (end < limit_ && end - i < longest_phrase && text_.is_word(end) &&
           !text_.is(end, word_complementiser | word_relative) &&
           !(text_.tags[end].attached_for && text_.is(end, word_medium)))
      ++end;
    return end;
  }

  const TaggedText& text_;
  TokenIndex begin_, limit_, at_, head_;
  uint32_t person_ = no_index, first_mention_ = no_index;
  TokenSpan person_tokens_, unknown_bearer_;
  uint16_t medium_ = UINT16_MAX;
  TokenIndex medium_at_ = 0;
  bool name_in_marks_ = false;
};

}  // namespace

std::optional<Source> read_source(const TaggedText& text, TokenIndex begin, TokenIndex limit) {
  if (begin >= limit || begin >= text.tags.size()) return std::nullopt;
  return PhraseReader(text, begin, limit).run();
}

bool agrees_behind(const TaggedText& text, const Source& source, const VerbForm& verb) {
  if (verb.count != Count::singular || verb.gender == Gender::unknown || source.count == Count::plural ||
      source.is_utterance)
    return true;
  const TokenIndex head = source.tokens.begin;
  if (verb.gender == Gender::masculine && text.form(head).ends_with("ه") && text.tags[head].mention == no_index &&
      !text.tags[head].enclitic_pronoun && text.token(head).enclitic_size == 0 &&
      text.is(head, word_institution | word_court | word_document) && !text.is(head, word_demonstrative))
    return false;  // "يناشد حكومة بلاده"
  if (text.is(head, word_person) && !text.is(head, word_people | word_anonymous | word_institution | word_court)) {
    const bool feminine = is_feminine_form(text.form(head)) && !text.tags[head].enclitic_pronoun;
    return feminine == (verb.gender == Gender::feminine);
  }
  if (source.kind == SourceKind::institution && source.named &&
      (text.is(head, word_place_speaker) ||
       (source.mention != no_index && text.mentions[source.mention].kind == EntityKind::place)))
    return verb.gender == Gender::feminine || text.is(head, word_masculine_place);
  return source.gender == Gender::unknown || source.kind != SourceKind::person || source.gender == verb.gender;
}

bool is_speaker(const Source& source) { return source.kind != SourceKind::unknown; }

}  // namespace tawatur
