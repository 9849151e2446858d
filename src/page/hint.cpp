#include "page/hint.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <string>

#include "base/resource.h"

namespace tawatur {
namespace {

constexpr size_t longest_word = 24;

struct Words {
  boost::unordered_flat_map<std::string_view, HintSet> exact, prefixes;
};

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
        if (word.ends_with('*'))
          made.prefixes[word.substr(0, word.size() - 1)] |= bit;
        else
          made.exact[word] |= bit;
      }
    }
    return made;
  }();
  return table;
}

HintSet hints_of_word(std::string_view word) {
  const Words& table = words();
  HintSet hints = 0;
  if (const auto found = table.exact.find(word); found != table.exact.end()) hints |= found->second;
  for (size_t size = 3; size <= word.size(); ++size) {
    if (const auto found = table.prefixes.find(word.substr(0, size)); found != table.prefixes.end())
      hints |= found->second;
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
