#pragma once
// How find_attributed reads a page; internal to this stage. One object reads one page, sentence by sentence, in one
// pass; the files attribution_*.cpp hold its parts.
#include <optional>
#include <vector>

#include "speech/attribution_phrase.h"
#include "speech/complement.h"
#include "speech/draft.h"
#include "speech/speakers.h"
#include "speech/subject.h"

namespace tawatur {

inline constexpr uint32_t least_loose_quote = 8;  // words of a quotation that counts without a cue
inline constexpr uint32_t least_content = 2;      // words of a statement
inline constexpr uint32_t longest_clause = 400;   // tokens: where a text has no stops, a clause is cut here
inline constexpr size_t open_statements = 6;      // statements of one sentence that a later cue can end or pass on

enum class ReadDirection : uint8_t { direct, indirect };

class AttributionReader {
 public:
  AttributionReader(const TaggedText& text, Speakers& speakers)
      : text_(text), speakers_(speakers), claimed_(text.quotes.size(), false) {}
  std::vector<Draft> run();

 private:
  /// Reads what begins at a token; the token to go on with.
  TokenIndex step(TokenIndex i);
  TokenIndex extend_over(const Quote& quote);
  void read_headline();
  /// "للكنيست", "لفلان": whom a headline's speaker speaks to.
  bool is_addressed(TokenIndex i) const;
  /// "المركزي: …" where the page lets "البنك المركزي" speak: known only when the page is read.
  void read_headline_of_known_speaker();
  /// '… "كذا وكذا"' in the title: whoever says the same words in the body.
  void read_quotes_of_headline();
  /// "جاء ذلك في مقابلة مع قناة X": through whom the statement before came.
  std::optional<TokenIndex> read_occasion(TokenIndex i);
  void read_loose_quotes();
  bool is_covered(const Quote& quote) const;
  /// 'بتهمة "كذا"', 'بعنوان "كذا"': quoted and not said.
  bool is_charge(const Quote& quote) const;
  size_t oldest_open() const;
  Draft make(TokenIndex cue, const std::optional<Source>& source);
  /// Behind a quotation, up to the next comma or stop: "… لوكالة فرانس برس".
  void find_tail_vias(Draft& draft) const;
  void keep(Draft draft);
  /// "قال فلان إن الموسم جيد، وكان فلان غائبا": where a clause names him who speaks, the page speaks again.
  TokenIndex end_at_own_name(const Draft& draft) const;
  std::vector<Source> occasion_;  // through whom the statements of the sentence `occasion_sentence_` came
  uint32_t occasion_sentence_ = no_index;

