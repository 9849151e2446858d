#include "speech/source.h"

#include <algorithm>

#include "speech/phrase_reader.h"

namespace tawatur {

std::optional<Source> PhraseReader::run() {
  walk();
  while (at_ > head_ + 1 && text_.is_kind(at_ - 1, TokenKind::dash)) --at_;
  if (at_ == head_) return std::nullopt;
  if (head_classes() & word_person && person_ == no_index) reach_bearer();
  Source source;
  source.tokens = {begin_, at_};
  describe(source);
  append_apposition(source);
  if (text_.is(head_, word_utterance)) find_author(source);
  return source;
}

bool PhraseReader::is_part_of_many() const {
  if (head_ == begin_ || !(has_article(head_) || text_.form(head_) == "ابناء")) return false;
  static constexpr std::string_view some[] = {"عدد", "بعض", "معظم", "غالبيه", "اغلب", "كثير", "عشرات", "مييات"};
  std::string_view form = text_.form(begin_);
  if (form.starts_with("و")) form.remove_prefix(2);
  if (form == "احد" || form == "احدي") return text_.form(head_).ends_with("ين") || text_.form(head_) == "ابناء";
  return std::ranges::find(some, form) != std::end(some);
}

bool PhraseReader::is_plural_of_people() const {
  std::string_view form = text_.form(head_);
  if (form.starts_with("و") && text_.tags[head_].conjunction) form.remove_prefix(2);
  if (form.starts_with("ال")) form.remove_prefix(4);
  if (!form.starts_with("م") || form.size() < 10 || text_.tags[head_].mention != no_index) return false;
  static constexpr std::string_view things[] = {"مليون", "مضمون", "مخزون", "مكنون", "معجون", "مجنون", "مدفون", "مرهون"};
  if (form.ends_with("ون")) return std::ranges::find(things, form) == std::end(things);
  if (!form.ends_with("و") || head_ + 1 >= at_) return false;  // "منظمو الجنازة", "متابعو عارضة الأزياء"
  return has_article(head_ + 1) || text_.tags[head_ + 1].mention != no_index ||
         (head_ + 2 < at_ && has_article(head_ + 2));
}

void PhraseReader::describe(Source& source) const {
  const uint64_t head = head_classes();
  const TokenTag& first = text_.tags[head_];
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
  if (source.kind == SourceKind::unknown && name_in_marks_) source.kind = SourceKind::institution, source.named = true;
  if (const uint32_t quote = text_.tags[begin_].quote;
      name_in_marks_ && quote != no_index && source.role.empty() && text_.quotes[quote].close + 1 == at_)
    source.name = text_.quotes[quote].content();
  const std::string_view form = text_.form(head_);
  if (source.kind == SourceKind::unknown && first.verb.verb == no_verb && has_article(head_) && form.ends_with("يون"))
    source.kind = SourceKind::institution;  // الفلسطينيون
  if (source.kind == SourceKind::unknown && is_plural_of_people()) source.kind = SourceKind::anonymous;
  if (source.kind == SourceKind::unknown && is_part_of_many())
    source.kind = SourceKind::anonymous, source.count = Count::plural;
  if (form.ends_with("ون") || form.ends_with("يين"))
    source.count = Count::plural, source.gender = Gender::masculine;
  else if (source.gender == Gender::unknown && is_feminine_form(form) && head != 0)
    source.gender = Gender::feminine;
  source.definite_noun = first.article && head != 0 && !source.named;
}

void PhraseReader::find_author(Source& source) const {
  source.is_utterance = true;
  if (text_.tags[head_].article && !text_.form(std::min(head_ + 1, limit_ - 1)).starts_with("الصادر")) return;
  for (TokenIndex k = head_ + 1; k < std::min<TokenIndex>(limit_, head_ + 6); ++k) {
    const TokenTag& tag = text_.tags[k];
    if (text_.is_kind(k, TokenKind::comma) || tag.classes & (word_complementiser | word_relative) ||
        tag.verb.verb != no_verb)
      return;
    if (k == head_ + 1 && tag.classes & word_person && !tag.article && tag.mention == no_index &&
        text_.form(k).ends_with("ي"))
      continue;  // "بيان صحفي لفلان"
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
    author->gender = Gender::unknown;  // verbs agree with the paper or with whoever wrote it
    source = *author;
    return;
  }
}

std::optional<Source> read_source(const TaggedText& text, TokenIndex begin, TokenIndex limit) {
  if (begin >= limit || begin >= text.tags.size()) return std::nullopt;
  return PhraseReader(text, begin, limit).run();
}

namespace {

/// منظمات, الدول: plurals of things, which verbs treat as a woman.
bool is_plural_of_houses(const TaggedText& text, TokenIndex head) {
  if (!text.is(head, word_institution) || text.is(head, word_people)) return false;
  std::string_view form = text.form(head);
  if (form.starts_with("ال")) form.remove_prefix(4);
  static constexpr std::string_view broken[] = {"دول",   "اجهزه", "لجان",  "مراكز", "مكاتب",
                                                "احزاب", "بنوك",  "فصايل", "انديه"};
  return form.ends_with("ات") || std::ranges::find(broken, form) != std::end(broken);
}

/// تيريزا, فلانة: by the first name's ending.
bool is_womans_name(const TaggedText& text, const Source& source) {
  const std::string_view first = text.form(source.name.begin);
  const std::string_view written = slice(text.page.text, text.token(source.name.begin).span());
  return source.name.size() > 1 && (first.ends_with("ا") || first.ends_with("ه") || written.ends_with("ى"));
}

}  // namespace

bool agrees_behind(const TaggedText& text, const Source& source, const VerbForm& verb) {
  if (verb.count != Count::singular || verb.gender == Gender::unknown || source.count == Count::plural ||
      source.is_utterance)
    return true;
  const TokenIndex head = source.tokens.begin;
  if (verb.gender == Gender::masculine && text.form(head).ends_with("ه") && text.tags[head].mention == no_index &&
      !text.tags[head].enclitic_pronoun && text.token(head).enclitic_size == 0 &&
      text.is(head, word_institution | word_court | word_document) && !text.is(head, word_demonstrative))
    return false;  // "يناشد حكومة بلاده"
  if (verb.gender == Gender::masculine && is_plural_of_houses(text, head)) return false;  // "دعا المنظمات إلى"
  if (text.is(head, word_person) && !text.is(head, word_people | word_anonymous | word_institution | word_court)) {
    const bool feminine = is_feminine_form(text.form(head)) && !text.tags[head].enclitic_pronoun;
    // "قالت رئيس الوزراء فلانة": many titles have no feminine
    if (verb.gender == Gender::feminine && source.mention != no_index && source.kind == SourceKind::person &&
        (text.mentions[source.mention].gender != Gender::masculine || is_womans_name(text, source)))
      return true;
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
