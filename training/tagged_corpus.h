#pragma once
// Token-tagged corpora as the program would meet them: running text with spans of names.
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"
#include "names/tagger.h"

namespace tawatur::training {

struct NameSpan {
  uint32_t begin, end;  // bytes
  NameClass kind;
};

struct TaggedSentence {
  std::string text;
  std::vector<NameSpan> names;
};

/// Which of our classes a corpus's tag means; none where it is no name for us (peoples, occupations, dates).
inline std::optional<NameClass> class_of_label(std::string_view label) {
  static const std::map<std::string_view, NameClass> classes = {// NewsFANE (Alotaibi and Lee 2014)
                                                                {"Politician", NameClass::person},
                                                                {"Athlete", NameClass::person},
                                                                {"Artist", NameClass::person},
                                                                {"Other_PER", NameClass::person},
                                                                {"Religious_PER", NameClass::person},
                                                                {"Scientist", NameClass::person},
                                                                {"Police", NameClass::person},
                                                                {"Businessperson", NameClass::person},
                                                                {"Lawyer", NameClass::person},
                                                                {"Engineer", NameClass::person},
                                                                {"Nation", NameClass::place},
                                                                {"Population-Center", NameClass::place},
                                                                {"GPE-Cluster", NameClass::place},
                                                                {"State-or-Province", NameClass::place},
                                                                {"Water-Body", NameClass::place},
                                                                {"Continent", NameClass::place},
                                                                {"County-or-District", NameClass::place},
                                                                {"Land-Region-Natural", NameClass::place},
                                                                {"Building-Grounds", NameClass::facility},
                                                                {"Path", NameClass::facility},
                                                                {"Airport", NameClass::facility},
                                                                {"Subarea-Facility", NameClass::facility},
                                                                {"Non-Governmental", NameClass::organisation},
                                                                {"Sports", NameClass::organisation},
                                                                {"Media", NameClass::organisation},
                                                                {"Commercial", NameClass::organisation},
                                                                {"Educational", NameClass::organisation},
                                                                {"Medical-Science", NameClass::organisation},
                                                                {"Religious_ORG", NameClass::organisation},
                                                                {"Entertainment", NameClass::organisation},
                                                                {"Government", NameClass::government},
                                                                {"Land", NameClass::other},
                                                                {"Book", NameClass::other},
                                                                {"Movie", NameClass::other},
                                                                {"Software", NameClass::other},
                                                                {"Hardware", NameClass::other},
                                                                {"Air", NameClass::other},
                                                                {"Projectile", NameClass::other},
                                                                {"Shooting", NameClass::other},
                                                                {"Water", NameClass::other},
                                                                // Wojood (Jarrar et al. 2022)
                                                                {"PERS", NameClass::person},
                                                                {"GPE", NameClass::place},
                                                                {"LOC", NameClass::place},
                                                                {"FAC", NameClass::facility},
                                                                {"ORG", NameClass::organisation},
                                                                {"EVENT", NameClass::other},
                                                                {"LAW", NameClass::other},
                                                                {"PRODUCT", NameClass::other},
                                                                // AQMAR (Mohit et al. 2012)
                                                                {"PER", NameClass::person},
                                                                {"MIS0", NameClass::other},
                                                                {"MIS1", NameClass::other},
                                                                {"MIS2", NameClass::other},
                                                                {"MIS3", NameClass::other}};
  const auto found = classes.find(label);
  return found == classes.end() ? std::nullopt : std::optional(found->second);
}

/// Puts back together what a corpus's segmentation cut (و الهند → والهند, رئيس ه → رئيسه), so that our tokeniser cuts
/// it its own way.
class SentenceBuilder {
 public:
  void add(const std::string& word, const std::string& tag) {
    const bool plain = tag == "O";
    const bool glued = glue_next_ || (plain && is_pronoun(word) && before_arabic_);
    std::string_view piece = word;
    if (glued && !glue_next_ && sentence_.text.ends_with("ة"))
      sentence_.text.replace(sentence_.text.size() - 2, 2, "ت");
    if (glue_next_ && sentence_.text.ends_with("ل") && piece.starts_with("ال"))
      piece.remove_prefix(2);  // ل الامم → للامم
    if (!glued && !sentence_.text.empty()) sentence_.text += ' ';
    const uint32_t begin = static_cast<uint32_t>(sentence_.text.size());
    sentence_.text += piece;
    const uint32_t end = static_cast<uint32_t>(sentence_.text.size());
    const auto kind = plain ? std::nullopt : class_of_label(std::string_view(tag).substr(2));
    if (kind && tag[0] == 'I' && open_ && !sentence_.names.empty())
      sentence_.names.back().end = end;
    else if (kind)
      sentence_.names.push_back({begin, end, *kind});
    open_ = kind.has_value();
    // a lone و may stand inside a name (الصحة و السكان); the letters of an agency (د ب ا) stay apart
    glue_next_ = word == "و" || (plain && (word == "ف" || word == "ب" || word == "ل" || word == "ك" || word == "س"));
    before_arabic_ = word.size() >= 4 && is_arabic_letter(decode(word, 0).value);
  }

  bool empty() const { return sentence_.text.empty(); }
  TaggedSentence take() {
    TaggedSentence done = std::move(sentence_);
    *this = SentenceBuilder();
    return done;
  }

 private:
  static bool is_pronoun(std::string_view w) {
    return w == "ه" || w == "ها" || w == "هم" || w == "هما" || w == "هن" || w == "كم" || w == "نا" || w == "ني" ||
           w == "ي" || w == "ك" || w == "كما";
  }
  TaggedSentence sentence_;
  bool glue_next_ = false, before_arabic_ = false, open_ = false;
};

/// Reads "word TAB tag" lines; an empty line ends a sentence.
inline std::vector<TaggedSentence> read_tagged(const std::string& path) {
  std::vector<TaggedSentence> out;
  std::ifstream in(path);
  SentenceBuilder builder;
  std::string line;
  while (std::getline(in, line)) {
    const size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0) {
      if (!builder.empty()) out.push_back(builder.take());
      continue;
    }
    const size_t end = line.find('\t', tab + 1);
    builder.add(make_valid_utf8(line.substr(0, tab)),
                line.substr(tab + 1, end == std::string::npos ? end : end - tab - 1));
  }
  if (!builder.empty()) out.push_back(builder.take());
  return out;
}

}  // namespace tawatur::training