  // ---- reporting verbs (attribution_verbs.cpp)
  std::optional<TokenIndex> read_verb(TokenIndex i);
  /// "وصف فلان ما حدث بقوله: …": the quotation behind is another cue's.
  bool leads_to_his_words(TokenIndex i) const;
  /// The words look like a report, but nothing is reported: doubtful forms, passives, participles far from a clause.
  bool is_no_report(TokenIndex i, const ReportingVerb& verb, const Subject& subject,
                    const FoundComplement& complement) const;
  /// Through whom the statement came: what is named before the verb, beside it, behind its quotation.
  void find_ways(Draft& draft, TokenIndex i, const ReportingVerb& verb, const Subject& subject,
                 const FoundComplement& complement) const;
  /// "نقلت الوكالة عن الصحيفة أن الوزير قال إن": one statement, his, that the others passed on. Where to go on.
  TokenIndex replace_outer(Draft draft);
  bool may_be_nested(const Subject& subject, const FoundComplement& complement) const;
  bool accept(Draft& draft, TokenIndex i, const ReportingVerb& verb, const Subject& subject,
              const FoundComplement& complement);
  void place_content(Draft& draft, TokenIndex i, const ReportingVerb& verb, const Subject& subject,
                     const FoundComplement& complement);
  /// "اتهم فلان | الجيش بأنه", "متهما | إياهم بأنهم": where the one who is spoken of begins; `that` where nobody is
  /// named.
  TokenIndex accused_before(TokenIndex i, const ReportingVerb& verb, const Subject& subject, TokenIndex that) const;
  /// A new cue at `i` ends what the statement before it says, unless it lies inside it. True: it is nested.
  bool settle_previous(TokenIndex i, const Subject& subject);
  /// "وأكد تفهمه لكذا", "وأعلن رفضه": a noun with his pronoun, or one of what is announced, is no subject.
  bool is_his_own(TokenIndex i) const;
  /// The statement that holds `verb` is a medium's and is all somebody else's.
  bool is_only_passed_on(const Draft& outer, TokenIndex verb, const Subject& subject, ReadDirection direction) const;
  bool is_auxiliary(TokenIndex i) const;
  /// "ذكرت صحيفة X نقلا عن مسؤول أن": the official says it, the paper passes it on.
  void name_origin(Draft& draft, TokenIndex cue, TokenIndex end, const Subject& subject);
  /// A noun phrase as content: something must be left behind the subject, and a sign that the verb speaks.
  bool is_object(const Subject& subject, const FoundComplement&, const ReportingVerb& verb) const;
  /// "بلجيكا تكشف هوية منفذ "الجريمة"": the quoted words are part of what is told.
  bool has_object_before(const Source& source, const FoundComplement& complement) const;
  /// "أعلنت خلية الإعلام الحربي اليوم، مقتل": nobody that the lists know, but a phrase of its own behind a verb that
  /// opens the sentence.
  bool opens_with_preposition() const;
  bool is_told_by_unknown(const Source& source) const;
  /// "ويذكر أن الكويت قدمت مشروعا، وطالبت": whom the clauses before in the same sentence are about, where nobody has
  /// spoken in it.
  std::optional<uint32_t> subject_of_sentence(TokenIndex i, const VerbForm& form);
  /// "نشرت الوكالة بيانا وأشارت إلى": the noun behind the verb that opens the sentence.
  std::optional<uint32_t> subject_of_first_verb(TokenIndex i, const VerbForm& form);
  /// "في اتهام سارعت الرئاسة إلى نفيه، مؤكدة": whom a feminine participle behind a man's statement goes back to.
  std::optional<uint32_t> house_behind_verb(TokenIndex i);
  /// "وردا على ذلك شن فلان هجوما قائلا": a name right behind a word that looks like a verb.
  std::optional<uint32_t> subject_of_any_verb(TokenIndex i, const VerbForm& form);
  /// "ووصل الوزير أمس. وقال": whom the sentence before is about, where nobody speaks in it.
  std::optional<uint32_t> topic_before(TokenIndex i, const VerbForm& form);
  /// "قال فلان | ووزير المالية": they say it together.
  bool is_joined_by_another(const Source& source) const;
  /// وأضاف, وتابع: whoever spoke last goes on.
  bool goes_on_speaking(TokenIndex i) const;
  /// By its looks alone: no noun of the lists, no article, no name.
  bool may_be_verb(TokenIndex i) const;
  /// "مشيدا بالعلاقات بين البلدين", "معتبرا القرار باطلا": a participle that says a phrase.
  bool is_participle_phrase(TokenIndex i, const FoundComplement& complement) const;
  std::optional<uint32_t> subject_of_participle(TokenIndex i);
  /// "ضحك الوزير وقال": who stands right before a verb that goes on.
  std::optional<uint32_t> subject_right_before(TokenIndex i, const VerbForm& form);
  /// Whose verb a participle leans on: the last verb of saying before it that has a subject of its own.
  std::optional<uint32_t> subject_of_governing_verb(TokenIndex i);

  // ---- signs that a word is no report here (attribution_signs.cpp)
  /// Nouns that look like a past verb: ذكر, كشف, رد behind a preposition or as the second part of a genitive.
  bool is_noun_here(TokenIndex i) const;
  bool opens_clause(TokenIndex i) const;
  /// عبر and بين as verbs: "عبر ديفيس عن", "وبين المدير أن".
  bool is_verb_despite_preposition(TokenIndex i) const;
  /// A bare past form inside a clause ("تسعة وزراء جدد"): a verb only where its clause begins with a time, a place or
  /// an auxiliary.
  bool is_doubtful_verb(TokenIndex i) const;
  /// "أن تعترف", "لن يقول": what somebody may say is not said.
  bool is_unreal(TokenIndex i) const;
  bool is_measure(TokenIndex i) const;
  bool is_passive_count(TokenIndex i) const;
  /// "ويذكر أن", "يتوقع أن": nobody is named.
  bool is_impersonal(TokenIndex i, const ReportingVerb& verb, const FoundComplement& complement) const;
  /// "توجهت ماي بـ"الشكر" الحار لديفيس": the quoted words are part of a phrase, which is what was said.
  bool is_part_of_phrase(uint32_t index, const ReportingVerb& verb, const Subject& subject) const;
  /// Nothing of the clause stands behind the quotation.
  bool is_whole_quote(uint32_t index) const;

