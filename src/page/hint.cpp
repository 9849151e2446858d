#include "page/hint.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <string>

#include "base/resource.h"

namespace tawatur {
namespace {

constexpr size_t longest_word = 24, front_size = 3;

/// A word of the list, or the beginning of words.
struct Entry {
  std::string_view word;
  bool prefix;
  HintSet hints;
};

using Words = boost::unordered_flat_map<std::string_view, std::vector<Entry>>;  // by the first three letters or all

std::string_view front_of(std::string_view word) { return word.substr(0, front_size); }

std::vector<std::string_view> split_words(std::string_view words) {
  std::vector<std::string_view> out;
  while (!words.empty()) {
    const size_t end = std::min(words.find(' '), words.size());
    if (end > 0) out.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return out;
}

const Words& words() {
  static const Words table = [] {
    Words made;
    size_t row_number = 0;
    for (const auto& row : table_rows(resource("page/class_words.tsv"))) {
      if (row.size() < 2 || row_number >= hint_count) continue;
      const HintSet bit = 1u << row_number++;
      for (const std::string_view word : split_words(row[1])) {
        const bool prefix = word.ends_with('*');
        const std::string_view letters = word.substr(0, word.size() - prefix);
        made[front_of(letters)].push_back({letters, prefix, bit});
      }
    }
    return made;
  }();
  return table;
}

HintSet hints_of_word(std::string_view word) {
  HintSet hints = 0;
  const auto found = words().find(front_of(word));
  if (found == words().end()) return hints;
  for (const Entry& entry : found->second) {
    if (entry.prefix ? word.starts_with(entry.word) : word == entry.word) hints |= entry.hints;
  }
  return hints;
}

bool gives_hints(std::string_view attribute) {
  switch (attribute.size()) {
    case 2:
      return attribute == "id";
    case 4:
      return attribute == "role";
    case 5:
      return attribute == "class";
    case 8:
      return attribute == "itemprop";
    case 11:
      return attribute == "data-testid";
    default:
      return attribute == "data-component";
  }
}

}  // namespace

HintSet hints_of(std::string_view names) {
  HintSet hints = 0;
  char word[longest_word];
  size_t size = 0;
  const auto flush = [&] {
    if (size >= 2) hints |= hints_of_word({word, size});
    size = 0;
  };
  bool was_lower = false;
  for (const char c : names.substr(0, 512)) {
    const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
    if (!(upper || lower || digit) || (upper && was_lower)) flush();
    was_lower = lower;
    if ((upper || lower || digit) && size < longest_word) word[size++] = static_cast<char>(upper ? c + 32 : c);
  }
  flush();
  return hints;
}

std::vector<HintSet> find_hints(const Document& document) {
  std::vector<HintSet> hints(document.nodes().size(), 0);
  boost::unordered_flat_map<std::string_view, HintSet> known;  // the same names stand on many elements
  for (NodeIndex i = 0; i < hints.size(); ++i) {
    if (document[i].attribute_count == 0) continue;
    for (const auto& [name, names] : document.attributes(i)) {
      if (names.empty() || !gives_hints(name)) continue;
      const auto [at, fresh] = known.try_emplace(names, 0);
      if (fresh) at->second = hints_of(names);
      hints[i] |= at->second;
    }
  }
  return hints;
}

}  // namespace tawatur
