// What a retelling lost: who said it, through whom, how sure, in whose words.
#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cmath>

#include "base/fold.h"
#include "base/resource.h"
#include "claim/context.h"
#include "claim/group.h"
#include "claim/quotation.h"
#include "claim/retelling.h"
#include "claim/speaker.h"

namespace tawatur {
namespace {

constexpr float least_retold = 0.24f;  // share of both that the other's sentence has, for a speaker to be missed
constexpr float surely_retold = 0.6f;  // likewise, for a nameless source to stand for a named institution

constexpr float longer_retold = 0.06f;  // what must be told again grows so with the pages that are compared
constexpr uint32_t hedge_reach = 3;     // tokens beside a hedge, for what is in doubt

/// "Which killed three" in passing describes what another tells; it is nobody's statement to give a speaker.
bool is_description(const Profile& p) {
  static constexpr std::array<std::string_view, 6> relatives = {"الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين"};
  const TokenSpan tokens = p.statement->tokens;
  return !tokens.empty() &&
         std::find(relatives.begin(), relatives.end(), p.reading->analysis.form(tokens.begin)) != relatives.end();
}

/// "Documents" and "a statement" alone are nobody; a statement of the army is someone's.
bool is_someone(const ChainLink& link) { return link.kind != SourceKind::document || link.mention != no_index; }

/// "The king of Jordan" is no less a name than his own.
bool is_told_by_office(const ChainLink& link) {
  static const auto offices = [] {
    boost::unordered_flat_set<std::string> out;
    for (const auto& row : table_rows(resource("claim/offices.tsv")))
      if (row[0] == "office")
        for (size_t i = 1; i < row.size(); ++i) out.insert(folded(row[i]));
    return out;
  }();
  std::string first = folded(link.text.substr(0, link.text.find(' ')));
  if (first.starts_with("ال")) first.erase(0, sizeof("ال") - 1);
  return offices.contains(first) && link.text.find(' ') != std::string::npos;
}

/// Whether a statement names its other telling's speaker: "the commander had announced …" has not lost him.
bool tells_of(const Profile& p, const ChainLink& speaker) {
  for (uint32_t m = p.mentions_begin; m < p.mentions_end; ++m) {
    const Mention& mention = p.reading->mentions[m];
    if (mention.kind != EntityKind::place && share_a_word(slice(p.reading->page.text, mention.span), speaker.text))
      return true;
  }
  return false;
}

/// "The lawyer of X", "the owner of Y" is one person.
bool names_by_another(const Profile& p, const ChainLink& link) {
  return link.text.find(' ') != std::string::npos && std::ranges::any_of(p.reading->mentions, [&](const Mention& m) {
           const std::string_view name = slice(p.reading->page.text, m.span);
           return m.kind != EntityKind::place && name.size() < link.text.size() && link.text.ends_with(name);
         });
}

bool published_before(const Profile& a, const Profile& b) {
  const auto& x = a.reading->page.published;
  const auto& y = b.reading->page.published;
  if (x && y && x->seconds != y->seconds) return x->seconds < y->seconds;
  return a.ref < b.ref;
}

/// What was published days later was not at hand to be retold. Hours tell nothing: both may have it from a wire.
bool is_too_late(const Profile& from, const Profile& to) {
  constexpr int64_t day = 86400;
  const auto& x = from.reading->page.published;
  const auto& y = to.reading->page.published;
  return x && y && x->seconds > y->seconds + day;
}

class LossFinder {
 public:
  /// `pages`: how many are compared; the more there are, the more a retelling must tell.
  LossFinder(const Profile& from, const Profile& to, const Pair& pair, size_t pages, std::vector<Loss>& out)
      : from_(from),
        to_(to),
        retold_(pair.signs[static_cast<size_t>(ClaimSign::told_in_both)]),
        needed_(least_retold + longer_retold * many(pages)),
        other_counts_(pair.signs[static_cast<size_t>(ClaimSign::numbers_apart)] > 0 &&
                      pair.signs[static_cast<size_t>(ClaimSign::numbers_shared)] == 0),
        leaves_counts_out_(from.numbers.size() > 1 && to.numbers.empty()),
        out_(out) {}

  void run() {
    const ChainLink* said = is_reported(from_) ? origin_of(*from_.statement) : nullptr;
    const ChainLink* retold = is_reported(to_) ? origin_of(*to_.statement) : nullptr;
    if (said && !retold && !same_speaker(from_, to_)) {
      if (!is_title(to_) && !tells_of(to_, *said) && !is_description(to_) && is_someone(*said) && retold_ >= needed_ &&
          !leaves_counts_out_)
        add(LossKind::speaker_dropped, said->text);
      return;  // without the speaker, marks and medium are gone as well
    }
    if (said && retold && !(other_counts_ && !same_speaker(from_, to_))) {  // 23 dead by a minister, 15 by witnesses
      // two institutions may tell one thing, a nameless source beside a state's agency is another one
      const bool one_saying = said->kind == SourceKind::person || retold_ >= surely_retold;
      if (is_named(*said) && !is_named(*retold) && !is_told_by_office(*retold) && !names_by_another(to_, *retold) &&
          one_saying && !same_speaker(from_, to_))
        add(LossKind::speaker_anonymised, said->text);
      const ChainLink* medium = medium_of(from_);
      if (medium && !medium_of(to_) && retold_ >= needed_ && !is_told_there(*medium) && same_speaker(from_, to_))
        add(LossKind::medium_dropped, medium->text);
    }
    find_hedges();
    compare_quotations();
  }

