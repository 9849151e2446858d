#include "names/name_words.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>

#include "base/fold.h"
#include "base/hash.h"
#include "base/resource.h"
#include "base/utf8.h"
#include "names/spelling.h"

namespace tawatur {
namespace {

constexpr float loosest = 1.2f;  // nats a letter; what joins is decided where names are compared
constexpr float near_native = 0.3f;
constexpr size_t fullest_block = 600;  // words of one block that a new one is compared with: a bound for hostile input

/// Whether a word has letters that names of other languages are hardly ever written with: العوضي is no spelling of
/// العيد.
bool has_native_letters(std::string_view folded) {
  static constexpr std::string_view letters[] = {"ع", "ح", "ض", "ظ"};
  return std::any_of(std::begin(letters), std::end(letters),
                     [&](std::string_view letter) { return folded.find(letter) != std::string_view::npos; });
}

/// Consonants by classes that transliteration mixes (ج غ ق ك خ, س ص ث ز ذ ظ …), vowels left out.
std::u32string skeleton(std::string_view word) {
  std::u32string out;
  for (size_t i = 0; i < word.size();) {
    const CodePoint c = decode(word, i);
    i += c.size;
    char32_t sound = 0;
    switch (c.value) {
      case U'ا':
      case U'و':
      case U'ي':
      case U'ء':
      case U'ه':
      case U'ع':
        continue;
      case U'ب':
        sound = U'ب';
        break;
      case U'ف':
        sound = U'ف';
        break;
      case U'ت':
      case U'ط':
        sound = U'ت';
        break;
      case U'د':
      case U'ض':
        sound = U'د';
        break;
      case U'س':
      case U'ص':
      case U'ث':
      case U'ز':
      case U'ذ':
      case U'ظ':
        sound = U'س';
        break;
      case U'ش':
        sound = U'ش';
        break;
      case U'ج':
      case U'غ':
      case U'ق':
      case U'ك':
      case U'خ':
      case U'ح':
        sound = U'ك';
        break;
      default:
        sound = c.value;
    }
    if (sound == U'ش' && !out.empty() && out.back() == U'ت') out.pop_back();  // تش and ش
    if (out.empty() || out.back() != sound) out.push_back(sound);
  }
  return out;
}

/// The blocks of a word: its skeleton, and the skeletons with one consonant left out.
std::vector<uint64_t> blocks_of(std::string_view word) {
  const std::u32string bones = skeleton(word);
  const auto key = [](const std::u32string& s) {
    return hash_bytes({reinterpret_cast<const char*>(s.data()), s.size() * sizeof(char32_t)}, 7);
  };
  std::vector<uint64_t> keys{key(bones)};
  if (bones.size() < 2)
    keys[0] = hash_combine(keys[0], hash_bytes(word.substr(0, 4)));  // few consonants: the first letters too
  if (bones.size() >= 4)
    for (size_t i = 0; i < bones.size(); ++i) keys.push_back(key(bones.substr(0, i) + bones.substr(i + 1)));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace

bool is_native_name(std::string_view word) {
  static const auto names = [] {
    boost::unordered_flat_set<std::string> set;
    for (const auto& row : table_rows(resource("names/native_names.tsv")))
      for (std::string_view rest = row[0]; !rest.empty();) {
        const size_t end = std::min(rest.find(' '), rest.size());
        if (end > 0) set.insert(folded(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    return set;
  }();
  return names.contains(std::string(word)) || (word.starts_with("ال") && names.contains(std::string(word.substr(4))));
}

WordIndex NameWords::add(std::string_view folded) {
  const auto [at, fresh] = index_.try_emplace(std::string(folded), static_cast<WordIndex>(words_.size()));
  if (!fresh) return at->second;
  const WordIndex index = at->second;
  words_.push_back({std::string(folded), spelling_of(folded), {}, is_native_name(folded)});
  if (words_[index].letters.size() >= 3) compare(index);
  return index;
}

WordIndex NameWords::find(std::string_view folded) const {
  const auto it = index_.find(std::string(folded));
  return it == index_.end() ? UINT32_MAX : it->second;
}

void NameWords::compare(WordIndex word) {
  const SpellingModel& model = SpellingModel::shipped();
  std::vector<WordIndex> near;
  for (const uint64_t block : blocks_of(words_[word].text)) {
    std::vector<WordIndex>& members = blocks_[block];
    if (members.size() < fullest_block) {
      near.insert(near.end(), members.begin(), members.end());
      members.push_back(word);
    }
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  const std::vector<uint8_t>& letters = words_[word].letters;
  for (const WordIndex other : near) {
    Word& with = words_[other];
    if (words_[word].native && with.native) continue;
    // موسى is no spelling of ميسي
    const bool one_native =
        words_[word].native || with.native || has_native_letters(words_[word].text) || has_native_letters(with.text);
    const float shorter = static_cast<float>(std::min(letters.size(), with.letters.size()));
    const float distance = model.distance(letters, with.letters, loosest * shorter) / shorter;
    if (distance >= (one_native ? near_native : loosest)) continue;
    words_[word].variants.push_back({other, distance});
    with.variants.push_back({word, distance});
  }
}

}  // namespace tawatur