  // ---- nouns of saying (attribution_nouns.cpp)
  std::optional<TokenIndex> read_noun(TokenIndex i);
  /// Whom "عن … قوله" names.
  std::optional<Source> source_before(TokenIndex i) const;
  std::optional<TokenIndex> read_transfer(TokenIndex i);
  /// What was passed on becomes content, as behind "said"; false where nothing does.
  bool place_transferred(Draft& draft, TokenIndex i, const FoundComplement& complement);
  /// "نقلت عنه الوكالة قوله إن": whoever spoke before.
  std::optional<TokenIndex> read_transfer_from_pronoun(TokenIndex i);

  // ---- attributions behind or before a clause (attribution_prepositions.cpp)
  std::optional<TokenIndex> read_postposed(TokenIndex i);
  /// "…، سامي راشد، مدير المركز، قال." (attribution_last.cpp)
  std::optional<TokenIndex> read_verb_last(TokenIndex i);
  bool may_be_name(TokenSpan words) const;
  std::optional<TokenIndex> read_preposition(TokenIndex i);
  /// "… . حسب رويترز.": a sentence of its own that passes on the statement before it.
  std::optional<TokenIndex> attribute_previous(const Source& source, TokenIndex after);
  std::optional<TokenIndex> attribute_clause_after(TokenIndex cue, const Source& source, TokenIndex after);
  /// A finite verb, by its ending or by the lists.
  bool opens_with_verb(TokenIndex i) const;
  std::optional<TokenIndex> attribute_clause_before(TokenIndex cue, TokenIndex clause_end, const Source& source,
                                                    TokenIndex after);
  /// What stands before `clause_end` is said by `speaker`; where somebody else is named for it already, `speaker`
  /// passed it on.
  std::optional<TokenIndex> attribute_to(TokenIndex cue, TokenIndex clause_end, uint32_t speaker, const Source* source,
                                         TokenIndex after);

  // ---- bounds (attribution_bounds.cpp)
  TokenIndex behind_time(TokenIndex i) const;
  /// 'كشفت مصادر | لـ"كذا" | تفاصيل': over the medium it was told to.
  TokenIndex behind_addressee(TokenIndex i) const;
  /// "أعلن التحالف | الداعم لكذا، الاثنين، | انتشار": over what still describes a subject, up to its comma or day.
  TokenIndex behind_description(TokenIndex i) const;
  bool begins_with_time(TokenSpan content) const;
  uint32_t quote_near(TokenIndex i) const;
  void take_quote(Draft& draft, uint32_t quote);
  TokenIndex extend_after(TokenIndex close);
  /// End of a clause that runs to its sentence's end, over quotations that close later.
  TokenIndex content_end(TokenIndex begin);
  /// Where a content that is a phrase ends ("طالب بكذا وهو ما …"): what comments on it is not its speaker's.
  TokenIndex phrase_end(TokenIndex begin);
  /// "…، فيما شكك الوزير": the clause at a token has a reporting verb of its own.
  bool somebody_else_speaks(TokenIndex i) const;
  /// "…، لكن الأمر كذا وإنه": the same clause is taken up again.
  bool clause_goes_on(TokenIndex i) const;
  /// "طالب بكذا، ما أثار غضبا", "…، الأمر الذي": behind the comma the page goes on by itself.
  bool comments(TokenIndex comma) const;
  /// "جاء ذلك", "وجاءت تصريحاته": what follows tells on what occasion it was said.
  bool is_occasion(TokenIndex i) const;
  /// "…، في تصريح لصحيفة كذا." at the end of a sentence.
  bool names_occasion(TokenIndex i) const;
  TokenIndex trimmed(TokenIndex begin, TokenIndex end) const;
  uint32_t words_in(TokenSpan span) const;
  uint32_t quote_closing_before(TokenIndex i) const;

  const TaggedText& text_;
  Speakers& speakers_;
  std::vector<bool> claimed_;  // quotations that are somebody's statement
  std::vector<Draft> drafts_;
  uint32_t sentence_ = 0;
  TokenSpan bounds_;     // of the sentence being read, widened by quotations that end later
  TokenIndex done_ = 0;  // tokens that an earlier sentence has taken in
  size_t first_of_sentence_ = 0;
  uint32_t outer_ = no_index;  // who says the statement that the last nested one lies in
};

}  // namespace tawatur