 private:
  static bool is_title(const Profile& p) {
    return p.reading->analysis.sentences[p.statement->sentence].role == SentenceRole::title;
  }
  /// The other page is the medium's own, or names it with its source: "documents that the paper published".
  bool is_told_there(const ChainLink& medium) const {
    const auto& outlet = to_.reading->page.outlet;
    return (outlet && is_named_in(medium.text, *outlet)) ||
           std::ranges::any_of(to_.statement->chain,
                               [&](const ChainLink& link) { return is_named_in(medium.text, link.text); });
  }
  std::string_view text(ByteSpan span) const { return slice(from_.reading->page.text, span); }
  void add(LossKind kind, std::string_view what) { out_.push_back({from_.ref, to_.ref, kind, std::string(what)}); }

  /// "At least twelve" that becomes "twelve".
  const Number* dropped_rounding() const {
    for (const Number& n : from_.numbers) {
      if (n.hedge == NumberHedge::exact || n.hedge == NumberHedge::order || n.unit_key == 0) continue;
      const auto retold = std::find_if(to_.numbers.begin(), to_.numbers.end(), [&](const Number& m) {
        return m.unit_key == n.unit_key && m.low && (m.low == n.low || m.low == n.high);
      });
      if (retold != to_.numbers.end() && retold->hedge == NumberHedge::exact) return &n;
    }
    return nullptr;
  }

  /// Whether the retelling has a telling word of those beside a hedge: what is in doubt is told again.
  bool retells_around(ByteSpan hedge) const {
    const Analysis& a = from_.reading->analysis;
    const auto at = std::ranges::lower_bound(a.tokens, hedge.begin, {}, &Token::begin);
    const auto token = static_cast<TokenIndex>(at - a.tokens.begin());
    const TokenSpan all = from_.statement->tokens;
    const TokenIndex begin = std::max(all.begin, token < hedge_reach ? 0 : token - hedge_reach);
    for (TokenIndex t = begin; t < std::min(all.end, token + 1 + hedge_reach); ++t)
      if (a.tokens[t].kind == TokenKind::arabic &&
          std::ranges::binary_search(to_.terms, a.tokens[t].key, {}, &Term::key))
        return true;
    return false;
  }

  void find_hedges() {
    if (const Number* n = dropped_rounding()) return add(LossKind::hedge_dropped, text(n->span));
    if (from_.statement->hedges.empty() || !to_.statement->hedges.empty() ||
        to_.statement->modality != Modality::asserted)
      return;
    for (const ByteSpan hedge : from_.statement->hedges)
      if (retells_around(hedge)) return add(LossKind::hedge_dropped, text(hedge));
  }

  void compare_quotations() {
    const std::vector<TokenSpan> here = quoted_parts(from_), there = quoted_parts(to_);
    for (const TokenSpan part : here) {
      if (!is_title(to_) && lost_its_marks(from_, part, to_))
        return add(LossKind::quote_marks_dropped, text(from_.reading->analysis.bytes(part)));
      if (!published_before(from_, to_)) continue;
      if (!same_speaker(from_, to_)) continue;
      for (const TokenSpan other : there)
        if (is_other_version(from_, part, to_, other))
          return add(LossKind::quote_altered, text(from_.reading->analysis.bytes(part)));
    }
  }

  const Profile& from_;
  const Profile& to_;
  const float retold_;
  const float needed_;
  const bool other_counts_;       // they tell other numbers: another telling, by whoever says it
  const bool leaves_counts_out_;  // a toll and "the blast": not its retelling, but what both speak of
  std::vector<Loss>& out_;
};

/// Of two pages of one family the one is made from the other, whole: what the source lacks was added, not lost. The
/// source is the earlier page, where times tell, else the one from which most was lost.
void keep_one_direction(const ComparedGroup& group, std::vector<Loss>& losses) {
  struct Balance {
    int forth = 0, back = 0;  // losses from the page of the lower index, and to it
  };
  const auto family_of = [&](PageIndex page) {
    const bool sibling = page >= group.origins.size() || !group.origins[page].origin_name.empty();
    return sibling ? no_index : group.origins[page].family;  // both from a wire that is not here: either may lose
  };
  const auto related = [&](const Loss& loss) {
    return family_of(loss.from.page) != no_index && family_of(loss.from.page) == family_of(loss.to.page);
  };
  const auto key_of = [](const Loss& loss) {
    const auto [low, high] = std::minmax(loss.from.page, loss.to.page);
    return uint64_t{low} << 32 | high;
  };
  boost::unordered_flat_map<uint64_t, Balance> balances;
  for (const Loss& loss : losses)
    if (related(loss)) ++(loss.from.page < loss.to.page ? balances[key_of(loss)].forth : balances[key_of(loss)].back);
  std::erase_if(losses, [&](const Loss& loss) {
    if (!related(loss)) return false;
    const auto& from = group.corpus[loss.from.page].page.published;
    const auto& to = group.corpus[loss.to.page].page.published;
    if (from && to && from->seconds != to->seconds) return from->seconds > to->seconds;
    const Balance& balance = balances[key_of(loss)];
    return loss.from.page < loss.to.page ? balance.forth < balance.back : balance.back < balance.forth;
  });
}

}  // namespace

std::vector<Loss> find_losses(const ComparedGroup& group) {
  std::vector<Loss> out;
  for (const auto& [from, to] : retellings(group)) {
    if (is_too_late(group.profiles[from], group.profiles[to])) continue;
    LossFinder(group.profiles[from], group.profiles[to], *group.pair_of(std::min(from, to), std::max(from, to)),
               group.pages, out)
        .run();
  }
  keep_one_direction(group, out);
  std::sort(out.begin(), out.end(), [](const Loss& x, const Loss& y) {
    return std::tie(x.from, x.to, x.kind) < std::tie(y.from, y.to, y.kind);
  });
  return out;
}

}  // namespace tawatur
