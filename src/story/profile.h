#pragma once
// A page in the form in which stories compare it.
#include <array>
#include <string>
#include <vector>

#include "story/background.h"
#include "story/terms.h"
#include "story/told_days.h"

namespace tawatur {

/// What a term is on its page, for counting: where it stands (text, lead, title), what it is (person, place, other
/// name, number, plain word) and how rare.
inline constexpr size_t term_places = 3, term_classes = 5, term_rarities = 4;
inline constexpr size_t term_kinds = term_places * term_classes * term_rarities;
uint8_t term_kind(uint8_t signs, float rarity);

struct WeighedTerm {
  uint32_t key = 0;
  float weight = 0;  // of the whole page; the page's vector has length one
  float rarity = 0;
  uint32_t sentences = 0;  // as in StoryTerm
  uint8_t signs = 0;       // TermSign
  uint8_t kind = 0;        // term_kind
};

struct PageProfile {
  std::vector<WeighedTerm> terms;    // by key; words that most articles have are left out
  std::vector<uint32_t> wordings;    // by value
  std::vector<uint32_t> index_keys;  // the weightiest terms, by key: who shares none of them is not compared
  std::vector<std::array<float, Background::dimensions>> title_vectors;  // unit vectors of the title's words,
  std::vector<float> title_rarity;                                       // and how rare each is
  std::vector<bool> title_is_name;
  std::array<float, Background::dimensions> meaning{}, opening{};  // unit; of the page, of its title and lead
  float title_norm = 0, lead_norm = 0, name_norm = 0, number_norm = 0;
  float title_weight = 0, lead_weight = 0, title_name_weight = 0;  // sums of rarities
  float open_person_weight = 0, open_place_weight = 0;
  std::array<uint32_t, term_kinds> kinds{};  // terms of each kind
  uint32_t subject = 0;                      // key of the first name's last word in the title; 0 without
  double day = 0;                            // of publication, since 1970; 0 where unknown
  bool has_day = false;
  ToldDays told;
  bool round_up = false;  // begins like a press review or news in brief: data/round_ups.tsv
  uint32_t words = 0;
  uint64_t identity = 0;  // hash of the page's id: breaks ties whatever the order of arrival
  uint64_t outlet = 0;    // 0 where unknown
};

PageProfile profile_of(const Reading& reading, const Background& background);

}  // namespace tawatur
