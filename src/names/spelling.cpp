#include "names/spelling.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/model_file.h"
#include "base/resource.h"
#include "base/utf8.h"

namespace tawatur {

std::vector<uint8_t> spelling_of(std::string_view folded) {
  std::vector<uint8_t> letters;
  for (size_t i = 0; i < folded.size();) {
    const CodePoint c = decode(folded, i);
    i += c.size;
    if (c.value < U'ء' || c.value > U'ي' || (c.value > U'غ' && c.value < U'ف') || letters.size() == longest_spelling)
      return {};
    letters.push_back(static_cast<uint8_t>(c.value > U'غ' ? c.value - U'ف' + 27 : c.value - U'ء' + 1));
  }
  return letters;
}

Result<SpellingModel> SpellingModel::load(std::string_view file) {
  const auto payload = open_model(file, spelling_magic, spelling_version);
  if (!payload) return std::unexpected(payload.error());
  const auto damaged = [] {
    return std::unexpected(
        Error{ErrorCode::unreadable, "the model's sizes differ from its content", std::string(spelling_magic)});
  };
  SpellingHeader header;
  if (payload->size() < sizeof header) return damaged();
  std::memcpy(&header, payload->data(), sizeof header);
  SpellingModel model;
  model.units_ = spelling_letters + header.pairs;
  const size_t pairs_size = header.pairs * sizeof(uint16_t);
  if (model.units_ > 255 || payload->size() < sizeof header + pairs_size + model.units_ * model.units_)
    return damaged();
  model.pair_of_.assign(64 * 64, 0);
  for (uint32_t p = 0; p < header.pairs; ++p) {
    uint16_t pair;
    std::memcpy(&pair, payload->data() + sizeof header + p * sizeof pair, sizeof pair);
    if (pair >= 64 * 64) return damaged();
    model.pair_of_[pair] = static_cast<uint8_t>(spelling_letters + p);
  }
  model.costs_ = reinterpret_cast<const uint8_t*>(payload->data()) + sizeof header + pairs_size;
  model.same_below_ = header.same_below;
  return model;
}

const SpellingModel& SpellingModel::shipped() {
  static const SpellingModel model = [] {
    auto loaded = load(resource("models/spelling.bin"));
    return loaded ? *loaded : SpellingModel();
  }();
  return model;
}

float SpellingModel::limit(size_t letters_a, size_t letters_b) const {
  return same_below_ * static_cast<float>(std::min(letters_a, letters_b));
}

float SpellingModel::distance(const std::vector<uint8_t>& a, const std::vector<uint8_t>& b, float limit) const {
  if (a == b) return 0;
  if (costs_ == nullptr || a.empty() || b.empty()) return never_;
  using Row = std::array<float, longest_spelling + 1>;
  std::array<Row, 3> rows;  // of i, i − 1, i − 2
  const size_t n = b.size();
  for (size_t i = 0; i <= a.size(); ++i) {
    Row& row = rows[i % 3];
    const Row& back_1 = rows[(i + 2) % 3];
    const Row& back_2 = rows[(i + 1) % 3];
    const uint8_t a1 = i >= 1 ? a[i - 1] : 0, a2 = i >= 2 ? pair(a[i - 2], a[i - 1]) : 0;
    float least = never_;
    for (size_t j = 0; j <= n; ++j) {
      float best = i == 0 && j == 0 ? 0 : never_;
      const uint8_t b1 = j >= 1 ? b[j - 1] : 0, b2 = j >= 2 ? pair(b[j - 2], b[j - 1]) : 0;
      if (i >= 1 && j >= 1) best = std::min(best, back_1[j - 1] + (a1 == b1 ? 0 : cost(a1, b1)));
      if (i >= 1) best = std::min(best, back_1[j] + cost(a1, 0));
      if (j >= 1) best = std::min(best, row[j - 1] + cost(0, b1));
      if (a2 && j >= 1) best = std::min(best, back_2[j - 1] + cost(a2, b1));
      if (b2 && i >= 1) best = std::min(best, back_1[j - 2] + cost(a1, b2));
      if (a2 && b2) best = std::min(best, back_2[j - 2] + cost(a2, b2));
      row[j] = best;
      least = std::min(least, best);
    }
    if (least >= limit) return least;
  }
  return rows[a.size() % 3][n];
}

}  // namespace tawatur
