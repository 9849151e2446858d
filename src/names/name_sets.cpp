#include "names/name_sets.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

namespace tawatur {
namespace {

constexpr float slip = 0.3f;             // nats a letter
constexpr size_t told_once_in = 20;      // a page in so many that use the short form gives the full one beside it
constexpr size_t rare = 3;               // times more pages
constexpr size_t established_pages = 8;  // a spelling on so many pages may well be a name of its own

}  // namespace

std::string NameSets::text_of(NameIndex i) const {
  std::string text;
  for (const WordIndex word : graph_.name(i).words) text.append(graph_.words().text(word)).append(" ");
  return text;
}

bool NameSets::begins_with_conjunction(NameIndex i) const {
  const std::string& first = graph_.words().text(graph_.name(i).words[0]);
  return first.starts_with("و") || first.starts_with("ف");
}

/// كراكاس and كاراكاس: a long vowel written or not, in a word of some length.
bool NameSets::differ_by_a_vowel(NameIndex a, NameIndex b) const {
  constexpr size_t letter = 2, least = 4 * letter;
  const Name &x = graph_.name(a), &y = graph_.name(b);
  if (x.kind != EntityKind::place || x.words.size() != 1 || y.words.size() != 1) return false;
  std::string_view brief = graph_.words().text(x.words[0]), full = graph_.words().text(y.words[0]);
  if (brief.size() > full.size()) std::swap(brief, full);
  if (brief.size() < least || full.size() != brief.size() + letter) return false;
  size_t at = 0;
  while (at < brief.size() && brief.substr(at, letter) == full.substr(at, letter)) at += letter;
  const std::string_view vowel = full.substr(at, letter);
  return brief.substr(at) == full.substr(at + letter) && (vowel == "ا" || vowel == "و" || vowel == "ي");
}

/// Two spellings that one page uses side by side are two names, unless one of them is the page's slip.
bool NameSets::used_side_by_side(const Join& join) const {
  const std::vector<PageIndex>&a = graph_.name(join.a).pages, &b = graph_.name(join.b).pages;
  const auto &few = a.size() < b.size() ? a : b, &many = a.size() < b.size() ? b : a;
  size_t together = 0;
  for (const PageIndex page : few) together += std::binary_search(many.begin(), many.end(), page);
  if (differ_by_a_vowel(join.a, join.b)) return false;
  // very near spellings on one or two pages are slips rather than two names
  return together * 4 > few.size() && (join.distance > slip || together > 2);
}

bool NameSets::holds(const Join& join) const {
  const size_t a = graph_.name(join.a).pages.size(), b = graph_.name(join.b).pages.size();
  switch (join.rule) {
    case JoinRule::always:
      return true;
    case JoinRule::if_told:
      return join.pages >= 2 && join.pages * told_once_in >= a;
    case JoinRule::if_rare:
      // وروسيا is rare beside روسيا; so بوروسيا is no ب and وروسيا
      return a * rare <= b && (begins_with_conjunction(join.a) || !is_conjoined_[join.b]);
    case JoinRule::if_near: {
      if (join.distance == 0) return true;
      const bool established = std::min(a, b) >= established_pages && graph_.name(join.a).words.size() == 1;
      return (!established || join.distance < slip) && !used_side_by_side(join);
    }
    case JoinRule::if_only:
      return false;  // decided later, from what these joins make
  }
  return false;
}

/// Forms that differ by letters: the rarer goes to the more frequent, and takes nothing along: names that are near one
/// another in a chain (إيران, بايران, بايرن) would else become one.
void NameSets::join_slips_and_spellings() {
  std::vector<Join> holding;
  for (const Join& join : graph_.joins()) {
    if ((join.rule != JoinRule::if_rare && join.rule != JoinRule::if_near) || !holds(join)) continue;
    Join& directed = holding.emplace_back(join);
    if (is_more_frequent(directed.a, directed.b)) std::swap(directed.a, directed.b);
  }
  // most frequent centres first; of one centre slips before spellings, near spellings before far ones
  std::sort(holding.begin(), holding.end(), [&](const Join& x, const Join& y) {
    if (x.b != y.b) return is_more_frequent(x.b, y.b);
    if (x.rule != y.rule) return x.rule < y.rule;
    if (x.distance != y.distance) return x.distance < y.distance;
    return x.a != y.a && is_more_frequent(x.a, y.a);
  });
  std::vector<bool> attached(graph_.size(), false);
  for (const Join& join : holding) {
    if (attached[join.a] || attached[join.b]) continue;
    attached[join.a] = true;
    sets_.join(join.a, join.b);
    if (why_[join.a] == VariantReason::same_form) why_[join.a] = join.why;
  }
}

bool NameSets::is_more_frequent(NameIndex a, NameIndex b) const {
  const size_t x = graph_.name(a).pages.size(), y = graph_.name(b).pages.size();
  return x != y ? x > y : a != b && text_of(a) < text_of(b);
}

void NameSets::decide() {
  sets_.reset(graph_.size());
  why_.assign(graph_.size(), VariantReason::same_form);
  is_conjoined_.assign(graph_.size(), false);
  for (const Join& join : graph_.joins())
    if (join.rule == JoinRule::if_rare && begins_with_conjunction(join.a) && holds(join)) is_conjoined_[join.a] = true;
  std::vector<Join> shorter;
  for (const JoinRule rule : {JoinRule::always, JoinRule::if_told}) {
    for (const Join& join : graph_.joins()) {
      if (join.rule != rule || !holds(join)) continue;
      sets_.join(join.a, join.b);
      for (const NameIndex side : {join.a, join.b})
        if (why_[side] == VariantReason::same_form) why_[side] = join.why;
    }
  }
  join_slips_and_spellings();
  for (const Join& join : graph_.joins())
    if (join.rule == JoinRule::if_only) shorter.push_back(join);
  pages_.assign(graph_.size(), 0);
  for (NameIndex i = 0; i < graph_.size(); ++i) pages_[root(i)] += static_cast<uint32_t>(graph_.name(i).pages.size());
  join_shorter_forms(shorter);
}

/// A shorter form goes to its only longer one, or to the one that is told of far more often; longest first.
void NameSets::join_shorter_forms(const std::vector<Join>& joins) {
  boost::unordered_flat_map<NameIndex, std::vector<const Join*>> of;
  std::vector<NameIndex> order;
  for (const Join& join : joins) {
    std::vector<const Join*>& list = of[join.a];
    if (list.empty()) order.push_back(join.a);
    list.push_back(&join);
  }
  std::vector<std::string> texts(graph_.size());
  for (const NameIndex i : order) texts[i] = text_of(i);
  std::sort(order.begin(), order.end(), [&](NameIndex a, NameIndex b) {
    const size_t x = graph_.name(a).words.size(), y = graph_.name(b).words.size();
    return x != y ? x > y : texts[a] < texts[b];
  });
  for (const NameIndex brief : order) {
    uint32_t best = no_name, best_pages = 0, second_pages = 0;
    const Join* by = nullptr;
    std::vector<uint32_t> seen;
    for (const Join* join : of[brief]) {
      const NameIndex longer = root(join->b);
      if (longer == root(brief) || std::find(seen.begin(), seen.end(), longer) != seen.end()) continue;
      seen.push_back(longer);
      const uint32_t pages_here = pages_[longer];
      if (pages_here > best_pages)
        second_pages = best_pages, best = longer, best_pages = pages_here, by = join;
      else
        second_pages = std::max(second_pages, pages_here);
    }
    if (best == no_name || second_pages * dominates > best_pages) continue;
    const uint32_t sum = pages_[root(brief)] + best_pages;
    sets_.join(brief, best);
    pages_[root(brief)] = sum;
    why_[brief] = by->why;
  }
}

}  // namespace tawatur
