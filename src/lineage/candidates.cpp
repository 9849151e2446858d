#include "lineage/candidates.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "lineage/formulas.h"

namespace tawatur {
namespace {

constexpr size_t most_postings = 64;      // a shingle in more pages is a formula, or a page that was printed everywhere
constexpr size_t formula_postings = 2;    // of such a shingle only the first pages are looked at: a star, no clique
constexpr size_t most_relatives = 40;     // that are aligned, best first
constexpr double least_candidate = 0.04;  // share of rare shingles in common before a pair is aligned
constexpr size_t most_marked = 400;       // latest pages with a rare word that are looked at
constexpr int64_t most_days = 4;          // between a report and its retelling
constexpr float least_likeness = 0.16f;   // cosine of marks
constexpr size_t most_retellings = 10;

/// Pages by falling score, then rising index.
std::vector<PageIndex> best_of(std::vector<std::pair<double, PageIndex>>& scores, size_t most) {
  for (auto& [score, page] : scores) score = -score;
  std::ranges::sort(scores);
  std::vector<PageIndex> out;
  for (size_t i = 0; i < std::min(most, scores.size()); ++i) out.push_back(scores[i].second);
  return out;
}

}  // namespace

PageTraces traces_of(const Reading& reading) {
  PageTraces out;
  out.words = words_of(reading);
  out.shingles = shingles_of(out.words);
  std::erase_if(out.shingles, [](uint64_t s) { return Formulas::built_in().has(s); });
  std::ranges::sort(out.shingles);
  out.shingles.erase(std::unique(out.shingles.begin(), out.shingles.end()), out.shingles.end());
  out.telling = telling_of(reading);
  out.shingles.shrink_to_fit();
  if (reading.page.published) out.day = reading.page.published->seconds / 86400;
  return out;
}

void TraceIndex::add(PageIndex first, std::span<const PageTraces> traces, unsigned threads) {
  for (size_t p = first; p < traces.size(); ++p) {
    facts_.push_back({traces[p].day, static_cast<uint32_t>(traces[p].shingles.size())});
    for (const auto& [key, weight] : traces[p].telling.marks)
      pages_of_mark_[key].push_back({static_cast<PageIndex>(p), weight});
  }
  parallel_for(
      parts_.size(), traces.size() - first > 1 ? threads : 1,
      [&](size_t i) {
        for (size_t p = first; p < traces.size(); ++p) {
          const std::vector<uint64_t>& all = traces[p].shingles;
          const auto begins = [](uint64_t shingle) { return shingle >> (64 - part_bits); };
          const auto of_part = std::ranges::equal_range(all, i, {}, begins);
          add(parts_[i], static_cast<PageIndex>(p), {of_part.begin(), of_part.end()});
        }
      },
      1);
}

void TraceIndex::add(Part& part, PageIndex page, std::span<const uint64_t> shingles) {
  for (const uint64_t s : shingles) {
    const auto [at, fresh] = part.pages_of_shingle.try_emplace(s, page, no_index);
    if (fresh) continue;
    uint32_t& others = at->second.others;
    if (others == no_index) others = static_cast<uint32_t>(part.others.size()), part.others.emplace_back();
    if (part.others[others].size() + 1 < most_postings) part.others[others].push_back(page);
  }
}

std::vector<PageIndex> TraceIndex::earlier_relatives(PageIndex page, const PageTraces& traces,
                                                     RelativeCounts& counts) const {
  counts.fit(facts_.size());
  std::vector<PageIndex> out = by_shingles(page, traces, counts);
  for (const PageIndex q : by_marks(page, traces, counts)) {
    if (std::ranges::find(out, q) == out.end()) out.push_back(q);
  }
  return out;
}

std::vector<PageIndex> TraceIndex::by_shingles(PageIndex page, const PageTraces& traces, RelativeCounts& counts) const {
  double all = 0;
  for (const uint64_t s : traces.shingles) {
    const Part& part = parts_[s >> (64 - part_bits)];
    const Postings& postings = part.pages_of_shingle.find(s)->second;
    std::span<const PageIndex> others;
    if (postings.others != no_index) others = part.others[postings.others];
    const size_t before =
        (postings.first < page) + static_cast<size_t>(std::ranges::lower_bound(others, page) - others.begin());
    const double weight = 1.0 / std::sqrt(static_cast<double>(before + 1));
    all += weight;
    if (before == 0) continue;
    counts.add(postings.first, weight);
    for (const PageIndex q : others.first((before < most_postings ? before : formula_postings) - 1))
      counts.add(q, weight);
  }
  std::vector<std::pair<double, PageIndex>> order;
  counts.take([&](PageIndex q, double weight) {
    if (weight >= least_candidate * std::min(all, static_cast<double>(facts_[q].shingles)))
      order.emplace_back(weight, q);
  });
  return best_of(order, most_relatives);
}

std::vector<PageIndex> TraceIndex::by_marks(PageIndex page, const PageTraces& traces, RelativeCounts& counts) const {
  for (const auto& [key, weight] : traces.telling.marks) {
    const std::vector<Mark>& list = pages_of_mark_.find(key)->second;
    const auto end = std::ranges::lower_bound(list, page, {}, &Mark::page);
    const auto begin = end - std::min<ptrdiff_t>(end - list.begin(), most_marked);
    for (auto m = begin; m != end; ++m) {
      const int64_t other = facts_[m->page].day;
      if (traces.day == PageTraces::no_day || other == PageTraces::no_day || std::abs(traces.day - other) <= most_days)
        counts.add(m->page, weight * m->weight);
    }
  }
  std::vector<std::pair<double, PageIndex>> order;
  counts.take([&](PageIndex q, double likeness) {
    if (static_cast<float>(likeness) >= least_likeness) order.emplace_back(likeness, q);
  });
  return best_of(order, most_retellings);
}

}  // namespace tawatur
