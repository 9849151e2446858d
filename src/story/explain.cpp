#include "story/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/resource.h"

namespace tawatur {
namespace {

constexpr size_t most_words = 4;
constexpr float least_rarity = 2.5f;  // of a word that is worth naming
constexpr uint8_t opening = term_in_title | term_in_lead;

const WeighedTerm* find(const PageProfile& p, uint32_t key) {
  const auto it = std::ranges::lower_bound(p.terms, key, {}, &WeighedTerm::key);
  return it != p.terms.end() && it->key == key ? &*it : nullptr;
}

/// The rarest words of `keys` as the page writes them.
std::string words_of(const Reading& reading, std::vector<std::pair<float, uint32_t>> keys) {
  std::ranges::sort(keys, std::greater{});
  keys.resize(std::min(keys.size(), most_words));
  std::string out;
  for (const auto& [rarity, key] : keys) {
    const std::string_view word = word_with_key(reading, key);
    if (word.empty()) continue;
    if (!out.empty()) out += "، ";
    out += word;
  }
  return out;
}

/// Mean similarity of the pages of one list to those of the other.
double mean_similarity(const PageGraph& graph, std::span<const uint32_t> some, std::span<const uint32_t> others) {
  double sum = 0;
  size_t pairs = some.size() * others.size();
  for (const uint32_t page : some) {
    if (std::ranges::binary_search(others, page)) --pairs;
    for (const PageLink& link : graph.links(page))
      if (std::ranges::binary_search(others, link.page))
        sum += static_cast<double>(graph.similarity(page, link, GroupLevel::story));
  }
  return pairs == 0 ? 0 : sum / static_cast<double>(pairs);
}

std::string likelihood(double value) { return fmt::format("{:.2f}", value); }

/// What settle.h decided of their group.
template <class Tell>
void tell_judgement(const PairJudgement& j, double enough_of_giant, Tell tell) {
  if (j.pages_a == 0) {
    tell("judged_apart");
  } else if (j.by_level) {
    tell(j.joined ? "giant_joined" : "giant_parted", j.pages_a, j.pages_b, likelihood(j.likelihood),
         likelihood(enough_of_giant));
  } else {
    tell(j.joined ? "judged_joined" : "judged_parted", j.pages_a, j.pages_b, likelihood(j.likelihood));
  }
  if (j.a == GiantVerdict::left) tell("first_left");
  if (j.b == GiantVerdict::left) tell("second_left");
  if (j.a == GiantVerdict::came) tell("first_came");
  if (j.b == GiantVerdict::came) tell("second_came");
}

struct Words {
  std::vector<std::pair<float, uint32_t>> shared, alone;
};

/// Rare words that both open with, and those of the title of `x` that `y` lacks.
Words compare_words(const PageProfile& x, const PageProfile& y) {
  Words out;
  for (const WeighedTerm& t : x.terms) {
    if (t.rarity < least_rarity) continue;
    const WeighedTerm* other = find(y, t.key);
    if (other && (t.signs & opening) && (other->signs & opening)) out.shared.emplace_back(t.rarity, t.key);
    if (!other && (t.signs & term_in_title)) out.alone.emplace_back(t.rarity, t.key);
  }
  return out;
}

}  // namespace

std::string_view reason_phrase(std::string_view key, ReasonLanguage language) {
  static const std::vector<std::vector<std::string_view>> phrases = table_rows(resource("story/reasons.tsv"));
  const auto found = std::ranges::find_if(phrases, [&](const auto& row) { return row[0] == key; });
  return found == phrases.end() ? key : (*found)[language == ReasonLanguage::arabic ? 1 : 2];
}

std::string explain(const Corpus& corpus, const PageGraph& graph, const Grouping& stories, const PageBlocks& blocks,
                    uint32_t a, uint32_t b, ReasonLanguage language) {
  const PageProfile &x = graph.profile(a), &y = graph.profile(b);
  std::string out;
  const auto tell = [&](std::string_view key, const auto&... values) {
    if (!out.empty()) out += language == ReasonLanguage::arabic ? "؛ " : "; ";
    out += fmt::format(fmt::runtime(reason_phrase(key, language)), values...);
  };
  const PageLink link = graph.compare(a, b);
  const double one_event = static_cast<double>(link.story),
               counted = static_cast<double>(graph.similarity(a, link, GroupLevel::story)),
               enough = static_cast<double>(graph.threshold(GroupLevel::story)),
               enough_of_giant = static_cast<double>(graph.model().thresholds().story);
  tell("likelihood", likelihood(one_event));
  if (counted > one_event + 0.01) tell("crowd", likelihood(counted));
  const bool together = stories.group_of(a) == stories.group_of(b);
  std::vector<uint32_t> rest = stories.group(stories.group_of(a)).pages;
  if (const auto judgement = stories.judgement(a, b, blocks)) {
    tell_judgement(*judgement, enough_of_giant, tell);
  } else if (together && (std::erase_if(rest, [&](uint32_t p) { return p == a || p == b; }), !rest.empty())) {
    const uint32_t pair[] = {std::min(a, b), std::max(a, b)};
    tell("group_together", likelihood(mean_similarity(graph, pair, rest)), likelihood(enough));
  } else if (const std::vector<uint32_t>& other = stories.group(stories.group_of(b)).pages;
             !together && rest.size() + other.size() > 2) {
    tell("group_apart", likelihood(mean_similarity(graph, rest, other)), likelihood(enough));
  }
  const Words first = compare_words(x, y), second = compare_words(y, x);
  if (const std::string words = words_of(corpus[a], first.shared); !words.empty())
    tell("shared", words);
  else
    tell("nothing_shared");
  if (const std::string words = words_of(corpus[a], first.alone); !words.empty()) tell("first_alone", words);
  if (const std::string words = words_of(corpus[b], second.alone); !words.empty()) tell("second_alone", words);
  if (times_of(x, y) != PairTimes::told)
    tell("no_time");
  else if (const double days = std::abs(x.day - y.day); days >= 1)
    tell("days", fmt::format("{:.0f}", days));
  return out;
}

}  // namespace tawatur
