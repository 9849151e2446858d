// Makes models/stance.bin from Arabic News Stance, and measures it.
//   train_stance TRAIN.csv models/stance.bin       learns
//   train_stance --evaluate DEV.csv [MODEL.bin]    prints the F1 of every class and their mean
#include "claim/stance.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/hash.h"

namespace tawatur::training {
namespace {

constexpr uint32_t plain_places = 64;  // signs below are plain, the rest are hashed words

struct Row {
  std::vector<StanceSign> signs;
  Stance stance;
};

/// Rows of a CSV file with quoted fields.
std::vector<std::vector<std::string>> read_csv(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  std::vector<std::vector<std::string>> rows(1);
  std::string field;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
      field += text[++i];
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == ',' || c == '\n')) {
      rows.back().push_back(std::move(field)), field.clear();
      if (c == '\n') rows.emplace_back();
    } else if (c != '\r')
      field += c;
  }
  return rows;
}

Reading headline(std::string text) {
  Page page;
  page.text = std::move(text), page.title_end = static_cast<uint32_t>(page.text.size()), page.language = "ar";
  Reading r;
  r.page = std::move(page);
  r.analysis = analyse(r.page.text, r.page.title_end);
  r.numbers = find_numbers(r.page, r.analysis);
  return r;
}

std::vector<Row> read_rows(const std::string& file) {
  std::vector<Row> out;
  for (const auto& row : read_csv(file)) {
    if (row.size() < 3) continue;
    const Stance stance = row[2] == "agree" ? Stance::agree : row[2] == "disagree" ? Stance::disagree : Stance::other;
    if (row[2] != name_of(stance)) continue;  // the head
    const Reading a = headline(row[0]), b = headline(row[1]);
    const auto all = [](const Reading& r) { return TokenSpan{0, static_cast<uint32_t>(r.analysis.tokens.size())}; };
    out.push_back({stance_signs(a, all(a), b, all(b)), stance});
  }
  return out;
}

/// Multinomial logistic regression by AdaGrad; the rare class counts more.
std::vector<float> fit(std::vector<Row> rows) {
  std::vector<float> w(stance_count * stance_places, 0), seen(w.size(), 1e-2f);
  constexpr float l2 = 0.003f, scale = 0.3f;  // hashed words weigh less than the plain signs: each is rare
  constexpr std::array<float, stance_count> importance{1.4f, 1.0f, 5.0f};
  for (Row& r : rows)
    for (StanceSign& x : r.signs)
      if (x.place >= plain_places) x.value *= scale;
  uint64_t random = 1;
  std::vector<uint32_t> order(rows.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int epoch = 0; epoch < 14; ++epoch) {
    for (size_t i = order.size(); i > 1; --i) {
      random = random * 6364136223846793005u + 1442695040888963407u;
      std::swap(order[i - 1], order[(random >> 33) % i]);
    }
    for (const uint32_t at : order) {
      const Row& row = rows[at];
      std::array<double, stance_count> sum{};
      for (const StanceSign& s : row.signs)
        for (size_t k = 0; k < stance_count; ++k) sum[k] += w[k * stance_places + s.place] * s.value;
      const double most = *std::max_element(sum.begin(), sum.end());
      double total = 0;
      for (double& s : sum) s = std::exp(s - most), total += s;
      for (size_t k = 0; k < stance_count; ++k) {
        const auto error = static_cast<float>(sum[k] / total - (static_cast<size_t>(row.stance) == k)) *
                           importance[static_cast<size_t>(row.stance)];
        for (const StanceSign& s : row.signs) {
          if (k == static_cast<size_t>(Stance::other) && s.place >= plain_places)
            continue;  // single words do not tell unrelated headlines
          const size_t j = k * stance_places + s.place;
          const float slope = error * s.value + l2 * w[j];
          seen[j] += slope * slope;
          w[j] -= 0.12f * slope / std::sqrt(seen[j]);
        }
      }
    }
  }
  for (size_t k = 0; k < stance_count; ++k)
    for (size_t j = plain_places; j < stance_places; ++j) w[k * stance_places + j] *= scale;
  return w;
}

std::string model_bytes(const std::vector<float>& w) {
  std::string about =
      "Arabic News Stance corpus, training part (Khouja 2020, github.com/latynt/ans), Apache-2.0. See "
      "models/stance.md.";
  about.resize((about.size() + 3) / 4 * 4, ' ');
  float most = 0;
  for (const float x : w) most = std::max(most, std::abs(x));
  const float scale = most / 127;
  const auto size = static_cast<uint32_t>(about.size());
  std::string rest(reinterpret_cast<const char*>(&size), 4);
  rest.append(reinterpret_cast<const char*>(&scale), 4) += about;
  for (const float x : w) rest += static_cast<char>(std::lround(x / scale));
  const uint64_t checksum = hash_bytes(rest);
  return "TWSTANC1" + std::string(reinterpret_cast<const char*>(&checksum), 8) + rest;
}

void evaluate(const std::vector<Row>& rows, const StanceModel& model) {
  std::array<std::array<int, stance_count>, stance_count> table{};
  for (const Row& r : rows) {
    const auto p = model.probabilities(r.signs);
    ++table[static_cast<size_t>(r.stance)][static_cast<size_t>(std::max_element(p.begin(), p.end()) - p.begin())];
  }
  double mean = 0;
  for (size_t k = 0; k < stance_count; ++k) {
    int said = 0, is = 0;
    for (size_t j = 0; j < stance_count; ++j) said += table[j][k], is += table[k][j];
    const double f = said + is == 0 ? 0 : 2.0 * table[k][k] / (said + is);
    fmt::print("{}_f1 {:.3f} ({} of {}, {} told)\n", name_of(static_cast<Stance>(k)), f, table[k][k], is, said);
    mean += f / stance_count;
  }
  fmt::print("stance_macro_f1 {:.3f} ({} pairs)\n", mean, rows.size());
}

}  // namespace

int run(int count, char** arguments) {
  if (count < 3) {
    fmt::print(stderr, "use: train_stance TRAIN.csv MODEL.bin | train_stance --evaluate DEV.csv [MODEL.bin]\n");
    return 2;
  }
  if (std::string(arguments[1]) == "--evaluate") {
    std::string bytes;
    if (count > 3) {
      std::ifstream in(arguments[3], std::ios::binary);
      bytes.assign(std::istreambuf_iterator<char>(in), {});
    }
    evaluate(read_rows(arguments[2]), count > 3 ? StanceModel(bytes) : StanceModel::built_in());
    return 0;
  }
  std::ofstream(arguments[2], std::ios::binary) << model_bytes(fit(read_rows(arguments[1])));
  return 0;
}

}  // namespace tawatur::training

int main(int count, char** arguments) { return tawatur::training::run(count, arguments); }
