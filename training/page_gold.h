#pragma once
// Pages cut into blocks with the gold verdict on each, and the measure of main text (score.py extract).
#include <fmt/format.h>

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <memory>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "page/article.h"
#include "page/metadata.h"

namespace tawatur::training {

/// Words in a row, hashed; counted.
using Shingles = boost::unordered_flat_map<uint64_t, int>;
constexpr size_t shingle_words = 4;

/// Hashes of runs of letters and digits.
inline std::vector<uint64_t> words_in(std::string_view text) {
  std::vector<uint64_t> out;
  uint64_t hash = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (is_letter(c.value) || digit_value(c.value) >= 0 || c.value == '_') {
      hash = hash_combine(hash, c.value + 1);
    } else if (hash != 0) {
      out.push_back(hash), hash = 0;
    }
    at += c.size;
  }
  if (hash != 0) out.push_back(hash);
  return out;
}

inline uint64_t shingle_at(const std::vector<uint64_t>& words, size_t at) {
  uint64_t hash = 1;
  for (size_t k = at; k < std::min(words.size(), at + shingle_words); ++k) hash = hash_combine(hash, words[k]);
  return hash;
}

inline Shingles shingles_of(const std::vector<uint64_t>& words) {
  Shingles out;
  if (words.empty()) return out;
  const size_t count = words.size() < shingle_words ? 1 : words.size() - shingle_words + 1;
  for (size_t i = 0; i < count; ++i) ++out[shingle_at(words, i)];
  return out;
}

inline int total(const Shingles& shingles) {
  int sum = 0;
  for (const auto& [hash, count] : shingles) sum += count;
  return sum;
}

struct Score {
  int both = 0, said = 0, gold = 0;
  double loss() const { return gold == 0 ? 0 : 1 - 2.0 * both / (said + gold); }
};

/// Averages over pages, as the benchmark takes them.
class Figures {
 public:
  void add(const Score& s) {
    if (s.said > 0) precision_ += static_cast<double>(s.both) / s.said, ++said_;
    if (s.gold > 0) recall_ += static_cast<double>(s.both) / s.gold, ++gold_;
  }
  double precision() const { return precision_ / std::max(1, said_); }
  double recall() const { return recall_ / std::max(1, gold_); }
  double f1() const { return 2 * precision() * recall() / (precision() + recall()); }

 private:
  double precision_ = 0, recall_ = 0;
  int said_ = 0, gold_ = 0;
};

/// What a view refers to, where it stays.
struct PageParts {
  Document document;
  BlockList list;
  std::vector<HintSet> hints;
  PageClues clues;
};

struct GoldPage {
  std::unique_ptr<const PageParts> parts;
  std::unique_ptr<const BlockView> view;
  std::string id, site;
  size_t set = 0, part = 0;
  FeatureTable table{0};
  std::vector<std::string> texts;
  std::vector<std::vector<uint64_t>> words;  // of each block
  std::vector<float> truth, weight;
  Shingles gold;

  Score score_at(const std::vector<uint8_t>& verdicts, uint8_t threshold) const {
    return score(choose_article(*view, verdicts, threshold));
  }
  Score score(const std::vector<bool>& chosen) const {
    std::vector<uint64_t> said;
    for (size_t i = 0; i < chosen.size(); ++i) {
      if (chosen[i]) said.insert(said.end(), words[i].begin(), words[i].end());
    }
    const Shingles mine = shingles_of(said);
    Score out;
    out.said = total(mine), out.gold = total(gold);
    for (const auto& [hash, count] : mine) {
      if (const auto found = gold.find(hash); found != gold.end()) out.both += std::min(count, found->second);
    }
    return out;
  }
};

