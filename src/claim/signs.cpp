#include "claim/signs.h"

#include <algorithm>
#include <cmath>

namespace tawatur {
namespace {

void compare_entities(const Profile& a, const Profile& b, PairSigns& signs) {
  size_t both = 0;
  for_each_shared(
      a.entities, b.entities, [](uint32_t entity) { return entity; }, [&](uint32_t, uint32_t) { ++both; });
  const size_t all = a.entities.size() + b.entities.size() - both;
  signs[static_cast<size_t>(ClaimSign::entities_shared)] =
      all == 0 ? 0 : static_cast<float>(both) / static_cast<float>(all);
  signs[static_cast<size_t>(ClaimSign::entities_apart)] = a.entities.size() > both && b.entities.size() > both;
}

}  // namespace

PairSigns signs_of(StatementAtHand& at_hand, const Profile& b) {
  const Profile& a = *at_hand;
  PairSigns s{};
  const auto set = [&](ClaimSign sign, float value) { s[static_cast<size_t>(sign)] = value; };
  const SharedTerms shared = at_hand.shared_terms(b);
  const float least = std::max(1.0f, std::min(a.weight, b.weight)), most = std::max(1.0f, std::max(a.weight, b.weight));
  set(ClaimSign::bias, 1);
  set(ClaimSign::cosine, shared.squares / std::max(1.0f, a.norm * b.norm));
  set(ClaimSign::containment, shared.weight / least);
  set(ClaimSign::coverage, shared.weight / most);
  set(ClaimSign::shared_weight, std::log1p(shared.weight));
  set(ClaimSign::rarest_shared, shared.rarest / 10.0f);
  set(ClaimSign::word_order, at_hand.word_order(b, shared.count));
  const SharedRoots roots = at_hand.shared_roots(b);
  set(ClaimSign::soft_match, std::max(0.0f, roots.weight - shared.weight) / least);
  set(ClaimSign::window, roots.window / 20.0f);
  set(ClaimSign::window_count, std::min(1.0f, static_cast<float>(roots.count) / 4.0f));
  const SharedValues numbers = shared_numbers(a, b), times = shared_times(a, b);
  set(ClaimSign::numbers_shared, numbers.shared), set(ClaimSign::numbers_apart, numbers.apart);
  set(ClaimSign::times_shared, times.shared), set(ClaimSign::times_apart, times.apart);
  set(ClaimSign::polarity_apart, a.statement->polarity != b.statement->polarity);
  set(ClaimSign::both_quoted, a.quoted() && b.quoted());
  set(ClaimSign::position_apart, std::abs(a.position - b.position));
  set(ClaimSign::both_open, a.opens && b.opens);
  set(ClaimSign::one_page, a.ref.page == b.ref.page);
  set(ClaimSign::length_apart, std::log(most / least));
  const auto [there, here, sentences_alike] = at_hand.sentences(b);
  set(ClaimSign::sentence_cosine, sentences_alike);
  set(ClaimSign::told_in_sentence, std::max(there, here)), set(ClaimSign::told_in_both, std::min(there, here));
  const auto [mean_there, mean_here] = at_hand.meaning_told(b);
  set(ClaimSign::meaning_best, std::max(mean_there, mean_here)),
      set(ClaimSign::meaning_both, std::min(mean_there, mean_here));
  set(ClaimSign::meaning_whole, meaning_whole(a, b));
  const float plain = std::min(a.weight - a.name_weight, b.weight - b.name_weight),
              names = std::min(a.name_weight, b.name_weight);
  set(ClaimSign::plain_words, std::min(1.0f, (shared.weight - shared.names) / std::max(3.0f, plain)));
  set(ClaimSign::names_in_common, std::min(1.0f, shared.names / std::max(3.0f, names)));
  set(ClaimSign::same_opening, a.opening != 0 && a.opening == b.opening);
  size_t acts = 0;
  for_each_shared(
      a.acts, b.acts, [](uint32_t act) { return act; }, [&](uint32_t, uint32_t) { ++acts; });
  const size_t fewer_acts = std::min(a.acts.size(), b.acts.size());
  set(ClaimSign::acts_shared, fewer_acts == 0 ? 0 : static_cast<float>(acts) / static_cast<float>(fewer_acts));
  set(ClaimSign::acts_apart, fewer_acts > 0 && acts == 0);
  // rare and nearly sure: a larger step, so that the penalty on weights leaves it its say
  if (std::any_of(a.ages.begin(), a.ages.end(),
                  [&](uint32_t age) { return std::find(b.ages.begin(), b.ages.end(), age) != b.ages.end(); }))
    set(ClaimSign::ages_shared, 4);
  set(ClaimSign::units_shared, shares_unit(a, b));
  return s;
}

void set_group_signs(const Profile& a, const Profile& b, PairSigns& s) {
  const auto set = [&](ClaimSign sign, bool holds) { s[static_cast<size_t>(sign)] = holds; };
  compare_entities(a, b, s);
  set(ClaimSign::one_speaker, a.attributed() && a.origin == b.origin);
  set(ClaimSign::speakers_apart, a.attributed() && b.attributed() && a.origin != b.origin);
  set(ClaimSign::attribution_apart, a.attributed() != b.attributed());
  set(ClaimSign::other_story, a.story != b.story);
}

float likeness(const PairSigns& s) {
  const auto at = [&](ClaimSign sign) { return s[static_cast<size_t>(sign)]; };
  return 0.5f * at(ClaimSign::cosine) + 0.3f * at(ClaimSign::containment) + 0.5f * at(ClaimSign::window) +
         0.3f * at(ClaimSign::told_in_both) + 0.3f * at(ClaimSign::meaning_both) +
         0.2f * at(ClaimSign::sentence_cosine);
}

}  // namespace tawatur
