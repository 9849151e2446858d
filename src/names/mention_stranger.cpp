#include <boost/unordered/unordered_flat_map.hpp>
#include <vector>

#include "base/hash.h"
#include "names/mention_passes.h"
#include "names/slip.h"

namespace tawatur {
namespace {

class Strangers {
 public:
  explicit Strangers(MentionDraft& draft) : draft_(draft) {}

  void run() {
    for (TokenIndex i = 0; i < draft_.size(); ++i) {
      if (!draft_.is_arabic(i) || !draft_.free(i) || !draft_.is_stranger(i)) continue;
      ++times_[hash_bytes(draft_.core(i))];
      found_.push_back(i);
    }
    if (found_.empty()) return;
    note_names();
    for (const TokenIndex i : found_) {
      if (!draft_.free(i)) continue;
      if (is_slip_of_person(i))
        draft_.add(i, i + 1, EntityKind::person);
      else if (is_slip_of_place(i))
        draft_.add(i, i + 1, EntityKind::place);
      else if (times_[hash_bytes(draft_.core(i))] >= often && draft_.core(i).size() >= 10 &&
               draft_.has_foreign_shape(i))
        draft_.add(i, i + 1, EntityKind::other);
    }
  }

 private:
  static constexpr uint32_t often = 3;
  static constexpr uint8_t never_met = 8, hardly_ever = 24;  // Token::frequency
  static constexpr size_t long_enough = 8;                   // bytes: four letters

  /// Rare words of the page's persons and all its places of one word, by their first letter.
  void note_names() {
    for (const Mention& m : draft_.mentions()) {
      if (m.kind == EntityKind::place && m.tokens.size() == 1 && draft_.is_arabic(m.tokens.begin)) {
        std::vector<std::string_view>& places = places_[draft_.core(m.tokens.begin).substr(0, 2)];
        if (places.size() < most_names && !is_one_of(draft_.core(m.tokens.begin), places))
          places.push_back(draft_.core(m.tokens.begin));
      }
      if (m.kind != EntityKind::person) continue;
      for (TokenIndex i = m.tokens.begin; i < m.tokens.end; ++i) {
        if (!draft_.is_arabic(i) || !draft_.is_stranger(i) || draft_.core(i).size() < long_enough) continue;
        std::vector<std::string_view>& names = names_[draft_.core(i).substr(0, 2)];
        if (names.size() < most_names && !is_one_of(draft_.core(i), names)) names.push_back(draft_.core(i));
      }
    }
  }
  static bool is_one_of(std::string_view word, const std::vector<std::string_view>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  bool is_slip_of_person(TokenIndex i) const {
    const std::string_view word = draft_.core(i);
    const bool may_be_name = draft_.token(i).frequency < hardly_ever || draft_.has_foreign_shape(i);
    if (word.size() < long_enough || !may_be_name) return false;
    const auto found = names_.find(word.substr(0, 2));
    if (found == names_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(),
                       [&](std::string_view name) { return is_one_slip(word, name); });
  }

  /// فنزيا of a page that tells of فنزويلا; only for words that the news never have.
  bool is_slip_of_place(TokenIndex i) const {
    const std::string_view word = draft_.core(i);
    if (draft_.token(i).frequency >= never_met || word.size() <= long_enough) return false;
    const auto found = places_.find(word.substr(0, 2));
    return found != places_.end() && std::any_of(found->second.begin(), found->second.end(),
                                                 [&](std::string_view name) { return is_slip_of(word, name); });
  }

  static constexpr size_t most_names = 64;  // of one first letter: bounds the work on pages that are lists

  MentionDraft& draft_;
  std::vector<TokenIndex> found_;
  boost::unordered_flat_map<uint64_t, uint32_t> times_;
  boost::unordered_flat_map<std::string_view, std::vector<std::string_view>> names_, places_;
};

}  // namespace

void find_strangers(MentionDraft& draft) { Strangers(draft).run(); }

}  // namespace tawatur
