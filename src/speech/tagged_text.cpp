#include "speech/tagged_text.h"

#include <algorithm>

#include "speech/word_tag.h"

namespace tawatur {
namespace {

/// على before a name is the preposition, though it folds to the name علي.
bool begins_with_ala(const TaggedText& text, const Mention& mention) {
  return !mention.tokens.empty() && text.form(mention.tokens.begin) == "علي" &&
         slice(text.page.text, text.token(mention.tokens.begin).span()).ends_with("ى");
}

bool matches(const Analysis& analysis, TokenIndex at, const std::vector<std::string>& words, size_t from,
             std::string_view first) {
  if (at + words.size() > analysis.tokens.size() || first != words.front()) return false;
  for (size_t k = from; k < words.size(); ++k)
    if (analysis.form(static_cast<TokenIndex>(at + k)) != words[k]) return false;
  return true;
}

/// Whether marks around a word, or a word such as قناة before it, show that it names a medium.
bool is_marked_medium(const Analysis& analysis, const std::vector<TokenTag>& tags, TokenIndex i) {
  if (i == 0) return false;
  const TokenKind before = analysis.tokens[i - 1].kind;
  return before == TokenKind::open_quote || before == TokenKind::open_bracket ||
         (tags[i - 1].classes & word_medium) != 0;
}

void tag_medium(const SpeechLexicon& lexicon, const Analysis& analysis, TokenIndex i, std::vector<TokenTag>& tags) {
  TokenTag& tag = tags[i];
  std::string_view form = analysis.form(i);
  bool attached_for = false;
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (const auto* aliases = lexicon.media(form)) {
      for (const MediumAlias& alias : *aliases) {
        if (!matches(analysis, i, alias.words, 1, form) ||
            (alias.everyday_word && !is_marked_medium(analysis, tags, i)))
          continue;
        tag.medium = alias.medium, tag.medium_size = static_cast<uint8_t>(alias.words.size());
        tag.attached_for |= attached_for;
        return;
      }
    }
    if (!form.starts_with("ل") && !form.starts_with("ب") && !form.starts_with("و")) return;
    if (form.size() < 6) return;
    attached_for = form.starts_with("ل");
    form.remove_prefix(2);
  }
}

/// Last names of the page's persons, met again where no mention lies.
void tag_echoes(TaggedText& text) {
  boost::unordered_flat_map<std::string_view, uint32_t> last_names;
  for (uint32_t m = 0; m < text.mentions.size(); ++m) {
    const Mention& mention = text.mentions[m];
    if (mention.kind != EntityKind::person || mention.tokens.empty()) continue;
    const TokenIndex last = mention.tokens.end - 1;
    const std::string_view form = text.form(last);
    if (text.is_kind(last, TokenKind::arabic) && form.size() >= 6 && text.tags[last].classes == 0 &&
        text.tags[last].verb.verb == no_verb)
      last_names.try_emplace(form, m);
  }
  if (last_names.empty()) return;
  for (TokenIndex i = 0; i < text.tags.size(); ++i) {
    if (text.tags[i].mention != no_index || !text.is_kind(i, TokenKind::arabic)) continue;
    if (const auto found = last_names.find(text.form(i)); found != last_names.end()) text.tags[i].echo = found->second;
  }
}

/// "قال وليام", "عن وانغ": no conjunction stands right behind a verb of saying or a preposition.
void find_own_waws(TaggedText& text) {
  for (const Mention& mention : text.mentions) {
    if (mention.kind != EntityKind::person || mention.tokens.empty() || mention.tokens.begin == 0) continue;
    const Token& first = text.token(mention.tokens.begin);
    const TokenIndex before = mention.tokens.begin - 1;
    if (first.begin + 2 != mention.span.begin || !slice(text.page.text, first.span()).starts_with("و")) continue;
    if (text.tags[before].verb.verb == no_verb && !text.is(before, word_preposition | word_complementiser)) continue;
    if (mention.local >= text.own_waw.size()) text.own_waw.resize(mention.local + 1, false);
    text.own_waw[mention.local] = true;
  }
}

}  // namespace

bool TaggedText::is_word(TokenIndex i) const {
  switch (token(i).kind) {
    case TokenKind::arabic:
    case TokenKind::word:
    case TokenKind::number:
    case TokenKind::mixed:
    case TokenKind::hashtag:
      return true;
    default:
      return false;
  }
}

uint32_t TaggedText::mention_starting(TokenIndex i) const {
  const uint32_t m = tags[i].mention;
  return m != no_index && mentions[m].tokens.begin == i ? m : no_index;
}

ByteSpan TaggedText::name(uint32_t mention) const {
  const Mention& m = mentions[mention];
  ByteSpan span = m.span;
  if (!m.tokens.empty() && m.local < own_waw.size() && own_waw[m.local] &&
      token(m.tokens.begin).begin + 2 == span.begin)
    span.begin -= 2;
  return span;
}

