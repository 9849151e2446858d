#include "speech/via.h"

#include <algorithm>

#include "speech/attribution_phrase.h"
#include "speech/complement.h"

namespace tawatur {
namespace {

constexpr uint32_t longest_channel = 3;  // "في مؤتمر صحفي مشترك"

bool leads_to_medium(const TaggedText& text, TokenIndex i) {
  std::string_view form = text.form(i);
  if (form.starts_with("و") && form.size() > 4) form.remove_prefix(2);
  return form == "ل" || form == "مع" || form == "عبر" || form == "علي" || form == "الي" || form == "في" ||
         form == "عن" || form == "لدي";
}

/// "بيان | نشره على", "تصريحات | أدلى بها": a verb that tells of the channel.
bool begins_clause(const TaggedText& text, TokenIndex channel, TokenIndex i, TokenIndex end) {
  if (i + 1 >= end) return false;
  const std::string_view next = text.form(i + 1);
  if (next == "به" || next == "بها") return true;
  if (text.form(i).ends_with("ه") && text.token(i).enclitic_size == 0 && text.form(i).size() == 8 &&
      (text.is(i + 1, word_time) || text.tags[i + 1].in_time))
    return true;  // "مؤتمر صحفي | عقده مساء"
  return text.form(i).ends_with("ه") && !text.form(channel).ends_with("ه") && !text.form(channel).ends_with("ات") &&
         text.is(i + 1, word_preposition);
}

/// The channel noun with the adjectives behind it.
Source channel_at(const TaggedText& text, TokenIndex i, TokenIndex end) {
  TokenIndex stop = i + 1;
  if (stop < end && text.is(stop, word_person) && !text.tags[stop].article && text.tags[stop].mention == no_index &&
      text.form(stop).ends_with("ي"))
    ++stop;  // "مؤتمر صحفي"
  while (stop < std::min(end, i + longest_channel) && text.is_kind(stop, TokenKind::arabic) &&
         text.tags[stop].classes == 0 && text.tags[stop].verb.verb == no_verb && !text.tags[stop].conjunction &&
         text.token(stop).proclitics == 0 && text.token(stop).enclitic_size == 0 && !text.form(stop).ends_with("ها") &&
         text.tags[stop].mention == no_index && !begins_clause(text, i, stop, end) &&
         !(stop > i + 1 && text.form(stop).ends_with("ه") && !text.form(i).ends_with("ه")))  // "مؤتمر صحفي | عقده"
    ++stop;
  Source source;
  source.tokens = source.name = {i, stop};
  source.kind = text.is(i, word_document) ? SourceKind::document : SourceKind::medium;
  return source;
}

/// 'قال ل"الوادي"', 'قال لـ(الوادي)': whom speech is addressed to by a name in marks is a medium, listed or not.
std::optional<Source> unknown_medium_addressed(const TaggedText& text, TokenIndex i, TokenIndex end) {
  if (i + 2 >= end || text.form(i) != "ل" || text.tags[i + 1].medium_size > 0) return std::nullopt;
  TokenIndex inside = i + 1;
  while (inside < end && inside < i + 3 && text.is_kind(inside, TokenKind::dash)) ++inside;  // "ل- "
  TokenIndex close = 0;
  if (const uint32_t quote = text.tags[inside].quote; quote != no_index && text.quotes[quote].closed)
    close = text.quotes[quote].close;
  else if (text.is_kind(inside, TokenKind::open_bracket))
    close = after_bracket(text, inside, end) - 1;
  if (close <= inside + 1 || close >= end || close > inside + 4 || text.tags[inside + 1].medium_size > 0)
    return std::nullopt;
  Source source;
  source.tokens = source.name = {inside + 1, close};
  source.kind = SourceKind::medium, source.named = true;
  return source;
}

/// "في مقابلة مع ناشونال كذا", "في لقاء أجراه على سمر الشمالية": whom an interview is given to, where no list knows it.
std::optional<Source> unknown_interviewer(const TaggedText& text, TokenIndex i, TokenSpan stretch) {
  constexpr TokenIndex reach = 6, longest = 3;
  if (i <= stretch.begin || (text.form(i - 1) != "مع" && text.form(i - 1) != "علي")) return std::nullopt;
  const TokenTag& tag = text.tags[i];
  const bool foreign = text.is_kind(i, TokenKind::word);
  const bool organisation = tag.mention != no_index && text.mentions[tag.mention].kind != EntityKind::person &&
                            text.mentions[tag.mention].kind != EntityKind::place;
  if (tag.classes != 0 || tag.article || (!foreign && !organisation)) return std::nullopt;
  static constexpr std::string_view interviews[] = {"مقابله", "لقاء", "لقاءه", "حوار", "حديث", "مداخله", "اتصال"};
  bool interview = false;
  for (TokenIndex k = i - 1; k-- > stretch.begin && i - k <= reach;)
    interview |= std::ranges::any_of(interviews, [&](std::string_view word) { return text.form(k).ends_with(word); });
  if (!interview) return std::nullopt;
  TokenIndex end = organisation ? text.mentions[tag.mention].tokens.end : i + 1;
  while (foreign && end < std::min(stretch.end, i + longest) && text.is_kind(end, TokenKind::word)) ++end;
  if (end < stretch.end && text.is_kind(end, TokenKind::arabic) && text.tags[end].classes == 0 &&
      text.form(end).ends_with("ه") && !text.tags[end].article)
    ++end;  // its adjective
  Source source;
  source.tokens = source.name = {i, std::min(end, stretch.end)};
  source.kind = SourceKind::medium, source.named = true;
  return source;
}

/// 'لصحيفتي "كذا" | و"كذا"', "لرويترز | وفرانس برس"
std::optional<Source> joined_medium(const TaggedText& text, TokenIndex i, TokenIndex end) {
  if (i + 1 >= end) return std::nullopt;
  Source source;
  source.kind = SourceKind::medium, source.named = true;
  if (text.form(i) == "و" && text.tags[i + 1].quote != no_index && text.quotes[text.tags[i + 1].quote].words <= 3 &&
      text.quotes[text.tags[i + 1].quote].closed && i + 2 < end) {
    source.name = text.quotes[text.tags[i + 1].quote].content(), source.medium = text.tags[i + 2].medium;
    source.tokens = {i + 1, source.name.end};
    return source;
  }
  if (text.tags[i].medium_size == 0 || !text.form(i).starts_with("و")) return std::nullopt;
  source.tokens = source.name = {i, std::min<TokenIndex>(end, i + text.tags[i].medium_size)};
  source.medium = text.tags[i].medium;
  return source;
}

/// "لمراسل رويترز", "سؤال من صحيفة كذا", "لصحفيين من وكالة كذا": who asks is sent by the medium behind.
bool is_asked_by(const TaggedText& text, TokenIndex i, TokenIndex begin) {
  if (i > begin && text.form(i - 1) == "من") --i;
  if (i <= begin) return false;
  const std::string_view form = text.form(i - 1);
  static constexpr std::string_view askers[] = {"مراسل",  "مراسله",  "مراسلي", "مندوب", "صحفي", "صحافي",
                                                "صحفيين", "صحافيين", "سوال",   "اسيله", "مذيع", "محرر"};
  return std::ranges::any_of(askers, [&](std::string_view word) {
    return form == word || (form.size() == word.size() + 2 && form.starts_with("ل") && form.ends_with(word));
  });
}

/// "عبر خدمة تويتر", "على حسابه الرسمي في موقع تويتر": a network behind a preposition a few words before.
bool is_network_used(const TaggedText& text, TokenIndex i, TokenIndex begin) {
  const uint16_t medium = text.tags[i].medium;
  if (medium == UINT16_MAX || SpeechLexicon::get().medium(medium).kind != MediumKind::social) return false;
  for (TokenIndex k = i; k-- > begin && i - k <= 4;) {
    const std::string_view form = text.form(k);
    if (form == "عبر" || form == "علي" || text.tags[k].attached_by) return true;
    if (text.tags[k].verb.verb != no_verb || text.is_kind(k, TokenKind::comma)) return false;
  }
  return false;
}

/// "وثائق حصلت عليها | صحيفة كذا", "اطلعت عليها": who has seen it.
bool is_obtained(const TaggedText& text, TokenIndex i) {
  if (!text.form(i - 1).starts_with("علي") || !text.is(i - 1, word_preposition)) return false;
  const std::string_view verb = text.form(i - 2);
  return verb.starts_with("حصل") || verb.starts_with("اطلع") || verb.starts_with("تحصل");
}

}  // namespace

void find_vias(const TaggedText& text, TokenSpan stretch, std::vector<Source>& vias) {
  bool channel_seen = false;
  for (TokenIndex i = stretch.begin; i < stretch.end; ++i) {
    const TokenTag& tag = text.tags[i];
    if (const auto inserted = match_attribution(text, i, stretch.end);
        inserted && !inserted->pronoun && !inserted->needs_end) {
      if (auto source = read_source(text, inserted->source, stretch.end); source && is_speaker(*source)) {
        vias.push_back(*source);
        i = source->tokens.end - 1;
        continue;
      }
    }
    if (const auto told = unknown_medium_addressed(text, i, stretch.end)) {
      vias.push_back(*told);
      i = told->tokens.end - 1;
      continue;
    }
    if (const auto interviewer = tag.medium_size == 0 ? unknown_interviewer(text, i, stretch) : std::nullopt) {
      vias.push_back(*interviewer);
      i = interviewer->tokens.end - 1;
      continue;
    }
    const bool led = i > 0 && leads_to_medium(text, i - 1);
    const bool behind_mark = i > 1 && text.is_kind(i - 1, TokenKind::open_quote);
    const bool in_marks = behind_mark && leads_to_medium(text, i - 2);
    const bool passed_on = i > stretch.begin && text.tags[i - 1].verb_has_object;  // "في تصريحات نقلتها صحيفة"
    const bool his_words =
        i > stretch.begin && (text.form(i - 1).starts_with("اقوال") || text.form(i - 1).starts_with("تصريحات"));
    const bool told_by_it =
        channel_seen && i > 0 && (text.form(i - 1).ends_with("ه") || text.form(i - 1).ends_with("ها")) &&
        !text.tags[i - 1].article && text.is_kind(i - 1, TokenKind::arabic);  // "مؤتمر أذاعه التلفزيون"
    const bool obtained = i > stretch.begin + 1 && is_obtained(text, i);
    if (obtained && tag.quote != no_index && text.quotes[tag.quote].words <= 3 && text.quotes[tag.quote].closed) {
      Source source;
      source.tokens = source.name = text.quotes[tag.quote].content();
      source.kind = SourceKind::medium, source.named = true, source.medium = text.tags[i + 1].medium;
      vias.push_back(source);
      i = source.tokens.end;
      continue;
    }
    static constexpr std::string_view met[] = {"التقته", "التقتها", "حاورته",   "حاورتها",
                                               "قابلته", "قابلتها", "استضافته", "استضافتها"};
    const bool interviewed =
        i > stretch.begin + behind_mark && std::ranges::find(met, text.form(i - 1 - behind_mark)) != std::end(met);
    const bool asked = interviewed || is_asked_by(text, i, stretch.begin) || is_network_used(text, i, stretch.begin);
    const bool reported_for =
        obtained || asked || tag.attached_for || led || in_marks || passed_on || told_by_it || his_words;
    if (reported_for && (tag.medium_size > 0 || (tag.classes & (word_medium | word_social)) != 0)) {
      if (tag.medium_size > 0 && (behind_mark || (tag.classes & word_medium) == 0)) {
        Source source;
        source.tokens = source.name = {i, std::min<TokenIndex>(stretch.end, i + tag.medium_size)};
        source.kind = SourceKind::medium, source.medium = tag.medium, source.named = true;
        // "هيئة الإذاعة البريطانية (بي بي سي)"
        if (const TokenIndex open = source.tokens.end; open + 2 < stretch.end &&
                                                       text.is_kind(open, TokenKind::open_bracket) &&
                                                       text.tags[open + 1].medium == tag.medium)
          source.tokens.end = source.name.end = after_bracket(text, open, stretch.end);
        vias.push_back(source);
      } else if (auto source = read_source(text, i, stretch.end); source && source->kind == SourceKind::medium) {
        // "موقع التواصل الاجتماعي، تويتر": the name behind a comma
        if (const TokenIndex behind = source->tokens.end + 1; behind < text.tags.size() &&
                                                              text.is_kind(behind - 1, TokenKind::comma) &&
                                                              text.tags[behind].medium_size > 0)
          source->tokens.end = behind + text.tags[behind].medium_size, source->name = {behind, source->tokens.end},
          source->medium = text.tags[behind].medium, source->named = true;
        vias.push_back(*source);
      } else {
        continue;
      }
      i = vias.back().tokens.end - 1;
      if (const auto next = joined_medium(text, i + 1, stretch.end)) {
        vias.push_back(*next);
        i = next->tokens.end - 1;
      }
    } else if (!channel_seen && (tag.classes & word_channel) != 0 && !tag.article &&
               (tag.attached_by ||
                (i > 0 && (text.form(i - 1) == "في" || text.form(i - 1) == "وفي" || text.form(i - 1) == "عبر" ||
                           text.form(i - 1) == "خلال" || text.form(i - 1) == "علي")))) {
      channel_seen = true;
      vias.push_back(channel_at(text, i, stretch.end));
    }
  }
}

}  // namespace tawatur
