// Makes models/language.bin: train_language NEWS_FOLDER OUT [HUNSPELL_DIC]. Counts words of unlabelled news, decides
// where clitics end, learns vectors, clusters and lemmas. Only statistics of the news are kept, no text.
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstring>
#include <fstream>
#include <map>

#include "base/fold.h"
#include "base/hash.h"
#include "base/model_file.h"
#include "language/lexicon.h"
#include "language/tokeniser.h"
#include "lemmas.h"
#include "news.h"
#include "vectors.h"

using namespace tawatur;
using namespace tawatur::training;

namespace {

constexpr uint32_t least_count = 2, least_vector_count = 4;

struct Word {
  uint32_t count = 0, with_ta = 0, with_hamza = 0;
  bool in_dictionary = false;
  Split split;
  uint32_t stem = UINT32_MAX;  // number in the list of stems
};

using Words = boost::unordered_flat_map<std::string, Word>;

class Counts final : public WordCounts {
 public:
  explicit Counts(const Words& words) : words_(words) {}
  WordStatistics statistics(std::string_view form) const override {
    const auto found = words_.find(std::string(form));
    if (found == words_.end() || found->second.count < least_count)
      return {0, found != words_.end() && found->second.in_dictionary, false, false};
    const Word& w = found->second;
    return {static_cast<float>(w.count), w.in_dictionary, w.with_ta * 2 > w.count, w.with_hamza * 3 > w.count};
  }
  float clitic_share(std::string_view) const override { return -1; }

