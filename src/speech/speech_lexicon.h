#pragma once
// The lists of src/speech/data, read once: reporting verbs with all their forms, word classes, prepositional
// attributions, media.
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "names/mention.h"
#include "speech/statement.h"

namespace tawatur {

/// What a word does around a statement (data/words.tsv), a bit set.
enum WordClass : uint64_t {
  word_preposition = 1u << 0,
  word_relative = 1u << 1,
  word_adverb = 1u << 2,
  word_time = 1u << 3,
  word_subordinator = 1u << 4,
  word_clause_start = 1u << 5,
  word_negation = 1u << 6,
  word_possible = 1u << 7,
  word_predicted = 1u << 8,
  word_demanded = 1u << 9,
  word_asked = 1u << 10,
  word_person = 1u << 11,
  word_people = 1u << 12,
  word_anonymous = 1u << 13,
  word_institution = 1u << 14,
  word_place_speaker = 1u << 15,
  word_court = 1u << 16,
  word_medium = 1u << 17,
  word_document = 1u << 18,
  word_channel = 1u << 19,
  word_social = 1u << 20,
  word_deictic = 1u << 21,
  word_complementiser = 1u << 22,
  word_report_noun = 1u << 23,
  word_not_future = 1u << 24,
  word_demonstrative = 1u << 25,
  word_native_ba = 1u << 26,  // begins with a ب that is its own
  word_headline_speaker = 1u << 27,
  word_other_noun = 1u << 28,       // looks like a form of a listed noun and is none
  word_norm = 1u << 29,             // "وفق القانون" names a rule, not a source
  word_utterance = 1u << 30,        // "بيان للجيش": whoever made it speaks, not the document
  word_masculine_place = 1u << 31,  // states and seats of power that verbs agree with as masculine
  word_event = uint64_t{1} << 32,   // مقتل, تسجيل, رفضه: what is announced, never part of who announces it
  word_participle = uint64_t{1} << 33,  // البالغ, المعروف: opens a description behind a name
  word_desk = uint64_t{1} << 34,  // متابعات, وكالات: stands in a dateline for no agency in particular
  word_generic_house = uint64_t{1} << 35,  // شركة, صحيفة: "الشركة الأمريكية" is one named before
  word_titled = uint64_t{1} << 36,         // عملية, معرض: what marks behind it hold is a name
};
/// Classes whose words are nouns, so that article, prepositions and endings come off before the look-up.
inline constexpr uint64_t noun_classes = word_person | word_people | word_anonymous | word_institution | word_court |
                                         word_medium | word_document | word_channel | word_social | word_place_speaker |
                                         word_report_noun | word_norm | word_utterance;
inline constexpr uint64_t speaker_classes = word_person | word_people | word_anonymous | word_institution |
                                            word_place_speaker | word_court | word_medium | word_document;

/// Who may be a reporting verb's subject, a bit set.
enum SubjectClass : uint8_t {
  subject_any = 1,
  subject_agent = 2,
  subject_court = 4,
  subject_document = 8,
  subject_medium = 16
};

/// What may follow a reporting verb, a bit set.
enum Complement : uint32_t {
  complement_that = 1u << 0,
  complement_quote = 1u << 1,
  complement_colon = 1u << 2,
  complement_object = 1u << 3,
  complement_about = 1u << 4,         // عن
  complement_to = 1u << 5,            // إلى
  complement_by = 1u << 6,            // ب
  complement_on = 1u << 7,            // على
  complement_from = 1u << 8,          // من
  complement_in = 1u << 9,            // في
  complement_for = 1u << 10,          // ل
  complement_verdict = 1u << 12,      // حكما، قرارا
  complement_transfer = 1u << 13,     // نقلت X عن Y
  complement_stands_in = 1u << 14,    // جاء في البيان
  complement_blame = 1u << 11,        // حمل X المسؤولية
  complement_addressee = 1u << 16,    // دعا السكان إلى: a person as object, whom he speaks to
  complement_attack = 1u << 17,       // تبنى X الهجوم
  complement_past_object = 1u << 18,  // أظهرت الدراسة تراجعا; "يظهر" with a noun is "appears"
  complement_predicate = 1u << 15,    // وصف الحكم بأنه "ظالم": the quotation is a predicate
};
inline constexpr uint32_t prepositional_complements =
    complement_about | complement_to | complement_by | complement_on | complement_from | complement_in | complement_for;

enum class Extent : uint8_t { content, whole };

struct ReportingVerb {
  std::string past;  // as written in the list
  uint8_t subject = subject_any;
  uint32_t complements = 0;
  Modality modality = Modality::asserted;
  Polarity polarity = Polarity::positive;
  Extent extent = Extent::content;
};

enum class VerbTense : uint8_t { past, present, participle, noun };
enum class Count : uint8_t { unknown, singular, plural };

struct VerbForm {
  uint16_t verb = 0;
  VerbTense tense = VerbTense::past;
  Gender gender = Gender::unknown;
  Count count = Count::unknown;
};

/// A noun of saying, with the pronoun of its speaker where one is attached.
struct NounForm {
  uint16_t verb = 0;  // SpeechLexicon::verb
  bool has_pronoun = false;
  Gender pronoun = Gender::unknown;
};

/// How the speaker follows a prepositional attribution.
enum class AttributionShape : uint8_t { noun_phrase, behind_li, clause, pronoun };

struct Attribution {
  std::vector<std::string> words;  // folded
  AttributionShape shape = AttributionShape::noun_phrase;
};

enum class MediumKind : uint8_t { wire, medium, social };

struct Medium {
  std::string name;
  MediumKind kind = MediumKind::medium;
};
struct MediumAlias {
  std::vector<std::string> words;  // folded tokens
  uint16_t medium = 0;
  bool everyday_word = false;  // a medium only where marks or a word such as قناة show it
};

struct StringHash {
  using is_transparent = void;
  using is_avalanching = void;
  size_t operator()(std::string_view s) const { return hash_bytes(s); }
};
template <class Value>
using FoldedMap = boost::unordered_flat_map<std::string, Value, StringHash, std::equal_to<>>;

class SpeechLexicon {
 public:
  static const SpeechLexicon& get();

  /// Classes of a folded form; 0 where unlisted.
  uint64_t classes(std::string_view form) const;
  const VerbForm* verb_form(std::string_view form) const;
  const NounForm* noun_form(std::string_view form) const;
  const ReportingVerb& verb(uint16_t index) const { return verbs_[index]; }
  /// Attributions that begin with a folded word, longest first; null where none.
  const std::vector<Attribution>* attributions(std::string_view first) const;
  const std::vector<MediumAlias>* media(std::string_view first) const;
  const Medium& medium(uint16_t index) const { return media_[index]; }

 private:
  SpeechLexicon();
  void read_verbs();
  void read_nouns();
  void read_words();
  void read_attributions();
  void read_media();
  void add_verb_forms(uint16_t index, const std::string& past, const std::string& present,
                      const std::string& participle);

  std::vector<ReportingVerb> verbs_;
  FoldedMap<VerbForm> forms_;
  FoldedMap<NounForm> nouns_;
  FoldedMap<uint64_t> words_;
  FoldedMap<std::vector<Attribution>> attributions_;
  FoldedMap<std::vector<MediumAlias>> aliases_;
  std::vector<Medium> media_;
};

}  // namespace tawatur
