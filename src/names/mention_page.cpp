#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include "base/hash.h"
#include "names/heads.h"
#include "names/mention_passes.h"

namespace tawatur {
namespace {

constexpr size_t letter = 2;  // bytes

class PageEvidence {
 public:
  explicit PageEvidence(MentionDraft& draft) : draft_(draft) {}

  void run() {
    drop_origins_of_offices();
    note_origins();
    if (!origins_.empty()) find_origins();
    find_namesakes();
    note_places();
    if (!places_.empty())
      for (Mention& m : draft_.mentions())
        if (m.kind == EntityKind::person && !is_surely_person(m)) read_as_place(m);
  }

 private:
  static constexpr uint32_t most_words = 3;

  /// كاسيرا and كاسير have one root, an adjective of origin is it with ي.
  static uint64_t root_of(std::string_view word) {
    if (word.ends_with("ا")) word.remove_suffix(letter);
    return hash_bytes(word);
  }

  bool is_head(TokenIndex i, uint8_t heads) const {
    return draft_.is_arabic(i) && (heads_of(draft_.stem(i)) & heads) != 0;
  }
  /// Behind a head word, or behind it and what it is over: الرئيس |, وزير الصحة |.
  bool is_behind_head(TokenIndex i, uint8_t heads) const {
    return i > 0 && (is_head(i - 1, heads) ||
                     (i > 1 && is_head(i - 2, heads) && draft_.is_arabic(i - 1) && draft_.definite(i - 1)));
  }

  /// الرئيس [الكاسيري داريو مالكين]: no person's name begins so, it is where the office is. Nor is the word a person
  /// elsewhere on the page.
  void drop_origins_of_offices() {
    boost::unordered_flat_set<uint64_t> adjectives;
    const auto is_adjective = [&](const Mention& m) {
      const TokenIndex first = m.tokens.begin;
      return m.kind == EntityKind::person && !m.tokens.empty() && draft_.is_arabic(first) && draft_.definite(first) &&
             draft_.stem(first).ends_with("ي") && draft_.stem(first).size() >= 4 * letter;
    };
    for (Mention& m : draft_.mentions()) {
      if (!is_adjective(m) || !is_behind_head(m.tokens.begin, role_head)) continue;
      const bool person_behind = m.tokens.end < draft_.size() && draft_.is_person(m.tokens.end);
      if (m.tokens.size() == 1 && !person_behind) continue;
      adjectives.insert(hash_bytes(draft_.core(m.tokens.begin++)));
    }
    if (adjectives.empty()) return;
    for (Mention& m : draft_.mentions())
      if (is_adjective(m) && m.tokens.size() == 1 && adjectives.contains(hash_bytes(draft_.core(m.tokens.begin))))
        m.tokens.begin = m.tokens.end;
    draft_.settle();
  }

  /// Adjectives behind an office or an institution: الرئيس الكاسيري, وزارة الصحة الكاسيرية.
  void note_origins() {
    constexpr uint8_t heads = role_head | government_head | organisation_head;
    for (TokenIndex i = 1; i < draft_.size(); ++i) {
      if (!draft_.is_arabic(i) || !draft_.definite(i) || draft_.has_clitics(i) || draft_.token(i).frequency > rare)
        continue;
      if (!is_behind_head(i, heads)) continue;
      std::string_view stem = draft_.stem(i);
      if (stem.ends_with("ه")) stem.remove_suffix(letter);
      if (!stem.ends_with("ي") || stem.size() < 4 * letter) continue;
      origins_.insert(root_of(stem.substr(0, stem.size() - letter)));
    }
  }

  bool is_origin(TokenIndex i) const {
    return draft_.is_arabic(i) && draft_.is_stranger(i) && origins_.contains(root_of(draft_.core(i)));
  }

