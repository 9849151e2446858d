#include "lineage/lineage.h"

#include <algorithm>
#include <iterator>

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
  CandidateIndex index;
  std::vector<LineageLink> links;
};

Lineage::Lineage(const Corpus& corpus, unsigned threads) : state_(new State{corpus, threads, {}, {}, {}}) {}
Lineage::~Lineage() = default;

void Lineage::update() {
  State& s = *state_;
  const auto first = static_cast<PageIndex>(s.traces.size());
  const uint32_t added = s.corpus.size() - first;
  s.traces.resize(s.corpus.size());
  parallel_for(added, s.threads,
               [&](size_t i) { s.traces[first + i] = traces_of(s.corpus[static_cast<PageIndex>(first + i)]); });
  for (PageIndex p = first; p < s.corpus.size(); ++p) s.index.add(p, s.traces[p]);
  std::vector<std::vector<LineageLink>> found(added);
  parallel_for(added, s.threads, [&](size_t i) {
    const auto p = static_cast<PageIndex>(first + i);
    for (const PageIndex q : s.index.earlier_relatives(p, s.traces)) {
      if (auto link = find_link(s.corpus, q, p, s.traces[q], s.traces[p])) found[i].push_back(std::move(*link));
    }
  });
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
