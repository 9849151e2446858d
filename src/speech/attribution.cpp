#include "speech/attribution.h"

#include <algorithm>
#include <optional>

#include "speech/attribution_phrase.h"
#include "speech/complement.h"
#include "speech/subject.h"
#include "speech/via.h"

namespace tawatur {
namespace {

constexpr uint32_t least_loose_quote = 8;   // words of a quotation that counts without a cue
constexpr uint32_t least_content = 2;       // words of a statement
constexpr uint32_t longest_clause = 400;    // tokens: where a text has no stops, a clause is cut here
constexpr size_t open_statements = 6;       // statements of one sentence that a later cue can end or pass on

class AttributionReader {
 public:
  AttributionReader(const TaggedText& text, Speakers& speakers) : text_(text), speakers_(speakers), claimed_(text.quotes.size(), false) {}

  std::vector<Draft> run() {
    const auto& sentences = text_.analysis.sentences;
    for (sentence_ = 0; sentence_ < sentences.size(); ++sentence_) {
      bounds_ = sentences[sentence_].tokens;
      bounds_.begin = text_.after_dateline(std::max(bounds_.begin, done_), bounds_.end);
      if (bounds_.empty()) continue;
      first_of_sentence_ = drafts_.size();
      read_headline();
      for (TokenIndex i = bounds_.begin; i < bounds_.end;) i = step(i);
      read_loose_quotes();
    }
    return std::move(drafts_);
  }

 private:
  /// Reads what begins at a token; the token to go on with.
  TokenIndex step(TokenIndex i) {
    const Tag& tag = text_.tags[i];
    if (tag.quote != no_index) {
      const Quote& quote = text_.quotes[tag.quote];
      // the inside of a longer quotation is somebody else's text: cues in it are theirs
      if (quote.outermost && quote.words > 4) return extend_over(quote);
    }
    if (const auto next = read_preposition(i)) return *next;
    if (tag.verb.verb != no_verb) {
      if (const auto next = read_verb(i)) return *next;
    } else if (const auto next = read_noun(i)) {
      return *next;
    }
    return i + 1;
  }

  TokenIndex extend_over(const Quote& quote) {
    const TokenIndex after = std::min<TokenIndex>(quote.close + quote.closed, static_cast<TokenIndex>(text_.tags.size()));
    if (after > bounds_.end) {  // a quotation over several sentences: the sentence goes on behind it
      const uint32_t last = text_.analysis.sentence_of(after - 1);
      bounds_.end = std::max(after, text_.analysis.sentences[last].tokens.end);
      done_ = bounds_.end;
    }
    return after;
  }

  // ---- headline: "ماكرون: …"
  void read_headline() {
    const Sentence& sentence = text_.analysis.sentences[sentence_];
    if (sentence.role != SentenceRole::title) return;
    for (TokenIndex i = bounds_.begin + 1; i < std::min<TokenIndex>(bounds_.end, bounds_.begin + 8); ++i) {
      if (!text_.is_kind(i, TokenKind::colon)) continue;
      const auto source = read_source(text_, bounds_.begin, i);
      if (!source || !is_speaker(*source) || source->tokens.end != i || i + 3 > bounds_.end) return;
      const bool topic = source->kind == SourceKind::institution && !text_.is(bounds_.begin, word_headline_speaker | word_institution);
      if (source->kind == SourceKind::document || topic) return;  // "بلجيكا: …" tells where, not who
      const uint32_t quote = text_.tags[i + 1].quote;
      Draft draft = make(i, source);
      if (quote != no_index && text_.quotes[quote].close + 2 >= bounds_.end) take_quote(draft, quote);
      else draft.content = {i + 1, content_end(i + 1)};
      keep(std::move(draft));
      return;
    }
  }

