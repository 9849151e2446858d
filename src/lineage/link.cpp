#include "lineage/link.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "lineage/alignment.h"
#include "lineage/judge.h"

namespace tawatur {
namespace {

PassagePair in_bytes(const WordPassage& p, const Reading& a, const WordSequence& wa, const Reading& b,
                     const WordSequence& wb) {
  return {a.analysis.bytes({wa.tokens[p.a_begin], wa.tokens[p.a_end - 1] + 1}),
          b.analysis.bytes({wb.tokens[p.b_begin], wb.tokens[p.b_end - 1] + 1})};
}

/// Whom a page says it has its report from.
std::string wire_of(const Reading& r) {
  for (const Credit& c : r.speech.credits) {
    if (c.is_wire) return folded(c.name);
  }
  return {};
}

bool is_retelling(Relation relation) { return relation == Relation::rewrite || relation == Relation::translation; }

/// Sets which of the two is nearer the origin.
void decide_direction(const Reading& a, const Reading& b, LineageLink& link) {
  const bool b_first = a.page.published && b.page.published && b.page.published->seconds < a.page.published->seconds;
  if (a.page.url && a.page.url == b.page.url) {  // a version of the same page
    if (b_first) std::swap(link.from, link.to);
    link.direction = a.page.published && b.page.published ? Direction::known : Direction::unclear;
    return;
  }
  const std::string wire_a = wire_of(a), wire_b = wire_of(b);
  const std::string outlet_a = folded(a.page.outlet.value_or("")), outlet_b = folded(b.page.outlet.value_or(""));
  const auto names = [](const std::string& wire, const std::string& outlet) {
    return !wire.empty() && !outlet.empty() &&
           (outlet.find(wire) != std::string::npos || wire.find(outlet) != std::string::npos);
  };
  if (names(wire_b, outlet_a) && !names(wire_a, outlet_b)) {
    link.direction = Direction::known;
    return;
  }
  if (names(wire_a, outlet_b) && !names(wire_b, outlet_a)) {
    std::swap(link.from, link.to);
    link.direction = Direction::known;
    return;
  }
  if (b_first) std::swap(link.from, link.to);
  const bool two_outlets = !outlet_a.empty() && !outlet_b.empty() && outlet_a != outlet_b;
  if (is_retelling(link.relation)) {
    // who tells anew what is printed elsewhere had it before him: the earlier page, where the times tell
    const bool timed =
        a.page.published && b.page.published && a.page.published->has_clock && b.page.published->has_clock;
    link.direction =
        timed && a.page.published->seconds != b.page.published->seconds ? Direction::known : Direction::unclear;
    return;
  }
  // two outlets that print one text and credit neither the other: both have it from a third
  link.direction = two_outlets || !wire_a.empty() || !wire_b.empty() ? Direction::common_source : Direction::unclear;
}

std::string evidence_of(Relation relation, const LineageSigns& signs, const Alignment& alignment) {
  if (!is_retelling(relation)) {
    return fmt::format("{:.0f} % of the shorter page's own words stand in {} common passages",
                       100 * std::min(1.0f, signs[passages_shorter]), alignment.passages.size());
  }
  return fmt::format(
      "tells the same in other words{}: {:.0f} % of the names, {:.0f} % of the figures of the shorter page",
      relation == Relation::translation ? ", in the same order" : "", 100 * signs[names_shorter],
      100 * signs[figures_shorter]);
}

}  // namespace

std::optional<LineageLink> find_link(const Corpus& corpus, PageIndex a, PageIndex b, const PageTraces& traces_a,
                                     const PageTraces& traces_b) {
  const Reading &reading_a = corpus[a], &reading_b = corpus[b];
  const Alignment alignment = align(traces_a.words, traces_b.words);
  const LineageSigns signs =
      compare_tellings(traces_a.telling, traces_b.telling, {alignment, traces_a.words, traces_b.words});
  const auto verdict = judge(signs, std::min(traces_a.words.size(), traces_b.words.size()));
  if (!verdict) return std::nullopt;
  LineageLink link;
  link.from = a, link.to = b;
  link.relation = verdict->relation, link.score = verdict->score;
  link.evidence = evidence_of(link.relation, signs, alignment);
  decide_direction(reading_a, reading_b, link);
  const bool swapped = link.from != a;
  for (const WordPassage& passage : alignment.passages) {
    PassagePair pair = in_bytes(passage, reading_a, traces_a.words, reading_b, traces_b.words);
    if (swapped) std::swap(pair.from, pair.to);
    link.passages.push_back(pair);
  }
  if (swapped) std::ranges::sort(link.passages, {}, [](const PassagePair& x) { return x.from.begin; });
  return link;
}

}  // namespace tawatur
