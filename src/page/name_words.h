#pragma once
// The words of class, id and itemprop names.
#include <array>
#include <string_view>

namespace tawatur {

/// Calls `use` with each word of a class or id name, lower case: names are cut at all but letters and where lower case
/// turns to upper. Words of 24 letters or more are left out.
template <class Use>
void for_each_name_word(std::string_view name, Use use) {
  std::array<char, 24> word;
  size_t size = 0;
  const auto end_word = [&] {
    if (size > 0 && size < word.size()) use(std::string_view(word.data(), size));
    size = 0;
  };
  for (size_t at = 0; at < name.size(); ++at) {
    const char c = name[at];
    const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
    if (!upper && !lower) {
      end_word();
      continue;
    }
    if (upper && at > 0 && name[at - 1] >= 'a' && name[at - 1] <= 'z') end_word();
    if (size < word.size()) word[size++] = upper ? static_cast<char>(c + 32) : c;
  }
  end_word();
}

}  // namespace tawatur