  // ---- verbs
  std::optional<TokenIndex> read_verb(TokenIndex i) {
    const VerbForm& form = text_.tags[i].verb;
    const ReportingVerb& verb = SpeechLexicon::get().verb(form.verb);
    if (is_noun_here(i) || is_unreal(i)) return std::nullopt;
    if (verb.complements & complement_transfer)
      if (const auto next = read_transfer(i)) return next;
    const FoundComplement complement = find_complement(text_, i, bounds_.end, verb.complements);
    if (complement.kind == ComplementKind::none || complement.kind == ComplementKind::object) {
      if (const auto next = read_postposed(i)) return next;
      if (complement.kind == ComplementKind::none) return std::nullopt;
    }
    const Subject subject = find_subject(text_, i, complement, bounds_);
    if (is_impersonal(i, verb, complement) && !(subject.source && is_speaker(*subject.source) && (subject.before_verb || complement.kind != ComplementKind::object) && !(i > bounds_.begin && text_.is(i - 1, word_relative)))) return std::nullopt;
    const bool by_clause = complement.kind == ComplementKind::that || complement.kind == ComplementKind::quote || complement.kind == ComplementKind::colon;
    if (!by_clause && is_doubtful_verb(i) && !(subject.before_verb && subject.source && subject.source->tokens.end == i)) return std::nullopt;
    if (form.tense == VerbTense::participle) {
      if (by_clause && complement.begin > i + (verb.subject & subject_any ? 6 : 12)) return std::nullopt;
      if (!by_clause && !opens_clause(i)) return std::nullopt;  // "حضورا لافتا في السوق"
    }
    if (text_.tags[i].verb_has_object && !by_clause) return std::nullopt;
    Draft draft;
    draft.cue = i, draft.cue_end = i + 1, draft.sentence = sentence_;
    draft.modality = verb.modality, draft.polarity = verb.polarity;
    if (!accept(draft, i, verb, subject, complement)) return std::nullopt;
    place_content(draft, i, verb, subject, complement);
    if (draft.content.empty() || words_in(draft.content) < (draft.direct ? 1 : least_content)) return std::nullopt;
    find_vias(text_, {i + 1, std::min(draft.content.begin, complement.begin)}, draft.vias);
    if (complement.kind == ComplementKind::quote && draft.direct) find_tail_vias(draft);
    draft.frame = {subject.source && !subject.source->tokens.empty() ? std::min(i, subject.source->tokens.begin) : i, draft.content.end};
    name_origin(draft, i, std::min(draft.content.begin, complement.begin), subject);
    const bool nested = settle_previous(i, subject);
    if (nested && drafts_.back().is_lead && drafts_.back().content.contains(i) && i <= drafts_.back().content.begin + 3) {
      if (draft.is_act) return std::nullopt;  // "بحسب المحامي، فرضت المحكمة": the act is what is told
      draft.outer = drafts_.back().speaker;  // "وبحسب وكالة X، أعلن المتحدث أن": the agency passes on one statement
      drafts_.pop_back();
      const TokenIndex behind = draft.direct ? extend_after(draft.content.end) : std::max(i + 1, draft.content.begin);
      keep(std::move(draft));
      return behind;
    }
    if (nested && subject.source && subject.source->kind == SourceKind::document && subject.before_verb) return std::nullopt;
    if (nested && !(subject.source && is_speaker(*subject.source) && (complement.kind == ComplementKind::that || complement.kind == ComplementKind::quote))) return std::nullopt;
    draft.nested = nested;
    draft.by_pronoun = !subject.source;
    if (nested && outer_ != draft.speaker) draft.outer = outer_;
    draft.is_act = verb.extent == Extent::whole && complement.kind != ComplementKind::that && !draft.direct;
    const TokenIndex next = draft.direct ? extend_after(draft.content.end) : std::max(i + 1, std::min(draft.content.begin, complement.begin));
    keep(std::move(draft));
    return std::max(next, i + 1);
  }

  /// Nouns that look like a past verb: ذكر, كشف, رد behind a preposition or as the second part of a genitive.
  bool is_noun_here(TokenIndex i) const {
    const Tag& tag = text_.tags[i];
    if (tag.mention != no_index) return true;
    const bool bare_past = tag.verb.tense == VerbTense::past && tag.verb.count == Count::singular && tag.verb.gender == Gender::masculine;
    if (!bare_past || i == bounds_.begin) return false;
    const TokenIndex before = i - 1;
    if (text_.is(i, word_preposition)) return !is_verb_despite_preposition(i);
    if (text_.form(before) == "ما" || text_.form(before) == "لما") return true;
    if (text_.form(before) == "ان" || text_.form(before) == "بان") return true;  // a noun stands behind إن
    return text_.is(before, word_preposition) && !tag.conjunction && text_.form(before) != "بعد" && text_.form(before) != "حين";
  }

  /// "ذكرت صحيفة X نقلا عن مسؤول أن": the official says it, the paper passes it on.
  void name_origin(Draft& draft, TokenIndex cue, TokenIndex end, const Subject& subject) {
    for (TokenIndex k = cue + 1; k + 2 < end; ++k) {
      if (text_.form(k) != "نقلا" || text_.form(k + 1) != "عن") continue;
      const auto origin = read_source(text_, k + 2, end);
      if (!origin || !is_speaker(*origin) || !subject.source) return;
      draft.speaker = speakers_.add(*origin);
      std::erase_if(draft.vias, [&](const Source& via) { return via.tokens.begin >= k; });
      draft.vias.insert(draft.vias.begin(), *subject.source);
      return;
    }
  }

  bool opens_clause(TokenIndex i) const {
    return i == bounds_.begin || text_.is_kind(i - 1, TokenKind::comma) || text_.is_kind(i - 1, TokenKind::close_quote) || text_.is(i - 1, word_clause_start | word_deictic);
  }

  /// عبر and بين as verbs: "عبر ديفيس عن", "وبين المدير أن".
  bool is_verb_despite_preposition(TokenIndex i) const {
    const bool begins = opens_clause(i) || (text_.tags[i].conjunction && i == bounds_.begin);
    const bool named = i + 1 < bounds_.end && (text_.tags[i + 1].mention != no_index || text_.form(i + 1) == "عن");
    if (!begins && !named) return false;
    for (TokenIndex k = i + 1; k < std::min(bounds_.end, i + 12u); ++k) {
      if (text_.form(k) == "عن" && text_.form(i).ends_with("عبر")) return true;
      if (text_.is(k, word_complementiser)) return begins;
    }
    return false;
  }

