#include "speech/speech_lexicon.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "base/resource.h"
#include "language/analysis.h"

namespace tawatur {
namespace {

constexpr std::pair<std::string_view, uint64_t> class_names[] = {
    {"preposition", word_preposition},
    {"relative", word_relative},
    {"adverb", word_adverb},
    {"time", word_time},
    {"subordinator", word_subordinator},
    {"clause_start", word_clause_start},
    {"negation", word_negation},
    {"possible", word_possible},
    {"predicted", word_predicted},
    {"demanded", word_demanded},
    {"asked", word_asked},
    {"person", word_person},
    {"people", word_people},
    {"anonymous", word_anonymous},
    {"institution", word_institution},
    {"place_speaker", word_place_speaker},
    {"court", word_court},
    {"medium", word_medium},
    {"document", word_document},
    {"channel", word_channel},
    {"social", word_social},
    {"deictic", word_deictic},
    {"report_noun", word_report_noun},
    {"not_future", word_not_future},
    {"demonstrative", word_demonstrative},
    {"native_ba", word_native_ba},
    {"headline_speaker", word_headline_speaker},
    {"other_noun", word_other_noun},
    {"norm", word_norm},
    {"utterance", word_utterance},
    {"masculine_place", word_masculine_place},
    {"event", word_event},
    {"participle", word_participle},
    {"desk", word_desk},
    {"generic_house", word_generic_house},
    {"titled", word_titled},
};

constexpr std::pair<std::string_view, uint32_t> complement_names[] = {
    {"that", complement_that},
    {"quote", complement_quote},
    {"colon", complement_colon},
    {"object", complement_object},
    {"عن", complement_about},
    {"الى", complement_to},
    {"ب", complement_by},
    {"على", complement_on},
    {"من", complement_from},
    {"في", complement_in},
    {"ل", complement_for},
    {"verdict", complement_verdict},
    {"blame", complement_blame},
    {"past_object", complement_past_object},
    {"attack", complement_attack},
    {"addressee", complement_addressee},
    {"transfer", complement_transfer},
    {"stands_in", complement_stands_in},
    {"predicate", complement_predicate},
};

constexpr std::pair<std::string_view, Modality> modality_names[] = {
    {"asserted", Modality::asserted},   {"possible", Modality::possible}, {"planned", Modality::planned},
    {"predicted", Modality::predicted}, {"demanded", Modality::demanded}, {"denied", Modality::denied},
    {"asked", Modality::asked},
};

template <class Value, size_t size>
Value value_of(const std::pair<std::string_view, Value> (&table)[size], std::string_view name) {
  const auto found = std::ranges::find(table, name, [](const auto& entry) { return entry.first; });
  return found == std::end(table) ? Value{} : found->second;
}

template <class Work>
void each_part(std::string_view list, char separator, Work&& work) {
  while (!list.empty()) {
    const size_t end = std::min(list.find(separator), list.size());
    if (end > 0) work(list.substr(0, end));
    list.remove_prefix(std::min(list.size(), end + 1));
  }
}

std::vector<std::string> folded_words(std::string_view text) {
  const Analysis analysis = analyse(text, 0);  // the same cuts as on pages: د.ب.أ, سي.إن.إن
  std::vector<std::string> words;
  for (const Token& token : analysis.tokens) words.emplace_back(analysis.form(token));
  return words;
}

uint8_t subject_of(std::string_view names) {
  uint8_t subject = 0;
  each_part(names, '+', [&](std::string_view name) {
    subject |= name == "agent"      ? subject_agent
               : name == "court"    ? subject_court
               : name == "document" ? subject_document
               : name == "medium"   ? subject_medium
                                    : subject_any;
  });
  return subject;
}

bool ends_weak(std::string_view verb) { return verb.ends_with("ي") || verb.ends_with("ا"); }
std::string without_last(std::string_view word) { return std::string(word.substr(0, word.size() - 2)); }

}  // namespace

const SpeechLexicon& SpeechLexicon::get() {
  static const SpeechLexicon lexicon;
  return lexicon;
}

SpeechLexicon::SpeechLexicon() {
  read_verbs();
  read_nouns();
  read_words();
  read_attributions();
  read_media();
}

void SpeechLexicon::read_verbs() {
  for (const auto& row : table_rows(resource("speech/cues.tsv"))) {
    if (row.size() < 7) continue;
    ReportingVerb verb;
    verb.past = row[0];
    verb.subject = subject_of(row[3]);
    each_part(row[4], ',', [&](std::string_view name) { verb.complements |= value_of(complement_names, name); });
    verb.modality = value_of(modality_names, row[5]);
    verb.polarity = row[6] == "negative" ? Polarity::negative : Polarity::positive;
    verb.extent = row.size() > 7 && row[7] == "whole" ? Extent::whole : Extent::content;
    verbs_.push_back(std::move(verb));
    add_verb_forms(static_cast<uint16_t>(verbs_.size() - 1), folded(row[0]), folded(row[1]),
                   row[2] == "-" ? std::string() : folded(row[2]));
  }
}

void SpeechLexicon::read_nouns() {
  for (const auto& row : table_rows(resource("speech/nouns.tsv"))) {
    if (row.size() < 4) continue;
    ReportingVerb noun;
    noun.past = row[0];
    noun.subject = subject_agent;
    each_part(row[1], ',', [&](std::string_view name) { noun.complements |= value_of(complement_names, name); });
    noun.modality = value_of(modality_names, row[2]);
    noun.polarity = row[3] == "negative" ? Polarity::negative : Polarity::positive;
    verbs_.push_back(std::move(noun));
    const auto index = static_cast<uint16_t>(verbs_.size() - 1);
    const std::string base = folded(row[0]);
    const std::string bound = base.ends_with("ه") ? base.substr(0, base.size() - 2) + "ت" : base;
    nouns_.try_emplace(base, NounForm{index, false, Gender::unknown});
    nouns_.try_emplace(bound + "ه", NounForm{index, true, Gender::masculine});
    nouns_.try_emplace(bound + "ها", NounForm{index, true, Gender::feminine});
    nouns_.try_emplace(bound + "هم", NounForm{index, true, Gender::masculine});
  }
}

const NounForm* SpeechLexicon::noun_form(std::string_view form) const {
  const auto found = nouns_.find(form);
  return found == nouns_.end() ? nullptr : &found->second;
}

/// Third person in all genders and numbers; a form that an earlier row has stays that row's.
void SpeechLexicon::add_verb_forms(uint16_t index, const std::string& past, const std::string& present,
                                   const std::string& participle) {
  const auto add = [&](std::string form, VerbTense tense, Gender gender, Count count) {
    forms_.try_emplace(std::move(form), VerbForm{index, tense, gender, count});
  };
  using enum Gender;
  const std::string past_stem = ends_weak(past) ? without_last(past) : past;
  add(past, VerbTense::past, masculine, Count::singular);
  add(past_stem + "ت", VerbTense::past, feminine, Count::singular);
  add(past_stem + "وا", VerbTense::past, masculine, Count::plural);
  constexpr size_t four_letters = 8;  // bytes; shorter ones look like nouns: نقلا, ردا
  if (past_stem.size() >= four_letters) add(past_stem + "ا", VerbTense::past, masculine, Count::plural);
  add(past_stem + "تا", VerbTense::past, feminine, Count::plural);
  if (!present.empty() && present != "-") {
    const std::string tail = present.substr(2);  // behind the ي of the third person
    const std::string tail_stem = ends_weak(tail) || tail.ends_with("و") ? without_last(tail) : tail;
    add(present, VerbTense::present, masculine, Count::singular);
    add("ت" + tail, VerbTense::present, feminine, Count::singular);
    add("ي" + tail_stem + "ون", VerbTense::present, masculine, Count::plural);
    add("ي" + tail + "ان", VerbTense::present, masculine, Count::plural);
  }
  if (!participle.empty()) {
    add(participle + "ا", VerbTense::participle, masculine, Count::singular);
    add(participle + "ه", VerbTense::participle, feminine, Count::singular);
    const std::string stem = ends_weak(participle) ? without_last(participle) : participle;
    add(stem + "ين", VerbTense::participle, masculine, Count::plural);
  }
}

void SpeechLexicon::read_words() {
  for (const auto& row : table_rows(resource("speech/words.tsv"))) {
    if (row.size() < 2) continue;
    const uint64_t bit = value_of(class_names, row[0]);
    each_part(row[1], ' ', [&](std::string_view word) { words_[folded(word)] |= bit; });
  }
  for (const char* base : {"ان", "بان"})
    for (const char* ending : {"", "ه", "ها", "هم", "هما", "هن", "ي", "ني", "نا", "نه", "كم", "ك"})
      words_[std::string(base) + ending] |= word_complementiser;
}

void SpeechLexicon::read_attributions() {
  for (const auto& row : table_rows(resource("speech/prepositions.tsv"))) {
    if (row.size() < 2) continue;
    Attribution attribution;
    attribution.words = folded_words(row[0]);
    attribution.shape = row[1] == "np-li"     ? AttributionShape::behind_li
                        : row[1] == "clause"  ? AttributionShape::clause
                        : row[1] == "pronoun" ? AttributionShape::pronoun
                                              : AttributionShape::noun_phrase;
    if (attribution.words.empty()) continue;
    auto& list = attributions_[attribution.words.front()];
    list.push_back(std::move(attribution));
    std::ranges::stable_sort(list, std::greater{}, [](const Attribution& a) { return a.words.size(); });
  }
}

void SpeechLexicon::read_media() {
  for (const auto& row : table_rows(resource("speech/media.tsv"))) {
    if (row.size() < 3) continue;
    media_.push_back({std::string(row[0]), row[1] == "wire"     ? MediumKind::wire
                                           : row[1] == "social" ? MediumKind::social
                                                                : MediumKind::medium});
    each_part(row[2], '|', [&](std::string_view alias) {
      const bool everyday_word = alias.starts_with('?');
      if (everyday_word) alias.remove_prefix(1);
      MediumAlias entry{folded_words(alias), static_cast<uint16_t>(media_.size() - 1), everyday_word};
      if (entry.words.empty()) return;
      auto& list = aliases_[entry.words.front()];
      list.push_back(std::move(entry));
      std::ranges::stable_sort(list, std::greater{}, [](const MediumAlias& a) { return a.words.size(); });
    });
  }
}

uint64_t SpeechLexicon::classes(std::string_view form) const {
  const auto found = words_.find(form);
  return found == words_.end() ? 0 : found->second;
}

const VerbForm* SpeechLexicon::verb_form(std::string_view form) const {
  const auto found = forms_.find(form);
  return found == forms_.end() ? nullptr : &found->second;
}

const std::vector<Attribution>* SpeechLexicon::attributions(std::string_view first) const {
  const auto found = attributions_.find(first);
  return found == attributions_.end() ? nullptr : &found->second;
}

const std::vector<MediumAlias>* SpeechLexicon::media(std::string_view first) const {
  const auto found = aliases_.find(first);
  return found == aliases_.end() ? nullptr : &found->second;
}

}  // namespace tawatur
