#include <boost/unordered/unordered_flat_map.hpp>

#include "base/hash.h"
#include "names/heads.h"
#include "names/mention_passes.h"

namespace tawatur {
namespace {

constexpr uint8_t rare_enough = 80;  // Token::frequency of about a thousand occurrences in the counted news

class Repeater {
 public:
  explicit Repeater(MentionDraft& draft) : draft_(draft), dotless_(writes_ya_without_dots(draft)) {}

  void run() {
    repeated_full_names();
    note_mentions();
    for (const Sentence& s : draft_.analysis().sentences)
      for (TokenIndex i = s.tokens.begin; i < s.tokens.end; ++i)
        if (draft_.is_arabic(i)) i = std::max(i, draft_.free(i) ? repeated(i, s.tokens.end) : widened(i, s.tokens.end));
  }

 private:
  using Hashes = boost::unordered_flat_map<uint64_t, uint32_t>;

  uint64_t hash(TokenIndex i) const { return hash_bytes(draft_.core(i)); }
  bool listed(TokenIndex i) const { return (draft_.known(i).lists & personal_name_list) != 0; }

  /// عهد التميمي told more than once: a word of double meaning before a surname of origin is a given name.
  void repeated_full_names() {
    const auto is_full_name = [&](TokenIndex i) {
      return draft_.is_arabic(i) && draft_.is_arabic(i + 1) && draft_.free(i) && draft_.free(i + 1) &&
             !draft_.definite(i) && draft_.token(i).enclitic_size == 0 && draft_.is_plain_definite(i + 1) &&
             draft_.stem(i + 1).ends_with("ي") && heads_of(draft_.stem(i)) == 0 &&
             draft_.token(i + 1).frequency < rare_enough && listed(i) && listed(i + 1);
    };
    Hashes times;
    for (TokenIndex i = 0; i + 1 < draft_.size(); ++i)
      if (is_full_name(i)) ++times[hash_combine(hash(i), hash(i + 1))];
    if (times.empty()) return;
    for (TokenIndex i = 0; i + 1 < draft_.size(); ++i) {
      if (!is_full_name(i) || times[hash_combine(hash(i), hash(i + 1))] < 2) continue;
      vouched_[hash(i)] = 1;
      draft_.add(i, i + 2, EntityKind::person);
    }
  }

  void note_mentions() {
    const std::vector<Mention>& mentions = draft_.mentions();
    for (uint32_t m = 0; m < mentions.size(); ++m) {
      const Mention& x = mentions[m];
      if (x.tokens.empty() || !draft_.is_arabic(x.tokens.begin)) continue;
      const TokenIndex first = x.tokens.begin, last = x.tokens.end - 1;
      if (first == last) {
        alone_.try_emplace(hash(first), x.kind);
        continue;
      }
      uint32_t& best = by_first_.try_emplace(hash(first), m).first->second;
      if (mentions[best].tokens.size() < x.tokens.size()) best = m;
      if (x.kind == EntityKind::person) {
        if (!draft_.definite(first) && listed(first) && ++full_names_[hash(first)] >= 2) vouched_[hash(first)] = 1;
        for (TokenIndex i = first; i < last; ++i)
          if (draft_.form(i) == "فان" && draft_.is_arabic(i + 1)) noble_[hash(i + 1)] = 1;
        if (x.tokens.size() > 2 && draft_.is_arabic(first + 1)) by_second_.try_emplace(hash(first + 1), m);
        alone_.try_emplace(hash(first), x.kind);
        if (draft_.is_arabic(last)) alone_.try_emplace(hash(last), x.kind);
      } else if (x.kind == EntityKind::organisation) {
        head_.try_emplace(hash_bytes(draft_.stem(first)), m);
        // الخارجية الفلسطينية … الوزارة
        static constexpr std::string_view ministries[] = {"خارجيه", "داخليه", "دفاع"};
        if (draft_.definite(first) && is_one_of(draft_.stem(first), ministries))
          head_.try_emplace(hash_bytes("وزاره"), m);
        // تنظيم داعش … داعش
        if (last == first + 1 && (heads_of(draft_.stem(first)) & organisation_head) != 0 && draft_.is_arabic(last) &&
            !draft_.is_definite_adjective(last) && draft_.is_no_common_word(last))
          alone_.try_emplace(hash(last), x.kind);
        if (x.tokens.size() > 2 && draft_.is_definite_adjective(first + 1)) by_second_.try_emplace(hash(first + 1), m);
      }
    }
  }

  /// فاتو, where فاتو بنسودا stands here too and was found whole elsewhere.
  TokenIndex widened(TokenIndex i, TokenIndex end) {
    const Mention* here = draft_.at(i);
    if (here->kind != EntityKind::person || here->tokens.size() != 1) return i;
    // وقال إن فان باستن, where ماركو فان باستن stands elsewhere
    if (i > 0 && draft_.free(i - 1) && draft_.form(i - 1) == "فان" && noble_.contains(hash(i))) {
      draft_.add(i - 1, i + 1, EntityKind::person);
      return i;
    }
    const auto found = by_first_.find(hash(i));
    if (found == by_first_.end() || draft_.mentions()[found->second].kind != EntityKind::person) return i;
    return repeated_words(i, end, draft_.mentions()[found->second], 0);
  }

