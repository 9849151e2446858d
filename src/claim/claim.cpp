#include "claim/claim.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <deque>
#include <functional>

#include "base/hash.h"
#include "base/parallel.h"
#include "claim/group.h"

namespace tawatur {

const char* name_of(ClaimStatus status) {
  switch (status) {
    case ClaimStatus::corroborated:
      return "corroborated";
    case ClaimStatus::single_origin:
      return "single_origin";
    case ClaimStatus::disputed:
      return "disputed";
  }
  return "single_origin";
}

const char* name_of(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::quantity:
      return "quantity";
    case ConflictKind::time:
      return "time";
    case ConflictKind::status:
      return "status";
    case ConflictKind::polarity:
      return "polarity";
    case ConflictKind::who:
      return "who";
    case ConflictKind::where:
      return "where";
    case ConflictKind::wording:
      return "wording";
    case ConflictKind::role:
      return "role";
  }
  return "quantity";
}

const char* name_of(LossKind kind) {
  switch (kind) {
    case LossKind::speaker_dropped:
      return "speaker_dropped";
    case LossKind::speaker_anonymised:
      return "speaker_anonymised";
    case LossKind::medium_dropped:
      return "medium_dropped";
    case LossKind::hedge_dropped:
      return "hedge_dropped";
    case LossKind::quote_marks_dropped:
      return "quote_marks_dropped";
    case LossKind::quote_altered:
      return "quote_altered";
  }
  return "speaker_dropped";
}

struct Claims::State {
  struct Block {
    uint64_t raw = 0;        // of everything that the block's report depends on, by the numbers it has now
    uint64_t signature = 0;  // the same whatever the numbers are
    std::vector<ComparedPage> pages;
    ClaimReport report;  // claims numbered within the block
    bool taken = false;  // its report went to a newer block
  };
  const Corpus& corpus;
  unsigned threads;
  std::vector<Block> blocks;
  std::deque<Block> left;  // the last that went: stories that part often meet again
  PairMemory memory;
  ClaimReport all;
  bool assembled = true;
};

namespace {

constexpr size_t kept_blocks = 256;    // that went
constexpr size_t largest_thread = 48;  // pages; a larger thread is compared story by story

using Pages = std::vector<ComparedPage>;

/// Which pages are compared with each other: the pages of a thread, or of a story where the thread is large.
std::vector<Pages> comparable_pages(std::span<const Story> stories) {
  boost::unordered_flat_map<uint32_t, size_t> thread_size;
  thread_size.reserve(stories.size());
  for (const Story& s : stories) thread_size[s.thread] += s.pages.size();
  std::vector<Pages> out;
  out.reserve(stories.size());
  boost::unordered_flat_map<uint32_t, size_t> of_thread;
  of_thread.reserve(stories.size());
  for (uint32_t i = 0; i < stories.size(); ++i) {
    size_t at = out.size();
    if (thread_size[stories[i].thread] <= largest_thread)
      at = of_thread.try_emplace(stories[i].thread, at).first->second;
    if (at == out.size()) out.emplace_back();
    for (const PageIndex p : stories[i].pages) out[at].push_back({p, i});
  }
  for (Pages& pages : out)
    std::sort(pages.begin(), pages.end(), [](const ComparedPage& a, const ComparedPage& b) { return a.page < b.page; });
  return out;
}

std::vector<PageOrigin> origins_of(std::span<const Family> families, uint32_t page_count) {
  std::vector<PageOrigin> out(page_count);
  for (uint32_t f = 0; f < families.size(); ++f)
    for (const PageIndex p : families[f].pages) out[p] = {f, families[f].origin_name};
  return out;
}

/// Changes whenever a group's report could: its pages, how they are split into stories, their families, which mentions
/// mean the same. Numbers of stories, families and entities shift as pages come in, so each goes in as the first page
/// that has it.
/// Half a millisecond for a long story: made only where the raw one changed.
uint64_t signature_of(const Corpus& corpus, const Pages& pages, std::span<const PageOrigin> origins) {
  boost::unordered_flat_map<uint64_t, uint32_t> first;
  uint64_t out = pages.size();
  uint32_t next = 0;
  const auto mix = [&](uint64_t kind, uint64_t value) {
    out = hash_combine(out, first.try_emplace(kind << 32 | value, next++).first->second);
  };
  for (const ComparedPage& c : pages) {
    out = hash_combine(out, c.page);
    mix(1, c.story), mix(2, origins[c.page].family);
    out = hash_combine(out, hash_bytes(origins[c.page].origin_name));
    for (const EntityIndex e : corpus.entities_of(c.page)) mix(3, e);
  }
  return out;
}

/// Likewise, but also changes where only numbers of entities do. Cost: the pages' entities, a few nanoseconds each.
uint64_t raw_signature_of(const Corpus& corpus, const Pages& pages, std::span<const PageOrigin> origins,
                          std::span<const Family> families, std::span<const Story> stories) {
  uint64_t out = pages.size();
  for (const ComparedPage& c : pages) {
    const PageOrigin& origin = origins[c.page];
    const PageIndex family = origin.family == no_index ? no_index : families[origin.family].pages.front();
    out = hash_combine(hash_combine(out, c.page), hash_combine(stories[c.story].pages.front(), family));
    out = hash_combine(out, hash_bytes(origin.origin_name));
    const std::span<const EntityIndex> entities = corpus.entities_of(c.page);
    out = hash_combine(out, hash_bytes({reinterpret_cast<const char*>(entities.data()), entities.size_bytes()}));
  }
  return out;
}

void append(ClaimReport& all, const ClaimReport& part) {
  const auto base = static_cast<uint32_t>(all.claims.size());
  all.claims.insert(all.claims.end(), part.claims.begin(), part.claims.end());
  for (Conflict c : part.conflicts) c.claim += base, all.conflicts.push_back(std::move(c));
  all.losses.insert(all.losses.end(), part.losses.begin(), part.losses.end());
  for (Event e : part.timeline) e.claim += base, all.timeline.push_back(std::move(e));
}

}  // namespace

