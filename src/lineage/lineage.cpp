#include "lineage/lineage.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <thread>

#include "base/parallel.h"
#include "lineage/candidates.h"
#include "lineage/family.h"
#include "lineage/link.h"

namespace tawatur {

const char* name_of(Relation relation) {
  switch (relation) {
    case Relation::copy:
      return "copy";
    case Relation::edited:
      return "edited";
    case Relation::shared_passages:
      return "shared_passages";
    case Relation::rewrite:
      return "rewrite";
    case Relation::translation:
      return "translation";
  }
  return "copy";
}

const char* name_of(Direction direction) {
  switch (direction) {
    case Direction::known:
      return "known";
    case Direction::common_source:
      return "common_source";
    case Direction::unclear:
      return "unclear";
  }
  return "unclear";
}

struct Lineage::State {
  const Corpus& corpus;
  unsigned threads;
  std::vector<PageTraces> traces;
  TraceIndex index;
  std::vector<RelativeCounts> counts;  // one a thread
  std::vector<LineageLink> links;
};

Lineage::Lineage(const Corpus& corpus, unsigned threads) : state_(new State{corpus, threads, {}, {}, {}, {}}) {
  state_->counts.resize(threads != 0 ? threads : std::max(1u, std::thread::hardware_concurrency()));
}
Lineage::~Lineage() = default;

void Lineage::update() {
  State& s = *state_;
  const auto first = static_cast<PageIndex>(s.traces.size());
  const uint32_t added = s.corpus.size() - first;
  s.traces.resize(s.corpus.size());
  parallel_for(added, s.threads,
               [&](size_t i) { s.traces[first + i] = traces_of(s.corpus[static_cast<PageIndex>(first + i)]); });
  s.index.add(first, s.traces, s.threads);
  std::vector<std::vector<LineageLink>> found(added);
  const auto find_links = [&](PageIndex p, RelativeCounts& counts) {
    for (const PageIndex q : s.index.earlier_relatives(p, s.traces[p], counts)) {
      if (auto link = find_link(s.corpus, q, p, s.traces[q], s.traces[p])) found[p - first].push_back(std::move(*link));
    }
    s.traces[p].shingles = {};
  };
  std::atomic<uint32_t> next = first;
  parallel_for(
      s.counts.size(), s.threads,
      [&](size_t worker) {
        for (PageIndex p; (p = next.fetch_add(1, std::memory_order_relaxed)) < s.corpus.size();)
          find_links(p, s.counts[worker]);
      },
      1);
  for (auto& list : found) std::ranges::move(list, std::back_inserter(s.links));
}

std::vector<Family> Lineage::families() const { return group_families(state_->corpus, state_->links); }

std::vector<uint32_t> Lineage::family_of_pages() const {
  std::vector<uint32_t> out(state_->corpus.size(), no_index);
  const std::vector<Family> all = families();
  for (uint32_t f = 0; f < all.size(); ++f) {
    for (const PageIndex p : all[f].pages) out[p] = f;
  }
  return out;
}

}  // namespace tawatur
