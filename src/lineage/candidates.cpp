#include "lineage/candidates.h"

#include <algorithm>
#include <cmath>

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

using Scores = boost::unordered_flat_map<PageIndex, double>;

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
  if (reading.page.published) out.day = reading.page.published->seconds / 86400;
  return out;
}

void CandidateIndex::add(PageIndex page, const PageTraces& traces) {
  for (const uint64_t s : traces.shingles) {
    std::vector<PageIndex>& list = pages_of_shingle_[s];
    if (list.size() < most_postings) list.push_back(page);
  }
  for (const auto& [key, weight] : traces.telling.marks) pages_of_mark_[key].push_back({page, weight});
}

std::vector<PageIndex> CandidateIndex::earlier_relatives(PageIndex page, std::span<const PageTraces> traces) const {
  std::vector<PageIndex> out = by_shingles(page, traces);
  for (const PageIndex q : by_marks(page, traces)) {
    if (std::ranges::find(out, q) == out.end()) out.push_back(q);
  }
  return out;
}

std::vector<PageIndex> CandidateIndex::by_shingles(PageIndex page, std::span<const PageTraces> traces) const {
  Scores shared;
  double all = 0;
  for (const uint64_t s : traces[page].shingles) {
    const std::vector<PageIndex>& list = pages_of_shingle_.find(s)->second;
    const auto before = static_cast<size_t>(std::ranges::lower_bound(list, page) - list.begin());
    const double weight = 1.0 / std::sqrt(static_cast<double>(before + 1));
    all += weight;
    for (size_t i = 0; i < (before < most_postings ? before : formula_postings); ++i) shared[list[i]] += weight;
  }
  std::vector<std::pair<double, PageIndex>> order;
  for (const auto& [q, weight] : shared) {
    if (weight >= least_candidate * std::min(all, static_cast<double>(traces[q].shingles.size())))
      order.emplace_back(weight, q);
  }
  return best_of(order, most_relatives);
}

std::vector<PageIndex> CandidateIndex::by_marks(PageIndex page, std::span<const PageTraces> traces) const {
  boost::unordered_flat_map<PageIndex, float> likeness;
  const int64_t day = traces[page].day;
  for (const auto& [key, weight] : traces[page].telling.marks) {
    const std::vector<Mark>& list = pages_of_mark_.find(key)->second;
    const auto end = std::ranges::lower_bound(list, page, {}, &Mark::page);
    const auto begin = end - std::min<ptrdiff_t>(end - list.begin(), most_marked);
    for (auto m = begin; m != end; ++m) {
      const int64_t other = traces[m->page].day;
      if (day == PageTraces::no_day || other == PageTraces::no_day || std::abs(day - other) <= most_days)
        likeness[m->page] += weight * m->weight;
    }
  }
  std::vector<std::pair<double, PageIndex>> order;
  for (const auto& [q, value] : likeness) {
    if (value >= least_likeness) order.emplace_back(value, q);
  }
  return best_of(order, most_retellings);
}

}  // namespace tawatur
