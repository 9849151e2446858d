// Whether a noun phrase beside a verb is what is told ("أعلن مقتل", "وأكد دعمه") and not who tells it.
#include <algorithm>

#include "speech/attribution_reader.h"

namespace tawatur {

bool AttributionReader::is_object(const Subject& subject, const FoundComplement&, const ReportingVerb& verb) const {
  const Source& source = *subject.source;
  if (!is_speaker(source) && !(verb.subject & subject_any && is_told_by_unknown(source))) return false;
  const auto names = [&](std::string_view noun, uint32_t reach) {
    for (TokenIndex k = source.tokens.end; k < std::min(bounds_.end, source.tokens.end + reach); ++k)
      if (text_.form(k).starts_with(noun)) return true;
    return false;
  };
  if (verb.complements & complement_verdict) return names("حكم", 3) || names("قرار", 3);
  if (verb.complements & complement_blame) return names("مسوولي", 14) || names("المسوولي", 14);
  if (verb.complements & complement_attack) {
    static constexpr std::string_view attacks[] = {"هجوم",  "الهجوم", "تفجير",  "التفجير",  "عملي",   "العملي",
                                                   "قتل",   "اغتيال", "اعتداء", "الاعتداء", "مسوولي", "استهداف",
                                                   "اطلاق", "خطف",    "اختطاف", "هجمات",    "الهجمات"};
    return std::ranges::any_of(attacks, [&](std::string_view word) { return names(word, 2); });
  }
  return source.tokens.end < bounds_.end && words_in({source.tokens.end, bounds_.end}) >= 1;
}

bool AttributionReader::has_object_before(const Source& source, const FoundComplement& complement) const {
  const TokenIndex begin = source.tokens.end <= complement.begin ? source.tokens.end : complement.begin;
  for (TokenIndex k = begin; k < complement.begin; ++k) {
    if (text_.is(k, word_preposition | word_relative) || text_.is_kind(k, TokenKind::comma) ||
        text_.tags[k].attached_by || text_.tags[k].attached_for)
      return false;
    if (text_.is_kind(k, TokenKind::arabic) && !text_.is(k, word_time | word_adverb)) return true;
  }
  return false;
}

bool AttributionReader::is_told_by_unknown(const Source& source) const {
  const TokenIndex end = source.tokens.end;
  if (source.tokens.begin == 0 || source.tokens.size() > 4 || end + 2 >= bounds_.end) return false;
  return (text_.is_kind(end, TokenKind::comma) || text_.is(end, word_time)) && is_his_own(end);
}

bool AttributionReader::is_his_own(TokenIndex i) const {
  while (i < bounds_.end && (text_.is(i, word_time | word_adverb) || text_.is_kind(i, TokenKind::comma))) ++i;
  if (i + 3 < bounds_.end && text_.form(i) == "في" && text_.form(i + 1).ends_with("وقت")) i += 3;
  if (i >= bounds_.end || !text_.is_kind(i, TokenKind::arabic) || text_.tags[i].mention != no_index) return false;
  return text_.is(i, word_event) || (has_pronoun(text_, i) && (text_.tags[i].classes & noun_classes) == 0);
}

}  // namespace tawatur
