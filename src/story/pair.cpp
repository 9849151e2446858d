#include "story/pair.h"

#include <algorithm>
#include <cmath>

#include "base/wide.h"

namespace tawatur {
namespace {

constexpr float epsilon = 1e-6f;

float dot(const std::array<float, Background::dimensions>& a, const std::array<float, Background::dimensions>& b) {
  constexpr size_t lanes = 8;  // sums beside each other, for the machine may not change the order of one sum
  float sums[lanes] = {};
  static_assert(Background::dimensions % lanes == 0);
  for (size_t d = 0; d < a.size(); d += lanes)
    for (size_t lane = 0; lane < lanes; ++lane) sums[lane] += a[d + lane] * b[d + lane];
  float sum = 0;
  for (const float part : sums) sum += part;
  return sum;
}

constexpr size_t most_title_words = 64;  // of longer titles the first by key: a text without paragraphs is no title

/// Share of each page's title that some word of the other's title says as well or nearly.
TAWATUR_WIDE std::pair<float, float> title_meanings(const PageProfile& a, const PageProfile& b) {
  const size_t rows = std::min(a.title_vectors.size(), most_title_words),
               columns = std::min(b.title_vectors.size(), most_title_words);
  std::array<float, most_title_words> nearest_of_b{};
  float of_a = 0, of_b = 0, all_a = epsilon, all_b = epsilon;
  for (size_t i = 0; i < rows; ++i) {
    float nearest = 0;
    for (size_t j = 0; j < columns; ++j) {
      const float likeness = dot(a.title_vectors[i], b.title_vectors[j]);
      nearest = std::max(nearest, likeness), nearest_of_b[j] = std::max(nearest_of_b[j], likeness);
    }
    of_a += nearest * a.title_rarity[i], all_a += a.title_rarity[i];
  }
  for (size_t j = 0; j < columns; ++j) of_b += nearest_of_b[j] * b.title_rarity[j], all_b += b.title_rarity[j];
  return {of_a / all_a, of_b / all_b};
}

float hours_apart(const PageProfile& a, const PageProfile& b) {
  const PairTimes times = times_of(a, b);
  return times == PairTimes::told ? static_cast<float>(std::log(1 + 24 * std::abs(a.day - b.day))) : not_told(times);
}

struct Shared {
  float cosine = 0, lead = 0, title = 0, names = 0, numbers = 0, rare_lead = 0, title_names = 0;
  float a_title_in_lead = 0, b_title_in_lead = 0, a_title_in_page = 0, b_title_in_page = 0;
  float a_lead_in_page = 0, b_lead_in_page = 0, a_names_in_page = 0, b_names_in_page = 0;
  std::array<float, 3> rarest{};

