// Makes models/spelling.bin from names in Latin and in Arabic letters.
//   train_spelling ../shared/data/translit models/spelling.bin
// Prints, on spellings held out, how many variants of one name the limit joins and how many different names it joins
// wrongly. src/names/spelling.h says what is learnt.
#include "names/spelling.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/fold.h"
#include "base/model_file.h"

namespace tawatur::training {
namespace {

constexpr int iterations = 12;
constexpr double least_unit_count = 60;  // a pair of Arabic letters that stands for one unit less often is left out
constexpr double worst_per_letter =
    4.5;  // nats per letter: what aligns worse is no transliteration (translations, other names)
constexpr size_t most_pairs = 200;

using Letters = std::vector<uint8_t>;

struct Example {
  Letters latin, arabic;
};

/// Latin letters without marks as small numbers: a to z are 1 to 26, everything else is left out.
Letters latin_letters(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString parts = nfd->normalize(icu::UnicodeString::fromUTF8(name).toLower(), status);
  Letters out;
  for (int32_t i = 0; i < parts.length(); ++i) {
    const char16_t c = parts[i];
    if (c >= u'a' && c <= u'z')
      out.push_back(static_cast<uint8_t>(c - u'a' + 1));
    else if (c == u'ø')
      out.push_back('o' - 'a' + 1);
    else if (c == u'ł')
      out.push_back('l' - 'a' + 1);
    else if (c == u'ı')
      out.push_back('i' - 'a' + 1);
    else if (u_charType(c) != U_NON_SPACING_MARK)
      return {};
  }
  return out;
}

/// Two Latin letters are one unit where both are vowels (ou, ee) or both consonants (ch, sh, ck): a vowel that Arabic
/// leaves out must be seen as left out, not as part of the consonant beside it.
bool may_pair(uint8_t a, uint8_t b) {
  static constexpr std::string_view vowels = "aeiou";
  const auto vowel = [](uint8_t letter) {
    return vowels.find(static_cast<char>(letter - 1 + 'a')) != std::string_view::npos;
  };
  const auto glide = [](uint8_t letter) {
    return letter == 'y' - 'a' + 1 || letter == 'w' - 'a' + 1 || letter == 'h' - 'a' + 1;
  };
  return vowel(a) == vowel(b) || glide(a) || glide(b);
}

/// Likewise in Arabic: كس and تش, او and اي are units, ما is two.
bool may_pair_arabic(uint8_t a, uint8_t b) {
  static const Letters vowels = spelling_of("اويءه");
  const auto vowel = [](uint8_t letter) {
    return std::find(vowels.begin(), vowels.end() - 1, letter) != vowels.end() - 1;
  };
  return vowel(a) == vowel(b) || (vowel(a) && b == vowels.back());
}

using Unit = uint16_t;  // first · 64 + second letter; 0 nothing, below 64 one letter
constexpr size_t unit_values = 64 * 64;
Unit unit_at(const Letters& letters, size_t begin, size_t size) {
  if (size == 0) return 0;
  return size == 1 ? letters[begin] : static_cast<Unit>(letters[begin] * 64 + letters[begin + 1]);
}

/// Joint probabilities of a Latin and an Arabic unit.
class Alignment {
 public:
  void train(const std::vector<Example>& examples) {
    std::vector<bool> used(examples.size(), true);
    for (int round = 0; round < iterations; ++round) {
      std::unordered_map<uint32_t, double> counts;
      double likelihood = 0;
      size_t kept = 0;
      for (size_t i = 0; i < examples.size(); ++i) {
        if (!used[i]) continue;
        const double total = expect(examples[i], counts);
        const double per_letter = -std::log(std::max(total, 1e-300)) / static_cast<double>(examples[i].latin.size());
        if (round >= 3 && per_letter > worst_per_letter) used[i] = false;
        likelihood += per_letter, ++kept;
      }
      double sum = 0;
      for (const auto& [key, count] : counts) sum += count;
      joint_.clear();
      for (const auto& [key, count] : counts)
        if (count > 1e-3) joint_[key] = count / sum;
      total_ = sum;
      std::fprintf(stderr, "  round %d: %.4f nats a letter over %zu names\n", round + 1,
                   likelihood / static_cast<double>(kept), kept);
    }
  }

  const std::unordered_map<uint32_t, double>& joint() const { return joint_; }
  double total() const { return total_; }

 private:
  static uint32_t key(Unit latin, Unit arabic) { return static_cast<uint32_t>(latin) << 16 | arabic; }
  double probability(Unit latin, Unit arabic) const {
    if (joint_.empty()) return 1e-2;
    const auto it = joint_.find(key(latin, arabic));
    return it == joint_.end() ? 1e-9 : it->second;
  }