std::string TaggedText::words(TokenSpan span) const {
  if (span.empty()) return {};
  const Token& first = token(span.begin);
  const TokenTag& tag = tags[span.begin];
  ByteSpan bytes = analysis.bytes(span);
  const bool named = tag.mention != no_index && mentions[tag.mention].tokens.begin == span.begin &&
                     mentions[tag.mention].span.begin < bytes.end;
  if (form(span.begin) == "فان") {
    // "فان كذا": no letter of a name is a proclitic
  } else if (tag.medium_size > 0 && tag.attached_for && !tag.article) {
    if (bytes.size() > 4 && std::string_view(page.text).substr(bytes.begin).starts_with("ل")) bytes.begin += 2;
  } else if (named) {
    bytes.begin = std::max(bytes.begin, name(tag.mention).begin);
  } else if (tag.conjunction || tag.attached_by || tag.attached_for ||
             (first.proclitics != 0 && first.proclitics != preposition_ka && tag.classes == 0)) {
    const uint32_t begin = analysis.word_begin(page.text, first);
    if (begin > bytes.begin && begin < bytes.end)
      bytes.begin = begin;
    else if (bytes.size() > 4 && (tag.conjunction || tag.attached_by || tag.attached_for))
      bytes.begin += 2;  // the lists knew the word where the analysis did not
  }
  std::string text(slice(page.text, bytes));
  if (tag.attached_for && tag.article && text.starts_with("ل"))
    text.insert(0, "ا");  // للجيش: the article lost its alef
  return text;
}

namespace {

/// "مشترطا عدم كشف هويته", "طالبا عدم ذكر اسمه": what a nameless source asks for, and no statement of his.
bool asks_for_anonymity(const TaggedText& text, TokenIndex i) {
  static constexpr std::string_view acts[] = {"عدم", "ذكر", "كشف", "الكشف", "الافصاح", "البقاء"},
                                    names[] = {"اسم", "هوي", "الاسم", "الهوي", "مجهول"};
  constexpr TokenIndex reach = 6;
  const TokenIndex end = std::min<TokenIndex>(static_cast<TokenIndex>(text.tags.size()), i + reach);
  if (i + 1 >= end || std::ranges::find(acts, text.form(i + 1)) == std::end(acts)) return false;
  for (TokenIndex k = i + 2; k < end && text.is_kind(k, TokenKind::arabic); ++k)
    if (std::ranges::any_of(names, [&](std::string_view name) { return text.form(k).starts_with(name); })) return true;
  return false;
}

}  // namespace

TaggedText tag_text(const Page& page, const Analysis& analysis, std::span<const Mention> mentions,
                    std::span<const TimeMention> times) {
  const SpeechLexicon& lexicon = SpeechLexicon::get();
  TaggedText text{
      page, analysis, mentions, std::vector<TokenTag>(analysis.tokens.size()), find_quotes(page.text, analysis), {}};
  uint32_t previous_end = 0;
  for (TokenIndex i = 0; i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    TokenTag& tag = text.tags[i];
    tag.line_start =
        i == 0 || std::string_view(page.text).substr(previous_end, token.begin - previous_end).find('\n') !=
                      std::string_view::npos;
    previous_end = token.end;
    if (token.kind == TokenKind::arabic) tag_word(analysis.form(token), slice(page.text, token.span()), tag);
    if (token.kind == TokenKind::arabic || token.kind == TokenKind::word || token.kind == TokenKind::mixed)
      tag_medium(lexicon, analysis, i, text.tags);
  }
  for (TokenIndex i = 0; i < text.tags.size(); ++i)  // "شبكة إن بي سي": no complementiser
    if (text.tags[i].medium_size > 1)
      for (TokenIndex k = i; k < i + text.tags[i].medium_size; ++k) text.tags[k].classes &= ~word_complementiser;
  for (uint32_t m = 0; m < mentions.size(); ++m)
    for (uint32_t i = mentions[m].tokens.begin + begins_with_ala(text, mentions[m]); i < mentions[m].tokens.end; ++i)
      text.tags[i].mention = m;
  for (TokenIndex i = 0; i < text.tags.size(); ++i)
    if (text.tags[i].verb.tense == VerbTense::participle && asks_for_anonymity(text, i))
      text.tags[i].verb.verb = no_verb;
  for (TokenIndex i = 1; i < text.tags.size(); ++i)  // "قال فان كذا": "فإن" never stands right behind a verb of saying
    if (text.tags[i].classes & word_complementiser && text.form(i) == "فان" &&
        slice(page.text, text.token(i).span()) == "فان" &&
        (text.tags[i - 1].verb.verb != no_verb || text.is(i - 1, word_person) || text.tags[i].mention != no_index))
      text.tags[i].classes &= ~word_complementiser;
  // وسائل are media only as وسائل إعلام
  for (TokenIndex i = 0; i + 1 < text.tags.size(); ++i)
    if (text.tags[i].classes & word_medium && text.form(i).ends_with("وسايل") &&
        text.form(i + 1).find("علام") == std::string_view::npos)
      text.tags[i].classes &= ~(word_medium | word_people);
  for (const TimeMention& time : times)
    for (TokenIndex i = time.tokens.begin; i < time.tokens.end; ++i) text.tags[i].in_time = true;
  find_own_waws(text);
  tag_echoes(text);
  for (uint32_t q = 0; q < text.quotes.size(); ++q) {
    const Quote& quote = text.quotes[q];
    text.tags[quote.open].quote = q;
    if (!quote.outermost) continue;
    const uint32_t end = std::min<uint32_t>(quote.close + quote.closed, static_cast<uint32_t>(text.tags.size()));
    for (uint32_t i = quote.open; i < end; ++i) text.tags[i].inside = q;
  }
  return text;
}

}  // namespace tawatur
