#include "speech/word_tag.h"

#include <algorithm>
#include <array>

namespace tawatur {
namespace {

/// Folded proclitics and endings are two bytes a letter.
struct Lookup {
  const SpeechLexicon& lexicon;
  TokenTag& tag;

  bool whole(std::string_view form) {
    tag.classes |= lexicon.classes(form);
    if (const VerbForm* verb = lexicon.verb_form(form)) tag.verb = *verb;
    return tag.classes != 0 || tag.verb.verb != no_verb;
  }

  /// A noun of the lists behind what may stand around it: feminine, sound plurals, pronoun endings.
  bool noun(std::string_view form) {
    if (form.size() < 4) return false;
    if (const uint64_t found = lexicon.classes(form) & noun_classes) return tag.classes |= found, true;
    static constexpr std::array<std::string_view, 12> endings = {"ه",  "ون", "ين", "ات",  "ان",  "و",
                                                                 "ها", "هم", "ته", "تها", "اته", "ا"};
    for (const std::string_view ending : endings) {
      if (!form.ends_with(ending) || form.size() < ending.size() + 4) continue;
      const uint64_t found =
          lexicon.classes(form.substr(0, form.size() - ending.size())) & (noun_classes & ~word_place_speaker);
      if (found == 0) continue;
      tag.classes |= found;
      tag.enclitic_pronoun = ending == "ها" || ending == "هم" || ending == "ته" || ending == "تها" || ending == "اته";
      return true;
    }
    // منظمات, شركتان: the plural and the dual of a feminine that the lists hold with its ة
    for (const std::string_view ending : {"ات", "تان", "تين", "تا", "تي"}) {
      if (!form.ends_with(ending) || form.size() < ending.size() + 6) continue;
      std::array<char, 48> singular;
      const size_t stem = form.size() - ending.size();
      if (stem + 2 > singular.size()) continue;
      std::ranges::copy(form.substr(0, stem), singular.begin());
      std::ranges::copy(std::string_view("ه"), singular.begin() + stem);
      const uint64_t found = lexicon.classes({singular.data(), stem + 2}) & (noun_classes & ~word_place_speaker);
      if (found == 0) continue;
      return tag.classes |= found, true;
    }
    return false;
  }

  bool noun_behind_article(std::string_view form) {
    if (form.starts_with("ال") && noun(form.substr(4))) return tag.article = true;
    return false;
  }

  bool any_noun(std::string_view form) {
    if (noun_behind_article(form) || noun(form)) return true;
    if (form.starts_with("لل") && noun(form.substr(4))) return tag.article = tag.attached_for = true;
    for (const std::string_view front : {"ب", "ل", "ك"}) {
      if (!form.starts_with(front) || form.size() < 6) continue;
      if (!noun_behind_article(form.substr(2)) && !noun(form.substr(2))) continue;
      tag.attached_by |= front == "ب", tag.attached_for |= front == "ل";
      return true;
    }
    return false;
  }

  /// وصفه, اعتبرتها, أبلغهم: a verb with its object attached.
  bool verb_with_object(std::string_view form) {
    for (const std::string_view ending : {"ها", "هم", "نا", "ه"}) {
      if (!form.ends_with(ending) || form.size() < ending.size() + 6) continue;
      const VerbForm* verb = lexicon.verb_form(form.substr(0, form.size() - ending.size()));
      if (verb == nullptr || verb->tense == VerbTense::participle) continue;
      tag.verb = *verb, tag.verb_has_object = true;
      return true;
    }
    return false;
  }

  void run(std::string_view form) {
    if (whole(form)) return;
    if ((form.starts_with("و") || form.starts_with("ف")) && form.size() >= 6) {
      tag.conjunction = true;
      if (whole(form.substr(2)) || any_noun(form.substr(2))) return;
      if (form.substr(2).starts_with("س") && future(form.substr(4))) return;
      if (verb_with_object(form.substr(2))) return;
      tag.conjunction = false;
    }
    if (form.starts_with("س") && future(form.substr(2))) return;
    if (!any_noun(form)) verb_with_object(form);
  }

  /// سيقول, ستعلن
  bool future(std::string_view form) {
    const VerbForm* verb = form.starts_with("ي") || form.starts_with("ت") ? lexicon.verb_form(form) : nullptr;
    if (verb == nullptr || verb->tense != VerbTense::present) return false;
    tag.verb = *verb;
    return true;
  }
};

/// A damma on the first letters (اتُهم, ذُكر): somebody else did it, and nobody says who.
bool is_passive(std::string_view word) {
  const size_t damma = word.find("\u064F");
  return damma != std::string_view::npos && damma <= 6;
}

/// Folding joins what the last letter tells apart: رأى is a verb, رأي a noun, راية neither.
bool is_other_word(const SpeechLexicon& lexicon, std::string_view form, std::string_view written, const TokenTag& tag) {
  const VerbForm& verb = tag.verb;
  const bool folded_ya = form.ends_with("ي"), written_ya = !written.ends_with("ى");
  if (verb.tense == VerbTense::past && verb.gender == Gender::masculine && verb.count == Count::singular && folded_ya &&
      written_ya)
    return true;
  if (verb.tense == VerbTense::present && folded_ya && !written_ya && lexicon.verb(verb.verb).past != "رأى")
    return true;  // تدعى, يروى: passives
  if (verb.tense == VerbTense::participle && !tag.verb_has_object && form.ends_with("ه") && written.ends_with("ه"))
    return true;  // أمله is no آملة
  return (tag.verb_has_object && written.ends_with("ة")) || is_passive(written);
}

}  // namespace

void tag_word(std::string_view form, std::string_view written, TokenTag& tag) {
  const SpeechLexicon& lexicon = SpeechLexicon::get();
  Lookup{lexicon, tag}.run(form);
  if (tag.verb.verb != no_verb && is_other_word(lexicon, form, written, tag))
    tag.verb.verb = no_verb, tag.verb_has_object = false;
}

}  // namespace tawatur
