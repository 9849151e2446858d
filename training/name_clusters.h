#pragma once
// Clusters of words that stand between like neighbours in unlabelled news: counts of the words right before and right
// after, and of the clitics, weighed by positive pointwise mutual information, reduced to the strongest directions
// (randomised SVD, Halko et al. 2011), then spherical k-means in three levels. The clusters of language.bin come of a
// wider window and say what a word is about; these say what part it plays.
#include <boost/unordered/unordered_flat_map.hpp>
#include <numeric>

#include "base/hash.h"
#include "language/analysis.h"
#include "names/name_lexicon.h"
#include "news.h"
#include "vectors.h"

namespace tawatur::training {

struct NeighbourClusters {
  uint16_t fine = 0, middle = 0, coarse = 0;  // from 1
};

class NeighbourCounts {
 public:
  static constexpr uint32_t least_count = 4, most_words = 6000, clitic_contexts = 512;
  static constexpr size_t context_count = 2 * most_words + clitic_contexts;
  struct Entry {
    uint32_t context;
    float weight;
  };

  /// `for_each_word_sequence(use)` calls use(hashes, clitics) for each sentence.
  void read(const std::string& folder) {
    std::vector<uint32_t> text;  // word numbers in order of meeting, then clitics; UINT32_MAX between sentences
    std::vector<uint16_t> clitics;
    boost::unordered_flat_map<uint64_t, uint32_t> number;
    std::vector<uint32_t> counts;
    for_each_article(folder, [&](const std::string& page) {
      const Analysis a = analyse(page, 0);
      for (const Sentence& s : a.sentences) {
        for (const Token& t : a.of(s.tokens)) {
          const std::string_view form = a.form(t);
          if (t.kind == TokenKind::hashtag || form == "_") continue;
          const uint64_t hash = t.kind == TokenKind::arabic ? hash_bytes(form.substr(t.proclitic_size - t.article_size))
                                : t.kind == TokenKind::number ? 7u
                                                              : hash_bytes(form);
          const auto [at, fresh] = number.try_emplace(hash, static_cast<uint32_t>(counts.size()));
          if (fresh) counts.push_back(0), hashes_.push_back(hash);
          ++counts[at->second];
          text.push_back(at->second);
          clitics.push_back(static_cast<uint16_t>((t.proclitics & 255u) | (t.enclitic_size > 0 ? 256u : 0u)));
        }
        text.push_back(UINT32_MAX), clitics.push_back(0);
      }
    });
    // frequent first
    std::vector<uint32_t> order(counts.size()), rank(counts.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return counts[a] > counts[b]; });
    std::vector<uint64_t> sorted;
    for (uint32_t i = 0; i < order.size(); ++i) {
      rank[order[i]] = i;
      if (counts[order[i]] >= least_count) sorted.push_back(hashes_[order[i]]);
    }
    hashes_ = std::move(sorted);
    boost::unordered_flat_map<uint64_t, float> together;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == UINT32_MAX) continue;
      const uint64_t word = rank[text[i]];
      if (word >= hashes_.size()) continue;
      const auto neighbour = [&](size_t j) {
        return j >= text.size() || text[j] == UINT32_MAX ? most_words - 1 : std::min(rank[text[j]], most_words - 2);
      };
      ++together[word << 32 | neighbour(i - 1)];
      ++together[word << 32 | (most_words + neighbour(i + 1))];
      ++together[word << 32 | (2 * most_words + clitics[i])];
    }
    std::vector<double> of_word(hashes_.size(), 0), of_context(context_count, 0);
    for (const auto& [pair, n] : together) of_word[pair >> 32] += n, of_context[pair & 0xFFFFFFFF] += n;
    double smoothed = 0;
    for (double& c : of_context) c = std::pow(c, 0.75), smoothed += c;
    rows.resize(hashes_.size());
    for (const auto& [pair, n] : together) {
      const double mutual = std::log(n * smoothed / (of_word[pair >> 32] * of_context[pair & 0xFFFFFFFF]));
      if (mutual > 0)
        rows[pair >> 32].push_back({static_cast<uint32_t>(pair & 0xFFFFFFFF), static_cast<float>(mutual)});
    }
    for (auto& row : rows)
      std::sort(row.begin(), row.end(), [](const Entry& a, const Entry& b) { return a.context < b.context; });
  }

  std::vector<std::vector<Entry>> rows;
  const std::vector<uint64_t>& hashes() const { return hashes_; }

 private:
  std::vector<uint64_t> hashes_;
};

/// Unit vectors of the rows in the space of their strongest directions.
inline std::vector<Vector> strongest_directions(const std::vector<std::vector<NeighbourCounts::Entry>>& rows) {
  const auto orthonormalise = [](std::vector<Vector>& m) {
    for (int pass = 0; pass < 2; ++pass)
      for (size_t c = 0; c < dimensions; ++c) {
        std::array<double, dimensions> along{};
        for (const Vector& r : m)
          for (size_t k = 0; k < c; ++k) along[k] += double{r[k]} * r[c];
        double norm = 0;
        for (Vector& r : m) {
          for (size_t k = 0; k < c; ++k) r[c] -= static_cast<float>(along[k]) * r[k];
          norm += double{r[c]} * r[c];
        }
        const auto scale = static_cast<float>(1 / std::sqrt(std::max(norm, 1e-20)));
        for (Vector& r : m) r[c] *= scale;
      }
  };
  std::vector<Vector> contexts(NeighbourCounts::context_count), words(rows.size());
  std::mt19937 random(3);
  for (Vector& v : contexts)
    for (float& x : v) x = static_cast<float>(random()) / 4294967296.0f - 0.5f;
  for (int step = 0; step < 5; ++step) {
    words.assign(rows.size(), Vector{});
    for (size_t i = 0; i < rows.size(); ++i)
      for (const auto& e : rows[i])
        for (size_t k = 0; k < dimensions; ++k) words[i][k] += e.weight * contexts[e.context][k];
    if (step == 4) break;
    orthonormalise(words);
    contexts.assign(contexts.size(), Vector{});
    for (size_t i = 0; i < rows.size(); ++i)
      for (const auto& e : rows[i])
        for (size_t k = 0; k < dimensions; ++k) contexts[e.context][k] += e.weight * words[i][k];
    orthonormalise(contexts);
  }
  for (Vector& v : words) {
    const float length = std::sqrt(dot(v, v)) + 1e-9f;
    for (float& x : v) x /= length;
  }
  return words;
}

/// By the hash of a word without clitics but with its article.
inline std::vector<std::pair<uint64_t, NeighbourClusters>> neighbour_clusters(const std::string& folder) {
  NeighbourCounts counts;
  counts.read(folder);
  std::fprintf(stderr, "  %zu words with neighbours\n", counts.rows.size());
  const std::vector<Vector> points = strongest_directions(counts.rows);
  std::vector<Vector> fine, middle;
  const auto fine_of = cluster(points, 1023, 6, &fine);
  const auto middle_of = cluster(fine, 200, 20, &middle), coarse_of = cluster(middle, 60, 20);
  std::vector<std::pair<uint64_t, NeighbourClusters>> out;
  for (size_t i = 0; i < points.size(); ++i) {
    const uint32_t f = fine_of[i], m = middle_of[f], c = coarse_of[m];
    out.push_back({counts.hashes()[i],
                   {static_cast<uint16_t>(f + 1), static_cast<uint16_t>(m + 1), static_cast<uint16_t>(c + 1)}});
  }
  return out;
}

}  // namespace tawatur::training
