#pragma once
// Lists of names from packages: countries and the cities of time zones (ICU, Unicode licence), parts of personal names
// (NETransliteration, Wikidata, CC0).
#include <unicode/locid.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

#include <fstream>
#include <map>
#include <memory>
#include <string>

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "language/analysis.h"
#include "names/name_lexicon.h"

namespace tawatur::training {

using NameLists = std::map<uint64_t, uint16_t>;

/// Every word of a name gets the list's bit; names of several words say only that they are a part.
inline void note(NameLists& lists, const std::string& name, uint16_t bit) {
  const Analysis a = analyse(name, 0);
  const bool alone = a.tokens.size() == 1;
  for (const Token& t : a.tokens) {
    if (t.kind != TokenKind::arabic || t.folded_size < 6) continue;
    lists[hash_bytes(a.form(t))] |= alone ? bit : static_cast<uint16_t>(part_of_place_list);
  }
}

inline std::string utf8(const icu::UnicodeString& s) {
  std::string out;
  s.toUTF8String(out);
  return out;
}

inline NameLists read_lists(const std::string& translit_folder) {
  NameLists lists;
  const icu::Locale arabic("ar");
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    icu::UnicodeString name;
    note(lists, utf8(icu::Locale("", *code).getDisplayCountry(arabic, name)), country_list);
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> zones(icu::TimeZoneNames::createInstance(arabic, status));
  const std::unique_ptr<icu::StringEnumeration> ids(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  if (U_SUCCESS(status)) {
    while (const icu::UnicodeString* id = ids->snext(status)) {
      icu::UnicodeString name;
      note(lists, utf8(zones->getExemplarLocationName(*id, name)), city_list);
    }
  }
  if (const char* towns = std::getenv("PLACES")) {
    std::ifstream in(towns);
    for (std::string name; std::getline(in, name);) note(lists, name, town_list);
  }
  for (const char* file : {"/wd_arabic_16.tsv", "/wd_arabic_64.tsv"}) {
    std::ifstream in(translit_folder + file);
    std::string line;
    while (std::getline(in, line)) {
      const size_t a = line.find('\t'), b = line.find('\t', a + 1);
      if (a == std::string::npos || b == std::string::npos) continue;
      std::string word;
      for (const char c : line.substr(a + 1, b - a - 1))
        if (c != ' ') word += c;
      word = folded(make_valid_utf8(word));
      if (word.size() >= 6) lists[hash_bytes(word)] |= personal_name_list;
    }
  }
  return lists;
}

}  // namespace tawatur::training
