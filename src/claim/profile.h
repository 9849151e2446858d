#pragma once
// What statements are compared by: made once for each statement of a group of pages that are compared.
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <vector>

#include "claim/claim.h"
#include "claim/model.h"

namespace tawatur {

struct Term {
  uint64_t key = 0;     // Token::key of a word, or the hash of an entity's number or a value
  uint64_t root = 0;    // rough root of a word, the key itself of everything else
  float weight = 0;     // rarity in news, less where the page says it over and over
  uint32_t place = 0;   // among the terms of the statement, in reading order
  uint32_t number = 0;  // of the key within the ProfileSet
  bool name = false;    // part of a name
};

struct RootTerm {
  uint64_t root = 0;
  float weight = 0;
  uint32_t place = 0;   // where it is first read
  uint32_t number = 0;  // of the root within the ProfileSet
  uint32_t term = 0;    // number of the word it was read in; ProfileSet::vector_of knows its meaning
};

struct TermVector {
  const int8_t* vector = nullptr;  // of WordVectors; null where the word has none
  float length = 0;
};

/// A statement as it is compared. Spans point into the ProfileSet.
struct Profile {
  StatementRef ref;
  const Reading* reading = nullptr;
  const Statement* statement = nullptr;
  std::span<const Term> terms;                 // ascending by key, none twice
  std::span<const uint32_t> order;             // Term::number in reading order
  std::span<const RootTerm> roots;             // rough roots of the words, ascending, none twice
  std::span<const RootTerm> sentence;          // rough roots of the whole sentence it stands in, likewise
  std::span<const uint32_t> acts;              // families of acts.tsv, ascending, none twice
  std::span<const uint32_t> ages;              // in years, in reading order
  std::span<const float> meaning;              // mean word vector, of length 1; empty where no word has one
  std::span<const Number> numbers;             // as counted.h gives them
  std::span<const Number> page_numbers;        // of the whole page, likewise
  std::span<const uint32_t> entities;          // numbers of entities within the group of pages, ascending, none twice
  std::span<const uint32_t> mention_entities;  // the same by mention, in reading order
  uint32_t mentions_begin = 0, mentions_end = 0;  // of Reading::mentions
  uint32_t times_begin = 0, times_end = 0;        // of Reading::times
  float weight = 0;                               // of all terms
  float roots_weight = 0;                         // of all roots
  float name_weight = 0;                          // of the terms that are parts of names
  float norm = 0;                                 // root of the sum of squares
  float sentence_norm = 0;                        // of the sentence's
  uint64_t opening = 0;                           // rough root of the first word that is no name; 0 where none
  uint64_t origin = 0;                            // who says it (entity or folded words); 0 for the page's own voice
  float position = 0;                             // in the article, 0 to 1
  uint32_t story = 0;
  bool opens = false;        // in the title or the first body sentence
  uint32_t body = no_index;  // of a title: the statement of its article that tells the same, where one does

  bool told_by_body() const { return body != no_index; }

  bool attributed() const { return origin != 0; }
  bool quoted() const { return statement->form == StatementForm::direct || statement->form == StatementForm::mixed; }
  std::span<const TimeMention> times() const {
    return std::span(reading->times).subspan(times_begin, times_end - times_begin);
  }
};

/// Pages that are compared with each other: those of a story, or of a small thread.
struct ComparedPage {
  PageIndex page = 0;
  uint32_t story = 0;
};

class ProfileSet {
 public:
  /// Linear in the pages' tokens.
  ProfileSet(const Corpus& corpus, std::span<const ComparedPage> pages, const ClaimModel& model);
  std::span<const Profile> all() const { return profiles_; }  // by page, then in reading order
  const Profile& operator[](uint32_t i) const { return profiles_[i]; }
  uint32_t size() const { return static_cast<uint32_t>(profiles_.size()); }
  /// Term::number and RootTerm::number are below these.
  uint32_t term_count() const { return static_cast<uint32_t>(vectors_.size()); }
  uint32_t root_count() const { return static_cast<uint32_t>(root_numbers_.size()); }
  const TermVector& vector_of(uint32_t term) const { return vectors_[term]; }
  /// What is left of a root's weight in this group: 1 where few of its pages say it, less where all do.
  float telling(uint32_t root) const { return telling_[root]; }

 private:
  using LocalEntities = boost::unordered_flat_map<EntityIndex, uint32_t>;

  void reserve(const Corpus& corpus, std::span<const ComparedPage> pages);
  void read_page(const Corpus& corpus, const ComparedPage& page, const ClaimModel& model, LocalEntities& local);
  void read_mentions(Profile& profile, std::span<const EntityIndex> entities, LocalEntities& local);
  void read_terms(Profile& profile, std::vector<Term>& read);
  uint32_t number_of_term(uint64_t key);
  uint32_t number_of_root(uint64_t root);
  /// Weights of all terms, and what is made from them: by the page alone, so that what two pages have in common is the
  /// same in every group. `pages`: first profile of each page, and the end.
  void weigh(std::span<const uint32_t> pages);
  void set_tellings(std::span<const uint32_t> pages);
  void set_roots(Profile& profile);
  /// Sorts what was added behind `from`, each root once with its greatest weight.
  std::span<const RootTerm> settle_roots(size_t from);
  void set_meaning(Profile& profile);
  void set_sentences(std::span<Profile> page);

  std::vector<Profile> profiles_;
  std::vector<Term> terms_;
  std::vector<uint32_t> order_;
  boost::unordered_flat_map<uint64_t, uint32_t> term_numbers_, root_numbers_;
  std::vector<TermVector> vectors_;  // by Term::number
  std::vector<float> telling_;       // by RootTerm::number
  std::vector<RootTerm> roots_;
  std::vector<float> meanings_;
  std::vector<std::vector<Number>> numbers_;  // by page
  std::vector<uint32_t> entities_, mention_entities_, acts_, ages_;
};

/// The first link of a chain that is not the page's own outlet; null where the page itself speaks.
const ChainLink* origin_of(const Statement& statement);

}  // namespace tawatur
