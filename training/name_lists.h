#pragma once
// Lists of names from packages: countries and the cities of time zones (ICU, Unicode licence), towns (GeoNames, CC BY
// 4.0), parts of personal names (NETransliteration, Wikidata, CC0).
#include <unicode/locid.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

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

/// Towns of GeoNames (CC BY 4.0) in Arabic: Debian's package libgeonames-common.
inline constexpr const char* towns_file = "/usr/share/locale/ar/LC_MESSAGES/geonames.mo";

/// The translations in a file of GNU gettext that are of Arabic letters alone; empty, with a word on it, where there is
/// no such file.
inline std::vector<std::string> translations(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const auto number = [&](size_t at) {
    uint32_t value = 0;
    if (at + sizeof value <= bytes.size()) std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
  };
  std::vector<std::string> out;
  if (number(0) != 0x950412de) return std::fprintf(stderr, "  no %s: towns are left out\n", path.c_str()), out;
  const size_t count = number(8), table = number(16);  // of pairs: length, offset
  for (size_t k = 0; k < count; ++k) {
    const size_t size = number(table + 8 * k), at = number(table + 8 * k + 4);
    if (at + size > bytes.size()) break;
    std::string name = bytes.substr(at, size);
    bool arabic = !name.empty();
    for (size_t i = 0; i < name.size() && arabic;) {
      const auto letter = decode(name, i);
      arabic = letter.value == ' ' || (letter.value >= 0x621 && letter.value <= 0x64A && letter.value != 0x640);
      i += letter.size;
    }
    if (arabic) out.push_back(std::move(name));
  }
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
  for (const std::string& town : translations(towns_file)) note(lists, town, town_list);
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
