// What a retelling lost: who said it, through whom, how sure, in whose words.
#include <algorithm>

#include "claim/group.h"
#include "claim/quotation.h"

namespace tawatur {
namespace {

constexpr float least_probability = 0.5f;

const ChainLink* medium_of(const Statement& s) {
  for (const ChainLink& link : s.chain)
    if (link.role == LinkRole::via) return &link;
  return nullptr;
}

bool is_named(const ChainLink& link) { return link.kind == SourceKind::person || link.kind == SourceKind::institution || link.kind == SourceKind::document || link.kind == SourceKind::medium; }

class LossFinder {
 public:
  LossFinder(const Profile& from, const Profile& to, std::vector<Loss>& out) : from_(from), to_(to), out_(out) {}

  void run() {
    const ChainLink* said = origin_of(*from_.statement);
    const ChainLink* retold = origin_of(*to_.statement);
    if (said && !retold && !to_.opens) add(LossKind::speaker_dropped, said->text);
    if (said && retold && is_named(*said) && retold->kind == SourceKind::anonymous) add(LossKind::speaker_anonymised, said->text);
    if (said && retold) {
      const ChainLink* via = medium_of(*from_.statement);
      if (via && !medium_of(*to_.statement) && from_.origin == to_.origin) add(LossKind::medium_dropped, via->text);
    }
    if (!from_.statement->hedges.empty() && to_.statement->hedges.empty() && to_.statement->modality == Modality::asserted)
      add(LossKind::hedge_dropped, slice(from_.reading->page.text, from_.statement->hedges.front()));
    compare_quotations();
  }

 private:
  void add(LossKind kind, std::string_view what) { out_.push_back({from_.ref, to_.ref, kind, std::string(what)}); }

  void compare_quotations() {
    if (from_.statement->form != StatementForm::direct) return;
    const std::string_view words = slice(from_.reading->page.text, from_.statement->span);
    if (!to_.quoted()) {
      if (quotation_kept(from_, to_) >= 0.5f) add(LossKind::quote_marks_dropped, words);
    } else if (to_.statement->form == StatementForm::direct && from_.ref < to_.ref) {
      if (is_other_version(from_, to_)) add(LossKind::quote_altered, words);
    }
  }

  const Profile& from_;
  const Profile& to_;
  std::vector<Loss>& out_;
};

}  // namespace

void find_losses(const ComparedGroup& group, std::span<const uint32_t> members, std::vector<Loss>& out) {
  const size_t before = out.size();
  for (const uint32_t a : members) {
    for (const uint32_t b : members) {
      if (group.profiles[a].ref.page == group.profiles[b].ref.page) continue;
      const Pair* pair = group.pair_of(std::min(a, b), std::max(a, b));
      if (pair && pair->probability >= least_probability) LossFinder(group.profiles[a], group.profiles[b], out).run();
    }
  }
  std::sort(out.begin() + before, out.end(), [](const Loss& x, const Loss& y) { return std::tie(x.from, x.to, x.kind) < std::tie(y.from, y.to, y.kind); });
}

}  // namespace tawatur