  /// A bare past form inside a clause ("تسعة وزراء جدد"): a verb only where its clause begins with a time, a place or an auxiliary.
  bool is_doubtful_verb(TokenIndex i) const {
    const Tag& tag = text_.tags[i];
    if (tag.verb.tense != VerbTense::past || tag.verb.gender != Gender::masculine || tag.verb.count != Count::singular || tag.conjunction || opens_clause(i)) return false;
    if (text_.is(i - 1, word_relative | word_time | word_adverb) || is_auxiliary(i - 1)) return false;
    TokenIndex begin = i;
    while (begin > bounds_.begin && i - begin < 16 && !text_.is_kind(begin - 1, TokenKind::comma) && !text_.is_kind(begin - 1, TokenKind::stop)) --begin;
    return !text_.is(begin, word_preposition | word_time | word_adverb | word_clause_start | word_subordinator);
  }

  /// "أن تعترف", "لن يقول": what somebody may say is not said.
  bool is_unreal(TokenIndex i) const {
    if (i > bounds_.begin && (text_.form(i - 1) == "لم" || text_.form(i - 1) == "ولم" || text_.form(i - 1) == "فلم")) return true;
    if (text_.tags[i].verb.tense != VerbTense::present || i == bounds_.begin) return false;
    const std::string_view before = text_.form(i - 1);
    if (before == "من" || before == "فمن" || before == "ومن" || before == "لمن") return true;  // whoever says
    if (before == "لن" || before == "الا" || before == "كي") return true;
    return before == "ان" && !(i >= bounds_.begin + 2 && (text_.form(i - 2) == "قبل" || text_.form(i - 2) == "بعد"));
  }

  /// "ويذكر أن", "يتوقع أن": nobody is named.
  bool is_impersonal(TokenIndex i, const ReportingVerb& verb, const FoundComplement& complement) const {
    const VerbForm& form = text_.tags[i].verb;
    if (form.tense != VerbTense::present || form.count != Count::singular) return false;
    if (complement.kind == ComplementKind::object && verb.complements & complement_predicate && form.gender == Gender::feminine && !text_.tags[i].verb_has_object) return true;
    if (form.gender != Gender::masculine) return false;
    if (verb.complements & complement_predicate && complement.kind != ComplementKind::that && !text_.tags[i].verb_has_object) return true;  // "ويعتبر الحكم ضربة"
    return complement.kind == ComplementKind::that && complement.begin <= i + 2 && (verb.past == "ذكر" || verb.modality == Modality::possible || verb.modality == Modality::predicted || verb.past == "لاحظ");
  }

  /// "ويذكر أن الكويت قدمت مشروعا، وطالبت": whom the clauses before in the same sentence are about, where nobody has spoken in it.
  std::optional<uint32_t> subject_of_sentence(TokenIndex i, const VerbForm& form) {
    if (drafts_.size() > first_of_sentence_ || i < bounds_.begin + 4) return std::nullopt;
    const TokenIndex floor = std::max(bounds_.begin, i > 60 ? i - 60 : 0);
    for (TokenIndex k = floor; k < i; ++k) {
      const uint32_t mention = text_.mention_starting(k);
      const bool role = text_.is(k, word_person) && text_.tags[k].article;  // "خرج النجم المصري عن صمته وقال"
      if ((mention == no_index && !role) || text_.tags[k].attached_for || text_.tags[k].attached_by) continue;
      if (k > bounds_.begin && text_.is(k - 1, word_preposition)) continue;
      TokenIndex begin = k;
      while (begin > floor && k - begin < 4 && text_.is(begin - 1, word_person)) --begin;
      const auto source = read_source(text_, begin, i);
      if (source && is_speaker(*source) && agrees_behind(text_, *source, form) && form.count != Count::plural) return speakers_.add(*source);
      if (source) k = std::max(k, source->tokens.end - 1);
    }
    return std::nullopt;
  }

  /// Whose verb a participle leans on: the last verb of saying before it that has a subject of its own.
  std::optional<uint32_t> subject_of_governing_verb(TokenIndex i) {
    const TokenIndex floor = std::max(bounds_.begin, i > 30 ? i - 30 : 0);
    for (TokenIndex k = i; k-- > floor;) {
      if (text_.tags[k].verb.verb == no_verb || text_.tags[k].verb.tense == VerbTense::participle) continue;
      const auto source = read_source(text_, k + 1, i);
      if (source && (is_speaker(*source) || source->tokens.size() >= 2) && agrees_behind(text_, *source, text_.tags[i].verb)) return speakers_.add(*source);
      return std::nullopt;
    }
    return std::nullopt;
  }

