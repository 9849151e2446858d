// What a retelling lost: who said it, through whom, how sure, in whose words.
#include <algorithm>

#include "claim/group.h"
#include "claim/quotation.h"
#include "claim/speaker.h"

namespace tawatur {
namespace {

bool is_named(const ChainLink& link) { return link.kind != SourceKind::anonymous && link.kind != SourceKind::unknown; }

bool published_before(const Profile& a, const Profile& b) {
  const auto& x = a.reading->page.published;
  const auto& y = b.reading->page.published;
  if (x && y && x->seconds != y->seconds) return x->seconds < y->seconds;
  return a.ref < b.ref;
}

class LossFinder {
 public:
  LossFinder(const Profile& from, const Profile& to, std::vector<Loss>& out) : from_(from), to_(to), out_(out) {}

  void run() {
    const ChainLink* said = is_reported(from_) ? origin_of(*from_.statement) : nullptr;
    const ChainLink* retold = is_reported(to_) ? origin_of(*to_.statement) : nullptr;
    if (said && !retold) {
      if (!is_title(to_)) add(LossKind::speaker_dropped, said->text);
      return;  // without the speaker, marks and medium are gone as well
    }
    if (said && retold) {
      if (is_named(*said) && !is_named(*retold) && !same_speaker(from_, to_)) add(LossKind::speaker_anonymised, said->text);
      const ChainLink* medium = medium_of(from_);
      if (medium && !medium_of(to_) && same_speaker(from_, to_)) add(LossKind::medium_dropped, medium->text);
    }
    find_hedges();
    compare_quotations();
  }

 private:
  static bool is_title(const Profile& p) { return p.reading->analysis.sentences[p.statement->sentence].role == SentenceRole::title; }
  std::string_view text(ByteSpan span) const { return slice(from_.reading->page.text, span); }
  void add(LossKind kind, std::string_view what) { out_.push_back({from_.ref, to_.ref, kind, std::string(what)}); }

  void find_hedges() {
    if (from_.statement->hedges.empty() || !to_.statement->hedges.empty() || to_.statement->modality != Modality::asserted) return;
    add(LossKind::hedge_dropped, text(from_.statement->hedges.front()));
  }

  void compare_quotations() {
    const std::vector<TokenSpan> here = quoted_parts(from_), there = quoted_parts(to_);
    for (const TokenSpan part : here) {
      if (!is_title(to_) && lost_its_marks(from_, part, to_)) return add(LossKind::quote_marks_dropped, text(from_.reading->analysis.bytes(part)));
      if (!published_before(from_, to_)) continue;
      for (const TokenSpan other : there)
        if (is_other_version(from_, part, to_, other)) return add(LossKind::quote_altered, text(from_.reading->analysis.bytes(part)));
    }
  }

  const Profile& from_;
  const Profile& to_;
  std::vector<Loss>& out_;
};

/// The member on another page that retells a statement best; UINT32_MAX where none does.
uint32_t retelling(const ComparedGroup& group, std::span<const uint32_t> members, uint32_t from, PageIndex page) {
  uint32_t best = UINT32_MAX;
  float best_probability = group.least_link;
  for (const uint32_t to : members) {
    if (group.profiles[to].ref.page != page) continue;
    const Pair* pair = group.pair_of(std::min(from, to), std::max(from, to));
    if (pair && pair->probability >= best_probability) best = to, best_probability = pair->probability + 1e-6f;
  }
  return best;
}

}  // namespace

void find_losses(const ComparedGroup& group, std::span<const uint32_t> members, std::vector<Loss>& out) {
  const size_t before = out.size();
  for (const uint32_t from : members) {
    PageIndex last = group.profiles[from].ref.page;
    for (const uint32_t to : members) {
      const PageIndex page = group.profiles[to].ref.page;
      if (page == group.profiles[from].ref.page || page == last) continue;
      last = page;
      if (const uint32_t best = retelling(group, members, from, page); best != UINT32_MAX) LossFinder(group.profiles[from], group.profiles[best], out).run();
    }
  }
  std::sort(out.begin() + before, out.end(), [](const Loss& x, const Loss& y) { return std::tie(x.from, x.to, x.kind) < std::tie(y.from, y.to, y.kind); });
}

}  // namespace tawatur
