#include "lineage/link.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lineage/alignment.h"
#include "lineage/comparison.h"
#include "lineage/direction.h"
#include "lineage/judge.h"

namespace tawatur {
namespace {

PassagePair in_bytes(const WordPassage& p, const Reading& a, const WordSequence& wa, const Reading& b,
                     const WordSequence& wb) {
  return {a.analysis.bytes({wa.tokens[p.a_begin], wa.tokens[p.a_end - 1] + 1}),
          b.analysis.bytes({wb.tokens[p.b_begin], wb.tokens[p.b_end - 1] + 1})};
}

bool is_retelling(Relation relation) { return relation == Relation::rewrite || relation == Relation::translation; }

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
  const Order order = order_of(reading_a, reading_b, link.relation);
  if (order.b_first) std::swap(link.from, link.to);
  link.direction = order.direction;
  link.evidence = evidence_of(link.relation, signs, alignment);
  if (!order.why.empty()) link.evidence += "; " + order.why;
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
