// Whose a verb without a subject of its own is: whom its sentence is about.
#include <algorithm>

#include "speech/attribution_reader.h"

namespace tawatur {

std::optional<uint32_t> AttributionReader::subject_of_sentence(TokenIndex i, const VerbForm& form) {
  if (i < bounds_.begin + 2) return std::nullopt;
  if (const auto near = subject_right_before(i, form)) return near;
  if (drafts_.size() > first_of_sentence_ || i < bounds_.begin + 3 || occasion_sentence_ == sentence_)
    return std::nullopt;
  if (const auto first = subject_of_first_verb(i, form)) return first;
  const TokenIndex floor = std::max(bounds_.begin, i > 60 ? i - 60 : 0);
  for (TokenIndex k = floor; k < i; ++k) {
    const uint32_t mention = text_.mention_starting(k);
    const bool role = text_.is(k, word_person) && text_.tags[k].article;  // "خرج النجم المصري عن صمته وقال"
    if ((mention == no_index && !role) || text_.tags[k].attached_for || text_.tags[k].attached_by) continue;
    if (k > bounds_.begin && text_.is(k - 1, word_preposition)) continue;
    TokenIndex begin = k;
    while (begin > floor && k - begin < 4 && text_.is(begin - 1, word_person)) --begin;
    const auto source = read_source(text_, begin, i);
    if (source && is_speaker(*source) && agrees_behind(text_, *source, form) && form.count != Count::plural)
      return speakers_.add(*source);
    if (source) k = std::max(k, source->tokens.end - 1);
  }
  return std::nullopt;
}

std::optional<uint32_t> AttributionReader::subject_of_first_verb(TokenIndex i, const VerbForm& form) {
  TokenIndex first = bounds_.begin;
  const TokenIndex farthest = std::min(i, bounds_.begin + 12);
  while (first < farthest && (is_auxiliary(first) || text_.is(first, word_time | word_adverb | word_deictic) ||
                              text_.form(first) == "من" || text_.is_kind(first, TokenKind::comma)))
    ++first;
  if (first == bounds_.begin && (text_.is(first, word_preposition) || text_.form(first) == "ففي")) {
    while (first < farthest && !text_.is_kind(first, TokenKind::comma)) ++first;  // "ففي أكتوبر، علق أحدهم … وقال"
    ++first;
  }
  const bool behind_auxiliary = first > bounds_.begin && is_auxiliary(first - 1);
  if (first + 2 >= i) return std::nullopt;
  if (!behind_auxiliary || text_.tags[first].verb.verb != no_verb) {
    if (!may_be_verb(first) || text_.form(first).ends_with("ياتي") || text_.form(first).ends_with("جاء"))
      return std::nullopt;  // "ويأتي اجتماع اليوم": no person does it
    ++first;
  }
  if (text_.tags[first].attached_for || text_.tags[first].attached_by || text_.is(first, word_preposition))
    return std::nullopt;
  const auto source = read_source(text_, first, i);
  if (!source || !is_speaker(*source) || source->kind == SourceKind::document) return std::nullopt;
  const bool people = source->count == Count::plural || source->kind == SourceKind::anonymous;
  if (form.count == Count::plural ? !people : !agrees_behind(text_, *source, form)) return std::nullopt;
  return speakers_.add(*source);
}

std::optional<uint32_t> AttributionReader::topic_before(TokenIndex i, const VerbForm& form) {
  if (sentence_ == 0 || form.count == Count::plural) return std::nullopt;
  if (!drafts_.empty() && drafts_.back().sentence + 1 >= sentence_) return std::nullopt;  // who spoke there goes on
  const Sentence& before = text_.analysis.sentences[sentence_ - 1];
  if (before.role == SentenceRole::title || before.tokens.end > i || before.tokens.end <= done_) return std::nullopt;
  const TokenIndex end = before.tokens.end;
  TokenIndex first = before.tokens.begin;
  if (first >= end || is_auxiliary(first)) return std::nullopt;  // "وكان فلان قد استقال": told in passing
  if (text_.is(first, word_subordinator | word_clause_start)) ++first;
  if (first + 2 >= end) return std::nullopt;
  if (may_be_verb(first)) ++first;
  if (text_.tags[first].attached_for || text_.tags[first].attached_by || text_.is(first, word_preposition))
    return std::nullopt;
  const auto source = read_source(text_, first, end);
  if (!source || source->kind != SourceKind::person || !(source->named || source->definite_noun)) return std::nullopt;
  if (source->mention == no_index && !source->definite_noun) return std::nullopt;
  if (!agrees_behind(text_, *source, form)) return std::nullopt;
  return speakers_.add(*source);
}

bool AttributionReader::may_be_verb(TokenIndex i) const {
  constexpr uint64_t never = noun_classes | word_preposition | word_relative | word_demonstrative | word_clause_start |
                             word_subordinator | word_complementiser;
  constexpr size_t root = 6;  // bytes of three letters: نشر is a noun and a verb
  const std::string_view form = text_.form(i);
  const TokenTag& tag = text_.tags[i];
  if (tag.verb.verb != no_verb) return tag.verb.tense != VerbTense::participle;
  if (tag.classes & word_event && form.size() > root + (form.starts_with("و") ? 2 : 0)) return false;
  return text_.is_kind(i, TokenKind::arabic) && form.size() >= root && tag.mention == no_index &&
         (tag.classes & never) == 0 && !tag.article && !form.starts_with("ال") && !form.ends_with("ه");
}

bool AttributionReader::is_participle_phrase(TokenIndex i, const FoundComplement& complement) const {
  if (words_in({complement.begin, bounds_.end}) < 3) return false;
  if (complement.kind == ComplementKind::preposition) return true;
  const std::string_view form = text_.form(i);  // "معتبرا القرار باطلا", "معتبرين"
  return complement.kind == ComplementKind::object && i > bounds_.begin + 3 &&
         (form.ends_with("ا") || form.ends_with("ين") || form.ends_with("ه"));
}

std::optional<uint32_t> AttributionReader::subject_of_participle(TokenIndex i) {
  if (const auto governing = subject_of_governing_verb(i)) return governing;
  if (drafts_.size() > first_of_sentence_ && drafts_.back().speaker != no_index) {
    const Draft& last = drafts_.back();
    const bool other_gender = text_.tags[i].verb.gender == Gender::feminine &&
                              speakers_[last.speaker].gender == Gender::masculine &&
                              speakers_[last.speaker].kind == SourceKind::person;
    if (other_gender && last.outer != no_index) return last.outer;  // "وأكدت المصادر أنه قال …، مؤكدة"
    if (other_gender)
      if (const auto house = house_behind_verb(i)) return house;
    return last.speaker;
  }
  VerbForm form = text_.tags[i].verb;
  form.count = text_.form(i).ends_with("ين") ? Count::plural : Count::singular;
  if (const auto first = subject_of_first_verb(i, form)) return first;
  if (drafts_.size() == first_of_sentence_) return subject_of_any_verb(i, form);
  return std::nullopt;
}

std::optional<uint32_t> AttributionReader::house_behind_verb(TokenIndex i) {
  constexpr TokenIndex reach = 14;
  for (TokenIndex k = i; k-- > std::max(bounds_.begin, i > reach ? i - reach : 0);) {
    if (!text_.form(k).ends_with("ت") || k + 1 >= i || !may_be_verb(k) || !text_.is(k + 1, word_institution)) continue;
    const auto source = read_source(text_, k + 1, i);
    if (source && is_speaker(*source)) return speakers_.add(*source);
  }
  return std::nullopt;
}

std::optional<uint32_t> AttributionReader::subject_of_any_verb(TokenIndex i, const VerbForm& form) {
  const TokenIndex floor = std::max(bounds_.begin, i > 40 ? i - 40 : 0);
  for (TokenIndex k = floor; k + 2 < i; ++k) {
    const uint32_t mention = text_.mention_starting(k + 1);
    const bool person =
        mention != no_index ? text_.mentions[mention].kind == EntityKind::person : text_.tags[k + 1].echo != no_index;
    if (!person || !may_be_verb(k) || text_.tags[k + 1].attached_for || text_.tags[k + 1].attached_by) continue;
    const auto source = read_source(text_, k + 1, i);
    if (source && is_speaker(*source) && agrees_behind(text_, *source, form)) return speakers_.add(*source);
  }
  return std::nullopt;
}

std::optional<uint32_t> AttributionReader::subject_right_before(TokenIndex i, const VerbForm& form) {
  if (!text_.tags[i].conjunction || form.count == Count::plural) return std::nullopt;
  const TokenIndex floor = std::max(bounds_.begin, i > 8 ? i - 8 : 0);
  for (TokenIndex k = i; k-- > floor;) {
    if (text_.is_kind(k, TokenKind::comma) || text_.is(k, word_complementiser | word_preposition)) break;
    if (k + 1 >= i || text_.tags[k].verb.verb == no_verb || text_.tags[k].verb.tense != form.tense) continue;
    // "الوزير حذر الجيران وقال": the subject stood before, and this is the object
    if (k > bounds_.begin && (text_.tags[k - 1].mention != no_index || text_.is(k - 1, word_person))) break;
    const auto source = read_source(text_, k + 1, i);
    if (source && source->tokens.end == i && is_speaker(*source) && agrees_behind(text_, *source, form))
      return speakers_.add(*source);
    break;
  }
  return std::nullopt;
}

std::optional<uint32_t> AttributionReader::subject_of_governing_verb(TokenIndex i) {
  TokenIndex floor = std::max(bounds_.begin, i > 30 ? i - 30 : 0);
  if (drafts_.size() > first_of_sentence_ && drafts_.back().cue != no_index)
    floor = std::max(floor, drafts_.back().cue + 1);  // the verbs before are settled
  for (TokenIndex k = i; k-- > floor;) {
    if (text_.tags[k].verb.verb == no_verb || text_.tags[k].verb.tense == VerbTense::participle) continue;
    if (is_noun_here(k) || is_doubtful_verb(k)) continue;
    if (!(SpeechLexicon::get().verb(text_.tags[k].verb.verb).subject & (subject_any | subject_agent))) continue;
    const bool pronoun_first = k + 2 < i && text_.is(k + 1, word_preposition) && text_.form(k + 1).ends_with("ه");
    const auto source = read_source(text_, k + 1 + pronoun_first, i);  // "رد عليه الوزير قائلا"
    if (text_.is(k - (k > floor), word_relative) && !(source && source->tokens.end == i))
      continue;  // "أعلن X الذي قال Y إنه … مضيفا"
    const bool unlisted = drafts_.size() == first_of_sentence_ && source && source->tokens.size() >= 2;
    if (source && (is_speaker(*source) || unlisted) && agrees_behind(text_, *source, text_.tags[i].verb))
      return speakers_.add(*source);
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace tawatur