  TokenIndex repeated(TokenIndex i, TokenIndex end) {
    const uint64_t word = hash(i);
    if (const auto found = by_first_.find(word); found != by_first_.end())
      if (const TokenIndex last = repeated_words(i, end, draft_.mentions()[found->second], 0); last > i) return last;
    // الجنائية الدولية, where المحكمة الجنائية الدولية was told; فان ديرمال, where ماريك فان ديرمال was
    if (const auto found = by_second_.find(word); found != by_second_.end() && !draft_.has_clitics(i))
      if (const TokenIndex last = repeated_words(i, end, draft_.mentions()[found->second], 1); last > i) return last;
    if (const auto found = alone_.find(word); found != alone_.end() && may_stand_alone(i, end, word, found->second)) {
      // أدان باسم التميمي: a given name but where somebody speaks in another's
      const bool basim = found->second == EntityKind::person && i > 0 && draft_.free(i - 1) &&
                         draft_.form(i - 1) == "باسم" && draft_.definite(i) && !is_spokesman_of(draft_, i);
      draft_.add(basim ? i - 1 : i, i + 1, found->second);
      return i;
    }
    // المحكمة of a page that told the court in full before; الحزب, البنك and the like are common nouns there
    static constexpr std::string_view heads_alone[] = {"حكومه", "محكمه", "نيابه", "وزاره", "وكاله"};
    if (draft_.definite(i) && is_one_of(draft_.stem(i), heads_alone)) {
      const auto found = head_.find(hash_bytes(draft_.stem(i)));
      if (found != head_.end() && draft_.mentions()[found->second].tokens.begin < i &&
          !(i + 1 < end && draft_.is_definite_adjective(i + 1)))
        draft_.add(i, i + 1, EntityKind::organisation);
    }
    return i;
  }

  /// The words of `model` from its word `skipped` on stand at `i` too; of an institution with two adjectives the second
  /// may be missing (المحكمة الجنائية).
  TokenIndex repeated_words(TokenIndex i, TokenIndex end, const Mention model, uint32_t skipped) {
    const TokenIndex first = model.tokens.begin + skipped;
    const uint32_t all = model.tokens.end - first;
    uint32_t same = 1;
    // of a person a part may be known already: عهد, where التميمي is
    const auto may_take = [&](TokenIndex k) { return draft_.free(k) || model.kind == EntityKind::person; };
    while (same < all && i + same < end && may_take(i + same) && draft_.form(i + same) == draft_.form(first + same))
      ++same;
    const bool shortened = skipped == 0 && same > 1 && same + 1 == all && model.kind == EntityKind::organisation &&
                           draft_.is_definite_adjective(i + 1) && draft_.is_definite_adjective(model.tokens.end - 1);
    if (same < all && !shortened) return i;
    if (same == 1 || draft_.cuts(i, i + same)) return i;
    draft_.add(i, i + same, model.kind);
    return i + same - 1;
  }

  /// Common words need the news to have read them as names of this kind, or the page to have vouched for them.
  bool may_stand_alone(TokenIndex i, TokenIndex end, uint64_t word, EntityKind kind) const {
    if (draft_.core(i).size() < 6 || heads_of(draft_.stem(i)) != 0 || draft_.form(i) == "لصالح") return false;
    // على شجاعته, صلى الله عليه, on a page that has علي and عبد الله
    if (draft_.core(i) == "الله") return false;
    if (!dotless_ && draft_.core(i) == "علي" && slice(draft_.text(), draft_.token(i).span()).ends_with("ى"))
      return false;
    if (kind == EntityKind::organisation && draft_.is_definite_adjective(i))
      return false;               // (الفرنسية) … توتال الفرنسية
    if (vouched_.contains(word))  // عهد التميمي … عهد; not عهد الرئيس
      return draft_.token(i).enclitic_size == 0 && !(i + 1 < end && draft_.is_arabic(i + 1) && draft_.definite(i + 1));
    // نور ابنة عمها, where نور التميمي was told
    static constexpr std::string_view kin[] = {"ابنه", "ابن", "شقيقه", "شقيق", "نجل", "والد", "والده", "زوجه", "زوج"};
    if (kind == EntityKind::person && listed(i) && i + 1 < end && draft_.is_arabic(i + 1) &&
        draft_.token(i + 1).proclitics == 0 && is_one_of(draft_.stem(i + 1), kin))
      return true;
    const uint16_t reading = draft_.known(i).reading;
    const auto either = [&](NameReading a, NameReading b) {
      return std::max(MentionDraft::share(reading, a), MentionDraft::share(reading, b));
    };
    const int known = kind == EntityKind::person  ? either(NameReading::person_begin, NameReading::person_inside)
                      : kind == EntityKind::place ? either(NameReading::place, NameReading::place)
                      : kind == EntityKind::organisation
                          ? either(NameReading::organisation_begin, NameReading::organisation_inside)
                          : either(NameReading::other, NameReading::other);
    if (known >= 2) return true;
    // دين, شمس, إمبراطورية: common words that stood in a name elsewhere
    if (draft_.in_dictionary(i) || (known == 0 && draft_.known(i).reading >> 12 >= 2)) return false;
    return draft_.token(i).frequency < rare_enough || draft_.is_no_common_word(i);
  }

  MentionDraft& draft_;
  bool dotless_;
  Hashes by_first_;    // first word of a longer mention → the longest such mention
  Hashes by_second_;   // second word of an institution with two adjectives, or of a longer person → one such mention
  Hashes head_;        // head of an institution told in full → the first such mention
  Hashes full_names_;  // given names → how many full names begin so
  Hashes noble_;       // surnames behind فان
  Hashes vouched_;     // given names of double meaning that the page uses as names
  boost::unordered_flat_map<uint64_t, EntityKind> alone_;  // single words that mean a name on this page
};

}  // namespace

void repeat_mentions(MentionDraft& draft) { Repeater(draft).run(); }

}  // namespace tawatur