Claims::Claims(const Corpus& corpus, unsigned threads) : state_(new State{corpus, threads, {}, {}, {}, {}, true}) {}
Claims::~Claims() = default;

void Claims::update(std::span<const Family> families, std::span<const Story> stories) {
  const std::vector<PageOrigin> origins = origins_of(families, state_->corpus.size());
  boost::unordered_flat_map<uint64_t, State::Block*> old, old_raw;
  old.reserve(state_->blocks.size() + state_->left.size()), old_raw.reserve(state_->blocks.size());
  for (State::Block& block : state_->blocks) old.emplace(block.signature, &block), old_raw.emplace(block.raw, &block);
  for (State::Block& block : state_->left) old.emplace(block.signature, &block);
  std::vector<State::Block> blocks;
  blocks.reserve(state_->blocks.size() + 1);
  std::vector<size_t> fresh;
  for (Pages& pages : comparable_pages(stories)) {
    const uint64_t raw = raw_signature_of(state_->corpus, pages, origins, families, stories);
    const auto same = old_raw.find(raw);
    const uint64_t signature =
        same != old_raw.end() ? same->second->signature : signature_of(state_->corpus, pages, origins);
    State::Block block{raw, signature, std::move(pages), {}, false};
    if (const auto at = old.find(signature); at != old.end()) {
      State::Block& was = *at->second;
      block.report = std::move(was.report), was.taken = true;
      const auto story_of = [&](PageIndex page) {
        return std::lower_bound(block.pages.begin(), block.pages.end(), page,
                                [](const ComparedPage& c, PageIndex p) { return c.page < p; })
            ->story;
      };
      if (!std::ranges::equal(block.pages, was.pages, {}, &ComparedPage::story, &ComparedPage::story))
        for (Claim& c : block.report.claims) c.story = story_of(c.statements.front().page);
    } else
      fresh.push_back(blocks.size());
    blocks.push_back(std::move(block));
  }
  // the largest first, or one thread would work on it while others have nothing left
  std::ranges::sort(fresh, std::greater(), [&](size_t i) { return std::pair(blocks[i].pages.size(), i); });
  const ClaimModel& model = ClaimModel::built_in();
  state_->memory.make_room(state_->corpus.size());
  parallel_for(
      fresh.size(), state_->threads,
      [&](size_t i) {
        State::Block& block = blocks[fresh[i]];
        block.report = report_of(state_->corpus, block.pages, origins, model, &state_->memory);
      },
      1);
  std::erase_if(state_->left, [](const State::Block& block) { return block.taken; });
  for (State::Block& block : state_->blocks)
    if (!block.taken && block.pages.size() > 1) state_->left.push_back(std::move(block));
  if (state_->left.size() > kept_blocks)
    state_->left.erase(state_->left.begin(), state_->left.end() - static_cast<std::ptrdiff_t>(kept_blocks));
  state_->blocks = std::move(blocks);
  state_->assembled = false;
}

const ClaimReport& Claims::report() const {
  if (!state_->assembled) {
    state_->all = {};
    for (const State::Block& block : state_->blocks) append(state_->all, block.report);
    std::stable_sort(state_->all.timeline.begin(), state_->all.timeline.end(),
                     [](const Event& a, const Event& b) { return a.time < b.time; });
    state_->assembled = true;
  }
  return state_->all;
}

}  // namespace tawatur