 private:
  const Words& words_;
};

/// The part of a form between its clitics, with the ta of حكومتها turned back to that of حكومة.
std::string stem_of(const Words& words, std::string_view form, const Split& s) {
  std::string stem(form.substr(s.proclitic_size, form.size() - s.proclitic_size - s.enclitic_size));
  if (s.enclitic_size > 0 && stem.ends_with("ت")) {
    const std::string with_ta = stem.substr(0, stem.size() - 2) + "ه";
    const auto a = words.find(with_ta), b = words.find(stem);
    if (a != words.end() && (b == words.end() || a->second.count > b->second.count)) return with_ta;
  }
  return stem;
}

/// What turns `stem` into `lemma`: all but their longest common part.
LemmaRecipe recipe(std::string_view stem, std::string_view lemma) {
  // the shortest edit keeps the longest run of letters that both have
  size_t best = 0, at_stem = 0, at_lemma = 0;
  for (size_t i = 0; i < stem.size(); i += 2)
    for (size_t j = 0; j < lemma.size(); j += 2) {
      size_t k = 0;
      while (i + k < stem.size() && j + k < lemma.size() && stem[i + k] == lemma[j + k]) ++k;
      k &= ~size_t{1};
      if (k > best) best = k, at_stem = i, at_lemma = j;
    }
  LemmaRecipe r{};
  const size_t back_size = lemma.size() - at_lemma - best;
  if (at_lemma > sizeof r.front || back_size > sizeof r.back) return r;
  r.drop_front = static_cast<uint8_t>(at_stem), r.drop_back = static_cast<uint8_t>(stem.size() - at_stem - best);
  std::memcpy(r.front, lemma.data(), at_lemma);
  std::memcpy(r.back, lemma.data() + at_lemma + best, back_size);
  return r;
}

void read_dictionary(const std::string& path, Words& words) {
  std::ifstream in(path);
  std::string line;
  while (std::getline(in, line)) {
    const std::string word = folded(make_valid_utf8(line.substr(0, line.find_first_of("/\t\r "))));
    if (const auto found = words.find(word); found != words.end()) found->second.in_dictionary = true;
  }
}

std::map<std::string, std::string> read_irregular(const std::string& path) {
  std::map<std::string, std::string> out;
  std::ifstream in(path);
  std::string line;
  while (std::getline(in, line)) {
    const size_t tab = line.find('\t');
    if (line.empty() || line[0] == '#' || tab == std::string::npos) continue;
    out[folded(line.substr(0, tab))] = folded(line.substr(tab + 1));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fputs("train_language NEWS_FOLDER OUT [HUNSPELL_DIC [IRREGULAR_TSV]]\n", stderr), 2;
  Words words;
  for_each_article(argv[1], [&](const std::string& text) {
    Analysis a;
    tokenise(text, a);
    for (const Token& t : a.tokens) {
      if (t.kind != TokenKind::arabic || t.folded_size > 60) continue;
      Word& w = words[std::string(a.form(t))];
      ++w.count;
      const std::string_view written = slice(text, t.span());
      w.with_ta += written.ends_with("ة");
      w.with_hamza += written.starts_with("أ") || written.starts_with("إ") || written.starts_with("آ");
    }
  });
  read_dictionary(argc > 3 ? argv[3] : "/usr/share/hunspell/ar.dic", words);
  const auto irregular = read_irregular(argc > 4 ? argv[4] : "src/language/data/irregular.tsv");

  // words in a fixed order: frequent first
  std::vector<std::pair<uint32_t, std::string>> order;
  for (const auto& [form, w] : words)
    if (w.count >= least_count) order.push_back({w.count, form});
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  const Counts counts(words);
  std::vector<std::string> stems;
  std::vector<uint32_t> stem_counts;
  boost::unordered_flat_map<std::string, uint32_t> stem_number;
  for (const auto& [count, form] : order) words[form].split = split_word(form, counts);
  boost::unordered_flat_map<std::string, uint32_t> totals;
  for (const auto& [count, form] : order) totals[stem_of(words, form, words[form].split)] += count;
  std::vector<std::pair<uint32_t, std::string>> stem_order;
  for (const auto& [stem, count] : totals) stem_order.push_back({count, stem});
  std::sort(stem_order.begin(), stem_order.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  for (const auto& [count, stem] : stem_order)
    stem_number[stem] = static_cast<uint32_t>(stems.size()), stems.push_back(stem), stem_counts.push_back(count);
  for (const auto& [count, form] : order) words[form].stem = stem_number[stem_of(words, form, words[form].split)];
  std::fprintf(stderr, "%zu forms, %zu stems\n", order.size(), stems.size());

  // text as stem numbers for the vectors; frequent stems only
  size_t with_vector = 0;
  while (with_vector < stems.size() && stem_counts[with_vector] >= least_vector_count) ++with_vector;
  std::vector<uint32_t> text;
  std::vector<uint32_t> symbols(stem_counts.begin(), stem_counts.begin() + static_cast<std::ptrdiff_t>(with_vector));
  const uint32_t first_symbol = static_cast<uint32_t>(with_vector);
  symbols.resize(with_vector + 16, 1);
  for_each_article(argv[1], [&](const std::string& page) {
    Analysis a;
    tokenise(page, a);
    for (const Token& t : a.tokens) {
      uint32_t number = first_symbol + static_cast<uint32_t>(t.kind);
      if (t.kind == TokenKind::arabic) {
        const auto found = words.find(std::string(a.form(t)));
        number = found != words.end() && found->second.stem < with_vector ? found->second.stem : first_symbol;
      }
      if (number >= first_symbol) ++symbols[number];
      text.push_back(number);
      if (t.kind == TokenKind::stop) text.push_back(UINT32_MAX);
    }
    text.push_back(UINT32_MAX);
  });
  const std::vector<Vector> vectors = skip_gram(text, symbols, 3, 2);
  std::fprintf(stderr, "%zu vectors\n", with_vector);
  std::vector<Vector> points(vectors.begin(), vectors.begin() + static_cast<std::ptrdiff_t>(with_vector)), fine, middle;
  std::vector<uint32_t> fine_of = cluster(points, most_clusters - 1, 6, &fine);
  const std::vector<uint32_t> middle_of = cluster(fine, 256, 20, &middle), coarse_of = cluster(middle, 64, 20);

  // lemmas
  const auto like = [&](uint32_t a, uint32_t b) {
    return a < with_vector && b < with_vector ? dot(vectors[a], vectors[b]) : 0.0f;
  };
  const auto parent = [&](uint32_t s) -> uint32_t {
    if (const auto found = irregular.find(stems[s]); found != irregular.end()) {
      const auto lemma = stem_number.find(found->second);
      if (lemma != stem_number.end()) return lemma->second;
    }
    uint32_t best = s;
    float best_score = 0;
    int best_rank = 0;
    for (const Candidate& c : candidates(stems[s])) {
      const auto found = stem_number.find(c.lemma);
      if (found == stem_number.end() || found->second == s || stem_counts[found->second] * 30 < stem_counts[s])
        continue;
      const float likeness = like(s, found->second);
      if (likeness < c.likeness || (best != s && c.rank > best_rank)) continue;
      const float score = likeness + 0.04f * std::log2(static_cast<float>(stem_counts[found->second]));
      if (best == s || score > best_score) best = found->second, best_score = score, best_rank = c.rank;
    }
    return best;
  };
  std::vector<uint32_t> lemma(stems.size());
  for (uint32_t s = 0; s < stems.size(); ++s) {
    uint32_t at = s;
    for (int step = 0; step < 4; ++step) {
      const uint32_t up = parent(at);
      if (up == at || up == s) break;
      at = up;
    }
    lemma[s] = at;
  }

  LexiconHeader header{};
  header.slot_bits = 18;
  while ((size_t{1} << header.slot_bits) * 8 < order.size() * 10) ++header.slot_bits;
  header.prefix_bits = 14;
  for (uint16_t c = 1; c < most_clusters; ++c) {
    const uint32_t f = c - 1u;
    header.cluster_of[0][c] = c;
    header.cluster_of[1][c] = static_cast<uint16_t>(f < middle_of.size() ? middle_of[f] + 1 : 0);
    header.cluster_of[2][c] = static_cast<uint16_t>(f < middle_of.size() ? coarse_of[middle_of[f]] + 1 : 0);
  }
  std::vector<LexiconEntry> slots(size_t{1} << header.slot_bits);
  std::vector<LemmaRecipe> recipes(1);
  std::map<std::string, uint32_t> recipe_number;
  recipe_number[std::string(sizeof(LemmaRecipe), '\0')] = 0;
  std::vector<Split> splits;
  boost::unordered_flat_map<uint64_t, std::pair<float, float>> prefix_counts;
  for (const auto& [count, form] : order) {
    const Word& w = words[form];
    size_t split = static_cast<size_t>(std::find(splits.begin(), splits.end(), w.split) - splits.begin());
    if (split == splits.size()) splits.push_back(w.split);
    if (split > 255) continue;
    const std::string_view raw = std::string_view(form).substr(
        w.split.proclitic_size, form.size() - w.split.proclitic_size - w.split.enclitic_size);
    const LemmaRecipe r = recipe(raw, stems[lemma[w.stem]]);
    const auto [number, fresh] = recipe_number.try_emplace(std::string(reinterpret_cast<const char*>(&r), sizeof r),
                                                           static_cast<uint32_t>(recipes.size()));
    if (fresh) recipes.push_back(r);
    const uint64_t hash = hash_bytes(form);
    const uint32_t print = static_cast<uint32_t>(hash >> 32) | 1u;
    for (size_t at = hash & (slots.size() - 1), steps = 0; steps < 64; at = (at + 1) & (slots.size() - 1), ++steps) {
      if (slots[at].fingerprint != 0) continue;
      slots[at] = {print,
                   static_cast<uint8_t>(split),
                   static_cast<uint8_t>(std::min(255.0, 8 * std::log2(1.0 + count))),
                   static_cast<uint16_t>(number->second < 65536 ? number->second : 0),
                   static_cast<uint16_t>(w.stem < with_vector ? fine_of[w.stem] + 1 : 0),
                   static_cast<uint8_t>((w.in_dictionary ? LexiconEntry::in_dictionary : 0) |
                                        (w.with_ta * 2 > w.count ? LexiconEntry::ends_in_ta : 0) |
                                        (w.with_hamza * 3 > w.count ? LexiconEntry::begins_with_hamza : 0)),
                   0};
      break;
    }
    if (const uint64_t prefix = prefix_hash(form); prefix != 0 && count < 50) {
      auto& [cut, all] = prefix_counts[prefix];
      all += 1;
      cut += (w.split.proclitics & ~article) != 0 ? 1.0f : 0.0f;
    }
  }
  std::copy(splits.begin(), splits.begin() + static_cast<std::ptrdiff_t>(std::min<size_t>(256, splits.size())),
            header.splits);
  header.recipe_count = static_cast<uint32_t>(std::min<size_t>(recipes.size(), 65536));
  recipes.resize(header.recipe_count);
  std::vector<std::tuple<float, uint64_t, float>> prefix_order;
  for (const auto& [hash, pair] : prefix_counts)
    if (pair.second >= 3) prefix_order.push_back({-pair.second, hash, pair.first / pair.second});
  std::sort(prefix_order.begin(), prefix_order.end());
  std::vector<PrefixEntry> prefixes(size_t{1} << header.prefix_bits);
  for (size_t i = 0; i < std::min(prefix_order.size(), prefixes.size() * 3 / 4); ++i) {
    const auto [_, hash, share] = prefix_order[i];
    size_t at = hash & (prefixes.size() - 1);
    while (prefixes[at].fingerprint != 0) at = (at + 1) & (prefixes.size() - 1);
    prefixes[at] = {static_cast<uint32_t>(hash >> 32) | 1u, share};
  }
  std::string payload(reinterpret_cast<const char*>(&header), sizeof header);
  payload.append(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof(LexiconEntry));
  payload.append(reinterpret_cast<const char*>(prefixes.data()), prefixes.size() * sizeof(PrefixEntry));
  payload.append(reinterpret_cast<const char*>(recipes.data()), recipes.size() * sizeof(LemmaRecipe));
  std::ofstream(argv[2], std::ios::binary)
      << frame_model(language_magic, language_version,
                     "Tawatur word statistics: counts, clitic cuts, clusters and lemma recipes of folded word forms, "
                     "from unlabelled news "
                     "(ANT corpus v2.1, SaudiNewsNet; statistics only, no text) and hunspell-ar 3.2 (word membership "
                     "only; MPL 1.1 of GPL/LGPL/MPL).",
                     payload);
  std::fprintf(stderr, "%zu splits, %zu recipes, %zu prefixes, %zu bytes\n", splits.size(), recipes.size(),
               prefix_order.size(), payload.size());
  if (std::getenv("SHOW") != nullptr) {
    std::ofstream show(std::getenv("SHOW"));
    for (const auto& [count, form] : order) {
      const Word& w = words[form];
      show << form << '\t' << count << '\t' << form.substr(0, w.split.proclitic_size) << '+' << stems[w.stem] << '+'
           << form.substr(form.size() - w.split.enclitic_size) << '\t' << stems[lemma[w.stem]] << '\t'
           << (w.stem < with_vector ? fine_of[w.stem] + 1 : 0) << '\n';
    }
  }
}