  void add(const WeighedTerm& x, const WeighedTerm& y) {
    constexpr uint8_t open = term_in_title | term_in_lead;
    const float rarity = x.rarity, square = rarity * rarity;
    cosine += x.weight * y.weight;
    if (x.signs & y.signs & term_is_number) numbers += square;
    if ((x.signs | y.signs) & term_is_name) names += x.weight * y.weight;
    if ((x.signs & open) && (y.signs & open)) lead += square, rare_lead += rarity;
    if (x.signs & y.signs & term_in_title) {
      title += square;
      if ((x.signs | y.signs) & term_is_name) title_names += rarity;
    }
    if (x.signs & term_in_title) {
      a_title_in_page += rarity;
      if (y.signs & open) a_title_in_lead += rarity;
      if (x.signs & term_is_name) a_names_in_page += rarity;
    }
    if (y.signs & term_in_title) {
      b_title_in_page += rarity;
      if (x.signs & open) b_title_in_lead += rarity;
      if (y.signs & term_is_name) b_names_in_page += rarity;
    }
    if (x.signs & open) a_lead_in_page += rarity;
    if (y.signs & open) b_lead_in_page += rarity;
    if (rarity > rarest[0]) {
      rarest[0] = rarity;
      for (size_t i = 0; i + 1 < rarest.size() && rarest[i] > rarest[i + 1]; ++i) std::swap(rarest[i], rarest[i + 1]);
    }
  }
};

}  // namespace

PairTimes times_of(const PageProfile& a, const PageProfile& b) {
  if (!a.has_day || !b.has_day) return PairTimes::unknown;
  return a.day == b.day ? PairTimes::one_moment : PairTimes::told;
}

const char* name_of(StorySign sign) {
  static constexpr const char* names[] = {"cosine",
                                          "lead_cosine",
                                          "title_cosine",
                                          "title_in_lead_least",
                                          "title_in_lead_most",
                                          "title_in_page_least",
                                          "title_in_page_most",
                                          "lead_in_page_least",
                                          "lead_in_page_most",
                                          "title_meaning_least",
                                          "title_meaning_most",
                                          "meaning",
                                          "opening_meaning",
                                          "name_cosine",
                                          "title_names_missing",
                                          "numbers_shared",
                                          "rarest_shared",
                                          "rare_lead_shared",
                                          "wording",
                                          "length_ratio",
                                          "shorter",
                                          "longer",
                                          "same_outlet",
                                          "hours_apart",
                                          "title_names_shared",
                                          "weekdays_agree",
                                          "dates_agree",
                                          "months_apart"};
  static_assert(std::size(names) == story_sign_count);
  return names[static_cast<size_t>(sign)];
}

PageAtHand::PageAtHand(const PageProfile& page)
    : page_(page), terms_(page.terms.size()), wordings_(page.wordings.size()) {
  for (const WeighedTerm& t : page.terms) terms_.add(t.key);
  for (const uint32_t wording : page.wordings) wordings_.add(wording);
}

StorySigns story_signs(const PageProfile& a, const PageProfile& b) { return PageAtHand(a).signs_with(b); }

StorySigns PageAtHand::signs_with(const PageProfile& b) const {
  const PageProfile& a = page_;
  Shared s;
  for (const WeighedTerm& y : b.terms)
    if (const size_t at = terms_.find(y.key); at != KeyTable::none) s.add(a.terms[at], y);
  size_t wordings = 0;
  for (const uint32_t wording : b.wordings) wordings += wordings_.find(wording) != KeyTable::none;
  StorySigns out{};
  const auto set = [&](StorySign sign, float value) { out[static_cast<size_t>(sign)] = value; };
  const auto both_ways = [&](StorySign least, StorySign most, float x, float y) {
    set(least, std::min(x, y)), set(most, std::max(x, y));
  };
  set(StorySign::cosine, s.cosine);
  set(StorySign::lead_cosine, s.lead / std::sqrt(a.lead_norm * b.lead_norm + epsilon));
  set(StorySign::title_cosine, s.title / std::sqrt(a.title_norm * b.title_norm + epsilon));
  const float a_title = a.title_weight + epsilon, b_title = b.title_weight + epsilon;
  both_ways(StorySign::title_in_lead_least, StorySign::title_in_lead_most, s.a_title_in_lead / a_title,
            s.b_title_in_lead / b_title);
  both_ways(StorySign::title_in_page_least, StorySign::title_in_page_most, s.a_title_in_page / a_title,
            s.b_title_in_page / b_title);
  both_ways(StorySign::lead_in_page_least, StorySign::lead_in_page_most, s.a_lead_in_page / (a.lead_weight + epsilon),
            s.b_lead_in_page / (b.lead_weight + epsilon));
  const auto [meaning_of_a, meaning_of_b] = title_meanings(a, b);
  both_ways(StorySign::title_meaning_least, StorySign::title_meaning_most, meaning_of_a, meaning_of_b);
  set(StorySign::meaning, dot(a.meaning, b.meaning));
  set(StorySign::opening_meaning, dot(a.opening, b.opening));
  set(StorySign::name_cosine, s.names / std::sqrt(a.name_norm * b.name_norm + epsilon));
  const auto missing = [](float found, float all) { return all > 0 ? 1 - found / all : 0.0f; };
  set(StorySign::title_names_missing,
      std::max(missing(s.a_names_in_page, a.title_name_weight), missing(s.b_names_in_page, b.title_name_weight)));
  set(StorySign::numbers_shared, s.numbers / (std::min(a.number_norm, b.number_norm) + 9));
  set(StorySign::rarest_shared, s.rarest[0]);
  set(StorySign::rare_lead_shared, s.rare_lead);
  set(StorySign::wording,
      static_cast<float>(wordings) / static_cast<float>(std::min(a.wordings.size(), b.wordings.size()) + 10));
  const float x = std::log(static_cast<float>(a.words) + 1), y = std::log(static_cast<float>(b.words) + 1);
  set(StorySign::length_ratio, std::abs(x - y));
  both_ways(StorySign::shorter, StorySign::longer, x, y);
  set(StorySign::same_outlet, a.outlet != 0 && a.outlet == b.outlet ? 1.0f : 0.0f);
  set(StorySign::hours_apart, hours_apart(a, b));
  set(StorySign::title_names_shared, 2 * s.title_names / (a.title_name_weight + b.title_name_weight + 1));
  set(StorySign::weekdays_agree, weekdays_agree(a.told, b.told));
  set(StorySign::dates_agree, dates_agree(a.told, b.told));
  set(StorySign::months_apart, months_apart(a.told, b.told));
  return out;
}

}  // namespace tawatur
