// Nouns of saying, and "نقلت وكالة X عن Y".
#include <algorithm>

#include "speech/attribution_reader.h"
#include "speech/via.h"

namespace tawatur {

std::optional<TokenIndex> AttributionReader::read_noun(TokenIndex i) {
  if (!text_.is_kind(i, TokenKind::arabic) || text_.tags[i].mention != no_index) return std::nullopt;
  std::string_view form = text_.form(i);
  const NounForm* noun = SpeechLexicon::get().noun_form(form);
  if (noun == nullptr &&
      (form.starts_with("ب") || form.starts_with("و") || form.starts_with("ل") || form.starts_with("ف")))
    noun = SpeechLexicon::get().noun_form(form.substr(2));
  if (noun == nullptr && (form == "بالقول" || form == "القول" || form == "للقول"))
    noun = SpeechLexicon::get().noun_form("قول");
  if (noun == nullptr || (i + 1 < bounds_.end && text_.is_kind(i + 1, TokenKind::number))) return std::nullopt;
  const ReportingVerb& row = SpeechLexicon::get().verb(noun->verb);
  const FoundComplement complement = find_complement(text_, i, std::min(bounds_.end, i + 16u), row.complements);
  if (complement.kind == ComplementKind::none ||
      (complement.kind != ComplementKind::object && complement.begin > i + 10))
    return std::nullopt;
  for (TokenIndex k = i + 1; k < complement.begin; ++k)  // "في تصريح لصحيفة كذا قال فلان إن": the verb's
    if (text_.tags[k].verb.verb != no_verb && !is_noun_here(k) && complement.kind != ComplementKind::object)
      return std::nullopt;
  Draft draft;
  draft.cue = i, draft.cue_end = i + 1, draft.sentence = sentence_, draft.nested = true;
  draft.modality = row.modality, draft.polarity = row.polarity;
  Subject subject;
  const bool bare = form == "بالقول" || form == "القول" || form == "للقول";  // "انتهى فلان إلى القول إن"
  if (bare) {
    if (complement.begin > i + 2 ||
        (complement.kind != ComplementKind::that && complement.kind != ComplementKind::quote))
      return std::nullopt;
    VerbForm any;
    any.count = Count::singular;
    auto speaker = subject_of_sentence(i, any);
    if (!speaker) speaker = speakers_.last();
    if (!speaker) return std::nullopt;
    draft.speaker = *speaker;
  } else if (noun->has_pronoun) {
    if (complement.begin > i + 2 || complement.kind == ComplementKind::object ||
        complement.kind == ComplementKind::preposition)
      return std::nullopt;
    VerbForm pronoun;
    pronoun.gender = noun->pronoun, pronoun.count = Count::singular;
    const auto named = source_before(i);  // "عن مسؤول كبير قوله"
    auto speaker = named ? std::optional(speakers_.add(*named)) : std::nullopt;
    if (!speaker) speaker = subject_of_sentence(i, pronoun);  // "رد فلان على ذلك بقوله"
    if (!speaker) speaker = speakers_.resolve(pronoun, i);
    if (!speaker) return std::nullopt;
    draft.speaker = *speaker;
    if (named) {
      const TokenIndex about = named->tokens.begin - 1;
      for (TokenIndex k = about; k-- > bounds_.begin && about - k <= 8;)
        if (text_.tags[k].medium_size > 0 || (text_.is(k, word_medium) && !text_.is(k, word_preposition))) {
          TokenIndex begin = k;
          while (begin > bounds_.begin && text_.is(begin - 1, word_medium)) --begin;
          if (const auto medium = read_source(text_, begin, about); medium && medium->kind == SourceKind::medium)
            draft.vias.push_back(*medium);
          break;
        }
    }
  } else {
    subject.source =
        read_source(text_, i + 1, complement.kind == ComplementKind::object ? bounds_.end : complement.begin);
    if (!subject.source || !is_speaker(*subject.source) || subject.source->kind == SourceKind::document)
      return std::nullopt;
    const bool addressed = text_.tags[i + 1].attached_for || text_.form(i + 1) == "ل";
    const bool calls = row.modality == Modality::demanded || row.modality == Modality::predicted;
    if (addressed && (calls || subject.source->kind == SourceKind::medium))
      return std::nullopt;  // "تصريح لصحيفة كذا", "تحذير لشركات الطيران"
    const TokenIndex named = subject.source->tokens.begin;
    if (calls && subject.source->kind == SourceKind::institution && text_.form(named).ends_with("ات") &&
        !text_.tags[named].article)
      return std::nullopt;  // "دعوة شركات عالمية إلى": whom somebody calls
    draft.speaker = speakers_.add(*subject.source);
  }
  place_content(draft, i, row, subject, complement);
  if (complement.kind == ComplementKind::object) draft.content.begin = behind_time(draft.content.begin);
  if (words_in(draft.content) < least_content) return std::nullopt;
  draft.frame = {i, draft.content.end};
  for (size_t d = drafts_.size(); d-- > oldest_open();)
    if (drafts_[d].content.contains(i)) {
      if (drafts_[d].speaker == draft.speaker) return std::nullopt;
      draft.outer = drafts_[d].speaker;
    }
  const TokenIndex next = draft.direct ? extend_after(draft.content.end) : complement.begin + 1;
  drafts_.push_back(std::move(draft));
  return std::max(next, i + 1);
}

std::optional<Source> AttributionReader::source_before(TokenIndex i) const {
  const TokenIndex floor = std::max(bounds_.begin, i > 14 ? i - 14 : 0);
  for (TokenIndex k = i; k-- > floor;) {
    if (text_.is_kind(k, TokenKind::comma) || text_.is_kind(k, TokenKind::stop)) break;
    if (text_.form(k) != "عن") continue;
    auto source = read_source(text_, k + 1, i);
    if (source && is_speaker(*source)) return source;
    break;
  }
  return std::nullopt;
}

bool AttributionReader::place_transferred(Draft& draft, TokenIndex i, const FoundComplement& complement) {
  static const ReportingVerb said;
  place_content(draft, i, said, {}, complement);
  if (draft.content.empty()) return false;
  draft.nested = settle_previous(i, {});
  draft.frame = {i, draft.content.end};
  return true;
}

std::optional<TokenIndex> AttributionReader::read_transfer_from_pronoun(TokenIndex i) {
  const std::string_view form = i + 3 < bounds_.end ? text_.form(i + 1) : std::string_view();
  if (form != "عنه" && form != "عنها") return std::nullopt;
  const FoundComplement complement =
      find_complement(text_, i + 1, bounds_.end, complement_that | complement_quote | complement_colon);
  if (complement.kind == ComplementKind::none) return std::nullopt;
  VerbForm said_by;
  said_by.gender = form == "عنها" ? Gender::feminine : Gender::masculine, said_by.count = Count::singular;
  const auto speaker = speakers_.resolve(said_by, i);
  if (!speaker) return std::nullopt;
  Draft draft = make(i, std::nullopt);
  draft.speaker = *speaker, draft.by_pronoun = true;
  if (const auto medium = read_source(text_, i + 2, complement.begin); medium && is_speaker(*medium))
    draft.vias.push_back(*medium);
  if (!place_transferred(draft, i, complement)) return std::nullopt;
  const TokenIndex next = draft.direct ? extend_after(draft.content.end) : complement.begin + 1;
  keep(std::move(draft));
  return next;
}

std::optional<TokenIndex> AttributionReader::read_transfer(TokenIndex i) {
  if (const auto next = read_transfer_from_pronoun(i)) return next;
  const std::string_view wanted = text_.form(i).find("نسب") == std::string_view::npos ? "عن" : "الي";
  TokenIndex about = i + 1;
  const TokenIndex stop = std::min<TokenIndex>(bounds_.end, i + 16);
  while (about < stop && text_.form(about) != wanted && !text_.is(about, word_complementiser) &&
         !text_.is_kind(about, TokenKind::stop))
    ++about;
  if (about >= stop || text_.form(about) != wanted) return std::nullopt;
  const FoundComplement complement =
      find_complement(text_, about, bounds_.end, complement_that | complement_quote | complement_colon);
  if (complement.kind == ComplementKind::none) return std::nullopt;
  const auto origin = read_source(text_, about + 1, complement.begin);
  if (!origin) return std::nullopt;
  Draft draft = make(i, origin);
  const auto medium = read_source(text_, i + 1, about);
  if (medium && is_speaker(*medium)) draft.vias.push_back(*medium);
  find_vias(text_, {origin->tokens.end, complement.begin}, draft.vias);  // "نقل عن فلان قوله لصحيفة كذا"
  if (!place_transferred(draft, i, complement)) return std::nullopt;
  const TokenIndex next = draft.direct ? extend_after(draft.content.end) : complement.begin + 1;
  const std::optional<uint32_t> via =
      medium && is_speaker(*medium) ? std::optional(speakers_.add(*medium)) : std::nullopt;
  if (via && drafts_.size() > 0) speakers_.spoke(*via);
  keep(std::move(draft));
  return next;
}

}  // namespace tawatur
