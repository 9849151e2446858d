#include "story/title_meaning.h"

#include <algorithm>

#include "base/wide.h"
#include "story/dot.h"

namespace tawatur {
namespace {

constexpr float epsilon = 1e-6f;
constexpr size_t most_title_words = 64;  // of longer titles the first by key: a text without paragraphs is no title

}  // namespace

TAWATUR_WIDE TitleMeanings title_meanings(const PageProfile& a, const PageProfile& b) {
  const size_t rows = std::min(a.title_vectors.size(), most_title_words),
               columns = std::min(b.title_vectors.size(), most_title_words);
  std::array<float, most_title_words> nearest_of_b{}, nearest_act_of_b{};
  float of_a = 0, of_b = 0, all_a = epsilon, all_b = epsilon;
  float act_of_a = 0, act_of_b = 0, all_acts_a = 0, all_acts_b = 0;
  for (size_t i = 0; i < rows; ++i) {
    float nearest = 0, nearest_act = 0;
    const bool act = !a.title_is_name[i];
    for (size_t j = 0; j < columns; ++j) {
      const float likeness = dot(a.title_vectors[i], b.title_vectors[j]);
      nearest = std::max(nearest, likeness), nearest_of_b[j] = std::max(nearest_of_b[j], likeness);
      if (!act || b.title_is_name[j]) continue;
      nearest_act = std::max(nearest_act, likeness), nearest_act_of_b[j] = std::max(nearest_act_of_b[j], likeness);
    }
    if (act) act_of_a += nearest_act * a.title_rarity[i], all_acts_a += a.title_rarity[i];
    of_a += nearest * a.title_rarity[i], all_a += a.title_rarity[i];
  }
  for (size_t j = 0; j < columns; ++j) {
    of_b += nearest_of_b[j] * b.title_rarity[j], all_b += b.title_rarity[j];
    if (!b.title_is_name[j]) act_of_b += nearest_act_of_b[j] * b.title_rarity[j], all_acts_b += b.title_rarity[j];
  }
  TitleMeanings out{of_a / all_a, of_b / all_b};
  if (all_acts_a > 0 && all_acts_b > 0) out.act_of_a = act_of_a / all_acts_a, out.act_of_b = act_of_b / all_acts_b;
  return out;
}

}  // namespace tawatur