  bool accept(Draft& draft, TokenIndex i, const ReportingVerb& verb, const Subject& subject, const FoundComplement& complement) {
    const bool clause_follows = complement.kind == ComplementKind::that || complement.kind == ComplementKind::quote || complement.kind == ComplementKind::colon;
    const VerbForm& form = text_.tags[i].verb;
    if (subject.source) {
      const Source& source = *subject.source;
      if (complement.kind == ComplementKind::quote && !(verb.complements & (complement_colon | complement_predicate)) && verb.complements & complement_object && has_object_before(source, complement)) return false;
      const bool document = source.kind == SourceKind::document;
      const bool court = text_.is(source.tokens.begin, word_court);
      const bool agent = is_speaker(source) && !document;
      bool good = (verb.subject & subject_any && (clause_follows || is_speaker(source))) || (verb.subject & subject_agent && agent) ||
                  (verb.subject & subject_document && (document || source.is_utterance)) || (verb.subject & subject_court && court);
      if (!good && verb.subject & subject_agent && document && !(complement.kind == ComplementKind::object && !text_.tags[source.tokens.begin].article && !subject.before_verb)) good = true;
      if (complement.kind == ComplementKind::object) good = good && is_object(subject, complement, verb);
      if (!good) return false;
      draft.speaker = speakers_.add(source);
      Speaker& speaker = speakers_[draft.speaker];
      if (speaker.gender == Gender::unknown && form.count == Count::singular) speaker.gender = form.gender;
      return true;
    }
    if (!(verb.subject & (subject_any | subject_agent))) {
      const auto last = speakers_.last();  // "كما ينص على": the document just quoted
      if (!(verb.subject & subject_document) || !last || speakers_[*last].kind != SourceKind::document) return false;
      draft.speaker = *last;
      return clause_follows || complement.kind == ComplementKind::preposition;
    }
    if (form.tense == VerbTense::participle && drafts_.size() > first_of_sentence_ && drafts_.back().speaker != no_index) {
      draft.speaker = drafts_.back().speaker;
      return clause_follows || (complement.kind == ComplementKind::preposition && words_in({complement.begin, bounds_.end}) >= 3);
    }
    if (form.tense == VerbTense::participle && clause_follows) {  // "علّق X قائلا إن"
      if (const auto governing = subject_of_governing_verb(i)) {
        draft.speaker = *governing;
        return true;
      }
    }
    const bool goes_on = text_.tags[i].conjunction || (i > bounds_.begin && text_.is(i - 1, word_clause_start));  // "وطالبت ب", "كما تدعو … إلى"
    if (!clause_follows && !(complement.kind == ComplementKind::preposition && goes_on && complement.begin <= i + 8)) return false;
    if (const auto subject_here = subject_of_sentence(i, form)) draft.speaker = *subject_here;
    else if (const auto speaker = speakers_.resolve(form, i)) draft.speaker = *speaker;
    return draft.speaker != no_index || (clause_follows && verb.subject & subject_any);
  }

  /// "أعلنت خلية الإعلام الحربي اليوم، مقتل": nobody that the lists know, but a phrase of its own behind a verb that opens the sentence.
  bool is_told_by_unknown(const Source& source) const {
    const TokenIndex end = source.tokens.end;
    if (source.tokens.begin == 0 || source.tokens.size() < 2 || end >= bounds_.end) return false;
    const VerbForm& form = text_.tags[source.tokens.begin - 1].verb;
    const bool feminine = text_.form(source.tokens.begin).ends_with("ه");
    return form.verb != no_verb && form.tense == VerbTense::past && feminine == (form.gender == Gender::feminine) && feminine &&
           (text_.is_kind(end, TokenKind::comma) || text_.is(end, word_time | word_preposition));
  }

  /// "بلجيكا تكشف هوية منفذ "الجريمة"": the quoted words are part of what is told.
  bool has_object_before(const Source& source, const FoundComplement& complement) const {
    const TokenIndex begin = source.tokens.end <= complement.begin ? source.tokens.end : complement.begin;
    for (TokenIndex k = begin; k < complement.begin; ++k) {
      if (text_.is(k, word_preposition | word_relative) || text_.is_kind(k, TokenKind::comma) || text_.tags[k].attached_by || text_.tags[k].attached_for) return false;
      if (text_.is_kind(k, TokenKind::arabic) && !text_.is(k, word_time | word_adverb)) return true;
    }
    return false;
  }

  /// A noun phrase as content: something must be left behind the subject, and a sign that the verb speaks.
  bool is_object(const Subject& subject, const FoundComplement&, const ReportingVerb& verb) const {
    const Source& source = *subject.source;
    if (!is_speaker(source) && !(verb.subject & subject_any && is_told_by_unknown(source))) return false;
    if (verb.complements & complement_verdict) {
      for (TokenIndex k = source.tokens.end; k < std::min(bounds_.end, source.tokens.end + 3u); ++k)
        if (text_.form(k).starts_with("حكم") || text_.form(k).starts_with("قرار")) return true;
      return false;
    }
    return source.tokens.end < bounds_.end && words_in({source.tokens.end, bounds_.end}) >= 1;
  }

  void place_content(Draft& draft, TokenIndex i, const ReportingVerb& verb, const Subject& subject, const FoundComplement& complement) {
    switch (complement.kind) {
      case ComplementKind::quote:
        if (is_part_of_phrase(complement.quote, verb, subject)) {
          const TokenIndex floor = subject.source && !subject.before_verb ? subject.source->tokens.end : i + 1;
          draft.content = {std::max(floor, complement.begin - std::min<TokenIndex>(complement.begin, 3)), content_end(complement.begin)};
        } else
          take_quote(draft, complement.quote);
        break;
      case ComplementKind::colon: draft.content = {complement.begin + 1, content_end(complement.begin + 1)}; break;
      case ComplementKind::that: {
        const uint32_t quote = complement.begin + 1 < bounds_.end ? text_.tags[complement.begin + 1].quote : no_index;
        if (quote != no_index && is_whole_quote(quote)) take_quote(draft, quote);
        else draft.content = {complement.begin, content_end(complement.begin)};
        break;
      }
      case ComplementKind::preposition:
        if (verb.extent == Extent::whole) {
          draft.content = {i, content_end(complement.begin)};
        } else {
          const uint32_t quote = quote_near(complement.begin);
          const bool has_object = (verb.complements & complement_object) != 0 && subject.source && !subject.before_verb;
          if (quote != no_index && is_whole_quote(quote)) take_quote(draft, quote);
          else draft.content = {has_object ? std::min(complement.begin, behind_time(subject.source->tokens.end)) : complement.begin, content_end(complement.begin)};
        }
        break;
      case ComplementKind::object: {
        const TokenIndex begin = std::max(i + 1, subject.source ? subject.source->tokens.end : i + 1);
        if (verb.extent == Extent::whole) draft.content = {subject.before_verb ? subject.source->tokens.begin : i, content_end(begin)};
        else draft.content = {subject.before_verb ? i + 1 : begin, content_end(begin)};
        break;
      }
      case ComplementKind::none: break;
    }
  }

