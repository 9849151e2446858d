#pragma once
// Everybody who speaks on a page, in the order of speaking: what pronouns, bare verbs and words such as "الوزارة" go
// back to.
#include <optional>
#include <string>
#include <vector>

#include "speech/source.h"

namespace tawatur {

struct Speaker {
  std::string text;  // fullest form
  std::string description;
  std::string head;  // folded first word without article of the phrase, or of the role
  SourceKind kind = SourceKind::unknown;
  uint32_t mention = no_index;
  uint32_t local = no_index;  // Mention::local
  uint16_t medium = UINT16_MAX;
  Gender gender = Gender::unknown;
  Count count = Count::unknown;
  uint32_t turn = 0;         // when they last spoke
  bool with_others = false;  // spoke together with somebody when last heard: verbs may be in the plural
  std::string bare_words;  // folded, without articles: "مصادر برلمانيه" for "المصادر البرلمانية"
  std::string paper;         // folded, without article: what they spoke in, "بيان"
  bool by_document = false;  // "البيان" went back to them: verbs agree with it as well
};

enum class WordMatch : uint8_t { any_word, whole_name };

class Speakers {
 public:
  explicit Speakers(const TaggedText& text);

  /// Index of the speaker that a phrase names; a new one where it names nobody known.
  uint32_t add(const Source& source);
  /// Who speaks where a verb has no subject: the last one to speak that agrees with it, else the last one named before
  /// `at`.
  std::optional<uint32_t> resolve(const VerbForm& verb, TokenIndex at);
  /// The speaker that a phrase goes back to, where there is one.
  std::optional<uint32_t> known(const Source& source) const;
  /// The speaker spoke in the paper that a phrase names.
  void spoke_in(uint32_t speaker, const Source& paper);
  void spoke(uint32_t speaker) { list_[speaker].turn = ++turn_, last_ = speaker; }
  /// A speaker whose name or description has the folded word, or whose name it is, with or without article; among the
  /// first 48.
  std::optional<uint32_t> known_by_word(std::string_view word, WordMatch extent) const;
  std::optional<uint32_t> last() const { return last_; }
  std::optional<uint32_t> last_medium() const;
  const Speaker& operator[](uint32_t i) const { return list_[i]; }
  Speaker& operator[](uint32_t i) { return list_[i]; }

 private:
  /// "وزير الخارجية الروسي" behind "وزير الخارجية الروسي فلان": who bears the role.
  std::optional<uint32_t> bearer_of_role(const Source& source) const;
  /// Whose "البيان" is: the last one to speak in such a paper, else the last one to speak.
  uint32_t author_of(const Source& paper) const;
  /// The fullest name on the page of the person that a phrase names by a mention.
  std::string fullest(const Source& source) const;
  std::optional<uint32_t> find(const Source& source, const std::string& head) const;
  /// "الشركة", "الشركة الأمريكية" behind "شركة كذا": the house named before, whether it has spoken or not.
  std::optional<Source> named_house(const Source& source, const std::string& head) const;
  std::optional<uint32_t> named_before(const VerbForm& verb, TokenIndex at);

  const TaggedText& text_;
  std::vector<Speaker> list_;
  std::vector<uint32_t> fullest_;  // by Mention::local, the mention with the fullest name
  std::optional<uint32_t> last_;
  uint32_t turn_ = 0;
};

}  // namespace tawatur
