#pragma once
// All different names of a collection and what may join them. Names are compared once, when the second of two arrives;
// which joins hold is decided from counts over all pages, so that it does not depend on the order of arrival.
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <string_view>
#include <vector>

#include "names/name_form.h"
#include "names/name_words.h"
#include "names/resolver.h"

namespace tawatur {

using NameIndex = uint32_t;
inline constexpr NameIndex no_name = UINT32_MAX;

struct Name {
  EntityKind kind = EntityKind::other;
  std::vector<WordIndex> words;
  bool weak = false;                                // one word of a person: many may bear it
  bool generic = false;                             // a head alone
  bool has_father = false, ends_in_father = false;  // as of NameForm, in any of its spellings
  uint32_t alias = 0;                               // row of data/aliases.tsv, 0: none
  uint32_t mentions = 0;
  std::vector<PageIndex> pages;  // ascending, each once
};

/// Whether the list of known names tells two apart: the European Union and its namesake of football.
bool are_told_apart(const Name& a, const Name& b);

enum class JoinRule : uint8_t {
  always,   // what the forms themselves say: aliases, a head left out, acronyms of their letters
  if_told,  // a page gives both for one thing: where enough pages do
  if_rare,  // a clitic or a letter too many or too few: where the other form is far more frequent
  if_near,  // spellings: unless pages use both side by side
  if_only,  // the shorter form of a longer one: where only one longer one is known or one is far more frequent
};

/// Whether a person told in full may be called by a word alone: the first or the surname; a father's name means the
/// father.
bool is_called(const Name& full, WordIndex word);

struct Join {
  NameIndex a, b;  // of if_only, a is the shorter
  JoinRule rule;
  VariantReason why;
  float distance = 0;
  uint32_t pages = 0;  // of if_told: how many tell it
};

class NameGraph {
 public:
  /// The name of a form; new ones are compared with those that share words or spellings of words with them.
  NameIndex add(const NameForm& form, EntityKind kind);
  /// Tells that a page gives both for one thing.
  void join_on_page(NameIndex a, NameIndex b);

  /// The name with exactly these words, or no_name.
  NameIndex find(EntityKind kind, std::initializer_list<std::string_view> words) const;

  Name& name(NameIndex i) { return names_[i]; }
  const Name& name(NameIndex i) const { return names_[i]; }
  size_t size() const { return names_.size(); }
  const NameWords& words() const { return words_; }
  const std::vector<Join>& joins() const { return joins_; }
  /// Whether two full names of persons may be of one: the same words, or spellings of them, one of them perhaps
  /// shorter.
  bool may_be_one(NameIndex a, NameIndex b) const;
  /// Full names of persons that end (as a surname) or begin with a word; where there are none, with a spelling of it
  /// within `limit`.
  void bearers(WordIndex word, float limit, std::vector<NameIndex>& out) const;

 private:
  using Index = boost::unordered_flat_map<uint64_t, std::vector<NameIndex>>;
  void compare_person(NameIndex i);
  void compare_person_prefixes(NameIndex i);
  void compare_thing(NameIndex i);
  void compare_heads(NameIndex i, const NameForm& form);
  /// وبريطانيا and بريطانيا, where the clitic was not taken off.
  void compare_clitics(NameIndex i);
  void compare_aliases(NameIndex i, const NameForm& form);
  bool is_acronym_of(const Name& brief, const Name& full) const;
  /// Whether two names of persons can be one; the mean distance of the words that differ, or -1.
  float person_distance(const Name& a, const Name& b) const;
  /// Distance of two words, nats a letter; at least `limit` where they are none of each other's spellings.
  float word_distance(WordIndex a, WordIndex b, float limit) const;
  static uint64_t key_of(EntityKind kind, const WordIndex* words, size_t count);

  NameWords words_;
  std::vector<Name> names_;
  std::vector<Join> joins_;
  boost::unordered_flat_map<uint64_t, NameIndex> by_words_;
  Index by_ends_;      // kind, first and last word → names of two and more
  Index by_word_;      // one word → full names of persons that begin or end with it
  Index by_tail_;      // words behind a head → names with the head
  Index by_stem_;      // words before a last adjective → names with the adjective
  Index by_alias_;     // row of data/aliases.tsv → names
  Index by_unclitic_;  // words without a first letter that may be a clitic → names with it
  boost::unordered_flat_map<uint64_t, size_t> told_;  // pair of names → its join
};

}  // namespace tawatur
