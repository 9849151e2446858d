#include "claim/speaker.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_set.hpp>
#include <string>

#include "base/fold.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "names/name_words.h"

namespace tawatur {
namespace {

using Words = boost::unordered_flat_set<std::string>;

Words words_of(std::string_view table) {
  Words out;
  for (const auto& row : table_rows(resource(table)))
    for (const std::string_view word : row) out.insert(folded(word));
  return out;
}

const Words& no_media() {
  static const Words words = words_of("claim/no_medium.tsv");
  return words;
}

const Words& house_kinds() {
  static const Words words = words_of("claim/houses.tsv");
  return words;
}

/// "To the press", "in a phone call".
bool names_no_medium(std::string_view text) {
  const std::string words = folded(text);
  return no_media().contains(words) || no_media().contains(words.substr(0, words.find(' ')));
}

/// Words of a folded name that tell it from others: three letters or more, without the article.
std::vector<std::string_view> name_words(std::string_view name) {
  std::vector<std::string_view> out;
  for (size_t at = 0; at < name.size();) {
    const size_t end = std::min(name.find(' ', at), name.size());
    std::string_view word = name.substr(at, end - at);
    if (word.starts_with("ال")) word.remove_prefix(4);
    if (word.size() >= 6) out.push_back(word);
    at = end + 1;
  }
  return out;
}

/// "صحيفة «كذا»" without the quotation marks.
std::string without_marks(std::string name) {
  for (const std::string_view mark : {"«", "»", "“", "”", "\""})
    for (size_t at; (at = name.find(mark)) != std::string::npos;) name.replace(at, mark.size(), " ");
  return name;
}

/// Words of a folded name without weak letters; at most so many letters each that two can be compared letter by letter.
std::vector<std::u32string> skeletons(std::string_view name) {
  std::vector<std::u32string> out(1);
  const std::string text = folded(name);
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    if (c.value == U' ') {
      if (!out.back().empty()) out.emplace_back();
    } else if (c.value != U'ا' && c.value != U'و' && c.value != U'ي' && c.value != U'ء' && c.value != U'ه') {
      if (out.back().size() < 24) out.back() += c.value;
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

/// Equal, or one consonant exchanged, added or left out of at least four.
bool nearly_equal(const std::u32string& a, const std::u32string& b) {
  if (a == b) return !a.empty();
  const std::u32string& shorter = a.size() <= b.size() ? a : b;
  const std::u32string& longer = a.size() <= b.size() ? b : a;
  if (longer.size() - shorter.size() > 1 || longer.size() < 4) return false;
  size_t front = 0, back = 0;
  while (front < shorter.size() && shorter[front] == longer[front]) ++front;
  while (back < shorter.size() - front && shorter[shorter.size() - 1 - back] == longer[longer.size() - 1 - back])
    ++back;
  return longer.size() - front - back <= 1;
}

/// One foreign word in two spellings, of names that are nearly equal: a letter is left out, or letters stand for a
/// sound that Arabic has no letter for (g, t, ch).
bool one_sound(const std::u32string& a, const std::u32string& b) {
  static constexpr std::array<std::u32string_view, 3> sounds = {U"جغ", U"تط", U"شس"};
  if (a.size() != b.size()) return true;  // nearly equal names that differ by a letter left out
  for (size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i] && std::ranges::none_of(sounds, [&](std::u32string_view sound) {
          return sound.find(a[i]) != sound.npos && sound.find(b[i]) != sound.npos;
        }))
      return false;
  return true;
}

/// The part of a description from its house on up to a pause, with the telling words of it, the kind of house first.
std::pair<std::string_view, std::vector<std::string>> house_in(std::string_view description) {
  std::pair<std::string_view, std::vector<std::string>> out;
  while (description.ends_with("،") || description.ends_with(" "))
    description.remove_suffix(description.ends_with(" ") ? 1 : 2);
  for (size_t at = 0; at < description.size();) {
    const size_t end = std::min(description.find(' ', at), description.size());
    std::string word = folded(description.substr(at, end - at));
    if (word.starts_with("ال")) word.erase(0, 4);
    if (out.second.empty() ? house_kinds().contains(word) : word.size() >= 6) {
      if (out.second.empty()) out.first = description.substr(at);
      out.second.push_back(std::move(word));
    }
    at = end + 1;
  }
  return out;
}

}  // namespace

bool spelled_alike(std::string_view a, std::string_view b) {
  const auto x = skeletons(a), y = skeletons(b);
  return x.size() >= 2 && y.size() >= 2 && nearly_equal(x.front(), y.front()) && nearly_equal(x.back(), y.back());
}

bool one_transliteration(std::string_view a, std::string_view b) {
  const auto x = skeletons(a), y = skeletons(b);
  if (x.empty() || y.empty()) return false;
  if (one_sound(x.front(), y.front()) && one_sound(x.back(), y.back()) && x.size() != y.size())
    return true;  // a name more
  return std::ranges::equal(x, y, one_sound);
}

bool share_a_word(std::string_view a, std::string_view b) {
  const auto first = [](std::string_view name) { return folded(name.substr(0, name.find(' '))); };
  if (const std::string left = first(a), right = first(b);
      left != right && is_native_name(left) && is_native_name(right))
    return false;
  if (same_consonants(a, b)) return true;
  const auto x = skeletons(a), y = skeletons(b);
  return std::any_of(x.begin(), x.end(), [&](const std::u32string& word) {
    return word.size() >= 2 &&
           std::any_of(y.begin(), y.end(), [&](const auto& other) { return nearly_equal(word, other); });
  });
}

bool same_consonants(std::string_view a, std::string_view b) {
  const auto joined = [](std::string_view name) {
    std::u32string out;
    for (const std::u32string& word : skeletons(name)) out += word;
    return out;
  };
  return joined(a) == joined(b);
}

std::pair<std::string, std::string> differing_houses(std::string_view a, std::string_view b) {
  const auto [x, in_x] = house_in(a);
  const auto [y, in_y] = house_in(b);
  if (in_x.size() < 2 || in_y.size() < 2 || in_x.front() != in_y.front()) return {};
  size_t shared = 0;
  for (size_t i = 1; i < in_x.size(); ++i) shared += std::find(in_y.begin() + 1, in_y.end(), in_x[i]) != in_y.end();
  if (shared == 0 || (shared >= in_x.size() - 1 || shared >= in_y.size() - 1)) return {};
  return {std::string(x), std::string(y)};
}

bool is_reported(const Profile& statement) {
  const ChainLink* origin = origin_of(*statement.statement);
  if (origin == nullptr) return false;
  const std::string cue = folded(origin->cue);
  const TokenSpan tokens = statement.statement->tokens;
  for (TokenIndex t = tokens.begin; t < std::min(tokens.end, tokens.begin + 2); ++t) {
    const Analysis& a = statement.reading->analysis;
    if (!cue.empty() && (a.form(t) == cue || a.stem(t) == cue)) return false;
  }
  return true;
}

bool same_speaker(const Profile& a, const Profile& b) {
  if (a.origin == b.origin) return a.origin != 0;
  const ChainLink* x = origin_of(*a.statement);
  const ChainLink* y = origin_of(*b.statement);
  if (x == nullptr || y == nullptr) return false;
  if (spelled_alike(x->text, y->text)) return true;
  const std::string left = folded(x->text), right = folded(y->text);
  const auto words = name_words(right);
  for (const std::string_view w : name_words(left))
    if (std::find(words.begin(), words.end(), w) != words.end()) return true;
  return false;
}

bool is_named_in(std::string_view medium, std::string_view other) {
  static constexpr std::array<std::string_view, 10> kinds = {"صحيفه", "جريده", "مجله",  "قناه",    "وكاله",
                                                             "شبكه",  "موقع",  "اذاعه", "تلفزيون", "انباء"};
  const std::string name = without_marks(folded(medium)), where = without_marks(folded(other));
  const std::vector<std::string_view> told = name_words(where), words = name_words(name);
  const auto is_kind = [](std::string_view word) { return std::ranges::find(kinds, word) != kinds.end(); };
  const bool kind_alone = std::ranges::all_of(words, is_kind);
  return std::ranges::any_of(words, [&](std::string_view word) {
    return (kind_alone || !is_kind(word)) && std::ranges::find(told, word) != told.end();
  });
}

const ChainLink* medium_of(const Profile& statement) {
  for (const ChainLink& link : statement.statement->chain)
    if (link.role == LinkRole::via && link.kind == SourceKind::medium && !names_no_medium(link.text)) return &link;
  return nullptr;
}

}  // namespace tawatur