  /// Also where the tagger saw a person (كاسيرا وأورسان) or an organisation of this name alone.
  void find_origins() {
    const auto may_be_place = [&](TokenIndex i) {
      const Mention* m = draft_.at(i);
      return m == nullptr || (m->kind == EntityKind::person && m->tokens.begin == i) || m->tokens.size() == 1;
    };
    for (TokenIndex i = 0; i < draft_.size(); ++i)
      if (is_origin(i) && may_be_place(i)) {
        const TokenIndex end = draft_.free(i) ? i + 1 : draft_.at(i)->tokens.end;
        draft_.add(i, i + 1, EntityKind::place);
        for (TokenIndex k = i + 1; k < end; ++k)
          if (is_origin(k)) draft_.add(k, k + 1, EntityKind::place);
      }
  }

  /// أورسان للشحن, … قادمة من أورسان: behind a preposition of place an unknown word that a body is named after is a
  /// place.
  void find_namesakes() {
    boost::unordered_flat_set<uint64_t> named_after;
    for (const Mention& m : draft_.mentions())
      if (m.kind == EntityKind::organisation && m.tokens.size() > 1 && draft_.is_arabic(m.tokens.begin) &&
          draft_.is_stranger(m.tokens.begin))
        named_after.insert(hash_bytes(draft_.core(m.tokens.begin)));
    if (named_after.empty()) return;
    static constexpr std::string_view prepositions[] = {"في", "من", "الي"};
    for (TokenIndex i = 1; i < draft_.size(); ++i)
      if (draft_.is_arabic(i) && draft_.free(i) && !draft_.has_clitics(i) && draft_.is_arabic(i - 1) &&
          is_one_of(draft_.form(i - 1), prepositions) && named_after.contains(hash_bytes(draft_.core(i))))
        draft_.add(i, i + 1, EntityKind::place);
  }

  /// What stands behind the word that says which kind of place it is: ميناء [بورت ليان].
  void note_places() {
    for (const Mention& m : draft_.mentions()) {
      if (m.kind != EntityKind::place || m.tokens.size() < 2 || m.tokens.size() > most_words + 1) continue;
      if (!draft_.is_arabic(m.tokens.begin) || draft_.definite(m.tokens.begin)) continue;
      if ((heads_of(draft_.stem(m.tokens.begin)) & (place_head | facility_head)) == 0) continue;
      places_.insert(hash_of({m.tokens.begin + 1, m.tokens.end}));
    }
  }

  /// بورت ليان, and بورت ليان هادئة, where what is left are common words.
  void read_as_place(Mention& m) const {
    for (TokenIndex stop = std::min(m.tokens.end, m.tokens.begin + most_words); stop > m.tokens.begin; --stop) {
      if (!places_.contains(hash_of({m.tokens.begin, stop}))) continue;
      for (TokenIndex i = stop; i < m.tokens.end; ++i)
        if (!draft_.is_arabic(i) || draft_.token(i).frequency < often_met ||
            draft_.share(i, NameReading::person_begin) > 0 || draft_.share(i, NameReading::person_inside) > 0)
          return;
      m.kind = EntityKind::place;
      m.tokens.end = stop;
      return;
    }
  }

  uint64_t hash_of(TokenSpan tokens) const {
    uint64_t hash = tokens.size();
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i) hash = hash_combine(hash, hash_bytes(draft_.core(i)));
    return hash;
  }

  /// Where an office stands before, or the news know the first word as a person's name: مطار محمد الخامس.
  bool is_surely_person(const Mention& m) const {
    const TokenIndex first = m.tokens.begin;
    if (first > 0 && draft_.is_arabic(first - 1) && (heads_of(draft_.stem(first - 1)) & role_head) != 0) return true;
    const int begins_names = draft_.share(first, NameReading::person_begin);
    return begins_names == 3 || (begins_names == 2 && m.tokens.size() == 1) ||
           draft_.share(first, NameReading::place) == 0;
  }

  static constexpr uint8_t rare = 56, often_met = 32;  // Token::frequency: a hundred occurrences, fifteen

  MentionDraft& draft_;
  boost::unordered_flat_set<uint64_t> origins_, places_;
};

}  // namespace

void learn_from_page(MentionDraft& draft) { PageEvidence(draft).run(); }

}  // namespace tawatur
