#include "story/profile.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "base/resource.h"

namespace tawatur {
namespace {

constexpr float least_rarity = 1.2f;  // words in more than 30 of 100 articles tell nothing
constexpr float number_rarity = 3.0f;
constexpr size_t most_index_keys = 40;

using Vector = std::array<float, Background::dimensions>;

void add(Vector& sum, std::span<const int8_t> v, float weight) {
  for (size_t d = 0; d < v.size(); ++d) sum[d] += weight * static_cast<float>(v[d]);
}

void normalise(Vector& v) {
  float norm = 1e-20f;
  for (const float x : v) norm += x * x;
  for (float& x : v) x /= std::sqrt(norm);
}

/// The terms that most of the page's weight lies on, title and lead first by their counts.
std::vector<uint32_t> index_keys_of(const std::vector<WeighedTerm>& terms) {
  std::vector<std::pair<float, uint32_t>> order;
  for (const WeighedTerm& t : terms) {
    if (!(t.signs & term_is_number)) order.emplace_back(-t.weight, t.key);
  }
  const size_t kept = std::min(order.size(), most_index_keys);
  std::ranges::partial_sort(order, order.begin() + static_cast<ptrdiff_t>(kept));
  std::vector<uint32_t> out;
  for (size_t i = 0; i < kept; ++i) out.push_back(order[i].second);
  std::ranges::sort(out);
  return out;
}

/// Whether the title or the first sentence of the text begins so, near enough to let an article or a name stand before.
bool is_round_up(const Reading& reading) {
  constexpr size_t near_bytes = 24;
  static const std::vector<std::vector<std::string_view>> openings = table_rows(resource("story/round_ups.tsv"));
  const auto begins = [](std::string_view text) {
    return std::ranges::any_of(
        openings, [&](const auto& row) { return text.substr(0, near_bytes + row[0].size()).contains(row[0]); });
  };
  const std::string_view text = reading.page.text;
  const size_t body = std::min<size_t>(text.size(), reading.page.title_end);
  const size_t first = text.find_first_not_of(" \n\t", body);
  return begins(text.substr(0, body)) || (first != std::string_view::npos && begins(text.substr(first)));
}

}  // namespace

uint8_t term_kind(uint8_t signs, float rarity) {
  const size_t place = signs & term_in_title ? 2u : signs & term_in_lead ? 1u : 0u;
  const size_t kind = signs & term_is_person   ? 0u
                      : signs & term_is_place  ? 1u
                      : signs & term_is_name   ? 2u
                      : signs & term_is_number ? 3u
                                               : 4u;
  const size_t rare = rarity < 3 ? 0u : rarity < 4.5f ? 1u : rarity < 6 ? 2u : 3u;
  return static_cast<uint8_t>((place * term_classes + kind) * term_rarities + rare);
}

PageProfile profile_of(const Reading& reading, const Background& background) {
  PageProfile out;
  double norm = 0;
  for (const StoryTerm& t : terms_of(reading)) {
    const float rarity =
        t.signs & term_is_number ? std::min(number_rarity, background.rarity(t.key)) : background.rarity(t.key);
    if (rarity < least_rarity) continue;
    const float weight = (1 + std::log(t.count)) * rarity;
    out.terms.push_back({t.key, weight, rarity, t.sentences, t.signs, term_kind(t.signs, rarity)});
    ++out.kinds[out.terms.back().kind];
    norm += double{weight} * weight;
    const std::span<const int8_t> vector = background.vector(t.key);
    add(out.meaning, vector, weight);
    const float square = rarity * rarity;
    if (t.signs & (term_in_title | term_in_lead)) {
      add(out.opening, vector, rarity);
      out.lead_norm += square, out.lead_weight += rarity;
      if (t.signs & term_is_person) out.open_person_weight += rarity;
      if (t.signs & term_is_place) out.open_place_weight += rarity;
    }
    if (t.signs & term_in_title) {
      out.title_norm += square, out.title_weight += rarity;
      if (t.signs & term_is_name) out.title_name_weight += rarity;
      Vector unit{};
      add(unit, vector, 1);
      normalise(unit);
      out.title_vectors.push_back(unit);
      out.title_rarity.push_back(rarity);
      out.title_is_name.push_back((t.signs & term_is_name) != 0);
    }
    if (t.signs & term_is_name) out.name_norm += weight * weight;
    if (t.signs & term_is_number) out.number_norm += square;
  }
  for (WeighedTerm& t : out.terms) t.weight = static_cast<float>(t.weight / std::sqrt(norm));
  if (norm > 0) out.name_norm = static_cast<float>(out.name_norm / norm);
  normalise(out.meaning);
  normalise(out.opening);
  out.wordings = wordings_of(reading);
  out.index_keys = index_keys_of(out.terms);
  out.words = static_cast<uint32_t>(reading.analysis.tokens.size());
  const Page& page = reading.page;
  if (page.published) out.day = static_cast<double>(page.published->seconds) / 86400, out.has_day = true;
  out.told = told_days(reading);
  out.subject = subject_of(reading);
  out.round_up = is_round_up(reading);
  out.identity = hash_combine(hash_bytes(page.id), hash_bytes(page.text));
  if (page.outlet) out.outlet = hash_bytes(*page.outlet);
  return out;
}

}  // namespace tawatur
