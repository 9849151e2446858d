#include "names/name_graph.h"

#include <algorithm>

#include "base/hash.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "names/page_country.h"

namespace tawatur {
namespace {

// Limits in nats a letter, from training/spelling.cpp's table: how many of 20,000 other names lie within.
constexpr float one_word_of_name = 1.15f;  // 5 others, but the rest of the name has to be the same
constexpr float two_words_of_name = 0.8f;  // 2 others, twice
constexpr float nearly_same = 0.35f;       // a vowel more or less: أليشر, أليشير
constexpr float whole_name = 0.56f;        // fewer than one other: nothing else speaks for it
constexpr size_t shortest_spelling = 8;    // bytes: words of three letters have too many neighbours

/// Rows of data/aliases.tsv by the words of their names.
class Aliases {
 public:
  Aliases() {
    uint32_t row_number = 0;
    for (const auto& row : table_rows(resource("names/aliases.tsv"))) {
      ++row_number;
      const EntityKind kind = row[0] == "place"    ? EntityKind::place
                              : row[0] == "person" ? EntityKind::person
                              : row[0] == "other"  ? EntityKind::other
                                                   : EntityKind::organisation;
      for (size_t i = 1; i < row.size(); ++i) rows_.emplace(key(kind, name_form(row[i], kind)), row_number);
    }
  }
  /// 0 where there is none.
  uint32_t row_of(EntityKind kind, const NameForm& form) const {
    const auto it = rows_.find(key(kind, form));
    return it == rows_.end() ? 0 : it->second;
  }

