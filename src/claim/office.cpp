#include "claim/office.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cstdlib>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"
#include "claim/context.h"
#include "claim/root.h"
#include "claim/speaker.h"

namespace tawatur {
namespace {

constexpr uint32_t longest_role = 10;  // tokens
constexpr double most_days = 3;        // between pages: offices change hands

struct OfficeWords {
  boost::unordered_flat_set<std::string> offices, not_now, ends, everywhere;
  OfficeWords() {
    for (const auto& row : table_rows(resource("claim/offices.tsv")))
      for (size_t i = 1; i < row.size(); ++i)
        (row[0] == "office"       ? offices
         : row[0] == "end"        ? ends
         : row[0] == "everywhere" ? everywhere
                                  : not_now)
            .insert(folded(row[i]));
  }
};

const OfficeWords& office_words() {
  static const OfficeWords words;
  return words;
}

/// A person in an office, as a page tells it.
struct Holder {
  uint32_t statement;  // of the ProfileSet
  uint64_t office;     // the head word with what it is over
  uint64_t rank;       // the head word alone
  uint32_t person;     // of Profile::entities, the page's own number of the mention where names do not tell
  ByteSpan name, role;
};

TokenSpan tokens_of(const Analysis& a, ByteSpan span) {
  const auto begin = std::lower_bound(a.tokens.begin(), a.tokens.end(), span.begin,
                                      [](const Token& t, uint32_t at) { return t.end <= at; });
  auto end = begin;
  while (end != a.tokens.end() && end->begin < span.end) ++end;
  return {static_cast<uint32_t>(begin - a.tokens.begin()), static_cast<uint32_t>(end - a.tokens.begin())};
}

/// Office and rank that a role tells; office 0 where it tells none that one person holds.
std::pair<uint64_t, uint64_t> office_of(const Analysis& a, TokenSpan role) {
  if (role.size() < 2 || role.size() > longest_role) return {0, 0};
  uint64_t rank = 0;
  bool told = false;  // by a word that not every country has its own of
  std::vector<uint64_t> over;
  for (TokenIndex t = role.begin; t < role.end; ++t) {
    if (a.tokens[t].kind != TokenKind::arabic) continue;
    const std::string form(a.form(t)), stem(a.stem(t));
    if (office_words().not_now.contains(form) || office_words().not_now.contains(stem)) return {0, 0};
    if (rank == 0) {
      if (!office_words().offices.contains(stem) && !office_words().offices.contains(form)) return {0, 0};
      rank = rough_root(stem);
    } else {
      if (a.tokens[t].enclitic_size > 0) return {0, 0};  // "her minister": whose is not told here
      over.push_back(rough_root(stem));
      told |= !office_words().everywhere.contains(stem);
    }
  }
  if (rank == 0 || over.empty() || (over.size() == 1 && !told)) return {0, 0};
  std::sort(over.begin(), over.end());
  uint64_t office = rank;
  for (const uint64_t w : over) office = hash_combine(office, w);
  return {office, rank};
}

/// "X a minister for Y": the words behind a name up to the next pause, where the first is an office.
TokenSpan predicate_of(const Analysis& a, const Mention& mention, TokenSpan statement) {
  TokenSpan out{mention.tokens.end, mention.tokens.end};
  while (out.end < statement.end && out.size() < longest_role) {
    const Token& t = a.tokens[out.end];
    // "X a minister for Y" ends in alif or ة; "X president of Y" is an object behind a name read too long
    const bool another = out.empty() && !a.form(t).ends_with("ا") && !a.form(t).ends_with("ه");
    if (t.kind != TokenKind::arabic || another || (t.proclitics & conjunction_wa) != 0 ||
        office_words().ends.contains(std::string(a.form(t))))
      break;
    ++out.end;
  }
  return out;
}

/// Whether two names may be one: but for spaces and what one of them leaves out, with a word in common, or spelled
/// alike. A father and his son who hold one office are rarer than a name in two spellings.
bool one_name(std::string_view a, std::string_view b) {
  if (share_a_word(a, b)) return true;
  const auto joined = [](std::string_view name) {
    std::string out = folded(name);
    std::erase(out, ' ');
    return out;
  };
  const std::string x = joined(a), y = joined(b);
  return x.find(y) != x.npos || y.find(x) != y.npos;
}

bool has_and(const Token& t) { return (t.proclitics & conjunction_wa) != 0; }

/// "Vice president": the word before the role may be left out of it.
bool is_deputy(const Analysis& a, ByteSpan role) {
  const TokenSpan tokens = tokens_of(a, role);
  return tokens.begin > 0 && (office_words().not_now.contains(std::string(a.stem(tokens.begin - 1))) ||
                              office_words().not_now.contains(std::string(a.form(tokens.begin - 1))));
}

/// "X and Y" read as one name.
bool joins_names(const Analysis& a, TokenSpan name) {
  const auto words = a.of(name).subspan(1);
  return std::any_of(words.begin(), words.end(), has_and);
}

/// Whether a statement tells a year before the last one: who held the office then is no dispute.
bool tells_of_the_past(const Profile& p) {
  const auto& published = p.reading->page.published;
  if (!published) return false;
  const int year = 1970 + static_cast<int>(published->seconds / 31556952);
  return std::ranges::any_of(p.times(), [&](const TimeMention& t) {
    return t.value.size() >= 4 && t.value.find('X') == t.value.npos &&
           std::atoi(t.value.substr(0, 4).c_str()) + 1 < year;
  });
}

/// Whether one page names both: then they are two, the one after the other or apart, and no page mistook them.
bool named_together(const ProfileSet& profiles, uint32_t first, uint32_t second) {
  boost::unordered_flat_set<PageIndex> pages;
  for (uint32_t i = 0; i < profiles.size(); ++i)
    if (std::ranges::binary_search(profiles[i].entities, first)) pages.insert(profiles[i].ref.page);
  for (uint32_t i = 0; i < profiles.size(); ++i)
    if (pages.contains(profiles[i].ref.page) && std::ranges::binary_search(profiles[i].entities, second)) return true;
  return false;
}

std::vector<Holder> holders_in(const ProfileSet& profiles) {
  std::vector<Holder> out;
  for (uint32_t i = 0; i < profiles.size(); ++i) {
    const Profile& p = profiles[i];
    if (tells_of_the_past(p)) continue;
    for (uint32_t m = p.mentions_begin; m < p.mentions_end; ++m) {
      const Mention& mention = p.reading->mentions[m];
      if (mention.kind != EntityKind::person || mention.tokens.size() < 2) continue;
      const Analysis& a = p.reading->analysis;
      if (joins_names(a, mention.tokens)) continue;
      // "… and Y" behind a title is another one than its holder
      const bool held = !has_and(a.tokens[mention.tokens.begin]) && !is_deputy(a, mention.role);
      auto [office, rank] = held ? office_of(a, tokens_of(a, mention.role)) : std::pair<uint64_t, uint64_t>{0, 0};
      if (office == 0) std::tie(office, rank) = office_of(a, predicate_of(a, mention, p.statement->tokens));
      if (office != 0)
        out.push_back({i, office, rank, p.mention_entities[m - p.mentions_begin], mention.span, mention.role});
    }
  }
  return out;
}

}  // namespace

std::vector<GroupDifference> differing_offices(const ProfileSet& profiles) {
  std::vector<GroupDifference> out;
  boost::unordered_flat_set<uint64_t> shown;
  std::vector<Holder> holders = holders_in(profiles);
  // one telling of each holder a page, the first
  std::stable_sort(holders.begin(), holders.end(), [&](const Holder& x, const Holder& y) {
    return std::tuple(x.office, profiles[x.statement].ref.page, x.person) <
           std::tuple(y.office, profiles[y.statement].ref.page, y.person);
  });
  const auto page = [&](const Holder& h) { return profiles[h.statement].ref.page; };
  holders.erase(std::unique(holders.begin(), holders.end(),
                            [&](const Holder& x, const Holder& y) {
                              return x.office == y.office && page(x) == page(y) && x.person == y.person;
                            }),
                holders.end());
  for (size_t begin = 0; begin < holders.size();) {
    size_t end = begin;
    while (end < holders.size() && holders[end].office == holders[begin].office) ++end;
    for (size_t i = begin; i < end; ++i) {
      const auto alone = [&](size_t h) {
        return (h == begin || page(holders[h - 1]) != page(holders[h])) &&
               (h + 1 == end || page(holders[h + 1]) != page(holders[h]));
      };
      if (!alone(i)) continue;
      for (size_t j = i + 1; j < end; ++j) {
        if (!alone(j) || holders[i].person == holders[j].person) continue;
        const Holder* x = &holders[i];
        const Holder* y = &holders[j];
        if (y->statement < x->statement) std::swap(x, y);
        const auto text = [&](const Holder& h) {
          return std::string(slice(profiles[h.statement].reading->page.text, h.name));
        };
        if (one_name(text(*x), text(*y)) ||
            days_between(profiles[x->statement], profiles[y->statement]).value_or(0) > most_days)
          continue;
        if (!shown
                 .insert(
                     hash_combine(x->office, hash_combine(hash_bytes(folded(text(*x))), hash_bytes(folded(text(*y))))))
                 .second)
          continue;  // told once, however many pages tell it
        if (named_together(profiles, x->person, y->person)) continue;
        out.push_back(
            {x->statement, y->statement, {ConflictKind::who, x->office, text(*x), text(*y), 0, 0, false, 0, 0, 0.5f}});
      }
    }
    begin = end;
  }
  return out;
}

}  // namespace tawatur
