#include "names/mention_completion.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "base/hash.h"
#include "language/lexicon.h"
#include "names/heads.h"

namespace tawatur {
namespace {

constexpr uint8_t rare_enough = 80;  // Token::frequency of about a thousand occurrences in the counted news

constexpr uint8_t hardly_met = 56;  // of about a hundred occurrences

template <size_t n>
bool is_one_of(std::string_view word, const std::string_view (&list)[n]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

class Completer {
 public:
  Completer(std::string_view text, const Analysis& analysis, const NameLexicon& names, std::vector<Mention>& mentions)
      : text_(text),
        analysis_(analysis),
        names_(names),
        mentions_(mentions),
        owner_(analysis.tokens.size(), no_index) {}

  void run() {
    for (Mention& m : mentions_) trim(m);
    settle();
    for (const Sentence& s : analysis_.sentences) {
      for (TokenIndex i = s.tokens.begin; i < s.tokens.end; ++i) {
        if (token(i).kind == TokenKind::arabic)
          i = std::max(i, arabic(i, s.tokens.end));
        else if (token(i).kind == TokenKind::word)
          i = std::max(i, latin(i, s.tokens.end));
      }
    }
    settle();
    repeat();
    settle();
  }

 private:
  const Token& token(TokenIndex i) const { return analysis_.tokens[i]; }
  std::string_view stem(TokenIndex i) const { return analysis_.stem(i); }
  std::string_view core(TokenIndex i) const {
    return analysis_.form(i).substr(token(i).proclitic_size - token(i).article_size);
  }
  bool definite(TokenIndex i) const { return (token(i).proclitics & article) != 0; }
  bool free(TokenIndex i) const { return owner_[i] == no_index; }
  const Mention* at(TokenIndex i) const { return free(i) ? nullptr : &mentions_[owner_[i]]; }
  bool is_person(TokenIndex i) const { return !free(i) && mentions_[owner_[i]].kind == EntityKind::person; }

  void own() {
    std::fill(owner_.begin(), owner_.end(), no_index);
    for (uint32_t m = 0; m < mentions_.size(); ++m)
      for (TokenIndex i = mentions_[m].tokens.begin; i < mentions_[m].tokens.end; ++i) owner_[i] = m;
  }

  /// A new mention over [begin, end); those it covers are emptied and fall out in settle().
  void add(TokenIndex begin, TokenIndex end, EntityKind kind) {
    Mention m;
    m.tokens = {begin, end};
    m.kind = kind;
    for (TokenIndex i = begin; i < end; ++i) {
      if (!free(i)) mentions_[owner_[i]].tokens = {};
      owner_[i] = static_cast<uint32_t>(mentions_.size());
    }
    mentions_.push_back(m);
  }

  void settle() {
    std::erase_if(mentions_, [](const Mention& m) { return m.tokens.empty(); });
    std::sort(mentions_.begin(), mentions_.end(),
              [](const Mention& a, const Mention& b) { return a.tokens < b.tokens; });
    for (Mention& m : mentions_)
      m.span = {analysis_.word_begin(text_, token(m.tokens.begin)), token(m.tokens.end - 1).end};
    own();
  }

  /// Takes off what describes the name and is no part of it: مدينة لييج, لاهاي الهولندية, الدكتور سامي عادل.
  void trim(Mention& m) {
    if (m.tokens.size() < 2) return;
    const TokenIndex first = m.tokens.begin, last = m.tokens.end - 1;
    if (m.kind == EntityKind::place) {
      static constexpr std::string_view kinds[] = {"مدينه", "بلده", "قريه",   "منطقه",   "محافظه", "ولايه", "اقليم",
                                                   "حي",    "مخيم", "مقاطعه", "جمهوريه", "عاصمه",  "بلاد"};
      static constexpr std::string_view parts[] = {"شماليه", "جنوبيه", "شرقيه", "غربيه", "وسطي", "لاتينيه",
                                                   "كبري",   "صغري",   "عربيه", "جديده", "متحده"};
      if (is_one_of(stem(first), kinds) && !definite(first) && !is_definite_adjective(first + 1))
        ++m.tokens.begin;
      else if (m.tokens.size() == 2 && heads_of(stem(first)) == 0 && !definite(first) && is_definite_adjective(last) &&
               stem(last).ends_with("يه") && !is_one_of(stem(last), parts))
        --m.tokens.end;
    } else if (m.kind == EntityKind::person) {
      const uint8_t heads = heads_of(stem(first));
      if ((heads & role_head) != 0 && (definite(first) || token(first).folded_size == 2)) ++m.tokens.begin;
    }
  }

  /// الإسرائيلية, العليا: an adjective that agrees with a definite noun before it.
  bool is_definite_adjective(TokenIndex i) const {
    const Token& t = token(i);
    if (t.kind != TokenKind::arabic || t.proclitics != article || t.article_size != 4 || is_person(i)) return false;
    static constexpr std::string_view others[] = {"عليا", "عام", "عامه", "محافظ", "اعلي", "محتله", "متحده", "مسلحه"};
    const std::string_view s = stem(i);
    if (s == "عام" && i + 1 < owner_.size() && token(i + 1).kind == TokenKind::number) return false;  // العام 2015
    return s.size() >= 8 ? s.ends_with("ي") || s.ends_with("يه") || is_one_of(s, others) : is_one_of(s, others);
  }

  bool is_plain_definite(TokenIndex i) const {
    return token(i).kind == TokenKind::arabic && token(i).proclitics == article && token(i).article_size == 4 &&
           !is_person(i);
  }
  bool is_feminine(TokenIndex i) const { return stem(i).ends_with("ه") || stem(i).ends_with("ات"); }

  /// Words of a hashtag are joined by _, which stands between a noun and its adjective as space does.
  TokenIndex behind_adjectives(TokenIndex i, TokenIndex end) const {
    for (;;) {
      const TokenIndex next = i + 1 < end && analysis_.form(i) == "_" ? i + 1 : i;
      if (next >= end || !is_definite_adjective(next)) return i;
      i = next + 1;
    }
  }

  /// The token where a widened mention would cut another one in two is taken in whole or not at all.
  bool cuts(TokenIndex begin, TokenIndex end) const {
    const Mention *first = at(begin), *last = at(end - 1);
    return (first != nullptr && first->tokens.begin < begin) || (last != nullptr && last->tokens.end > end);
  }

  TokenIndex arabic(TokenIndex i, TokenIndex end) {
    if (is_person(i)) return i;
    const uint8_t heads = heads_of(stem(i));
    if (const TokenIndex last = institution(i, end, heads); last > i) return last;
    if (const TokenIndex last = agency(i, end); last > i || !free(i)) return last;
    if (const TokenIndex last = movement(i, end); last > i) return last;
    if (const TokenIndex last = place_or_treaty(i, end); last > i || !free(i)) return last;
    return known_word(i, end);
  }

  /// Steps of how often the news read a word as what (reading_code): 3 is mostly, 2 often.
  enum class Reading : uint8_t { other, organisation_inside, organisation_begin, place, person_inside, person_begin };
  static int share(uint16_t reading, Reading what) { return reading >> (2 * static_cast<int>(what)) & 3; }

  bool in_dictionary(TokenIndex i) const { return Lexicon::shipped().statistics(core(i)).in_dictionary; }

  bool is_stranger(TokenIndex i) const {
    const Token& t = token(i);
    if (t.frequency >= hardly_met || (t.proclitics & article) != 0 || t.enclitic_size > 0 || core(i).size() < 6)
      return false;
    return !in_dictionary(i) && heads_of(stem(i)) == 0;
  }

  /// Countries, and words that the news mostly read as a place or as the parts of a person's name.
  TokenIndex known_word(TokenIndex i, TokenIndex end) {
    if (core(i).size() < 6 || heads_of(stem(i)) != 0) return i;
    const NameLexiconEntry word = names_.find(hash_bytes(core(i)));
    const bool met = word.reading >> 12 >= 3;
    if ((word.lists & country_list) != 0 || (met && share(word.reading, Reading::place) == 3)) {
      if (share(word.reading, Reading::place) >= 2) add(i, i + 1, EntityKind::place);
      return i;
    }
    if (i + 1 >= end || !free(i + 1) || token(i + 1).kind != TokenKind::arabic ||
        token(i + 1).proclitic_size != token(i + 1).article_size)
      return i;
    const NameLexiconEntry next = names_.find(hash_bytes(core(i + 1)));
    const int first_share = share(word.reading, Reading::person_begin),
              second_share = share(next.reading, Reading::person_inside);
    const bool read_so =
        (first_share >= 2 && second_share >= 2) || (first_share >= 1 && second_share == 3 && core(i) != "باسم");
    // two strangers to dictionary and news side by side, one of them a name of Wikidata
    const bool strangers =
        is_stranger(i) && is_stranger(i + 1) && ((word.lists | next.lists) & personal_name_list) != 0;
    if (!read_so && !strangers) return i;
    add(i, i + 2, EntityKind::person);
    return i + 1;
  }

  TokenIndex institution(TokenIndex i, TokenIndex end, uint8_t heads) {
    if ((heads & government_head) == 0) return i;
    TokenIndex stop = i + 1;
    if (definite(i)) {
      const TokenIndex adjective = stop < end && analysis_.form(stop) == "_" && stop + 1 < end ? stop + 1 : stop;
      // وزير الخارجية الروسي: the adjective is the minister's
      if (adjective < end && is_feminine(i) == stem(adjective).ends_with("ه")) stop = behind_adjectives(stop, end);
      if (stop == i + 1) {
        // alone it is a name only where the reader knows which one is meant
        static constexpr std::string_view known_alone[] = {"حكومه", "برلمان", "جيش", "شرطه", "كونغرس", "كنيست"};
        if (free(i) && is_one_of(stem(i), known_alone)) add(i, stop, EntityKind::organisation);
        return i;
      }
    } else {
      // وزارة الخارجية الإسرائيلية, محكمة عوفر, جيش الاحتلال: governed by a definite noun or a place
      static constexpr std::string_view governing[] = {"وزاره", "محكمه", "نيابه", "مجلس",      "برلمان",  "جيش",
                                                       "حكومه", "شرطه",  "سلطه",  "استخبارات", "مخابرات", "سفاره"};
      if (!is_one_of(stem(i), governing) || stop >= end || token(stop).kind != TokenKind::arabic || is_person(stop))
        return i;
      if (const Mention* place = at(stop); place != nullptr && place->kind == EntityKind::place &&
                                           place->tokens.begin == stop &&
                                           token(stop).proclitic_size == token(stop).article_size)
        stop = place->tokens.end;
      else if (is_plain_definite(stop))
        ++stop;
      else if (stop + 1 < end && token(stop).proclitics == 0 && token(stop).enclitic_size == 0 && free(stop) &&
               is_plain_definite(stop + 1))
        stop += 2;  // محكمة مكافحة الفساد
      else
        return i;
      stop = behind_adjectives(stop, end);
    }
    const Mention* here = at(i);
    if (here != nullptr && here->kind == EntityKind::organisation && here->tokens.end >= stop) return i;
    if (cuts(i, stop)) return i;
    add(i, stop, EntityKind::organisation);
    return stop - 1;
  }

  /// أ ف ب, أ.ف.ب: letters alone are an agency.
  TokenIndex agency(TokenIndex i, TokenIndex end) {
    const auto is_letter = [&](TokenIndex k) {
      return k < end && (free(k) || !cuts(i, i + 3)) && token(k).kind == TokenKind::arabic && token(k).folded_size == 2;
    };
    if (i + 3 <= end && is_letter(i) && is_letter(i + 1) && is_letter(i + 2)) {
      add(i, i + 3, EntityKind::organisation);
      return i + 2;
    }
    if (!free(i)) return i;
    const std::string_view form = analysis_.form(i);
    if (form.size() > 4 && form.find('.') != std::string_view::npos) add(i, i + 1, EntityKind::organisation);
    return i;
  }

  /// تنظيم داعش, حركة حماس: the next word is its name, whatever that is.
  TokenIndex movement(TokenIndex i, TokenIndex end) {
    static constexpr std::string_view movements[] = {"تنظيم", "حركه", "حزب", "جماعه", "جبهه"};
    if (definite(i) && stem(i) == "حزب" && free(i) && i + 1 < end && is_definite_adjective(i + 1)) {
      const TokenIndex stop = behind_adjectives(i + 1, end);
      add(i, stop, EntityKind::organisation);
      return stop - 1;
    }
    if (definite(i) || token(i).enclitic_size > 0 || !free(i) || i + 1 >= end || !is_one_of(stem(i), movements))
      return i;
    const TokenIndex next = i + 1;
    if (token(next).kind != TokenKind::arabic || token(next).proclitic_size != token(next).article_size ||
        is_person(next))
      return i;
    TokenIndex stop = next + 1;
    if (const Mention* named = at(next); named != nullptr && named->tokens.begin == next)
      stop = named->tokens.end;
    else if (is_plain_definite(next))
      stop = behind_adjectives(stop, end);
    else if (share(names_.find(hash_bytes(core(next))).reading, Reading::organisation_begin) == 0 &&
             in_dictionary(next))
      return i;
    add(i, stop, EntityKind::organisation);
    return stop - 1;
  }

  TokenIndex place_or_treaty(TokenIndex i, TokenIndex end) {
    if (i + 1 >= end || token(i + 1).kind != TokenKind::arabic) return i;
    static constexpr std::string_view lands[] = {"اراضي", "ارض"};
    if (definite(i) && is_one_of(stem(i), lands)) {
      const TokenIndex stop = behind_adjectives(i + 1, end);
      if (stop == i + 1 || cuts(i, stop)) return i;
      add(i, stop, EntityKind::place);
      return stop - 1;
    }
    static constexpr std::string_view realms[] = {"دوله", "قطاع"};
    static constexpr std::string_view works[] = {"معبر", "مطار", "ميناء", "سجن", "مفاعل"};
    static constexpr std::string_view treaties[] = {"ميثاق",    "اتفاق", "اتفاقيه", "معاهده",
                                                    "بروتوكول", "وثايق", "اعلان"};
    const Mention* next = at(i + 1);
    if (definite(i) || !free(i) || next == nullptr || next->kind != EntityKind::place || next->tokens.begin != i + 1)
      return i;
    if (token(i + 1).proclitic_size != token(i + 1).article_size) return i;
    const EntityKind kind = is_one_of(stem(i), realms) || is_one_of(stem(i), works) ? EntityKind::place
                            : is_one_of(stem(i), treaties)                          ? EntityKind::other
                                                                                    : EntityKind::person;
    if (kind == EntityKind::person) return i;
    const TokenIndex stop = next->tokens.end;
    add(i, stop, kind);
    return stop - 1;
  }

  /// (CNN), BBC: capitals alone are an organisation; two or three words with capitals a person.
  TokenIndex latin(TokenIndex i, TokenIndex end) {
    if (!free(i)) return i;
    const auto capital = [&](TokenIndex k) { return text_[token(k).begin] >= 'A' && text_[token(k).begin] <= 'Z'; };
    const auto capitals = [&](TokenIndex k) {
      const std::string_view w = slice(text_, token(k).span());
      return w.size() >= 2 && w.size() <= 6 &&
             std::all_of(w.begin(), w.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    };
    TokenIndex stop = i;
    while (stop < end && token(stop).kind == TokenKind::word && free(stop) && capital(stop)) ++stop;
    if (stop == i) return i;
    const bool all_capitals = capitals(i);
    if (stop - i == 1 && !all_capitals) return i;
    add(i, stop,
        all_capitals    ? (stop - i == 1 ? EntityKind::organisation : EntityKind::other)
        : stop - i <= 3 ? EntityKind::person
                        : EntityKind::other);
    return stop - 1;
  }

  /// What one place of the page names in full is named by the same words elsewhere.
  void repeat() {
    boost::unordered_flat_map<uint64_t, uint32_t> by_first;  // first word of a longer mention → one such mention
    boost::unordered_flat_map<uint64_t, EntityKind> alone;   // single words that mean a name on this page
    boost::unordered_flat_map<uint64_t, uint32_t> head;      // أول كلمة of an institution told in full
    for (uint32_t m = 0; m < mentions_.size(); ++m) {
      const Mention& x = mentions_[m];
      const TokenIndex first = x.tokens.begin, last = x.tokens.end - 1;
      if (token(first).kind != TokenKind::arabic) continue;
      if (x.tokens.size() > 1) {
        uint32_t& best = by_first.try_emplace(hash_bytes(core(first)), m).first->second;
        if (mentions_[best].tokens.size() < x.tokens.size()) best = m;
        if (x.kind == EntityKind::person) {
          alone.try_emplace(hash_bytes(core(first)), x.kind);
          if (token(last).kind == TokenKind::arabic) alone.try_emplace(hash_bytes(core(last)), x.kind);
        } else if (x.kind == EntityKind::organisation) {
          head.try_emplace(hash_bytes(stem(first)), m);
        }
      } else {
        alone.try_emplace(hash_bytes(core(first)), x.kind);
      }
    }
    for (const Sentence& s : analysis_.sentences)
      for (TokenIndex i = s.tokens.begin; i < s.tokens.end; ++i)
        if (token(i).kind == TokenKind::arabic && free(i))
          i = std::max(i, repeated(i, s.tokens.end, by_first, alone, head));
  }

  template <class ByFirst, class Alone, class Head>
  TokenIndex repeated(TokenIndex i, TokenIndex end, const ByFirst& by_first, const Alone& alone, const Head& head) {
    const uint64_t hash = hash_bytes(core(i));
    if (const auto found = by_first.find(hash); found != by_first.end()) {
      const Mention model = mentions_[found->second];
      const TokenIndex stop = i + model.tokens.size();
      bool same = stop <= end;
      for (TokenIndex k = 1; same && k < model.tokens.size(); ++k)
        same = free(i + k) && analysis_.form(i + k) == analysis_.form(model.tokens.begin + k);
      if (same) {
        add(i, stop, model.kind);
        return stop - 1;
      }
    }
    if (const auto found = alone.find(hash); found != alone.end() && may_stand_alone(i, hash, found->second)) {
      add(i, i + 1, found->second);
      return i;
    }
    // المحكمة of a page that told the court in full before
    if (definite(i) && (heads_of(stem(i)) & (organisation_head | government_head)) != 0) {
      const auto found = head.find(hash_bytes(stem(i)));
      if (found != head.end() && mentions_[found->second].tokens.begin < i &&
          !(i + 1 < end && is_definite_adjective(i + 1)))
        add(i, i + 1, EntityKind::organisation);
    }
    return i;
  }

  /// Common words need the news to have read them as names of this kind.
  bool may_stand_alone(TokenIndex i, uint64_t hash, EntityKind kind) const {
    if (core(i).size() < 6 || heads_of(stem(i)) != 0) return false;
    const uint16_t reading = names_.find(hash).reading;
    int known = 0;
    switch (kind) {
      case EntityKind::person:
        known = std::max(share(reading, Reading::person_begin), share(reading, Reading::person_inside));
        break;
      case EntityKind::place:
        known = share(reading, Reading::place);
        break;
      case EntityKind::organisation:
        known = std::max(share(reading, Reading::organisation_begin), share(reading, Reading::organisation_inside));
        break;
      case EntityKind::other:
        known = share(reading, Reading::other);
        break;
    }
    return token(i).frequency < rare_enough || known >= 2;
  }

  std::string_view text_;
  const Analysis& analysis_;
  const NameLexicon& names_;
  std::vector<Mention>& mentions_;
  std::vector<uint32_t> owner_;
};

}  // namespace

void complete_mentions(std::string_view text, const Analysis& analysis, const NameLexicon& names,
                       std::vector<Mention>& mentions) {
  Completer(text, analysis, names, mentions).run();
}

}  // namespace tawatur