  /// "توجهت ماي بـ"الشكر" الحار لديفيس": the quoted words are part of a phrase, which is what was said.
  bool is_part_of_phrase(uint32_t index, const ReportingVerb& verb, const Subject& subject) const {
    const Quote& quote = text_.quotes[index];
    if (is_whole_quote(index)) return false;
    if (verb.complements & complement_predicate) return true;
    const bool right_behind = subject.source && !subject.before_verb ? subject.source->tokens.end == quote.open : SpeechLexicon::get().verb_form(text_.form(quote.open - 1)) != nullptr;
    return quote.words <= 3 && !right_behind;
  }

  TokenIndex behind_time(TokenIndex i) const {
    while (i < bounds_.end && (text_.is(i, word_time | word_adverb) || text_.is_kind(i, TokenKind::comma))) ++i;
    return i;
  }

  uint32_t quote_near(TokenIndex i) const {
    for (TokenIndex k = i; k < std::min(bounds_.end, i + 2u); ++k)
      if (text_.tags[k].quote != no_index) return text_.tags[k].quote;
    return no_index;
  }

  void take_quote(Draft& draft, uint32_t quote) {
    draft.content = text_.quotes[quote].content();
    draft.direct = true;
    claimed_[quote] = true;
  }

  /// Nothing of the clause stands behind the quotation.
  bool is_whole_quote(uint32_t index) const {
    const Quote& quote = text_.quotes[index];
    const TokenIndex after = quote.close + quote.closed;
    if (after >= bounds_.end) return true;
    const TokenKind kind = text_.token(after).kind;
    if (kind == TokenKind::stop || kind == TokenKind::comma) return true;
    const Tag& tag = text_.tags[after];
    return tag.verb.verb != no_verb || (tag.classes & word_clause_start) != 0 || (quote.words >= 6 && !tag.conjunction);
  }

  TokenIndex extend_after(TokenIndex close) {
    if (close < text_.tags.size() && close + 1 > bounds_.end) {
      const uint32_t last = text_.analysis.sentence_of(std::min<TokenIndex>(close, static_cast<TokenIndex>(text_.tags.size() - 1)));
      bounds_.end = std::max(bounds_.end, text_.analysis.sentences[last].tokens.end);
      done_ = bounds_.end;
    }
    return close;
  }

  /// End of a clause that runs to its sentence's end, over quotations that close later.
  TokenIndex content_end(TokenIndex begin) {
    TokenIndex end = std::min(bounds_.end, begin + longest_clause);
    for (TokenIndex k = begin; k < end; ++k) {
      const Tag& tag = text_.tags[k];
      if (tag.quote != no_index && text_.quotes[tag.quote].outermost) {
        const TokenIndex after = extend_over(text_.quotes[tag.quote]);
        end = std::max(after, std::min(bounds_.end, begin + longest_clause));
        k = after - 1;
        continue;
      }
      if (text_.is_kind(k, TokenKind::comma) && k + 1 < end) {
        const std::string_view next = text_.form(k + 1);
        if (next == "فيما" || next == "بينما") { end = k; break; }
      }
    }
    return trimmed(begin, end);
  }

  TokenIndex trimmed(TokenIndex begin, TokenIndex end) const {
    while (end > begin) {
      const TokenKind kind = text_.token(end - 1).kind;
      if (kind == TokenKind::stop || kind == TokenKind::comma || kind == TokenKind::colon || kind == TokenKind::dash) --end;
      else break;
    }
    return end;
  }

  uint32_t words_in(TokenSpan span) const {
    uint32_t words = 0;
    for (TokenIndex k = span.begin; k < std::min(span.end, span.begin + 12u); ++k) words += text_.is_word(k);
    return words;
  }

  bool is_auxiliary(TokenIndex i) const {
    const std::string_view form = text_.form(i);
    return form == "قد" || form == "وقد" || form == "كان" || form == "كانت" || form == "وكان" || form == "وكانت" || form == "فقد";
  }

