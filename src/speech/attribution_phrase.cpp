#include "speech/attribution_phrase.h"

namespace tawatur {

std::optional<MatchedAttribution> match_attribution(const TaggedText& text, TokenIndex i, TokenIndex end) {
  std::string_view form = text.form(i);
  const auto* list = SpeechLexicon::get().attributions(form);
  if (list == nullptr && (form.starts_with("و") || form.starts_with("ف")))
    list = SpeechLexicon::get().attributions(form.substr(2));
  if (list == nullptr) return std::nullopt;
  for (const Attribution& attribution : *list) {
    TokenIndex at = i + 1;
    bool same = at + attribution.words.size() - 1 <= end;
    for (size_t k = 1; same && k < attribution.words.size(); ++k, ++at) same = text.form(at) == attribution.words[k];
    if (!same) continue;
    MatchedAttribution match;
    match.source = match.end = at;
    switch (attribution.shape) {
      case AttributionShape::pronoun:
        match.pronoun = true;
        match.gender = attribution.words.back().ends_with("ها") ? Gender::feminine : Gender::masculine;
        return match;
      case AttributionShape::noun_phrase:
      case AttributionShape::behind_li: {
        if (at >= end) return std::nullopt;
        const std::string_view next = text.form(at);
        if (next == "ما" || next == "لما") {
          ++at;
          const bool verb = at < end && text.is_kind(at, TokenKind::arabic) && !text.is(at, word_preposition);
          match.source = at + verb;
          const bool inside =
              verb && match.source < end && (text.form(match.source) == "في" || text.form(match.source) == "عن");
          match.source += inside;  // "بحسب ما جاء في تقرير"
          if (verb && !inside)  // "وفق ما نقلت عنه وكالة", "وفق ما أعلن الجمعة مسؤول"
            while (match.source < end && text.is(match.source, word_time | word_preposition) &&
                   (text.is(match.source, word_time) || text.form(match.source).ends_with("ه") ||
                    text.form(match.source).ends_with("ها")))
              ++match.source;
        } else if (attribution.shape == AttributionShape::behind_li && (next == "ل")) {
          match.source = at + 1;
        }
        return match;
      }
      case AttributionShape::clause:
        // "كما أمرت المحكمة" tells an act, "كما قال الوزير" a source
        if (at >= end || text.tags[at].verb.verb == no_verb ||
            !(SpeechLexicon::get().verb(text.tags[at].verb.verb).subject & (subject_any | subject_document)))
          continue;
        match.source = at + 1;
        if (match.source < end && text.form(match.source) == "في") {  // "كما جاء في الحكم"
          if (!(SpeechLexicon::get().verb(text.tags[at].verb.verb).complements & complement_stands_in)) continue;
          ++match.source;
        }
        if (form == "علي" && text.tags[at].verb_has_object) continue;  // "الضوء على ما قاله الوزير"
        match.needs_end = form.ends_with("كما") || form.ends_with("مثلما") || form == "علي";
        return match;
    }
  }
  return std::nullopt;
}

}  // namespace tawatur
