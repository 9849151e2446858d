#include "speech/subject_lead.h"

#include <algorithm>

#include "speech/complement.h"

namespace tawatur {
namespace {

/// "أيام قليلة", "الأسبوع الماضي"
bool is_of_time(std::string_view form) {
  static constexpr std::string_view words[] = {"قليله", "الماضي", "الماضيه", "المقبل", "الجاري", "نفسه", "ذاته"};
  return std::ranges::find(words, form) != std::end(words);
}

/// "مؤتمر صحفي": no journalist; but "في بيان صحفيون" are.
bool is_adjective_of_channel(const TaggedText& text, TokenIndex i) {
  return text.is(i, word_person) && !text.tags[i].article && text.tags[i].mention == no_index &&
         (text.form(i).ends_with("ي") || text.form(i).ends_with("يه"));
}

}  // namespace

TokenIndex skip_lead(const TaggedText& text, TokenIndex i, TokenIndex end) {
  while (i < end) {
    const TokenTag& tag = text.tags[i];
    const std::string_view form = text.form(i);
    const bool behind_time = i > 0 && (text.tags[i - 1].in_time || text.is(i - 1, word_time));
    if (tag.classes & (word_adverb | word_time) || (tag.in_time && tag.mention == no_index) ||
        (behind_time && is_of_time(form)) || form == "قد" || form == "كان" || form == "كانت" || form == "وكان" ||
        form == "وكانت" || form == "وقد")
      ++i;
    else if (form == "من" && i + 1 < end && text.is(i + 1, word_deictic))
      i += 2;
    else if (form == "فيه" || form == "فيها" || form == "عليه" || form == "عليها")
      ++i;  // "أكد فيه أحد المسؤولين"
    else if (tag.classes & (word_clause_start | word_subordinator) && !(tag.classes & word_preposition))
      ++i;
    else if (text.is_kind(i, TokenKind::comma))
      ++i;
    else
      break;
  }
  return i;
}

TokenIndex skip_addressee(const TaggedText& text, TokenIndex i, TokenIndex end) {
  if (i + 1 < end && text.is(i, word_preposition) && text.is(i + 1, word_channel) && !text.tags[i + 1].article) {
    i += 2;
    if (i < end && is_adjective_of_channel(text, i)) ++i;
    while (i < end && text.is_kind(i, TokenKind::arabic) && (text.tags[i].classes & ~word_desk) == 0 &&
           text.tags[i].mention == no_index && text.tags[i].verb.verb == no_verb && text.token(i).proclitics == 0)
      ++i;  // "تصريح صحفي"
  }
  if (i >= end) return i;
  const TokenTag& tag = text.tags[i];
  if (tag.medium_size > 0 && (tag.attached_for || tag.article)) return std::min<TokenIndex>(end, i + tag.medium_size);
  if (text.form(i) != "ل" && !(tag.attached_for && tag.classes & word_medium)) return i;
  TokenIndex k = i + 1;
  if (text.form(i) != "ل" && k < end && text.tags[k].medium_size > 0)
    return std::min<TokenIndex>(end, k + text.tags[k].medium_size);
  while (k < end && k < i + 3 && text.is_kind(k, TokenKind::dash)) ++k;
  if (k >= end) return i;
  if (const uint32_t quote = text.tags[k].quote; quote != no_index && text.quotes[quote].words <= 4)
    return std::min(end, text.quotes[quote].close + 1);
  if (text.is_kind(k, TokenKind::open_bracket)) return after_bracket(text, k, end);
  return text.tags[k].medium_size > 0 ? std::min<TokenIndex>(end, k + text.tags[k].medium_size) : i;
}

}  // namespace tawatur