  /// A new cue at `i` ends what the statement before it says, unless it lies inside it. True: it is nested.
  bool settle_previous(TokenIndex i, const Subject& subject) {
    if (drafts_.size() == first_of_sentence_) return false;
    TokenIndex lead = subject.before_verb && subject.source ? std::min(i, subject.source->tokens.begin) : i;
    const TokenIndex floor = drafts_.back().content.begin;
    while (lead > floor && (text_.is(lead - 1, word_clause_start | word_adverb) || is_auxiliary(lead - 1))) --lead;
    // "قدمته الكويت ويدعو إلى": what goes on in the present goes on inside
    if (text_.tags[i].conjunction && !subject.source && text_.tags[i].verb.tense == VerbTense::present && lead > floor && !text_.is_kind(lead - 1, TokenKind::comma) &&
        !text_.is_kind(lead - 1, TokenKind::stop) && drafts_.back().content.contains(i))
      return true;
    bool starts_clause = text_.tags[lead].conjunction || lead < i - (subject.before_verb && subject.source ? i - std::min(i, subject.source->tokens.begin) : 0);
    if (lead > floor && text_.is_kind(lead - 1, TokenKind::comma)) starts_clause = true;
    if (lead > floor && text_.is_kind(lead - 1, TokenKind::close_quote)) starts_clause = true;
    if (lead > floor && text_.is_kind(lead - 1, TokenKind::stop)) starts_clause = true;
    if (text_.tags[i].verb.tense == VerbTense::participle && lead > floor + 3) starts_clause = true;
    if (lead > floor + 4 && text_.is(lead - 1, word_relative) && text_.is_kind(lead - 2, TokenKind::comma)) starts_clause = true, --lead;
    bool nested = false;
    for (size_t d = drafts_.size(); d-- > oldest_open();) {
      Draft& draft = drafts_[d];
      if (draft.direct || !draft.content.contains(i)) continue;
      if (!starts_clause || lead <= draft.content.begin + 2) {
        nested = true;
        outer_ = draft.speaker;
        continue;
      }
      draft.content.end = trimmed(draft.content.begin, lead);
      draft.frame.end = std::min(draft.frame.end, lead);
    }
    return nested;
  }

