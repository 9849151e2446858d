#include "speech/speakers.h"

#include <algorithm>

#include "base/fold.h"

namespace tawatur {
namespace {

constexpr size_t memory = 48;                // speakers that a pronoun can go back to: keeps hostile pages linear
constexpr uint32_t mentions_looked_at = 24;  // names before a verb without a subject

std::string_view bare(std::string_view form) {
  if (form.starts_with("و") && form.substr(2).starts_with("ال")) form.remove_prefix(2);
  if (form.starts_with("ال") && form.size() > 8) form.remove_prefix(4);
  return form;
}

/// The words of a phrase without their articles, نفسه and ذاته aside.
std::string bare_words(const TaggedText& text, TokenSpan phrase) {
  constexpr uint32_t longest = 8;
  std::string words;
  for (TokenIndex i = phrase.begin; i < std::min(phrase.end, phrase.begin + longest); ++i) {
    if (text.form(i) == "نفسه" || text.form(i) == "نفسها" || text.form(i) == "ذاته" || text.form(i) == "ذاتها") break;
    if (!words.empty()) words += ' ';
    words += bare(text.form(i));
  }
  return words;
}

/// Whether `part` is the last words of a longer name: "العطيشان" of "عبدالرحمن العطيشان".
bool is_part_of(std::string_view part, std::string_view name) {
  return part.size() >= 6 && name.size() > part.size() + 1 && name.ends_with(part) &&
         name[name.size() - part.size() - 1] == ' ';
}

bool agrees(const VerbForm& verb, Gender gender, Count count, SourceKind kind) {
  if (verb.count == Count::plural)
    return count == Count::plural || (kind != SourceKind::person && kind != SourceKind::medium);
  if (count == Count::plural)
    return verb.count == Count::unknown || (verb.gender == Gender::feminine && gender != Gender::masculine);
  return verb.gender == Gender::unknown || gender == Gender::unknown || verb.gender == gender;
}

/// "فلان (مدير مركز …)": what brackets right behind a name say of its bearer; empty where they say something else.
TokenSpan bracketed_role(const TaggedText& text, TokenIndex behind) {
  constexpr uint32_t longest = 14;  // tokens
  const auto count = static_cast<TokenIndex>(text.tags.size());
  if (behind + 2 >= count || !text.is_kind(behind, TokenKind::open_bracket) || !text.is(behind + 1, word_person))
    return {};
  for (TokenIndex t = behind + 2; t < std::min(count, behind + longest); ++t)
    if (text.is_kind(t, TokenKind::close_bracket)) return {behind + 1, t};
  return {};
}

}  // namespace

Speakers::Speakers(const TaggedText& text) : text_(text) {
  for (uint32_t m = 0; m < text.mentions.size(); ++m) {
    const Mention& mention = text.mentions[m];
    if (mention.local >= fullest_.size()) fullest_.resize(mention.local + 1, no_index);
    uint32_t& best = fullest_[mention.local];
    if (best == no_index || text.mentions[best].span.size() < mention.span.size()) best = m;
  }
}

uint32_t Speakers::add(const Source& source) {
  if (source.is_utterance && source.definite_noun && last_) {
    const uint32_t author = author_of(source);
    list_[author].by_document = true;
    return author;  // "البيان", "هذا البيان": of whom it was just told
  }
  if (source.definite_noun && source.tokens.size() == 1 && last_ &&
      text_.form(source.tokens.begin).ends_with("المصدر") && list_[*last_].kind != SourceKind::person)
    return *last_;  // "وأضاف المصدر": whoever spoke before, an office or a source
  if (source.tokens.size() == 1 && !source.named && text_.form(source.tokens.begin).starts_with("الاخير"))
    if (const auto named = named_before({}, source.tokens.begin)) return *named;  // "قال الأخير"
  const TokenSpan described = source.role.empty() ? source.tokens : source.role;
  const std::string head(bare(text_.form(described.begin)));
  if (const auto known = find(source, head)) {
    Speaker& speaker = list_[*known];
    if (speaker.gender == Gender::unknown) speaker.gender = source.gender;
    if (speaker.description.empty() && !source.role.empty())
      speaker.description = text_.words(source.role), speaker.head = head;
    return *known;
  }
  if (const auto named = named_house(source, head)) return add(*named);
  const auto bearer = bearer_of_role(source);
  Speaker speaker;
  speaker.kind = source.kind, speaker.gender = source.gender, speaker.count = source.count;
  speaker.medium = source.medium, speaker.mention = source.mention, speaker.head = head;
  speaker.text = text_.words(source.name);
  if (!source.named) speaker.bare_words = bare_words(text_, source.tokens);
  if (source.is_utterance) speaker.paper = bare(text_.form(source.tokens.begin));
  if (!source.role.empty()) speaker.description = text_.words(source.role);
  if (const TokenSpan role = bracketed_role(text_, source.tokens.end); speaker.description.empty() && !role.empty()) {
    speaker.description = text_.words(role);
    if (speaker.kind == SourceKind::unknown) speaker.kind = SourceKind::person;
  }
  if (source.mention != no_index && source.kind == SourceKind::person) {
    speaker.local = text_.mentions[source.mention].local;
    speaker.text = fullest(source);
    const Mention& full = text_.mentions[fullest_[speaker.local]];
    if (speaker.description.empty() && !full.role.empty()) speaker.description = slice(text_.page.text, full.role);
  }
  if (source.named && source.mention != no_index && !source.role.empty())
    for (size_t k = 0; k < std::min(memory, list_.size()); ++k) {  // the headline's "رئيس الوزراء" is the same man
      Speaker& unnamed = list_[list_.size() - 1 - k];
      if (unnamed.mention == no_index && unnamed.text == speaker.description) unnamed.mention = source.mention;
    }
  if (bearer)  // the page's own words for him, and the entity that he is
    speaker.mention = list_[*bearer].mention, speaker.gender = list_[*bearer].gender, speaker.kind = SourceKind::person;
  list_.push_back(std::move(speaker));
  return static_cast<uint32_t>(list_.size() - 1);
}

void Speakers::spoke_in(uint32_t speaker, const Source& paper) {
  list_[speaker].paper = bare(text_.form(paper.tokens.begin));
}

uint32_t Speakers::author_of(const Source& paper) const {
  const std::string_view head = bare(text_.form(paper.tokens.begin));
  uint32_t author = *last_, turn = 0;
  if (list_[author].paper == head) return author;
  for (size_t k = 0; k < std::min(memory, list_.size()); ++k) {
    const uint32_t i = static_cast<uint32_t>(list_.size() - 1 - k);
    if (list_[i].paper == head && list_[i].turn > turn) author = i, turn = list_[i].turn;
  }
  return author;
}

std::optional<uint32_t> Speakers::bearer_of_role(const Source& source) const {
  if (source.named || source.tokens.size() < 2 || !text_.is(source.tokens.begin, word_person)) return std::nullopt;
  const std::string role = folded(text_.words(source.name));
  const std::string head(bare(text_.form(source.tokens.begin)));
  const bool short_form = source.definite_noun && source.tokens.size() == 2;
  for (size_t k = 0; k < std::min(memory, list_.size()); ++k) {
    const uint32_t i = static_cast<uint32_t>(list_.size() - 1 - k);
    const Speaker& speaker = list_[i];
    if (speaker.description.empty() || speaker.description == speaker.text) continue;
    const std::string known = folded(speaker.description);
    if (known.find("انذاك") != std::string::npos || known.find("السابق") != std::string::npos) continue;
    if (known.starts_with(role)) return i;
    // "الوزير الأمريكي" behind "وزير الدفاع الأمريكي فلان"
    if (short_form && speaker.head == head &&
        known.find(bare(text_.form(source.tokens.begin + 1))) != std::string::npos)
      return i;
  }
  return std::nullopt;
}

std::string Speakers::fullest(const Source& source) const {
  std::string own = text_.words(source.name);
  const uint32_t best = fullest_[text_.mentions[source.mention].local];
  const ByteSpan full = text_.name(best);
  // the phrase may know more of the name than the mention
  return full.size() > own.size() || source.mention != best ? std::string(slice(text_.page.text, full)) : own;
}

std::optional<Source> Speakers::named_house(const Source& source, const std::string& head) const {
  constexpr uint32_t reach = 300;  // tokens
  const TokenIndex begin = source.tokens.begin;
  if (!source.definite_noun || (source.kind != SourceKind::institution && source.kind != SourceKind::medium)) return {};
  const bool alone = source.tokens.size() == 1;
  const bool described = source.tokens.size() == 2 && (SpeechLexicon::get().classes(head) & word_generic_house) != 0 &&
                         text_.form(begin + 1).starts_with("ال") && text_.form(begin + 1).ends_with("ه");
  if (!alone && !described) return {};
  for (TokenIndex k = begin; k-- > 0 && begin - k < reach;) {
    if (text_.tags[k].article || bare(text_.form(k)) != head) continue;
    auto house = read_source(text_, k, begin);
    if (house && house->kind == source.kind && house->tokens.size() > 1) return house;
  }
  return {};
}

std::optional<uint32_t> Speakers::known(const Source& source) const {
  const TokenSpan described = source.role.empty() ? source.tokens : source.role;
  return find(source, std::string(bare(text_.form(described.begin))));
}

std::optional<uint32_t> Speakers::find(const Source& source, const std::string& head) const {
  const uint32_t local =
      source.mention != no_index && source.kind == SourceKind::person ? text_.mentions[source.mention].local : no_index;
  const std::string words = text_.words(source.name);
  const std::string again = source.definite_noun ? bare_words(text_, source.tokens) : std::string();
  for (size_t k = 0; k < std::min(memory, list_.size()); ++k) {
    const uint32_t i = static_cast<uint32_t>(list_.size() - 1 - k);
    const Speaker& speaker = list_[i];
    if (local != no_index) {
      if (speaker.local == local) return i;
      continue;
    }
    if (source.medium != UINT16_MAX && speaker.medium == source.medium && source.kind == SourceKind::medium &&
        speaker.kind == SourceKind::medium)
      return i;  // but "متحدث باسم كذا" is another
    if (speaker.text == words) return i;
    if (!again.empty() && (again == speaker.bare_words ||
                           (again.find(' ') != std::string::npos && speaker.bare_words.starts_with(again + ' '))))
      return i;  // "المصادر البرلمانية" behind "مصادر برلمانية عراقية"
    if (source.mention == no_index && !source.named && source.kind != SourceKind::document &&
        is_part_of(words, speaker.text))
      return i;
    if (source.definite_noun && source.tokens.size() == 1 && speaker.head == head) return i;
  }
  return std::nullopt;
}

std::optional<uint32_t> Speakers::resolve(const VerbForm& verb, TokenIndex at) {
  std::optional<uint32_t> best;
  for (size_t k = 0; k < std::min(memory, list_.size()); ++k) {
    const uint32_t i = static_cast<uint32_t>(list_.size() - 1 - k);
    const Speaker& speaker = list_[i];
    const Gender gender = speaker.by_document ? Gender::unknown : speaker.gender;
    const Count count = speaker.with_others && verb.count == Count::plural ? Count::plural : speaker.count;
    if (speaker.turn == 0 || !agrees(verb, gender, count, speaker.kind)) continue;
    if (!best || speaker.turn > list_[*best].turn) best = i;
  }
  if (!best) best = named_before(verb, at);
  // a house of the other gender is better than nobody
  return best || !last_ || list_[*last_].kind != SourceKind::institution ? best : last_;
}

std::optional<uint32_t> Speakers::named_before(const VerbForm& verb, TokenIndex at) {
  uint32_t m = at < text_.tags.size() ? 0 : no_index;
  const auto after = std::ranges::lower_bound(text_.mentions, at, {}, [](const Mention& x) { return x.tokens.begin; });
  m = static_cast<uint32_t>(after - text_.mentions.begin());
  for (uint32_t k = 0; k < mentions_looked_at && m > 0; ++k) {
    const Mention& mention = text_.mentions[--m];
    if (mention.kind != EntityKind::person && mention.kind != EntityKind::organisation) continue;
    if (mention.kind == EntityKind::organisation && verb.gender == Gender::masculine) continue;
    if (!agrees(verb, mention.gender, Count::singular, SourceKind::person)) continue;
    const auto source = read_source(text_, mention.tokens.begin, mention.tokens.end);
    if (source && is_speaker(*source)) return add(*source);
  }
  return std::nullopt;
}

std::optional<uint32_t> Speakers::known_by_word(std::string_view word, WordMatch extent) const {
  word = bare(word);
  if (word.size() < 6) return std::nullopt;
  for (uint32_t i = 0; i < std::min(memory, list_.size()); ++i) {
    const std::string known = folded(list_[i].text + ' ' + list_[i].description);
    if (extent == WordMatch::whole_name) {
      if (bare(folded(list_[i].text)) == word) return i;
      continue;
    }
    for (size_t at = known.find(word); at != std::string::npos; at = known.find(word, at + 1)) {
      const bool ends = at + word.size() == known.size() || known[at + word.size()] == ' ';
      const bool begins = at == 0 || known[at - 1] == ' ' || (at >= 4 && known.compare(at - 4, 4, "ال") == 0);
      if (begins && ends) return i;
    }
  }
  return std::nullopt;
}

std::optional<uint32_t> Speakers::last_medium() const {
  std::optional<uint32_t> best;
  for (size_t k = 0; k < std::min(memory, list_.size()); ++k) {
    const uint32_t i = static_cast<uint32_t>(list_.size() - 1 - k);
    if (list_[i].kind == SourceKind::medium && (!best || list_[i].turn > list_[*best].turn)) best = i;
  }
  return best;
}

}  // namespace tawatur