  /// Forward and backward over all alignments; adds expected counts. Returns the name's probability.
  double expect(const Example& x, std::unordered_map<uint32_t, double>& counts) const {
    const size_t n = x.latin.size(), m = x.arabic.size();
    std::vector<double> forward((n + 1) * (m + 1)), backward((n + 1) * (m + 1));
    const auto at = [&](size_t i, size_t j) { return i * (m + 1) + j; };
    const auto for_each_step = [&](size_t i, size_t j, auto&& take) {  // steps that end at (i, j)
      for (size_t l = 0; l <= std::min<size_t>(2, i); ++l) {
        if (l == 2 && !may_pair(x.latin[i - 2], x.latin[i - 1])) continue;
        for (size_t a = 0; a <= std::min<size_t>(2, j); ++a) {
          if (l + a == 0 || (l == 0 && a == 2) || (l == 2 && a == 2)) continue;
          if (a == 2 && !may_pair_arabic(x.arabic[j - 2], x.arabic[j - 1])) continue;
          take(l, a, unit_at(x.latin, i - l, l), unit_at(x.arabic, j - a, a));
        }
      }
    };
    forward[0] = 1;
    for (size_t i = 0; i <= n; ++i)
      for (size_t j = 0; j <= m; ++j)
        for_each_step(i, j, [&](size_t l, size_t a, Unit u, Unit v) {
          forward[at(i, j)] += forward[at(i - l, j - a)] * probability(u, v);
        });
    const double total = forward[at(n, m)];
    if (total <= 0) return 0;
    backward[at(n, m)] = 1;
    for (size_t i = n + 1; i-- > 0;)
      for (size_t j = m + 1; j-- > 0;)
        for_each_step(i, j, [&](size_t l, size_t a, Unit u, Unit v) {
          const double p = probability(u, v);
          backward[at(i - l, j - a)] += backward[at(i, j)] * p;
          const double posterior = forward[at(i - l, j - a)] * p * backward[at(i, j)] / total;
          if (posterior > 1e-6) counts[key(u, v)] += posterior;
        });
    return total;
  }

  std::unordered_map<uint32_t, double> joint_;
  double total_ = 0;
};

/// Payload of the model: SpellingHeader, the pairs, the costs.
std::string costs_of(const Alignment& alignment, float same_below) {
  std::map<Unit, double> latin, arabic_pairs;
  for (const auto& [key, p] : alignment.joint()) {
    latin[static_cast<Unit>(key >> 16)] += p;
    if ((key & 0xFFFF) >= 64) arabic_pairs[static_cast<Unit>(key & 0xFFFF)] += p;
  }
  std::vector<std::pair<double, Unit>> order;
  for (const auto& [unit, p] : arabic_pairs)
    if (p * alignment.total() >= least_unit_count) order.push_back({-p, unit});
  std::sort(order.begin(), order.end());
  if (order.size() > most_pairs) order.resize(most_pairs);
  std::vector<Unit> units(spelling_letters);
  for (size_t i = 0; i < spelling_letters; ++i) units[i] = static_cast<Unit>(i);
  for (const auto& [p, unit] : order) units.push_back(unit);
  // S(u, v) = Σ_l joint(l, u) joint(l, v) / P(l)
  const size_t n = units.size();
  std::vector<double> shared(n * n);
  for (const auto& [l, p] : latin) {
    if (l == 0) continue;
    std::vector<double> row(n);
    for (size_t u = 0; u < n; ++u) {
      const auto it = alignment.joint().find(static_cast<uint32_t>(l) << 16 | units[u]);
      if (it != alignment.joint().end()) row[u] = it->second;
    }
    for (size_t u = 0; u < n; ++u)
      for (size_t v = 0; v < n && row[u] > 0; ++v) shared[u * n + v] += row[u] * row[v] / p;
  }
  std::string payload;
  SpellingHeader header{static_cast<uint32_t>(order.size()), same_below, {}};
  payload.append(reinterpret_cast<const char*>(&header), sizeof header);
  for (size_t u = spelling_letters; u < n; ++u) payload.append(reinterpret_cast<const char*>(&units[u]), sizeof(Unit));
  for (size_t u = 0; u < n; ++u)
    for (size_t v = 0; v < n; ++v) {
      uint8_t cost = spelling_never;
      const double s = shared[u * n + v];
      if (s > 0) {
        // a letter that the other writer leaves out: how often that happens to this letter
        const double self = u == 0   ? shared[v * n + v]
                            : v == 0 ? shared[u * n + u]
                                     : std::sqrt(shared[u * n + u] * shared[v * n + v]);
        const double nats = -std::log(std::min(1.0, s / self));
        cost = static_cast<uint8_t>(std::clamp(nats / static_cast<double>(spelling_step) + 0.5, 0.0, 255.0));
      }
      payload.push_back(static_cast<char>(cost));
    }
  return payload;
}

std::vector<std::pair<std::string, std::string>> read_names(const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const char* name : {"/wd_arabic_16.tsv", "/wd_arabic_64.tsv"}) {
    std::ifstream in(folder + name);
    for (std::string line; std::getline(in, line);) {
      const size_t first = line.find('\t'), second = line.find('\t', first + 1);
      if (first == std::string::npos || second == std::string::npos) continue;
      std::string arabic = line.substr(first + 1, second - first - 1);
      std::erase(arabic, ' ');
      rows.emplace_back(line.substr(0, first), folded(arabic));
    }
  }
  return rows;
}

}  // namespace
}  // namespace tawatur::training