  // ---- "إعلان البرلمان زيادة", "قوله إن": inside other clauses, which they leave as they are
  std::optional<TokenIndex> read_noun(TokenIndex i) {
    if (!text_.is_kind(i, TokenKind::arabic) || text_.tags[i].mention != no_index) return std::nullopt;
    std::string_view form = text_.form(i);
    const NounForm* noun = SpeechLexicon::get().noun_form(form);
    if (noun == nullptr && (form.starts_with("ب") || form.starts_with("و") || form.starts_with("ل") || form.starts_with("ف"))) noun = SpeechLexicon::get().noun_form(form.substr(2));
    if (noun == nullptr) return std::nullopt;
    const ReportingVerb& row = SpeechLexicon::get().verb(noun->verb);
    const FoundComplement complement = find_complement(text_, i, std::min(bounds_.end, i + 16u), row.complements);
    if (complement.kind == ComplementKind::none || (complement.kind != ComplementKind::object && complement.begin > i + 10)) return std::nullopt;
    Draft draft;
    draft.cue = i, draft.cue_end = i + 1, draft.sentence = sentence_, draft.nested = true;
    draft.modality = row.modality, draft.polarity = row.polarity;
    Subject subject;
    if (noun->has_pronoun) {
      if (complement.begin > i + 2 || complement.kind == ComplementKind::object || complement.kind == ComplementKind::preposition) return std::nullopt;
      VerbForm pronoun;
      pronoun.gender = noun->pronoun, pronoun.count = Count::singular;
      const auto speaker = speakers_.resolve(pronoun, i);
      if (!speaker) return std::nullopt;
      draft.speaker = *speaker;
    } else {
      subject.source = read_source(text_, i + 1, complement.kind == ComplementKind::object ? bounds_.end : complement.begin);
      if (!subject.source || !is_speaker(*subject.source) || subject.source->kind == SourceKind::document) return std::nullopt;
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

  // ---- "نقلت وكالة X عن Y إن"
  std::optional<TokenIndex> read_transfer(TokenIndex i) {
    const std::string_view wanted = text_.form(i).find("نسب") == std::string_view::npos ? "عن" : "الي";
    TokenIndex about = i + 1;
    const TokenIndex stop = std::min<TokenIndex>(bounds_.end, i + 16);
    while (about < stop && text_.form(about) != wanted && !text_.is(about, word_complementiser) && !text_.is_kind(about, TokenKind::stop)) ++about;
    if (about >= stop || text_.form(about) != wanted) return std::nullopt;
    const FoundComplement complement = find_complement(text_, about, bounds_.end, complement_that | complement_quote | complement_colon);
    if (complement.kind == ComplementKind::none) return std::nullopt;
    const auto origin = read_source(text_, about + 1, complement.begin);
    if (!origin) return std::nullopt;
    Draft draft = make(i, origin);
    const auto medium = read_source(text_, i + 1, about);
    if (medium && is_speaker(*medium)) draft.vias.push_back(*medium);
    static const ReportingVerb said;
    place_content(draft, i, said, {}, complement);
    if (draft.content.empty()) return std::nullopt;
    draft.nested = settle_previous(i, {});
    draft.frame = {i, draft.content.end};
    const TokenIndex next = draft.direct ? extend_after(draft.content.end) : complement.begin + 1;
    const std::optional<uint32_t> via = medium && is_speaker(*medium) ? std::optional(speakers_.add(*medium)) : std::nullopt;
    if (via && drafts_.size() > 0) speakers_.spoke(*via);
    keep(std::move(draft));
    return next;
  }

  // ---- '"…"، قال X' and '…، يقول X'
  std::optional<TokenIndex> read_postposed(TokenIndex i) {
    const ReportingVerb& verb = SpeechLexicon::get().verb(text_.tags[i].verb.verb);
    if (!(verb.subject & subject_any) || i == bounds_.begin || text_.tags[i].verb.tense == VerbTense::participle) return std::nullopt;
    TokenIndex before = i;
    while (before > bounds_.begin && (text_.form(before - 1) == "كما" || text_.form(before - 1) == "هكذا")) --before;
    if (before == bounds_.begin) return std::nullopt;
    const bool behind_quote = text_.is_kind(before - 1, TokenKind::close_quote) || (before >= 2 && text_.is_kind(before - 1, TokenKind::comma) && text_.is_kind(before - 2, TokenKind::close_quote));
    if (!behind_quote && !text_.is_kind(before - 1, TokenKind::comma)) return std::nullopt;
    const auto source = read_source(text_, i + 1, bounds_.end);
    if (!source || !is_speaker(*source)) return std::nullopt;
    const TokenIndex after = source->tokens.end;
    if (after < bounds_.end && text_.is_word(after) && !text_.is(after, word_preposition | word_time) && !text_.tags[after].attached_for) return std::nullopt;
    if (behind_quote) {
      const uint32_t quote = quote_closing_before(before);
      if (quote == no_index || claimed_[quote] || text_.quotes[quote].words < 3) return std::nullopt;
      Draft draft = make(i, source);
      take_quote(draft, quote);
      draft.frame = {draft.content.begin, after};
      find_vias(text_, {after, std::min<TokenIndex>(bounds_.end, after + 8)}, draft.vias);
      keep(std::move(draft));
      return after;
    }
    return attribute_clause_before(i, before, *source, after);
  }

  uint32_t quote_closing_before(TokenIndex i) const {
    for (TokenIndex k = i; k-- > bounds_.begin && k + 3 > i;) {
      const uint32_t quote = text_.tags[k].inside;
      if (quote != no_index && text_.quotes[quote].close + 2 >= i && text_.quotes[quote].close < i) return quote;
    }
    return no_index;
  }

  // ---- "بحسب X", "وفق ما أفادت X", "نقلا عن X", "كما قال X"
  std::optional<TokenIndex> read_preposition(TokenIndex i) {
    const auto match = match_attribution(text_, i, bounds_.end);
    if (!match) return std::nullopt;
    if (match->pronoun) {
      VerbForm any;
      any.gender = match->gender, any.count = Count::singular;
      const auto speaker = speakers_.resolve(any, i);
      return speaker ? attribute_to(i, i, *speaker, nullptr, match->end) : std::nullopt;
    }
    const auto source = read_source(text_, match->source, bounds_.end);
    if (!source || !is_speaker(*source) || (text_.is(source->tokens.begin, word_norm) && text_.form(match->end - 1).find("نظر") == std::string_view::npos)) return std::nullopt;
    const TokenIndex after = source->tokens.end;
    if (match->needs_end && after < bounds_.end && text_.is_word(after) && !text_.is(after, word_preposition | word_time) && !text_.tags[after].attached_for) return std::nullopt;
    const bool opens_clause = i == bounds_.begin || (i == bounds_.begin + 1 && !text_.is_word(bounds_.begin));
    const bool alone = opens_clause && after + 2 >= bounds_.end && !text_.is_kind(after, TokenKind::comma);
    if (alone) return attribute_previous(*source, after);
    if (opens_clause && !match->needs_end) return attribute_clause_after(i, *source, after);
    return attribute_clause_before(i, i, *source, after);
  }

  /// "… . حسب رويترز.": a sentence of its own that passes on the statement before it.
  std::optional<TokenIndex> attribute_previous(const Source& source, TokenIndex after) {
    if (drafts_.empty() || drafts_.back().sentence + 1 < sentence_) return std::nullopt;
    drafts_.back().vias.push_back(source);
    return after;
  }

  std::optional<TokenIndex> attribute_clause_after(TokenIndex cue, const Source& source, TokenIndex after) {
    TokenIndex begin = after;
    while (begin < bounds_.end && !text_.is_kind(begin, TokenKind::comma) && !text_.is_kind(begin, TokenKind::colon) && begin < after + 20 &&
           !(text_.is(begin, word_complementiser)) && text_.form(begin) != "فان" && text_.form(begin) != "فقد" &&
           (text_.tags[begin].quote == no_index || is_name_quote(text_, text_.quotes[text_.tags[begin].quote])))
      ++begin;
    const TokenIndex lead_end = begin;
    if (begin < bounds_.end && (text_.is_kind(begin, TokenKind::comma) || text_.is_kind(begin, TokenKind::colon))) ++begin;
    if (begin >= bounds_.end) return std::nullopt;
    Draft draft = make(cue, source);
    const uint32_t quote = text_.tags[begin].quote;
    if (quote != no_index && is_whole_quote(quote)) take_quote(draft, quote);
    else draft.content = {begin, content_end(begin)};
    if (draft.content.empty()) return std::nullopt;
    draft.frame = {cue, draft.content.end};
    draft.is_lead = true;
    find_vias(text_, {after, lead_end}, draft.vias);
    const TokenIndex next = draft.direct ? extend_after(draft.content.end) : begin;
    keep(std::move(draft));
    return std::max(next, cue + 1);
  }

  std::optional<TokenIndex> attribute_clause_before(TokenIndex cue, TokenIndex clause_end, const Source& source, TokenIndex after) {
    const uint32_t speaker = speakers_.add(source);
    return attribute_to(cue, clause_end, speaker, &source, after);
  }

  /// What stands before `clause_end` is said by `speaker`; where somebody else is named for it already, `speaker` passed it on.
  std::optional<TokenIndex> attribute_to(TokenIndex cue, TokenIndex clause_end, uint32_t speaker, const Source* source, TokenIndex after) {
    for (size_t d = drafts_.size(); d-- > oldest_open();) {
      Draft& draft = drafts_[d];
      const bool holds = draft.content.contains(cue);
      if (!holds && (draft.content.end > cue || cue - draft.content.end > 12 || draft.nested)) continue;
      if (holds && draft.is_act && after < draft.content.end && source != nullptr && clause_end <= draft.content.begin + 4) {
        draft.speaker = speaker;  // "أمرت المحكمة، بحسب ممثل النيابة، بمصادرة …": he tells what the court did
        return after;
      }
      if (holds) {
        draft.content.end = trimmed(draft.content.begin, clause_end);
        draft.frame.end = after;
      }
      if (source != nullptr && draft.by_pronoun && holds && source->kind == SourceKind::document) draft.speaker = speaker;
      else if (source != nullptr && draft.speaker != speaker) draft.vias.push_back(*source);
      return after;
    }
    TokenIndex begin = std::max(bounds_.begin, clause_end > longest_clause ? clause_end - longest_clause : 0);
    for (TokenIndex k = clause_end; k-- > begin;)
      if (k + 1 < clause_end && text_.is_kind(k, TokenKind::comma) && text_.is(k + 1, word_clause_start)) { begin = k + 1; break; }
    bool comma = clause_end > begin && text_.is_kind(clause_end - 1, TokenKind::comma);
    Draft draft = make(cue, std::nullopt);
    draft.speaker = speaker;
    const uint32_t quote = quote_closing_before(clause_end);
    if (quote != no_index && text_.quotes[quote].open <= begin + 1) {
      take_quote(draft, quote);
    } else if (words_in({begin, clause_end}) >= (after + 2 >= bounds_.end ? 3u : 6u) && (comma || after + 2 >= bounds_.end)) {
      draft.content = {begin, trimmed(begin, clause_end)};
    } else {
      draft.content = {begin, content_end(after)};
    }
    if (words_in(draft.content) < least_content) return std::nullopt;
    draft.frame = {begin, std::max(after, draft.content.end)};
    keep(std::move(draft));
    return after;
  }

  // ---- quotations without a cue
  void read_loose_quotes() {
    for (TokenIndex k = bounds_.begin; k < bounds_.end;) {
      const uint32_t index = text_.tags[k].quote;
      if (index == no_index || !text_.quotes[index].outermost) { ++k; continue; }
      const Quote& quote = text_.quotes[index];
      const TokenIndex after = std::max(k + 1, quote.close);
      if (!claimed_[index] && quote.words >= least_loose_quote && !is_covered(quote)) {
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

  bool is_covered(const Quote& quote) const {
    for (size_t d = drafts_.size(); d-- > 0 && drafts_.size() - d < 12;)
      if (overlap(drafts_[d].content, quote.content()) > 0) return true;
    return false;
  }

  // ---- drafts
  size_t oldest_open() const { return std::max(first_of_sentence_, drafts_.size() - std::min(drafts_.size(), open_statements)); }

  Draft make(TokenIndex cue, const std::optional<Source>& source) {
    Draft draft;
    draft.cue = cue, draft.cue_end = cue + 1, draft.sentence = sentence_;
    if (source) draft.speaker = speakers_.add(*source);
    return draft;
  }

  /// Behind a quotation, up to the next comma or stop: "… لوكالة فرانس برس".
  void find_tail_vias(Draft& draft) const {
    TokenIndex begin = draft.content.end + 1, end = begin;
    while (end < bounds_.end && end < begin + 8 && !text_.is_kind(end, TokenKind::comma) && !text_.is_kind(end, TokenKind::stop)) ++end;
    if (begin < end) find_vias(text_, {begin, end}, draft.vias);
  }

  void keep(Draft draft) {
    if (draft.speaker != no_index) speakers_.spoke(draft.speaker);
    drafts_.push_back(std::move(draft));
  }

  const TaggedText& text_;
  Speakers& speakers_;
  std::vector<bool> claimed_;  // quotations that are somebody's statement
  std::vector<Draft> drafts_;
  uint32_t sentence_ = 0;
  TokenSpan bounds_;           // of the sentence being read, widened by quotations that end later
  TokenIndex done_ = 0;        // tokens that an earlier sentence has taken in
  size_t first_of_sentence_ = 0;
  uint32_t outer_ = no_index;  // who says the statement that the last nested one lies in
};

}  // namespace

std::vector<Draft> find_attributed(const TaggedText& text, Speakers& speakers) { return AttributionReader(text, speakers).run(); }

}  // namespace tawatur
