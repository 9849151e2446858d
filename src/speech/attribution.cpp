#include "speech/attribution.h"

#include <algorithm>
#include <iterator>

#include "speech/attribution_reader.h"
#include "speech/dateline.h"
#include "speech/via.h"

namespace tawatur {

std::vector<Draft> AttributionReader::run() {
  const auto& sentences = text_.analysis.sentences;
  for (sentence_ = 0; sentence_ < sentences.size(); ++sentence_) {
    bounds_ = sentences[sentence_].tokens;
    bounds_.begin = after_dateline(text_, std::max(bounds_.begin, done_), bounds_.end);
    if (bounds_.empty()) continue;
    first_of_sentence_ = drafts_.size();
    read_headline();
    for (TokenIndex i = bounds_.begin; i < bounds_.end;) i = step(i);
    read_loose_quotes();
  }
  read_headline_of_known_speaker();
  return std::move(drafts_);
}

TokenIndex AttributionReader::step(TokenIndex i) {
  const TokenTag& tag = text_.tags[i];
  if (tag.quote != no_index) {
    const Quote& quote = text_.quotes[tag.quote];
    // the inside of a longer quotation is somebody else's text: cues in it are theirs
    if (quote.outermost && quote.words > 4 && !is_long_name(text_, quote)) return extend_over(quote);
  }
  if (const auto next = read_preposition(i)) return *next;
  if (const auto next = read_occasion(i)) return *next;
  if (tag.verb.verb != no_verb) {
    if (const auto next = read_verb(i)) return *next;
    if (i == bounds_.begin || !text_.is(i - 1, word_preposition)) return i + 1;  // "من تعهد الزعيم"
  }
  if (const auto next = read_noun(i)) return *next;
  return i + 1;
}

TokenIndex AttributionReader::extend_over(const Quote& quote) {
  const TokenIndex after = std::min<TokenIndex>(quote.close + quote.closed, static_cast<TokenIndex>(text_.tags.size()));
  if (after > bounds_.end) {  // a quotation over several sentences: the sentence goes on behind it
    const uint32_t last = text_.analysis.sentence_of(after - 1);
    bounds_.end = std::max(after, text_.analysis.sentences[last].tokens.end);
    done_ = bounds_.end;
  }
  return after;
}

bool AttributionReader::is_addressed(TokenIndex i) const {
  const uint32_t mention = text_.tags[i].mention;
  if (mention == no_index) return text_.form(i).starts_with("لل");
  return text_.mentions[mention].tokens.begin == i &&
         (text_.tags[i].attached_for || (text_.token(i).proclitics & preposition_la) != 0);
}

void AttributionReader::read_headline() {
  const Sentence& sentence = text_.analysis.sentences[sentence_];
  if (sentence.role != SentenceRole::title) return;
  for (TokenIndex i = bounds_.begin + 1; i < std::min<TokenIndex>(bounds_.end, bounds_.begin + 8); ++i) {
    if (!text_.is_kind(i, TokenKind::colon)) continue;
    TokenIndex end = bounds_.begin + 1;  // "رئيس الوزراء للكنيست: …": whom he speaks to
    while (end < i && !is_addressed(end)) ++end;
    const auto source = read_source(text_, bounds_.begin, end);
    if (!source || !is_speaker(*source) || i + 3 > bounds_.end) return;
    // "الوزير من القرية: …", "سامي حداد عن السد: …": where or on what somebody speaks
    const bool has_setting = source->tokens.end < i &&
                             (source->kind == SourceKind::person || text_.is(bounds_.begin, word_person)) &&
                             (text_.is(source->tokens.end, word_preposition) || source->tokens.end == end);
    if (source->tokens.end != i && !has_setting) return;
    const bool topic =
        source->kind == SourceKind::institution && !text_.is(bounds_.begin, word_headline_speaker | word_institution);
    if (source->kind == SourceKind::document || topic) return;  // "بلجيكا: …" tells where, not who
    const uint32_t quote = text_.tags[i + 1].quote;
    Draft draft = make(i, source);
    if (quote != no_index && text_.quotes[quote].close + 2 >= bounds_.end)
      take_quote(draft, quote);
    else
      draft.content = {i + 1, content_end(i + 1)};
    keep(std::move(draft));
    return;
  }
}

void AttributionReader::read_quotes_of_headline() {
  const TokenSpan title = text_.analysis.sentences.front().tokens;
  constexpr TokenIndex longest_title = 40;  // tokens: hostile titles are as long as a page
  std::vector<Draft> found;
  for (TokenIndex k = title.begin; k < std::min(title.end, title.begin + longest_title); ++k) {
    const uint32_t index = text_.tags[k].quote;
    if (index == no_index || claimed_[index] || text_.quotes[index].words < 3 || is_covered(text_.quotes[index]) ||
        text_.is_kind(text_.quotes[index].close - 1, TokenKind::number))  // a product: "كذا 9"
      continue;
    const std::string_view words = text_.text(text_.quotes[index].content());
    const auto same = std::ranges::find_if(drafts_, [&](const Draft& draft) {
      return draft.speaker != no_index && text_.text(draft.content).find(words) != std::string_view::npos;
    });
    if (same == drafts_.end()) continue;
    Draft draft;
    draft.speaker = same->speaker;
    take_quote(draft, index);
    draft.frame = draft.content;
    found.push_back(std::move(draft));
    if (found.size() == 2) break;  // a title has no more
  }
  drafts_.insert(drafts_.begin(), found.begin(), found.end());
}

void AttributionReader::read_headline_of_known_speaker() {
  const auto& sentences = text_.analysis.sentences;
  if (sentences.empty() || sentences.front().role != SentenceRole::title) return;
  read_quotes_of_headline();
  sentence_ = 0, first_of_sentence_ = 0, bounds_ = sentences.front().tokens;
  if (!drafts_.empty() && drafts_.front().sentence == 0) return;
  TokenIndex colon = bounds_.begin + 1;
  const TokenIndex last = std::min(bounds_.end, bounds_.begin + 5u);
  while (colon < last && !text_.is_kind(colon, TokenKind::colon)) ++colon;
  if (colon >= last || colon + 3 > bounds_.end) return;
  for (TokenIndex i = bounds_.begin; i < colon; ++i) {
    const uint32_t m = text_.tags[i].mention;
    if (!text_.is_kind(i, TokenKind::arabic)) continue;
    const bool place = m != no_index && text_.mentions[m].kind == EntityKind::place;  // "فرنسا: …", who speaks below
    const auto speaker = speakers_.known_by_word(text_.form(i), place ? WordMatch::whole_name : WordMatch::any_word);
    if (!speaker) continue;
    Draft draft = make(colon, std::nullopt);
    draft.speaker = *speaker;
    const uint32_t quote = text_.tags[colon + 1].quote;
    if (quote != no_index && text_.quotes[quote].close + 2 >= bounds_.end)
      take_quote(draft, quote);
    else
      draft.content = {colon + 1, content_end(colon + 1)};
    drafts_.insert(drafts_.begin(), std::move(draft));
    return;
  }
}

void AttributionReader::read_loose_quotes() {
  for (TokenIndex k = bounds_.begin; k < bounds_.end;) {
    const uint32_t index = text_.tags[k].quote;
    if (index == no_index || !text_.quotes[index].outermost) {
      ++k;
      continue;
    }
    const Quote& quote = text_.quotes[index];
    const TokenIndex after = std::max(k + 1, quote.close);
    if (!claimed_[index] && quote.words >= least_loose_quote && !is_covered(quote) && !is_long_name(text_, quote) &&
        !is_charge(quote)) {
      Draft draft;
      draft.sentence = sentence_;
      take_quote(draft, index);
      draft.frame = draft.content;
      if (const auto last = speakers_.last()) draft.speaker = *last;
      if (draft.speaker != no_index) keep(std::move(draft));
    }
    k = after;
  }
}

std::optional<TokenIndex> AttributionReader::read_occasion(TokenIndex i) {
  if (!is_occasion(i) || drafts_.empty() || drafts_.back().sentence + 1 < sentence_) return std::nullopt;
  TokenIndex end = i + 2;
  while (end < bounds_.end && !text_.is_kind(end, TokenKind::stop) && !text_.is_kind(end, TokenKind::comma) &&
         !text_.is(end, word_complementiser | word_subordinator) &&
         !(text_.form(end) == "علي" && end + 1 < bounds_.end && text_.form(end + 1) == "لسان"))
    ++end;
  if (end + 2 < bounds_.end && text_.form(end) == "علي" && text_.form(i + 1) != "ذلك" && text_.form(i + 1) != "هذا")
    if (const auto voice = read_source(text_, end + 2, bounds_.end); voice && is_speaker(*voice)) {
      drafts_.back().vias.push_back(*voice);  // "وجاء الإعلان على لسان فلان"
      return voice->tokens.end;
    }
  occasion_.clear();
  find_vias(text_, {i + 2, end}, occasion_);
  occasion_sentence_ = sentence_;
  for (size_t d = oldest_open(); d < drafts_.size(); ++d)
    if (d + 1 == drafts_.size() ||
        (drafts_[d].sentence == sentence_ && drafts_[d].vias.empty() && drafts_[d].speaker == drafts_.back().speaker))
      std::ranges::copy(occasion_, std::back_inserter(drafts_[d].vias));
  return end;
}

bool AttributionReader::is_charge(const Quote& quote) const {
  static constexpr std::string_view charges[] = {"بتهمه",   "تهمه",     "بتهم",   "تهم",   "تهمتي",
                                                 "اتهامات", "باتهامات", "بعنوان", "عنوان", "شعار"};
  for (TokenIndex k = quote.open; k-- > bounds_.begin && quote.open - k <= 4;) {
    if (std::ranges::find(charges, text_.form(k)) != std::end(charges)) return true;
    if (!text_.is_word(k) || text_.tags[k].verb.verb != no_verb) return false;
  }
  return false;
}

bool AttributionReader::is_covered(const Quote& quote) const {
  for (size_t d = drafts_.size(); d-- > 0 && drafts_.size() - d < 12;)
    if (overlap(drafts_[d].content, quote.content()) > 0) return true;
  return false;
}

size_t AttributionReader::oldest_open() const {
  return std::max(first_of_sentence_, drafts_.size() - std::min(drafts_.size(), open_statements));
}

Draft AttributionReader::make(TokenIndex cue, const std::optional<Source>& source) {
  Draft draft;
  draft.cue = cue, draft.cue_end = cue + 1, draft.sentence = sentence_;
  if (source) draft.speaker = speakers_.add(*source);
  return draft;
}

void AttributionReader::find_tail_vias(Draft& draft) const {
  TokenIndex begin = draft.content.end + 1, end = begin;
  while (end < bounds_.end && end < begin + 8 && !text_.is_kind(end, TokenKind::comma) &&
         !text_.is_kind(end, TokenKind::stop))
    ++end;
  if (begin < end) find_vias(text_, {begin, end}, draft.vias);
}

TokenIndex AttributionReader::end_at_own_name(const Draft& draft) const {
  const uint32_t local = draft.speaker == no_index ? no_index : speakers_[draft.speaker].local;
  if (local == no_index || draft.direct) return draft.content.end;
  for (TokenIndex k = draft.content.begin + 3; k + 2 < draft.content.end; ++k) {
    if (const uint32_t quote = text_.tags[k].quote; quote != no_index && text_.quotes[quote].outermost)
      k = std::max(k, text_.quotes[quote].close);
    if (k + 2 >= draft.content.end) break;  // the quotation goes on behind
    if (!text_.is_kind(k, TokenKind::comma)) continue;
    if (!text_.tags[k + 1].conjunction && !is_auxiliary(k + 1)) continue;
    const uint32_t mention = text_.mention_starting(k + 2);
    if (mention != no_index && text_.mentions[mention].local == local) return k;
  }
  return draft.content.end;
}

void AttributionReader::keep(Draft draft) {
  if (const TokenIndex end = end_at_own_name(draft); end < draft.content.end) {
    if (draft.frame.end == draft.content.end) draft.frame.end = end;
    draft.content.end = end;
  }
  if (occasion_sentence_ == draft.sentence) std::ranges::copy(occasion_, std::back_inserter(draft.vias));
  if (draft.speaker != no_index) speakers_.spoke(draft.speaker);
  if (draft.nested && draft.outer != no_index) speakers_.spoke(draft.outer);  // he goes on
  for (const Source& via : draft.vias)
    if (via.kind == SourceKind::document && draft.speaker != no_index) speakers_.spoke_in(draft.speaker, via);
  drafts_.push_back(std::move(draft));
}

std::vector<Draft> find_attributed(const TaggedText& text, Speakers& speakers) {
  return AttributionReader(text, speakers).run();
}

}  // namespace tawatur
