#include "dossier/substance.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

namespace tawatur {
namespace {

constexpr uint32_t named_speaker = 2;  // weighs as much as two names

/// How many of the spans, which are in text order, begin within the tokens.
template <class Items>
uint32_t count_in(const Items& items, TokenSpan tokens) {
  const auto begins_before = [](const auto& item, TokenIndex at) { return item.tokens.begin < at; };
  const auto first = std::lower_bound(items.begin(), items.end(), tokens.begin, begins_before);
  const auto last = std::lower_bound(first, items.end(), tokens.end, begins_before);
  return static_cast<uint32_t>(last - first);
}

/// "جاء ذلك في بيان …", "ويأتي هذا …": where something was said, which stands in the sentence before.
bool only_points_back(const Reading& reading, TokenSpan tokens) {
  if (tokens.size() < 2) return false;
  const std::string_view verb = reading.analysis.stem(tokens.begin), what = reading.analysis.form(tokens.begin + 1);
  return (verb == "جاء" || verb == "جاءت" || verb == "ياتي" || verb == "تاتي") &&
         (what == "ذلك" || what == "هذا" || what == "هذه" || what == "تلك");
}

bool is_named(SourceKind kind) { return kind != SourceKind::anonymous && kind != SourceKind::unknown; }

/// Whom and what a story is about: the entities that more pages name than not, at least so many.
boost::unordered_flat_set<EntityIndex> subjects_of(const Dossier& dossier, std::span<const PageIndex> story_pages) {
  constexpr size_t least = 3;
  boost::unordered_flat_map<EntityIndex, uint32_t> pages;
  for (const PageIndex page : story_pages) {
    const auto named = dossier.corpus->entities_of(page);
    std::vector<EntityIndex> once(named.begin(), named.end());
    std::ranges::sort(once);
    once.erase(std::unique(once.begin(), once.end()), once.end());
    for (const EntityIndex e : once) ++pages[e];
  }
  std::vector<std::pair<uint32_t, EntityIndex>> ranked;
  for (const auto& [entity, count] : pages) ranked.emplace_back(count, entity);
  std::ranges::sort(ranked, std::greater());
  boost::unordered_flat_set<EntityIndex> out;
  for (const auto& [count, entity] : ranked)
    if (out.size() < least || 2 * count > story_pages.size()) out.insert(entity);
  return out;
}

}  // namespace

uint32_t substance_of(const Reading& reading, const Statement& statement) {
  if (statement.modality == Modality::asked || only_points_back(reading, statement.tokens)) return 0;
  const bool answered = !statement.chain.empty() && statement.chain.front().role == LinkRole::origin &&
                        is_named(statement.chain.front().kind);
  return count_in(reading.mentions, statement.tokens) + count_in(reading.numbers, statement.tokens) +
         count_in(reading.times, statement.tokens) + (answered ? named_speaker : 0);
}

void sort_by_substance(const Dossier& dossier, std::span<const PageIndex> story_pages, std::vector<uint32_t>& claims) {
  const boost::unordered_flat_set<EntityIndex> subjects = subjects_of(dossier, story_pages);
  const auto tells_of_subject = [&](StatementRef ref) {
    const Reading& reading = (*dossier.corpus)[ref.page];
    const TokenSpan tokens = reading.speech.statements[ref.statement].tokens;
    const auto of_page = dossier.corpus->entities_of(ref.page);
    for (size_t m = 0; m < reading.mentions.size(); ++m)
      if (tokens.contains(reading.mentions[m].tokens.begin) && subjects.contains(of_page[m])) return true;
    return false;
  };
  std::vector<std::pair<uint32_t, uint32_t>> weighed;
  weighed.reserve(claims.size());
  for (const uint32_t c : claims) {
    const StatementRef ref = dossier.claims.claims[c].text;
    const Reading& reading = (*dossier.corpus)[ref.page];
    const uint32_t substance = substance_of(reading, reading.speech.statements[ref.statement]);
    weighed.emplace_back(tells_of_subject(ref) ? substance : substance / 2, c);
  }
  std::ranges::stable_sort(weighed, std::greater(), [](const auto& one) { return one.first; });
  for (size_t i = 0; i < claims.size(); ++i) claims[i] = weighed[i].second;
}

}  // namespace tawatur