 private:
  static uint64_t key(EntityKind kind, const NameForm& form) {
    uint64_t key = static_cast<uint64_t>(kind) + 1;
    for (const std::string& word : form.words) key = hash_combine(key, hash_bytes(word));
    return key;
  }
  boost::unordered_flat_map<uint64_t, uint32_t> rows_;
};

const Aliases& aliases() {
  static const Aliases table;
  return table;
}

/// Small numbers spread over all bits (splitmix64's finaliser), as hash_combine expects them.
constexpr uint64_t spread(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

/// سوري, سورية; not قومي: a name that is known whole (مجلس الأمن) is not the one with an adjective that is no
/// country's.
bool is_adjective_of_country(std::string_view word) {
  if (word.ends_with("ه")) word.remove_suffix(2);
  return is_country_adjective(word);
}

uint64_t ends_key(EntityKind kind, WordIndex first, WordIndex last) {
  return hash_combine(hash_combine(spread(static_cast<uint64_t>(kind) + 11), spread(first + 1)), spread(last + 1));
}

}  // namespace

bool is_called(const Name& full, WordIndex word) {
  if (full.words.front() == word || (full.words.back() == word && !full.ends_in_father)) return true;
  return !full.has_father && std::find(full.words.begin(), full.words.end(), word) != full.words.end();
}

bool are_told_apart(const Name& a, const Name& b) { return a.alias != 0 && b.alias != 0 && a.alias != b.alias; }

uint64_t NameGraph::key_of(EntityKind kind, const WordIndex* words, size_t count) {
  uint64_t key = spread(static_cast<uint64_t>(kind) + 1);
  for (size_t i = 0; i < count; ++i) key = hash_combine(key, spread(words[i] + 1));
  return key;
}

NameIndex NameGraph::add(const NameForm& form, EntityKind kind) {
  Name name;
  name.kind = kind;
  for (const std::string& word : form.words) name.words.push_back(words_.add(word));
  const uint64_t key = key_of(kind, name.words.data(), name.words.size());
  const auto [at, fresh] = by_words_.try_emplace(key, static_cast<NameIndex>(names_.size()));
  if (!fresh) {
    names_[at->second].has_father |= form.has_father;
    names_[at->second].ends_in_father |= form.ends_in_father;
    return at->second;
  }
  const NameIndex index = at->second;
  name.weak = kind == EntityKind::person && name.words.size() == 1;
  name.generic = form.generic;
  name.has_father = form.has_father;
  name.ends_in_father = form.ends_in_father;
  names_.push_back(std::move(name));
  if (names_[index].words.empty() || form.generic) return index;
  compare_aliases(index, form);
  compare_clitics(index);
  if (kind == EntityKind::person && !names_[index].weak) {
    compare_person(index);
    compare_person_prefixes(index);
  } else {
    compare_thing(index);
    compare_heads(index, form);
  }
  return index;
}

NameIndex NameGraph::find(EntityKind kind, std::initializer_list<std::string_view> words) const {
  std::vector<WordIndex> indices;
  for (const std::string_view word : words) indices.push_back(words_.find(word));
  const auto it = by_words_.find(key_of(kind, indices.data(), indices.size()));
  return it == by_words_.end() ? no_name : it->second;
}

void NameGraph::join_on_page(NameIndex a, NameIndex b) {
  if (a == b) return;
  const Name &x = names_[a], &y = names_[b];
  if (x.kind != y.kind || x.weak || y.weak || x.generic || y.generic || are_told_apart(x, y)) return;
  if (x.kind == EntityKind::person) {
    // محمد بن سلمان and محمد بن سلمان بن عبدالعزيز
    const Name& brief = x.words.size() < y.words.size() ? x : y;
    const Name& full = x.words.size() < y.words.size() ? y : x;
    for (const WordIndex word : brief.words)
      if (std::find(full.words.begin(), full.words.end(), word) == full.words.end()) return;
    joins_.push_back({a, b, JoinRule::always, VariantReason::surname});
  } else if (x.kind != EntityKind::place && (x.words.size() == 1) != (y.words.size() == 1)) {
    const NameIndex brief = x.words.size() == 1 ? a : b, full = x.words.size() == 1 ? b : a;
    const auto [at, fresh] = told_.try_emplace(static_cast<uint64_t>(brief) << 32 | full, joins_.size());
    if (fresh)
      joins_.push_back({brief, full, is_acronym_of(names_[brief], names_[full]) ? JoinRule::always : JoinRule::if_told,
                        VariantReason::acronym});
    ++joins_[at->second].pages;
  }
}

/// Whether a word's letters are first letters of a name's words, in order and from the first on: واس, وفا.
bool NameGraph::is_acronym_of(const Name& brief, const Name& full) const {
  std::string_view letters = words_.text(brief.words[0]);
  if (letters.size() < 4 || letters.size() > 2 * (full.words.size() + 1)) return false;
  const auto first_letter = [](std::string_view word) { return word.substr(0, decode(word, 0).size); };
  for (size_t k = 0; k < full.words.size() && !letters.empty(); ++k) {
    const std::string_view first = first_letter(words_.text(full.words[k]));
    if (letters.starts_with(first))
      letters.remove_prefix(first.size());
    else if (k == 0)
      return false;
  }
  // a last letter may round the word off: وفا
  return letters.empty() || letters == "ا";
}

void NameGraph::compare_clitics(NameIndex i) {
  const Name& name = names_[i];
  const uint64_t own = key_of(name.kind, name.words.data(), name.words.size());
  if (const auto it = by_unclitic_.find(own); it != by_unclitic_.end())
    for (const NameIndex other : it->second) joins_.push_back({other, i, JoinRule::if_rare, VariantReason::spelling});
  const std::string first = words_.text(name.words[0]);  // a copy: adding words moves them
  if (first.size() < 10) return;
  for (const std::string_view clitic : {"و", "ف", "ب", "ل", "ك"}) {
    if (!first.starts_with(clitic)) continue;
    std::vector<WordIndex> rest = names_[i].words;
    rest[0] = words_.add(first.substr(clitic.size()));
    const uint64_t key = key_of(names_[i].kind, rest.data(), rest.size());
    if (const auto it = by_words_.find(key); it != by_words_.end())
      joins_.push_back({i, it->second, JoinRule::if_rare, VariantReason::spelling});
    by_unclitic_[key].push_back(i);
  }
}

float NameGraph::word_distance(WordIndex a, WordIndex b, float limit) const {
  if (a == b) return 0;
  for (const WordVariant& v : words_.variants(a))
    if (v.word == b) return v.distance;
  return limit;
}

float NameGraph::person_distance(const Name& a, const Name& b) const {
  const Name& full = a.words.size() >= b.words.size() ? a : b;
  const Name& brief = a.words.size() >= b.words.size() ? b : a;
  float sum = 0, worst = 0;
  int differ = 0, clearly = 0;
  const auto match = [&](WordIndex x, WordIndex y) {
    const float d = word_distance(x, y, one_word_of_name);
    if (d >= one_word_of_name) return false;
    if (d > 0) {
      if (std::min(words_.text(x).size(), words_.text(y).size()) < shortest_spelling && d > whole_name) return false;
      sum += d, worst = std::max(worst, d), ++differ;
      clearly += d > nearly_same ? 1 : 0;
    }
    return true;
  };
  // خالد بن سلمان بن عبدالعزيز is not called خالد عبدالعزيز
  if (full.ends_in_father && !brief.has_father && full.words.size() > 2 && brief.words.size() == 2) return -1;
  if (!match(full.words.front(), brief.words.front()) || !match(full.words.back(), brief.words.back())) return -1;
  size_t at = 1;
  for (size_t i = 1; i + 1 < brief.words.size(); ++i) {
    while (at + 1 < full.words.size() &&
           word_distance(full.words[at], brief.words[i], one_word_of_name) >= one_word_of_name)
      ++at;
    if (at + 1 >= full.words.size() || !match(full.words[at], brief.words[i])) return -1;
    ++at;
  }
  if (differ == 0) return 0;
  if (clearly > 1 && (worst > two_words_of_name || differ == static_cast<int>(brief.words.size() + 1))) return -1;
  return sum / static_cast<float>(differ);
}

void NameGraph::compare_person(NameIndex i) {
  const Name& name = names_[i];
  std::vector<WordIndex> firsts{name.words.front()}, lasts{name.words.back()};
  for (const WordVariant& v : words_.variants(firsts[0])) firsts.push_back(v.word);
  for (const WordVariant& v : words_.variants(lasts[0])) lasts.push_back(v.word);
  for (const WordIndex first : firsts) {
    for (const WordIndex last : lasts) {
      const auto it = by_ends_.find(ends_key(EntityKind::person, first, last));
      if (it == by_ends_.end()) continue;
      for (const NameIndex other : it->second) {
        const Name& with = names_[other];
        const float distance = person_distance(name, with);
        if (distance < 0) continue;
        const VariantReason why = distance > 0 ? VariantReason::transliteration : VariantReason::spelling;
        if (name.words.size() == with.words.size())
          joins_.push_back({i, other, JoinRule::if_near, why, distance});
        else if (name.words.size() < with.words.size())
          joins_.push_back({i, other, JoinRule::if_only, VariantReason::surname, distance});
        else
          joins_.push_back({other, i, JoinRule::if_only, VariantReason::surname, distance});
      }
    }
  }
  by_ends_[ends_key(EntityKind::person, name.words.front(), name.words.back())].push_back(i);
  by_word_[name.words.front()].push_back(i);
  if (name.words.back() != name.words.front() && !name.ends_in_father) by_word_[name.words.back()].push_back(i);
}

/// محمد أحمد زكي and محمد أحمد زكي محمد: three words in common are a name already.
void NameGraph::compare_person_prefixes(NameIndex i) {
  const Name& name = names_[i];
  const size_t count = name.words.size();
  if (count < 3) return;
  if (const auto it = by_stem_.find(key_of(name.kind, name.words.data(), count)); it != by_stem_.end())
    for (const NameIndex other : it->second) joins_.push_back({i, other, JoinRule::if_only, VariantReason::surname});
  for (size_t size = 3; size < count; ++size) {
    const uint64_t stem = key_of(name.kind, name.words.data(), size);
    if (const auto it = by_words_.find(stem); it != by_words_.end())
      joins_.push_back({it->second, i, JoinRule::if_only, VariantReason::surname});
    by_stem_[stem].push_back(i);
  }
}

bool NameGraph::may_be_one(NameIndex a, NameIndex b) const {
  const Name &x = names_[a], &y = names_[b];
  if (x.words.empty() || y.words.empty() || person_distance(x, y) >= 0) return !x.words.empty() && !y.words.empty();
  const Name& brief = x.words.size() < y.words.size() ? x : y;
  const Name& full = x.words.size() < y.words.size() ? y : x;
  return std::all_of(brief.words.begin(), brief.words.end(), [&](WordIndex w) {
    return std::find(full.words.begin(), full.words.end(), w) != full.words.end();
  });
}

void NameGraph::compare_thing(NameIndex i) {
  const Name& name = names_[i];
  std::vector<WordIndex> firsts{name.words.front()}, lasts{name.words.back()};
  const auto spell = [&](std::vector<WordIndex>& out) {
    for (const WordVariant& v : words_.variants(out[0]))
      if (v.distance < whole_name &&
          std::min(words_.text(v.word).size(), words_.text(out[0]).size()) >= shortest_spelling)
        out.push_back(v.word);
  };
  spell(firsts), spell(lasts);
  for (const WordIndex first : firsts) {
    for (const WordIndex last : lasts) {
      if (name.words.size() == 1 && first != last) continue;
      const auto it = by_ends_.find(ends_key(name.kind, first, last));
      if (it == by_ends_.end()) continue;
      for (const NameIndex other : it->second) {
        const Name& with = names_[other];
        if (with.words.size() != name.words.size() || with.weak != name.weak) continue;
        int differ = 0;
        float distance = 0;
        for (size_t k = 0; k < name.words.size(); ++k) {
          const float d = word_distance(name.words[k], with.words[k], whole_name);
          if (d > 0) ++differ, distance = std::max(distance, d);
        }
        if (differ == 1 && distance < whole_name)
          joins_.push_back({i, other, JoinRule::if_near, VariantReason::transliteration, distance});
      }
    }
  }
  by_ends_[ends_key(name.kind, name.words.front(), name.words.back())].push_back(i);
}

void NameGraph::compare_heads(NameIndex i, const NameForm& form) {
  const Name& name = names_[i];
  if (name.weak) return;
  const size_t count = name.words.size();
  const uint64_t own = key_of(name.kind, name.words.data(), count);
  // حركة حماس and حماس; وزارة الخارجية الفلسطينية and الخارجية الفلسطينية. One word alone needs to be a name of its
  // kind.
  if (const auto it = by_tail_.find(own); it != by_tail_.end())
    for (const NameIndex other : it->second) joins_.push_back({i, other, JoinRule::always, VariantReason::title});
  if (begins_with_head(form, name.kind)) {
    const uint64_t tail = key_of(name.kind, name.words.data() + 1, count - 1);
    if (const auto it = by_words_.find(tail); it != by_words_.end() && !names_[it->second].generic)
      joins_.push_back({it->second, i, JoinRule::always, VariantReason::title});
    by_tail_[tail].push_back(i);
  }
  // النيابة العامة and النيابة العامة البلجيكية
  const auto may_lack = [&](const Name& stem, WordIndex adjective) {
    return stem.alias == 0 || (stem.words.size() > 2 && is_adjective_of_country(words_.text(adjective)));
  };
  if (const auto it = by_stem_.find(own); it != by_stem_.end())
    for (const NameIndex other : it->second)
      if (may_lack(name, names_[other].words.back()))
        joins_.push_back({i, other, JoinRule::if_only, VariantReason::title});
  if (count >= 3 && name.kind != EntityKind::place && is_adjective_of_belonging(words_.text(name.words.back()))) {
    const uint64_t stem = key_of(name.kind, name.words.data(), count - 1);
    if (const auto it = by_words_.find(stem); it != by_words_.end() && may_lack(names_[it->second], name.words.back()))
      joins_.push_back({it->second, i, JoinRule::if_only, VariantReason::title});
    by_stem_[stem].push_back(i);
  }
}

void NameGraph::compare_aliases(NameIndex i, const NameForm& form) {
  const uint32_t row = aliases().row_of(names_[i].kind, form);
  names_[i].alias = row;
  if (row == 0) return;
  std::vector<NameIndex>& same = by_alias_[row];
  if (!same.empty())
    joins_.push_back({i, same.front(), JoinRule::always,
                      names_[i].kind == EntityKind::place ? VariantReason::title : VariantReason::acronym});
  same.push_back(i);
}

void NameGraph::bearers(WordIndex word, float limit, std::vector<NameIndex>& out) const {
  const auto take = [&](WordIndex w) {
    if (const auto it = by_word_.find(w); it != by_word_.end())
      out.insert(out.end(), it->second.begin(), it->second.end());
  };
  take(word);
  if (!out.empty()) return;
  for (const WordVariant& v : words_.variants(word))
    if (v.distance < limit) take(v.word);
}

}  // namespace tawatur
