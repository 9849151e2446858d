#include "story/pair.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "story/dot.h"
#include "story/title_meaning.h"

namespace tawatur {
namespace {

constexpr float epsilon = 1e-6f;

float hours_apart(const PageProfile& a, const PageProfile& b) {
  const PairTimes times = times_of(a, b);
  return times == PairTimes::told ? static_cast<float>(std::log(1 + 24 * std::abs(a.day - b.day))) : not_told(times);
}

/// A term's rarity is the same on both pages; of two classes the more telling one counts.
size_t shared_kind(size_t x, size_t y) {
  const size_t place_x = x / (term_classes * term_rarities), place_y = y / (term_classes * term_rarities);
  const size_t more = std::max(place_x, place_y), less = std::min(place_x, place_y);
  const size_t kind = std::min(x / term_rarities % term_classes, y / term_rarities % term_classes);
  return ((more * (more + 1) / 2 + less) * term_classes + kind) * term_rarities + x % term_rarities;
}

/// log(1 + n), by a table where it is asked for all the time.
float log_count(size_t n) {
  static const auto table = [] {
    std::array<float, 256> out;
    for (size_t i = 0; i < out.size(); ++i) out[i] = std::log1p(static_cast<float>(i));
    return out;
  }();
  return n < table.size() ? table[n] : std::log1p(static_cast<float>(n));
}

struct Shared {
  float cosine = 0, lead = 0, title = 0, names = 0, numbers = 0, rare_lead = 0, title_names = 0;
  float a_title_in_lead = 0, b_title_in_lead = 0, a_title_in_page = 0, b_title_in_page = 0;
  float a_lead_in_page = 0, b_lead_in_page = 0, a_names_in_page = 0, b_names_in_page = 0;
  float persons = 0, places = 0, subjects = 0;
  std::array<float, 3> rarest{};
  std::array<float, 32> a_title_in_sentence{}, b_title_in_sentence{};
  std::array<uint32_t, shared_kinds> kinds{};
  std::array<uint32_t, term_kinds> of_both{};  // shared terms by their kind on each page, both pages summed

  static void add_sentences(uint32_t sentences, float rarity, std::array<float, 32>& to) {
    for (; sentences != 0; sentences &= sentences - 1) to[static_cast<size_t>(std::countr_zero(sentences))] += rarity;
  }

  void add(const WeighedTerm& x, const WeighedTerm& y) {
    constexpr uint8_t open = term_in_title | term_in_lead;
    const float rarity = x.rarity, square = rarity * rarity;
    ++kinds[shared_kind(x.kind, y.kind)], ++of_both[x.kind], ++of_both[y.kind];
    cosine += x.weight * y.weight;
    if (x.signs & y.signs & term_is_number) numbers += square;
    if ((x.signs | y.signs) & term_is_name) names += x.weight * y.weight;
    if ((x.signs & open) && (y.signs & open)) {
      lead += square, rare_lead += rarity;
      if (x.signs & y.signs & term_is_person) persons += rarity;
      if (x.signs & y.signs & term_is_place) places += rarity;
    }
    if (x.signs & y.signs & term_in_title) {
      title += square;
      if ((x.signs | y.signs) & term_is_name) title_names += rarity;
    }
    if (x.signs & term_in_title) {
      add_sentences(y.sentences, rarity, a_title_in_sentence);
      a_title_in_page += rarity;
      if (y.signs & open) a_title_in_lead += rarity;
      if (x.signs & term_is_name) a_names_in_page += rarity;
    }
    if (y.signs & term_in_title) {
      add_sentences(x.sentences, rarity, b_title_in_sentence);
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
                                          "months_apart",
                                          "open_persons_shared",
                                          "open_places_shared",
                                          "title_act_least",
                                          "title_act_most",
                                          "subjects_found",
                                          "title_in_sentence_least",
                                          "title_in_sentence_most",
                                          "title_sentence_place"};
  static_assert(std::size(names) == story_sign_count);
  return names[static_cast<size_t>(sign)];
}

PageAtHand::PageAtHand(const PageProfile& page)
    : page_(page), terms_(page.terms.size()), wordings_(page.wordings.size()) {
  for (const WeighedTerm& t : page.terms) terms_.add(t.key);
  for (const uint32_t wording : page.wordings) wordings_.add(wording);
}

PairEvidence evidence_of(const PageProfile& a, const PageProfile& b) { return PageAtHand(a).evidence_with(b); }

PairEvidence PageAtHand::evidence_with(const PageProfile& b) const {
  const PageProfile& a = page_;
  Shared s;
  for (const WeighedTerm& y : b.terms)
    if (const size_t at = terms_.find(y.key); at != KeyTable::none) {
      s.add(a.terms[at], y);
      if (y.key == a.subject && (y.signs & term_in_title)) ++s.subjects;
      if (y.key == b.subject && (a.terms[at].signs & term_in_title)) ++s.subjects;
    }
  size_t wordings = 0;
  for (const uint32_t wording : b.wordings) wordings += wordings_.find(wording) != KeyTable::none;
  PairEvidence out{};
  const auto set = [&](StorySign sign, float value) { out.signs[static_cast<size_t>(sign)] = value; };
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
  const TitleMeanings title = title_meanings(a, b);
  both_ways(StorySign::title_meaning_least, StorySign::title_meaning_most, title.of_a, title.of_b);
  both_ways(StorySign::title_act_least, StorySign::title_act_most, title.act_of_a, title.act_of_b);
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
  const auto of_lighter = [](float both, float one, float other) {
    return one > 0 && other > 0 ? both / std::min(one, other) : -1.0f;
  };
  set(StorySign::open_persons_shared, of_lighter(s.persons, a.open_person_weight, b.open_person_weight));
  set(StorySign::open_places_shared, of_lighter(s.places, a.open_place_weight, b.open_place_weight));
  set(StorySign::subjects_found, a.subject != 0 && b.subject != 0 ? s.subjects : -1.0f);
  const auto best_of = [](const std::array<float, 32>& sentences) {
    const auto best = std::ranges::max_element(sentences);
    return std::pair(*best, static_cast<float>(best - sentences.begin()));
  };
  const auto [a_found, a_place] = best_of(s.a_title_in_sentence);
  const auto [b_found, b_place] = best_of(s.b_title_in_sentence);
  both_ways(StorySign::title_in_sentence_least, StorySign::title_in_sentence_most, a_found / a_title,
            b_found / b_title);
  const float place = a_found / a_title == b_found / b_title  ? std::min(a_place, b_place)
                      : a_found / a_title > b_found / b_title ? a_place
                                                              : b_place;
  set(StorySign::title_sentence_place, std::log(1 + place));
  float* detail = out.details.data();
  for (const uint32_t n : s.kinds) *detail++ = log_count(n);
  for (size_t k = term_kinds - lacked_kinds; k < term_kinds; ++k)
    *detail++ = log_count(size_t{a.kinds[k]} + b.kinds[k] - s.of_both[k]);
  for (size_t d = 0; d < Background::dimensions; ++d) *detail++ = a.opening[d] * b.opening[d];
  return out;
}

}  // namespace tawatur
