// Makes models/vectors.bin from a folder of news:  train_vectors NEWS_FOLDER models/vectors.bin
// Counts which lemmas stand within four words of each other in a sentence, weighs the counts by positive pointwise
// mutual information (contexts smoothed by 0.75), and keeps the 64 strongest directions (randomised SVD, Halko et al.
// 2011). No text is kept. Payload: count u32, keys u32[count] ascending, int8[count][64].
#include "language/vectors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <fstream>
#include <vector>

#include "base/hash.h"
#include "base/model_file.h"
#include "dossier/dossier.h"

namespace tawatur::training {
namespace {

constexpr uint32_t least_count = 12, most_contexts = 12000, reach = 4;
constexpr size_t width = 80;  // a few directions more than are kept make these more exact
constexpr size_t kept = WordVectors::dimensions;

using Sentence = std::vector<uint32_t>;
using Row = std::array<float, width>;

struct Entry {
  uint32_t context;
  float weight;
};

bool is_word(TokenKind k) { return k == TokenKind::arabic || k == TokenKind::word; }

std::vector<Sentence> read_sentences(const std::string& news) {
  std::vector<Sentence> out;
  const std::vector<std::string> inputs{news};
  extract_pages(
      inputs, {},
      [&](const Page&, const Analysis& a) {
        for (const auto& s : a.sentences) {
          Sentence& words = out.emplace_back();
          for (const Token& t : a.of(s.tokens))
            if (is_word(t.kind)) words.push_back(static_cast<uint32_t>(t.key >> 32));
        }
      },
      [](const Error&) {});
  return out;
}

/// Words that are frequent enough, most frequent first.
std::vector<uint32_t> count_words(const std::vector<Sentence>& sentences) {
  boost::unordered_flat_map<uint32_t, uint32_t> count;
  for (const Sentence& s : sentences)
    for (const uint32_t w : s) ++count[w];
  std::vector<std::pair<uint32_t, uint32_t>> rows;
  for (const auto& [word, n] : count)
    if (n >= least_count) rows.push_back({n, word});
  std::sort(rows.rbegin(), rows.rend());
  std::vector<uint32_t> out;
  for (const auto& [n, word] : rows) out.push_back(word);
  return out;
}

/// Sparse rows of positive pointwise mutual information, by word.
std::vector<std::vector<Entry>> mutual_information(const std::vector<Sentence>& sentences,
                                                   const std::vector<uint32_t>& words) {
  boost::unordered_flat_map<uint32_t, uint32_t> number;
  for (uint32_t i = 0; i < words.size(); ++i) number.emplace(words[i], i);
  boost::unordered_flat_map<uint64_t, float> together;
  for (const Sentence& s : sentences) {
    Sentence ids;
    for (const uint32_t w : s) {
      const auto at = number.find(w);
      ids.push_back(at == number.end() ? UINT32_MAX : at->second);
    }
    for (size_t i = 0; i < ids.size(); ++i) {
      if (ids[i] == UINT32_MAX) continue;
      for (size_t j = i < reach ? 0 : i - reach; j < std::min(ids.size(), i + reach + 1); ++j) {
        if (j == i || ids[j] >= most_contexts) continue;
        const auto apart = static_cast<float>(j < i ? i - j : j - i);
        together[uint64_t{ids[i]} << 32 | ids[j]] += 1.0f / apart;
      }
    }
  }
  std::vector<double> of_word(words.size(), 0), of_context(most_contexts, 0);
  for (const auto& [pair, n] : together) of_word[pair >> 32] += n, of_context[pair & 0xFFFFFFFF] += n;
  double smoothed = 0;
  for (double& c : of_context) c = std::pow(c, 0.75), smoothed += c;
  std::vector<std::vector<Entry>> out(words.size());
  for (const auto& [pair, n] : together) {
    if (n < 1) continue;
    const double mutual = std::log(n * smoothed / (of_word[pair >> 32] * of_context[pair & 0xFFFFFFFF]));
    if (mutual > 0) out[pair >> 32].push_back({static_cast<uint32_t>(pair & 0xFFFFFFFF), static_cast<float>(mutual)});
  }
  for (auto& row : out)
    std::sort(row.begin(), row.end(), [](const Entry& a, const Entry& b) { return a.context < b.context; });
  return out;
}

/// Makes the columns orthonormal (modified Gram-Schmidt, twice for exactness).
void orthonormalise(std::vector<Row>& rows) {
  for (int pass = 0; pass < 2; ++pass) {
    for (size_t c = 0; c < width; ++c) {
      std::array<double, width> dot{};
      for (const Row& r : rows)
        for (size_t k = 0; k < c; ++k) dot[k] += double{r[k]} * r[c];
      double norm = 0;
      for (Row& r : rows) {
        for (size_t k = 0; k < c; ++k) r[c] -= static_cast<float>(dot[k]) * r[k];
        norm += double{r[c]} * r[c];
      }
      const auto scale = static_cast<float>(1 / std::sqrt(std::max(norm, 1e-20)));
      for (Row& r : rows) r[c] *= scale;
    }
  }
}

std::vector<Row> times(const std::vector<std::vector<Entry>>& matrix, const std::vector<Row>& contexts) {
  std::vector<Row> out(matrix.size(), Row{});
  for (size_t i = 0; i < matrix.size(); ++i)
    for (const Entry& e : matrix[i])
      for (size_t k = 0; k < width; ++k) out[i][k] += e.weight * contexts[e.context][k];
  return out;
}

std::vector<Row> transposed_times(const std::vector<std::vector<Entry>>& matrix, const std::vector<Row>& words) {
  std::vector<Row> out(most_contexts, Row{});
  for (size_t i = 0; i < matrix.size(); ++i)
    for (const Entry& e : matrix[i])
      for (size_t k = 0; k < width; ++k) out[e.context][k] += e.weight * words[i][k];
  return out;
}

/// Word vectors: left singular directions weighted by the root of their strength.
std::vector<Row> strongest_directions(const std::vector<std::vector<Entry>>& matrix) {
  std::vector<Row> contexts(most_contexts);
  uint64_t random = 1;
  for (Row& r : contexts)
    for (float& x : r)
      random = random * 6364136223846793005u + 1442695040888963407u,
      x = static_cast<float>(static_cast<int32_t>(random >> 32)) / 2147483648.0f;
  std::vector<Row> words;
  for (int step = 0; step < 4; ++step) {
    words = times(matrix, contexts);
    orthonormalise(words);
    contexts = transposed_times(matrix, words);  // its columns' lengths are the strengths
    if (step < 3) orthonormalise(contexts);
  }
  // The subspace is right; its axes are turned to the singular directions by one Jacobi diagonalisation of
  // contextsᵀ·contexts.
  std::array<std::array<double, width>, width> s{}, turn{};
  for (const Row& r : contexts)
    for (size_t i = 0; i < width; ++i)
      for (size_t j = 0; j < width; ++j) s[i][j] += double{r[i]} * r[j];
  for (size_t i = 0; i < width; ++i) turn[i][i] = 1;
  for (int sweep = 0; sweep < 12; ++sweep) {
    for (size_t p = 0; p < width; ++p) {
      for (size_t q = p + 1; q < width; ++q) {
        if (std::abs(s[p][q]) < 1e-12) continue;
        const double theta = 0.5 * std::atan2(2 * s[p][q], s[q][q] - s[p][p]), c = std::cos(theta), d = std::sin(theta);
        for (size_t k = 0; k < width; ++k) {
          const double a = s[k][p], b = s[k][q];
          s[k][p] = c * a - d * b, s[k][q] = d * a + c * b;
        }
        for (size_t k = 0; k < width; ++k) {
          const double a = s[p][k], b = s[q][k];
          s[p][k] = c * a - d * b, s[q][k] = d * a + c * b;
        }
        for (size_t k = 0; k < width; ++k) {
          const double a = turn[k][p], b = turn[k][q];
          turn[k][p] = c * a - d * b, turn[k][q] = d * a + c * b;
        }
      }
    }
  }
  std::array<size_t, width> order{};
  for (size_t i = 0; i < width; ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return s[a][a] > s[b][b]; });
  std::vector<Row> out(words.size(), Row{});
  for (size_t w = 0; w < words.size(); ++w) {
    for (size_t k = 0; k < kept; ++k) {
      double x = 0;
      for (size_t i = 0; i < width; ++i) x += words[w][i] * turn[i][order[k]];
      out[w][k] =
          static_cast<float>(x * std::pow(std::max(0.0, s[order[k]][order[k]]), 0.25));  // s holds squares of strengths
    }
  }
  return out;
}

std::string payload(const std::vector<uint32_t>& words, const std::vector<Row>& vectors) {
  std::vector<uint32_t> order(words.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return words[a] < words[b]; });
  const auto count = static_cast<uint32_t>(words.size());
  std::string out(reinterpret_cast<const char*>(&count), 4);
  for (const uint32_t i : order) out.append(reinterpret_cast<const char*>(&words[i]), 4);
  for (const uint32_t i : order) {
    float most = 1e-9f;
    for (size_t k = 0; k < kept; ++k) most = std::max(most, std::abs(vectors[i][k]));
    for (size_t k = 0; k < kept; ++k) out += static_cast<char>(std::lround(127 * vectors[i][k] / most));
  }
  return out;
}

}  // namespace

int run(int count, char** arguments) {
  if (count < 3) return fmt::print(stderr, "use: train_vectors NEWS_FOLDER MODEL\n"), 2;
  const std::vector<Sentence> sentences = read_sentences(arguments[1]);
  const std::vector<uint32_t> words = count_words(sentences);
  const auto matrix = mutual_information(sentences, words);
  size_t entries = 0;
  for (const auto& row : matrix) entries += row.size();
  fmt::print("{} sentences, {} words, {} entries\n", sentences.size(), words.size(), entries);
  const std::string about =
      "ANT corpus v2.1 (2018) and SaudiNewsNet (2015), news articles: counts of words beside words, no text kept. See "
      "models/vectors.md.";
  std::ofstream(arguments[2], std::ios::binary)
      << frame_model("TWVECTOR", 1, about, payload(words, strongest_directions(matrix)));
  return 0;
}

}  // namespace tawatur::training

int main(int count, char** arguments) { return tawatur::training::run(count, arguments); }
