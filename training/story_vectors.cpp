// Makes models/story_vectors.bin: train_story_vectors OUT INPUT…  (news, unlabelled).
// Latent semantic analysis of words by articles; the singular vectors by subspace iteration (Halko, Martinsson and
// Tropp 2011) from a fixed seed, so that the same news gives the same file.
#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <random>
#include <vector>

#include "base/model_file.h"
#include "reading/reading.h"
#include "source/source.h"
#include "story/background.h"
#include "story/terms.h"

using namespace tawatur;

namespace {

constexpr size_t wide = 80;  // vectors while iterating; the best Background::dimensions of them stay
constexpr uint32_t least_articles = 4;
constexpr float commonest = 0.25f;  // words in more than this share of articles get no vector
constexpr int rounds = 4;

using Matrix = std::vector<std::array<float, wide>>;

struct Entry {
  uint32_t word;
  float weight;
};

struct Articles {
  std::vector<uint32_t> keys, counts;    // of all words: ascending keys; in how many articles
  std::vector<std::vector<Entry>> rows;  // an article's words
};

Articles read_articles(std::span<const std::string> inputs) {
  std::vector<std::vector<StoryTerm>> pages;
  boost::unordered_flat_map<uint32_t, uint32_t> counts;
  read_inputs(inputs, {}, [&](Result<Record> record) {
    if (!record) return true;
    auto page = read_article(std::move(*record), {});
    if (!page) return true;
    Reading reading;
    reading.page = std::move(*page);
    reading.analysis = analyse(reading.page.text, reading.page.title_end);
    reading.numbers = find_numbers(reading.page, reading.analysis);
    pages.push_back(terms_of(reading));
    for (const StoryTerm& t : pages.back()) ++counts[t.key];
    return true;
  });
  Articles out;
  for (const auto& [key, count] : counts)
    if (count >= least_articles) out.keys.push_back(key);
  std::ranges::sort(out.keys);
  for (const uint32_t key : out.keys) out.counts.push_back(counts[key]);
  for (const auto& page : pages) {
    auto& row = out.rows.emplace_back();
    float norm = 0;
    for (const StoryTerm& t : page) {
      const auto at = std::ranges::lower_bound(out.keys, t.key);
      if (at == out.keys.end() || *at != t.key) continue;
      const auto word = static_cast<uint32_t>(at - out.keys.begin());
      const float share = static_cast<float>(out.counts[word]) / static_cast<float>(pages.size());
      if (share > commonest) continue;
      row.push_back({word, (1 + std::log(t.count)) * -std::log(share)});
      norm += row.back().weight * row.back().weight;
    }
    for (Entry& e : row) e.weight /= std::sqrt(norm);
  }
  return out;
}

/// What AᵀA does to the columns of `z`, A being articles by words; and the sums of squares of A's image of each pair of
/// columns.
Matrix times_gram(const Articles& articles, const Matrix& z, std::vector<double>* products) {
  Matrix out(z.size());
  for (const auto& row : articles.rows) {
    std::array<float, wide> image{};
    for (const Entry& e : row)
      for (size_t k = 0; k < wide; ++k) image[k] += e.weight * z[e.word][k];
    for (const Entry& e : row)
      for (size_t k = 0; k < wide; ++k) out[e.word][k] += e.weight * image[k];
    if (products)
      for (size_t i = 0; i < wide; ++i)
        for (size_t j = 0; j < wide; ++j) (*products)[i * wide + j] += double{image[i]} * image[j];
  }
  return out;
}

void orthonormalise(Matrix& z) {
  for (size_t i = 0; i < wide; ++i) {
    for (int twice = 0; twice < 2; ++twice)
      for (size_t j = 0; j < i; ++j) {
        double dot = 0;
        for (const auto& row : z) dot += double{row[i]} * row[j];
        for (auto& row : z) row[i] -= static_cast<float>(dot) * row[j];
      }
    double norm = 0;
    for (const auto& row : z) norm += double{row[i]} * row[i];
    for (auto& row : z) row[i] /= static_cast<float>(std::sqrt(norm) + 1e-30);
  }
}

/// Eigenvalues of a symmetric matrix on its diagonal, eigenvectors in the columns of the result (Jacobi's rotations).
std::vector<double> eigenvectors(std::vector<double>& a) {
  std::vector<double> v(wide * wide, 0.0);
  for (size_t i = 0; i < wide; ++i) v[i * wide + i] = 1;
  for (int sweep = 0; sweep < 30; ++sweep)
    for (size_t p = 0; p < wide; ++p)
      for (size_t q = p + 1; q < wide; ++q) {
        const double apq = a[p * wide + q];
        if (std::abs(apq) < 1e-12) continue;
        const double theta = (a[q * wide + q] - a[p * wide + p]) / (2 * apq);
        const double t = (theta >= 0 ? 1 : -1) / (std::abs(theta) + std::sqrt(theta * theta + 1)),
                     c = 1 / std::sqrt(t * t + 1), s = t * c;
        for (size_t k = 0; k < wide; ++k) {
          const double x = a[k * wide + p], y = a[k * wide + q];
          a[k * wide + p] = c * x - s * y, a[k * wide + q] = s * x + c * y;
        }
        for (size_t k = 0; k < wide; ++k) {
          const double x = a[p * wide + k], y = a[q * wide + k];
          a[p * wide + k] = c * x - s * y, a[q * wide + k] = s * x + c * y;
          const double vx = v[k * wide + p], vy = v[k * wide + q];
          v[k * wide + p] = c * vx - s * vy, v[k * wide + q] = s * vx + c * vy;
        }
      }
  return v;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("train_story_vectors OUT INPUT…\n", stderr);
    return 2;
  }
  const Articles articles = read_articles(std::vector<std::string>(arguments + 2, arguments + count));
  std::fprintf(stderr, "%zu articles, %zu words\n", articles.rows.size(), articles.keys.size());
  std::mt19937 random(1);
  std::normal_distribution<float> normal;
  Matrix z(articles.keys.size());
  for (auto& row : z)
    for (float& x : row) x = normal(random);
  std::vector<double> products(wide * wide, 0.0);
  for (int round = 0; round < rounds; ++round) {
    orthonormalise(z);
    z = times_gram(articles, z, nullptr);
  }
  orthonormalise(z);
  times_gram(articles, z, &products);
  const std::vector<double> turn = eigenvectors(products);
  std::vector<size_t> order(wide);
  for (size_t i = 0; i < wide; ++i) order[i] = i;
  std::ranges::sort(order, std::greater{}, [&](size_t i) { return products[i * wide + i]; });
  order.resize(Background::dimensions);

  std::vector<int8_t> vectors;
  std::vector<uint8_t> rarity;
  for (size_t w = 0; w < z.size(); ++w) {
    std::array<double, Background::dimensions> row{};
    double norm = 1e-30;
    for (size_t d = 0; d < row.size(); ++d) {
      for (size_t k = 0; k < wide; ++k) row[d] += z[w][k] * turn[k * wide + order[d]];
      row[d] *=
          std::pow(std::max(products[order[d] * wide + order[d]], 0.0), 0.25);  // square root of the singular value
      norm += row[d] * row[d];
    }
    for (const double x : row) vectors.push_back(static_cast<int8_t>(std::lround(127 * x / std::sqrt(norm))));
    rarity.push_back(static_cast<uint8_t>(
        std::min(255l, std::lround(24 * std::log(static_cast<double>(articles.rows.size()) / articles.counts[w])))));
  }
  const std::string about =
      "Word rarities and latent semantic vectors counted from ANT corpus v2.1 (2018) and SaudiNewsNet (2015); "
      "statistics only, no text of theirs";
  std::ofstream(arguments[1], std::ios::binary)
      << frame_model(Background::magic, Background::version, about, background_payload(articles.keys, rarity, vectors));
  return 0;
}
