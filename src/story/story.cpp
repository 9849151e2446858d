#include "story/story.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cmath>
#include <queue>

#include "base/hash.h"

namespace tawatur {
namespace {

constexpr double story_threshold = 0.24, thread_threshold = 0.10;
constexpr double least_similarity = 0.05;
constexpr size_t most_postings = 400;  // a word in more pages than this says little about an event

using Vector = std::vector<std::pair<uint64_t, float>>;  // sorted by key, length one

struct Edge {
  PageIndex a, b;
  float similarity;
};

/// Words of the title and the lead weigh more than background.
boost::unordered_flat_map<uint64_t, float> words_of(const Reading& r) {
  boost::unordered_flat_map<uint64_t, float> out;
  for (size_t s = 0; s < r.analysis.sentences.size(); ++s) {
    const Sentence& sentence = r.analysis.sentences[s];
    const float weight = sentence.role == SentenceRole::title ? 3.0f : sentence.paragraph <= 2 ? 2.0f : 1.0f;
    for (const Token& t : r.analysis.of(sentence.tokens)) {
      if (t.kind != TokenKind::arabic && t.kind != TokenKind::word && t.kind != TokenKind::mixed) continue;
      if (t.folded_size > 4) out[hash_bytes(r.analysis.stem(t))] += weight;
    }
  }
  return out;
}

/// Average linkage over a sparse graph: pairs without an edge count as 0.
std::vector<uint32_t> average_linkage(uint32_t count, const std::vector<Edge>& edges, double threshold) {
  std::vector<boost::unordered_flat_map<uint32_t, double>> sums(count);
  std::vector<uint32_t> size(count, 1), parent(count), version(count, 0);
  for (uint32_t i = 0; i < count; ++i) parent[i] = i;
  struct Candidate {
    double average;
    uint32_t a, b, version_a, version_b;
    bool operator<(const Candidate& o) const { return std::tie(average, o.a, o.b) < std::tie(o.average, a, b); }
  };
  std::priority_queue<Candidate> queue;
  for (const Edge& e : edges) {
    sums[e.a][e.b] = sums[e.b][e.a] = e.similarity;
    if (e.similarity >= threshold) queue.push({e.similarity, e.a, e.b, 0, 0});
  }
  while (!queue.empty()) {
    const Candidate c = queue.top();
    queue.pop();
    if (version[c.a] != c.version_a || version[c.b] != c.version_b) continue;
    const uint32_t keep = std::min(c.a, c.b), gone = std::max(c.a, c.b);
    size[keep] += size[gone];
    parent[gone] = keep;
    ++version[keep], ++version[gone];
    for (const auto& [other, sum] : sums[gone]) {
      sums[other].erase(gone);
      if (other == keep) continue;
      sums[keep][other] += sum;
      sums[other][keep] = sums[keep][other];
    }
    sums[gone].clear();
    sums[keep].erase(gone);
    for (const auto& [other, sum] : sums[keep]) {
      const double average = sum / (static_cast<double>(size[keep]) * size[other]);
      if (average >= threshold) queue.push({average, std::min(keep, other), std::max(keep, other), version[std::min(keep, other)], version[std::max(keep, other)]});
    }
  }
  for (uint32_t i = 0; i < count; ++i) {
    while (parent[i] != parent[parent[i]]) parent[i] = parent[parent[i]];
  }
  return parent;
}

std::vector<Edge> similar_pages(const Corpus& corpus) {
  std::vector<boost::unordered_flat_map<uint64_t, float>> words(corpus.size());
  boost::unordered_flat_map<uint64_t, std::vector<PageIndex>> pages_of;
  for (PageIndex p = 0; p < corpus.size(); ++p) {
    words[p] = words_of(corpus[p]);
    for (const auto& [key, weight] : words[p]) pages_of[key].push_back(p);
  }
  std::vector<boost::unordered_flat_map<PageIndex, float>> dots(corpus.size());
  std::vector<double> norms(corpus.size());
  const double count = corpus.size() + 1;
  for (auto& [key, pages] : pages_of) {
    const float idf = static_cast<float>(std::log(count / static_cast<double>(pages.size())) + 0.1);
    std::vector<float> weights;
    for (const PageIndex p : pages) {
      weights.push_back(std::sqrt(words[p][key]) * idf);
      norms[p] += weights.back() * weights.back();
    }
    if (pages.size() > std::max<size_t>(most_postings, corpus.size() / 5)) continue;
    for (size_t i = 0; i < pages.size(); ++i) {
      for (size_t j = i + 1; j < pages.size(); ++j) dots[pages[i]][pages[j]] += weights[i] * weights[j];
    }
  }
  std::vector<Edge> edges;
  for (PageIndex a = 0; a < corpus.size(); ++a) {
    for (const auto& [b, dot] : dots[a]) {
      const auto similarity = static_cast<float>(dot / std::sqrt(norms[a] * norms[b]));
      const auto &ta = corpus[a].page.published, &tb = corpus[b].page.published;
      if (ta && tb && std::abs(ta->seconds - tb->seconds) > 5 * 86400) continue;
      if (similarity >= least_similarity) edges.push_back({a, b, similarity});
    }
  }
  std::ranges::sort(edges, {}, [](const Edge& e) { return std::pair(e.a, e.b); });
  return edges;
}

}  // namespace

struct Stories::State {
  const Corpus& corpus;
  std::vector<uint32_t> story_of, thread_of;
};

Stories::Stories(const Corpus& corpus, unsigned) : state_(std::make_unique<State>(corpus)) {}
Stories::~Stories() = default;

void Stories::update(std::span<const Family>) {
  const std::vector<Edge> edges = similar_pages(state_->corpus);
  state_->story_of = average_linkage(state_->corpus.size(), edges, story_threshold);
  state_->thread_of = average_linkage(state_->corpus.size(), edges, thread_threshold);
}

std::vector<Story> Stories::stories() const {
  std::vector<Story> out;
  std::vector<uint32_t> index(state_->corpus.size(), no_index);
  for (PageIndex p = 0; p < state_->corpus.size(); ++p) {
    const uint32_t root = state_->story_of[p];
    if (index[root] == no_index) {
      index[root] = static_cast<uint32_t>(out.size());
      const Page& page = state_->corpus[p].page;
      out.push_back({{}, p, page.title.value_or(page.id), state_->thread_of[p], fmt::format("story-{}", page.id)});
    }
    out[index[root]].pages.push_back(p);
  }
  return out;
}

}  // namespace tawatur