int main(int argc, char** argv) {
  using namespace tawatur;
  using namespace tawatur::training;
  if (argc < 3) return std::fputs("train_spelling DATA_DIR OUT\n", stderr), 2;
  const float same_below = argc > 3 ? std::strtof(argv[3], nullptr) : 0.45f;
  // names that have several spellings are held out: they measure what is learnt from all others
  std::map<std::string, std::vector<std::string>> spellings;
  for (const auto& [latin, arabic] : read_names(argv[1])) {
    const Letters letters = latin_letters(latin);
    std::vector<std::string>& of_name = spellings[std::string(letters.begin(), letters.end())];
    if (!letters.empty() && std::find(of_name.begin(), of_name.end(), arabic) == of_name.end())
      of_name.push_back(arabic);
  }
  std::vector<Example> examples;
  std::vector<std::pair<std::string, std::string>> same, different;
  std::vector<std::string> all;
  for (const auto& [latin, of_name] : spellings) {
    if (of_name.size() > 1) {
      for (size_t i = 1; i < of_name.size(); ++i) same.push_back({of_name[0], of_name[i]});
      continue;
    }
    const Letters arabic = spelling_of(of_name.empty() ? "" : of_name[0]);
    if (latin.size() < 2 || arabic.empty() || latin.size() > 30) continue;
    examples.push_back({Letters(latin.begin(), latin.end()), arabic});
    all.push_back(of_name[0]);
  }
  std::fprintf(stderr, "%zu names, %zu pairs of spellings held out\n", examples.size(), same.size());
  Alignment alignment;
  alignment.train(examples);
  const std::string file = frame_model(
      spelling_magic, spelling_version,
      "Tawatur spelling distance. Trained on NETransliteration-COLING2018 (Merhav and Ash 2018), Wikidata names, CC0.",
      costs_of(alignment, same_below));
  std::ofstream(argv[2], std::ios::binary) << file;
  alignas(64) static std::string copy;
  copy = file;
  const auto model = SpellingModel::load(copy);
  if (!model) return std::fputs(model.error().message.c_str(), stderr), 2;
  // different names: each of 3,000 with all 20,000 others of the same data, as a search by distance would meet them
  std::mt19937 random(1);
  std::shuffle(all.begin(), all.end(), random);
  std::vector<Letters> letters;
  for (size_t i = 0; i < std::min<size_t>(all.size(), 20000); ++i) letters.push_back(spelling_of(all[i]));
  const auto rate = [&](float per_letter) {
    size_t joined = 0, near = 0, names = 0;
    for (const auto& [a, b] : same) {
      const Letters x = spelling_of(a), y = spelling_of(b);
      const float limit = per_letter * static_cast<float>(std::min(x.size(), y.size()));
      joined += model->distance(x, y, limit) < limit;
    }
    for (size_t i = 0; i < 300; ++i) {
      if (letters[i].size() < 4) continue;
      ++names;
      for (size_t j = 300; j < letters.size(); ++j) {
        const float limit = per_letter * static_cast<float>(std::min(letters[i].size(), letters[j].size()));
        if (letters[i] != letters[j] && model->distance(letters[i], letters[j], limit) < limit) ++near;
      }
    }
    std::printf("limit %.2f a letter: %.3f of %zu variants joined; %.2f other names of 20,000 within it\n",
                static_cast<double>(per_letter), static_cast<double>(joined) / static_cast<double>(same.size()),
                same.size(), static_cast<double>(near) / static_cast<double>(names));
  };
  for (const float limit : {0.15f, 0.2f, 0.25f, 0.3f, 0.4f, 0.5f, 0.6f, 0.8f, 1.0f, 1.2f}) rate(limit);
  for (const auto& [a, b] : {std::pair<const char*, const char*>{"تشافيز", "شافيز"},
                             {"ترامب", "ترمب"},
                             {"غرينلاند", "جرينلاند"},
                             {"إيلخاموف", "إلكاموف"},
                             {"باجينوفسكا", "بازينوفسكا"},
                             {"كراكاس", "كاراكاس"},
                             {"غينيا", "غانا"},
                             {"مالي", "مولي"},
                             {"روغن", "روغين"},
                             {"لبنان", "ليبيا"},
                             {"السودان", "السويد"},
                             {"محمد", "محمود"},
                             {"حسن", "حسين"},
                             {"احمد", "حامد"},
                             {"بوتين", "باتون"},
                             {"ماي", "مو"},
                             {"كيم", "كوم"},
                             {"ماكرون", "مكرون"},
                             {"ميركل", "مركل"},
                             {"نتنياهو", "نتانياهو"},
                             {"سكريبال", "سكريبل"},
                             {"هيلي", "هايلي"},
                             {"النمسا", "نمسا"}}) {
    const Letters x = spelling_of(folded(a)), y = spelling_of(folded(b));
    const float d = model->distance(x, y, 100);
    std::printf("%s %s %.2f, %.2f a letter\n", a, b, static_cast<double>(d),
                static_cast<double>(d) / static_cast<double>(std::min(x.size(), y.size())));
  }
}