/// Share of each block's words that stand in the gold text within four words in a row; a shorter block's words count
/// with those of its neighbours, or as a whole between blocks of the article.
inline std::vector<float> truth_of(const std::vector<std::vector<uint64_t>>& blocks,
                                   const std::vector<uint64_t>& gold) {
  constexpr float half = 0.5f;
  Shingles left = shingles_of(gold);
  Shingles short_ones;  // runs of one to three words
  for (size_t i = 0; i < gold.size(); ++i) {
    uint64_t hash = 1;
    for (size_t k = i; k < std::min(gold.size(), i + shingle_words - 1); ++k)
      ++short_ones[hash = hash_combine(hash, gold[k])];
  }
  std::vector<float> out(blocks.size(), 0);
  // long blocks first: of a text that stands on the page twice, the copy that lies among more of the gold counts
  std::vector<float> density(blocks.size(), 0);
  const auto covered = [&](const std::vector<uint64_t>& words, const Shingles& in) {
    std::vector<bool> hit(words.size(), false);
    for (size_t i = 0; i + shingle_words <= words.size(); ++i) {
      const auto found = in.find(shingle_at(words, i));
      if (found == in.end() || found->second <= 0) continue;
      for (size_t k = i; k < i + shingle_words; ++k) hit[k] = true;
    }
    return static_cast<float>(std::ranges::count(hit, true)) / static_cast<float>(std::max<size_t>(1, hit.size()));
  };
  std::vector<size_t> order;
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].size() < shingle_words) continue;
    order.push_back(i);
    density[i] = covered(blocks[i], left) * static_cast<float>(std::min<size_t>(blocks[i].size(), 100));
  }
  std::vector<float> around(blocks.size(), 0);
  for (size_t i = 0; i < blocks.size(); ++i) {
    for (size_t j = i < 8 ? 0 : i - 8; j < std::min(blocks.size(), i + 9); ++j) around[i] += j == i ? 0 : density[j];
  }
  std::ranges::stable_sort(order, [&](size_t a, size_t b) { return around[a] > around[b]; });
  for (const size_t i : order) {
    out[i] = covered(blocks[i], left);
    if (out[i] < half) continue;
    for (size_t k = 0; k + shingle_words <= blocks[i].size(); ++k) {
      if (const auto found = left.find(shingle_at(blocks[i], k)); found != left.end()) --found->second;
    }
  }
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].empty() || blocks[i].size() >= shingle_words) continue;
    uint64_t hash = 1;
    for (const uint64_t word : blocks[i]) hash = hash_combine(hash, word);
    if (!short_ones.contains(hash)) continue;
    // the gold holds it, if it stands among blocks of the article
    float near = 0;
    for (size_t j = i; j-- > (i < 3 ? 0 : i - 3);) near = std::max(near, out[j]);
    float far = 0;
    for (size_t j = i + 1; j < std::min(blocks.size(), i + 4); ++j) {
      if (blocks[j].size() >= shingle_words) far = std::max(far, out[j]);
    }
    out[i] = near >= half && far >= half ? 1.0f : near >= half || far >= half ? half : 0.0f;
  }
  return out;
}

inline std::string site_of(const std::string& id, std::string_view url) {
  const size_t begin = url.find("://");
  if (begin == std::string_view::npos) return id;
  std::string_view host = url.substr(begin + 3, url.find('/', begin + 3) - begin - 3);
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

inline GoldPage gold_page(const std::string& id, const std::string& gold, Document document, std::string_view url) {
  GoldPage out;
  const Metadata found = read_metadata(document, url);
  out.id = id, out.site = site_of(id, url.empty() ? found.url.value_or("") : url);
  PageParts parts;
  parts.list = find_blocks(document), parts.hints = find_hints(document);
  parts.clues = {found.title.value_or(""), std::string(page_description(document)), found.article_body};
  parts.document = std::move(document);
  out.parts = std::make_unique<const PageParts>(std::move(parts));
  const BlockList& list = out.parts->list;
  out.view = std::make_unique<const BlockView>(out.parts->document, list, out.parts->hints, out.parts->clues);
  out.table = describe_blocks(*out.view);
  for (const Block& b : list.blocks) {
    out.texts.emplace_back(list.text_of(b));
    out.words.push_back(words_in(out.texts.back()));
  }
  const std::vector<uint64_t> gold_words = words_in(gold);
  out.gold = shingles_of(gold_words);
  out.truth = truth_of(out.words, gold_words);
  double furniture = 0;
  for (size_t i = 0; i < out.words.size(); ++i) {
    out.weight.push_back((static_cast<float>(out.words[i].size()) + 3) / static_cast<float>(gold_words.size() + 60));
    furniture += out.truth[i] < 0.5f ? static_cast<double>(out.weight[i]) : 0;
  }
  // a page with much furniture (comments, lists) does not drown the others
  constexpr double most_furniture = 2;
  for (size_t i = 0; i < out.words.size(); ++i) {
    if (out.truth[i] < 0.5f && furniture > most_furniture)
      out.weight[i] *= static_cast<float>(most_furniture / furniture);
    out.weight[i] *= 20;
  }
  return out;
}

inline void print_misses(const std::vector<GoldPage>& pages, const std::vector<std::vector<uint8_t>>& verdicts,
                         uint8_t threshold) {
  std::vector<std::pair<double, size_t>> order;
  for (size_t p = 0; p < pages.size(); ++p) order.emplace_back(pages[p].score_at(verdicts[p], threshold).loss(), p);
  std::ranges::sort(order, std::greater<>());
  constexpr size_t most_pages = 150;
  for (size_t k = 0; k < std::min(most_pages, order.size()); ++k) {
    const auto [loss, p] = order[k];
    const Score s = pages[p].score_at(verdicts[p], threshold);
    fmt::print("\n=== {} {} loss {:.3f}: both {} said {} gold {}\n", pages[p].id, pages[p].site, loss, s.both, s.said,
               s.gold);
    for (size_t i = 0; i < pages[p].texts.size(); ++i) {
      const bool chosen = verdicts[p][i] >= threshold, right = pages[p].truth[i] >= 0.5f;
      if (!chosen && !right) continue;
      fmt::print("{} {:3} {:.2f} {:4}w {}\n",
                 chosen == right ? ' '
                 : chosen        ? '+'
                                 : '-',
                 verdicts[p][i], pages[p].truth[i], pages[p].words[i].size(), pages[p].texts[i].substr(0, 110));
    }
  }
}

}  // namespace tawatur::training
